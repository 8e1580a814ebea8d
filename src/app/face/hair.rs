//! Hair: what falls behind the shoulders, and what frames the face.

use egui::{Color32, Vec2, pos2, vec2};

use super::bones::Bones;
use super::locks;
use super::palette::Palette;
use super::path::Path;
use super::pen::{Pen, Taper};
use crate::scenario::look::{Covering, Hair, Look};

/// The hair that can be seen with what covers the head.
pub(super) fn seen(look: &Look) -> Hair {
    match look.covering {
        Covering::None => look.hair,
        Covering::Hijab | Covering::Turban | Covering::Headwrap => Hair::Bald,
        Covering::Cap | Covering::Beanie => match look.hair {
            Hair::Quiff | Hair::Curls | Hair::Afro | Hair::Bun => Hair::Crop,
            other => other,
        },
        Covering::Skullcap => match look.hair {
            Hair::Quiff | Hair::Bun => Hair::Short,
            Hair::Afro => Hair::Curls,
            other => other,
        },
    }
}

/// Over the head from one side to the other, `top` and `side` beyond it, ending at height `end`.
fn dome(bones: &Bones, top: f32, side: f32, end: f32) -> Path {
    let right = [
        (bones.width(-0.86) + side * 0.7, -0.87 - top * 0.72),
        (bones.width(-0.62) + side * 1.1, -0.62),
        (bones.width(-0.3) + side, -0.3),
        (bones.width(end) + side * 0.55, end),
    ];
    Path::arch(bones.crown() - top, &right)
}

/// A closed cap of hair with a hairline given from the right ear to the middle, the same at the left.
pub(super) fn cap(bones: &Bones, top: f32, side: f32, end: f32, hairline: &[(f32, f32)]) -> Path {
    let left = hairline.iter().rev().map(|&(x, y)| (-x, y));
    let mut all = hairline.to_vec();
    all.extend(left);
    swept(bones, top, side, end, &all)
}

/// A closed cap of hair with a hairline from the right ear to the left one.
pub(super) fn swept(bones: &Bones, top: f32, side: f32, end: f32, hairline: &[(f32, f32)]) -> Path {
    let path = dome(bones, top, side, end);
    match hairline.split_first() {
        Some((&(x, y), rest)) => path.line(x, y).via(rest),
        None => path,
    }
}

/// Round tufts in a row.
pub(super) fn tufts(pen: &mut Pen, centres: &[(f32, f32)], radius: f32, color: Color32) {
    for &(x, y) in centres {
        pen.ellipse(pos2(x, y), Vec2::splat(radius), color);
    }
}

/// Points around an ellipse, from one angle to another (in turns, 0 at the right, 0.75 at the top).
pub(super) fn around(centre: (f32, f32), radii: (f32, f32), from: f32, to: f32, count: u8) -> Vec<(f32, f32)> {
    (0..count)
        .map(|i| from + (to - from) * f32::from(i) / f32::from(count.max(2) - 1))
        .map(|turn| (turn * std::f32::consts::TAU).sin_cos())
        .map(|(sin, cos)| (centre.0 + radii.0 * cos, centre.1 + radii.1 * sin))
        .collect()
}

/// A braid from one point to another, `thick` times as thick as a thin one.
fn braid(pen: &mut Pen, ink: &Palette, from: (f32, f32), to: (f32, f32), beads: u8, thick: f32) {
    for i in 0..beads {
        let t = f32::from(i) / f32::from(beads.max(2) - 1);
        let at = pos2(from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t);
        let tone = if i % 2 == 0 { ink.hair } else { ink.hair_light };
        pen.ellipse(at, vec2(0.072 - 0.02 * t, 0.092 - 0.02 * t) * thick, tone);
    }
}

/// Hair behind neck and shoulders.
pub(super) fn behind(pen: &mut Pen, ink: &Palette, bones: &Bones, look: &Look) {
    let side = bones.width(0.0);
    let (top, right) = match seen(look) {
        Hair::Bob => {
            (0.08, vec![(side * 0.9, -0.7), (side + 0.17, -0.1), (side + 0.16, 0.45), (side - 0.02, 0.84), (0.3, 0.86)])
        }
        Hair::Wavy => (
            0.1,
            vec![
                (side * 0.95, -0.7),
                (side + 0.18, -0.1),
                (side + 0.13, 0.35),
                (side + 0.25, 0.8),
                (side + 0.12, 1.28),
                (0.4, 1.36),
            ],
        ),
        Hair::Long => (
            0.06,
            vec![
                (side * 0.9, -0.72),
                (side + 0.11, -0.1),
                (side + 0.13, 0.6),
                (side + 0.17, 1.3),
                (side + 0.1, 1.95),
                (0.4, 2.0),
            ],
        ),
        _ => (0.0, Vec::new()),
    };
    if !right.is_empty() {
        pen.fill(&Path::arch(bones.crown() - top, &right), ink.hair_shade);
    }
    match seen(look) {
        Hair::Afro => {
            let edge = around((0.0, -0.36), (0.93, 0.86), 0.46, 1.04, 21);
            tufts(pen, &edge, 0.155, ink.hair);
            pen.ellipse(pos2(0.0, -0.36), vec2(0.96, 0.9), ink.hair);
        }
        Hair::LongCurls => {
            let mass = Path::from(0.0, -0.9).via(&[
                (side, -0.6),
                (side + 0.2, 0.0),
                (side + 0.24, 0.7),
                (side + 0.12, 1.3),
                (0.3, 1.4),
            ]);
            pen.fill(&mass.symmetric(), ink.hair_shade);
            for row in 0_u8..8 {
                let y = -0.4 + f32::from(row) * 0.23;
                let out = side + 0.14 + 0.1 * (f32::from(row) * 0.42).sin();
                tufts(pen, &[(out, y), (-out, y)], 0.165, ink.hair);
            }
        }
        Hair::Bun => {
            pen.ellipse(pos2(0.0, bones.crown() - 0.14), vec2(0.27, 0.23), ink.hair);
            let wrap =
                Path::from(-0.2, bones.crown() - 0.2).quad(0.04, bones.crown() - 0.4, 0.22, bones.crown() - 0.12);
            pen.brush(&wrap, 0.026, Taper::Both, ink.hair_shade);
        }
        Hair::Ponytail => {
            let tail = Path::from(0.25, -0.75).via(&[(0.85, -0.5), (1.0, 0.1), (0.92, 0.8), (1.02, 1.35)]);
            let tail = tail.via(&[(0.76, 1.1), (0.66, 0.5), (0.62, -0.1)]);
            pen.fill(&tail, ink.hair_shade);
        }
        Hair::Braids => {
            for x in [0.5, 0.66, 0.8] {
                for side in [-1.0, 1.0] {
                    braid(pen, ink, (side * x, 0.1), (side * (x + 0.16), 1.62), 12, 1.0);
                }
            }
        }
        Hair::Locs => locks::locs_behind(pen, ink, bones),
        // Gathered at the nape, from where the plait comes forward.
        Hair::Plait => braid(pen, ink, (-0.3, 0.3), (-0.76, 0.62), 4, 2.2),
        _ => {}
    }
}

/// Hair on the head and in front of it.
pub(super) fn before(pen: &mut Pen, ink: &Palette, bones: &Bones, look: &Look) {
    let w = |y: f32, more: f32| (bones.width(y) + more, y);
    match seen(look) {
        Hair::Bald if look.covering == Covering::None => locks::scalp_light(pen, ink),
        Hair::Bald => {}
        Hair::Receding => {
            if look.covering == Covering::None {
                locks::scalp_light(pen, ink);
            }
            for side in [-1.0, 1.0] {
                let patch = [
                    w(0.05, 0.0),
                    w(-0.12, 0.045),
                    w(-0.34, 0.055),
                    w(-0.5, 0.035),
                    w(-0.6, -0.02),
                    w(-0.48, -0.1),
                    w(-0.28, -0.1),
                    w(-0.1, -0.055),
                ];
                let patch: Vec<(f32, f32)> = patch.iter().map(|&(x, y)| (x * side, y)).collect();
                pen.fill(&Path::around(&patch), ink.hair);
            }
        }
        Hair::Crop => {
            let line = [w(0.02, -0.03), w(-0.16, -0.07), w(-0.36, -0.09), (0.52, -0.56), (0.34, -0.67), (0.12, -0.69)];
            pen.fill(&cap(bones, 0.055, 0.03, 0.03, &line), ink.hair);
        }
        Hair::Short => locks::short(pen, ink, bones),
        Hair::Quiff => locks::quiff(pen, ink, bones),
        Hair::Curls => locks::curls(pen, ink, bones),
        Hair::Afro => {
            let line = [w(-0.05, -0.03), w(-0.2, -0.07), w(-0.4, -0.09), (0.5, -0.58), (0.28, -0.68), (0.1, -0.7)];
            pen.fill(&cap(bones, 0.2, 0.12, -0.05, &line), ink.hair);
            let mirrored = line.iter().map(|&(x, y)| (-x, y));
            let hairline: Vec<(f32, f32)> = line.iter().copied().chain(mirrored).collect();
            tufts(pen, &hairline, 0.085, ink.hair);
        }
        Hair::Bun | Hair::Ponytail | Hair::Braids => locks::drawn_back(pen, ink, bones, look),
        Hair::Plait => {
            locks::drawn_back(pen, ink, bones, look);
            braid(pen, ink, (-0.78, 0.66), (-0.58, 1.95), 8, 1.75);
        }
        Hair::Locs => locks::locs(pen, ink, bones),
        Hair::Pixie => locks::pixie(pen, ink, bones),
        Hair::Bob => locks::bob(pen, ink, bones),
        Hair::Wavy => locks::curtains(
            pen,
            ink,
            bones,
            -0.22,
            &[(0.86, 0.3), (0.96, 0.72), (0.84, 1.2), (0.6, 1.34), (0.7, 0.95), (0.66, 0.6)],
        ),
        Hair::Long => locks::curtains(
            pen,
            ink,
            bones,
            0.0,
            &[(0.84, 0.35), (0.86, 0.9), (0.86, 1.5), (0.78, 1.98), (0.55, 1.7), (0.63, 1.1), (0.645, 0.6)],
        ),
        Hair::LongCurls => locks::long_curls(pen, ink, bones),
    }
}
