//! Every way to take a reply: one for a plain reply, each combination of pieces for a composed one.

use super::Taken;
use super::whole::Whole;
use crate::scenario::{Facts, Reply, Scenario, Slot};

/// Combinations beyond this are left out; nine pieces in eight slots would be millions.
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

/// The ways that differ in what they come to wherever these facts are known: the first of each kind, and how
/// many there are of it.
#[must_use]
pub fn distinct_ways(scenario: &Scenario, number: u8, reply: &Reply, known: Facts) -> Vec<(Taken, u32)> {
    let mut kinds = Vec::new();
    for taken in ways(number, reply) {
        let mut made = Whole::of(&reply.deed);
        if made.put_together(scenario, reply, &taken, known).is_none() {
            continue;
        }
        match kinds.iter_mut().find(|(kind, _, _)| made.comes_to(kind, known)) {
            Some((_, _, count)) => *count += 1,
            None => kinds.push((made, taken, 1)),
        }
    }
    kinds.into_iter().map(|(_, taken, count)| (taken, count)).collect()
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
