//! What is kept: SQLite in one folder. Attempts are only ever added to; every change is on the disk before `write`
//! returns. A file that is damaged, newer, read-only, locked or missing is told apart, and never replaced in silence.
//! Time arrives as an argument.

mod change;
mod trouble;

use std::path::{Path, PathBuf};

use crate::debrief::Played;
use crate::debrief::kept::{KeptAttempt, Texts, TraineeId};
use crate::engine::notes::AttemptId;

pub use change::Change;
pub use trouble::{NotWritten, ReadOnly, Trouble};

/// The file's name in its folder.
pub const FILE: &str = "records.sqlite";
/// The folder of the backups, beside it.
pub const BACKUPS: &str = "backups";

/// Somebody who practises here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trainee {
    /// Their name in the records.
    pub id: TraineeId,
    /// What they are called; none for the guest, of whom there is one at most.
    pub name: Option<String>,
}

/// What somebody has practised.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// What is over, in the order in which it ended.
    pub played: Vec<Played>,
    /// What is open, the earliest first: to be gone on with, or in the diary. What was left is not among it.
    pub open: Vec<KeptAttempt>,
    /// How many conversations have ended, whatever came of their promises.
    pub ended: u32,
    /// What was set for this trainee, by name.
    pub settings: Vec<(String, String)>,
}

/// The records of one folder.
#[derive(Debug)]
pub struct Records {
    folder: PathBuf,
}

/// Records that were opened.
#[derive(Debug)]
pub struct Opened {
    /// They.
    pub records: Records,
    /// Why they can only be read; none where they can be written.
    pub read_only: Option<ReadOnly>,
}

impl Records {
    /// Opens the records of a folder, which is made where it is not there; so are records where there never were any.
    /// Whoever comes second, and whoever may not write, opens them to read.
    ///
    /// # Errors
    /// See [`Trouble`]; nothing was changed then.
    pub fn open(folder: &Path) -> Result<Opened, Trouble> {
        Err(Trouble::Missing { file: folder.join(FILE) })
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes changes, all or none; they are on the disk when this returns. A change that was written already is no
    /// error and changes nothing.
    ///
    /// # Errors
    /// When they could not be written; nothing was changed then, and the same changes can be tried again.
    pub fn write(&mut self, _changes: &[Change]) -> Result<(), NotWritten> {
        Err(NotWritten::Full)
    }

    /// Everybody who practises here, by name, the guest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn trainees(&self) -> Result<Vec<Trainee>, Trouble> {
        Err(Trouble::Missing { file: self.folder.join(FILE) })
    }

    /// What somebody has practised.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn history(&self, _trainee: TraineeId) -> Result<History, Trouble> {
        Err(Trouble::Missing { file: self.folder.join(FILE) })
    }

    /// One attempt, whatever became of it, with the texts that it was made on.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn attempt(&self, _id: AttemptId) -> Result<Option<(KeptAttempt, Texts)>, Trouble> {
        Err(Trouble::Missing { file: self.folder.join(FILE) })
    }

    /// Attempts that are over and were judged by an older rubric only, at most so many.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn to_judge(&self, _most: usize) -> Result<Vec<AttemptId>, Trouble> {
        Ok(Vec::new())
    }

    /// A number that another one follows when another window has written.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn version(&self) -> Result<i64, Trouble> {
        Ok(0)
    }
}
