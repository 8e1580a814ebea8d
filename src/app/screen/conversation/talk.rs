//! What was said, and what the customer says now.

use egui::epaint::RectShape;
use egui::text::LayoutJob;
use egui::{Align, Color32, CornerRadius, Frame, Margin, Rect, Response, Shape, Stroke, Ui, Vec2, pos2, vec2};

use super::coached;
use super::compose;
use super::floor::{self, LINE, REACTION, SETTING};
use super::go_back;
use super::impulse::{Bubble, bubble_ui};
use super::moment::{Memory, Moment};
use super::pace::Form;
use super::replies::enter;
use super::spoken;
use crate::app::command::{Command, Queue};
use crate::app::controls::heading;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::Exchange;

/// How far a story told in parts stands in from the line at its left.
const RAIL: i8 = 20;
/// The room around a message in its bubble.
const INSIDE: Vec2 = vec2(20.0, 12.0);

/// Earlier turns, quiet; the last turn's reply of the trainee stands with the present words.
pub(super) fn earlier_ui(ui: &mut Ui, moment: &Moment<'_>, memory: &Memory) {
    if coached::is_on(moment) && moment.talk.given > 0 {
        heading_ui(ui, "So far it went like this");
    }
    let before = memory.earlier.len().saturating_sub(memory.listened.max(1));
    let mut after = false;
    for ((exchange, done), taken) in memory.earlier.iter().zip(&memory.done).zip(&memory.taken).take(before) {
        begun_ui(ui, moment, exchange.number);
        if exchange.after && !after {
            heading_ui(ui, "What happens next");
        }
        after = exchange.after;
        exchange_ui(ui, exchange, *done, taken);
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
    let here = if coached::is_on(moment) { "You come in here." } else { "You begin here." };
    line_ui(ui, &format!("{here} {before} taken for you."), color);
    Some(top)
}

fn exchange_ui(ui: &mut Ui, exchange: &Exchange, done: bool, taken: &str) {
    let theme = Theme::of(ui);
    let quiet = |text: &str| spoken::job(text, theme::SIZE_BODY, theme.quiet_text, theme.quiet_text);
    ui.spacing_mut().item_spacing.y = 8.0;
    line_of_ui(ui, exchange);
    bubble_ui(ui, &exchange.said, theme::SIZE_BODY, Bubble::Earlier { done });
    taken_ui(ui, taken);
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

/// Where the present words begin, from above: each is none where there is no such thing.
#[derive(Clone, Copy, Default)]
pub(super) struct Tops {
    /// What the customer answered to the last reply, or whatever else comes first.
    pub first: Option<f32>,
    /// What is seen before the line.
    pub setting: Option<f32>,
    /// The line to answer.
    pub line: Option<f32>,
}

/// The last turn and the line to answer.
pub(super) fn present_ui(ui: &mut Ui, moment: &Moment<'_>, memory: &mut Memory, wide: bool) -> Tops {
    let theme = Theme::of(ui);
    let (large, middle) =
        if wide { (theme::SIZE_TITLE, theme::SIZE_SPEECH) } else { (theme::SIZE_SPEECH, theme::SIZE_BODY) };
    let mut first = None;
    ui.spacing_mut().item_spacing.y = theme::GAP_M;
    if let Some(last) = memory.earlier.last().filter(|_| memory.listened == 0).cloned() {
        let before = memory.earlier.iter().rev().nth(1);
        if last.after && before.is_none_or(|turn| !turn.after) {
            heading_ui(ui, "What happens next");
        }
        begun_ui(ui, moment, last.number);
        line_of_ui(ui, &last);
        let done = memory.done.last() == Some(&true);
        bubble_ui(ui, &last.said, theme::SIZE_BODY, if done { Bubble::Done } else { Bubble::Said });
        taken_ui(ui, memory.taken.last().map_or("", String::as_str));
        coached::short_note_ui(ui, memory);
        if !last.reaction.is_empty() {
            let job = spoken::job(&last.reaction, middle, theme.text, theme.quiet_text);
            first = Some(coming_ui(ui, moment, memory, job, REACTION).rect.top());
        }
        first = first.or(coached::note_ui(ui, memory));
    }
    if moment.is_over() || moment.waits() || moment.line.is_empty() {
        return Tops { first, ..Tops::default() };
    }
    let begun = begun_ui(ui, moment, memory.earlier.len() + 1);
    let just_ended = moment.after() && memory.earlier.last().is_none_or(|turn| !turn.after);
    if just_ended {
        heading_ui(ui, "What happens next");
    }
    if memory.listened > 0 {
        coached::short_note_ui(ui, memory);
        first = first.or(coached::note_ui(ui, memory));
    }
    let size = if moment.after() || moment.form() == Form::Typed { middle } else { large };
    let (told, line) = if moment.in_parts() || memory.listened > 0 {
        telling_ui(ui, moment, memory, |ui, memory| {
            told_ui(ui, moment, memory, middle);
            now_ui(ui, moment, memory, middle, size)
        })
    } else {
        now_ui(ui, moment, memory, middle, size)
    };
    first = first.or(told);
    // Where one begins is seen first.
    let line = begun.or(line);
    Tops { first: first.or(line), setting: told, line }
}

/// What is seen and what they say now. Returns where either begins.
fn now_ui(ui: &mut Ui, moment: &Moment<'_>, memory: &mut Memory, middle: f32, size: f32) -> (Option<f32>, Option<f32>) {
    let theme = Theme::of(ui);
    let mut first = None;
    if !moment.setting.is_empty() {
        let job = spoken::aside_job(moment.setting, middle, theme.quiet_text);
        first = Some(coming_ui(ui, moment, memory, job, SETTING).rect.top());
    }
    let job = spoken::job(moment.line, size, theme.text, theme.quiet_text);
    if compose::covers(moment, memory) && !memory.floor.is_taken() {
        spoken::covered_ui(ui, job, theme);
        return (first, None);
    }
    (first, Some(coming_ui(ui, moment, memory, job, LINE).rect.top()))
}

/// Words that come at the customer's pace; a click on them shows the rest. A message stands in a bubble.
fn coming_ui(ui: &mut Ui, moment: &Moment<'_>, memory: &mut Memory, job: LayoutJob, text: usize) -> Response {
    let theme = Theme::of(ui);
    let count = memory.floor.words(text);
    let written = moment.form() == Form::Typed && text != SETTING && !moment.after();
    let typing = (written && memory.floor.types(text)).then_some(theme.quiet_text);
    let response = if written {
        message_ui(ui, |ui| spoken::coming_ui(ui, job, count, typing))
    } else {
        spoken::coming_ui(ui, job, count, typing).0
    };
    floor::hurry(ui, response.rect, memory);
    response
}

/// What the customer writes, in a bubble at the left: it grows as messages come, within room that is theirs from the
/// start.
fn message_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> (Response, Option<f32>)) -> Response {
    let theme = Theme::of(ui);
    let widest = (ui.available_width() * 0.86).round() - 2.0 * INSIDE.x;
    let bubble = ui.painter().add(Shape::Noop);
    let inside = Frame::new().inner_margin(Margin::from(INSIDE)).show(ui, |ui| {
        ui.set_max_width(widest);
        add(ui)
    });
    let (response, below) = inside.inner;
    let whole = response.rect.expand2(INSIDE);
    if let Some(below) = below {
        let rect = whole.with_max_y(below + INSIDE.y);
        let round = theme::RADIUS_SPEECH;
        let corners = CornerRadius { nw: 4, ne: round, sw: round, se: round };
        ui.painter().set(bubble, RectShape::filled(rect, corners, theme.surface));
    }
    Response { rect: whole, ..response }
}

/// A story told in parts, along one line at its left, so that one feels it going on.
fn telling_ui<R>(
    ui: &mut Ui,
    moment: &Moment<'_>,
    memory: &mut Memory,
    add: impl FnOnce(&mut Ui, &mut Memory) -> R,
) -> R {
    let theme = Theme::of(ui);
    let inside = Margin { left: RAIL, ..Margin::ZERO };
    // Below what is drawn on it.
    let line = ui.painter().add(Shape::Noop);
    let told = Frame::new().inner_margin(inside).show(ui, |ui| add(ui, memory));
    let rect = told.response.rect;
    let rail = Rect::from_min_max(rect.min, pos2(rect.left() + 3.0, rect.bottom()));
    let goes_on = moment.in_parts() || memory.floor.is_taken();
    let color = if goes_on { theme.accent } else { theme.line };
    ui.painter().set(line, RectShape::filled(rail, 1.5, color));
    told.inner
}

/// The parts that were listened to, one after another.
fn told_ui(ui: &mut Ui, moment: &Moment<'_>, memory: &mut Memory, size: f32) {
    let theme = Theme::of(ui);
    let told = memory.earlier.len().saturating_sub(memory.listened);
    let parts: Vec<Exchange> = memory.earlier.iter().skip(told).cloned().collect();
    for (part, left) in parts.iter().zip((0..parts.len()).rev()) {
        if !part.setting.is_empty() {
            spoken::words_ui(ui, spoken::aside_job(&part.setting, theme::SIZE_BODY, theme.quiet_text));
        }
        spoken::words_ui(ui, spoken::job(&part.line, size, theme.quiet_text, theme.quiet_text));
        listened_ui(ui);
        if !part.reaction.is_empty() {
            let job = spoken::job(&part.reaction, size, theme.text, theme.quiet_text);
            if left == 0 {
                coming_ui(ui, moment, memory, job, REACTION);
            } else {
                spoken::words_ui(ui, job);
            }
        }
    }
}

/// A dot on the line of a story: here the trainee listened.
fn listened_ui(ui: &mut Ui) {
    let theme = Theme::of(ui);
    ui.add_space(-8.0);
    let response = ui.label(widgets::small(theme, "You listen"));
    let at = pos2(response.rect.left() - f32::from(RAIL) + 1.5, response.rect.center().y);
    ui.painter().circle_filled(at, 5.0, theme.ground);
    ui.painter().circle_stroke(at, 4.0, Stroke::new(2.0, theme.accent));
    ui.add_space(-8.0);
}

/// How a reply was taken, where there is something to say: below its bubble.
fn taken_ui(ui: &mut Ui, words: &str) {
    if words.is_empty() {
        return;
    }
    ui.add_space(4.0 - ui.spacing().item_spacing.y);
    ui.with_layout(egui::Layout::right_to_left(Align::Min), |ui| {
        ui.add_space(8.0);
        ui.label(widgets::small(Theme::of(ui), words));
    });
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
        let response = ui.label(theme::words(text, theme::strong(theme::SIZE_CAPTION)).color(color));
        heading(&response, text, 2);
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
            let title = ui.label(theme::words(&ending.title, theme::display()).color(theme.text));
            heading(&title, &ending.title, 2);
            ui.label(widgets::quiet(theme, &ending.plain));
            ui.add_space(theme::GAP_M);
            ui.with_layout(egui::Layout::left_to_right(Align::Center), |ui| {
                if widgets::primary_ui(ui, "See what happened").clicked() || enter(ui) {
                    queue.push(Command::OpenDebrief);
                }
            });
        });
}
