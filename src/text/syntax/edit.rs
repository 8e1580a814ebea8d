//! Patches of a text that leave every other byte alone.
//! For: the studio's edits. Not for: laying out a whole file (format.rs).
//!
//! Places come from a tree of exactly this text. A text with mistakes can be edited where it is
//! sound. What is put in keeps the indent around it, and the line ends of the file.

use super::mend::Syntax;
use super::place::Span;
use super::tokens::{Kind, Lexer, comma_after, is_name};
use super::tree::{Bracket, Group, Node, Seg};

/// Why an edit was not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditError {
    /// The path leads nowhere.
    NoSuchPlace,
    /// There is a field or entry of this name already.
    AlreadyThere,
    /// The new text is not one RON value.
    NotAValue,
}

impl std::fmt::Display for EditError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NoSuchPlace => "this place is no longer in the file",
            Self::AlreadyThere => "a field of this name is already there",
            Self::NotAValue => "the new text cannot stand in a scenario file as it is written",
        })
    }
}

impl std::error::Error for EditError {}

/// Replaces the value at `path`; an empty path is the whole value of the file.
///
/// # Errors
///
/// When there is no such place, or `new` is not one value.
pub fn set_field(text: &str, tree: &Syntax, path: &[Seg<'_>], new: &str) -> Result<String, EditError> {
    check_value(new)?;
    let node = find(tree, path)?;
    let new = indented(new, indent_of(text, node.span.start), line_end_of(text));
    Ok(spliced(text, vec![(node.span, new)]))
}

/// Adds a field, or an entry of a map, behind the others. The last part of `path` is its name or key,
/// without quotes.
///
/// # Errors
///
/// When there is no such place, the name is taken, or `new` is not one value.
pub fn insert_field(text: &str, tree: &Syntax, path: &[Seg<'_>], new: &str) -> Result<String, EditError> {
    check_value(new)?;
    let (last, parents) = path.split_last().ok_or(EditError::NoSuchPlace)?;
    let group = group_at(find(tree, parents)?, *last)?;
    let new = match last {
        _ if group.item(*last).is_some() => return Err(EditError::AlreadyThere),
        Seg::Field(name) if group.bracket == Bracket::Round && is_name(name) => {
            format!("{name}: {new}")
        }
        Seg::Key(key) if group.bracket == Bracket::Curly => format!("\"{key}\": {new}"),
        _ => return Err(EditError::NoSuchPlace),
    };
    check_value(&format!("{}{new}{}", group.bracket.open(), group.bracket.close()))?;
    Ok(put_behind(text, group, group.items.len(), &new))
}

/// Puts an item into a list, before the one at the index that ends `path`; the length of the list
/// means behind all others.
///
/// # Errors
///
/// When there is no such place, or `new` is not one value.
pub fn insert_item(text: &str, tree: &Syntax, path: &[Seg<'_>], new: &str) -> Result<String, EditError> {
    check_value(new)?;
    let Some((Seg::Index(index), parents)) = path.split_last() else {
        return Err(EditError::NoSuchPlace);
    };
    let group = group_at(find(tree, parents)?, Seg::Index(*index))?;
    if group.bracket != Bracket::Square || *index > group.items.len() {
        return Err(EditError::NoSuchPlace);
    }
    Ok(put_behind(text, group, *index, new))
}

/// Removes the item at `path` with its comma; with its lines where it has them for itself, and then
/// with the comment behind it. Comments above it stay.
///
/// # Errors
///
/// When there is no such item.
pub fn remove(text: &str, tree: &Syntax, path: &[Seg<'_>]) -> Result<String, EditError> {
    let (last, parents) = path.split_last().ok_or(EditError::NoSuchPlace)?;
    let group = group_at(find(tree, parents)?, *last)?;
    let (index, item) = group.item(*last).ok_or(EditError::NoSuchPlace)?;
    let span = item.span();
    let comma = comma_after(text, span.end);
    let mut end = comma.map_or(span.end, |comma| comma.end);
    let line = text.get(..span.start).unwrap_or_default().trim_end_matches([' ', '\t']);
    let (begins, behind) = (line.ends_with('\n'), behind(text, end));
    if begins && is_line_end(text, behind) {
        end = text.get(behind..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| behind + at + 1);
        return Ok(spliced(text, vec![(Span::new(line.len(), end), String::new())]));
    }
    let mut start = span.start;
    match group.items.get(index.wrapping_sub(1)) {
        Some(before) if comma.is_none() => {
            // The last one of several: its comma is the one before it.
            start = comma_after(text, before.span().end).map_or(start, |comma| comma.start);
            let gap = Span::new(start, span.start).of(text);
            if gap.contains('/') {
                start = span.start;
            }
        }
        _ => {
            let space = text.get(end..).unwrap_or_default();
            end += space.len() - space.trim_start_matches([' ', '\t']).len();
        }
    }
    Ok(spliced(text, vec![(Span::new(start, end), String::new())]))
}

fn find<'s>(tree: &'s Syntax, path: &[Seg<'_>]) -> Result<&'s Node, EditError> {
    tree.root.as_ref().and_then(|root| root.at(path)).ok_or(EditError::NoSuchPlace)
}

fn group_at<'s>(node: &'s Node, seg: Seg<'_>) -> Result<&'s Group, EditError> {
    node.unwrapped(seg).ok_or(EditError::NoSuchPlace)
}

/// Puts an item behind the one before `index`, or behind the opening bracket.
fn put_behind(text: &str, group: &Group, index: usize, new: &str) -> String {
    let anchor = index.checked_sub(1).and_then(|index| group.items.get(index));
    let mut patches = Vec::new();
    let mut at = group.open + 1;
    if let Some(anchor) = anchor {
        let end = anchor.span().end;
        let comma = comma_after(text, end);
        at = comma.map_or(end, |comma| comma.end);
        if comma.is_none() {
            patches.push((Span::new(end, end), ",".to_owned()));
        }
    }
    let line_end = line_end_of(text);
    let sibling = group.items.get(index).or(anchor).map(|item| item.span().start);
    let own_line = sibling.filter(|at| begins_line(text, *at));
    let behind = behind(text, at);
    let last = index == group.items.len();
    if own_line.is_some() || (sibling.is_none() && is_line_end(text, behind)) {
        let inner = own_line
            .map_or_else(|| format!("{}    ", indent_of(text, group.open)), |at| indent_of(text, at).to_owned());
        let new = indented(new, &inner, line_end);
        let at = if is_line_end(text, behind) { behind } else { at };
        patches.push((Span::new(at, at), format!("{line_end}{inner}{new},")));
    } else {
        let new = indented(new, indent_of(text, group.open), line_end);
        let put = match (anchor.is_some(), last) {
            (false, true) => new,
            (false, false) => format!("{new}, "),
            (true, true) => format!(" {new}"),
            (true, false) => format!(" {new},"),
        };
        patches.push((Span::new(at, at), put));
    }
    spliced(text, patches)
}

/// Where the comments on the same line end.
fn behind(text: &str, from: usize) -> usize {
    let mut lexer = Lexer::new(text, from);
    let mut end = from;
    loop {
        let token = lexer.next();
        let line_ends = token.span.of(text).contains('\n');
        match token.kind {
            Kind::LineComment | Kind::BlockComment if !line_ends => end = token.span.end,
            Kind::Space if !line_ends => {}
            _ => return end,
        }
    }
}

fn is_line_end(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default().trim_start_matches([' ', '\t', '\r']);
    rest.is_empty() || rest.starts_with('\n')
}

fn begins_line(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    before.trim_end_matches([' ', '\t']).ends_with('\n')
}

fn indent_of(text: &str, at: usize) -> &str {
    let line = text.get(..at).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
    line.get(..line.len() - line.trim_start_matches([' ', '\t']).len()).unwrap_or_default()
}

fn line_end_of(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// `new` with `indent` on all its lines but the first; lines inside a text in quotes stay.
fn indented(new: &str, indent: &str, line_end: &str) -> String {
    let new = new.trim();
    let mut lexer = Lexer::new(new, 0);
    let mut out = String::new();
    loop {
        let token = lexer.next();
        let text = token.span.of(new);
        match (token.kind, text.rsplit_once('\n')) {
            (Kind::End, _) => return out,
            (Kind::Space, Some((_, own))) => {
                let lines = text.matches('\n').count();
                out.push_str(&line_end.repeat(lines));
                out.push_str(indent);
                out.push_str(own);
            }
            _ => out.push_str(text),
        }
    }
}

fn check_value(new: &str) -> Result<(), EditError> {
    let tree = super::parse(new);
    let whole = tree.root.is_some_and(|root| root.span.end == new.trim_end().len());
    if whole && tree.errors.is_empty() { Ok(()) } else { Err(EditError::NotAValue) }
}

/// The text with each stretch replaced; the stretches stand in order.
fn spliced(text: &str, patches: Vec<(Span, String)>) -> String {
    let mut out = String::new();
    let mut at = 0;
    for (span, new) in patches {
        out.push_str(Span::new(at, span.start).of(text));
        out.push_str(&new);
        at = span.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}
