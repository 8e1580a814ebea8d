//! `check`: every finding of every file, each with its place and a way out, then one line that sums up.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde::Serialize;

use super::failure::{BAD_CALL, BAD_CONTENT, Failure, WELL};
use super::load::{self, Setting};
use super::out::{Out, counted};
use super::report::{self, Source};
use crate::disk::{self, DiskError};
use crate::scenario::check::scenario_from_text;
use crate::text::Severity;

/// Looks for everything that is wrong with scenarios.
#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    /// Scenario files, or folders that hold them
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Let warnings count like errors
    #[arg(long, value_name = "WHAT")]
    pub deny: Option<Deny>,
    /// Print one JSON document and nothing else
    #[arg(long)]
    pub json: bool,
}

/// What else counts besides errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Deny {
    /// Warnings.
    Warnings,
}

/// One finding in the agreed form.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    code: &'a str,
    number: Option<&'a str>,
    severity: &'a str,
    message: &'a str,
    help: &'a str,
    witness: Option<Vec<String>>,
    waived: Option<&'a str>,
}

/// What was found in all files.
#[derive(Default)]
struct Sum {
    errors: usize,
    warnings: usize,
    notes: usize,
    accepted: usize,
}

impl Sum {
    fn of(sources: &[Source]) -> Self {
        let mut sum = Self::default();
        for finding in sources.iter().flat_map(|source| &source.findings) {
            match finding.severity {
                _ if finding.waived.is_some() => sum.accepted += 1,
                Severity::Error => sum.errors += 1,
                Severity::Warning => sum.warnings += 1,
                Severity::Info => sum.notes += 1,
            }
        }
        sum
    }

    fn words(&self, files: usize) -> String {
        let mut words = vec![counted(files, "file")];
        let kinds = [(self.errors, "error"), (self.warnings, "warning"), (self.notes, "note")];
        words.extend(kinds.iter().filter(|(count, _)| *count > 0).map(|(count, word)| counted(*count, word)));
        if words.len() == 1 {
            words.push("nothing to mend".to_owned());
        }
        if self.accepted > 0 {
            words.push(format!("{} accepted", self.accepted));
        }
        words.join(", ")
    }
}

/// Checks, prints, and gives the exit code.
pub(super) fn check(args: &CheckArgs, setting: &Setting, out: &mut Out) -> Result<u8, Failure> {
    let (mut sources, mut failures) = (Vec::new(), Vec::new());
    for (file, named) in files(&args.paths, &mut failures) {
        match source(&file, setting, named) {
            Ok(source) => sources.push(source),
            Err(error) => failures.push(Failure::from(error)),
        }
    }
    if args.json {
        if let Some(failure) = failures.pop() {
            return Err(failure);
        }
        print_json(&sources, out);
    } else {
        print(&sources, out);
        for failure in &failures {
            failure.tell(out, false);
        }
    }
    let sum = Sum::of(&sources);
    let counts = sum.errors > 0 || (args.deny == Some(Deny::Warnings) && sum.warnings > 0);
    Ok(match (failures.is_empty(), counts) {
        (false, _) => BAD_CALL,
        (true, true) => BAD_CONTENT,
        (true, false) => WELL,
    })
}

/// The files that are meant, each once, and whether somebody named it.
fn files(paths: &[PathBuf], failures: &mut Vec<Failure>) -> Vec<(PathBuf, bool)> {
    let mut files: Vec<(PathBuf, bool)> = Vec::new();
    for path in paths {
        let named = !disk::is_folder(path);
        match load::files_of(path) {
            Ok(more) => {
                for file in more {
                    if files.iter().all(|(known, _)| *known != file) {
                        files.push((file, named));
                    }
                }
            }
            Err(error) => failures.push(Failure::from(error)),
        }
    }
    files
}

/// One file with its findings. What is wrong with the file itself is a finding too; only a file that was
/// named and cannot be read is a failure.
fn source(path: &Path, setting: &Setting, named: bool) -> Result<Source, DiskError> {
    let file = path.display().to_string();
    match disk::read_text(path) {
        Ok(text) => {
            let findings = scenario_from_text(&load::id_of(path), &text, &setting.playbook, &setting.house).findings;
            Ok(Source { file, text, findings })
        }
        Err(error) if named && !Failure::is_content(&error) => Err(error),
        Err(error) => Ok(Source { file, text: String::new(), findings: vec![error.as_finding()] }),
    }
}

fn print(sources: &[Source], out: &mut Out) {
    for source in sources {
        for finding in &source.findings {
            let written = report::finding(source, finding, out.color());
            out.raw(&written);
        }
    }
    out.line(&Sum::of(sources).words(sources.len()));
}

fn print_json(sources: &[Source], out: &mut Out) {
    let lines = sources.iter().flat_map(|source| {
        source.findings.iter().map(|finding| Line {
            file: &source.file,
            line: Some(finding.line),
            column: Some(finding.column),
            code: finding.code,
            number: None,
            severity: finding.severity.word(),
            message: &finding.message,
            help: &finding.help,
            witness: None,
            waived: finding.waived.as_deref(),
        })
    });
    out.json(&lines.collect::<Vec<_>>());
}
