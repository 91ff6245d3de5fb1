//! How the window is, as this machine remembers it.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// How the window is: whole points and per cent. Nothing that was never changed is remembered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Layout {
    /// Width and height of the window, at a zoom of 100 %.
    pub size: Option<(u16, u16)>,
    /// The window fills the screen.
    pub maximized: bool,
    /// How much it is zoomed, per cent.
    pub zoom: Option<u16>,
    /// Width of the list of articles.
    pub articles: Option<u16>,
    /// Width of the list of claims.
    pub claims: Option<u16>,
    /// Width of a document beside them.
    pub document: Option<u16>,
    /// A person wants the list of articles out of the way.
    pub no_articles: bool,
    /// Where only one of page and cards has a place, the cards were shown.
    pub cards: bool,
}

impl Layout {
    /// The zoom as a factor, within what can be read.
    pub fn zoom_factor(&self) -> Option<f32> {
        self.zoom.map(|zoom| f32::from(zoom.clamp(50, 400)) / 100.0)
    }

    /// The window's size, within what makes sense.
    pub fn window(&self) -> Option<[f32; 2]> {
        let (width, height) = self.size?;
        Some([
            f32::from(width.clamp(480, 8000)),
            f32::from(height.clamp(320, 8000)),
        ])
    }
}

/// Whole points of a length.
pub fn points(length: f32) -> u16 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped"
    )]
    let points = length.round().clamp(0.0, f32::from(u16::MAX)) as u16;
    points
}

/// A session that was open of late.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecentFile {
    /// Its file.
    pub path: PathBuf,
    /// The file is not there now.
    pub missing: bool,
}
