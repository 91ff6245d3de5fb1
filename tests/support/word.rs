//! A Word document as a writer hands it in: with comments, a footnote and tracked changes. Its places are invented.

use std::io::{Cursor, Write as _};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const LATER: &str = "http://schemas.microsoft.com/office/word/2010/wordml";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

fn part(root: &str, inside: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} xmlns:w="{WORD}" xmlns:w14="{LATER}">{inside}</w:{root}>"#
    )
}

fn run(words: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{words}</w:t></w:r>"#)
}

fn paragraph(style: &str, inside: &str) -> String {
    let style = if style.is_empty() {
        String::new()
    } else {
        format!(r#"<w:pPr><w:pStyle w:val="{style}"/></w:pPr>"#)
    };
    format!("<w:p>{style}{inside}</w:p>")
}

fn commented(id: u8, words: &str) -> String {
    format!(
        r#"<w:commentRangeStart w:id="{id}"/>{}<w:commentRangeEnd w:id="{id}"/><w:r><w:commentReference w:id="{id}"/></w:r>"#,
        run(words)
    )
}

fn comment(id: u8, who: &str, words: &str) -> String {
    format!(
        r#"<w:comment w:id="{id}" w:author="{who}" w:date="2026-01-30T10:30:00Z"><w:p w14:paraId="A{id}">{}</w:p></w:comment>"#,
        run(words)
    )
}

/// The document's bytes. The final text says that 312,000 cars came over; 290,000 was deleted.
pub fn document() -> Vec<u8> {
    let changed = r#"<w:del w:id="90" w:author="Bo Ren" w:date="2026-01-29T08:00:00Z"><w:r><w:delText>290,000</w:delText></w:r></w:del><w:ins w:id="91" w:author="Bo Ren" w:date="2026-01-29T08:00:00Z"><w:r><w:t>312,000</w:t></w:r></w:ins>"#;
    let body = [
        paragraph("Title", &run("The ferry that nobody wanted")),
        paragraph("", &run("By Bo Ren")),
        paragraph(
            "",
            &format!(
                "{}{}{changed}{}",
                commented(0, "The ferry to Pell opened in 1911"),
                run(" and carried "),
                run(" cars in 2025."),
            ),
        ),
        paragraph(
            "",
            &format!(
                r#"{}<w:r><w:footnoteReference w:id="2"/></w:r>{}"#,
                run("The council paid 4.5 million crowns for the new pier in 2019."),
                commented(1, " Nobody thanked it."),
            ),
        ),
    ]
    .concat();
    let comments = [
        comment(
            0,
            "Bo Ren",
            "Harbour register, p. 12, https://example.org/register",
        ),
        comment(1, "Ada Oll", "Cut?"),
    ]
    .concat();
    let notes = format!(
        r#"<w:footnote w:id="2"><w:p>{}</w:p></w:footnote>"#,
        run("Council minutes of 4 May 2019, p. 3")
    );
    let styles =
        r#"<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>"#;
    let relation = |id: &str, sort: &str, to: &str| {
        format!(r#"<Relationship Id="{id}" Type="{RELATIONS}/{sort}" Target="{to}"/>"#)
    };
    let root = relation("r", "officeDocument", "word/document.xml");
    let parts = [
        relation("a", "styles", "styles.xml"),
        relation("b", "comments", "comments.xml"),
        relation("c", "footnotes", "footnotes.xml"),
    ]
    .concat();
    let relations =
        |inside: &str| format!(r#"<Relationships xmlns="{PACKAGE}">{inside}</Relationships>"#);
    let typed = |part: &str, kind: &str| {
        format!(
            r#"<Override PartName="/word/{part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>"#
        )
    };
    let content = format!(
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{}{}{}{}</Types>"#,
        typed("document", "document.main"),
        typed("styles", "styles"),
        typed("comments", "comments"),
        typed("footnotes", "footnotes"),
    );
    package(&[
        ("[Content_Types].xml", content),
        ("_rels/.rels", relations(&root)),
        (
            "word/document.xml",
            part("document", &format!("<w:body>{body}</w:body>")),
        ),
        ("word/_rels/document.xml.rels", relations(&parts)),
        ("word/styles.xml", part("styles", styles)),
        ("word/comments.xml", part("comments", &comments)),
        ("word/footnotes.xml", part("footnotes", &notes)),
    ])
}

/// A package of parts.
pub fn package(parts: &[(&str, String)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let how = zip::write::SimpleFileOptions::default();
    for (name, text) in parts {
        archive.start_file(*name, how).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}
