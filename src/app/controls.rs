//! Controls that egui does not have in this form: switches, chips, folds, and marks that a font lacks.
//! Each has an accessible name, a visible focus, and comes into view when the keyboard reaches it.

use egui::{
    Color32, CornerRadius, CursorIcon, Id, Key, Modifiers, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke,
    StrokeKind, TextWrapMode, Ui, WidgetInfo, WidgetText, pos2, vec2,
};

use super::theme::{self, Theme};
use crate::scenario::{Difficulty, Level};

/// The least height of something to click.
const ROW: f32 = 36.0;

/// Text laid out at most this wide, for controls that paint their own text.
pub fn laid_out(ui: &Ui, text: impl Into<WidgetText>, width: f32) -> std::sync::Arc<egui::Galley> {
    text.into().into_galley(ui, Some(TextWrapMode::Wrap), width, egui::TextStyle::Body)
}

/// Scrolls to a control that the keyboard has just reached.
pub fn keep_in_view(response: &Response) {
    if !response.has_focus() {
        return;
    }
    let key = Id::unique("the control that was last scrolled to");
    let seen = response.ctx.data(|data| data.get_temp::<Id>(key));
    if seen != Some(response.id) {
        response.ctx.data_mut(|data| data.insert_temp(key, response.id));
        response.scroll_to_me(None);
    }
}

/// Says that a control which is given the keyboard is in view already, or soon will be: nothing scrolls to it.
pub fn in_view(response: &Response) {
    let key = Id::unique("the control that was last scrolled to");
    response.ctx.data_mut(|data| data.insert_temp(key, response.id));
}

/// Whether a key was pressed while no control had the keyboard and nothing floats above the screen.
#[must_use]
pub fn pressed(ui: &Ui, key: egui::Key) -> bool {
    let free = ui.memory(|memory| memory.focused().is_none()) && !egui::Popup::is_any_open(ui.ctx());
    free && ui.input(|input| input.key_pressed(key))
}

/// How far an arrow key scrolls, in points.
const ARROW_STEP: f32 = 60.0;

/// Scrolls a page with the keys; called inside its `ScrollArea`, after all else, so that what is on the page takes its
/// keys first. The arrows scroll only while no control has the keyboard: otherwise they lead from control to control.
pub fn scroll_keys(ui: &Ui) {
    if egui::Popup::is_any_open(ui.ctx()) {
        return;
    }
    let (view, page) = (ui.clip_rect(), ui.min_rect());
    let free = ui.memory(|memory| memory.focused().is_none());
    let typing = ui.ctx().text_edit_focused();
    let step = view.height() * 0.9;
    let keys = [
        (Key::PageUp, true, step),
        (Key::PageDown, true, -step),
        (Key::Home, !typing, view.top() - page.top()),
        (Key::End, !typing, view.bottom() - page.bottom()),
        (Key::ArrowUp, free, ARROW_STEP),
        (Key::ArrowDown, free, -ARROW_STEP),
    ];
    for (key, open, by) in keys {
        if open && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            ui.scroll_with_delta(vec2(0.0, by));
        }
    }
}

/// Says a part of the screen again when it changes, for those who listen to it.
pub fn live(response: &Response) {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
}

/// How far the ground of a control of its own reaches beyond its text, which stands flush with the page.
const BEYOND: f32 = 12.0;

/// Marks a label as the heading (1 of a page, 2 within it) of what follows, for those who move from heading to heading.
pub fn heading(response: &Response, text: &str, level: usize) {
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.clear_value();
        node.set_label(text);
        // Counted from 0 there.
        node.set_level(level.saturating_sub(1));
    });
}

/// The ground and outline of a control of its own: text alone until something is on it.
fn ground_ui(ui: &Ui, response: &Response, chosen: bool) {
    let theme = Theme::of(ui);
    let rect = response.rect.expand2(vec2(BEYOND, 0.0));
    let radius = CornerRadius::same(theme::RADIUS_CONTROL);
    if chosen || response.hovered() || response.is_pointer_button_down_on() {
        ui.painter().rect_filled(rect, radius, theme.selection);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, radius, theme.focus_ring(), StrokeKind::Inside);
    }
}

/// The room for a switch before its name.
pub const SWITCH: f32 = 48.0;

/// A switch with its name; both are the control.
pub fn switch_ui(ui: &mut Ui, name: &str, on: bool) -> Response {
    let theme = Theme::of(ui);
    let text = laid_out(ui, theme::words(name, theme::body()).color(theme.text), ui.available_width() - SWITCH);
    let size = vec2(SWITCH + text.size().x, ROW.max(text.size().y + 8.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Switch, ui.is_enabled(), on, name));
    ground_ui(ui, &response, false);
    let painter = ui.painter();
    painter.galley(pos2(rect.left() + SWITCH, rect.center().y - text.size().y / 2.0), text, theme.text);
    let track = Rect::from_center_size(pos2(rect.left() + 18.0, rect.center().y), vec2(36.0, 20.0));
    let (fill, edge, knob) =
        if on { (theme.accent, theme.accent, theme.on_accent) } else { (theme.raised, theme.edge, theme.edge) };
    painter.rect(track, CornerRadius::same(10), fill, Stroke::new(1.5, edge), StrokeKind::Inside);
    let x = if on { track.right() - 10.0 } else { track.left() + 10.0 };
    painter.circle_filled(pos2(x, track.center().y), 6.0, knob);
    keep_in_view(&response);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// One of several things to choose; a chosen one has a check mark besides its colour.
pub fn chip_ui(ui: &mut Ui, name: &str, chosen: bool) -> Response {
    let theme = Theme::of(ui);
    let text = laid_out(ui, theme::words(name, theme::body()).color(theme.text), f32::INFINITY);
    // The mark takes its room from both sides, so that nothing beside the chip moves.
    let mark = if chosen { 18.0 } else { 9.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(text.size().x + 42.0, ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), chosen, name));
    let on = response.hovered() || response.is_pointer_button_down_on();
    let (fill, edge) = match (chosen, on) {
        (true, _) => (theme.selection, theme.accent),
        // What the pointer is on does not look chosen.
        (false, true) => (theme.raised, theme.edge),
        (false, false) => (theme.surface, theme.edge),
    };
    let edge = if response.has_focus() { theme.focus_ring() } else { Stroke::new(1.0, edge) };
    let painter = ui.painter();
    painter.rect(rect, CornerRadius::same(18), fill, edge, StrokeKind::Inside);
    if chosen {
        check(painter, pos2(rect.left() + 18.0, rect.center().y), theme.accent);
    }
    painter.galley(pos2(rect.left() + 12.0 + mark, rect.center().y - text.size().y / 2.0), text, theme.text);
    keep_in_view(&response);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A line that unfolds what is below it; it only tells of the click.
pub fn fold_ui(ui: &mut Ui, name: &str, open: bool) -> Response {
    let theme = Theme::of(ui);
    let words = theme::words(name, theme::strong(theme::SIZE_BODY)).color(theme.accent);
    let text = laid_out(ui, words, ui.available_width() - 32.0);
    let size = vec2(text.size().x + 20.0, ROW.max(text.size().y + 8.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, ui.is_enabled(), name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(open));
    ground_ui(ui, &response, false);
    let at = pos2(rect.left() + 5.0, rect.center().y);
    let ends = if open {
        [at + vec2(-4.0, -2.0), at + vec2(0.0, 3.0), at + vec2(4.0, -2.0)]
    } else {
        [at + vec2(-2.0, -4.0), at + vec2(3.0, 0.0), at + vec2(-2.0, 4.0)]
    };
    ui.painter().add(Shape::line(ends.to_vec(), Stroke::new(2.0, theme.accent)));
    ui.painter().galley(pos2(rect.left() + 20.0, rect.center().y - text.size().y / 2.0), text, theme.accent);
    keep_in_view(&response);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A place to go to, in the bar; its text alone if `width` is 0.
pub fn entry_ui(ui: &mut Ui, name: &str, here: bool, width: f32) -> Response {
    let theme = Theme::of(ui);
    let text = laid_out(ui, theme::words(name, theme::strong(theme::SIZE_BODY)).color(theme.text), f32::INFINITY);
    let (rect, response) = ui.allocate_exact_size(vec2(width.max(text.size().x), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), here, name));
    ground_ui(ui, &response, here);
    let painter = ui.painter();
    if here {
        let bar = Rect::from_center_size(pos2(rect.left() - BEYOND + 2.0, rect.center().y), vec2(4.0, 20.0));
        painter.rect_filled(bar, CornerRadius::same(2), theme.accent);
    }
    painter.galley(pos2(rect.left(), rect.center().y - text.size().y / 2.0), text, theme.text);
    keep_in_view(&response);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A check mark around this point.
pub fn check(painter: &Painter, at: Pos2, color: Color32) {
    let points = vec![at + vec2(-5.0, 0.0), at + vec2(-1.5, 3.5), at + vec2(5.0, -4.0)];
    painter.add(Shape::line(points, Stroke::new(2.0, color)));
}

/// How hard a whole conversation is, as up to four bars of growing height from this point to the right; the word stands beside them.
pub fn bars(painter: &Painter, left_bottom: Pos2, level: Level, theme: &Theme) {
    let count = match level {
        Level::FirstContact => return,
        Level::Whole(Difficulty::Easy) => 1_u8,
        Level::Whole(Difficulty::Medium) => 2,
        Level::Whole(Difficulty::Hard) => 3,
        Level::Whole(Difficulty::Expert) => 4,
    };
    for i in 0..4_u8 {
        let (x, height) = (left_bottom.x + 5.0 * f32::from(i), 4.0 + 2.0 * f32::from(i));
        let bar = Rect::from_min_max(pos2(x, left_bottom.y - height), pos2(x + 3.0, left_bottom.y));
        let color = if i < count { theme.quiet_text } else { theme.line };
        painter.rect_filled(bar, CornerRadius::same(1), color);
    }
}

/// The width of [`bars`].
pub const BARS: f32 = 18.0;
