//! Walks the tokens of a text and puts figures together.

use super::{Amount, Exactness, Figure, Unit, lex, words};
use crate::extract::time::Time;
use crate::text::{Span, Token, TokenKind};

/// A number that was read.
pub struct Number {
    /// Its value.
    pub amount: Amount,
    /// What it counts.
    pub unit: Unit,
    /// How exact it is.
    pub exactness: Exactness,
    /// What its words of scale multiply by.
    pub factor: i128,
    /// Whether its value is not known: the digits can be read in two ways, or the words name none.
    pub unclear: bool,
    /// One past its last token.
    pub to: usize,
}

/// Where the reading stands.
pub struct Reader<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    times: &'t [Time],
}

impl<'t> Reader<'t> {
    /// A reader of `within`, whose times are known.
    pub fn new(text: &'t str, within: Span, times: &'t [Time]) -> Self {
        Self {
            text,
            tokens: lex::tokens(text, within, times),
            times,
        }
    }

    /// Reads everything.
    pub fn read_all(&self) -> Vec<Figure> {
        let mut found: Vec<Figure> = Vec::new();
        let mut times = self.times.iter().peekable();
        let mut at = 0;
        while let Some(token) = self.tokens.get(at) {
            while times
                .next_if(|time| time.span.end <= token.span.start)
                .is_some()
            {}
            if times
                .peek()
                .is_some_and(|time| time.span.overlaps(token.span))
            {
                at += 1;
                continue;
            }
            let opens = token.kind == TokenKind::Number || self.word(at) == "[";
            if let Some(end) = opens.then(|| self.footnote(at)).flatten() {
                at = end;
                continue;
            }
            let word = token.span.of(self.text);
            let possible = match token.kind {
                TokenKind::Word => words::begins(word),
                TokenKind::Number => true,
                // Nearly every mark is one of these.
                TokenKind::Mark if matches!(word, "," | ".") => false,
                TokenKind::Mark => {
                    self.sign(at).is_some() || words::currency_before(word).is_some()
                }
            };
            if !possible {
                at += 1;
                continue;
            }
            let Some((figure, to)) = self.figure(at) else {
                at += 1;
                continue;
            };
            let clear = found
                .last()
                .is_none_or(|last| last.span.end <= figure.span.start);
            if clear {
                found.push(figure);
            }
            at = to.max(at + 1);
        }
        found
    }

    /// The words of a token.
    pub fn word(&self, at: usize) -> &'t str {
        self.tokens
            .get(at)
            .map_or("", |token| token.span.of(self.text))
    }

    /// The words of the token `back` before.
    pub fn before(&self, at: usize, back: usize) -> &'t str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// The words of a token in small letters.
    pub fn lower(&self, at: usize) -> String {
        let word = self.word(at);
        if word.len() > 24 {
            String::new()
        } else {
            word.to_lowercase()
        }
    }

    /// Whether the token at `at` belongs to an expression of time.
    pub fn is_timed(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            let next = self
                .times
                .partition_point(|time| time.span.end <= token.span.start);
            self.times
                .get(next)
                .is_some_and(|time| time.span.overlaps(token.span))
        })
    }

    /// The token after the number of a footnote: "[4]", "[4, 7]", or "text.”4" glued to the end of its sentence.
    fn footnote(&self, at: usize) -> Option<usize> {
        if self.word(at) == "[" {
            for end in at + 1..at + 12 {
                match self.word(end) {
                    "]" => return Some(end + 1),
                    "," | "-" | "–" | ";" => {}
                    _ if self.is_number(end) => {}
                    _ => return None,
                }
            }
            return None;
        }
        let closes = matches!(
            self.before(at, 1),
            "." | "!" | "?" | "”" | "\"" | "’" | "»" | ")" | "," | ";"
        );
        let letter = |word: &str| {
            word.ends_with(char::is_alphabetic) && words::currency_before(word).is_none()
        };
        let behind = self.before(at, 2);
        let sentence = letter(behind) || matches!(behind, "." | "!" | "?" | "”" | "%" | ")");
        let glued = self.glued(at) && self.glued(at.wrapping_sub(1));
        (self.is_number(at) && self.word(at).len() <= 3 && closes && sentence && glued)
            .then_some(at + 1)
    }

    /// Whether the token touches the one before.
    pub fn glued(&self, at: usize) -> bool {
        let end = at
            .checked_sub(1)
            .and_then(|at| self.tokens.get(at))
            .map(|token| token.span.end);
        end.is_some() && end == self.tokens.get(at).map(|token| token.span.start)
    }

    /// Whether the token is digits.
    pub fn is_number(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// The figure whose number begins at `at`, and the token after it.
    pub fn figure(&self, at: usize) -> Option<(Figure, usize)> {
        let first = self.number(at)?;
        let mut figure = Figure {
            span: Span::default(),
            value: Some(first.amount),
            upper: None,
            unit: first.unit.clone(),
            exactness: first.exactness,
        };
        let mut to = first.to;
        let mut unclear = first.unclear;
        if let Some((low, high)) = self.range(at, &first) {
            figure.value = Some(low);
            figure.upper = Some(high.amount);
            figure.exactness = Exactness::Range;
            figure.unit = if high.unit == Unit::None {
                first.unit
            } else {
                high.unit
            };
            unclear |= high.unclear;
            to = high.to;
        }
        let mut from = at;
        if figure.exactness == Exactness::Exact {
            let (qualified, exactness) = self.qualifier(at);
            (from, figure.exactness) = (qualified, exactness);
        } else if self.before(at, 1).eq_ignore_ascii_case("between") {
            from = at - 1;
        }
        if figure.exactness == Exactness::Exact
            && let Some((end, exactness)) = self.afterthought(to)
        {
            (to, figure.exactness) = (end, exactness);
        }
        if figure.unit == Unit::None {
            if figure.exactness == Exactness::Exact && self.is_name(at, to) {
                return None;
            }
            figure.unit = self.counted(to);
        }
        if unclear {
            // Nobody counts thousandths of people: "12.500 people" are thousands.
            let whole = matches!(&figure.unit, Unit::Of(things) if words::is_discrete(things))
                && first.factor == 1;
            let thousands =
                |amount: Amount| (amount.scale == 3).then_some(Amount { scale: 0, ..amount });
            figure.value = figure.value.filter(|_| whole).and_then(thousands);
            figure.upper = None;
        }
        let start = self.tokens.get(from)?.span.start;
        let end = self.tokens.get(to.checked_sub(1)?)?.span.end;
        figure.span = Span::new(start, end);
        Some((figure, to))
    }
}
