//! The pass mark of an Assessment: what one conversation has to reach, and how many of a set have to reach it.
//! Data of the playbook; it changes no conversation, so it is no part of its content.

use serde::Deserialize;

use crate::text::{Findings, Place};

/// The pass mark. Every number is a default that nobody has validated (domain.md 4.1); a firm sets its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PassMark {
    /// Percent of the step points that came up, 1 to 100.
    pub step_percent: u8,
    /// Different conversations that a verdict needs, 1 at least.
    pub set: usize,
    /// So many of them have to reach the mark, 1 to `set`.
    pub needed: usize,
    /// Chances across the set before anything is said of a step, 1 to `set`: a conversation gives one at most.
    pub chances_least: usize,
}

impl Default for PassMark {
    fn default() -> Self {
        Self { step_percent: 80, set: 3, needed: 2, chances_least: 3 }
    }
}

impl PassMark {
    /// Reports a mark that nobody or everybody would reach.
    pub(super) fn judge(&self, findings: &mut Findings<'_>) {
        for (name, number, most) in [
            ("step_percent", usize::from(self.step_percent), 100),
            ("set", self.set, usize::MAX),
            ("needed", self.needed, self.set.max(1)),
            ("chances_least", self.chances_least, self.set.max(1)),
        ] {
            let place = Place::root().field("assessment").field(name);
            if number == 0 {
                let message = format!("`{name}` is 0, and has to be 1 at least.");
                findings.error(&place, "out-of-range", message, "Leave it out to have the usual number.");
            } else if number > most {
                let message = format!("`{name}` is {number}, and can be {most} at most: nobody could reach it.");
                findings.error(&place, "out-of-range", message, "Leave it out to have the usual number.");
            }
        }
    }
}
