//! The walk forward: turn by turn to every state that the scenario can reach, each once. On the way it
//! counts odds, notes what was met, and keeps where each move leads.

use hashbrown::HashTable;

use super::after::After;
use super::loops::Loops;
use super::moves::{Made, Moves};
use super::seen::Seen;
use super::table::{EDGES_MAX, Edge, Layer, SPOTS_MAX, Spot};
use super::{Budget, Cut, Going, Progress};
use crate::engine::{Deal, State};
use crate::scenario::Scenario;

/// The states that stand at one turn, each with what is carried along.
#[derive(Debug, Default)]
struct Frontier {
    states: Vec<State>,
    carried: Vec<Carried>,
}

/// What is carried along to a state.
#[derive(Clone, Copy, Debug)]
struct Carried {
    /// Odds that somebody who guesses comes here.
    random: f64,
    /// Odds that somebody who goes by the book does.
    book: f64,
    /// Fewest decisions on the way; a vent is one.
    decisions: u8,
}

impl Frontier {
    fn clear(&mut self) {
        self.states.clear();
        self.carried.clear();
    }
}

/// A walk under way. [`Walk::turn`] goes on by one turn.
#[derive(Debug)]
pub struct Walk<'s> {
    moves: Moves<'s>,
    now: Frontier,
    next: Frontier,
    known: HashTable<u32>,
    /// The moves of every turn so far.
    pub(super) layers: Vec<Layer>,
    pub(super) after: After,
    /// How far the aftermath's moves were made.
    after_done: usize,
    pub(super) seen: Seen,
    pub(super) loops: Loops,
    /// Odds by ending, of somebody who guesses and of somebody who goes by the book.
    pub(super) odds: [Vec<f64>; 2],
    pub(super) states: usize,
    pub(super) transitions: usize,
    pub(super) cut: Option<Cut>,
    /// Whether moves are kept; without them there are no values, and no way back.
    keep: bool,
}

/// So many states, or moves, are walked between two looks at the budget.
const STATES_APART: usize = 4096;
const MOVES_APART: usize = 1 << 16;
/// More moves than are made between two looks, the last state's included.
const MOVES_AHEAD: usize = 1 << 20;

impl<'s> Walk<'s> {
    /// A walk from a state on.
    #[must_use]
    pub fn new(scenario: &'s Scenario, deal: Deal, start: &State) -> Self {
        let endings = scenario.playbook.endings.len();
        let mut walk = Self {
            moves: Moves::new(scenario, deal),
            now: Frontier::default(),
            next: Frontier::default(),
            known: HashTable::new(),
            layers: Vec::new(),
            after: After::default(),
            after_done: 0,
            seen: Seen::new(scenario),
            loops: Loops::new(scenario),
            odds: [vec![0.0; endings], vec![0.0; endings]],
            states: 0,
            transitions: 0,
            cut: None,
            keep: true,
        };
        if start.ending().is_some() {
            walk.after.number(start, (Spot::After(0), 0));
        } else {
            walk.now.states.push(*start);
            walk.now.carried.push(Carried { random: 1.0, book: 1.0, decisions: 0 });
        }
        walk
    }

    /// The same, keeping only the states of the present turn: to count what cannot be kept.
    #[must_use]
    pub fn forgetful(mut self) -> Self {
        self.keep = false;
        self
    }

    /// The states that stand at the present turn.
    #[must_use]
    pub fn states_now(&self) -> &[State] {
        &self.now.states
    }

    /// States so far, those of the present turn not included; and transitions.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        (self.states, self.transitions)
    }

    /// Bytes that are held for what was walked.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.layers.iter().map(Layer::bytes).sum()
    }

    /// Goes on by one turn; says whether there is another.
    pub fn turn(&mut self, budget: &Budget, watch: &mut dyn FnMut(&Progress) -> Going) -> bool {
        let turn = u8::try_from(self.layers.len()).unwrap_or(u8::MAX);
        let count = self.now.states.len();
        let mut layer = Layer::with_room(if self.keep { count } else { 0 });
        let mut edges: Vec<Edge> = Vec::new();
        let mut shares: Vec<f32> = Vec::new();
        self.next.clear();
        self.known.clear();
        // Twice as many is a fair guess; nothing is known yet, so nothing has to be hashed anew.
        self.known.reserve(count * 2, |_| 0);
        let (mut done, mut look_at) = (0, self.transitions + MOVES_APART);
        for at in 0..count {
            if (at % STATES_APART == 0 || self.transitions > look_at) && self.must_stop(budget, at, &layer, watch) {
                break;
            }
            if self.transitions > look_at {
                look_at = self.transitions + MOVES_APART;
            }
            done += 1;
            let (Some(state), Some(carried)) = (self.now.states.get(at).copied(), self.now.carried.get(at).copied())
            else {
                break;
            };
            let here = Spot::Turn(turn, u32::try_from(at).unwrap_or(u32::MAX));
            self.seen.stands(&state, here, carried.random + carried.book);
            if self.keep {
                self.loops.stands(&state, here);
            }
            edges.clear();
            shares.clear();
            let made = self.moves.of(&state);
            let (by_book, equals) = best_by_book(made);
            let even = made.first().map_or(0.0, |m| m.choice.share);
            let mut uneven = false;
            self.transitions += made.len();
            for (nth, made) in made.iter().enumerate() {
                let share = made.choice.share;
                uneven |= share != even;
                shares.push(narrowed(share));
                // Letting the customer go on is no decision of its own: a vent counts once.
                let decides = u8::from(self.seen.moves(&state, here, nth, made));
                let more = Carried {
                    random: carried.random * share,
                    book: if made.noticed.book == by_book { carried.book * share / equals } else { 0.0 },
                    decisions: carried.decisions.saturating_add(decides),
                };
                if let Some(ending) = made.to.ending() {
                    let to = self.after.number(&made.to, (here, nth));
                    self.seen.ends(ending, more.decisions, here, nth);
                    for (odds, more) in self.odds.iter_mut().zip([more.random, more.book]) {
                        if let Some(odds) = odds.get_mut(ending.index()) {
                            *odds += more;
                        }
                    }
                    edges.push(Edge::new(true, to, made.noticed.shows));
                } else {
                    let to = arrive(&mut self.next, &mut self.known, &made.to, more);
                    edges.push(Edge::new(false, to, made.noticed.shows));
                }
            }
            if self.keep {
                layer.push(&edges, uneven.then_some(shares.as_slice()));
            }
        }
        self.states += done;
        self.layers.push(layer);
        self.go_on_after(budget);
        if self.moves.too_many {
            self.cut = Some(Cut::Letters);
        }
        std::mem::swap(&mut self.now, &mut self.next);
        self.cut.is_none() && !self.now.states.is_empty()
    }

    fn must_stop(
        &mut self,
        budget: &Budget,
        done: usize,
        layer: &Layer,
        watch: &mut dyn FnMut(&Progress) -> Going,
    ) -> bool {
        let ahead = self.next.states.len();
        let states = self.states + done;
        let too_many = states + ahead + self.after.len() > budget.states_max;
        let too_large = ahead + MOVES_AHEAD > SPOTS_MAX || layer.edges() + MOVES_AHEAD > EDGES_MAX;
        if self.moves.too_many {
            self.cut = Some(Cut::Letters);
        } else if too_many || too_large {
            self.cut = Some(Cut::States);
        } else if watch(&Progress { turn: self.layers.len(), states }) == Going::Stop {
            self.cut = Some(Cut::Stopped);
        }
        self.cut.is_some()
    }

    /// Makes the moves of the aftermath that came up.
    fn go_on_after(&mut self, budget: &Budget) {
        let most = budget.states_max.min(SPOTS_MAX);
        let (seen, transitions) = (&mut self.seen, &mut self.transitions);
        self.after_done = self.after.expand(self.after_done, most, &mut self.moves, |at, state, nth, made| {
            *transitions += 1;
            let here = Spot::After(at);
            seen.stands_after(state, here);
            seen.moves(state, here, nth, made);
        });
        if self.after_done < self.after.len() && self.cut.is_none() {
            self.cut = Some(Cut::States);
        }
    }
}

/// The highest mark by the book among moves, and how often a guess falls on one that has it.
fn best_by_book(moves: &[Made]) -> (i8, f64) {
    let best = moves.iter().map(|made| made.noticed.book).max().unwrap_or(0);
    let equals = moves.iter().filter(|made| made.noticed.book == best);
    (best, equals.map(|made| made.choice.share).sum())
}

/// Where a state stands among those of the next turn; adds it if it is new, and what is carried along to it.
fn arrive(next: &mut Frontier, known: &mut HashTable<u32>, state: &State, more: Carried) -> u32 {
    let states = &mut next.states;
    let same = |at: &u32| usize::try_from(*at).ok().and_then(|at| states.get(at)) == Some(state);
    let hash = hash_of(state);
    if let Some(&at) = known.find(hash, same) {
        if let Some(carried) = usize::try_from(at).ok().and_then(|at| next.carried.get_mut(at)) {
            carried.random += more.random;
            carried.book += more.book;
            carried.decisions = carried.decisions.min(more.decisions);
        }
        return at;
    }
    let at = u32::try_from(states.len()).unwrap_or(u32::MAX);
    states.push(*state);
    next.carried.push(more);
    let states = &next.states;
    known.insert_unique(hash, at, |at| usize::try_from(*at).ok().and_then(|at| states.get(at)).map_or(0, hash_of));
    at
}

fn hash_of(state: &State) -> u64 {
    mixed(state.words())
}

/// Mixes the four words of a state; the same on every machine.
pub(super) fn mixed([a, b, c, d]: [u64; 4]) -> u64 {
    let fold = |x: u64, y: u64| {
        let wide = u128::from(x) * u128::from(y);
        low(wide) ^ low(wide >> 64)
    };
    fold(a ^ 0x9e37_79b9_7f4a_7c15, b ^ 0xbf58_476d_1ce4_e5b9)
        ^ fold(c ^ 0x94d0_49bb_1331_11eb, d ^ 0xd6e8_feb8_6659_fd93)
}

#[expect(clippy::cast_possible_truncation, reason = "the low half is meant")]
fn low(wide: u128) -> u64 {
    wide as u64
}

#[expect(clippy::cast_possible_truncation, reason = "a share keeps seven digits")]
fn narrowed(share: f64) -> f32 {
    share as f32
}
