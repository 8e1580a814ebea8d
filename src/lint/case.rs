//! What a rule is given, and how it reports.

use crate::engine::Taken;
use crate::scenario::draft::Draft;
use crate::scenario::{Reply, ReplyKind, Scenario, Scene};
use crate::solve::Solved;
use crate::text::{Findings, Place, Witness};

use super::rules::rule;

/// A scenario that can be played, as typed, and all that could happen in it.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The sound scenario.
    pub scenario: &'a Scenario,
    /// As it was typed.
    pub draft: &'a Draft,
    /// What could happen, by want.
    pub solved: &'a [Solved],
}

impl<'a> Case<'a> {
    /// Whether every want was walked to the end.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.solved.len() == self.scenario.wants.len() && self.solved.iter().all(|solved| solved.cut.is_none())
    }

    /// The id of the want of a walk.
    #[must_use]
    pub fn want(&self, solved: &Solved) -> &'a str {
        self.scenario.wants.get(usize::from(solved.deal.want)).map_or("", |want| want.id.as_str())
    }

    /// The scenes of the conversation, with their numbers; those of the aftermath left out.
    pub fn scenes(&self) -> impl Iterator<Item = (u16, &'a Scene)> {
        (0..self.scenario.aftermath).zip(&self.scenario.scenes)
    }

    /// All scenes, with their numbers.
    pub fn all_scenes(&self) -> impl Iterator<Item = (u16, &'a Scene)> {
        (0..).zip(&self.scenario.scenes)
    }

    /// Where a scene stands in the text.
    #[must_use]
    pub fn scene_place(&self, scene: u16) -> Place<'static> {
        let (list, at) = match scene.checked_sub(self.scenario.aftermath) {
            Some(at) => ("aftermath", at),
            None => ("scenes", scene),
        };
        Place::root().field(list).item(usize::from(at))
    }

    /// Every reply that an author wrote in a scene: the part it belongs to (their count for the scene's own
    /// line), its number there, and where it stands in the text.
    #[must_use]
    pub fn replies(&self, number: u16, scene: &'a Scene) -> Vec<Written<'a>> {
        let place = self.scene_place(number);
        let own_part = u8::try_from(scene.parts.len()).unwrap_or(u8::MAX);
        let mut made = Vec::new();
        for (part, at) in scene.parts.iter().zip(0u8..) {
            let cut_ins = place.field("vent").item(usize::from(at)).field("cut_ins");
            let written = part.replies.iter().zip(1u8..).filter(|(reply, _)| reply.kind != ReplyKind::Listen);
            for (nth, (reply, number)) in written.enumerate() {
                made.push(Written { part: at, number, reply, place: cut_ins.item(nth) });
            }
        }
        for (nth, (reply, number)) in scene.replies.iter().zip(1u8..).enumerate() {
            let impulse = reply.kind == ReplyKind::Impulse;
            let place = if impulse { place.field("impulse") } else { place.field("replies").item(nth) };
            made.push(Written { part: own_part, number, reply, place });
        }
        made
    }
}

/// A reply where it was written.
#[derive(Clone, Debug)]
pub struct Written<'a> {
    /// The part of the vent; their count for the scene's own line.
    pub part: u8,
    /// Its number there.
    pub number: u8,
    /// The reply.
    pub reply: &'a Reply,
    /// Its place in the text.
    pub place: Place<'static>,
}

/// Takes findings by the name of their rule.
#[derive(Debug)]
pub struct Report<'f, 't, 's> {
    findings: &'f mut Findings<'t>,
    scenario: &'s Scenario,
}

impl<'f, 't, 's> Report<'f, 't, 's> {
    pub(super) fn new(findings: &'f mut Findings<'t>, scenario: &'s Scenario) -> Self {
        Self { findings, scenario }
    }

    /// Reports a finding of a rule, unless the declared level of writing does not ask for it.
    pub fn find(&mut self, name: &'static str, place: &Place<'_>, message: impl Into<String>, help: impl Into<String>) {
        if let Some(rule) = rule(name).filter(|rule| rule.from <= self.scenario.writing) {
            self.findings.report(place, rule.name, rule.severity, message, help);
        }
    }

    /// The same, with the conversation that proves it.
    pub fn prove(
        &mut self,
        name: &'static str,
        place: &Place<'_>,
        message: impl Into<String>,
        help: impl Into<String>,
        (solved, taken): (&Solved, &[Taken]),
    ) {
        let before = self.findings.so_far().len();
        self.find(name, place, message, help);
        if self.findings.so_far().len() > before {
            let want = self.scenario.wants.get(usize::from(solved.deal.want));
            let want = want.map(|want| want.id.clone()).unwrap_or_default();
            self.findings.prove(Witness { want, choices: taken.iter().map(ToString::to_string).collect() });
        }
    }
}
