//! The facts of a text that can be held against those of another: its figures, its expressions of time, the names in it.

use crate::{
    extract::{
        Passage, extract_with,
        figure::{Amount, Figure, Unit},
        names::Name,
        time::Time,
    },
    text::language,
};

/// The facts of a text, each in order.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub figures: Vec<Figure>,
    pub times: Vec<Time>,
    pub names: Vec<Name>,
}

impl Facts {
    /// Reads a text; one in another language than English has none, for the rules are those of English.
    pub(super) fn of(text: &str) -> Self {
        Self::read(text, language::of(text))
    }

    /// Reads a text of which the language is known.
    pub(super) fn read(text: &str, language: &str) -> Self {
        let found = extract_with(None, text, &Passage::lines(text), None, language);
        Self {
            figures: found.figures,
            times: found.times,
            names: found.names,
        }
    }
}

/// Whether two figures have the same value and measure the same, as far as their words say; how exact they claim to be does not count.
pub(super) fn same_figure(one: &Figure, other: &Figure) -> bool {
    let same = |a: Option<Amount>, b: Option<Amount>| match (a, b) {
        (Some(a), Some(b)) => !a.is_below(b) && !b.is_below(a),
        (None, None) => true,
        _ => false,
    };
    one.value.is_some()
        && same(one.value, other.value)
        && same(one.upper, other.upper)
        && alike(&one.unit, &other.unit)
}

/// Whether two units may stand for the same: things that are counted go by many names.
pub(super) fn alike(one: &Unit, other: &Unit) -> bool {
    let counted = |unit: &Unit| matches!(unit, Unit::None | Unit::Of(_));
    one == other || counted(one) && counted(other)
}

/// What two expressions of time have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Common {
    /// All of it: every part of the first stands in the second.
    Whole,
    /// The month, or the day and the month; the second says no year.
    Month,
    /// Nothing that would tell.
    Nothing,
}

/// What an expression of time has in common with another: "March 2024" is in "3 March 2024" as a whole, and its month in "in March".
pub(super) fn common(one: &Time, other: &Time) -> Common {
    let (Some(a), Some(b)) = (&one.value, &other.value) else {
        return Common::Nothing;
    };
    let begins = b
        .strip_prefix(a.as_str())
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', 'T']));
    if begins {
        return Common::Whole;
    }
    let (Some((year, rest)), Some(("XXXX", month))) = (a.split_once('-'), b.split_once('-')) else {
        return Common::Nothing;
    };
    if year.len() == 4 && month.starts_with(rest) {
        Common::Month
    } else {
        Common::Nothing
    }
}
