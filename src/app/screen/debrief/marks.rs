//! Stars, verdict marks and quotes.

use egui::{Color32, Pos2, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::app::controls::check;
use crate::app::screen::conversation::spoken;
use crate::app::signs;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::{Exchange, Verdict, is_narration, quoted, words as sentences};
use crate::solve::Grade;

/// Stars of a review.
const STARS: u8 = 5;

/// Drawn stars, with their number for those who do not see them.
pub(super) fn stars_ui(ui: &mut Ui, stars: u8) {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(f32::from(STARS) * 26.0, 24.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, format!("{stars} of {STARS} stars")));
    for at in 0..STARS {
        let centre = pos2(rect.left() + 12.0 + 26.0 * f32::from(at), rect.center().y);
        star(ui, centre, 11.0, at < stars, theme.caution);
    }
}

/// A star as a fan of triangles: the painter fills convex shapes only.
fn star(ui: &Ui, centre: Pos2, radius: f32, full: bool, color: Color32) {
    let corner = |i: u8| {
        let turn = (f32::from(i) / 10.0 - 0.25) * std::f32::consts::TAU;
        centre + Vec2::angled(turn) * if i.is_multiple_of(2) { radius } else { radius * 0.45 }
    };
    if full {
        let mut middle = Vec::new();
        for i in 0..5_u8 {
            let (left, right) = (corner(2 * i + 9), corner(2 * i + 1));
            middle.push(right);
            ui.painter().add(Shape::convex_polygon(vec![left, corner(2 * i), right], color, Stroke::new(0.6, color)));
        }
        ui.painter().add(Shape::convex_polygon(middle, color, Stroke::new(0.6, color)));
    } else {
        ui.painter().add(Shape::closed_line((0..10).map(corner).collect(), Stroke::new(2.0, color)));
    }
}

/// A verdict's colour; its mark and word say the same.
pub(super) fn color(theme: &Theme, verdict: Verdict) -> Color32 {
    match verdict {
        Verdict::Done => theme.good,
        Verdict::Late | Verdict::Partly => theme.caution,
        Verdict::Missed => theme.bad,
        Verdict::DidNotComeUp => theme.quiet_text,
    }
}

/// A verdict's mark: a tick, a half, a clock, an open ring, a dash.
pub(super) fn verdict_ui(ui: &mut Ui, verdict: Verdict) {
    let theme = Theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(24.0), Sense::hover());
    let (at, color) = (rect.center(), color(theme, verdict));
    let painter = ui.painter();
    let pen = Stroke::new(2.0, color);
    match verdict {
        Verdict::Done => {
            painter.circle_filled(at, 10.0, color);
            check(painter, at, theme.ground);
        }
        Verdict::Partly => {
            painter.circle_stroke(at, 9.0, pen);
            let half = (0..=16_u8).map(|i| {
                let turn = (0.25 + f32::from(i) / 32.0) * std::f32::consts::TAU;
                at + Vec2::angled(turn) * 9.0
            });
            painter.add(Shape::convex_polygon(half.collect(), color, Stroke::NONE));
        }
        Verdict::Late => {
            painter.circle_stroke(at, 9.0, pen);
            painter.line(vec![at + vec2(0.0, -5.0), at, at + vec2(4.0, 2.0)], pen);
        }
        Verdict::Missed => {
            painter.circle_stroke(at, 9.0, pen);
        }
        Verdict::DidNotComeUp => {
            painter.line_segment([at - vec2(6.0, 0.0), at + vec2(6.0, 0.0)], pen);
        }
    }
}

/// A grade as steps and words.
pub(super) fn grade_ui(ui: &mut Ui, grade: Grade) {
    let theme = Theme::of(ui);
    widgets::tight_row_ui(ui, |ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_S;
        signs::grade_ui(ui, grade);
        let color = signs::grade_color(theme, grade);
        ui.label(theme::words(sentences::upper_first(grade.words()), theme::strong(theme::SIZE_CAPTION)).color(color));
    });
}

/// A person's words, quoted unless nothing of it is spoken.
pub(super) fn quote_ui(ui: &mut Ui, words: &str, size: f32, color: Color32) -> egui::Response {
    let theme = Theme::of(ui);
    let aside = if is_narration(words) { color } else { theme.quiet_text };
    spoken::words_ui(ui, spoken::job(&quoted(words), size, color, aside))
}

/// What the trainee said, quoted; what they did, in italics.
pub(super) fn said_ui(ui: &mut Ui, turn: &Exchange, size: f32) {
    let theme = Theme::of(ui);
    if !turn.spoken {
        let bare = turn.said.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(&turn.said);
        spoken::words_ui(ui, spoken::aside_job(bare, size, theme.text));
    } else {
        quote_ui(ui, &turn.said, size, theme.text);
    }
}

/// Words that stand to the right of a slim coloured bar.
pub(super) fn beside_bar_ui<R>(ui: &mut Ui, color: Color32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let from = ui.cursor().min;
    let inner = ui.horizontal(|ui| {
        ui.add_space(theme::GAP_M);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            add(ui)
        })
        .inner
    });
    let rect = inner.response.rect;
    let bar = egui::Rect::from_min_max(pos2(from.x, rect.top() + 2.0), pos2(from.x + 3.0, rect.bottom() - 2.0));
    ui.painter().rect_filled(bar, 1.5, color);
    inner.inner
}
