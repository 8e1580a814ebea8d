//! A scenario as typed: plain data read from RON. It may be broken in its meaning; only `check`
//! makes a sound `Scenario` of it. Everything with a sensible default may be left out.
//! `docs/scenario-format.md` explains each field to an author.

use serde::Deserialize;

mod scene;

pub use scene::{
    Heard, InsteadDraft, NoteLineDraft, PartDraft, PieceDraft, ReplyDraft, ReplyKind, SceneDraft, SettlesDraft,
    SlotDraft, SummaryPieceDraft,
};

use super::look::Look;
pub use super::words::{Lines, ReactionDraft, Table};
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
    /// All of them, the easiest first.
    pub const ALL: [Self; 4] = [Self::Easy, Self::Medium, Self::Hard, Self::Expert];

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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, Deserialize)]
pub enum Due {
    /// As soon as the conversation has ended.
    #[default]
    AtOnce,
    /// After the next conversation.
    NextConversation,
    /// On the next day.
    NextDay,
}

/// A whole scenario file.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "Scenario", deny_unknown_fields)]
pub struct Draft {
    /// Number of the format.
    #[serde(default)]
    pub format: u32,
    /// Something the customer says.
    #[serde(default)]
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
    #[serde(default)]
    pub customer: CustomerDraft,
    /// What they may really want; the seed draws one.
    #[serde(default)]
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
    #[serde(default)]
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
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename = "Customer")]
pub struct CustomerDraft {
    /// Full name.
    #[serde(default)]
    pub name: String,
    /// A persona of the playbook.
    #[serde(default)]
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
