//! Sure or not sure: asked of each reply of an Assessment, if the trainee wants that. A note beside the turn; it
//! changes no result.

use egui::Ui;

use super::impulse::{Bubble, bubble_ui, button_ui};
use super::moment::{Memory, Moment};
use super::replies::digit;
use crate::app::command::{Command, Noted, Queue};
use crate::app::controls::live;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::engine::notes::{Mode, Sure};
use crate::engine::{replies, speech};

/// Holds a reply that was picked back until the trainee has said how sure they are of it.
pub(super) fn hold(moment: &Moment<'_>, memory: &mut Memory, queue: &mut Queue) {
    let asks = moment.data.settings.ask_sure && moment.talk.mode == Mode::Assessment && !moment.after();
    if asks && memory.held.is_none() {
        memory.held = queue.hold_turn();
        memory.bring |= memory.held.is_some();
    }
}

/// The question. Says whether it is asked now.
pub(super) fn ask_ui(ui: &mut Ui, moment: &Moment<'_>, memory: &mut Memory, queue: &mut Queue) -> bool {
    let Some(taken) = memory.held else { return false };
    memory.floor.asked = true;
    let theme = Theme::of(ui);
    if let Some(offer) =
        replies(moment.scenario(), &moment.talk.replay.state).find(|offer| offer.number == taken.number)
    {
        let said = speech::composed_text(offer.reply, taken.pieces());
        let size = theme::SIZE_SPEECH - 2.0;
        bubble_ui(ui, &said, size, Bubble::Typed);
        ui.add_space(theme::GAP_S);
    }
    live(&ui.label(theme::words("How sure are you of it?", theme::strong(theme::SIZE_SPEECH)).color(theme.text)));
    ui.add_space(theme::GAP_S);
    let mut chosen = digit(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        for (at, (key, text)) in [(1, "Sure"), (2, "Not sure")].into_iter().enumerate() {
            if button_ui(ui, key, text).clicked() {
                chosen = Some(at);
            }
        }
        if widgets::quiet_ui(ui, "Choose another reply").clicked() {
            memory.held = None;
        }
    });
    let sure = match chosen {
        Some(0) => Sure::Sure,
        Some(1) => Sure::NotSure,
        _ => return true,
    };
    // It stays held until the turn is taken, and with it forgotten.
    queue.push(Command::Note(moment.talk.replay.turns.len() + 1, Noted::Sure(sure)));
    queue.push(Command::Take(taken));
    true
}
