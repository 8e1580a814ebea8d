//! What somebody's practice adds up to: each step and pitfall, each scenario, the days, and how moods went. Pure: it
//! only reads what was played, and a day.

mod adding;
pub mod words;

use adding::Adding;

use super::counts::counted;
pub use super::practice::Hold;
use super::practice::Schedule;
use super::{Day, Evidence, MoodCourse, Played, Verdict};
use crate::engine::notes::{AttemptId, Mode};
use crate::playbook::Playbook;
use crate::scenario::Scenario;

/// A trend needs so many chances: with fewer than three on either side, one good or bad day would decide it.
pub const TREND_LEAST: usize = 6;
/// So many of the latest chances are weighed: what was long ago says little of today.
pub const TREND_LATEST: usize = 12;

/// Which way it goes: the newer half of the latest chances against the older half. What one single conversation could
/// have made is no difference.
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
    /// What the trainee said or did at the last chance; how it went then stands in `chances`.
    pub last: Option<Seen>,
    /// With how many different customers it was done in time when they were met for the first time, without help.
    pub variants: usize,
    /// On how many different days that was.
    pub variant_days: usize,
    /// How firmly it is held.
    pub hold: Hold,
    /// The day on which it comes back.
    pub due: Option<Day>,
}

impl StepProgress {
    /// The points that there could have been.
    #[must_use]
    pub fn most(&self) -> usize {
        self.chances.len() * Verdict::Done.points()
    }
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
    /// Where it last came up.
    pub last: Option<Seen>,
}

/// One conversation with a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempted {
    /// Which.
    pub attempt: AttemptId,
    /// On which day.
    pub day: Day,
    /// How it was had.
    pub mode: Mode,
    /// The ending, by title.
    pub ending: String,
    /// Points, 0 to 100.
    pub points: u8,
}

/// An ending that was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndingSeen {
    /// Its id.
    pub id: String,
    /// Its title; the id where nobody knows it any more.
    pub title: String,
    /// How often.
    pub times: usize,
}

/// A scenario that was practised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioProgress {
    /// Its id.
    pub id: String,
    /// Its title, as it was last.
    pub title: String,
    /// Each conversation that was had from its first line, in order.
    pub attempts: Vec<Attempted>,
    /// The most points of them.
    pub best: u8,
    /// Endings that were seen, the most frequent first.
    pub endings: Vec<EndingSeen>,
    /// How many endings it means to reach; none where the scenario is not at hand.
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
    /// How moods went, in order: one for each conversation that was had from its first line.
    pub handled: Vec<Handled>,
    /// What to practise when.
    pub schedule: Schedule,
}

impl Progress {
    /// Adds up what was played, in the order in which it ended; `scenarios` are those at hand.
    #[must_use]
    pub fn of(playbook: &Playbook, history: &[Played], scenarios: &[&Scenario]) -> Self {
        let schedule = Schedule::of(playbook, history);
        let mut adding = Adding::of(playbook, scenarios);
        counted(history).for_each(|counted| adding.add(counted));
        adding.progress(schedule)
    }
}
