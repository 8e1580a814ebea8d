//! What can be written down: a closed list. Each is harmless when it is written twice.

use std::sync::Arc;

use crate::debrief::Judged;
use crate::debrief::kept::{Ended, Fate, KeptAttempt, Moment, Summary, Texts, Timed, TraineeId, Whole};
use crate::engine::Taken;
use crate::engine::notes::{AttemptId, Notes};
use crate::scenario::Due;
use crate::solve::Grade;

/// One thing to write down.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Somebody practises here; without a name it is the guest.
    Trainee(TraineeId, Option<String>, Moment),
    /// They are called otherwise; a guest who gets a name is no guest any more.
    Rename(TraineeId, String),
    /// Something is set for a trainee, by name.
    Set(TraineeId, String, String),
    /// An attempt begins, with the turns that it has so far and the texts that it is made on.
    Begin(TraineeId, Box<KeptAttempt>, Arc<Texts>),
    /// A turn was taken: its number, from 1.
    Turn(AttemptId, usize, Taken, Timed),
    /// What is noted beside its turns, all of it.
    Notes(AttemptId, Notes),
    /// The conversation itself has ended.
    Ended(AttemptId, Ended),
    /// The day of what comes later has come.
    Reached(AttemptId, Due),
    /// All is over.
    Over(AttemptId, Summary, Box<Judged>),
    /// How good its turns were, once that is known; none where nothing was at stake. Kept once.
    Graded(AttemptId, Vec<Option<Grade>>),
    /// It was judged by the present rubric.
    Judged(AttemptId, Box<Judged>),
    /// It was given up for another.
    Left(AttemptId, Moment),
}

impl Change {
    /// What writes an attempt down as it stands, with its texts, and with what it showed where it is over.
    #[must_use]
    pub fn whole(trainee: TraineeId, whole: Whole, judged: Option<Judged>) -> Vec<Self> {
        let id = whole.kept.id;
        let begin = Self::Begin(trainee, Box::new(whole.kept), whole.texts);
        [Some(begin), judged.map(|judged| Self::Judged(id, Box::new(judged)))].into_iter().flatten().collect()
    }

    /// What writes down how an attempt that stands here went on elsewhere. What is noted beside the turns from here stays.
    #[must_use]
    pub fn further(there: &KeptAttempt, on: KeptAttempt, judged: Option<Judged>) -> Vec<Self> {
        let (id, known) = (on.id, there.taken().len());
        let timed = |at: usize| on.timed.get(at).copied().unwrap_or_default();
        let turns = on.taken().iter().enumerate().skip(known);
        let mut changes: Vec<Self> = turns.map(|(at, taken)| Self::Turn(id, at + 1, *taken, timed(at))).collect();
        let mut notes = there.notes.clone();
        notes.turns.extend(on.notes.turns.into_iter().filter(|(number, _)| *number > known));
        notes.hot_after = on.notes.hot_after.or(notes.hot_after);
        changes.push(Self::Notes(id, notes));
        changes.extend(on.ended.map(|ended| Self::Ended(id, ended)));
        changes.push(Self::Reached(id, on.reached));
        match (on.fate, judged) {
            (Fate::Over(summary), Some(judged)) => changes.push(Self::Over(id, summary, Box::new(judged))),
            (Fate::Left, _) => changes.push(Self::Left(id, on.timed.last().map_or(on.began, |timed| timed.at))),
            (Fate::Open | Fate::Over(_), _) => {}
        }
        changes
    }

    /// The attempt that it is about, if it is about one.
    #[must_use]
    pub fn attempt(&self) -> Option<AttemptId> {
        match self {
            Self::Trainee(..) | Self::Rename(..) | Self::Set(..) => None,
            Self::Begin(_, kept, _) => Some(kept.id),
            Self::Turn(id, ..)
            | Self::Notes(id, _)
            | Self::Ended(id, _)
            | Self::Reached(id, _)
            | Self::Over(id, ..)
            | Self::Graded(id, _)
            | Self::Judged(id, _)
            | Self::Left(id, _) => Some(*id),
        }
    }
}
