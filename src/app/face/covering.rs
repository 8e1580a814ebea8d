//! What covers the head: scarves, turbans, caps and hats.

use egui::{pos2, vec2};

use super::bones::Bones;
use super::palette::{Palette, mix};
use super::path::Path;
use super::pen::{Pen, Taper};
use crate::scenario::look::Covering;

/// The part behind the head.
pub(super) fn behind(pen: &mut Pen, ink: &Palette, bones: &Bones, covering: Covering) {
    if covering == Covering::Hijab {
        let half = Path::crown(
            bones.crown() - 0.2,
            &[(0.5, -1.08), (0.86, -0.62), (0.93, 0.0), (0.86, 0.55), (0.82, 0.95), (1.0, 1.3), (1.06, 1.62)],
        );
        pen.fill(&half.line(0.0, 1.9).symmetric(), ink.cover_shade);
    }
}

/// The scarf over neck and chest: over the clothes, under the head.
pub(super) fn drape(pen: &mut Pen, ink: &Palette, bones: &Bones, covering: Covering) {
    if covering != Covering::Hijab {
        return;
    }
    let half = Path::crown(
        bones.crown() - 0.19,
        &[
            (0.48, -1.08),
            (0.83, -0.62),
            (0.895, 0.0),
            (0.8, 0.6),
            (0.72, 0.98),
            (0.86, 1.28),
            (0.9, 1.6),
            (0.55, 1.92),
            (0.0, 2.05),
        ],
    );
    pen.fill(&half.symmetric(), ink.cover);
    let shadow = bones.head().moved(vec2(0.04, 0.14));
    let within = Path::ellipse(pos2(0.0, 0.8), vec2(0.66, 0.62));
    pen.fill_within(&shadow, &within, ink.cover_shade);
    for (x, y, cx, cy, ex, ey) in
        [(0.62, 0.72, 0.2, 1.42, -0.5, 1.5), (0.68, 0.95, 0.3, 1.66, -0.3, 1.8), (-0.66, 0.8, -0.5, 1.2, -0.1, 1.34)]
    {
        let fold = Path::from(x, y).quad(cx, cy, ex, ey);
        pen.brush(&fold, 0.03, Taper::Both, ink.cover_shade);
    }
}

/// The face within a scarf: what of the head it leaves free.
pub(super) fn face_opening(bones: &Bones) -> Path {
    let chin = bones.chin();
    let cheek = bones.width(0.2) - 0.07;
    let low = bones.width(0.89) - 0.04;
    Path::around(&[
        (0.0, -0.66),
        (0.36, -0.58),
        (cheek - 0.03, -0.26),
        (cheek + 0.01, 0.12),
        (cheek - 0.05, 0.45),
        (bones.width(0.74) - 0.06, bones.hang(pos2(0.0, 0.74)).y),
        (low, bones.hang(pos2(0.0, 0.89)).y),
        (0.0, chin - 0.015),
        (-low, bones.hang(pos2(0.0, 0.89)).y),
        (-(bones.width(0.74) - 0.06), bones.hang(pos2(0.0, 0.74)).y),
        (0.05 - cheek, 0.45),
        (-cheek - 0.01, 0.12),
        (0.03 - cheek, -0.26),
        (-0.36, -0.58),
    ])
}

/// The part on the head and over the forehead.
pub(super) fn before(pen: &mut Pen, ink: &Palette, bones: &Bones, covering: Covering) {
    match covering {
        Covering::None => {}
        Covering::Hijab => {
            for (from, c, to) in
                [((-0.3, -1.02), (0.5, -0.95), (0.76, -0.1)), ((-0.5, -0.86), (-0.82, -0.5), (-0.78, 0.2))]
            {
                let fold = Path::from(from.0, from.1).quad(c.0, c.1, to.0, to.1);
                pen.brush(&fold, 0.028, Taper::Both, ink.cover_shade);
            }
        }
        Covering::Turban => turban(pen, ink, bones),
        Covering::Headwrap => headwrap(pen, ink, bones),
        Covering::Cap => peaked_cap(pen, ink, bones),
        Covering::Beanie => beanie(pen, ink, bones),
        Covering::Skullcap => {
            let y = bones.crown();
            let half = Path::crown(y - 0.13, &[(0.3, y - 0.1), (0.5, y + 0.06), (0.54, y + 0.2)]);
            pen.fill(&half.quad(0.3, y + 0.08, 0.0, y + 0.07).symmetric(), ink.cover);
            let band = Path::from(-0.53, y + 0.18).quad(0.0, y - 0.02, 0.53, y + 0.18);
            pen.brush(&band, 0.035, Taper::Both, ink.cover_light);
        }
    }
}

/// Fills what sits on the head, with the shadow that it throws on the forehead.
fn worn(pen: &mut Pen, ink: &Palette, bones: &Bones, shape: &Path, tone: egui::Color32) {
    let shadow = shape.clone().moved(vec2(0.0, 0.055));
    pen.fill_within(&shadow, &bones.head(), mix(ink.skin, ink.shade, 0.9));
    pen.fill(shape, tone);
}

fn turban(pen: &mut Pen, ink: &Palette, bones: &Bones) {
    let top = bones.crown() - 0.3;
    let side = bones.width(-0.3);
    let half = Path::crown(
        top,
        &[(0.42, top + 0.06), (0.78, -0.98), (side + 0.22, -0.6), (side + 0.14, -0.28), (side + 0.0, -0.12)],
    );
    let shape = half.via(&[(side - 0.09, -0.3), (0.36, -0.52), (0.0, -0.72)]).symmetric();
    worn(pen, ink, bones, &shape, ink.cover);
    let peak = Path::from(-0.24, -0.585).quad(-0.04, -0.8, 0.0, -0.98).quad(0.04, -0.8, 0.24, -0.585);
    pen.fill(&peak.line(0.0, -0.705), ink.cover_shade);
    for (x, y, cx, cy, ex, ey) in [
        (0.06, -0.84, 0.5, -0.82, side + 0.06, -0.3),
        (0.04, -0.98, 0.62, -1.02, side + 0.17, -0.46),
        (0.0, -1.14, 0.5, -1.2, 0.8, -0.9),
    ] {
        for side in [-1.0, 1.0] {
            let fold = Path::from(side * x, y).quad(side * cx, cy, side * ex, ey);
            pen.brush(&fold, 0.028, Taper::Both, ink.cover_shade);
        }
    }
}

fn headwrap(pen: &mut Pen, ink: &Palette, bones: &Bones) {
    let top = bones.crown() - 0.22;
    let side = bones.width(-0.4);
    let knot = [
        Path::from(0.1, top + 0.1).via(&[(0.0, top - 0.08), (0.2, top - 0.14), (0.36, top - 0.02), (0.3, top + 0.2)]),
        Path::from(0.2, top + 0.16).via(&[(0.4, top - 0.06), (0.6, top + 0.02), (0.52, top + 0.22), (0.3, top + 0.3)]),
    ];
    for (loop_of_cloth, tone) in knot.iter().zip([ink.cover_light, ink.cover]) {
        pen.fill(loop_of_cloth, tone);
    }
    let half = Path::crown(top, &[(0.4, top + 0.05), (0.69, -0.99), (side + 0.09, -0.6), (side + 0.03, -0.3)]);
    let shape = half.via(&[(side - 0.1, -0.42), (0.3, -0.62), (0.0, -0.66)]).symmetric();
    worn(pen, ink, bones, &shape, ink.cover);
    for (x, y, cx, cy, ex, ey) in [
        (-0.66, -0.52, -0.2, -0.86, 0.34, top + 0.22),
        (-0.7, -0.74, -0.3, -1.0, 0.26, top + 0.16),
        (0.66, -0.5, 0.62, -0.8, 0.38, top + 0.24),
    ] {
        pen.brush(&Path::from(x, y).quad(cx, cy, ex, ey), 0.028, Taper::Both, ink.cover_shade);
    }
}

fn peaked_cap(pen: &mut Pen, ink: &Palette, bones: &Bones) {
    let side = bones.width(-0.45);
    let half = Path::crown(
        bones.crown() - 0.24,
        &[(0.36, bones.crown() - 0.17), (0.64, -0.93), (side + 0.05, -0.62), (side + 0.07, -0.46)],
    );
    pen.fill(&half.line(0.0, -0.5).symmetric(), ink.cover);
    let seam = Path::from(0.0, bones.crown() - 0.23).line(0.0, -0.66);
    pen.brush(&seam, 0.016, Taper::Both, ink.cover_shade);
    let peak = Path::from(-(side + 0.06), -0.5).quad(0.0, -0.84, side + 0.06, -0.5).via(&[
        (side + 0.11, -0.43),
        (side + 0.02, -0.39),
        (0.4, -0.4),
        (0.0, -0.385),
        (-0.4, -0.4),
        (-(side + 0.02), -0.39),
        (-(side + 0.11), -0.43),
    ]);
    worn(pen, ink, bones, &peak, ink.cover_shade);
    pen.ellipse(pos2(0.0, bones.crown() - 0.25), vec2(0.05, 0.03), ink.cover_shade);
}

fn beanie(pen: &mut Pen, ink: &Palette, bones: &Bones) {
    let side = bones.width(-0.4);
    let half = Path::crown(bones.crown() - 0.32, &[(0.43, bones.crown() - 0.2), (side, -0.88), (side + 0.09, -0.5)]);
    pen.fill(&half.line(0.0, -0.5).symmetric(), ink.cover);
    let band = Path::from(-(side + 0.1), -0.66)
        .quad(0.0, -0.86, side + 0.1, -0.66)
        .quad(side + 0.14, -0.5, side + 0.08, -0.36)
        .quad(0.0, -0.56, -(side + 0.08), -0.36)
        .quad(-(side + 0.14), -0.5, -(side + 0.1), -0.66);
    worn(pen, ink, bones, &band, ink.cover_light);
    for x in [-0.6, -0.4, -0.2, 0.0, 0.2, 0.4, 0.6] {
        let bow = 0.1 * (1.0 - x * x);
        let rib = Path::from(x * 1.08, -0.68 - bow).line(x * 1.06, -0.42 - bow);
        pen.brush(&rib, 0.018, Taper::Both, ink.cover_shade);
    }
}
