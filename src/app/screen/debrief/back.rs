//! Looking back: what was said, and two taps beside each of the trainee's turns, *proud of* and *would take back*. They
//! are answered at the turning point.

use egui::{Layout, Ui, vec2};

use super::marks::{said_ui, tap_ui};
use super::part::Part;
use super::{Page, Reading, link_ui};
use crate::app::command::{Command, Noted, Queue};
use crate::app::controls::live;
use crate::app::screen::conversation::spoken;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::{Exchange, words};

/// The width of the names.
const NAMES: f32 = 88.0;

/// The conversation as it was said, with the taps.
pub(super) fn back_ui(ui: &mut Ui, page: &Page<'_>, reading: &mut Reading, queue: &mut Queue) {
    let theme = Theme::of(ui);
    let text = "Mark what you are proud of, and what you would take back. Both are answered at the turning point, and \
                neither is scored.";
    ui.label(widgets::quiet(theme, text));
    marked_ui(ui, page, reading);
    ui.add_space(theme::GAP_S);
    conversation_ui(ui, page, |ui, turn| {
        if page.is_own(turn) {
            ui.add_space(4.0);
            taps_ui(ui, page, turn, queue);
        }
    });
}

/// What was said in an Assessment that still goes on: nothing is marked, as nothing is answered yet.
pub(super) fn said_so_far_ui(ui: &mut Ui, page: &Page<'_>) {
    conversation_ui(ui, page, |_, _| {});
}

/// What was said, and below each of the trainee's turns what is added to it.
fn conversation_ui(ui: &mut Ui, page: &Page<'_>, mut tap: impl FnMut(&mut Ui, &Exchange)) {
    let mut answered = "";
    for turn in page.made.turns.iter().filter(|turn| !turn.after) {
        heard_ui(ui, page, answered, turn);
        answered = &turn.reaction;
        named_ui(ui, page.wide, if turn.cut_in { "You, cutting in" } else { "You" }, true, |ui| {
            said_ui(ui, turn, theme::SIZE_SPEECH);
            tap(ui, turn);
        });
        ui.add_space(theme::GAP_M);
    }
    if !answered.is_empty() {
        named_ui(ui, page.wide, words::short_name(page.name()), false, |ui| quiet_words_ui(ui, answered));
    }
}

/// How many were marked, said again when it changes, and the way to the answers.
fn marked_ui(ui: &mut Ui, page: &Page<'_>, reading: &mut Reading) {
    let theme = Theme::of(ui);
    let count = |marked: fn(&crate::engine::notes::TurnNotes) -> bool| {
        page.talk.notes.turns.values().filter(|notes| marked(notes)).count()
    };
    let (proud, back) = (count(|notes| notes.proud), count(|notes| notes.take_back));
    let text = match (proud, back) {
        (0, 0) => "Nothing marked yet.".to_owned(),
        (proud, 0) => format!("Proud of {proud}."),
        (0, back) => format!("Would take back {back}."),
        (proud, back) => format!("Proud of {proud}, would take back {back}."),
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_S;
        live(&ui.label(widgets::small(theme, text)));
        if proud + back > 0 && link_ui(ui, "Read the answers").clicked() {
            reading.go_to(Part::Turning);
        }
    });
}

/// What the customer said before a turn: their answer to the last one, and the line to answer now.
fn heard_ui(ui: &mut Ui, page: &Page<'_>, answered: &str, turn: &Exchange) {
    let theme = Theme::of(ui);
    named_ui(ui, page.wide, words::short_name(page.name()), false, |ui| {
        if !answered.is_empty() {
            quiet_words_ui(ui, answered);
        }
        if !turn.setting.is_empty() {
            spoken::words_ui(ui, spoken::aside_job(&turn.setting, theme::SIZE_BODY, theme.quiet_text));
        }
        quiet_words_ui(ui, &turn.line);
    });
}

fn quiet_words_ui(ui: &mut Ui, words: &str) {
    let theme = Theme::of(ui);
    spoken::words_ui(ui, spoken::job(words, theme::SIZE_BODY, theme.quiet_text, theme.quiet_text));
}

/// Who speaks, at the left or above, and their words: as an interview is printed.
fn named_ui(ui: &mut Ui, wide: bool, name: &str, own: bool, add: impl FnOnce(&mut Ui)) {
    let theme = Theme::of(ui);
    let color = if own { theme.accent } else { theme.quiet_text };
    let label = theme::words(name, theme::strong(theme::SIZE_CAPTION)).color(color);
    if !wide {
        ui.label(label);
        add(ui);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_M;
        ui.allocate_ui_with_layout(vec2(NAMES, 0.0), Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(NAMES);
            // The name stands on the first line of the words.
            let size = if own { theme::SIZE_SPEECH } else { theme::SIZE_BODY };
            ui.add_space(((theme::line_height(size) - theme::line_height(theme::SIZE_CAPTION)) * 0.65).round());
            ui.label(label);
        });
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            add(ui);
        });
    });
}

/// The two taps of a turn.
pub(super) fn taps_ui(ui: &mut Ui, page: &Page<'_>, turn: &Exchange, queue: &mut Queue) {
    let number = turn.number;
    let (proud, back) = page.talk.notes.turn(number).map_or((false, false), |notes| (notes.proud, notes.take_back));
    widgets::tight_row_ui(ui, |ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_S;
        if tap_ui(ui, "Proud of", &format!("Proud of reply {number}"), proud).clicked() {
            queue.push(Command::Note(number, Noted::Proud(!proud)));
        }
        if tap_ui(ui, "Would take back", &format!("Would take back reply {number}"), back).clicked() {
            queue.push(Command::Note(number, Noted::TakeBack(!back)));
        }
    });
}
