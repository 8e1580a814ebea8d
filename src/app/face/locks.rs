//! The ways of wearing hair that need more than a cap.

use egui::{pos2, vec2};

use super::bones::Bones;
use super::hair::{around, cap, swept, tufts};
use super::palette::Palette;
use super::path::Path;
use super::pen::{Pen, Taper};
use crate::scenario::look::{Hair, Look};

/// The light on a bare crown.
pub(super) fn scalp_light(pen: &mut Pen, ink: &Palette) {
    pen.glow(pos2(-0.22, -0.68), vec2(0.32, 0.2), ink.white.gamma_multiply(0.2));
}

pub(super) fn short(pen: &mut Pen, ink: &Palette, bones: &Bones) {
    let w = |y: f32, more: f32| (bones.width(y) + more, y);
    let (rx, ry) = w(0.04, -0.03);
    let line = [
        (rx, ry),
        w(-0.26, -0.065),
        (0.54, -0.5),
        (0.32, -0.62),
        (0.0, -0.65),
        (-0.32, -0.75),
        (-0.5, -0.58),
        (-w(-0.26, -0.065).0, -0.26),
        (-rx, ry),
    ];
    pen.fill(&swept(bones, 0.14, 0.045, 0.04, &line), ink.hair);
    let parting = Path::from(-0.34, -0.74).quad(-0.3, -0.95, -0.16, -1.06);
    pen.brush(&parting, 0.026, Taper::End, ink.hair_shade);
    for (x, y, ex, ey) in [(-0.2, -0.74, 0.36, -0.84), (-0.1, -0.9, 0.5, -0.72)] {
        let strand = Path::from(x, y).quad((x + ex) * 0.5, y - 0.06, ex, ey);
        pen.brush(&strand, 0.022, Taper::Both, ink.hair_light);
    }
}

pub(super) fn quiff(pen: &mut Pen, ink: &Palette, bones: &Bones) {
    let w = |y: f32, more: f32| (bones.width(y) + more, y);
    let line = [w(0.03, -0.03), w(-0.16, -0.07), w(-0.36, -0.09), (0.53, -0.56), (0.36, -0.68), (0.12, -0.7)];
    pen.fill(&cap(bones, 0.06, 0.025, 0.04, &line), ink.hair_shade);
    let sweep = Path::from(-0.5, -0.68).via(&[
        (-0.56, -0.95),
        (-0.38, -1.2),
        (0.05, -1.31),
        (0.42, -1.22),
        (0.6, -0.98),
        (0.53, -0.66),
    ]);
    let sweep = sweep.via(&[(0.3, -0.74), (0.0, -0.72), (-0.3, -0.66), (-0.5, -0.68)]);
    pen.fill(&sweep, ink.hair);
    for (x, top) in [(-0.3, -1.08), (-0.04, -1.18), (0.24, -1.12)] {
        let strand = Path::from(x - 0.06, -0.76).quad(x - 0.1, top, x + 0.2, top - 0.02);
        pen.brush(&strand, 0.024, Taper::End, ink.hair_light);
    }
}

pub(super) fn curls(pen: &mut Pen, ink: &Palette, bones: &Bones) {
    let w = |y: f32, more: f32| (bones.width(y) + more, y);
    let line = [w(0.0, -0.03), w(-0.16, -0.07), w(-0.36, -0.08), (0.5, -0.52), (0.28, -0.6), (0.1, -0.6)];
    pen.fill(&cap(bones, 0.1, 0.05, 0.02, &line), ink.hair);
    tufts(pen, &around((0.0, -0.36), (0.74, 0.76), 0.5, 1.0, 15), 0.135, ink.hair);
    tufts(pen, &around((0.0, -0.15), (0.55, 0.5), 0.58, 0.92, 8), 0.115, ink.hair);
    for (x, y) in [(-0.45, -0.86), (-0.12, -1.0), (0.26, -0.95), (0.5, -0.68), (-0.28, -0.68), (0.06, -0.74)] {
        let curl = Path::from(x - 0.07, y + 0.02).via(&[(x, y - 0.07), (x + 0.07, y), (x + 0.02, y + 0.06)]);
        pen.brush(&curl, 0.022, Taper::Both, ink.hair_light);
    }
}

pub(super) fn drawn_back(pen: &mut Pen, ink: &Palette, bones: &Bones, look: &Look) {
    let w = |y: f32, more: f32| (bones.width(y) + more, y);
    let line = [w(-0.1, -0.02), w(-0.22, -0.06), w(-0.42, -0.08), (0.46, -0.62), (0.24, -0.73), (0.08, -0.75)];
    pen.fill(&cap(bones, 0.06, 0.035, -0.08, &line), ink.hair);
    let rows: &[f32] = if look.hair == Hair::Braids { &[-0.8, -0.5, -0.2, 0.2, 0.5, 0.8] } else { &[-0.6, 0.0, 0.6] };
    for x in rows {
        let start = -0.74 + 0.3 * x * x;
        let strand = Path::from(x * 0.62, start).quad(x * 0.52, -0.95, x * 0.22, bones.crown() - 0.035);
        pen.brush(&strand, 0.024, Taper::Both, ink.hair_shade);
    }
}

pub(super) fn bob(pen: &mut Pen, ink: &Palette, bones: &Bones) {
    for side in [-1.0, 1.0] {
        let edge = bones.width(0.0);
        let panel = Path::from(side * 0.3, -0.9).via(&[
            (side * edge, -0.6),
            (side * (edge + 0.17), -0.1),
            (side * (edge + 0.16), 0.42),
            (side * (edge - 0.02), 0.83),
        ]);
        let panel = panel.via(&[
            (side * (edge - 0.15), 0.6),
            (side * (edge - 0.1), 0.2),
            (side * (edge - 0.15), -0.3),
            (side * 0.3, -0.6),
        ]);
        pen.fill(&panel, ink.hair);
    }
    let edge = bones.width(-0.3);
    let line = [(edge - 0.04, -0.3), (0.42, -0.345), (0.2, -0.37), (0.07, -0.375)];
    pen.fill(&cap(bones, 0.12, 0.12, -0.3, &line), ink.hair);
    for x in [-0.34, -0.1, 0.16, 0.38] {
        let strand = Path::from(x * 0.75, -0.9).quad(x, -0.7, x * 1.06, -0.44);
        pen.brush(&strand, 0.02, Taper::Both, ink.hair_shade);
    }
    shine(pen, ink, 0.0);
}

/// A curved light on smooth hair.
fn shine(pen: &mut Pen, ink: &Palette, at: f32) {
    let light = Path::from(at - 0.46, -0.8).quad(at - 0.26, -1.0, at + 0.06, -0.98);
    pen.brush(&light, 0.05, Taper::Both, ink.hair_light);
}

/// Hair parted at `part`, falling at both sides of the face along `fall` (right side).
pub(super) fn curtains(pen: &mut Pen, ink: &Palette, bones: &Bones, part: f32, fall: &[(f32, f32)]) {
    let edge = bones.width(0.0);
    let grow = edge - 0.735;
    let crown = [(bones.width(-0.3) - 0.03, -0.3), (0.5, -0.62), (0.22, -0.84), (0.05, -0.9)];
    pen.fill(&cap(bones, 0.115, 0.07, -0.3, &crown), ink.hair);
    for side in [1.0_f32, -1.0] {
        let from = part * side;
        let mut outer = vec![(0.42, -1.03), (edge + 0.02, -0.64), (edge + 0.15, -0.15)];
        outer.extend(fall.iter().map(|&(x, y)| (x + grow, y)));
        outer.extend([(edge - 0.1, 0.15), (edge - 0.125, -0.22), (0.44 + from * 0.1, -0.52)]);
        outer.push((from - 0.02, -0.80));
        let curtain = Path::from(from - 0.06, bones.crown() - 0.06).via(&outer);
        let curtain = if side > 0.0 { curtain } else { curtain.mirrored() };
        pen.fill(&curtain, ink.hair);
        let strand = Path::from(from + 0.06, -0.96).via(&[(0.56, -0.62), (edge - 0.02, -0.1), (edge + 0.02, 0.55)]);
        let strand = if side > 0.0 { strand } else { strand.mirrored() };
        pen.brush(&strand, 0.024, Taper::Both, ink.hair_shade);
    }
    shine(pen, ink, part * 0.5 - 0.06);
}

pub(super) fn long_curls(pen: &mut Pen, ink: &Palette, bones: &Bones) {
    let w = |y: f32, more: f32| (bones.width(y) + more, y);
    let line = [w(-0.15, 0.02), w(-0.3, -0.07), (0.48, -0.56), (0.24, -0.7), (0.06, -0.76)];
    pen.fill(&cap(bones, 0.12, 0.1, -0.15, &line), ink.hair);
    tufts(pen, &around((0.0, -0.34), (0.8, 0.78), 0.5, 1.0, 15), 0.15, ink.hair);
    for (y, x) in [(-0.1, 0.74), (0.12, 0.76), (0.36, 0.74), (0.6, 0.72), (0.84, 0.74), (1.06, 0.7), (1.26, 0.74)] {
        tufts(pen, &[(x, y), (-x, y)], 0.15, ink.hair);
        for (x, turn) in [(x, 1.0), (-x, -1.0)] {
            let curl = Path::from(x - 0.08 * turn, y).via(&[
                (x, y - 0.085),
                (x + 0.08 * turn, y),
                (x + 0.01 * turn, y + 0.06),
            ]);
            pen.brush(&curl, 0.02, Taper::Both, ink.hair_light);
        }
    }
    for (x, y) in [(-0.45, -0.86), (-0.12, -1.02), (0.26, -0.97), (0.52, -0.7), (-0.62, -0.5), (0.68, -0.4)] {
        let curl = Path::from(x - 0.08, y + 0.02).via(&[(x, y - 0.08), (x + 0.08, y), (x + 0.02, y + 0.07)]);
        pen.brush(&curl, 0.022, Taper::Both, ink.hair_light);
    }
}

/// The locs that fall behind the shoulders: one mass with a fringe of round ends.
pub(super) fn locs_behind(pen: &mut Pen, ink: &Palette, bones: &Bones) {
    let edge = bones.width(0.0);
    let mass = Path::from(0.0, -0.9).via(&[(edge * 0.9, -0.7), (edge + 0.12, 0.0), (edge + 0.14, 1.0)]);
    pen.fill(&mass.line(0.0, 1.06).symmetric(), ink.hair_shade);
    for side in [-1.0, 1.0] {
        for (x, low) in [(0.34, 1.34), (0.52, 1.5), (0.7, 1.42), (edge + 0.1, 1.28)] {
            let rope = Path::from(side * x, 0.5).quad(side * (x + 0.03), 0.9, side * x, low);
            pen.brush(&rope, 0.17, Taper::Round, ink.hair_shade);
            pen.brush(&rope.part(0.3, 0.95), 0.02, Taper::Both, ink.hair);
        }
    }
}

/// A cap with locs that fall from the parting along both sides of the face.
pub(super) fn locs(pen: &mut Pen, ink: &Palette, bones: &Bones) {
    let edge = bones.width(0.0);
    let crown = [(bones.width(-0.2), -0.2), (0.56, -0.48), (0.3, -0.68), (0.06, -0.76)];
    pen.fill(&cap(bones, 0.14, 0.09, -0.2, &crown), ink.hair);
    for side in [-1.0, 1.0] {
        for (start, bow, low) in [(0.5, 0.0, 0.86), (0.66, 0.1, 1.16)] {
            let rope = Path::from(side * start * 0.7, -0.86).via(&[
                (side * (start + 0.12), -0.52),
                (side * (edge + bow), 0.0),
                (side * (edge + 0.03 + bow), 0.5),
                (side * (edge - 0.02 + bow), low),
            ]);
            pen.brush(&rope, 0.16, Taper::Round, ink.hair);
            pen.brush(&rope.part(0.2, 0.95), 0.02, Taper::Both, ink.hair_light);
        }
    }
    for x in [-0.36, -0.12, 0.12, 0.36] {
        let rope = Path::from(x * 0.4, bones.crown() - 0.1).quad(x * 0.9, -0.98, x * 1.25, -0.7);
        pen.brush(&rope, 0.022, Taper::Both, ink.hair_light);
    }
}

pub(super) fn pixie(pen: &mut Pen, ink: &Palette, bones: &Bones) {
    let w = |y: f32, more: f32| (bones.width(y) + more, y);
    let (rx, ry) = w(0.12, -0.05);
    let line = [
        (rx, ry),
        w(-0.14, -0.1),
        (0.52, -0.34),
        (0.34, -0.4),
        (0.06, -0.5),
        (-0.26, -0.68),
        (-0.5, -0.5),
        (-w(-0.14, -0.1).0, -0.14),
        (-rx, ry),
    ];
    pen.fill(&swept(bones, 0.13, 0.05, 0.12, &line), ink.hair);
    for (x, y, ex, ey) in [(-0.28, -0.72, 0.42, -0.46), (-0.2, -0.88, 0.56, -0.56), (-0.3, -0.74, -0.58, -0.36)] {
        let strand = Path::from(x, y).quad((x + ex) * 0.5, y.min(ey) + 0.02, ex, ey);
        pen.brush(&strand, 0.022, Taper::Both, ink.hair_light);
    }
}
