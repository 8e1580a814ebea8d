//! Scenes and replies, sound: the customer speaks, the trainee replies, the customer reacts.

use serde::Serialize;

use super::{Due, Facts, Kept, Lines, Tone};
use crate::playbook::{BehaviourId, Condition};

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

/// A line of a scene, with what can be replied to it.
#[derive(Clone, Copy, Debug)]
pub struct SceneLine<'s> {
    /// The part of its vent; as many as there are for the scene's own line.
    pub part: u8,
    /// The words.
    pub says: &'s Lines,
    /// The replies in file order.
    pub replies: &'s [Reply],
}

impl Scene {
    /// Its lines: the parts of its vent, then its own.
    pub fn lines(&self) -> impl Iterator<Item = SceneLine<'_>> + Clone {
        let parts = self.parts.iter().map(|part| (&part.says, &part.replies[..]));
        let all = parts.chain([(&self.says, &self.replies[..])]);
        (0u8..).zip(all).map(|(part, (says, replies))| SceneLine { part, says, replies })
    }
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
    /// In a letter: what it does to the whole, for the debrief.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub why: String,
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
    /// On a public thread: they alone read it, not the audience.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub private: bool,
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
