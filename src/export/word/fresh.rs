//! A Word document that is made anew: of a text that came as something else, or of what the session says; plain, with the styles
//! that every Word has.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::xml;
use crate::export::Order;
use crate::session::{Draft, Role};
use crate::text::is_right_to_left;

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
const STYLES: [(&str, &str, u32, bool, u32, u32); 8] = [
    ("Normal", "Normal", 24, false, 0, 160),
    ("Title", "Title", 40, true, 0, 240),
    ("Heading1", "heading 1", 32, true, 360, 120),
    ("Heading2", "heading 2", 28, true, 280, 120),
    ("Caption", "caption", 20, false, 0, 160),
    ("Quote", "Quote", 24, false, 80, 160),
    ("ListParagraph", "List Paragraph", 24, false, 0, 80),
    ("TableText", "Table Text", 20, false, 40, 40),
];

/// How the tables look.
const GRID: &str = concat!(
    r#"<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>"#,
    r#"<w:top w:val="single" w:sz="4" w:space="0" w:color="808080"/><w:left w:val="single" w:sz="4" w:space="0" w:color="808080"/>"#,
    r#"<w:bottom w:val="single" w:sz="4" w:space="0" w:color="808080"/><w:right w:val="single" w:sz="4" w:space="0" w:color="808080"/>"#,
    r#"<w:insideH w:val="single" w:sz="4" w:space="0" w:color="808080"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="808080"/>"#,
    r#"</w:tblBorders><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#,
);

/// A sheet of paper (A4), and how it lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sheet {
    /// For text.
    #[default]
    Upright,
    /// For tables of many columns.
    Across,
}

impl Sheet {
    /// How wide what is on it may be, in twentieths of a point.
    pub const ACROSS: u32 = 16838 - 2 * 1134;

    const fn size(self) -> &'static str {
        match self {
            Self::Upright => {
                r#"<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/>"#
            }
            Self::Across => {
                r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="708" w:footer="708" w:gutter="0"/>"#
            }
        }
    }
}

/// The document of a draft, with nothing in it but its text: what is read of it is the draft's text again.
pub fn document(title: &str, draft: &Draft, order: &Order<'_>) -> Vec<u8> {
    let mut body = String::new();
    for paragraph in draft.paragraphs.paragraphs() {
        let words = paragraph.span.of(draft.paragraphs.text());
        let style = style(&paragraph.role);
        let (bidi, rtl) = match is_right_to_left(words) {
            Some(true) => ("<w:bidi/>", "<w:rPr><w:rtl/></w:rPr>"),
            _ => ("", ""),
        };
        // Writing to a String cannot fail.
        write!(
            body,
            r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{bidi}</w:pPr><w:r>{rtl}<w:t xml:space="preserve">{}</w:t></w:r></w:p>"#,
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
    /// The paper.
    pub sheet: Sheet,
    /// The language of what says nothing of its own (its code); empty where nobody knows.
    pub language: &'static str,
}

/// The document whose body holds these paragraphs and tables.
pub fn whole(title: &str, body: &str, look: &Look, order: &Order<'_>) -> Vec<u8> {
    let size = look.sheet.size();
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
        ("word/styles.xml", &styles(look)),
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

fn styles(look: &Look) -> String {
    let mut all = String::new();
    if !look.language.is_empty() {
        let which = if look.right_to_left { "bidi" } else { "val" };
        write!(
            all,
            r#"<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:{which}="{}"/></w:rPr></w:rPrDefault></w:docDefaults>"#,
            look.language
        )
        .ok();
    }
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
        let (keep, level) = match id {
            "Heading1" => ("<w:keepNext/>", r#"<w:outlineLvl w:val="0"/>"#),
            "Heading2" => ("<w:keepNext/>", r#"<w:outlineLvl w:val="1"/>"#),
            _ => ("", ""),
        };
        let bold = if bold { "<w:b/><w:bCs/>" } else { "" };
        write!(
            all,
            r#"<w:style w:type="paragraph"{default} w:styleId="{id}"><w:name w:val="{name}"/>{based}<w:qFormat/><w:pPr>{keep}<w:spacing w:before="{before}" w:after="{after}" w:line="288" w:lineRule="auto"/>{level}</w:pPr><w:rPr>{bold}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>"#
        )
        .ok();
    }
    let more = &look.styles;
    format!(r#"{HEAD}<w:styles xmlns:w="{WORD}">{all}{GRID}{more}</w:styles>"#)
}
