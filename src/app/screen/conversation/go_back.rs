//! Going back to a reply and trying another: a new attempt begins with the turns before it.

use egui::{Button, Key, Modifiers, Popup, PopupCloseBehavior, ScrollArea, Ui};

use super::moment::Moment;
use super::spoken;
use crate::app::command::{Command, Queue};
use crate::app::controls::{keep_in_view, pressed};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::engine::notes::Mode;
use crate::engine::speech;

/// Whether turns can be taken back here, and there are some of the trainee's own.
fn is_open(moment: &Moment<'_>) -> bool {
    let own = moment.talk.replay.turns.len() > moment.talk.given;
    own && matches!(moment.talk.mode, Mode::Practice | Mode::Coached)
}

/// The button with the list of replies, and the key for the last one.
pub(super) fn button_ui(ui: &mut Ui, moment: &Moment<'_>, queue: &mut Queue) {
    if !is_open(moment) {
        return;
    }
    let turns = &moment.talk.replay.turns;
    let typing = ui.ctx().text_edit_focused();
    if !typing && pressed(ui, Key::Backspace) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Backspace)) {
        queue.push(Command::GoBackTo(turns.len() - 1));
    }
    let button = widgets::quiet_ui(ui, "Go back").on_hover_text("Backspace takes the last reply back.");
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClick).show(|ui| {
        ui.set_width(360.0);
        let theme = Theme::of(ui);
        ui.label(widgets::small(theme, "Say something else at"));
        ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            for (at, turn) in turns.iter().enumerate().skip(moment.talk.given).rev() {
                let said = spoken::plain(&speech::said(moment.scenario(), turn));
                let words = theme::words(format!("Reply {}: {said}", at + 1), theme::body()).color(theme.accent);
                let entry = ui.add(Button::new(words).wrap().frame_when_inactive(false));
                keep_in_view(&entry);
                if entry.clicked() {
                    // A key that presses it is no click that closes a menu.
                    ui.close();
                    queue.push(Command::GoBackTo(at));
                }
            }
        });
    });
}

/// What stands in the transcript where the trainee went back: before this turn, from 1.
pub(super) fn words(moment: &Moment<'_>, turn: usize) -> Option<String> {
    let parent = moment.talk.parent.as_ref()?;
    (parent.turns + 1 == turn).then(|| "You went back to here.".to_owned())
}
