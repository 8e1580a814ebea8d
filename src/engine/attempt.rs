//! An attempt is a scenario, a playbook, a rules number, a seed and the turns taken. Everything else is
//! computed from those by [`replay`].

use sha2::{Digest as _, Sha256};

use super::turn::{NotOffered, Turn, take};
use super::{Deal, RULES, State, Taken};
use crate::playbook::{Mood, Playbook};
use crate::scenario::Scenario;

/// A SHA-256 over the sound content: not over comments, layout or line endings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ContentHash(pub [u8; 32]);

impl ContentHash {
    fn of<T: serde::Serialize>(content: &T) -> Self {
        // Serialising plain data into memory cannot fail; an empty text would still be a stable hash.
        let bytes = serde_json::to_vec(content).unwrap_or_default();
        Self(Sha256::digest(&bytes).into())
    }

    /// Of a scenario.
    #[must_use]
    pub fn of_scenario(scenario: &Scenario) -> Self {
        Self::of(scenario)
    }

    /// Of a playbook.
    #[must_use]
    pub fn of_playbook(playbook: &Playbook) -> Self {
        Self::of(playbook)
    }

    /// In hexadecimal.
    #[must_use]
    pub fn hex(&self) -> String {
        data_encoding::HEXLOWER.encode(&self.0)
    }

    /// From hexadecimal; none where it is something else.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let bytes = data_encoding::HEXLOWER.decode(text.as_bytes()).ok()?;
        bytes.try_into().ok().map(Self)
    }
}

/// One attempt at a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Content of the scenario.
    pub content: ContentHash,
    /// Content of the playbook.
    pub playbook: ContentHash,
    /// Number of the arithmetic.
    pub rules: u16,
    /// The seed.
    pub seed: u32,
    /// The turns taken.
    pub taken: Vec<Taken>,
}

impl Attempt {
    /// A new attempt, no turn taken.
    #[must_use]
    pub fn new(scenario: &Scenario, seed: u32) -> Self {
        Self {
            content: ContentHash::of_scenario(scenario),
            playbook: ContentHash::of_playbook(&scenario.playbook),
            rules: RULES,
            seed,
            taken: Vec::new(),
        }
    }
}

/// An attempt with all that happened in it.
#[derive(Clone, Debug)]
pub struct Replay {
    /// What was dealt.
    pub deal: Deal,
    /// The turns.
    pub turns: Vec<Turn>,
    /// Where it stands now.
    pub state: State,
}

impl Replay {
    /// A conversation at its first line.
    #[must_use]
    pub fn start(scenario: &Scenario, deal: Deal) -> Self {
        Self { deal, turns: Vec::new(), state: State::opening(scenario) }
    }

    /// Takes one more turn.
    ///
    /// # Errors
    /// When the reply is not on offer; nothing has changed then.
    pub fn push(&mut self, scenario: &Scenario, taken: &Taken) -> Result<&Turn, NotOffered> {
        let mut turn = take(scenario, self.deal, &self.state, taken)?;
        if turn.from.ending().is_some() {
            // The reduced state holds no mood: the last one of the conversation stands.
            turn.mood = self.mood(scenario);
        }
        self.state = turn.to;
        self.turns.push(turn);
        // The turn was pushed a line ago.
        self.turns.last().ok_or(NotOffered::Over)
    }

    /// The mood now: in the aftermath, the last one of the conversation.
    #[must_use]
    pub fn mood(&self, scenario: &Scenario) -> Mood {
        self.turns.last().map_or(scenario.customer.opening, |turn| turn.mood)
    }

    /// The turns as taken.
    #[must_use]
    pub fn taken(&self) -> Vec<Taken> {
        self.turns.iter().map(|turn| turn.taken).collect()
    }
}

/// Why an attempt cannot be replayed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoReplay {
    /// The scenario has changed since.
    #[error("this attempt was made on another version of the scenario")]
    OtherScenario,
    /// The playbook has changed since.
    #[error("this attempt was made with another playbook")]
    OtherPlaybook,
    /// The arithmetic has changed since.
    #[error("this attempt was made under rules {0}; this program plays rules {RULES}")]
    OtherRules(u16),
    /// A turn was not on offer.
    #[error("turn {0} cannot be taken: {1}")]
    Turn(usize, NotOffered),
}

/// Plays an attempt again, from the first turn to the last.
///
/// # Errors
/// When the attempt belongs to other content or rules, or holds a turn that was not on offer.
pub fn replay(scenario: &Scenario, attempt: &Attempt) -> Result<Replay, NoReplay> {
    if attempt.rules != RULES {
        return Err(NoReplay::OtherRules(attempt.rules));
    }
    if attempt.content != ContentHash::of_scenario(scenario) {
        return Err(NoReplay::OtherScenario);
    }
    if attempt.playbook != ContentHash::of_playbook(&scenario.playbook) {
        return Err(NoReplay::OtherPlaybook);
    }
    let mut replay = Replay::start(scenario, Deal::new(scenario, attempt.seed));
    for (at, taken) in attempt.taken.iter().enumerate() {
        replay.push(scenario, taken).map_err(|err| NoReplay::Turn(at + 1, err))?;
    }
    Ok(replay)
}
