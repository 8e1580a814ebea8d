//! Loops that cost nothing: the same state again some turns later, so that a conversation could go round
//! until its turns are used up.

use std::collections::BTreeSet;

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
/// So many states are looked through for the way round.
const LOOKED_MAX: usize = 200_000;

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

    /// A state from which moves lead to itself: where it stands first, and where again.
    pub(super) fn found(&self, layers: &[Layer]) -> Option<(Spot, Spot)> {
        self.again.iter().copied().find(|(from, to)| leads(layers, *from, *to))
    }
}

/// Whether moves lead from one spot to a later one.
fn leads(layers: &[Layer], from: Spot, to: Spot) -> bool {
    let (Spot::Turn(first, start), Spot::Turn(last, goal)) = (from, to) else { return false };
    let mut now = BTreeSet::from([start]);
    for turn in first..last {
        let Some(layer) = layers.get(usize::from(turn)) else { return false };
        let mut next = BTreeSet::new();
        for at in now {
            let (edges, _) = layer.moves(usize::try_from(at).unwrap_or(usize::MAX));
            next.extend(edges.iter().filter(|edge| !edge.is_after()).map(|edge| edge.at()));
        }
        if next.len() > LOOKED_MAX {
            return false;
        }
        now = next;
    }
    now.contains(&goal)
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
