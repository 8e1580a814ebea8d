//! The debrief: one page that reads like an article. It opens on what takes twenty seconds to read; what happened
//! next, how they felt, what was said, the steps and one thing to practise follow.

mod curve;
mod marks;
mod steps;
mod summary;
mod turning;
mod turns;

use egui::{Align, CentralPanel, Frame, Key, Layout, Margin, Panel, Rect, ScrollArea, Ui, UiBuilder, Vec2, pos2, vec2};

use super::conversation::{column_ui, enter};
use crate::app::command::{Command, Queue};
use crate::app::controls::{entry_ui, keep_in_view, scroll_keys};
use crate::app::data::{Conversation, Data, Graded};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::{Debrief, Exchange, exchanges, words};

/// The page's column.
const COLUMN: f32 = 760.0;
/// The index, and from which width on it stands beside the page.
const INDEX: f32 = 208.0;
const WIDE: f32 = COLUMN + INDEX + 2.0 * theme::GAP_L;

/// A part of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Section {
    #[default]
    Short,
    Next,
    Mood,
    Turning,
    Turns,
    Want,
    Steps,
    Practise,
}

impl Section {
    const ALL: [Self; 8] =
        [Self::Short, Self::Next, Self::Mood, Self::Turning, Self::Turns, Self::Want, Self::Steps, Self::Practise];

    fn title(self, page: &Page<'_>) -> &'static str {
        match self {
            Self::Short => "In short",
            Self::Next => "What happened next",
            Self::Mood => "How they felt",
            Self::Turning => words::turning(&page.made.debrief),
            Self::Turns => "What was said",
            Self::Want => "What they really wanted",
            Self::Steps => "The steps",
            Self::Practise => "One thing to practise",
        }
    }
}

/// What was learned, as words and numbers ready to be shown.
#[derive(Debug)]
struct Made {
    debrief: Debrief,
    turns: Vec<Exchange>,
    code: String,
}

impl Made {
    fn of(talk: &Conversation, graded: &Graded) -> Self {
        Self {
            debrief: Debrief::of(&talk.scenario, &talk.replay, graded.grades()),
            turns: exchanges(&talk.scenario, &talk.replay),
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
    /// The section that stands at the top.
    here: Section,
    /// Where to go.
    jump: Option<Section>,
    /// Which turn to go to, from 1.
    jump_to_turn: Option<usize>,
    /// Turns whose arithmetic is unfolded.
    numbers: Vec<usize>,
    /// Whether the steps that did not come up are unfolded.
    idle: bool,
    /// Whether what they wanted is unfolded although the conversation is not over.
    want: bool,
    /// Whether the code was copied.
    copied: bool,
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

    /// The parts that there are: what happened next is not known before the end, nor what turned it before the first
    /// reply.
    fn sections(&self) -> impl Iterator<Item = Section> + use<> {
        let over = self.made.debrief.outcome.is_some();
        let said = !self.made.turns.is_empty();
        Section::ALL.into_iter().filter(move |section| match section {
            Section::Next => over,
            Section::Turning => said,
            _ => true,
        })
    }

    /// How the customer is called here.
    fn name(&self) -> &str {
        &self.talk.scenario.customer.name
    }
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, data: &Data, memory: &mut Memory, queue: &mut Queue) {
    let escape = ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Escape));
    let Some(talk) = data.conversation.as_ref().filter(|_| !escape) else {
        queue.push(Command::OpenLibrary);
        return;
    };
    let (at, graded) = (data.moment(), data.graded());
    if memory.at != Some(at) {
        *memory = Memory { at: Some(at), ..Memory::default() };
    }
    let known = graded.grades().is_some();
    if memory.made.is_none() || memory.graded != known {
        (memory.made, memory.graded) = (Some(Made::of(talk, graded)), known);
    }
    let Memory { made: Some(made), reading, .. } = memory else { return };
    if ui.input(|input| input.events.contains(&egui::Event::Copy)) {
        queue.push(Command::Copy(made.code.clone()));
    }
    let theme = Theme::of(ui);
    let wide = ui.available_width() >= WIDE;
    let page = Page { talk, made, graded, wide: ui.available_width() >= 640.0 };
    let bar = Frame::new().fill(theme.surface).inner_margin(Margin::symmetric(24, 12));
    Panel::bottom("what now").frame(bar).resizable(false).show(ui, |ui| bar_ui(ui, &page, queue));
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

/// What to do now; always in sight.
fn bar_ui(ui: &mut Ui, page: &Page<'_>, queue: &mut Queue) {
    let enter = enter(ui);
    let over = page.is_over();
    // In the narrowest windows the buttons stand in rows.
    let narrow = ui.available_width() < 540.0;
    let layout = if narrow {
        Layout::left_to_right(Align::Min).with_main_wrap(true)
    } else {
        Layout::right_to_left(Align::Center)
    };
    let height = if narrow { 88.0 } else { 40.0 };
    ui.allocate_ui_with_layout(vec2(ui.available_width(), height), layout, |ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, theme::GAP_S);
        let (text, command) = if over {
            ("Practise again: same customer", Command::SameCustomer)
        } else {
            ("Go on with this conversation", Command::GoOn)
        };
        if widgets::primary_ui(ui, text).clicked() || enter {
            queue.push(command);
        }
        if widgets::secondary_ui(ui, "Another customer").clicked() {
            queue.push(Command::AnotherCustomer);
        }
        if widgets::quiet_ui(ui, "Library").clicked() {
            queue.push(Command::OpenLibrary);
        }
    });
}

fn index_ui(ui: &mut Ui, page: &Page<'_>, reading: &mut Reading) {
    ui.spacing_mut().item_spacing.y = 4.0;
    for section in page.sections() {
        let width = ui.available_width();
        if entry_ui(ui, section.title(page), reading.here == section, width).clicked() {
            reading.jump = Some(section);
        }
    }
}

fn page_ui(ui: &mut Ui, page: &Page<'_>, reading: &mut Reading, queue: &mut Queue) {
    ui.spacing_mut().item_spacing.y = theme::GAP_S;
    let top = ui.clip_rect().top();
    let mut here = Section::Short;
    for section in page.sections() {
        ui.add_space(theme::GAP_XL);
        let from = ui.cursor().min;
        // The part at the top is the last one that began above the upper third.
        if from.y < top + 200.0 {
            here = section;
        }
        if reading.jump == Some(section) {
            reading.jump = None;
            let target = Rect::from_min_size(from - vec2(0.0, theme::GAP_L), Vec2::ZERO);
            ui.scroll_to_rect(target, Some(Align::Min));
        }
        if section != Section::Short {
            let heading = widgets::heading_ui(ui, section.title(page));
            name_heading(&heading, section.title(page), 2);
            ui.add_space(4.0);
        }
        match section {
            Section::Short => summary::short_ui(ui, page),
            Section::Next => summary::next_ui(ui, page),
            Section::Mood => curve::mood_ui(ui, page, reading),
            Section::Turning => turning::turning_ui(ui, page),
            Section::Turns => turns::turns_ui(ui, page, reading),
            Section::Want => summary::want_ui(ui, page, reading),
            Section::Steps => steps::steps_ui(ui, page, reading),
            Section::Practise => steps::practise_ui(ui, page, reading, queue),
        }
    }
    if reading.here != here {
        reading.here = here;
        ui.ctx().request_repaint();
    }
    ui.add_space(theme::GAP_XL);
}

/// Tells those who listen that this is a heading, so that they can leap from one to the next.
fn name_heading(response: &egui::Response, text: &str, level: usize) {
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::Heading);
        node.set_level(level);
        node.clear_value();
        node.set_label(text);
    });
}

/// A quiet button that comes into view with the keyboard.
fn link_ui(ui: &mut Ui, text: &str) -> egui::Response {
    let response = widgets::quiet_ui(ui, text);
    keep_in_view(&response);
    response
}
