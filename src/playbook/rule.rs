//! The small language of the playbook: conditions, and what a rule then does.
//!
//! Names are resolved to numbers; the engine evaluates these on every transition, so they hold no text.

use serde::Serialize;

use super::{BehaviourId, Effect, EndingId, Fit, Kept, Meter, Milestones};

/// A condition on the state before the reply, the scene, the reply and the behaviour in question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Condition {
    /// Always true.
    Always,
    /// Every one holds.
    All(Box<[Condition]>),
    /// At least one holds.
    Any(Box<[Condition]>),
    /// It does not hold.
    Not(Box<Condition>),
    /// The meter is at this or above.
    AtLeast(Meter, u8),
    /// The meter is below this.
    Below(Meter, u8),
    /// One of these milestones was reached.
    Reached(Milestones),
    /// At least so many facts are known.
    Facts(u8),
    /// All these facts are known (bits).
    Knows(u16),
    /// The real want is known.
    WantKnown,
    /// The reply is about a fact that is known.
    AboutKnown,
    /// All that the reply asks for is known already.
    AsksKnown,
    /// Used at least so often since it was last fresh.
    Used(BehaviourId, u8),
    /// This use is more than so many past the persona's tolerance.
    PastTolerance(u8),
    /// So many turns of the streak behaviour alone came before, and it stands alone again.
    Streak(u8),
    /// The customer is still telling.
    Vent,
    /// The line is aimed at the trainee.
    Aimed,
    /// The line holds a threat or a slur.
    Threat,
    /// The behaviour is one of these.
    Is(Box<[BehaviourId]>),
    /// The reply also does one of these.
    With(Box<[BehaviourId]>),
    /// The remedy fits so.
    Fit(Fit),
    /// The remedy was offered too early before.
    Burnt,
    /// At least so many words that stuck.
    Scars(u8),
    /// The turn brought something new.
    SomethingNew,
    /// This remedy is agreed.
    Agreed(u8),
    /// These promises were made (bits).
    Promised(u8),
    /// These promises are in the case note (bits).
    Noted(u8),
    /// The worst that became of a promise so far.
    Promise(Kept),
    /// The conversation ended in one of these.
    Ending(Box<[EndingId]>),
}

/// What a rule does when it fires.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Action {
    /// Count so many percent.
    Scale(u16),
    /// Count so many percent at most.
    Cap(u16),
    /// Count as this behaviour instead, by that one's rules.
    Become(BehaviourId),
    /// Add to the meters, as it stands.
    Add(Effect),
    /// Charge this behaviour as well.
    Also(BehaviourId),
    /// Reach no milestone with it.
    OpenNothing,
    /// The customer says what they really want.
    RevealWant,
    /// The proposed remedy counts less from now on.
    Burn,
}

/// A context rule: when, then, and the note it leaves.
#[derive(Clone, Debug, Serialize)]
pub struct Rule {
    /// Stable id.
    pub id: String,
    /// When it fires.
    pub when: Condition,
    /// What it then does, in order.
    pub then: Box<[Action]>,
    /// The note in the debrief; empty for none.
    pub note: String,
}
