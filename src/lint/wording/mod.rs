//! Rules about words: lengths, telltales, names, repetition, reading level, and what is said of a reply.

mod advice;
mod hurtful;
mod length;
mod level;
mod naming;
mod repeats;
mod telltale;
pub(super) mod texts;
mod words;
mod worth;

use super::{Case, Report};

/// Reports all that the words show.
pub(super) fn judge(case: &Case<'_>, report: &mut Report<'_, '_, '_>) {
    let texts = texts::all(case);
    let worth = worth::Worth::of(case);
    telltale::judge(case, &worth, report);
    advice::judge(case, &worth, report);
    length::judge(case, report);
    naming::judge(case, report);
    repeats::judge(case, &texts, report);
    level::judge(case, &texts, report);
    hurtful::judge(case, &texts, report);
}
