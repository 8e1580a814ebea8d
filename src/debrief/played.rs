//! What remains of a conversation that was had: its summary, as it was shown at the time. Many of them are what
//! somebody has practised.

use serde::{Deserialize, Serialize};

use super::{Debrief, Verdict};
use crate::engine::Replay;
use crate::engine::attempt::ContentHash;
use crate::engine::notes::Mode;
use crate::scenario::Scenario;

/// A day, counted from 1 January 1970 where the trainee is.
pub type Day = u32;

/// A conversation that was had to its end, aftermath included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Played {
    /// The scenario's id.
    pub scenario: String,
    /// Its title.
    pub title: String,
    /// Its content at that time, in hexadecimal.
    pub content: String,
    /// The customer number.
    pub seed: u32,
    /// Which want it was, by id.
    pub want: String,
    /// How it was had.
    pub mode: Mode,
    /// Turns that were taken for the trainee at its beginning; 0 when it was had from the first line.
    pub given: usize,
    /// Whether it went on from an earlier attempt, after turns were taken back.
    pub again: bool,
    /// The day on which it was had.
    pub day: Day,
    /// The ending, by id.
    pub ending: String,
    /// Whether that ending is a success, or the best that the scenario has.
    pub success: bool,
    /// Points, 0 to 100.
    pub points: u8,
    /// Verdicts by step id; only of steps that came up.
    pub steps: Vec<(String, Verdict)>,
    /// Pitfalls by id, each once.
    pub pitfalls: Vec<String>,
    /// Those of them that ask for a repeat whatever the score.
    pub critical: Vec<String>,
}

impl Played {
    /// The summary of a conversation; `None` until its aftermath is over.
    #[must_use]
    pub fn of(scenario: &Scenario, replay: &Replay, mode: Mode, given: usize, again: bool, day: Day) -> Option<Self> {
        let debrief = Debrief::of(scenario, replay, None);
        let (outcome, ended) = (debrief.outcome?, debrief.ending?);
        let ending = scenario.ending(ended)?;
        let mut pitfalls: Vec<usize> = debrief.pitfalls.iter().map(|seen| seen.pitfall).collect();
        pitfalls.sort_unstable();
        pitfalls.dedup();
        let all = || pitfalls.iter().filter_map(|at| scenario.playbook.pitfalls.get(*at));
        let came_up = debrief.steps.iter().filter(|step| step.verdict != Verdict::DidNotComeUp);
        let id = |step: usize| scenario.playbook.steps.get(step).map(|step| step.id.clone());
        Some(Self {
            scenario: scenario.id.clone(),
            title: scenario.title.clone(),
            content: ContentHash::of_scenario(scenario).hex(),
            seed: replay.deal.seed,
            want: scenario.wants.get(usize::from(replay.deal.want)).map(|want| want.id.clone()).unwrap_or_default(),
            mode,
            given,
            again,
            day,
            ending: ending.id.clone(),
            success: ending.success || ended == scenario.top,
            points: outcome.points,
            steps: came_up.filter_map(|step| Some((id(step.step)?, step.verdict))).collect(),
            pitfalls: all().map(|pitfall| pitfall.id.clone()).collect(),
            critical: all().filter(|pitfall| pitfall.critical).map(|pitfall| pitfall.id.clone()).collect(),
        })
    }

    /// Points of the steps that came up, and how many there could have been.
    #[must_use]
    pub fn step_points(&self) -> (usize, usize) {
        let points = self.steps.iter().map(|(_, verdict)| verdict.points()).sum();
        (points, self.steps.len() * Verdict::Done.points())
    }
}
