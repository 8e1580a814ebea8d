//! What the commands read: the playbook, the house sheet, a scenario by its file or by its name.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::failure::Failure;
use super::report::Source;
use crate::disk::{self, DiskError};
use crate::engine::code::attempt_of;
use crate::engine::{Replay, replay};
use crate::playbook::{self, Playbook};
use crate::scenario::Scenario;
use crate::scenario::check::{house_from_text, scenario_from_text};
use crate::scenario::house::House;

/// What every scenario is read with.
#[derive(Debug)]
pub(super) struct Setting {
    /// What behaviours do.
    pub playbook: Arc<Playbook>,
    /// What house words stand for.
    pub house: House,
    /// The folder of the records, if one was named.
    #[cfg_attr(not(feature = "records"), expect(dead_code, reason = "this build keeps none"))]
    pub data: Option<PathBuf>,
    /// The options that name playbook and house words, for a command that is to be typed again.
    pub options: String,
}

impl Setting {
    /// Reads both, or takes the built-in ones.
    pub(super) fn load(playbook: Option<&Path>, house: Option<&Path>, data: Option<&Path>) -> Result<Self, Failure> {
        let named = [("--playbook", playbook), ("--house", house)];
        let options = named
            .iter()
            .filter_map(|(name, path)| Some(format!(" {name} {}", quoted(&path.as_ref()?.display().to_string()))));
        let (options, data) = (options.collect(), data.map(Path::to_path_buf));
        Ok(Self { options, data, playbook: Arc::new(load_playbook(playbook)?), house: load_house(house)? })
    }
}

fn load_playbook(path: Option<&Path>) -> Result<Playbook, Failure> {
    let (file, text) = match path {
        Some(path) => (path.display().to_string(), disk::read_text(path)?),
        None => ("the built-in playbook".to_owned(), playbook::SHIPPED.to_owned()),
    };
    playbook::check::playbook_from_text(&text).map_err(|findings| Failure::broken(Source { file, text, findings }))
}

fn load_house(path: Option<&Path>) -> Result<House, Failure> {
    let Some(path) = path else { return Ok(House::default()) };
    let text = disk::read_text(path)?;
    let file = path.display().to_string();
    house_from_text(&text).map_err(|findings| Failure::broken(Source { file, text, findings }))
}

/// A file's name as it is typed in a terminal.
pub(super) fn quoted(name: &str) -> String {
    let bare = |c: char| c.is_alphanumeric() || "._-/\\:".contains(c);
    if name.chars().all(bare) { name.to_owned() } else { format!("\"{name}\"") }
}

/// A file's name without its folder and its ending.
pub(super) fn id_of(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// A scenario that can be played: a file, or the bare name of a built-in one.
pub(super) fn scenario(name: &Path, setting: &Setting) -> Result<Scenario, Failure> {
    let shipped = disk::shipped().iter().find(|(id, _)| name.as_os_str() == *id && !disk::is_there(name));
    let text = match shipped {
        Some((_, text)) => (*text).to_owned(),
        None => disk::read_text(name).map_err(|error| missing(error, name))?,
    };
    let checked = scenario_from_text(&id_of(name), &text, &setting.playbook, &setting.house);
    let file = name.display().to_string();
    checked.scenario.ok_or_else(|| Failure::broken(Source { file, text, findings: checked.findings }))
}

/// All that happened in the attempt of a code.
pub(super) fn attempt(code: &str, name: &Path, scenario: &Scenario) -> Result<Replay, Failure> {
    let failed = |why: String| Failure::in_file(&name.display().to_string(), format!("{why}."));
    let attempt = attempt_of(code, scenario).map_err(|error| failed(error.to_string()))?;
    replay(scenario, &attempt).map_err(|error| failed(error.to_string()))
}

/// Somebody who looks for a scenario that is not there may have meant a built-in one.
fn missing(error: DiskError, name: &Path) -> Failure {
    let known: Vec<&str> = disk::shipped().iter().map(|(id, _)| *id).collect();
    let bare = name.components().count() == 1;
    match error {
        DiskError::Missing(ref path) if bare => {
            let message = format!("there is no file \"{}\". Built-in scenarios: {}.", path.display(), known.join(", "));
            Failure { message, ..Failure::from(error) }
        }
        other => Failure::from(other),
    }
}

/// The file that is meant, or those in the folder that is.
pub(super) fn files_of(named: &Path) -> Result<Vec<PathBuf>, DiskError> {
    if disk::is_folder(named) { disk::scenario_files(named) } else { Ok(vec![named.to_owned()]) }
}
