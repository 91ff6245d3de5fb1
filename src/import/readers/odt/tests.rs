//! Traps of the format, each as a document of its own. All of them are about invented places.

use std::io::{Cursor, Write as _};

use super::Odt;
use crate::{
    import::{Format, ImportError, Imported, RemarkKind, View, readers::Reader as _},
    session::Role,
};

const SPACES: &str = concat!(
    r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" "#,
    r#"xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" "#,
    r#"xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" "#,
    r#"xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0""#,
);

const STYLES: &str = r#"<office:automatic-styles><style:style style:name="P1" style:parent-style-name="Title"/><style:style style:name="T1"><style:text-properties text:display="none"/></style:style><style:style style:name="T2"><style:text-properties style:text-line-through-style="solid"/></style:style></office:automatic-styles>"#;

fn content(body: &str) -> String {
    format!(
        "<office:document-content {SPACES}>{STYLES}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
}

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let how = zip::write::SimpleFileOptions::default();
    let kind = ("mimetype", "application/vnd.oasis.opendocument.text");
    for (name, content) in [&kind].into_iter().chain(parts) {
        archive.start_file(*name, how).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn read_as(body: &str, view: View) -> Imported {
    let packed = package(&[
        ("content.xml", &content(body)),
        (
            "meta.xml",
            r#"<office:document-meta xmlns:office="o" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>nb-NO</dc:language></office:document-meta>"#,
        ),
    ]);
    assert_eq!(Format::of(&packed, "a.docx".as_ref()), Format::Odt);
    Odt.read(&packed, view).unwrap()
}

fn read(body: &str) -> Imported {
    read_as(body, View::Final)
}

#[test]
fn paragraphs_are_what_their_styles_say() {
    let read = read(
        r#"<text:p text:style-name="P1">The bridge of Kell</text:p><text:h text:outline-level="2">Cost</text:h><text:p>It cost<text:s text:c="2"/>48<text:tab/>million
        crowns <text:span text:style-name="T1">secret </text:span><text:span text:style-name="T2">37 </text:span><text:span>in <text:a xlink:href="https://kell.example/b">all</text:a></text:span>.</text:p><text:list><text:list-item><text:p>Steel</text:p></text:list-item></text:list><text:p text:style-name="Quotations">We paid.</text:p><text:p><draw:frame><draw:text-box><text:p>A box.</text:p></draw:text-box></draw:frame></text:p><table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell><table:table-cell><text:p>Crowns</text:p></table:table-cell></table:table-row></table:table>"#,
    );
    let told: Vec<(&str, Role)> = read
        .paragraphs
        .iter()
        .map(|p| (p.text.as_str(), p.role.clone()))
        .collect();
    assert_eq!(
        told,
        [
            ("The bridge of Kell", Role::Headline),
            ("Cost", Role::Subheading),
            ("It cost  48\tmillion crowns in all.", Role::Body),
            ("Steel", Role::ListItem),
            ("We paid.", Role::Quotation),
            ("A box.", Role::Body),
            ("Year | Crowns", Role::Caption),
        ]
    );
    let link = &read.paragraphs[2].links[0];
    assert_eq!(
        (link.start, link.end, link.to.as_str()),
        (30, 33, "https://kell.example/b")
    );
    assert_eq!(read.language.as_deref(), Some("nb"));
    assert_eq!(read.notes.len(), 2, "{:?}", read.notes);
}

#[test]
fn comments_and_notes_stand_on_their_words() {
    let read = read(
        r#"<text:p>The bridge cost <office:annotation office:name="c1" loext:resolved="true"><dc:creator>Ada Oll</dc:creator><dc:date>2026-01-31T10:30:00</dc:date><text:p>Budget, https://kell.example/b</text:p><text:p>page 3</text:p></office:annotation>48 million<office:annotation-end office:name="c1"/><office:annotation office:name="c2" loext:parent-name="c1"><dc:creator>Jon Aas</dc:creator><text:p>Seen.</text:p></office:annotation> crowns<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>So the county.</text:p></text:note-body></text:note>.</text:p><text:p>It<office:annotation><dc:creator>Ada Oll</dc:creator><text:p>Which?</text:p></office:annotation> opened on <text:date>2 March</text:date>.</text:p>"#,
    );
    let text = read.text();
    assert_eq!(
        text,
        "The bridge cost 48 million crowns.\nIt opened on 2 March."
    );
    let [comment, note, point] = read.remarks.as_slice() else {
        panic!("{:?}", read.remarks);
    };
    assert_eq!(comment.place.unwrap().of(&text), "48 million");
    assert_eq!(comment.text, "Budget, https://kell.example/b\npage 3");
    assert_eq!(comment.links, ["https://kell.example/b"]);
    assert_eq!(
        (comment.by.as_str(), comment.on.as_str()),
        ("Ada Oll", "2026-01-31T10:30:00")
    );
    assert!(comment.settled);
    assert_eq!(comment.replies[0].text, "Seen.");
    assert_eq!(
        (note.kind, note.number.as_str(), note.text.as_str()),
        (RemarkKind::Footnote, "1", "So the county.")
    );
    assert_eq!(
        note.place.unwrap().start,
        "The bridge cost 48 million crowns".len()
    );
    assert_eq!(point.place.unwrap().start, text.find(" opened").unwrap());
}

#[test]
fn both_texts_of_tracked_changes_can_be_read() {
    let change = |id: &str, what: &str| {
        format!(
            r#"<text:changed-region xml:id="{id}" text:id="{id}">{}</text:changed-region>"#,
            what.replace(
                "INFO",
                "<office:change-info><dc:creator>Ada Oll</dc:creator><dc:date>2026-01-31T10:30:00</dc:date></office:change-info>"
            )
        )
    };
    let body = format!(
        r#"<text:tracked-changes>{}{}{}</text:tracked-changes><text:p>The <text:change text:change-id="d"/><text:change-start text:change-id="i"/>new<text:change-end text:change-id="i"/> bridge cost<text:change text:change-id="e"/> 48 million.</text:p>"#,
        change(
            "d",
            "<text:deletion>INFO<text:p>old</text:p></text:deletion>"
        ),
        change("i", "<text:insertion>INFO</text:insertion>"),
        change(
            "e",
            "<text:deletion>INFO<text:p> a lot.</text:p><text:p>Some say</text:p></text:deletion>"
        ),
    );
    let last = read(&body);
    assert_eq!(last.text(), "The new bridge cost 48 million.");
    assert!(last.changed);
    assert!(
        last.notes[0].contains("by Ada Oll (1 insertions, 2 deletions)"),
        "{:?}",
        last.notes
    );
    let first = read_as(&body, View::Original);
    assert_eq!(
        first.text(),
        "The old bridge cost a lot.\nSome say 48 million."
    );
}

#[test]
fn a_flat_file_is_read_as_well() {
    let flat = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:mimetype="application/vnd.oasis.opendocument.text"><office:meta><dc:language>en-GB</dc:language></office:meta><office:body><office:text><text:p>It opened.</text:p></office:text></office:body></office:document>"#
    );
    assert!(Odt.knows(flat.as_bytes()));
    let read = Odt.read(flat.as_bytes(), View::Final).unwrap();
    assert_eq!(
        (read.text().as_str(), read.language.as_deref()),
        ("It opened.", Some("en"))
    );
}

#[test]
fn what_cannot_be_read_is_told() {
    let locked = package(&[
        ("content.xml", "xxxx"),
        ("META-INF/manifest.xml", "<manifest:encryption-data/>"),
    ]);
    assert!(matches!(
        Odt.read(&locked, View::Final),
        Err(ImportError::Locked)
    ));
    let damaged = package(&[("content.xml", "<a><b></a>")]);
    assert!(matches!(
        Odt.read(&damaged, View::Final),
        Err(ImportError::Damaged(_))
    ));
    let deep = package(&[("content.xml", &"<a>".repeat(600))]);
    assert!(matches!(
        Odt.read(&deep, View::Final),
        Err(ImportError::Limit(_))
    ));
    let empty = package(&[("content.xml", &content(""))]);
    assert!(matches!(
        Odt.read(&empty, View::Final),
        Err(ImportError::Empty)
    ));
    let whole = package(&[("content.xml", &content("<text:p>It opened.</text:p>"))]);
    for at in (0..whole.len()).step_by(7) {
        Odt.read(&whole[..at], View::Final).ok();
    }
}
