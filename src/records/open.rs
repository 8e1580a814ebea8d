//! Opening, and telling apart what stands there. First the file is only looked at; nothing of it is touched before it is
//! known to be ours and sound enough. A file is made under another name and moved to its place when it is whole.
//!
//! While a connection is open, nothing here opens the file past SQLite: closing it would drop SQLite's own locks.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, ErrorCode};

use super::connect::{Way, connect, copy_in_memory, copy_into};
use super::fault::Fault;
use super::{BACKUPS, FILE, LOCK, Opened, ReadOnly, Records, Trouble, schema};

/// Opens the records of a folder.
pub(super) fn open(folder: &Path) -> Result<Opened, Trouble> {
    let no_folder = |error: io::Error| Trouble::NoFolder { folder: folder.to_owned(), why: error.to_string() };
    let folder = std::path::absolute(folder).map_err(no_folder)?;
    make_folder(&folder).map_err(no_folder)?;
    let file = folder.join(FILE);
    let lock = Lock::take(&folder);
    match fs::metadata(&file) {
        Ok(about) if !about.is_file() => return Err(Trouble::NotRecords { file }),
        Ok(about) if about.len() == 0 => return Err(Trouble::Empty { file }),
        Ok(_) => {}
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(Trouble::Unreadable { file, why: error.to_string() });
        }
        Err(_) if were_records(&folder) => return Err(Trouble::Missing { file }),
        Err(_) => match &lock {
            Lock::Ours(_) => make(&file)?,
            Lock::Anothers => return Err(Trouble::Locked { file }),
            Lock::Cannot(error) => return Err(Trouble::NoFolder { folder, why: error.to_string() }),
        },
    }
    open_file(&folder, &file, lock)
}

fn open_file(folder: &Path, file: &Path, lock: Lock) -> Result<Opened, Trouble> {
    let (looking, found) = look(file, matches!(lock, Lock::Anothers))?;
    let (lock, read_only) = match lock {
        Lock::Ours(lock) => (Some(Arc::new(lock)), None),
        Lock::Anothers => (None, Some(ReadOnly::SecondWindow)),
        Lock::Cannot(_) => (None, Some(ReadOnly::NotWritable)),
    };
    let newer = (found > schema::SCHEMA).then_some(ReadOnly::Newer { schema: found });
    let opened = |connection, read_only: Option<ReadOnly>, lock| {
        let way = if read_only.is_none() { Way::Write } else { Way::Read };
        let records = Records { folder: folder.to_owned(), connection, way, lock };
        Ok(Opened { records, read_only })
    };
    if let Some(why) = newer.or(read_only) {
        return opened(readable(looking, found, file, why)?, Some(why), lock);
    }
    match writable(folder, file, found) {
        Ok(connection) => {
            drop(looking);
            if let Some(lock) = &lock {
                // Without the mark the file is found all the same; it only tells later that there was one.
                let _unmarked = mark(lock);
            }
            opened(connection, None, lock)
        }
        Err(error) if cannot_write(&error) => {
            opened(readable(looking, found, file, ReadOnly::NotWritable)?, Some(ReadOnly::NotWritable), lock)
        }
        Err(error) => Err(Fault::Sql(error).trouble(file)),
    }
}

/// A connection that only looks, and the number of the schema that it found.
fn look(file: &Path, others_write: bool) -> Result<(Connection, u32), Trouble> {
    let first = connect(file, Way::Read).and_then(|connection| ours(&connection).map(|found| (connection, found)));
    let found = match first {
        // Beside the file nothing can be written, as SQLite would like to even for reading. Where nobody else writes
        // and nothing waits beside it, the file alone is all there is.
        Err(error) if cannot_write(&error) && !others_write && !has_more(&wal(file)) => {
            connect(file, Way::ReadAlone).and_then(|connection| ours(&connection).map(|found| (connection, found)))
        }
        other => other,
    };
    match found {
        Ok((connection, Some(found))) => Ok((connection, found)),
        Ok((_, None)) => Err(Trouble::NotRecords { file: file.to_owned() }),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::NotADatabase) && !was_ours(file) => {
            Err(Trouble::NotRecords { file: file.to_owned() })
        }
        Err(error) => Err(Fault::Sql(error).trouble(file)),
    }
}

/// The number of the schema; none where the file is another application's.
pub(super) fn ours(connection: &Connection) -> rusqlite::Result<Option<u32>> {
    let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application != schema::APPLICATION {
        return Ok(None);
    }
    // Reads the list of tables too, so that a file that is cut off there shows at once.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    schema::of(connection).map(Some)
}

/// A file that SQLite takes for none of its own, though it bears our mark.
fn was_ours(file: &Path) -> bool {
    let mut head = [0; 72];
    let read = OpenOptions::new().read(true).open(file).and_then(|mut file| file.read_exact(&mut head));
    let shape = head.starts_with(b"SQLite format 3\0");
    read.is_ok() && (shape || head.ends_with(&schema::APPLICATION.to_be_bytes()))
}

/// Records that can only be read; older ones as they would be after an upgrade.
fn readable(looking: Connection, found: u32, file: &Path, why: ReadOnly) -> Result<Connection, Trouble> {
    if found >= schema::SCHEMA {
        return Ok(looking);
    }
    if why == ReadOnly::SecondWindow {
        // The first window is about to upgrade them.
        return Err(Trouble::Locked { file: file.to_owned() });
    }
    let upgraded = copy_in_memory(&looking).and_then(|mut copy| schema::upgrade(&mut copy).map(|()| copy));
    upgraded.map_err(|error| Fault::Sql(error).trouble(file))
}

/// A connection that writes, to tables of the present schema.
fn writable(folder: &Path, file: &Path, found: u32) -> rusqlite::Result<Connection> {
    let mut connection = connect(file, Way::Write)?;
    // The system opens a file for reading that it does not let anybody write: only writing tells.
    connection.execute_batch("BEGIN IMMEDIATE; ROLLBACK")?;
    if found < schema::SCHEMA {
        let name = format!("before-schema-{}.sqlite", schema::SCHEMA);
        copy_into(&connection, &folder.join(BACKUPS), &name)?;
        schema::upgrade(&mut connection)?;
    }
    Ok(connection)
}

fn cannot_write(error: &rusqlite::Error) -> bool {
    let code = error.sqlite_error_code();
    use ErrorCode::{CannotOpen, DiskFull, PermissionDenied, ReadOnly, SystemIoFailure};
    matches!(code, Some(CannotOpen | DiskFull | PermissionDenied | ReadOnly | SystemIoFailure))
}

/// Who writes.
pub(super) enum Lock {
    /// We do, until this is dropped.
    Ours(File),
    /// Another window does.
    Anothers,
    /// Nobody can.
    Cannot(io::Error),
}

impl Lock {
    pub(super) fn take(folder: &Path) -> Self {
        let open = OpenOptions::new().read(true).append(true).create(true).open(folder.join(LOCK));
        match open.map(|file| (file.try_lock(), file)) {
            Ok((Ok(()), file)) => Self::Ours(file),
            Ok((Err(TryLockError::WouldBlock), _)) => Self::Anothers,
            Ok((Err(TryLockError::Error(error)), _)) | Err(error) => Self::Cannot(error),
        }
    }
}

/// The mark in the lock file: there are records here. Without it, the folder never held any.
fn mark(mut lock: &File) -> io::Result<()> {
    if lock.metadata()?.len() == 0 {
        lock.write_all(b"Beside this file stand the records of Unruffled.\n")?;
        lock.sync_all()?;
    }
    Ok(())
}

/// Whether there were records here, whatever became of them.
fn were_records(folder: &Path) -> bool {
    let backups = fs::exists(folder.join(BACKUPS)).unwrap_or(true);
    backups || has_more(&folder.join(LOCK)) || has_more(&wal(&folder.join(FILE)))
}

/// What was written and does not stand in the file itself yet.
fn wal(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push("-wal");
    PathBuf::from(name)
}

fn has_more(file: &Path) -> bool {
    fs::metadata(file).is_ok_and(|about| about.len() > 0)
}

/// Makes new records, whole or not at all.
fn make(file: &Path) -> Result<(), Trouble> {
    let new = file.with_extension("new");
    let made = make_there(&new).and_then(|()| {
        fs::rename(&new, file)?;
        sync_folder(file.parent().unwrap_or(file))
    });
    made.map_err(|error| {
        let _gone = fs::remove_file(&new);
        Trouble::NoFolder { folder: file.parent().unwrap_or(file).to_owned(), why: error.to_string() }
    })
}

pub(super) fn make_there(new: &Path) -> io::Result<()> {
    if fs::exists(new)? {
        fs::remove_file(new)?;
    }
    OpenOptions::new().write(true).create_new(true).open(new)?;
    let mut connection = connect(new, Way::Make).map_err(io::Error::other)?;
    schema::upgrade(&mut connection).map_err(io::Error::other)?;
    connection.close().map_err(|(_, error)| io::Error::other(error))?;
    OpenOptions::new().write(true).open(new)?.sync_all()
}

/// Makes a folder and those above it, so that a power cut leaves them there.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    let missing: Vec<&Path> = folder.ancestors().take_while(|above| !above.exists()).collect();
    fs::create_dir_all(folder)?;
    missing.iter().filter_map(|made| made.parent()).try_for_each(sync_folder)
}

/// Whatever was made or moved in a folder stands there after a power cut.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    // Elsewhere a folder cannot be opened, and the system sees to it.
    if cfg!(unix) { OpenOptions::new().read(true).open(folder)?.sync_all() } else { Ok(()) }
}
