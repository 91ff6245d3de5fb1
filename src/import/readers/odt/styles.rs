//! What the styles of a document make of its paragraphs and words (ODF 1.3 part 3, 16). Styles of the text itself lead to those
//! that people know by name.

use std::collections::BTreeMap;

use super::super::xml::Element;
use crate::session::Role;

/// A style.
#[derive(Debug, Default)]
struct Style {
    parent: String,
    hidden: bool,
    struck: bool,
}

/// The styles of a document, by their names.
#[derive(Debug, Default)]
pub struct Styles {
    all: BTreeMap<String, Style>,
    last: String,
}

impl Styles {
    /// Takes an element, if it is a style or says something of the last one.
    pub fn take(&mut self, element: &Element<'_>) {
        match element.name() {
            "style" => {
                self.last = element.attribute("name").unwrap_or_default();
                let parent = element.attribute("parent-style-name").unwrap_or_default();
                let style = Style {
                    parent,
                    ..Style::default()
                };
                self.all.insert(self.last.clone(), style);
            }
            "text-properties" => {
                if let Some(style) = self.all.get_mut(&self.last) {
                    style.hidden = element.attribute("display").as_deref() == Some("none");
                    let line = element.attribute("text-line-through-style");
                    style.struck = line.is_some_and(|line| line != "none");
                }
            }
            _ => {}
        }
    }

    /// Whether words of a style are hidden, and whether they are struck out.
    pub fn words(&self, name: &str) -> (bool, bool) {
        let style = self.all.get(name);
        style.map_or((false, false), |style| (style.hidden, style.struck))
    }

    /// What a paragraph of a style is.
    pub fn role(&self, name: &str) -> Option<Role> {
        let mut name = name;
        for _ in 0..16 {
            // Spaces in the names of styles are written as their numbers.
            let known = name.replace("_20_", " ").to_lowercase();
            match known.as_str() {
                "title" => return Some(Role::Headline),
                "subtitle" => return Some(Role::Subheading),
                "quotations" | "quote" => return Some(Role::Quotation),
                "caption" | "illustration" | "figure" => return Some(Role::Caption),
                _ if known.starts_with("heading") => return Some(Role::Subheading),
                _ => {}
            }
            name = self.all.get(name).map(|style| style.parent.as_str())?;
        }
        None
    }
}
