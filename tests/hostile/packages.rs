//! I1: archives.

use super::{
    archive::{Entry, KINDS, Kind, archive, archive_that_says},
    stage::{Case, Place, SMALLER, Stage, WORDS, Wanted, case},
};

/// Names that lead out of a folder, on one system or another.
fn names(place: &Place) -> Vec<Vec<u8>> {
    let mut names: Vec<Vec<u8>> = [
        "../../../escaped.txt",
        "..\\..\\..\\escaped.txt",
        "/etc/tickmark-escaped",
        "C:\\escaped.txt",
        "c:escaped.txt",
        "\\\\127.0.0.1\\share\\escaped.txt",
        "CON",
        "NUL.xml",
        "word/aux.xml",
        "a/../../../../outside/escaped.txt",
        "./././escaped.txt",
        "a\0b.txt",
        "word/\u{202e}lmx.txt",
        "",
        ".",
        "..",
        "word/",
    ]
    .iter()
    .map(|name| name.as_bytes().to_vec())
    .collect();
    names.push(format!("{}/escaped.txt", place.outside).into_bytes());
    names.push(b"../../../../outside/escaped.txt".to_vec());
    names.push(vec![b'a'; 65_000]);
    names.push(b"caf\xe9\xff\xfe.xml".to_vec());
    names
}

/// A part of many letters of one kind.
fn large(kind: Kind, megabytes: usize) -> Entry {
    let spaces = " ".repeat(megabytes * 1_000_000);
    kind.entry(&kind.xml("", &spaces))
}

fn with(kind: Kind, entry: Entry) -> Vec<u8> {
    let mut entries = kind.around();
    entries.push(entry);
    archive(&entries)
}

fn cases() -> Vec<Case> {
    let mut all = Vec::new();
    let unpacks = Wanted::Refused("unpacks to more than");
    for kind in KINDS {
        let mut add = |name: &str, wanted, make: fn(Kind, &Place) -> Vec<u8>| {
            let name = format!("{name}, {kind:?}");
            all.push(case(name, kind.file(), wanted, move |place| {
                make(kind, place)
            }));
        };
        add("a flat bomb", unpacks, |kind, _| {
            with(kind, large(kind, 150))
        });
        add("a bomb that says it is small", Wanted::Told, |kind, _| {
            let entry = Entry {
                size: 10,
                ..large(kind, 60)
            };
            with(kind, entry)
        });
        add("a part that says it is large", Wanted::Told, |kind, _| {
            let entry = kind.entry(&kind.xml("", &kind.paragraph(WORDS)));
            with(
                kind,
                Entry {
                    size: u32::MAX - 1,
                    ..entry
                },
            )
        });
        add("archives in archives", Wanted::Text(WORDS), |kind, _| {
            let mut inner = with(kind, large(kind, 20));
            for _ in 0..5 {
                inner = archive(&vec![Entry::deflated("a.zip", &inner); 20]);
            }
            kind.package(
                WORDS,
                vec![Entry::deflated("word/embeddings/a.zip", &inner)],
            )
        });
        add(
            "entries that lie in one place",
            Wanted::Text(WORDS),
            |kind, _| {
                let mut entries = kind.around();
                entries.push(kind.entry(&kind.xml("", &kind.paragraph(WORDS))));
                let first = entries.len();
                entries.push(Entry {
                    name: b"large.xml".to_vec(),
                    ..large(kind, 9)
                });
                for n in 0..1_900 {
                    let name = format!("a{n}").into_bytes();
                    entries.push(Entry {
                        name,
                        shares: Some(first),
                        ..entries[first].clone()
                    });
                }
                archive(&entries)
            },
        );
        add("20,000 entries", Wanted::Refused("entries"), |kind, _| {
            let one = Entry::stored("", b"");
            let many = (0..20_000).map(|n| Entry {
                name: format!("a{n}").into_bytes(),
                ..one.clone()
            });
            kind.package(WORDS, many.collect())
        });
        add(
            "a million entries",
            Wanted::Refused("entries"),
            |kind, _| {
                let one = Entry::stored("", b"");
                let many = (0..1_000_000 / SMALLER).map(|n| Entry {
                    name: format!("a{n}").into_bytes(),
                    ..one.clone()
                });
                kind.package(WORDS, many.collect())
            },
        );
        add(
            "65,535 entries that are not there",
            Wanted::Told,
            |kind, _| {
                let mut entries = kind.around();
                entries.push(kind.entry(&kind.xml("", &kind.paragraph(WORDS))));
                archive_that_says(&entries, 65_535)
            },
        );
        add(
            "entries that it does not own up to",
            Wanted::Told,
            |kind, _| {
                let mut entries = kind.around();
                entries.push(kind.entry(&kind.xml("", &kind.paragraph(WORDS))));
                archive_that_says(&entries, 0)
            },
        );
        add("two parts of one name", Wanted::Told, |kind, _| {
            let other = kind.entry(&kind.xml("", &kind.paragraph("Something else.")));
            kind.package(WORDS, vec![other])
        });
        add("2,000 parts of one name", Wanted::Told, |kind, _| {
            let other = kind.entry(&kind.xml("", &kind.paragraph("Something else.")));
            kind.package(WORDS, vec![other; 1_900])
        });
        add(
            "names that lead out of it",
            Wanted::Text(WORDS),
            |kind, place| {
                let others = names(place).into_iter();
                kind.package(
                    WORDS,
                    others
                        .map(|name| Entry::deflated(name, b"escaped"))
                        .collect(),
                )
            },
        );
        add("a locked part", Wanted::Refused("password"), |kind, _| {
            let entry = kind.entry(&kind.xml("", &kind.paragraph(WORDS)));
            with(kind, Entry { flags: 1, ..entry })
        });
        for method in [1, 8, 9, 12, 14, 93, 95, 99, 65_535] {
            let name = format!("bytes packed by method {method}, {kind:?}");
            let wanted = Wanted::Refused("");
            all.push(case(name, kind.file(), wanted, move |_| {
                let entry = Entry {
                    method,
                    packed: vec![0xa5; 4_000],
                    size: 70_000,
                    ..Entry::stored(kind.main(), b"")
                };
                with(kind, entry)
            }));
        }
        let mut add = |name: &str, wanted, make: fn(Kind, &Place) -> Vec<u8>| {
            let name = format!("{name}, {kind:?}");
            all.push(case(name, kind.file(), wanted, move |place| {
                make(kind, place)
            }));
        };
        add(
            "a part that is not what it was",
            Wanted::Refused("damaged"),
            |kind, _| {
                let entry = kind.entry(&kind.xml("", &kind.paragraph(WORDS)));
                with(kind, Entry { crc: 1, ..entry })
            },
        );
        add(
            "a part that lies behind the end",
            Wanted::Told,
            |kind, _| {
                let mut bytes = kind.package(WORDS, Vec::new());
                let at = bytes
                    .windows(4)
                    .rposition(|four| four == b"PK\x01\x02")
                    .unwrap();
                bytes[at + 42..at + 46].copy_from_slice(&0x7fff_fff0_u32.to_le_bytes());
                bytes
            },
        );
        add(
            "a directory that lies behind the end",
            Wanted::Told,
            |kind, _| {
                let mut bytes = kind.package(WORDS, Vec::new());
                let end = bytes.len();
                bytes[end - 6..end - 2].copy_from_slice(&0xffff_fff0_u32.to_le_bytes());
                bytes
            },
        );
        add("another archive behind it", Wanted::Told, |kind, _| {
            [
                kind.package(WORDS, Vec::new()),
                kind.package("Something else.", Vec::new()),
            ]
            .concat()
        });
    }
    all.push(case(
        "a bomb that tells the format",
        "a.odt",
        Wanted::Told,
        |_| {
            let kind = Entry::deflated("mimetype", &vec![b'a'; 100_000_000 / SMALLER]);
            archive(&[
                kind,
                Entry::deflated("content.xml", b"<a/>"),
                Entry::deflated("META-INF/manifest.xml", b"<a/>"),
            ])
        },
    ));
    all.push(case(
        "one large part under five names",
        "a.docx",
        unpacks,
        |_| {
            let kind = Kind::Docx;
            let part = large(kind, 45);
            let relation = |sort: &str| {
                format!("<Relationship Id=\"{sort}\" Type=\"a/{sort}\" Target=\"{sort}.xml\"/>")
            };
            let sorts = [
                "styles",
                "comments",
                "footnotes",
                "endnotes",
                "commentsExtended",
            ];
            let relations: String = sorts.iter().map(|sort| relation(sort)).collect();
            // Packed badly enough not to be refused alone.
            let noise: Vec<u8> = (0..400_000_u32)
                .map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0])
                .collect();
            let pad = part.packed.len() * 200 < 45_000_000;
            assert!(pad && !noise.is_empty());
            let part = Entry::stored("", " ".repeat(30_000_000).as_bytes());
            let mut entries = vec![kind.entry(&kind.xml("", &kind.paragraph(WORDS)))];
            entries.push(Entry::deflated(
                "word/_rels/document.xml.rels",
                format!("<Relationships>{relations}</Relationships>").as_bytes(),
            ));
            let first = entries.len();
            for (n, sort) in sorts.iter().enumerate() {
                let name = format!("word/{sort}.xml").into_bytes();
                entries.push(Entry {
                    name,
                    shares: (n > 0).then_some(first),
                    ..part.clone()
                });
            }
            archive(&entries)
        },
    ));
    all.push(case("relationships in a circle", "a.docx", Wanted::Told, |_| {
        let relation = "<Relationships><Relationship Id=\"a\" Type=\"a/officeDocument\" Target=\"_rels/.rels\"/><Relationship Id=\"b\" Type=\"a/styles\" Target=\"../_rels/.rels\"/></Relationships>";
        Kind::Docx.package(WORDS, vec![Entry::deflated("_rels/.rels", relation.as_bytes())])
    }));
    all.push(case("a main part outside", "a.docx", Wanted::Told, |_| {
        let relation = "<Relationships><Relationship Id=\"a\" Type=\"a/officeDocument\" Target=\"../../../../etc/passwd\"/></Relationships>";
        Kind::Docx.package(WORDS, vec![Entry::deflated("_rels/.rels", relation.as_bytes())])
    }));
    all.push(case(
        "a book of one chapter 50,000 times",
        "a.epub",
        Wanted::Told,
        |_| {
            let kind = Kind::Epub;
            let items: String = (0..50_000)
                .map(|n| {
                    format!(
                        "<item id=\"a{n}\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/>"
                    )
                })
                .collect();
            let spine: String = (0..50_000)
                .map(|n| format!("<itemref idref=\"a{n}\"/>"))
                .collect();
            let book =
                format!("<package><manifest>{items}</manifest><spine>{spine}</spine></package>");
            let mut entries = kind.around();
            entries[2] = Entry::deflated("OEBPS/content.opf", book.as_bytes());
            let chapter = kind.paragraph(&format!("{WORDS} ").repeat(1_000));
            entries.push(kind.entry(&kind.xml("", &chapter)));
            archive(&entries)
        },
    ));
    all
}

#[test]
fn archives() {
    Stage::new().run(cases()).holds("I1 archives", 20);
}
