//! How much a finding matters and how good a reply was, each as a sign of its own shape and a word: colour never
//! speaks alone.

use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Sense, Shape, Stroke, Ui, Vec2, pos2, vec2};

use super::controls::check;
use super::data::Weight;
use super::theme::{self, Theme};
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
