//! What word processors put into pages of their own: paragraphs that are lists by their style, comments on words of the text,
//! notes in boxes. They write it into saved pages and, above all, onto the clipboard.

use dom_query::NodeRef;

use crate::{import::RemarkKind, session::Role};

/// Before the number of a comment of Word, in the names of what belongs to it.
const COMMENT: &str = "_msocom_";

/// What a declaration of an element's own style says.
fn declared(node: &NodeRef<'_>, property: &str) -> Option<String> {
    let style = node.attr("style")?;
    let value = style.split(';').find_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        name.trim()
            .eq_ignore_ascii_case(property)
            .then(|| value.trim().trim_matches('"').to_owned())
    })?;
    (!value.is_empty()).then_some(value)
}

fn has_class(node: &NodeRef<'_>, class: &str) -> bool {
    node.class().is_some_and(|own| {
        own.split_ascii_whitespace()
            .any(|own| own.eq_ignore_ascii_case(class))
    })
}

/// Whether words stand there for programs that know no lists and no comments: the bullet, the number, the mark in brackets.
pub fn is_stand_in(node: &NodeRef<'_>) -> bool {
    let says = |property, value| {
        declared(node, property).is_some_and(|own| own.eq_ignore_ascii_case(value))
    };
    says("mso-list", "ignore")
        || says("mso-special-character", "comment")
        || has_class(node, "msocomoff")
}

/// What a paragraph is, by the name of its style.
pub fn role(node: &NodeRef<'_>) -> Option<Role> {
    let class = node.class().unwrap_or_default();
    let style = class.split_ascii_whitespace().next().unwrap_or_default();
    let is = |start: &str| {
        style
            .get(..start.len())
            .is_some_and(|own| own.eq_ignore_ascii_case(start))
    };
    let listed = || declared(node, "mso-list").is_some_and(|list| list.starts_with('l'));
    if is("MsoTitle") || is("MsoSubtitle") || is("MsoHeading") {
        Some(Role::Subheading)
    } else if is("MsoQuote") || is("MsoIntenseQuote") {
        Some(Role::Quotation)
    } else if is("MsoCaption") {
        Some(Role::Caption)
    } else if is("MsoList") || listed() {
        Some(Role::ListItem)
    } else {
        None
    }
}

/// A comment, as the words that it is about tell of it.
#[derive(Debug, Default)]
pub struct Comment {
    /// The name of the element that holds it.
    pub name: String,
    /// Its number.
    pub number: String,
    /// When it was written, as `2026-03-02T10:00:00`.
    pub on: String,
    /// The name of the one that it answers.
    pub answers: Option<String>,
    /// It is marked as done.
    pub settled: bool,
}

/// The comment on the words of an element, if that is what the element is for.
pub fn comment(node: &NodeRef<'_>) -> Option<Comment> {
    let reference = declared(node, "mso-comment-reference")?;
    let (_, number) = reference.rsplit_once('_')?;
    let parent = declared(node, "mso-comment-parent");
    Some(Comment {
        name: format!("{COMMENT}{number}"),
        number: number.to_owned(),
        on: declared(node, "mso-comment-date").map_or_else(String::new, |on| moment(&on)),
        answers: parent.map(|parent| {
            let number = parent.rsplit_once('_').map_or(parent.as_str(), |(_, n)| n);
            format!("{COMMENT}{number}")
        }),
        settled: declared(node, "mso-comment-done").is_some(),
    })
}

/// `20260302T1000` as other documents write it; nothing if it is no such time.
fn moment(on: &str) -> String {
    let day = on.get(..8).zip(on.get(9..13));
    let figures = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let Some((day, time)) = day.filter(|(day, time)| figures(day) && figures(time)) else {
        return String::new();
    };
    let part = |words: &str, from: usize, to: usize| words.get(from..to).unwrap_or("").to_owned();
    format!(
        "{}-{}-{}T{}:{}:00",
        part(day, 0, 4),
        part(day, 4, 6),
        part(day, 6, 8),
        part(time, 0, 2),
        part(time, 2, 4)
    )
}

/// The number of a comment, where a link in brackets leads to it.
pub fn anchored(link: &NodeRef<'_>) -> Option<String> {
    let to = link.attr("href").filter(|_| is_anchor(link))?;
    let (_, number) = to.split_once(COMMENT)?;
    Some(number.to_owned())
}

/// Whether a link stands in brackets for a comment.
pub fn is_anchor(link: &NodeRef<'_>) -> bool {
    has_class(link, "msocomanchor")
}

/// Who wrote a comment, as a box says that holds it.
pub fn author(holder: &NodeRef<'_>) -> String {
    let told = |node: NodeRef<'_>| declared(&node, "mso-comment-author");
    holder.descendants_it().find_map(told).unwrap_or_default()
}

/// All of a note, where a paragraph of it is known: notes of several paragraphs stand in a box.
pub fn boxed<'n>(paragraph: NodeRef<'n>, name: &str) -> NodeRef<'n> {
    let is_box = |node: &NodeRef<'_>| {
        declared(node, "mso-element").is_some_and(|sort| {
            matches!(
                sort.to_ascii_lowercase().as_str(),
                "footnote" | "endnote" | "comment"
            )
        }) || node
            .id_attr()
            .is_some_and(|id| id.starts_with("sdfootnote") || id.starts_with("sdendnote"))
            || name.starts_with("cmnt") && node.has_name("div")
    };
    let around = paragraph.ancestors_it(Some(3)).find(is_box);
    around.unwrap_or(paragraph)
}

/// What a note is, by what the element that holds it says of itself and by its name.
pub fn kind(name: &str, holder: &NodeRef<'_>) -> RemarkKind {
    let says = |name: &str, sort: &str| holder.attr(name).is_some_and(|own| &*own == sort);
    let starts = |list: &[&str]| list.iter().any(|start| name.starts_with(start));
    if starts(&[COMMENT, "cmnt"]) {
        RemarkKind::Comment
    } else if says("epub:type", "endnote")
        || says("role", "doc-endnote")
        || starts(&["_edn", "edn", "endnote", "sdendnote"])
    {
        RemarkKind::Endnote
    } else {
        RemarkKind::Footnote
    }
}
