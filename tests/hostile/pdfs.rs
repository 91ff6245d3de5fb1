//! I3: PDF files.

use super::{
    pdf::{File, packed, show, stream},
    pdf_drawing, pdf_tables,
    stage::{Case, Place, SMALLER, Stage, WORDS, Wanted, case},
};

/// A page with operators before its words.
pub fn page(before: impl Into<String>) -> Vec<u8> {
    let content = (before.into() + "\n" + &show(WORDS)).into_bytes();
    File {
        content,
        ..File::default()
    }
    .bytes()
}

/// A page with words and something else in the file.
pub fn with(change: impl FnOnce(&mut File)) -> Vec<u8> {
    let mut file = File {
        content: show(WORDS).into_bytes(),
        ..File::default()
    };
    change(&mut file);
    file.bytes()
}

fn cases() -> Vec<Case> {
    let mut all = Vec::new();
    let file = "a.pdf";
    let mut add = |name: &str, wanted, make: fn(&Place) -> Vec<u8>| {
        all.push(case(name, file, wanted, make));
    };
    let (text, told) = (Wanted::Text(WORDS), Wanted::Told);
    add("200,000 arrays in each other, in a page", told, |_| {
        page("[".repeat(200_000))
    });
    add(
        "200,000 dictionaries in each other, in a page",
        told,
        |_| page("/A <<".repeat(200_000)),
    );
    add("200,000 arrays in each other, in an object", told, |_| {
        with(|file| {
            file.others = vec![("[".repeat(200_000) + &"]".repeat(200_000)).into_bytes()];
            file.page = "/A 10 0 R /Annots 10 0 R".to_owned();
        })
    });
    add(
        "200,000 arrays in each other, in the catalogue",
        told,
        |_| {
            with(|file| {
                file.catalog = format!("/Lang {}{}", "[".repeat(200_000), "]".repeat(200_000));
            })
        },
    );
    add("500,000 saved states", told, |_| page("q ".repeat(500_000)));
    add("500,000 states given back", told, |_| {
        page("Q ".repeat(500_000))
    });
    add("500,000 texts begun", told, |_| page("BT ".repeat(500_000)));
    add("500,000 marks begun", told, |_| {
        page("/Artifact BMC ".repeat(500_000))
    });
    add("a path of a million lines", told, |_| {
        page("0 0 m ".to_owned() + &"1 1 l ".repeat(1_000_000 / SMALLER) + "S")
    });
    add("200,000 paths that cut each other", told, |_| {
        page("0 0 m 9 9 l 9 0 l W n ".repeat(200_000 / SMALLER))
    });
    add("a length that is itself", told, |_| {
        with(|file| {
            file.raw = Some(
                format!("<< /Length 4 0 R >>\nstream\n{}\nendstream", show(WORDS)).into_bytes(),
            );
        })
    });
    add("a length of two billion", told, |_| {
        with(|file| {
            file.raw = Some(
                format!(
                    "<< /Length 2147483647 >>\nstream\n{}\nendstream",
                    show(WORDS)
                )
                .into_bytes(),
            );
        })
    });
    add("references in a circle", told, |_| {
        with(|file| {
            file.others = vec![b"11 0 R".to_vec(), b"10 0 R".to_vec()];
            file.page = "/Rotate 10 0 R /CropBox 11 0 R".to_owned();
            file.catalog = "/Lang 10 0 R".to_owned();
        })
    });
    add("a count of two billion", told, |_| {
        with(|file| file.pages = "/Kids [3 0 R] /Count 2147483647".to_owned())
    });
    add("a count below nothing", told, |_| {
        with(|file| file.pages = "/Kids [3 0 R] /Count -1".to_owned())
    });
    add("pages in a circle", told, |_| {
        with(|file| file.pages = "/Kids [2 0 R 3 0 R 2 0 R] /Count 3 /Parent 2 0 R".to_owned())
    });
    add("pages in a circle of 1,000", told, |_| {
        with(|file| {
            file.pages = "/Kids [10 0 R 3 0 R] /Count 2".to_owned();
            for n in 0..1_000 {
                let next = if n == 999 { 2 } else { n + 11 };
                file.others.push(
                    format!(
                        "<< /Type /Pages /Kids [{next} 0 R {next} 0 R] /Count 2 /Parent 2 0 R >>"
                    )
                    .into_bytes(),
                );
            }
        })
    });
    add("a tree of pages that doubles 40 times", told, |_| {
        with(|file| {
            file.pages = "/Kids [10 0 R 10 0 R] /Count 2".to_owned();
            for n in 0..40 {
                let next = if n == 39 { 3 } else { n + 11 };
                file.others.push(
                    format!(
                        "<< /Type /Pages /Kids [{next} 0 R {next} 0 R] /Count 2 /Parent 2 0 R >>"
                    )
                    .into_bytes(),
                );
            }
        })
    });
    add("one page 100,000 times", told, |_| {
        with(|file| {
            file.pages = format!("/Kids [{}] /Count 100000", "3 0 R ".repeat(100_000));
        })
    });
    add("pages 100,000 deep", told, |_| {
        with(|file| {
            file.pages = "/Kids [10 0 R] /Count 1".to_owned();
            let depth = 100_000 / SMALLER;
            for n in 0..depth {
                let next = if n + 1 == depth { 3 } else { n + 11 };
                file.others.push(
                    format!(
                        "<< /Type /Pages /Kids [{next} 0 R] /Count 1 /Parent {} 0 R >>",
                        if n == 0 { 2 } else { n + 9 }
                    )
                    .into_bytes(),
                );
            }
        })
    });
    add("a bomb in a page", told, |_| {
        with(|file| {
            let bomb = packed(&vec![b' '; 500_000_000 / SMALLER]);
            file.raw = Some(stream("/Filter /FlateDecode", &bomb));
        })
    });
    add("a bomb in a bomb", told, |_| {
        with(|file| {
            let bomb = packed(&packed(&vec![b' '; 500_000_000 / SMALLER]));
            file.raw = Some(stream("/Filter [/FlateDecode /FlateDecode]", &bomb));
        })
    });
    add("words packed 20 times", told, |_| {
        with(|file| {
            let mut bytes = file.content.clone();
            for _ in 0..20 {
                bytes = packed(&bytes);
            }
            file.raw = Some(stream(
                &format!("/Filter [{}]", "/FlateDecode ".repeat(20)),
                &bytes,
            ));
        })
    });
    add("100,000 filters", told, |_| {
        with(|file| {
            file.raw = Some(stream(
                &format!("/Filter [{}]", "/ASCIIHexDecode ".repeat(100_000)),
                b"00>",
            ));
        })
    });
    add("a bomb of letters that repeat", told, |_| {
        with(|file| {
            let bomb = [0x81, b' '].repeat(2_000_000);
            file.raw = Some(stream("/Filter /RunLengthDecode", &bomb));
        })
    });
    add("one bomb as a hundred pages' contents", told, |_| {
        with(|file| {
            let bomb = packed(&vec![b' '; 20_000_000 / SMALLER]);
            file.others = vec![stream("/Filter /FlateDecode", &bomb)];
            file.page = format!("/Contents [{}]", "10 0 R ".repeat(100));
        })
    });
    add("things to do on opening", text, |place| {
        let trap = place.trap.clone();
        with(move |file| {
            file.catalog = "/OpenAction 10 0 R /AA << /WC 10 0 R /DS 11 0 R >> /URI << /Base (http://127.0.0.1/) >> /AcroForm << /XFA 14 0 R /Fields [] >>".to_owned();
            file.page = "/AA << /O 11 0 R >> /Annots [12 0 R 13 0 R]".to_owned();
            file.others = vec![
                format!("<< /S /URI /URI ({trap}) /Next 11 0 R >>").into_bytes(),
                b"<< /S /Launch /F (/bin/sh) /Win << /F (cmd.exe) /P (/c calc) >> /Next 10 0 R >>".to_vec(),
                format!("<< /Type /Annot /Subtype /Link /Rect [0 0 612 792] /A << /S /GoToR /F << /FS /URL /F ({trap}a.pdf) >> /D [0 /Fit] >> >>").into_bytes(),
                format!("<< /Type /Annot /Subtype /Widget /Rect [0 0 1 1] /A << /S /SubmitForm /F ({trap}) >> /AA << /PO << /S /JavaScript /JS (app.launchURL\\(\"{trap}\"\\)) >> >> >>").into_bytes(),
                stream("", format!("<xdp xmlns:x=\"{trap}\"><submit target=\"{trap}\"/></xdp>").as_bytes()),
            ];
        })
    });
    add("streams that lie elsewhere", told, |place| {
        let trap = place.trap.clone();
        with(move |file| {
            let there = format!(
                "<< /Length 0 /F << /FS /URL /F ({trap}) >> /FFilter /FlateDecode >>\nstream\n\nendstream"
            );
            file.resources = "/XObject << /X 10 0 R >>".to_owned();
            file.content = format!("/X Do {}", show(WORDS)).into_bytes();
            file.others = vec![
                there.into_bytes(),
                b"<< /Type /Filespec /F (/etc/passwd) /EF << /F 10 0 R >> >>".to_vec(),
            ];
        })
    });
    for (name, encrypt) in [
        (
            "made up",
            "/Filter /Standard /V 99 /R 99 /O (a) /U (b) /P -1",
        ),
        ("empty", ""),
        (
            "short",
            "/Filter /Standard /V 2 /R 3 /Length 128 /O (a) /U (b) /P -1",
        ),
        ("by somebody else", "/Filter /Acme.Vault /V 4"),
        (
            "with a key of 2^31 bits",
            "/Filter /Standard /V 2 /R 3 /Length 2147483648 /O (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) /U (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) /P -1",
        ),
        (
            "with AES",
            "/Filter /Standard /V 5 /R 6 /Length 256 /O (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) /U (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) /OE (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) /UE (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) /Perms (aaaaaaaaaaaaaaaa) /P -1 /CF << /StdCF << /CFM /AESV3 >> >> /StmF /StdCF /StrF /StdCF",
        ),
    ] {
        all.push(case(
            format!("encryption that is {name}"),
            file,
            told,
            move |_| {
                with(|file| {
                    file.trailer = format!(
                        "/Encrypt << {encrypt} >> /ID [(aaaaaaaaaaaaaaaa) (aaaaaaaaaaaaaaaa)]"
                    );
                })
            },
        ));
    }
    all.extend(pdf_drawing::cases());
    all.extend(pdf_tables::cases());
    all
}

#[test]
fn pdf_files() {
    Stage::new().run(cases()).holds("I3 PDF files", 25);
}
