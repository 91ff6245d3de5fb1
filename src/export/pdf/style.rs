//! Sizes, places and colours of the page, in points (1/72 inch).

/// An A4 sheet.
pub(super) const SHEET: (f32, f32) = (595.276, 841.89);
/// From the edges of the sheet to the text: left and right.
pub(super) const SIDE: f32 = 58.0;
/// Where the text begins, from above.
pub(super) const TOP: f32 = 72.0;
/// Where it ends, from above.
pub(super) const BOTTOM: f32 = 781.0;
/// The base line of the page head, from above.
pub(super) const HEAD: f32 = 40.0;
/// How wide the text is.
pub(super) const MEASURE: f32 = SHEET.0 - 2.0 * SIDE;
/// How wide the column of labels and numbers is that stands beside the text.
pub(super) const LABELS: f32 = 92.0;
/// Where the text beside it begins: about 70 letters to a line.
pub(super) const BODY: f32 = 104.0;

/// A colour, as red, green and blue.
pub(super) type Colour = (u8, u8, u8);
/// Text.
pub(super) const INK: Colour = (0x1d, 0x1c, 0x1a);
/// Labels and what is said by the way: 5.9 to 1 on white.
pub(super) const SOFT: Colour = (0x66, 0x62, 0x5c);
/// Numbers of claims, and links: 6.6 to 1 on white.
pub(super) const ACCENT: Colour = (0x0a, 0x5c, 0x6b);
/// Under the words of a claim in the article.
pub(super) const TINT: Colour = (0xfb, 0xef, 0xcd);
/// Lines between things.
pub(super) const RULE: Colour = (0xcf, 0xc9, 0xc0);

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    /// Without serifs: for labels, numbers and tables.
    pub sans: bool,
    /// Semibold.
    pub strong: bool,
    /// Size of the letters.
    pub size: f32,
    /// From one base line to the next.
    pub leading: f32,
    /// Colour.
    pub colour: Colour,
}

const fn style(sans: bool, strong: bool, size: f32, leading: f32, colour: Colour) -> Style {
    Style {
        sans,
        strong,
        size,
        leading,
        colour,
    }
}

/// The title of the document.
pub(super) const TITLE: Style = style(false, true, 25.0, 30.0, INK);
/// What stands over the title.
pub(super) const KICKER: Style = style(true, true, 8.5, 12.0, ACCENT);
/// The head of an article and of a closing part.
pub(super) const CHAPTER: Style = style(false, true, 17.0, 22.0, INK);
/// The head of a part of an article.
pub(super) const PART: Style = style(true, true, 10.0, 14.0, INK);
/// The words of a claim at its head.
pub(super) const CLAIM: Style = style(false, true, 11.5, 15.0, INK);
/// The number of a claim at its head.
pub(super) const NUMBER: Style = style(true, true, 10.5, 15.0, ACCENT);
/// What is read.
pub(super) const TEXT: Style = style(false, false, 10.0, 14.0, INK);
/// The label of an entry.
pub(super) const LABEL: Style = style(true, false, 7.5, 14.0, SOFT);
/// A small text: tables, facts.
pub(super) const SMALL: Style = style(true, false, 8.0, 14.0, INK);
/// The head of a column of a table.
pub(super) const COLUMN: Style = style(true, false, 6.6, 9.0, SOFT);
/// A cell of a table.
pub(super) const CELL: Style = style(true, false, 8.0, 11.5, INK);
/// The head of a page.
pub(super) const RUNNING: Style = style(true, false, 7.5, 10.0, SOFT);
