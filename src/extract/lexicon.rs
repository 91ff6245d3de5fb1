//! What a word is, as far as its letters tell: a word class for the model's patterns, and the groups that the rules
//! ask for.
//!
//! The lists are closed classes of English grammar and the cue words of the rules in [`super::signals`]; what is not
//! listed is classed by its ending and its capitals. No part-of-speech tagger is involved.

use std::sync::LazyLock;

use super::{table::Table, words::Shape};

/// Word classes: the alphabet of the model's class patterns. The numbers are part of the trained weights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
#[rustfmt::skip]
#[allow(missing_docs, reason = "the lists below say what each class holds")]
pub enum Class {
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
    /// First words of the set phrases of the rules, so that only few words are compared with any phrase.
    pub const OPENS: u16 = 1 << 8;
}

/// What the lexicon says of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its word class.
    pub class: Class,
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
const CLASSES: &[(Class, &str)] = &[
    (Class::I, "i i'm i've i'd i'll me my myself mine"),
    (Class::We, "we we're we've we'd we'll us our ourselves ours"),
    (Class::You, "you you're you've you'd you'll your yourself yours"),
    (Class::They, "he he's he'd he'll him his himself she she's she'd she'll her herself they they're they've they'd they'll them their themselves theirs"),
    (Class::It, "it it's its it'd it'll itself"),
    (Class::This, "this that these those that's there there's here's"),
    (Class::The, "the a an"),
    (Class::Will, "will shall won't"),
    (Class::Would, "would wouldn't could couldn't might may can can't cannot"),
    (Class::Should, "should shouldn't must ought"),
    (Class::Want, "need needs want wants wanted needed let let's lets hope try trying"),
    (Class::Is, "is are am isn't aren't be being"),
    (Class::Was, "was were wasn't weren't been"),
    (Class::Have, "have has haven't hasn't having"),
    (Class::Had, "had hadn't"),
    (Class::Do, "do does don't doesn't"),
    (Class::Did, "did didn't"),
    (Class::Not, "not no never nothing none nobody neither nor n't"),
    (Class::Every, "every all each most everyone everybody"),
    (Class::Many, "many some several few much lot lots number majority half thousands millions dozens hundreds thousand million billion trillion double triple twice times"),
    (Class::Two, "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred"),
    (Class::When, "year years month months week weeks day days decade decades century ago since last yesterday today now past recent recently history"),
    (Class::Tomorrow, "tomorrow next future"),
    (Class::Think, "think believe feel guess suppose wish agree disagree understand know mean trust honestly frankly obviously perhaps maybe certainly absolutely really clearly"),
    (Class::Good, "good bad great wonderful terrible wrong right important best worst better worse strong weak fair unfair serious proud tough hard fine nice beautiful horrible disaster tremendous vital critical essential responsible"),
    (Class::What, "what who how why where when which whose whom"),
    (Class::And, "and but or so because if although though while whereas than as"),
    (Class::Well, "well okay yes yeah uh um oh look listen thank thanks please sir mr mrs ms governor senator president vice secretary congressman"),
    (Class::Say, "said say says told tell tells announced reported report reports stated claimed asked talk talked talking saying called"),
    (Class::Past, "went came made took gave got became began broke brought built bought chose cut drove fell fought found grew held kept knew lost led left met paid put ran rose sat saw sent set shut sold spent spoke stood stole taught threw thought understood voted won wrote passed signed created raised lowered reduced increased opposed supported vetoed cast doubled tripled"),
    (Class::Law, "act bill law laws legislation tax taxes budget amendment treaty court constitution congress senate house administration government federal state department policy program programs"),
    (Class::Up, "rise risen rising increase increases increasing grow grown growing growth up higher highest more record"),
    (Class::Down, "fall fallen falling decrease decline declined drop dropped down lower lowest less fewer loss losses deficit debt"),
    (Class::Unit, "percent dollars dollar cents people americans jobs troops votes families workers men women children states countries nations miles gallons barrels rate"),
    (Class::Of, "of in on at by from for with to into under over about between against during through after before"),
    (Class::Going, "going gonna"),
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
    (group::OPENS, "due led leads leading thanks owing attributed as responsible in on brought contributed so because it of sheds shed underscores underscore underscored highlights highlight serves a raises raise only adds the going plans plan intends intend hopes expected expects set about scheduled likely"),
    (group::PAST, "went came made took gave got became began broke brought built bought chose cut drove fell fought found grew held kept lost led left met paid put ran rose sent set shut sold spent spoke stood stole threw voted won wrote passed signed created raised lowered reduced increased opposed supported vetoed cast doubled tripled killed died injured wounded arrested charged elected appointed resigned fired hired launched opened closed announced released published ordered approved rejected agreed refused failed pledged assured asked denied accused sought visited attacked seized destroyed delivered completed acquired merged cancelled canceled delayed withdrew invaded bombed shot struck hit established founded joined"),
];

static WORDS: LazyLock<Table<&'static str, Entry>> = LazyLock::new(|| {
    let mut words = Table::<_, Entry>::default();
    for (class, list) in CLASSES {
        for word in list.split(' ') {
            words.entry(word).or_default().class = *class;
        }
    }
    for (group, list) in GROUPS {
        for word in list.split(' ') {
            words.entry(word).or_default().groups |= *group;
        }
    }
    words
});

/// What is known of a word in small letters, written in this shape; `first`: it opens its sentence, so that a capital
/// says nothing.
pub fn look_up(low: &str, shape: Shape, first: bool) -> Entry {
    if shape == Shape::Mark {
        return Entry {
            class: mark(low),
            groups: 0,
        };
    }
    if shape == Shape::Number {
        return Entry {
            class: if is_year(low) {
                Class::Year
            } else {
                Class::Number
            },
            groups: 0,
        };
    }
    let found = WORDS.get(low).copied().unwrap_or_default();
    if found.class != Class::Other {
        return found;
    }
    let class = match shape {
        Shape::Capitals if !first => Class::Acronym,
        Shape::Capital if !first => Class::Name,
        _ => ending(low),
    };
    Entry {
        class,
        groups: found.groups,
    }
}

/// Whether a number is written like a year of the last or this century.
pub fn is_year(low: &str) -> bool {
    low.len() == 4
        && (low.starts_with("19") || low.starts_with("20"))
        && low.bytes().all(|b| b.is_ascii_digit())
}

fn mark(low: &str) -> Class {
    match low {
        "$" => Class::Dollar,
        "%" => Class::Percent,
        "," => Class::Comma,
        "." => Class::Stop,
        "?" => Class::Query,
        "!" => Class::Shout,
        "\"" | "“" | "”" => Class::Quote,
        _ => Class::Mark,
    }
}

/// The endings of English, from the most telling on; words of up to four letters have none.
fn ending(low: &str) -> Class {
    const ENDINGS: &[(&str, Class)] = &[
        ("ed", Class::Ed),
        ("ing", Class::Ing),
        ("ly", Class::Ly),
        ("est", Class::Est),
        ("tion", Class::Tion),
        ("ment", Class::Tion),
        ("ness", Class::Tion),
        ("ity", Class::Tion),
        ("ance", Class::Tion),
        ("ence", Class::Tion),
        ("ions", Class::Tions),
        ("ments", Class::Tions),
        ("ities", Class::Tions),
        ("ous", Class::Ous),
        ("ful", Class::Ous),
        ("able", Class::Ous),
        ("ible", Class::Ous),
        ("ive", Class::Ous),
        ("al", Class::Ous),
        ("ic", Class::Ous),
        ("er", Class::Er),
        ("ss", Class::Other),
        ("s", Class::S),
    ];
    if low.len() <= 4 {
        return Class::Other;
    }
    ENDINGS
        .iter()
        .find(|(ending, _)| low.ends_with(ending))
        .map_or(Class::Other, |(_, class)| *class)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_name_somebody_unless_they_open_the_sentence() {
        assert_eq!(look_up("wexford", Shape::Capital, false).class, Class::Name);
        assert_eq!(look_up("wexford", Shape::Capital, true).class, Class::Other);
        assert_eq!(look_up("the", Shape::Capital, false).class, Class::The);
        assert_eq!(look_up("gdp", Shape::Capitals, false).class, Class::Acronym);
    }

    #[test]
    fn words_belong_to_several_groups() {
        let rose = look_up("rose", Shape::Small, false);
        assert!(rose.is(group::TREND) && rose.is(group::PAST) && !rose.is(group::LAW));
        assert_eq!(rose.class, Class::Past);
        assert_eq!(look_up("2023", Shape::Number, false).class, Class::Year);
        assert_eq!(look_up("hesitated", Shape::Small, false).class, Class::Ed);
    }
}
