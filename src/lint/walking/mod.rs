//! Rules that only walking can judge: what can be reached, what a guess comes to, what a mistake costs.

mod best;
mod difficulty;
mod guesses;
mod lines;
mod mistakes;
mod pace;
mod reach;
mod reactions;

use super::{Case, Report};
use crate::engine::{Replay, Taken};
use crate::solve::Solved;

/// Reports all that the walk shows.
pub(super) fn judge(case: &Case<'_>, report: &mut Report<'_, '_, '_>) {
    let mistakes = mistakes::along_the_best(case);
    reach::judge(case, report);
    best::judge(case, report);
    mistakes::judge(case, &mistakes, report);
    guesses::judge(case, report);
    pace::judge(case, report);
    difficulty::judge(case, &mistakes, report);
    lines::judge(case, report);
    reactions::judge(case, report);
}

/// A conversation that was found, with all that happened in it.
fn replayed(case: &Case<'_>, solved: &Solved, taken: &[Taken]) -> Replay {
    let mut replay = Replay::start(case.scenario, solved.deal);
    for taken in taken {
        // What the walk found was on offer.
        if replay.push(case.scenario, taken).is_err() {
            break;
        }
    }
    replay
}

/// The model conversation of every want that was walked to its end.
fn best_courses<'a>(case: &Case<'a>) -> Vec<(&'a Solved, Replay)> {
    let all = case.solved.iter().filter_map(|solved| Some((solved, solved.best.as_ref()?)));
    all.map(|(solved, best)| (solved, replayed(case, solved, &best.taken))).collect()
}
