//! What is told of each trouble: what happened, what is safe, what is not, and the ways out, the best one first.

use std::path::{Path, PathBuf};

use super::backups::{day_words, holds};
use crate::app::data::{Backup, Data, Keeping};
use crate::debrief::Day;
use crate::records::{FILE, ReadOnly, Trouble};

/// One way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Puts this backup in the place of the records; the words say of what.
    Restore(Backup, &'static str),
    /// Tries again, which is called so, once this is done.
    Again(&'static str, &'static str),
    /// Goes on, and keeps nothing.
    Unkept,
    /// Begins new records; the words say what becomes of what is there.
    New(&'static str),
    /// Looks at what can only be read.
    Look(&'static str),
    /// Closes the program.
    Close(&'static str),
}

/// What is told of a trouble.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub heading: &'static str,
    /// What happened.
    pub happened: String,
    /// What is safe.
    pub safe: String,
    /// What is not; empty where all is.
    pub at_risk: String,
    /// What exactly was found, for whoever helps.
    pub found: Option<String>,
    /// The file or folder that it is about.
    pub place: Option<PathBuf>,
    /// Whether that is a folder.
    pub is_folder: bool,
    pub ways: Vec<Way>,
}

impl Told {
    /// What is to be told; none while records are kept, or are not to be.
    pub(super) fn of(data: &Data) -> Option<Self> {
        match data.record.keeping() {
            Keeping::Trouble(trouble) => Some(Self::of_trouble(trouble, data)),
            Keeping::ReadOnly(why) => {
                Some(Self { place: data.records_folder().map(|folder| folder.join(FILE)), ..Self::of_read_only(*why) })
            }
            Keeping::Nowhere | Keeping::Kept | Keeping::Behind { .. } => None,
        }
    }

    fn of_trouble(trouble: &Trouble, data: &Data) -> Self {
        // One without a conversation brings nothing back.
        let good = || data.record.backups().iter().filter(|backup| backup.attempts.is_some_and(|many| many > 0));
        let backup = good().next();
        let safe = Safe { backup, older: good().count().saturating_sub(1), today: data.today };
        match trouble {
            Trouble::Damaged { file, what } => Self {
                heading: "The file with your practice is damaged",
                happened: format!(
                    "Parts of {} cannot be read any more. A power cut, a failing disk or a copy that was cut short can \
                     do that.",
                    name(file)
                ),
                safe: safe.words("The damaged file is left exactly as it is. Scenarios and settings are not touched."),
                at_risk: safe.since("is only in the damaged file.", "What you practised is only in the damaged file."),
                found: Some(what.clone()),
                place: Some(file.clone()),
                is_folder: false,
                ways: ways(backup, true),
            },
            Trouble::Missing { file } => Self {
                heading: "The file with your practice is gone",
                happened: format!(
                    "Unruffled kept your practice in {}, and it is not there any more. It was moved, renamed or deleted.",
                    name(file)
                ),
                safe: safe.words("If the file was only moved, all in it is safe: put it back and try again."),
                at_risk: safe.since("is only in the file that is gone.", "What you practised is only in that file."),
                found: None,
                place: Some(file.clone()),
                is_folder: false,
                ways: ways(backup, false),
            },
            Trouble::Empty { file } => Self {
                heading: "The file with your practice is empty",
                happened: format!(
                    "{} is there, but nothing is in it any more. A full disk, or a copy or synchronisation that was cut \
                     short, leaves files like that.",
                    name(file)
                ),
                safe: safe.words("Scenarios and settings are not touched."),
                at_risk: safe.since("is not in this file.", "What you practised is not in this file."),
                found: None,
                place: Some(file.clone()),
                is_folder: false,
                ways: ways(backup, true),
            },
            Trouble::NotRecords { file } => Self {
                heading: "Another file stands where your practice was kept",
                happened: format!(
                    "{} is there, but what is in it does not come from Unruffled. Something else was probably saved or \
                     copied under that name.",
                    name(file)
                ),
                safe: safe.words("That other file is left exactly as it is. Scenarios and settings are not touched."),
                at_risk: safe.since(
                    "was in the file that stood there before.",
                    "What you practised was in the file that stood there before.",
                ),
                found: None,
                place: Some(file.clone()),
                is_folder: false,
                ways: ways(backup, true),
            },
            Trouble::Locked { file } => Self::locked(file),
            Trouble::Unreadable { file, why } => Self::unreadable(file, why, &safe),
            Trouble::NoFolder { folder, why } => Self::no_folder(folder, why),
        }
    }

    fn locked(file: &Path) -> Self {
        Self {
            heading: "Another program holds the file with your practice",
            happened: format!(
                "As long as it does, Unruffled cannot use {}. Programs that back up, synchronise or scan files do \
                 that, mostly for a moment.",
                name(file)
            ),
            safe: "All you practised. Nothing in the file was changed.".to_owned(),
            at_risk: String::new(),
            found: None,
            place: Some(file.to_owned()),
            is_folder: false,
            ways: vec![again("When the other program is done, or closed."), Way::Unkept],
        }
    }

    fn unreadable(file: &Path, why: &str, safe: &Safe<'_>) -> Self {
        Self {
            heading: "The file with your practice cannot be opened",
            happened: format!("The system does not let Unruffled read {}.", name(file)),
            safe: safe.words("Nothing in the file was changed."),
            at_risk: String::new(),
            found: Some(why.to_owned()),
            place: Some(file.to_owned()),
            is_folder: false,
            ways: [again("When you may read the file, or its disk is connected again."), Way::Unkept]
                .into_iter()
                .chain(safe.backup.cloned().map(|backup| Way::Restore(backup, INSTEAD)))
                .chain([new(true)])
                .collect(),
        }
    }

    fn no_folder(folder: &Path, why: &str) -> Self {
        let full = ["full", "No space"].iter().any(|word| why.contains(word));
        let (happened, until) = if full {
            ("The disk is full, so the file in which Unruffled keeps it cannot be made.", "When there is room again.")
        } else {
            (
                "The folder in which Unruffled keeps it is not there and cannot be made, or cannot be used.",
                "When the folder is there and can be written to.",
            )
        };
        Self {
            heading: "There is no place to keep your practice",
            happened: happened.to_owned(),
            safe: "Nothing was changed. If the folder is on a disk that is not connected, all in it is safe there."
                .to_owned(),
            at_risk: "What you practise from now on is not kept until the folder can be used.".to_owned(),
            found: Some(why.to_owned()),
            place: Some(folder.to_owned()),
            is_folder: true,
            ways: vec![again(until), Way::Unkept],
        }
    }

    fn of_read_only(why: ReadOnly) -> Self {
        let look = "All you practised so far is there. What you practise here lasts until this window closes.";
        match why {
            ReadOnly::SecondWindow => Self {
                heading: "Unruffled is open in another window",
                happened: "Another window of Unruffled keeps what you practise. This one shows it and keeps nothing."
                    .to_owned(),
                safe: "All you practised. The other window keeps it.".to_owned(),
                at_risk: "What you practise in this window.".to_owned(),
                found: None,
                place: None,
                is_folder: false,
                ways: vec![Way::Look(look), Way::Again("Keep here instead", "Close the other window first.")],
            },
            ReadOnly::Newer { .. } => Self {
                heading: "A newer Unruffled keeps your practice here",
                happened: "The file was made by a newer version than this one. It is shown, and nothing is changed."
                    .to_owned(),
                safe: "All you practised. The newer version goes on with it.".to_owned(),
                at_risk: "What you practise with this version is not kept.".to_owned(),
                found: None,
                place: None,
                is_folder: false,
                ways: vec![Way::Look(look), Way::Close("Then get the newer version, and go on with that.")],
            },
            ReadOnly::NotWritable => Self {
                heading: "Your practice can only be read",
                happened: "The file that keeps it, its folder or its disk cannot be written to.".to_owned(),
                safe: "All you practised so far.".to_owned(),
                at_risk: "What you practise now is not kept.".to_owned(),
                found: None,
                place: None,
                is_folder: false,
                ways: vec![Way::Look(look), again("When the file and its folder can be written to.")],
            },
        }
    }
}

/// What to do before trying again, where a file is not what it was.
const PUT_BACK: &str = "When you have put the right file back in its place.";

fn again(once: &'static str) -> Way {
    Way::Again("Try again", once)
}

/// What becomes of the present file where a backup takes its place.
const INSTEAD: &str = "It takes the place of the present file, which is put aside in the same folder, not deleted.";

/// New records; what becomes of the present file, where there is one.
fn new(there: bool) -> Way {
    Way::New(if there {
        "They begin with nothing in them. The present file is put aside in the same folder, not deleted."
    } else {
        "They begin with nothing in them."
    })
}

/// The newest good backup before all else; what lets practice go on being kept, where there is none. A file is there
/// that could be put aside, or none is.
fn ways(backup: Option<&Backup>, there: bool) -> Vec<Way> {
    let place = if there { INSTEAD } else { "It takes the place of the file that is gone." };
    match backup {
        Some(backup) => vec![Way::Restore(backup.clone(), place), again(PUT_BACK), Way::Unkept, new(there)],
        None if there => vec![new(there), again(PUT_BACK), Way::Unkept],
        None => vec![again(PUT_BACK), Way::Unkept, new(there)],
    }
}

/// What a file is called, without its folder.
fn name(file: &Path) -> String {
    file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned()
}

/// What can be put back.
struct Safe<'d> {
    /// The newest good backup.
    backup: Option<&'d Backup>,
    /// How many good ones are older.
    older: usize,
    today: Day,
}

impl Safe<'_> {
    /// The backups, and what else is safe.
    fn words(&self, also: &str) -> String {
        let Some(backup) = self.backup else { return also.to_owned() };
        let older = match self.older {
            0 => String::new(),
            1 => " There is an older one too.".to_owned(),
            more => format!(" There are {more} older ones too."),
        };
        format!("The backup of {}, with {}.{older} {also}", day_words(backup.day, self.today), holds(backup))
    }

    /// Where that is which came after the newest backup; or all, without one.
    fn since(&self, is: &str, without: &str) -> String {
        match self.backup {
            Some(_) => format!("What you practised after that backup {is}"),
            None => format!("There is no backup that could be used. {without}"),
        }
    }
}
