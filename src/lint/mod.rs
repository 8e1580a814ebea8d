//! What is wrong with a scenario that can be played: rules as sentences, by reading it, by walking it, by its
//! wording (domain.md 3.2, mechanics.md). Each rule has a number, a name that reads after the word "allow",
//! and a place in `docs/findings.md`; thresholds are the playbook's. A scenario may accept a finding with a
//! written reason.
//!
//! `rules` lists them. A `Case` is what they look at, its `Line`s judged where most
//! trainees hear them; `reading`, `walking` and `wording` judge, a file for what belongs together; `pack` judges a
//! folder. The head of each says which rules stand there.

mod case;
mod lines;
pub mod pack;
mod reading;
mod report;
mod rules;
mod telling;
mod walking;
mod wording;

use std::sync::Arc;

pub use rules::{RULES, Rule};

use case::Case;
use report::Report;

use crate::playbook::Playbook;
use crate::scenario::Scenario;
use crate::scenario::check::judged;
use crate::scenario::house::House;
use crate::solve::{Budget, Going, Solved, deals, solve};
use crate::text::Finding;

/// Everything that is known of a scenario's text.
#[derive(Clone, Debug)]
pub struct Linted {
    /// The scenario, if it can be played.
    pub scenario: Option<Arc<Scenario>>,
    /// The title as far as it could be read.
    pub title: String,
    /// What is wrong, in the order of the text.
    pub findings: Vec<Finding>,
    /// What could happen, for each want; empty where it cannot be played.
    pub solved: Vec<Solved>,
}

/// Walks every want of a scenario; a caller with threads gives each its own.
pub type SolveAll<'f> = &'f mut dyn FnMut(&Scenario) -> Vec<Solved>;

/// Every want, one after the other, within the playbook's budget.
#[must_use]
pub fn one_by_one(scenario: &Scenario) -> Vec<Solved> {
    let budget = Budget::of(scenario);
    deals(scenario).into_iter().map(|deal| solve(scenario, deal, &budget, &mut |_| Going::On)).collect()
}

/// Checks the text of a scenario by all rules. `id` is the file's name without its ending.
pub fn lint(id: &str, text: &str, playbook: &Arc<Playbook>, house: &House, solve_all: SolveAll<'_>) -> Linted {
    let mut solved = Vec::new();
    let checked = judged(
        id,
        text,
        playbook,
        house,
        Some(&mut |scenario, findings| {
            solved = solve_all(scenario);
            let case = Case::new(scenario, &solved);
            let mut report = Report::new(findings, scenario);
            reading::judge(&case, &mut report);
            walking::judge(&case, &mut report);
            wording::judge(&case, &mut report);
            findings.number(rules::number_of);
            case.is_whole()
        }),
    );
    let mut findings = checked.findings;
    // Also those of a text that cannot be played yet: they break the same rules.
    for finding in &mut findings {
        finding.number = rules::number_of(finding.code);
    }
    Linted { scenario: checked.scenario.map(Arc::new), title: checked.title, findings, solved }
}
