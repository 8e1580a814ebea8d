//! `export`: a scenario, or what was practised, as others read it: the scene graph for Graphviz, the trainer's sheet, pages, tables, attempt files.

mod dot;
mod met;
mod page;
mod sheet;

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::failure::{Failure, WELL};
use super::kept;
use super::load::{self, Setting, quoted};
use super::out::{Out, Ticker};
use super::solving::{each_want, lanes};
use crate::disk;
use crate::scenario::Scenario;
use crate::solve::Budget;
use met::Met;

/// Writes a scenario, the debrief of a conversation, or what is kept, in a form for others.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  unruffled export second_kettle --to dot -o kettle.dot\n  dot -Tsvg kettle.dot -o kettle.svg\n  unruffled export second_kettle --code U1-... --to html -o debrief.html\n  unruffled export second_kettle --to sheet -o class.html\n\nWithout FILE it is about what is kept:\n  unruffled export --to csv -o attempts.csv\n  unruffled export --to html --trainee Ada -o ada.html\n  unruffled export --to attempts --trainee Ada -o ada.attempts.json"
)]
pub(super) struct ExportArgs {
    /// A scenario file, or the name of a built-in scenario; without it, what is kept
    pub file: Option<PathBuf>,
    /// The form
    #[arg(long, value_name = "FORM")]
    pub to: Form,
    /// The code of the attempt that the page is about; it stands at the end of every debrief
    #[arg(long, value_name = "CODE", requires = "file")]
    pub code: Option<String>,
    /// Whose practice; without it, everybody's
    #[arg(long, value_name = "NAME", conflicts_with = "file")]
    pub trainee: Option<String>,
    /// One attempt alone, by its name in the table of attempts
    #[arg(long, value_name = "ATTEMPT", conflicts_with = "file")]
    pub attempt: Option<String>,
    /// For the trainee alone: with their own words, and how hot it made them
    #[arg(long, conflicts_with = "file")]
    pub private: bool,
    /// The file to write, in place of what is there; without it, to standard output
    #[arg(short, long, value_name = "OUT")]
    pub out: Option<PathBuf>,
}

/// Forms that others read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    /// The scene graph for Graphviz: what leads where, what is risky, what nothing leads to.
    Dot,
    /// The trainer's sheet: a page to print, with all that a class needs and a trainee should not see.
    Sheet,
    /// A page for a browser, to read, to print or to save as PDF: the debrief of one attempt (--code, --attempt), or one
    /// person's progress.
    Html,
    /// A table for a spreadsheet, one row for each attempt.
    Csv,
    /// A table for a spreadsheet, one row for each turn.
    Turns,
    /// A file that another copy of Unruffled takes in and checks.
    Attempts,
}

/// Writes it.
pub(super) fn export(args: &ExportArgs, setting: &Setting, out: &mut Out) -> Result<u8, Failure> {
    if let Some(file) = args.out.as_deref().filter(|file| file.extension().is_some_and(|ending| ending == "ron")) {
        let message = "names that end in .ron are for scenarios. Choose another, such as graph.dot or debrief.html.";
        return Err(badly_called(file, message));
    }
    let text = match &args.file {
        Some(file) => of_scenario(file, args, setting)?,
        None if matches!(args.to, Form::Dot | Form::Sheet) => {
            let message = "this form is of a scenario: name its file, or a built-in scenario such as second_kettle.";
            return Err(Failure { disk: true, ..Failure::new(message) });
        }
        None => kept::export(args, setting)?,
    };
    let Some(file) = &args.out else {
        out.raw(&text);
        return Ok(WELL);
    };
    if disk::is_records(file) {
        let message = "this is where practice is kept, and nothing is written over it. Choose another name, such as \
                       attempts.csv.";
        return Err(badly_called(file, message));
    }
    let wrote = if disk::is_there(file) {
        disk::replace(file, &text)?;
        "in place of what was there"
    } else {
        disk::write_new(file, &text)?;
        "a new file"
    };
    tell(args.to, file, wrote, out);
    Ok(WELL)
}

/// A command that cannot be done as it was typed.
fn badly_called(name: &Path, message: &str) -> Failure {
    Failure { disk: true, ..Failure::in_file(&name.display().to_string(), message) }
}

/// What a scenario's file gives.
fn of_scenario(file: &Path, args: &ExportArgs, setting: &Setting) -> Result<String, Failure> {
    let message = match (args.to, &args.code) {
        (Form::Dot, None) => return Ok(graph(&load::scenario(file, setting)?)),
        (Form::Html, Some(code)) => return page::page(file, code, &load::scenario(file, setting)?, setting),
        (Form::Sheet, None) => return Ok(sheet::sheet(file, &load::scenario(file, setting)?, setting)),
        (Form::Sheet, Some(_)) => {
            "the sheet is of all conversations, not of one. Leave --code out, or choose --to html."
        }
        (Form::Dot, Some(_)) => "the graph is of all conversations, not of one. Leave --code out, or choose --to html.",
        (Form::Html, None) => {
            "a page is of one conversation: add --code CODE. Or leave FILE out for somebody's progress."
        }
        (Form::Csv | Form::Turns | Form::Attempts, _) => "this form is about what is kept. Leave FILE out.",
    };
    Err(badly_called(file, message))
}

fn graph(scenario: &Scenario) -> String {
    let ticker = Ticker::new();
    let budget = Budget::of(scenario);
    let by_want = each_want(scenario, &budget, lanes(), &ticker, |solved| Met::by(scenario, &solved));
    dot::graph(scenario, &Met::joined(by_want))
}

/// What was written, and what can be done with it.
fn tell(form: Form, file: &Path, wrote: &str, out: &mut Out) {
    let name = quoted(&file.display().to_string());
    match form {
        Form::Dot => {
            let picture = quoted(&file.with_extension("svg").display().to_string());
            out.line(&format!("Wrote {name}, {wrote}. With Graphviz it becomes a picture:"));
            out.line(&format!("  dot -Tsvg {name} -o {picture}"));
        }
        Form::Html | Form::Sheet => {
            out.line(&format!("Wrote {name}, {wrote}. Open it in any browser; print it there, or save it as PDF."));
        }
        Form::Csv | Form::Turns => {
            out.line(&format!("Wrote {name}, {wrote}. Open it in any spreadsheet: UTF-8, commas."));
        }
        Form::Attempts => {
            out.line(&format!("Wrote {name}, {wrote}. Another copy takes it in:"));
            out.line(&format!("  unruffled import {name}"));
        }
    }
}
