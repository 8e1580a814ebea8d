//! Say yours first: the replies stay covered until the trainee has said, or typed, what they would say. A note beside
//! the turn: never scored, never sent.

use egui::{Key, Modifiers, TextEdit, Ui};

use super::moment::{Memory, Moment};
use crate::app::command::{Command, Noted, Queue};
use crate::app::controls::keep_in_view;
use crate::app::data::OwnWords;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::engine::Offer;
use crate::engine::notes::Mode;
use crate::scenario::ReplyKind;

/// The longest that may be typed, in characters.
const LETTERS_MAX: usize = 600;

/// Whether the replies are covered now.
pub(super) fn covers(moment: &Moment<'_>, memory: &Memory, offers: &[Offer<'_>]) -> bool {
    let wanted = match moment.data.settings.own_words {
        OwnWords::Never => false,
        OwnWords::FromSecond => moment.data.record.times(&moment.scenario().id) > 0,
        OwnWords::Always => true,
    };
    // Where one listens, does something or puts something together there is nothing to say first.
    let said = offers.iter().filter(|offer| offer.reply.kind == ReplyKind::Said).count();
    wanted && said > 1 && !memory.uncovered && !moment.in_parts() && !moment.after() && moment.talk.mode != Mode::Watch
}

/// The field, and the button that uncovers the replies.
pub(super) fn ask_ui(ui: &mut Ui, moment: &Moment<'_>, memory: &mut Memory, queue: &mut Queue) {
    let theme = Theme::of(ui);
    let name = ui.label(theme::words("What would you say?", theme::strong(theme::SIZE_SPEECH)).color(theme.text));
    ui.add_space(-4.0);
    ui.label(widgets::quiet(theme, "Say it aloud or type it. Only you will see it."));
    ui.add_space(theme::GAP_S);
    let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let width = ui.available_width();
    let field = TextEdit::multiline(&mut memory.own_words)
        .font(theme::speech())
        .desired_rows(2)
        .desired_width(width)
        .char_limit(LETTERS_MAX);
    let field = ui.add(field).labelled_by(name.id);
    keep_in_view(&field);
    if !memory.asked_own {
        memory.asked_own = true;
        field.request_focus();
    }
    ui.add_space(theme::GAP_S);
    let said = !memory.own_words.trim().is_empty();
    let button = widgets::primary_ui(ui, "Show the replies");
    let shows = button.on_hover_text("Enter").clicked() || enter;
    if shows {
        memory.uncovered = true;
        memory.bring = true;
        field.surrender_focus();
        if said {
            let words = memory.own_words.trim().to_owned();
            queue.push(Command::Note(moment.talk.replay.turns.len() + 1, Noted::OwnWords(words)));
        }
        ui.ctx().request_repaint();
    }
}

/// What was said first, above the replies.
pub(super) fn said_ui(ui: &mut Ui, moment: &Moment<'_>) {
    let next = moment.talk.replay.turns.len() + 1;
    let Some(notes) = moment.talk.notes.turn(next).filter(|notes| !notes.own_words.is_empty()) else { return };
    let theme = Theme::of(ui);
    ui.label(widgets::small(theme, "You would say"));
    ui.label(theme::words(&notes.own_words, theme::aside(theme::SIZE_BODY)).color(theme.text));
    ui.add_space(4.0);
    ui.label(widgets::small(theme, "Now pick the nearest."));
}
