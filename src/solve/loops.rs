//! Loops that cost nothing: the same state again some turns later, so that a conversation could go round
//! until its turns are used up.

use std::collections::BTreeMap;

use hashbrown::HashTable;

use super::table::{Layer, Spot};
use super::walk::mixed;
use crate::engine::State;
use crate::scenario::{Goto, Scenario};

/// Looks for states that come back.
#[derive(Clone, Debug)]
pub(super) struct Loops {
    /// Scenes from which replies may lead back to them.
    in_circle: Vec<bool>,
    /// Where each state stood first, whatever the turn.
    first: HashTable<([u64; 4], Spot)>,
    /// A state, and where it stood again later.
    again: Vec<(Spot, Spot)>,
}

/// Memory for states that may come back, and for those that did.
const KEPT_MAX: usize = 500_000;
const AGAIN_MAX: usize = 64;
/// So many states are looked through for a way round, in all.
const LOOKED_MAX: usize = 500_000;

impl Loops {
    pub(super) fn new(scenario: &Scenario) -> Self {
        Self { in_circle: in_circle(scenario), first: HashTable::new(), again: Vec::new() }
    }

    pub(super) fn stands(&mut self, state: &State, here: Spot) {
        let may_return = self.in_circle.get(usize::from(state.scene)).copied().unwrap_or(false);
        if !may_return || self.again.len() >= AGAIN_MAX {
            return;
        }
        let mut anytime = *state;
        anytime.turn = 0;
        let key = anytime.words();
        let hash = mixed(key);
        if let Some((_, first)) = self.first.find(hash, |(other, _)| *other == key) {
            self.again.push((*first, here));
        } else if self.first.len() < KEPT_MAX {
            self.first.insert_unique(hash, (key, here), |(other, _)| mixed(*other));
        }
    }

    /// A state from which moves lead to itself: where it stands first, and which moves they are.
    pub(super) fn found(&self, layers: &[Layer]) -> Option<(Spot, Vec<usize>)> {
        let mut looks = LOOKED_MAX;
        self.again.iter().find_map(|(from, to)| Some((*from, way(layers, *from, *to, &mut looks)?)))
    }
}

/// The moves that lead from one spot to a later one, if any do.
fn way(layers: &[Layer], from: Spot, to: Spot, looks: &mut usize) -> Option<Vec<usize>> {
    let (Spot::Turn(first, start), Spot::Turn(last, goal)) = (from, to) else { return None };
    // For each turn: the states that can be come to, each with one before it and the move.
    let mut come_from: Vec<BTreeMap<u32, (u32, usize)>> = vec![BTreeMap::from([(start, (start, 0))])];
    for turn in first..last {
        let layer = layers.get(usize::from(turn))?;
        let mut next = BTreeMap::new();
        for at in come_from.last()?.keys() {
            let (edges, _) = layer.moves(usize::try_from(*at).ok()?);
            for (nth, edge) in edges.iter().enumerate().filter(|(_, edge)| !edge.is_after()) {
                next.entry(edge.at()).or_insert((*at, nth));
            }
        }
        *looks = looks.checked_sub(next.len())?;
        come_from.push(next);
    }
    let mut moves = Vec::new();
    let mut at = goal;
    for known in come_from.iter().skip(1).rev() {
        let (before, nth) = *known.get(&at)?;
        moves.push(nth);
        at = before;
    }
    moves.reverse();
    Some(moves)
}

/// Scenes that remain when all are taken away to which nothing leads, or from which nothing leads on.
fn in_circle(scenario: &Scenario) -> Vec<bool> {
    let count = usize::from(scenario.aftermath);
    let mut ahead: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut back = ahead.clone();
    for (from, scene) in scenario.scenes.iter().take(count).enumerate() {
        let replies = scene.parts.iter().flat_map(|part| part.replies.iter()).chain(&scene.replies);
        for reply in replies {
            let outcomes = reply.outcomes.iter().flat_map(|four| four.iter());
            let reactions = reply.reactions.iter().chain(outcomes).filter_map(|reaction| reaction.to);
            for to in std::iter::once(reply.to).chain(reactions) {
                let Goto::Scene(to) = to else { continue };
                let to = usize::from(to);
                if let Some(ways) = ahead.get_mut(from)
                    && to < count
                    && !ways.contains(&to)
                {
                    ways.push(to);
                    back.get_mut(to).into_iter().for_each(|ways| ways.push(from));
                }
            }
        }
    }
    let mut left = vec![true; count];
    peel(&mut left, &ahead, &back);
    peel(&mut left, &back, &ahead);
    left
}

/// Takes away, again and again, what has nothing before it.
fn peel(left: &mut [bool], ahead: &[Vec<usize>], back: &[Vec<usize>]) {
    let standing = |left: &[bool], at: &usize| left.get(*at).copied().unwrap_or(false);
    let mut before: Vec<usize> = back.iter().map(|ways| ways.iter().filter(|at| standing(left, at)).count()).collect();
    let mut bare: Vec<usize> = (0..left.len()).filter(|at| standing(left, at) && before.get(*at) == Some(&0)).collect();
    while let Some(at) = bare.pop() {
        if let Some(slot) = left.get_mut(at) {
            *slot = false;
        }
        for to in ahead.get(at).into_iter().flatten() {
            if let Some(count) = before.get_mut(*to) {
                *count = count.saturating_sub(1);
                if *count == 0 && standing(left, to) {
                    bare.push(*to);
                }
            }
        }
    }
}
