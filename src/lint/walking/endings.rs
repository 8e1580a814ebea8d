//! L27, the words after an ending: its review, and whether the customer stays.

use std::collections::BTreeMap;

use crate::engine::Taken;
use crate::engine::aftermath::{Retention, outcome};
use crate::lint::case::Case;
use crate::lint::report::Report;
use crate::playbook::EndingId;
use crate::scenario::Key;
use crate::solve::Solved;
use crate::text::Place;

const RULE: &str = "ending-without-words";

pub(super) fn judge(case: &Case<'_>, report: &mut Report<'_, '_>) {
    reviews(case, report);
    afterwards(case, report);
}

fn reviews(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let lines = &case.scenario.reviews;
    // Where nobody writes any, `no-review` says so.
    if lines.is_empty() {
        return;
    }
    for (ending, at) in case.scenario.playbook.endings.iter().zip(0u16..) {
        let reached = |solved: &&Solved| solved.reaches(EndingId(at)) == Some(true);
        let unwritten = ending.stars.is_some() && lines.for_ending(EndingId(at)).is_empty();
        if let Some(solved) = case.solved.iter().find(reached).filter(|_| unwritten) {
            let message = format!("A conversation can end in \"{}\", and no review says how it was.", ending.id);
            let help = format!("Write `{}` in `reviews`, or words for `any` ending.", ending.id);
            let witness = solved.endings.get(usize::from(at)).map_or(&[][..], |reach| &reach.witness);
            report.prove(RULE, &Place::root().field("reviews"), message, help, (solved, witness));
        }
    }
}

fn afterwards(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let lines = &case.scenario.afterwards;
    if lines.is_empty() || lines.under(&Key::Any).is_some() {
        return;
    }
    let mut met: BTreeMap<&'static str, (&Solved, &[Taken])> = BTreeMap::new();
    for known in case.known.iter().filter(|known| !known.is_timed()) {
        let outcome = outcome(case.scenario, &known.replay.state);
        if let Some(retention) = outcome.and_then(|outcome| outcome.retention) {
            met.entry(key(retention)).or_insert((known.solved, &known.course.taken));
        }
    }
    for (key, witness) in met {
        if lines.under(&Key::Named(key.to_owned())).is_none() {
            let message = format!("A customer who \"{key}\" does so without a word.");
            let help = format!("Write `{key}` in `afterwards`.");
            report.prove(RULE, &Place::root().field("afterwards"), message, help, witness);
        }
    }
}

fn key(retention: Retention) -> &'static str {
    match retention {
        Retention::Stays => "stays",
        Retention::Wavers => "wavers",
        Retention::Leaves => "leaves",
    }
}
