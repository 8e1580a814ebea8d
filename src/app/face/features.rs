//! The head itself: skin, ears, nose, cheeks, and glasses and earrings on them.

use egui::{Color32, Vec2, pos2, vec2};

use super::bones::Bones;
use super::palette::{Palette, mix};
use super::path::Path;
use super::pen::{Pen, Taper};
use super::pose::Pose;
use crate::scenario::look::{Frames, Look, Marks, Nose};

/// Both ears, behind the head.
pub(super) fn ears(pen: &mut Pen, ink: &Palette, bones: &Bones, earrings: bool) {
    for side in [-1.0, 1.0] {
        let x = bones.width(0.08) - 0.035;
        let ear = Path::around(&[
            (side * x, -0.15),
            (side * (x + 0.085), -0.175),
            (side * (x + 0.14), -0.08),
            (side * (x + 0.115), 0.1),
            (side * (x + 0.06), 0.235),
            (side * (x - 0.02), 0.25),
        ]);
        let tone = if side > 0.0 { mix(ink.skin, ink.shade, 0.75) } else { ink.skin };
        pen.fill(&ear, tone);
        let inner = Path::from(side * (x + 0.04), -0.1).via(&[
            (side * (x + 0.092), -0.06),
            (side * (x + 0.068), 0.06),
            (side * (x + 0.04), 0.12),
        ]);
        pen.brush(&inner, 0.02, Taper::Both, mix(ink.skin, ink.line, 0.5));
        if earrings {
            pen.ellipse(pos2(side * (x + 0.05), 0.215), vec2(0.036, 0.042), ink.metal);
        }
    }
}

/// The head, with its shaded side.
pub(super) fn head(pen: &mut Pen, ink: &Palette, bones: &Bones, pose: &Pose) {
    let head = bones.head();
    pen.fill(&head, ink.skin);
    let inner: Vec<(f32, f32)> = [(-0.75, 0.06), (-0.4, 0.1), (0.0, 0.13), (0.35, 0.17), (0.62, 0.21), (0.84, 0.2)]
        .into_iter()
        .map(|(y, depth)| (bones.width(y) - depth, bones.hang(pos2(0.0, y)).y))
        .collect();
    let shade = Path::from(0.3, bones.crown()).via(&inner).via(&[(0.0, bones.chin() - 0.035)]);
    let shade = shade.line(0.0, bones.chin() + 0.1).line(1.0, bones.chin() + 0.1).line(1.0, bones.crown());
    cheeks(pen, ink, pose);
    // The head is convex, so it can cut its own shadow; the blood in the cheek shows through it.
    let shade = shade.cut(&head);
    pen.fill(&shade, mix(ink.skin, ink.shade, 0.55));
    pen.fill_within(&shade, &cheek(pose, 1.0), mix(blood(ink, pose), ink.shade, 0.55));
    // The jaw's own line, so that it never melts into the neck.
    let jaw = mix(ink.shade, ink.line, 0.3);
    pen.brush(&head.part(0.36, 0.66), 0.02, Taper::Both, jaw);
}

/// Blood in the cheeks, flat, and hardly more than the skin's own tone.
pub(super) fn cheeks(pen: &mut Pen, ink: &Palette, pose: &Pose) {
    for side in [-1.0, 1.0] {
        pen.fill(&cheek(pose, side), blood(ink, pose));
    }
}

/// Where the blood shows on one side.
fn cheek(pose: &Pose, side: f32) -> Path {
    Path::ellipse(pos2(side * 0.41, 0.28 - 0.03 * pose.cheek), vec2(0.165, 0.105))
}

fn blood(ink: &Palette, pose: &Pose) -> Color32 {
    mix(ink.skin, ink.blush, 0.12 + 0.36 * pose.flush.clamp(0.0, 1.0))
}

/// The nose: a shaded side and its underside.
pub(super) fn nose(pen: &mut Pen, ink: &Palette, bones: &Bones, look: &Look, pose: &Pose) {
    // A hooked nose bends out under the eyes and has its tip lower than its wings.
    let hooked = if look.nose == Nose::Hooked { 1.0 } else { 0.0 };
    let wide = bones.nose_width + 0.14 * pose.nostrils;
    let y = bones.nose - 0.025 * pose.nose_wrinkle;
    let tip = y + 0.058 + 0.04 * hooked;
    let side = Path::from(0.028, y - 0.4)
        .via(&[(0.045 + 0.04 * hooked, y - 0.22), (0.1 * wide, y - 0.07), (0.128 * wide, y)])
        .via(&[(0.09 * wide, y + 0.045), (0.0, tip)])
        .via(&[(0.05, y - 0.02), (0.022, y - 0.2), (0.028, y - 0.4)]);
    pen.fill(&side, mix(ink.skin, ink.shade, 0.75));
    let line = mix(ink.skin, ink.line, 0.85);
    let under = Path::from(-0.06 * wide, y + 0.043).quad(0.0, y + 0.075 + 0.08 * hooked, 0.06 * wide, y + 0.043);
    pen.brush(&under, 0.024, Taper::Both, line);
    for side in [-1.0, 1.0] {
        let wing = Path::from(side * 0.1 * wide, y - 0.055)
            .via(&[(side * 0.136 * wide, y + 0.0), (side * 0.098 * wide, y + 0.044)]);
        pen.brush(&wing, 0.02, Taper::Both, line);
    }
    if pose.nose_wrinkle > 0.15 && pen.smallness() < 0.6 {
        for side in [-1.0, 1.0] {
            for (dy, reach) in [(-0.30, 0.055), (-0.235, 0.065)] {
                let wrinkle = Path::from(side * 0.035, y + dy).line(side * (0.035 + reach), y + dy - 0.035);
                let tone = mix(ink.skin, ink.line, 0.55 * pose.nose_wrinkle.min(1.0));
                pen.brush(&wrinkle, 0.013, Taper::Both, tone);
            }
        }
    }
}

/// What marks the skin of the face.
pub(super) fn marks(pen: &mut Pen, ink: &Palette, bones: &Bones, look: &Look) {
    match look.marks {
        // A scar is drawn with the brow that it runs through.
        Marks::None | Marks::Scar => {}
        Marks::Mole => {
            let bold = 1.0 + 0.5 * pen.smallness();
            pen.ellipse(pos2(-0.33, bones.mouth - 0.09), vec2(0.026, 0.024) * bold, mix(ink.line, ink.pupil, 0.4));
        }
        Marks::Freckles => {
            let tone = mix(ink.skin, ink.line, 0.36);
            for (x, y) in FRECKLES {
                for side in [-1.0, 1.0] {
                    let at = pos2(side * x + 0.012 * side.max(0.0), bones.nose + y + 0.014 * side);
                    pen.ellipse(at, Vec2::splat(0.015 + 0.006 * pen.smallness()), tone);
                }
            }
        }
    }
}

/// Where freckles are on one side, from the middle and from the nose's foot.
const FRECKLES: [(f32, f32); 9] = [
    (0.05, -0.15),
    (0.17, -0.1),
    (0.25, -0.15),
    (0.33, -0.09),
    (0.22, -0.03),
    (0.41, -0.14),
    (0.3, 0.01),
    (0.4, -0.03),
    (0.47, -0.07),
];

/// Glasses; they have moved `turned` sideways on the head, and a scarf hides the ends of their arms.
pub(super) fn glasses(pen: &mut Pen, ink: &Palette, bones: &Bones, frames: Frames, turned: f32, veiled: bool) {
    let hidden = if veiled { 0.08 } else { 0.01 };
    let (wide, low, w, h) = match frames {
        Frames::Square => (0.03, 0.03, 0.238, 0.2),
        Frames::Round => (0.02, 0.03, 0.225, 0.225),
        Frames::Thick => (0.058, 0.02, 0.25, 0.185),
        Frames::HalfMoon => (0.024, 0.15, 0.205, 0.12),
    };
    let y = bones.eye.y + low;
    let x = 0.315;
    for side in [-1.0, 1.0] {
        let ring = frame(frames, side * x, y, side, w, h);
        pen.fill(&ring, ink.lens);
        let first = ring.part(0.0, 0.03);
        pen.brush(&ring.then(&first), wide, Taper::Round, ink.frame);
        let from = side * (x + w * 0.96);
        let arm = Path::from(from, y - h * 0.35).line(side * (bones.width(-0.05) - hidden) - turned, y - h * 0.5 - low);
        pen.brush(&arm, wide, Taper::Round, ink.frame);
    }
    let inner = x - w * 0.95;
    let bridge = Path::from(-inner, y - h * 0.25).quad(0.0, y - h * 0.5 - 0.005, inner, y - h * 0.25);
    pen.brush(&bridge, wide, Taper::Round, ink.frame);
}

/// The rim of one lens.
fn frame(frames: Frames, x: f32, y: f32, side: f32, w: f32, h: f32) -> Path {
    match frames {
        Frames::Square => Path::around(&[
            (x - w * 0.80, y - h * 0.84),
            (x, y - h),
            (x + w * 0.80, y - h * 0.84),
            (x + w, y - h * 0.1),
            (x + w * 0.78, y + h * 0.8),
            (x, y + h),
            (x - w * 0.78, y + h * 0.8),
            (x - w, y - h * 0.1),
        ]),
        Frames::Round => Path::ellipse(pos2(x, y), vec2(w, h)),
        Frames::Thick => Path::around(&[
            (x - side * w * 0.82, y - h * 0.7),
            (x, y - h * 0.88),
            (x + side * w * 0.86, y - h * 1.08),
            (x + side * w * 1.04, y - h * 0.5),
            (x + side * w * 0.74, y + h * 0.72),
            (x, y + h * 0.92),
            (x - side * w * 0.7, y + h * 0.72),
            (x - side * w * 0.98, y - h * 0.1),
        ]),
        Frames::HalfMoon => {
            let top = Path::from(x - w, y - h * 0.5).line(x + w, y - h * 0.5);
            top.via(&[(x + w * 0.86, y + h * 0.3), (x + w * 0.45, y + h * 0.85), (x, y + h)]).via(&[
                (x - w * 0.45, y + h * 0.85),
                (x - w * 0.86, y + h * 0.3),
                (x - w, y - h * 0.5),
            ])
        }
    }
}
