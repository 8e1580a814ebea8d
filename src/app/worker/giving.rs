//! Gives somebody what is kept about them, as files of their own, and takes attempts in. There may be much of it, so it is
//! done beside the window.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::command::Form;
use crate::debrief::Day;
use crate::debrief::kept::{TraineeId, Whole};
use crate::debrief::progress::Progress;
use crate::debrief::words::date;
use crate::disk;
use crate::exchange::Private;
use crate::exchange::attempts::{self, Came, ENDING, Person, Sorted};
use crate::exchange::html::Practised;
use crate::exchange::table::{self, Practice};
use crate::playbook::Playbook;
use crate::records::{Change, Records, Trainee, Trouble};
use crate::scenario::Scenario;

/// What is asked for.
#[derive(Debug)]
pub(super) struct Giving {
    /// Whose practice.
    pub trainee: Trainee,
    /// In which form; none for all of them, with what is private, as everything about them.
    pub form: Option<Form>,
    /// The folder in which documents are.
    pub folder: PathBuf,
    /// The scenarios at hand.
    pub scenarios: Vec<Arc<Scenario>>,
    /// The playbook in use.
    pub playbook: Arc<Playbook>,
    /// The day.
    pub today: Day,
}

impl Giving {
    /// Writes it; gives the file, or the folder where there are several.
    pub(super) fn give(&self, records: &Records) -> Result<PathBuf, String> {
        let read = |trouble: Trouble| format!("{trouble}.");
        let history = records.history(self.trainee.id).map_err(read)?;
        let attempts = records.attempts(self.trainee.id).map_err(read)?;
        let person = Person { name: self.trainee.name.clone(), settings: history.settings.into_iter().collect() };
        let page = || {
            let at_hand: Vec<&Scenario> = self.scenarios.iter().map(|scenario| &**scenario).collect();
            let progress = Progress::of(&self.playbook, &history.played, &at_hand);
            Practised { name: self.trainee.name.as_deref(), progress: &progress, today: self.today }.page()
        };
        let practice = |attempts: Vec<Whole>| [Practice { trainee: self.called().to_owned(), attempts }];
        let files = match self.form {
            Some(Form::Page) => vec![("", ".html", page())],
            Some(Form::Tables) => {
                let practice = practice(attempts);
                vec![
                    ("attempts", ".csv", table::attempts(&practice, Private::LeftOut)),
                    ("turns", ".csv", table::turns(&practice, Private::LeftOut)),
                ]
            }
            Some(Form::Attempts) => vec![("", ENDING, attempts::file(&attempts, None))],
            None => {
                let file = attempts::file(&attempts, Some(&person));
                let practice = practice(attempts);
                vec![
                    ("progress", ".html", page()),
                    ("attempts", ".csv", table::attempts(&practice, Private::Included)),
                    ("turns", ".csv", table::turns(&practice, Private::Included)),
                    ("all", ENDING, file),
                ]
            }
        };
        self.write(&files).map_err(|error| error.to_string())
    }

    /// Writes one file, or several into a folder; nothing that stands there already is touched.
    fn write(&self, files: &[(&str, &str, String)]) -> Result<PathBuf, disk::DiskError> {
        let name = format!("Unruffled, {}, {}", file_name(self.called()), date(self.today));
        if let [(_, ending, text)] = files {
            let file = free(&self.folder, &name, ending);
            return disk::put(&file, text).map(|()| file);
        }
        let folder = free(&self.folder, &name, "");
        for (name, ending, text) in files {
            disk::put(&folder.join(format!("{name}{ending}")), text)?;
        }
        Ok(folder)
    }

    fn called(&self) -> &str {
        self.trainee.name.as_deref().unwrap_or("guest")
    }
}

/// A name that nothing has yet.
fn free(folder: &Path, name: &str, ending: &str) -> PathBuf {
    let with = |copy: u32| if copy == 1 { format!("{name}{ending}") } else { format!("{name} ({copy}){ending}") };
    let mut all = (1..).map(|copy| folder.join(with(copy)));
    all.find(|place| !disk::is_there(place)).unwrap_or_else(|| folder.join(with(1)))
}

/// A name as a part of a file's name, on every system.
fn file_name(name: &str) -> String {
    let kept: String = name.chars().map(|c| if c.is_alphanumeric() || " -_'’".contains(c) { c } else { '_' }).collect();
    let kept: String = kept.trim().chars().take(60).collect();
    if kept.is_empty() { "trainee".to_owned() } else { kept }
}

/// Takes the attempts of a file in, for somebody; what came of it in words.
pub(super) fn take_in(records: &mut Records, trainee: TraineeId, file: &Path) -> Result<String, String> {
    let bytes = disk::read_bytes(file, attempts::BYTES_MAX).map_err(|error| error.to_string())?;
    let found = attempts::read(&bytes).map_err(|why| format!("\"{}\", {why}", file.display()))?;
    let here = records.names(None).map_err(|trouble| format!("{trouble}."))?;
    // What is open here is open in the window, which would not know how it went on.
    let Sorted { new, came, .. } = found.sorted(&here, &[]);
    let mut changes = Vec::new();
    for sound in new {
        changes.extend(Change::whole(trainee, sound.whole, sound.judged));
    }
    records.write(&changes).map_err(|why| format!("Nothing came in: {why}."))?;
    Ok(told(&came))
}

/// So many refusals are told one by one; the command line tells them all.
const TOLD: usize = 3;

fn told(came: &Came) -> String {
    let mut said = vec![came.sentence()];
    said.extend(came.refused.iter().take(TOLD).map(ToString::to_string));
    if came.refused.len() > TOLD {
        said.push(format!("`unruffled import` names the other {}, too.", came.refused.len() - TOLD));
    }
    said.join(" ")
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_name_makes_a_file_name_on_every_system() {
        for (name, expected) in [
            ("Ada", "Ada"),
            ("Zoë O’Neil-Kim", "Zoë O’Neil-Kim"),
            ("../../etc/passwd", "______etc_passwd"),
            ("a:b*c?\"<>|\\", "a_b_c______"),
            ("  ", "trainee"),
            (".hidden\n", "_hidden_"),
        ] {
            assert_eq!(file_name(name), expected);
        }
        assert_eq!(file_name(&"x".repeat(500)).len(), 60);
    }
}
