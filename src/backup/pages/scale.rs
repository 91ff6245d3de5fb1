//! How large pages are drawn: in steps, so that zooming does not draw for ever.

use super::wire::{Size, View};
use super::{CLIP_DPI, CLIP_PIXELS, PIXELS};
use crate::session::Area;

/// Pixels for a point, in hundredths, by steps.
const STEPS: [u16; 14] = [
    12, 25, 50, 75, 100, 125, 150, 200, 250, 300, 400, 500, 600, 800,
];

/// The longest side of a picture, in pixels.
const SIDE: u64 = 16_000;

/// A step of the sizes in which pages are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Scale(u16);

impl Scale {
    /// The smallest step that gives at least so many pixels for a point; the largest where there is none.
    pub fn at_least(pixels_per_point: f32) -> Self {
        let [.., largest] = STEPS;
        let enough = |step: &u16| f32::from(*step) >= pixels_per_point * 100.0 - 0.5;
        Self(STEPS.into_iter().find(enough).unwrap_or(largest))
    }

    /// Pixels for a point. The picture of a page larger than may be drawn has fewer: its width and height say how many.
    pub fn per_point(self) -> f32 {
        f32::from(self.0) / 100.0
    }
}

/// What is asked for to draw a whole page.
pub(super) fn whole(page: usize, size: Size, scale: Scale, most: u16) -> View {
    let region = Area {
        page,
        left: 0,
        top: 0,
        right: size.width.into(),
        bottom: size.height.into(),
        ..nowhere()
    };
    sized(&region, u64::from(scale.0.min(most)), 100, PIXELS)
}

/// What is asked for to clip a place out of a page; nothing where there is no such place on it.
pub(super) fn clip(area: &Area, size: Size, most: u16) -> Option<View> {
    let area = Area {
        page: area.page,
        left: area.left.max(0),
        top: area.top.max(0),
        right: area.right.min(size.width.into()),
        bottom: area.bottom.min(size.height.into()),
        ..nowhere()
    };
    let (by, of) = if CLIP_DPI * 100 > u64::from(most) * 72 {
        (u64::from(most), 100)
    } else {
        (CLIP_DPI, 72)
    };
    (area.left < area.right && area.top < area.bottom).then(|| sized(&area, by, of, CLIP_PIXELS))
}

const fn nowhere() -> Area {
    Area {
        page: 0,
        left: 0,
        top: 0,
        right: 0,
        bottom: 0,
        extra: crate::text::Extra::new(),
    }
}

/// A region with `by` pixels for `of` points, or as many as may be.
fn sized(region: &Area, by: u64, of: u64, most: u64) -> View {
    let pixels = |from: i64, to: i64| {
        let hundredths = u64::try_from(to.saturating_sub(from)).unwrap_or(0);
        hundredths as f64 * by as f64 / (of as f64 * 100.0)
    };
    let (width, height) = (
        pixels(region.left, region.right),
        pixels(region.top, region.bottom),
    );
    let too_many = (most as f64 / (width * height).max(1.0)).sqrt();
    let too_long = SIDE as f64 / width.max(height).max(1.0);
    let shrunk = too_many.min(too_long).min(1.0);
    // Shrunk to the limit, it must not be rounded over it.
    let rounded = |side: f64| {
        whole_number(if shrunk < 1.0 {
            (side * shrunk).floor()
        } else {
            side.round()
        })
    };
    View {
        page: region.page,
        left: region.left,
        top: region.top,
        right: region.right,
        bottom: region.bottom,
        width: rounded(width),
        height: rounded(height),
    }
}

/// A side of a picture: at least one pixel, at most [`SIDE`].
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 1 and 16,000"
)]
fn whole_number(side: f64) -> u32 {
    side.clamp(1.0, SIDE as f64) as u32
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;

    const A4: Size = Size {
        width: 59_528,
        height: 84_189,
    };

    #[test]
    fn zooming_goes_in_steps() {
        assert_eq!(Scale::at_least(1.0), Scale(100));
        assert_eq!(Scale::at_least(1.004), Scale(100));
        assert_eq!(Scale::at_least(1.01), Scale(125));
        assert_eq!(Scale::at_least(0.0), Scale(12));
        assert_eq!(Scale::at_least(f32::NAN), Scale(800));
        assert_eq!(Scale::at_least(99.0), Scale(800));
        assert!((Scale::at_least(1.3).per_point() - 1.5).abs() < 1e-6);
    }

    #[test]
    fn no_picture_is_larger_than_it_may_be() {
        let view = whole(3, A4, Scale(200), u16::MAX);
        assert_eq!((view.page, view.width, view.height), (3, 1191, 1684));
        for size in [
            A4,
            huge(100_000_000, 100_000_000),
            huge(100_000_000, 1),
            huge(1, 1),
        ] {
            for step in STEPS {
                let view = whole(1, size, Scale(step), u16::MAX);
                assert!(
                    u64::from(view.width) * u64::from(view.height) <= PIXELS,
                    "{view:?}"
                );
                assert!(view.width > 0 && view.height > 0);
                assert!(u64::from(view.width.max(view.height)) <= SIDE);
            }
        }
        // A picture has no more pixels than it has.
        let view = whole(1, huge(10_000, 5_000), Scale(800), 100);
        assert_eq!((view.width, view.height), (100, 50));
    }

    const fn huge(width: u32, height: u32) -> Size {
        Size { width, height }
    }

    #[test]
    fn a_clip_lies_on_its_page() {
        let area = |left, top, right, bottom| Area {
            page: 1,
            left,
            top,
            right,
            bottom,
            ..nowhere()
        };
        // An inch by two.
        let view = clip(&area(7_200, 0, 14_400, 14_400), A4, u16::MAX).unwrap();
        assert_eq!((view.width, view.height), (150, 300));
        let view = clip(&area(-10, -10, 7_200, 7_200), A4, 100).unwrap();
        assert_eq!((view.left, view.top, view.width), (0, 0, 72));
        assert_eq!(clip(&area(60_000, 0, 70_000, 10), A4, u16::MAX), None);
        assert_eq!(clip(&area(10, 10, 10, 20), A4, u16::MAX), None);
        let far = area(i64::MIN, i64::MIN, i64::MAX, i64::MAX);
        let view = clip(&far, huge(500_000, 500_000), u16::MAX).unwrap();
        assert!(u64::from(view.width) * u64::from(view.height) <= CLIP_PIXELS);
    }
}
