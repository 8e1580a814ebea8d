//! How a rule reports: by its name, at a place, if it can with the conversation that proves it.

use crate::engine::Taken;
use crate::scenario::Scenario;
use crate::solve::Solved;
use crate::text::{Findings, Place, Witness};

use super::rules::rule;

/// Takes findings by the name of their rule.
#[derive(Debug)]
pub(super) struct Report<'f, 't> {
    findings: &'f mut Findings<'t>,
    scenario: &'f Scenario,
}

impl<'f, 't> Report<'f, 't> {
    pub(super) fn new(findings: &'f mut Findings<'t>, scenario: &'f Scenario) -> Self {
        Self { findings, scenario }
    }

    /// Reports a finding of a rule, unless the declared level of writing does not ask for it.
    pub(super) fn find(
        &mut self,
        name: &'static str,
        place: &Place<'_>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        if let Some(rule) = rule(name).filter(|rule| rule.from <= self.scenario.writing) {
            self.findings.report(place, rule.name, rule.severity, message, help);
        }
    }

    /// The same, with the conversation that proves it.
    pub(super) fn prove(
        &mut self,
        name: &'static str,
        place: &Place<'_>,
        message: impl Into<String>,
        help: impl Into<String>,
        (solved, taken): (&Solved, &[Taken]),
    ) {
        let before = self.findings.so_far().len();
        self.find(name, place, message, help);
        // Once the list is full, the last line stands for all that is left out, and no conversation proves that.
        if self.findings.so_far().get(before).is_some_and(|found| found.code == name) {
            let want = self.scenario.wants.get(usize::from(solved.deal.want));
            let want = want.map(|want| want.id.clone()).unwrap_or_default();
            self.findings.prove(Witness { want, choices: taken.iter().map(ToString::to_string).collect() });
        }
    }
}
