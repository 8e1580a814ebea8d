//! Draws egui screens into pictures on the CPU: no GPU, no display.
//!
//! [`CpuRenderer`] is a triangle rasteriser for the meshes that egui makes. It does what egui's own
//! GPU back ends do: colours are multiplied and blended in gamma space, with premultiplied alpha;
//! triangles that share an edge never paint a pixel twice; clip rectangles are cut at whole pixels.
//! Paint callbacks are not drawn.
//!
//! ```no_run
//! let mut harness = egui_kittest::Harness::builder()
//!     .with_size([1280.0, 800.0])
//!     .renderer(render::CpuRenderer::default())
//!     .build_ui(|ui| {
//!         ui.label("hello");
//!     });
//! harness.run();
//! let picture = harness.render().expect("the CPU renderer does not fail");
//! picture.save("hello.png").expect("a writable folder");
//! ```

use std::collections::BTreeMap;

use egui::epaint::{Primitive, Vertex};
use egui::{Color32, ImageData, Mesh, Rect, TextureFilter, TextureId, TextureWrapMode, TexturesDelta};
use egui_kittest::TestRenderer;
use image::RgbaImage;

/// Sub-pixel steps per pixel, as a power of two: vertices snap to 1/256 of a pixel, as GPUs do.
const STEPS: i64 = 256;

/// Draws what egui paints into an [`RgbaImage`].
#[derive(Default)]
pub struct CpuRenderer {
    textures: BTreeMap<TextureId, Texture>,
}

impl CpuRenderer {
    /// Draws one frame. What no shape covers has the panel colour of the active theme.
    #[must_use]
    pub fn draw(&self, ctx: &egui::Context, output: &egui::FullOutput) -> RgbaImage {
        let scale = output.pixels_per_point;
        let size = ctx.content_rect().size() * scale;
        let ground = ctx.global_style().visuals.panel_fill;
        let mut canvas = Canvas::new(size.x.round() as usize, size.y.round() as usize, ground);
        for primitive in ctx.tessellate(output.shapes.clone(), scale) {
            if let Primitive::Mesh(mesh) = &primitive.primitive
                && let Some(texture) = self.textures.get(&mesh.texture_id)
            {
                canvas.mesh(mesh, texture, primitive.clip_rect, scale);
            }
        }
        canvas.into_image()
    }
}

impl TestRenderer for CpuRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, changes) in delta.set.drain() {
            for change in changes {
                let ImageData::Color(image) = &change.image;
                let filter = change.options.magnification;
                let wrap = change.options.wrap_mode;
                if let Some(at) = change.pos {
                    if let Some(texture) = self.textures.get_mut(&id) {
                        texture.patch(at, image.size, &image.pixels);
                    }
                } else {
                    let pixels = image.pixels.clone();
                    let texture = Texture { size: image.size, pixels, filter, wrap };
                    self.textures.insert(id, texture);
                }
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    fn render(&mut self, ctx: &egui::Context, output: &egui::FullOutput) -> Result<RgbaImage, String> {
        Ok(self.draw(ctx, output))
    }
}

/// A picture that triangles take their colour from.
struct Texture {
    size: [usize; 2],
    pixels: Vec<Color32>,
    filter: TextureFilter,
    wrap: TextureWrapMode,
}

impl Texture {
    /// Replaces a part; what lies outside is ignored.
    fn patch(&mut self, at: [usize; 2], size: [usize; 2], pixels: &[Color32]) {
        let [left, top] = at;
        let width = size[0].min(self.size[0].saturating_sub(left));
        for (y, row) in pixels.chunks_exact(size[0].max(1)).enumerate().take(size[1]) {
            if top + y < self.size[1] {
                let start = (top + y) * self.size[0] + left;
                self.pixels[start..start + width].copy_from_slice(&row[..width]);
            }
        }
    }

    /// The colour at `u`, `v` (0 to 1), from 0 to 1, premultiplied, in gamma space.
    fn sample(&self, u: f32, v: f32) -> [f32; 4] {
        let (x, y) = (u * self.size[0] as f32, v * self.size[1] as f32);
        if self.filter == TextureFilter::Nearest {
            return self.texel(x.floor() as i64, y.floor() as i64);
        }
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (fx, fy) = (x - left, y - top);
        let (left, top) = (left as i64, top as i64);
        let (a, b) = (self.texel(left, top), self.texel(left + 1, top));
        let (c, d) = (self.texel(left, top + 1), self.texel(left + 1, top + 1));
        std::array::from_fn(|i| {
            let upper = a[i] + (b[i] - a[i]) * fx;
            let lower = c[i] + (d[i] - c[i]) * fx;
            upper + (lower - upper) * fy
        })
    }

    fn texel(&self, x: i64, y: i64) -> [f32; 4] {
        let (x, y) = (wrapped(x, self.size[0], self.wrap), wrapped(y, self.size[1], self.wrap));
        let color = self.pixels.get(y * self.size[0] + x).copied().unwrap_or(Color32::TRANSPARENT);
        color.to_array().map(|channel| f32::from(channel) / 255.0)
    }
}

/// The place in a row of `len` texels that `at` falls on.
fn wrapped(at: i64, len: usize, wrap: TextureWrapMode) -> usize {
    let len = (len as i64).max(1);
    let at = match wrap {
        TextureWrapMode::ClampToEdge => at.clamp(0, len - 1),
        TextureWrapMode::Repeat => at.rem_euclid(len),
        TextureWrapMode::MirroredRepeat => {
            let at = at.rem_euclid(2 * len);
            at.min(2 * len - 1 - at)
        }
    };
    at as usize
}

/// The picture being drawn: premultiplied, in gamma space.
struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<[u8; 4]>,
}

/// Whole pixels, from `left` and `top` up to but without `right` and `bottom`.
struct Clip {
    left: i64,
    top: i64,
    right: i64,
    bottom: i64,
}

impl Canvas {
    fn new(width: usize, height: usize, ground: Color32) -> Self {
        Self { width, height, pixels: vec![ground.to_array(); width * height] }
    }

    fn into_image(self) -> RgbaImage {
        let (width, height) = (self.width as u32, self.height as u32);
        let mut image = RgbaImage::new(width, height);
        for (to, from) in image.pixels_mut().zip(&self.pixels) {
            let [r, g, b, a] = *from;
            let color = Color32::from_rgba_premultiplied(r, g, b, a);
            to.0 = color.to_srgba_unmultiplied();
        }
        image
    }

    fn mesh(&mut self, mesh: &Mesh, texture: &Texture, clip: Rect, scale: f32) {
        let clip = Clip {
            left: ((clip.min.x * scale).round() as i64).max(0),
            top: ((clip.min.y * scale).round() as i64).max(0),
            right: ((clip.max.x * scale).round() as i64).min(self.width as i64),
            bottom: ((clip.max.y * scale).round() as i64).min(self.height as i64),
        };
        if clip.left >= clip.right || clip.top >= clip.bottom {
            return;
        }
        for corners in mesh.indices.chunks_exact(3) {
            let corner = |i: usize| mesh.vertices.get(corners[i] as usize).copied();
            if let (Some(a), Some(b), Some(c)) = (corner(0), corner(1), corner(2)) {
                self.triangle([a, b, c], texture, &clip, scale);
            }
        }
    }

    fn triangle(&mut self, mut corners: [Vertex; 3], texture: &Texture, clip: &Clip, scale: f32) {
        let mut at = corners.map(|corner| snapped(corner, scale));
        let mut area = cross(at[0], at[1], at[2]);
        if area == 0 {
            return;
        }
        if area < 0 {
            at.swap(1, 2);
            corners.swap(1, 2);
            area = -area;
        }
        let [a, b, c] = at;
        let edges = [Edge::new(b, c), Edge::new(c, a), Edge::new(a, b)];
        let low = a[1].min(b[1]).min(c[1]).div_euclid(STEPS).max(clip.top);
        let high = (a[1].max(b[1]).max(c[1]).div_euclid(STEPS) + 1).min(clip.bottom);
        let paint = Paint::new(&corners, texture);
        for y in low..high {
            let (mut from, mut to) = (clip.left, clip.right);
            for edge in &edges {
                edge.narrow(y, &mut from, &mut to);
            }
            if from < to {
                let weight = |edge: &Edge| edge.at(from, y) as f32 / area as f32;
                let step = |edge: &Edge| (edge.dx * STEPS) as f32 / area as f32;
                let weights = [weight(&edges[0]), weight(&edges[1]), weight(&edges[2])];
                let steps = [step(&edges[0]), step(&edges[1]), step(&edges[2])];
                let start = y as usize * self.width;
                let row = &mut self.pixels[start + from as usize..start + to as usize];
                paint.span(row, weights, steps);
            }
        }
    }
}

fn snapped(corner: Vertex, scale: f32) -> [i64; 2] {
    let snap = |v: f32| (v * scale * STEPS as f32).round().clamp(-1e9, 1e9) as i64;
    [snap(corner.pos.x), snap(corner.pos.y)]
}

fn cross(a: [i64; 2], b: [i64; 2], c: [i64; 2]) -> i64 {
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/// One side of a triangle: positive inside. `dx` and `dy` are its change per sub-pixel step.
struct Edge {
    dx: i64,
    dy: i64,
    base: i64,
    bias: i64,
}

impl Edge {
    fn new(a: [i64; 2], b: [i64; 2]) -> Self {
        let (dx, dy) = (a[1] - b[1], b[0] - a[0]);
        // The top-left rule: a pixel centre on a shared edge belongs to one of the two triangles.
        let owns = dx > 0 || (dx == 0 && dy > 0);
        Self { dx, dy, base: -(dx * a[0] + dy * a[1]), bias: if owns { 0 } else { -1 } }
    }

    /// The value at a pixel's centre.
    fn at(&self, x: i64, y: i64) -> i64 {
        self.dx * (x * STEPS + STEPS / 2) + self.dy * (y * STEPS + STEPS / 2) + self.base
    }

    /// Narrows a row's `from..to` to the pixels on the inner side.
    fn narrow(&self, y: i64, from: &mut i64, to: &mut i64) {
        let start = self.at(0, y) + self.bias;
        let step = self.dx * STEPS;
        match step.signum() {
            1 => *from = (*from).max((-start).div_euclid(step) + i64::from((-start).rem_euclid(step) != 0)),
            -1 => *to = (*to).min(start.div_euclid(-step) + 1),
            _ if start < 0 => *to = *from,
            _ => {}
        }
    }
}

/// What a triangle is filled with.
struct Paint<'a> {
    texture: &'a Texture,
    colors: [[f32; 4]; 3],
    uvs: [[f32; 2]; 3],
    flat_color: bool,
    flat_texture: bool,
}

impl<'a> Paint<'a> {
    fn new(corners: &[Vertex; 3], texture: &'a Texture) -> Self {
        let [a, b, c] = corners;
        Self {
            texture,
            colors: corners.map(|corner| corner.color.to_array().map(f32::from)),
            uvs: corners.map(|corner| [corner.uv.x, corner.uv.y]),
            flat_color: a.color == b.color && b.color == c.color,
            flat_texture: a.uv == b.uv && b.uv == c.uv,
        }
    }

    fn color(&self, w: [f32; 3]) -> [f32; 4] {
        let [a, b, c] = &self.colors;
        std::array::from_fn(|i| a[i] * w[0] + b[i] * w[1] + c[i] * w[2])
    }

    fn texel(&self, w: [f32; 3]) -> [f32; 4] {
        let [a, b, c] = &self.uvs;
        let uv: [f32; 2] = std::array::from_fn(|i| a[i] * w[0] + b[i] * w[1] + c[i] * w[2]);
        self.texture.sample(uv[0], uv[1])
    }

    /// Paints a run of pixels, given the corners' weights at the first and their change per pixel.
    fn span(&self, row: &mut [[u8; 4]], mut weights: [f32; 3], steps: [f32; 3]) {
        let third = [1.0 / 3.0; 3];
        let color = if self.flat_color { self.colors[0] } else { self.color(third) };
        let texel = if self.flat_texture { self.texel(third) } else { [1.0; 4] };
        if self.flat_color && self.flat_texture {
            let source: [f32; 4] = std::array::from_fn(|i| color[i] * texel[i]);
            if source[3] >= 254.9 {
                row.fill(source.map(|channel| (channel + 0.5) as u8));
            } else {
                row.iter_mut().for_each(|pixel| blend(pixel, source));
            }
            return;
        }
        for pixel in row {
            let color = if self.flat_color { color } else { self.color(weights) };
            let texel = if self.flat_texture { texel } else { self.texel(weights) };
            blend(pixel, std::array::from_fn(|i| color[i] * texel[i]));
            for (weight, step) in weights.iter_mut().zip(steps) {
                *weight += step;
            }
        }
    }
}

/// Source over destination; `source` is premultiplied, 0 to 255.
fn blend(pixel: &mut [u8; 4], source: [f32; 4]) {
    let keep = 1.0 - source[3] / 255.0;
    for (to, from) in pixel.iter_mut().zip(source) {
        *to = (from + f32::from(*to) * keep + 0.5).clamp(0.0, 255.0) as u8;
    }
}
