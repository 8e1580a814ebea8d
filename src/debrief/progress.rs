//! What somebody's practice adds up to: each step and pitfall, each scenario, the days, and how moods went. Pure: it
//! only reads what was played, and a day.

use super::{Day, Evidence, MoodCourse, Played, Verdict};
use crate::engine::notes::AttemptId;
use crate::playbook::Playbook;
use crate::scenario::Scenario;

/// Which way it goes: the newer half of the chances against the older one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trend {
    /// There were too few chances to say.
    #[default]
    Unknown,
    /// Better than before.
    Up,
    /// Much as before.
    Level,
    /// Less well than before.
    Down,
}

/// How firmly a step is held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hold {
    /// It has not come up.
    #[default]
    NotYet,
    /// It has come up.
    Growing,
    /// It was done in time the first time that it was met, with several different customers.
    Firm,
}

/// Where something was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// In which attempt.
    pub attempt: AttemptId,
    /// On which day.
    pub day: Day,
    /// The scenario's title.
    pub title: String,
    /// The turn and the trainee's words.
    pub evidence: Evidence,
}

/// A step of the playbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepProgress {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Each conversation in which it came up, in order: the day and the verdict.
    pub chances: Vec<(Day, Verdict)>,
    /// Points of them, 2 each at most.
    pub points: usize,
    /// Which way it goes.
    pub trend: Trend,
    /// Where it was last seen.
    pub last: Option<Seen>,
    /// With how many different customers it was done the first time that they were met.
    pub variants: usize,
    /// How firmly it is held.
    pub hold: Hold,
    /// The day on which it comes back.
    pub due: Option<Day>,
}

/// A pitfall of the playbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PitfallProgress {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Each conversation, in order: the day, and whether it came up.
    pub chances: Vec<(Day, bool)>,
    /// In how many it came up.
    pub times: usize,
    /// Which way it goes: up is better, so it came up less.
    pub trend: Trend,
    /// Where it was last seen.
    pub last: Option<Seen>,
}

/// A scenario that was practised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioProgress {
    /// Its id.
    pub id: String,
    /// Its title, as it was last.
    pub title: String,
    /// Points of each attempt, in order, with its day and its name.
    pub attempts: Vec<(Day, u8, AttemptId)>,
    /// The most points of them.
    pub best: u8,
    /// Endings that were seen, by id, with how often; the most frequent first.
    pub endings: Vec<(String, usize)>,
    /// How many endings it can have; none where the scenario is not at hand.
    pub endings_of: Option<usize>,
    /// How many different wants came out.
    pub wants: usize,
    /// How many it has; none where the scenario is not at hand.
    pub wants_of: Option<usize>,
}

/// How the mood of one customer was handled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handled {
    /// Which attempt.
    pub attempt: AttemptId,
    /// On which day.
    pub day: Day,
    /// The scenario's title.
    pub title: String,
    /// How the mood went.
    pub mood: MoodCourse,
}

/// What practice adds up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Every step of the playbook, in its order.
    pub steps: Vec<StepProgress>,
    /// Every pitfall of the playbook, in its order.
    pub pitfalls: Vec<PitfallProgress>,
    /// Every scenario that was practised, the latest first.
    pub scenarios: Vec<ScenarioProgress>,
    /// Days with practice, in order, with how many conversations were had to their end.
    pub days: Vec<(Day, usize)>,
    /// How moods went, in order.
    pub handled: Vec<Handled>,
}

impl Progress {
    /// Adds up what was played, in the order in which it ended; `scenarios` are those at hand.
    #[must_use]
    pub fn of(_playbook: &Playbook, _history: &[Played], _scenarios: &[&Scenario]) -> Self {
        Self::default()
    }
}
