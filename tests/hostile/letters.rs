//! I4: letters, and pages saved in one file.

use super::pages::page;
use super::stage::{Case, Place, SMALLER, WORDS, Wanted, case};

const HEAD: &str = "From: Ida <ida@kell.example>\r\nDate: Mon, 2 Mar 2026 10:00:00 +0100\r\nSubject: The bridge\r\nMessage-ID: <1@kell.example>\r\nMIME-Version: 1.0\r\n";

/// A letter of parts: what stands in its head, and in its body.
fn letter(head: &str, body: &str) -> Vec<u8> {
    format!("{HEAD}{head}\r\n\r\n{body}").into_bytes()
}

/// A part between boundaries.
fn part(kind: &str, body: &str) -> String {
    format!("--b\r\nContent-Type: {kind}\r\n\r\n{body}\r\n")
}

pub fn cases() -> Vec<Case> {
    let mut all = Vec::new();
    let mut add = |name: &str, wanted, make: fn(&Place) -> Vec<u8>| {
        all.push(case(name, "a.eml", wanted, make));
    };
    let (text, told) = (Wanted::Text(WORDS), Wanted::Told);
    const MIXED: &str = "Content-Type: multipart/mixed; boundary=b";
    add("a letter that loads", text, |place| {
        let trap = &place.trap;
        letter(
            &format!(
                "{MIXED}\r\nDisposition-Notification-To: <{trap}>\r\nList-Unsubscribe: <{trap}>"
            ),
            &(part(
                "text/html",
                &format!(
                    "<img src=\"{trap}p.gif\"><link rel=stylesheet href=\"{trap}\"><p>{WORDS}</p>"
                ),
            ) + &part(
                &format!("message/external-body; access-type=URL; URL=\"{trap}\""),
                "Content-Type: text/plain\r\n\r\n",
            ) + "--b--"),
        )
    });
    add("100,000 parts", told, |_| {
        letter(MIXED, &part("text/plain", WORDS).repeat(100_000 / SMALLER))
    });
    add("100,000 empty parts", told, |_| {
        letter(MIXED, &"--b\r\n\r\n".repeat(100_000))
    });
    add("100,000 parts of a page", told, |_| {
        letter(
            MIXED,
            &part("text/html", "<p>a</p>").repeat(100_000 / SMALLER),
        )
    });
    add("100,000 attachments", told, |_| {
        letter(
            MIXED,
            &(part("text/plain", WORDS)
                + &part("application/pdf; name=../../a.pdf", "x").repeat(100_000 / SMALLER)),
        )
    });
    add("parts 5,000 deep", told, |_| {
        let mut body = String::new();
        for n in 0..5_000 {
            body += &format!(
                "--b{n}\r\nContent-Type: multipart/mixed; boundary=b{}\r\n\r\n",
                n + 1
            );
        }
        letter("Content-Type: multipart/mixed; boundary=b0", &body)
    });
    add("parts 20,000 deep with one boundary", told, |_| {
        letter(
            MIXED,
            &part("multipart/mixed; boundary=b", "").repeat(20_000),
        )
    });
    add("letters 10,000 deep", told, |_| {
        letter(
            "Content-Type: message/rfc822",
            &format!("{HEAD}Content-Type: message/rfc822\r\n\r\n").repeat(10_000),
        )
    });
    add("letters 10,000 deep in base64", told, |_| {
        letter("Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64", &"RnJvbTogYQ0KQ29udGVudC1UeXBlOiBtZXNzYWdlL3JmYzgyMg0KQ29udGVudC1UcmFuc2Zlci1FbmNvZGluZzogYmFzZTY0DQoNCg==".repeat(10_000))
    });
    add("100,000 fields in its head", told, |_| {
        letter(&"X-A: b\r\n".repeat(100_000), WORDS)
    });
    add("100,000 Received", told, |_| {
        letter(
            &"Received: from a by b; Mon, 2 Mar 2026 10:00:00 +0100\r\n".repeat(100_000),
            WORDS,
        )
    });
    add("a field of 10 MB", told, |_| {
        letter(&format!("X-A: {}", "a ".repeat(5_000_000 / SMALLER)), WORDS)
    });
    add("a subject of 100,000 encoded words", told, |_| {
        letter(
            &format!("Subject: {}", "=?utf-8?b?w6Q=?= ".repeat(100_000 / SMALLER)),
            WORDS,
        )
    });
    add("100,000 senders", told, |_| {
        letter(
            &format!("From: {}", "A <a@kell.example>, ".repeat(100_000 / SMALLER)),
            WORDS,
        )
    });
    add("a sender with 100,000 remarks", told, |_| {
        letter(&format!("From: {}", "(".repeat(100_000)), WORDS)
    });
    add("a boundary of 1 MB", told, |_| {
        letter(
            &format!(
                "Content-Type: multipart/mixed; boundary=\"{}\"",
                "b".repeat(1_000_000)
            ),
            WORDS,
        )
    });
    add("an empty boundary", told, |_| {
        letter(
            "Content-Type: multipart/mixed; boundary=\"\"",
            &"--\r\n\r\na\r\n".repeat(10_000),
        )
    });
    add("a type with 50,000 parameters", told, |_| {
        letter(
            &format!(
                "Content-Type: text/plain{}",
                (0..50_000)
                    .map(|n| format!("; a*{n}*=utf-8''b"))
                    .collect::<String>()
            ),
            WORDS,
        )
    });
    add("base64 that is none", told, |_| {
        letter(
            "Content-Transfer-Encoding: base64",
            &"!!!!====\u{0}".repeat(100_000),
        )
    });
    add("10 MB of base64", told, |_| {
        letter(
            "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64",
            &"YWFh".repeat(2_500_000 / SMALLER),
        )
    });
    add("quoted-printable without end", told, |_| {
        letter(
            "Content-Transfer-Encoding: quoted-printable",
            &"=\r\n".repeat(500_000),
        )
    });
    add("an encoding that nobody knows", told, |_| {
        letter(
            "Content-Type: text/plain; charset=acme\r\nContent-Transfer-Encoding: acme",
            WORDS,
        )
    });
    add("UTF-7", told, |_| {
        letter(
            "Content-Type: text/plain; charset=utf-7",
            "+ADw-b+AD4- +2ADcAA- +////",
        )
    });
    add("a page 200,000 deep", told, |_| {
        letter("Content-Type: text/html", &"<div>".repeat(200_000))
    });
    add("100,000 quoted lines", told, |_| {
        letter("", &"> > > > What?\r\n".repeat(100_000 / SMALLER))
    });
    add("quotations 100,000 deep", told, |_| {
        letter("", &format!("{} What?\r\n", ">".repeat(100_000)))
    });
    add("100,000 lines that say who wrote", told, |_| {
        letter(
            "",
            &"On 1 March 2026, Jon wrote:\r\n".repeat(100_000 / SMALLER),
        )
    });
    add("attachments with names of devices", text, |place| {
        let names = [
            "../../../escaped",
            "C:\\\\escaped",
            "\\\\\\\\127.0.0.1\\\\a",
            "CON",
            "a\\0b",
            &format!("{}/escaped", place.outside),
        ];
        letter(
            MIXED,
            &(part("text/plain", WORDS)
                + &names
                    .iter()
                    .map(|name| {
                        part(
                            &format!("application/octet-stream; name=\"{name}\""),
                            "escaped",
                        )
                    })
                    .collect::<String>()),
        )
    });
    let mut add = |name: &str, wanted, make: fn(&Place) -> Vec<u8>| {
        all.push(case(format!("{name}, saved"), "a.mhtml", wanted, make));
    };
    const SAVED: &str = "Snapshot-Content-Location: https://kell.example/\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=b";
    add("a page that loads", text, |place| {
        let trap = &place.trap;
        letter(
            SAVED,
            &(part(
                &format!("text/html\r\nContent-Location: {trap}"),
                &String::from_utf8(page(
                    &format!(
                        "<base href=\"{trap}\"><meta http-equiv=refresh content=\"0; url={trap}\">"
                    ),
                    &format!("<img src=\"{trap}a\"><iframe src=\"cid:a\"></iframe>"),
                ))
                .unwrap(),
            ) + &part(
                &format!("text/css\r\nContent-Location: {trap}a.css"),
                &format!("@import url({trap})"),
            ) + "--b--"),
        )
    });
    add("100,000 parts", told, |_| {
        letter(SAVED, &part("image/png", "x").repeat(100_000))
    });
    add("100,000 pages", told, |_| {
        letter(
            SAVED,
            &part("text/html", "<p>a</p>").repeat(100_000 / SMALLER),
        )
    });
    add("a page 200,000 deep", told, |_| {
        letter(SAVED, &part("text/html", &"<div>".repeat(200_000)))
    });
    add("no page at all", told, |_| {
        letter(SAVED, &part("image/png", "x"))
    });
    all
}
