//! Personas: ways of being upset, as percent and rules (domain.md 2.5).

use serde::{Deserialize, Serialize};

use super::{Effect, RuleId};

/// Percent by which effects count toward a persona; 100 is neutral (domain.md 2.5).
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Scales {
    /// Rises of anger.
    pub anger_up: u16,
    /// Falls of anger.
    pub anger_down: u16,
    /// Gains of trust.
    pub trust_gain: u16,
    /// Losses of trust.
    pub trust_loss: u16,
    /// Gains of being heard.
    pub heard_gain: u16,
    /// Losses of patience.
    pub patience_drain: u16,
    /// What a broken promise costs later.
    pub promise_broken: u16,
}

impl Default for Scales {
    fn default() -> Self {
        Self {
            anger_up: 100,
            anger_down: 100,
            trust_gain: 100,
            trust_loss: 100,
            heard_gain: 100,
            patience_drain: 100,
            promise_broken: 100,
        }
    }
}

/// A way of being upset.
#[derive(Clone, Debug, Serialize)]
pub struct Persona {
    /// Stable id.
    pub id: String,
    /// Name for authors.
    pub title: String,
    /// What it is like.
    pub plain: String,
    /// Percent by which effects count.
    pub scales: Scales,
    /// How often a wearing behaviour is taken well.
    pub tolerance: u8,
    /// Added to the opening mood.
    pub opening: Effect,
    /// Rules that apply to every behaviour.
    pub rules: Box<[RuleId]>,
}
