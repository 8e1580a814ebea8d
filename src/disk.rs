//! The only door to files: read a text, list a folder, write a new file, replace one. Everything that can
//! be wrong with a file is a [`DiskError`] with the file's name and a way out.

use std::fs::{self, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use crate::text::read::{BYTES_MAX, DecodeError, decode};
use crate::text::syntax::Span;
use crate::text::{Finding, Severity};

/// The scenarios that are built into the program, easiest first: file name without its ending, and text.
const SHIPPED: &[(&str, &str)] = &[
    ("just_repair_it", include_str!("../scenarios/just_repair_it.ron")),
    ("no_its_fine", include_str!("../scenarios/no_its_fine.ron")),
    ("mums_birthday", include_str!("../scenarios/mums_birthday.ron")),
    ("second_kettle", include_str!("../scenarios/second_kettle.ron")),
    ("charged_three_times", include_str!("../scenarios/charged_three_times.ron")),
    ("card_refused", include_str!("../scenarios/card_refused.ron")),
    ("empty_export", include_str!("../scenarios/empty_export.ron")),
    ("left_at_the_services", include_str!("../scenarios/left_at_the_services.ron")),
    ("fifth_person", include_str!("../scenarios/fifth_person.ron")),
    ("wedding_at_noon", include_str!("../scenarios/wedding_at_noon.ron")),
];

/// The scenarios that are built into the program, easiest first: each its name and its text.
#[must_use]
pub fn shipped() -> &'static [(&'static str, &'static str)] {
    SHIPPED
}

/// Why a file could not be read or written. Each message names the file and a way out.
#[derive(Debug, thiserror::Error)]
pub enum DiskError {
    /// There is no such file.
    #[error("there is no file \"{}\". Check its name and its folder.", .0.display())]
    Missing(PathBuf),
    /// It is a folder.
    #[error("\"{}\" is a folder. Name a file in it.", .0.display())]
    Folder(PathBuf),
    /// It is neither a file nor a folder.
    #[error("\"{}\" is not a plain file. Save it as a file and name that.", .0.display())]
    NotAFile(PathBuf),
    /// It is larger than any file of its kind, by so many bytes allowed.
    #[error("\"{}\" is larger than {} MB and was not read. Is it the file you meant?", .0.display(), .1 / 1024 / 1024)]
    TooLarge(PathBuf, usize),
    /// It is no text.
    #[error("\"{}\", line {}, column {}: {}. {}", .0.display(), .1.line, .1.column, .1.message, .1.help)]
    NotText(PathBuf, DecodeError),
    /// The system does not let it be read.
    #[error("\"{}\" could not be read: {}. Check who may read it.", .0.display(), words(.1))]
    NotRead(PathBuf, #[source] io::Error),
    /// A file of that name is there already.
    #[error("\"{}\" is there already and was left alone. Choose another name.", .0.display())]
    Exists(PathBuf),
    /// The system does not let it be written.
    #[error("\"{}\" could not be written: {}. Nothing was changed; try another folder.", .0.display(), words(.1))]
    NotWritten(PathBuf, #[source] io::Error),
}

impl DiskError {
    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Missing(path)
            | Self::Folder(path)
            | Self::NotAFile(path)
            | Self::TooLarge(path, _)
            | Self::NotText(path, _)
            | Self::NotRead(path, _)
            | Self::Exists(path)
            | Self::NotWritten(path, _) => path,
        }
    }

    /// What the system says, without the file's name and what to do about it.
    #[must_use]
    pub fn reason(&self) -> String {
        match self {
            Self::NotRead(_, error) | Self::NotWritten(_, error) => words(error),
            other => other.to_string(),
        }
    }

    /// As a finding, for a list in which this file is one of many.
    #[must_use]
    pub fn as_finding(&self) -> Finding {
        let (code, line, column) = match self {
            Self::NotText(_, place) => ("not-utf8", place.line, place.column),
            Self::TooLarge(..) => ("too-large", 1, 1),
            _ => ("unreadable", 1, 1),
        };
        let (message, help) = match self {
            Self::NotText(_, place) => (format!("{}.", place.message), place.help.clone()),
            Self::TooLarge(..) => (
                "This file is larger than 16 MB and was not read.".to_owned(),
                "Split it into several files.".to_owned(),
            ),
            other => (other.to_string(), String::new()),
        };
        let (severity, span) = (Severity::Error, Span::new(0, 0));
        let (number, witness, waived) = (None, None, None);
        Finding { code, number, severity, span, line, column, message, help, witness, waived }
    }

    fn reading(path: &Path, error: io::Error) -> Self {
        match error.kind() {
            // A part of the path that is a file, not a folder, leads to no file either.
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing(path.to_owned()),
            io::ErrorKind::IsADirectory => Self::Folder(path.to_owned()),
            _ => Self::NotRead(path.to_owned(), error),
        }
    }

    fn writing(path: &Path, error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::AlreadyExists => Self::Exists(path.to_owned()),
            _ => Self::NotWritten(path.to_owned(), error),
        }
    }
}

/// What the system says, without its number.
fn words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::NotFound => "there is no such folder".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        _ => error.to_string(),
    }
}

/// The text of a file.
///
/// # Errors
/// When it is missing, a folder, too large, not readable or not UTF-8. A file that is too large is not read.
pub fn read_text(path: &Path) -> Result<String, DiskError> {
    decode(&read_bytes(path, BYTES_MAX)?).map_err(|error| DiskError::NotText(path.to_owned(), error))
}

/// The bytes of a file, at most so many.
///
/// # Errors
/// When it is missing, a folder, too large or not readable. A file that is too large is not read.
#[expect(clippy::disallowed_methods, reason = "this is the door to files")]
pub fn read_bytes(path: &Path, most: usize) -> Result<Vec<u8>, DiskError> {
    let about = fs::metadata(path).map_err(|error| DiskError::reading(path, error))?;
    if about.is_dir() {
        return Err(DiskError::Folder(path.to_owned()));
    }
    if !about.is_file() {
        return Err(DiskError::NotAFile(path.to_owned()));
    }
    let limit = u64::try_from(most).unwrap_or(u64::MAX);
    if about.len() > limit {
        return Err(DiskError::TooLarge(path.to_owned(), most));
    }
    let file = fs::File::open(path).map_err(|error| DiskError::reading(path, error))?;
    let mut bytes = Vec::new();
    // It may have grown since it was measured.
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| DiskError::reading(path, error))?;
    if bytes.len() > most {
        return Err(DiskError::TooLarge(path.to_owned(), most));
    }
    Ok(bytes)
}

/// Whether there is a folder of this name.
#[must_use]
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Whether there is anything of this name, be it a link that leads nowhere.
#[must_use]
pub fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Whether this is where practice is kept: the file itself, a copy of it, or one of those beside it, there or not.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is the door to files")]
pub fn is_records(path: &Path) -> bool {
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut head = [0; 16];
    let sqlite = fs::File::open(&real).and_then(|mut file| file.read_exact(&mut head)).is_ok();
    let beside = real.parent().is_some_and(|folder| is_there(&folder.join("records.lock")));
    let named = real.file_name().is_some_and(|name| name.to_string_lossy().starts_with("records"));
    (sqlite && head == *b"SQLite format 3\0") || (beside && named)
}

/// Whether there is a program of this name that may be started.
#[must_use]
pub fn is_program(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| about.is_file() && may_be_started(&about))
}

#[cfg(unix)]
fn may_be_started(about: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    about.permissions().mode() & 0o111 != 0
}

#[cfg(not(unix))]
fn may_be_started(_about: &fs::Metadata) -> bool {
    true
}

/// The `*.ron` files of a folder, sorted by name; hidden files and folders inside it are left out.
///
/// # Errors
/// When the folder is missing or not readable.
#[expect(clippy::disallowed_methods, reason = "this is the door to files")]
pub fn scenario_files(folder: &Path) -> Result<Vec<PathBuf>, DiskError> {
    let entries = fs::read_dir(folder).map_err(|error| DiskError::reading(folder, error))?;
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| DiskError::reading(folder, error))?;
        let path = folder.join(entry.file_name());
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if !hidden && path.extension().is_some_and(|ending| ending == "ron") && !path.is_dir() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Writes a file that is not there yet. It appears whole or not at all.
///
/// # Errors
/// When something of that name is there, or it cannot be written.
pub fn write_new(path: &Path, text: &str) -> Result<(), DiskError> {
    if is_there(path) {
        return Err(DiskError::Exists(path.to_owned()));
    }
    let failed = |error| DiskError::writing(path, error);
    let temp = Temp::write(path, text).map_err(failed)?;
    match fs::hard_link(&temp.path, path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(failed(error)),
        // Some disks have no hard links: then the file itself is made, and taken away if that fails.
        Err(_) => write_whole(path, text).map_err(failed),
        Ok(()) => Ok(()),
    }
}

/// Puts another text in the place of a file; its permissions stay. It is the old text or the new one at any
/// moment, never half of it. A link stays a link, and the file it leads to is replaced.
///
/// # Errors
/// When the file is missing or write-protected, or the new text cannot be written; the old text is still there then.
pub fn replace(path: &Path, text: &str) -> Result<(), DiskError> {
    let failed = |error| DiskError::writing(path, error);
    let real = fs::canonicalize(path).map_err(|error| DiskError::reading(path, error))?;
    let about = fs::metadata(&real).map_err(|error| DiskError::reading(path, error))?;
    if !about.is_file() {
        // A device or a pipe would be taken away, and a plain file put in its place.
        return Err(DiskError::NotAFile(path.to_owned()));
    }
    if about.permissions().readonly() {
        return Err(failed(io::Error::new(io::ErrorKind::PermissionDenied, "it is write-protected")));
    }
    let temp = Temp::write(&real, text).map_err(failed)?;
    fs::set_permissions(&temp.path, about.permissions()).map_err(failed)?;
    fs::rename(&temp.path, &real).map_err(failed)
}

/// Writes a file of the program's own, new or in the place of the old one; folders on the way to it are made. It is
/// the old text or the new one at any moment.
///
/// # Errors
/// When it cannot be written; the old text is still there then.
pub fn put(path: &Path, text: &str) -> Result<(), DiskError> {
    if is_there(path) {
        return replace(path, text);
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| DiskError::writing(path, error))?;
    }
    write_new(path, text)
}

/// A finished file beside the one that is meant; taken away when it goes out of scope.
struct Temp {
    path: PathBuf,
}

impl Temp {
    fn write(beside: &Path, text: &str) -> io::Result<Self> {
        let name = beside.file_name().unwrap_or_default().to_string_lossy();
        let mut tries = 0u32;
        loop {
            let path = beside.with_file_name(format!(".{name}.{}.{tries}.tmp", std::process::id()));
            match write_whole(&path, text) {
                Ok(()) => return Ok(Self { path }),
                // Left over from a program that was stopped.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && tries < 100 => tries += 1,
                Err(error) => return Err(error),
            }
        }
    }
}

impl Drop for Temp {
    fn drop(&mut self) {
        // After a rename there is nothing left to take away.
        let _gone = fs::remove_file(&self.path);
    }
}

/// Makes a file, writes it to the disk, and takes it away again if that fails.
fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    if written.is_err() {
        let _gone = fs::remove_file(path);
    }
    written
}
