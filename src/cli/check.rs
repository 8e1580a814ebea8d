//! `check`: every finding of every file, each with its place and a way out, then one line that sums up.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ValueEnum;
use serde::Serialize;

use super::failure::{BAD_CALL, BAD_CONTENT, Failure, WELL};
use super::load::{self, Setting};
use super::out::{Out, Ticker, counted};
use super::report::{self, Source};
use super::solving::{each_want, lanes, side_by_side};
use super::witness;
use crate::disk::{self, DiskError};
use crate::lint;
use crate::scenario::Scenario;
use crate::solve::Budget;
use crate::text::{Severity, Witness};

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
    witness: Option<&'a [String]>,
    want: Option<&'a str>,
    waived: Option<&'a str>,
}

/// One file, looked through; or a folder, judged as a pack.
struct Judged {
    source: Source,
    /// What was made of it, if it can be played. Its walks are gone: a pack of them would fill the memory.
    scenario: Option<Arc<Scenario>>,
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
    fn of(judged: &[Judged]) -> Self {
        let mut sum = Self::default();
        for finding in judged.iter().flat_map(|judged| &judged.source.findings) {
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
    let mut failures = Vec::new();
    let files = files(&args.paths, &mut failures);
    let mut judged = Vec::new();
    for done in side_by_side_judged(&files, setting) {
        match done {
            Ok(done) => judged.push(done),
            Err(error) => failures.push(Failure::from(error)),
        }
    }
    judged.extend(packs(&args.paths, &judged));
    if args.json {
        if let Some(failure) = failures.pop() {
            return Err(failure);
        }
        print_json(&judged, out);
    } else {
        print(&judged, files.len(), setting, out);
        for failure in &failures {
            failure.tell(out, false);
        }
    }
    let sum = Sum::of(&judged);
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

/// The folders that were named, each judged as a pack.
fn packs(paths: &[PathBuf], judged: &[Judged]) -> Vec<Judged> {
    let named = paths.iter().enumerate();
    let once = named.filter(|(at, path)| !paths.iter().take(*at).any(|earlier| earlier == *path)).map(|(_, path)| path);
    let folders = once.filter(|path| disk::is_folder(path));
    let of_folder = |folder: &PathBuf| {
        let inside = judged.iter().filter(|judged| Path::new(&judged.source.file).parent() == Some(folder));
        let pack: Vec<Arc<Scenario>> = inside.filter_map(|judged| judged.scenario.clone()).collect();
        let (file, findings) = (folder.display().to_string(), lint::pack::judge(&pack));
        Judged { source: Source { file, text: String::new(), findings }, scenario: None }
    };
    folders.map(of_folder).collect()
}

/// All files, several at a time; few of them leave threads for their wants.
fn side_by_side_judged(files: &[(PathBuf, bool)], setting: &Setting) -> Vec<Result<Judged, DiskError>> {
    let ticker = Ticker::new();
    let for_wants = lanes().div_ceil(files.len().max(1));
    side_by_side(files, lanes(), |(file, named)| one(file, setting, *named, for_wants, &ticker))
}

/// One file with its findings. What is wrong with the file itself is a finding too; only a file that was
/// named and cannot be read is a failure.
fn one(path: &Path, setting: &Setting, named: bool, lanes: usize, ticker: &Ticker) -> Result<Judged, DiskError> {
    let file = path.display().to_string();
    match disk::read_text(path) {
        Ok(text) => {
            let mut solve_all =
                |scenario: &Scenario| each_want(scenario, &Budget::of(scenario), lanes, ticker, |solved| solved);
            let linted = lint::lint(&load::id_of(path), &text, &setting.playbook, &setting.house, &mut solve_all);
            Ok(Judged { source: Source { file, text, findings: linted.findings }, scenario: linted.scenario })
        }
        Err(error) if named && !Failure::is_content(&error) => Err(error),
        Err(error) => {
            let findings = vec![error.as_finding()];
            Ok(Judged { source: Source { file, text: String::new(), findings }, scenario: None })
        }
    }
}

fn print(judged: &[Judged], files: usize, setting: &Setting, out: &mut Out) {
    for Judged { source, scenario } in judged {
        let mut shown: Vec<&Witness> = Vec::new();
        for finding in &source.findings {
            let written = report::finding(source, finding, out.color());
            out.raw(&written);
            // What was accepted needs no proof any more.
            let (Some(scenario), Some(witness), None) = (scenario, &finding.witness, &finding.waived) else { continue };
            if shown.contains(&witness) {
                witness::refer(witness, out);
            } else {
                witness::print(scenario, witness, &source.file, &setting.options, out);
                shown.push(witness);
            }
        }
    }
    out.line(&Sum::of(judged).words(files));
}

fn print_json(judged: &[Judged], out: &mut Out) {
    let lines = judged.iter().map(|judged| &judged.source).flat_map(|source| {
        source.findings.iter().map(|finding| Line {
            file: &source.file,
            // What is about a whole pack stands nowhere.
            line: Some(finding.line).filter(|line| *line > 0),
            column: Some(finding.column).filter(|column| *column > 0),
            code: finding.code,
            number: finding.number,
            severity: finding.severity.word(),
            message: &finding.message,
            help: &finding.help,
            witness: finding.witness.as_ref().map(|witness| witness.choices.as_slice()),
            want: finding.witness.as_ref().map(|witness| witness.want.as_str()),
            waived: finding.waived.as_deref(),
        })
    });
    out.json(&lines.collect::<Vec<_>>());
}
