//! Another file in the place of the records: a backup, or new ones. What stood there is moved aside, never deleted.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::backup::{examined, put_in_place, remove};
use super::connect::{Way, connect, copy_file};
use super::fault::Fault;
use super::open::{Lock, make_folder, make_there, ours, sync_folder};
use super::{FILE, NotWritten, Trouble};

/// Why a backup was not put in the place of the records. All is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotRestored {
    /// The backup itself cannot be used.
    #[error("{0}")]
    Backup(Trouble),
    /// The records cannot be moved or written.
    #[error("{0}")]
    Records(NotWritten),
}

/// How the names of records begin that were moved aside.
pub(super) const ASIDE: &str = "records-set-aside-";
/// The endings of a file of SQLite and of what belongs to it: the file first, so that nobody ever finds it without its
/// log.
const ALL: [&str; 4] = ["", "-wal", "-shm", "-journal"];

/// Puts a backup in the place of the records of a folder, which nothing has open. Gives back where the records went
/// that stood there.
///
/// # Errors
/// See [`NotRestored`].
pub fn restore(folder: &Path, backup: &Path) -> Result<Option<PathBuf>, NotRestored> {
    let unusable = |fault: Fault| NotRestored::Backup(fault.trouble(backup));
    let connection = connect(backup, Way::ReadAlone).map_err(|error| unusable(error.into()))?;
    if ours(&connection).map_err(|error| unusable(error.into()))?.is_none() {
        return Err(NotRestored::Backup(Trouble::NotRecords { file: backup.to_owned() }));
    }
    examined(&connection, "integrity_check").map_err(unusable)?;
    replace(folder, |new| copy_to_write(&connection, new)).map_err(NotRestored::Records)
}

/// A copy that is written by way of a log from the first. Were that left to whoever opens it, a power cut then would leave
/// a journal beside it, and who only looks at a file cannot play that back.
fn copy_to_write(backup: &Connection, new: &Path) -> Result<(), Fault> {
    copy_file(backup, new)?;
    connect(new, Way::Write)?.close().map_err(|(_, error)| Fault::Sql(error))
}

/// Begins new records in a folder, which nothing has open. Gives back where the records went that stood there.
///
/// # Errors
/// When they cannot be moved, or new ones not written; all is as it was then.
pub fn begin_anew(folder: &Path) -> Result<Option<PathBuf>, NotWritten> {
    replace(folder, |new| Ok(make_there(new)?))
}

/// Makes a file, moves the records aside, and puts it in their place. Whoever is stopped on the way finds the records
/// as they were, or gone and to be restored; never the one file with what belongs to the other.
fn replace(folder: &Path, make: impl FnOnce(&Path) -> Result<(), Fault>) -> Result<Option<PathBuf>, NotWritten> {
    let replaced = || {
        make_folder(folder)?;
        let _lock = match Lock::take(folder) {
            Lock::Ours(lock) => lock,
            Lock::Anothers => return Ok(Err(NotWritten::Locked)),
            Lock::Cannot(error) => return Err(error.into()),
        };
        let new = folder.join(FILE).with_extension("new");
        for ending in ALL {
            remove(&with_ending(&new, ending))?;
        }
        let done = make(&new).and_then(|()| {
            let aside = set_aside(folder)?;
            put_in_place(&new, &folder.join(FILE))?;
            Ok(Ok(aside))
        });
        if done.is_err() {
            let _gone = remove(&new);
        }
        done
    };
    replaced().map_err(|fault: Fault| fault.not_written()).flatten()
}

/// Moves the records aside with all that belongs to them.
fn set_aside(folder: &Path) -> io::Result<Option<PathBuf>> {
    let file = folder.join(FILE);
    let free = |aside: &PathBuf| ALL.iter().all(|ending| !with_ending(aside, ending).exists());
    let mut names = (1..=u32::MAX).map(|number| folder.join(format!("{ASIDE}{number}.sqlite"))).filter(free);
    let aside = names.next().ok_or(io::ErrorKind::AlreadyExists)?;
    let mut moved = false;
    for ending in ALL {
        match fs::rename(with_ending(&file, ending), with_ending(&aside, ending)) {
            Ok(()) => moved = true,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    sync_folder(folder)?;
    Ok(moved.then_some(aside))
}

/// A file's name with something after it.
pub(super) fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
