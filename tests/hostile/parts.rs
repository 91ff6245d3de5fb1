//! I2: parts of packages.

use super::{
    archive::{Entry, KINDS, Kind, archive},
    stage::{Case, Place, SMALLER, Stage, WORDS, Wanted, case},
    word_parts,
};

/// Entities that become 10^9 words.
fn laughs() -> String {
    let mut all = String::from("<!DOCTYPE a [<!ENTITY a0 \"ha\">");
    for n in 1..10 {
        let one = format!("&a{};", n - 1);
        all += &format!("<!ENTITY a{n} \"{}\">", one.repeat(10));
    }
    all + "]>"
}

fn cases() -> Vec<Case> {
    let mut all = Vec::new();
    for kind in KINDS {
        let mut add = |name: &str, wanted, make: fn(Kind, &Place) -> String| {
            let name = format!("{name}, {kind:?}");
            all.push(case(name, kind.file(), wanted, move |place| {
                kind.of_xml(&make(kind, place))
            }));
        };
        // Pages have a limit of their own on their size and their tags.
        let many = if kind == Kind::Epub {
            Wanted::Told
        } else {
            Wanted::Text(WORDS)
        };
        let attributes = if kind == Kind::Epub {
            Wanted::Refused("attributes")
        } else {
            Wanted::Text(WORDS)
        };
        add(
            "an entity that is a file",
            Wanted::Text(WORDS),
            |kind, _| {
                let before = "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
                kind.xml(before, &(kind.paragraph("&e;") + &kind.paragraph(WORDS)))
            },
        );
        add(
            "entities from elsewhere",
            Wanted::Text(WORDS),
            |kind, place| {
                let trap = &place.trap;
                let before = format!(
                    "<!DOCTYPE a PUBLIC \"-//A//B\" \"{trap}a.dtd\" [<!ENTITY e SYSTEM \"{trap}e\"><!ENTITY % p SYSTEM \"{trap}p\">%p;]><?xml-stylesheet href=\"{trap}s.xsl\" type=\"text/xsl\"?>"
                );
                kind.xml(&before, &(kind.paragraph("&e;") + &kind.paragraph(WORDS)))
            },
        );
        add("a billion laughs", Wanted::Text(WORDS), |kind, _| {
            kind.xml(
                &laughs(),
                &(kind.paragraph("&a9;") + &kind.paragraph(WORDS)),
            )
        });
        add("one long entity 100,000 times", Wanted::Told, |kind, _| {
            let before = format!("<!DOCTYPE a [<!ENTITY e \"{}\">]>", "ha ".repeat(100_000));
            kind.xml(&before, &kind.paragraph(&"&e;".repeat(100_000)))
        });
        add(
            "an entity that is itself",
            Wanted::Text(WORDS),
            |kind, _| {
                let before = "<!DOCTYPE a [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]>";
                kind.xml(before, &(kind.paragraph("&a;") + &kind.paragraph(WORDS)))
            },
        );
        add(
            "200,000 elements in each other",
            Wanted::Refused("deeper than"),
            |kind, _| kind.xml("", &"<w:sdt>".repeat(200_000)),
        );
        add(
            "200,000 elements in each other, closed",
            Wanted::Refused("deeper than"),
            |kind, _| {
                kind.xml(
                    "",
                    &("<w:ins>".repeat(200_000) + &"</w:ins>".repeat(200_000)),
                )
            },
        );
        add("100,000 attributes", attributes, |kind, _| {
            let attributes: String = (0..100_000).map(|n| format!(" a{n}=\"{n}\"")).collect();
            kind.xml(
                "",
                &(format!("<w:p{attributes}></w:p>") + &kind.paragraph(WORDS)),
            )
        });
        add("100,000 attributes of one name", Wanted::Told, |kind, _| {
            kind.xml(
                "",
                &(format!("<w:p{}></w:p>", " a=\"\"".repeat(100_000)) + &kind.paragraph(WORDS)),
            )
        });
        add("100,000 namespaces", Wanted::Told, |kind, _| {
            let spaces: String = (0..100_000)
                .map(|n| format!(" xmlns:a{n}=\"urn:{n}\""))
                .collect();
            kind.xml(
                "",
                &(format!("<w:p{spaces}></w:p>") + &kind.paragraph(WORDS)),
            )
        });
        add(
            "namespaces in each of 400 elements",
            Wanted::Told,
            |kind, _| {
                let spaces: String = (0..300)
                    .map(|n| format!(" xmlns:a{n}=\"urn:{n}\""))
                    .collect();
                let inner = kind.paragraph(WORDS);
                kind.xml(
                    "",
                    &(format!("<w:sdt{spaces}>").repeat(400) + &inner + &"</w:sdt>".repeat(400)),
                )
            },
        );
        add("an attribute of 9 MB", Wanted::Told, |kind, _| {
            kind.xml(
                "",
                &(format!("<w:p a=\"{}\"></w:p>", "a".repeat(9_000_000)) + &kind.paragraph(WORDS)),
            )
        });
        add("a name of 5 MB", Wanted::Told, |kind, _| {
            let name = "a".repeat(5_000_000);
            kind.xml("", &(format!("<{name}></{name}>") + &kind.paragraph(WORDS)))
        });
        add("100,000 comments", many, |kind, _| {
            kind.xml("", &("<!-- a -->".repeat(100_000) + &kind.paragraph(WORDS)))
        });
        add("a million empty paragraphs", Wanted::Told, |kind, _| {
            kind.xml(
                "",
                &(kind.paragraph("").repeat(1_000_000 / SMALLER) + &kind.paragraph(WORDS)),
            )
        });
        add("300,000 paragraphs", Wanted::Told, |kind, _| {
            kind.xml("", &kind.paragraph(WORDS).repeat(300_000 / SMALLER))
        });
        add("a paragraph of 9 MB", Wanted::Text(WORDS), |kind, _| {
            kind.xml(
                "",
                &kind.paragraph(&format!("{WORDS} ").repeat(200_000 / SMALLER)),
            )
        });
        add("ends without beginnings", Wanted::Told, |kind, _| {
            kind.xml("", &("</w:p>".repeat(50_000) + &kind.paragraph(WORDS)))
        });
        add("numbers of signs that are none", Wanted::Told, |kind, _| {
            let words =
                format!("&#0;&#xFFFFFFFF;&#xD800;&#-1;&#x;&;&#99999999999999999999; {WORDS}");
            kind.xml("", &kind.paragraph(&words))
        });
        let name = format!("a part in UTF-16, {kind:?}");
        all.push(case(name, kind.file(), Wanted::Told, move |_| {
            let xml = kind
                .xml("", &kind.paragraph(WORDS))
                .replace("UTF-8", "UTF-16");
            let bytes: Vec<u8> = "\u{feff}"
                .encode_utf16()
                .chain(xml.encode_utf16())
                .flat_map(u16::to_le_bytes)
                .collect();
            let mut entries = kind.around();
            entries.push(Entry::deflated(kind.main(), &bytes));
            archive(&entries)
        }));
        let name = format!("a part in no encoding, {kind:?}");
        all.push(case(name, kind.file(), Wanted::Told, move |_| {
            let xml = kind.xml("", &kind.paragraph("\u{1}\u{2}~"));
            let bytes: Vec<u8> = xml
                .bytes()
                .map(|byte| if byte == b'~' { 0xff } else { byte })
                .collect();
            let mut entries = kind.around();
            entries.push(Entry::deflated(kind.main(), &bytes));
            archive(&entries)
        }));
    }
    all.extend(word_parts::cases());
    all.extend(of_others());
    all
}

fn of_others() -> Vec<Case> {
    let (odt, epub) = (Kind::Odt, Kind::Epub);
    vec![
        case(
            "pictures and sections from elsewhere",
            "a.odt",
            Wanted::Text(WORDS),
            move |place| {
                let trap = &place.trap;
                let inside = format!(
                    "<text:section><text:section-source xlink:href=\"{trap}a.odt\"/></text:section><draw:image xlink:href=\"{trap}a.png\"/><draw:object xlink:href=\"{trap}\"/><draw:plugin xlink:href=\"{trap}\"/><text:p><text:dde-connection/>{WORDS}</text:p>"
                );
                odt.of_xml(&odt.xml("", &inside))
            },
        ),
        case(
            "a cell repeated two billion times",
            "a.odt",
            Wanted::Told,
            move |_| {
                let inside = format!(
                    "<table:table><table:table-row table:number-rows-repeated=\"2147483647\"><table:table-cell table:number-columns-repeated=\"2147483647\"><text:p>1</text:p></table:table-cell></table:table-row></table:table>{}",
                    odt.paragraph(WORDS)
                );
                odt.of_xml(&odt.xml("", &inside))
            },
        ),
        case(
            "spaces and tabs two billion times",
            "a.odt",
            Wanted::Told,
            move |_| {
                let inside = odt.paragraph(&format!("a<text:s text:c=\"2147483647\"/><text:s text:c=\"99999999999999999999\"/><text:s text:c=\"-1\"/>{WORDS}"));
                odt.of_xml(&odt.xml("", &inside))
            },
        ),
        case(
            "100,000 marks of spaces",
            "a.odt",
            Wanted::Told,
            move |_| {
                odt.of_xml(&odt.xml(
                    "",
                    &odt.paragraph(&format!(
                        "{}{WORDS}",
                        "<text:s text:c=\"100000\"/>".repeat(100_000 / SMALLER)
                    )),
                ))
            },
        ),
        case("notes in each other", "a.odt", Wanted::Told, move |_| {
            let note = "<text:note><text:note-body><text:p>".repeat(160);
            let ends = "</text:p></text:note-body></text:note>".repeat(160);
            odt.of_xml(&odt.xml("", &odt.paragraph(&format!("{WORDS}{note}{ends}"))))
        }),
        case(
            "changes that are not there",
            "a.odt",
            Wanted::Told,
            move |_| {
                let inside = format!(
                    "<text:tracked-changes><text:changed-region text:id=\"a\"><text:deletion><text:p><text:change text:change-id=\"a\"/></text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>{WORDS}<text:change text:change-id=\"a\"/><text:change-start text:change-id=\"b\"/></text:p>"
                );
                odt.of_xml(&odt.xml("", &inside))
            },
        ),
        case(
            "a deletion put back 100,000 times",
            "a.odt",
            Wanted::Told,
            move |_| {
                let gone = odt.paragraph(&"gone ".repeat(2_000));
                let inside = format!(
                    "<text:tracked-changes><text:changed-region text:id=\"a\"><text:deletion>{gone}</text:deletion></text:changed-region></text:tracked-changes><text:p>{WORDS}{}</text:p>",
                    "<text:change text:change-id=\"a\"/>".repeat(100_000 / SMALLER)
                );
                odt.of_xml(&odt.xml("", &inside))
            },
        ),
        case(
            "a flat file in a circle of names",
            "a.fodt",
            Wanted::Told,
            move |place| {
                let xml = odt.xml(
                    &laughs(),
                    &odt.paragraph(&format!("&a9; {WORDS} {}", place.trap)),
                );
                xml.replace(
                    "office:document-content",
                    "office:document office:mimetype=\"application/vnd.oasis.opendocument.text\"",
                )
                .replace(
                    "</office:document office:mimetype=\"application/vnd.oasis.opendocument.text\"",
                    "</office:document",
                )
                .into_bytes()
            },
        ),
        case(
            "a chapter that loads",
            "a.epub",
            Wanted::Text(WORDS),
            move |place| {
                let trap = &place.trap;
                let inside = format!(
                    "<script src=\"{trap}a.js\"></script><link rel=\"stylesheet\" href=\"{trap}a.css\"/><img src=\"{trap}a.png\"/><iframe src=\"{trap}\"></iframe><object data=\"{trap}\"></object>{}",
                    epub.paragraph(WORDS)
                );
                epub.of_xml(&epub.xml("", &inside))
            },
        ),
        case(
            "chapters outside of the book",
            "a.epub",
            Wanted::Told,
            move |place| {
                let trap = &place.trap;
                let items: String = [
                    format!("{trap}a.xhtml"),
                    "../../../../etc/passwd".to_owned(),
                    "file:///etc/passwd".to_owned(),
                    "%2e%2e/%2e%2e/etc/passwd".to_owned(),
                    "a.xhtml".to_owned(),
                ]
                .iter()
                .enumerate()
                .map(|(n, href)| {
                    format!(
                        "<item id=\"a{n}\" href=\"{href}\" media-type=\"application/xhtml+xml\"/>"
                    )
                })
                .collect();
                let spine: String = (0..5)
                    .map(|n| format!("<itemref idref=\"a{n}\"/>"))
                    .collect();
                let mut entries = epub.around();
                entries[2] = Entry::deflated(
                    "OEBPS/content.opf",
                    format!(
                        "<package><manifest>{items}</manifest><spine>{spine}</spine></package>"
                    )
                    .as_bytes(),
                );
                entries.push(epub.entry(&epub.xml("", &epub.paragraph(WORDS))));
                archive(&entries)
            },
        ),
        case(
            "contents that are the book itself",
            "a.epub",
            Wanted::Told,
            move |_| {
                let mut entries = epub.around();
                entries[1] = Entry::deflated(
                    "META-INF/container.xml",
                    b"<container><rootfile full-path=\"META-INF/container.xml\"/></container>",
                );
                archive(&entries)
            },
        ),
        case(
            "100,000 notes of a chapter",
            "a.epub",
            Wanted::Told,
            move |_| {
                let notes: String = (0..60_000 / SMALLER)
                    .map(|n| format!("<a href=\"#n{n}\">1</a><p id=\"n{n}\">b</p>"))
                    .collect();
                epub.of_xml(&epub.xml("", &(notes + &epub.paragraph(WORDS))))
            },
        ),
    ]
}

#[test]
fn parts_of_packages() {
    Stage::new().run(cases()).holds("I2 parts of packages", 20);
}
