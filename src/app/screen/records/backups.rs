//! The backups that could be put in the place of the records: the day of each in words, and how many conversations it
//! holds. The trouble screen and the Settings show them.

use std::path::PathBuf;

use egui::{Ui, vec2};

use crate::app::command::{Command, Queue};
use crate::app::controls::{keep_in_view, live};
use crate::app::data::{Backup, Data};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::Day;
use crate::debrief::words::{date, upper_first};

/// What the list remembers for itself.
#[derive(Debug, Default)]
pub struct Memory {
    /// The backup that is asked about once more.
    asked: Option<PathBuf>,
}

/// Draws the list of all backups, for when nothing is wrong: whoever goes back is asked once more, since what was
/// practised in the meantime leaves the screen with the present records.
pub fn ui(ui: &mut Ui, data: &Data, memory: &mut Memory, queue: &mut Queue) {
    let theme = Theme::of(ui);
    if data.record.backups().is_empty() {
        ui.label(widgets::quiet(theme, "There is no backup yet. One is made every day on which you practise."));
        return;
    }
    for (at, backup) in data.record.backups().iter().enumerate() {
        ui.push_id(("backup", at), |ui| {
            if memory.asked.as_ref() == Some(&backup.file) {
                sure_ui(ui, data, backup, memory, queue);
            } else if row_ui(ui, data, backup) {
                memory.asked = Some(backup.file.clone());
            }
        });
        ui.add_space(theme::GAP_S);
    }
}

/// Draws a list of backups where there is nothing to lose by going back to one; says whether that was asked for.
pub(super) fn plain_ui(ui: &mut Ui, data: &Data, backups: &[Backup], queue: &mut Queue) -> bool {
    let mut any = false;
    for (at, backup) in backups.iter().enumerate() {
        ui.push_id(("backup", at), |ui| {
            if row_ui(ui, data, backup) {
                any = true;
                queue.push(Command::Restore(backup.file.clone()));
            }
        });
        ui.add_space(theme::GAP_S);
    }
    any
}

/// One backup, and the way back to it; says whether that was asked for.
fn row_ui(ui: &mut Ui, data: &Data, backup: &Backup) -> bool {
    let theme = Theme::of(ui);
    let day = day_words(backup.day, data.today);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(theme::GAP_M, 4.0);
        let button = ui.add_enabled_ui(backup.attempts.is_some(), |ui| widgets::secondary_ui(ui, "Restore")).inner;
        let button = button.accessible_name(format!("Restore the backup of {day}, {}", holds(backup)));
        keep_in_view(&button);
        ui.label(theme::words(upper_first(&day), theme::body()).color(theme.text));
        ui.label(widgets::quiet(theme, holds(backup)));
        button.clicked()
    })
    .inner
}

/// Asks once more.
fn sure_ui(ui: &mut Ui, data: &Data, backup: &Backup, memory: &mut Memory, queue: &mut Queue) {
    let theme = Theme::of(ui);
    let words = format!(
        "Go back to how it was {}, with {}? What you practised since then is put aside with the present file. The file is \
         not deleted, but its conversations do not show any more.",
        on_day(backup.day, data.today),
        holds(backup)
    );
    widgets::card(theme).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        live(&ui.label(theme::words(words, theme::body()).color(theme.text)));
        ui.add_space(theme::GAP_S);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(theme::GAP_S, theme::GAP_S);
            let back = widgets::secondary_ui(ui, "Go back to it");
            let stay = widgets::secondary_ui(ui, "Leave all as it is");
            keep_in_view(&back);
            keep_in_view(&stay);
            // Whoever came by keyboard stays where they were, on the harmless answer.
            if ui.memory(|memory| memory.focused().is_none()) {
                stay.request_focus();
            }
            if back.clicked() {
                queue.push(Command::Restore(backup.file.clone()));
            }
            if back.clicked() || stay.clicked() {
                memory.asked = None;
            }
        });
    });
}

/// How many conversations a backup holds.
pub(super) fn holds(backup: &Backup) -> String {
    match backup.attempts {
        None => "cannot be read".to_owned(),
        Some(0) => "no conversation yet".to_owned(),
        Some(1) => "1 conversation".to_owned(),
        Some(many) => format!("{many} conversations"),
    }
}

/// A day as one says it: "yesterday", or "Friday, 20 November 2026".
pub(super) fn day_words(day: Day, today: Day) -> String {
    // 1 January 1970 was a Thursday.
    const WEEK: [&str; 7] = ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"];
    match today.checked_sub(day) {
        Some(0) => "today".to_owned(),
        Some(1) => "yesterday".to_owned(),
        _ => {
            let name = usize::try_from(day % 7).ok().and_then(|at| WEEK.get(at)).copied().unwrap_or_default();
            format!("{name}, {}", date(day))
        }
    }
}

/// The same as an answer to when.
pub fn on_day(day: Day, today: Day) -> String {
    let words = day_words(day, today);
    if today.checked_sub(day).is_some_and(|days| days < 2) { words } else { format!("on {words}") }
}

#[cfg(test)]
mod tests {
    use super::{day_words, on_day};

    #[test]
    fn days_are_said_as_one_says_them() {
        let today = 20_779;
        assert_eq!(day_words(today, today), "today");
        assert_eq!(on_day(today - 1, today), "yesterday");
        assert_eq!(on_day(today - 2, today), "on Friday, 20 November 2026");
        assert_eq!(day_words(today + 1, today), "Monday, 23 November 2026", "the clock may go backwards");
    }
}
