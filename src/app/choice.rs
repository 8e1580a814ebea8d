//! One of several things to choose: rows with a sentence each, or short words side by side. Tab reaches each, the arrows
//! choose the next, and what is chosen has a filled dot besides its colour.

use egui::{
    CornerRadius, CursorIcon, EventFilter, Id, Key, Modifiers, Painter, Pos2, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::controls::{in_view, keep_in_view, laid_out};
use super::theme::{self, Theme};

/// The room for the dot.
const DOT: f32 = 28.0;
/// The room inside a row, at its sides and above and below.
const INSIDE: f32 = 12.0;
const ABOVE: f32 = 6.0;
/// The least height of something to click.
const LEAST: f32 = 36.0;

/// Rows one under the other, each a word and a sentence, in a group of this name. Returns what was chosen now, which
/// may be what was chosen already.
pub fn rows_ui(ui: &mut Ui, group: &str, all: &[(&str, &str)], chosen: Option<usize>) -> Option<usize> {
    let rows = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.y = theme::GAP_S;
        all.iter().enumerate().map(|(at, (word, sentence))| row_ui(ui, word, sentence, chosen == Some(at))).collect()
    };
    group_ui(ui, group, chosen, rows)
}

/// Short words side by side, in a group of this name. Returns as [`rows_ui`] does.
pub fn words_ui(ui: &mut Ui, group: &str, all: &[&str], chosen: Option<usize>) -> Option<usize> {
    let words = |ui: &mut Ui| {
        let draw = |ui: &mut Ui| {
            ui.spacing_mut().item_spacing = vec2(theme::GAP_S, theme::GAP_S);
            all.iter().enumerate().map(|(at, word)| word_ui(ui, word, chosen == Some(at))).collect()
        };
        ui.horizontal_wrapped(draw).inner
    };
    group_ui(ui, group, chosen, words)
}

/// Gives the keyboard to what is chosen in the group of this name, when it is drawn next.
pub fn take_up(ui: &Ui, group: &str) {
    ui.data_mut(|data| data.insert_temp(asked(group), true));
}

fn asked(group: &str) -> Id {
    Id::unique(("the group to take up", group))
}

/// Names the group, and lets the arrows choose within it.
fn group_ui(
    ui: &mut Ui,
    group: &str,
    chosen: Option<usize>,
    draw: impl FnOnce(&mut Ui) -> Vec<Response>,
) -> Option<usize> {
    let drawn = ui.scope(|ui| {
        let id = ui.unique_id();
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(Role::RadioGroup);
            node.set_label(group);
        });
        draw(ui)
    });
    let all = drawn.inner;
    if ui.data_mut(|data| data.remove_temp::<bool>(asked(group))).is_some()
        && let Some(row) = all.get(chosen.unwrap_or_default())
    {
        row.request_focus();
        // Whoever gives a group the keyboard has scrolled to it.
        in_view(row);
    }
    let clicked = all.iter().position(Response::clicked);
    let Some(here) = all.iter().position(Response::has_focus) else { return clicked };
    // What leads from control to control elsewhere chooses within the group.
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    all.get(here).into_iter().for_each(|at| ui.memory_mut(|memory| memory.set_focus_lock_filter(at.id, filter)));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let on = pressed(Key::ArrowDown) || pressed(Key::ArrowRight);
    let back = pressed(Key::ArrowUp) || pressed(Key::ArrowLeft);
    let next = match (on, back) {
        (true, false) => (here + 1) % all.len(),
        (false, true) => (here + all.len() - 1) % all.len(),
        _ => return clicked,
    };
    all.get(next)?.request_focus();
    Some(next)
}

fn row_ui(ui: &mut Ui, word: &str, sentence: &str, chosen: bool) -> Response {
    let theme = Theme::of(ui);
    let room = ui.available_width() - DOT - 2.0 * INSIDE;
    let title = laid_out(ui, theme::words(word, theme::strong(theme::SIZE_BODY)).color(theme.text), room);
    let text = laid_out(ui, theme::words(sentence, theme::caption()).color(theme.quiet_text), room);
    let size = vec2(ui.available_width(), (title.size().y + text.size().y + 2.0 * ABOVE).max(LEAST));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), chosen, word));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(sentence));
    ground(ui, rect, &response, chosen, CornerRadius::same(theme::RADIUS_CONTROL));
    let left = rect.left() + INSIDE;
    let first = rect.top() + ABOVE + title.size().y / 2.0;
    dot(ui.painter(), pos2(left + 8.0, first), chosen, theme);
    ui.painter().galley(pos2(left + DOT, rect.top() + ABOVE), std::sync::Arc::clone(&title), theme.text);
    ui.painter().galley(pos2(left + DOT, rect.top() + ABOVE + title.size().y), text, theme.quiet_text);
    keep_in_view(&response);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

fn word_ui(ui: &mut Ui, word: &str, chosen: bool) -> Response {
    let theme = Theme::of(ui);
    let text = laid_out(ui, theme::words(word, theme::body()).color(theme.text), f32::INFINITY);
    let (rect, response) =
        ui.allocate_exact_size(vec2(text.size().x + DOT + 2.0 * INSIDE - 4.0, LEAST), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), chosen, word));
    ground(ui, rect, &response, chosen, CornerRadius::same(18));
    dot(ui.painter(), pos2(rect.left() + INSIDE + 6.0, rect.center().y), chosen, theme);
    let at = pos2(rect.left() + INSIDE + DOT - 4.0, rect.center().y - text.size().y / 2.0);
    ui.painter().galley(at, text, theme.text);
    keep_in_view(&response);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

fn ground(ui: &Ui, rect: Rect, response: &Response, chosen: bool, round: CornerRadius) {
    let theme = Theme::of(ui);
    let on = response.hovered() || response.is_pointer_button_down_on();
    let (fill, edge) = match (chosen, on) {
        (true, _) => (theme.selection, theme.accent),
        (false, true) => (theme.raised, theme.edge),
        (false, false) => (theme.surface, theme.line),
    };
    let edge = if response.has_focus() { theme.focus_ring() } else { Stroke::new(1.0, edge) };
    ui.painter().rect(rect, round, fill, edge, StrokeKind::Inside);
}

fn dot(painter: &Painter, at: Pos2, chosen: bool, theme: &Theme) {
    let edge = if chosen { theme.accent } else { theme.edge };
    painter.circle_stroke(at, 7.0, Stroke::new(1.5, edge));
    if chosen {
        painter.circle_filled(at, 4.0, theme.accent);
    }
}
