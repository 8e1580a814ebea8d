//! The words of a conversation: which wording of a line a deal draws, and what was said in a turn.

use super::offer::part_of;
use super::turn::{Turn, reaction};
use super::{Deal, State};
use crate::playbook::{Band, Mood};
use crate::scenario::{Goto, Kept, Key, Lines, Piece, Reaction, Reply, Scenario, Scene};

/// The wording that a deal draws from a line for a mood.
#[must_use]
pub fn wording(deal: Deal, lines: &Lines, band: Band) -> &str {
    drawn(deal, lines, lines.for_mood(band))
}

fn drawn<'s>(deal: Deal, lines: &Lines, wordings: &'s [String]) -> &'s str {
    wordings.get(deal.draw(&lines.id, wordings.len())).map_or("", String::as_str)
}

/// What the customer says now; `mood` is the last one of the conversation.
#[must_use]
pub fn line<'s>(scenario: &'s Scenario, deal: Deal, state: &State, mood: Mood) -> &'s str {
    let Some(scene) = scenario.scene(state.scene) else { return "" };
    match (part_of(scene, state), state.ending()) {
        (Some(part), _) => wording(deal, &part.says, scenario.playbook.band(mood)),
        (None, None) => wording(deal, &scene.says, scenario.playbook.band(mood)),
        (None, Some(_)) => after_line(deal, state, &scene.says),
    }
}

/// A line of the aftermath: by a broken promise, by ending, or any.
fn after_line<'s>(deal: Deal, state: &State, lines: &'s Lines) -> &'s str {
    let broken = lines.under(&Key::Named("promise_broken".to_owned())).filter(|_| state.kept() == Some(Kept::Broken));
    let by_ending = state.ending().map(|ending| lines.for_ending(ending));
    drawn(deal, lines, broken.or(by_ending).unwrap_or(&[]))
}

/// What the customer thinks at a scene; while they are still telling, nothing yet.
#[must_use]
pub fn thought(scenario: &Scenario, deal: Deal, state: &State) -> String {
    let told = |scene: &&Scene| part_of(scene, state).is_none();
    let Some(scene) = scenario.scene(state.scene).filter(told) else { return String::new() };
    if state.ending().is_some() {
        return after_line(deal, state, &scene.thought).to_owned();
    }
    wording(deal, &scene.thought, scenario.playbook.band(state.mood)).to_owned()
}

/// The scene of a turn.
#[must_use]
pub fn scene_of<'s>(scenario: &'s Scenario, turn: &Turn) -> Option<&'s Scene> {
    scenario.scene(turn.from.scene)
}

/// The reply of a turn.
#[must_use]
pub fn reply_of<'s>(scenario: &'s Scenario, turn: &Turn) -> Option<&'s Reply> {
    let scene = scenario.scene(turn.from.scene)?;
    let all = part_of(scene, &turn.from).map_or(&scene.replies, |part| &part.replies);
    all.get(usize::from(turn.taken.number.checked_sub(1)?))
}

/// What the trainee said or did in a turn: the text, or the pieces that were put together.
#[must_use]
pub fn said(scenario: &Scenario, turn: &Turn) -> String {
    reply_of(scenario, turn).map_or_else(String::new, |reply| composed_text(reply, turn.taken.pieces()))
}

/// The text of a reply with these pieces.
#[must_use]
pub fn composed_text(reply: &Reply, pieces: &[u8]) -> String {
    if reply.slots.is_empty() {
        return reply.text.clone();
    }
    let apart = if takes_several(reply) { " " } else { "\n\n" };
    let texts: Vec<&str> = picked(reply, pieces).map(|piece| piece.text.as_str()).collect();
    texts.join(apart)
}

/// Why a turn went as it did: the author's words for the reply, and for the pieces that were picked.
#[must_use]
pub fn why(scenario: &Scenario, turn: &Turn) -> String {
    let Some(reply) = reply_of(scenario, turn) else { return String::new() };
    let of_pieces = picked(reply, turn.taken.pieces()).map(|piece| piece.why.as_str());
    let all: Vec<&str> = std::iter::once(reply.why.as_str()).chain(of_pieces).filter(|why| !why.is_empty()).collect();
    all.join(" ")
}

fn takes_several(reply: &Reply) -> bool {
    matches!(reply.slots.as_slice(), [slot] if slot.max > 1)
}

/// The pieces that these numbers pick; of a slot that is not named, the first.
fn picked<'r>(reply: &'r Reply, pieces: &'r [u8]) -> impl Iterator<Item = &'r Piece> {
    const FIRST: &[u8] = &[1];
    let several = takes_several(reply);
    let of_one = if several && pieces.is_empty() { FIRST } else { pieces };
    let in_one = reply.slots.first().filter(|_| several).into_iter();
    let in_one = in_one.flat_map(move |slot| of_one.iter().map(move |at| (slot, *at)));
    let in_each = reply.slots.iter().enumerate().filter(move |_| !several);
    let in_each = in_each.map(|(number, slot)| (slot, pieces.get(number).copied().unwrap_or(1)));
    in_one.chain(in_each).filter_map(|(slot, at)| slot.pieces.get(usize::from(at.checked_sub(1)?)))
}

/// How the customer reacted in a turn, the want in their own words included. Where nobody closed it and it is over all the
/// same, that is said; so is a cut that nobody wrote an answer to.
#[must_use]
pub fn reacted(scenario: &Scenario, deal: Deal, turn: &Turn) -> String {
    let Some(reply) = reply_of(scenario, turn) else { return String::new() };
    let band = scenario.playbook.band(turn.mood);
    let reaction = reaction(reply, turn.reacts, turn.outcome);
    let mut words = vec![wording(deal, &reaction.says, band)];
    if turn.want_told
        && let Some(want) = scenario.wants.get(usize::from(deal.want))
    {
        words.push(wording(deal, &want.says, band));
    }
    words.retain(|text| !text.is_empty());
    if words.is_empty() && turn.cut_in {
        words.push("(They stop short.)");
    }
    let over = turn.from.ending().is_none() && turn.to.ending().is_some();
    if over && reaction.to.unwrap_or(reply.to) != Goto::Close {
        words.push("(That was as long as they would go on with you.)");
    }
    words.join(" ")
}

/// The reaction of a turn in the version that was written for it.
#[must_use]
pub fn reaction_of<'s>(scenario: &'s Scenario, turn: &Turn) -> Option<&'s Reaction> {
    reply_of(scenario, turn).map(|reply| reaction(reply, turn.reacts, turn.outcome))
}

/// What the customer thought when they reacted; empty where nothing was written.
#[must_use]
pub fn reaction_thought<'s>(scenario: &'s Scenario, turn: &Turn) -> &'s str {
    reaction_of(scenario, turn).map_or("", |reaction| &reaction.thought)
}

/// The review as the customer would write it; empty where none is written.
#[must_use]
pub fn review(scenario: &Scenario, deal: Deal, state: &State) -> String {
    let has_review = state.ending().and_then(|id| scenario.ending(id)).is_some_and(|ending| ending.stars.is_some());
    if has_review { after_line(deal, state, &scenario.reviews).to_owned() } else { String::new() }
}
