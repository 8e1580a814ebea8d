//! `records`: where what is practised is kept, what is in it, and whether it is sound.

use super::failure::Failure;
use super::load::Setting;
use super::out::Out;

/// Says where what is practised is kept, and whether it is sound.
#[derive(Debug, clap::Args)]
pub(super) struct RecordsArgs {
    /// One JSON document instead of text
    #[arg(long)]
    pub json: bool,
}

/// Looks, and changes nothing.
pub(super) fn records(args: &RecordsArgs, setting: &Setting, out: &mut Out) -> Result<u8, Failure> {
    super::kept::records(args, setting, out)
}
