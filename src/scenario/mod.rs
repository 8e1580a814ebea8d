//! What an author writes: text, then a [`draft::Draft`] (as typed, may be broken), then `check`, then a
//! [`Scenario`] (sound, indexed, immutable). The engine sees only the last and cannot fail on one.

pub mod check;
mod compile;
pub mod draft;
pub mod house;
pub mod look;
mod meaning;
pub mod new;
pub mod words;

use std::sync::Arc;

use serde::Serialize;

pub use draft::{Difficulty, Due, Kept, ScenarioKind, Tone, VoiceDraft, Writing};
use look::Look;

use crate::playbook::{Band, BehaviourId, Channel, Condition, EndingId, Fit, Mood, Playbook};

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
}

impl Scenario {
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

/// Under what wordings stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Key {
    /// Whatever the mood.
    Any,
    /// In this mood.
    Mood(Band),
    /// After this ending.
    Ending(EndingId),
    /// Under another name (`promise_broken`, `stays` ...).
    Named(String),
}

/// Wordings of one line; which of them a deal draws from depends on the mood or the ending.
#[derive(Clone, Debug, Serialize)]
pub struct Lines {
    /// Stable id; the draw is seeded by it.
    pub id: String,
    /// Wordings by key.
    pub by: Vec<(Key, Vec<String>)>,
}

impl Lines {
    /// Whether nothing was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by.iter().all(|(_, wordings)| wordings.is_empty())
    }

    /// The wordings under exactly this key.
    #[must_use]
    pub fn under(&self, key: &Key) -> Option<&[String]> {
        self.by.iter().find(|(k, _)| k == key).map(|(_, wordings)| wordings.as_slice())
    }

    /// The wordings for a mood: its own, or `any`, or those of the nearest mood (the cooler one of two).
    #[must_use]
    pub fn for_mood(&self, band: Band) -> &[String] {
        if let Some(own) = self.under(&Key::Mood(band)).or_else(|| self.under(&Key::Any)) {
            return own;
        }
        let heat = |b: Band| if b == Band::GoneQuiet { 1 } else { b as i32 };
        self.by
            .iter()
            .filter_map(|(key, wordings)| match key {
                Key::Mood(b) => Some(((heat(*b) - heat(band)).abs(), heat(*b), wordings)),
                _ => None,
            })
            .min_by_key(|&(distance, warmth, _)| (distance, warmth))
            .map_or(&[], |(_, _, wordings)| wordings.as_slice())
    }

    /// The wordings for an ending, or `any`.
    #[must_use]
    pub fn for_ending(&self, ending: EndingId) -> &[String] {
        self.under(&Key::Ending(ending)).or_else(|| self.under(&Key::Any)).unwrap_or(&[])
    }
}

/// What becomes known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tells {
    /// Facts, as bits.
    pub facts: Facts,
    /// The real want.
    pub want: bool,
}

/// Where a reply leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Goto {
    /// To a scene.
    Scene(u16),
    /// To the close, where the playbook picks the ending.
    Close,
    /// From the save scene back to where they were.
    Resume,
}

/// A scene: the customer speaks, the trainee replies.
#[derive(Clone, Debug, Serialize)]
pub struct Scene {
    /// Stable id.
    pub id: String,
    /// What is seen.
    pub setting: String,
    /// Earlier parts of a vent.
    pub parts: Vec<Part>,
    /// The line, or the last part of the vent.
    pub says: Lines,
    /// What the line tells.
    pub tells: Tells,
    /// How it is spoken.
    pub tone: Tone,
    /// A recorded sound file.
    pub sound: String,
    /// Whether it is aimed at the trainee.
    pub aimed: bool,
    /// Whether it holds a threat or a slur.
    pub threat: bool,
    /// What the customer thinks.
    pub thought: Lines,
    /// The replies in file order, an impulse last.
    pub replies: Vec<Reply>,
    /// Aftermath: when it falls due.
    pub due: Due,
    /// Aftermath: whether it is played.
    pub when: Condition,
}

/// An earlier part of a vent.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    /// The words.
    pub says: Lines,
    /// What they tell.
    pub tells: Tells,
    /// *Keep listening* first, then the cut-ins.
    pub replies: Vec<Reply>,
}

/// What kind of reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReplyKind {
    /// Words.
    Said,
    /// A deed.
    Done,
    /// Put together from pieces.
    Composed,
    /// Letting the customer go on.
    Listen,
    /// What the trainee's own heat would say.
    Impulse,
}

/// What a reply, or a piece of one, does.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Deed {
    /// Behaviours.
    pub does: Vec<BehaviourId>,
    /// Facts that it is about, as bits.
    pub about: Facts,
    /// Facts that it asks for, as bits.
    pub asks: Facts,
    /// The remedy that it proposes.
    pub remedy: Option<u8>,
    /// The promise that it makes.
    pub promise: Option<u8>,
}

/// What a piece of a summary is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Heard {
    /// A fact that was told.
    Fact,
    /// What they feel.
    Feeling,
    /// Misheard or never said.
    Wrong,
}

/// A piece of a composed reply.
#[derive(Clone, Debug, Serialize)]
pub struct Piece {
    /// Stable id.
    pub id: String,
    /// What it says.
    pub text: String,
    /// What it does.
    pub deed: Deed,
    /// In a summary: what it is.
    pub heard: Option<Heard>,
    /// In a case note: the promise that it keeps in mind.
    pub notes: Option<u8>,
}

/// A slot of a composed reply.
#[derive(Clone, Debug, Serialize)]
pub struct Slot {
    /// Stable id.
    pub id: String,
    /// Name on screen.
    pub title: String,
    /// Fewest pieces.
    pub min: u8,
    /// Most pieces.
    pub max: u8,
    /// What can be put in.
    pub pieces: Vec<Piece>,
}

/// How a reply is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reacts {
    /// All of it helped.
    Lands,
    /// Something counted little.
    FallsFlat,
    /// Something hurt.
    Backfires,
}

/// A reaction in one version.
#[derive(Clone, Debug, Serialize)]
pub struct Reaction {
    /// The words.
    pub says: Lines,
    /// Where it leads, if not as the reply says.
    pub to: Option<Goto>,
    /// What it tells.
    pub tells: Tells,
    /// What the customer thinks.
    pub thought: String,
}

/// A reply.
#[derive(Clone, Debug, Serialize)]
pub struct Reply {
    /// Stable id.
    pub id: String,
    /// What kind.
    pub kind: ReplyKind,
    /// What is said or done.
    pub text: String,
    /// What it does.
    pub deed: Deed,
    /// Offered only while this holds.
    pub when: Option<Condition>,
    /// Aftermath: what becomes of a promise.
    pub settles: Option<(u8, Kept)>,
    /// What becomes known whatever the reaction.
    pub tells: Tells,
    /// Slots of a composed reply.
    pub slots: Vec<Slot>,
    /// Reactions: lands, falls flat, backfires.
    pub reactions: [Reaction; 3],
    /// Reactions to a summary: full, facts only, thin, wrong.
    pub outcomes: Option<Box<[Reaction; 4]>>,
    /// Where it leads.
    pub to: Goto,
    /// Why it went as it did.
    pub why: String,
    /// The id of a better reply, and why.
    pub instead: Option<(String, String)>,
}
