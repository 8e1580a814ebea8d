//! Hints: the first names the step that is called for now, the second the reply. They end with the turn.

use egui::{Frame, Key, Margin, Ui};

use crate::app::command::{Command, Noted, Queue};
use crate::app::controls::{live, pressed};
use crate::app::data::Graded;
use crate::app::screen::conversation::moment::{Memory, Moment};
use crate::app::screen::conversation::{spoken, told};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::engine::{Offer, Taken, Turn, speech, take};
use crate::scenario::ReplyKind;

/// The hint that names the reply.
const REPLY: u8 = 2;

/// How many hints were given for the reply to come.
pub(super) fn given(moment: &Moment<'_>) -> u8 {
    moment.talk.notes.turn(moment.talk.replay.turns.len() + 1).map_or(0, |notes| notes.hints)
}

/// The reply that helps most now, if that is known.
fn best(moment: &Moment<'_>) -> Option<Taken> {
    moment.data.graded().grades()?.next
}

/// Whether a hint named this reply.
pub(in crate::app::screen::conversation) fn is_named(moment: &Moment<'_>, offer: &Offer<'_>) -> bool {
    let named = best(moment).filter(|_| super::is_on(moment) && given(moment) >= REPLY);
    named.is_some_and(|best| best.number == offer.number)
}

/// Asks for a hint; says why there is none where there is none.
pub(in crate::app::screen::conversation) fn button_ui(ui: &mut Ui, moment: &Moment<'_>, queue: &mut Queue) {
    if !super::is_on(moment) || moment.is_over() || moment.talk.leads_in {
        return;
    }
    let given = given(moment);
    let (open, name, more) = match moment.data.graded() {
        Graded::Soon => (false, "Working out a hint…", ""),
        Graded::TooLarge => (false, "No hint here", "There are too many ways this conversation can go to know."),
        Graded::Failed => (false, "No hint here", "A fault of the program kept it from being worked out."),
        Graded::Known(_) if best(moment).is_none() => (false, "No hint here", "There is nothing to choose."),
        Graded::Known(_) if given == 0 => (true, "Give me a hint", "H names the step that helps now."),
        Graded::Known(_) if given < REPLY => (true, "Name the reply", "H marks the reply that helps most now."),
        Graded::Known(_) => (false, "Hint given", "The reply is marked."),
    };
    let button = ui.add_enabled_ui(open, |ui| widgets::quiet_ui(ui, name)).inner;
    let clicked = button.on_hover_text(more).on_disabled_hover_text(more).clicked();
    let by_key = !ui.ctx().text_edit_focused() && pressed(ui, Key::H) && ui.input(|input| input.modifiers.is_none());
    if open && (clicked || by_key) {
        queue.push(Command::Note(moment.talk.replay.turns.len() + 1, Noted::Hint));
    }
}

/// The hints that were given, above the replies.
pub(in crate::app::screen::conversation) fn hint_ui(ui: &mut Ui, moment: &Moment<'_>, memory: &Memory) {
    let given = if super::is_on(moment) { given(moment) } else { 0 };
    let Some(best) = best(moment).filter(|_| given > 0) else { return };
    let theme = Theme::of(ui);
    let (scenario, replay) = (moment.scenario(), &moment.talk.replay);
    let Ok(turn) = take(scenario, replay.deal, &replay.state, &best) else { return };
    let frame = Frame::new().fill(theme.selection).corner_radius(theme::RADIUS_CARD);
    frame.inner_margin(Margin::symmetric(16, 10)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        let named = given >= REPLY;
        let helps = names(moment, &turn).or((!named).then(|| "No step is called for here. Just go on.".to_owned()));
        if let Some(helps) = helps {
            live(&ui.label(theme::words(helps, theme::strong(theme::SIZE_BODY)).color(theme.text)));
        }
        if let Some(step) = told::main_step(scenario, &turn).and_then(|at| scenario.playbook.steps.get(at)) {
            live(&ui.label(theme::words(&step.plain, theme::body()).color(theme.text)));
        }
        if !named {
            return;
        }
        ui.add_space(4.0);
        let first = moment.impulse().is_some() && memory.let_go.is_none();
        let number = moment.offers().iter().position(|offer| offer.number == best.number && !composed(offer));
        if let Some(at) = number.filter(|_| !first) {
            let marked = format!("Number {} below helps most now.", at + 1);
            live(&ui.label(theme::words(marked, theme::strong(theme::SIZE_BODY)).color(theme.text)));
            return;
        }
        let lead = if first { "Let it go first. Then this helps most:" } else { "This reply helps most now:" };
        live(&ui.label(theme::words(lead, theme::strong(theme::SIZE_CAPTION)).color(theme.text)));
        let words = speech::reply_of(scenario, &turn).map(|reply| speech::composed_text(reply, best.pieces()));
        let words = words.unwrap_or_default();
        live(&spoken::words_ui(ui, spoken::job(&words, theme::SIZE_BODY, theme.text, theme.text)));
    });
    ui.add_space(theme::GAP_S);
}

/// Whether the card of a reply does not say all of its words.
fn composed(offer: &Offer<'_>) -> bool {
    offer.reply.kind == ReplyKind::Composed
}

/// The step that is called for now, or what the reply does where it shows none; none where it does nothing of note.
fn names(moment: &Moment<'_>, turn: &Turn) -> Option<String> {
    let playbook = &moment.scenario().playbook;
    if let Some(step) = told::main_step(moment.scenario(), turn).and_then(|at| playbook.steps.get(at)) {
        return Some(format!("What helps now: {}", step.title));
    }
    let does = playbook.behaviour(turn.counted.first()?.counted_as);
    Some(format!("What helps now: a reply that {}", does.title))
}
