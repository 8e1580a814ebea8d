//! Rules about words: of replies what they cost without advice (L25), lengths (L18), labels (L26) and what
//! gives them away (L13); of the customer, that they answer (L23) and do not repeat themselves (L30); of all
//! texts, how they read (L30) and whom they hurt (L31).

mod advice;
mod answers;
mod costs;
mod hurtful;
mod length;
mod level;
mod naming;
mod repeats;
mod telltale;
mod texts;
mod words;

use super::case::Case;
use super::report::Report;

/// Reports all that the words show.
pub(super) fn judge(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let texts = texts::all(case);
    let costs = costs::Costs::of(case);
    answers::judge(case, report);
    telltale::judge(case, &costs, report);
    advice::judge(case, &costs, report);
    length::judge(case, report);
    naming::judge(case, report);
    repeats::judge(case, &texts, report);
    level::judge(case, &texts, report);
    hurtful::judge(case, &texts, report);
}
