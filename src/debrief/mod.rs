//! What was learned: one attempt becomes a [`Debrief`]: the steps with the trainee's own words as
//! evidence, the pitfalls, what worked, the moment that turned it, one thing to try, what happened next.
//! Pure: it only reads what the engine replays.

mod steps;
mod transcript;

pub use steps::{StepVerdict, Verdict};
pub use transcript::{Exchange, exchanges};

use crate::engine::aftermath::{Outcome, outcome};
use crate::engine::{Replay, Turn, speech};
use crate::playbook::{EndingId, Kind, Mood};
use crate::scenario::{Reacts, Scenario};

/// A pitfall that somebody stepped into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PitfallSeen {
    /// Position in the playbook.
    pub pitfall: usize,
    /// Turn number from 1.
    pub turn: usize,
}

/// Something to try next time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToTry {
    /// The turn it is about, from 1; none for advice about a step.
    pub turn: Option<usize>,
    /// Other words for that turn; empty for advice about a step.
    pub words: String,
    /// Why it helps.
    pub because: String,
}

/// What one attempt showed.
#[derive(Clone, Debug)]
pub struct Debrief {
    /// How it ended; none while it goes on.
    pub ending: Option<EndingId>,
    /// What came of it; none until the aftermath is over.
    pub outcome: Option<Outcome>,
    /// The mood before the first turn and after each.
    pub moods: Vec<Mood>,
    /// One verdict for each step of the playbook.
    pub steps: Vec<StepVerdict>,
    /// Pitfalls, in the order of the turns.
    pub pitfalls: Vec<PitfallSeen>,
    /// The turn that worked best, from 1.
    pub worked: Option<usize>,
    /// The turn that turned it, from 1: the largest rise of anger. None where nothing rose.
    pub turning: Option<usize>,
    /// One thing to try.
    pub to_try: Option<ToTry>,
    /// The step to practise next, as a position in the playbook.
    pub practise: Option<usize>,
    /// The review as the customer would write it.
    pub review: String,
    /// What they really wanted.
    pub want: String,
}

impl Debrief {
    /// The debrief of a conversation, finished or not.
    #[must_use]
    pub fn of(scenario: &Scenario, replay: &Replay) -> Self {
        let steps = steps::verdicts(scenario, replay);
        let pitfalls = pitfalls(scenario, replay);
        let turning = turning_point(replay);
        let mut moods = vec![scenario.customer.opening];
        moods.extend(replay.turns.iter().map(|turn| turn.mood));
        let practise = practise_next(scenario, &steps);
        Self {
            ending: replay.state.ending(),
            outcome: outcome(scenario, &replay.state),
            moods,
            to_try: to_try(scenario, replay, turning, practise),
            steps,
            pitfalls,
            worked: worked(scenario, replay),
            turning,
            practise,
            review: speech::review(scenario, replay.deal, &replay.state),
            want: scenario.wants.get(usize::from(replay.deal.want)).map(|w| w.is.clone()).unwrap_or_default(),
        }
    }

    /// Points of the steps that came up, and how many there could have been: done 2, late and partly 1.
    #[must_use]
    pub fn step_points(&self) -> (usize, usize) {
        let came_up = self.steps.iter().filter(|s| s.verdict != Verdict::DidNotComeUp);
        came_up.fold((0, 0), |(points, most), step| (points + step.verdict.points(), most + Verdict::Done.points()))
    }
}

fn pitfalls(scenario: &Scenario, replay: &Replay) -> Vec<PitfallSeen> {
    let mut seen = Vec::new();
    for (turn, number) in replay.turns.iter().zip(1..) {
        for (pitfall, entry) in scenario.playbook.pitfalls.iter().enumerate() {
            if turn.counted.iter().any(|c| entry.behaviours.contains(&c.counted_as)) {
                seen.push(PitfallSeen { pitfall, turn: number });
            }
        }
    }
    seen
}

/// The helpful turn after which the customer felt most better, the earliest of equals, since it made the
/// others possible; a deed of the aftermath counts if nothing in the conversation did.
fn worked(scenario: &Scenario, replay: &Replay) -> Option<usize> {
    let better = |mood: Mood| i32::from(mood.trust) + i32::from(mood.heard) - i32::from(mood.anger);
    let helps =
        |turn: &Turn| turn.counted.iter().any(|c| scenario.playbook.behaviour(c.counted_as).kind == Kind::Helpful);
    let gain = |turn: &Turn| if turn.from.ending().is_some() { 1 } else { better(turn.mood) - better(turn.from.mood) };
    let helpful = replay.turns.iter().zip(1usize..).filter(|(turn, _)| {
        helps(turn) && turn.reacts != Reacts::Backfires && !tempts(scenario, turn) && gain(turn) > 0
    });
    helpful.max_by_key(|(turn, number)| (gain(turn), usize::MAX - number)).map(|(_, number)| number)
}

/// Whether a turn stepped into a pitfall, be it one that lands in the moment.
fn tempts(scenario: &Scenario, turn: &Turn) -> bool {
    let pitfalls = scenario.playbook.pitfalls.iter();
    pitfalls.flat_map(|p| p.behaviours.iter()).any(|b| turn.counted.iter().any(|c| c.counted_as == *b))
}

/// The turn with the largest rise of anger. The solver will know better: what each reply still left possible.
fn turning_point(replay: &Replay) -> Option<usize> {
    let rises = replay.turns.iter().zip(1usize..).filter(|(turn, _)| turn.from.ending().is_none());
    let rises = rises.map(|(turn, number)| (turn.mood.anger.saturating_sub(turn.from.mood.anger), number));
    rises
        .filter(|(rise, _)| *rise > 0)
        .max_by_key(|(rise, number)| (*rise, usize::MAX - number))
        .map(|(_, number)| number)
}

fn to_try(scenario: &Scenario, replay: &Replay, turning: Option<usize>, practise: Option<usize>) -> Option<ToTry> {
    let by_author = |number: usize| {
        let turn = replay.turns.get(number.checked_sub(1)?)?;
        let (better, because) = speech::reply_of(scenario, turn)?.instead.as_ref()?;
        let words = transcript::words_of(scenario, turn, better)?;
        Some(ToTry { turn: Some(number), words, because: because.clone() })
    };
    // What landed needs no other words, though an author may have written some for another want.
    let slips =
        replay.turns.iter().zip(1usize..).filter(|(turn, _)| turn.reacts != Reacts::Lands || tempts(scenario, turn));
    let from_any_slip = || slips.map(|(_, number)| number).find_map(by_author);
    let from_step = || {
        let step = scenario.playbook.steps.get(practise?)?;
        Some(ToTry { turn: None, words: String::new(), because: step.instead.clone() })
    };
    turning.and_then(by_author).or_else(from_any_slip).or_else(from_step)
}

/// The step that needs it most: one in focus before one declared before any other; among those, a missed
/// one first.
fn practise_next(scenario: &Scenario, steps: &[StepVerdict]) -> Option<usize> {
    let weight = |at: usize| {
        if scenario.focus.contains(&at) { 2 } else { usize::from(scenario.steps.contains(&at)) }
    };
    let open = steps.iter().filter(|s| matches!(s.verdict, Verdict::Missed | Verdict::Partly | Verdict::Late));
    open.max_by_key(|s| (weight(s.step), Verdict::Done.points() - s.verdict.points(), usize::MAX - s.step))
        .map(|s| s.step)
}
