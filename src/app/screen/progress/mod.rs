//! The Progress: what practice adds up to.

use egui::{Key, Ui};

use super::shell::{WIDEST, page_ui, shell_ui};
use crate::app::command::{Command, Queue};
use crate::app::controls::heading;
use crate::app::data::Data;
use crate::app::theme::{self, Theme};

/// The heading of the screen.
const TITLE: &str = "Progress";

/// What the screen remembers for itself.
#[derive(Debug, Default)]
pub struct Memory {}

/// Draws the screen.
pub fn ui(ui: &mut Ui, data: &Data, _memory: &mut Memory, queue: &mut Queue) {
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        queue.push(Command::OpenLibrary);
    }
    shell_ui(ui, data, queue, |ui, _| {
        page_ui(ui, "progress", WIDEST, |ui| {
            let theme = Theme::of(ui);
            heading(&ui.label(theme::words(TITLE, theme::display()).color(theme.text)), TITLE, 1);
        });
    });
}
