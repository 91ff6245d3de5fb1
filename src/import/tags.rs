//! The words between the tags of HTML that stands inside other text.

/// Tags that end a line of text.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "section",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];

/// Elements whose content nobody reads.
const HIDDEN: [&str; 3] = ["script", "style", "template"];

/// The words of `html` without tags and comments, a line a block, and how many tags were left out. What is no tag stays.
pub(super) fn without(html: &str) -> (String, usize) {
    let mut kept = String::with_capacity(html.len());
    let mut tags = 0;
    let mut rest = html;
    while let Some((before, inner)) = rest.split_once('<') {
        kept.push_str(before);
        if let Some(comment) = inner.strip_prefix("!--") {
            tags += 1;
            rest = comment.split_once("-->").map_or("", |(_, behind)| behind);
            continue;
        }
        let is_tag =
            inner.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        let Some((tag, behind)) = inner.split_once('>').filter(|_| is_tag) else {
            kept.push('<');
            rest = inner;
            continue;
        };
        tags += 1;
        let name = name(tag);
        rest = behind;
        if HIDDEN.contains(&name.as_str()) && !tag.starts_with('/') {
            let end = format!("</{name}");
            // Past the content, to the tag that ends it; the tag itself is taken out like any other.
            rest = behind
                .find(end.as_str())
                .and_then(|at| behind.get(at..))
                .unwrap_or("");
        } else if BLOCKS.binary_search(&name.as_str()).is_ok() {
            kept.push('\n');
        }
    }
    kept.push_str(rest);
    (unescaped(&kept), tags)
}

/// Whether a tag ends a line of text.
pub(super) fn is_break(tag: &str) -> bool {
    BLOCKS
        .binary_search(&name(tag.trim_start_matches('<')).as_str())
        .is_ok()
}

/// The name of a tag, of what stands between its brackets.
fn name(tag: &str) -> String {
    let letters = tag.trim_start_matches('/').chars();
    letters
        .take_while(char::is_ascii_alphanumeric)
        .take(12)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// Text with the commonest references to characters resolved.
fn unescaped(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut plain = text.to_owned();
    for (reference, character) in [
        ("&nbsp;", "\u{a0}"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("&amp;", "&"),
    ] {
        plain = plain.replace(reference, character);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_and_tags_go() {
        assert!(BLOCKS.is_sorted());
        for (html, words) in [
            (
                "<p>It cost <b>48 million</b>, she said.</p>",
                "It cost 48 million, she said.",
            ),
            ("<!-- note -->", ""),
            ("a<!-- <b> -->b", "ab"),
            ("one<br/>two", "one\ntwo"),
            ("<script>if (a < b) {}</script>Words", "Words"),
            ("<style>p {}</style>", ""),
            ("3 < 4 and 5 > 4", "3 < 4 and 5 > 4"),
            ("R&amp;D &lt;now&gt;", "R&D <now>"),
            ("<p", "<p"),
            ("<!-- open", ""),
        ] {
            assert_eq!(without(html).0.trim(), words, "{html}");
        }
    }
}
