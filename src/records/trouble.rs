//! What can be wrong with the records, and what there is to do about it, in words.

use std::path::PathBuf;

/// Why records cannot be opened. They were left as they are.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// The folder is not there and cannot be made, or nothing can be written into it and it holds no records.
    #[error("the folder \"{}\" cannot be used: {why}", .folder.display())]
    NoFolder {
        /// The folder.
        folder: PathBuf,
        /// What the system says.
        why: String,
    },
    /// There were records here, and they are gone.
    #[error("the records in \"{}\" are gone", .file.display())]
    Missing {
        /// The file that was there.
        file: PathBuf,
    },
    /// The file has nothing in it, though there were records.
    #[error("\"{}\" is empty", .file.display())]
    Empty {
        /// The file.
        file: PathBuf,
    },
    /// The file is damaged.
    #[error("\"{}\" is damaged: {what}", .file.display())]
    Damaged {
        /// The file.
        file: PathBuf,
        /// What was found.
        what: String,
    },
    /// It is something else.
    #[error("\"{}\" holds no records of this program", .file.display())]
    NotRecords {
        /// The file.
        file: PathBuf,
    },
    /// Another program holds it.
    #[error("another program holds \"{}\"", .file.display())]
    Locked {
        /// The file.
        file: PathBuf,
    },
    /// The system does not let it be read, or reading failed.
    #[error("\"{}\" cannot be read: {why}", .file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        why: String,
    },
}

/// Why records can only be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// Another window has them open, and keeps.
    SecondWindow,
    /// A newer version of the program made them.
    Newer {
        /// The number of the newer schema.
        schema: u32,
    },
    /// The file, its folder or its disk cannot be written.
    NotWritable,
}

/// Why changes could not be written. Nothing of them was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotWritten {
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// The file, its folder or its disk cannot be written.
    #[error("the records cannot be written")]
    ReadOnly,
    /// Another program holds it.
    #[error("another program holds the records")]
    Locked,
    /// The file is gone or damaged.
    #[error("the records are damaged: {0}")]
    Damaged(String),
    /// They contradict what is written already: tried again, they would be refused again.
    #[error("the records hold something else there: {0}")]
    Refused(String),
    /// Something else.
    #[error("the records could not be written: {0}")]
    Other(String),
}
