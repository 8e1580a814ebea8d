//! How they felt, turn by turn: the curve, and unfolded every turn with both sides' words, the customer's thoughts, what
//! moved, and why.

use egui::{Align, Grid, Rect, Ui, Vec2, vec2};

use super::marks::{beside_bar_ui, grade_ui, said_ui, words_ui};
use super::{Page, Reading, curve};
use crate::app::controls::fold_ui;
use crate::app::screen::conversation::spoken;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::{Exchange, words};
use crate::playbook::METERS;

/// The curve, and folded below it every turn.
pub(super) fn mood_ui(ui: &mut Ui, page: &Page<'_>, reading: &mut Reading) {
    curve::mood_ui(ui, page, reading);
    if page.made.turns.is_empty() {
        return;
    }
    if fold_ui(ui, "Every reply: what they thought, what it was worth, and why", reading.turns).clicked() {
        reading.turns = !reading.turns;
    }
    if reading.turns {
        turns_ui(ui, page, reading);
    }
}

/// All turns, one under the other.
fn turns_ui(ui: &mut Ui, page: &Page<'_>, reading: &mut Reading) {
    let theme = Theme::of(ui);
    let mut thought = "";
    let mut after = false;
    for turn in &page.made.turns {
        if turn.after && !after {
            ui.add_space(theme::GAP_M);
            ui.label(theme::words("Afterwards", theme::strong(theme::SIZE_SPEECH)).color(theme.text));
        }
        after = turn.after;
        let from = ui.cursor().min;
        if reading.jump_to_turn == Some(turn.number) {
            reading.jump_to_turn = None;
            let target = Rect::from_min_size(from - vec2(0.0, theme::GAP_L), Vec2::ZERO);
            ui.scroll_to_rect(target, Some(Align::Min));
        }
        turn_ui(ui, page, turn, reading, &mut thought);
    }
}

fn turn_ui<'d>(ui: &mut Ui, page: &Page<'d>, turn: &'d Exchange, reading: &mut Reading, last: &mut &'d str) {
    let theme = Theme::of(ui);
    ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), theme.hairline());
    ui.add_space(12.0);
    head_ui(ui, page, turn);
    if !turn.setting.is_empty() {
        spoken::words_ui(ui, spoken::aside_job(&turn.setting, theme::SIZE_BODY, theme.quiet_text));
    }
    spoken::words_ui(ui, spoken::job(&turn.line, theme::SIZE_BODY, theme.text, theme.quiet_text));
    thought_ui(ui, page, &turn.thought, last);
    ui.add_space(4.0);
    beside_bar_ui(ui, theme.accent, |ui| {
        ui.label(
            theme::words(if turn.cut_in { "You, cutting in" } else { "You" }, theme::strong(theme::SIZE_CAPTION))
                .color(theme.accent),
        );
        said_ui(ui, turn, theme::SIZE_SPEECH);
        if let Some(grade) = page.made.debrief.grade(turn.number) {
            grade_ui(ui, grade);
        }
    });
    ui.add_space(4.0);
    if !turn.reaction.is_empty() {
        spoken::words_ui(ui, spoken::job(&turn.reaction, theme::SIZE_BODY, theme.text, theme.quiet_text));
    }
    thought_ui(ui, page, &turn.reaction_thought, last);
    advice_ui(ui, page, turn);
    if !turn.after {
        numbers_ui(ui, page, turn, reading);
    }
    ui.add_space(theme::GAP_M);
}

/// The number and how it was taken; at the right, or below where it is narrow, what moved.
fn head_ui(ui: &mut Ui, page: &Page<'_>, turn: &Exchange) {
    let theme = Theme::of(ui);
    let moved = words::moved(turn);
    let left = widgets::small(theme, head(page, turn));
    ui.spacing_mut().interact_size.y = 0.0;
    if page.wide && ui.available_width() >= 700.0 {
        widgets::left_right_ui(ui, |ui| _ = ui.label(left), |ui| _ = ui.label(widgets::small(theme, moved)));
    } else {
        ui.label(left);
        ui.label(widgets::small(theme, moved));
    }
}

fn head(page: &Page<'_>, turn: &Exchange) -> String {
    let debrief = &page.made.debrief;
    let mut parts = vec![format!("Reply {}", turn.number)];
    if !turn.after {
        parts.push(words::reacted(turn.reacts).to_owned());
    }
    if debrief.worked == Some(turn.number) {
        parts.push("what worked".to_owned());
    }
    if debrief.turning == Some(turn.number) {
        parts.push(words::lower_first(words::turning(debrief)));
    }
    parts.join(" · ")
}

/// What the customer thought; a story told in parts has one thought.
fn thought_ui<'d>(ui: &mut Ui, page: &Page<'d>, thought: &'d str, last: &mut &'d str) {
    if thought.is_empty() || thought == *last {
        return;
    }
    *last = thought;
    let theme = Theme::of(ui);
    let name = words::short_name(page.name());
    spoken::words_ui(ui, spoken::aside_job(&format!("{name} thought: {thought}"), theme::SIZE_BODY, theme.quiet_text));
}

/// Notes of what fired, the author's reason, and what would have helped more.
fn advice_ui(ui: &mut Ui, page: &Page<'_>, turn: &Exchange) {
    let theme = Theme::of(ui);
    for (_, note) in &turn.notes {
        ui.label(theme::words(note, theme::body()).color(theme.text));
    }
    if !turn.why.is_empty() {
        ui.label(theme::words(&turn.why, theme::body()).color(theme.text));
    }
    if let Some(better) = page.made.debrief.advice(turn) {
        ui.add_space(4.0);
        beside_bar_ui(ui, theme.good, |ui| {
            ui.label(theme::words("What would have helped more", theme::strong(theme::SIZE_CAPTION)).color(theme.good));
            words_ui(ui, &better.words, better.spoken, theme::SIZE_BODY);
            ui.label(widgets::quiet(theme, &better.because));
        });
    }
}

/// On demand, how what moved came about.
fn numbers_ui(ui: &mut Ui, page: &Page<'_>, turn: &Exchange, reading: &mut Reading) {
    let open = reading.numbers.contains(&turn.number);
    let name = format!("How reply {} was counted", turn.number);
    if fold_ui(ui, &name, open).clicked() {
        if open {
            reading.numbers.retain(|number| *number != turn.number);
        } else {
            reading.numbers.push(turn.number);
        }
    }
    if open {
        arithmetic_ui(ui, page, turn);
    }
}

fn arithmetic_ui(ui: &mut Ui, page: &Page<'_>, turn: &Exchange) {
    let theme = Theme::of(ui);
    let small = |text: String| widgets::small(theme, text);
    ui.horizontal(|ui| {
        ui.add_space(28.0);
        Grid::new(("arithmetic", turn.number))
            .num_columns(6)
            .spacing(vec2(theme::GAP_M, 4.0))
            .min_col_width(56.0)
            .show(ui, |ui| {
                ui.label(small(String::new()));
                ui.label(small("counts".to_owned()));
                for meter in METERS {
                    ui.label(small(meter.word().to_owned()));
                }
                ui.end_row();
                for (title, percent, points) in turn.arithmetic(&page.talk.scenario) {
                    ui.label(theme::words(title, theme::caption()).color(theme.text));
                    ui.label(small(format!("{percent} %")));
                    for value in points {
                        ui.label(theme::words(words::signed(value), theme::caption()).color(theme.text));
                    }
                    ui.end_row();
                }
            });
    });
}
