//! Rules that only walking can judge: what can be reached (L02, L03, L40), how the best way goes (L05, L18, L20,
//! L34), what tempts (L06), what a mistake costs (L07) and what a guess comes to (L09, L10, L12, L17, L35), how
//! it flows (L04, L08, L21, L22), how hard it is (L32); of single lines, whether there is more to ask
//! (L28), how replies stand beside each other (L11, L14, L15, L29, L36) and what they leave behind (L19, L24);
//! of words, whether those that come are written (L27, L37).

mod asking;
mod beside;
mod best;
mod difficulty;
mod endings;
mod guesses;
mod mistakes;
mod pace;
mod pitfalls;
mod reach;
mod reactions;
mod trace;

use super::case::Case;
use super::report::Report;

/// Reports all that the walk shows.
pub(super) fn judge(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let mistakes = mistakes::along_the_best(case);
    pitfalls::judge(case, report);
    endings::judge(case, report);
    reach::judge(case, report);
    best::judge(case, report);
    mistakes::judge(case, &mistakes, report);
    guesses::judge(case, report);
    pace::judge(case, report);
    difficulty::judge(case, &mistakes, report);
    asking::judge(case, report);
    beside::judge(case, report);
    trace::judge(case, report);
    reactions::judge(case, report);
}
