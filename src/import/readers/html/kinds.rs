//! What elements are: by their names, and by what pages call their classes.

use dom_query::NodeRef;

use super::word;
use crate::session::Role;

/// Elements whose content nobody reads, or nobody reads as text. Sorted.
const UNREAD: [&str; 37] = [
    "amp-ad",
    "amp-sidebar",
    "annotation",
    "applet",
    "area",
    "audio",
    "base",
    "button",
    "canvas",
    "command",
    "datalist",
    "dialog",
    "embed",
    "frame",
    "head",
    "iframe",
    "input",
    "link",
    "map",
    "meta",
    "meter",
    "nav",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "option",
    "param",
    "progress",
    "rp",
    "rt",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
];

/// Elements that begin and end paragraphs. Sorted.
const FLOWS: [&str; 48] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "html",
    "legend",
    "li",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "xmp",
];

/// Words in the names of classes of boxes that are of the page. Sorted.
const OF_PAGE: [&str; 56] = [
    "ad",
    "adbox",
    "ads",
    "adslot",
    "advert",
    "advertisement",
    "advertising",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "bylines",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "disqus",
    "donate",
    "donation",
    "editsection",
    "gdpr",
    "jumplink",
    "mostread",
    "navbox",
    "newsletter",
    "newsletters",
    "noprint",
    "outbrain",
    "pager",
    "pagination",
    "popular",
    "promo",
    "promobox",
    "readmore",
    "readnext",
    "recirc",
    "recirculation",
    "recommendations",
    "recommended",
    "regwall",
    "related",
    "share",
    "sharebar",
    "sharedaddy",
    "sharetools",
    "sharing",
    "signup",
    "skiplink",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "toolbar",
    "trending",
    "upsell",
];

/// Classes of words that are there for programs that read aloud alone. Sorted.
const ALOUD: [&str; 7] = [
    "assistive-text",
    "offscreen",
    "screen-reader-text",
    "sr-only",
    "u-visually-hidden",
    "visually-hidden",
    "visuallyhidden",
];

/// Boxes of the page with more letters than this are more than a box.
const BOX: usize = 600;

/// Whether nobody reads the content of an element.
pub fn is_unread(name: &str) -> bool {
    UNREAD.binary_search(&name).is_ok()
}

/// Whether the words of an element are struck out: somebody has taken them back.
pub fn is_struck(name: &str) -> bool {
    matches!(name, "del" | "s" | "strike")
}

/// Whether an element begins and ends paragraphs.
pub fn flows(name: &str) -> bool {
    FLOWS.binary_search(&name).is_ok()
}

/// Whether an element is not shown.
pub fn is_hidden(node: &NodeRef<'_>) -> bool {
    let has = |name: &str, value: &str| node.attr(name).is_some_and(|own| &*own == value);
    node.has_attr("hidden")
        || has("aria-hidden", "true") && !node.has_class("fallback-image")
        || node.attr("style").is_some_and(|style| {
            let style: String = style
                .chars()
                .filter(|c| !c.is_whitespace())
                .take(1000)
                .collect::<String>()
                .to_ascii_lowercase();
            style.contains("display:none") || style.contains("visibility:hidden")
        })
        || node.class().is_some_and(|class| {
            class
                .split_ascii_whitespace()
                .any(|one| ALOUD.binary_search(&one).is_ok())
        })
}

/// Whether an element is a box of the page: buttons to share, a newsletter, what else there is to read.
/// Never is it the greater part of the `letters` that there are.
pub fn is_of_page(node: &NodeRef<'_>, name: &str, letters: usize) -> bool {
    if let Some(role) = node.attr("role")
        && matches!(
            &*role,
            "navigation"
                | "search"
                | "banner"
                | "contentinfo"
                | "dialog"
                | "alertdialog"
                | "menu"
                | "menubar"
                | "toolbar"
                | "button"
        )
    {
        return true;
    }
    if matches!(name, "body" | "html" | "main" | "article") {
        return false;
    }
    let around = matches!(name, "header" | "footer") && is_around(node);
    (around || name != "p" && (has_word(node, &OF_PAGE) || tells_of_author(node)))
        && node.normalized_char_count() <= BOX.min(letters / 3)
}

/// Whether an element is the box below a story that says who its writer is, as its class has it.
fn tells_of_author(node: &NodeRef<'_>) -> bool {
    const NAMES: [&str; 7] = [
        "author-bio",
        "author-box",
        "authorbox",
        "author-info",
        "author-card",
        "about-author",
        "about-the-author",
    ];
    node.class().is_some_and(|class| {
        let class = class.to_ascii_lowercase().replace('_', "-");
        class.len() <= 400 && NAMES.iter().any(|name| class.contains(name))
    })
}

/// Whether a head or a foot is that of the page and not that of an article; that of an article may hold its headline.
fn is_around(node: &NodeRef<'_>) -> bool {
    let holds = |name: &str| node.descendants_it().any(|inner| inner.has_name(name));
    !holds("h1")
        && !node
            .ancestors_it(None)
            .any(|outer| outer.has_name("article") || outer.has_name("main"))
}

/// Whether one of the words of an element's classes and id is in a list.
pub fn has_word(node: &NodeRef<'_>, list: &[&str]) -> bool {
    let listed = |names: &str| {
        names
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty() && word.len() <= 20)
            .any(|word| {
                let word = word.to_ascii_lowercase();
                list.binary_search(&word.as_str()).is_ok()
            })
    };
    // Some sites name their boxes here and have classes that say nothing.
    ["class", "id", "data-component"]
        .iter()
        .any(|name| node.attr(name).is_some_and(|names| listed(&names)))
}

/// What the words of an element are, where it says so.
pub fn role(node: &NodeRef<'_>, name: &str) -> Option<Role> {
    /// Words of classes of what stands under pictures.
    const CAPTIONS: [&str; 2] = ["caption", "figcaption"];
    if name == "p"
        && let Some(role) = word::role(node)
    {
        return Some(role);
    }
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(Role::Subheading),
        "figcaption" | "caption" => Some(Role::Caption),
        "li" | "dd" | "dt" => Some(Role::ListItem),
        "blockquote" => Some(Role::Quotation),
        "p" | "div" | "span" | "small" | "em"
            if has_word(node, &CAPTIONS) && node.normalized_char_count() <= BOX =>
        {
            Some(Role::Caption)
        }
        _ => None,
    }
}

/// Whether an element stands beside the text: words of the text in large letters, a box.
pub fn is_aside(node: &NodeRef<'_>, name: &str) -> bool {
    /// Words of classes of words of the text in large letters. Sorted.
    const PULLED: [&str; 4] = ["blockquote", "pull", "pullquote", "quote"];
    name == "aside" || has_word(node, &PULLED)
}

/// Whether words are the mark of a note: "1", "\[12\]", "*", "note 3".
pub fn is_mark(words: &str) -> bool {
    let words = words.trim();
    let inner = words.trim_matches(['[', ']', '(', ')', '{', '}', ' ', '\u{a0}']);
    let number = inner.strip_prefix("note ").unwrap_or(inner);
    (1..=8).contains(&words.len())
        && !inner.is_empty()
        && (number.chars().all(|c| c.is_numeric())
            || inner
                .chars()
                .all(|c| matches!(c, '*' | '†' | '‡' | '§' | '¶'))
            || inner.len() == 1 && words != inner
            || inner.len() <= 5 && inner.chars().all(|c| matches!(c, 'i' | 'v' | 'x')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [&UNREAD[..], &FLOWS, &OF_PAGE, &ALOUD] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }

    #[test]
    fn marks_of_notes() {
        for mark in ["1", "[12]", "*", "†", "(3)", "[a]", "[note 3]", "iv"] {
            assert!(is_mark(mark), "{mark}");
        }
        for words in ["", "see", "a", "chapter 3", "[edit]", "2024 figures"] {
            assert!(!is_mark(words), "{words}");
        }
    }
}
