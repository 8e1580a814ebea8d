//! Whether the difficulty is what the walk shows (L32). Three signs, each with the bands in which the
//! scenarios of domain.md 2.8 lie: how often a guess succeeds, how many single mistakes can be put right, how
//! few turns drive the customer away. The level is the middle one of what the three allow.

use crate::lint::case::Case;
use crate::lint::report::Report;
use crate::scenario::{Difficulty, ScenarioKind};
use crate::text::Place;

use super::guesses::guessed;
use super::mistakes::{Mistake, share_mended};
use Difficulty::{Easy, Expert, Hard, Medium};

pub(super) fn judge(case: &Case<'_>, mistakes: &[Mistake<'_>], report: &mut Report<'_, '_>) {
    // Two or three decisions are too few to tell.
    if case.scenario.kind == ScenarioKind::FirstContact {
        return;
    }
    let (Some(odds), Some(mended)) = (guessed(case), share_mended(case, mistakes)) else { return };
    let soonest = turns_to_lose(case);
    let declared = case.scenario.difficulty;
    let mut signs =
        [by_guesses(odds), by_mistakes(mended), by_turns(soonest)].map(|(from, to)| declared.clamp(from, to));
    signs.sort_unstable();
    let [_, shown, _] = signs;
    if shown == declared {
        return;
    }
    let turns = soonest.map_or("nothing drives the customer away".to_owned(), |turns| {
        format!("{turns} turns can drive the customer away")
    });
    let message = format!(
        "It says {}, and looks {}: {:.1} of 100 guesses succeed, after {mended} of 100 single mistakes it can still be \
         put right, and {turns}.",
        declared.word(),
        shown.word(),
        odds * 100.0
    );
    let help = format!("Write `difficulty: {}`, or move what mistakes cost.", shown.word());
    report.find("difficulty-differs", &Place::root().field("difficulty"), message, help);
}

/// Easy scenarios let 11 of 100 guesses succeed, medium ones 4, hard ones 1; the bounds lie between.
fn by_guesses(odds: f64) -> (Difficulty, Difficulty) {
    let level = match odds * 100.0 {
        odds if odds >= 7.0 => Easy,
        odds if odds >= 2.5 => Medium,
        odds if odds >= 0.7 => Hard,
        _ => Expert,
    };
    (level, level)
}

/// Easy and medium ones forgive any single mistake, hard ones nine of ten.
fn by_mistakes(mended: usize) -> (Difficulty, Difficulty) {
    match mended {
        95.. => (Easy, Medium),
        80.. => (Medium, Hard),
        _ => (Hard, Expert),
    }
}

/// The worst replies end a hard one in two turns, a medium one in three.
fn by_turns(turns: Option<usize>) -> (Difficulty, Difficulty) {
    match turns {
        Some(..=2) => (Hard, Expert),
        Some(3) => (Medium, Hard),
        Some(4..) | None => (Easy, Medium),
    }
}

/// Turns of the shortest conversation after which the customer has had enough, or demands somebody else.
fn turns_to_lose(case: &Case<'_>) -> Option<usize> {
    let playbook = &case.scenario.playbook;
    let ways = case.solved.iter().flat_map(|solved| {
        [playbook.leave_ending, playbook.breach_ending].map(|ending| solved.endings.get(ending.index()))
    });
    ways.flatten().filter(|reach| reach.reachable == Some(true)).map(|reach| reach.witness.len()).min()
}
