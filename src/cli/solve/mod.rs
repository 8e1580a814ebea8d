//! `solve`: what could happen in a scenario, for each want: which endings and by which conversation, the best and
//! the worst, how a guesser fares, and everybody who always does the same.

mod document;
mod show;

use std::path::PathBuf;

use super::failure::{BAD_CONTENT, Failure, WELL};
use super::load::{self, Setting};
use super::out::{Out, Ticker};
use super::solving::{each_want, lanes};
use crate::solve::Budget;
use document::{Document, WantLine};

/// Walks every conversation that a scenario can lead to, and tells what could happen.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  unruffled solve second_kettle\n  unruffled solve my_first.ron --json")]
pub(super) struct SolveArgs {
    /// A scenario file, or the name of a built-in scenario
    pub file: PathBuf,
    /// Print one JSON document and nothing else
    #[arg(long)]
    pub json: bool,
    /// Stop after so many states of a want; what is then not known is told as unknown
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = states)]
    pub states_max: Option<usize>,
}

/// A number of states. More than this machine can count is as good as no limit.
fn states(text: &str) -> Result<usize, String> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.then(|| text.parse().unwrap_or(usize::MAX)).filter(|number| *number > 0);
    number.ok_or_else(|| "write a whole number from 1 on, such as 1000000".to_owned())
}

/// Walks, prints, and gives the exit code.
pub(super) fn solve(args: &SolveArgs, setting: &Setting, out: &mut Out) -> Result<u8, Failure> {
    let scenario = load::scenario(&args.file, setting)?;
    let budget = args.states_max.map_or_else(|| Budget::of(&scenario), |states_max| Budget { states_max });
    let ticker = Ticker::new();
    let wants = each_want(&scenario, &budget, lanes(), &ticker, |solved| WantLine::of(&scenario, &solved));
    let document = Document::of(&scenario, wants, ticker.elapsed());
    drop(ticker);
    if args.json {
        out.json(&document);
    } else {
        let again = format!("unruffled play {}{}", load::quoted(&args.file.display().to_string()), setting.options);
        show::print(&scenario, &document, &again, out);
    }
    let proved = document.exhaustive && document.missing().is_empty();
    Ok(if proved { WELL } else { BAD_CONTENT })
}
