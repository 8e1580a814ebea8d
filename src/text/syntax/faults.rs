//! What can be wrong with a text as RON, in words for someone who never programmed.
//! For: the wording. Not for: finding the faults (parse.rs), nor wrong values (read/words.rs).

use super::place::Span;
use super::tokens::Trouble;
use super::tree::Bracket;

/// One mistake in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where it is.
    pub span: Span,
    /// The kind of mistake, the same for ever: `syntax`, `duplicate-field`, `duplicate-key`,
    /// `out-of-range`, `too-deep` or `too-many`.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl SyntaxError {
    pub(super) fn new(span: Span, message: impl Into<String>, help: impl Into<String>) -> Self {
        let (message, help) = (message.into(), help.into());
        Self { span, code: "syntax", message, help }
    }

    pub(super) fn coded(self, code: &'static str) -> Self {
        Self { code, ..self }
    }
}

pub(super) fn unclosed(span: Span, bracket: Bracket) -> SyntaxError {
    let (open, close) = (bracket.open(), bracket.close());
    SyntaxError::new(
        span,
        format!("this `{open}` is never closed"),
        format!("Put the `{close}` that belongs to it where its last item ends."),
    )
}

pub(super) fn stray(span: Span, bracket: Bracket) -> SyntaxError {
    let (open, close) = (bracket.open(), bracket.close());
    SyntaxError::new(
        span,
        format!("this `{close}` closes nothing"),
        format!("Remove it, or put the `{open}` that belongs to it before it."),
    )
}

pub(super) fn mismatched(span: Span, opened: Bracket, closed: Bracket, line: usize) -> SyntaxError {
    let (open, right, wrong) = (opened.open(), opened.close(), closed.close());
    SyntaxError::new(
        span,
        format!("the `{open}` on line {line} is closed by `{wrong}`"),
        format!("Write `{right}` here instead of `{wrong}`."),
    )
}

pub(super) fn missing_comma(span: Span) -> SyntaxError {
    SyntaxError::new(span, "a comma is missing here", "Put a comma `,` between two items.")
}

pub(super) fn extra_comma(span: Span) -> SyntaxError {
    SyntaxError::new(span, "there is nothing before this comma", "Remove the comma.")
}

pub(super) fn missing_colon(span: Span, name: &str) -> SyntaxError {
    let name = short(name);
    SyntaxError::new(
        span,
        format!("a colon is missing after `{name}`"),
        format!("A field is written with a colon: `{name}: ...`"),
    )
}

pub(super) fn missing_value(span: Span) -> SyntaxError {
    SyntaxError::new(span, "something is missing here", "Write a value here, or remove the field.")
}

pub(super) fn missing_name(span: Span) -> SyntaxError {
    SyntaxError::new(
        span,
        "the name of the field is missing here",
        "Between these brackets everything has a name and a colon: `name: ...`",
    )
}

pub(super) fn quoted_name(span: Span, name: &str) -> SyntaxError {
    let name = short(name);
    SyntaxError::new(
        span,
        "the name of a field stands without quotes",
        format!("Write `{name}:` instead of `\"{name}\":`."),
    )
}

pub(super) fn field_in_list(span: Span, name: &str) -> SyntaxError {
    let name = short(name);
    SyntaxError::new(
        span,
        format!("the field `{name}` stands in a list without brackets around it"),
        format!("Put round brackets around the fields of each entry: `({name}: ...)`"),
    )
}

pub(super) fn unquoted(span: Span) -> SyntaxError {
    SyntaxError::new(span, "text needs quotes around it", "Put a `\"` before and after the text.")
}

pub(super) fn twice(span: Span, name: &str, bracket: Bracket, line: usize) -> SyntaxError {
    let name = short(name);
    let (code, what) = match bracket {
        Bracket::Curly => ("duplicate-key", "entry"),
        _ => ("duplicate-field", "field"),
    };
    SyntaxError::new(
        span,
        format!("the {what} `{name}` stands here a second time"),
        format!("The first is on line {line}. Keep one of them."),
    )
    .coded(code)
}

pub(super) fn too_deep(span: Span, limit: usize) -> SyntaxError {
    SyntaxError::new(
        span,
        format!("brackets stand more than {limit} deep in each other here"),
        "Look for brackets before this place that were never closed.",
    )
    .coded("too-deep")
}

pub(super) fn not_finite(span: Span, number: &str) -> SyntaxError {
    let number = short(number);
    SyntaxError::new(span, format!("`{number}` is no number that can be used"), "Write a number.").coded("out-of-range")
}

pub(super) fn control(span: Span, character: char) -> SyntaxError {
    SyntaxError::new(
        span,
        format!("an invisible control character (U+{:04X}) stands here", u32::from(character)),
        "Delete it. It may have come along when text was copied from another program.",
    )
}

pub(super) fn empty(span: Span) -> SyntaxError {
    SyntaxError::new(span, "there is nothing in this file", "A file begins with `(`.")
}

pub(super) fn after_the_end(span: Span) -> SyntaxError {
    SyntaxError::new(
        span,
        "something stands here after the last closing bracket",
        "Remove it, or check whether a bracket before it was closed too early.",
    )
}

pub(super) fn too_many(span: Span) -> SyntaxError {
    SyntaxError::new(span, "there are more mistakes than are listed", "Mend those before this one first.")
        .coded("too-many")
}

pub(super) fn trouble(span: Span, trouble: Trouble) -> SyntaxError {
    let (message, help) = match trouble {
        Trouble::UnclosedText => {
            ("this text is never closed", "Put a `\"` where the text ends. Inside it, write `\\\"`.")
        }
        Trouble::UnclosedComment => ("this comment is never closed", "Put `*/` where the comment ends."),
        Trouble::CurlyQuotes => (
            "these are curly quotes",
            "Write straight quotes `\"` around the text. A word processor may have changed them.",
        ),
        Trouble::SingleQuotes => ("text does not stand in single quotes", "Write double quotes `\"` around the text."),
        Trouble::InnerQuotes => ("there are quotes inside this text", "Inside a text write `\\\"` for a quote."),
        Trouble::Unquoted => return unquoted(span),
        Trouble::OddSpace => (
            "an unusual invisible space stands here",
            "Write an ordinary space. It may have come along when text was copied.",
        ),
        Trouble::HashNote => ("a note does not begin with `#`", "Begin it with `//`."),
        Trouble::Extension => ("a file sets no extensions", "Remove the `#![...]`."),
        Trouble::Equals => ("`=` stands here instead of a colon", "Write `:`."),
        Trouble::Semicolon => ("`;` stands here instead of a comma", "Write `,`."),
        Trouble::Stray => ("this character means nothing here", "Remove it, or put quotes around the text."),
    };
    SyntaxError::new(span, message, help)
}

/// Most letters of the text that a message quotes.
const QUOTED_MAX: usize = 60;

/// The beginning of a quoted text, on one line: a message is no place for a whole file.
fn short(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let mut letters = line.chars();
    let begin: String = letters.by_ref().take(QUOTED_MAX).collect();
    if letters.next().is_some() || line.len() < text.len() { format!("{begin}…") } else { begin }
}
