//! A plot's numbers as a table, for those who read rather than look; and the trainee's words with the way to their
//! conversation.

use egui::{Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::dates;
use super::reading::{MORE, Reading};
use crate::app::command::Queue;
use crate::app::controls::{keep_in_view, laid_out, switch_ui};
use crate::app::screen::debrief::marks::{beside_bar_ui, words_ui};
use crate::app::screen::library::words::quoted;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::Day;
use crate::debrief::progress::Seen;

/// What a table shows: the names of its columns with the part of the width that each takes, and its rows in words, the
/// first to show first.
pub(super) struct Table<'t> {
    /// What it is a table of.
    pub name: &'t str,
    /// Names and parts of the width, which come to 1.
    pub columns: &'t [(&'t str, f32)],
    /// How many rows there are.
    pub rows: usize,
}

/// The switch that shows a plot as a table, and the table while it does. Says whether it does.
pub(super) fn ui(ui: &mut Ui, table: &Table<'_>, reading: &mut Reading, row: impl Fn(usize) -> Vec<String>) -> bool {
    let shown = reading.table(table.name).map(|rows| *rows);
    ui.push_id(table.name, |ui| {
        let switch = switch_ui(ui, "As a table", shown.is_some());
        ui.ctx().accesskit_node_builder(switch.id, |node| node.set_description(table.name));
        if switch.clicked() {
            reading.turn_table(table.name);
        }
        let Some(shown) = shown else { return };
        rows_ui(ui, table, shown, row);
        let rest = table.rows.saturating_sub(shown);
        if rest > 0
            && more_ui(ui, rest).clicked()
            && let Some(rows) = reading.table(table.name)
        {
            *rows += MORE;
        }
    });
    shown.is_some()
}

/// The button that shows more rows of a list, of which so many do not show.
pub(super) fn more_ui(ui: &mut Ui, rest: usize) -> Response {
    ui.add_space(theme::GAP_S);
    let words = if rest <= MORE { format!("Show the other {rest}") } else { format!("Show {MORE} more of {rest}") };
    let more = widgets::secondary_ui(ui, &words);
    keep_in_view(&more);
    more
}

fn rows_ui(ui: &mut Ui, table: &Table<'_>, shown: usize, row: impl Fn(usize) -> Vec<String>) {
    ui.add_space(theme::GAP_S);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let id = ui.unique_id();
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(Role::Table);
            node.set_label(table.name);
        });
        let names: Vec<String> = table.columns.iter().map(|(name, _)| (*name).to_owned()).collect();
        row_ui(ui, table, &names, true);
        for at in 0..table.rows.min(shown) {
            row_ui(ui, table, &row(at), false);
        }
    });
}

/// One row, its cells next to each other; the names stand out.
fn row_ui(ui: &mut Ui, table: &Table<'_>, cells: &[String], names: bool) {
    let theme = Theme::of(ui);
    let width = ui.available_width();
    let (font, color) =
        if names { (theme::strong(theme::SIZE_CAPTION), theme.quiet_text) } else { (theme::body(), theme.text) };
    let laid: Vec<_> = cells
        .iter()
        .zip(table.columns)
        .map(|(cell, (_, part))| {
            let room = width * part;
            (laid_out(ui, theme::words(cell, font.clone()).color(color), room - theme::GAP_M), room)
        })
        .collect();
    let height = laid.iter().map(|(text, _)| text.size().y).fold(0.0, f32::max) + 8.0;
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    if ui.is_rect_visible(rect) {
        ui.painter().hline(rect.x_range(), rect.bottom(), theme.hairline());
    }
    let row = ui.new_child(UiBuilder::new().max_rect(rect));
    let id = row.unique_id();
    row.ctx().accesskit_node_builder(id, |node| node.set_role(Role::Row));
    let mut left = rect.left();
    for (at, ((text, room), cell)) in laid.into_iter().zip(cells).enumerate() {
        let place = Rect::from_min_size(pos2(left, rect.top()), vec2(room, height));
        left += room;
        let response = row.interact(place, row.scope_id().with(at), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, cell));
        let role = if names { Role::ColumnHeader } else { Role::Cell };
        row.ctx().accesskit_node_builder(response.id, |node| node.set_role(role));
        if row.is_rect_visible(place) {
            row.painter().galley(place.min + vec2(0.0, 4.0), text, color);
        }
    }
}

/// What the trainee said or did, where, and the way to that conversation.
pub(super) fn seen_ui(ui: &mut Ui, was: &str, seen: &Seen, today: Day, reading: &mut Reading, queue: &mut Queue) {
    let theme = Theme::of(ui);
    beside_bar_ui(ui, theme.line, |ui| {
        ui.label(widgets::small(theme, was));
        words_ui(ui, &seen.evidence.words, seen.evidence.spoken, theme::SIZE_SPEECH);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP_S;
            ui.spacing_mut().button_padding.x = 0.0;
            let day = dates::plain(seen.day, today);
            let link = widgets::quiet_ui(ui, &format!("{}, {day}, reply {}", quoted(&seen.title), seen.evidence.turn));
            keep_in_view(&link);
            if link.on_hover_text("Read this conversation again").clicked() {
                reading.look_back(seen.attempt, queue);
            }
        });
    });
}
