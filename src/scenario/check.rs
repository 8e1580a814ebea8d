//! From text to a sound scenario, with everything that is wrong. The only maker of a [`Scenario`].

use std::sync::Arc;

use super::Scenario;
use super::compile::Compile;
use super::draft::Draft;
use super::house::House;
use super::meaning;
use super::words::Table;
use crate::playbook::Playbook;
use crate::text::{Finding, Findings, Place, Severity, read};

/// What came of checking a text.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The scenario, if it can be played.
    pub scenario: Option<Scenario>,
    /// The title as far as it could be read, for a card of a broken file.
    pub title: String,
    /// What is wrong, in the order of the text.
    pub findings: Vec<Finding>,
}

/// Checks the text of a scenario by reading alone. `id` is the file's name without its ending.
#[must_use]
pub fn scenario_from_text(id: &str, text: &str, playbook: &Arc<Playbook>, house: &House) -> Checked {
    judged(id, text, playbook, house, None)
}

/// Looks further into a scenario that can be played; says whether nothing was left unknown.
pub type Further<'f> = &'f mut dyn FnMut(&Scenario, &mut Findings<'_>) -> bool;

/// Checks the text of a scenario; one that can be played is looked into `further`, before acceptances count.
#[must_use]
pub fn judged(id: &str, text: &str, playbook: &Arc<Playbook>, house: &House, further: Option<Further<'_>>) -> Checked {
    let read = read::read::<Draft>(text);
    let mut findings = Findings::of(text, &read);
    let Some(draft) = &read.value else {
        return Checked { scenario: None, title: String::new(), findings: findings.into_sorted() };
    };
    let made = Compile::new(draft, playbook, house, &mut findings).scenario(id);
    // What was cut out of a broken text would look missing: sense is judged on a whole one.
    if let Some(scenario) = made.as_ref().filter(|_| read.errors.is_empty()) {
        meaning::judge(scenario, draft, &mut findings);
    }
    let sound = if findings.has_errors() { None } else { made };
    let through = match (&sound, further) {
        (Some(scenario), Some(further)) => further(scenario, &mut findings),
        _ => false,
    };
    accept(draft, through, &mut findings);
    Checked { scenario: sound, title: draft.title.clone(), findings: findings.into_sorted() }
}

/// Marks findings that the author accepted with a reason; one that meets nothing is a finding, if everything
/// was looked for (`through`).
fn accept(draft: &Draft, through: bool, findings: &mut Findings<'_>) {
    for (at, accepted) in draft.accepted.iter().enumerate() {
        let entry = Place::root().field("accepted").item(at);
        let scenes =
            draft.scenes.iter().position(|s| s.id == accepted.scene).map(|n| Place::root().field("scenes").item(n));
        let after = draft
            .aftermath
            .iter()
            .position(|s| s.id == accepted.scene)
            .map(|n| Place::root().field("aftermath").item(n));
        let within = scenes.or(after);
        if within.is_none() && !accepted.scene.is_empty() {
            let known: Vec<&str> = draft.scenes.iter().chain(&draft.aftermath).map(|s| s.id.as_str()).collect();
            findings.unknown(&entry.field("scene"), "unknown-scene", "scene", &accepted.scene, &known);
        } else if accepted.because.trim().is_empty() {
            findings.error(
                &entry,
                "accepted-without-reason",
                "It does not say why this is accepted.",
                "Write `because: \"...\"`.",
            );
        } else if !findings.accept(&accepted.finding, within.as_ref(), &accepted.because) && through {
            let message = format!("\"{}\" is accepted here, but nothing of that name was found.", accepted.finding);
            findings.report(&entry, "accepted-for-nothing", Severity::Warning, message, "Remove it from `accepted`.");
        }
    }
}

/// Reads a house sheet.
///
/// # Errors
/// Everything that is wrong with it.
pub fn house_from_text(text: &str) -> Result<House, Vec<Finding>> {
    let read = read::read::<Table<String>>(text);
    let mut findings = Findings::of(text, &read);
    let known: Vec<&str> = House::built_in().collect();
    for (name, _) in read.value.iter().flat_map(|table| &table.entries) {
        if !known.contains(&name.as_str()) {
            findings.unknown(&Place::root().field(name), "unknown-house-word", "house word", name, &known);
        }
    }
    match read.value {
        Some(table) if !findings.has_errors() => Ok(House::from_table(table)),
        _ => Err(findings.into_sorted()),
    }
}

/// A place in the conversation part of a file.
pub(super) fn scene_place(scenario: &Scenario, number: usize) -> Place<'static> {
    let aftermath = usize::from(scenario.aftermath);
    match number.checked_sub(aftermath) {
        Some(at) => Place::root().field("aftermath").item(at),
        None => Place::root().field("scenes").item(number),
    }
}
