//! `export`: a scenario, or a conversation that was had, as others read it: the scene graph for Graphviz, the debrief as a page.

mod dot;
mod met;
mod page;

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::failure::{Failure, WELL};
use super::load::{self, Setting, quoted};
use super::out::{Out, Ticker};
use super::solving::{each_want, lanes};
use crate::disk;
use crate::scenario::Scenario;
use crate::solve::Budget;
use met::Met;

/// Writes a scenario, or the debrief of a conversation, in a form for others.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  unruffled export second_kettle --to dot -o kettle.dot\n  dot -Tsvg kettle.dot -o kettle.svg\n  unruffled export second_kettle --code U1-... --to html -o debrief.html"
)]
pub(super) struct ExportArgs {
    /// A scenario file, or the name of a built-in scenario
    pub file: PathBuf,
    /// The form
    #[arg(long, value_name = "FORM", requires_if("html", "code"))]
    pub to: Form,
    /// The code of the attempt that the page is about; it stands at the end of every debrief
    #[arg(long, value_name = "CODE")]
    pub code: Option<String>,
    /// The file to write, in place of what is there; without it, to standard output
    #[arg(short, long, value_name = "OUT")]
    pub out: Option<PathBuf>,
}

/// Forms that others read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    /// The scene graph for Graphviz: what leads where, what is risky, what nothing leads to.
    Dot,
    /// The debrief of one attempt (--code) as a page for a browser, to read, to print or to save as PDF.
    Html,
}

/// Writes it.
pub(super) fn export(args: &ExportArgs, setting: &Setting, out: &mut Out) -> Result<u8, Failure> {
    let scenario = load::scenario(&args.file, setting)?;
    let badly_called =
        |name: &Path, message: &str| Failure { disk: true, ..Failure::in_file(&name.display().to_string(), message) };
    if let Some(file) = args.out.as_deref().filter(|file| file.extension().is_some_and(|ending| ending == "ron")) {
        let message = "names that end in .ron are for scenarios. Choose another, such as graph.dot or debrief.html.";
        return Err(badly_called(file, message));
    }
    let text = match (args.to, &args.code) {
        (Form::Dot, None) => graph(&scenario),
        (Form::Dot, Some(_)) => {
            let message = "the graph is of all conversations, not of one. Leave --code out, or choose --to html.";
            return Err(badly_called(&args.file, message));
        }
        (Form::Html, code) => page::page(args, code.as_deref().unwrap_or_default(), &scenario, setting)?,
    };
    let Some(file) = &args.out else {
        out.raw(&text);
        return Ok(WELL);
    };
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
        Form::Html => {
            out.line(&format!("Wrote {name}, {wrote}. Open it in any browser; print it there, or save it as PDF."));
        }
    }
}
