//! Beards and moustaches.

use egui::{Color32, Vec2, pos2};

use super::bones::Bones;
use super::palette::Palette;
use super::path::Path;
use super::pen::{Pen, Taper};
use super::pose::Pose;
use crate::scenario::look::{Beard, Look};

/// What grows on the face, under the mouth and nose that are drawn later. The features are moved
/// by `depth` as the head turns, the jaw is not.
pub(super) fn beard(pen: &mut Pen, ink: &Palette, bones: &Bones, look: &Look, pose: &Pose, depth: Vec2) {
    let moustache = |pen: &mut Pen, thick: f32, tone: Color32| {
        pen.shifted(depth, |pen| moustache(pen, bones, pose, thick, tone));
    };
    let jaw = |pen: &mut Pen, more: f32, tone: Color32| jaw(pen, bones, pose, more, depth, tone);
    match look.beard {
        Beard::None => {}
        Beard::Stubble => stubble(pen, bones, pose, depth, ink.brow.gamma_multiply(0.42)),
        Beard::Moustache => moustache(pen, 0.125, ink.hair),
        Beard::Goatee => {
            moustache(pen, 0.1, ink.hair);
            pen.shifted(depth, |pen| goatee(pen, ink, bones, pose));
        }
        Beard::Short => {
            jaw(pen, 0.02, ink.hair);
            moustache(pen, 0.105, ink.hair);
        }
        Beard::Full => {
            jaw(pen, 0.115, ink.hair);
            moustache(pen, 0.125, ink.hair);
            for x in [-0.3, -0.1, 0.12, 0.32] {
                let y = bones.chin();
                let strand = Path::from(x, y - 0.12).quad(x * 1.05, y - 0.02, x * 0.8, y + 0.08);
                pen.brush(&strand, 0.022, Taper::Both, ink.hair_light);
            }
        }
    }
}

/// Where the mouth's middle is, and how far its corners are up.
fn mouth(bones: &Bones, pose: &Pose) -> (f32, f32, f32) {
    let y = bones.mouth - 0.03 * pose.pout + 0.03 * pose.mouth_open;
    (pose.mouth_skew * 0.03, y, pose.mouth_curve * 0.06)
}

/// Along the jaw from ear to ear, `more` beyond it.
fn jaw(pen: &mut Pen, bones: &Bones, pose: &Pose, more: f32, depth: Vec2, color: Color32) {
    let (x, y, up) = mouth(bones, pose);
    let (x, y) = (x + depth.x, y + depth.y);
    let wide = 0.225 * (1.0 + pose.mouth_width);
    let edge = |y: f32, out: f32| (bones.width(y) + out, bones.hang(pos2(0.0, y)).y);
    let chin = bones.chin() + more;
    let outer = [
        edge(0.2, more * 0.25 + 0.008),
        edge(0.42, more * 0.55 + 0.008),
        edge(0.66, more * 0.85 + 0.006),
        (bones.width(0.86) + more * 0.95, bones.hang(pos2(0.0, 0.87)).y + more * 0.6),
        (0.19, chin - 0.01),
        (0.0, chin + 0.008),
    ];
    let left: Vec<(f32, f32)> = outer.iter().rev().skip(1).map(|&(x, y)| (-x, y)).collect();
    let top = |side: f32| (side * (bones.width(-0.2) - 0.005), -0.2);
    let inner = |side: f32| {
        [
            (side * (bones.width(-0.12) - 0.055), -0.12),
            (side * (bones.width(0.22) - 0.13), 0.24),
            (side * (wide + 0.2) + x, y - 0.12 - up),
            (side * (wide + 0.065) + x, y - 0.07 - up),
        ]
    };
    let (right, others) = (inner(1.0), inner(-1.0));
    let path = Path::from(top(1.0).0, top(1.0).1).via(&outer).via(&left).via(&[top(-1.0)]);
    let back: Vec<(f32, f32)> = right.iter().rev().copied().collect();
    let path = path.via(&others).line(x, y - 0.03).via(&back);
    pen.fill(&path, color);
}

/// A shadow along the jaw that fades out towards mouth and ears.
fn stubble(pen: &mut Pen, bones: &Bones, pose: &Pose, depth: Vec2, color: Color32) {
    let (x, y, _) = mouth(bones, pose);
    let mouth = pos2(x, y) + depth;
    let edge = bones.head().part(0.3, 0.7);
    let count = f32::from(u16::try_from(edge.points().count()).unwrap_or(u16::MAX)).max(2.0) - 1.0;
    // Strongest a little within the outline, which keeps its own soft edge.
    for (ends, more) in [(0.0, 0.0), (0.3, 0.28)] {
        let rows = edge.points().zip(0_u16..).map(|(at, i)| {
            let strong = (std::f32::consts::PI * f32::from(i) / count).sin().max(0.0);
            (at.lerp(mouth, 0.08), at.lerp(mouth, ends + more * strong), color.gamma_multiply(strong.sqrt()))
        });
        pen.fade(rows);
    }
}

/// Between nose and mouth, `thick` high.
fn moustache(pen: &mut Pen, bones: &Bones, pose: &Pose, thick: f32, color: Color32) {
    let (x, y, up) = mouth(bones, pose);
    let rise = 0.10 * pose.mouth_open + 0.012;
    let wide = 0.225 * (1.0 + pose.mouth_width) + 0.055;
    let base = y - 0.02 - rise + up * 0.4;
    let half = |side: f32| {
        Path::from(x - side * 0.015, base - thick * 0.8).via(&[
            (x + side * 0.11, base - thick),
            (x + side * wide * 0.8, base - thick * 0.35 - up * 0.6),
            (x + side * wide, base + 0.045 - up + 0.05 * pose.mouth_open),
        ])
    };
    let under = |side: f32| {
        [(x + side * wide * 0.62, base + 0.02 - up * 0.6), (x + side * 0.08, base + 0.012), (x - side * 0.015, base)]
    };
    for side in [-1.0, 1.0] {
        pen.fill(&half(side).via(&under(side)), color);
    }
}

fn goatee(pen: &mut Pen, ink: &Palette, bones: &Bones, pose: &Pose) {
    let (x, y, up) = mouth(bones, pose);
    let wide = 0.225 * (1.0 + pose.mouth_width) + 0.05;
    let chin = bones.chin() + 0.03;
    let shape = Path::around(&[
        (x - wide, y - 0.06 - up),
        (x - wide * 0.96, y + 0.14),
        (x - 0.2, chin - 0.1),
        (x, chin),
        (x + 0.2, chin - 0.1),
        (x + wide * 0.96, y + 0.14),
        (x + wide, y - 0.06 - up),
        (x, y + 0.02),
    ]);
    pen.fill(&shape, ink.hair);
}
