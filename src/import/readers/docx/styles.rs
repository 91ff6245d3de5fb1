//! What a paragraph is, by its style (ECMA-376 part 1, 17.7). The names of Word's own styles are English in every language.

use std::collections::BTreeMap;

use super::{
    super::xml::{Node, Xml},
    WORD,
};
use crate::{import::ImportError, session::Role};

/// The styles of a document.
#[derive(Debug, Default)]
pub struct Styles(BTreeMap<String, Style>);

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outlined: bool,
    listed: bool,
}

/// What a style makes of a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Running text.
    #[default]
    Body,
    /// The title.
    Title,
    /// A heading; the highest sort may be the title.
    Heading {
        /// It is of the highest sort.
        first: bool,
    },
    /// A set-off quotation.
    Quotation,
    /// An entry of a list.
    ListItem,
    /// Words under a picture.
    Caption,
    /// The line with the writers.
    Byline,
}

impl Kind {
    /// The role of such a paragraph.
    pub const fn role(self) -> Role {
        match self {
            Self::Body => Role::Body,
            Self::Title => Role::Headline,
            Self::Heading { .. } => Role::Subheading,
            Self::Quotation => Role::Quotation,
            Self::ListItem => Role::ListItem,
            Self::Caption => Role::Caption,
            Self::Byline => Role::Furniture,
        }
    }
}

/// How far styles that rest on styles are followed.
const FAR: usize = 16;

impl Styles {
    /// Reads the part that defines them.
    pub fn read(text: &str) -> Result<Self, ImportError> {
        let mut xml = Xml::new(text);
        let mut all = BTreeMap::new();
        let mut id = String::new();
        let mut style = Style::default();
        let mut depth = 0_usize;
        let mut inside = 0_usize;
        while let Some(node) = xml.next()? {
            match node {
                Node::Open(element) => {
                    depth += 1;
                    if !WORD.contains(&element.space) {
                        continue;
                    }
                    let value = || element.attribute("val").unwrap_or_default();
                    match element.name() {
                        "style" => {
                            inside = depth;
                            id = element.attribute("styleId").unwrap_or_default();
                            style = Style::default();
                        }
                        "name" if inside > 0 => style.name = value().to_lowercase(),
                        "basedOn" if inside > 0 => style.based_on = Some(value()),
                        "outlineLvl" if inside > 0 => style.outlined = value() != "9",
                        "numPr" if inside > 0 => style.listed = true,
                        _ => {}
                    }
                }
                Node::Close => {
                    if depth == inside && inside > 0 {
                        inside = 0;
                        all.insert(std::mem::take(&mut id), std::mem::take(&mut style));
                    }
                    depth = depth.saturating_sub(1);
                }
                Node::Text(_) => {}
            }
        }
        Ok(Self(all))
    }

    /// What a style makes of a paragraph, by the style's id.
    pub fn kind(&self, id: &str) -> Kind {
        let mut at = self.0.get(id);
        for _ in 0..FAR {
            let Some(style) = at else { break };
            let named = of_name(&style.name);
            if named != Kind::Body {
                return named;
            }
            if style.outlined {
                return Kind::Heading { first: false };
            }
            if style.listed {
                return Kind::ListItem;
            }
            at = style.based_on.as_ref().and_then(|id| self.0.get(id));
        }
        Kind::Body
    }
}

/// What the name of a style says.
fn of_name(name: &str) -> Kind {
    match name {
        "title" => Kind::Title,
        "subtitle" => Kind::Heading { first: false },
        "caption" | "image caption" | "table caption" => Kind::Caption,
        "author" | "byline" => Kind::Byline,
        "quote" | "intense quote" | "block text" | "quotations" => Kind::Quotation,
        name if name.starts_with("list bullet") || name.starts_with("list number") => {
            Kind::ListItem
        }
        name => match name.strip_prefix("heading ") {
            Some(level) => Kind::Heading {
                first: level == "1",
            },
            None => Kind::Body,
        },
    }
}
