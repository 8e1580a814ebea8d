//! What an author writes: text, then a [`draft::Draft`] (as typed, may be broken), then `check`, then a
//! [`Scenario`] (sound, indexed, immutable). The engine sees only the last and cannot fail on one.

pub mod check;
mod compile;
pub mod draft;
pub mod house;
mod lines;
pub mod look;
mod meaning;
pub mod new;
pub mod program;
mod scene;
pub mod words;

use std::sync::Arc;

use serde::Serialize;

pub use crate::playbook::Kept;
pub use draft::{Difficulty, Due, ScenarioKind, Tone, VoiceDraft, Writing};
pub use lines::{Key, Lines};
use look::Look;
pub use scene::{Deed, Goto, Heard, Part, Piece, Reaction, Reacts, Reply, ReplyKind, Scene, SceneLine, Slot, Tells};

use crate::playbook::{Channel, EndingId, Fit, Mood, Playbook};

/// Facts as bits; at most [`FACTS_MAX`].
pub type Facts = u16;
/// Most facts of a scenario.
pub const FACTS_MAX: usize = 16;
/// Most promises of a scenario.
pub const PROMISES_MAX: usize = 8;
/// Most remedies of a scenario.
pub const REMEDIES_MAX: usize = 8;
/// Most scenes of a scenario, aftermath included.
pub const SCENES_MAX: usize = 60_000;
/// Most slots, or picks in a slot, of a composed reply.
pub const PIECES_MAX: usize = 8;
/// Most behaviours of a composed reply.
pub const BEHAVIOURS_MAX: usize = 12;
/// Most turns of a conversation.
pub const TURNS_MAX: u8 = 40;

/// A sound scenario: every name resolved, every limit checked. Only `check` makes one.
#[derive(Clone, Debug, Serialize)]
pub struct Scenario {
    /// The file's name without its ending.
    #[serde(skip)]
    pub id: String,
    /// Something the customer says.
    pub title: String,
    /// Whose customers they are, as the house sheet says.
    #[serde(skip)]
    pub firm: String,
    /// Where it happens.
    pub channel: Channel,
    /// Place and moment.
    pub setting: String,
    /// What the trainee knows beforehand.
    pub you_know: Vec<String>,
    /// What the trainee may offer without asking.
    pub you_may: Vec<String>,
    /// How hard it is meant to be.
    pub difficulty: Difficulty,
    /// What kind of exercise.
    pub kind: ScenarioKind,
    /// How far the writing has come.
    pub writing: Writing,
    /// Declared steps, as positions in the playbook.
    pub steps: Vec<usize>,
    /// Declared pitfalls, as positions in the playbook.
    pub pitfalls: Vec<usize>,
    /// Steps in focus, as positions in the playbook.
    pub focus: Vec<usize>,
    /// Endings that it means to reach.
    pub endings: Vec<EndingId>,
    /// The best of them.
    pub top: EndingId,
    /// About how long it takes.
    pub minutes: u8,
    /// Then the customer leaves.
    pub turns_max: u8,
    /// Who wrote it.
    pub author: String,
    /// Licence of the text.
    pub licence: String,
    /// Language of the text.
    pub language: String,
    /// What one may want to know beforehand.
    pub content_notes: Vec<String>,
    /// The customer.
    pub customer: Customer,
    /// Hidden wants; a deal draws one.
    pub wants: Vec<Want>,
    /// What can be offered.
    pub remedies: Vec<Remedy>,
    /// Named facts.
    pub facts: Vec<Fact>,
    /// What can be promised.
    pub promises: Vec<Promise>,
    /// The scenes: first the conversation, then the aftermath.
    pub scenes: Vec<Scene>,
    /// Where the aftermath begins in `scenes`.
    pub aftermath: u16,
    /// The scene in which a demand for somebody else is met.
    pub save: Option<u16>,
    /// Reviews by ending.
    pub reviews: Lines,
    /// What the customer does in the end.
    pub afterwards: Lines,
    /// For the person who leads a class.
    pub facilitator: draft::FacilitatorDraft,
    /// The playbook that it is played by.
    #[serde(skip)]
    pub playbook: Arc<Playbook>,
    /// Its rules, worked out for this customer.
    #[serde(skip)]
    pub program: program::Program,
}

/// How demanding a scenario is, the least demanding first: who is new begins with a first contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Two or three decisions, about one thing.
    FirstContact,
    /// A whole conversation.
    Whole(Difficulty),
}

impl Level {
    /// All, in their order.
    pub const ALL: [Self; 5] = [
        Self::FirstContact,
        Self::Whole(Difficulty::Easy),
        Self::Whole(Difficulty::Medium),
        Self::Whole(Difficulty::Hard),
        Self::Whole(Difficulty::Expert),
    ];

    /// Its name on screens.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::FirstContact => "First contact",
            Self::Whole(difficulty) => difficulty.word(),
        }
    }
}

impl Scenario {
    /// How demanding it is.
    #[must_use]
    pub fn level(&self) -> Level {
        match self.kind {
            ScenarioKind::FirstContact => Level::FirstContact,
            ScenarioKind::Full => Level::Whole(self.difficulty),
        }
    }

    /// A scene; `None` when the number is not of this scenario.
    #[must_use]
    pub fn scene(&self, number: u16) -> Option<&Scene> {
        self.scenes.get(usize::from(number))
    }

    /// An ending of the playbook.
    #[must_use]
    pub fn ending(&self, id: EndingId) -> Option<&crate::playbook::Ending> {
        self.playbook.endings.get(id.index())
    }

    /// Facts of a set, in the author's order.
    pub fn facts_of(&self, set: Facts) -> impl Iterator<Item = &Fact> {
        self.facts.iter().enumerate().filter(move |(bit, _)| set >> bit & 1 == 1).map(|(_, fact)| fact)
    }
}

/// The customer.
#[derive(Clone, Debug, Serialize)]
pub struct Customer {
    /// Full name.
    pub name: String,
    /// Position of the persona in the playbook.
    pub persona: usize,
    /// Age, work, what today was like.
    pub about: String,
    /// Appearance.
    pub face: Look,
    /// Voice.
    pub voice: VoiceDraft,
    /// Opening mood.
    pub opening: Mood,
}

/// A hidden want.
#[derive(Clone, Debug, Serialize)]
pub struct Want {
    /// Stable id.
    pub id: String,
    /// In plain words.
    pub is: String,
    /// How it comes out.
    pub says: Lines,
}

/// Something that can be offered.
#[derive(Clone, Debug, Serialize)]
pub struct Remedy {
    /// Stable id.
    pub id: String,
    /// In a few words.
    pub title: String,
    /// How it fits each want.
    pub fits: Vec<Fit>,
    /// Whether the trainee may give it without asking.
    pub within_authority: bool,
    /// What it costs, in whole units of money.
    pub cost: u32,
}

/// A named fact.
#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    /// Stable id.
    pub id: String,
    /// What is so.
    pub is: String,
    /// Whether it is a wrong done to the customer.
    pub wrong: bool,
}

/// Something that can be promised.
#[derive(Clone, Debug, Serialize)]
pub struct Promise {
    /// Stable id.
    pub id: String,
    /// What was promised.
    pub is: String,
    /// By when, in words.
    pub by: String,
    /// When it falls due in practice.
    pub due: Due,
}
