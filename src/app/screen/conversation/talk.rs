//! What was said, and what the customer says now.

use egui::{Align, Color32, Frame, Margin, Ui};

use super::compose;
use super::go_back;
use super::impulse::{Bubble, bubble_ui};
use super::moment::{Memory, Moment};
use super::replies::enter;
use super::spoken;
use crate::app::command::{Command, Queue};
use crate::app::controls::live;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::Exchange;

/// Earlier turns, quiet; the last turn's reply of the trainee stands with the present words.
pub(super) fn earlier_ui(ui: &mut Ui, moment: &Moment<'_>, memory: &Memory) {
    let Some((_, earlier)) = memory.earlier.split_last() else { return };
    let mut after = false;
    for (exchange, done) in earlier.iter().zip(&memory.done) {
        begun_ui(ui, moment, exchange.number);
        if exchange.after && !after {
            heading_ui(ui, "What happens next");
        }
        after = exchange.after;
        exchange_ui(ui, exchange, *done);
    }
}

/// A quiet line where a conversation was begun in the middle: before this turn, from 1. Returns where it stands.
fn begun_ui(ui: &mut Ui, moment: &Moment<'_>, turn: usize) -> Option<f32> {
    let theme = Theme::of(ui);
    if let Some(words) = go_back::words(moment, turn) {
        let top = ui.cursor().top();
        line_ui(ui, &words, theme.quiet_text);
        return Some(top);
    }
    let given = moment.talk.given;
    if given == 0 || given + 1 != turn {
        return None;
    }
    let before =
        if given == 1 { "The reply before was".to_owned() } else { format!("The {given} replies before were") };
    let color = Theme::of(ui).quiet_text;
    let top = ui.cursor().top();
    line_ui(ui, &format!("You begin here. {before} taken for you."), color);
    Some(top)
}

fn exchange_ui(ui: &mut Ui, exchange: &Exchange, done: bool) {
    let theme = Theme::of(ui);
    let quiet = |text: &str| spoken::job(text, theme::SIZE_BODY, theme.quiet_text, theme.quiet_text);
    ui.spacing_mut().item_spacing.y = 8.0;
    line_of_ui(ui, exchange);
    bubble_ui(ui, &exchange.said, theme::SIZE_BODY, Bubble::Earlier { done });
    if !exchange.reaction.is_empty() {
        spoken::words_ui(ui, quiet(&exchange.reaction));
    }
    ui.add_space(8.0);
}

fn line_of_ui(ui: &mut Ui, exchange: &Exchange) {
    let theme = Theme::of(ui);
    if !exchange.setting.is_empty() {
        spoken::words_ui(ui, spoken::aside_job(&exchange.setting, theme::SIZE_BODY, theme.quiet_text));
    }
    spoken::words_ui(ui, spoken::job(&exchange.line, theme::SIZE_BODY, theme.quiet_text, theme.quiet_text));
}

/// The last turn and the line to answer. Returns where the present words begin, and where the line does.
pub(super) fn present_ui(ui: &mut Ui, moment: &Moment<'_>, memory: &Memory, wide: bool) -> (Option<f32>, Option<f32>) {
    let theme = Theme::of(ui);
    let (large, middle) =
        if wide { (theme::SIZE_TITLE, theme::SIZE_SPEECH) } else { (theme::SIZE_SPEECH, theme::SIZE_BODY) };
    let mut first = None;
    ui.spacing_mut().item_spacing.y = theme::GAP_M;
    if let Some(last) = memory.earlier.last() {
        let before = memory.earlier.iter().rev().nth(1);
        if last.after && before.is_none_or(|turn| !turn.after) {
            heading_ui(ui, "What happens next");
        }
        begun_ui(ui, moment, last.number);
        line_of_ui(ui, last);
        let done = memory.done.last() == Some(&true);
        bubble_ui(ui, &last.said, theme::SIZE_BODY, if done { Bubble::Done } else { Bubble::Said });
        if !last.reaction.is_empty() {
            let response = spoken::words_ui(ui, spoken::job(&last.reaction, middle, theme.text, theme.quiet_text));
            live(&response);
            first = Some(response.rect.top());
        }
    }
    if moment.is_over() || moment.line.is_empty() {
        return (first, None);
    }
    let begun = begun_ui(ui, moment, memory.earlier.len() + 1);
    let just_ended = moment.after() && memory.earlier.last().is_none_or(|turn| !turn.after);
    if just_ended {
        heading_ui(ui, "What happens next");
    }
    if !moment.setting.is_empty() {
        let response = spoken::words_ui(ui, spoken::aside_job(moment.setting, middle, theme.quiet_text));
        live(&response);
        first = first.or(Some(response.rect.top()));
    }
    if compose::covers(moment, memory) {
        return (first, begun);
    }
    let size = if moment.after() { middle } else { large };
    let response = spoken::words_ui(ui, spoken::job(moment.line, size, theme.text, theme.quiet_text));
    live(&response);
    // Where one begins is seen first.
    let line = begun.or(Some(response.rect.top()));
    (first.or(line), line)
}

fn heading_ui(ui: &mut Ui, text: &str) {
    let color = Theme::of(ui).accent;
    line_ui(ui, text, color);
}

/// A few words and a hairline to the end of the column.
fn line_ui(ui: &mut Ui, text: &str, color: Color32) {
    let theme = Theme::of(ui);
    ui.add_space(theme::GAP_S);
    ui.horizontal(|ui| {
        ui.heading(theme::words(text, theme::strong(theme::SIZE_CAPTION)).color(color));
        let y = ui.min_rect().center().y.round();
        let from = ui.cursor().left() + 8.0;
        ui.painter().hline(from..=ui.max_rect().right(), y, theme.hairline());
    });
}

/// The calm card at the end of everything.
pub(super) fn closing_ui(ui: &mut Ui, moment: &Moment<'_>, queue: &mut Queue) {
    let theme = Theme::of(ui);
    let state = &moment.talk.replay.state;
    let Some(ending) = state.ending().and_then(|id| moment.scenario().ending(id)) else { return };
    ui.add_space(theme::GAP_M);
    Frame::new()
        .fill(theme.surface)
        .stroke(theme.hairline())
        .corner_radius(theme::RADIUS_CARD)
        .inner_margin(Margin::same(32))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 8.0;
            ui.label(widgets::small(theme, "The conversation is over"));
            let title = ui.heading(theme::words(&ending.title, theme::display()).color(theme.text));
            live(&title);
            ui.label(widgets::quiet(theme, &ending.plain));
            ui.add_space(theme::GAP_M);
            ui.with_layout(egui::Layout::left_to_right(Align::Center), |ui| {
                if widgets::primary_ui(ui, "See what happened").clicked() || enter(ui) {
                    queue.push(Command::OpenDebrief);
                }
            });
        });
}
