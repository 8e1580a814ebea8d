//! What is kept of an attempt: what was taken and when, how it was had, what was noted beside it, and the summary that
//! was shown at its end. All else is computed from it again.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Day;
use crate::engine::Attempt;
use crate::engine::Taken;
use crate::engine::notes::{AttemptId, Begun, Mode, Notes, Parent};
use crate::playbook::Playbook;
use crate::playbook::check::playbook_from_text;
use crate::scenario::check::{house_from_text, scenario_from_text};
use crate::scenario::{Due, Scenario};
use crate::solve::Grade;

/// The name of a trainee in the records, the same in every copy of them.
pub type TraineeId = uuid::Uuid;

/// A moment, as the clock of whoever asks has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Moment {
    /// Milliseconds since 1 January 1970, UTC. Clocks go backwards at times: nothing is put in order by it.
    pub millis: i64,
    /// The day where the trainee is.
    pub day: Day,
}

/// When a turn was taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timed {
    /// When.
    pub at: Moment,
    /// Milliseconds from the moment that the line was there to the reply; none where nobody measured it.
    pub thought: Option<u32>,
}

/// The texts that an attempt was made on, as they were then: an edited or deleted file changes no attempt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts {
    /// The scenario's id.
    pub id: String,
    /// The scenario.
    pub scenario: Arc<str>,
    /// The firm's own house words, as a sheet; empty where there was none.
    pub house: Arc<str>,
    /// The playbook.
    pub playbook: Arc<str>,
}

impl Texts {
    /// The scenario made from them again; none where this program cannot read them any more.
    #[must_use]
    pub fn scenario(&self) -> Option<Scenario> {
        let playbook: Playbook = playbook_from_text(&self.playbook).ok()?;
        let house = if self.house.is_empty() { Default::default() } else { house_from_text(&self.house).ok()? };
        scenario_from_text(&self.id, &self.scenario, &Arc::new(playbook), &house).scenario
    }
}

/// The end of the conversation itself; what falls due later may be still to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// When.
    pub at: Moment,
    /// How many conversations of this trainee had ended by then, this one among them.
    pub count: u32,
}

/// What was shown when all was over; it stays as it was, whatever the program learns later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// When.
    pub at: Moment,
    /// The ending, by id.
    pub ending: String,
    /// Whether that ending is a success, or the best that the scenario has.
    pub success: bool,
    /// Points, 0 to 100.
    pub points: u8,
    /// The grade of each turn; empty while nobody knows, none where nothing was at stake.
    pub grades: Vec<Option<Grade>>,
}

/// What becomes of an attempt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fate {
    /// It goes on, or waits to.
    #[default]
    Open,
    /// It was given up: its turns were taken back, and another attempt went on.
    Left,
    /// It is over.
    Over(Summary),
}

/// An attempt as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptAttempt {
    /// Its name.
    pub id: AttemptId,
    /// The scenario's title at that time.
    pub title: String,
    /// Which want the seed dealt, by id.
    pub want: String,
    /// Content, playbook, rules, seed and turns.
    pub attempt: Attempt,
    /// When each turn was taken.
    pub timed: Vec<Timed>,
    /// When it began.
    pub began: Moment,
    /// How it was had.
    pub mode: Mode,
    /// Where it began.
    pub begun: Begun,
    /// Turns that were taken for the trainee at its beginning.
    pub given: usize,
    /// The attempt that it went on from.
    pub parent: Option<Parent>,
    /// What was noted beside the turns, aids among them.
    pub notes: Notes,
    /// The end of the conversation itself.
    pub ended: Option<Ended>,
    /// The last kind of day that has come: what falls due later waits in the diary.
    pub reached: Due,
    /// What became of it.
    pub fate: Fate,
}

impl KeptAttempt {
    /// The turns as taken.
    #[must_use]
    pub fn taken(&self) -> &[Taken] {
        &self.attempt.taken
    }
}

/// An attempt as it is kept, with the texts that it was made on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// The attempt.
    pub kept: KeptAttempt,
    /// The texts; attempts on the same ones share them.
    pub texts: Arc<Texts>,
}
