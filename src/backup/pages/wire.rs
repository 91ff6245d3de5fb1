//! What the child is asked, and what it answers. Whoever takes an answer believes nothing in it that can be checked.

use serde::{Deserialize, Serialize};

use super::{PageError, Picture, Placed};
use crate::import::limits;
use crate::session::Area;
use crate::text::Extra;

/// How large a page is, in hundredths of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    /// From the left to the right.
    pub width: u32,
    /// From the top to the bottom.
    pub height: u32,
}

impl Size {
    /// The longest side of a page, in hundredths of a point: a million points.
    const SIDE: u32 = 100_000_000;

    /// Whether there can be such a page.
    const fn makes_sense(self) -> bool {
        self.width > 0 && self.height > 0 && self.width <= Self::SIDE && self.height <= Self::SIDE
    }

    /// That of a page of so many points.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a hundred million at most"
    )]
    pub(super) fn of_points(width: f32, height: f32) -> Self {
        let side = |points: f32| {
            let hundredths = (f64::from(points) * 100.0).round();
            hundredths.max(1.0).min(f64::from(Self::SIDE)) as u32
        };
        Self {
            width: side(width),
            height: side(height),
        }
    }
}

/// A region of a page, in hundredths of a point, and the pixels that it is to fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// The page, from 1.
    pub page: usize,
    /// The left edge of the region.
    pub left: i64,
    /// Its top edge.
    pub top: i64,
    /// Its right edge.
    pub right: i64,
    /// Its bottom edge.
    pub bottom: i64,
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
}

/// Something that the child is asked, once it was given a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Question {
    /// A region of a page as pixels.
    Draw(View),
    /// The words of a page, which is counted from 1.
    Words(usize),
}

impl Question {
    /// As bytes.
    pub fn to_bytes(self) -> Vec<u8> {
        // Nothing in it can fail to be written.
        serde_json::to_vec(&self).unwrap_or_default()
    }
}

/// What is said of a document once it is opened.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Opened {
    /// The sizes of its pages, and whether it is a picture.
    Pages(Vec<Size>, bool),
    Unknown,
    Locked,
    Damaged(String),
    TooMuch(String),
}

impl Opened {
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// The sizes of pages that there can be, and whether they are a picture.
    pub(super) fn understood(bytes: &[u8]) -> Result<(Vec<Size>, bool), PageError> {
        let Ok(opened) = serde_json::from_slice(bytes) else {
            return Err(PageError::Stopped);
        };
        match opened {
            Self::Pages(sizes, picture) => {
                let few = !sizes.is_empty() && sizes.len() <= limits::PAGES;
                let known = few && sizes.iter().all(|size| size.makes_sense());
                known.then_some((sizes, picture)).ok_or(PageError::Stopped)
            }
            Self::Unknown => Err(PageError::Unknown),
            Self::Locked => Err(PageError::Locked),
            Self::Damaged(why) => Err(PageError::Damaged(line(&why))),
            Self::TooMuch(why) => Err(PageError::TooMuch(line(&why))),
        }
    }
}

/// Before an answer: here it is.
pub(super) const HERE: u8 = 1;
/// Before an answer: the reason why there is none.
pub(super) const REFUSED: u8 = 0;

/// An answer without what stands before it, or why there is none; nothing where it makes no sense.
fn inside(mut bytes: Vec<u8>, page: usize) -> Option<Result<Vec<u8>, PageError>> {
    match bytes.pop() {
        Some(HERE) => Some(Ok(bytes)),
        Some(REFUSED) => {
            let why = String::from_utf8_lossy(&bytes);
            Some(Err(PageError::Refused(page, line(&why))))
        }
        _ => None,
    }
}

/// The pixels that an answer says a view is; nothing where they are not as many as were asked for.
pub(super) fn picture(bytes: Vec<u8>, view: &View) -> Option<Result<Picture, PageError>> {
    let rgba = match inside(bytes, view.page)? {
        Ok(rgba) => rgba,
        Err(why) => return Some(Err(why)),
    };
    let (width, height) = (view.width, view.height);
    let expected = u64::from(width) * u64::from(height) * 4;
    (rgba.len() as u64 == expected).then_some(Ok(Picture {
        width,
        height,
        rgba,
    }))
}

/// A word: what it says, its left, top, right and bottom edge, its line.
type Said = (String, [i64; 4], usize);

/// Words as bytes.
pub(super) fn said(words: &[Placed]) -> Vec<u8> {
    let words: Vec<Said> = words
        .iter()
        .map(|word| {
            let Area {
                left,
                top,
                right,
                bottom,
                ..
            } = word.area;
            (word.text.clone(), [left, top, right, bottom], word.line)
        })
        .collect();
    serde_json::to_vec(&words).unwrap_or_default()
}

/// The words that an answer says stand on a page, those that can stand there.
pub(super) fn words(
    bytes: Vec<u8>,
    page: usize,
    size: Size,
) -> Option<Result<Vec<Placed>, PageError>> {
    let bytes = match inside(bytes, page)? {
        Ok(bytes) => bytes,
        Err(why) => return Some(Err(why)),
    };
    let words: Vec<Said> = serde_json::from_slice(&bytes).ok()?;
    if words.len() > limits::PAGE_GLYPHS {
        return None;
    }
    let (width, height) = (i64::from(size.width), i64::from(size.height));
    let words = words
        .into_iter()
        .map(|(text, [left, top, right, bottom], line)| Placed {
            text: self::line(&text),
            // What stands beyond the edges is not to be seen there.
            area: Area {
                page,
                left: left.clamp(0, width),
                top: top.clamp(0, height),
                right: right.clamp(0, width),
                bottom: bottom.clamp(0, height),
                extra: Extra::new(),
            },
            line,
        });
    let seen = words.filter(|word| {
        let area = &word.area;
        area.left < area.right && area.top < area.bottom && !word.text.is_empty()
    });
    Some(Ok(seen.collect()))
}

/// Words on one line, of a length that can be shown.
fn line(words: &str) -> String {
    let plain = words.chars().filter(|c| !c.is_control());
    plain.take(1_000).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;

    const VIEW: View = View {
        page: 1,
        left: 0,
        top: 0,
        right: 100,
        bottom: 100,
        width: 2,
        height: 3,
    };

    #[test]
    fn as_many_pixels_as_were_asked_for_are_a_picture() {
        let mut answer = vec![7; 24];
        answer.push(HERE);
        assert_eq!(
            picture(answer.clone(), &VIEW).unwrap().unwrap().rgba.len(),
            24
        );
        for length in [0, 1, 20, 23, 25, 28] {
            let mut answer = vec![7; length];
            answer.push(HERE);
            assert!(picture(answer, &VIEW).is_none(), "{length}");
        }
        answer.push(9);
        assert!(picture(answer, &VIEW).is_none());
        assert!(picture(Vec::new(), &VIEW).is_none());
        let why = picture(b"a\nb\0".to_vec(), &VIEW).unwrap().unwrap_err();
        assert_eq!(why.to_string(), "page 1 could not be shown: ab");
    }

    #[test]
    fn pages_that_cannot_be_are_not_believed() {
        let size = |width, height| Size { width, height };
        let said = |sizes| Opened::understood(&Opened::Pages(sizes, false).to_bytes());
        assert!(said(vec![size(1, 1)]).is_ok());
        for sizes in [
            vec![],
            vec![size(0, 1)],
            vec![size(1, u32::MAX)],
            vec![size(1, 1); limits::PAGES + 1],
        ] {
            assert!(matches!(said(sizes), Err(PageError::Stopped)));
        }
        assert!(matches!(Opened::understood(b"{}"), Err(PageError::Stopped)));
        for side in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 0.0, -1.0, 1e30] {
            assert!(Size::of_points(side, 1.0).makes_sense(), "{side}");
        }
    }

    #[test]
    fn words_that_cannot_stand_there_are_left_out() {
        let size = Size {
            width: 1_000,
            height: 1_000,
        };
        let said = br#"[["in",[1,2,3,4],0],["out",[2000,2,3000,4],1],["back",[9,2,3,4],2],["cut",[900,2,9223372036854775807,4],3],["\u0000",[1,2,3,4],4]]"#;
        let mut answer = said.to_vec();
        answer.push(HERE);
        let words = words(answer, 4, size).unwrap().unwrap();
        let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(texts, ["in", "cut"]);
        let last = words.last().unwrap();
        assert_eq!((last.area.page, last.area.right), (4, 1_000));
    }
}
