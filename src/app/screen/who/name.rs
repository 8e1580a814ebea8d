//! The card in which one changes one's name; a guest gives theirs, and the practice stays theirs.

use egui::{Ui, vec2};

use super::field::NameField;
use super::{Memory, may_change};
use crate::app::command::{Command, Queue};
use crate::app::controls::{heading, keep_in_view};
use crate::app::data::{Asking, Data};
use crate::app::theme::{self, Theme};
use crate::app::widgets;

/// The widest that the card becomes.
const WIDEST: f32 = 480.0;

/// Draws the card while it is asked for.
pub(super) fn ui(ui: &Ui, data: &Data, memory: &mut Memory, queue: &mut Queue) {
    let Memory { rename, over: [over, ..], .. } = memory;
    let own = data.record.trainee().and_then(|trainee| trainee.name.as_deref());
    let open = data.asking == Some(Asking::Name) && may_change(data);
    let shown = over.show(ui, "name", open, WIDEST, |ui, opened| {
        if opened {
            *rename = NameField::with(own.unwrap_or_default());
        }
        let theme = Theme::of(ui);
        let (title, does) = match own {
            Some(_) => ("Change your name", "All that you practised stays yours under the new one."),
            None => ("Give a name", "What you have practised as a guest becomes yours, under this name."),
        };
        heading(&ui.label(theme::words(title, theme::title()).color(theme.text)), title, 1);
        ui.add_space(4.0);
        ui.label(widgets::quiet(theme, does));
        ui.add_space(theme::GAP_M);
        let name = rename.ui(ui, "Your name", data.record.trainees(), own);
        ui.add_space(theme::GAP_L);
        let [keep, back] = ui
            .horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(theme::GAP_S, theme::GAP_S);
                [widgets::primary_ui(ui, "Take this name"), widgets::secondary_ui(ui, "Back")].map(|button| {
                    keep_in_view(&button);
                    button.clicked()
                })
            })
            .inner;
        if (keep || rename.entered)
            && let Some(name) = rename.take(name)
        {
            let known = data.record.trainee().is_some();
            queue.push(if known { Command::RenameTrainee(name) } else { Command::AddTrainee(name) });
        }
        back
    });
    if shown.is_some_and(|(back, beside)| back || beside) {
        queue.push(Command::Ask(None));
    }
}
