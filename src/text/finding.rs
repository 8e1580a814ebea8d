//! What is wrong with a text, as values: a finding has a place, a name, words and a way out.
//! Faults of authors are findings, never `Err`; a finding never stops another file from loading.

use std::cmp::Ordering;

use super::read::{Read, ReadError, suggest};
use super::syntax::{LineIndex, Node, Seg, Span};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// It should be mended, or accepted with a reason.
    Warning,
    /// It cannot be played so.
    Error,
}

impl Severity {
    /// The word in the output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// An example conversation that proves a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// The want that it was had with.
    pub want: String,
    /// The turns, as they are typed.
    pub choices: Vec<String>,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Stable name; reads after the word "allow".
    pub code: &'static str,
    /// The number of the rule (L01 ...); none for syntax and meaning.
    pub number: Option<&'static str>,
    /// How much it matters.
    pub severity: Severity,
    /// The place in the text, in bytes.
    pub span: Span,
    /// 1-based line.
    pub line: usize,
    /// 1-based column, in characters.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// A way out; empty for none.
    pub help: String,
    /// A conversation that proves it.
    pub witness: Option<Witness>,
    /// Why it was accepted.
    pub waived: Option<String>,
}

/// Where in a file: the fields and positions that lead there.
#[derive(Clone, Debug, Default)]
pub struct Place<'a>(Vec<Seg<'a>>);

impl<'a> Place<'a> {
    /// The whole file.
    #[must_use]
    pub fn root() -> Self {
        Self(Vec::new())
    }

    /// A field below this place.
    #[must_use]
    pub fn field(&self, name: &'a str) -> Self {
        self.with(Seg::Field(name))
    }

    /// An entry of the list at this place.
    #[must_use]
    pub fn item(&self, at: usize) -> Self {
        self.with(Seg::Index(at))
    }

    fn with(&self, seg: Seg<'a>) -> Self {
        let mut path = self.0.clone();
        path.push(seg);
        Self(path)
    }

    /// The node there, or the nearest one above it that was written.
    #[must_use]
    pub fn nearest<'n>(&self, root: &'n Node) -> &'n Node {
        let mut path = self.0.as_slice();
        loop {
            if let Some(node) = root.at(path) {
                return node;
            }
            match path.split_last() {
                Some((_, shorter)) => path = shorter,
                None => return root,
            }
        }
    }
}

/// More findings than this in one text help nobody; each costs a look through its line.
const MOST: usize = 300;

/// Collects the findings of one text.
#[derive(Debug)]
pub struct Findings<'t> {
    lines: LineIndex<'t>,
    root: Option<&'t Node>,
    found: Vec<Finding>,
    /// Whether an error was reported, be it one that is no longer listed.
    broken: bool,
}

impl<'t> Findings<'t> {
    /// For a text that was read; starts with what the reader reported.
    #[must_use]
    pub fn of<T>(text: &'t str, read: &'t Read<T>) -> Self {
        let mut new =
            Self { lines: LineIndex::new(text), root: read.syntax.root.as_ref(), found: Vec::new(), broken: false };
        for error in &read.errors {
            new.reader_error(error);
        }
        new
    }

    fn reader_error(&mut self, error: &ReadError) {
        let help = error.help.as_deref().map(sentence).unwrap_or_default();
        self.push(error.span, error.code, Severity::Error, sentence(&error.message), help);
    }

    fn push(&mut self, span: Span, code: &'static str, severity: Severity, message: String, help: String) {
        self.broken |= severity == Severity::Error;
        let (code, severity, message, help) = match self.found.len().cmp(&MOST) {
            Ordering::Less => (code, severity, message, help),
            Ordering::Equal => {
                let message = "There is more than is listed here.".to_owned();
                ("too-many", severity, message, "Mend the others and look again.".to_owned())
            }
            Ordering::Greater => return,
        };
        let (message, help) = (clipped(message), clipped(help));
        let (line, column) = self.lines.place(span.start);
        let (number, witness, waived) = (None, None, None);
        self.found.push(Finding { code, number, severity, span, line, column, message, help, witness, waived });
    }

    /// Gives findings the numbers of their rules, by name.
    pub fn number(&mut self, of: impl Fn(&str) -> Option<&'static str>) {
        for finding in &mut self.found {
            finding.number = of(finding.code);
        }
    }

    /// Adds the conversation that proves the finding that was reported last.
    pub fn prove(&mut self, witness: Witness) {
        if let Some(last) = self.found.last_mut() {
            last.witness = Some(witness);
        }
    }

    /// Everything that was found so far.
    #[must_use]
    pub fn so_far(&self) -> &[Finding] {
        &self.found
    }

    /// Reports something at a place.
    pub fn report(
        &mut self,
        place: &Place<'_>,
        code: &'static str,
        severity: Severity,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let span = match self.root {
            // The opening of a long entry says enough; its whole text would fill the screen.
            Some(root) => place.nearest(root).span,
            None => Span::new(0, 0),
        };
        self.push(span, code, severity, message.into(), help.into());
    }

    /// Reports an error at a place.
    pub fn error(
        &mut self,
        place: &Place<'_>,
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.report(place, code, Severity::Error, message, help);
    }

    /// Reports a name that nobody declared, with a suggestion.
    pub fn unknown(&mut self, place: &Place<'_>, code: &'static str, what: &str, name: &str, among: &[&str]) {
        if self.found.len() > MOST {
            self.broken = true;
            return;
        }
        let help = match suggest(name, among) {
            Some(near) => format!("Did you mean \"{near}\"?"),
            None if among.is_empty() => format!("No {what} is declared in this file."),
            None if among.len() <= 12 => format!("There is: {}.", among.join(", ")),
            None => String::new(),
        };
        self.error(place, code, format!("There is no {what} \"{name}\"."), help);
    }

    /// Marks findings of this name as accepted, all or those within a place; says whether there were any.
    /// An error can only be accepted where it breaks a numbered rule: what cannot be played stays so.
    pub fn accept(&mut self, code: &str, within: Option<&Place<'_>>, because: &str) -> bool {
        let bounds = within.zip(self.root).map(|(place, root)| place.nearest(root).span);
        let mut any = false;
        for finding in &mut self.found {
            let inside = bounds.is_none_or(|span| span.start <= finding.span.start && finding.span.end <= span.end);
            if finding.code == code && inside && (finding.severity != Severity::Error || finding.number.is_some()) {
                finding.waived = Some(because.to_owned());
                any = true;
            }
        }
        any
    }

    /// Whether an error was reported.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.broken
    }

    /// All findings, in the order of the text.
    #[must_use]
    pub fn into_sorted(mut self) -> Vec<Finding> {
        self.found.sort_by_key(|f| (f.line, f.column));
        self.found
    }
}

/// The words as a sentence: a capital first, a full stop last.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    let end = if words.ends_with(['.', '?', '!', ':', '`']) || words.is_empty() { "" } else { "." };
    format!("{first}{}{end}", letters.as_str())
}

/// Most letters of a message: what a file says may be quoted in it.
const WORDS_MAX: usize = 400;

fn clipped(words: String) -> String {
    match words.char_indices().nth(WORDS_MAX) {
        Some((end, _)) => words.get(..end).map(|begin| format!("{begin}…")).unwrap_or_default(),
        None => words,
    }
}
