//! Rules that reading can judge: what replies do, how many there are, what is missing.

mod counts;
mod endings;
mod pitfalls;
mod reactions;

use super::{Case, Report};
use crate::engine::{Replay, Taken};
use crate::solve::{Course, Solved, Strategy};

/// Reports all that reading shows.
pub(super) fn judge(case: &Case<'_>, report: &mut Report<'_, '_, '_>) {
    pitfalls::judge(case, report);
    counts::judge(case, report);
    reactions::judge(case, report);
    endings::judge(case, report);
}

/// A conversation had again, as far as its turns go.
fn had(case: &Case<'_>, solved: &Solved, taken: &[Taken]) -> Replay {
    let mut replay = Replay::start(case.scenario, solved.deal);
    // These turns were on offer when they were found.
    let _all = taken.iter().try_for_each(|taken| replay.push(case.scenario, taken).map(|_| ()));
    replay
}

/// Conversations that are known to the end: the model, the worst, a poor one and those of each strategy. What
/// only a clock can bring about is left out: it is off unless somebody turns it on.
fn known(solved: &Solved) -> impl Iterator<Item = &Course> {
    let played = [&solved.best, &solved.worst, &solved.poor].into_iter().flatten();
    let timed = |strategy: &Strategy| matches!(strategy, Strategy::CutsIn | Strategy::Silent);
    played.chain(solved.strategies.iter().filter(move |(strategy, _)| !timed(strategy)).map(|(_, course)| course))
}
