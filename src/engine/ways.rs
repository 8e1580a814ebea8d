//! Every way to take a reply: one for a plain reply, each combination of pieces for a composed one.

use std::collections::BTreeMap;

use super::Taken;
use super::whole::{Essence, Whole};
use crate::scenario::{Facts, Reply, Scenario, Slot};

/// Combinations beyond this are left out: nine pieces in eight slots would be millions. [`distinct_ways`] leaves
/// none out.
const WAYS_MAX: usize = 1024;

/// Every way to take the reply with this number, first combination first.
#[must_use]
pub fn ways(number: u8, reply: &Reply) -> Vec<Taken> {
    let picks: Vec<Vec<u8>> = match reply.slots.as_slice() {
        [] => return vec![Taken::reply(number)],
        [slot] if slot.max > 1 => subsets(slot),
        slots => products(slots),
    };
    picks.iter().map(|pieces| Taken::composed(number, pieces)).collect()
}

/// More kinds of one reply than this are not told apart; the solver then says that it does not know.
const KINDS_MAX: usize = 4096;

/// A way, the whole that it makes, and in how many ways that can be made.
struct Kind<'a> {
    whole: Whole<'a>,
    pieces: Vec<u8>,
    count: u64,
}

/// The ways that differ in what they come to wherever these facts are known: the first of each kind, and how
/// many there are of it. `None` when there are too many kinds.
#[must_use]
pub fn distinct_ways(scenario: &Scenario, number: u8, reply: &Reply, known: Facts) -> Option<Vec<(Taken, u64)>> {
    let kinds = match reply.slots.as_slice() {
        [slot] if slot.max > 1 => picked(scenario, number, reply, known),
        slots => {
            let mut kinds = vec![Kind { whole: Whole::of(&reply.deed), pieces: Vec::new(), count: 1 }];
            // Slot by slot: combinations that came to the same go on as one.
            for slot in slots {
                kinds = filled(kinds, slot, known);
                if kinds.len() > KINDS_MAX {
                    return None;
                }
            }
            kinds
        }
    };
    Some(kinds.into_iter().map(|kind| (Taken::composed(number, &kind.pieces), kind.count)).collect())
}

/// Every kind with each piece of one more slot.
fn filled<'a>(kinds: Vec<Kind<'a>>, slot: &Slot, known: Facts) -> Vec<Kind<'a>> {
    let mut made: Vec<Kind<'a>> = Vec::new();
    let mut places = BTreeMap::new();
    for kind in kinds {
        let pieces = slot.pieces.iter().map(Some).zip(1u8..).chain((slot.min == 0).then_some((None, 0)));
        for (piece, at) in pieces {
            let mut whole = kind.whole.clone();
            piece.into_iter().for_each(|piece| whole.put(piece));
            let next = Kind { whole, pieces: kind.pieces.iter().copied().chain([at]).collect(), count: kind.count };
            gather(&mut made, &mut places, next, known);
            if made.len() > KINDS_MAX {
                return made;
            }
        }
    }
    made
}

/// The kinds of a reply in which several pieces are picked from one slot.
fn picked<'a>(scenario: &Scenario, number: u8, reply: &'a Reply, known: Facts) -> Vec<Kind<'a>> {
    let (mut made, mut places) = (Vec::new(), BTreeMap::new());
    for taken in ways(number, reply) {
        let mut whole = Whole::of(&reply.deed);
        if whole.put_together(scenario, reply, &taken, known).is_some() {
            let kind = Kind { whole, pieces: taken.pieces().to_vec(), count: 1 };
            gather(&mut made, &mut places, kind, known);
        }
    }
    made
}

/// Adds a kind, or counts it where it came up before.
fn gather<'a>(made: &mut Vec<Kind<'a>>, places: &mut BTreeMap<Essence, usize>, kind: Kind<'a>, known: Facts) {
    let next = made.len();
    let place = *places.entry(kind.whole.essence(known)).or_insert(next);
    match made.get_mut(place) {
        Some(same) => same.count = same.count.saturating_add(kind.count),
        None => made.push(kind),
    }
}

/// Ascending picks from one slot, smallest first.
fn subsets(slot: &Slot) -> Vec<Vec<u8>> {
    let mut made: Vec<Vec<u8>> = if slot.min == 0 { vec![vec![0]] } else { Vec::new() };
    let mut layer: Vec<Vec<u8>> = vec![Vec::new()];
    for size in 1..=slot.max {
        let mut next = Vec::new();
        for pick in &layer {
            let first = pick.last().copied().unwrap_or(0);
            for (_, at) in slot.pieces.iter().zip(1u8..).filter(|(_, at)| *at > first) {
                let mut more = pick.clone();
                more.push(at);
                next.push(more);
            }
        }
        if size >= slot.min {
            made.extend(next.iter().take(WAYS_MAX.saturating_sub(made.len())).cloned());
        }
        layer = next;
    }
    made
}

/// One piece for each slot: every combination, or, where there are too many, each piece once beside the
/// first of all others.
fn products(slots: &[Slot]) -> Vec<Vec<u8>> {
    let choices: Vec<Vec<u8>> = slots
        .iter()
        .map(|slot| slot.pieces.iter().zip(1u8..).map(|(_, at)| at).chain((slot.min == 0).then_some(0)).collect())
        .collect();
    let count = choices.iter().try_fold(1usize, |count, of_slot| count.checked_mul(of_slot.len()));
    if count.is_none_or(|count| count > WAYS_MAX) {
        let first: Vec<u8> = choices.iter().map(|of_slot| of_slot.first().copied().unwrap_or(0)).collect();
        let mut made = vec![first.clone()];
        for (slot, of_slot) in choices.iter().enumerate() {
            for piece in of_slot.iter().skip(1) {
                let mut other = first.clone();
                other.splice(slot..=slot, [*piece]);
                made.push(other);
            }
        }
        return made;
    }
    choices.iter().fold(vec![Vec::new()], |made, of_slot| {
        let more = |pick: Vec<u8>| of_slot.iter().map(move |piece| pick.iter().copied().chain([*piece]).collect());
        made.into_iter().flat_map(more).collect()
    })
}
