//! From text to a typed value, with all mistakes at once.
//! For: every RON file that the program reads. Not for: what the values mean together.
//!
//! The tree finds the mistakes of syntax and blanks out what is broken. Then ron reads the rest; at
//! each mistake it makes out, the smallest item around it is blanked out as well, and ron tries
//! again. A sound file is read once by each.

mod cut;
mod shapes;
mod words;

use std::fmt;

use serde::de::DeserializeOwned;

use super::syntax::{self, LineIndex, Span, Syntax};
use cut::Reader;

pub use words::suggest;

/// The longest file that is read.
pub const BYTES_MAX: usize = 16 * 1024 * 1024;

/// One mistake, in words for someone who never programmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// Where it is.
    pub span: Span,
    /// The kind of mistake; the same for ever.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do about it, where more can be said.
    pub help: Option<String>,
}

/// What could be read.
#[derive(Clone, Debug)]
pub struct Read<T> {
    /// The value, without the items that were cut; `None` when the whole could not be read.
    pub value: Option<T>,
    /// All mistakes, in the order of the text.
    pub errors: Vec<ReadError>,
    /// The text that was read in the end: the same length and the same places, with spaces where an
    /// item was cut. What was missing at the end of a line or of the file is missing here too. Edits
    /// are made on the text as it was typed, not on this one.
    pub text: String,
    /// The tree of that text, so that positions in a list are those of the value.
    pub syntax: Syntax,
}

/// Reads a text. Never fails: what cannot be read is in the errors.
#[must_use]
pub fn read<T: DeserializeOwned>(text: &str) -> Read<T> {
    if text.len() > BYTES_MAX {
        let error = ReadError {
            span: Span::new(0, 0),
            code: "too-large",
            message: "this file is larger than 16 MB and was not read".to_owned(),
            help: Some("Split it into several files.".to_owned()),
        };
        let (text, syntax) = (String::new(), Syntax::default());
        return Read { value: None, errors: vec![error], text, syntax };
    }
    let syntax = syntax::parse(text);
    let errors = syntax.errors.iter().map(ReadError::from).collect();
    let mut reader = Reader { text: syntax.mend(text), syntax, errors };
    let value = reader.value();
    let Reader { text, syntax, mut errors } = reader;
    errors.sort_by_key(|error| error.span.start);
    Read { value, errors, text, syntax }
}

impl From<&syntax::SyntaxError> for ReadError {
    fn from(error: &syntax::SyntaxError) -> Self {
        let (message, help) = (error.message.clone(), Some(error.help.clone()));
        Self { span: error.span, code: error.code, message, help }
    }
}

/// Why bytes are not text, with 1-based line and column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for DecodeError {}

/// The text in a file's bytes.
///
/// # Errors
///
/// When they are not UTF-8, with the place of the first that is not.
pub fn decode(bytes: &[u8]) -> Result<String, DecodeError> {
    let wide = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(text.to_owned()),
        Err(error) => error,
    };
    let sound = bytes.get(..error.valid_up_to()).unwrap_or_default();
    let sound = String::from_utf8_lossy(sound);
    let (line, column) = LineIndex::new(&sound).place(sound.len());
    let message = if wide { "this file is saved as UTF-16" } else { "this is not UTF-8 text" };
    let help = "Save the file again with the encoding UTF-8.".to_owned();
    Err(DecodeError { line, column, message: message.to_owned(), help })
}
