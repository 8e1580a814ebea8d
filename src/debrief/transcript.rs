//! The transcript: every turn with both sides' words, what moved, and why.

use super::better::{Better, advised};
use crate::engine::{Counted, Replay, Turn, speech};
use crate::playbook::{BehaviourId, Mood};
use crate::scenario::{Reacts, Reply, ReplyKind, Scenario, Tone};

/// One turn, as words.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// Turn number from 1.
    pub number: usize,
    /// The scene's id.
    pub scene: String,
    /// Whether it belongs to the aftermath.
    pub after: bool,
    /// What was seen.
    pub setting: String,
    /// What the customer said.
    pub line: String,
    /// How they said it.
    pub tone: Tone,
    /// What they thought; only the debrief shows it.
    pub thought: String,
    /// What the trainee said or did.
    pub said: String,
    /// Whether that was words: deeds, and what is written in the case book, stand without quotes.
    pub spoken: bool,
    /// Whether the trainee cut in.
    pub cut_in: bool,
    /// What the customer answered.
    pub reaction: String,
    /// What they thought then.
    pub reaction_thought: String,
    /// How the reply was taken.
    pub reacts: Reacts,
    /// Notes of the rules that fired: id and text.
    pub notes: Vec<(String, String)>,
    /// How each behaviour counted.
    pub counted: Vec<Counted>,
    /// The mood before.
    pub before: Mood,
    /// The mood after.
    pub mood: Mood,
    /// The author's reason.
    pub why: String,
    /// What would have helped more, as the author says.
    pub instead: Option<Better>,
}

/// The turns of a conversation as words.
#[must_use]
pub fn exchanges(scenario: &Scenario, replay: &Replay) -> Vec<Exchange> {
    let mut last = scenario.customer.opening;
    let mut made = Vec::new();
    for (turn, number) in replay.turns.iter().zip(1..) {
        made.push(exchange(scenario, replay, turn, number, last));
        last = turn.mood;
    }
    made
}

fn exchange(scenario: &Scenario, replay: &Replay, turn: &Turn, number: usize, before: Mood) -> Exchange {
    let scene = speech::scene_of(scenario, turn);
    let reply = speech::reply_of(scenario, turn);
    let notes = turn.rules.iter().filter_map(|id| scenario.playbook.rules.get(id.index()));
    Exchange {
        number,
        scene: scene.map(|s| s.id.clone()).unwrap_or_default(),
        after: turn.from.ending().is_some(),
        setting: scene
            .filter(|s| turn.from.part == 0 || s.parts.is_empty())
            .map(|s| s.setting.clone())
            .unwrap_or_default(),
        line: speech::line(scenario, replay.deal, &turn.from, before).to_owned(),
        tone: scene.map(|s| s.tone).unwrap_or_default(),
        thought: speech::thought(scenario, replay.deal, &turn.from),
        spoken: reply.is_none_or(is_spoken),
        said: speech::said(scenario, turn),
        cut_in: turn.cut_in,
        reaction: speech::reacted(scenario, replay.deal, turn),
        reaction_thought: speech::reaction_thought(scenario, turn).to_owned(),
        reacts: turn.reacts,
        notes: notes.filter(|rule| !rule.note.is_empty()).map(|rule| (rule.id.clone(), rule.note.clone())).collect(),
        counted: turn.counted.clone(),
        before,
        mood: turn.mood,
        why: speech::why(scenario, turn),
        instead: advised(scenario, turn),
    }
}

/// Whether a reply is words, not a deed and nothing that is written in the case book.
#[must_use]
pub fn is_spoken(reply: &Reply) -> bool {
    let written = || reply.slots.iter().any(|slot| slot.pieces.iter().any(|piece| piece.notes.is_some()));
    !matches!(reply.kind, ReplyKind::Done | ReplyKind::Listen) && !written()
}

/// Another reply of the same scene.
pub(super) fn other_reply<'s>(scenario: &'s Scenario, turn: &Turn, id: &str) -> Option<&'s Reply> {
    let scene = speech::scene_of(scenario, turn)?;
    let part = scene.parts.get(usize::from(turn.from.part));
    let mut all = part.map(|p| &p.replies).into_iter().chain([&scene.replies]).flatten();
    all.find(|reply| reply.id == id)
}

impl Exchange {
    /// The arithmetic of the turn: behaviour, percent, points for each meter.
    pub fn arithmetic<'s>(&'s self, scenario: &'s Scenario) -> impl Iterator<Item = (&'s str, u16, [i16; 4])> {
        let title = |id: BehaviourId| scenario.playbook.behaviour(id).title.as_str();
        self.counted.iter().map(move |c| (title(c.counted_as), c.percent, c.points))
    }
}
