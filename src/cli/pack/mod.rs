//! `pack`: a set of scenarios at a glance: how large each is, which steps and pitfalls it practises, and how
//! somebody fares who guesses or always does the same.

mod document;
mod show;

use std::path::{Path, PathBuf};

use super::failure::{BAD_CONTENT, Failure, WELL};
use super::load::{self, Setting};
use super::out::{Out, Ticker};
use super::solving::lanes;
use crate::disk;
use document::Line;

/// Shows at a glance what scenarios practise, how hard they are to guess and how large they are.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  unruffled pack\n  unruffled pack my_scenarios\n  unruffled pack my_scenarios --json"
)]
pub(super) struct PackArgs {
    /// Scenario files, or folders that hold them; without any, the built-in scenarios
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Print one JSON document and nothing else
    #[arg(long)]
    pub json: bool,
}

/// Walks each, prints, and gives the exit code. A broken file is told, and the others are shown; a JSON document is
/// whole, or says what is broken.
pub(super) fn pack(args: &PackArgs, setting: &Setting, out: &mut Out) -> Result<u8, Failure> {
    let files = files(&args.paths)?;
    let ticker = Ticker::new();
    let (mut lines, mut failures) = (Vec::new(), Vec::new());
    // One after the other, each with all threads, so that the time each takes is its own.
    for file in &files {
        match load::scenario(file, setting) {
            Ok(scenario) => lines.push(Line::of(scenario, lanes(), &ticker)),
            Err(failure) => failures.push(failure),
        }
    }
    drop(ticker);
    let worst = failures.iter().map(Failure::exit).max().unwrap_or(WELL);
    if args.json {
        if let Some(failure) = failures.pop() {
            return Err(failure);
        }
        out.json(&document::Document { scenarios: &lines });
    } else if !lines.is_empty() {
        out.raw(&show::tables(&lines));
    }
    for failure in &failures {
        failure.tell(out, false);
    }
    let known = lines.iter().all(|line| line.cut.is_none());
    Ok(if known { worst } else { worst.max(BAD_CONTENT) })
}

/// The files that are meant, each once; where none is named, the built-in scenarios by name.
fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    if paths.is_empty() {
        return Ok(disk::shipped().iter().map(|(id, _)| Path::new(id).to_owned()).collect());
    }
    let mut files = Vec::new();
    for path in paths {
        for file in load::files_of(path)? {
            if !files.contains(&file) {
                files.push(file);
            }
        }
    }
    match files.as_slice() {
        [] => Err(Failure { disk: true, ..Failure::new("there is no scenario file there. Their names end in .ron.") }),
        _ => Ok(files),
    }
}
