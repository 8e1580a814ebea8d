//! A scenario as typed: plain data read from RON. It may be broken in its meaning; only `check`
//! makes a sound `Scenario` of it. Everything with a sensible default may be left out.
//! `docs/scenario-format.md` explains each field to an author.

use serde::Deserialize;

pub use super::words::{Lines, ReactionDraft, Table};
use super::look::Look;
use crate::playbook::draft::ConditionDraft;
use crate::playbook::{Channel, Fit, Mood};

/// The only format number so far; it makes no promise yet.
pub const FORMAT: u32 = 0;

/// How hard a scenario is meant to be; sets the opening mood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, Deserialize)]
pub enum Difficulty {
    /// A first week.
    Easy,
    /// The usual day.
    #[default]
    Medium,
    /// A bad day.
    Hard,
    /// Years of practice.
    Expert,
}

impl Difficulty {
    /// The word on screen.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Easy => "Easy",
            Self::Medium => "Medium",
            Self::Hard => "Hard",
            Self::Expert => "Expert",
        }
    }
}

/// What kind of exercise it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, Deserialize)]
pub enum ScenarioKind {
    /// A whole conversation of six to ten decisions.
    #[default]
    Full,
    /// A first contact of two or three decisions.
    FirstContact,
}

/// How far the writing has come; findings ask only for the declared level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, Deserialize)]
pub enum Writing {
    /// One wording, replies, and what they do.
    #[default]
    Sketch,
    /// Moods, wants and reactions.
    Full,
    /// Wordings, thoughts and reviews.
    Polished,
}

/// How a line is spoken; moves face and voice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, Deserialize)]
pub enum Tone {
    /// As the mood says.
    #[default]
    Plain,
    /// Cutting.
    Sharp,
    /// Raised voice.
    Loud,
    /// Close to tears.
    Shaky,
    /// Worn out.
    Tired,
    /// Distant.
    Cold,
    /// Softening.
    Warm,
}

/// When an aftermath scene falls due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, Deserialize)]
pub enum Due {
    /// As soon as the conversation has ended.
    #[default]
    AtOnce,
    /// After the next conversation.
    NextConversation,
    /// On the next day.
    NextDay,
}

/// What became of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, Deserialize)]
#[serde(rename_all(serialize = "snake_case"))]
pub enum Kept {
    /// Kept in time.
    Kept,
    /// Not in time, but told in time, with the truth.
    Late,
    /// Broken.
    Broken,
}

/// A whole scenario file.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "Scenario", deny_unknown_fields)]
pub struct Draft {
    /// Number of the format.
    #[serde(default)]
    pub format: u32,
    /// Something the customer says.
    pub title: String,
    /// Where it happens.
    #[serde(default)]
    pub channel: Channel,
    /// Place and moment, as the trainee reads it.
    #[serde(default)]
    pub setting: String,
    /// What the trainee knows before it starts.
    #[serde(default)]
    pub you_know: Vec<String>,
    /// What the trainee may offer without asking anyone.
    #[serde(default)]
    pub you_may: Vec<String>,
    /// How hard it is meant to be.
    #[serde(default)]
    pub difficulty: Difficulty,
    /// What kind of exercise it is.
    #[serde(default)]
    pub kind: ScenarioKind,
    /// How far the writing has come.
    #[serde(default)]
    pub writing: Writing,
    /// Steps that it practises.
    #[serde(default)]
    pub steps: Vec<String>,
    /// Pitfalls that it tempts to.
    #[serde(default)]
    pub pitfalls: Vec<String>,
    /// Up to two steps in focus.
    #[serde(default)]
    pub focus: Vec<String>,
    /// Endings that it means to reach.
    #[serde(default)]
    pub endings: Vec<String>,
    /// The best of them; empty: the playbook's best that is listed.
    #[serde(default)]
    pub top: String,
    /// About how long it takes.
    #[serde(default = "ten")]
    pub minutes: u8,
    /// At most so many turns; then the customer leaves.
    #[serde(default = "eighteen")]
    pub turns_max: u8,
    /// Who wrote it.
    #[serde(default)]
    pub author: String,
    /// Licence of the text.
    #[serde(default)]
    pub licence: String,
    /// Language of the text.
    #[serde(default = "english")]
    pub language: String,
    /// What a trainee may want to know beforehand.
    #[serde(default)]
    pub content_notes: Vec<String>,
    /// House words and what they stand for here.
    #[serde(default)]
    pub house: Table<String>,
    /// The customer.
    pub customer: CustomerDraft,
    /// What they may really want; the seed draws one.
    pub wants: Vec<WantDraft>,
    /// What can be offered.
    #[serde(default)]
    pub remedies: Vec<RemedyDraft>,
    /// Named things that scenes and reactions tell.
    #[serde(default)]
    pub facts: Vec<FactDraft>,
    /// What can be promised.
    #[serde(default)]
    pub promises: Vec<PromiseDraft>,
    /// The conversation.
    pub scenes: Vec<SceneDraft>,
    /// What falls due later.
    #[serde(default)]
    pub aftermath: Vec<SceneDraft>,
    /// The review by ending, as the customer would write it.
    #[serde(default)]
    pub reviews: Lines,
    /// What the customer does in the end: `stays`, `wavers`, `leaves`.
    #[serde(default)]
    pub afterwards: Lines,
    /// For the person who leads a class.
    #[serde(default)]
    pub facilitator: FacilitatorDraft,
    /// Findings that were accepted, with a reason.
    #[serde(default)]
    pub accepted: Vec<AcceptedDraft>,
}

fn ten() -> u8 {
    10
}
fn eighteen() -> u8 {
    18
}
fn english() -> String {
    "en".to_owned()
}

/// The customer as typed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Customer")]
pub struct CustomerDraft {
    /// Full name.
    pub name: String,
    /// A persona of the playbook.
    pub persona: String,
    /// Age, work, what today was like.
    #[serde(default)]
    pub about: String,
    /// Appearance.
    #[serde(default)]
    pub face: Look,
    /// Voice.
    #[serde(default)]
    pub voice: VoiceDraft,
    /// Opening mood; left out: by difficulty and persona.
    #[serde(default)]
    pub opening: Option<Mood>,
}

/// A voice, in percent of the platform's usual one.
#[derive(Clone, Copy, Debug, serde::Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename = "Voice")]
pub struct VoiceDraft {
    /// Pitch, 50 to 150.
    pub pitch: u8,
    /// Speed, 50 to 150.
    pub rate: u8,
}

impl Default for VoiceDraft {
    fn default() -> Self {
        Self { pitch: 100, rate: 100 }
    }
}

/// A hidden want as typed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Want")]
pub struct WantDraft {
    /// Stable id.
    pub id: String,
    /// What they really want, in plain words, for the debrief.
    pub is: String,
    /// How they say it when it comes out.
    #[serde(default)]
    pub says: Lines,
}

/// A remedy as typed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Remedy")]
pub struct RemedyDraft {
    /// Stable id.
    pub id: String,
    /// In a few words.
    pub title: String,
    /// How it fits each want; a want left out: not at all.
    #[serde(default)]
    pub fits: Table<Fit>,
    /// Whether the trainee may give it without asking.
    #[serde(default = "yes")]
    pub within_authority: bool,
    /// What it costs, in whole units of money.
    #[serde(default)]
    pub cost: u32,
    /// The house word that limits the cost; empty for none.
    #[serde(default)]
    pub limit: String,
}

fn yes() -> bool {
    true
}

/// A fact as typed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Fact")]
pub struct FactDraft {
    /// Stable id.
    pub id: String,
    /// What is so.
    pub is: String,
    /// Whether it is a wrong done to the customer.
    #[serde(default)]
    pub wrong: bool,
}

/// A promise as typed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Promise")]
pub struct PromiseDraft {
    /// Stable id.
    pub id: String,
    /// What was promised, to whom.
    pub is: String,
    /// By when, in words.
    pub by: String,
    /// When it falls due in practice.
    #[serde(default)]
    pub due: Due,
}

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

/// For the person who leads a class.
#[derive(Clone, Debug, Default, serde::Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename = "Facilitator")]
pub struct FacilitatorDraft {
    /// What to look out for.
    pub note: String,
    /// Questions to discuss.
    pub questions: Vec<String>,
}

/// A finding that was accepted.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Accepted")]
pub struct AcceptedDraft {
    /// Name of the finding.
    pub finding: String,
    /// The scene it is about; empty: the whole scenario.
    #[serde(default)]
    pub scene: String,
    /// Why it is accepted.
    pub because: String,
}
