//! What is known of a file's findings, at the foot of its card: how many weigh how much, or how far the walk is.

use egui::{CornerRadius, CursorIcon, Rect, Role, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::words;
use crate::app::command::{Command, Queue};
use crate::app::controls::{keep_in_view, laid_out};
use crate::app::data::{Card, Check, Weight};
use crate::app::theme::{self, Theme};

/// The height of the strip.
pub(super) const STRIP: f32 = 44.0;

/// Draws it: a control that leads to the findings, and while the walk is under way one that stops it.
pub(super) fn strip_ui(ui: &Ui, rect: Rect, at: usize, card: &Card, queue: &mut Queue) {
    let theme = Theme::of(ui);
    ui.painter().hline(rect.x_range(), rect.top(), theme.hairline());
    let mut left = rect;
    if card.check.is_busy() {
        left.max.x -= stop_ui(ui, rect, at, card, queue) + theme::GAP_S;
    }
    if let Check::Walks(walked) = card.check {
        let bar = rect.with_max_y(rect.top() + 2.0);
        ui.painter().rect_filled(bar.with_max_x(bar.left() + bar.width() * walked.part()), 1.0, theme.accent);
    }
    let words = words::checked(card);
    let response = ui.interact(left, ui.scope_id().with(("checked", at)), Sense::click());
    let name = format!("Findings of {}: {words}", card.title);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.clone()));
    keep_in_view(&response);
    ring(ui, left, &response);
    if response.clicked() {
        queue.push(Command::OpenFindings(at));
    }
    let mut from = left.left();
    let heaviest = match card.check {
        Check::Done | Check::Read => Some(card.tally().first().map_or(Weight::Accepted, |(weight, _)| *weight)),
        Check::Waits | Check::Walks(_) | Check::Stopped => None,
    };
    if let Some(weight) = heaviest {
        weight.paint(ui.painter(), pos2(from + 8.0, left.center().y), theme);
        from += 24.0;
    }
    let color = if card.check.is_busy() { theme.quiet_text } else { theme.accent };
    let text = theme::words(&words, theme::caption()).color(color);
    let text = laid_out(ui, text, left.right() - from);
    ui.painter().galley(pos2(from, left.center().y - text.size().y / 2.0), text, color);
    response.on_hover_cursor(CursorIcon::PointingHand);
}

/// Stops the walk; says how wide it is.
fn stop_ui(ui: &Ui, rect: Rect, at: usize, card: &Card, queue: &mut Queue) -> f32 {
    let theme = Theme::of(ui);
    let text =
        laid_out(ui, theme::words("Stop", theme::strong(theme::SIZE_CAPTION)).color(theme.accent), f32::INFINITY);
    let width = text.size().x + 2.0 * theme::GAP_S;
    let place = Rect::from_min_max(pos2(rect.right() - width, rect.top()), rect.max);
    let response = ui.interact(place, ui.scope_id().with(("stop", at)), Sense::click());
    let name = format!("Stop walking {}", card.title);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.clone()));
    keep_in_view(&response);
    ring(ui, place, &response);
    if response.clicked() {
        queue.push(Command::StopWalk(at));
    }
    ui.painter().galley(place.center() - text.size() / 2.0, text, theme.accent);
    response.on_hover_cursor(CursorIcon::PointingHand);
    width
}

/// A ground under the pointer, and the ring of the keyboard.
fn ring(ui: &Ui, rect: Rect, response: &egui::Response) {
    let theme = Theme::of(ui);
    let rect = rect.shrink2(vec2(0.0, 4.0)).expand2(vec2(theme::GAP_S, 0.0));
    let radius = CornerRadius::same(theme::RADIUS_CONTROL);
    if response.hovered() || response.is_pointer_button_down_on() {
        ui.painter().rect_filled(rect, radius, theme.selection);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, radius, theme.focus_ring(), StrokeKind::Inside);
    }
}
