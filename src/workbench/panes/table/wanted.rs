//! Which claims are asked for, and in which order.

use crate::session::Id;

/// Which claims are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All that were not put aside.
    #[default]
    All,
    /// Assigned to whoever is checking.
    Mine,
    /// Not checked yet, suggestions included.
    ToCheck,
    /// Suggestions.
    Suggestions,
    /// Found wrong.
    Wrong,
    /// Resting on one source alone.
    OneSource,
    /// Decided on text that has changed.
    Stale,
    /// Put aside.
    Dismissed,
}

impl Filter {
    /// All filters, as they are shown.
    pub const ALL: [Self; 8] = [
        Self::All,
        Self::Mine,
        Self::ToCheck,
        Self::Suggestions,
        Self::Wrong,
        Self::OneSource,
        Self::Stale,
        Self::Dismissed,
    ];

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Mine => "Mine",
            Self::ToCheck => "To check",
            Self::Suggestions => "Suggestions",
            Self::Wrong => "Wrong",
            Self::OneSource => "One source",
            Self::Stale => "Stale",
            Self::Dismissed => "Dismissed",
        }
    }

    /// Its bit among those of a row.
    pub const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// What the claim is called.
    Number,
    /// Its words.
    Claim,
    /// The article it stands in.
    Article,
    /// Who says it.
    Says,
    /// Where the work stands.
    Status,
    /// What was found.
    Verdict,
    /// What happens to the copy.
    Copy,
    /// How many sources it rests on.
    Sources,
    /// Who checks it.
    Who,
    /// When it must be checked.
    Due,
    /// What it is tagged with.
    Tags,
}

impl Column {
    /// All columns, as they stand.
    pub const ALL: [Self; 11] = [
        Self::Number,
        Self::Claim,
        Self::Article,
        Self::Says,
        Self::Status,
        Self::Verdict,
        Self::Copy,
        Self::Sources,
        Self::Who,
        Self::Due,
        Self::Tags,
    ];

    /// Its heading.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "No.",
            Self::Claim => "Claim",
            Self::Article => "Article",
            Self::Says => "Who says it",
            Self::Status => "Status",
            Self::Verdict => "Verdict",
            Self::Copy => "Copy",
            Self::Sources => "Sources",
            Self::Who => "Who",
            Self::Due => "Due",
            Self::Tags => "Tags",
        }
    }
}

/// The order of the rows. Rows that are alike in it stand in text order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// By which column; none for the order of the text.
    pub by: Option<Column>,
    /// The other way round.
    pub down: bool,
}

impl Order {
    /// After a press on a heading: by that column, then the other way round, then as the text has them.
    #[must_use]
    pub fn pressed(self, column: Column) -> Self {
        match self {
            Self { by, down: false } if by == Some(column) => Self { by, down: true },
            Self { by, down: true } if by == Some(column) => Self::default(),
            _ => Self {
                by: Some(column),
                down: false,
            },
        }
    }

    /// By the next column of these, or in the order of the text after the last.
    #[must_use]
    pub fn next(self, columns: &[Column]) -> Self {
        let here = self
            .by
            .and_then(|by| columns.iter().position(|one| *one == by));
        let by = match (self.by, here) {
            (None, _) => columns.first(),
            (Some(_), Some(here)) => columns.get(here + 1),
            (Some(_), None) => None,
        };
        Self {
            by: by.copied(),
            down: false,
        }
    }

    /// In words: "sorted by status, then text".
    pub fn words(self) -> String {
        let Some(by) = self.by else {
            return "in the order of the text".to_owned();
        };
        let name = match by {
            Column::Number => "number".to_owned(),
            other => other.name().to_lowercase(),
        };
        let how = if self.down { ", downwards" } else { "" };
        format!("sorted by {name}{how}, then text")
    }
}

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The article on screen alone.
    pub one_article: bool,
    /// Which claims.
    pub filter: Filter,
    /// Only those that this person checks.
    pub person: Option<Id>,
    /// Only those with this tag.
    pub tag: String,
    /// Only those with these words, as they are typed.
    pub words: String,
    /// In which order.
    pub order: Order,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_pressed_three_times_leads_back_to_the_text() {
        let once = Order::default().pressed(Column::Status);
        assert_eq!(once.by, Some(Column::Status));
        let twice = once.pressed(Column::Status);
        assert!(twice.down);
        assert_eq!(twice.pressed(Column::Status), Order::default());
        assert!(!twice.pressed(Column::Due).down);
    }

    #[test]
    fn the_key_goes_through_every_column_that_is_shown() {
        let columns = [Column::Number, Column::Status];
        let mut order = Order::default();
        let mut seen = Vec::new();
        for _ in 0..3 {
            order = order.next(&columns);
            seen.push(order.by);
        }
        assert_eq!(seen, [Some(Column::Number), Some(Column::Status), None]);
    }
}
