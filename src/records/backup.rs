//! Backups: each day's practice as a file of its own, whole or not at all. Damaged records make none, so that they push
//! no good one out.

use std::cmp::Reverse;
use std::fs::{self, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;
use rusqlite::types::{ToSqlOutput, ValueRef};

use super::connect::{Way, connect};
use super::fault::Fault;
use super::open::{make_folder, ours, sync_folder};
use super::rotation::stay;
use super::{BACKUPS, NotWritten, Records};
use crate::debrief::Day;
use crate::debrief::days::{day_of, iso_date};

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
    /// Makes today's backup and takes away those whose time is over. An earlier one of today gives its place, but stays
    /// under a name of its own if it holds more: then other records were put in the place of these. Whatever is written
    /// meanwhile may go on. It takes a second for each 50 MB of records.
    ///
    /// # Errors
    /// When the records are damaged or only read, or the backup cannot be written; all backups are as they were then.
    pub fn back_up(&self, today: Day) -> Result<Backup, NotWritten> {
        if self.way != Way::Write {
            return Err(NotWritten::ReadOnly);
        }
        let _alone = alone();
        let folder = self.folder.join(BACKUPS);
        let file = folder.join(name_of(today, 0));
        let attempts = self.copy_to(&folder, &file).map_err(Fault::not_written)?;
        let files = files(&folder);
        let stay = stay(&files.iter().map(|(day, ..)| *day).collect(), today);
        for (_, _, past) in files.into_iter().filter(|(day, ..)| !stay.contains(day)) {
            // One that cannot be taken away is one too many, and nothing worse.
            let _left = fs::remove_file(past);
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
            keep_if_more(file, attempts)?;
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
        // A name need not be a text that others can read.
        let name = ToSqlOutput::Borrowed(ValueRef::Text(new.as_os_str().as_encoded_bytes()));
        self.connection.execute("VACUUM INTO ?1", [name])?;
        attempts(new)
    }
}

/// Waits for whoever copies, so that nobody is copied while they are erased.
pub(super) fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Gives a backup another name if it holds more attempts than the one that is about to take its place.
fn keep_if_more(file: &Path, attempts: usize) -> io::Result<()> {
    if !self::attempts(file).is_ok_and(|there| there > attempts) {
        return Ok(());
    }
    let Some((day, _)) = file.file_name().and_then(|name| name.to_str()).and_then(parts_of) else { return Ok(()) };
    let mut names = (1..=u32::MAX).map(|number| file.with_file_name(name_of(day, number)));
    let free = names.find(|name| !name.exists()).ok_or(io::ErrorKind::AlreadyExists)?;
    fs::rename(file, free)
}

/// The backups of a folder, the newest first, each looked through.
#[must_use]
pub fn backups(folder: &Path) -> Vec<Backup> {
    let files = files(&folder.join(BACKUPS)).into_iter();
    files.map(|(day, _, file)| Backup { attempts: attempts(&file).ok(), file, day }).collect()
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

/// The name of a day's backup; earlier ones of the same day have a number.
fn name_of(day: Day, number: u32) -> String {
    let number = if number == 0 { String::new() } else { format!("-{number}") };
    format!("records-{}{number}.sqlite", iso_date(day))
}

/// The day and the number of a backup of this name.
fn parts_of(name: &str) -> Option<(Day, u32)> {
    let (date, number) = name.strip_prefix("records-")?.strip_suffix(".sqlite")?.split_at_checked(10)?;
    let number = if number.is_empty() { 0 } else { number.strip_prefix('-')?.parse().ok()? };
    let day = day_of(date.parse().ok()?)?;
    (name_of(day, number) == name).then_some((day, number))
}

/// The backups, the newest first: day, number and file.
fn files(folder: &Path) -> Vec<(Day, u32, PathBuf)> {
    let parts = |name: String| parts_of(&name).map(|(day, number)| (day, number, folder.join(name)));
    let mut files: Vec<_> = names(folder).into_iter().filter_map(parts).collect();
    // Of one day the one without a number is the last, and the others stand in the order of theirs.
    files.sort_by_key(|(day, number, _)| Reverse((*day, number.checked_sub(1).unwrap_or(u32::MAX))));
    files
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
