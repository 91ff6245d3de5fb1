//! Quotations of a paragraph.

use super::tag::{Tag, Word};

/// A quotation, marks included: words `first..=last`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    pub first: usize,
    pub last: usize,
    /// Whether a closing mark was found; one left open runs to the end of its paragraph.
    pub closed: bool,
}

impl Quotation {
    /// Number of words and marks in it.
    pub const fn len(&self) -> usize {
        self.last + 1 - self.first
    }
}

/// Finds the quotations among the words of one paragraph and numbers the words that stand in them, from 1.
///
/// Marks that show their side (“ ”) open and close; straight ones do so in turn, but one with a space on one side
/// only shows its side too. Quotations inside quotations belong to the outer one.
pub fn mark(words: &mut [Word], text: &str) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for at in 0..words.len() {
        let Some(word) = words.get(at) else { break };
        let (tag, span) = (word.tag, word.span);
        let form = span.of(text).chars().next().unwrap_or(' ');
        match open {
            None => {
                let spaced = text
                    .get(span.end..)
                    .is_none_or(|rest| rest.starts_with(char::is_whitespace));
                let opens = match form {
                    '“' | '„' | '«' | '`' => true,
                    '‘' => single_closes(words, at, text),
                    '"' | '\'' => !spaced || words.get(at + 1).is_none(),
                    _ => false,
                };
                if tag == Tag::Quote && opens {
                    open = Some((at, form));
                }
            }
            Some((first, with)) => {
                let closes = match with {
                    '“' | '„' => matches!(form, '”' | '"'),
                    '«' => form == '»',
                    '‘' => form == '’',
                    '"' => matches!(form, '"' | '”'),
                    _ => form == '\'' && span.len() > 1,
                };
                if (tag == Tag::Quote || with == '‘' && tag == Tag::Mark) && closes {
                    found.push(Quotation {
                        first,
                        last: at,
                        closed: true,
                    });
                    open = None;
                }
            }
        }
    }
    if let Some((first, _)) = open {
        found.push(Quotation {
            first,
            last: words.len().saturating_sub(1),
            closed: false,
        });
    }
    for (number, quotation) in (1_u32..).zip(&found) {
        for word in words
            .get_mut(quotation.first..=quotation.last)
            .unwrap_or_default()
        {
            word.quote = number;
        }
    }
    found
}

/// Whether a single opening mark is closed within a few hundred words: elsewhere it is a misplaced apostrophe.
fn single_closes(words: &[Word], at: usize, text: &str) -> bool {
    words
        .get(at + 1..)
        .unwrap_or_default()
        .iter()
        .take(200)
        .any(|word| word.tag == Tag::Mark && word.span.of(text) == "’")
}
