//! What SQLite says, told as what is wrong for whoever practises.

use std::io;
use std::path::Path;

use rusqlite::{Error, ErrorCode};

use super::{NotWritten, Trouble};

/// What can go wrong inside.
#[derive(Debug)]
pub(super) enum Fault {
    /// SQLite, or the system below it.
    Sql(Error),
    /// The system, beside SQLite.
    Disk(io::Error),
    /// A row holds what no version of this program writes.
    Content(String),
    /// A change contradicts what is written.
    Refused(String),
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Sql(error)
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

impl Fault {
    /// Whether it only says that nothing can be written here, or not now.
    pub(super) fn cannot_write(&self) -> bool {
        use ErrorCode::{CannotOpen, DiskFull, PermissionDenied, ReadOnly, SystemIoFailure};
        match self {
            Self::Disk(_) => true,
            Self::Content(_) | Self::Refused(_) => false,
            Self::Sql(error) => {
                let code = error.sqlite_error_code();
                matches!(code, Some(CannotOpen | DiskFull | PermissionDenied | ReadOnly | SystemIoFailure))
            }
        }
    }

    /// While reading.
    pub(super) fn trouble(self, file: &Path) -> Trouble {
        let file = file.to_owned();
        match self {
            Self::Content(what) | Self::Refused(what) => Trouble::Damaged { file, what },
            Self::Disk(error) => Trouble::Unreadable { file, why: error.to_string() },
            Self::Sql(error) => match error.sqlite_error_code() {
                // A table or column is missing, or a value is not of its type: the statements themselves are sound.
                None | Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::Unknown) => {
                    Trouble::Damaged { file, what: error.to_string() }
                }
                Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Trouble::Locked { file },
                Some(_) => Trouble::Unreadable { file, why: error.to_string() },
            },
        }
    }

    /// While writing.
    pub(super) fn not_written(self) -> NotWritten {
        match self {
            Self::Content(what) => NotWritten::Damaged(what),
            Self::Refused(what) => NotWritten::Refused(what),
            Self::Disk(error) => match error.kind() {
                io::ErrorKind::StorageFull => NotWritten::Full,
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => NotWritten::ReadOnly,
                _ => NotWritten::Other(error.to_string()),
            },
            Self::Sql(error) => match error.sqlite_error_code() {
                Some(ErrorCode::DiskFull) => NotWritten::Full,
                Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => NotWritten::ReadOnly,
                Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => NotWritten::Locked,
                Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::Unknown) => {
                    NotWritten::Damaged(error.to_string())
                }
                // A rule of the tables, which holds again the next time.
                Some(ErrorCode::ConstraintViolation) => NotWritten::Refused(error.to_string()),
                _ => NotWritten::Other(error.to_string()),
            },
        }
    }
}
