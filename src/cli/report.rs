//! A finding as a person reads it: file, line and column, the source line, a way out. Only one line is
//! ever shown, however long the entry is, and of a very long line only the part that matters.

use std::ops::Range;

use codespan_reporting::diagnostic::{Diagnostic, Label, Severity as Colour};
use codespan_reporting::files::{Error, Files};
use codespan_reporting::term::{self, Config};

use super::out::{plain, steers};
use crate::text::{Finding, Severity};

/// Most characters of a line that are shown before and behind the place.
const BEFORE: usize = 60;
const BEHIND: usize = 100;
/// Bytes on either side in which those are looked for.
const NEAR: usize = 1000;

/// A text with its name and its findings.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// The file, as it was named.
    pub file: String,
    /// Its text.
    pub text: String,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
}

/// The one line that a finding is about, as a file of its own.
struct Excerpt {
    file: String,
    line: usize,
    column: usize,
    text: String,
    mark: Range<usize>,
}

impl Excerpt {
    fn of(source: &Source, finding: &Finding) -> Self {
        let (head, tail) = source.text.split_at(source.text.floor_char_boundary(finding.span.start));
        // Only what is near is looked at: a line may be as long as the file.
        let line = head.get(head.floor_char_boundary(head.len().saturating_sub(NEAR))..).unwrap_or_default();
        let line = line.rsplit('\n').next().unwrap_or_default().trim_start_matches('\u{FEFF}');
        let from = line.chars().count().saturating_sub(BEFORE);
        let before: String = line.chars().skip(from).map(shown).collect();
        let rest = tail.get(..tail.floor_char_boundary(NEAR)).unwrap_or_default().lines().next().unwrap_or_default();
        let length = finding.span.of(&source.text).chars().take(NEAR).take_while(|c| *c != '\n').count();
        let length = length.clamp(1, BEHIND).min(rest.chars().count().max(1));
        let marked: String = rest.chars().take(length).map(shown).collect();
        let mut behind: String = rest.chars().skip(length).take(BEHIND - length).map(shown).collect();
        if rest.chars().nth(BEHIND).is_some() {
            behind.push_str(" ...");
        }
        let before = if from > 0 { format!("... {before}") } else { before };
        let mark = before.len()..before.len() + marked.len();
        let text = format!("{before}{marked}{behind}");
        Self {
            file: plain(&source.file),
            line: finding.line,
            column: finding.column,
            text: text.trim_end().to_owned(),
            mark,
        }
    }
}

/// A character of a source line, one for one.
fn shown(c: char) -> char {
    if c == '\t' {
        ' '
    } else if steers(c) {
        '\u{FFFD}'
    } else {
        c
    }
}

impl<'a> Files<'a> for Excerpt {
    type FileId = ();
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(&self.file)
    }

    fn source(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(&self.text)
    }

    fn line_index(&'a self, (): (), _byte: usize) -> Result<usize, Error> {
        Ok(0)
    }

    fn line_number(&'a self, (): (), _line: usize) -> Result<usize, Error> {
        Ok(self.line)
    }

    fn column_number(&'a self, (): (), _line: usize, _byte: usize) -> Result<usize, Error> {
        Ok(self.column)
    }

    fn line_range(&'a self, (): (), line: usize) -> Result<Range<usize>, Error> {
        match line {
            0 => Ok(0..self.text.len()),
            given => Err(Error::LineTooLarge { given, max: 0 }),
        }
    }
}

/// One finding, as several lines that end in an empty one.
pub(super) fn finding(source: &Source, finding: &Finding, color: bool) -> String {
    let excerpt = Excerpt::of(source, finding);
    let severity = match finding.severity {
        Severity::Error => Colour::Error,
        Severity::Warning => Colour::Warning,
        Severity::Info => Colour::Note,
    };
    let mut notes = Vec::new();
    if !finding.help.is_empty() {
        notes.push(plain(&finding.help));
    }
    if let Some(because) = &finding.waived {
        notes.push(format!("accepted, because {}", plain(because)));
    }
    // What is about a whole folder has no line to show.
    let placed = finding.line > 0;
    let labels = if placed { vec![Label::primary((), excerpt.mark.clone())] } else { Vec::new() };
    let whose = if placed { String::new() } else { format!("{}: ", excerpt.file) };
    let diagnostic = Diagnostic::new(severity)
        .with_code(match finding.number {
            Some(number) => format!("{number} {}", finding.code),
            None => finding.code.to_owned(),
        })
        .with_message(format!("{whose}{}", plain(&finding.message)))
        .with_labels(labels)
        .with_notes(notes);
    let config = Config::default();
    let written = if color {
        let mut buffer = term::termcolor::Ansi::new(Vec::new());
        let done = term::emit_to_write_style(&mut buffer, &config, &excerpt, &diagnostic);
        done.ok().and_then(|()| String::from_utf8(buffer.into_inner()).ok())
    } else {
        term::emit_into_string(&config, &excerpt, &diagnostic).ok()
    };
    // Only a mark outside the excerpt could fail; the words are then still there.
    written.unwrap_or_else(|| {
        let (file, line, column) = (&excerpt.file, finding.line, finding.column);
        format!(
            "{}[{}]: {}\n  {file}:{line}:{column}\n",
            finding.severity.word(),
            finding.code,
            plain(&finding.message)
        )
    })
}
