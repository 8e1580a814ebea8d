//! `fmt`: the layout of whole files, comments kept, and ids where they were left out. What the file means
//! stays what it was.

use std::path::{Path, PathBuf};

use super::failure::{BAD_CALL, BAD_CONTENT, Failure, WELL};
use super::ids;
use super::load::{self, Setting};
use super::out::{Out, counted};
use super::report::Source;
use crate::disk;
use crate::engine::attempt::ContentHash;
use crate::scenario::check::scenario_from_text;
use crate::text::syntax::{LineIndex, SyntaxError, format};
use crate::text::{Finding, Severity};

/// Tidies the layout of scenario files and gives ids where they were left out; comments stay.
#[derive(Debug, clap::Args)]
pub(super) struct TidyArgs {
    /// Scenario files, or folders that hold them
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Change nothing; exit with 1 when a file would change
    #[arg(long)]
    pub check: bool,
}

/// Tidies every file that can be, and gives the exit code of the worst.
pub(super) fn tidy(args: &TidyArgs, setting: &Setting, out: &mut Out) -> u8 {
    let (mut code, mut files, mut changed) = (WELL, 0, 0);
    let mut fail = |failure: Failure, out: &mut Out| {
        failure.tell(out, false);
        code = code.max(failure.exit());
    };
    for named in &args.files {
        let found = match load::files_of(named) {
            Ok(found) => found,
            Err(error) => {
                fail(Failure::from(error), out);
                continue;
            }
        };
        for file in found {
            files += 1;
            match one(&file, args.check, setting) {
                Ok(false) => {}
                Ok(true) => {
                    changed += 1;
                    let what = if args.check { "Would change" } else { "Tidied" };
                    out.line(&format!("{what}: {}", file.display()));
                }
                Err(failure) => fail(failure, out),
            }
        }
    }
    let what = if args.check { "would change" } else { "tidied" };
    out.line(&format!("{}, {changed} {what}", counted(files, "file")));
    if args.check && changed > 0 { code.clamp(BAD_CONTENT, BAD_CALL) } else { code }
}

/// Tidies one file; says whether it changed or would.
fn one(path: &Path, only_check: bool, setting: &Setting) -> Result<bool, Failure> {
    let text = disk::read_text(path)?;
    let tidied = tidied(&load::id_of(path), &text, setting).map_err(|errors| broken(path, &text, &errors))?;
    let changes = tidied != text;
    if changes && !only_check {
        disk::replace(path, &tidied)?;
    }
    Ok(changes)
}

fn tidied(id: &str, text: &str, setting: &Setting) -> Result<String, Vec<SyntaxError>> {
    let laid_out = format(text)?;
    let with_ids = format(&ids::give(&laid_out))?;
    let hash = |text: &str| {
        let checked = scenario_from_text(id, text, &setting.playbook, &setting.house);
        checked.scenario.map(|scenario| ContentHash::of_scenario(&scenario))
    };
    // Ids must never change what a file means; should they, the layout alone is tidied.
    Ok(if hash(text) == hash(&with_ids) { with_ids } else { laid_out })
}

fn broken(path: &Path, text: &str, errors: &[SyntaxError]) -> Failure {
    let lines = LineIndex::new(text);
    let findings = errors.iter().map(|error| {
        let (line, column) = lines.place(error.span.start);
        let (message, help) = (error.message.clone(), error.help.clone());
        Finding {
            code: error.code,
            severity: Severity::Error,
            span: error.span,
            line,
            column,
            message,
            help,
            number: None,
            witness: None,
            waived: None,
        }
    });
    Failure::broken(Source { file: path.display().to_string(), text: text.to_owned(), findings: findings.collect() })
}
