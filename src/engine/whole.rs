//! A reply with its pieces put together: the customer reads the whole, and the gates judge the whole.

use super::Taken;
use crate::playbook::BehaviourId;
use crate::scenario::{BEHAVIOURS_MAX, Deed, Facts, Heard, PIECES_MAX, Piece, Reply, Scenario};

/// What a whole reply does, its pieces put together.
#[derive(Clone)]
pub(super) struct Whole<'a> {
    does: Does<'a>,
    pub(super) about: Facts,
    pub(super) asks: Facts,
    pub(super) remedy: Option<u8>,
    pub(super) promise: Option<u8>,
    pub(super) notes: u8,
    pub(super) outcome: Option<usize>,
}

/// All that a whole can come to wherever some facts are known: what it does in any order; whether it is about any
/// of them, asks for anything, and for nothing else; remedy, promise, notes, outcome.
pub(super) type Essence = (Vec<BehaviourId>, [bool; 3], [Option<u8>; 2], u8, Option<usize>);

/// Behaviours as the reply has them, or put together from pieces.
#[derive(Clone)]
enum Does<'a> {
    Alone(&'a [BehaviourId]),
    Joined([BehaviourId; BEHAVIOURS_MAX], usize),
}

impl<'a> Whole<'a> {
    /// The reply without its pieces.
    #[inline]
    pub(super) fn of(deed: &'a Deed) -> Self {
        let Deed { does, about, asks, remedy, promise } = deed;
        let (about, asks, remedy, promise) = (*about, *asks, *remedy, *promise);
        Self { does: Does::Alone(does), about, asks, remedy, promise, notes: 0, outcome: None }
    }

    fn add(&mut self, more: &[BehaviourId]) {
        let (mut joined, mut count) = ([BehaviourId(0); BEHAVIOURS_MAX], 0);
        for id in self.does().iter().chain(more) {
            let seen = joined.get(..count).is_some_and(|seen| seen.contains(id));
            if !seen && let Some(slot) = joined.get_mut(count) {
                *slot = *id;
                count += 1;
            }
        }
        self.does = Does::Joined(joined, count);
    }

    fn join(&mut self, deed: &Deed) {
        self.add(&deed.does);
        self.about |= deed.about;
        self.asks |= deed.asks;
        self.remedy = self.remedy.or(deed.remedy);
        self.promise = self.promise.or(deed.promise);
    }

    /// Puts one piece to it.
    pub(super) fn put(&mut self, piece: &Piece) {
        self.join(&piece.deed);
        self.notes |= piece.notes.map_or(0, bit);
    }

    /// Puts the pieces to it; `None` when they do not fit the reply's slots.
    #[inline]
    pub(super) fn put_together(
        &mut self,
        scenario: &Scenario,
        reply: &Reply,
        taken: &Taken,
        known: Facts,
    ) -> Option<()> {
        if reply.slots.is_empty() {
            return taken.pieces().is_empty().then_some(());
        }
        self.compose(scenario, reply, taken, known)
    }

    fn compose(&mut self, scenario: &Scenario, reply: &Reply, taken: &Taken, known: Facts) -> Option<()> {
        let picks = picks(reply, taken)?;
        let mut heard = (0u32, false, false);
        for (slot, at) in picks.iter().flatten() {
            let piece = reply.slots.get(usize::from(*slot))?.pieces.get(usize::from(at.checked_sub(1)?))?;
            self.put(piece);
            match piece.heard {
                // What was cut off was never said.
                Some(Heard::Fact) if piece.deed.about & known == 0 => heard.2 = true,
                Some(Heard::Fact) => heard.0 += 1,
                Some(Heard::Feeling) => heard.1 = true,
                Some(Heard::Wrong) => heard.2 = true,
                None => {}
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
            self.outcome = Some(outcome);
            self.add(does);
        }
        Some(())
    }

    /// What it comes to wherever these facts are known. Two that come to the same still do with one more piece.
    pub(super) fn essence(&self, known: Facts) -> Essence {
        let mut does = self.does().to_vec();
        does.sort_unstable();
        let told = [self.about & known != 0, self.asks != 0, self.asks & !known == 0];
        (does, told, [self.remedy, self.promise], self.notes, self.outcome)
    }

    pub(super) fn does(&self) -> &[BehaviourId] {
        match &self.does {
            Does::Alone(does) => does,
            Does::Joined(does, count) => does.get(..*count).unwrap_or(&[]),
        }
    }
}

/// Positions among the outcomes of a summary.
const FULL: usize = 0;
const FACTS_ONLY: usize = 1;
pub(super) const THIN: usize = 2;
pub(super) const WRONG: usize = 3;
/// So many facts said back are a summary.
const FACTS_FOR_A_SUMMARY: u32 = 2;

/// The pieces picked as `(slot, 1-based piece)`. One piece follows for each slot, 0 leaves one empty
/// where allowed, slots left out take their first; a slot for several stands alone and lists them ascending.
fn picks(reply: &Reply, taken: &Taken) -> Option<[Option<(u8, u8)>; PIECES_MAX]> {
    let mut made = [None; PIECES_MAX];
    let given = taken.pieces();
    match reply.slots.as_slice() {
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
