//! The debrief: one page that reads like an article. It opens on what takes twenty seconds to read; the rest folds, and
//! the index at the right leads to each part and unfolds it.

mod back;
mod curve;
mod later;
pub(in crate::app::screen) mod marks;
mod noted;
mod on;
mod opening;
mod part;
mod practise;
mod steps;
mod turning;
mod turns;

use egui::{Align, CentralPanel, Frame, Key, Margin, Panel, Rect, ScrollArea, Ui, UiBuilder, Vec2, pos2, vec2};

use super::conversation::column_ui;
use crate::app::command::{Command, Queue};
use crate::app::controls::{entry_ui, keep_in_view, scroll_keys};
use crate::app::data::{self, Card, Conversation, Data, Graded};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::assess::{Assessed, AssessedSet};
use crate::debrief::practice::Suggestion;
use crate::debrief::{Debrief, Exchange, Played, TwoWays, exchanges};
use crate::engine::notes::Mode;
use part::Part;

/// The page's column.
const COLUMN: f32 = 760.0;
/// The index, and from which width on it stands beside the page.
const INDEX: f32 = 208.0;
const WIDE: f32 = COLUMN + INDEX + 2.0 * theme::GAP_L;

/// What was learned, as words and numbers ready to be shown.
#[derive(Debug)]
struct Made {
    debrief: Debrief,
    turns: Vec<Exchange>,
    code: String,
    /// The turning point both ways.
    ways: Option<TwoWays>,
    /// The result, where it was an Assessment that is over, and the set it belongs to.
    result: Option<(Assessed, AssessedSet)>,
    /// The step that is due next, and the card that practises it.
    due: Option<(data::Key, Suggestion)>,
}

impl Made {
    fn of(data: &Data, talk: &Conversation) -> Self {
        let debrief = Debrief::of(&talk.scenario, &talk.replay, data.graded().grades());
        let turns = exchanges(&talk.scenario, &talk.replay);
        let talk_turns = turns.iter().filter(|turn| !turn.after).count();
        let history = data.record.played();
        let assessed = talk.mode == Mode::Assessment;
        let played = assessed.then(|| Played::of(&talk.scenario, &talk.replay, talk.had(data.today))).flatten();
        let due = data.record.suggestion().cloned();
        Self {
            ways: TwoWays::of(&debrief, talk_turns),
            result: played.map(|played| {
                let book = &talk.scenario.playbook;
                (Assessed::of(book, &played), AssessedSet::of(book, history))
            }),
            due: due.and_then(|due| {
                let practises = |card: &&Card| card.scenario.as_ref().is_some_and(|own| own.id == due.scenario);
                Some((data.cards.iter().find(practises)?.key(), due))
            }),
            debrief,
            turns,
            code: talk.code(),
        }
    }

    fn turn(&self, number: usize) -> Option<&Exchange> {
        self.turns.get(number.checked_sub(1)?)
    }
}

/// What is unfolded, and where the reader is.
#[derive(Debug, Default)]
struct Reading {
    /// The part that stands at the top.
    here: Part,
    /// Where to go.
    jump: Option<Part>,
    /// Which turn to go to, from 1.
    jump_to_turn: Option<usize>,
    /// The parts that stand otherwise than they do by themselves: folded, or unfolded.
    turned: Vec<Part>,
    /// Whether every turn is told.
    turns: bool,
    /// Turns whose arithmetic is unfolded.
    numbers: Vec<usize>,
    /// Whether what would have followed the better reply is unfolded.
    what_if: bool,
    /// Whether the steps that did not come up are unfolded.
    idle: bool,
    /// Whether what they wanted is unfolded although the conversation is not over.
    want: bool,
    /// Whether the page was to be kept, so that what came of it is told here.
    kept: bool,
    /// Whether the code was copied.
    copied: bool,
}

impl Reading {
    fn is_open(&self, part: Part) -> bool {
        part.opens() != self.turned.contains(&part)
    }

    fn turn_over(&mut self, part: Part) {
        if self.turned.contains(&part) {
            self.turned.retain(|other| *other != part);
        } else {
            self.turned.push(part);
        }
    }

    /// Goes to a part, unfolded.
    fn go_to(&mut self, part: Part) {
        if !self.is_open(part) {
            self.turn_over(part);
        }
        self.jump = Some(part);
    }

    /// Goes to where a turn is told in full.
    fn go_to_turn(&mut self, number: usize) {
        if !self.is_open(Part::Mood) {
            self.turn_over(Part::Mood);
        }
        self.turns = true;
        self.jump_to_turn = Some(number);
    }
}

/// What the screen remembers for itself.
#[derive(Debug, Default)]
pub struct Memory {
    /// Which conversation and how many turns of it this is about.
    at: Option<(u32, usize)>,
    /// Whether the grades were known.
    graded: bool,
    made: Option<Made>,
    reading: Reading,
}

/// What the parts of the page read.
#[derive(Clone, Copy)]
struct Page<'d> {
    data: &'d Data,
    talk: &'d Conversation,
    made: &'d Made,
    graded: &'d Graded,
    wide: bool,
}

impl Page<'_> {
    /// Whether the conversation and what follows are over.
    fn is_over(&self) -> bool {
        self.talk.replay.state.is_over()
    }

    /// Whether it is an Assessment that still goes on: then what would tell how to go on waits for its end.
    fn is_sealed(&self) -> bool {
        is_sealed(self.talk)
    }

    /// How the customer is called here.
    fn name(&self) -> &str {
        &self.talk.scenario.customer.name
    }

    /// Whether the turn was the trainee's own: not taken for them, nor watched.
    fn is_own(&self, turn: &Exchange) -> bool {
        self.talk.mode != Mode::Watch && turn.number > self.talk.given
    }
}

/// Where one goes on leaving: back to where one came from.
fn leaves_for(talk: Option<&Conversation>) -> Command {
    if talk.is_some_and(|talk| talk.from_progress) { Command::OpenProgress } else { Command::OpenLibrary }
}

fn is_sealed(talk: &Conversation) -> bool {
    talk.mode == Mode::Assessment && !talk.replay.state.is_over()
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, data: &Data, memory: &mut Memory, queue: &mut Queue) {
    let escape = ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Escape));
    let Some(talk) = data.conversation.as_ref().filter(|_| !escape) else {
        queue.push(leaves_for(data.conversation.as_ref()));
        return;
    };
    let (at, graded) = (data.moment(), data.graded());
    if memory.at != Some(at) {
        *memory = Memory { at: Some(at), ..Memory::default() };
        // What was said is all that there is then: it stands open.
        memory.reading.turned.extend(is_sealed(talk).then_some(Part::Back));
    }
    let known = graded.grades().is_some();
    if memory.made.is_none() || memory.graded != known {
        (memory.made, memory.graded) = (Some(Made::of(data, talk)), known);
    }
    let Memory { made: Some(made), reading, .. } = memory else { return };
    let theme = Theme::of(ui);
    let wide = ui.available_width() >= WIDE;
    let page = Page { data, talk, made, graded, wide: ui.available_width() >= 640.0 };
    if !page.is_sealed() && ui.input(|input| input.events.contains(&egui::Event::Copy)) {
        queue.push(Command::Copy(made.code.clone()));
    }
    let bar = Frame::new().fill(theme.surface).inner_margin(Margin::symmetric(24, 12));
    Panel::bottom("what now").frame(bar).resizable(false).show(ui, |ui| on::bar_ui(ui, &page, queue));
    CentralPanel::default().frame(Frame::new().fill(theme.ground)).show(ui, |ui| {
        let room = ui.max_rect();
        let mut left = room;
        if wide {
            // Page and index stand in the middle together.
            let beside = theme::GAP_XL + INDEX;
            let from = room.left() + ((room.width() + COLUMN - beside) / 2.0).round() + theme::GAP_XL;
            let index = Rect::from_min_max(pos2(from, room.top() + theme::GAP_XL), pos2(from + INDEX, room.bottom()));
            index_ui(&mut ui.new_child(UiBuilder::new().max_rect(index)), &page, reading);
            left.max.x = room.right() - beside;
        }
        // The page scrolls wherever the pointer is; its column keeps clear of the index.
        ScrollArea::vertical().id_salt(at).auto_shrink(false).show(ui, |ui| {
            let edge = if page.wide { theme::GAP_L } else { theme::GAP_M };
            ui.set_width(ui.available_width());
            let mut column = ui.available_rect_before_wrap();
            column.max.x = column.max.x.min(left.right());
            ui.scope_builder(UiBuilder::new().max_rect(column), |ui| {
                column_ui(ui, COLUMN, edge, |ui| page_ui(ui, &page, reading, queue));
            });
            scroll_keys(ui);
        });
    });
}

fn index_ui(ui: &mut Ui, page: &Page<'_>, reading: &mut Reading) {
    ui.spacing_mut().item_spacing.y = 0.0;
    for part in Part::of(page) {
        let width = ui.available_width();
        if entry_ui(ui, part.title(page), reading.here == part, width).clicked() {
            reading.go_to(part);
        }
    }
}

fn page_ui(ui: &mut Ui, page: &Page<'_>, reading: &mut Reading, queue: &mut Queue) {
    ui.spacing_mut().item_spacing.y = theme::GAP_S;
    let top = ui.clip_rect().top();
    let mut here = Part::Short;
    let mut was_folded = false;
    for part in Part::of(page) {
        let folded = !reading.is_open(part);
        // Parts that are folded stand together as a list.
        ui.add_space(if folded && was_folded { theme::GAP_M } else { theme::GAP_XL });
        was_folded = folded;
        let from = ui.cursor().min;
        // The part at the top is the last one that began above the upper third.
        if from.y < top + 200.0 {
            here = part;
        }
        if reading.jump == Some(part) {
            reading.jump = None;
            let target = Rect::from_min_size(from - vec2(0.0, theme::GAP_L), Vec2::ZERO);
            ui.scroll_to_rect(target, Some(Align::Min));
        }
        if part != Part::Short && part::heading_ui(ui, page, part, !folded) {
            reading.turn_over(part);
        }
        if folded {
            continue;
        }
        match part {
            Part::Short => opening::short_ui(ui, page),
            Part::Back if page.is_sealed() => back::said_so_far_ui(ui, page),
            Part::Back => back::back_ui(ui, page, reading, queue),
            Part::Later => later::later_ui(ui, page, queue),
            Part::Mood => turns::mood_ui(ui, page, reading),
            Part::Turning => turning::turning_ui(ui, page, reading, queue),
            Part::Want => opening::want_ui(ui, page, reading),
            Part::Steps => steps::steps_ui(ui, page, reading),
            Part::Pitfalls => steps::pitfalls_ui(ui, page),
            Part::Sure => noted::sure_ui(ui, page, reading),
            Part::Own => noted::own_ui(ui, page),
            Part::Hot => noted::hot_ui(ui, page, queue),
            Part::Practise => practise::practise_ui(ui, page),
            Part::On => on::on_ui(ui, page, reading, queue),
        }
    }
    if reading.here != here {
        reading.here = here;
        ui.ctx().request_repaint();
    }
    ui.add_space(theme::GAP_XL);
}

/// A quiet button that comes into view with the keyboard; its words begin where those above it do.
fn link_ui(ui: &mut Ui, text: &str) -> egui::Response {
    let padding = std::mem::replace(&mut ui.spacing_mut().button_padding.x, 0.0);
    let response = widgets::quiet_ui(ui, text);
    ui.spacing_mut().button_padding.x = padding;
    keep_in_view(&response);
    response
}
