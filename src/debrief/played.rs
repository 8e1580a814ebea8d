//! What remains of a conversation that was had: its summary, as it was shown at the time, and what it showed, as the
//! newest rubric judges it. Many of them are what somebody has practised.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::kept::Summary;
use super::{Verdict, exchanges, pitfalls};
use crate::engine::Replay;
use crate::engine::aftermath::outcome;
use crate::engine::attempt::ContentHash;
use crate::engine::notes::{AttemptId, Mode};
use crate::playbook::Mood;
use crate::scenario::Scenario;
use crate::solve::verdicts;

/// A day, counted from 1 January 1970 where the trainee is.
pub type Day = u32;

/// Number of the rubric: of how steps and pitfalls are judged, and of the form in which that is kept. Raised when the
/// same attempt could be judged otherwise or the form changes; what was judged by an older one is judged again.
pub const RUBRIC: u16 = 2;

/// Where a step or a pitfall was last seen in a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The turn, from 1.
    pub turn: usize,
    /// What the trainee said or did there.
    pub words: String,
    /// Whether that was words: deeds, and what is written in the case book, stand without quotes.
    pub spoken: bool,
}

/// How the mood went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoodCourse {
    /// Before the first turn.
    pub first: Mood,
    /// After the last one.
    pub last: Mood,
    /// The hottest that it became, 0 to 100.
    pub hottest: u8,
}

impl MoodCourse {
    fn of(scenario: &Scenario, replay: &Replay) -> Self {
        let first = scenario.customer.opening;
        let hottest = replay.turns.iter().map(|turn| turn.mood.anger).fold(first.anger, u8::max);
        Self { first, last: replay.mood(scenario), hottest }
    }
}

/// What a conversation showed, judged by replay alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    /// Verdicts by step id; only of steps that came up.
    pub steps: Vec<(String, Verdict)>,
    /// Pitfalls by id, each once.
    pub pitfalls: Vec<String>,
    /// Those of them that ask for a repeat whatever the score.
    pub critical: Vec<String>,
    /// Where the trainee last showed each step, or last had the chance, by its id.
    pub evidence: BTreeMap<String, Evidence>,
    /// Where they last stepped into each pitfall, by its id.
    pub slips: BTreeMap<String, Evidence>,
    /// Whether what the customer really wanted came out.
    pub want_known: bool,
    /// How the mood went.
    pub mood: MoodCourse,
}

impl Judged {
    /// Judges an attempt. The first turns, `given` of them, were taken for the trainee: they are nobody's evidence, and
    /// what they stepped into is nobody's pitfall.
    #[must_use]
    pub fn of(scenario: &Scenario, replay: &Replay, given: usize) -> Self {
        let said = exchanges(scenario, replay);
        let quote = |turn: usize| {
            let exchange = said.get(turn.checked_sub(1)?)?;
            Some(Evidence { turn, words: exchange.said.clone(), spoken: exchange.spoken })
        };
        let mut evidence = BTreeMap::new();
        let mut steps = Vec::new();
        for seen in verdicts(scenario, replay).iter().filter(|step| step.verdict != Verdict::DidNotComeUp) {
            let Some(step) = scenario.playbook.steps.get(seen.step) else { continue };
            steps.push((step.id.clone(), seen.verdict));
            let own = seen.evidence.iter().rev().find(|turn| **turn > given);
            evidence.extend(own.and_then(|turn| quote(*turn)).map(|seen| (step.id.clone(), seen)));
        }
        let mut slips = BTreeMap::new();
        let mut met: Vec<usize> = Vec::new();
        for seen in pitfalls(scenario, replay).iter().filter(|seen| seen.turn > given) {
            let id = scenario.playbook.pitfalls.get(seen.pitfall).map(|pitfall| pitfall.id.clone());
            slips.extend(id.zip(quote(seen.turn)));
            met.push(seen.pitfall);
        }
        met.sort_unstable();
        met.dedup();
        let all = || met.iter().filter_map(|at| scenario.playbook.pitfalls.get(*at));
        Self {
            steps,
            pitfalls: all().map(|pitfall| pitfall.id.clone()).collect(),
            critical: all().filter(|pitfall| pitfall.critical).map(|pitfall| pitfall.id.clone()).collect(),
            evidence,
            slips,
            // The state forgets it when the aftermath begins.
            want_known: replay.turns.iter().any(|turn| turn.want_told || turn.from.want_known()),
            mood: MoodCourse::of(scenario, replay),
        }
    }

    /// Points of the steps that came up, and how many there could have been.
    #[must_use]
    pub fn step_points(&self) -> (usize, usize) {
        let points = self.steps.iter().map(|(_, verdict)| verdict.points()).sum();
        (points, self.steps.len() * Verdict::Done.points())
    }
}

/// How a conversation was had: what does not follow from its turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Had {
    /// Its name.
    pub id: AttemptId,
    /// In which mode.
    pub mode: Mode,
    /// Turns that were taken for the trainee at its beginning.
    pub given: usize,
    /// Whether it went on from an earlier attempt, after turns were taken back.
    pub again: bool,
    /// On which day it was over.
    pub day: Day,
}

/// A conversation that was had to its end, aftermath included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Played {
    /// Its name.
    pub id: AttemptId,
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
    /// The day on which it was over.
    pub day: Day,
    /// The ending, by id.
    pub ending: String,
    /// Whether that ending is a success, or the best that the scenario has.
    pub success: bool,
    /// Points, 0 to 100.
    pub points: u8,
    /// What it showed.
    pub judged: Judged,
}

impl Played {
    /// What remains of a conversation; `None` until its aftermath is over.
    #[must_use]
    pub fn of(scenario: &Scenario, replay: &Replay, had: Had) -> Option<Self> {
        let (outcome, ended) = (outcome(scenario, &replay.state)?, replay.state.ending()?);
        let ending = scenario.ending(ended)?;
        let Had { id, mode, given, again, day } = had;
        Some(Self {
            id,
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
            judged: Judged::of(scenario, replay, given),
        })
    }

    /// Its summary, at that moment; the grades are added when they are known.
    #[must_use]
    pub fn summary(&self, at: super::kept::Moment) -> Summary {
        let Self { ending, success, points, .. } = self;
        Summary { at, ending: ending.clone(), success: *success, points: *points, grades: Vec::new() }
    }
}
