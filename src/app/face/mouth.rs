//! The mouth: two lip lines that open, and what lies between and around them.

use egui::{Pos2, pos2, vec2};

use super::bones::Bones;
use super::palette::{Palette, mix};
use super::path::Path;
use super::pen::{Pen, Taper};
use super::pose::Pose;
use crate::scenario::look::{Beard, Look};

/// The mouth's lines, from the viewer's left corner to the right.
struct Lips {
    upper: Path,
    lower: Path,
    top: Path,
    bottom: Path,
    left: Pos2,
    right: Pos2,
    open: f32,
}

impl Lips {
    fn new(bones: &Bones, pose: &Pose) -> Self {
        let open = pose.mouth_open.max(0.0);
        let press = pose.mouth_press.clamp(0.0, 1.0);
        let half = 0.225 * (1.0 + pose.mouth_width);
        let shift = pose.mouth_skew * 0.035;
        let curve = pose.mouth_curve;
        let y = bones.mouth - 0.03 * pose.pout + 0.03 * open;
        let corner = |side: f32| {
            let pulled = side * pose.mouth_skew * 0.028;
            pos2(shift + side * half, y - curve * 0.07 - pulled + 0.04 * open * pose.mouth_square)
        };
        let (left, right) = (corner(-1.0), corner(1.0));
        let mid = y + curve * 0.055;
        let square = pose.mouth_square.clamp(0.0, 1.0);
        // How far the lines leave their corners before they bend: more is squarer.
        let hold = 0.55 - 0.53 * square;
        let rise = open * (0.10 + 0.07 * square);
        let fall = open * (0.27 + 0.06 * square) + bones.jaw * 0.55 * open;
        let full = (1.0 - 0.75 * press) * bones.lips;
        // However wide it opens, the chin stays clear of it.
        let lowest = bones.nose + 0.74 * (bones.chin() - bones.nose) - 0.072 * full;
        let fall = fall.min(lowest - mid);
        let line = |mid: f32| {
            let lift = (mid - (left.y + right.y) * 0.5) * 1.34;
            let lean = half * hold;
            Path::from(left.x, left.y).cubic(
                pos2(left.x + lean, left.y + lift),
                pos2(right.x - lean, right.y + lift),
                right,
            )
        };
        let upper = line(mid - rise);
        let lower = line(mid + fall);
        let dip = |path: &Path, by: f32, bow: f32| {
            let (middle, reach) = ((left.x + right.x) * 0.5, half.max(0.05));
            path.clone().map(|at| {
                let t = ((at.x - middle) / reach).clamp(-1.0, 1.0);
                let swell = (1.0 - t * t).max(0.0).powf(1.1);
                let cupid = (1.0 - (t.abs() * 4.2).min(1.0)) * bow;
                at + vec2(0.0, by * swell + cupid)
            })
        };
        Self {
            top: dip(&upper, -0.052 * full, 0.016 * full),
            bottom: dip(&lower, 0.072 * full + 0.012 * pose.pout, 0.0),
            upper,
            lower,
            left,
            right,
            open,
        }
    }

    /// Between the lips.
    fn inside(&self, from: f32, to: f32) -> Path {
        let a = self.upper.blend(&self.lower, from);
        let b = self.upper.blend(&self.lower, to);
        a.then(&b.reversed())
    }
}

/// The mouth and the folds around it.
pub(super) fn mouth(pen: &mut Pen, ink: &Palette, bones: &Bones, look: &Look, pose: &Pose) {
    let lips = Lips::new(bones, pose);
    let small = pen.smallness();
    let between = lips.top.clone().then(&lips.bottom.clone().reversed());
    pen.fill(&between, ink.lip);
    // The upper lip turns away from the light.
    let upper = lips.top.clone().then(&lips.upper.clone().reversed());
    pen.fill(&upper, mix(ink.lip, ink.line, 0.22));
    let line = mix(ink.line, ink.pupil, 0.45);
    let clenched = pose.teeth > 0.5 && lips.open > 0.05;
    if lips.open > 0.035 {
        pen.fill(&lips.inside(0.0, 1.0), ink.mouth);
        if lips.open > 0.2 {
            let tongue = lips.inside(0.62, 1.0);
            let room = Path::ellipse(
                pos2((lips.left.x + lips.right.x) * 0.5, lips.left.y + 0.36 * lips.open),
                vec2(0.15, 0.16),
            );
            pen.fill_within(&tongue, &room, ink.tongue);
        }
        if lips.open > 0.09 || clenched {
            let depth = if clenched { 1.0 } else { (0.05 / (lips.open * 0.4).max(0.05)).min(0.5) };
            let teeth = lips.inside(0.0, depth);
            let inset = (lips.right.x - lips.left.x) * 0.5 - 0.035;
            let room = Path::ellipse(pos2((lips.left.x + lips.right.x) * 0.5, lips.left.y), vec2(inset, 0.5));
            pen.fill_within(&teeth, &room, ink.teeth);
        }
        if small > 0.5 {
            pen.brush(&lips.upper, 0.018, Taper::Both, line);
        }
    } else {
        let width = 0.024 + 0.014 * pose.mouth_press + 0.008 * small;
        pen.brush(&lips.upper, width, Taper::Both, line);
    }
    corners(pen, ink, &lips, pose);
    // A beard covers the folds.
    if !matches!(look.beard, Beard::Goatee | Beard::Short | Beard::Full) {
        folds(pen, ink, bones, &lips, pose);
    }
}

/// Small strokes where the lips end: they carry much of a smile or a frown.
fn corners(pen: &mut Pen, ink: &Palette, lips: &Lips, pose: &Pose) {
    let deep = pose.mouth_curve.abs().max(pose.mouth_press * 0.7);
    if deep < 0.2 {
        return;
    }
    let bend = pose.mouth_curve.clamp(-1.0, 1.0);
    for (at, side) in [(lips.left, -1.0), (lips.right, 1.0)] {
        let stroke = Path::from(at.x - side * 0.012, at.y - 0.02 * bend).quad(
            at.x + side * 0.022,
            at.y,
            at.x + side * 0.026,
            at.y - 0.042 * bend,
        );
        let tone = mix(ink.skin, ink.line, 0.75);
        pen.brush(&stroke, 0.02 * deep.min(1.0), Taper::Both, tone);
    }
}

/// From nose to mouth, and under the lip.
fn folds(pen: &mut Pen, ink: &Palette, bones: &Bones, lips: &Lips, pose: &Pose) {
    if pen.smallness() > 0.8 {
        return;
    }
    // A smile deepens them little and only beside the mouth: drawn through from the nose they would read as strings.
    let strained = (bones.years * 0.75 - 0.2).max(pose.nose_wrinkle * 0.9);
    let deep = strained.max(pose.cheek * 0.3).clamp(0.0, 1.0);
    if deep > 0.12 {
        let out = 0.05 + 0.03 * pose.cheek.max(pose.mouth_open);
        let smile = pose.mouth_curve.min(pose.cheek).clamp(0.0, 1.0);
        for (at, side) in [(lips.left, -1.0), (lips.right, 1.0)] {
            let end = at.x + side * out;
            let fold =
                Path::from(side * 0.165, bones.nose - 0.02).quad(side * 0.27, bones.nose + 0.08, end, at.y - 0.005);
            let tone = mix(ink.skin, ink.line, (0.14 + 0.28 * deep) * (1.0 - 0.35 * smile));
            pen.brush(&fold.refined().part(0.55 * smile, 1.0), 0.019, Taper::Both, tone);
        }
    }
    let under = lips.bottom.part(0.3, 0.7).moved(vec2(0.0, 0.045));
    pen.brush(&under, 0.02, Taper::Both, mix(ink.skin, ink.shade, 0.8));
}

#[cfg(test)]
mod tests {
    use super::Lips;
    use crate::app::face::Pose;
    use crate::app::face::bones::Bones;
    use crate::scenario::look::{Age, Head, Look, Nose};

    #[test]
    fn the_widest_shout_keeps_clear_of_the_chin() {
        // Small pictures play larger.
        let pose = Pose::neutral().lerp(&Pose::furious(), 1.3);
        for head in [Head::Oval, Head::Round, Head::Square, Head::Long, Head::Heart] {
            for (age, nose) in [(Age::Young, Nose::Plain), (Age::Older, Nose::Long), (Age::Adult, Nose::Small)] {
                let bones = Bones::new(&Look { head, age, nose, ..Look::default() }, &pose);
                let low = Lips::new(&bones, &pose).bottom.points().map(|at| at.y).fold(f32::MIN, f32::max);
                let way = (low - bones.nose) / (bones.chin() - bones.nose);
                assert!((0.6..0.8).contains(&way), "{head:?}, {age:?}: {way}");
            }
        }
    }
}
