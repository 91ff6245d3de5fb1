//! Quotation marks: those of all houses that write in Latin script, and the corner brackets of East Asia, as one table.

use super::Span;

/// What a mark can be, and what closes it.
struct Mark {
    form: char,
    /// The marks that close a quotation it opens; none if it opens none.
    closed_by: &'static [char],
    /// Whether it can close one.
    closes: bool,
}

/// The table. An apostrophe is none of them by itself: whether ’ and ' close, the words around say.
const MARKS: &[Mark] = &[
    mark('"', &['"', '”'], true),
    mark('“', &['”', '"'], true),
    mark('”', &['”'], true),
    mark('„', &['“', '”', '"'], false),
    mark('‟', &['”'], false),
    mark('«', &['»'], true),
    mark('»', &['«', '»'], true),
    mark('‹', &['›'], true),
    mark('›', &['‹', '›'], true),
    mark('‘', &['’'], true),
    mark('‚', &['‘', '’'], false),
    mark('’', &['’'], true),
    mark('\'', &['\''], true),
    mark('「', &['」'], false),
    mark('」', &[], true),
    mark('『', &['』'], false),
    mark('』', &[], true),
    mark('《', &['》'], false),
    mark('》', &[], true),
    mark('＂', &['＂'], true),
];

const fn mark(form: char, closed_by: &'static [char], closes: bool) -> Mark {
    Mark {
        form,
        closed_by,
        closes,
    }
}

fn found(c: char) -> Option<&'static Mark> {
    // Nearly every character is a letter.
    if c.is_ascii() && !matches!(c, '"' | '\'') {
        return None;
    }
    MARKS.iter().find(|one| one.form == c)
}

/// Whether a character is a quotation mark of any house; an apostrophe is too.
pub fn is_quotation_mark(c: char) -> bool {
    found(c).is_some()
}

/// Whether a mark can open a quotation.
pub fn can_open(c: char) -> bool {
    found(c).is_some_and(|one| !one.closed_by.is_empty())
}

/// Whether a mark can close a quotation.
pub fn can_close(c: char) -> bool {
    found(c).is_some_and(|one| one.closes)
}

/// Whether a character may stand between a sentence's last stop and its end: a closing mark or bracket.
pub fn is_closer(c: char) -> bool {
    can_close(c) || matches!(c, ')' | ']')
}

/// Whether `close` closes what `open` opened.
pub fn is_closed_by(open: char, close: char) -> bool {
    found(open).is_some_and(|one| one.closed_by.contains(&close))
}

/// Whether a mark may also be an apostrophe.
pub const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// The character before a place.
pub fn before(text: &str, span: Span) -> Option<char> {
    text.get(..span.start)?.chars().next_back()
}

/// The character behind a place.
pub fn after(text: &str, span: Span) -> Option<char> {
    text.get(span.end..)?.chars().next()
}

/// Whether a mark stands as one that opens: a space before it and none behind.
pub fn stands_open(text: &str, mark: Span) -> bool {
    before(text, mark).is_none_or(char::is_whitespace)
        && after(text, mark).is_some_and(|c| !c.is_whitespace())
}

/// Whether an apostrophe stands for letters or a possessive ("the ’90s", "the councils’ plan"), and closes nothing.
pub fn is_elision(text: &str, mark: Span) -> bool {
    let after = text.get(mark.end..).unwrap_or_default();
    match before(text, mark) {
        None => true,
        Some(c) if c.is_whitespace() => true,
        // "the councils' plan": what goes on behind it is no end of a quotation.
        Some('s' | 'S') => {
            let mut rest = after.chars();
            rest.next() == Some(' ') && rest.next().is_some_and(char::is_lowercase)
        }
        Some(_) => after.starts_with(char::is_alphanumeric),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_opens_is_closed_by_a_mark_that_can_close() {
        for one in MARKS {
            assert!(
                one.closed_by.iter().all(|&close| can_close(close)),
                "{}",
                one.form
            );
            assert!(one.closes || can_open(one.form), "{}", one.form);
        }
        for (open, close) in [
            ('“', '”'),
            ('„', '“'),
            ('„', '”'),
            ('”', '”'),
            ('»', '«'),
            ('«', '»'),
            ('»', '»'),
            ('‚', '‘'),
            ('‘', '’'),
            ('‹', '›'),
            ('「', '」'),
        ] {
            assert!(is_closed_by(open, close), "{open}…{close}");
        }
        assert!(!is_quotation_mark('(') && !is_closed_by('«', '”'));
    }
}
