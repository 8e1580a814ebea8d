//! What can be reached: endings (L02), the top ending with every want, and whether wants differ at all (L03);
//! and whether the walk came to its end (L40).

use crate::lint::case::{Case, want_place};
use crate::lint::report::Report;
use crate::solve::{Budget, Course, Solved};
use crate::text::Place;

pub(super) fn judge(case: &Case<'_>, report: &mut Report<'_, '_>) {
    too_large(case, report);
    endings(case, report);
    wants(case, report);
    cosmetic(case, report);
}

fn too_large(case: &Case<'_>, report: &mut Report<'_, '_>) {
    for solved in case.solved {
        let Some(cut) = solved.cut else { continue };
        let message = format!(
            "With the want \"{}\" the walk ended after {} states: {}. Allowed are {}, those that wait ahead included.",
            case.want(solved),
            solved.states,
            cut.words(),
            Budget::of(case.scenario).states_max
        );
        let help = "Fewer turns (`turns_max`), fewer ways back, or fewer facts make it smaller.";
        report.find("too-large-to-prove", &Place::root().field("turns_max"), message, help);
    }
}

/// L02: by any want.
fn endings(case: &Case<'_>, report: &mut Report<'_, '_>) {
    if !case.is_whole() {
        return;
    }
    // Where `endings` was left out, all that are not asked for by name are meant.
    let by_default = case.scenario.playbook.endings.iter().filter(|ending| !ending.on_request).count();
    let help = if case.scenario.endings.len() == by_default {
        "Open a way to it, or name only the endings that you mean in `endings`."
    } else {
        "Open a way to it, or leave it out of `endings`."
    };
    for (at, ending) in case.scenario.endings.iter().enumerate() {
        if case.solved.iter().all(|solved| solved.reaches(*ending) == Some(false)) {
            let id = case.scenario.ending(*ending).map_or("", |ending| ending.id.as_str());
            let place = Place::root().field("endings").item(at);
            let message = format!("No conversation ends in \"{id}\".");
            report.find("unreachable-ending", &place, message, help);
        }
    }
}

/// L03: every want has its way to the top ending.
fn wants(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let top = case.scenario.top;
    let id = case.scenario.ending(top).map_or("", |ending| ending.id.as_str());
    for solved in case.solved.iter().filter(|solved| solved.reaches(top) == Some(false)) {
        let want = case.want(solved);
        let message = format!("With the want \"{want}\" no conversation ends in \"{id}\".");
        let help = match &solved.best {
            Some(best) => format!(
                "The best that can be had is {} points. Offer a remedy that fits \"{want}\" in full, and replies \
                 that lead there; or name another `top`.",
                best.points
            ),
            None => String::new(),
        };
        match &solved.best {
            Some(best) => {
                report.prove("want-without-top", &want_place(solved), message, help, (solved, &best.taken));
            }
            None => report.find("want-without-top", &want_place(solved), message, help),
        }
    }
}

/// L03: what is best with one want should not be best with another.
fn cosmetic(case: &Case<'_>, report: &mut Report<'_, '_>) {
    for (at, second) in case.solved.iter().enumerate() {
        let first = case.solved.iter().take(at).find(|first| same_best(case, first, second));
        let (Some(first), Some(best)) = (first, &second.best) else { continue };
        let message = format!(
            "It makes no difference whether the want is \"{}\" or \"{}\": the same conversation is best.",
            case.want(first),
            case.want(second)
        );
        let help = "Let a remedy fit one of them in full and the other not; then finding out is worth it.";
        report.prove("cosmetic-want", &want_place(second), message, help, (second, &best.taken));
    }
}

/// Whether the model conversation of each is as good with the other.
fn same_best(case: &Case<'_>, one: &Solved, other: &Solved) -> bool {
    let (Some(best), Some(other_best)) = (&one.best, &other.best) else { return false };
    let as_good = |taken, with: &Solved, points: u8| {
        let course = Course::of(case.scenario, &case.had(with, taken));
        course.ending.is_some() && course.points == points
    };
    best.taken == other_best.taken
        || (as_good(&best.taken, other, other_best.points) && as_good(&other_best.taken, one, best.points))
}
