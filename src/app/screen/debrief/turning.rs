//! The turning point: the turn that cost most, what would have kept it, how it would have gone on; and the answers to
//! what the trainee marked.

use egui::Ui;

use super::marks::{beside_bar_ui, columns_ui, grade_ui, said_ui};
use super::{Page, Reading, curve, on};
use crate::app::command::Queue;
use crate::app::controls::{fold_ui, heading, live};
use crate::app::data::Graded;
use crate::app::screen::conversation::spoken;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::{Exchange, words};

/// Why there is no such turn, or none yet.
pub(super) fn none_ui(ui: &mut Ui, page: &Page<'_>) {
    let theme = Theme::of(ui);
    let text = match page.graded {
        Graded::Soon => "Working out what else was possible...",
        Graded::TooLarge => "Not known: there are too many conversations to compare.",
        Graded::Failed => "Not known: a fault of the program kept it from being worked out.",
        Graded::Known(_) if page.made.turns.is_empty() => words::NOTHING_SAID,
        Graded::Known(_) => words::NO_TURNING,
    };
    live(&ui.label(widgets::quiet(theme, text)));
}

/// What was said and what would have kept it, side by side, with the mood that each made; then the answers to what the
/// trainee marked.
pub(super) fn turning_ui(ui: &mut Ui, page: &Page<'_>, reading: &mut Reading, queue: &mut Queue) {
    let debrief = &page.made.debrief;
    match debrief.turning.and_then(|number| page.made.turn(number)) {
        Some(turn) => {
            both_ui(ui, page, turn, reading);
            ui.add_space(theme::GAP_S);
            on::retry_ui(ui, page, queue);
        }
        None => none_ui(ui, page),
    }
    answers_ui(ui, page);
}

fn both_ui(ui: &mut Ui, page: &Page<'_>, turn: &Exchange, reading: &mut Reading) {
    let theme = Theme::of(ui);
    let debrief = &page.made.debrief;
    ui.label(widgets::small(theme, format!("Reply {}", turn.number)));
    if !turn.after {
        customer_ui(ui, turn);
    }
    ui.add_space(theme::GAP_S);
    let name = |text: &str, color| theme::words(text, theme::strong(theme::SIZE_CAPTION)).color(color);
    let better = debrief.what_if.split_first();
    let ways = page.made.ways.as_ref();
    let as_it_was = |ui: &mut Ui| {
        ui.label(name("What you said", theme.accent));
        said_ui(ui, turn, theme::SIZE_SPEECH);
        if let Some(grade) = debrief.grade(turn.number) {
            grade_ui(ui, grade);
        }
        if !turn.reaction.is_empty() {
            customer_words_ui(ui, &turn.reaction);
        }
    };
    let as_it_could = |ui: &mut Ui| {
        let Some((better, _)) = better else { return };
        ui.label(name("What would have kept it", theme.good));
        said_ui(ui, better, theme::SIZE_SPEECH);
        if !better.reaction.is_empty() {
            customer_words_ui(ui, &better.reaction);
        }
    };
    columns_ui(ui, page.wide, as_it_was, as_it_could);
    if let Some(ways) = ways {
        ui.add_space(theme::GAP_S);
        let last = ways.was.len().max(ways.would.len()).saturating_sub(1);
        let was = |ui: &mut Ui| curve::small_ui(ui, &ways.was, last, "The mood as it was");
        let would = |ui: &mut Ui| curve::small_ui(ui, &ways.would, last, "The mood as it would have been");
        columns_ui(ui, page.wide, was, would);
        ui.label(theme::words(ways.sentence(), theme::body()).color(theme.text));
    }
    let Some((_, later)) = better.filter(|(_, later)| !later.is_empty()) else { return };
    if fold_ui(ui, "How it would have gone on", reading.what_if).clicked() {
        reading.what_if = !reading.what_if;
    }
    if reading.what_if {
        for turn in later {
            customer_ui(ui, turn);
            beside_bar_ui(ui, theme.good, |ui| said_ui(ui, turn, theme::SIZE_SPEECH));
            if !turn.reaction.is_empty() {
                customer_words_ui(ui, &turn.reaction);
            }
        }
    }
}

/// What the trainee was proud of and would take back, each with an answer.
fn answers_ui(ui: &mut Ui, page: &Page<'_>) {
    let theme = Theme::of(ui);
    let answers = page.made.debrief.answers(&page.talk.scenario.playbook, &page.made.turns, &page.talk.notes);
    if answers.is_empty() {
        return;
    }
    ui.add_space(theme::GAP_M);
    let title = "What you marked";
    heading(&ui.label(theme::words(title, theme::strong(theme::SIZE_SPEECH)).color(theme.text)), title, 3);
    for answer in answers {
        let Some((turn, notes)) = page.made.turn(answer.turn).zip(page.talk.notes.turn(answer.turn)) else { continue };
        let marked = match (notes.proud, notes.take_back) {
            (true, true) => "Proud of it, and would take it back",
            (true, false) => "Proud of",
            (false, _) => "Would take back",
        };
        beside_bar_ui(ui, theme.line, |ui| {
            ui.label(widgets::small(theme, format!("{marked} · reply {}", answer.turn)));
            said_ui(ui, turn, theme::SIZE_BODY);
            ui.label(theme::words(&answer.words, theme::body()).color(theme.text));
        });
        ui.add_space(theme::GAP_S);
    }
}

/// What the customer said before a turn.
fn customer_ui(ui: &mut Ui, turn: &Exchange) {
    let theme = Theme::of(ui);
    if !turn.setting.is_empty() {
        spoken::words_ui(ui, spoken::aside_job(&turn.setting, theme::SIZE_BODY, theme.quiet_text));
    }
    customer_words_ui(ui, &turn.line);
}

fn customer_words_ui(ui: &mut Ui, words: &str) {
    let theme = Theme::of(ui);
    spoken::words_ui(ui, spoken::job(words, theme::SIZE_BODY, theme.quiet_text, theme.quiet_text));
}
