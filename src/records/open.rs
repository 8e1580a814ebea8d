//! Opening, and telling apart what stands there. First the file is only looked at; nothing of it is touched before it is
//! known to be ours and sound enough. A file is made under another name and moved to its place when it is whole.
//!
//! While a connection is open, nothing here opens the file past SQLite: closing it would drop SQLite's own locks.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode};

use super::backup::remove;
use super::connect::{Way, connect, copy_in_memory, copy_into};
use super::fault::Fault;
use super::restore::with_ending;
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

/// Opens records that are there, to read them beside whoever writes. Nothing is made, upgraded or held.
pub(super) fn open_to_read(folder: &Path) -> Result<Records, Trouble> {
    let no_folder = |error: io::Error| Trouble::NoFolder { folder: folder.to_owned(), why: error.to_string() };
    let folder = std::path::absolute(folder).map_err(no_folder)?;
    let file = folder.join(FILE);
    match fs::metadata(&file) {
        Ok(about) if !about.is_file() => return Err(Trouble::NotRecords { file }),
        Ok(about) if about.len() == 0 => return Err(Trouble::Empty { file }),
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(Trouble::Missing { file }),
        Err(error) => return Err(Trouble::Unreadable { file, why: error.to_string() }),
    }
    // Held no longer than it takes to ask, so that a window that opens now can write.
    let others_write = matches!(Lock::take(&folder), Lock::Anothers);
    let looked = look(&file, others_write)?;
    let why = if others_write { ReadOnly::SecondWindow } else { ReadOnly::NotWritable };
    let (connection, way, _) = readable(looked, &file, why)?;
    Ok(Records { folder, connection, way, lock: None })
}

fn open_file(folder: &Path, file: &Path, lock: Lock) -> Result<Opened, Trouble> {
    let looked = look(file, matches!(lock, Lock::Anothers))?;
    let (lock, read_only) = match lock {
        Lock::Ours(lock) => (Some(Arc::new(lock)), None),
        Lock::Anothers => (None, Some(ReadOnly::SecondWindow)),
        Lock::Cannot(_) => (None, Some(ReadOnly::NotWritable)),
    };
    let newer = (looked.schema > schema::SCHEMA).then_some(ReadOnly::Newer { schema: looked.schema });
    let (connection, way, read_only) = match newer.or(read_only) {
        Some(why) => readable(looked, file, why)?,
        None => match writable(folder, file, looked.schema) {
            Ok(connection) => (connection, Way::Write, None),
            Err(fault) if fault.cannot_write() => readable(looked, file, ReadOnly::NotWritable)?,
            Err(fault) => return Err(fault.trouble(file)),
        },
    };
    if let Some(lock) = lock.as_ref().filter(|_| way == Way::Write) {
        // Without the mark the file is found all the same; it only tells later that there was one.
        let _unmarked = mark(lock);
    }
    Ok(Opened { records: Records { folder: folder.to_owned(), connection, way, lock }, read_only })
}

/// What a first look found.
struct Looked {
    connection: Connection,
    way: Way,
    schema: u32,
}

/// Looks at the file, and changes nothing.
fn look(file: &Path, others_write: bool) -> Result<Looked, Trouble> {
    let looked = match look_by(Way::Read, file, others_write) {
        // Beside the file nothing can be written, as SQLite would like to even for reading. Where nobody else writes
        // and nothing waits beside it, the file alone is all there is.
        Err(fault) if fault.cannot_write() && !others_write && !waits(file) => {
            look_by(Way::ReadAlone, file, others_write)
        }
        other => other,
    };
    match looked {
        Ok(Some(looked)) => Ok(looked),
        Ok(None) => Err(Trouble::NotRecords { file: file.to_owned() }),
        Err(Fault::Sql(error)) if error.sqlite_error_code() == Some(ErrorCode::NotADatabase) && !was_ours(file) => {
            Err(Trouble::NotRecords { file: file.to_owned() })
        }
        Err(fault) => Err(fault.trouble(file)),
    }
}

/// None where the file is another application's.
fn look_by(way: Way, file: &Path, others_write: bool) -> Result<Option<Looked>, Fault> {
    let connection = connect(file, way)?;
    let Some(schema) = ours(&connection)? else { return Ok(None) };
    // A newer program may have other tables.
    if schema <= schema::SCHEMA
        && let Some(name) = schema::lacks(&connection, schema)?
    {
        return Err(Fault::Content(format!("{name} is not as it was made")));
    }
    // While something waits beside the file, its last pages may be there.
    if !others_write && !waits(file) && is_cut_off(&connection, file)? {
        return Err(Fault::Content("its end is cut off".to_owned()));
    }
    Ok(Some(Looked { connection, way, schema }))
}

/// The number of the schema; none where the file is another application's.
pub(super) fn ours(connection: &Connection) -> rusqlite::Result<Option<u32>> {
    let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application == schema::APPLICATION { schema::of(connection).map(Some) } else { Ok(None) }
}

fn is_cut_off(connection: &Connection, file: &Path) -> Result<bool, Fault> {
    let value = |name| connection.pragma_query_value(None, name, |row| row.get::<_, u32>(0));
    Ok(fs::metadata(file)?.len() < u64::from(value("page_count")?) * u64::from(value("page_size")?))
}

/// A file that SQLite takes for none of its own, though it bears our mark.
fn was_ours(file: &Path) -> bool {
    let mut head = [0; 72];
    let read = OpenOptions::new().read(true).open(file).and_then(|mut file| file.read_exact(&mut head));
    let shape = head.starts_with(b"SQLite format 3\0");
    read.is_ok() && (shape || head.ends_with(&schema::APPLICATION.to_be_bytes()))
}

/// Records that can only be read; older ones as they would be after an upgrade.
fn readable(looked: Looked, file: &Path, why: ReadOnly) -> Result<(Connection, Way, Option<ReadOnly>), Trouble> {
    let Looked { connection, way, schema } = looked;
    if schema >= schema::SCHEMA {
        return Ok((connection, way, Some(why)));
    }
    if why == ReadOnly::SecondWindow {
        // The first window is about to upgrade them.
        return Err(Trouble::Locked { file: file.to_owned() });
    }
    let upgraded = copy_in_memory(&connection).and_then(|mut copy| schema::upgrade(&mut copy).map(|()| copy));
    upgraded.map(|copy| (copy, Way::Copy, Some(why))).map_err(|error| Fault::Sql(error).trouble(file))
}

/// A connection that writes, to tables of the present schema.
fn writable(folder: &Path, file: &Path, found: u32) -> Result<Connection, Fault> {
    let mut connection = connect(file, Way::Write)?;
    // A file that may only be read is opened all the same; only asking, and beginning to write, tell.
    if connection.is_readonly(rusqlite::MAIN_DB)? {
        return Err(Fault::Disk(io::ErrorKind::PermissionDenied.into()));
    }
    connection.execute_batch("BEGIN IMMEDIATE; ROLLBACK")?;
    if found < schema::SCHEMA {
        let name = format!("before-schema-{}.sqlite", schema::SCHEMA);
        copy_into(&connection, &folder.join(BACKUPS), &name)?;
        schema::upgrade(&mut connection)?;
    }
    Ok(connection)
}

/// How often the lock is asked for, and how long one waits in between.
const LOCK_TRIES: usize = 5;
const LOCK_PAUSE: Duration = Duration::from_millis(20);

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
    /// A program that a window starts (a voice, a browser) has the window's files open until it has begun: so a lock that
    /// nobody wants any more can seem taken for a moment, and is asked for again.
    pub(super) fn take(folder: &Path) -> Self {
        let open = OpenOptions::new().read(true).append(true).create(true).open(folder.join(LOCK));
        let file = match open {
            Ok(file) => file,
            Err(error) => return Self::Cannot(error),
        };
        for _ in 0..LOCK_TRIES {
            match file.try_lock() {
                Ok(()) => return Self::Ours(file),
                Err(TryLockError::WouldBlock) => std::thread::sleep(LOCK_PAUSE),
                Err(TryLockError::Error(error)) => return Self::Cannot(error),
            }
        }
        Self::Anothers
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
pub(super) fn were_records(folder: &Path) -> bool {
    let backups = fs::exists(folder.join(BACKUPS)).unwrap_or(true);
    backups || has_more(&folder.join(LOCK)) || waits(&folder.join(FILE))
}

/// Whether something was written that does not stand in the file itself yet.
fn waits(file: &Path) -> bool {
    ["-wal", "-journal"].iter().any(|end| has_more(&with_ending(file, end)))
}

fn has_more(file: &Path) -> bool {
    fs::metadata(file).is_ok_and(|about| about.len() > 0)
}

/// Makes new records, whole or not at all.
fn make(file: &Path) -> Result<(), Trouble> {
    let new = file.with_extension("new");
    let folder = file.parent().unwrap_or(file);
    make_there(&new)
        .and_then(|()| fs::rename(&new, file))
        .and_then(|()| sync_folder(folder))
        .map_err(|error| Trouble::NoFolder { folder: folder.to_owned(), why: error.to_string() })
}

pub(super) fn make_there(new: &Path) -> io::Result<()> {
    // What was left when an earlier beginning was cut off.
    for ending in ["", "-wal", "-shm"] {
        remove(&with_ending(new, ending))?;
    }
    OpenOptions::new().write(true).create_new(true).open(new)?;
    let mut connection = connect(new, Way::Write).map_err(io::Error::other)?;
    schema::upgrade(&mut connection).map_err(io::Error::other)?;
    connection.close().map_err(|(_, error)| io::Error::other(error))?;
    OpenOptions::new().write(true).open(new)?.sync_all()
}

/// Makes a folder and those above it, so that a power cut leaves them there.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    let missing: Vec<&Path> = folder.ancestors().take_while(|above| !above.exists()).collect();
    private_folder().create(folder)?;
    missing.iter().filter_map(|made| made.parent()).try_for_each(sync_folder)
}

/// Makes folders that nobody else may look into: what somebody practises is theirs.
fn private_folder() -> fs::DirBuilder {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

/// Whatever was made or moved in a folder stands there after a power cut.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    // Elsewhere a folder cannot be opened, and the system sees to it.
    if cfg!(unix) { OpenOptions::new().read(true).open(folder)?.sync_all() } else { Ok(()) }
}
