//! Endings, and what the aftermath weighs (domain.md 2.6 and 2.7).

use serde::{Deserialize, Serialize};

use super::Condition;

/// A way to end.
#[derive(Clone, Debug, Serialize)]
pub struct Ending {
    /// Stable id.
    pub id: String,
    /// Name on screen.
    pub title: String,
    /// What it means.
    pub plain: String,
    /// Points, 0 to 100.
    pub points: u8,
    /// Stars of the review.
    pub stars: Option<u8>,
    /// Whether it counts as success.
    pub success: bool,
    /// Tried in order at `close`; `None`: only the limits lead here.
    pub when: Option<Condition>,
    /// Whether a scenario reaches it only where it says so.
    pub on_request: bool,
}

/// What the aftermath weighs (domain.md 2.7); points and stars as whole numbers.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// Percent of trust that counts for staying.
    pub trust_percent: u8,
    /// Percent of anger that counts against it.
    pub anger_percent: u8,
    /// A remedy that fitted.
    pub fit_full: i8,
    /// A remedy that fitted partly.
    pub fit_partly: i8,
    /// A promise kept.
    pub promise_kept: i8,
    /// A promise that slipped, with the truth told in time.
    pub promise_late: i8,
    /// A promise broken.
    pub promise_broken: i8,
    /// A follow-up made.
    pub followed_up: i8,
    /// From here the customer stays.
    pub stays: i8,
    /// From here the customer wavers.
    pub wavers: i8,
    /// Stars that a broken promise costs.
    pub stars_lost: u8,
    /// Points that a broken promise costs.
    pub points_broken: u8,
    /// Points that a late promise costs.
    pub points_late: u8,
    /// Points that a forgotten follow-up costs.
    pub points_no_follow_up: u8,
}
