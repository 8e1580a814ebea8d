//! The diary: promises whose day is still to come, and those whose day has come first.

use egui::{Ui, vec2};

use super::words::short_name;
use crate::app::command::{Command, Queue};
use crate::app::controls::{heading, keep_in_view};
use crate::app::data::{Conversation, Data, Entry};
use crate::app::screen::conversation::diary::when;
use crate::app::theme::{self, Theme};
use crate::app::widgets;

/// The side of a portrait.
const SIDE: f32 = 48.0;
/// The name of this part.
const TITLE: &str = "Diary";

/// Draws the diary; says whether anything stands in it.
pub(super) fn ui(ui: &mut Ui, data: &Data, queue: &mut Queue) -> bool {
    let mut all: Vec<(usize, &Entry, bool)> = data
        .record
        .diary()
        .iter()
        .enumerate()
        .map(|(at, entry)| (at, entry, data.record.is_due(entry, data.today)))
        .collect();
    if all.is_empty() {
        return false;
    }
    all.sort_by_key(|(at, _, due)| (!due, *at));
    let theme = Theme::of(ui);
    widgets::card(theme).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP_S;
            heading(&ui.label(theme::words(TITLE, theme::strong(theme::SIZE_CAPTION)).color(theme.accent)), TITLE, 2);
            ui.label(widgets::small(theme, "Lasts until you close the program."));
        });
        for (at, entry, due) in all {
            ui.add_space(theme::GAP_S);
            entry_ui(ui, data, at, &entry.conversation, due, queue);
        }
    });
    true
}

/// One entry: who, what was noted, when it falls due, and what one can do.
fn entry_ui(ui: &mut Ui, data: &Data, at: usize, talk: &Conversation, due: bool, queue: &mut Queue) {
    let narrow = ui.available_width() < 620.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_M;
        let feeling = widgets::feeling(data.playbook(), talk.mood());
        widgets::portrait_ui(ui, &talk.scenario.customer.face, &feeling, SIDE);
        ui.vertical(|ui| {
            let actions = if narrow { 0.0 } else { 300.0 };
            ui.set_width((ui.available_width() - actions).max(160.0));
            ui.spacing_mut().item_spacing.y = 2.0;
            words_ui(ui, talk, due);
            if narrow {
                ui.add_space(theme::GAP_S);
                ui.horizontal_wrapped(|ui| actions_ui(ui, at, talk, due, queue));
            }
        });
        if !narrow {
            ui.horizontal(|ui| actions_ui(ui, at, talk, due, queue));
        }
    });
}

fn words_ui(ui: &mut Ui, talk: &Conversation, due: bool) {
    let theme = Theme::of(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_S;
        let name = &talk.scenario.customer.name;
        ui.label(theme::words(name, theme::strong(theme::SIZE_BODY)).color(theme.text));
        if due {
            ui.label(theme::words("Due today", theme::strong(theme::SIZE_BODY)).color(theme.accent));
        } else {
            ui.label(widgets::quiet(theme, super::words::upper_first(when(talk.next_due()))));
        }
    });
    let mut nothing = true;
    for promise in talk.noted() {
        nothing = false;
        let what = promise.is.trim_end_matches('.');
        let words = format!("{what}: by {}.", promise.by);
        ui.label(theme::words(words, theme::body()).color(theme.text));
    }
    if nothing {
        ui.label(widgets::quiet(theme, "You have parted, and nothing was noted that falls due."));
    }
}

fn actions_ui(ui: &mut Ui, at: usize, talk: &Conversation, due: bool, queue: &mut Queue) {
    ui.spacing_mut().item_spacing = vec2(theme::GAP_S, theme::GAP_S);
    let name = short_name(&talk.scenario.customer.name);
    let open = if due { widgets::secondary_ui(ui, "Go to that day") } else { widgets::quiet_ui(ui, "Go there now") };
    let open = open.accessible_name(format!("{} with {name}", if due { "Go to that day" } else { "Go there now" }));
    let back = widgets::quiet_ui(ui, "Look back so far").accessible_name(format!("Look back so far with {name}"));
    keep_in_view(&open);
    keep_in_view(&back);
    if open.clicked() {
        queue.push(Command::OpenDiary(at));
    }
    if back.clicked() {
        queue.push(Command::LookBack(at));
    }
}
