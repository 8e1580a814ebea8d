//! From text to a sound scenario, with everything that is wrong. The only maker of a [`Scenario`].

use std::sync::Arc;

use super::Scenario;
use super::compile::Compile;
use super::draft::Draft;
use super::house::{House, HouseDraft};
use super::meaning;
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

/// Checks the text of a scenario. `id` is the file's name without its ending.
#[must_use]
pub fn scenario_from_text(id: &str, text: &str, playbook: &Arc<Playbook>, house: &House) -> Checked {
    let read = read::read::<Draft>(text);
    let mut findings = Findings::of(text, &read);
    let Some(draft) = &read.value else {
        return Checked { scenario: None, title: String::new(), findings: findings.into_sorted() };
    };
    let made = Compile::new(draft, playbook, house, &mut findings).scenario(id);
    if let Some(scenario) = &made {
        meaning::judge(scenario, draft, &mut findings);
    }
    let sound = if findings.has_errors() { None } else { made };
    let mut findings = findings.into_sorted();
    accept(draft, &mut findings);
    Checked { scenario: sound, title: draft.title.clone(), findings }
}

/// Marks findings that the author accepted with a reason; an acceptance that meets nothing is a finding.
fn accept(draft: &Draft, findings: &mut Vec<Finding>) {
    let mut unused = Vec::new();
    for accepted in &draft.accepted {
        let mut met = false;
        for finding in findings.iter_mut() {
            let same_scene = accepted.scene.is_empty() || accepted.scene == finding.scene;
            if finding.code == accepted.finding && same_scene && finding.severity != Severity::Error {
                finding.waived = Some(accepted.because.clone());
                met = true;
            }
        }
        if !met {
            unused.push(accepted.finding.clone());
        }
    }
    for name in unused {
        let at = findings.first().map_or((1, 1), |f| (f.line, f.column));
        findings.push(Finding {
            code: "accepted-for-nothing",
            severity: Severity::Warning,
            span: crate::text::syntax::Span::new(0, 0),
            line: at.0.min(1),
            column: at.1.min(1),
            message: format!("\"{name}\" is accepted in this file, but nothing of that name was found."),
            help: "Remove it from `accepted`.".to_owned(),
            scene: String::new(),
            waived: None,
        });
    }
}

/// Reads a house sheet.
///
/// # Errors
/// Everything that is wrong with it.
pub fn house_from_text(text: &str) -> Result<House, Vec<Finding>> {
    let read = read::read::<HouseDraft>(text);
    let findings = Findings::of(text, &read);
    match read.value {
        Some(draft) if read.errors.is_empty() => Ok(House::from_draft(draft)),
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
