//! The states of the aftermath. There are few: mood and facts are gone, promises and the ending are left.
//! Scenes only lead on, so a state's followers always come later and values are known from the end.

use hashbrown::HashTable;

use super::moves::Moves;
use super::table::Spot;
use super::value::{Value, join};
use super::walk::mixed;
use crate::engine::State;
use crate::engine::aftermath::outcome;
use crate::scenario::Scenario;

/// All states of the aftermath that were reached.
#[derive(Clone, Debug, Default)]
pub(super) struct After {
    known: HashTable<u32>,
    entries: Vec<Entry>,
}

/// One of them.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub state: State,
    /// Where its moves lead, how much each shows, how likely each is to be guessed.
    pub moves: Vec<(u32, u32, f64)>,
    /// The first place from which it was reached, and by which move.
    pub from: (Spot, usize),
    pub value: Value,
}

impl After {
    /// The number of a state, new or known.
    pub(super) fn number(&mut self, state: &State, from: (Spot, usize)) -> u32 {
        // What speaks for staying moves no points and no scene.
        let mut state = *state;
        state.retention = 0;
        let entries = &self.entries;
        let at = |at: &u32| usize::try_from(*at).ok().and_then(|at| entries.get(at));
        let hash = mixed(state.words());
        if let Some(&known) = self.known.find(hash, |number| at(number).is_some_and(|entry| entry.state == state)) {
            return known;
        }
        let next = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.known.insert_unique(hash, next, |number| at(number).map_or(0, |entry| mixed(entry.state.words())));
        self.entries.push(Entry { state, moves: Vec::new(), from, value: Value::default() });
        next
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn get(&self, at: u32) -> Option<&Entry> {
        self.entries.get(usize::try_from(at).ok()?)
    }

    /// Makes the moves of all states from `begin` on, those that come up on the way included; says where it
    /// stopped because there were more than `most`. Each move is told.
    pub(super) fn expand(
        &mut self,
        begin: usize,
        most: usize,
        moves: &mut Moves<'_>,
        mut told: impl FnMut(u32, &State, usize, &super::moves::Made),
    ) -> usize {
        let mut at = begin;
        while at < self.entries.len() && self.entries.len() <= most {
            let Some(state) = self.entries.get(at).map(|entry| entry.state) else { break };
            let number = u32::try_from(at).unwrap_or(u32::MAX);
            let mut made_moves = Vec::new();
            for (nth, made) in moves.of(&state).iter().enumerate() {
                told(number, &state, nth, made);
                let to = self.number(&made.to, (Spot::After(number), nth));
                made_moves.push((to, u32::from(made.noticed.shows), made.choice.share));
            }
            if let Some(entry) = self.entries.get_mut(at) {
                entry.moves = made_moves;
            }
            at += 1;
        }
        at
    }

    /// Values from the last scene back to the first.
    pub(super) fn evaluate(&mut self, scenario: &Scenario) {
        let mut order: Vec<usize> = (0..self.entries.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse(self.entries.get(*at).map_or(0, |entry| entry.state.scene)));
        for at in order {
            let Some(entry) = self.entries.get(at) else { continue };
            let value =
                match outcome(scenario, &entry.state) {
                    Some(outcome) => Value::of_points(outcome.points),
                    None => join(entry.moves.iter().map(|(to, shows, share)| {
                        (self.get(*to).map_or(Value::default(), |e| e.value), *shows, *share)
                    })),
                };
            if let Some(entry) = self.entries.get_mut(at) {
                entry.value = value;
            }
        }
    }
}
