//! `new`: a small scenario to start from, in a file of its own.

use std::path::PathBuf;

use super::failure::{Failure, WELL};
use super::load::quoted;
use super::out::Out;
use crate::disk;
use crate::scenario::new::TEMPLATE;

/// Writes a small scenario to start from; never overwrites a file.
#[derive(Debug, clap::Args)]
pub(super) struct NewArgs {
    /// The file to make, such as late_parcel.ron
    pub file: PathBuf,
}

/// Writes it and says what to do next.
pub(super) fn new(args: &NewArgs, out: &mut Out) -> Result<u8, Failure> {
    disk::write_new(&args.file, TEMPLATE)?;
    let file = quoted(&args.file.display().to_string());
    out.line(&format!("Wrote {file}: a small scenario that works already."));
    out.gap();
    out.line("  1. Open it in any editor, change the words, save.");
    out.line(&format!("  2. See what there is to mend:   unruffled check {file}"));
    out.line(&format!("  3. Have the conversation:       unruffled play {file}"));
    if args.file.extension().is_none_or(|ending| ending != "ron") {
        out.gap();
        out.line("Folders are searched for names that end in .ron; this one does not.");
    }
    Ok(WELL)
}
