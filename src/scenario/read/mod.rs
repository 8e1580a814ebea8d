//! From text to a typed value, with all mistakes at once.
//! For: every RON file that the program reads. Not for: what the values mean together.
//!
//! The tree finds the mistakes of syntax and blanks out what is broken. Then ron reads the rest; at
//! each mistake it makes out, the smallest item around it is blanked out as well, and ron tries
//! again. A sound file is read once by each.

mod words;

use std::fmt;

use ron::error::{Error, SpannedError};
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use super::syntax::{self, Bracket, Item, Kind, LineIndex, Node, Span, Syntax, blank, comma_after};

pub use words::suggest;

/// The longest file that is read.
pub const BYTES_MAX: usize = 8 * 1024 * 1024;
/// How often ron reads a text at most, and how many bytes altogether.
const TRIES_MAX: usize = 100;
const WORK_MAX: usize = 64 * 1024 * 1024;

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
            message: "this file is larger than 8 MB and was not read".to_owned(),
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

struct Reader {
    text: String,
    syntax: Syntax,
    errors: Vec<ReadError>,
}

impl Reader {
    fn value<T: DeserializeOwned>(&mut self) -> Option<T> {
        let fixed = Extensions::IMPLICIT_SOME | Extensions::UNWRAP_NEWTYPES;
        let ron = ron::Options::default().with_default_extension(fixed);
        let tries = (WORK_MAX / self.text.len().max(1)).clamp(10, TRIES_MAX);
        for _ in 0..tries {
            self.syntax.root.as_ref()?;
            match ron.from_str(&self.syntax.complete(&self.text)) {
                Ok(value) => return Some(value),
                Err(error) => self.cut(&error)?,
            }
        }
        let last = self.errors.last().map_or(Span::new(0, 0), |error| error.span);
        self.errors.push(words::more(last));
        None
    }

    /// Reports ron's mistake and cuts the smallest item around it; `None` when that is the whole.
    fn cut(&mut self, error: &SpannedError) -> Option<()> {
        let root = self.syntax.root.as_ref()?;
        let path = self.locate(root, error);
        let node = node_at(root, &path)?;
        let (item, parent) = match path.split_last() {
            Some((last, parents)) => {
                let parent = node_at(root, parents)?.group()?;
                (parent.items.get(*last), Some(parent))
            }
            None => (None, None),
        };
        let spot = words::Spot { text: &self.text, node, item, parent, span: self.span(error) };
        let known = match &error.code {
            Error::MissingStructField { field, .. } => self.is_lost(node, field),
            _ => false,
        };
        if !known {
            self.errors.push(words::explain(&error.code, &spot));
        }
        if let (Error::NoSuchStructField { expected, found, .. }, Some(group)) = (&error.code, parent) {
            let meant = suggest(found, expected).map(|meant| (group.open, meant));
            self.syntax.lost.extend(meant);
        }
        if let Error::ExpectedDifferentStructName { .. } = error.code {
            if self.drop_name(&path).is_some() {
                return Some(());
            }
        }
        self.drop_item(&path)
    }

    /// Takes away a wrong name before brackets, since none is needed there.
    fn drop_name(&mut self, path: &[usize]) -> Option<()> {
        let node = node_at_mut(self.syntax.root.as_mut()?, path)?;
        let Kind::Group(group) = &mut node.kind else { return None };
        let name = group.name.take()?;
        node.span.start = group.open;
        self.blank(name.span);
        Some(())
    }

    /// Cuts the last item of `path` that others can do without: one of a list, an entry, a field.
    fn drop_item(&mut self, path: &[usize]) -> Option<()> {
        let root = self.syntax.root.as_mut()?;
        let cut = (0..path.len()).rev().find(|depth| {
            let group = node_at(root, path.get(..*depth).unwrap_or_default()).and_then(Node::group);
            let item = group.and_then(|group| group.items.get(*path.get(*depth)?));
            let listed = group.is_some_and(|group| group.bracket != Bracket::Round);
            listed || item.is_some_and(|item| item.label.is_some())
        })?;
        let parent = node_at_mut(root, path.get(..cut)?)?;
        let Kind::Group(group) = &mut parent.kind else { return None };
        let index = *path.get(cut)?;
        let item = (index < group.items.len()).then(|| group.items.remove(index))?;
        let span = item.span();
        if let Some(label) = item.label {
            self.syntax.lost.push((group.open, label.text.into_string()));
        }
        self.blank(span);
        if let Some(comma) = comma_after(&self.text, span.end) {
            self.blank(comma);
        }
        Some(())
    }

    fn blank(&mut self, span: Span) {
        let mut bytes = std::mem::take(&mut self.text).into_bytes();
        blank(&mut bytes, span);
        self.text = String::from_utf8(bytes).unwrap_or_default();
    }

    fn is_lost(&self, node: &Node, field: &str) -> bool {
        let open = node.group().map(|group| group.open);
        self.syntax.lost.iter().any(|(place, name)| Some(*place) == open && name == field)
    }

    fn span(&self, error: &SpannedError) -> Span {
        let lines = LineIndex::new(&self.text);
        let offset = |place: ron::error::Position| lines.offset(place.line, place.col);
        Span::new(offset(error.span.start), offset(error.span.end))
    }

    /// The way to the value that ron stumbled over. Ron stands before a value that it cannot begin,
    /// and behind one that it has read.
    fn locate(&self, root: &Node, error: &SpannedError) -> Vec<usize> {
        let lines = self.text.bytes().filter(|byte| *byte == b'\n').count() + 1;
        if error.span.end.line > lines {
            return unclosed_path(root, error.span.end.col);
        }
        let span = self.span(error);
        let ahead = span.of(&self.text).trim().is_empty();
        let mut at = if ahead { span.end } else { self.text.floor_char_boundary(span.end - 1) };
        let wants_brackets =
            matches!(error.code, Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_));
        let begins = |path: &[usize]| node_at(root, path).is_some_and(|node| node.span.start == at);
        if ahead && wants_brackets && !begins(&path_to(root, at)) {
            at = self.text.get(..at).unwrap_or_default().trim_end().len().saturating_sub(1);
        }
        path_to(root, at)
    }
}

/// The way to the smallest item around a byte.
fn path_to(root: &Node, at: usize) -> Vec<usize> {
    let mut path = Vec::new();
    let mut node = root;
    while let Some(group) = node.group() {
        let index = group.items.partition_point(|item| item.span().end <= at);
        let Some(item) = group.items.get(index).filter(|item| item.span().contains(at)) else { break };
        path.push(index);
        if !item.value.span.contains(at) {
            break;
        }
        node = &item.value;
    }
    path
}

/// The way to the brackets that the missing closing bracket in this column would close.
fn unclosed_path(root: &Node, column: usize) -> Vec<usize> {
    let (mut node, mut path, mut unclosed) = (root, Vec::new(), Vec::new());
    while let Some(group) = node.group() {
        if group.close.is_none() {
            unclosed.push(path.clone());
        }
        let Some(last) = group.items.last() else { break };
        path.push(group.items.len() - 1);
        node = &last.value;
    }
    unclosed.into_iter().rev().nth(column.saturating_sub(1)).unwrap_or_default()
}

fn node_at<'n>(root: &'n Node, path: &[usize]) -> Option<&'n Node> {
    path.iter().try_fold(root, |node, index| {
        node.group()?.items.get(*index).map(|item: &Item| &item.value)
    })
}

fn node_at_mut<'n>(root: &'n mut Node, path: &[usize]) -> Option<&'n mut Node> {
    path.iter().try_fold(root, |node, index| match &mut node.kind {
        Kind::Group(group) => group.items.get_mut(*index).map(|item| &mut item.value),
        Kind::Scalar(_) => None,
    })
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
