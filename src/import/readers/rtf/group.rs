//! What is true inside a group and forgotten at its end.

use encoding_rs::Encoding;

/// Where the words of a group go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum To {
    /// Into the text.
    #[default]
    Text,
    /// Nowhere.
    Nowhere,
    /// The table of fonts, of styles, of people.
    Fonts,
    Styles,
    People,
    /// The instruction of a field.
    Instruction,
    /// The initials of who comments, the name, the number of a comment, its time, the comment it answers.
    Initials,
    Author,
    Number,
    Time,
    Parent,
    Begins,
    Ends,
}

/// A story that ends with its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Story {
    /// A footnote or an endnote.
    Note,
    Comment,
    /// A field, with an instruction and a result.
    Field,
    /// The result of a field: where it begins.
    Result(usize),
}

/// The state of a group.
#[derive(Clone, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a property of its own"
)]
pub struct Group {
    pub to: To,
    /// How many signs stand in for one of Unicode.
    pub stand_in: usize,
    pub hidden: bool,
    pub struck: bool,
    /// Above the line.
    pub raised: bool,
    pub bold: bool,
    pub deleted: bool,
    pub inserted: bool,
    pub font: Option<&'static Encoding>,
    /// What begins with this group.
    pub story: Option<Story>,
    /// The words behind a mark that says "leave it out if you do not know it".
    pub optional: bool,
    /// Nothing stood in it so far: the next word says where it goes.
    pub fresh: bool,
}

/// Where a word at the beginning of a group sends its words; `None` for a word that says nothing of that.
pub fn destination(word: &str) -> Option<To> {
    Some(match word {
        "fonttbl" => To::Fonts,
        "stylesheet" => To::Styles,
        "revtbl" => To::People,
        "fldinst" => To::Instruction,
        "atnid" => To::Initials,
        "atnauthor" => To::Author,
        "atnref" => To::Number,
        "atndate" => To::Time,
        "atnparent" => To::Parent,
        "atrfstart" => To::Begins,
        "atrfend" => To::Ends,
        "shpinst" | "shptxt" | "shppict" | "shp" | "shpgrp" | "fldrslt" | "footnote"
        | "annotation" | "field" | "ud" | "do" | "dptxbxtext" | "rtf" => To::Text,
        "colortbl" | "info" | "pict" | "objdata" | "objclass" | "header" | "headerl"
        | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" | "listtext"
        | "pntext" | "pntxta" | "pntxtb" | "nonshppict" | "sp" | "filetbl" | "listtable"
        | "listoverridetable" | "rsidtbl" | "generator" | "bkmkstart" | "bkmkend" | "xe" | "tc"
        | "tcn" | "rxe" | "txe" | "themedata" | "datastore" | "latentstyles" | "xmlnstbl"
        | "mmathPr" | "ftnsep" | "ftnsepc" | "aftnsep" | "aftnsepc" | "upr" | "template"
        | "private" | "comment" | "atnicn" | "fname" | "blipuid" | "picprop" => To::Nowhere,
        _ => return None,
    })
}
