//! A Word document of a text that came as something else: plain, with the styles that every Word has.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::xml;
use crate::export::Order;
use crate::session::{Draft, Role};

/// What each part begins with.
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

const TYPES: &str = concat!(
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
    r#"<Default Extension="xml" ContentType="application/xml"/>"#,
    r#"<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>"#,
    r#"<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>"#,
    r#"<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>"#,
    r#"</Types>"#,
);

const ROOTS: &str = concat!(
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>"#,
    r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>"#,
    r#"</Relationships>"#,
);

const PARTS: &str = concat!(
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>"#,
    r#"</Relationships>"#,
);

/// Styles: the name, what it is based on the same for all, and how it looks: half points, bold, space before and after.
const STYLES: [(&str, &str, u32, bool, u32, u32); 6] = [
    ("Normal", "Normal", 24, false, 0, 160),
    ("Title", "Title", 40, true, 0, 240),
    ("Heading2", "heading 2", 28, true, 280, 120),
    ("Caption", "caption", 20, false, 0, 160),
    ("Quote", "Quote", 24, false, 80, 160),
    ("ListParagraph", "List Paragraph", 24, false, 0, 80),
];

/// The document of a draft, with nothing in it but its text: what is read of it is the draft's text again.
pub fn document(title: &str, draft: &Draft, order: &Order<'_>) -> Vec<u8> {
    let mut body = String::new();
    for paragraph in draft.paragraphs.paragraphs() {
        let words = paragraph.span.of(draft.paragraphs.text());
        let style = style(&paragraph.role);
        // Writing to a String cannot fail.
        write!(
            body,
            r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>"#,
            letters(words)
        )
        .ok();
    }
    whole(title, &body, &Look::default(), order)
}

/// How a document looks that is not plain.
#[derive(Default)]
pub struct Look {
    /// What its main part says besides the usual namespace.
    pub spaces: &'static str,
    /// Styles besides the usual ones.
    pub styles: String,
    /// Its pages go from right to left.
    pub right_to_left: bool,
}

/// The document whose body holds these paragraphs and tables.
pub fn whole(title: &str, body: &str, look: &Look, order: &Order<'_>) -> Vec<u8> {
    let size = r#"<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/>"#;
    let turned = if look.right_to_left { "<w:bidi/>" } else { "" };
    let spaces = look.spaces;
    let main = format!(
        r#"{HEAD}<w:document xmlns:w="{WORD}"{spaces}><w:body>{body}<w:sectPr>{size}{turned}</w:sectPr></w:body></w:document>"#
    );
    let made = order.now.map_or_else(String::new, |now| {
        format!(r#"<dcterms:created xsi:type="dcterms:W3CDTF">{now}</dcterms:created>"#)
    });
    let core = format!(
        concat!(
            r#"{}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" "#,
            r#"xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" "#,
            r#"xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{}</dc:title>{}</cp:coreProperties>"#
        ),
        HEAD,
        xml::line(title),
        made
    );
    package(&[
        ("[Content_Types].xml", &format!("{HEAD}{TYPES}")),
        ("_rels/.rels", &format!("{HEAD}{ROOTS}")),
        ("docProps/core.xml", &core),
        ("word/_rels/document.xml.rels", &format!("{HEAD}{PARTS}")),
        ("word/document.xml", &main),
        ("word/styles.xml", &styles(&look.styles)),
    ])
}

/// A package of parts, the same for the same parts.
pub fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let how = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for (name, text) in parts {
        // Into memory: neither can fail.
        out.start_file(*name, how).ok();
        out.write_all(text.as_bytes()).ok();
    }
    out.finish().map(Cursor::into_inner).unwrap_or_default()
}

const fn style(role: &Role) -> &'static str {
    match role {
        Role::Headline => "Title",
        Role::Subheading => "Heading2",
        Role::Caption => "Caption",
        Role::Quotation => "Quote",
        Role::ListItem => "ListParagraph",
        _ => "Normal",
    }
}

/// The letters of a paragraph to the letter: only what XML cannot hold has a sign in its place.
fn letters(words: &str) -> String {
    let held = |c: char| match c {
        '\t' => true,
        '\u{FFFE}' | '\u{FFFF}' => false,
        c => u32::from(c) >= 0x20,
    };
    let words: String = words
        .chars()
        .map(|c| if held(c) { c } else { '\u{FFFD}' })
        .collect();
    quick_xml::escape::escape(&words).into_owned()
}

fn styles(more: &str) -> String {
    let mut all = String::new();
    for (id, name, size, bold, before, after) in STYLES {
        let default = if id == "Normal" {
            r#" w:default="1""#
        } else {
            ""
        };
        let based = if id == "Normal" {
            ""
        } else {
            r#"<w:basedOn w:val="Normal"/>"#
        };
        let bold = if bold { "<w:b/>" } else { "" };
        write!(
            all,
            r#"<w:style w:type="paragraph"{default} w:styleId="{id}"><w:name w:val="{name}"/>{based}<w:qFormat/><w:pPr><w:spacing w:before="{before}" w:after="{after}" w:line="288" w:lineRule="auto"/></w:pPr><w:rPr>{bold}<w:sz w:val="{size}"/></w:rPr></w:style>"#
        )
        .ok();
    }
    format!(r#"{HEAD}<w:styles xmlns:w="{WORD}">{all}{more}</w:styles>"#)
}
