//! Scenes and replies as typed.

use serde::Deserialize;

use super::{Due, Lines, ReactionDraft, Tone};
use crate::playbook::Kept;
use crate::playbook::draft::ConditionDraft;

/// A scene as typed: the customer speaks, the trainee replies.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Scene")]
pub struct SceneDraft {
    /// Stable id; given on first formatting where left out.
    #[serde(default)]
    pub id: String,
    /// What is seen or has happened, told to the trainee.
    #[serde(default)]
    pub setting: String,
    /// Earlier parts of a vent, told one by one.
    #[serde(default)]
    pub vent: Vec<PartDraft>,
    /// The customer's line, or the last part of the vent.
    #[serde(default)]
    pub says: Lines,
    /// Facts that the line tells.
    #[serde(default)]
    pub tells: Vec<String>,
    /// How it is spoken.
    #[serde(default)]
    pub tone: Tone,
    /// A recorded sound file.
    #[serde(default)]
    pub sound: String,
    /// Whether the line is aimed at the trainee.
    #[serde(default)]
    pub aimed: bool,
    /// Whether the line holds a threat or a slur.
    #[serde(default)]
    pub threat: bool,
    /// Whether this is where a demand for somebody else is met.
    #[serde(default)]
    pub save: bool,
    /// What the customer thinks; only the debrief shows it.
    #[serde(default)]
    pub thought: Lines,
    /// What the trainee's own heat would say.
    #[serde(default)]
    pub impulse: Option<ReplyDraft>,
    /// What the trainee can reply.
    #[serde(default)]
    pub replies: Vec<ReplyDraft>,
    /// Aftermath only: when it falls due.
    #[serde(default)]
    pub due: Due,
    /// Aftermath only: the scene is played when all of these hold.
    #[serde(default)]
    pub when: Vec<ConditionDraft>,
}

/// An earlier part of a vent.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Part")]
pub struct PartDraft {
    /// The customer's words.
    pub says: Lines,
    /// Facts that they tell.
    #[serde(default)]
    pub tells: Vec<String>,
    /// The words of letting them go on; empty: the playbook's.
    #[serde(default)]
    pub keep_listening: String,
    /// Replies that cut in.
    #[serde(default)]
    pub cut_ins: Vec<ReplyDraft>,
}

/// Whether a reply is words or a deed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, Deserialize)]
pub enum ReplyKind {
    /// Words.
    #[default]
    Said,
    /// Something done: looked up, put on hold, handed over, refunded.
    Done,
}

/// A reply as typed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Reply")]
pub struct ReplyDraft {
    /// Stable id; given on first formatting where left out.
    #[serde(default)]
    pub id: String,
    /// Words or deed.
    #[serde(default)]
    pub kind: ReplyKind,
    /// What is said or done.
    pub text: String,
    /// On a public thread: they alone read it.
    #[serde(default)]
    pub private: bool,
    /// One to three behaviours of the playbook.
    #[serde(default)]
    pub does: Vec<String>,
    /// Facts that it is about.
    #[serde(default)]
    pub about: Vec<String>,
    /// Facts that it asks for.
    #[serde(default)]
    pub asks: Vec<String>,
    /// Offered only when all of these hold.
    #[serde(default)]
    pub when: Vec<ConditionDraft>,
    /// The remedy that it proposes.
    #[serde(default)]
    pub remedy: String,
    /// The promise that it makes.
    #[serde(default)]
    pub promise: String,
    /// Aftermath: what becomes of a promise.
    #[serde(default)]
    pub settles: Option<SettlesDraft>,
    /// Facts that become known whatever the reaction; `want` for the real want.
    #[serde(default)]
    pub tells: Vec<String>,
    /// A letter put together from slots.
    #[serde(default)]
    pub letter: Vec<SlotDraft>,
    /// "What did you hear?": pieces to build a summary from.
    #[serde(default)]
    pub summary: Vec<SummaryPieceDraft>,
    /// A case note: lines to pick.
    #[serde(default)]
    pub case_note: Vec<NoteLineDraft>,
    /// The reaction when it lands.
    #[serde(default)]
    pub lands: ReactionDraft,
    /// The reaction when it falls flat.
    #[serde(default)]
    pub falls_flat: ReactionDraft,
    /// The reaction when it backfires.
    #[serde(default)]
    pub backfires: ReactionDraft,
    /// Summary only: facts and the feeling.
    #[serde(default)]
    pub full: ReactionDraft,
    /// Summary only: facts alone.
    #[serde(default)]
    pub facts_only: ReactionDraft,
    /// Summary only: too little.
    #[serde(default)]
    pub thin: ReactionDraft,
    /// Summary only: something never said.
    #[serde(default)]
    pub wrong: ReactionDraft,
    /// The scene that follows, `close` or `resume`; empty: the next scene.
    #[serde(default)]
    pub to: String,
    /// Why it went as it did; the debrief shows it.
    #[serde(default)]
    pub why: String,
    /// What would have helped more.
    #[serde(default)]
    pub instead: Option<InsteadDraft>,
}

/// What becomes of a promise.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Settles")]
pub struct SettlesDraft {
    /// The promise.
    pub promise: String,
    /// What becomes of it.
    pub r#as: Kept,
}

/// An author's better reply.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Instead")]
pub struct InsteadDraft {
    /// Id of a reply of the same scene.
    pub reply: String,
    /// Why it helps.
    pub because: String,
}

/// A slot of a letter.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Slot")]
pub struct SlotDraft {
    /// Stable id.
    pub id: String,
    /// Name on screen.
    pub title: String,
    /// Whether it may stay empty.
    #[serde(default)]
    pub optional: bool,
    /// What can be written there.
    pub pieces: Vec<PieceDraft>,
}

/// A piece of a letter.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Piece")]
pub struct PieceDraft {
    /// Stable id.
    #[serde(default)]
    pub id: String,
    /// What it says.
    pub text: String,
    /// What it does.
    #[serde(default)]
    pub does: Vec<String>,
    /// Facts that it is about.
    #[serde(default)]
    pub about: Vec<String>,
    /// The remedy that it proposes.
    #[serde(default)]
    pub remedy: String,
    /// The promise that it makes.
    #[serde(default)]
    pub promise: String,
    /// What it does to the whole, for the debrief.
    #[serde(default)]
    pub why: String,
}

/// What a piece of a summary is.
#[derive(Clone, Debug, Deserialize)]
pub enum Heard {
    /// A fact that was told.
    Fact(String),
    /// What they feel.
    Feeling,
    /// Something misheard.
    Misheard,
    /// Something never said.
    NeverSaid,
}

/// A piece of a summary.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "SummaryPiece")]
pub struct SummaryPieceDraft {
    /// What it says.
    pub text: String,
    /// What it is.
    pub is: Heard,
}

/// A line of a case note.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "NoteLine")]
pub struct NoteLineDraft {
    /// What it says.
    pub text: String,
    /// The promise that it keeps in mind; empty for none.
    #[serde(default)]
    pub notes: String,
}
