//! Quotation marks: those of all houses that write in Latin script, and the corner brackets of East Asia, as one table.

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
