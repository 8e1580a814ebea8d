//! `play`: a conversation in the terminal, for people; or in one JSON document, for programs.

mod ask;
mod debrief;
mod document;
mod show;
mod turns;

use std::io::{self, IsTerminal as _};
use std::path::PathBuf;
use std::str::FromStr;

use rand::RngExt as _;

use self::show::Show;
use super::failure::{Failure, WELL};
use super::load::{self, Setting};
use super::out::{Out, Ticker};
use super::solving::one_want;
use crate::engine::code::code_of;
use crate::engine::{Attempt, BadTaken, Deal, NotOffered, Replay, Taken, replies};
use crate::scenario::Scenario;
use crate::solve::Grades;

/// Customer numbers that nobody asked for stay short enough to say aloud.
const FRESH: std::ops::RangeInclusive<u32> = 1..=9999;

/// Practises one conversation here in the terminal.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  unruffled play second_kettle\n  unruffled play second_kettle --seed 7 --choose 1,2!,2.1.4"
)]
pub(super) struct PlayArgs {
    /// A scenario file, or the name of a built-in scenario
    pub file: PathBuf,
    /// The customer number: the same number brings the same customer
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub seed: Option<u32>,
    /// Replies to take, in the order of the file; then stop and say what is on offer
    ///
    /// Replies are numbers joined by commas. 2! cuts in, 2+3 waits three times five seconds first, 2.1.4 puts reply 2
    /// together from its pieces 1 and 4 (for a letter: piece 1 in the first slot, 4 in the second).
    #[arg(long, value_name = "REPLIES")]
    pub choose: Option<Choices>,
    /// The first customer from --seed on who really wants this
    #[arg(long, value_name = "ID")]
    pub want: Option<String>,
    /// Print one JSON document and nothing else
    #[arg(long)]
    pub json: bool,
    /// Play an attempt again by its code, and go on where it stopped
    #[arg(long, value_name = "CODE", conflicts_with_all = ["seed", "want"])]
    pub code: Option<String>,
}

/// Replies as typed after `--choose`.
#[derive(Clone, Debug)]
pub(super) struct Choices(Vec<Taken>);

impl FromStr for Choices {
    type Err = BadTaken;

    fn from_str(text: &str) -> Result<Self, BadTaken> {
        if text.is_empty() {
            return Ok(Self(Vec::new()));
        }
        text.split(',').map(Taken::from_str).collect::<Result<_, _>>().map(Self)
    }
}

/// A conversation under way.
pub(super) struct Talk {
    /// How it was named on the command line.
    file: String,
    /// The options that it needs to be the same again.
    options: String,
    scenario: Scenario,
    replay: Replay,
}

impl Talk {
    /// The code of this attempt.
    fn code(&self) -> String {
        let mut attempt = Attempt::new(&self.scenario, self.replay.deal.seed);
        attempt.taken = self.replay.taken();
        code_of(&attempt)
    }

    /// What each reply cost; `None` when there are too many conversations to know. Walks them all, so it may take
    /// a moment.
    fn grades(&self) -> Option<Grades> {
        one_want(&self.scenario, self.replay.deal, &Ticker::new()).grades(&self.scenario, &self.replay)
    }

    /// What to type to see it again or to go on.
    fn again(&self) -> String {
        format!("unruffled play {}{}", load::quoted(&self.file), self.options)
    }
}

/// Plays, prints, and gives the exit code.
pub(super) fn play(args: &PlayArgs, setting: &Setting, out: &mut Out) -> Result<u8, Failure> {
    let scenario = load::scenario(&args.file, setting)?;
    let mut replay = begin(args, &scenario)?;
    for taken in args.choose.iter().flat_map(|choices| &choices.0) {
        let number = replay.turns.len() + 1;
        if let Err(error) = replay.push(&scenario, taken) {
            return Err(not_on_offer(args, &scenario, &replay, number, taken, error));
        }
    }
    let talk = Talk { file: args.file.display().to_string(), options: setting.options.clone(), scenario, replay };
    if args.json {
        out.json(&document::document(&talk, talk.grades().as_ref()));
        return Ok(WELL);
    }
    let mut show = Show::new(out);
    show.header(&talk);
    show.transcript(&talk);
    let nobody = args.code.is_some() && !(io::stdin().is_terminal() && io::stdout().is_terminal());
    if args.choose.is_none() && !nobody && !talk.replay.state.is_over() {
        ask::go_on(talk, &mut show);
    } else if talk.replay.state.is_over() {
        debrief::print(&talk, &mut show);
    } else {
        show.stop(&talk);
    }
    Ok(WELL)
}

/// The conversation at its first line, or where a code left it.
fn begin(args: &PlayArgs, scenario: &Scenario) -> Result<Replay, Failure> {
    let file = args.file.display().to_string();
    if let Some(code) = &args.code {
        return load::attempt(code, &args.file, scenario);
    }
    let scripted = args.choose.is_some() || args.json;
    let seed = args.seed.unwrap_or_else(|| if scripted { 1 } else { rand::rng().random_range(FRESH) });
    let deal = match &args.want {
        None => Deal::new(scenario, seed),
        Some(want) => Deal::with_want(scenario, seed, want).ok_or_else(|| {
            let known: Vec<&str> = scenario.wants.iter().map(|want| want.id.as_str()).collect();
            Failure::in_file(
                &file,
                format!("nobody wants \"{want}\" in this scenario. There is: {}.", known.join(", ")),
            )
        })?,
    };
    Ok(Replay::start(scenario, deal))
}

/// What was asked for, and what is on offer in its place.
fn not_on_offer(
    args: &PlayArgs,
    scenario: &Scenario,
    replay: &Replay,
    number: usize,
    taken: &Taken,
    error: NotOffered,
) -> Failure {
    let on_offer: Vec<String> = replies(scenario, &replay.state).map(|offer| turns::grammar(&offer)).collect();
    let way_out = match on_offer.len() {
        0 => format!("It ended with turn {}; leave the rest out.", number - 1),
        _ => format!("On offer: {}.", on_offer.join(", ")),
    };
    Failure::in_file(
        &args.file.display().to_string(),
        format!("turn {number} ({taken}) cannot be taken: {error}. {way_out}"),
    )
}
