//! The documented steps, pitfalls and behaviours, with their sources, as data.
//!
//! A reply carries behaviours; the playbook says what behaviours do. No step and no behaviour is
//! named in Rust code: `assets/playbook.ron` is one playbook, a company can bring its own.
//! `draft` is the file as typed, `check` the only maker of a sound [`Playbook`].

pub mod check;
mod checks;
pub mod draft;
mod ending;
mod mark;
mod mood;
mod persona;
pub mod resolve;
mod rule;

use serde::{Deserialize, Serialize};

pub use checks::{Checks, Words};
pub use ending::{Ending, Weights};
pub use mark::PassMark;
pub use mood::{BANDS, Band, BandBounds, Effect, METERS, Meter, Mood};
pub use persona::{Persona, Scales};
pub use rule::{Action, Condition, Rule};

/// The playbook that is built into the program.
pub const SHIPPED: &str = include_str!("../../assets/playbook.ron");

/// Whether a behaviour helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// It helps, and it wears out.
    Helpful,
    /// It hurts: the reply backfires, and it is a new wrong.
    Harmful,
    /// Neither in the moment.
    Neutral,
}

/// What makes a worn behaviour fresh again (mechanics.md, "Rules made fair").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Renewal {
    /// A fact, the want, a milestone or a further part of a vent.
    #[default]
    SomethingNew,
    /// A harmful behaviour, or a fact marked wrong becoming known.
    NewWrong,
}

/// How a remedy fits what the customer wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Fit {
    /// It misses the want.
    #[default]
    Not,
    /// It helps a little.
    Partly,
    /// It is what they want.
    Full,
}

/// What became of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all(serialize = "snake_case"))]
pub enum Kept {
    /// Kept in time.
    Kept,
    /// Not in time, but told in time, with the truth.
    Late,
    /// Broken.
    Broken,
}

/// Where the conversation happens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Channel {
    /// Face to face.
    #[default]
    Counter,
    /// On the phone.
    Phone,
    /// In a chat window.
    Chat,
    /// By letter or e-mail.
    Email,
    /// In public.
    Social,
}

impl Channel {
    /// All of them, in the order of screens.
    pub const ALL: [Self; 5] = [Self::Counter, Self::Phone, Self::Chat, Self::Email, Self::Social];

    /// The word on screen.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Counter => "At the counter",
            Self::Phone => "On the phone",
            Self::Chat => "In a chat",
            Self::Email => "By e-mail",
            Self::Social => "In public",
        }
    }

    /// Whether both sides write, so that nobody hears a voice.
    #[must_use]
    pub fn is_typed(self) -> bool {
        matches!(self, Self::Chat | Self::Email | Self::Social)
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub struct $name(pub u16);

        impl $name {
            /// The position in its table.
            #[must_use]
            pub fn index(self) -> usize {
                usize::from(self.0)
            }
        }
    )+};
}
ids!(
    /// A behaviour of a playbook.
    BehaviourId,
    /// A rule of a playbook.
    RuleId,
    /// An ending of a playbook.
    EndingId
);

/// A set of milestones, one bit each.
pub type Milestones = u16;

/// A behaviour that wears: its schedule and its bits in `State::wear`.
#[derive(Clone, Debug, Serialize)]
pub struct Wear {
    /// Percent of the first, second ... use; the last entry holds.
    pub schedule: Box<[u8]>,
    /// First bit of its count.
    pub shift: u8,
    /// Bits of its count.
    pub bits: u8,
    /// What makes it fresh.
    pub renewed_by: Renewal,
}

/// One thing a reply can do.
#[derive(Clone, Debug, Serialize)]
pub struct Behaviour {
    /// Stable id.
    pub id: String,
    /// In a few words.
    pub title: String,
    /// The same said to the trainee who did it; it changes no conversation.
    #[serde(skip)]
    pub did: String,
    /// Whether it helps.
    pub kind: Kind,
    /// What it adds.
    pub effect: Effect,
    /// A meter set to so many percent of itself.
    pub percent_of: Option<(Meter, u8)>,
    /// How it wears out.
    pub wear: Option<Wear>,
    /// Context rules, in order.
    pub rules: Box<[RuleId]>,
    /// Milestones it reaches.
    pub sets: Milestones,
    /// Milestones it takes back.
    pub clears: Milestones,
    /// Whether the proposed remedy is then agreed.
    pub agrees: bool,
    /// Points off the ceiling of trust, for good.
    pub scar: u8,
    /// Whether turns of it alone are counted.
    pub streak: bool,
}

impl Wear {
    /// The largest count that its bits can hold.
    #[must_use]
    pub fn mask(&self) -> u64 {
        1u64.checked_shl(u32::from(self.bits)).map_or(u64::MAX, |over| over - 1)
    }
}

/// How a step is recognised.
#[derive(Clone, Debug, Serialize)]
pub enum ShownBy {
    /// By one of these, at full effect.
    Behaviours(Box<[BehaviourId]>),
    /// By none of these at any line where the condition holds.
    Absence(Box<[BehaviourId]>, Condition),
}

/// A documented step.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    /// Stable id.
    pub id: String,
    /// Name on screen.
    pub title: String,
    /// What it is for.
    pub plain: String,
    /// What to do.
    pub instead: String,
    /// What to avoid.
    pub avoid: String,
    /// The articles that say so, by title.
    pub sources: Vec<String>,
    /// How it is recognised.
    pub shown_by: ShownBy,
    /// Milestones before which it is in time; empty: any time.
    pub due: Milestones,
    /// Behaviours that undo it.
    pub undone_by: Box<[BehaviourId]>,
}

/// A documented mistake.
#[derive(Clone, Debug, Serialize)]
pub struct Pitfall {
    /// Stable id.
    pub id: String,
    /// Name on screen.
    pub title: String,
    /// Why it hurts.
    pub plain: String,
    /// What to do in its place.
    pub instead: String,
    /// The articles that say so, by title.
    pub sources: Vec<String>,
    /// The behaviours that show it.
    pub behaviours: Box<[BehaviourId]>,
    /// Whether it asks for a repeat whatever the score.
    pub critical: bool,
}

/// A bound on a meter while a condition holds.
#[derive(Clone, Debug, Serialize)]
pub struct Rest {
    /// Which meter.
    pub meter: Meter,
    /// Lower bound.
    pub at_least: u8,
    /// Upper bound.
    pub at_most: u8,
    /// While this holds.
    pub when: Condition,
}

/// The four outcomes of "What did you hear?".
#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    /// Facts and the feeling.
    pub full: Box<[BehaviourId]>,
    /// Facts alone.
    pub facts_only: Box<[BehaviourId]>,
    /// Too little.
    pub thin: Box<[BehaviourId]>,
    /// Something never said.
    pub wrong: Box<[BehaviourId]>,
}

/// A sound playbook: every name resolved, every limit checked.
#[derive(Clone, Debug, Serialize)]
pub struct Playbook {
    /// Short name.
    pub id: String,
    /// Name on screen.
    pub title: String,
    /// Names of the milestones, by bit.
    pub milestones: Vec<String>,
    /// The documented steps.
    pub steps: Vec<Step>,
    /// The documented mistakes.
    pub pitfalls: Vec<Pitfall>,
    /// What a reply can do.
    pub behaviours: Vec<Behaviour>,
    /// The context rules.
    pub rules: Vec<Rule>,
    /// Ways of being upset.
    pub personas: Vec<Persona>,
    /// Mood words.
    pub moods: BandBounds,
    /// Opening moods: easy, medium, hard, expert.
    pub openings: [Mood; 4],
    /// Rules after each turn.
    pub after_turn: Box<[RuleId]>,
    /// Rules at the close.
    pub at_close: Box<[RuleId]>,
    /// Rules for every helpful behaviour.
    pub helpful: Box<[RuleId]>,
    /// Charged for cutting in.
    pub cut_in: BehaviourId,
    /// Charged for silence.
    pub silence: BehaviourId,
    /// Letting the customer go on.
    pub listen: BehaviourId,
    /// Its words.
    pub listen_text: String,
    /// A demand for somebody else.
    pub breach: Condition,
    /// Its ending.
    pub breach_ending: EndingId,
    /// Leaving at once.
    pub leave: Condition,
    /// Its ending.
    pub leave_ending: EndingId,
    /// Bounds on meters.
    pub rests: Vec<Rest>,
    /// The endings, in order.
    pub endings: Vec<Ending>,
    /// The milestone that outlasts the conversation.
    pub follow_up: Milestones,
    /// The milestone that counts as a broken promise.
    pub overpromise: Milestones,
    /// The aftermath's weights.
    pub weights: Weights,
    /// The outcomes of a summary.
    pub summary: Summary,
    /// Free seconds by channel.
    pub free_seconds: Vec<(Channel, Option<u8>)>,
    /// Bits of `State::wear` that something new makes fresh; and those that a new wrong does.
    pub renewed: [u64; 2],
    /// What scenarios are measured by; it changes no conversation.
    #[serde(skip)]
    pub checks: Checks,
    /// The pass mark of an Assessment; it changes no conversation.
    #[serde(skip)]
    pub assessment: PassMark,
}

impl Playbook {
    /// A behaviour.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "`check` makes ids, for the behaviours of this playbook only")]
    pub fn behaviour(&self, id: BehaviourId) -> &Behaviour {
        &self.behaviours[id.index()]
    }

    /// The name of the milestone that outlasts the conversation.
    #[must_use]
    pub fn outlasts(&self) -> &str {
        let at = usize::try_from(self.follow_up.trailing_zeros()).unwrap_or(usize::MAX);
        self.milestones.get(at).map_or("", String::as_str)
    }

    /// Whether silence is felt on a channel.
    #[must_use]
    pub fn feels_silence(&self, channel: Channel) -> bool {
        self.free_seconds.iter().any(|(c, seconds)| *c == channel && seconds.is_some())
    }

    /// Bits of `State::wear` that this makes fresh.
    #[must_use]
    pub fn renewed_by(&self, by: Renewal) -> u64 {
        let [something_new, new_wrong] = self.renewed;
        match by {
            Renewal::SomethingNew => something_new,
            Renewal::NewWrong => new_wrong,
        }
    }

    /// The mood word for a mood.
    #[must_use]
    pub fn band(&self, mood: Mood) -> Band {
        let b = &self.moods;
        if mood.anger < b.quiet_anger_below && mood.trust < b.quiet_trust_below {
            Band::GoneQuiet
        } else if mood.anger >= b.furious {
            Band::Furious
        } else if mood.anger >= b.angry {
            Band::Angry
        } else if mood.anger >= b.irritated {
            Band::Irritated
        } else if mood.anger >= b.settling {
            Band::Settling
        } else {
            Band::AtEase
        }
    }

    /// The id of a behaviour by its name.
    #[must_use]
    pub fn behaviour_named(&self, name: &str) -> Option<BehaviourId> {
        let at = self.behaviours.iter().position(|b| b.id == name)?;
        u16::try_from(at).ok().map(BehaviourId)
    }

    /// The bit of a milestone by its name.
    #[must_use]
    pub fn milestone_named(&self, name: &str) -> Option<Milestones> {
        let at = self.milestones.iter().position(|m| m == name)?;
        1u16.checked_shl(u32::try_from(at).ok()?)
    }
}
