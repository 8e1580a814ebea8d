//! When what comes next waits for its day: what was promised to whom and by when, as far as it was noted, and the choice
//! to leave it in the diary, to go to that day at once, or to look back so far.

use egui::{Align, CornerRadius, Frame, Margin, Stroke, Ui, vec2};

use super::moment::Moment;
use super::replies::enter;
use crate::app::command::{Command, Queue};
use crate::app::controls::{heading, keep_in_view, live};
use crate::app::screen::shell::is_low;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::scenario::{Due, Promise};

/// When it falls due, within a sentence.
fn when(due: Option<Due>) -> &'static str {
    match due {
        None | Some(Due::AtOnce) => "today",
        Some(Due::NextConversation) => "after your next conversation",
        Some(Due::NextDay) => "tomorrow",
    }
}

/// The card in place of the replies.
pub(super) fn ui(ui: &mut Ui, moment: &Moment<'_>, queue: &mut Queue) {
    let theme = Theme::of(ui);
    let noted: Vec<&Promise> = moment.talk.noted().collect();
    let when = when(moment.talk.next_due());
    let low = is_low(ui);
    let room = if low { Margin::symmetric(16, 12) } else { Margin::same(32) };
    let title = if noted.is_empty() { "Nothing stands in the diary" } else { "This stands in the diary" };
    ui.add_space(if low { 0.0 } else { theme::GAP_M });
    widgets::card(theme).inner_margin(room).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = theme::GAP_S;
        if !low {
            ui.label(widgets::small(theme, "You have parted"));
        }
        let font = if low { theme::strong(theme::SIZE_SPEECH) } else { theme::title() };
        let shown = ui.label(theme::words(title, font).color(theme.text));
        heading(&shown, title, 2);
        live(&shown);
        for promise in &noted {
            note_ui(ui, promise, &moment.scenario().customer.name, low);
        }
        let falls_due = if noted.is_empty() {
            format!("Nothing was written down that falls due. What comes of it comes {when}.")
        } else {
            format!("It falls due {when}.")
        };
        // What can be done comes first where there is little room.
        if low {
            ways_ui(ui, noted.is_empty(), queue);
        }
        ui.label(widgets::quiet(theme, falls_due));
        if !low {
            ui.add_space(theme::GAP_S);
            ways_ui(ui, noted.is_empty(), queue);
        }
        let lasts = if moment.data.record.is_kept() { "" } else { ", and lasts until you close the program" };
        ui.label(widgets::small(theme, format!("The diary is in the Library{lasts}.")));
    });
}

/// The three ways on.
fn ways_ui(ui: &mut Ui, nothing: bool, queue: &mut Queue) {
    ui.with_layout(egui::Layout::left_to_right(Align::Center).with_main_wrap(true), |ui| {
        ui.spacing_mut().item_spacing = vec2(theme::GAP_S, theme::GAP_S);
        let leave = if nothing { "Leave it for now" } else { "Leave it in the diary" };
        let choices = [
            (widgets::primary_ui(ui, leave), Command::LeaveInDiary),
            (widgets::secondary_ui(ui, "Go to that day now"), Command::ReachDay),
            (widgets::quiet_ui(ui, "Look back so far"), Command::Stop),
        ];
        let entered = enter(ui);
        for (at, (button, command)) in choices.into_iter().enumerate() {
            keep_in_view(&button);
            if button.clicked() || (at == 0 && entered) {
                queue.push(command);
            }
        }
    });
}

/// A promise as it was noted.
fn note_ui(ui: &mut Ui, promise: &Promise, name: &str, low: bool) {
    let theme = Theme::of(ui);
    let [_, sand, ..] = theme.mood_ground;
    Frame::new()
        .fill(sand)
        .stroke(Stroke::NONE)
        .corner_radius(CornerRadius::same(theme::RADIUS_CONTROL))
        .inner_margin(Margin::symmetric(16, if low { 8 } else { 12 }))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = if low { 0.0 } else { 4.0 };
            ui.label(theme::words(&promise.is, theme::speech()).color(theme.text));
            let to = format!("To {name}, by {}", promise.by);
            ui.label(theme::words(to, theme::body()).color(theme.text));
        });
}
