//! The question before somebody is erased: what goes, that it cannot be undone, and what can be done first. Two things
//! have to be done, a switch and a button, and neither has the keyboard when the card opens.

use egui::{Ui, vec2};

use super::{Memory, called, may_change};
use crate::app::command::{Command, Queue};
use crate::app::controls::{heading, keep_in_view, live, switch_ui};
use crate::app::data::{Asking, Data};
use crate::app::screen::records::backups;
use crate::app::theme::{self, Theme};
use crate::app::widgets;

/// The widest that the card becomes.
const WIDEST: f32 = 560.0;

/// Draws the card while it is asked for.
pub(super) fn ui(ui: &Ui, data: &Data, memory: &mut Memory, queue: &mut Queue) {
    let Memory { agreed, exported, over: [.., over], .. } = memory;
    let trainee = data.record.trainee().filter(|_| data.asking == Some(Asking::Erase) && may_change(data));
    let shown = over.show(ui, "erase", trainee.is_some(), WIDEST, |ui, opened| {
        if opened {
            (*agreed, *exported) = (false, false);
        }
        let theme = Theme::of(ui);
        let name = trainee.map(called).unwrap_or_default();
        let title = format!("Erase everything about {name}?");
        heading(&ui.label(theme::words(&title, theme::title()).color(theme.text)), &title, 1);
        for words in [what_goes(data), BACKUPS.to_owned(), UNDONE.to_owned()] {
            ui.add_space(theme::GAP_S);
            ui.label(theme::words(words, theme::body()).color(theme.text));
        }
        if let Some(told) = data.notice.as_ref().filter(|_| *exported) {
            ui.add_space(theme::GAP_S);
            live(&ui.label(theme::words(told, theme::strong(theme::SIZE_BODY)).color(theme.text)));
        }
        ui.add_space(theme::GAP_M);
        if switch_ui(ui, &format!("Erase {name} for good"), *agreed).clicked() {
            *agreed = !*agreed;
        }
        ui.add_space(theme::GAP_M);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(theme::GAP_S, theme::GAP_S);
            let keep = widgets::primary_ui(ui, "Keep everything");
            if opened {
                keep.request_focus();
            }
            let export = widgets::secondary_ui(ui, "Export everything first");
            let erase = ui.add_enabled_ui(*agreed, |ui| widgets::secondary_ui(ui, "Erase")).inner;
            [keep, export, erase].map(|button| {
                keep_in_view(&button);
                button.clicked()
            })
        })
        .inner
    });
    let Some(([keep, export, erase], beside)) = shown else { return };
    if export {
        *exported = true;
        queue.push(Command::ExportTrainee);
    }
    if let Some(trainee) = trainee.filter(|_| erase) {
        queue.push(Command::EraseTrainee(trainee.id));
    } else if keep || beside {
        queue.push(Command::Ask(None));
    }
}

/// What happens to the backups.
const BACKUPS: &str = "The backups are written anew without it. A copy that somebody made elsewhere stays as it is.";
/// What cannot be.
const UNDONE: &str = "This cannot be undone.";

/// How much goes, and since when it was gathered.
fn what_goes(data: &Data) -> String {
    let record = &data.record;
    let over = record.played().len();
    let open =
        record.diary().len() + data.waiting.len() + data.conversation.iter().filter(|c| c.is_unfinished()).count();
    let conversations = match over + open {
        0 => return "Nothing was practised under this name yet; the name goes.".to_owned(),
        1 => "One conversation goes".to_owned(),
        n => format!("{n} conversations go"),
    };
    let first = record.played().iter().map(|played| played.day).min();
    let first = first.map(|day| backups::on_day(day, data.today));
    let since = first.map(|day| format!(", the first had {day}")).unwrap_or_default();
    format!("{conversations}{since}: every reply, what was noted beside them, what waits, and what it all adds up to.")
}
