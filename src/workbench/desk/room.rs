//! What has a place beside what.

use crate::workbench::kit::theme::size;

/// What has a place beside what, by the width of the window at its zoom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Room {
    /// Page or cards; the list of articles comes over them.
    One,
    /// Page and cards; the list of articles comes over them.
    Two,
    /// List of articles, page and cards.
    #[default]
    Three,
}

impl Room {
    /// What has a place in a window so wide, in points.
    pub fn of(width: f32) -> Self {
        if width < size::TWO_WIDE {
            Self::One
        } else if width < size::THREE_WIDE {
            Self::Two
        } else {
            Self::Three
        }
    }
}
