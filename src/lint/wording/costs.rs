//! What each reply costs where trainees meet it: at the state in which its line is heard most often, or
//! where it first comes up if it is not on offer there.

use std::collections::{BTreeMap, BTreeSet};

use super::texts::PieceAt;
use crate::engine::Taken;
use crate::lint::case::Case;
use crate::lint::lines::{Line, prospects_at};
use crate::scenario::Reply;
use crate::solve::{At, Prospect};

/// What the replies of a scenario cost; nothing is known unless it was walked to its end.
#[derive(Debug)]
pub(super) struct Costs {
    /// Expected points lost against the best on offer, with the want that forgives most.
    lost: BTreeMap<At, f32>,
    /// Pieces that stand in a best reply with some want.
    pieces: BTreeSet<(At, PieceAt)>,
    best_below: f32,
}

impl Costs {
    pub(super) fn of(case: &Case<'_>) -> Self {
        let best_below = f32::from(case.scenario.playbook.checks.grades.0);
        let mut costs = Self { lost: BTreeMap::new(), pieces: BTreeSet::new(), best_below };
        for line in case.all_lines() {
            costs.note(line, &line.prospects, |_| true);
            let seen = line.solved.seen.line(line.at.scene, line.at.part).map_or(&[][..], |seen| &seen.replies);
            for (seen, number) in seen.iter().zip(1u8..) {
                let there = line.choices.iter().any(|choice| choice.prospect.taken.number == number);
                if let Some((spot, _)) = seen.offered().filter(|_| !there) {
                    costs.note(line, &prospects_at(case, line.solved, spot), |taken| taken.number == number);
                }
            }
        }
        costs
    }

    fn note(&mut self, line: &Line<'_>, prospects: &[Prospect], which: impl Fn(&Taken) -> bool) {
        let expected = |prospect: &Prospect| prospect.value.map_or(0.0, |value| value.expected);
        let most = prospects.iter().map(expected).fold(0.0, f32::max);
        for prospect in prospects.iter().filter(|prospect| which(&prospect.taken)) {
            let lost = most - expected(prospect);
            let number = prospect.taken.number;
            let at = line.at.reply(number);
            let least = self.lost.entry(at).or_insert(lost);
            *least = least.min(lost);
            let reply = number.checked_sub(1).and_then(|nth| line.replies().get(usize::from(nth)));
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

/// The pieces that were put together, by slot.
fn pieces(reply: &Reply, taken: &Taken) -> Vec<PieceAt> {
    let nth = |piece: &u8| piece.checked_sub(1).map(usize::from);
    match reply.slots.as_slice() {
        [] => Vec::new(),
        [slot] if slot.max > 1 => taken.pieces().iter().filter_map(|piece| Some((0, nth(piece)?))).collect(),
        _ => taken.pieces().iter().enumerate().filter_map(|(slot, piece)| Some((slot, nth(piece)?))).collect(),
    }
}
