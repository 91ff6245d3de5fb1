//! What two wordings of a statement differ in that no likeness outweighs: a number, a name, a negation.
//!
//! Sentences that differ in one name are 96 % alike. What is listed here is never taken for the same by a machine.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::folded;
use crate::text::{Span, Token, TokenKind};

/// What two wordings differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Differs {
    /// A figure, in digits or in words.
    Number,
    /// A name: a word with a capital letter, or any word of a script that has none.
    Name,
    /// A word that turns a statement round.
    Negation,
}

/// Numbers in words, of the languages that articles are most often in.
const NUMBERS: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands \
    million millions billion billions trillion trillions dozen dozens half halves third thirds quarter quarters fifth tenth \
    first second fourth once twice double doubled triple tripled quadrupled halved both all none few several many most \
    null eins ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig sechzig siebzig \
    achtzig neunzig hundert tausend millionen milliarde milliarden dutzend hälfte drittel viertel \
    un deux trois quatre cinq sept huit neuf dix onze douze vingt trente quarante cinquante soixante cent mille \
    milliard milliards moitié tiers quart \
    uno dos tres cuatro cinco seis siete ocho nueve diez cien ciento mil millón millones mitad tercio";

/// Words that turn a statement round.
const NEGATIONS: &str = "not no never none nobody nothing nowhere neither nor without cannot hardly barely scarcely deny denies \
    denied denying refuse refuses refused refusing fail fails failed false falsely untrue unlikely \
    nicht kein keine keinen keinem keiner keines nie niemals nichts niemand ohne weder \
    ne pas jamais aucun aucune rien personne sans ni non \
    nunca jamás sin ningún ninguna ninguno nada nadie tampoco \
    mai nessun nessuno nessuna senza niente não nem sem nenhum nenhuma \
    niet geen nooit niets niemand zonder inte aldrig ingen inget utan ikke ingen intet uden uten nie bez żaden nikt";

/// Words that begin a sentence with a capital letter and name nobody.
const OPENERS: &str = "the a an this that these those it its he she they we you i his her their our my in on at by for from with \
    to of as and but or so yet if when while after before since until because although though there here then now what who \
    which where why how both some many most more all no not only even just also still however meanwhile last next nearly almost about around between roughly approximately over under up down \
    early late later earlier today yesterday tomorrow asked according during across behind despite unlike instead perhaps maybe \
    once every each any such other another \
    der die das ein eine es er sie wir ihr im in am an auf mit von zu und aber oder wenn als nach vor seit weil \
    le la les l un une il elle ils nous vous dans en sur avec de du des et mais ou si quand après avant \
    el los las una él ella nosotros y o pero con por para al del";

/// Whether a word, in small letters and with straight apostrophes, turns a statement round.
pub fn is_negation(small: &str) -> bool {
    is_in(NEGATIONS, small) || small.ends_with("n't") || small == "non"
}

/// Whether a word, in small letters, is a number in words, or a share of a number.
pub fn is_number_word(small: &str) -> bool {
    is_in(NUMBERS, small)
}

fn is_in(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == word)
}

/// What the words of two texts differ in, in the order of [`Differs`]; nothing if no number, name or negation does.
/// Rather once too often than once too seldom: a person is asked either way.
pub fn differs(old: &str, new: &str) -> Vec<Differs> {
    let mut kinds = BTreeMap::<(Differs, String), i32>::new();
    // Numbers and names in another order say something else: "Ada beat Bo".
    let mut orders: [Vec<(Differs, String)>; 2] = Default::default();
    let (old, new) = (folded(old), folded(new));
    let [old_order, new_order] = &mut orders;
    for (folded, other, by, order) in [(&old, &new, 1, old_order), (&new, &old, -1, new_order)] {
        // A word with a small letter there names nobody where it opens a sentence here.
        let plain: BTreeSet<&str> = Token::each(other, Span::whole(other))
            .map(|token| token.span.of(other))
            .filter(|word| word.starts_with(char::is_lowercase))
            .collect();
        let mut first = true;
        let mut last = None;
        for token in Token::each(folded, Span::whole(folded)) {
            let word = token.span.of(folded);
            if token.kind == TokenKind::Mark {
                // A sign and a unit belong to their number; a hyphen between words is none.
                let next = folded
                    .get(token.span.end..)
                    .and_then(|rest| rest.chars().next());
                let before = folded
                    .get(..token.span.start)
                    .and_then(|head| head.chars().next_back());
                let sign = matches!(word, "-" | "−" | "+")
                    && next.is_some_and(char::is_numeric)
                    && before.is_none_or(|c| !c.is_alphanumeric());
                if sign
                    || matches!(word, "%" | "‰")
                    || !word.is_ascii() && word.chars().all(is_money)
                    || word == "$"
                {
                    *kinds.entry((Differs::Number, word.to_owned())).or_default() += by;
                }
                first |= matches!(word, "." | "!" | "?" | "\"" | ":");
                last = Some(word.to_owned());
                continue;
            }
            let opens = first && last.as_deref() != Some("'");
            for kind in kinds_of(word, token.kind, opens, &plain) {
                *kinds.entry((kind, word.to_lowercase())).or_default() += by;
                order.push((kind, word.to_lowercase()));
            }
            first = false;
            last = None;
        }
    }
    let mut found: Vec<Differs> = kinds
        .into_iter()
        .filter(|(_, count)| *count != 0)
        .map(|((kind, _), _)| kind)
        .collect();
    let [old_order, new_order] = &orders;
    for kind in [Differs::Number, Differs::Name] {
        let of = |order: &[(Differs, String)]| -> Vec<String> {
            let all = order.iter().filter(|(one, _)| *one == kind);
            all.map(|(_, word)| word.clone()).collect()
        };
        if of(old_order) != of(new_order) {
            found.push(kind);
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn is_money(c: char) -> bool {
    matches!(c, '£' | '¥' | '¢' | '\u{20A0}'..='\u{20CF}')
}

/// What a word is, of the kinds that matter.
fn kinds_of(word: &str, kind: TokenKind, first: bool, plain: &BTreeSet<&str>) -> Vec<Differs> {
    let mut kinds = Vec::new();
    let small = word.to_lowercase();
    if kind == TokenKind::Number || word.contains(|c: char| c.is_numeric()) {
        kinds.push(Differs::Number);
    }
    let mut parts = small.split('-');
    if parts.clone().any(is_number_word) {
        kinds.push(Differs::Number);
    }
    if parts.any(is_negation) {
        kinds.push(Differs::Negation);
    }
    let capital = word.chars().any(char::is_uppercase);
    let caseless = word
        .chars()
        .any(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase());
    let common = || is_in(OPENERS, &small) || plain.contains(small.as_str());
    let opens = first && (!kinds.is_empty() || common());
    if caseless || capital && !opens {
        kinds.push(Differs::Name);
    }
    kinds.dedup();
    kinds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_a_name_or_a_negation_is_told_and_other_words_are_not() {
        use Differs::{Name, Negation, Number};
        for (old, new, expected) in [
            (
                "The bridge cost 212 million crowns.",
                "The bridge cost 221 million crowns.",
                vec![Number],
            ),
            ("Two boats sank.", "Three boats sank.", vec![Number]),
            ("Prices fell 3%.", "Prices fell 3 points.", vec![Number]),
            ("It was -3 degrees.", "It was 3 degrees.", vec![Number]),
            (
                "Ada Oll won the prize.",
                "Eva Orr won the prize.",
                vec![Name],
            ),
            (
                "The mayor took it.",
                "The mayor never took it.",
                vec![Negation],
            ),
            ("It doesn’t leak.", "It does leak.", vec![Negation]),
            (
                "In May the quay was closed.",
                "The quay was closed in May.",
                vec![],
            ),
            (
                "The boat was sold quickly.",
                "The boat was soon sold.",
                vec![],
            ),
            (
                "In May two boats sank.",
                "In June three boats did not sink.",
                vec![Number, Name, Negation],
            ),
            ("船は沈んだ", "舟は沈んだ", vec![Name]),
            (
                "Die Brücke ist sicher.",
                "Die Brücke ist nicht sicher.",
                vec![Negation],
            ),
        ] {
            assert_eq!(differs(old, new), expected, "{old} / {new}");
        }
    }
}
