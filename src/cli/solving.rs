//! Walks with threads: the wants of a scenario, or the files of a pack, side by side. What comes of each stands
//! in the order in which it was asked for, so no answer depends on threads.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, Builder};

use super::out::{Ticker, counted};
use crate::engine::Deal;
use crate::scenario::Scenario;
use crate::solve::{Budget, Going, Solved, deals, solve};

/// How many threads are worth it here.
pub(super) fn lanes() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// Does the same for each of some, `lanes` at a time.
pub(super) fn side_by_side<I: Sync, T: Send>(some: &[I], lanes: usize, each: impl Fn(&I) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut made = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(one) = some.get(at) else { return made };
            made.push((at, each(one)));
        }
    };
    let mut made = thread::scope(|scope| {
        let others = 1..lanes.min(some.len());
        // A thread that the system refuses leaves its share to the others.
        let others: Vec<_> = others.filter_map(|_| Builder::new().spawn_scoped(scope, work).ok()).collect();
        let mut made = work();
        for other in others {
            made.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        made
    });
    made.sort_by_key(|(at, _)| *at);
    made.into_iter().map(|(_, one)| one).collect()
}

/// Walks every want and makes something of it; what is not made of it is dropped at once.
pub(super) fn each_want<T: Send>(
    scenario: &Scenario,
    budget: &Budget,
    lanes: usize,
    ticker: &Ticker,
    made: impl Fn(Solved) -> T + Sync,
) -> Vec<T> {
    let all = AtomicUsize::new(0);
    side_by_side(&deals(scenario), lanes, |deal| made(walked(scenario, *deal, budget, ticker, &all)))
}

/// Walks what one customer wants, or tells how far it has come.
pub(super) fn one_want(scenario: &Scenario, deal: Deal, ticker: &Ticker) -> Solved {
    walked(scenario, deal, &Budget::of(scenario), ticker, &AtomicUsize::new(0))
}

/// `all` counts the states of all walks that are under way.
fn walked(scenario: &Scenario, deal: Deal, budget: &Budget, ticker: &Ticker, all: &AtomicUsize) -> Solved {
    let mut mine = 0;
    solve(scenario, deal, budget, &mut |progress| {
        let more = progress.states.saturating_sub(mine);
        mine = progress.states;
        let states = all.fetch_add(more, Ordering::Relaxed) + more;
        ticker.tell(|| format!("Walking every conversation: {} so far ...", counted(states, "state")));
        Going::On
    })
}
