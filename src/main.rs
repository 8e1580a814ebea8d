//! The program: without a command it opens the window, otherwise it is the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    unruffled::cli::start(std::env::args_os())
}
