//! What can be set, and remembered from one start to the next.

use serde::{Deserialize, Serialize};

use crate::engine::notes::Mode;

/// How fast a customer's words appear.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pace {
    /// All at once.
    AtOnce,
    /// Like somebody who speaks slowly.
    Slow,
    /// Like somebody who speaks.
    #[default]
    Natural,
    /// Like somebody in a hurry.
    Fast,
}

impl Pace {
    /// All, the calmest first.
    pub const ALL: [Self; 4] = [Self::AtOnce, Self::Slow, Self::Natural, Self::Fast];

    /// The words on screen.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::AtOnce => "At once",
            Self::Slow => "Slowly",
            Self::Natural => "As people speak",
            Self::Fast => "Fast",
        }
    }

    /// Words a second; `None` when they are there at once.
    #[must_use]
    pub fn words_a_second(self) -> Option<f64> {
        match self {
            Self::AtOnce => None,
            Self::Slow => Some(2.2),
            // Conversational English is spoken at about 150 to 190 words a minute.
            Self::Natural => Some(3.0),
            Self::Fast => Some(4.4),
        }
    }
}

/// When a trainee says theirs before the replies are uncovered (mechanics.md, "Say yours first").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum OwnWords {
    /// Never.
    Never,
    /// From the second time with a scenario.
    #[default]
    FromSecond,
    /// Always.
    Always,
}

impl OwnWords {
    /// All.
    pub const ALL: [Self; 3] = [Self::Never, Self::FromSecond, Self::Always];

    /// The words on screen.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Never => "Never",
            Self::FromSecond => "From the second time",
            Self::Always => "Always",
        }
    }
}

/// What can be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The dark theme.
    pub dark: bool,
    /// Text size in percent, 100 to 200.
    pub text_percent: u16,
    /// Motion of face and screens.
    pub motion: bool,
    /// Nothing depends on time and nothing moves: for screen readers, and for whoever likes it so.
    pub unhurried: bool,
    /// The mode that was chosen last.
    pub mode: Mode,
    /// The mood in words and numbers during a conversation, where the mode leaves it open.
    pub show_mood: bool,
    /// How fast words appear.
    pub pace: Pace,
    /// Whether cutting in and silence count.
    pub clock: bool,
    /// Whether the customer is heard, where the platform can speak.
    pub voice: bool,
    /// How loud, 0 to 100.
    pub volume: u8,
    /// When trainees say theirs first.
    pub own_words: OwnWords,
    /// Whether an Assessment asks how sure one is of each reply.
    pub ask_sure: bool,
    /// Whether it is asked how hot a conversation makes one.
    pub ask_hot: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            dark: false,
            text_percent: 100,
            motion: true,
            unhurried: false,
            mode: Mode::default(),
            show_mood: true,
            pace: Pace::default(),
            clock: false,
            voice: false,
            volume: 80,
            own_words: OwnWords::default(),
            ask_sure: false,
            ask_hot: true,
        }
    }
}

impl Settings {
    /// The factor by which everything is drawn larger.
    #[must_use]
    pub fn zoom(self) -> f32 {
        f32::from(self.text_percent) / 100.0
    }

    /// Whether anything may move.
    #[must_use]
    pub fn moves(self) -> bool {
        self.motion && !self.unhurried
    }

    /// How fast words appear, all considered: where nothing moves they are there at once.
    #[must_use]
    pub fn speaks_at(self) -> Option<f64> {
        if self.moves() { self.pace.words_a_second() } else { None }
    }

    /// Whether cutting in and silence count, all considered.
    #[must_use]
    pub fn counts_time(self) -> bool {
        self.clock && self.speaks_at().is_some()
    }

    /// The same with numbers out of range brought into it.
    pub(super) fn within_bounds(self) -> Self {
        Self { text_percent: self.text_percent.clamp(100, 200), volume: self.volume.min(100), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::Settings;

    #[test]
    fn nothing_depends_on_time_for_the_unhurried() {
        let hasty = Settings { clock: true, ..Settings::default() };
        assert!(hasty.counts_time() && hasty.speaks_at().is_some());
        let calm = Settings { unhurried: true, ..hasty };
        assert!(!calm.counts_time() && calm.speaks_at().is_none() && !calm.moves());
    }
}
