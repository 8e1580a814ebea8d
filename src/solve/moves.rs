//! The moves of a state: every reply on offer in time, a composed one once for each thing it can come to.

use std::collections::BTreeMap;

use crate::engine::{Deal, Listener, Offer, State, Taken, choose_told, distinct_ways, replies};
use crate::playbook::{Kind, Playbook, ShownBy};
use crate::scenario::{Facts, Reacts, Scenario};

/// A move, before it is made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    /// The reply with its pieces: the first that come to this.
    pub taken: Taken,
    /// How often somebody who guesses takes it.
    pub share: f64,
}

/// What is known about a move that was made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Made {
    pub choice: Choice,
    pub to: State,
    pub noticed: Noticed,
}

/// What each behaviour of the playbook says for a trainee.
#[derive(Clone, Debug)]
pub(super) struct Worth {
    behaviours: Vec<OfBehaviour>,
}

#[derive(Clone, Debug, Default)]
struct OfBehaviour {
    helps: bool,
    hurts: bool,
    /// For each step that it shows: the milestones before which it is in time.
    dues: Vec<u16>,
}

impl Worth {
    pub(super) fn of(playbook: &Playbook) -> Self {
        let mut behaviours: Vec<OfBehaviour> = playbook
            .behaviours
            .iter()
            .map(|b| OfBehaviour { helps: b.kind == Kind::Helpful, hurts: b.kind == Kind::Harmful, dues: Vec::new() })
            .collect();
        for step in &playbook.steps {
            let ShownBy::Behaviours(shown_by) = &step.shown_by else { continue };
            for behaviour in shown_by {
                if let Some(entry) = behaviours.get_mut(behaviour.index()) {
                    entry.dues.push(step.due);
                }
            }
        }
        Self { behaviours }
    }
}

/// What the walk notices of a move.
#[derive(Clone, Copy, Debug)]
pub(super) struct Noticed {
    /// How the reply was taken.
    pub reacts: Reacts,
    /// In a summary: which outcome.
    pub outcome: Option<usize>,
    /// Behaviours at full effect that help or show a step, 15 at most.
    pub shows: u8,
    /// How far it goes by the book: behaviours that show a step at full effect and in time, less what hurts.
    pub book: i8,
}

struct Ear<'w> {
    worth: &'w Worth,
    milestones: u16,
    noticed: Noticed,
}

impl Listener for Ear<'_> {
    #[inline]
    fn counted(&mut self, counted: crate::engine::Counted) {
        let Some(worth) = self.worth.behaviours.get(counted.counted_as.index()) else { return };
        if worth.hurts {
            self.noticed.book = self.noticed.book.saturating_sub(HURT);
        } else if counted.percent >= 100 {
            let in_time = worth.dues.iter().any(|due| self.milestones & due == 0);
            self.noticed.book = self.noticed.book.saturating_add(i8::from(in_time));
            let shows = worth.helps || !worth.dues.is_empty();
            self.noticed.shows = (self.noticed.shows + u8::from(shows)).min(SHOWS_MAX);
        }
    }

    #[inline]
    fn reacted(&mut self, reacts: Reacts, outcome: Option<usize>) {
        self.noticed.reacts = reacts;
        self.noticed.outcome = outcome;
    }
}

/// One thing that hurts outweighs all that a reply shows.
const HURT: i8 = 16;
/// As many as an edge of the table can hold.
pub(super) const SHOWS_MAX: u8 = 15;

/// What each kind of composed reply can come to, by scene, part, number and the facts that are known.
type Composed = BTreeMap<(u16, u8, u8, Facts), Vec<(Taken, f64)>>;

/// So many composed replies are kept in mind.
const COMPOSED_MAX: usize = 10_000;

/// Makes the moves of states, one state after the other.
#[derive(Debug)]
pub(super) struct Moves<'s> {
    scenario: &'s Scenario,
    deal: Deal,
    worth: Worth,
    composed: Composed,
    /// Whether some composed reply had more kinds than can be told apart.
    pub(super) too_many: bool,
    made: Vec<Made>,
}

impl<'s> Moves<'s> {
    pub(super) fn new(scenario: &'s Scenario, deal: Deal) -> Self {
        let worth = Worth::of(&scenario.playbook);
        Self { scenario, deal, worth, composed: Composed::new(), too_many: false, made: Vec::new() }
    }

    /// The moves of a state, in the order of the file. None once it is all over.
    pub(super) fn of(&mut self, state: &State) -> &[Made] {
        self.made.clear();
        let mut on_offer = 0u32;
        for Offer { number, reply } in replies(self.scenario, state) {
            on_offer += 1;
            if reply.slots.is_empty() {
                make(&mut self.made, self.scenario, self.deal, &self.worth, state, Taken::reply(number), 1.0);
                continue;
            }
            let key = (state.scene, state.part, number, state.facts);
            let scenario = self.scenario;
            if self.composed.len() >= COMPOSED_MAX {
                self.composed.clear();
            }
            let too_many = &mut self.too_many;
            let ways = self.composed.entry(key).or_insert_with(|| {
                let ways = distinct_ways(scenario, number, reply, state.facts);
                *too_many |= ways.is_none();
                shares(ways.unwrap_or_default())
            });
            for (taken, share) in ways.iter() {
                make(&mut self.made, scenario, self.deal, &self.worth, state, *taken, *share);
            }
        }
        let each = 1.0 / f64::from(on_offer.max(1));
        for made in &mut self.made {
            made.choice.share *= each;
        }
        &self.made
    }
}

/// How often a guess falls on each of these ways.
fn shares(ways: Vec<(Taken, u64)>) -> Vec<(Taken, f64)> {
    let all: f64 = ways.iter().map(|(_, count)| wide(*count)).sum();
    ways.into_iter().map(|(taken, count)| (taken, wide(count) / all)).collect()
}

#[expect(clippy::cast_precision_loss, reason = "odds keep fifteen digits")]
fn wide(count: u64) -> f64 {
    count as f64
}

#[inline]
fn make(made: &mut Vec<Made>, scenario: &Scenario, deal: Deal, worth: &Worth, state: &State, taken: Taken, share: f64) {
    let noticed = Noticed { reacts: Reacts::Lands, outcome: None, shows: 0, book: 0 };
    let mut ear = Ear { worth, milestones: state.milestones, noticed };
    // What is on offer can be taken.
    if let Ok(to) = choose_told(scenario, deal, state, &taken, &mut ear) {
        made.push(Made { choice: Choice { taken, share }, to, noticed: ear.noticed });
    }
}
