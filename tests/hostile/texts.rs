//! I5: texts, which are read without a reader of their own; and Rich Text, which is nearly one.

use super::stage::{Case, Place, SMALLER, Stage, WORDS, Wanted, case};

/// 100 MB of what is given, or a tenth of it.
fn much(what: &str) -> Vec<u8> {
    what.repeat(100_000_000 / SMALLER / what.len()).into_bytes()
}

fn of_texts() -> Vec<Case> {
    let mut all = Vec::new();
    let mut add = |name: &str, file: &str, wanted, make: fn(&Place) -> Vec<u8>| {
        all.push(case(format!("{name}, {file}"), file, wanted, make));
    };
    let (text, told) = (Wanted::Text(WORDS), Wanted::Told);
    add("100 MB of paragraphs", "a.txt", text, |_| {
        much(&format!("{WORDS} Nobody paid.\n\n"))
    });
    add("100 MB in one line", "a.txt", text, |_| {
        much(&format!("{WORDS} "))
    });
    add("100 MB without a space", "a.txt", told, |_| much("a"));
    add("100 MB of line ends", "a.txt", told, |_| {
        [WORDS.as_bytes(), &much("\n")].concat()
    });
    add(
        "one byte more than is opened",
        "a.txt",
        Wanted::Refused("larger than"),
        |_| vec![b'a'; 100 * 1024 * 1024 + 1],
    );
    for file in ["a.txt", "a.md", "a.srt"] {
        let mut add = |name: &str, wanted, make: fn(&Place) -> Vec<u8>| {
            all.push(case(format!("{name}, {file}"), file, wanted, make));
        };
        add("nothing", Wanted::Refused("holds no text"), |_| Vec::new());
        add("white space", Wanted::Refused("holds no text"), |_| {
            b" \r\n\t\xc2\xa0\n".to_vec()
        });
        add("a NUL", Wanted::Refused("NUL"), |_| {
            format!("{WORDS}\0 More.").into_bytes()
        });
        add("noise", Wanted::Refused(""), |_| {
            (0..1_000_000_u32)
                .map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0])
                .collect()
        });
        add("bad UTF-8", told, |_| {
            [
                WORDS.as_bytes(),
                b" \xc0\xaf \xed\xa0\x80 \xf5\x80\x80\x80 \xff\n",
            ]
            .concat()
            .repeat(100)
        });
        add("all kinds of line ends", text, |_| {
            format!("{WORDS}\rA.\r\nB.\n\rC.\u{2028}D.\u{85}E.\u{b}F.\u{c}G.").into_bytes()
        });
        add("5,000 marks on one letter", text, |_| {
            format!("{WORDS} a{}\n", "\u{301}".repeat(5_000)).into_bytes()
        });
        add("a million marks on one letter", told, |_| {
            format!("{WORDS} a{}\n", "\u{301}".repeat(1_000_000 / SMALLER)).into_bytes()
        });
        add("letters that nobody sees", text, |_| {
            format!(
                "{WORDS} {}\n",
                "\u{202e}\u{200b}\u{2066}\u{feff}\u{e0041}".repeat(20_000)
            )
            .into_bytes()
        });
        add("credentials of a million signs", text, |_| {
            format!(
                "{WORDS}\u{feff}{}\n",
                "\u{fe01}\u{e0101}".repeat(500_000 / SMALLER)
            )
            .into_bytes()
        });
        add("half of UTF-16", told, |_| {
            [
                b"\xff\xfe".to_vec(),
                WORDS
                    .encode_utf16()
                    .flat_map(u16::to_le_bytes)
                    .chain([0xd8])
                    .collect(),
            ]
            .concat()
        });
        add("escapes to a terminal", told, |_| {
            format!("{WORDS} \u{1b}]0;owned\u{7}\u{1b}[2J\n")
                .repeat(3)
                .into_bytes()
        });
    }
    let marks = [
        "> ", "*", "_", "[", "![", "`", "- ", "#", "| a ", "1. ", "<", "&", "\\", "[a](", "[^a]: ",
        "***a ", "~", "<!--", "<div>\n", "a\n\n> ", "* a\n  ", "](", "**a* ",
    ];
    for mark in marks {
        let name = format!("{} times {mark:?}, a.md", 300_000 / SMALLER);
        all.push(case(name, "a.md", told, move |_| {
            format!("{WORDS}\n\n{}", mark.repeat(300_000 / SMALLER)).into_bytes()
        }));
    }
    let mut add = |name: &str, file: &str, wanted, make: fn(&Place) -> Vec<u8>| {
        all.push(case(format!("{name}, {file}"), file, wanted, make));
    };
    add("lists 50,000 deep", "a.md", told, |_| {
        (0..2_000)
            .map(|n| format!("{}- a\n", "  ".repeat(n)))
            .collect::<String>()
            .into_bytes()
    });
    add("100,000 names of links", "a.md", told, |_| {
        (0..100_000 / SMALLER)
            .map(|n| format!("[a{n}]: https://kell.example/{n}\n[a{n}]\n\n"))
            .collect::<String>()
            .into_bytes()
    });
    add("one long address 100,000 times", "a.md", told, |_| {
        format!(
            "[a]: https://kell.example/{}\n\n{}",
            "a".repeat(100_000),
            "[a] ".repeat(100_000 / SMALLER)
        )
        .into_bytes()
    });
    add("front matter without end", "a.md", told, |_| {
        format!("---\n{}", "title: a\n".repeat(300_000 / SMALLER)).into_bytes()
    });
    add("200,000 times", "a.srt", told, |_| {
        (0..200_000 / SMALLER)
            .map(|n| format!("{n}\n00:00:01,000 --> 99:99:99,999\na\n\n"))
            .collect::<String>()
            .into_bytes()
    });
    add("200,000 voices in each other", "a.vtt", told, |_| {
        format!(
            "WEBVTT\n\n00:01.000 --> 00:02.000\n{}{WORDS}\n",
            "<v A>".repeat(200_000 / SMALLER)
        )
        .into_bytes()
    });
    all
}

/// A Rich Text with something before its words.
fn rtf(before: &str) -> Vec<u8> {
    format!("{{\\rtf1\\ansi{before} {WORDS}\\par}}").into_bytes()
}

fn of_rich_text() -> Vec<Case> {
    let mut all = Vec::new();
    let mut add = |name: &str, wanted, make: fn(&Place) -> Vec<u8>| {
        all.push(case(format!("{name}, a.rtf"), "a.rtf", wanted, make));
    };
    let (text, told) = (Wanted::Text(WORDS), Wanted::Told);
    add(
        "groups 200,000 deep",
        Wanted::Refused("deeper than"),
        |_| rtf(&"{".repeat(200_000)),
    );
    add("groups 500 deep", text, |_| {
        rtf(&("{\\b a".repeat(500) + &"}".repeat(500)))
    });
    add("ends without beginnings", told, |_| {
        rtf(&"}".repeat(200_000))
    });
    add("two billion bytes that are not there", told, |_| {
        rtf("\\bin2147483647 ")
    });
    add("fewer bytes than none", told, |_| rtf("\\bin-2147483648 "));
    add("numbers too long", text, |_| {
        rtf("\\fs99999999999999999999\\u-99999999999\\uc2147483647\\li-0")
    });
    add("200,000 fields in each other", told, |_| {
        rtf(&"{\\field{\\*\\fldinst HYPERLINK \"a\"}{\\fldrslt a".repeat(200_000))
    });
    add("200 fields in each other", told, |_| {
        rtf(
            &("{\\field{\\*\\fldinst HYPERLINK \"http://a\"}{\\fldrslt a".repeat(200)
                + &"}}".repeat(200)),
        )
    });
    add("100,000 notes", told, |_| {
        rtf(&"a{\\footnote b}".repeat(100_000 / SMALLER))
    });
    add("100,000 comments that begin", told, |_| {
        rtf(&"{\\*\\atrfstart 1}".repeat(100_000 / SMALLER))
    });
    add("100,000 comments", told, |_| {
        rtf(&"{\\*\\annotation{\\*\\atnref 1}a}".repeat(100_000 / SMALLER))
    });
    add("500,000 paragraphs", told, |_| {
        rtf(&"a\\par ".repeat(500_000 / SMALLER))
    });
    add("a row of 500,000 cells", told, |_| {
        rtf(&("\\trowd\\intbl ".to_owned() + &"a\\cell ".repeat(500_000 / SMALLER) + "\\row\\pard"))
    });
    add("200,000 fonts", told, |_| {
        rtf(&format!(
            "{{\\fonttbl{}}}",
            (0..200_000 / SMALLER)
                .map(|n| format!("{{\\f{n}\\fcharset128 A;}}"))
                .collect::<String>()
        ))
    });
    add("200,000 styles", told, |_| {
        rtf(&format!(
            "{{\\stylesheet{}}}",
            (0..200_000 / SMALLER)
                .map(|n| format!("{{\\s{n} heading 1;}}"))
                .collect::<String>()
        ))
    });
    add("a word of 5 MB", told, |_| {
        rtf(&format!("\\{}", "a".repeat(5_000_000)))
    });
    add("a million signs of Unicode", told, |_| {
        rtf(&"\\u-10179?\\u-8704?".repeat(500_000 / SMALLER))
    });
    add("half signs", told, |_| rtf(&"\\u-10179?".repeat(100_000)));
    add("bytes of two that are one", told, |_| {
        rtf("{\\fonttbl{\\f0\\fcharset128 A;}}\\f0\\'93\\'9x\\'f")
    });
    add("things that run and load", text, |place| {
        let trap = &place.trap;
        rtf(&format!(
            "{{\\object\\objautlink\\objupdate{{\\*\\objclass Word.Document}}{{\\*\\objdata 0105000002000000}}}}{{\\*\\template {trap}}}{{\\field{{\\*\\fldinst INCLUDEPICTURE \"{trap}\"}}}}{{\\field{{\\*\\fldinst DDEAUTO cmd}}}}{{\\pict\\pngblip 89504e47}}"
        ))
    });
    add("50 MB of a picture", told, |_| {
        rtf(&format!("{{\\pict {}}}", "ff".repeat(25_000_000 / SMALLER)))
    });
    all
}

#[test]
fn texts() {
    let mut cases = of_texts();
    cases.extend(of_rich_text());
    Stage::new().run(cases).holds("I5 texts", 20);
}
