//! I3: PDF files whose tables of objects mean harm.

use super::{
    pdf::{File, packed, show, stream, written},
    pdfs::with,
    stage::{Case, SMALLER, WORDS, Wanted, case},
};

pub fn cases() -> Vec<Case> {
    let file = "a.pdf";
    let told = Wanted::Told;
    let plain = || with(|_| {});
    let objects = || {
        File {
            content: show(WORDS).into_bytes(),
            ..File::default()
        }
        .objects()
    };
    // A table that is a stream, in a file whose other objects are as they should be.
    let table = move |about: &str, data: &[u8], others: Vec<(usize, Vec<u8>)>| {
        let mut all = objects();
        all.extend(others);
        let mut bytes = written(&all, "");
        let at = bytes.windows(4).rposition(|four| four == b"xref").unwrap() - 5;
        let at = bytes[..at + 5]
            .windows(5)
            .rposition(|five| five == b"\nxref")
            .unwrap_or(at);
        bytes.truncate(at + 1);
        let start = bytes.len();
        bytes.extend(b"90 0 obj\n");
        bytes.extend(stream(&format!("/Type /XRef /Root 1 0 R {about}"), data));
        bytes.extend(format!("\nendobj\nstartxref\n{start}\n%%EOF\n").bytes());
        bytes
    };
    let inner =
        |about: &str, data: &str| stream(&format!("/Type /ObjStm {about}"), data.as_bytes());
    vec![
        case(
            "a table that says it has two billion entries",
            file,
            told,
            move |_| {
                let text = plain();
                let at = text
                    .windows(8)
                    .position(|eight| eight == b"xref\n0 1")
                    .unwrap();
                [&text[..at], b"xref\n0 2147483647", &text[at + 8..]].concat()
            },
        ),
        case("a table that comes before itself", file, told, move |_| {
            let text = plain();
            let at = text
                .windows(9)
                .rposition(|nine| nine == b"startxref")
                .unwrap();
            let start: String = String::from_utf8_lossy(&text[at + 10..])
                .lines()
                .next()
                .unwrap()
                .to_owned();
            with(|file| file.trailer = format!("/Prev {start} /XRefStm {start}"))
        }),
        case("tables that come before nothing", file, told, |_| {
            with(|file| file.trailer = "/Prev 99999999999 /XRefStm -1".to_owned())
        }),
        case("a size of two billion", file, told, |_| {
            with(|file| file.trailer = "/Size 2147483647".to_owned())
        }),
        case("a table of numbers 255 bytes wide", file, told, move |_| {
            table("/Size 99 /W [255 255 255]", &[0xff; 9_000], Vec::new())
        }),
        case("a table of two billion numbers", file, told, move |_| {
            table(
                "/Size 2147483647 /Index [0 2147483647] /W [1 4 2]",
                &[1; 7_000],
                Vec::new(),
            )
        }),
        case("a table of numbers without width", file, told, move |_| {
            table(
                "/Size 2147483647 /W [0 0 0] /Index [0 2147483647]",
                b"",
                Vec::new(),
            )
        }),
        case("a table with a million parts", file, told, move |_| {
            table(
                &format!(
                    "/Size 99 /W [1 4 2] /Index [{}]",
                    "0 1 ".repeat(1_000_000 / SMALLER)
                ),
                &[1; 7_000],
                Vec::new(),
            )
        }),
        case("a table that is a bomb", file, told, move |_| {
            table(
                "/Size 99 /W [1 4 2] /Filter /FlateDecode",
                &packed(&vec![0; 500_000_000 / SMALLER]),
                Vec::new(),
            )
        }),
        case(
            "a stream of objects that lies in itself",
            file,
            told,
            move |_| {
                // Object 4, the words, lies in stream 20, which lies in stream 20.
                let data: Vec<u8> = (0..99_u8)
                    .flat_map(|n| {
                        if n == 4 || n == 20 {
                            [2, 0, 0, 0, 20, 0, 0]
                        } else {
                            [0; 7]
                        }
                    })
                    .collect();
                table(
                    "/Size 99 /W [1 4 2]",
                    &data,
                    vec![(
                        20,
                        inner("/N 2 /First 10 /Extends 20 0 R", "4 0 20 0 << >>"),
                    )],
                )
            },
        ),
        case("a stream of two billion objects", file, told, move |_| {
            let data: Vec<u8> = (0..99_u8)
                .flat_map(|n| {
                    if n == 4 {
                        [2, 0, 0, 0, 20, 0xff, 0xff]
                    } else {
                        [1, 0, 0, 0, 9, 0, 0]
                    }
                })
                .collect();
            table(
                "/Size 99 /W [1 4 2]",
                &data,
                vec![(20, inner("/N 2147483647 /First 2147483647", "4 0 << >>"))],
            )
        }),
        case(
            "a stream of objects that is a bomb",
            file,
            told,
            move |_| {
                let data: Vec<u8> = (0..99_u8)
                    .flat_map(|n| {
                        if n == 4 {
                            [2, 0, 0, 0, 20, 0, 0]
                        } else {
                            [0; 7]
                        }
                    })
                    .collect();
                let bomb = packed(&vec![b' '; 500_000_000 / SMALLER]);
                table(
                    "/Size 99 /W [1 4 2]",
                    &data,
                    vec![(
                        20,
                        stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", &bomb),
                    )],
                )
            },
        ),
        case("no table at all", file, told, move |_| {
            let text = plain();
            let at = text.windows(5).rposition(|five| five == b"\nxref").unwrap();
            text[..at].to_vec()
        }),
        case(
            "a hundred thousand objects and no table",
            file,
            told,
            move |_| {
                let mut text = plain();
                let at = text.windows(5).rposition(|five| five == b"\nxref").unwrap();
                text.truncate(at);
                for n in 100..100_100 {
                    text.extend(format!("\n{n} 0 obj\n<< /A {} 0 R >>\nendobj", n + 1).bytes());
                }
                text
            },
        ),
        case("a root that is a number", file, told, |_| {
            with(|file| file.trailer = "/Root 7".to_owned())
        }),
        case(
            "a first line and nothing else",
            file,
            Wanted::Refused("damaged"),
            |_| b"%PDF-1.7\n".to_vec(),
        ),
        case(
            "a first line behind 1,000 bytes of noise",
            file,
            told,
            move |_| [vec![0xfe; 1_000], plain()].concat(),
        ),
        case("10 MB of noise behind a first line", file, told, |_| {
            let noise = (0..10_000_000_u32 / u32::try_from(SMALLER).unwrap())
                .map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0]);
            b"%PDF-1.7\n".iter().copied().chain(noise).collect()
        }),
    ]
}
