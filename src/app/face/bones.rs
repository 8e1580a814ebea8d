//! The measures of a head and body, from look and pose, in units of half a head.
//!
//! The head's middle is the origin, its crown is at y = -1 and its chin at y = 1.

use egui::{Pos2, pos2};

use super::path::Path;
use super::pose::Pose;
use crate::scenario::look::{Age, Build, Eyes, Head, Look, Nose};

/// Half the head's width, from crown to chin, at the heights in `LEVELS`.
type Widths = [f32; 10];

const LEVELS: Widths = [-1.0, -0.93, -0.72, -0.38, 0.0, 0.34, 0.62, 0.84, 0.955, 1.0];

/// Where things are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bones {
    widths: Widths,
    stretch: f32,
    /// How far the chin has dropped.
    pub jaw: f32,
    /// Half the neck's width.
    pub neck: f32,
    /// Half the shoulders' width.
    pub shoulder: f32,
    /// How far the shoulders are above where they rest.
    pub raise: f32,
    /// 0 young to 1 old.
    pub years: f32,
    /// How large the eyes, how wide the nose and how full the lips are; 1 is usual.
    pub eye_size: f32,
    pub nose_width: f32,
    pub lips: f32,
    /// How wide the eyes open, how long they are, and how far they rise to the temple.
    pub eye_open: f32,
    pub eye_long: f32,
    pub eye_rise: f32,
    /// Height of the eyes, nose and mouth.
    pub eye: Pos2,
    pub nose: f32,
    pub mouth: f32,
}

impl Bones {
    pub(super) fn new(look: &Look, pose: &Pose) -> Self {
        let mut widths: Widths = match look.head {
            Head::Oval => [0.0, 0.31, 0.58, 0.71, 0.735, 0.695, 0.585, 0.39, 0.19, 0.0],
            Head::Round => [0.0, 0.34, 0.61, 0.74, 0.775, 0.755, 0.67, 0.48, 0.25, 0.0],
            Head::Square => [0.0, 0.33, 0.60, 0.715, 0.735, 0.715, 0.66, 0.49, 0.27, 0.0],
            Head::Long => [0.0, 0.30, 0.54, 0.66, 0.685, 0.655, 0.565, 0.39, 0.20, 0.0],
            Head::Heart => [0.0, 0.33, 0.61, 0.735, 0.745, 0.675, 0.535, 0.335, 0.155, 0.0],
        };
        let wider: Widths = match look.build {
            Build::Slight => [0.0, 0.0, 0.0, -0.01, -0.015, -0.02, -0.02, -0.015, -0.01, 0.0],
            Build::Medium => [0.0; 10],
            Build::Broad => [0.0, 0.0, 0.0, 0.005, 0.01, 0.02, 0.03, 0.03, 0.02, 0.0],
            Build::Full => [0.0, 0.0, 0.0, 0.015, 0.045, 0.075, 0.09, 0.075, 0.05, 0.0],
        };
        for (width, more) in widths.iter_mut().zip(wider) {
            *width += more;
        }
        let (neck, shoulder) = match look.build {
            Build::Slight => (0.29, 1.10),
            Build::Medium => (0.335, 1.25),
            Build::Broad => (0.42, 1.44),
            Build::Full => (0.42, 1.40),
        };
        let years = match look.age {
            Age::Young => 0.0,
            Age::Adult => 0.22,
            Age::Middle => 0.6,
            Age::Older => 1.0,
        };
        let (eye_size, nose_width, lips) = match look.head {
            Head::Oval => (1.0, 1.0, 1.0),
            Head::Round => (0.97, 1.22, 1.12),
            Head::Square => (0.93, 1.14, 0.88),
            Head::Long => (0.95, 1.06, 0.92),
            Head::Heart => (1.06, 0.92, 1.25),
        };
        let (eye_open, eye_long, eye_rise) = match look.eyes {
            Eyes::Plain => (1.0, 1.0, 0.0),
            Eyes::Round => (1.2, 1.0, 0.0),
            Eyes::Almond => (0.78, 1.08, 0.034),
            Eyes::Hooded => (0.76, 1.04, -0.02),
            Eyes::Small => (0.9, 0.84, 0.0),
        };
        let (nose_width, nose_drop) = match look.nose {
            Nose::Plain => (nose_width, 0.0),
            Nose::Small => (0.82, -0.05),
            Nose::Broad => (1.42, 0.0),
            Nose::Long => (0.92, 0.055),
            Nose::Hooked => (1.05, 0.04),
        };
        let stretch = match look.head {
            Head::Long => 1.05,
            Head::Round => 0.97,
            _ => 1.0,
        };
        // A young face has its features lower and its eyes larger.
        let drop = if look.age == Age::Young { 0.035 } else { 0.0 };
        Self {
            widths,
            stretch,
            jaw: (pose.jaw * 0.09 + pose.mouth_open * 0.06).max(-0.02),
            neck,
            // Anger squares the shoulders, weariness lets them fall and draws them in.
            shoulder: shoulder * (1.0 + 0.05 * pose.lean.clamp(-1.0, 1.0)),
            raise: pose.shoulders * 0.1,
            years,
            eye_size,
            nose_width,
            lips,
            eye_open,
            eye_long,
            eye_rise,
            eye: pos2(0.305, -0.02 + drop),
            nose: 0.345 + drop + nose_drop,
            mouth: 0.615 + drop * 0.5,
        }
    }

    /// Half the head's width at a height.
    pub(super) fn width(&self, y: f32) -> f32 {
        let y = y / self.stretch;
        let levels = LEVELS.iter().zip(self.widths);
        let next = LEVELS.iter().zip(self.widths).skip(1);
        for ((top, a), (bottom, b)) in levels.zip(next) {
            if (*top..=*bottom).contains(&y) {
                return a + (b - a) * (y - top) / (bottom - top);
            }
        }
        0.0
    }

    /// Where a point of the resting head is with the jaw as it is.
    pub(super) fn hang(&self, at: Pos2) -> Pos2 {
        let low = ((at.y - 0.3) / 0.7).clamp(0.0, 1.3);
        pos2(at.x, at.y + self.jaw * low)
    }

    /// The crown's height.
    pub(super) fn crown(&self) -> f32 {
        -self.stretch
    }

    /// The chin's height.
    pub(super) fn chin(&self) -> f32 {
        self.hang(pos2(0.0, self.stretch)).y
    }

    /// The outline of the head.
    pub(super) fn head(&self) -> Path {
        let right: Vec<(f32, f32)> = self.levels().collect();
        let left = right.iter().rev().map(|&(x, y)| (-x, y));
        let inner = right.len().saturating_sub(2);
        let mut all = right.clone();
        all.extend(left.skip(1).take(inner));
        Path::around(&all)
    }

    fn levels(&self) -> impl Iterator<Item = (f32, f32)> {
        LEVELS.iter().zip(self.widths).map(|(y, width)| {
            let at = self.hang(pos2(width, y * self.stretch));
            (at.x, at.y)
        })
    }
}
