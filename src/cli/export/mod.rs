//! `export`: a scenario as other programs read it. So far its scene graph, for Graphviz.

mod dot;
mod met;

use std::path::PathBuf;

use clap::ValueEnum;

use super::failure::{Failure, WELL};
use super::load::{self, Setting, quoted};
use super::out::{Out, Ticker};
use super::solving::{each_want, lanes};
use crate::disk;
use crate::solve::Budget;
use met::Met;

/// Writes a scenario in a form for other programs.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  unruffled export second_kettle --to dot -o kettle.dot\n  dot -Tsvg kettle.dot -o kettle.svg"
)]
pub(super) struct ExportArgs {
    /// A scenario file, or the name of a built-in scenario
    pub file: PathBuf,
    /// The form
    #[arg(long, value_name = "FORM")]
    pub to: Form,
    /// The file to write; without it, to standard output
    #[arg(short, long, value_name = "OUT")]
    pub out: Option<PathBuf>,
}

/// Forms that other programs read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    /// The scene graph for Graphviz: what leads where, what is risky, what nothing leads to.
    Dot,
}

/// Writes it.
pub(super) fn export(args: &ExportArgs, setting: &Setting, out: &mut Out) -> Result<u8, Failure> {
    let scenario = load::scenario(&args.file, setting)?;
    if let Some(file) = args.out.as_deref().filter(|file| file.extension().is_some_and(|ending| ending == "ron")) {
        let message = "names that end in .ron are for scenarios. Choose another, such as graph.dot.";
        return Err(Failure { disk: true, ..Failure::in_file(&file.display().to_string(), message) });
    }
    let ticker = Ticker::new();
    let budget = Budget::of(&scenario);
    let by_want = each_want(&scenario, &budget, lanes(), &ticker, |solved| Met::by(&scenario, &solved));
    drop(ticker);
    let Form::Dot = args.to;
    let text = dot::graph(&scenario, &Met::joined(by_want));
    let Some(file) = &args.out else {
        out.raw(&text);
        return Ok(WELL);
    };
    if disk::is_there(file) {
        disk::replace(file, &text)?
    } else {
        disk::write_new(file, &text)?
    }
    let name = quoted(&file.display().to_string());
    let picture = quoted(&file.with_extension("svg").display().to_string());
    out.line(&format!("Wrote {name}. With Graphviz it becomes a picture:"));
    out.line(&format!("  dot -Tsvg {name} -o {picture}"));
    Ok(WELL)
}
