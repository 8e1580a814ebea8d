//! What is on offer: the replies of the present scene that its guards let through.

use super::judge::{Context, holds};
use super::{Deal, State};
use crate::scenario::{Part, Reply, ReplyKind, Scenario, Scene};

/// A reply on offer.
#[derive(Clone, Copy, Debug)]
pub struct Offer<'s> {
    /// 1-based number in file order; guards never renumber.
    pub number: u8,
    /// The reply.
    pub reply: &'s Reply,
}

/// The vent part that is being told; `None` at the scene's own line.
#[must_use]
#[inline]
pub(super) fn part_of<'s>(scene: &'s Scene, state: &State) -> Option<&'s Part> {
    scene.parts.get(usize::from(state.part))
}

/// The replies on offer, in file order. None when the conversation is over.
pub fn replies<'s>(scenario: &'s Scenario, state: &State) -> impl Iterator<Item = Offer<'s>> {
    let state = *state;
    let scene = scenario.scene(state.scene);
    let all =
        scene.map_or(&[][..], |scene| part_of(scene, &state).map_or(&scene.replies[..], |part| &part.replies[..]));
    all.iter()
        .zip(1u8..)
        .filter(move |(reply, _)| is_open(scenario, &state, reply))
        .map(|(reply, number)| Offer { number, reply })
}

/// The same in the order in which a screen shows them: shuffled by the deal, but while the customer still tells
/// as they are written, listening first. An impulse is not among them: it is said or let go before.
#[must_use]
pub fn shown<'s>(scenario: &'s Scenario, deal: Deal, state: &State) -> Vec<Offer<'s>> {
    let all = replies(scenario, state).filter(|offer| offer.reply.kind != ReplyKind::Impulse);
    let written: Vec<Offer<'s>> = all.collect();
    let scene = scenario.scene(state.scene).filter(|scene| part_of(scene, state).is_none());
    let Some(scene) = scene else { return written };
    let order = deal.shuffled(&format!("{}{}", scene.id, state.part), written.len());
    order.into_iter().filter_map(|at| written.get(at).copied()).collect()
}

/// The reply with this number, if it is on offer.
#[inline]
pub(super) fn offered<'s>(scenario: &'s Scenario, scene: &'s Scene, state: &State, number: u8) -> Option<&'s Reply> {
    let all = part_of(scene, state).map_or(&scene.replies, |part| &part.replies);
    let reply = all.get(usize::from(number.checked_sub(1)?))?;
    is_open(scenario, state, reply).then_some(reply)
}

#[inline]
fn is_open(scenario: &Scenario, state: &State, reply: &Reply) -> bool {
    reply.when.as_ref().is_none_or(|when| holds(when, &Context::plain(scenario, state)))
}
