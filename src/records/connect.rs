//! Connections, with the settings that hold the promises: what was written stands after a power cut, rows belong to
//! rows, nothing erased is left in the file, and a file made by others runs nothing here.

use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::path::Path;
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags, ffi};

use super::fault::Fault;
use super::open::sync_folder;

/// How long another one is waited for.
const PATIENCE: Duration = Duration::from_secs(2);
/// For as many statements as there are, so that each is prepared once.
const STATEMENTS: usize = 64;

/// A copy in one go.
const ALL_PAGES: i32 = -1;

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// To write and read.
    Write,
    /// To read, while others may write.
    Read,
    /// To read a file that nobody can write, where nothing can be written beside it.
    ReadAlone,
    /// To read a copy in memory.
    Copy,
}

/// Opens a file that is there.
pub(super) fn connect(file: &Path, way: Way) -> rusqlite::Result<Connection> {
    let access = match way {
        Way::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Way::Read | Way::Copy => OpenFlags::SQLITE_OPEN_READ_ONLY,
        Way::ReadAlone => OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
    };
    let flags = access | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let connection = match way {
        Way::ReadAlone => Connection::open_with_flags(uri(file), flags),
        _ => Connection::open_with_flags(file, flags),
    }?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection
        .execute_batch("PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON")?;
    match way {
        Way::Read | Way::ReadAlone | Way::Copy => connection.execute_batch("PRAGMA query_only = ON")?,
        Way::Write => connection.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA secure_delete = ON",
        )?,
    }
    Ok(connection)
}

/// The name of a file that does not change.
fn uri(file: &Path) -> String {
    let mut uri = String::from("file:");
    for byte in file.as_os_str().as_encoded_bytes() {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b'/' | b'-' | b'_' | b'.' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => uri.push(char::from(*byte)),
            _ => {
                let _infallible = write!(uri, "%{byte:02X}");
            }
        }
    }
    if cfg!(windows) {
        uri.insert_str("file:".len(), "///");
    }
    uri + "?immutable=1"
}

/// Whether the file was taken away or moved while it was open: what is written then would be lost.
pub(super) fn is_gone(connection: &Connection) -> bool {
    #[cfg(unix)]
    {
        let mut moved = 0;
        let asked = connection.file_control(Some("main"), rusqlite::FileControl::HasMoved(&mut moved));
        asked.is_ok() && moved != 0
    }
    // Elsewhere the system does not let it be moved while it is open.
    #[cfg(not(unix))]
    {
        let _ = connection;
        false
    }
}

/// A copy that lasts as long as it is open.
pub(super) fn copy_in_memory(from: &Connection) -> rusqlite::Result<Connection> {
    let mut copy = Connection::open_in_memory()?;
    copy_all(from, &mut copy)?;
    Ok(copy)
}

fn copy_all(from: &Connection, to: &mut Connection) -> rusqlite::Result<()> {
    match Backup::new(from, to)?.step(ALL_PAGES)? {
        StepResult::Done => Ok(()),
        _ => Err(rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_BUSY), None)),
    }
}

/// Copies into a new file.
pub(super) fn copy_file(from: &Connection, new: &Path) -> rusqlite::Result<()> {
    let mut copy = Connection::open(new)?;
    copy_all(from, &mut copy)?;
    copy.close().map_err(|(_, error)| error)
}

/// Copies into a file of a folder, whole or not at all.
pub(super) fn copy_into(from: &Connection, folder: &Path, name: &str) -> Result<(), Fault> {
    fs::create_dir_all(folder)?;
    let new = folder.join(name).with_extension("new");
    if fs::exists(&new)? {
        fs::remove_file(&new)?;
    }
    copy_file(from, &new)?;
    OpenOptions::new().write(true).open(&new)?.sync_all()?;
    fs::rename(&new, folder.join(name))?;
    Ok(sync_folder(folder)?)
}
