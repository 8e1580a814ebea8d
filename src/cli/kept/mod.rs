//! What is kept, for the command line: found, opened to read, and told in words. Only `import` writes.

mod export;
mod import;
mod records;

use std::path::PathBuf;

use super::failure::Failure;
use super::load::Setting;
use crate::records::{Records, Trainee, Trouble};

pub(super) use export::export;
pub(super) use import::import;
pub(super) use records::records;

/// The folder of the records.
fn folder(setting: &Setting) -> Result<PathBuf, Failure> {
    #[cfg(feature = "app")]
    let usual = crate::app::records_folder;
    #[cfg(not(feature = "app"))]
    let usual = crate::records::usual_folder;
    let none = || unusable("this system names no folder for what programs keep. Name one with --data.".to_owned());
    setting.data.clone().or_else(usual).ok_or_else(none)
}

/// The records, to read beside whoever writes.
fn open(setting: &Setting) -> Result<Records, Failure> {
    Records::open_to_read(&folder(setting)?).map_err(|trouble| failed(&trouble))
}

/// What is wrong, and what to do about it.
fn failed(trouble: &Trouble) -> Failure {
    let message = match trouble {
        Trouble::Missing { file } if !Records::were_in(&file.with_file_name("")) => {
            format!("there are no records in \"{}\". Name their folder with --data.", file.with_file_name("").display())
        }
        Trouble::Missing { .. } | Trouble::Damaged { .. } | Trouble::Empty { .. } => {
            format!("{trouble}. Open the window: it offers the backups.")
        }
        other => format!("{other}."),
    };
    unusable(message)
}

/// Something that could not be read or written.
fn unusable(message: String) -> Failure {
    Failure { disk: true, ..Failure::new(message) }
}

/// What somebody is called.
fn called(trainee: &Trainee) -> &str {
    trainee.name.as_deref().unwrap_or(GUEST)
}

/// The trainee who has no name.
const GUEST: &str = "guest";

/// The trainee of this name; whoever has no name is the guest. Great and small letters are told apart only where two
/// names differ in nothing else.
fn named<'t>(trainees: &'t [Trainee], name: &str) -> Option<&'t Trainee> {
    let exactly = trainees.iter().find(|trainee| called(trainee) == name);
    exactly.or_else(|| trainees.iter().find(|trainee| called(trainee).to_lowercase() == name.to_lowercase()))
}

/// Whom somebody may have meant.
fn unknown(trainees: &[Trainee], name: &str) -> Failure {
    let known: Vec<&str> = trainees.iter().map(called).collect();
    let message = match known.as_slice() {
        [] => "nobody has practised here yet.".to_owned(),
        known => format!("nobody here is called \"{name}\". There is: {}.", known.join(", ")),
    };
    Failure::new(message)
}
