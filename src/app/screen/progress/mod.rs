//! The Progress: what practice adds up to. One page that reads like a diary of practice; the index at the right leads to
//! each part. What the parts show is made once, when it changes.

mod calendar;
mod customers;
mod dates;
mod entry;
mod made;
mod mood;
mod opening;
mod out;
mod part;
mod pitfalls;
mod plot;
mod reading;
mod steps;
mod table;
mod talks;

use egui::{Align, Key, Rect, ScrollArea, Ui, UiBuilder, Vec2, pos2, vec2};

use super::shell::{WIDEST, is_low, page_side, shell_ui};
use crate::app::command::{Command, Queue};
use crate::app::controls::{entry_ui, scroll_keys};
use crate::app::data::Data;
use crate::app::theme;
use crate::app::widgets;
use made::Made;
use part::Part;
use reading::Reading;

/// The page's column, and the index beside it.
const COLUMN: f32 = 760.0;
const INDEX: f32 = 176.0;

/// What the screen remembers for itself.
#[derive(Debug, Default)]
pub struct Memory {
    made: Option<Made>,
    reading: Reading,
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, data: &Data, memory: &mut Memory, queue: &mut Queue) {
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        queue.push(Command::OpenLibrary);
    }
    if memory.made.as_ref().is_none_or(|made| !made.is_of(data)) {
        let same = memory.made.as_ref().is_some_and(|made| made.is_whose(data));
        if !same {
            memory.reading = Reading::default();
        }
        memory.made = Some(Made::of(data));
    }
    let Memory { made: Some(made), reading } = memory else { return };
    out::dropped(ui, data, queue);
    shell_ui(ui, data, queue, |ui, queue| {
        let room = ui.available_rect_before_wrap();
        let side = page_side(room.width(), WIDEST);
        let least = COLUMN + theme::GAP_XL + INDEX;
        let column = COLUMN.min(room.width() - 2.0 * side);
        if room.width() - 2.0 * side >= least && !made.is_empty() {
            let from = room.left() + side + COLUMN + theme::GAP_XL;
            let index = Rect::from_min_max(pos2(from, room.top() + theme::GAP_XL), pos2(from + INDEX, room.bottom()));
            index_ui(&mut ui.new_child(UiBuilder::new().max_rect(index)), reading);
        }
        // The page scrolls wherever the pointer is; its column keeps clear of the index.
        let mut area = ScrollArea::vertical().id_salt("progress").auto_shrink(false);
        if let Some(down) = reading.back_to.take() {
            area = area.vertical_scroll_offset(down);
        }
        let shown = area.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing = Vec2::ZERO;
                ui.add_space(side);
                ui.vertical(|ui| {
                    ui.set_width(column);
                    ui.add_space(if is_low(ui) { theme::GAP_M } else { 32.0 });
                    parts_ui(ui, data, made, reading, queue);
                    ui.add_space(theme::GAP_XL);
                });
            });
            scroll_keys(ui);
        });
        reading.down = shown.state.clamped_offset().y;
    });
}

fn index_ui(ui: &mut Ui, reading: &mut Reading) {
    ui.spacing_mut().item_spacing.y = 0.0;
    for part in Part::ALL {
        let width = ui.available_width();
        if entry_ui(ui, part.title(), reading.here == part, width).clicked() {
            reading.jump = Some(part);
        }
    }
}

fn parts_ui(ui: &mut Ui, data: &Data, made: &Made, reading: &mut Reading, queue: &mut Queue) {
    opening::ui(ui, data, made, queue);
    if made.is_empty() {
        ui.add_space(theme::GAP_XL);
        out::ui(ui, data, made, reading, queue);
        return;
    }
    let top = ui.clip_rect().top();
    let mut here = Part::Short;
    for part in Part::ALL {
        let from = ui.cursor().min;
        // The part at the top is the last one that began above the upper third.
        if from.y < top + 200.0 {
            here = part;
        }
        if reading.jump == Some(part) {
            reading.jump = None;
            let over = if part == Part::Short { from.y - ui.min_rect().top() } else { -theme::GAP_M };
            ui.scroll_to_rect(Rect::from_min_size(from - vec2(0.0, over), Vec2::ZERO), Some(Align::Min));
        }
        if part != Part::Short {
            ui.add_space(theme::GAP_XL);
            widgets::heading_ui(ui, part.title());
            ui.add_space(theme::GAP_S);
        }
        match part {
            Part::Short => {}
            Part::Days => calendar::ui(ui, made, reading),
            Part::Steps => steps::ui(ui, made, reading, queue),
            Part::Pitfalls => pitfalls::ui(ui, made, reading, queue),
            Part::Customers => customers::ui(ui, data, made, reading, queue),
            Part::Moods => mood::ui(ui, made, reading),
            Part::Talks => talks::ui(ui, made, reading, queue),
            Part::Out => out::ui(ui, data, made, reading, queue),
        }
    }
    if reading.here != here {
        reading.here = here;
        ui.ctx().request_repaint();
    }
}
