//! What is kept: SQLite in one folder. Attempts are only ever added to; every change is on the disk before `write`
//! returns. A file that is damaged, newer, read-only, locked or missing is told apart, and never replaced in silence.
//! Time arrives as an argument.

mod backup;
mod change;
mod connect;
mod erase;
mod fault;
mod judged;
mod name;
mod open;
mod read;
mod restore;
pub mod rotation;
mod schema;
mod trouble;
mod words;
mod write;

use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Connection;

use crate::debrief::Played;
use crate::debrief::kept::{KeptAttempt, Texts, TraineeId, Whole};
use crate::engine::notes::AttemptId;

use connect::Way;
use fault::Fault;

pub use backup::{Backup, backups};
pub use change::Change;
pub use erase::Erased;
pub use name::{NAME_MAX, NameFault, name_from};
pub use restore::{NotRestored, begin_anew, restore};
pub use schema::SCHEMA;
pub use trouble::{NotWritten, ReadOnly, Trouble};

/// The file's name in its folder.
pub const FILE: &str = "records.sqlite";
/// The file beside it that the first window holds; it also tells that there are records here.
pub const LOCK: &str = "records.lock";
/// The folder of the backups, beside it.
pub const BACKUPS: &str = "backups";

/// The folder in which the platform keeps such things; none where it names none.
#[must_use]
pub fn usual_folder() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "unruffled").map(|folders| folders.data_dir().to_owned())
}

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

/// The records of one folder, by one connection.
#[derive(Debug)]
pub struct Records {
    folder: PathBuf,
    connection: Connection,
    way: Way,
    /// Held as long as any connection of this window is open.
    lock: Option<Arc<File>>,
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
        open::open(folder)
    }

    /// Whether there were records in a folder, whatever became of them.
    #[must_use]
    pub fn were_in(folder: &Path) -> bool {
        open::were_records(folder)
    }

    /// Opens records that are there, to read them beside whoever writes. Nothing is made, upgraded or held.
    ///
    /// # Errors
    /// See [`Trouble`]; where there are none, they are missing.
    pub fn open_to_read(folder: &Path) -> Result<Self, Trouble> {
        open::open_to_read(folder)
    }

    /// One more connection of the same window, for another thread; it writes where this one does.
    ///
    /// # Errors
    /// See [`Trouble`].
    pub fn another(&self) -> Result<Self, Trouble> {
        let connection = self.read(|connection| match self.way {
            Way::Copy => Ok(connect::copy_in_memory(connection)?),
            way => Ok(connect::connect(&self.file(), way)?),
        })?;
        Ok(Self { folder: self.folder.clone(), connection, way: self.way, lock: self.lock.clone() })
    }

    /// Whether nobody writes: the window that did is gone.
    #[must_use]
    pub fn is_free(&self) -> bool {
        matches!(open::Lock::take(&self.folder), open::Lock::Ours(_))
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn file(&self) -> PathBuf {
        self.folder.join(FILE)
    }

    fn read<T>(&self, read: impl FnOnce(&Connection) -> Result<T, Fault>) -> Result<T, Trouble> {
        read(&self.connection).map_err(|fault| fault.trouble(&self.file()))
    }

    /// Writes changes, all or none; they are on the disk when this returns. A change that was written already is no
    /// error and changes nothing.
    ///
    /// # Errors
    /// When they could not be written; nothing was changed then, and the same changes can be tried again.
    pub fn write(&mut self, changes: &[Change]) -> Result<(), NotWritten> {
        if self.way != Way::Write {
            return Err(NotWritten::ReadOnly);
        }
        if connect::is_gone(&self.connection) {
            return Err(NotWritten::Damaged("the file is not where it was".to_owned()));
        }
        write::write(&mut self.connection, changes).map_err(Fault::not_written)
    }

    /// Everybody who practises here, by name, the guest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn trainees(&self) -> Result<Vec<Trainee>, Trouble> {
        self.read(read::trainees)
    }

    /// What somebody has practised.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn history(&self, trainee: TraineeId) -> Result<History, Trouble> {
        self.read(|connection| read::history(connection, trainee))
    }

    /// One attempt, whatever became of it, with the texts that it was made on.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn attempt(&self, id: AttemptId) -> Result<Option<(KeptAttempt, Texts)>, Trouble> {
        self.read(|connection| read::attempt(connection, id))
    }

    /// All attempts of somebody, whatever became of them, with their texts: those that are over in the order in which
    /// they ended, then the others, the earliest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn attempts(&self, trainee: TraineeId) -> Result<Vec<Whole>, Trouble> {
        self.read(|connection| read::attempts(connection, trainee))
    }

    /// The names of all attempts, or of those of one person.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn names(&self, trainee: Option<TraineeId>) -> Result<BTreeSet<AttemptId>, Trouble> {
        self.read(|connection| read::names(connection, trainee))
    }

    /// Attempts that are over and that the present rubric has not judged, the earliest first, at most so many. One that
    /// cannot be judged any more is among them every time.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn to_judge(&self, most: usize) -> Result<Vec<AttemptId>, Trouble> {
        self.read(|connection| read::to_judge(connection, most))
    }

    /// Looks through the whole file, which takes a while when it is large: for another thread.
    ///
    /// # Errors
    /// When something in it is damaged, or it cannot be read.
    pub fn check(&self) -> Result<(), Trouble> {
        self.read(read::check)
    }

    /// A number that another one follows when another connection has written.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn version(&self) -> Result<i64, Trouble> {
        self.read(read::version)
    }
}
