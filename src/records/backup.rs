//! Backups: each day's practice as a file of its own, whole or not at all. Damaged records make none, so that they push
//! no good one out.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::connect::{Way, connect};
use super::fault::Fault;
use super::open::{make_folder, ours, sync_folder};
use super::rotation::{date_of, day_of, stay};
use super::{BACKUPS, NotWritten, Records};
use crate::debrief::Day;

/// A backup that could be restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// The file.
    pub file: PathBuf,
    /// The day it was made.
    pub day: Day,
    /// How many attempts it holds; none where it is damaged or cannot be read.
    pub attempts: Option<usize>,
}

impl Records {
    /// Makes today's backup, in the place of an earlier one of today, and takes away those whose time is over. Whatever
    /// is written meanwhile may go on. It takes a second for each 50 MB of records.
    ///
    /// # Errors
    /// When the records are damaged or only read, or the backup cannot be written; all backups are as they were then.
    pub fn back_up(&self, today: Day) -> Result<Backup, NotWritten> {
        if self.way != Way::Write {
            return Err(NotWritten::ReadOnly);
        }
        let folder = self.folder.join(BACKUPS);
        let file = folder.join(name_of(today));
        let attempts = self.copy_to(&folder, &file).map_err(Fault::not_written)?;
        let stay = stay(&days(&folder), today);
        for past in days(&folder).difference(&stay) {
            // One that cannot be taken away is one too many, and nothing worse.
            let _left = fs::remove_file(folder.join(name_of(*past)));
        }
        Ok(Backup { file, day: today, attempts: Some(attempts) })
    }

    fn copy_to(&self, folder: &Path, file: &Path) -> Result<usize, Fault> {
        sound(&self.connection)?;
        make_folder(folder)?;
        let new = file.with_extension("new");
        // Left over from a program that was stopped.
        remove(&new)?;
        let copied = self.copy_and_check(&new).and_then(|attempts| {
            put_in_place(&new, file)?;
            Ok(attempts)
        });
        if copied.is_err() {
            let _gone = remove(&new);
        }
        copied
    }

    /// A copy without a gap, and so without a trace of what was taken away.
    fn copy_and_check(&self, new: &Path) -> Result<usize, Fault> {
        self.connection.execute("VACUUM INTO ?1", [new.to_string_lossy()])?;
        attempts(new)
    }
}

/// The backups of a folder, the newest first, each looked through.
#[must_use]
pub fn backups(folder: &Path) -> Vec<Backup> {
    let folder = folder.join(BACKUPS);
    let backup = |day: Day| {
        let file = folder.join(name_of(day));
        Backup { attempts: attempts(&file).ok(), file, day }
    };
    days(&folder).into_iter().rev().map(backup).collect()
}

/// How many attempts a file holds that nobody writes.
fn attempts(file: &Path) -> Result<usize, Fault> {
    let connection = connect(file, Way::ReadAlone)?;
    if ours(&connection)?.is_none() {
        return Err(Fault::Content("these are no records".to_owned()));
    }
    sound(&connection)?;
    let count: i64 = connection.query_row("SELECT count(*) FROM attempt", [], |row| row.get(0))?;
    usize::try_from(count).map_err(|error| Fault::Content(error.to_string()))
}

/// Looks a file through for damage, but not for indices that miss a row.
fn sound(connection: &Connection) -> Result<(), Fault> {
    examined(connection, "quick_check")
}

/// What one of SQLite's own checks finds, the first thing of it, as a fault.
pub(super) fn examined(connection: &Connection, check: &str) -> Result<(), Fault> {
    let found: String = connection.pragma_query_value(None, check, |row| row.get(0))?;
    if found == "ok" { Ok(()) } else { Err(Fault::Content(found)) }
}

fn name_of(day: Day) -> String {
    format!("records-{}.sqlite", date_of(day))
}

/// The days that have a backup.
fn days(folder: &Path) -> BTreeSet<Day> {
    let day = |name: String| {
        let date = name.strip_prefix("records-")?.strip_suffix(".sqlite")?.parse().ok()?;
        day_of(date).filter(|day| name_of(*day) == name)
    };
    names(folder).into_iter().filter_map(day).collect()
}

/// The names of what is in a folder; none where there is no such folder.
#[expect(clippy::disallowed_methods, reason = "the folder of the records is their own")]
pub(super) fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().into_string().ok()).collect()
}

/// Takes a file away, if it is there.
pub(super) fn remove(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Puts a finished file under its name, in place of what has it; after a power cut it is one or the other.
pub(super) fn put_in_place(new: &Path, file: &Path) -> io::Result<()> {
    OpenOptions::new().write(true).open(new)?.sync_all()?;
    fs::rename(new, file)?;
    sync_folder(file.parent().unwrap_or(file))
}
