//! One verdict for each step and conversation (DESIGN.md, "What could happen"; mechanics.md, "Scores made
//! fair"). Mood and ending stand beside, never inside, this score.

use serde::{Deserialize, Serialize};

use crate::engine::{Counted, Replay, Turn, distinct_ways, holds_at_line, replies, take};
use crate::playbook::{BehaviourId, Kind, ShownBy, Step};
use crate::scenario::Scenario;

/// How a step was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// At full effect, in time.
    Done,
    /// At full effect, after it was due.
    Late,
    /// Only weakened; or at some of the lines that called for it.
    Partly,
    /// It was on offer at full effect and never shown.
    Missed,
    /// There was no chance to show it.
    DidNotComeUp,
}

impl Verdict {
    /// Points: done 2, late and partly 1.
    #[must_use]
    pub fn points(self) -> usize {
        match self {
            Self::Done => 2,
            Self::Late | Self::Partly => 1,
            Self::Missed | Self::DidNotComeUp => 0,
        }
    }

    /// The word on screen.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Late => "late",
            Self::Partly => "partly",
            Self::Missed => "missed chance",
            Self::DidNotComeUp => "did not come up",
        }
    }
}

/// A step's verdict and the turns that show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepVerdict {
    /// Position in the playbook.
    pub step: usize,
    /// The verdict.
    pub verdict: Verdict,
    /// Turn numbers from 1: where it was shown, or where the chance was.
    pub evidence: Vec<usize>,
}

/// A verdict for every step of the playbook.
#[must_use]
pub fn verdicts(scenario: &Scenario, replay: &Replay) -> Vec<StepVerdict> {
    let chances = chances(scenario, replay);
    let steps = scenario.playbook.steps.iter().enumerate();
    steps
        .map(|(at, step)| {
            let (verdict, evidence) = match &step.shown_by {
                ShownBy::Behaviours(behaviours) => by_behaviours(scenario, replay, step, behaviours, &chances),
                ShownBy::Absence(hot, condition) => {
                    let turns = replay.turns.iter().zip(1usize..).filter(|(turn, _)| turn.from.ending().is_none());
                    let called_for = turns.filter(|(turn, _)| holds_at_line(condition, scenario, &turn.from));
                    by_absence(hot, called_for)
                }
            };
            let (verdict, evidence) = undone(step, replay, verdict, evidence);
            StepVerdict { step: at, verdict, evidence }
        })
        .collect()
}

/// A step that a deed undid is partly done at best: a kept promise beside a broken one.
fn undone(step: &Step, replay: &Replay, verdict: Verdict, evidence: Vec<usize>) -> (Verdict, Vec<usize>) {
    let undoes = |turn: &Turn| turn.counted.iter().any(|c| step.undone_by.contains(&c.counted_as));
    let undone: Vec<usize> =
        replay.turns.iter().zip(1usize..).filter(|(turn, _)| undoes(turn)).map(|(_, n)| n).collect();
    match (undone.is_empty(), verdict) {
        (true, _) => (verdict, evidence),
        (false, Verdict::Done | Verdict::Late | Verdict::Partly) => (Verdict::Partly, undone),
        (false, Verdict::Missed | Verdict::DidNotComeUp) => (Verdict::Missed, undone),
    }
}

/// Steps that a turn shows at full effect, as positions in the playbook; those shown by absence are not among them.
#[must_use]
pub fn steps_shown(scenario: &Scenario, turn: &Turn) -> Vec<usize> {
    let shows = |step: &Step| match &step.shown_by {
        ShownBy::Behaviours(behaviours) => turn.counted.iter().any(|counted| full(scenario, counted, behaviours)),
        ShownBy::Absence(..) => false,
    };
    positions(scenario, shows)
}

/// Steps shown by absence that the line of a turn called for, and that nothing in the turn broke.
#[must_use]
pub fn steps_held(scenario: &Scenario, turn: &Turn) -> Vec<usize> {
    let held = |step: &Step| match &step.shown_by {
        ShownBy::Behaviours(_) => false,
        ShownBy::Absence(hot, condition) => {
            turn.from.ending().is_none() && holds_at_line(condition, scenario, &turn.from) && !is_hot(turn, hot)
        }
    };
    positions(scenario, held)
}

fn positions(scenario: &Scenario, wanted: impl Fn(&Step) -> bool) -> Vec<usize> {
    let steps = scenario.playbook.steps.iter().enumerate();
    steps.filter(|(_, step)| wanted(step)).map(|(at, _)| at).collect()
}

fn is_hot(turn: &Turn, hot: &[BehaviourId]) -> bool {
    turn.counted.iter().any(|c| hot.contains(&c.named) || hot.contains(&c.counted_as))
}

fn full(scenario: &Scenario, counted: &Counted, behaviours: &[BehaviourId]) -> bool {
    let helpful = scenario.playbook.behaviour(counted.counted_as).kind != Kind::Harmful;
    helpful && counted.percent >= 100 && behaviours.contains(&counted.counted_as)
}

fn by_behaviours(
    scenario: &Scenario,
    replay: &Replay,
    step: &Step,
    behaviours: &[BehaviourId],
    chances: &[Vec<BehaviourId>],
) -> (Verdict, Vec<usize>) {
    let in_time = |turn: &Turn| step.due == 0 || (turn.from.ending().is_none() && turn.from.milestones & step.due == 0);
    let (mut done, mut late, mut weak) = (Vec::new(), Vec::new(), Vec::new());
    for (turn, number) in replay.turns.iter().zip(1usize..) {
        if turn.counted.iter().any(|c| full(scenario, c, behaviours)) {
            if in_time(turn) { done.push(number) } else { late.push(number) }
        } else if turn.counted.iter().any(|c| behaviours.contains(&c.counted_as)) {
            weak.push(number);
        }
    }
    if !done.is_empty() {
        (Verdict::Done, done)
    } else if !late.is_empty() {
        (Verdict::Late, late)
    } else if !weak.is_empty() {
        (Verdict::Partly, weak)
    } else {
        let missed =
            chances.iter().zip(1usize..).filter(|(on_offer, _)| on_offer.iter().any(|b| behaviours.contains(b)));
        let missed: Vec<usize> = missed.map(|(_, number)| number).collect();
        (if missed.is_empty() { Verdict::DidNotComeUp } else { Verdict::Missed }, missed)
    }
}

fn by_absence<'t>(hot: &[BehaviourId], lines: impl Iterator<Item = (&'t Turn, usize)>) -> (Verdict, Vec<usize>) {
    let (mut cool_at, mut hot_at) = (Vec::new(), Vec::new());
    for (turn, number) in lines {
        if is_hot(turn, hot) { hot_at.push(number) } else { cool_at.push(number) }
    }
    match (cool_at.is_empty(), hot_at.is_empty()) {
        (true, true) => (Verdict::DidNotComeUp, Vec::new()),
        (false, true) => (Verdict::Done, cool_at),
        (false, false) => (Verdict::Partly, hot_at),
        (true, false) => (Verdict::Missed, hot_at),
    }
}

/// For each turn, the behaviours that some reply on offer would have shown at full effect.
fn chances(scenario: &Scenario, replay: &Replay) -> Vec<Vec<BehaviourId>> {
    let at_turn = |turn: &Turn| {
        let mut on_offer: Vec<BehaviourId> = Vec::new();
        for offer in replies(scenario, &turn.from) {
            let kinds = distinct_ways(scenario, offer.number, offer.reply, turn.from.facts);
            for (taken, _) in kinds.into_iter().flatten() {
                let Ok(other) = take(scenario, replay.deal, &turn.from, &taken) else { continue };
                let shown = other.counted.iter().filter(|c| c.percent >= 100).map(|c| c.counted_as);
                on_offer.extend(shown);
            }
        }
        on_offer.sort_unstable();
        on_offer.dedup();
        on_offer
    };
    replay.turns.iter().map(at_turn).collect()
}
