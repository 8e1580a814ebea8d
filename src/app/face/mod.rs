//! The drawn customer: from how they look and feel to shapes on the screen.
//!
//! A [`Feeling`] gives a [`Pose`], a [`Motion`] lets it breathe and speak, and [`portrait`] draws
//! it with a soft ground, round or rounded; [`paint`] draws it without one. All is drawn into one
//! antialiased mesh, remembered while nothing about it changes: a face costs one shape, no texture.

mod beard;
mod bones;
mod clothing;
mod covering;
mod cut;
mod eyes;
mod features;
mod feeling;
mod hair;
mod jackets;
mod keys;
mod locks;
mod mouth;
mod palette;
mod path;
mod pen;
mod pose;

use std::sync::Arc;

use egui::cache::{ComputerMut, FrameCache};
use egui::{Color32, Mesh, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

pub use feeling::{Feeling, Motion};
pub use pose::Pose;

use bones::Bones;
use palette::{Palette, mix};
use pen::{Pen, Place};

use crate::scenario::look::{Covering, Hair, Look};

/// Draws a customer into `rect`: head and shoulders, cut off at its edges.
pub fn paint(painter: &Painter, rect: Rect, look: &Look, pose: &Pose, motion: &Motion, dark: bool) {
    let mesh = sitting(painter, rect, None, look, &motion.apply(pose), dark);
    let within = rect.intersect(painter.clip_rect());
    painter.with_clip_rect(within).add(mesh);
}

/// Draws somebody in a crowd into `rect`, their body running on below it: all their colours are the given share, 0 to 1,
/// on the way to one flat tone.
pub fn paint_far(painter: &Painter, rect: Rect, look: &Look, pose: &Pose, far: (Color32, f32), dark: bool) {
    let mut mesh = sitting(painter, rect, None, look, pose, dark);
    let (tone, share) = far;
    for vertex in &mut mesh.vertices {
        let opaque = f32::from(vertex.color.a()) / 255.0;
        vertex.color = mix(vertex.color, tone.gamma_multiply(opaque), share);
    }
    painter.add(mesh);
}

/// Draws a customer on a soft ground with rounded corners; a circle if `radius` is half the width.
pub fn portrait(painter: &Painter, rect: Rect, radius: f32, look: &Look, pose: &Pose, motion: &Motion, dark: bool) {
    let ink = Palette::new(look, dark);
    let radius = radius.min(rect.size().min_elem() * 0.5);
    let corners = rounded(rect.shrink(0.5), radius - 0.5);
    let ground = Shape::convex_polygon(corners, ink.backdrop, Stroke::NONE);
    painter.add(ground);
    painter.add(sitting(painter, rect, Some(radius), look, &motion.apply(pose), dark));
}

/// The figure as a shape, remembered from the frame before if nothing about it has changed.
fn sitting(painter: &Painter, rect: Rect, radius: Option<f32>, look: &Look, pose: &Pose, dark: bool) -> Mesh {
    let sitting = Sitting {
        look,
        pose,
        dark,
        width: rect.width().to_bits(),
        height: rect.height().to_bits(),
        radius: radius.map(f32::to_bits),
        pixels_per_point: painter.pixels_per_point().to_bits(),
    };
    let mesh = painter.ctx().memory_mut(|memory| {
        let album = memory.caches.cache::<FrameCache<Arc<Mesh>, Sitter>>();
        Arc::clone(album.get(sitting))
    });
    let mut mesh = Mesh::clone(&mesh);
    mesh.translate(rect.min.to_vec2());
    mesh
}

/// All that a figure depends on, but for its place on the screen. Numbers are kept as their bits.
#[derive(Clone, Copy, Hash)]
struct Sitting<'a> {
    look: &'a Look,
    pose: &'a Pose,
    dark: bool,
    width: u32,
    height: u32,
    radius: Option<u32>,
    pixels_per_point: u32,
}

/// Draws a figure that is not remembered.
#[derive(Default)]
struct Sitter;

impl ComputerMut<Sitting<'_>, Arc<Mesh>> for Sitter {
    fn compute(&mut self, sitting: Sitting<'_>) -> Arc<Mesh> {
        let ink = Palette::new(sitting.look, sitting.dark);
        let size = vec2(f32::from_bits(sitting.width), f32::from_bits(sitting.height));
        let rect = Rect::from_min_size(Pos2::ZERO, size);
        let fine = f32::from_bits(sitting.pixels_per_point);
        let mesh = figure(rect, sitting.look, sitting.pose, &ink, fine);
        let Some(radius) = sitting.radius.map(f32::from_bits) else {
            return Arc::new(mesh);
        };
        let corners = rounded(rect.shrink(0.5), radius - 0.5);
        let core = rect.shrink(radius);
        let inside = |at: Pos2| core.distance_to_pos(at) < radius - 1.5;
        let rim = rim(&mesh, &corners, ink.rim, fine);
        let mut mesh = cut::clip_mesh(mesh, &corners, inside);
        mesh.append(rim);
        Arc::new(mesh)
    }
}

/// The line around a portrait, over the cut edge, which has no antialiasing of its own. Where the figure meets the edge
/// the line has the figure's colour there, so that the body seems to go on behind the frame.
fn rim(figure: &Mesh, outline: &[Pos2], color: Color32, pixels_per_point: f32) -> Mesh {
    let beyond = cut::Edge::of(figure, outline);
    let ends = outline.iter().zip(outline.iter().cycle().skip(1));
    let points: Vec<Pos2> = ends
        .flat_map(|(a, b)| {
            let steps = (1_u16..).take_while(|i| f32::from(*i) < a.distance(*b) / 1.5 + 1.0);
            let count = f32::from(steps.clone().last().unwrap_or(1));
            steps.map(move |i| a.lerp(*b, f32::from(i) / count))
        })
        .collect();
    pen::ring(&points, 0.75, 0.5 / pixels_per_point.max(0.1), |at| beyond.color_at(at).unwrap_or(color))
}

/// The colour that [`portrait`] puts behind a customer: for a stage larger than the portrait.
#[must_use]
pub fn backdrop(look: &Look, dark: bool) -> Color32 {
    Palette::new(look, dark).backdrop
}

/// The outline of a rectangle with round corners, clockwise.
fn rounded(rect: Rect, radius: f32) -> Vec<Pos2> {
    let inner = rect.shrink(radius.clamp(0.0, rect.size().min_elem() * 0.499));
    let corners = [
        (inner.right_bottom(), 0.0_f32),
        (inner.left_bottom(), 1.0),
        (inner.left_top(), 2.0),
        (inner.right_top(), 3.0),
    ];
    let steps = if radius > 60.0 { 20_u8 } else { 10 };
    let mut points = Vec::new();
    for (centre, quarter) in corners {
        for i in 0..=steps {
            let turn = quarter + f32::from(i) / f32::from(steps);
            let at = centre + Vec2::angled(turn * std::f32::consts::FRAC_PI_2) * radius;
            points.push(at);
        }
    }
    points.dedup_by(|a, b| a.distance(*b) < 0.01);
    points
}

/// The whole figure as one mesh.
fn figure(rect: Rect, look: &Look, pose: &Pose, ink: &Palette, pixels_per_point: f32) -> Mesh {
    let side = rect.height().min(rect.width() * 1.25);
    // Small pictures come closer and play larger, so that the face stays readable.
    let near = ((120.0 - side) / 72.0).clamp(0.0, 1.0);
    let pose = &Pose::neutral().lerp(pose, 1.0 + 0.3 * near);
    let bones = Bones::new(look, pose);
    let scale = side / (3.3 - 0.42 * near) * (1.0 + 0.05 * pose.lean);
    let centre = pos2(rect.center().x, rect.bottom() - side * (0.56 - 0.03 * near));
    let body = Place {
        origin: centre,
        scale,
        // Who turns away takes the shoulders along.
        shift: vec2(0.05 * pose.turn, -bones.raise - 0.015 * pose.lean),
        roll: 0.02 * pose.turn + 0.02 * pose.tilt,
        pivot: pos2(0.0, 1.1),
    };
    let head =
        Place { shift: vec2(pose.turn * 0.06, 0.04 * pose.nod + 0.03 * pose.lean), roll: pose.tilt * 0.13, ..body };
    let mut pen = Pen::new(head, pixels_per_point);
    let depth = |by: f32| vec2(pose.turn * by, pose.nod * by * 0.5);
    pen.shifted(depth(-0.04), |pen| {
        covering::behind(pen, ink, &bones, look.covering);
        hair::behind(pen, ink, &bones, look);
    });
    pen.place = body;
    clothing::body(&mut pen, ink, &bones, look.clothing);
    pen.place = head;
    covering::drape(&mut pen, ink, &bones, look.covering);
    face(&mut pen, ink, &bones, look, pose);
    pen.shifted(depth(0.014), |pen| {
        hair::before(pen, ink, &bones, look);
        covering::before(pen, ink, &bones, look.covering);
    });
    pen.into_mesh()
}

/// The head with everything on it but hair.
fn face(pen: &mut Pen, ink: &Palette, bones: &Bones, look: &Look, pose: &Pose) {
    let veiled = look.covering == Covering::Hijab;
    let hidden = matches!(hair::seen(look), Hair::Bob | Hair::Wavy | Hair::Long | Hair::LongCurls | Hair::Locs);
    let depth = |by: f32| vec2(pose.turn * by, pose.nod * by * 0.5);
    if veiled {
        let edge = covering::face_opening(bones);
        pen.fill(&edge.clone().map(|at| at + vec2(at.x, at.y - 0.15) * 0.045), ink.cover_shade);
        pen.fill(&edge, ink.skin);
        features::cheeks(pen, ink, pose);
    } else {
        if !hidden {
            pen.shifted(depth(-0.03), |pen| features::ears(pen, ink, bones, look.earrings));
        }
        features::head(pen, ink, bones, pose);
    }
    pen.shifted(depth(0.085), |pen| features::marks(pen, ink, bones, look));
    beard::beard(pen, ink, bones, look, pose, depth(0.085));
    pen.shifted(depth(0.085), |pen| {
        mouth::mouth(pen, ink, bones, look, pose);
        eyes::eyes(pen, ink, bones, look, pose);
    });
    pen.shifted(depth(0.14), |pen| features::nose(pen, ink, bones, look, pose));
    pen.shifted(depth(0.085), |pen| {
        eyes::brows(pen, ink, bones, look, pose);
        if look.glasses {
            features::glasses(pen, ink, bones, look.frames, depth(0.085).x, veiled);
        }
    });
}
