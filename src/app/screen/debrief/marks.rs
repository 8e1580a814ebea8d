//! Stars, verdict marks, quotes, bubbles and taps.

use egui::text::LayoutJob;
use egui::{
    Color32, CornerRadius, CursorIcon, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use crate::app::controls::{check, keep_in_view, laid_out};
use crate::app::screen::conversation::spoken;
use crate::app::signs;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::{Exchange, Verdict, bare, is_narration, quoted, words as sentences};
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

/// A verdict's mark: a tick, a half, a clock, an open ring, a dash.
pub(super) fn verdict_ui(ui: &mut Ui, verdict: Verdict) {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(24.0), Sense::hover());
    signs::verdict(ui.painter(), rect.center(), 10.0, verdict, Theme::of(ui));
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
pub(in crate::app::screen) fn quote_ui(ui: &mut Ui, words: &str, size: f32, color: Color32) -> Response {
    let theme = Theme::of(ui);
    let aside = if is_narration(words) { color } else { theme.quiet_text };
    spoken::words_ui(ui, spoken::job(&quoted(words), size, color, aside))
}

/// What the trainee said, quoted; what they did, in italics.
pub(super) fn said_ui(ui: &mut Ui, turn: &Exchange, size: f32) {
    words_ui(ui, &turn.said, turn.spoken, size);
}

/// Words that are said, quoted; a deed, in italics.
pub(in crate::app::screen) fn words_ui(ui: &mut Ui, words: &str, are_spoken: bool, size: f32) {
    let theme = Theme::of(ui);
    if are_spoken {
        quote_ui(ui, words, size, theme.text);
    } else {
        spoken::words_ui(ui, spoken::aside_job(bare(words), size, theme.text));
    }
}

/// Words that stand to the right of a slim coloured bar.
pub(in crate::app::screen) fn beside_bar_ui<R>(ui: &mut Ui, color: Color32, add: impl FnOnce(&mut Ui) -> R) -> R {
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
    let bar = Rect::from_min_max(pos2(from.x, rect.top() + 2.0), pos2(from.x + 3.0, rect.bottom() - 2.0));
    ui.painter().rect_filled(bar, 1.5, color);
    inner.inner
}

/// Two columns side by side; where it is narrow, one under the other.
pub(super) fn columns_ui(ui: &mut Ui, wide: bool, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    if !wide {
        left(ui);
        ui.add_space(theme::GAP_S);
        right(ui);
        return;
    }
    let width = ((ui.available_width() - theme::GAP_L) / 2.0).floor();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_L;
        let mut column_ui = |add: &mut dyn FnMut(&mut Ui)| {
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.y = 4.0;
                add(ui);
            });
        };
        let (mut left, mut right) = (Some(left), Some(right));
        column_ui(&mut |ui| left.take().into_iter().for_each(|left| left(ui)));
        column_ui(&mut |ui| right.take().into_iter().for_each(|right| right(ui)));
    });
}

/// The room between a bubble's edge and its words.
const BUBBLE: Vec2 = vec2(16.0, 10.0);

/// Words in a bubble, no wider than they need: the customer's at the left, the trainee's at the right. The corner beside
/// the speaker is a small one.
pub(super) fn bubble_ui(ui: &mut Ui, mut job: LayoutJob, own: bool) {
    let theme = Theme::of(ui);
    job.wrap.max_width = (ui.available_width() * 0.8).min(theme::column(theme::SIZE_BODY)) - 2.0 * BUBBLE.x;
    let text = job.text.clone();
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let size = galley.size() + 2.0 * BUBBLE;
    let (row, response) = ui.allocate_exact_size(vec2(ui.available_width(), size.y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text.clone()));
    let left = if own { row.right() - size.x } else { row.left() };
    let rect = Rect::from_min_size(pos2(left, row.top()), size);
    let round = CornerRadius::same(theme::RADIUS_SPEECH);
    let (fill, corners) = if own {
        (theme.selection, CornerRadius { se: theme::RADIUS_CONTROL, ..round })
    } else {
        (theme.surface, CornerRadius { sw: theme::RADIUS_CONTROL, ..round })
    };
    ui.painter().rect(rect, corners, fill, if own { Stroke::NONE } else { theme.hairline() }, StrokeKind::Inside);
    ui.painter().galley(rect.min + BUBBLE, galley, theme.text);
}

/// One of the two taps beside a turn: quiet until it is chosen, then with a check mark.
pub(super) fn tap_ui(ui: &mut Ui, words: &str, name: &str, chosen: bool) -> Response {
    let theme = Theme::of(ui);
    let font = if chosen { theme::strong(theme::SIZE_CAPTION) } else { theme::caption() };
    let color = if chosen { theme.text } else { theme.quiet_text };
    let text = laid_out(ui, theme::words(words, font).color(color), f32::INFINITY);
    let (rect, response) = ui.allocate_exact_size(vec2(text.size().x + 38.0, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), chosen, name));
    let on = chosen || response.hovered() || response.is_pointer_button_down_on();
    let fill = if on { theme.selection } else { Color32::TRANSPARENT };
    let edge = match (response.has_focus(), chosen) {
        (true, _) => theme.focus_ring(),
        (false, true) => Stroke::new(1.0, theme.accent),
        (false, false) => theme.hairline(),
    };
    let painter = ui.painter();
    painter.rect(rect, CornerRadius::same(14), fill, edge, StrokeKind::Inside);
    let at = pos2(rect.left() + 16.0, rect.center().y);
    if chosen {
        check(painter, at, theme.accent);
    } else {
        painter.circle_stroke(at, 4.5, Stroke::new(1.5, theme.edge));
    }
    painter.galley(pos2(rect.left() + 27.0, rect.center().y - text.size().y / 2.0), text, color);
    keep_in_view(&response);
    response.on_hover_cursor(CursorIcon::PointingHand)
}
