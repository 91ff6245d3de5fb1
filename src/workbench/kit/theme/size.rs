//! Sizes and distances, in points. Spacing goes in steps of four.

/// The narrowest distance: between a chip and its neighbour.
pub const XS: f32 = 4.0;
/// Between things that belong together.
pub const S: f32 = 8.0;
/// Inside a card, between its parts.
pub const M: f32 = 12.0;
/// Between one thing and the next.
pub const L: f32 = 16.0;
/// Around the page.
pub const XL: f32 = 24.0;

/// Corners of chips, key caps and tints.
pub const RADIUS_SMALL: u8 = 4;
/// Corners of buttons and fields.
pub const RADIUS: u8 = 6;
/// Corners of cards and windows.
pub const RADIUS_LARGE: u8 = 9;

/// A hair line.
pub const HAIR: f32 = 1.0;
/// The ring around what is selected or focused.
pub const RING: f32 = 2.0;

/// Widest line of an article: about 70 letters of the reading face.
pub const COLUMN: f32 = 600.0;
/// Width that the panel of cards leaves to the page.
pub const PAGE_MIN: f32 = 340.0;
/// Narrowest column before the margins give way.
pub const COLUMN_MIN: f32 = 240.0;
/// The strip left of the column where the marks stand.
pub const MARGIN: f32 = 56.0;
/// White between two paragraphs.
pub const PARAGRAPH_GAP: f32 = 15.0;
/// Indentation of a quotation.
pub const QUOTE_INDENT: f32 = 24.0;
/// A margin mark: wide and high enough to hit (WCAG 2.2, 2.5.8 asks for 24 with spacing counted in).
pub const MARK: f32 = 20.0;

/// Height of a coverage bar.
pub const BAR: f32 = 4.0;
/// Height of a button, of a field, of a key in a row of choices.
pub const CONTROL: f32 = 26.0;
/// The least width and height of what is pressed (WCAG 2.2, 2.5.8).
pub const TARGET: f32 = 24.0;
/// Height of a chip.
pub const CHIP: f32 = 18.0;
/// Width of the labels left of the axes on a card.
pub const LABEL: f32 = 80.0;
/// Scroll bars.
pub const SCROLL_BAR: f32 = 8.0;

/// From this width on the list of articles stands beside page and cards; in a narrower window it comes over them.
pub const THREE_WIDE: f32 = 1100.0;
/// From this width on page and cards stand beside each other; in a narrower window one of them is shown.
pub const TWO_WIDE: f32 = 900.0;

/// Less room than this the window's content is never laid out in: bars, notices and a few lines below them.
pub const WINDOW_LEAST: egui::Vec2 = egui::vec2(480.0, 400.0);
