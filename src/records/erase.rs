//! Erasing somebody: their rows, the texts that nobody else needs, and every byte of them, in the backups too.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension as _};

use super::backup::{alone, names, put_in_place, remove};
use super::connect::{Way, connect, copy_file};
use super::fault::Fault;
use super::open::ours;
use super::restore::{ASIDE, with_ending};
use super::{BACKUPS, NotWritten, Records, SCHEMA};
use crate::debrief::kept::TraineeId;

/// What is left of somebody who was erased.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// Files that could not be changed, and may still hold something of them: the records, where their free room could
    /// not be cleared, or backups that are damaged, newer than this program or write-protected.
    pub unchanged: Vec<PathBuf>,
    /// Records that were moved aside, and may still hold something of them; nothing here changes those.
    pub aside: Vec<PathBuf>,
}

/// Their rows, and all that hangs on them; then the texts on which nobody else made an attempt.
const ROWS: &str = "DELETE FROM trainee WHERE id = ?1";
const TEXTS: &str = "DELETE FROM text WHERE number NOT IN (SELECT scenario_text FROM attempt
    UNION SELECT house_text FROM attempt UNION SELECT playbook_text FROM attempt)";

impl Records {
    /// Erases somebody from the records and from every backup, so that no byte of them is left.
    ///
    /// # Errors
    /// When the rows cannot be taken out of the records; nothing was changed then.
    pub fn erase(&mut self, trainee: TraineeId) -> Result<Erased, NotWritten> {
        if self.way != Way::Write {
            return Err(NotWritten::ReadOnly);
        }
        let _alone = alone();
        erase_rows(&mut self.connection, trainee).map_err(|error| Fault::Sql(error).not_written())?;
        let mut erased = Erased::default();
        if !clear(&self.connection).unwrap_or(false) {
            erased.unchanged.push(self.file());
        }
        remove_leftovers(&self.folder, &mut erased.unchanged);
        let backups = self.folder.join(BACKUPS);
        remove_leftovers(&backups, &mut erased.unchanged);
        for file in files(&backups, "") {
            if erase_in_copy(&file, trainee).is_err() {
                erased.unchanged.push(file);
            }
        }
        erased.aside = files(&self.folder, ASIDE);
        erased.aside.retain(|file| has_more(file) || holds(file, trainee).unwrap_or(true));
        Ok(erased)
    }
}

fn erase_rows(connection: &mut Connection, trainee: TraineeId) -> rusqlite::Result<()> {
    let transaction = connection.transaction()?;
    transaction.execute(ROWS, [trainee.as_bytes()])?;
    transaction.execute(TEXTS, [])?;
    transaction.commit()
}

/// Leaves no room in the file in which something erased could stand, and nothing in the log; whether that could be done.
fn clear(connection: &Connection) -> rusqlite::Result<bool> {
    // What SQLite moves on the way stays in memory: no other disk gets to see it.
    connection.execute_batch("PRAGMA temp_store = MEMORY; VACUUM; PRAGMA temp_store = DEFAULT")?;
    let others_read: bool = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    Ok(!others_read)
}

/// Takes away what a program that was stopped left half made.
fn remove_leftovers(folder: &Path, left: &mut Vec<PathBuf>) {
    let half_made =
        |name: &String| name.rsplit_once(".new").is_some_and(|(_, rest)| rest.is_empty() || rest.starts_with('-'));
    for name in names(folder).iter().filter(|name| half_made(name)) {
        let half_made = folder.join(name);
        if remove(&half_made).is_err() {
            left.push(half_made);
        }
    }
}

/// Files of records whose names begin with something.
fn files(folder: &Path, begin: &str) -> Vec<PathBuf> {
    let mut names = names(folder);
    names.retain(|name| name.starts_with(begin) && name.ends_with(".sqlite"));
    names.sort();
    names.iter().map(|name| folder.join(name)).collect()
}

/// Whether a file that nobody writes holds somebody.
fn holds(file: &Path, trainee: TraineeId) -> Result<bool, Fault> {
    let connection = connect(file, Way::ReadAlone)?;
    match ours(&connection)? {
        Some(schema) if schema <= SCHEMA => {}
        _ => return Err(Fault::Content("made by a newer version".to_owned())),
    }
    let sql = "SELECT 1 FROM trainee WHERE id = ?1";
    let found: Option<i64> = connection.query_row(sql, [trainee.as_bytes()], |row| row.get(0)).optional()?;
    Ok(found.is_some())
}

/// Whether a log stands beside a file, of which a look at the file alone tells nothing.
fn has_more(file: &Path) -> bool {
    with_ending(file, "-wal").exists()
}

/// Erases somebody from a backup: a copy without them takes its place.
fn erase_in_copy(file: &Path, trainee: TraineeId) -> Result<(), Fault> {
    if !holds(file, trainee)? {
        return Ok(());
    }
    let new = file.with_extension("new");
    let erased = copy_without(file, &new, trainee).and_then(|()| Ok(put_in_place(&new, file)?));
    if erased.is_err() {
        let _gone = remove(&new);
    }
    erased
}

fn copy_without(file: &Path, new: &Path, trainee: TraineeId) -> Result<(), Fault> {
    copy_file(&connect(file, Way::ReadAlone)?, new)?;
    let mut connection = Connection::open(new)?;
    // Nobody needs this file if it is not finished: no journal is written beside it, in which they would stand.
    connection.execute_batch("PRAGMA journal_mode = MEMORY; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON")?;
    erase_rows(&mut connection, trainee)?;
    connection.execute_batch("PRAGMA temp_store = MEMORY; VACUUM")?;
    connection.close().map_err(|(_, error)| Fault::Sql(error))
}
