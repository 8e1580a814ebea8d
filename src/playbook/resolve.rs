//! Turns names into numbers: behaviours, milestones, endings, facts, promises. Shared by the playbook's
//! own check and by a scenario's guards.

use super::draft::{ActionDraft, ConditionDraft};
use super::{Action, BehaviourId, Condition, EndingId, Milestones};
use crate::text::{Findings, Place};

/// The names that a condition may use.
#[derive(Clone, Debug, Default)]
pub struct Names<'a> {
    /// Behaviours.
    pub behaviours: Vec<&'a str>,
    /// Milestones.
    pub milestones: Vec<&'a str>,
    /// Endings.
    pub endings: Vec<&'a str>,
    /// Facts of the scenario.
    pub facts: Vec<&'a str>,
    /// Remedies of the scenario.
    pub remedies: Vec<&'a str>,
    /// Promises of the scenario.
    pub promises: Vec<&'a str>,
}

/// The position of a name as a small number.
fn number(name: &str, among: &[&str]) -> Option<u16> {
    among.iter().position(|n| *n == name).and_then(|at| u16::try_from(at).ok())
}

/// The bit of a name; 0 beyond the sixteenth (the limits are checked where names are declared).
fn bit(name: &str, among: &[&str]) -> Option<u16> {
    number(name, among).map(|at| 1u16.checked_shl(u32::from(at)).unwrap_or(0))
}

impl<'a> Names<'a> {
    /// A behaviour.
    pub fn behaviour(&self, name: &str, place: &Place<'_>, findings: &mut Findings<'_>) -> Option<BehaviourId> {
        let found = number(name, &self.behaviours).map(BehaviourId);
        if found.is_none() {
            findings.unknown(place, "unknown-behaviour", "behaviour", name, &self.behaviours);
        }
        found
    }

    /// A list of behaviours; the unknown ones are reported and left out.
    pub fn behaviours(&self, names: &[String], place: &Place<'a>, findings: &mut Findings<'_>) -> Vec<BehaviourId> {
        names.iter().enumerate().filter_map(|(at, name)| self.behaviour(name, &place.item(at), findings)).collect()
    }

    /// A milestone, as its bit.
    pub fn milestone(&self, name: &str, place: &Place<'_>, findings: &mut Findings<'_>) -> Milestones {
        bit(name, &self.milestones).unwrap_or_else(|| {
            findings.unknown(place, "unknown-milestone", "milestone", name, &self.milestones);
            0
        })
    }

    /// An ending.
    pub fn ending(&self, name: &str, place: &Place<'_>, findings: &mut Findings<'_>) -> Option<EndingId> {
        let found = number(name, &self.endings).map(EndingId);
        if found.is_none() {
            findings.unknown(place, "unknown-ending", "ending", name, &self.endings);
        }
        found
    }

    /// A fact, as its bit.
    pub fn fact(&self, name: &str, place: &Place<'_>, findings: &mut Findings<'_>) -> u16 {
        bit(name, &self.facts).unwrap_or_else(|| {
            findings.unknown(place, "unknown-fact", "fact", name, &self.facts);
            0
        })
    }

    /// A promise, as its position.
    pub fn promise(&self, name: &str, place: &Place<'_>, findings: &mut Findings<'_>) -> Option<u8> {
        let found = number(name, &self.promises).and_then(|at| u8::try_from(at).ok());
        if found.is_none() {
            findings.unknown(place, "unknown-promise", "promise", name, &self.promises);
        }
        found
    }

    /// A remedy, as its position.
    pub fn remedy(&self, name: &str, place: &Place<'_>, findings: &mut Findings<'_>) -> Option<u8> {
        let found = number(name, &self.remedies).and_then(|at| u8::try_from(at).ok());
        if found.is_none() {
            findings.unknown(place, "unknown-remedy", "remedy", name, &self.remedies);
        }
        found
    }

    fn promise_bit(&self, name: &str, place: &Place<'_>, findings: &mut Findings<'_>) -> u8 {
        self.promise(name, place, findings).and_then(|at| 1u8.checked_shl(u32::from(at))).unwrap_or(0)
    }

    /// A condition.
    pub fn condition(&self, draft: &ConditionDraft, place: &Place<'a>, findings: &mut Findings<'_>) -> Condition {
        use ConditionDraft as D;
        let mut list = |items: &[D]| -> Box<[Condition]> {
            items.iter().enumerate().map(|(at, item)| self.condition(item, &place.item(0).item(at), findings)).collect()
        };
        match draft {
            D::Always => Condition::Always,
            D::All(items) => Condition::All(list(items)),
            D::Any(items) => Condition::Any(list(items)),
            D::Not(item) => Condition::Not(Box::new(self.condition(item, &place.item(0), findings))),
            D::AtLeast(meter, points) => Condition::AtLeast(*meter, *points),
            D::Below(meter, points) => Condition::Below(*meter, *points),
            D::Reached(name) => Condition::Reached(self.milestone(name, place, findings)),
            D::Facts(count) => Condition::Facts(*count),
            D::Knows(name) => Condition::Knows(self.fact(name, place, findings)),
            D::WantKnown => Condition::WantKnown,
            D::AboutKnown => Condition::AboutKnown,
            D::AsksKnown => Condition::AsksKnown,
            D::Used(name, count) => match self.behaviour(name, place, findings) {
                Some(id) => Condition::Used(id, *count),
                None => Condition::Always,
            },
            D::PastTolerance(count) => Condition::PastTolerance(*count),
            D::Streak(count) => Condition::Streak(*count),
            D::Vent => Condition::Vent,
            D::Aimed => Condition::Aimed,
            D::Threat => Condition::Threat,
            D::Is(names) => Condition::Is(self.behaviours(names, &place.item(0), findings).into()),
            D::With(names) => Condition::With(self.behaviours(names, &place.item(0), findings).into()),
            D::Fit(fit) => Condition::Fit(*fit),
            D::Burnt => Condition::Burnt,
            D::Scars(points) => Condition::Scars(*points),
            D::SomethingNew => Condition::SomethingNew,
            D::Agreed(name) => self.remedy(name, place, findings).map_or(Condition::Always, Condition::Agreed),
            D::Promise(kept) => Condition::Promise(*kept),
            D::Promised(name) => Condition::Promised(self.promise_bit(name, place, findings)),
            D::Noted(name) => Condition::Noted(self.promise_bit(name, place, findings)),
            D::Ending(names) => Condition::Ending(
                names
                    .iter()
                    .enumerate()
                    .filter_map(|(at, name)| self.ending(name, &place.item(0).item(at), findings))
                    .collect(),
            ),
        }
    }

    /// An action.
    pub fn action(&self, draft: &ActionDraft, place: &Place<'a>, findings: &mut Findings<'_>) -> Option<Action> {
        use ActionDraft as D;
        Some(match draft {
            D::Scale(percent) => Action::Scale(*percent),
            D::Cap(percent) => Action::Cap(*percent),
            D::Become(name) => Action::Become(self.behaviour(name, &place.item(0), findings)?),
            D::Add(effect) => Action::Add(*effect),
            D::Also(name) => Action::Also(self.behaviour(name, &place.item(0), findings)?),
            D::OpenNothing => Action::OpenNothing,
            D::RevealWant => Action::RevealWant,
            D::Burn => Action::Burn,
        })
    }
}
