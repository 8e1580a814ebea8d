//! Places in a text: byte offsets, and the line and column that a person counts.
//! For: every message that points into a file. Not for: reading what stands there.

/// A stretch of a text, in bytes; `end` is the first byte after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The first byte after the stretch.
    pub end: usize,
}

impl Span {
    /// The stretch from `start` up to, not including, `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Whether the byte at `offset` lies in the stretch.
    #[must_use]
    pub const fn contains(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// The text that stands there; empty when the span is not one of this text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// Finds lines and columns in a text. Both count from 1, columns in characters. A line ends at
/// `\n` or `\r\n`; a `\r` by itself ends none. A byte order mark at the beginning is not counted.
#[derive(Clone, Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> LineIndex<'t> {
    /// Looks through `text` once.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let first = text.len() - text.trim_start_matches('\u{FEFF}').len();
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(first.min('\u{FEFF}'.len_utf8())).chain(ends.map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// How many lines there are; an empty text has one.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.starts.len()
    }

    /// The line of a byte.
    #[must_use]
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).max(1)
    }

    /// The line and column of a byte. An offset inside a character is that character's; one after
    /// the end is the end's.
    #[must_use]
    pub fn place(&self, offset: usize) -> (usize, usize) {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.line(offset);
        let start = self.start_of(line);
        let before = self.text.get(start..offset).unwrap_or_default();
        (line, before.chars().count() + 1)
    }

    /// The byte of a line and column; a column after the end of its line is the line's end. This
    /// reads the places in ron's errors too.
    #[must_use]
    pub fn offset(&self, line: usize, column: usize) -> usize {
        let start = self.start_of(line);
        let rest = self.text.get(start..).unwrap_or_default();
        let line = rest.split_inclusive('\n').next().unwrap_or_default();
        let column = column.saturating_sub(1);
        let width = line.char_indices().nth(column).map_or(line.len(), |(at, _)| at);
        start + width
    }

    /// A line without its ending; empty when there is no such line.
    #[must_use]
    pub fn source_line(&self, line: usize) -> &'t str {
        let rest = self.text.get(self.start_of(line)..).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        line.strip_suffix('\r').unwrap_or(line)
    }

    fn start_of(&self, line: usize) -> usize {
        let start = self.starts.get(line.saturating_sub(1));
        start.copied().unwrap_or(self.text.len())
    }
}
