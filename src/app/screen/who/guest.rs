//! The question before a new guest begins: what the guest before them practised goes.

use egui::{Ui, vec2};

use super::{Memory, may_change};
use crate::app::command::{Command, Queue};
use crate::app::controls::{heading, keep_in_view};
use crate::app::data::{Asking, Data};
use crate::app::theme::{self, Theme};
use crate::app::widgets;

/// The widest that the card becomes.
const WIDEST: f32 = 480.0;
/// What it asks.
const TITLE: &str = "Begin as a new guest?";

/// Draws the card while it is asked for.
pub(super) fn ui(ui: &Ui, data: &Data, memory: &mut Memory, queue: &mut Queue) {
    let [_, over, _] = &mut memory.over;
    let open = data.asking == Some(Asking::NewGuest) && may_change(data);
    let shown = over.show(ui, "new guest", open, WIDEST, |ui, opened| {
        let theme = Theme::of(ui);
        heading(&ui.label(theme::words(TITLE, theme::title()).color(theme.text)), TITLE, 1);
        ui.add_space(theme::GAP_S);
        let what = "There is one guest at a time. What the guest before you practised here is erased, and that cannot \
                    be undone. To keep it, go on as “Guest” instead; a name can be given to it there.";
        ui.label(theme::words(what, theme::body()).color(theme.text));
        ui.add_space(theme::GAP_L);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(theme::GAP_S, theme::GAP_S);
            let back = widgets::primary_ui(ui, "Back");
            if opened {
                back.request_focus();
            }
            [back, widgets::secondary_ui(ui, "Erase it and begin")].map(|button| {
                keep_in_view(&button);
                button.clicked()
            })
        })
        .inner
    });
    let Some(([back, begin], beside)) = shown else { return };
    if begin {
        queue.push(Command::NewGuest);
    } else if back || beside {
        queue.push(Command::Ask(Some(Asking::Who)));
    }
}
