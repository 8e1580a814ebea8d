//! What each reply costs where trainees meet it: at the state in which its line is heard most often, or
//! where it first comes up if it is not on offer there.

use std::collections::{BTreeMap, BTreeSet};

use super::texts::PieceAt;
use crate::engine::{Replay, Taken};
use crate::lint::Case;
use crate::scenario::{Reply, Scene};
use crate::solve::{At, Position, Prospect, Solved, Spot};

/// What the replies of a scenario are worth.
#[derive(Clone, Debug, Default)]
pub(super) struct Worth {
    /// Expected points lost against the best on offer, with the want that forgives most.
    lost: BTreeMap<At, f32>,
    /// Pieces that stand in a best reply with some want.
    pieces: BTreeSet<(At, PieceAt)>,
    best_below: f32,
}

impl Worth {
    /// Of a scenario that was walked to its end; otherwise nothing is known.
    pub(super) fn of(case: &Case<'_>) -> Self {
        let best_below = f32::from(case.scenario.playbook.checks.grades.0);
        let mut worth = Self { best_below, ..Self::default() };
        if case.is_whole() {
            for solved in case.solved {
                for (number, scene) in case.all_scenes() {
                    worth.look_at(case, solved, number, scene);
                }
            }
        }
        worth
    }

    fn look_at(&mut self, case: &Case<'_>, solved: &Solved, number: u16, scene: &Scene) {
        let parts = u8::try_from(scene.parts.len()).unwrap_or(u8::MAX);
        for part in 0..=parts {
            let Some(line) = solved.seen.line(number, part) else { continue };
            let Some((usual, _)) = line.usual else { continue };
            let replies = scene.parts.get(usize::from(part)).map_or(&scene.replies, |part| &part.replies);
            let prospects = prospects_at(case, solved, usual);
            self.note((number, part), replies, &prospects, |_| true);
            for (seen, reply) in line.replies.iter().zip(1u8..) {
                let there = prospects.iter().any(|prospect| prospect.taken.number == reply);
                if let Some((spot, _)) = seen.offered().filter(|_| !there) {
                    let prospects = prospects_at(case, solved, spot);
                    self.note((number, part), replies, &prospects, |taken| taken.number == reply);
                }
            }
        }
    }

    fn note(
        &mut self,
        (scene, part): (u16, u8),
        replies: &[Reply],
        prospects: &[Prospect],
        which: impl Fn(&Taken) -> bool,
    ) {
        let expected = |prospect: &Prospect| prospect.value.map_or(0.0, |value| value.expected);
        let most = prospects.iter().map(expected).fold(0.0, f32::max);
        for prospect in prospects.iter().filter(|prospect| which(&prospect.taken)) {
            let lost = most - expected(prospect);
            let number = prospect.taken.number;
            let at = At { scene, part, number };
            let least = self.lost.entry(at).or_insert(lost);
            *least = least.min(lost);
            let reply = number.checked_sub(1).and_then(|nth| replies.get(usize::from(nth)));
            if let Some(reply) = reply.filter(|_| lost < self.best_below) {
                self.pieces.extend(pieces(reply, &prospect.taken).into_iter().map(|piece| (at, piece)));
            }
        }
    }

    /// What a reply costs at least; `None` if nobody comes to it.
    pub(super) fn lost(&self, at: At) -> Option<f32> {
        self.lost.get(&at).copied()
    }

    /// Whether a reply, or this piece in it, is best with some want.
    pub(super) fn is_best(&self, at: At, piece: Option<PieceAt>) -> bool {
        match piece {
            Some(piece) => self.pieces.contains(&(at, piece)),
            None => self.lost(at).is_some_and(|lost| lost < self.best_below),
        }
    }
}

/// Every reply on offer at a place of the table.
fn prospects_at(case: &Case<'_>, solved: &Solved, spot: Spot) -> Vec<Prospect> {
    let mut replay = Replay::start(case.scenario, solved.deal);
    for taken in solved.way_to(case.scenario, spot) {
        // The way leads along replies that are on offer.
        if replay.push(case.scenario, &taken).is_err() {
            return Vec::new();
        }
    }
    solved.prospects(case.scenario, &Position { state: replay.state, spot: Some(spot) })
}

/// The pieces that were put together, by slot.
fn pieces(reply: &Reply, taken: &Taken) -> Vec<PieceAt> {
    let nth = |piece: &u8| piece.checked_sub(1).map(usize::from);
    match reply.slots.as_slice() {
        [] => Vec::new(),
        [slot] if slot.max > 1 => taken.pieces().iter().filter_map(|piece| Some((0, nth(piece)?))).collect(),
        _ => taken.pieces().iter().enumerate().filter_map(|(slot, piece)| Some((slot, nth(piece)?))).collect(),
    }
}
