//! I3: what PDF pages draw: fonts, forms, pictures, letters.

use std::fmt::Write as _;

use super::{
    pdf::{File, show, stream},
    pdfs::{page, with},
    stage::{Case, Place, SMALLER, WORDS, Wanted, case},
};

/// Forms, each of which draws the next one so many times.
fn forms(count: usize, times: usize, round: bool) -> Vec<u8> {
    with(|file| {
        file.resources = "/XObject << /X 10 0 R >>".to_owned();
        file.content = format!("/X Do {}", show(WORDS)).into_bytes();
        for n in 0..count {
            let next = if n + 1 < count { n + 11 } else { 10 };
            let last = n + 1 == count && !round;
            let draws = if last {
                String::new()
            } else {
                "/X Do ".repeat(times)
            };
            let about = format!(
                "/Type /XObject /Subtype /Form /BBox [0 0 10 10] /Resources << /XObject << /X {next} 0 R >> >>"
            );
            file.others.push(stream(&about, draws.as_bytes()));
        }
    })
}

/// A font whose table of meanings is this.
fn meaning(map: &str) -> Vec<u8> {
    with_font("0 [500 500]", map)
}

/// A font whose tables of widths and of meanings are these.
fn with_font(widths: &str, map: &str) -> Vec<u8> {
    with(|file| {
        file.resources = "/Font << /F1 5 0 R /F2 10 0 R >>".to_owned();
        file.content =
            (show(WORDS) + "BT /F2 12 Tf 72 600 Td <0041004200430044> Tj ET").into_bytes();
        file.others = vec![
            b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [11 0 R] /ToUnicode 12 0 R >>".to_vec(),
            format!("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [{widths}] >>").into_bytes(),
            stream("", map.as_bytes()),
        ];
    })
}

pub fn cases() -> Vec<Case> {
    let mut all = Vec::new();
    let file = "a.pdf";
    let (text, told) = (Wanted::Text(WORDS), Wanted::Told);
    let mut add = |name: &str, wanted, make: fn(&Place) -> Vec<u8>| {
        all.push(case(name, file, wanted, make));
    };
    add("encryption that is itself", told, |_| {
        with(|file| {
            file.trailer = "/Encrypt 10 0 R /ID 10 0 R".to_owned();
            file.others = vec![b"10 0 R".to_vec()];
        })
    });
    add("no font", told, |_| {
        let content = "BT 72 700 Td (The bridge) Tj /F9 12 Tf (at Kell) Tj ET".to_owned();
        File {
            content: content.into_bytes(),
            ..File::default()
        }
        .bytes()
    });
    add("fonts that are none", told, |_| {
        with(|file| {
            file.content = (show(WORDS) + "BT /F2 12 Tf 72 600 Td (a) Tj /F3 12 Tf (a) Tj /F4 12 Tf (a) Tj /F5 12 Tf (a) Tj ET").into_bytes();
            file.resources =
                "/Font << /F1 5 0 R /F2 10 0 R /F3 11 0 R /F4 12 0 R /F5 99 0 R >>".to_owned();
            file.others = vec![
            b"<< /Type /Font /Subtype /TrueType /BaseFont /A /FontDescriptor << /FontFile2 13 0 R /FontFile3 13 0 R /FontFile 13 0 R >> >>".to_vec(),
            b"<< /Type /Font /Subtype /Type0 /DescendantFonts [12 0 R] /Encoding 13 0 R >>".to_vec(),
            b"<< /Type /Font /Subtype /Type0 /DescendantFonts [12 0 R] /Encoding /Identity-H >>".to_vec(),
            stream("", &[0xff; 5_000]),
        ];
        })
    });
    add("a font that draws itself", told, |_| {
        with(|file| {
            file.content = (show(WORDS) + "BT /F2 12 Tf 72 600 Td (aaaaaaaaaa) Tj ET").into_bytes();
            file.resources = "/Font << /F1 5 0 R /F2 10 0 R >>".to_owned();
            file.others = vec![
            b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [.1 0 0 .1 0 0] /FirstChar 97 /LastChar 97 /Widths [9] /Encoding << /Differences [97 /a] >> /CharProcs << /a 11 0 R >> /Resources << /Font << /F2 10 0 R >> >> >>".to_vec(),
            stream("", b"9 0 d0 BT /F2 1 Tf (aaaaaaaaaa) Tj ET"),
        ];
        })
    });
    add("meanings for four billion signs", told, |_| {
        meaning(
            "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange",
        )
    });
    add("100,000 ranges of meanings", told, |_| {
        let mut map =
            "1 begincodespacerange <0000> <FFFF> endcodespacerange 100000 beginbfrange ".to_owned();
        for n in 0..100_000 {
            writeln!(map, "<0000> <FFFF> <{n:04X}>").unwrap();
        }
        meaning(&map)
    });
    add("a sign that means a million", told, |_| {
        meaning(&format!(
            "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0041> <{}> endbfchar",
            "0042".repeat(1_000_000 / SMALLER)
        ))
    });
    add("meanings that use themselves", told, |_| {
        meaning(
            "/Identity-H usecmap /A usecmap 1 begincodespacerange <00> <FF> <0000> <FFFF> endcodespacerange",
        )
    });
    add("forms in a circle", told, |_| forms(1, 1, true));
    add("forms in a circle, ten times each", told, |_| {
        forms(3, 10, true)
    });
    add("forms 20,000 deep", told, |_| {
        forms(20_000 / SMALLER, 1, false)
    });
    add("patterns in a circle", told, |_| {
        with(|file| {
            file.resources = "/Pattern << /P 10 0 R >>".to_owned();
            file.content =
                format!("/Pattern cs /P scn 0 0 600 700 re f {}", show(WORDS)).into_bytes();
            file.others = vec![stream(
                "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.0001 /YStep 0.0001 /Resources << /Pattern << /P 10 0 R >> >>",
                b"/Pattern cs /P scn 0 0 1 1 re f",
            )];
        })
    });
    add("masks in a circle", told, |_| {
        with(|file| {
            file.resources = "/ExtGState << /G 10 0 R >>".to_owned();
            file.content = format!("/G gs {}", show(WORDS)).into_bytes();
            file.others = vec![
                b"<< /Type /ExtGState /SMask << /S /Luminosity /G 11 0 R >> >>".to_vec(),
                stream(
                    "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Group << /S /Transparency >> /Resources << /ExtGState << /G 10 0 R >> >>",
                    b"/G gs 0 0 9 9 re f",
                ),
            ];
        })
    });
    add("a function of functions in a circle", told, |_| {
        with(|file| {
            file.resources =
                "/Shading << /S 10 0 R >> /ColorSpace << /C [/Separation /A /DeviceRGB 11 0 R] >>"
                    .to_owned();
            file.content = format!("/C cs 1 scn /S sh {}", show(WORDS)).into_bytes();
            file.others = vec![
            b"<< /ShadingType 1 /ColorSpace /DeviceRGB /Function 11 0 R >>".to_vec(),
            b"<< /FunctionType 3 /Domain [0 1] /Functions [11 0 R 11 0 R] /Bounds [.5] /Encode [0 1 0 1] >>".to_vec(),
        ];
        })
    });
    add("a colour space in a circle", told, |_| {
        with(|file| {
            file.resources = "/ColorSpace << /C 10 0 R >>".to_owned();
            file.content = format!("/C cs 1 scn {}", show(WORDS)).into_bytes();
            file.others = vec![b"[/Indexed 10 0 R 255 <00>]".to_vec()];
        })
    });
    for (name, about, data) in [
        (
            "of a billion points",
            "/Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace /DeviceRGB",
            &b"a"[..],
        ),
        (
            "of fewer than none",
            "/Width -1 /Height -1 /BitsPerComponent 255 /ColorSpace /DeviceRGB",
            b"a",
        ),
        (
            "in JPEG that is none",
            "/Width 9000 /Height 9000 /Filter /DCTDecode",
            b"\xff\xd8\xff\xc0\0\x11\x08\xff\xff\xff\xff\x03\x01\x11\0\x02\x11\0\x03\x11\0",
        ),
        (
            "in JPEG 2000 that is none",
            "/Width 9000 /Height 9000 /Filter /JPXDecode",
            b"\0\0\0\x0cjP  \r\n\x87\n\xff\xff\xff\xff",
        ),
        (
            "in JBIG2 that is none",
            "/Width 9000 /Height 9000 /Filter /JBIG2Decode",
            b"\0\0\0\0\x30\0\x01\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff",
        ),
        (
            "in fax that is none",
            "/Width 60000 /Height 60000 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 2147483647 /Rows 2147483647 >>",
            b"\xff\xff\xff\xff",
        ),
        (
            "with a mask that is itself",
            "/Width 9 /Height 9 /BitsPerComponent 8 /ColorSpace /DeviceGray /SMask 10 0 R /Mask 10 0 R",
            b"aaaa",
        ),
    ] {
        all.push(case(format!("a picture {name}"), file, text, move |_| {
            with(|file| {
                file.resources = "/XObject << /X 10 0 R >>".to_owned();
                file.content = format!("/X Do {}", show(WORDS)).into_bytes();
                file.others = vec![stream(
                    &format!("/Type /XObject /Subtype /Image {about}"),
                    data,
                )];
            })
        }));
    }
    for bounds in [
        "0 0 0 0",
        "0 0 1e38 1e38",
        "-1e38 -1e38 1e38 1e38",
        "612 792 0 0",
        "a b c d",
        "0 0 99999999999999999999 1",
        "",
        "0 0 612",
    ] {
        all.push(case(
            format!("a page of [{bounds}]"),
            file,
            told,
            move |_| {
                with(|file| {
                    file.page = format!("/MediaBox [{bounds}] /UserUnit 1e30 /Rotate 45");
                })
            },
        ));
    }
    for place in [
        "0 0 0 0 0 0",
        "1e38 0 0 1e38 1e38 1e38",
        "1e-38 0 0 1e-38 0 0",
        "0 1 1 0 0 0",
        "-1 0 0 -1 0 0",
        "1 0 0 1 1e9 1e9",
        "1 1e-9 1e9 1 0 0",
        "99999999999999999999999999999999999999999999 0 0 1 0 0",
    ] {
        all.push(case(format!("words placed by [{place}]"), file, told, move |_| {
            page(format!("{place} cm BT /F1 1e38 Tf {place} Tm 1e38 Tc 1e38 Tw 1e38 Tz 1e38 TL 1e38 Ts (a b) Tj T* (c d) Tj [(a) 1e38 (b) -1e38] TJ ET"))
        }));
    }
    let mut add = |name: &str, wanted, make: fn(&Place) -> Vec<u8>| {
        all.push(case(name, file, wanted, make));
    };
    add(
        "400,000 letters on a page",
        Wanted::Refused("letters"),
        |_| {
            page(
                "BT /F1 12 Tf ".to_owned()
                    + &format!("({}) Tj ", "a".repeat(1_000)).repeat(400)
                    + "ET",
            )
        },
    );
    add("200,000 letters in one place", told, |_| {
        page(
            "BT /F1 12 Tf ".to_owned() + &"1 0 0 1 9 9 Tm (a) Tj ".repeat(200_000 / SMALLER) + "ET",
        )
    });
    add("200,000 letters, each on a line of its own", told, |_| {
        let mut content = "BT /F1 1 Tf ".to_owned();
        for n in 0..200_000 / SMALLER {
            write!(content, "1 0 0 1 {} {} Tm (a) Tj ", n % 601, n % 787).unwrap();
        }
        page(content + "ET")
    });
    add("a picture in the page that never ends", told, |_| {
        page("BI /W 9 /H 9 ID aaaaaaa")
    });
    add("a word of 5 MB", told, |_| {
        page(format!("({})", "a".repeat(5_000_000)))
    });
    add("brackets 500,000 deep", told, |_| page("(".repeat(500_000)));
    // These take all the time or memory that a reader may have.
    if SMALLER == 1 {
        all.push(case("forms that draw 10^10 forms", file, told, |_| {
            forms(11, 10, false)
        }));
        all.push(case("widths of four billion signs", file, told, |_| {
            with_font("0 4294967295 500", "")
        }));
    }
    all
}
