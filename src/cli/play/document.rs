//! The JSON document of `play --json`. Names and their order are agreed (DESIGN.md); more may be added.

use serde::Serialize;

use super::{Talk, turns};
use crate::debrief::{Debrief, Exchange, Verdict, exchanges};
use crate::engine::aftermath::Retention;
use crate::engine::{Attempt, Counted, Turn, replies, speech};
use crate::playbook::Mood;
use crate::scenario::{Kept, Reacts, ReplyKind};
use crate::solve::{Grade, Grades};

#[derive(Serialize)]
pub(super) struct Document {
    scenario: String,
    content: String,
    playbook: String,
    rules: u16,
    seed: u32,
    want: String,
    choices: Vec<String>,
    turns: Vec<TurnTaken>,
    on_offer: Vec<OnOffer>,
    ending: Option<String>,
    outcome: Option<OutcomeLine>,
    points: Option<u8>,
    best_points: Option<u8>,
    turning: Option<usize>,
    steps: Vec<StepLine>,
    pitfalls: Vec<PitfallLine>,
    code: String,
}

#[derive(Serialize)]
struct TurnTaken {
    scene: String,
    reply: ReplyTaken,
    cut_in: bool,
    silence: u8,
    behaviours: Vec<String>,
    counted: Vec<CountedLine>,
    reaction: Reacts,
    mood: Mood,
    notes: Vec<Note>,
    grade: Option<Grade>,
}

#[derive(Serialize)]
struct ReplyTaken {
    id: String,
    number: u8,
    slots: Vec<Vec<u8>>,
}

/// What became of a behaviour, and how much of it counted.
#[derive(Serialize)]
struct CountedLine {
    behaviour: String,
    counted_as: String,
    percent: u16,
}

#[derive(Serialize)]
struct Note {
    rule: String,
    text: String,
}

#[derive(Serialize)]
struct OnOffer {
    id: String,
    number: u8,
    text: String,
    kind: ReplyKind,
    slots: Vec<SlotLine>,
}

#[derive(Serialize)]
struct SlotLine {
    id: String,
    min: u8,
    max: u8,
    pieces: Vec<PieceLine>,
}

#[derive(Serialize)]
struct PieceLine {
    id: String,
    number: u8,
    text: String,
}

#[derive(Serialize)]
struct OutcomeLine {
    stars: Option<u8>,
    retention: Option<Retention>,
    promise: &'static str,
    followed_up: bool,
}

#[derive(Serialize)]
struct StepLine {
    id: String,
    verdict: Verdict,
    evidence: Vec<usize>,
}

#[derive(Serialize)]
struct PitfallLine {
    id: String,
    turn: usize,
}

/// Everything about an attempt, as far as it has come.
pub(super) fn document(talk: &Talk, grades: Option<&Grades>) -> Document {
    let (scenario, replay) = (&talk.scenario, &talk.replay);
    let attempt = Attempt::new(scenario, replay.deal.seed);
    let debrief = Debrief::of(scenario, replay, grades);
    let turns = replay.turns.iter().zip(exchanges(scenario, replay));
    Document {
        scenario: scenario.id.clone(),
        content: attempt.content.hex(),
        playbook: attempt.playbook.hex(),
        rules: attempt.rules,
        seed: replay.deal.seed,
        want: scenario.wants.get(usize::from(replay.deal.want)).map(|want| want.id.clone()).unwrap_or_default(),
        choices: replay.taken().iter().map(ToString::to_string).collect(),
        turns: turns.map(|(turn, exchange)| turn_taken(talk, &debrief, turn, exchange)).collect(),
        on_offer: on_offer(talk),
        ending: debrief.ending.and_then(|id| scenario.ending(id)).map(|ending| ending.id.clone()),
        outcome: debrief.outcome.map(|outcome| OutcomeLine {
            stars: outcome.stars,
            retention: outcome.retention,
            promise: promise_word(outcome.promise),
            followed_up: outcome.followed_up,
        }),
        points: debrief.outcome.map(|outcome| outcome.points),
        best_points: debrief.best_points(),
        turning: debrief.turning,
        steps: steps(talk, &debrief),
        pitfalls: pitfalls(talk, &debrief),
        code: talk.code(),
    }
}

fn promise_word(kept: Option<Kept>) -> &'static str {
    match kept {
        None => "none",
        Some(Kept::Kept) => "kept",
        Some(Kept::Late) => "late",
        Some(Kept::Broken) => "broken",
    }
}

fn turn_taken(talk: &Talk, debrief: &Debrief, turn: &Turn, exchange: Exchange) -> TurnTaken {
    let scenario = &talk.scenario;
    let name = |id| scenario.playbook.behaviour(id).id.clone();
    let counted = |counted: &Counted| CountedLine {
        behaviour: name(counted.named),
        counted_as: name(counted.counted_as),
        percent: counted.percent,
    };
    let reply = speech::reply_of(scenario, turn);
    TurnTaken {
        scene: exchange.scene,
        reply: ReplyTaken {
            id: reply.map(|reply| reply.id.clone()).unwrap_or_default(),
            number: turn.taken.number,
            slots: reply.map(|reply| turns::picked(reply, &turn.taken)).unwrap_or_default(),
        },
        cut_in: turn.cut_in,
        silence: turn.silence,
        behaviours: turn.counted.iter().map(|counted| name(counted.named)).collect(),
        counted: turn.counted.iter().map(counted).collect(),
        reaction: turn.reacts,
        mood: exchange.mood,
        notes: exchange.notes.into_iter().map(|(rule, text)| Note { rule, text }).collect(),
        grade: debrief
            .grades
            .as_ref()
            .and_then(|all| all.turns.get(exchange.number.saturating_sub(1)))
            .map(|turn| turn.grade),
    }
}

fn on_offer(talk: &Talk) -> Vec<OnOffer> {
    let offers = replies(&talk.scenario, &talk.replay.state);
    let lines = offers.map(|offer| OnOffer {
        id: offer.reply.id.clone(),
        number: offer.number,
        text: offer.reply.text.clone(),
        kind: offer.reply.kind,
        slots: offer.reply.slots.iter().map(slot).collect(),
    });
    lines.collect()
}

fn slot(slot: &crate::scenario::Slot) -> SlotLine {
    let pieces = slot.pieces.iter().zip(1u8..);
    let pieces = pieces.map(|(piece, number)| PieceLine { id: piece.id.clone(), number, text: piece.text.clone() });
    SlotLine { id: slot.id.clone(), min: slot.min, max: slot.max, pieces: pieces.collect() }
}

fn steps(talk: &Talk, debrief: &Debrief) -> Vec<StepLine> {
    let known = &talk.scenario.playbook.steps;
    let lines = debrief.steps.iter().filter_map(|step| {
        let id = known.get(step.step)?.id.clone();
        Some(StepLine { id, verdict: step.verdict, evidence: step.evidence.clone() })
    });
    lines.collect()
}

fn pitfalls(talk: &Talk, debrief: &Debrief) -> Vec<PitfallLine> {
    let known = &talk.scenario.playbook.pitfalls;
    let lines = debrief.pitfalls.iter().filter_map(|seen| {
        let id = known.get(seen.pitfall)?.id.clone();
        Some(PitfallLine { id, turn: seen.turn })
    });
    lines.collect()
}
