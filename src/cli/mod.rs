//! The command line: a contract that scripts and the CI of scenario packs build on (DESIGN.md). Each
//! command has its file; only `out` prints.

mod check;
mod export;
mod failure;
mod ids;
mod import;
#[cfg(feature = "records")]
mod kept;
#[cfg(not(feature = "records"))]
#[path = "unkept.rs"]
mod kept;
mod load;
mod new;
mod out;
mod pack;
mod play;
mod records;
mod report;
mod solve;
mod solving;
mod tidy;
mod witness;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use failure::{BAD_CALL, BAD_CONTENT, Failure, WELL};
use load::Setting;
use out::Out;

/// Practise conversations with upset customers.
#[derive(Debug, Parser)]
#[command(name = "unruffled", version, after_help = AFTER)]
struct Args {
    /// A folder with scenarios for the window (may be given several times)
    #[arg(long, global = true, value_name = "DIR")]
    scenarios: Vec<PathBuf>,
    /// A playbook of your own: which steps there are, and what replies do to a mood
    #[arg(long, global = true, value_name = "FILE")]
    playbook: Option<PathBuf>,
    /// A sheet with your firm's own words, such as {firm} and {refund_limit}
    #[arg(long, global = true, value_name = "FILE")]
    house: Option<PathBuf>,
    /// The folder in which attempts are kept, in place of the usual one: take it along on a stick, for example
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

const AFTER: &str = "Without a command the window opens. To begin here: unruffled play second_kettle";

#[derive(Debug, Subcommand)]
enum Command {
    Play(play::PlayArgs),
    Check(check::CheckArgs),
    Solve(solve::SolveArgs),
    Pack(pack::PackArgs),
    Export(export::ExportArgs),
    Import(import::ImportArgs),
    Records(records::RecordsArgs),
    New(new::NewArgs),
    Fmt(tidy::TidyArgs),
}

impl Command {
    fn json(&self) -> bool {
        match self {
            Self::Play(args) => args.json,
            Self::Check(args) => args.json,
            Self::Solve(args) => args.json,
            Self::Pack(args) => args.json,
            Self::Records(args) => args.json,
            Self::Export(_) | Self::Import(_) | Self::New(_) | Self::Fmt(_) => false,
        }
    }

    /// Runs it; a failure to read or write has a code of its own in all commands but `play`, and to `solve` a
    /// broken file is one, too.
    fn start(&self, setting: &Setting, out: &mut Out) -> Result<u8, Failure> {
        match self {
            Self::Play(args) => play::play(args, setting, out),
            Self::Check(args) => check::check(args, setting, out),
            Self::Solve(args) => solve::solve(args, setting, out),
            Self::Pack(args) => pack::pack(args, setting, out),
            Self::Export(args) => export::export(args, setting, out),
            Self::Import(args) => import::import(args, setting, out),
            Self::Records(args) => records::records(args, setting, out),
            Self::New(args) => new::new(args, out),
            Self::Fmt(args) => Ok(tidy::tidy(args, setting, out)),
        }
    }

    fn exit(&self, failure: &Failure) -> u8 {
        match self {
            Self::Play(_) => BAD_CONTENT,
            Self::Solve(_) => BAD_CALL,
            Self::Check(_)
            | Self::Pack(_)
            | Self::Export(_)
            | Self::Import(_)
            | Self::Records(_)
            | Self::New(_)
            | Self::Fmt(_) => failure.exit(),
        }
    }
}

/// Understands the arguments and does what they say.
pub fn start(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let mut out = Out::new();
    let code = match Args::try_parse_from(&arguments) {
        Ok(args) => obey(args, &mut out),
        Err(error) => misunderstood(&error, &arguments, &mut out),
    };
    ExitCode::from(if out.finished() { code } else { code.max(BAD_CONTENT) })
}

fn obey(mut args: Args, out: &mut Out) -> u8 {
    // It is shown and copied: so it has to lead there from anywhere.
    args.data = args.data.map(|data| std::path::absolute(&data).unwrap_or(data));
    let Some(command) = &args.command else {
        return window(args, out);
    };
    let done = Setting::load(args.playbook.as_deref(), args.house.as_deref(), args.data.as_deref())
        .and_then(|setting| command.start(&setting, out));
    done.unwrap_or_else(|failure| {
        failure.tell(out, command.json());
        command.exit(&failure)
    })
}

/// Help and version are answers; anything else was not understood.
fn misunderstood(error: &clap::Error, arguments: &[OsString], out: &mut Out) -> u8 {
    let styled = error.render();
    if !error.use_stderr() {
        let text = if out.color() { styled.ansi().to_string() } else { styled.to_string() };
        out.raw(&text);
        return WELL;
    }
    if arguments.iter().any(|argument| argument == "--json") {
        let text = styled.to_string();
        let first = text.lines().next().unwrap_or_default();
        Failure::new(first.strip_prefix("error: ").unwrap_or(first)).tell(out, true);
    } else {
        out.complain_raw(&styled.to_string());
    }
    BAD_CALL
}

#[cfg(feature = "app")]
fn window(args: Args, out: &mut Out) -> u8 {
    let Args { scenarios, playbook, house, data, .. } = args;
    let options = crate::app::Options { scenarios, playbook, house, ..crate::app::Options::default() };
    let options = if let Some(folder) = data { options.portable(&folder) } else { options };
    match crate::app::open(&options) {
        Ok(()) => WELL,
        Err(why) => {
            let why = why.lines().next().unwrap_or_default().trim_end_matches('.').to_owned();
            let way_out = if why.contains("unruffled play") {
                ""
            } else {
                " To practise in the terminal: unruffled play second_kettle"
            };
            out.complain(&format!("unruffled: {why}.{way_out}"));
            BAD_CONTENT
        }
    }
}

#[cfg(not(feature = "app"))]
fn window(_args: Args, out: &mut Out) -> u8 {
    out.complain("unruffled: this build has no window. To practise in the terminal: unruffled play second_kettle");
    BAD_CONTENT
}
