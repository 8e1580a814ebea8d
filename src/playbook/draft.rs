//! The playbook as typed: plain data read from RON, names still unresolved.
//! What the words mean is said on the sound types in `mod.rs`; `check.rs` joins the two.

use serde::Deserialize;

use super::{BandBounds, Channel, Checks, Effect, Fit, Kept, Kind, Meter, Mood, PassMark, Renewal, Scales};

/// A whole playbook file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Playbook")]
pub struct PlaybookDraft {
    /// Short name of the playbook.
    pub id: String,
    /// Name on screen.
    pub title: String,
    /// The documents that steps and pitfalls come from; a source that is not listed here stands for itself.
    #[serde(default)]
    pub articles: Vec<ArticleDraft>,
    /// How often a helpful behaviour counts in full and then less, in percent; the last entry holds.
    pub wear: Vec<u8>,
    /// Up to 16 things a conversation reaches once.
    pub milestones: Vec<String>,
    /// The documented steps.
    pub steps: Vec<StepDraft>,
    /// The documented mistakes.
    pub pitfalls: Vec<PitfallDraft>,
    /// What a reply can do.
    pub behaviours: Vec<BehaviourDraft>,
    /// The context rules that behaviours, personas and turns name.
    pub rules: Vec<RuleDraft>,
    /// Ways of being upset.
    pub personas: Vec<PersonaDraft>,
    /// Anger from which a mood has its word.
    pub moods: BandBounds,
    /// Opening mood by difficulty.
    pub openings: OpeningsDraft,
    /// What each turn does by itself.
    pub turn: TurnDraft,
    /// When the customer demands a manager, and when they leave.
    pub limits: LimitsDraft,
    /// How a conversation can end, in the order in which they are tried.
    pub endings: Vec<EndingDraft>,
    /// What follows two days later.
    pub aftermath: AftermathDraft,
    /// The four outcomes of "What did you hear?" as behaviours.
    pub summary: SummaryDraft,
    /// Free seconds before silence costs anything, by channel.
    pub channels: Vec<ChannelDraft>,
    /// What scenarios are measured by.
    #[serde(default)]
    pub checks: Checks,
    /// The pass mark of an Assessment.
    #[serde(default)]
    pub assessment: PassMark,
}

/// A document that steps come from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Article")]
pub struct ArticleDraft {
    /// Stable id, used in `sources`.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// A documented step.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Step")]
pub struct StepDraft {
    /// Stable id.
    pub id: String,
    /// Name on screen.
    pub title: String,
    /// What it is for, in a sentence to the trainee.
    pub plain: String,
    /// What to do.
    pub instead: String,
    /// What to avoid.
    pub avoid: String,
    /// Which article says so.
    pub sources: Vec<String>,
    /// How a conversation shows it.
    pub shown_by: ShownByDraft,
    /// The milestone before which it is in time.
    #[serde(default)]
    pub due: Option<String>,
    /// Behaviours that undo it: with one of them it is partly done at best.
    #[serde(default)]
    pub undone_by: Vec<String>,
}

/// How a step is recognised.
#[derive(Clone, Debug, Deserialize)]
pub enum ShownByDraft {
    /// One of these behaviours, at full effect.
    Behaviours(Vec<String>),
    /// None of these behaviours at any line where the condition holds.
    Absence {
        /// The hot behaviours.
        of: Vec<String>,
        /// At which lines.
        at: ConditionDraft,
    },
}

/// A documented mistake.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Pitfall")]
pub struct PitfallDraft {
    /// Stable id.
    pub id: String,
    /// Name on screen.
    pub title: String,
    /// Why it hurts, in a sentence to the trainee.
    pub plain: String,
    /// What to do in its place.
    pub instead: String,
    /// Which article says so.
    pub sources: Vec<String>,
    /// The behaviours that show it.
    pub behaviours: Vec<String>,
    /// Whether it asks for a repeat whatever the score.
    #[serde(default)]
    pub critical: bool,
}

/// One thing a reply can do.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Behaviour")]
pub struct BehaviourDraft {
    /// Stable id, used in `does`.
    pub id: String,
    /// In a few words, for author and debrief.
    pub title: String,
    /// The same said to the trainee who did it, as a sentence: "you said it back"; left out: the title.
    #[serde(default)]
    pub did: String,
    /// Helpful, harmful or neutral.
    pub kind: Kind,
    /// What it adds to the four meters.
    #[serde(default)]
    pub effect: Effect,
    /// A meter that it sets to so many percent of itself.
    #[serde(default)]
    pub percent_of: Option<(Meter, u8)>,
    /// Its own wear; empty for none; left out: the playbook's for helpful ones.
    #[serde(default)]
    pub wear: Option<Vec<u8>>,
    /// What makes it fresh again.
    #[serde(default)]
    pub renewed_by: Renewal,
    /// Context rules, in order.
    #[serde(default)]
    pub rules: Vec<String>,
    /// Milestones it reaches.
    #[serde(default)]
    pub sets: Vec<String>,
    /// Milestones it takes back.
    #[serde(default)]
    pub clears: Vec<String>,
    /// Whether the remedy proposed with it is then agreed.
    #[serde(default)]
    pub agrees: bool,
    /// Points by which it lowers the ceiling of trust for good; 0 for none.
    #[serde(default)]
    pub scar: u8,
    /// Whether turns made of it alone, one after another, are counted for `Streak`.
    #[serde(default)]
    pub streak: bool,
}

/// A context rule.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Rule")]
pub struct RuleDraft {
    /// Stable id.
    pub id: String,
    /// When it fires.
    pub when: ConditionDraft,
    /// What it then does, in order.
    pub then: Vec<ActionDraft>,
    /// The note that it leaves in the debrief; empty for none.
    #[serde(default)]
    pub note: String,
}

/// A condition, with names as typed.
#[derive(Clone, Debug, Deserialize)]
pub enum ConditionDraft {
    /// Always true.
    Always,
    /// Every one holds.
    All(Vec<ConditionDraft>),
    /// At least one holds.
    Any(Vec<ConditionDraft>),
    /// It does not hold.
    Not(Box<ConditionDraft>),
    /// The meter is at this or above.
    AtLeast(Meter, u8),
    /// The meter is below this.
    Below(Meter, u8),
    /// The milestone was reached.
    Reached(String),
    /// At least so many facts are known.
    Facts(u8),
    /// This fact is known.
    Knows(String),
    /// The real want is known.
    WantKnown,
    /// The reply is about a fact that is known.
    AboutKnown,
    /// All that the reply asks for is known already.
    AsksKnown,
    /// The behaviour was used at least so often since it was last fresh.
    Used(String, u8),
    /// This use is more than so many past what the persona puts up with.
    PastTolerance(u8),
    /// So many turns of the streak behaviour alone came before.
    Streak(u8),
    /// The customer is still telling, part by part.
    Vent,
    /// The line is aimed at the trainee.
    Aimed,
    /// The line holds a threat or a slur.
    Threat,
    /// The behaviour is one of these.
    Is(Vec<String>),
    /// The reply also does one of these.
    With(Vec<String>),
    /// The proposed (or, at the end, the agreed) remedy fits so.
    Fit(Fit),
    /// The proposed remedy was offered too early before.
    Burnt,
    /// At least so many words that stuck.
    Scars(u8),
    /// The turn brought something new.
    SomethingNew,
    /// This remedy is agreed.
    Agreed(String),
    /// This promise was made.
    Promised(String),
    /// This promise is in the case note.
    Noted(String),
    /// The worst that became of a promise so far.
    Promise(Kept),
    /// The conversation ended in one of these.
    Ending(Vec<String>),
}

/// What a rule does, with names as typed.
#[derive(Clone, Debug, Deserialize)]
pub enum ActionDraft {
    /// Count so many percent.
    Scale(u16),
    /// Count so many percent at most.
    Cap(u16),
    /// Count as this behaviour instead, by that one's rules.
    Become(String),
    /// Add to the meters, as it stands.
    Add(Effect),
    /// Charge this behaviour as well.
    Also(String),
    /// Reach no milestone with it.
    OpenNothing,
    /// The customer says what they really want.
    RevealWant,
    /// The proposed remedy counts less from now on.
    Burn,
}

/// A way of being upset.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Persona")]
pub struct PersonaDraft {
    /// Stable id.
    pub id: String,
    /// Name for authors.
    pub title: String,
    /// What it is like, in a sentence.
    pub plain: String,
    /// Percent by which effects count.
    #[serde(default)]
    pub scales: Scales,
    /// How often a wearing behaviour is taken well.
    pub tolerance: u8,
    /// Added to the opening mood.
    #[serde(default)]
    pub opening: Effect,
    /// Rules that apply to every behaviour toward this persona.
    #[serde(default)]
    pub rules: Vec<String>,
}

/// Opening mood by difficulty.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Openings")]
pub struct OpeningsDraft {
    /// Easy.
    pub easy: Mood,
    /// Medium.
    pub medium: Mood,
    /// Hard.
    pub hard: Mood,
    /// Expert.
    pub expert: Mood,
}

/// What each turn does by itself.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Turn")]
pub struct TurnDraft {
    /// Rules after the reply was judged, in order.
    pub after: Vec<String>,
    /// Rules as the conversation closes.
    pub at_close: Vec<String>,
    /// Rules for every helpful behaviour, after its own.
    pub helpful: Vec<String>,
    /// The behaviour charged for cutting in.
    pub cut_in: String,
    /// The behaviour charged for each five seconds of silence.
    pub silence: String,
    /// The behaviour of letting the customer go on telling.
    pub listen: String,
    /// The words of letting the customer go on telling.
    pub listen_text: String,
}

/// When the customer has had enough.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Limits")]
pub struct LimitsDraft {
    /// They ask for somebody else: one save scene, then it ends.
    pub breach: ConditionDraft,
    /// The ending of a second breach.
    pub breach_ending: String,
    /// They leave at once.
    pub leave: ConditionDraft,
    /// The ending of leaving, and of running out of turns.
    pub leave_ending: String,
    /// Bounds that hold while a condition does.
    pub rests: Vec<RestDraft>,
}

/// A bound on a meter.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Rest")]
pub struct RestDraft {
    /// Which meter.
    pub meter: Meter,
    /// It does not fall below this.
    #[serde(default)]
    pub at_least: u8,
    /// It does not rise above this.
    #[serde(default = "hundred")]
    pub at_most: u8,
    /// While this holds.
    pub when: ConditionDraft,
}

fn hundred() -> u8 {
    100
}

/// A way to end.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Ending")]
pub struct EndingDraft {
    /// Stable id.
    pub id: String,
    /// Name on screen.
    pub title: String,
    /// What it means, in a sentence to the trainee.
    pub plain: String,
    /// Points, 0 to 100.
    pub points: u8,
    /// Stars of the review; left out: no review is written.
    #[serde(default)]
    pub stars: Option<u8>,
    /// Whether it counts as success.
    #[serde(default)]
    pub success: bool,
    /// Left out: only the limits lead here.
    #[serde(default)]
    pub when: Option<ConditionDraft>,
    /// Whether a scenario reaches it only where it says so.
    #[serde(default)]
    pub on_request: bool,
}

/// What follows later, as a table of weights.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Aftermath")]
pub struct AftermathDraft {
    /// The milestone that outlasts the conversation.
    pub outlasts: String,
    /// The milestone that counts as a broken promise.
    pub breaks_promise: String,
    /// All weights.
    pub weights: super::Weights,
}

/// The four outcomes of a summary.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Summary")]
pub struct SummaryDraft {
    /// Facts and the feeling.
    pub full: Vec<String>,
    /// Facts alone.
    pub facts_only: Vec<String>,
    /// Too little to show that one listened.
    pub thin: Vec<String>,
    /// Something that was never said.
    pub wrong: Vec<String>,
}

/// A channel's patience with silence.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Channel")]
pub struct ChannelDraft {
    /// Which channel.
    pub channel: Channel,
    /// Seconds before silence is felt; left out: it never is.
    #[serde(default)]
    pub free_seconds: Option<u8>,
}
