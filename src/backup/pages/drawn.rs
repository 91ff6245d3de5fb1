//! Pages of PDF documents, drawn.

use hayro::hayro_interpret::{InterpreterSettings, TransformExt as _};
use hayro::hayro_syntax::Pdf as File;
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::Affine;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings, render_into};

use super::Placed;
use super::child::Open;
use super::wire::{Size, View};
use crate::import::readers::pdf;

/// After so many pages what was kept of fonts and pictures is forgotten: it grows without limit.
const FORGET: usize = 16;

/// A PDF document that is open.
pub(super) struct Drawn<'a> {
    pages: &'a [Page<'a>],
    cache: RenderCache<'a>,
    /// How many pages were drawn by it.
    uses: usize,
}

impl<'a> Drawn<'a> {
    pub(super) fn new(file: &'a File) -> Self {
        Self {
            pages: file.pages(),
            cache: RenderCache::new(),
            uses: 0,
        }
    }

    fn page(&self, number: usize) -> Result<&'a Page<'a>, String> {
        let at = number.checked_sub(1);
        let page = at.and_then(|at| self.pages.get(at));
        page.ok_or_else(|| "there is no such page".to_owned())
    }
}

/// Blending may leave holes in the white below. Colours are multiplied by their opacity.
fn on_white(pixel: &mut [u8]) {
    if let [red, green, blue, opacity] = pixel
        && *opacity < 255
    {
        for colour in [red, green, blue] {
            *colour = colour.saturating_add(255 - *opacity);
        }
        *opacity = 255;
    }
}

impl Open for Drawn<'_> {
    fn sizes(&self) -> Vec<Size> {
        let sizes = self.pages.iter().map(Page::render_dimensions);
        sizes.map(|(w, h)| Size::of_points(w, h)).collect()
    }

    fn draw(&mut self, view: &View) -> Result<Vec<u8>, String> {
        let page = self.page(view.page)?;
        let sides = (u16::try_from(view.width), u16::try_from(view.height));
        let (Ok(width), Ok(height)) = sides else {
            return Err("it has too many pixels".to_owned());
        };
        if self.uses == FORGET {
            self.cache = RenderCache::new();
            self.uses = 0;
        }
        self.uses += 1;
        let points = |hundredths: i64| hundredths as f64 / 100.0;
        let (left, top) = (points(view.left), points(view.top));
        // From the same start as the places that import knows; what is rounded to whole pixels is stretched by it, so that the
        // edges of the picture are those of the region.
        let start = page.initial_transform(true).to_kurbo();
        let across = f64::from(width) / (points(view.right) - left);
        let down = f64::from(height) / (points(view.bottom) - top);
        let place =
            Affine::scale_non_uniform(across, down) * Affine::translate((-left, -top)) * start;
        let mut context = RenderContext::new(width, height);
        render_into(
            page,
            &self.cache,
            &InterpreterSettings::default(),
            &RenderSettings::default(),
            &mut context,
            place,
        );
        context.flush();
        let mut pixels = Pixmap::new(width, height);
        let white = RasterizerSettings {
            target_init: TargetInit::Clear(WHITE),
            ..RasterizerSettings::default()
        };
        context.render_with(&mut pixels, &mut Resources::default(), white);
        let mut pixels = pixels.data_as_u8_slice().to_vec();
        pixels.chunks_exact_mut(4).for_each(on_white);
        Ok(pixels)
    }

    fn words(&mut self, page: usize) -> Result<Vec<Placed>, String> {
        pdf::page_words(self.page(page)?, page).map_err(|error| error.to_string())
    }
}
