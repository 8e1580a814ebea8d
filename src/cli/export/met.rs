//! What the walk met of a scenario's graph: which scenes and replies some conversation comes to, which endings a
//! closing reply leads to, and which replies are risky where most trainees meet them.

use std::collections::{BTreeMap, BTreeSet};

use crate::engine::{State, distinct_ways, replies, take};
use crate::playbook::EndingId;
use crate::scenario::{Facts, Goto, Reaction, Reacts, Reply, Scenario};
use crate::solve::{At, Budget, Going, Grade, Solved, Walk};

/// A version of a reaction: three that every reply has, then four of a summary.
pub(super) type Version = usize;

/// How the versions are called.
pub(super) const VERSIONS: [&str; 7] = ["lands", "falls flat", "backfires", "full", "facts only", "thin", "wrong"];
/// The first of those of a summary.
const OF_SUMMARY: Version = 3;

/// What was met, by some or all wants.
#[derive(Debug, Default)]
pub(super) struct Met {
    /// Why not everything was walked.
    pub cut: Option<&'static str>,
    pub scenes: BTreeSet<u16>,
    pub replies: BTreeSet<At>,
    pub versions: BTreeSet<(At, Version)>,
    pub endings: BTreeSet<EndingId>,
    /// How conversations ended by a reply, by the version that was heard.
    pub ends: BTreeMap<(At, Version), BTreeSet<EndingId>>,
    /// Replies that set one back in some want.
    pub risky: BTreeSet<At>,
}

/// The versions of a reply's reaction.
pub(super) fn versions(reply: &Reply) -> impl Iterator<Item = (Version, &Reaction)> {
    let of_summary = reply.outcomes.iter().flat_map(|four| four.iter()).zip(OF_SUMMARY..);
    reply.reactions.iter().zip(0..).chain(of_summary).map(|(reaction, version)| (version, reaction))
}

/// Which version is heard: what is not written for a summary is answered like any reply.
fn version_of(reply: &Reply, reacts: Reacts, outcome: Option<usize>) -> Version {
    let written = |at: &usize| {
        let reaction = reply.outcomes.as_ref().and_then(|four| four.get(*at));
        reaction.is_some_and(|reaction| !reaction.says.is_empty())
    };
    let plain = match reacts {
        Reacts::Lands => 0,
        Reacts::FallsFlat => 1,
        Reacts::Backfires => 2,
    };
    outcome.filter(written).map_or(plain, |at| OF_SUMMARY + at)
}

/// Whether a reply may close the conversation by what its author wrote.
fn closes(reply: &Reply) -> bool {
    let leads = versions(reply).filter_map(|(_, reaction)| reaction.to);
    std::iter::once(reply.to).chain(leads).any(|to| to == Goto::Close)
}

/// Every line of a scenario: scene, part of its vent, replies; the scene's own line is the part after the last.
pub(super) fn lines(scenario: &Scenario) -> impl Iterator<Item = (u16, u8, &[Reply])> {
    let scenes = (0u16..).zip(&scenario.scenes);
    scenes.flat_map(|(number, scene)| scene.lines().map(move |line| (number, line.part, line.replies)))
}

impl Met {
    /// With one want.
    pub(super) fn by(scenario: &Scenario, solved: &Solved) -> Self {
        let mut met = Self { cut: solved.cut.map(crate::solve::Cut::words), ..Self::default() };
        for (scene, part, replies) in lines(scenario) {
            let Some(line) = solved.seen.line(scene, part) else { continue };
            if line.first.is_some() {
                met.scenes.insert(scene);
            }
            for (seen, number) in line.replies.iter().zip(1u8..).take(replies.len()) {
                let at = At { scene, part, number };
                met.replies.extend(seen.offered().map(|_| at));
                let met_versions = seen.reacts.iter().chain(&seen.outcomes).zip(0..);
                met.versions.extend(met_versions.filter_map(|(mark, version)| mark.map(|_| (at, version))));
            }
            met.note_risky(scenario, solved, scene, part);
        }
        let endings = (0u16..).map(EndingId);
        met.endings.extend(endings.zip(&solved.endings).filter(|(_, r)| r.reachable == Some(true)).map(|(id, _)| id));
        if solved.cut.is_none() {
            met.note_ends(scenario, solved);
        }
        met
    }

    /// What was met with any of the wants.
    pub(super) fn joined(by_want: Vec<Self>) -> Self {
        let mut all = Self::default();
        for met in by_want {
            all.cut = all.cut.or(met.cut);
            all.scenes.extend(met.scenes);
            all.replies.extend(met.replies);
            all.versions.extend(met.versions);
            all.endings.extend(met.endings);
            all.risky.extend(met.risky);
            for (place, endings) in met.ends {
                all.ends.entry(place).or_default().extend(endings);
            }
        }
        all
    }

    /// Replies that cost so much that they set one back, in the state in which the line is heard most often.
    fn note_risky(&mut self, scenario: &Scenario, solved: &Solved, scene: u16, part: u8) {
        let grades = solved.usual(scenario, scene, part).and_then(|usual| usual.grades(scenario));
        let risky = grades.into_iter().flatten().filter(|(_, grade)| grade.is_some_and(|g| g >= Grade::SetYouBack));
        self.risky.extend(risky.map(|(prospect, _)| At { scene, part, number: prospect.taken.number }));
    }

    /// How conversations end where a reply closes them: looks at every state of the scenes that have such replies.
    fn note_ends(&mut self, scenario: &Scenario, solved: &Solved) {
        let all = lines(scenario).filter(|(scene, _, _)| *scene < scenario.aftermath);
        let closing: BTreeSet<u16> =
            all.filter(|(_, _, replies)| replies.iter().any(closes)).map(|(scene, _, _)| scene).collect();
        let mut ways = BTreeMap::new();
        let mut walk = Walk::new(scenario, solved.deal, &State::opening(scenario)).forgetful();
        loop {
            for state in walk.states_now().iter().filter(|state| closing.contains(&state.scene)) {
                self.note_ends_at(scenario, solved, state, &mut ways);
            }
            if !walk.turn(&Budget::of(scenario), &mut |_| Going::On) {
                break;
            }
        }
    }

    fn note_ends_at(&mut self, scenario: &Scenario, solved: &Solved, state: &State, ways: &mut Ways) {
        let parts = scenario.scene(state.scene).map_or(0, |scene| scene.parts.len());
        let part = state.part.min(u8::try_from(parts).unwrap_or(u8::MAX));
        for offer in replies(scenario, state).filter(|offer| closes(offer.reply)) {
            let at = At { scene: state.scene, part, number: offer.number };
            let ways = ways
                .entry((at, state.facts))
                .or_insert_with(|| distinct_ways(scenario, offer.number, offer.reply, state.facts).unwrap_or_default());
            for (taken, _) in ways.iter() {
                let Ok(turn) = take(scenario, solved.deal, state, taken) else { continue };
                let version = version_of(offer.reply, turn.reacts, turn.outcome);
                if let Some(ending) = turn.to.ending() {
                    self.ends.entry((at, version)).or_default().insert(ending);
                }
            }
        }
    }
}

/// The ways to take a composed reply, by the facts that are known.
type Ways = BTreeMap<(At, Facts), Vec<(crate::engine::Taken, u64)>>;
