//! A letter with documents attached to it, under names of the worst kind. Its places are invented.

use super::word;

/// What a letter is told to call its attachments, and what they may be called.
pub const NAMES: [(&str, &str); 4] = [
    (r"\\\\fileserver\\share\\ferry.docx", "ferry.docx"),
    (
        "../../../../etc/tickmark-was-here.txt",
        "tickmark-was-here.txt",
    ),
    ("con.png", "_con.png"),
    ("", "Bolts_ how many_.eml"),
];

/// The letter's bytes. Attached are a Word document, a text, a picture and another letter.
pub fn letter() -> Vec<u8> {
    let head = "From: Ida Brandt <ida@kell.example>\r\nTo: desk@courier.example\r\nDate: Mon, 02 Mar 2026 10:30:00 +0100\r\nMessage-ID: <1@kell.example>\r\nMIME-Version: 1.0\r\n";
    let mut letter = format!(
        "{head}Subject: The ferry\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nHere is the piece. The ferry cost 48 million crowns in 2025.\r\n"
    )
    .into_bytes();
    let contents: [&[u8]; 3] = [
        &word::document(),
        b"The harbour office counted 9,412 crossings in 2024.\n",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    ];
    for ((name, _), content) in NAMES.iter().zip(contents) {
        let part = format!(
            "--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"{name}\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n",
            base64(content)
        );
        letter.extend(part.into_bytes());
    }
    let inner = format!(
        "--b\r\nContent-Type: message/rfc822\r\n\r\n{head}Subject: Bolts: how many?\r\n\r\nThere are 380 bolts in the ramp.\r\n--b--\r\n"
    );
    letter.extend(inner.into_bytes());
    letter
}

/// RFC 4648, in lines of 76.
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for (at, three) in bytes.chunks(3).enumerate() {
        if at > 0 && at % 19 == 0 {
            text.push_str("\r\n");
        }
        let bits = [0, 1, 2].map(|n| u32::from(three.get(n).copied().unwrap_or(0)));
        let bits = bits[0] << 16 | bits[1] << 8 | bits[2];
        for n in 0..4 {
            let sign = SIGNS[(bits >> (18 - 6 * n) & 63) as usize];
            text.push(if n > three.len() { '=' } else { sign.into() });
        }
    }
    text
}
