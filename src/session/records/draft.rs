//! Drafts: one version of an article's text each, in paragraphs.

use std::{
    fmt,
    sync::{Arc, OnceLock},
};

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest as _, Sha256};

use super::record::record;
use crate::session::values::{
    extra::{Extra, Json},
    id::Id,
    inline::Inline,
    map::once,
    wordlist::words,
};
use crate::text::{CodePoints, Span, part, sentences};

record! {
    /// One version of an article's text, never edited in place.
    pub struct Draft, "draft" {
        fixed {
            /// Its article.
            article: Id,
            /// SHA-256 of the text, in hexadecimal: its identity.
            sha256: String,
            /// 1 for the first draft of the article, and so on.
            number: i64,
            /// Name of the file it came from, without folders.
            file: String,
            /// The text.
            paragraphs: DraftText,
        }
        fields {
            /// SHA-256 of the file it was read from, in hexadecimal, where that is kept beside the session.
            package: String,
            /// What was said about this version.
            note: String,
        }
    }
}

words! {
    /// What a paragraph is in the article.
    #[derive(Default)]
    pub enum Role {
        /// Running text.
        #[default]
        Body = "body", "body";
        /// The title.
        Headline = "headline", "headline";
        /// A heading inside the text.
        Subheading = "subheading", "subheading";
        /// Words under a picture.
        Caption = "caption", "caption";
        /// A set-off quotation.
        Quotation = "quotation", "quotation";
        /// An entry of a list.
        ListItem = "list_item", "list item";
        /// Credits, ids and other wire furniture: metadata, never claims.
        Furniture = "furniture", "furniture";
    }
}

part! {
    /// Words of a paragraph that lead somewhere else.
    pub struct Link {
        required {
            /// First code point of the words, from the start of the paragraph.
            start: usize,
            /// One past their last code point.
            end: usize,
            /// The address they lead to.
            to: String,
        }
        optional {}
    }
}

part! {
    /// Where words of a paragraph stand on a page: a rectangle around them. Lengths are in hundredths of a point (a point is
    /// 1/72 inch), from the left and from the top edge of the page as it is shown.
    pub struct Area {
        required {
            /// The page, from 1.
            page: usize,
            /// Its left edge.
            left: i64,
            /// Its top edge.
            top: i64,
            /// Its right edge.
            right: i64,
            /// Its bottom edge.
            bottom: i64,
        }
        optional {}
    }
}

impl Area {
    /// Whether there can be such a rectangle.
    pub const fn makes_sense(&self) -> bool {
        self.page > 0 && self.left <= self.right && self.top <= self.bottom
    }
}

/// One paragraph of a draft, as a command brings it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewParagraph {
    /// Its text.
    pub text: String,
    /// What it is in the article.
    #[serde(default)]
    pub role: Role,
    /// Page or time, and who wrote it where it is quoted.
    #[serde(default)]
    pub locator: String,
    /// Who says all of it, as the document marks it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub speaker: String,
    /// Where its words lead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Where it stands on the pages of its document: one rectangle, or one for each column and page that it goes over.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<Area>,
}

/// One paragraph: where it stands in the draft's text, and what it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// Place in the draft's text, in bytes.
    pub span: Span,
    /// What it is.
    pub role: Role,
    /// Page or time, and who wrote it where it is quoted.
    pub locator: String,
    /// Who says all of it, as the document marks it; empty where it marks nobody.
    pub speaker: String,
    /// Where its words lead, in the order of their places.
    pub links: Vec<Link>,
    /// Where it stands on the pages of its document, in reading order; nothing where it has no pages.
    pub areas: Vec<Area>,
    /// What a newer version wrote and this one does not know.
    pub extra: Extra,
}

/// One sentence of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Place in the draft's text, in bytes.
    pub span: Span,
    /// Index of its paragraph.
    pub paragraph: usize,
}

/// The text of a draft: its paragraphs joined by `"\n"`, not normalised.
///
/// Cheap to clone. Sentences and the code-point index are worked out when first asked for and kept.
#[derive(Clone, Debug, Default)]
pub struct DraftText(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    text: String,
    paragraphs: Vec<Paragraph>,
    points: OnceLock<CodePoints>,
    sentences: OnceLock<Vec<Sentence>>,
}

impl DraftText {
    /// Joins paragraphs.
    pub fn new<'a>(parts: impl IntoIterator<Item = &'a NewParagraph>) -> Self {
        Self::join(parts.into_iter().map(|part| {
            let part = part.clone();
            (part, Extra::new())
        }))
    }

    fn join(parts: impl Iterator<Item = (NewParagraph, Extra)>) -> Self {
        let mut text = String::new();
        let mut paragraphs = Vec::new();
        for (part, extra) in parts {
            if !paragraphs.is_empty() {
                text.push('\n');
            }
            let start = text.len();
            text.push_str(&part.text);
            paragraphs.push(Paragraph {
                span: Span::new(start, text.len()),
                role: part.role,
                locator: part.locator,
                speaker: part.speaker,
                links: part.links,
                areas: part.areas,
                extra,
            });
        }
        Self(Arc::new(Inner {
            text,
            paragraphs,
            ..Inner::default()
        }))
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// Its paragraphs, in order.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.0.paragraphs
    }

    /// Its code-point index.
    pub fn points(&self) -> &CodePoints {
        self.0.points.get_or_init(|| CodePoints::new(self.text()))
    }

    /// Its sentences, in order, furniture included. The first caller says the language.
    pub fn sentences(&self, language: &str) -> &[Sentence] {
        self.0.sentences.get_or_init(|| {
            let all = self.paragraphs().iter().enumerate();
            all.flat_map(|(paragraph, part)| {
                let found = sentences(self.text(), part.span, language);
                found
                    .into_iter()
                    .map(move |span| Sentence { span, paragraph })
            })
            .collect()
        })
    }

    /// SHA-256 of the text in hexadecimal.
    pub fn sha256(&self) -> String {
        use fmt::Write as _;
        let digest = Sha256::digest(self.text());
        digest
            .iter()
            .fold(String::with_capacity(64), |mut hex, byte| {
                // Writing to a String cannot fail.
                write!(hex, "{byte:02x}").ok();
                hex
            })
    }

    /// The paragraph a byte lies in.
    pub fn paragraph_at(&self, byte: usize) -> Option<&Paragraph> {
        let after = self
            .paragraphs()
            .partition_point(|part| part.span.start <= byte);
        self.paragraphs().get(after.checked_sub(1)?)
    }
}

impl PartialEq for DraftText {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text() && self.paragraphs() == other.paragraphs()
    }
}

/// A paragraph as the file holds it.
struct Line<'a>(&'a str, &'a Paragraph);

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap as _;
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("text", self.1.span.of(self.0))?;
        map.serialize_entry("role", &self.1.role)?;
        if !self.1.locator.is_empty() {
            map.serialize_entry("locator", &self.1.locator)?;
        }
        if !self.1.speaker.is_empty() {
            map.serialize_entry("speaker", &self.1.speaker)?;
        }
        if !self.1.links.is_empty() {
            map.serialize_entry("links", &self.1.links)?;
        }
        if !self.1.areas.is_empty() {
            map.serialize_entry("areas", &self.1.areas)?;
        }
        for (key, value) in self.1.extra.iter() {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl Serialize for DraftText {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeSeq as _;
        let mut list = to.serialize_seq(Some(self.paragraphs().len()))?;
        for paragraph in self.paragraphs() {
            list.serialize_element(&Inline(&Line(self.text(), paragraph)))?;
        }
        list.end()
    }
}

/// A paragraph as it is read.
struct ReadLine(NewParagraph, Extra);

impl<'de> Deserialize<'de> for ReadLine {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(field_identifier, rename_all = "snake_case")]
        enum Key {
            Text,
            Role,
            Locator,
            Speaker,
            Links,
            Areas,
            Other(String),
        }
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = ReadLine;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a paragraph")
            }

            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<ReadLine, A::Error> {
                let (mut text, mut role, mut locator) = (None, None, None);
                let (mut speaker, mut links, mut areas) = (None, None, None::<Vec<Area>>);
                let mut extra = Extra::new();
                while let Some(key) = map.next_key()? {
                    match key {
                        Key::Text => once(&mut text, "text", &mut map)?,
                        Key::Role => once(&mut role, "role", &mut map)?,
                        Key::Locator => once(&mut locator, "locator", &mut map)?,
                        Key::Speaker => once(&mut speaker, "speaker", &mut map)?,
                        Key::Links => once(&mut links, "links", &mut map)?,
                        Key::Areas => once(&mut areas, "areas", &mut map)?,
                        Key::Other(key) => {
                            if extra.contains_key(&key) {
                                return Err(de::Error::custom(format!("duplicate field `{key}`")));
                            }
                            extra.insert(key, map.next_value::<Json>()?);
                        }
                    }
                }
                let areas = areas.unwrap_or_default();
                if !areas.iter().all(Area::makes_sense) {
                    return Err(de::Error::custom("an area on no page, or turned round"));
                }
                let part = NewParagraph {
                    text: text.ok_or_else(|| de::Error::missing_field("text"))?,
                    role: role.unwrap_or_default(),
                    locator: locator.unwrap_or_default(),
                    speaker: speaker.unwrap_or_default(),
                    links: links.unwrap_or_default(),
                    areas,
                };
                Ok(ReadLine(part, extra))
            }
        }
        from.deserialize_map(Visitor)
    }
}

impl<'de> Deserialize<'de> for DraftText {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let lines: Vec<ReadLine> = Vec::deserialize(from)?;
        Ok(Self::join(lines.into_iter().map(|line| (line.0, line.1))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_the_paragraphs_joined_and_stands_on_one_line_each() {
        let line = |text: &str, role, locator: &str| NewParagraph {
            text: text.to_owned(),
            role,
            locator: locator.to_owned(),
            ..NewParagraph::default()
        };
        let mut lines = [
            line("Héad", Role::Headline, ""),
            line("One. Two.", Role::Body, "p. 3"),
        ];
        lines[1].links.push(Link {
            start: 0,
            end: 3,
            to: "https://example.org/1".to_owned(),
            extra: Extra::new(),
        });
        lines[1].areas.push(Area {
            page: 3,
            left: 7200,
            top: 10_050,
            right: 52_300,
            bottom: 12_000,
            extra: Extra::new(),
        });
        let draft = DraftText::new(&lines);
        assert_eq!(draft.text(), "Héad\nOne. Two.");
        let words: Vec<&str> = draft
            .sentences("en")
            .iter()
            .map(|s| s.span.of(draft.text()))
            .collect();
        assert_eq!(words, ["Héad", "One.", "Two."]);
        assert_eq!(draft.paragraph_at(7).map(|p| &p.role), Some(&Role::Body));
        let json = serde_json::to_string_pretty(&draft).unwrap();
        assert_eq!(json.lines().count(), 4);
        assert_eq!(serde_json::from_str::<DraftText>(&json).unwrap(), draft);
        for (right, wrong) in [("\"page\":3", "\"page\":0"), ("52300", "7199")] {
            let spoilt = json.replace(right, wrong);
            assert_ne!(spoilt, json);
            assert!(
                serde_json::from_str::<DraftText>(&spoilt).is_err(),
                "{wrong}"
            );
        }
    }

    #[test]
    fn the_hash_is_of_the_text_alone() {
        // NIST's example: SHA-256("abc").
        let draft = DraftText::new(&[NewParagraph {
            text: "abc".to_owned(),
            ..NewParagraph::default()
        }]);
        assert_eq!(
            draft.sha256(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
