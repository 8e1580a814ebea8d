//! The Library: what to practise, and why. A conversation that waits comes first, then the one to try next,
//! then a card for each scenario; a file that is broken keeps its card and takes no other down.

mod broken;
mod cards;
mod checked;
mod diary;
mod filter;
mod next;
mod then;
pub(super) mod words;

use std::collections::BTreeSet;
use std::path::PathBuf;

use egui::{Align, Margin, Rect, Ui, Vec2, vec2};

use super::shell::{WIDEST, is_low, page_ui, shell_ui};
use crate::app::command::{Command, Queue};
use crate::app::controls::{heading, keep_in_view};
use crate::app::data::Data;
use crate::app::theme::{self, Theme};
use crate::app::widgets;

pub use filter::Filter;

/// The heading of the screen.
const TITLE: &str = "What to practise";

/// What the screen remembers for itself.
#[derive(Debug, Default)]
pub struct Memory {
    /// Which cards show.
    pub filter: Filter,
    /// Broken files whose findings are unfolded.
    pub unfolded: BTreeSet<PathBuf>,
    /// Whether to go to them.
    jump: bool,
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, data: &Data, memory: &mut Memory, queue: &mut Queue) {
    shell_ui(ui, data, queue, |ui, queue| page_ui(ui, "library", WIDEST, |ui| what_ui(ui, data, memory, queue)));
}

fn what_ui(ui: &mut Ui, data: &Data, memory: &mut Memory, queue: &mut Queue) {
    let theme = Theme::of(ui);
    let low = is_low(ui);
    let font = if ui.available_width() < 620.0 { theme::title() } else { theme::display() };
    heading(&ui.label(theme::words(TITLE, font).color(theme.text)), TITLE, 1);
    count_ui(ui, data, memory, low);
    ui.add_space(if low { 12.0 } else { theme::GAP_L });
    if data.cards.is_empty() {
        empty_ui(ui, queue);
        return;
    }
    if diary::ui(ui, data, queue) {
        ui.add_space(theme::GAP_M);
    }
    if next::ui(ui, data, queue) {
        ui.add_space(theme::GAP_XL);
    }
    if data.cards.iter().any(|card| card.scenario.is_some()) {
        filter::filter_ui(ui, data, &mut memory.filter);
        ui.add_space(theme::GAP_M);
        cards::cards_ui(ui, data, &mut memory.filter, queue);
    }
    if data.cards.iter().any(|card| card.scenario.is_none()) {
        ui.add_space(theme::GAP_XL);
        if std::mem::take(&mut memory.jump) {
            let top = Rect::from_min_size(ui.cursor().min - vec2(0.0, theme::GAP_M), Vec2::ZERO);
            ui.scroll_to_rect(top, Some(Align::Min));
        }
        broken::broken_ui(ui, data, &mut memory.unfolded, queue);
    } else if !data.sources().folders.is_empty() {
        ui.add_space(theme::GAP_M);
        read_again_ui(ui, queue);
    }
}

/// How many there are, and how many files cannot be played; a low window has room for these alone.
fn count_ui(ui: &mut Ui, data: &Data, memory: &mut Memory, low: bool) {
    let theme = Theme::of(ui);
    let broken = words::broken(&data.cards);
    if low && broken.is_none() {
        return;
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.spacing_mut().button_padding.x = 0.0;
        if !low {
            ui.label(widgets::quiet(theme, words::count(&data.cards)));
        }
        if let Some(broken) = broken {
            if !low {
                ui.label(widgets::quiet(theme, "·"));
            }
            let link = widgets::quiet_ui(ui, &broken);
            keep_in_view(&link);
            memory.jump |= link.clicked();
        }
    });
}

/// No scenario at all.
fn empty_ui(ui: &mut Ui, queue: &mut Queue) {
    let theme = Theme::of(ui);
    widgets::card(theme).inner_margin(Margin::same(32)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        widgets::heading_ui(ui, "There is nothing to practise yet");
        ui.add_space(theme::GAP_S);
        let text = "This is where conversations with customers wait to be practised. Each is one text file that ends \
                    in .ron. Put one into your folder of scenarios, then read the files again.";
        ui.scope(|ui| {
            ui.set_max_width(theme::column(theme::SIZE_BODY));
            ui.label(theme::words(text, theme::body()).color(theme.text));
        });
        ui.add_space(theme::GAP_L);
        if widgets::primary_ui(ui, READ_AGAIN).clicked() {
            queue.push(Command::Reload);
        }
    });
}

/// The name of the action that reads all scenario files.
const READ_AGAIN: &str = "Read the files again";

/// The action that reads all scenario files.
fn read_again_ui(ui: &mut Ui, queue: &mut Queue) {
    let button = widgets::secondary_ui(ui, READ_AGAIN);
    keep_in_view(&button);
    if button.clicked() {
        queue.push(Command::Reload);
    }
}
