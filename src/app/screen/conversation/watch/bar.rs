//! What leads through an example: which one shows, on and back, play and pause, and the way to try it oneself.

use egui::{Align, Layout, Rect, Ui, UiBuilder};

use super::{Stage, at_end_line, back, next, play_or_pause};
use crate::app::command::{Command, Queue};
use crate::app::controls::chip_ui;
use crate::app::data::Example;
use crate::app::screen::conversation::moment::{Memory, Moment};
use crate::app::theme::Theme;
use crate::app::widgets;

/// From this width on, in points, the bar has room for all of its buttons.
const ROOMY: f32 = 560.0;

/// From this width on, in points, there is room for the whole names of the examples.
const WHOLE_NAMES: f32 = 620.0;

/// The example that shows, and the other one, from the right.
pub(in crate::app::screen::conversation) fn which_ui(ui: &mut Ui, moment: &Moment<'_>, queue: &mut Queue) {
    ui.spacing_mut().item_spacing.x = 12.0;
    let whole = ui.available_width() >= WHOLE_NAMES;
    let both = [
        ("Goes wrong", "An example that goes wrong", Example::Poor),
        ("Goes well", "An example that goes well", Example::Good),
    ];
    for (short, name, example) in both {
        let chosen = moment.talk.example == example;
        let chip = chip_ui(ui, if whole { name } else { short }, chosen).on_hover_text(name);
        if chip.clicked() && !chosen {
            queue.push(Command::Watch(example));
        }
    }
}

/// What leads through the example, below everything.
pub(in crate::app::screen::conversation) fn bar_ui(
    ui: &mut Ui,
    rect: Rect,
    moment: &Moment<'_>,
    memory: &mut Memory,
    queue: &mut Queue,
) {
    let theme = Theme::of(ui);
    ui.painter().hline(rect.x_range(), rect.top(), theme.hairline());
    let ended = at_end_line(moment, memory);
    let taken = moment.talk.replay.turns.len();
    // The turn that is looked at: the one to come, or the one just taken.
    let from = taken - usize::from(matches!(memory.watch.stage, Stage::Asks | Stage::Told));
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(Layout::right_to_left(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        if !ended {
            let known = moment.data.examples().turns(moment.talk.example).is_some();
            let asks = memory.watch.stage == Stage::Asks;
            let forward = ui.add_enabled_ui(known, |ui| {
                if asks { widgets::secondary_ui(ui, "Skip") } else { widgets::primary_ui(ui, "Next") }
            });
            if forward.inner.on_hover_text("Enter, or the right arrow").clicked() {
                next(ui, moment, memory, queue);
            }
            if known && moment.data.settings.moves() {
                let name = if memory.watch.paused { "Play" } else { "Pause" };
                if widgets::secondary_ui(ui, name).on_hover_text("Space").clicked() {
                    let now = ui.input(|input| input.time);
                    play_or_pause(&mut memory.watch, now);
                    ui.ctx().request_repaint();
                }
            }
        }
        let begun = taken > 0 || memory.watch.stage != Stage::Line;
        let earlier = ui.add_enabled_ui(begun, |ui| widgets::quiet_ui(ui, "Back one")).inner;
        if earlier.on_hover_text("The left arrow").clicked() {
            back(ui, moment, memory, queue);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let short = ui.available_width() < ROOMY - 320.0;
            let name = if short { "Try it" } else { "Try it yourself from here" };
            if !ended && widgets::quiet_ui(ui, name).on_hover_text("You answer, from this line on.").clicked() {
                queue.push(Command::GoBackTo(from));
            }
        });
    });
}
