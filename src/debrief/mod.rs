//! What was learned: one attempt becomes a [`Debrief`]: the steps with the trainee's own words as
//! evidence, the pitfalls, what worked, the moment that turned it and what would have followed in its place,
//! one thing to try, what happened next. Pure: it only reads what the engine replays and the solver graded.

pub mod assess;
mod better;
mod card;
pub mod counts;
pub mod days;
pub mod kept;
mod later;
mod looking_back;
mod played;
pub mod practice;
pub mod progress;
mod spoken;
mod transcript;
mod two_ways;
pub mod words;

pub use crate::solve::{StepVerdict, Verdict};
pub use better::{Better, better_words};
pub use card::{REPEAT, RuleCard};
pub use later::{Form, Later};
pub use looking_back::{Answer, Confidence, own_words};
pub use played::{Day, Evidence, Had, Judged, MoodCourse, Played, RUBRIC};
pub use spoken::{alone, bare, curly, is_narration, quoted, runs};
pub use transcript::{Exchange, exchanges, is_spoken};
pub use two_ways::TwoWays;

use crate::engine::aftermath::{Outcome, outcome};
use crate::engine::{Replay, Turn, speech};
use crate::playbook::{EndingId, Kind, Mood};
use crate::scenario::{Reacts, Scenario};
use crate::solve::{Grade, Grades, TurnGrade, verdicts};

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
    /// Whether they are said; what is done stands without quotes.
    pub spoken: bool,
    /// Why it helps.
    pub because: String,
}

impl ToTry {
    fn about(turn: usize, better: Better) -> Self {
        let Better { words, spoken, because } = better;
        Self { turn: Some(turn), words, spoken, because }
    }
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
    /// What each reply cost; none while nobody knows, because the walk was cut or is not done yet.
    pub grades: Option<Grades>,
    /// The turn that turned it, from 1: the one that cost most. None where none cost much, and where nobody knows.
    pub turning: Option<usize>,
    /// What would have followed a better reply at the turning point: its turn and the next, as words.
    pub what_if: Vec<Exchange>,
    /// The later scenes, as far as they were played.
    pub later: Vec<Later>,
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
    /// The debrief of a conversation, finished or not; `grades` as far as they are known.
    #[must_use]
    pub fn of(scenario: &Scenario, replay: &Replay, grades: Option<&Grades>) -> Self {
        let steps = verdicts(scenario, replay);
        let pitfalls = pitfalls(scenario, replay);
        let mut moods = vec![scenario.customer.opening];
        moods.extend(replay.turns.iter().map(|turn| turn.mood));
        let practise = practise_next(scenario, &steps);
        Self {
            ending: replay.state.ending(),
            outcome: outcome(scenario, &replay.state),
            moods,
            to_try: to_try(scenario, replay, grades, practise),
            steps,
            pitfalls,
            worked: worked(scenario, replay, 0),
            turning: grades.and_then(|grades| grades.turning),
            what_if: grades.map(|grades| what_if(scenario, replay, grades)).unwrap_or_default(),
            later: later::later(scenario, replay),
            grades: grades.cloned(),
            practise,
            review: speech::review(scenario, replay.deal, &replay.state),
            want: scenario.wants.get(usize::from(replay.deal.want)).map(|w| w.is.clone()).unwrap_or_default(),
        }
    }

    /// The same of a conversation whose first turns, so many, were taken for the trainee: what worked is their own.
    #[must_use]
    pub fn of_own(scenario: &Scenario, replay: &Replay, given: usize, grades: Option<&Grades>) -> Self {
        Self { worked: worked(scenario, replay, given), ..Self::of(scenario, replay, grades) }
    }

    /// Whether it is known what each reply cost.
    #[must_use]
    pub fn graded(&self) -> bool {
        self.grades.is_some()
    }

    /// The grade of a turn, from 1; none while nobody knows, and where nothing was at stake.
    #[must_use]
    pub fn grade(&self, turn: usize) -> Option<Grade> {
        self.turn_grade(turn)?.told()
    }

    fn turn_grade(&self, turn: usize) -> Option<&TurnGrade> {
        self.grades.as_ref()?.turns.get(turn.checked_sub(1)?)
    }

    /// Whether a turn cost something; none while nobody knows.
    fn cost(&self, turn: usize) -> Option<bool> {
        self.turn_grade(turn).map(|turn| turn.grade > Grade::Good)
    }

    /// The author's advice for a turn: other words and the reason. None where the grades say that it needs none, so that
    /// the debrief gives one advice.
    #[must_use]
    pub fn advice<'t>(&self, turn: &'t Exchange) -> Option<&'t Better> {
        let costs = self.cost(turn.number).unwrap_or(true);
        turn.instead.as_ref().filter(|_| costs)
    }

    /// Points by perfect play from the first line on.
    #[must_use]
    pub fn best_points(&self) -> Option<u8> {
        self.grades.as_ref().map(|grades| grades.best_points)
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
fn worked(scenario: &Scenario, replay: &Replay, given: usize) -> Option<usize> {
    let better = |mood: Mood| i32::from(mood.trust) + i32::from(mood.heard) - i32::from(mood.anger);
    let helps =
        |turn: &Turn| turn.counted.iter().any(|c| scenario.playbook.behaviour(c.counted_as).kind == Kind::Helpful);
    let gain = |turn: &Turn| if turn.from.ending().is_some() { 1 } else { better(turn.mood) - better(turn.from.mood) };
    let helpful = replay.turns.iter().zip(1usize..).skip(given).filter(|(turn, _)| {
        helps(turn) && turn.reacts != Reacts::Backfires && !tempts(scenario, turn) && gain(turn) > 0
    });
    helpful.max_by_key(|(turn, number)| (gain(turn), usize::MAX - number)).map(|(_, number)| number)
}

/// Whether a turn stepped into a pitfall, be it one that lands in the moment.
fn tempts(scenario: &Scenario, turn: &Turn) -> bool {
    let pitfalls = scenario.playbook.pitfalls.iter();
    pitfalls.flat_map(|p| p.behaviours.iter()).any(|b| turn.counted.iter().any(|c| c.counted_as == *b))
}

/// So many turns of what would have followed are told.
const WHAT_IF_TURNS: usize = 2;

/// The best reply at the turning point and the turn after it, as if it had been taken.
fn what_if(scenario: &Scenario, replay: &Replay, grades: &Grades) -> Vec<Exchange> {
    let (Some(turning), Some(instead)) = (grades.turning, &grades.instead) else { return Vec::new() };
    let before = turning.saturating_sub(1);
    let mut other = Replay::start(scenario, replay.deal);
    let taken = replay.turns.iter().take(before).map(|turn| &turn.taken);
    for taken in taken.chain(instead.taken.iter().take(WHAT_IF_TURNS)) {
        if other.push(scenario, taken).is_err() {
            break;
        }
    }
    exchanges(scenario, &other).split_off(before.min(other.turns.len()))
}

/// One piece of advice: for the turning point; else for what did not land; else for the step to practise.
fn to_try(scenario: &Scenario, replay: &Replay, grades: Option<&Grades>, practise: Option<usize>) -> Option<ToTry> {
    let for_turn = |number: usize| match grades {
        Some(grades) => by_grade(scenario, replay, grades, number),
        None => by_author(scenario, replay, number),
    };
    // What landed needs no other words, though an author may have written some for another want.
    let slips =
        replay.turns.iter().zip(1usize..).filter(|(turn, _)| turn.reacts != Reacts::Lands || tempts(scenario, turn));
    let from_any_slip = || slips.map(|(_, number)| number).find_map(for_turn);
    let from_step = || {
        let step = scenario.playbook.steps.get(practise?)?;
        Some(ToTry { turn: None, words: String::new(), spoken: true, because: step.instead.clone() })
    };
    let turning = grades.and_then(|grades| grades.turning);
    turning.and_then(for_turn).or_else(from_any_slip).or_else(from_step)
}

/// The words that an author wrote for a turn.
fn by_author(scenario: &Scenario, replay: &Replay, number: usize) -> Option<ToTry> {
    let turn = replay.turns.get(number.checked_sub(1)?)?;
    better::advised(scenario, turn).map(|better| ToTry::about(number, better))
}

/// The words of the best reply at a turn that cost something.
fn by_grade(scenario: &Scenario, replay: &Replay, grades: &Grades, number: usize) -> Option<ToTry> {
    let at = number.checked_sub(1)?;
    let grade = grades.turns.get(at).filter(|turn| turn.grade > Grade::Best)?;
    better_words(scenario, replay.turns.get(at)?, grade).map(|better| ToTry::about(number, better))
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
