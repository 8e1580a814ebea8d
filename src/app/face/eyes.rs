//! Eyes, lids and brows: what people look at first.

use egui::{Pos2, Vec2, pos2, vec2};

use super::bones::Bones;
use super::palette::{Palette, mix};
use super::path::Path;
use super::pen::{Pen, Taper};
use super::pose::Pose;
use crate::scenario::look::{Age, Brows, Build, Eyes, Look, Marks};

/// One eye's corners and lids. `side` is 1 at the viewer's right, -1 at the left.
struct Eye {
    side: f32,
    centre: Pos2,
    size: f32,
    inner: Pos2,
    outer: Pos2,
    upper: Path,
    rest: Path,
    lower: Path,
    open: f32,
}

impl Eye {
    fn new(pen: &Pen, bones: &Bones, pose: &Pose, side: f32) -> Self {
        let young = 1.0 - bones.years;
        let size = (1.0 + 0.22 * pen.smallness()) * (1.0 + 0.05 * young) * bones.eye_size;
        let centre = pos2(bones.eye.x * side, bones.eye.y);
        let half = 0.158 * size * bones.eye_long;
        let inner = centre + vec2(-side * half, 0.018);
        let outer = centre + vec2(side * half * 1.02, -0.012 + 0.02 * bones.years - bones.eye_rise);
        let open = ((1.0 + pose.lid_upper * 0.62) * (1.0 - pose.blink) * bones.eye_open).clamp(0.0, 1.5);
        let low = 0.075 * size * (1.0 - 0.75 * pose.lid_lower) * (1.0 - 0.4 * pose.blink);
        let high = -low * 0.9 + (0.142 * size + low * 0.9) * open;
        let slant = pose.lid_slant;
        let tilt = |slant: f32| (1.0 - 0.62 * slant.max(0.0) - 0.15 * slant, 1.0 + 0.32 * slant);
        let curve = |high: f32, (at_nose, at_temple): (f32, f32)| {
            let third = side * half * 0.62;
            Path::from(inner.x, inner.y).cubic(
                inner + vec2(third * 0.55, -high * at_nose),
                outer + vec2(-third, -high * at_temple),
                outer,
            )
        };
        let third = side * half * 0.7;
        let lower =
            Path::from(inner.x, inner.y).cubic(inner + vec2(third, low), outer + vec2(-third, low * 1.25), outer);
        Self {
            side,
            centre,
            size,
            inner,
            outer,
            upper: curve(high, tilt(slant)),
            rest: curve(0.165 * size, tilt(slant * 0.5)),
            lower,
            open,
        }
    }

    fn paint(&self, pen: &mut Pen, ink: &Palette, bones: &Bones, look: &Look, pose: &Pose) {
        let smooth = look.eyes == Eyes::Almond;
        let shape = self.upper.clone().then(&self.lower.clone().reversed());
        if self.open > 0.14 {
            pen.fill(&shape, ink.white);
            let shadow = self.upper.clone().then(&self.upper.clone().reversed().moved(vec2(0.0, 0.04)));
            pen.fill_within(&shadow, &shape, mix(ink.white, ink.shade, 0.4));
            let look = vec2(pose.gaze_x * 0.062, pose.gaze_y * 0.045 - 0.022);
            let at = self.centre + look;
            let radius = 0.1 * self.size * (1.0 + pose.iris);
            let round = |at: Pos2, radius: f32| Path::ellipse(at, Vec2::splat(radius));
            pen.fill_within(&round(at, radius), &shape, mix(ink.iris, ink.pupil, 0.25));
            pen.fill_within(&round(at, radius * 0.8), &shape, ink.iris);
            pen.fill_within(&round(at, radius * 0.5), &shape, ink.pupil);
            if pen.smallness() < 0.9 {
                pen.fill_within(&round(at + vec2(-0.032, -0.036), 0.023), &shape, ink.glint);
            }
        }
        // A smooth lid has no fold to show, until it closes.
        if self.open < if smooth { 0.6 } else { 1.02 } {
            let lid = self.rest.clone().then(&self.upper.clone().reversed());
            pen.fill(&lid, mix(ink.skin, ink.shade, 0.5));
        }
        self.lines(pen, ink, bones, smooth, pose);
    }

    fn lines(&self, pen: &mut Pen, ink: &Palette, bones: &Bones, smooth: bool, pose: &Pose) {
        let (side, small) = (self.side, pen.smallness());
        let lash = self.upper.clone().line(self.outer.x + side * 0.022, self.outer.y - 0.006);
        pen.brush(&lash, 0.04, Taper::Both, ink.lash);
        if small > 0.75 {
            return;
        }
        let fold = mix(ink.skin, ink.line, 0.62);
        let lift = vec2(0.0, -0.028 - 0.02 * (self.open - 1.0).max(0.0));
        let (from, thick) = if smooth { (0.45, 0.010) } else { (0.12, 0.014) };
        pen.brush(&self.rest.part(from, 0.95).moved(lift), thick, Taper::Both, fold);
        pen.brush(&self.lower.part(0.3, 1.0), 0.010, Taper::Both, fold);
        let bags = (pose.tired * 0.8 + bones.years - 0.45).clamp(0.0, 1.0);
        if bags > 0.05 {
            let under = Path::from(self.inner.x + side * 0.03, self.inner.y + 0.075).quad(
                self.centre.x,
                self.centre.y + 0.185,
                self.outer.x - side * 0.035,
                self.outer.y + 0.095,
            );
            pen.brush(&under, 0.022, Taper::Both, mix(ink.skin, ink.shade, 0.4 + 0.6 * bags));
        }
        let smile = pose.cheek.max(0.0);
        if smile > 0.2 {
            let fold_at = self.lower.part(0.15, 0.9).moved(vec2(0.0, 0.045));
            pen.brush(&fold_at, 0.014, Taper::Both, mix(ink.skin, ink.shade, smile));
        }
        let crow = (bones.years - 0.5) * 1.6 + smile * bones.years * 0.6 - pose.turn.abs();
        if crow > 0.1 {
            for (dy, ey) in [(-0.01, -0.05), (0.03, 0.03), (0.065, 0.11)] {
                let (x, y) = (self.outer.x + side * 0.05, self.outer.y + dy);
                let line = Path::from(x, y).line(x + side * 0.085, y + ey * 0.6);
                pen.brush(&line, 0.011, Taper::Both, mix(ink.skin, ink.shade, crow.min(1.0)));
            }
        }
    }
}

/// Both eyes.
pub(super) fn eyes(pen: &mut Pen, ink: &Palette, bones: &Bones, look: &Look, pose: &Pose) {
    for side in [-1.0, 1.0] {
        Eye::new(pen, bones, pose, side).paint(pen, ink, bones, look, pose);
    }
}

/// Both brows, and the folds that they make.
pub(super) fn brows(pen: &mut Pen, ink: &Palette, bones: &Bones, look: &Look, pose: &Pose) {
    let (thick, bow) = match (look.brows, look.build, look.age) {
        (Brows::Thin, _, _) => (0.042, 0.016),
        (Brows::Thick, _, _) => (0.102, 0.0),
        (Brows::Straight, _, _) => (0.086, -0.032),
        (Brows::Plain, Build::Broad, _) => (0.082, 0.0),
        (Brows::Plain, _, Age::Older) => (0.058, 0.0),
        (Brows::Plain, Build::Slight, _) => (0.06, 0.0),
        (Brows::Plain, _, _) => (0.068, 0.0),
    };
    let base = bones.eye.y - 0.262;
    for side in [-1.0, 1.0] {
        let raise = side * pose.brow_skew * 0.09;
        let inner = base - 0.105 * pose.brow_inner - raise * 0.6;
        let outer = base + 0.05 - 0.095 * pose.brow_outer - raise;
        let arch = 0.038 + 0.05 * pose.brow_arch + bow;
        let near = 0.142 - 0.045 * pose.brow_knit;
        let place = |t: f32, up: f32| {
            let x = near + (0.515 - near) * t;
            (side * x, inner + (outer - inner) * t - up)
        };
        let curve = [place(0.0, 0.0), place(0.32, arch * 0.75), place(0.62, arch * 1.25), place(1.0, 0.0)];
        pen.brush(&Path::through(&curve), thick, Taper::End, ink.brow);
        if look.marks == Marks::Scar && side > 0.0 {
            let (x, y) = place(0.66, arch);
            let scar = Path::from(x - 0.045, y - 0.13).line(x + 0.05, y + 0.12);
            pen.brush(&scar, 0.03, Taper::Both, mix(ink.skin, ink.blush, 0.14));
        }
    }
    let fold = |t: f32| mix(ink.skin, ink.line, (t * 0.62).clamp(0.0, 1.0));
    if pose.furrow > 0.12 && pen.smallness() < 0.85 {
        for side in [-1.0_f32, 1.0] {
            let x = side * 0.052;
            let y = base + 0.03 * pose.furrow;
            let line = Path::from(x, y - 0.06).quad(x - side * 0.018, y + 0.01, x + side * 0.004, y + 0.07);
            pen.brush(&line, 0.022 * pose.furrow.min(1.0), Taper::Both, fold(pose.furrow));
        }
    }
    let lined = pose.forehead.max((bones.years - 0.55) * 0.9);
    if lined > 0.1 && pen.smallness() < 0.6 {
        for (row, wide) in [(0.0, 0.24), (0.085, 0.2)] {
            let y = base - 0.19 - row - 0.03 * pose.brow_inner;
            let line = Path::from(-wide, y + 0.012).quad(0.0, y - 0.022, wide, y + 0.012);
            pen.brush(&line, 0.014, Taper::Both, mix(ink.skin, ink.shade, lined.min(1.0) * 0.85));
        }
    }
}
