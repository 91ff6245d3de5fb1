//! Pictures without a graphics driver: egui's triangles, filled by the processor.
//!
//! The same on every machine. Blends as egui's own renderer does: colours with premultiplied alpha, in the gamma
//! space they are stored in.

use std::collections::HashMap;

use egui::epaint::{ImageData, Mesh, Primitive, Vertex};
use egui::{
    Color32, ColorImage, Context, FullOutput, Pos2, Rect, TextureFilter, TextureId, TexturesDelta,
    pos2,
};
use egui_kittest::TestRenderer;
use image::{Rgba, RgbaImage};

/// Fills egui's triangles.
#[derive(Default)]
pub struct CpuRenderer {
    textures: HashMap<TextureId, Texture>,
}

struct Texture {
    image: ColorImage,
    linear: bool,
}

impl TestRenderer for CpuRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        #[allow(
            clippy::iter_over_hash_type,
            reason = "the order of different textures does not matter"
        )]
        for (id, changes) in &delta.set {
            for change in changes {
                let ImageData::Color(image) = &change.image;
                let linear = change.options.magnification == TextureFilter::Linear;
                if let (Some([left, top]), Some(texture)) = (change.pos, self.textures.get_mut(id))
                {
                    for row in 0..image.height() {
                        let from = row * image.width();
                        let to = (top + row) * texture.image.width() + left;
                        texture.image.pixels[to..to + image.width()]
                            .copy_from_slice(&image.pixels[from..from + image.width()]);
                    }
                } else {
                    let image = ColorImage::clone(image);
                    self.textures.insert(*id, Texture { image, linear });
                }
            }
        }
        #[allow(
            clippy::iter_over_hash_type,
            reason = "the order of different textures does not matter"
        )]
        for id in &delta.free {
            self.textures.remove(id);
        }
        delta.clear();
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = output.pixels_per_point;
        let size = ctx.content_rect().size() * scale;
        let background = ctx.global_style().visuals.panel_fill;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a picture's size"
        )]
        let mut canvas = Canvas {
            width: size.x.round() as usize,
            height: size.y.round() as usize,
            pixels: Vec::new(),
        };
        canvas.pixels = vec![unpack(background); canvas.width * canvas.height];
        for clipped in ctx.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = clipped.primitive else {
                return Err("a paint callback cannot be drawn by the processor".to_owned());
            };
            let Some(texture) = self.textures.get(&mesh.texture_id) else {
                return Err(format!("no texture {:?}", mesh.texture_id));
            };
            canvas.mesh(&mesh, texture, clipped.clip_rect, scale);
        }
        Ok(canvas.finish())
    }
}

struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<[f32; 4]>,
}

fn unpack(colour: Color32) -> [f32; 4] {
    colour.to_array().map(|channel| f32::from(channel) / 255.0)
}

impl Canvas {
    fn mesh(&mut self, mesh: &Mesh, texture: &Texture, clip: Rect, scale: f32) {
        // As a graphics card's scissor: whole pixels.
        let clip = Rect::from_min_max(
            pos2((clip.min.x * scale).round(), (clip.min.y * scale).round()),
            pos2((clip.max.x * scale).round(), (clip.max.y * scale).round()),
        );
        for triangle in mesh.indices.chunks_exact(3) {
            let corners =
                [triangle[0], triangle[1], triangle[2]].map(|index| mesh.vertices[index as usize]);
            self.triangle(corners, texture, clip, scale);
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the picture"
    )]
    fn triangle(&mut self, mut corners: [Vertex; 3], texture: &Texture, clip: Rect, scale: f32) {
        for corner in &mut corners {
            corner.pos = pos2(corner.pos.x * scale, corner.pos.y * scale);
        }
        let area = edge(corners[0].pos, corners[1].pos, corners[2].pos);
        if area == 0.0 {
            return;
        }
        if area < 0.0 {
            corners.swap(1, 2);
        }
        let area = area.abs();
        let [a, b, c] = corners;
        let bounds = Rect::from_points(&[a.pos, b.pos, c.pos]).intersect(clip);
        let plain = a.uv == b.uv && b.uv == c.uv;
        let flat = plain.then(|| texture.sample(a.uv));
        let colours = [a.color, b.color, c.color].map(unpack);

        let left = bounds.left().floor().max(0.0) as usize;
        let right = (bounds.right().ceil().max(0.0) as usize).min(self.width);
        let top = bounds.top().floor().max(0.0) as usize;
        let bottom = (bounds.bottom().ceil().max(0.0) as usize).min(self.height);
        for y in top..bottom {
            for x in left..right {
                let at = pos2(x as f32 + 0.5, y as f32 + 0.5);
                if !clip.contains(at) {
                    continue;
                }
                let weights = [
                    covers(b.pos, c.pos, at),
                    covers(c.pos, a.pos, at),
                    covers(a.pos, b.pos, at),
                ];
                let [Some(wa), Some(wb), Some(wc)] = weights else {
                    continue;
                };
                let [wa, wb, wc] = [wa / area, wb / area, wc / area];
                let texel = flat.unwrap_or_else(|| {
                    let uv = a.uv.to_vec2() * wa + b.uv.to_vec2() * wb + c.uv.to_vec2() * wc;
                    texture.sample(uv.to_pos2())
                });
                let pixel = &mut self.pixels[y * self.width + x];
                let mut source = [0.0; 4];
                for channel in 0..4 {
                    source[channel] = texel[channel]
                        * (colours[0][channel] * wa
                            + colours[1][channel] * wb
                            + colours[2][channel] * wc);
                }
                for channel in 0..4 {
                    // Rounded after each layer, for the picture on a graphics card holds bytes as well.
                    let blended = source[channel] + pixel[channel] * (1.0 - source[3]);
                    pixel[channel] = (blended * 255.0).round().clamp(0.0, 255.0) / 255.0;
                }
            }
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to a byte"
    )]
    fn finish(self) -> RgbaImage {
        let mut image = RgbaImage::new(self.width as u32, self.height as u32);
        for (to, from) in image.pixels_mut().zip(self.pixels) {
            *to = Rgba(from.map(|channel| (channel * 255.0).round() as u8));
        }
        image
    }
}

/// Twice the area of the triangle, positive if its corners go round clockwise on screen.
fn edge(a: Pos2, b: Pos2, c: Pos2) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// The weight of a pixel's centre against an edge, if the pixel belongs to the inner side. A centre exactly on an
/// edge belongs to one of the two triangles that share it: the one for which it is a top or left edge.
#[allow(clippy::float_cmp, reason = "an edge is level or it is not")]
fn covers(from: Pos2, to: Pos2, at: Pos2) -> Option<f32> {
    let weight = edge(from, to, at);
    let top_left = to.y < from.y || (to.y == from.y && to.x > from.x);
    (weight > 0.0 || (weight == 0.0 && top_left)).then_some(weight)
}

impl Texture {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the texture"
    )]
    fn sample(&self, uv: Pos2) -> [f32; 4] {
        let [width, height] = self.image.size;
        let texel = |x: f32, y: f32| {
            let x = (x.max(0.0) as usize).min(width - 1);
            let y = (y.max(0.0) as usize).min(height - 1);
            unpack(self.image.pixels[y * width + x])
        };
        let (x, y) = (uv.x * width as f32, uv.y * height as f32);
        if !self.linear {
            return texel(x.floor(), y.floor());
        }
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (fx, fy) = (x - left, y - top);
        let (nw, ne) = (texel(left, top), texel(left + 1.0, top));
        let (sw, se) = (texel(left, top + 1.0), texel(left + 1.0, top + 1.0));
        std::array::from_fn(|channel| {
            let north = nw[channel] * (1.0 - fx) + ne[channel] * fx;
            let south = sw[channel] * (1.0 - fx) + se[channel] * fx;
            north * (1.0 - fy) + south * fy
        })
    }
}
