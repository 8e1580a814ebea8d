//! What reading a text gave, and the text with its mistakes mended.
//! For: letting ron read all that is sound beside what is broken. Not for: finding mistakes.

use std::borrow::Cow;

use super::faults::SyntaxError;
use super::place::Span;
use super::tree::{Kind, Node};

/// A text as a tree, with all mistakes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Syntax {
    /// The value in the file, without its broken items; `None` when nothing could be kept.
    pub root: Option<Node>,
    /// All mistakes, in the order of the text.
    pub errors: Vec<SyntaxError>,
    /// Fields that were left out, with the place of the bracket that they stood behind.
    pub(crate) lost: Vec<(usize, String)>,
    /// Stretches to blank out, and what to put at their beginning.
    repairs: Vec<(Span, char)>,
    /// Commas and colons that are missing at the end of a line.
    missing: Vec<(usize, char)>,
}

impl Syntax {
    pub(super) fn cut(&mut self, span: Span) {
        self.put(span, ' ');
    }

    pub(super) fn put(&mut self, span: Span, character: char) {
        self.repairs.push((span, character));
    }

    pub(super) fn insert(&mut self, at: usize, character: char) {
        self.missing.push((at, character));
    }

    /// `text` without its byte order mark and with everything broken replaced by spaces, in the
    /// same length and with the same lines, so that all places hold.
    #[must_use]
    pub fn mend(&self, text: &str) -> String {
        let mut bytes = text.as_bytes().to_vec();
        if text.starts_with('\u{FEFF}') {
            blank(&mut bytes, Span::new(0, '\u{FEFF}'.len_utf8()));
        }
        for (span, character) in &self.repairs {
            blank(&mut bytes, *span);
            if let (Some(byte), Ok(put)) = (bytes.get_mut(span.start), u8::try_from(*character)) {
                *byte = if matches!(*byte, b'\n' | b'\r') { *byte } else { put };
            }
        }
        String::from_utf8(bytes).unwrap_or_default()
    }

    /// A mended text with what it lacks at the ends of lines and at the end of the file. That keeps
    /// the line and column of everything else.
    #[must_use]
    pub fn complete<'t>(&self, mended: &'t str) -> Cow<'t, str> {
        let closers = self.closers();
        if self.missing.is_empty() && closers.is_empty() {
            return Cow::Borrowed(mended);
        }
        let (mut out, mut from) = (String::new(), 0);
        for (at, character) in &self.missing {
            out.push_str(Span::new(from, *at).of(mended));
            // Behind a space there is nothing any more: the item was cut later.
            if !out.ends_with([' ', '\n', '\r']) {
                out.push(*character);
            }
            from = *at;
        }
        out.push_str(mended.get(from..).unwrap_or_default());
        if !closers.is_empty() {
            out.push('\n');
            out.push_str(&closers);
        }
        Cow::Owned(out)
    }

    /// The closing brackets that are missing at the end of the file.
    fn closers(&self) -> String {
        let mut missing = String::new();
        let mut node = self.root.as_ref();
        while let Some(Kind::Group(group)) = node.map(|node| &node.kind) {
            if group.close.is_none() {
                missing.insert(0, group.bracket.close());
            }
            node = group.items.last().map(|item| &item.value);
        }
        missing
    }
}

/// Replaces a stretch by spaces and keeps its line ends.
pub(crate) fn blank(bytes: &mut [u8], span: Span) {
    for byte in bytes.get_mut(span.start..span.end).unwrap_or_default() {
        if !matches!(byte, b'\n' | b'\r') {
            *byte = b' ';
        }
    }
}
