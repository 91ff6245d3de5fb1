//! What a word is, as far as its letters tell: a word class for the model's patterns, and the groups that the rules
//! ask for.
//!
//! The lists are closed classes of English grammar and the cue words of the rules in [`super::signals`]; what is not
//! listed is classed by its ending and its capitals. No part-of-speech tagger is involved.

use std::sync::LazyLock;

use super::{shape::Shape, signals, table::Table};

/// Word classes: the alphabet of the model's class patterns. The numbers are part of the trained weights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
#[rustfmt::skip]
#[allow(missing_docs, reason = "the lists below say what each class holds")]
pub enum WordClass {
    #[default]
    Other, Edge, I, We, You, They, It, This, The, Will, Would, Should, Want, Is, Was, Have, Had, Do, Did, Not, Every,
    Many, Two, When, Tomorrow, Think, Good, What, And, Well, Say, Past, Law, Up, Down, Unit, Of, Going, Year, Number,
    Dollar, Percent, Comma, Stop, Query, Shout, Quote, Mark, Acronym, Name, Ed, Ing, Ly, Est, Er, Tion, Tions, Ous, S,
}

/// Groups of cue words, as bits of [`Entry::groups`].
pub mod group {
    /// Words that judge ("disgraceful", "vital").
    pub const JUDGING: u16 = 1;
    /// Verbs of opinion, which count after "I" or "we" ("think", "believe").
    pub const OPINING: u16 = 1 << 1;
    /// Superlatives and "first", "only", "never".
    pub const SUPERLATIVE: u16 = 1 << 2;
    /// Movement of a quantity ("rose", "declined").
    pub const TREND: u16 = 1 << 3;
    /// Comparatives ("more", "fewer", "higher").
    pub const COMPARATIVE: u16 = 1 << 4;
    /// Cause and effect in one word ("because", "triggered").
    pub const CAUSE: u16 = 1 << 5;
    /// Laws, courts and official documents ("treaty", "indictment").
    pub const LAW: u16 = 1 << 6;
    /// Verbs of the past that report what happened ("signed", "met").
    pub const PAST: u16 = 1 << 7;
    /// First words of the set phrases of a rule, so that only few words are compared with any phrase: of causes,
    pub const OPENS_CAUSE: u16 = 1 << 8;
    /// of opinions,
    pub const OPENS_OPINION: u16 = 1 << 9;
    /// and of the future.
    pub const OPENS_FUTURE: u16 = 1 << 10;
    /// What a document or a part of one is called, where a number or a capital says so ("Section 5", "the Report").
    pub const DOCUMENT: u16 = 1 << 11;
    /// Words that tell something beside others alone ("up from", "the least loved").
    pub const BESIDE: u16 = 1 << 12;
}

/// What the lexicon says of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its word class.
    pub class: WordClass,
    /// Its groups, bits of [`group`].
    pub groups: u16,
}

impl Entry {
    /// Whether the word belongs to a group.
    pub const fn is(self, group: u16) -> bool {
        self.groups & group != 0
    }
}

#[rustfmt::skip]
const CLASSES: &[(WordClass, &str)] = &[
    (WordClass::I, "i i'm i've i'd i'll me my myself mine"),
    (WordClass::We, "we we're we've we'd we'll us our ourselves ours"),
    (WordClass::You, "you you're you've you'd you'll your yourself yours"),
    (WordClass::They, "he he's he'd he'll him his himself she she's she'd she'll her herself they they're they've they'd they'll them their themselves theirs"),
    (WordClass::It, "it it's its it'd it'll itself"),
    (WordClass::This, "this that these those that's there there's here's"),
    (WordClass::The, "the a an"),
    (WordClass::Will, "will shall won't"),
    (WordClass::Would, "would wouldn't could couldn't might may can can't cannot"),
    (WordClass::Should, "should shouldn't must ought"),
    (WordClass::Want, "need needs want wants wanted needed let let's lets hope try trying"),
    (WordClass::Is, "is are am isn't aren't be being"),
    (WordClass::Was, "was were wasn't weren't been"),
    (WordClass::Have, "have has haven't hasn't having"),
    (WordClass::Had, "had hadn't"),
    (WordClass::Do, "do does don't doesn't"),
    (WordClass::Did, "did didn't"),
    (WordClass::Not, "not no never nothing none nobody neither nor n't"),
    (WordClass::Every, "every all each most everyone everybody"),
    (WordClass::Many, "many some several few much lot lots number majority half thousands millions dozens hundreds thousand million billion trillion double triple twice times"),
    (WordClass::Two, "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred"),
    (WordClass::When, "year years month months week weeks day days decade decades century ago since last yesterday today now past recent recently history"),
    (WordClass::Tomorrow, "tomorrow next future"),
    (WordClass::Think, "think believe feel guess suppose wish agree disagree understand know mean trust honestly frankly obviously perhaps maybe certainly absolutely really clearly"),
    (WordClass::Good, "good bad great wonderful terrible wrong right important best worst better worse strong weak fair unfair serious proud tough hard fine nice beautiful horrible disaster tremendous vital critical essential responsible"),
    (WordClass::What, "what who how why where when which whose whom"),
    (WordClass::And, "and but or so because if although though while whereas than as"),
    (WordClass::Well, "well okay yes yeah uh um oh look listen thank thanks please sir mr mrs ms governor senator president vice secretary congressman"),
    (WordClass::Say, "said say says told tell tells announced reported report reports stated claimed asked talk talked talking saying called"),
    (WordClass::Past, "went came made took gave got became began broke brought built bought chose cut drove fell fought found grew held kept knew lost led left met paid put ran rose sat saw sent set shut sold spent spoke stood stole taught threw thought understood voted won wrote passed signed created raised lowered reduced increased opposed supported vetoed cast doubled tripled"),
    (WordClass::Law, "act bill law laws legislation tax taxes budget amendment treaty court constitution congress senate house administration government federal state department policy program programs"),
    (WordClass::Up, "rise risen rising increase increases increasing grow grown growing growth up higher highest more record"),
    (WordClass::Down, "fall fallen falling decrease decline declined drop dropped down lower lowest less fewer loss losses deficit debt"),
    (WordClass::Unit, "percent dollars dollar cents people americans jobs troops votes families workers men women children states countries nations miles gallons barrels rate"),
    (WordClass::Of, "of in on at by from for with to into under over about between against during through after before"),
    (WordClass::Going, "going gonna"),
];

#[rustfmt::skip]
const GROUPS: &[(u16, &str)] = &[
    (group::JUDGING, "disgrace disgraceful shameful shame outrageous absurd ridiculous appalling wonderful terrible horrible awful fantastic superb magnificent brilliant beautiful deplorable unacceptable regrettable lamentable unfortunate unfortunately sadly thankfully hopefully fortunately arguably undoubtedly inspiring heartbreaking tragic tragically laudable admirable worthy vital crucial essential imperative importance deserve deserves ought foolish reckless shameless stunning incredible incredibly amazing remarkable remarkably"),
    (group::OPINING, "think believe feel guess suppose hope wish agree disagree doubt prefer love hate admire applaud trust expect consider urge"),
    (group::SUPERLATIVE, "first only largest biggest smallest highest lowest longest shortest oldest youngest fastest slowest richest poorest worst best greatest latest earliest deadliest costliest strongest weakest hottest coldest wettest driest busiest tallest deepest heaviest lightest cheapest unprecedented never record-breaking all-time unique sole"),
    (group::TREND, "rose rises rising risen fell falls falling fallen increased increases increasing decreased decreases decreasing declined declines declining dropped drops dropping grew grows growing grown shrank shrunk shrinks shrinking doubled doubles doubling tripled tripling quadrupled halved surged surges surging soared soars soaring plunged plunges plunging plummeted tumbled climbed climbs climbing jumped slumped rebounded widened narrowed slowed accelerated expanded contracted outpaced outnumber outnumbered exceeded exceeds exceed overtook surpassed tops topped"),
    (group::COMPARATIVE, "more less fewer higher lower larger smaller bigger greater longer shorter older younger faster slower richer poorer cheaper costlier stronger weaker hotter colder deadlier twice triple threefold tenfold unlike compared versus"),
    (group::CAUSE, "because caused causes causing cause triggered triggers sparked sparks prompted prompts fuelled fueled therefore consequently blamed blames resulted results resulting stemmed stems"),
    (group::LAW, "law laws statute statutes treaty treaties constitution constitutional unconstitutional amendment legislation legislature bill court courts tribunal ruling verdict indictment indicted lawsuit lawsuits sued convicted conviction sentenced acquitted subpoena injunction regulation regulations directive decree ordinance resolution sanctions sanction warrant patent contract testimony affidavit census audit inquiry illegal legal illegally legally unlawful banned outlawed ratified vetoed"),
    (group::DOCUMENT, "section article clause paragraph rule regulation resolution order act report code accord agreement convention protocol charter review"),
    (group::BESIDE, "most least up down tomorrow"),
    (group::PAST, "went came made took gave got became began broke brought built bought chose cut drove fell fought found grew held kept lost led left met paid put ran rose sent set shut sold spent spoke stood stole threw voted won wrote passed signed created raised lowered reduced increased opposed supported vetoed cast doubled tripled killed died injured wounded arrested charged elected appointed resigned fired hired launched opened closed announced released published ordered approved rejected agreed refused failed pledged assured asked denied accused sought visited attacked seized destroyed delivered completed acquired merged cancelled canceled delayed withdrew invaded bombed shot struck hit established founded joined"),
];

static WORDS: LazyLock<Table<Entry>> = LazyLock::new(|| {
    let entry = |class, groups| Entry { class, groups };
    let classes = CLASSES.iter().flat_map(|(class, list)| {
        let words = list.split(' ');
        words.map(|word| (word, entry(*class, 0)))
    });
    let groups = GROUPS.iter().flat_map(|(group, list)| {
        let words = list.split(' ');
        words.map(|word| (word, entry(WordClass::Other, *group)))
    });
    let phrases = signals::SET_PHRASES.iter().flat_map(|(group, phrases)| {
        let first = phrases.iter().filter_map(|phrase| phrase.first());
        first.map(|word| (*word, entry(WordClass::Other, *group)))
    });
    // A word that stands in several lists of classes is of the last.
    Table::gather(classes.chain(groups).chain(phrases), |a, b| Entry {
        class: if b.class == WordClass::Other {
            a.class
        } else {
            b.class
        },
        groups: a.groups | b.groups,
    })
});

/// What is known of a word in small letters, by its hash and its shape; and its class where it opens its sentence, so that
/// a capital says nothing.
pub fn look_up(hash: u64, low: &[u8], shape: Shape) -> (Entry, WordClass) {
    let plain = |class| (Entry { class, groups: 0 }, class);
    match shape {
        Shape::Mark => return plain(mark(low)),
        Shape::Number if is_year(low) => return plain(WordClass::Year),
        Shape::Number => return plain(WordClass::Number),
        Shape::Small | Shape::Capital | Shape::Capitals => {}
    }
    let found = WORDS.find(hash).unwrap_or_default();
    if found.class != WordClass::Other {
        return (found, found.class);
    }
    let opening = ending(low);
    let class = match shape {
        Shape::Capitals => WordClass::Acronym,
        Shape::Capital => WordClass::Name,
        _ => opening,
    };
    (Entry { class, ..found }, opening)
}

/// Whether a number is written like a year of the last or this century.
pub const fn is_year(low: &[u8]) -> bool {
    matches!(
        low,
        [b'1', b'9', b'0'..=b'9', b'0'..=b'9'] | [b'2', b'0', b'0'..=b'9', b'0'..=b'9']
    )
}

fn mark(low: &[u8]) -> WordClass {
    match low {
        b"$" => WordClass::Dollar,
        b"%" => WordClass::Percent,
        b"," => WordClass::Comma,
        b"." => WordClass::Stop,
        b"?" => WordClass::Query,
        b"!" => WordClass::Shout,
        b"\"" => WordClass::Quote,
        _ if low == "“".as_bytes() || low == "”".as_bytes() => WordClass::Quote,
        _ => WordClass::Mark,
    }
}

/// The endings of English, from the most telling on; words of up to four letters have none.
const fn ending(low: &[u8]) -> WordClass {
    match low {
        [] | [_] | [_, _] | [_, _, _] | [_, _, _, _] => WordClass::Other,
        [.., b'e', b'd'] => WordClass::Ed,
        [.., b'i', b'n', b'g'] => WordClass::Ing,
        [.., b'l', b'y'] => WordClass::Ly,
        [.., b'e', b's', b't'] => WordClass::Est,
        [.., b't', b'i', b'o', b'n']
        | [.., b'm', b'e', b'n', b't']
        | [.., b'n', b'e', b's', b's']
        | [.., b'i', b't', b'y']
        | [.., b'a' | b'e', b'n', b'c', b'e'] => WordClass::Tion,
        [.., b'i', b'o', b'n', b's']
        | [.., b'm', b'e', b'n', b't', b's']
        | [.., b'i', b't', b'i', b'e', b's'] => WordClass::Tions,
        [.., b'o', b'u', b's']
        | [.., b'f', b'u', b'l']
        | [.., b'a' | b'i', b'b', b'l', b'e']
        | [.., b'i', b'v', b'e']
        | [.., b'a', b'l']
        | [.., b'i', b'c'] => WordClass::Ous,
        [.., b'e', b'r'] => WordClass::Er,
        [.., b's', b's'] => WordClass::Other,
        [.., b's'] => WordClass::S,
        _ => WordClass::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::table::of_word;

    fn look_up(low: &str, shape: Shape) -> (Entry, WordClass) {
        super::look_up(of_word(low), low.as_bytes(), shape)
    }

    #[test]
    fn capitals_name_somebody_unless_they_open_the_sentence() {
        let (inside, opening) = look_up("wexford", Shape::Capital);
        assert_eq!((inside.class, opening), (WordClass::Name, WordClass::Other));
        let (inside, opening) = look_up("the", Shape::Capital);
        assert_eq!((inside.class, opening), (WordClass::The, WordClass::The));
        assert_eq!(look_up("gdp", Shape::Capitals).0.class, WordClass::Acronym);
    }

    #[test]
    fn words_belong_to_several_groups() {
        let (rose, _) = look_up("rose", Shape::Small);
        assert!(rose.is(group::TREND) && rose.is(group::PAST) && !rose.is(group::LAW));
        assert_eq!(rose.class, WordClass::Past);
        assert!(look_up("due", Shape::Small).0.is(group::OPENS_CAUSE));
        assert_eq!(look_up("2023", Shape::Number).0.class, WordClass::Year);
        assert_eq!(look_up("hesitated", Shape::Small).0.class, WordClass::Ed);
    }
}
