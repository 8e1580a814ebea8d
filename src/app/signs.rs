//! How much a finding matters, how good a reply was and how a step went, each as a sign of its own shape and a word: colour never
//! speaks alone.

use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Sense, Shape, Stroke, Ui, Vec2, pos2, vec2};

use super::controls::check;
use super::data::Weight;
use super::theme::{self, Theme};
use crate::debrief::Verdict;
use crate::solve::Grade;

impl Weight {
    /// Its colour.
    #[must_use]
    pub fn color(self, theme: &Theme) -> Color32 {
        match self {
            Self::Mend => theme.bad,
            Self::Look => theme.caution,
            Self::Know => theme.quiet_text,
            Self::Accepted => theme.good,
        }
    }

    /// Its sign around a point, 16 points wide: a cross, a triangle, a ring, a tick.
    pub fn paint(self, painter: &Painter, at: Pos2, theme: &Theme) {
        let color = self.color(theme);
        let pen = Stroke::new(2.0, color);
        match self {
            Self::Mend => {
                painter.rect_filled(Rect::from_center_size(at, Vec2::splat(16.0)), CornerRadius::same(4), color);
                let pen = Stroke::new(2.0, theme.surface);
                painter.line_segment([at + vec2(-3.5, -3.5), at + vec2(3.5, 3.5)], pen);
                painter.line_segment([at + vec2(3.5, -3.5), at + vec2(-3.5, 3.5)], pen);
            }
            Self::Look => {
                let corners = vec![at + vec2(0.0, -8.0), at + vec2(8.5, 7.0), at + vec2(-8.5, 7.0)];
                painter.add(Shape::closed_line(corners, pen));
                painter.line_segment([at + vec2(0.0, -2.5), at + vec2(0.0, 2.0)], pen);
                painter.circle_filled(at + vec2(0.0, 4.6), 1.1, color);
            }
            Self::Know => {
                painter.circle_stroke(at, 7.5, pen);
                painter.circle_filled(at + vec2(0.0, -3.4), 1.1, color);
                painter.line_segment([at + vec2(0.0, -0.6), at + vec2(0.0, 4.2)], pen);
            }
            Self::Accepted => check(painter, at, color),
        }
    }
}

/// A grade's colour; its sign and words say the same.
#[must_use]
pub fn grade_color(theme: &Theme, grade: Grade) -> Color32 {
    match grade {
        Grade::Best | Grade::Good => theme.good,
        Grade::CostALittle => theme.quiet_text,
        Grade::SetYouBack => theme.caution,
        Grade::HardToComeBackFrom => theme.bad,
    }
}

/// A grade as five steps, filled from below: all five are best.
pub fn grade_ui(ui: &mut Ui, grade: Grade) {
    let theme = Theme::of(ui);
    let color = grade_color(theme, grade);
    let full = match grade {
        Grade::Best => 5_u8,
        Grade::Good => 4,
        Grade::CostALittle => 3,
        Grade::SetYouBack => 2,
        Grade::HardToComeBackFrom => 1,
    };
    let (rect, _) = ui.allocate_exact_size(vec2(38.0, theme::line_height(theme::SIZE_CAPTION)), Sense::hover());
    for step in 0..5_u8 {
        let at = pos2(rect.left() + 4.0 + 7.5 * f32::from(step), rect.center().y);
        if step < full {
            ui.painter().circle_filled(at, 3.0, color);
        } else {
            ui.painter().circle_stroke(at, 2.5, Stroke::new(1.0, theme.edge));
        }
    }
}

/// A verdict's colour; its sign and word say the same.
#[must_use]
pub fn verdict_color(theme: &Theme, verdict: Verdict) -> Color32 {
    match verdict {
        Verdict::Done => theme.good,
        Verdict::Late | Verdict::Partly => theme.caution,
        Verdict::Missed => theme.bad,
        Verdict::DidNotComeUp => theme.quiet_text,
    }
}

/// From this radius on, a full disc has room for a tick.
const TICK: f32 = 9.0;

/// Paints a verdict's sign around a point on the page: a full disc (with a tick where there is room), a half, a clock, an
/// open ring, a dash.
pub fn verdict(painter: &Painter, at: Pos2, radius: f32, verdict: Verdict, theme: &Theme) {
    let color = verdict_color(theme, verdict);
    let scale = radius / 10.0;
    let pen = Stroke::new(2.0_f32.min(0.3 * radius), color);
    let ring = radius - pen.width / 2.0;
    match verdict {
        Verdict::Done => {
            painter.circle_filled(at, radius, color);
            if radius >= TICK {
                check(painter, at, theme.ground);
            }
        }
        Verdict::Partly => {
            painter.circle_stroke(at, ring, pen);
            let half = (0..=16_u8).map(|i| {
                let turn = (0.25 + f32::from(i) / 32.0) * std::f32::consts::TAU;
                at + Vec2::angled(turn) * ring
            });
            painter.add(Shape::convex_polygon(half.collect(), color, Stroke::NONE));
        }
        Verdict::Late => {
            painter.circle_stroke(at, ring, pen);
            painter.line(vec![at + scale * vec2(0.0, -5.0), at, at + scale * vec2(4.0, 2.0)], pen);
        }
        Verdict::Missed => {
            painter.circle_stroke(at, ring, pen);
        }
        Verdict::DidNotComeUp => {
            painter.line_segment([at - scale * vec2(6.0, 0.0), at + scale * vec2(6.0, 0.0)], pen);
        }
    }
}

/// A small triangle around a point: take care.
pub fn care(painter: &Painter, at: Pos2, radius: f32, theme: &Theme) {
    let scale = radius / 10.0;
    let pen = Stroke::new(2.0_f32.min(0.3 * radius), theme.caution);
    let corners = [vec2(0.0, -9.0), vec2(10.0, 8.0), vec2(-10.0, 8.0)].map(|corner| at + scale * corner);
    painter.add(Shape::closed_line(corners.to_vec(), pen));
    if radius >= TICK {
        painter.line_segment([at + vec2(0.0, -3.0), at + vec2(0.0, 2.5)], pen);
        painter.circle_filled(at + vec2(0.0, 5.5), 1.2, theme.caution);
    }
}
