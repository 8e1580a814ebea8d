//! Whether the difficulty is what the walk shows (L32). Three signs, each with bands of the playbook: how often a
//! guess succeeds, how many single mistakes can be put right, how few turns drive the customer away. The level is
//! the middle one of what the three allow.

use crate::lint::case::Case;
use crate::lint::report::Report;
use crate::playbook::Checks;
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
    let checks = &case.scenario.playbook.checks;
    let mut signs = [by_guesses(checks, odds), by_mistakes(checks, mended), by_turns(checks, soonest)]
        .map(|(from, to)| declared.clamp(from, to));
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

/// By the share of guesses that succeed.
fn by_guesses(checks: &Checks, odds: f64) -> (Difficulty, Difficulty) {
    let (easy, medium, hard) = checks.guesses_look;
    let looks = |bound: u16| odds * 1000.0 >= f64::from(bound);
    let level = match () {
        () if looks(easy) => Easy,
        () if looks(medium) => Medium,
        () if looks(hard) => Hard,
        () => Expert,
    };
    (level, level)
}

/// By the percent of single mistakes that can be put right: two levels forgive about as much.
fn by_mistakes(checks: &Checks, mended: usize) -> (Difficulty, Difficulty) {
    let (medium, hard) = checks.mended_look;
    match () {
        () if mended >= usize::from(medium) => (Easy, Medium),
        () if mended >= usize::from(hard) => (Medium, Hard),
        () => (Hard, Expert),
    }
}

/// By how few turns can drive the customer away.
fn by_turns(checks: &Checks, turns: Option<usize>) -> (Difficulty, Difficulty) {
    let (hard, medium) = checks.turns_look;
    match turns {
        Some(turns) if turns <= hard => (Hard, Expert),
        Some(turns) if turns <= medium => (Medium, Hard),
        _ => (Easy, Medium),
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
