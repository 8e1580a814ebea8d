//! A conversation under way or over, from its first line or from the middle.

use std::sync::Arc;

use super::Key;
use crate::engine::code::code_of;
use crate::engine::{Attempt, Deal, Replay, Taken};
use crate::playbook::Mood;
use crate::scenario::Scenario;
use crate::solve::Grades;

/// A conversation under way or over.
#[derive(Clone, Debug)]
pub struct Conversation {
    /// The card it belongs to, which may be gone.
    pub card: Key,
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// All that happened.
    pub replay: Replay,
    /// How many turns had been taken when it was begun in the middle; 0 from the first line.
    pub given: usize,
}

impl Conversation {
    /// From the first line.
    #[must_use]
    pub fn new(card: Key, scenario: Arc<Scenario>, deal: Deal) -> Self {
        let replay = Replay::start(&scenario, deal);
        Self { card, scenario, replay, given: 0 }
    }

    /// From the middle, these turns taken; without the last one if that would leave nothing to say.
    #[must_use]
    pub fn after(card: Key, scenario: Arc<Scenario>, deal: Deal, taken: &[Taken]) -> Self {
        let mut made = Self::new(card, scenario, deal);
        for turn in taken {
            let before = made.replay.clone();
            if made.replay.push(&made.scenario, turn).is_err() {
                break;
            }
            if made.replay.state.is_over() {
                made.replay = before;
                break;
            }
        }
        made.given = made.replay.turns.len();
        made
    }

    /// The mood that shows now: in the aftermath, the last one of the conversation.
    #[must_use]
    pub fn mood(&self) -> Mood {
        self.replay.mood(&self.scenario)
    }

    /// The short code of this attempt.
    #[must_use]
    pub fn code(&self) -> String {
        let mut attempt = Attempt::new(&self.scenario, self.replay.deal.seed);
        attempt.taken = self.replay.taken();
        code_of(&attempt)
    }
}

/// What is known of how good the turns of the present conversation were.
#[derive(Clone, Debug, Default)]
pub enum Graded {
    /// It is being worked out.
    #[default]
    Soon,
    /// This good.
    Known(Arc<Grades>),
    /// There are too many conversations to know.
    TooLarge,
    /// A fault of the program kept it from being worked out.
    Failed,
}

impl Graded {
    /// The grades, if they are known.
    #[must_use]
    pub fn grades(&self) -> Option<&Grades> {
        match self {
            Self::Known(grades) => Some(grades),
            Self::Soon | Self::TooLarge | Self::Failed => None,
        }
    }
}
