//! Reading with ron, again and again, with what it stumbles over cut out.
//! For: finding all wrong values, not only the first. Not for: what is said about them (words.rs).

use ron::error::{Error, SpannedError};
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use super::super::syntax::{Bracket, Item, Kind, LineIndex, Node, Span, Syntax, blank, comma_after};
use super::{ReadError, suggest, words};

/// How often ron reads a text at most, and how many bytes altogether.
const TRIES_MAX: usize = 100;
const WORK_MAX: usize = 256 * 1024 * 1024;

/// A text on its way to a value.
pub(super) struct Reader {
    pub text: String,
    pub syntax: Syntax,
    pub errors: Vec<ReadError>,
}

impl Reader {
    /// Reads, and cuts and tries again; `None` when the whole cannot be read.
    pub fn value<T: DeserializeOwned>(&mut self) -> Option<T> {
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
        let wrong_name = matches!(error.code, Error::ExpectedDifferentStructName { .. });
        if wrong_name && self.drop_name(&path).is_some() {
            return Some(());
        }
        self.drop_item(&path)
    }

    /// Takes away a wrong name before brackets, since none is needed there.
    fn drop_name(&mut self, path: &[usize]) -> Option<()> {
        let node = node_at_mut(self.syntax.root.as_mut()?, path)?;
        let Kind::Group(group) = &mut node.kind else {
            return None;
        };
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
        let Kind::Group(group) = &mut parent.kind else {
            return None;
        };
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
        let wants_brackets = matches!(error.code, Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_));
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
        let Some(item) = group.items.get(index).filter(|item| item.span().contains(at)) else {
            break;
        };
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
        let Some(last) = group.items.last() else {
            break;
        };
        path.push(group.items.len() - 1);
        node = &last.value;
    }
    unclosed.into_iter().rev().nth(column.saturating_sub(1)).unwrap_or_default()
}

fn node_at<'n>(root: &'n Node, path: &[usize]) -> Option<&'n Node> {
    path.iter().try_fold(root, |node, index| node.group()?.items.get(*index).map(|item: &Item| &item.value))
}

fn node_at_mut<'n>(root: &'n mut Node, path: &[usize]) -> Option<&'n mut Node> {
    path.iter().try_fold(root, |node, index| match &mut node.kind {
        Kind::Group(group) => group.items.get_mut(*index).map(|item| &mut item.value),
        Kind::Scalar(_) => None,
    })
}
