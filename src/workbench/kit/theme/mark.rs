//! How the state of a claim looks: always a shape and a colour together, never a hue alone.

use super::{Palette, Tone};

/// What a claim's marks on the page and the card say at a glance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MarkState {
    /// Found by extraction, and nobody has touched it yet.
    Suggested,
    /// Nobody has begun.
    ToCheck,
    /// Someone is at it.
    InProgress,
    /// Checked, and it stands.
    Checked,
    /// Checked, and it does not stand.
    Wrong,
    /// Needs attention.
    Attention,
    /// Decided on text that has since changed.
    Stale,
    /// A passage with nothing to check.
    Nothing,
}

/// The line under a marked passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Underline {
    /// None.
    None,
    /// One unbroken line.
    Solid,
    /// Round dots.
    Dotted,
    /// Fewer and finer dots than [`Underline::Dotted`].
    Sparse,
    /// Dashes.
    Dashed,
    /// Two fine lines.
    Double,
    /// A wave.
    Wavy,
}

impl MarkState {
    /// Every state.
    pub const ALL: [Self; 8] = [
        Self::Suggested,
        Self::ToCheck,
        Self::InProgress,
        Self::Checked,
        Self::Wrong,
        Self::Attention,
        Self::Stale,
        Self::Nothing,
    ];

    /// In words, for a screen reader and a tooltip.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Suggested => "suggestion",
            Self::ToCheck => "to check",
            Self::InProgress => "in progress",
            Self::Checked => "checked",
            Self::Wrong => "found wrong",
            Self::Attention => "needs attention",
            Self::Stale => "stale",
            Self::Nothing => "nothing to check",
        }
    }

    /// The mark in the margin. All of them are in the bundled fonts.
    pub const fn glyph(self) -> char {
        match self {
            Self::Suggested => '○',
            Self::ToCheck => '?',
            Self::InProgress => '…',
            Self::Checked => '✓',
            Self::Wrong => '×',
            Self::Attention => '!',
            Self::Stale => '≠',
            Self::Nothing => '–',
        }
    }

    /// How large the mark is drawn beside the others, so that all look the same weight.
    pub const fn scale(self) -> f32 {
        match self {
            Self::Wrong => 1.35,
            Self::Suggested => 0.7,
            Self::InProgress | Self::Checked | Self::ToCheck | Self::Stale => 1.1,
            Self::Attention => 1.2,
            Self::Nothing => 1.0,
        }
    }

    /// The line under the passage.
    pub const fn underline(self) -> Underline {
        match self {
            Self::Suggested => Underline::Sparse,
            Self::ToCheck => Underline::Dotted,
            Self::InProgress => Underline::Dashed,
            Self::Checked | Self::Wrong => Underline::Solid,
            Self::Attention => Underline::Double,
            Self::Stale => Underline::Wavy,
            Self::Nothing => Underline::None,
        }
    }

    /// Whether the passage lies on a tint.
    pub const fn tinted(self) -> bool {
        !matches!(self, Self::Suggested | Self::Nothing)
    }

    /// Its colours.
    pub const fn tone(self, palette: &Palette) -> Tone {
        match self {
            Self::Suggested => Tone {
                ink: palette.muted,
                tint: palette.background,
            },
            Self::ToCheck | Self::InProgress => palette.todo,
            Self::Checked => palette.checked,
            Self::Wrong => palette.wrong,
            Self::Attention | Self::Stale => palette.attention,
            Self::Nothing => palette.nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_states_share_a_shape() {
        let glyphs: BTreeSet<char> = MarkState::ALL.iter().map(|state| state.glyph()).collect();
        assert_eq!(glyphs.len(), MarkState::ALL.len());
        // On the page, where the margin may be out of sight, colour alone never tells two states apart either:
        // whoever shares an underline differs in the mark, and whoever shares a colour differs in the underline.
        for a in MarkState::ALL {
            for b in MarkState::ALL {
                if a != b && a.tone(&super::super::LIGHT) == b.tone(&super::super::LIGHT) {
                    assert_ne!(a.underline(), b.underline(), "{a:?} and {b:?}");
                }
            }
        }
    }
}
