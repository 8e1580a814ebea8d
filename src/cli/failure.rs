//! Why a command could not do its work, and how that is told: one line on standard error, or with
//! `--json` one document on standard output.

use serde::Serialize;

use super::out::{Out, plain};
use super::report::{self, Source};
use crate::disk::DiskError;
use crate::text::Severity;

/// It did its work, and everything is well.
pub(super) const WELL: u8 = 0;
/// The content is broken, or what was asked for is not on offer.
pub(super) const BAD_CONTENT: u8 = 1;
/// It could not read or write, or the command was not understood.
pub(super) const BAD_CALL: u8 = 2;

/// Why a command stopped.
#[derive(Debug)]
pub(super) struct Failure {
    /// What is wrong and what to do about it.
    pub message: String,
    /// The file it is about.
    pub file: Option<String>,
    /// The line in it.
    pub line: Option<usize>,
    /// Whether a file could not be read or written at all.
    pub disk: bool,
    /// The whole list of what is wrong, where it is a text.
    pub source: Option<Box<Source>>,
}

#[derive(Serialize)]
struct Document<'a> {
    error: Words<'a>,
}

#[derive(Serialize)]
struct Words<'a> {
    message: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
}

impl Failure {
    /// About the command as a whole.
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), file: None, line: None, disk: false, source: None }
    }

    /// About one file.
    pub(super) fn in_file(file: &str, message: impl Into<String>) -> Self {
        Self { file: Some(file.to_owned()), ..Self::new(message) }
    }

    /// About a text that holds errors.
    pub(super) fn broken(source: Source) -> Self {
        let first = source.findings.iter().find(|f| f.severity == Severity::Error);
        let message = first.map_or_else(|| "this file cannot be used".to_owned(), |finding| finding.message.clone());
        Self {
            line: first.map(|finding| finding.line),
            file: Some(source.file.clone()),
            source: Some(Box::new(source)),
            ..Self::new(message)
        }
    }

    /// Whether the file was there to be read, and it is what stands in it that is wrong.
    pub(super) fn is_content(error: &DiskError) -> bool {
        matches!(error, DiskError::NotText(..) | DiskError::TooLarge(..))
    }

    /// The exit code of a command that tells reading apart from content.
    pub(super) fn exit(&self) -> u8 {
        if self.disk { BAD_CALL } else { BAD_CONTENT }
    }

    /// Tells it.
    pub(super) fn tell(&self, out: &mut Out, json: bool) {
        if json {
            let words = Words { message: &self.message, file: self.file.as_deref(), line: self.line };
            out.json(&Document { error: words });
        } else if let Some(source) = &self.source {
            for finding in &source.findings {
                out.complain_raw(&report::finding(source, finding, false));
            }
            out.complain(&format!("unruffled: {} has errors and cannot be used yet.", plain(&source.file)));
        } else {
            out.complain(&format!("unruffled: {}", self.message));
        }
    }
}

impl From<DiskError> for Failure {
    fn from(error: DiskError) -> Self {
        let line = if let DiskError::NotText(_, place) = &error { Some(place.line) } else { None };
        let disk = !Self::is_content(&error);
        Self { line, disk, ..Self::in_file(&error.path().display().to_string(), error.to_string()) }
    }
}
