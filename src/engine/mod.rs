//! What happens in a conversation: `deal · replies · choose · ending`.
//!
//! Pure and in whole numbers: the same scenario, rules number, seed and turns give the same [`State`] on
//! every machine. Nothing here sees a file, a clock, a thread or a window. [`choose`] never allocates and
//! cannot fail on a reply that was on offer; one that was not is an error that changes nothing.

pub mod aftermath;
pub mod attempt;
pub mod code;
mod deal;
mod judge;
pub mod notes;
mod offer;
pub mod speech;
mod state;
mod taken;
mod turn;
mod ways;
mod whole;

pub use attempt::{Attempt, Replay, replay};
pub use deal::Deal;
pub use judge::{Counted, holds_at_line};
pub use offer::{Offer, replies, shown};
pub use state::State;
pub use taken::{BadTaken, Taken, Timing};
pub use turn::{Listener, NotOffered, Turn, choose, choose_told, take};
pub use ways::{distinct_ways, ways};

/// Number of the arithmetic. Raised when the same turns could give another mood; older attempts then
/// show their stored summary and say so.
pub const RULES: u16 = 1;
