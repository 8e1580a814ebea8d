//! All that can change in a conversation, as one plain value of 32 bytes. It counts only what some rule
//! of the playbook reads; the solver visits millions of these.

use crate::playbook::{EndingId, Fit, Milestones, Mood, Playbook, Wear};
use crate::scenario::{Facts, Kept, Scenario};

/// The state of a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct State {
    /// Uses of behaviours that wear, packed as the playbook says.
    pub wear: u64,
    /// Facts that are known.
    pub facts: Facts,
    /// The scene, or [`State::OVER`].
    pub scene: u16,
    /// Where to go on after the save scene, or [`State::OVER`] for the close.
    pub resume: u16,
    /// Milestones that were reached.
    pub milestones: Milestones,
    /// The four meters.
    pub mood: Mood,
    /// Remedies that were offered too early, as bits.
    pub burnt: u8,
    /// The agreed remedy plus one; 0 for none.
    pub agreed: u8,
    /// Promises that were made, as bits.
    pub promised: u8,
    /// Promises that are in the case note, as bits.
    pub noted: u8,
    /// Promises whose day has come, as bits.
    pub settled: u8,
    /// Points off the ceiling of trust, for words that stuck.
    pub scars: u8,
    /// Turns of the streak behaviour alone, one after another.
    pub streak: u8,
    /// Turns taken before the ending.
    pub turn: u8,
    /// Parts of the scene's vent that were told.
    pub part: u8,
    /// The ending plus one; 0 while the conversation goes on.
    pub ending: u8,
    /// Aftermath: what speaks for staying, before promises and follow-up.
    pub retention: i8,
    /// Small facts, packed: see the methods.
    flags: u8,
}

const WANT_KNOWN: u8 = 1;
const BREACHED: u8 = 2;
const FIT_SHIFT: u8 = 2;
const KEPT_SHIFT: u8 = 4;
const BOOKED: u8 = 64;
const HUSHED: u8 = 128;
const TWO_BITS: u8 = 3;

impl State {
    /// The scene number of a conversation that is over.
    pub const OVER: u16 = u16::MAX;

    /// The state before the first line; what the first line tells is known.
    #[must_use]
    pub fn opening(scenario: &Scenario) -> Self {
        let mut state = Self {
            wear: 0,
            facts: 0,
            scene: 0,
            resume: 0,
            milestones: 0,
            mood: scenario.customer.opening,
            burnt: 0,
            agreed: 0,
            promised: 0,
            noted: 0,
            settled: 0,
            scars: 0,
            streak: 0,
            turn: 0,
            part: 0,
            ending: 0,
            retention: 0,
            flags: 0,
        };
        state.enter(scenario, 0);
        state
    }

    /// The whole state as four numbers, for a hash or an order; equal only where the states are.
    #[must_use]
    pub fn words(&self) -> [u64; 4] {
        let pair = |low: u16, high: u16| u64::from(low) | u64::from(high) << 16;
        let four = |bytes: [u8; 4]| u64::from(u32::from_le_bytes(bytes));
        let mood = [self.mood.anger, self.mood.trust, self.mood.heard, self.mood.patience];
        let [retention] = self.retention.to_le_bytes();
        [
            self.wear,
            pair(self.facts, self.scene) | pair(self.resume, self.milestones) << 32,
            four(mood) | four([self.burnt, self.agreed, self.promised, self.noted]) << 32,
            four([self.settled, self.scars, self.streak, self.turn])
                | four([self.part, self.ending, retention, self.flags]) << 32,
        ]
    }

    /// Goes to a scene: its first words are told.
    #[inline]
    pub(super) fn enter(&mut self, scenario: &Scenario, scene: u16) {
        self.scene = scene;
        self.part = 0;
        self.flags &= !HUSHED;
        if let Some(scene) = scenario.scene(scene) {
            let tells = scene.parts.first().map_or(scene.tells, |part| part.tells);
            self.learn(tells);
        }
    }

    /// Goes to a scene in the middle of a vent, and keeps in mind how far it had come.
    pub(super) fn step_aside(&mut self, scenario: &Scenario, scene: u16) {
        let (part, hushed) = (self.part, self.flags & HUSHED);
        self.enter(scenario, scene);
        self.part = part;
        self.flags |= hushed;
    }

    /// What was told is known.
    pub(super) fn learn(&mut self, tells: crate::scenario::Tells) {
        self.facts |= tells.facts;
        if tells.want {
            self.flags |= WANT_KNOWN;
        }
    }

    /// Knows what that state knew, and nothing that was told since.
    pub(super) fn know_only(&mut self, said: &Self) {
        self.facts = said.facts;
        self.flags = self.flags & !WANT_KNOWN | said.flags & WANT_KNOWN;
    }

    /// In the aftermath nothing is learnt, worn or scarred any more.
    pub(super) fn keep_reduced(&mut self, before: &Self) {
        self.wear = before.wear;
        self.facts = before.facts;
        self.scars = before.scars;
        self.only_flags_of_the_aftermath();
    }

    /// Whether the conversation and its aftermath are over.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.scene == Self::OVER
    }

    /// The ending, once the conversation has one.
    #[must_use]
    pub fn ending(&self) -> Option<EndingId> {
        self.ending.checked_sub(1).map(|at| EndingId(u16::from(at)))
    }

    /// Whether the customer has said what they really want.
    #[must_use]
    pub fn want_known(&self) -> bool {
        self.flags & WANT_KNOWN != 0
    }

    /// Whether somebody else was demanded once already.
    #[must_use]
    pub fn breached(&self) -> bool {
        self.flags & BREACHED != 0
    }

    pub(super) fn set_breached(&mut self) {
        self.flags |= BREACHED;
    }

    /// Keeps in mind that there was silence in this vent; says whether it was the first.
    pub(super) fn hush(&mut self) -> bool {
        let first = self.flags & HUSHED == 0;
        self.flags |= HUSHED;
        first
    }

    /// How the agreed remedy fits.
    #[must_use]
    pub fn fit(&self) -> Fit {
        match self.flags >> FIT_SHIFT & TWO_BITS {
            0 => Fit::Not,
            1 => Fit::Partly,
            _ => Fit::Full,
        }
    }

    pub(super) fn set_fit(&mut self, fit: Fit) {
        self.flags = self.flags & !(TWO_BITS << FIT_SHIFT) | (fit as u8) << FIT_SHIFT;
    }

    /// The worst that became of a promise; `None` while none has come due.
    #[must_use]
    pub fn kept(&self) -> Option<Kept> {
        match self.flags >> KEPT_SHIFT & TWO_BITS {
            0 => None,
            1 => Some(Kept::Kept),
            2 => Some(Kept::Late),
            _ => Some(Kept::Broken),
        }
    }

    pub(super) fn add_kept(&mut self, kept: Kept) {
        let worst = (self.flags >> KEPT_SHIFT & TWO_BITS).max(kept as u8 + 1);
        self.flags = self.flags & !(TWO_BITS << KEPT_SHIFT) | worst << KEPT_SHIFT;
    }

    /// Whether a follow-up was booked when the conversation ended.
    #[must_use]
    pub fn follow_up_booked(&self) -> bool {
        self.flags & BOOKED != 0
    }

    pub(super) fn set_booked(&mut self) {
        self.flags |= BOOKED;
    }

    pub(super) fn only_flags_of_the_aftermath(&mut self) {
        self.flags &= !(WANT_KNOWN | BREACHED | HUSHED);
    }

    /// How often a behaviour was used since it was last fresh.
    #[must_use]
    pub fn uses(&self, playbook: &Playbook, behaviour: crate::playbook::BehaviourId) -> u8 {
        match &playbook.behaviour(behaviour).wear {
            Some(wear) => uses(wear, self.wear),
            None => 0,
        }
    }

    /// The ceiling of trust that words have left.
    #[must_use]
    pub fn trust_ceiling(&self) -> u8 {
        100u8.saturating_sub(self.scars)
    }
}

/// The count of one behaviour among those packed in `State::wear`.
#[inline]
fn uses(of: &Wear, packed: u64) -> u8 {
    u8::try_from(packed >> of.shift & of.mask()).unwrap_or(u8::MAX)
}

/// The packed counts after one more use.
#[inline]
pub(super) fn used_once(of: &Wear, packed: u64) -> u64 {
    let next = (u64::from(uses(of, packed)) + 1).min(of.mask());
    packed & !(of.mask() << of.shift) | next << of.shift
}
