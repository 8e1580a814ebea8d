//! How a conversation looks in a terminal: the program's words at the margin, the customer's set off from
//! them, replies by number.

use super::Talk;
use super::turns::takes_several;
use crate::cli::out::{Ink, Out, quoted};
use crate::debrief::{Exchange, exchanges, is_spoken};
use crate::engine::{Offer, State, replies, speech};
use crate::playbook::Mood;
use crate::scenario::{Due, Piece, Reply, ReplyKind, Scenario, Tone};

/// What the customer says stands this far from the margin.
const INDENT: &str = "    ";

/// Prints a conversation; remembers who spoke last, so that a name stands only where the speaker changes.
pub(super) struct Show<'o> {
    /// Where it is printed.
    pub out: &'o mut Out,
    speaker: String,
}

impl<'o> Show<'o> {
    pub(super) fn new(out: &'o mut Out) -> Self {
        Self { out, speaker: String::new() }
    }

    /// What stands before the first line.
    pub(super) fn header(&mut self, talk: &Talk) {
        let scenario = &talk.scenario;
        self.out.wrapped(Ink::Strong, "", &scenario.title);
        let facts = format!(
            "{} · {} · about {} minutes · customer number {}",
            scenario.channel.word(),
            scenario.level().word(),
            scenario.minutes,
            talk.replay.deal.seed
        );
        self.out.wrapped(Ink::Quiet, "", &facts);
        if !scenario.setting.is_empty() {
            self.out.gap();
            self.out.wrapped(Ink::Plain, "", &scenario.setting);
        }
        self.list("What you know", &scenario.you_know);
        self.list("What you may do without asking", &scenario.you_may);
        let focus: Vec<&str> = scenario
            .focus
            .iter()
            .filter_map(|at| scenario.playbook.steps.get(*at))
            .map(|step| step.title.as_str())
            .collect();
        if !focus.is_empty() {
            self.out.gap();
            self.out.wrapped(Ink::Plain, "In focus: ", &focus.join(" · "));
        }
        self.list("Good to know beforehand", &scenario.content_notes);
        self.out.gap();
        self.out.line("────────");
    }

    fn list(&mut self, title: &str, entries: &[String]) {
        if entries.is_empty() {
            return;
        }
        self.out.gap();
        self.out.inked(Ink::Strong, title);
        for entry in entries {
            self.out.wrapped(Ink::Plain, "  - ", entry);
        }
    }

    /// A heading of the debrief.
    pub(super) fn heading(&mut self, title: &str) {
        self.speaker.clear();
        self.out.gap();
        self.out.inked(Ink::Strong, title);
    }

    /// All turns so far, and the present line.
    pub(super) fn transcript(&mut self, talk: &Talk) {
        let turns = exchanges(&talk.scenario, &talk.replay);
        for (exchange, turn) in turns.iter().zip(&talk.replay.turns) {
            self.line(talk, &turn.from, mood_before(&talk.scenario, &turns, exchange.number));
            self.answer(talk, exchange, &turn.to);
        }
        self.present(talk);
    }

    /// What the customer says now.
    pub(super) fn present(&mut self, talk: &Talk) {
        if !talk.replay.state.is_over() {
            let turns = exchanges(&talk.scenario, &talk.replay);
            self.line(talk, &talk.replay.state, mood_before(&talk.scenario, &turns, turns.len() + 1));
        }
    }

    fn line(&mut self, talk: &Talk, state: &State, mood: Mood) {
        let Some(scene) = talk.scenario.scene(state.scene) else { return };
        if state.ending().is_some() {
            self.program(due_words(scene.due));
        }
        if state.part == 0 && !scene.setting.is_empty() {
            self.program(&scene.setting);
        }
        let words = speech::line(&talk.scenario, talk.replay.deal, state, mood);
        self.customer(&talk.scenario, scene.tone, words);
    }

    /// What was answered, and how it was taken.
    pub(super) fn answer(&mut self, talk: &Talk, exchange: &Exchange, now: &State) {
        self.exchange(&talk.scenario, exchange, false);
        if now.ending().is_some() && !exchange.after {
            self.program("The conversation is over.");
        }
    }

    /// What was said on both sides; the customer's first line only where it is asked for.
    pub(super) fn exchange(&mut self, scenario: &Scenario, exchange: &Exchange, with_line: bool) {
        if with_line {
            self.customer(scenario, exchange.tone, &exchange.line);
        }
        self.name(if exchange.cut_in { "You, cutting in" } else { "You" });
        self.out.wrapped(Ink::Plain, INDENT, &quoted(exchange.spoken, &exchange.said));
        self.customer(scenario, Tone::Plain, &exchange.reaction);
    }

    fn customer(&mut self, scenario: &Scenario, tone: Tone, words: &str) {
        if words.is_empty() {
            return;
        }
        // What stands in brackets is seen, not said.
        let seen = words.starts_with('(') && words.ends_with(')') && words.matches('(').count() == 1;
        if seen {
            self.speaker.clear();
            self.out.gap();
        } else {
            let name = &scenario.customer.name;
            let how = if scenario.channel.is_typed() { "" } else { tone_words(tone) };
            let speaker = if how.is_empty() { name.clone() } else { format!("{name}, {how}") };
            self.name(&speaker);
        }
        self.out.wrapped(Ink::Customer, INDENT, words);
    }

    fn name(&mut self, speaker: &str) {
        if self.speaker != speaker {
            self.out.gap();
            self.out.inked(Ink::Strong, speaker);
            speaker.clone_into(&mut self.speaker);
        }
    }

    fn program(&mut self, words: &str) {
        self.speaker.clear();
        self.out.gap();
        self.out.wrapped(Ink::Quiet, "", words);
    }

    /// The replies on offer; with their pieces where nobody will be asked for them.
    pub(super) fn replies(&mut self, talk: &Talk, pieces: bool) {
        self.speaker.clear();
        self.out.gap();
        let offers: Vec<Offer<'_>> = replies(&talk.scenario, &talk.replay.state).collect();
        for offer in &offers {
            self.reply(offer);
            self.out.wrapped(Ink::Quiet, "     ", who_reads(offer, &offers));
            if pieces {
                self.pieces(offer);
            }
        }
    }

    fn reply(&mut self, offer: &Offer<'_>) {
        let reply = offer.reply;
        let words =
            if reply.kind == ReplyKind::Composed { reply.text.clone() } else { quoted(is_spoken(reply), &reply.text) };
        let words = match reply.kind {
            ReplyKind::Impulse => format!("On the tip of your tongue: {words}"),
            _ => words,
        };
        self.out.wrapped(Ink::Plain, &format!("{:>3}  ", offer.number), &words);
        if reply.kind == ReplyKind::Composed {
            self.out.wrapped(Ink::Quiet, "     ", &composed_words(reply));
        }
    }

    fn pieces(&mut self, offer: &Offer<'_>) {
        for slot in &offer.reply.slots {
            self.out.wrapped(Ink::Quiet, "     ", &format!("{}:", slot.title));
            for (piece, at) in slot.pieces.iter().zip(1u8..) {
                self.piece(piece, at);
            }
        }
    }

    /// One piece of a composed reply.
    pub(super) fn piece(&mut self, piece: &Piece, at: u8) {
        self.out.wrapped(Ink::Plain, &format!("{at:>8}  "), &piece.text);
    }

    /// Where somebody stops before the end: what is on offer, and how to go on.
    pub(super) fn stop(&mut self, talk: &Talk) {
        self.heading("On offer now:");
        self.replies(talk, true);
        self.leave(talk);
    }

    /// How to go on later.
    pub(super) fn leave(&mut self, talk: &Talk) {
        self.speaker.clear();
        self.out.gap();
        self.out.wrapped(Ink::Plain, "", "Nothing is lost. To go on from here, type:");
        self.out.line(&format!("  {} --code {}", talk.again(), talk.code()));
    }
}

fn mood_before(scenario: &Scenario, turns: &[Exchange], number: usize) -> Mood {
    let last = number.checked_sub(2).and_then(|at| turns.get(at));
    last.map_or(scenario.customer.opening, |exchange| exchange.mood)
}

fn composed_words(reply: &Reply) -> String {
    match reply.slots.as_slice() {
        [slot] if takes_several(slot) => {
            format!("(You choose {} to {} of {} lines.)", slot.min, slot.max, slot.pieces.len())
        }
        slots => {
            let titles: Vec<&str> = slots.iter().map(|slot| slot.title.as_str()).collect();
            format!("(You put it together: {}.)", titles.join(", "))
        }
    }
}

/// Where one of the replies is private, each says who reads it.
fn who_reads(offer: &Offer<'_>, offers: &[Offer<'_>]) -> &'static str {
    let sent = |offer: &Offer<'_>| matches!(offer.reply.kind, ReplyKind::Said | ReplyKind::Composed);
    match offers.iter().any(|other| other.reply.private) && sent(offer) {
        true if offer.reply.private => "(In private: only they read it.)",
        true => "(In the thread: everybody reads it.)",
        false => "",
    }
}

fn due_words(due: Due) -> &'static str {
    match due {
        Due::AtOnce => "Afterwards.",
        Due::NextConversation => "A little later.",
        Due::NextDay => "On a later day.",
    }
}

fn tone_words(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "",
        Tone::Sharp => "sharply",
        Tone::Loud => "loudly",
        Tone::Shaky => "close to tears",
        Tone::Tired => "worn out",
        Tone::Cold => "coldly",
        Tone::Warm => "more warmly",
    }
}
