//! Going back to a reply and trying another: a new attempt begins with the turns before it.

use egui::{Key, Modifiers, Popup, PopupCloseBehavior, ScrollArea, Ui};

use super::moment::Moment;
use crate::app::command::{Command, Queue};
use crate::app::controls::{keep_in_view, pressed};
use crate::app::theme;
use crate::app::widgets;
use crate::engine::notes::Mode;
use crate::engine::speech;

/// So much of a reply names it in the list.
const LETTERS: usize = 56;

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
        ui.label(widgets::small(theme::Theme::of(ui), "Say something else at"));
        ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            for (turn, at) in turns.iter().enumerate().skip(moment.talk.given).rev().map(|(at, turn)| (turn, at)) {
                let name = format!("Reply {}: {}", at + 1, beginning(&speech::said(moment.scenario(), turn)));
                let entry = widgets::quiet_ui(ui, &name);
                keep_in_view(&entry);
                if entry.clicked() {
                    queue.push(Command::GoBackTo(at));
                }
            }
        });
    });
}

/// The beginning of a reply, cut between words.
fn beginning(text: &str) -> String {
    if text.chars().count() <= LETTERS {
        return text.to_owned();
    }
    let mut cut = String::new();
    for word in text.split_whitespace() {
        if cut.chars().count() + word.chars().count() > LETTERS {
            break;
        }
        cut.push_str(word);
        cut.push(' ');
    }
    // A first word too long to fit is cut within.
    let cut = if cut.is_empty() { text.chars().take(LETTERS).collect() } else { cut };
    format!("{}…", cut.trim_end_matches([' ', ',', '.', ';', ':', '!', '?']))
}

/// What stands in the transcript where the trainee went back: before this turn, from 1.
pub(super) fn words(moment: &Moment<'_>, turn: usize) -> Option<String> {
    let parent = moment.talk.parent.as_ref()?;
    (parent.turns + 1 == turn).then(|| "You went back to here.".to_owned())
}

#[cfg(test)]
mod tests {
    use super::beginning;

    #[test]
    fn a_reply_is_named_by_its_beginning() {
        assert_eq!(beginning("Right."), "Right.");
        let long = "Tell me what happened, from the start, and take whatever time you need for it.";
        assert_eq!(beginning(long), "Tell me what happened, from the start, and take whatever…");
        assert_eq!(beginning(&"x".repeat(80)).chars().count(), 57);
    }
}
