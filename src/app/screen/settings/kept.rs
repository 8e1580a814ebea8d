//! Where what is practised is kept, how it comes to be elsewhere, and the backups.

use egui::{Ui, vec2};

use super::places::{Typed, given_ui, path_ui};
use super::rows::take_up;
use crate::app::command::{Command, Queue};
use crate::app::controls::{fold_ui, keep_in_view};
use crate::app::data::{Data, Keeping, PlaceFor};
use crate::app::screen::records::backups;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::records::{BACKUPS, FILE};

/// What this group remembers.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Whether the way to another folder is unfolded.
    elsewhere: bool,
    /// Whether the list of backups is.
    list: bool,
    backups: backups::Memory,
}

/// Draws the group.
pub(super) fn ui(ui: &mut Ui, data: &Data, memory: &mut Memory, typed: &mut Typed, queue: &mut Queue) {
    folder_ui(ui, data, memory, typed, queue);
    ui.add_space(theme::GAP_S);
    backups_ui(ui, data, memory, queue);
}

fn folder_ui(ui: &mut Ui, data: &Data, memory: &mut Memory, typed: &mut Typed, queue: &mut Queue) {
    let theme = Theme::of(ui);
    ui.add_space(theme::GAP_S);
    ui.label(theme::words("Data folder", theme::body()).color(theme.text));
    ui.label(widgets::small(
        theme,
        "Everything that is practised here, of everybody. Nothing of it leaves this computer.",
    ));
    ui.add_space(theme::GAP_S);
    match data.records_folder() {
        None => {
            let words = "There is none: what is practised lasts until the window closes.";
            ui.label(theme::words(words, theme::body()).color(theme.text));
        }
        Some(folder) => {
            path_ui(ui, folder);
            if data.named().given().records.is_some() {
                given_ui(ui, "--data");
            }
            ui.add_space(4.0);
            let show = widgets::secondary_ui(ui, "Show the folder");
            keep_in_view(&show);
            take_up(&show);
            if show.clicked() {
                queue.push(Command::OpenFolder(folder.to_owned()));
            }
        }
    }
    ui.add_space(4.0);
    if data.named().given().records.is_some() {
        return;
    }
    let set = data.named().set().records.as_deref();
    if let Some(next) = set.filter(|next| Some(*next) != data.records_folder()) {
        ui.add_space(theme::GAP_S);
        let words = format!("From the next start on: {}", next.display());
        ui.label(theme::words(words, theme::strong(theme::SIZE_BODY)).color(theme.text));
        ui.label(widgets::small(theme, take_along()));
        ui.add_space(4.0);
        let stay = widgets::secondary_ui(ui, "Stay with the present folder");
        keep_in_view(&stay);
        if stay.clicked() {
            queue.push(Command::LeavePlace(PlaceFor::Records, next.to_owned()));
        }
        return;
    }
    if fold_ui(ui, "Keep it in another folder", memory.elsewhere).clicked() {
        memory.elsewhere = !memory.elsewhere;
    }
    if memory.elsewhere {
        ui.label(widgets::small(theme, take_along()));
        ui.add_space(theme::GAP_S);
        let hint = "Not on a network drive, nor in a folder that is kept the same on several computers.";
        typed.field_ui(ui, data, PlaceFor::Records, ["Another folder", "Use it", hint], queue);
    }
    if set.is_some() {
        ui.add_space(4.0);
        let back = widgets::secondary_ui(ui, "Back to the usual folder");
        keep_in_view(&back);
        if back.clicked() {
            queue.push(Command::LeavePlace(PlaceFor::Records, set.map(Into::into).unwrap_or_default()));
        }
    }
}

/// How what is kept comes along.
fn take_along() -> String {
    format!(
        "The program uses it when it starts next. It moves and overwrites nothing: what is kept in the present folder stays \
         there. To take it along, close the program and copy “{FILE}” and “{BACKUPS}” over, then start it again. Where \
         the folder has records already, those are used; otherwise new ones begin."
    )
}

fn backups_ui(ui: &mut Ui, data: &Data, memory: &mut Memory, queue: &mut Queue) {
    let theme = Theme::of(ui);
    ui.add_space(theme::GAP_S);
    ui.label(theme::words("Backups", theme::body()).color(theme.text));
    let last = match data.record.backups().first() {
        Some(backup) => format!("The last one was made {}.", backups::on_day(backup.day, data.today)),
        None => "There is none yet.".to_owned(),
    };
    let words = format!("{last} One is made every day on which you practise, and older ones are thinned out.");
    ui.label(widgets::small(theme, words));
    ui.add_space(theme::GAP_S);
    let may = matches!(data.record.keeping(), Keeping::Kept | Keeping::Behind { .. });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(theme::GAP_S, theme::GAP_S);
        let now = ui.add_enabled_ui(may, |ui| widgets::secondary_ui(ui, "Back up now")).inner;
        keep_in_view(&now);
        take_up(&now);
        if now.clicked() {
            queue.push(Command::BackUp);
        }
    });
    if !may {
        ui.label(widgets::small(theme, "There is nothing that could be written now."));
    }
    if data.record.backups().is_empty() {
        ui.add_space(theme::GAP_S);
        return;
    }
    if fold_ui(ui, "Go back to a backup", memory.list).clicked() {
        memory.list = !memory.list;
    }
    if memory.list {
        ui.add_space(theme::GAP_S);
        backups::ui(ui, data, &mut memory.backups, queue);
    }
}
