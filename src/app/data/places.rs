//! The folders and files that somebody has named besides what is built in: scenario folders, a playbook, a house sheet,
//! the folder of the records. Each is checked when it is named; what is wrong is told beside it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Check, Data, Sources};
use crate::app::Options;
use crate::disk;
use crate::playbook::check::playbook_from_text;
use crate::playbook::{Playbook, SHIPPED};
use crate::scenario::check::house_from_text;
use crate::scenario::house::House;
use crate::text::{Finding, Severity};

/// What a place is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceFor {
    /// A folder with scenarios.
    Scenarios,
    /// The file with the playbook.
    Playbook,
    /// The file with the house words.
    House,
    /// The folder of the records.
    Records,
}

/// Places by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Places {
    /// Folders with scenarios besides the built-in ones.
    pub scenarios: Vec<PathBuf>,
    /// A playbook in place of the built-in one.
    pub playbook: Option<PathBuf>,
    /// A sheet of house words.
    pub house: Option<PathBuf>,
    /// The folder of the records, from the next start on; without one it is the platform's.
    pub records: Option<PathBuf>,
}

impl Places {
    /// Those that the command line names.
    pub(super) fn given(options: &Options) -> Self {
        let Options { scenarios, playbook, house, data: records, .. } = options.clone();
        Self { scenarios, playbook, house, records }
    }

    /// The file or folder for something of which there is one.
    #[must_use]
    pub fn one(&self, what: PlaceFor) -> Option<&Path> {
        match what {
            PlaceFor::Scenarios => None,
            PlaceFor::Playbook => self.playbook.as_deref(),
            PlaceFor::House => self.house.as_deref(),
            PlaceFor::Records => self.records.as_deref(),
        }
    }

    fn put(&mut self, what: PlaceFor, place: PathBuf) {
        match what {
            PlaceFor::Scenarios => self.scenarios.push(place),
            PlaceFor::Playbook => self.playbook = Some(place),
            PlaceFor::House => self.house = Some(place),
            PlaceFor::Records => self.records = Some(place),
        }
    }

    fn take(&mut self, what: PlaceFor, place: &Path) {
        match what {
            PlaceFor::Scenarios => self.scenarios.retain(|other| other != place),
            PlaceFor::Playbook => self.playbook = None,
            PlaceFor::House => self.house = None,
            PlaceFor::Records => self.records = None,
        }
    }
}

/// A folder with scenarios.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// Where it is.
    pub path: PathBuf,
    /// Whether the command line named it.
    pub given: bool,
    /// How many scenario files there are in it; why not, where it cannot be read.
    pub files: Result<usize, String>,
}

/// The places that were named, and what is wrong with them.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// By the command line; they win, and hold until the window closes.
    given: Places,
    /// By whoever sits here; they are kept.
    set: Places,
    /// The scenario folders as they were found last.
    folders: Vec<Folder>,
    /// Why a file that was set is not in use.
    unused: BTreeMap<PlaceFor, String>,
    /// Why what was named last was not taken.
    refused: Option<(PlaceFor, String)>,
}

impl Named {
    /// Those that the command line names, and those that were set.
    pub(super) fn new(given: Places, set: Places) -> Self {
        Self { given, set, ..Self::default() }
    }

    /// What the command line named.
    #[must_use]
    pub fn given(&self) -> &Places {
        &self.given
    }

    /// What was set.
    #[must_use]
    pub fn set(&self) -> &Places {
        &self.set
    }

    /// The scenario folders, those of the command line first, as they were found when the Settings were opened or a
    /// folder was named.
    #[must_use]
    pub fn folders(&self) -> &[Folder] {
        &self.folders
    }

    /// Why the file that was set is not in use; the built-in one is, until it is mended.
    #[must_use]
    pub fn unused(&self, what: PlaceFor) -> Option<&str> {
        self.unused.get(&what).map(String::as_str)
    }

    /// Why what was named last was not taken.
    #[must_use]
    pub fn refused(&self, what: PlaceFor) -> Option<&str> {
        self.refused.as_ref().filter(|(of, _)| *of == what).map(|(_, why)| why.as_str())
    }

    /// The file in force for something of which there is one.
    fn in_force(&self, what: PlaceFor) -> Option<&Path> {
        self.given.one(what).or_else(|| self.set.one(what))
    }

    /// All scenario folders, those of the command line first.
    fn all_folders(&self) -> Vec<PathBuf> {
        let set = self.set.scenarios.iter().filter(|folder| !self.given.scenarios.contains(folder));
        self.given.scenarios.iter().chain(set).cloned().collect()
    }

    /// Looks what there is in each folder now.
    fn look(&mut self) {
        let found = |path: PathBuf| {
            let files = disk::scenario_files(&path).map(|files| files.len()).map_err(|err| no_folder(&path, &err));
            Folder { given: self.given.scenarios.contains(&path), path, files }
        };
        self.folders = self.all_folders().into_iter().map(found).collect();
    }

    /// What these places hold. A file that was set and cannot be used is told, and what is built in takes its place.
    ///
    /// # Errors
    /// In words, when a file that the command line names cannot be used.
    pub(super) fn sources(&mut self) -> Result<Sources, String> {
        self.unused.clear();
        let (playbook, playbook_text) = match self.read(PlaceFor::Playbook, playbook)? {
            Some(read) => read,
            None => playbook_of(Arc::from(SHIPPED))?,
        };
        let (house, house_text) = self.read(PlaceFor::House, house)?.unwrap_or_default();
        let (folders, playbook) = (self.all_folders(), Arc::new(playbook));
        Ok(Sources { folders, playbook, playbook_text, house, house_text })
    }

    fn read<T>(&mut self, what: PlaceFor, read: fn(&Path) -> Result<T, String>) -> Result<Option<T>, String> {
        let Some(file) = self.in_force(what) else { return Ok(None) };
        match read(file) {
            Ok(value) => Ok(Some(value)),
            Err(why) if self.given.one(what).is_some() => Err(why),
            Err(why) => {
                self.unused.insert(what, why);
                Ok(None)
            }
        }
    }
}

/// Why a folder cannot be used.
fn no_folder(path: &Path, err: &disk::DiskError) -> String {
    if disk::is_there(path) && !disk::is_folder(path) {
        "That is a file. Name the folder that it is in.".to_owned()
    } else {
        match err {
            disk::DiskError::Missing(_) => "There is no such folder.".to_owned(),
            other => format!("It cannot be read: {}.", other.reason()),
        }
    }
}

/// What a file holds, and its text.
type Read<T> = (T, Arc<str>);

fn playbook(file: &Path) -> Result<Read<Playbook>, String> {
    playbook_of(disk::read_text(file).map_err(|err| err.to_string())?.into())
}

fn playbook_of(text: Arc<str>) -> Result<Read<Playbook>, String> {
    let read = playbook_from_text(&text).map_err(|findings| format!("The playbook {}", first_words(&findings)))?;
    Ok((read, text))
}

fn house(file: &Path) -> Result<Read<House>, String> {
    let text: Arc<str> = disk::read_text(file).map_err(|err| err.to_string())?.into();
    let read = house_from_text(&text).map_err(|findings| format!("The house sheet {}", first_words(&findings)))?;
    Ok((read, text))
}

/// The first mistake, and how many more there are.
pub(super) fn first_words(findings: &[Finding]) -> String {
    let errors = || findings.iter().filter(|finding| finding.severity == Severity::Error);
    let Some(first) = errors().next() else { return "cannot be used.".to_owned() };
    let Finding { line, column, message, help, .. } = first;
    let more = match errors().count() {
        1 => String::new(),
        2 => " There is one more mistake after it.".to_owned(),
        n => format!(" There are {} more mistakes after it.", n - 1),
    };
    // A message may end in a name, which shows as one and not as the end of a sentence.
    let end = if message.ends_with('`') { "." } else { "" };
    let words = format!("cannot be used: line {line}, column {column}: {message}{end} {help}");
    format!("{}{more}", words.trim_end())
}

/// A whole path from what somebody typed, pasted or dropped.
///
/// # Errors
/// In words, when it is none.
fn path_from(typed: &str) -> Result<PathBuf, String> {
    let typed = typed.trim();
    let quoted = |mark: char| typed.strip_prefix(mark)?.strip_suffix(mark);
    let typed = quoted('"').or_else(|| quoted('\'')).unwrap_or(typed);
    if typed.is_empty() {
        return Err("Type or paste where it is first.".to_owned());
    }
    if typed.chars().any(char::is_control) {
        return Err("There is a character in it that no name has. Copy it anew, or type it.".to_owned());
    }
    let home = || directories::UserDirs::new().map(|folders| folders.home_dir().to_owned());
    let path = match typed.strip_prefix("~/").or_else(|| typed.strip_prefix("~\\")) {
        Some(rest) => home().map(|home| home.join(rest)),
        None if typed == "~" => home(),
        None => None,
    };
    let path = path.unwrap_or_else(|| PathBuf::from(typed));
    if !path.is_absolute() {
        let whole = home().map(|home| format!(", such as {}", home.join("Documents").display())).unwrap_or_default();
        return Err(format!("Write the whole path, from its beginning{whole}."));
    }
    // Without what adds nothing, such as a stroke at the end.
    Ok(path.components().collect())
}

impl Data {
    /// The places that were named.
    #[must_use]
    pub fn named(&self) -> &Named {
        &self.named
    }

    /// Looks anew what is in the folders, and forgets what was refused.
    pub(super) fn look_at_places(&mut self) {
        self.named.refused = None;
        self.named.look();
    }

    /// Takes a place for something, if it is good for it; otherwise why not is told beside it.
    pub(super) fn use_place(&mut self, what: PlaceFor, typed: &str) {
        self.named.refused = None;
        match path_from(typed).and_then(|path| self.fit(what, &path).map(|()| path)) {
            Ok(path) => {
                self.named.set.put(what, path);
                self.read_place(what);
            }
            Err(why) => self.named.refused = Some((what, why)),
        }
    }

    /// Lets a place go; what is built in, or the platform's own folder, takes its place.
    pub(super) fn leave_place(&mut self, what: PlaceFor, place: &Path) {
        self.named.refused = None;
        self.named.set.take(what, place);
        self.read_place(what);
    }

    /// Whether a place is good for something; nothing is changed.
    fn fit(&self, what: PlaceFor, path: &Path) -> Result<(), String> {
        match what {
            PlaceFor::Scenarios if self.named.all_folders().iter().any(|folder| folder == path) => {
                Err("This folder is among them already.".to_owned())
            }
            PlaceFor::Scenarios => disk::scenario_files(path).map(|_| ()).map_err(|err| no_folder(path, &err)),
            PlaceFor::Playbook => playbook(path).map(|_| ()),
            PlaceFor::House => house(path).map(|_| ()),
            PlaceFor::Records if disk::is_folder(path) => Ok(()),
            PlaceFor::Records if disk::is_there(path) => Err("That is a file. Name a folder.".to_owned()),
            PlaceFor::Records if path.parent().is_some_and(disk::is_folder) => Ok(()),
            PlaceFor::Records => {
                let above = path.parent().unwrap_or(path).display();
                Err(format!("There is no folder “{above}” in which it could be made."))
            }
        }
    }

    /// Takes up what a place holds now. A conversation under way goes on with what it began with; files are read by
    /// whoever watches the folders.
    fn read_place(&mut self, what: PlaceFor) {
        match what {
            PlaceFor::Records => return,
            PlaceFor::Scenarios => {
                self.named.look();
                self.sources.folders = self.named.all_folders();
            }
            PlaceFor::Playbook | PlaceFor::House => {
                // What the command line names was sound when the window opened; if it is not now, it stays as it was.
                let Ok(sources) = self.named.sources() else { return };
                self.sources = sources;
            }
        }
        let anew = what != PlaceFor::Scenarios;
        let inside = |path: &PathBuf| path.parent().is_some_and(|at| self.sources.folders.iter().any(|f| f == at));
        self.cards.retain(|card| card.path.as_ref().map_or(!anew, inside));
        for card in self.cards.iter_mut().filter(|card| anew || card.check.is_busy()) {
            card.check = if card.path.is_some() { Check::Waits } else { Check::Read };
        }
        self.built_in();
        self.arrange();
    }
}

#[cfg(test)]
mod tests {
    use super::path_from;
    use std::path::PathBuf;

    #[test]
    fn a_path_is_taken_as_it_is_typed_pasted_or_quoted() {
        let root = if cfg!(windows) { "C:\\" } else { "/" };
        let whole = PathBuf::from(root).join("a folder").join("b");
        for typed in [format!("{root}a folder/b"), format!("  \"{root}a folder/b/\" "), format!("'{root}a folder/b'\n")]
        {
            assert_eq!(path_from(&typed), Ok(whole.clone()), "{typed:?}");
        }
        for wrong in ["", "  ", "\"\"", "scenarios", "./a", "/a\u{0}b", "/a\nb"] {
            assert!(path_from(wrong).is_err(), "{wrong:?}");
        }
    }
}
