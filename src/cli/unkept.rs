//! In place of `kept`, in a build that keeps nothing: it says so.

use super::export::ExportArgs;
use super::failure::Failure;
use super::import::ImportArgs;
use super::load::Setting;
use super::out::Out;
use super::records::RecordsArgs;

fn nothing() -> Failure {
    let message = "this build of Unruffled keeps no records. Use one that was built with the feature \"records\".";
    Failure { disk: true, ..Failure::new(message) }
}

/// Nothing is kept.
pub(super) fn export(_args: &ExportArgs, _setting: &Setting) -> Result<String, Failure> {
    Err(nothing())
}

/// Nothing is kept.
pub(super) fn import(_args: &ImportArgs, _setting: &Setting, _out: &mut Out) -> Result<u8, Failure> {
    Err(nothing())
}

/// Nothing is kept.
pub(super) fn records(_args: &RecordsArgs, _setting: &Setting, _out: &mut Out) -> Result<u8, Failure> {
    Err(nothing())
}
