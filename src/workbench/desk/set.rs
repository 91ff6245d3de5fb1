//! How paragraphs are set, by what they are.

use crate::{session::Role, workbench::kit::page::Style};

/// How a paragraph of an article or a document is set.
pub const fn style_of(role: &Role) -> Style {
    match role {
        Role::Headline => Style::Headline,
        Role::Subheading => Style::Subheading,
        Role::Quotation => Style::Quotation,
        Role::Caption => Style::Caption,
        Role::Furniture => Style::Furniture,
        Role::Body | Role::ListItem | Role::Other(_) => Style::Body,
    }
}
