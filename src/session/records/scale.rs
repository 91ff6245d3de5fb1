//! Rating scales: ordered labels, which may carry numbers, and unordered ones, which never do.

use super::record::record;
use crate::session::values::{extra::Extra, id::Id, inline::Lines};
use crate::text::part;

record! {
    /// A rating scale. A verdict is the name of one of its labels.
    pub struct Scale, "rating scale" {
        fixed {}
        fields {
            /// What it is called.
            name: String,
            /// Its labels, in the order people are shown them.
            labels: Lines<Label>,
            /// Whether the finding is written as a sentence in place of a label.
            conclusion: bool,
        }
    }
}

impl Scale {
    /// The label of a name.
    pub fn label(&self, name: &str) -> Option<&Label> {
        self.labels.iter().find(|label| label.id == name)
    }

    /// What one of its labels says about a claim, for the colour it is shown in. Of the ordered labels that do not say "wrong",
    /// the lowest is in between, if there are others above it ("Half true"); an unordered one that does not say "wrong" finds
    /// the claim right only where that is the label's own word.
    pub fn meaning(&self, label: &Label) -> Meaning {
        if label.wrong {
            return Meaning::Wrong;
        }
        let Some(value) = label.value else {
            let words = label.text.to_lowercase();
            let right = words.split_whitespace().any(|word| RIGHT.contains(&word));
            return if right { Meaning::Right } else { Meaning::Open };
        };
        let good = self.labels.iter().filter(|other| !other.wrong);
        let mut values = good.filter_map(|other| other.value);
        let between =
            values.clone().all(|other| other >= value) && values.any(|other| other > value);
        if between {
            Meaning::Partly
        } else {
            Meaning::Right
        }
    }
}

/// The words by which labels without an order say that a claim holds.
const RIGHT: [&str; 4] = ["true", "correct", "accurate", "checked"];

/// What a label says about a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// It holds.
    Right,
    /// It holds in part.
    Partly,
    /// It does not hold.
    Wrong,
    /// It cannot be said, or is something else altogether (unproven, satire).
    Open,
}

part! {
    /// One label of a scale.
    #[derive(Default)]
    pub struct Label {
        required {
            /// Its name in files (`mostly_false`).
            id: String,
            /// Its text as published ("Mostly false").
            text: String,
        }
        optional {
            /// Its number, only for an ordered label; higher is truer.
            value: Option<i64>,
            /// Whether it says that the claim is wrong: what the article's pencil marks show.
            wrong: bool,
        }
    }
}

/// A scale that comes with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preset {
    /// The name of its record: the same in every session.
    pub id: Id,
    /// What it is called.
    pub name: &'static str,
    /// Whether the finding is a sentence.
    pub conclusion: bool,
    /// Text, number and whether it says "wrong".
    labels: &'static [(&'static str, Option<i64>, bool)],
}

impl Preset {
    /// The preset as a record.
    pub fn scale(&self) -> Scale {
        let labels: Vec<Label> = self
            .labels
            .iter()
            .map(|&(text, value, wrong)| Label {
                id: name_of(text),
                text: text.to_owned(),
                value,
                wrong,
                extra: Extra::new(),
            })
            .collect();
        Scale {
            name: self.name.to_owned(),
            labels: labels.into(),
            conclusion: self.conclusion,
            ..Scale::default()
        }
    }
}

/// A label's name from its text: lower case, words joined by `_`.
fn name_of(text: &str) -> String {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("_")
}

/// The scales that come with the program. Labels are as their houses publish them:
/// PolitiFact <https://wral.com/story/how-we-determine-truth-o-meter-ratings/18769075/>,
/// Africa Check <https://africacheck.org/how-we-fact-check/how-we-rate-claims>,
/// Google <https://developers.google.com/search/docs/appearance/structured-data/factcheck>,
/// Full Fact <https://fullfact.org/blog/2018/may/full-fact-puts-claims-and-conclusions-under-spotlight/>.
pub const PRESETS: &[Preset] = &[
    Preset {
        id: Id::literal("house"),
        name: "House (pre-publication)",
        conclusion: false,
        labels: &[],
    },
    Preset {
        id: Id::literal("politifact"),
        name: "PolitiFact",
        conclusion: false,
        labels: &[
            ("True", Some(6), false),
            ("Mostly True", Some(5), false),
            ("Half True", Some(4), false),
            ("Mostly False", Some(3), true),
            ("False", Some(2), true),
            ("Pants on Fire", Some(1), true),
        ],
    },
    Preset {
        id: Id::literal("africa-check"),
        name: "Africa Check",
        conclusion: false,
        labels: &[
            ("Correct", None, false),
            ("Mostly correct", None, false),
            ("Unproven", None, false),
            ("Misleading", None, true),
            ("Exaggerated", None, true),
            ("Understated", None, true),
            ("Incorrect", None, true),
            ("Checked", None, false),
        ],
    },
    Preset {
        id: Id::literal("google"),
        name: "Google's five",
        conclusion: false,
        labels: &[
            ("True", Some(5), false),
            ("Mostly true", Some(4), false),
            ("Half true", Some(3), false),
            ("Mostly false", Some(2), true),
            ("False", Some(1), true),
        ],
    },
    Preset {
        id: Id::literal("full-fact"),
        name: "Full Fact style (a conclusion)",
        conclusion: true,
        labels: &[],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_of_the_text_and_differ() {
        for preset in PRESETS {
            let scale = preset.scale();
            let mut names: Vec<&str> = scale.labels.iter().map(|label| label.id.as_str()).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), preset.labels.len(), "{}", preset.name);
        }
        assert_eq!(
            PRESETS
                .iter()
                .find(|p| p.name == "PolitiFact")
                .unwrap()
                .scale()
                .labels[3]
                .id,
            "mostly_false"
        );
    }

    #[test]
    fn a_label_is_shown_in_the_colour_of_what_it_means() {
        let meanings = |name: &str| -> Vec<Meaning> {
            let preset = PRESETS.iter().find(|preset| preset.name == name).unwrap();
            let scale = preset.scale();
            let labels = scale.labels.iter();
            labels.map(|label| scale.meaning(label)).collect()
        };
        use Meaning::{Open, Partly, Right, Wrong};
        assert_eq!(
            meanings("PolitiFact"),
            [Right, Right, Partly, Wrong, Wrong, Wrong]
        );
        assert_eq!(
            meanings("Google's five"),
            [Right, Right, Partly, Wrong, Wrong]
        );
        assert_eq!(
            meanings("Africa Check"),
            [Right, Right, Open, Wrong, Wrong, Wrong, Wrong, Right]
        );
    }
}
