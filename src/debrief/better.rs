//! Other words for a turn: those that its author wrote for it, and those of the best reply that was on offer.

use super::transcript::{is_spoken, other_reply};
use crate::engine::{Timing, Turn, replies, speech};
use crate::playbook::{ShownBy, Step};
use crate::scenario::{Reply, Scenario};
use crate::solve::TurnGrade;

/// Other words for a turn, and why they help more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Better {
    /// The words, the deed, or what a reply to be composed is about.
    pub words: String,
    /// Whether they are said as they stand: deeds, and what a reply to be composed is about, stand without quotes.
    pub spoken: bool,
    /// Why they help more; empty where nobody wrote it.
    pub because: String,
}

/// What the author advises instead of the reply that was taken, if they wrote something.
pub(super) fn advised(scenario: &Scenario, turn: &Turn) -> Option<Better> {
    let (id, because) = speech::reply_of(scenario, turn)?.instead.as_ref()?;
    let reply = other_reply(scenario, turn, id)?;
    let spoken = is_spoken(reply) && reply.slots.is_empty();
    Some(Better { words: reply.text.clone(), spoken, because: because.clone() })
}

/// The words of the best reply that was on offer at a turn, whatever the turn's own grade. The author's reason stands
/// where it is about that reply; otherwise the reply's own. Where the same words at another time were best, the reason
/// says so. None where that is the very reply that was taken, or is no longer on offer.
#[must_use]
pub fn better_words(scenario: &Scenario, turn: &Turn, grade: &TurnGrade) -> Option<Better> {
    if grade.better == turn.taken {
        return None;
    }
    let better = replies(scenario, &turn.from).find(|offer| offer.number == grade.better.number)?.reply;
    let words = speech::composed_text(better, grade.better.pieces());
    let advised = speech::reply_of(scenario, turn).and_then(|reply| reply.instead.as_ref());
    let because = match (advised.filter(|(id, _)| *id == better.id), turn.taken.timing) {
        (_, Timing::CutIn) if grade.better == turn.taken.at(Timing::InTime) => "The same, once they had finished.",
        (_, Timing::Silence(_)) if grade.better == turn.taken.at(Timing::InTime) => "The same, without the long wait.",
        _ if grade.better.number == turn.taken.number && !better.slots.is_empty() => {
            "The same, put together otherwise."
        }
        (Some((_, because)), _) => because.as_str(),
        (None, _) if better.why.is_empty() => step_of(scenario, better).map_or("", |step| &step.instead),
        (None, _) => better.why.as_str(),
    };
    Some(Better { words, spoken: is_spoken(better), because: because.to_owned() })
}

/// The first step that a reply shows: letting somebody go on has no words of an author.
fn step_of<'s>(scenario: &'s Scenario, reply: &Reply) -> Option<&'s Step> {
    let shows = |step: &&Step| match &step.shown_by {
        ShownBy::Behaviours(behaviours) => reply.deed.does.iter().any(|done| behaviours.contains(done)),
        ShownBy::Absence(..) => false,
    };
    scenario.playbook.steps.iter().find(shows)
}
