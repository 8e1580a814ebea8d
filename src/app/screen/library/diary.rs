//! The diary: promises whose day is still to come, and those whose day has come first.

use egui::{Align, Layout, Response, Ui, vec2};

use super::words::short_name;
use crate::app::command::{Command, Queue};
use crate::app::controls::{heading, keep_in_view};
use crate::app::data::{Conversation, Data, Entry};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::scenario::Due;

/// The side of a portrait.
const SIDE: f32 = 48.0;
/// The widths of the two columns of actions.
const ON: f32 = 184.0;
const BACK: f32 = 144.0;
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
            heading(&ui.label(theme::words(TITLE, theme::strong(theme::SIZE_SPEECH)).color(theme.text)), TITLE, 2);
            if !data.record.is_kept() {
                ui.label(widgets::small(theme, "Lasts until you close the program."));
            }
        });
        for (at, entry, due) in all {
            ui.add_space(theme::GAP_S);
            entry_ui(ui, at, &entry.conversation, due, queue);
        }
    });
    true
}

/// One entry: who, what was noted, when it falls due, and what one can do.
fn entry_ui(ui: &mut Ui, at: usize, talk: &Conversation, due: bool, queue: &mut Queue) {
    let narrow = ui.available_width() < 720.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_M;
        let feeling = widgets::feeling(&talk.scenario.playbook, talk.mood());
        widgets::portrait_ui(ui, &talk.scenario.customer.face, &feeling, SIDE);
        ui.vertical(|ui| {
            let actions = if narrow { 0.0 } else { ON + BACK + theme::GAP_S + theme::GAP_M };
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

/// What has to come before it falls due. It names no day, since what was promised names one of its own.
fn waits_for(due: Option<Due>) -> &'static str {
    match due {
        Some(Due::NextConversation) => "Due after your next conversation",
        None | Some(Due::AtOnce | Due::NextDay) => "Not due yet",
    }
}

/// One action in a column so wide.
fn column_ui(ui: &mut Ui, width: f32, action: impl FnOnce(&mut Ui) -> Response) -> Response {
    let column = |ui: &mut Ui| {
        ui.set_min_width(width);
        action(ui)
    };
    ui.allocate_ui_with_layout(vec2(width, 36.0), Layout::left_to_right(Align::Center), column).inner
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
            ui.label(widgets::quiet(theme, waits_for(talk.next_due())));
        }
    });
    let mut nothing = true;
    for promise in talk.noted() {
        nothing = false;
        let what = promise.is.trim_end_matches('.');
        // On the day itself “by four o'clock tomorrow” would be wrong.
        let words = if due { format!("{what}.") } else { format!("{what}: by {}.", promise.by) };
        ui.label(theme::words(words, theme::body()).color(theme.text));
    }
    if nothing {
        ui.label(widgets::quiet(theme, "You have parted, and nothing was noted that falls due."));
    }
}

fn actions_ui(ui: &mut Ui, at: usize, talk: &Conversation, due: bool, queue: &mut Queue) {
    ui.spacing_mut().item_spacing = vec2(theme::GAP_S, theme::GAP_S);
    let name = short_name(&talk.scenario.customer.name);
    let on = match (due, talk.noted().next()) {
        (false, _) => "Go to that day now",
        (true, Some(_)) => "Do what you promised",
        (true, None) => "See what comes of it",
    };
    let open = column_ui(ui, ON, |ui| if due { widgets::secondary_ui(ui, on) } else { widgets::quiet_ui(ui, on) });
    let open = open.accessible_name(format!("{on}, with {name}"));
    let back = column_ui(ui, BACK, |ui| widgets::quiet_ui(ui, "Look back so far"));
    let back = back.accessible_name(format!("Look back so far, with {name}"));
    keep_in_view(&open);
    keep_in_view(&back);
    if open.clicked() {
        queue.push(Command::OpenDiary(at));
    }
    if back.clicked() {
        queue.push(Command::LookBack(at));
    }
}
