//! `import`: attempts from another copy of Unruffled. Each is played again before it is believed.

use std::path::PathBuf;

use super::failure::Failure;
use super::load::Setting;
use super::out::Out;

/// Takes the attempts of a file into the records.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  unruffled import ada.attempts.json\n  unruffled import ada.attempts.json --trainee Ada"
)]
pub(super) struct ImportArgs {
    /// An attempt file, as `unruffled export --to attempts` writes it
    pub file: PathBuf,
    /// Whose attempts they are from now on; without it, the person whom the file names, or the guest
    #[arg(long, value_name = "NAME")]
    pub trainee: Option<String>,
}

/// Takes them in.
pub(super) fn import(args: &ImportArgs, setting: &Setting, out: &mut Out) -> Result<u8, Failure> {
    super::kept::import(args, setting, out)
}
