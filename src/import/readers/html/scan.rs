//! The source of a page before it is parsed: what nobody reads is taken out, and what would take the parser too long is refused.
//!
//! The parser's time grows with the square of the depth of its tree, and what walks over that tree calls itself: pages have
//! a depth of 50 and 20,000 tags, so limits far above that cost nobody anything.

use jiff::civil::Date;

use crate::import::{ImportError, limits};

/// Elements that hold nothing.
const VOID: [&str; 16] = [
    "area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "link",
    "meta", "param", "source", "track", "wbr",
];
/// Elements that the next one of their kind ends: left open by habit, they do not lie in each other.
const SELF_ENDING: [&str; 14] = [
    "body", "colgroup", "dd", "dt", "head", "html", "li", "option", "p", "rt", "tbody", "td", "th",
    "tr",
];
/// Elements whose end leaves open what was opened in them.
const INLINE: [&str; 12] = [
    "a", "b", "code", "em", "font", "i", "nobr", "s", "small", "strong", "tt", "u",
];
/// Elements whose content is no markup; all of it but titles is taken out.
const RAW: [&str; 7] = [
    "iframe", "noembed", "noframes", "script", "style", "textarea", "title",
];
/// Elements whose content is markup that nobody reads; where they are never closed it is looked into.
const LEFT_OPEN: [&str; 2] = ["noscript", "svg"];

/// A page's source, ready to be parsed.
#[derive(Debug, Default)]
pub struct Scanned {
    /// Without comments, scripts, styles and embedded data.
    pub html: String,
    /// Where a browser saved it from, as the comment says that it wrote into it.
    pub saved_from: Option<String>,
    /// When `SingleFile` saved it, as the same comment says.
    pub saved_on: Option<Date>,
}

/// Scans a source.
///
/// # Errors
/// It has too many tags, they lie too deep, or it is too large even without its embedded data.
pub fn scan(source: &str) -> Result<Scanned, ImportError> {
    let mut scanned = Scanned::default();
    let mut open: Vec<&str> = Vec::new();
    let mut tags = 0;
    let mut closed = true;
    let mut rest = source;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        scanned.html.push_str(before);
        if let Some(comment) = from.strip_prefix("<!--") {
            let (words, behind) = comment_end(comment);
            if scanned.saved_from.is_none() {
                scanned.saved_from = saved_from(words);
                scanned.saved_on = saved_on(words);
            }
            rest = behind;
            continue;
        }
        if !opens_tag(from) {
            // An angle bracket that opens nothing is a sign like any other.
            scanned.html.push('<');
            rest = from.get(1..).unwrap_or_default();
            continue;
        }
        let Some((tag, behind)) = tag(from) else {
            // A tag that never ends is lost with all that follows, as in browsers.
            rest = "";
            break;
        };
        rest = behind;
        let name = name(tag);
        if name.is_empty() {
            // A doctype stays, what else begins with a mark is a comment to browsers.
            if tag
                .get(..9)
                .is_some_and(|head| head.eq_ignore_ascii_case("<!doctype"))
            {
                scanned.html.push_str(tag);
            }
            continue;
        }
        tags += 1;
        if tags > limits::TAGS {
            return Err(ImportError::Limit(format!(
                "it has more than {} tags",
                limits::TAGS
            )));
        }
        if attributes(tag) > limits::ATTRIBUTES {
            return Err(ImportError::Limit(format!(
                "one of its tags has more than {} attributes",
                limits::ATTRIBUTES
            )));
        }
        if tag.starts_with("</") && closes_shadow(&open, name) {
            scanned.html.push_str("</div>");
            ends(&mut open, SHADOW);
            continue;
        }
        if name.eq_ignore_ascii_case("template") && is_shadow(tag) {
            scanned.html.push_str("<div>");
            open.push(SHADOW);
            if open.len() > limits::DEPTH {
                return Err(deep());
            }
            continue;
        }
        without_data(tag, &mut scanned.html);
        if tag.starts_with("</") {
            ends(&mut open, name);
        } else if is(&RAW, name) {
            rest = raw(tag, name, rest, &mut scanned.html);
        } else if is(&LEFT_OPEN, name) {
            // Looked for once: an end that is not there is not there for the next one either.
            closed = closed && find_end(rest, name).is_some();
            if closed {
                rest = unseen(name, rest);
            }
        } else if !is(&VOID, name) && !is(&SELF_ENDING, name) {
            open.push(name);
            if open.len() > limits::DEPTH {
                return Err(deep());
            }
        }
        if scanned.html.len() > limits::PAGE {
            break;
        }
    }
    scanned.html.push_str(rest);
    if scanned.html.len() > limits::PAGE {
        return Err(ImportError::Limit(format!(
            "its source without pictures is larger than {} MB",
            limits::PAGE / (1024 * 1024)
        )));
    }
    // Where many stand in one piece of text, the parser copies all that came before for each.
    if scanned.html.matches('&').count() > limits::REFERENCES {
        return Err(ImportError::Limit(format!(
            "it has more than {} references to signs",
            limits::REFERENCES
        )));
    }
    Ok(scanned)
}

/// The element in which a component keeps what it shows, as pages are saved with it: a template that is none.
const SHADOW: &str = "template shadowrootmode";

/// Whether a template is what a component shows (the attribute was once called otherwise).
fn is_shadow(tag: &str) -> bool {
    let tag = tag.to_ascii_lowercase();
    tag.contains(" shadowrootmode") || tag.contains(" shadowroot=")
}

/// Whether the end of an element is that of such a template.
fn closes_shadow(open: &[&str], name: &str) -> bool {
    let is_template = |one: &&&str| **one == SHADOW || one.eq_ignore_ascii_case("template");
    name.eq_ignore_ascii_case("template") && open.iter().rev().find(is_template) == Some(&SHADOW)
}

/// The refusal of a tree that is too deep.
pub fn deep() -> ImportError {
    ImportError::Limit(format!("its elements lie deeper than {}", limits::DEPTH))
}

fn is(list: &[&str], name: &str) -> bool {
    list.iter().any(|one| one.eq_ignore_ascii_case(name))
}

/// An element ends: all that lies in it ends with it. An end without a beginning means nothing.
fn ends(open: &mut Vec<&str>, name: &str) {
    let Some(at) = open.iter().rposition(|one| one.eq_ignore_ascii_case(name)) else {
        return;
    };
    if is(&INLINE, name) {
        open.remove(at);
    } else {
        open.truncate(at);
    }
}

/// What a comment says, and what stands behind it.
fn comment_end(comment: &str) -> (&str, &str) {
    for abrupt in [">", "->"] {
        if let Some(behind) = comment.strip_prefix(abrupt) {
            return ("", behind);
        }
    }
    comment.split_once("-->").unwrap_or((comment, ""))
}

/// The address in a comment of a browser ("saved from url=(0023)https://…") or of `SingleFile` ("url: https://…").
fn saved_from(comment: &str) -> Option<String> {
    let head: String = comment.chars().take(2000).collect();
    let line = head.lines().find_map(|line| {
        let line = line.trim();
        line.strip_prefix("url:")
            .or_else(|| line.split_once("saved from url=").map(|(_, rest)| rest))
    })?;
    let at = line.find("http")?;
    let address = line.get(at..)?.split_whitespace().next()?;
    Some(address.to_owned())
}

/// The day in the comment of `SingleFile`, as browsers write the time where they are ("saved date: Sun May 03 2026 10:23:45 GMT+0200
/// …").
fn saved_on(comment: &str) -> Option<Date> {
    let head: String = comment.chars().take(2000).collect();
    if !head.contains("SingleFile") {
        return None;
    }
    let day = head
        .lines()
        .find_map(|line| line.trim().strip_prefix("saved date:"))?;
    let words: Vec<&str> = day.split_whitespace().skip(1).take(3).collect();
    Date::strptime("%b %d %Y", words.join(" ")).ok()
}

/// Whether an angle bracket opens a tag.
fn opens_tag(from: &str) -> bool {
    let second = from.chars().nth(1);
    second.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
}

/// The tag that a text begins with, and what stands behind it.
fn tag(from: &str) -> Option<(&str, &str)> {
    let mut quote = None;
    // Quotation marks count only where a value begins.
    let mut value = false;
    for (at, byte) in from.bytes().enumerate().skip(1) {
        match (quote, byte) {
            (Some(mark), byte) if mark == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') if value => {
                quote = Some(byte);
                value = false;
            }
            (None, b'>') => return from.split_at_checked(at + 1),
            (None, b'=') => value = true,
            (None, byte) if byte.is_ascii_whitespace() => {}
            (None, _) => value = false,
        }
    }
    None
}

/// How many attributes a tag has, or words in their values that could be some: the parser compares each with all others.
fn attributes(tag: &str) -> usize {
    if tag.len() < limits::ATTRIBUTES {
        return 0;
    }
    let mut quoted = None;
    let mut value = false;
    let mut blank = false;
    let mut count = 0;
    for byte in tag.bytes() {
        let space = byte.is_ascii_whitespace() || byte == b'/';
        match (quoted, byte) {
            (Some(mark), byte) if mark == byte => {
                quoted = None;
                blank = true;
            }
            (Some(_), _) => {}
            (None, b'"' | b'\'') if value => quoted = Some(byte),
            (None, b'=') => value = true,
            (None, _) if space => blank = true,
            (None, _) => {
                count += usize::from(std::mem::take(&mut blank));
                value = false;
            }
        }
    }
    count
}

/// The name of a tag; none for doctypes and the like.
fn name(tag: &str) -> &str {
    let inner = tag.trim_start_matches(['<', '/']);
    let end = inner
        .find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'))
        .unwrap_or(inner.len());
    let name = inner.get(..end).unwrap_or_default();
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        name
    } else {
        ""
    }
}

/// Takes over what stands in an element that holds no markup, as far as it is of use; gives what stands behind.
fn raw<'a>(tag: &str, name: &str, rest: &'a str, html: &mut String) -> &'a str {
    // A script that is never closed swallows all that follows.
    let at = find_end(rest, name).unwrap_or(rest.len());
    let (content, behind) = rest.split_at(at);
    let data = name.eq_ignore_ascii_case("script") && tag.to_ascii_lowercase().contains("json");
    if data || name.eq_ignore_ascii_case("title") {
        html.push_str(content);
    }
    behind
}

/// What stands behind the content of a drawing, or of what is shown where scripts do not run: a complaint, which belongs to
/// nothing, or a picture, which belongs to its caption and stays.
fn unseen<'a>(name: &str, rest: &'a str) -> &'a str {
    let Some((content, behind)) = find_end(rest, name).map(|at| rest.split_at(at)) else {
        return rest;
    };
    let picture = name.eq_ignore_ascii_case("noscript") && content.contains("<img");
    if picture { rest } else { behind }
}

/// Where the end tag of an element stands.
fn find_end(text: &str, name: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(found) = text.get(from..)?.find("</") {
        let at = from + found;
        let behind = text.get(at + 2..)?;
        if behind
            .get(..name.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(name))
        {
            return Some(at);
        }
        from = at + 2;
    }
    None
}

/// Takes over a tag without the data of embedded pictures and fonts.
fn without_data(tag: &str, html: &mut String) {
    /// Shorter ones do no harm.
    const SHORT: usize = 200;
    let mut rest = tag;
    while rest.len() > SHORT
        && let Some(at) = rest.find("data:")
    {
        let (before, data) = rest.split_at(at);
        html.push_str(before);
        let last = before.chars().next_back();
        let quoted = last.filter(|mark| matches!(mark, '"' | '\''));
        let ends = |c: char| match quoted {
            Some(mark) => c == mark,
            None => c.is_whitespace() || matches!(c, ')' | '"' | '\'' | '>'),
        };
        let end = data.find(ends).unwrap_or(data.len());
        let (data, behind) = data.split_at(end);
        html.push_str(if data.len() > SHORT { "data:," } else { data });
        rest = behind;
    }
    html.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_reads_is_taken_out() {
        let big = "A".repeat(4000);
        let source = format!(
            "<!-- Page saved with SingleFile\n url: https://kell.example/a \n--><!DOCTYPE html><title>a < b</title><script>if (a</b) '<p>'</script><script type=\"application/ld+json\">{{\"a\":1}}</script><style>p {{}}</style><img src=\"data:image/png;base64,{big}\" alt=x><p title='a > b'>3 < 4<svg><path/></svg><!--> <b>c</b>"
        );
        let scanned = scan(&source).unwrap();
        assert_eq!(
            scanned.html,
            "<!DOCTYPE html><title>a < b</title><script></script><script type=\"application/ld+json\">{\"a\":1}</script><style></style><img src=\"data:,\" alt=x><p title='a > b'>3 < 4<svg></svg> <b>c</b>"
        );
        assert_eq!(
            scanned.saved_from.as_deref(),
            Some("https://kell.example/a")
        );
        assert_eq!(scanned.saved_on, None);
    }

    #[test]
    fn a_page_says_where_and_when_it_was_saved() {
        let saved = |comment: &str| {
            let scanned = scan(&format!("<!--{comment}--><p>a")).unwrap();
            (scanned.saved_from, scanned.saved_on)
        };
        let day = "2026-05-03".parse().ok();
        let kell = Some("https://kell.example/a".to_owned());
        assert_eq!(
            saved(
                "\n Page saved with SingleFile \n url: https://kell.example/a \n saved date: Sun May 03 2026 00:23:45 GMT+0200 (Central European Summer Time)\n"
            ),
            (kell.clone(), day)
        );
        assert_eq!(
            saved(
                " Page saved with SingleFile\n url: https://kell.example/a\n saved date: Sun Mai 99 x\n"
            ),
            (kell.clone(), None)
        );
        // Anybody's comment.
        assert_eq!(saved("saved date: Sun May 03 2026").1, None);
        assert_eq!(
            saved(" saved from url=(0022)https://kell.example/a "),
            (kell, None)
        );
    }

    #[test]
    fn what_a_component_shows_is_no_template() {
        let scanned = scan("<a-b><template shadowrootmode=\"open\"><p>a<template><p>b</template></template><p>c</a-b></template>").unwrap();
        assert_eq!(
            scanned.html,
            "<a-b><div><p>a<template><p>b</template></div><p>c</a-b></template>"
        );
    }

    #[test]
    fn what_is_too_deep_or_too_much_is_refused() {
        let refused = |source: String| {
            scan(&source)
                .map(|scanned| scanned.html.len())
                .unwrap_err()
                .to_string()
        };
        assert!(refused("<div>".repeat(600)).contains("deeper than 512"));
        assert!(refused("<b><i>".repeat(400)).contains("deeper"));
        assert!(refused("<br>".repeat(limits::TAGS + 1)).contains("tags"));
        assert!(refused("a".repeat(limits::PAGE + 1)).contains("larger"));
        assert!(refused("&amp;".repeat(limits::REFERENCES + 1)).contains("references"));
        let many = |attribute: &str| format!("<p {}>a", attribute.repeat(1_001));
        assert!(refused(many("a=b ")).contains("attributes"));
        assert!(refused(many("a='b'")).contains("attributes"));
        assert!(refused(many("a/")).contains("attributes"));
        assert!(scan(&format!("<p class=\"{}\" id=b>a", "a ".repeat(5_000))).is_ok());
        assert!(scan(&"<li>a<p>b".repeat(3000)).is_ok());
        assert!(scan(&"<b>a</b><div><i>c</i></div>".repeat(3000)).is_ok());
    }
}
