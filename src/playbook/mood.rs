//! Moods: four meters from 0 to 100, and the word for what they come to.

use serde::{Deserialize, Serialize};

/// The four meters of a mood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meter {
    /// Heat of the moment.
    Anger,
    /// "They will put it right."
    Trust,
    /// "They understand what happened and what I want."
    Heard,
    /// Time left in the tank.
    Patience,
}

/// The meters in the order in which they are shown.
pub const METERS: [Meter; 4] = [Meter::Anger, Meter::Trust, Meter::Heard, Meter::Patience];

impl Meter {
    /// The word on screen.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Anger => "anger",
            Self::Trust => "trust",
            Self::Heard => "heard",
            Self::Patience => "patience",
        }
    }
}

/// How a customer feels: four whole numbers, 0 to 100 (domain.md 2.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mood {
    /// Heat of the moment.
    pub anger: u8,
    /// Belief that it will be put right.
    pub trust: u8,
    /// Being understood.
    pub heard: u8,
    /// Time left.
    pub patience: u8,
}

impl Mood {
    /// One meter.
    #[must_use]
    pub fn get(self, meter: Meter) -> u8 {
        match meter {
            Meter::Anger => self.anger,
            Meter::Trust => self.trust,
            Meter::Heard => self.heard,
            Meter::Patience => self.patience,
        }
    }

    /// Sets one meter.
    pub fn set(&mut self, meter: Meter, value: u8) {
        match meter {
            Meter::Anger => self.anger = value,
            Meter::Trust => self.trust = value,
            Meter::Heard => self.heard = value,
            Meter::Patience => self.patience = value,
        }
    }
}

/// What is added to the meters, in points from -100 to 100.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Effect {
    /// Added to anger.
    pub anger: i8,
    /// Added to trust.
    pub trust: i8,
    /// Added to heard.
    pub heard: i8,
    /// Added to patience.
    pub patience: i8,
}

impl Effect {
    /// The points for one meter.
    #[must_use]
    pub fn get(self, meter: Meter) -> i8 {
        match meter {
            Meter::Anger => self.anger,
            Meter::Trust => self.trust,
            Meter::Heard => self.heard,
            Meter::Patience => self.patience,
        }
    }
}

/// The word for a mood (LOOK.md; domain.md 2.2; mechanics.md for *gone quiet*).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// Anger low.
    AtEase,
    /// Cooling.
    Settling,
    /// Irritated.
    Irritated,
    /// Angry.
    Angry,
    /// Furious.
    Furious,
    /// Calm outside, trust gone.
    GoneQuiet,
}

/// Every mood word, coolest first, *gone quiet* last.
pub const BANDS: [Band; 6] =
    [Band::AtEase, Band::Settling, Band::Irritated, Band::Angry, Band::Furious, Band::GoneQuiet];

impl Band {
    /// The word on screen.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::AtEase => "at ease",
            Self::Settling => "settling",
            Self::Irritated => "irritated",
            Self::Angry => "angry",
            Self::Furious => "furious",
            Self::GoneQuiet => "gone quiet",
        }
    }

    /// The word in a scenario file.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::AtEase => "at_ease",
            Self::Settling => "settling",
            Self::Irritated => "irritated",
            Self::Angry => "angry",
            Self::Furious => "furious",
            Self::GoneQuiet => "gone_quiet",
        }
    }
}

/// Anger from which each mood has its word; and what *gone quiet* is.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BandBounds {
    /// From here: settling.
    pub settling: u8,
    /// From here: irritated.
    pub irritated: u8,
    /// From here: angry.
    pub angry: u8,
    /// From here: furious.
    pub furious: u8,
    /// Gone quiet: anger below this ...
    pub quiet_anger_below: u8,
    /// ... with trust below this.
    pub quiet_trust_below: u8,
}
