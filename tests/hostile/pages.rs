//! I4: pages; saved ones and letters stand in [`letters`].

use super::letters;
use super::stage::{Case, Place, SMALLER, Stage, WORDS, Wanted, case};

/// An article long enough to be taken for one.
fn article() -> String {
    format!(
        "<article><h1>The bridge</h1><p>{WORDS} It was opened by the mayor on a wet morning in March, said the council.</p><p>{}</p></article>",
        "Nobody had counted the boats that pass below it, as the harbour master of the town wrote. ".repeat(5)
    )
}

/// A page with something before its article.
pub fn page(head: &str, before: &str) -> Vec<u8> {
    format!("<!DOCTYPE html><html><head><title>The bridge</title>{head}</head><body>{before}{}</body></html>", article()).into_bytes()
}

fn of_html() -> Vec<Case> {
    let mut all = Vec::new();
    let mut add = |name: &str, wanted, make: fn(&Place) -> Vec<u8>| {
        all.push(case(name, "a.html", wanted, make));
    };
    let (text, told) = (Wanted::Text(WORDS), Wanted::Told);
    add("everything that loads", text, |place| {
        let trap = &place.trap;
        page(
            &format!(
                "<base href=\"{trap}\"><link rel=stylesheet href=\"{trap}a.css\"><link rel=preload as=font href=\"{trap}f\"><link rel=prefetch href=\"{trap}p\"><link rel=dns-prefetch href=\"{trap}\"><meta http-equiv=refresh content=\"0; url={trap}\"><script src=\"{trap}a.js\"></script><script>fetch('{trap}');new Image().src='{trap}'</script><style>@import url({trap}b.css); body {{ background: url({trap}c.png) }}</style><meta property=og:image content=\"{trap}o.png\"><link rel=canonical href=\"{trap}\"><link rel=amphtml href=\"{trap}amp\">"
            ),
            &format!(
                "<img src=\"{trap}a.png\" srcset=\"{trap}b.png 2x\" onerror=\"fetch('{trap}')\"><iframe src=\"{trap}\" srcdoc=\"<img src={trap}>\"></iframe><object data=\"{trap}\"></object><embed src=\"{trap}\"><video poster=\"{trap}\" src=\"{trap}\" autoplay><source src=\"{trap}\"></video><form action=\"{trap}\"><input autofocus onfocus=submit()></form><svg><image href=\"{trap}\"/><use href=\"{trap}#a\"/></svg><applet code=\"{trap}\"></applet><frameset><frame src=\"{trap}\"></frameset><bgsound src=\"{trap}\"><link rel=import href=\"{trap}\"><a ping=\"{trap}\" href=\"{trap}\">a</a><math><maction actiontype=statusline xlink:href=\"{trap}\"></math>"
            ),
        )
    });
    for (name, element) in [
        ("div", "<div>"),
        ("b", "<b>"),
        ("cells", "<table><tr><td>"),
        ("lists", "<ul><li>"),
        ("quotations", "<blockquote>"),
        ("fonts", "<font>"),
        ("b and p", "<b><p>"),
        ("links", "<a href=x><p>"),
        ("buttons", "<button>"),
        ("spans", "<span>"),
        ("selects", "<select><option>"),
        ("templates", "<template>"),
        ("shadows", "<div><template shadowrootmode=open>"),
        ("drawings", "<svg>"),
        ("formulas", "<math><mi>"),
        ("objects", "<object>"),
        ("forms", "<form>"),
        ("noscript", "<noscript>"),
        ("rubies", "<ruby><rb><rt>"),
        ("definitions", "<dl><dt><dd>"),
        ("sections", "<section><h1>"),
        ("frames", "<frameset>"),
        ("made up", "<x-y>"),
        ("closed by nothing", "</p>"),
        ("closed too often", "</div></b>"),
        ("breaks", "<br>"),
        ("nobr", "<nobr>"),
        ("marquees", "<marquee>"),
        ("foreign", "<svg><foreignObject><div>"),
        ("details", "<details><summary>"),
    ] {
        let element = element.to_owned();
        let name = format!("200,000 {name} in each other");
        all.push(case(name, "a.html", told, move |_| {
            page("", &element.repeat(200_000 / element.matches('<').count()))
        }));
    }
    let mut add = |name: &str, wanted, make: fn(&Place) -> Vec<u8>| {
        all.push(case(name, "a.html", wanted, make));
    };
    add("500 div in each other", text, |_| {
        page("", &("<div>".repeat(480) + &"</div>".repeat(480)))
    });
    add("100,000 attributes", Wanted::Refused("attributes"), |_| {
        page(
            "",
            &format!(
                "<p{}>a</p>",
                (0..100_000).map(|n| format!(" a{n}=b")).collect::<String>()
            ),
        )
    });
    add(
        "100,000 attributes of one name",
        Wanted::Refused("attributes"),
        |_| page("", &format!("<p{}>a</p>", " a=b".repeat(100_000))),
    );
    add("100,000 classes", told, |_| {
        page(
            "",
            &format!(
                "<div class=\"{}\">a</div>",
                (0..100_000).map(|n| format!("a{n} ")).collect::<String>()
            ),
        )
    });
    add("50,000 elements with a class of 100 words", told, |_| {
        page(
            "",
            &format!("<p class=\"{}\">a</p>", "related ".repeat(10)).repeat(50_000 / SMALLER),
        )
    });
    add("formats that begin again and again", told, |_| {
        page(
            "",
            &"<a><b><i><u><s><tt>"
                .repeat(20)
                .repeat(1_000 / SMALLER)
                .replace("<a>", "<a href=x></p><p>"),
        )
    });
    add("20,000 formats that end in the wrong order", told, |_| {
        page("", &"<b><i><u></b></i></u>".repeat(20_000 / SMALLER))
    });
    add("tables with words where none may be", told, |_| {
        page(
            "",
            &("<table>".to_owned() + &"a<tr>b<td>c</table><table>".repeat(20_000 / SMALLER)),
        )
    });
    add("190,000 paragraphs", told, |_| {
        page("", &"<p>a".repeat(190_000 / SMALLER))
    });
    add("60,000 paragraphs that look like text", told, |_| {
        page(
            "",
            &"<p>The harbour, the bridge, the boats, the mayor, said nobody at all.</p>"
                .repeat(60_000 / SMALLER),
        )
    });
    add("60,000 blocks of one paragraph", told, |_| {
        page(
            "",
            &"<div><p>The harbour, the bridge, the boats, the mayor, said nobody at all.</p></div>"
                .repeat(60_000 / SMALLER),
        )
    });
    add("60,000 links", told, |_| {
        page(
            "",
            &"<a href=/a>a link to somewhere</a> ".repeat(60_000 / SMALLER),
        )
    });
    add("60,000 headings", told, |_| {
        page("", &"<h1>The bridge at Kell</h1>".repeat(60_000 / SMALLER))
    });
    add("60,000 notes", told, |_| {
        page(
            "",
            &(0..60_000 / SMALLER)
                .map(|n| format!("<sup><a href=#n{n}>1</a></sup><p id=n{n}>b</p>"))
                .collect::<String>(),
        )
    });
    add(
        "60,000 boxes of the page in each other's neighbourhood",
        told,
        |_| {
            page(
                "",
                &"<div class=share><div class=related>a</div></div>".repeat(60_000 / SMALLER),
            )
        },
    );
    add("60,000 pictures", told, |_| {
        page(
            "",
            &"<figure><img src=a.png><figcaption>a</figcaption></figure>".repeat(40_000 / SMALLER),
        )
    });
    add("a million entities", told, |_| {
        page(
            "",
            &format!("<p>{}</p>", "&amp;&#x41;&nope;".repeat(300_000 / SMALLER)),
        )
    });
    add("a tag that never ends", told, |_| {
        format!("{}<p title=\"{}", article(), "a ".repeat(1_000_000)).into_bytes()
    });
    add("a comment that never ends", told, |_| {
        [page("", ""), b"<!--".to_vec(), vec![b'-'; 1_000_000]].concat()
    });
    add("a script that never ends", told, |_| {
        page("", &format!("<script>{}", "a<".repeat(1_000_000)))
    });
    add("300,000 scripts that never end", told, |_| {
        page("", &"<script>".repeat(300_000))
    });
    add("100,000 drawings that never end", told, |_| {
        page("", &"<svg></sv".repeat(100_000))
    });
    add("100,000 beginnings of comments", told, |_| {
        page("", &"<!-".repeat(100_000))
    });
    add("100,000 comments", text, |_| {
        page("", &"<!-- a -->".repeat(100_000))
    });
    add("300,000 angle brackets", told, |_| {
        page("", &"< ".repeat(300_000))
    });
    add("plaintext", told, |_| page("", "<plaintext>"));
    add("11 MB of words", Wanted::Refused("larger"), |_| {
        page("", &"a ".repeat(5_500_000))
    });
    add("30 MB of embedded pictures", text, |_| {
        page(
            "",
            &format!(
                "<img src=\"data:image/png;base64,{}\">",
                "A".repeat(30_000_000 / SMALLER)
            ),
        )
    });
    add("data 100,000 deep", text, |_| {
        page(
            &format!(
                "<script type=application/ld+json>{}</script>",
                "[{\"@graph\":".repeat(100_000)
            ),
            "",
        )
    });
    add("5 MB of data", text, |_| {
        page(
            &format!(
                "<script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"headline\":\"a\",\"author\":[{}1]}}</script>",
                "{\"name\":\"A\"},".repeat(300_000 / SMALLER)
            ),
            "",
        )
    });
    add("50,000 pieces of data", text, |_| {
        page(
            &"<script type=application/ld+json>{\"@type\":\"NewsArticle\"}</script>"
                .repeat(50_000 / SMALLER),
            "",
        )
    });
    add("50,000 metas", text, |_| {
        page(
            &"<meta property=article:author content=A>".repeat(50_000 / SMALLER),
            "",
        )
    });
    add("a title of 3 MB", told, |_| {
        page(
            &format!(
                "<meta property=og:title content=\"{}\">",
                "a ".repeat(1_500_000)
            ),
            "",
        )
    });
    add("data with a sign and 100,000 elements", told, |_| {
        page(
            &format!(
                "<script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"headline\":\"a &amp; {0}\",\"author\":\"&lt; {0}\"}}</script>",
                "<b>".repeat(100_000)
            ),
            "",
        )
    });
    add("a text in data that is a page", told, |_| {
        page(
            &format!(
                "<script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"articleBody\":\"{}\"}}</script>",
                "<div>".repeat(200_000)
            ),
            "",
        )
    });
    add("an address of 1 MB", text, |_| {
        page("", &format!("<a href=\"{}\">a</a>", "../".repeat(300_000)))
    });
    for (name, head) in [
        ("UTF-16 that is none", "<meta charset=utf-16>"),
        ("UTF-7", "<meta charset=utf-7>"),
        ("none known", "<meta charset=acme>"),
        ("replacement", "<meta charset=iso-2022-kr>"),
        ("two", "<meta charset=shift_jis><meta charset=utf-8>"),
        ("user-defined", "<meta charset=x-user-defined>"),
        ("HZ", "<meta charset=hz-gb-2312>"),
    ] {
        let name = format!("an encoding that is {name}");
        all.push(case(name, "a.html", told, move |_| {
            page(
                head,
                "<p>+ADw-script+AD4- ~{<:Ky2;~} \u{1b}$B!!\u{1b}(B</p>",
            )
        }));
    }
    let mut add = |name: &str, wanted, make: fn(&Place) -> Vec<u8>| {
        all.push(case(name, "a.html", wanted, make));
    };
    add("an encoding that is told late", told, |_| {
        page(
            &format!(
                "<style>{}</style><meta charset=utf-16be>",
                "a".repeat(5_000)
            ),
            "",
        )
    });
    add("a mark that says UTF-16 before UTF-8", told, |_| {
        [b"\xff\xfe".to_vec(), page("", "")].concat()
    });
    add("NUL between all letters", told, |_| {
        page("", "")
            .into_iter()
            .flat_map(|byte| [byte, 0])
            .collect()
    });
    add("NUL before all letters", told, |_| {
        page("", "")
            .into_iter()
            .flat_map(|byte| [0, byte])
            .collect()
    });
    add("bytes that are no letters", told, |_| {
        [
            b"<html><body>".to_vec(),
            [0xc0, 0xaf, 0xed, 0xa0, 0x80, 0xf5, 0x00].repeat(20_000),
            page("", ""),
        ]
        .concat()
    });
    add("letters that nobody sees", told, |_| {
        page(
            "",
            &format!(
                "<p>{}</p>",
                "a\u{202e}\u{200b}\u{feff}\u{e0041}".repeat(20_000)
            ),
        )
    });
    add("5,000 marks on one letter", told, |_| {
        page("", &format!("<p>a{}</p>", "\u{301}".repeat(5_000)))
    });
    all
}

#[test]
fn pages_and_letters() {
    let mut cases = of_html();
    cases.extend(letters::cases());
    Stage::new().run(cases).holds("I4 pages and letters", 5);
}
