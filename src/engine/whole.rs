//! A reply with its pieces put together: the customer reads the whole, and the gates judge the whole.

use super::Taken;
use crate::playbook::BehaviourId;
use crate::scenario::{BEHAVIOURS_MAX, Deed, Facts, Heard, PIECES_MAX, Reply, Scenario};

/// What a whole reply does, its pieces put together.
pub(super) struct Whole {
    does: [BehaviourId; BEHAVIOURS_MAX],
    count: usize,
    pub(super) deed: Deed,
    pub(super) notes: u8,
    pub(super) outcome: Option<usize>,
}

impl Whole {
    fn add(&mut self, more: &[BehaviourId]) {
        for id in more {
            if !self.does().contains(id)
                && let Some(slot) = self.does.get_mut(self.count)
            {
                *slot = *id;
                self.count += 1;
            }
        }
    }

    fn join(&mut self, deed: &Deed) {
        self.add(&deed.does);
        self.deed.about |= deed.about;
        self.deed.asks |= deed.asks;
        self.deed.remedy = self.deed.remedy.or(deed.remedy);
        self.deed.promise = self.deed.promise.or(deed.promise);
    }

    /// Whether another whole comes to the same wherever these facts are known: what it is about matters only
    /// by whether any of that was told, what it asks for only by whether all of it was.
    pub(super) fn comes_to(&self, other: &Self, known: Facts) -> bool {
        let about = |deed: &Deed| (deed.about & known != 0, deed.asks != 0 && deed.asks & !known == 0);
        self.does() == other.does()
            && about(&self.deed) == about(&other.deed)
            && (self.deed.remedy, self.deed.promise) == (other.deed.remedy, other.deed.promise)
            && (self.notes, self.outcome) == (other.notes, other.outcome)
    }

    pub(super) fn does(&self) -> &[BehaviourId] {
        self.does.get(..self.count).unwrap_or(&[])
    }
}

/// Positions among the outcomes of a summary.
const FULL: usize = 0;
const FACTS_ONLY: usize = 1;
pub(super) const THIN: usize = 2;
pub(super) const WRONG: usize = 3;
/// So many facts said back are a summary.
const FACTS_FOR_A_SUMMARY: u32 = 2;

/// The reply with its pieces; `None` when they do not fit its slots.
pub(super) fn whole(scenario: &Scenario, reply: &Reply, taken: &Taken, known: Facts) -> Option<Whole> {
    let mut whole =
        Whole { does: [BehaviourId(0); BEHAVIOURS_MAX], count: 0, deed: Deed::default(), notes: 0, outcome: None };
    whole.join(&reply.deed);
    let picks = picks(reply, taken)?;
    let mut heard = (0u32, false, false);
    for (slot, at) in picks.iter().flatten() {
        let piece = reply.slots.get(usize::from(*slot))?.pieces.get(usize::from(at.checked_sub(1)?))?;
        whole.join(&piece.deed);
        match piece.heard {
            // What was cut off was never said.
            Some(Heard::Fact) if piece.deed.about & known == 0 => heard.2 = true,
            Some(Heard::Fact) => heard.0 += 1,
            Some(Heard::Feeling) => heard.1 = true,
            Some(Heard::Wrong) => heard.2 = true,
            None => {}
        }
        if let Some(promise) = piece.notes {
            whole.notes |= bit(promise);
        }
    }
    if reply.outcomes.is_some() {
        let summary = &scenario.playbook.summary;
        let (outcome, does) = match heard {
            (_, _, true) => (WRONG, &summary.wrong),
            (facts, true, _) if facts >= FACTS_FOR_A_SUMMARY => (FULL, &summary.full),
            (facts, _, _) if facts >= FACTS_FOR_A_SUMMARY => (FACTS_ONLY, &summary.facts_only),
            _ => (THIN, &summary.thin),
        };
        whole.outcome = Some(outcome);
        whole.add(does);
    }
    Some(whole)
}

/// The pieces picked as `(slot, 1-based piece)`. One piece follows for each slot, 0 leaves one empty
/// where allowed, slots left out take their first; a slot for several stands alone and lists them ascending.
fn picks(reply: &Reply, taken: &Taken) -> Option<[Option<(u8, u8)>; PIECES_MAX]> {
    let mut made = [None; PIECES_MAX];
    let given = taken.pieces();
    match reply.slots.as_slice() {
        [] => given.is_empty().then_some(made),
        [slot] if slot.max > 1 => {
            let first = [1u8];
            let given = if given.is_empty() {
                &first[..]
            } else if given == [0] && slot.min == 0 {
                &[]
            } else {
                given
            };
            let ascending = given.windows(2).all(|pair| matches!(pair, [a, b] if a < b));
            let count_fits = (usize::from(slot.min)..=usize::from(slot.max)).contains(&given.len());
            let known = given.iter().all(|at| *at >= 1 && usize::from(*at) <= slot.pieces.len());
            for (place, at) in made.iter_mut().zip(given) {
                *place = Some((0, *at));
            }
            (ascending && count_fits && known).then_some(made)
        }
        slots => {
            if given.len() > slots.len() {
                return None;
            }
            for ((place, number), slot) in made.iter_mut().zip(0u8..).zip(slots) {
                match given.get(usize::from(number)).copied() {
                    Some(0) if slot.min == 0 => {}
                    Some(at) if at >= 1 && usize::from(at) <= slot.pieces.len() => *place = Some((number, at)),
                    Some(_) => return None,
                    None => *place = Some((number, 1)),
                }
            }
            Some(made)
        }
    }
}

/// The bit of a small number; 0 beyond the eighth (`check` declares the limits).
pub(super) fn bit(at: u8) -> u8 {
    1u8.checked_shl(u32::from(at)).unwrap_or(0)
}
