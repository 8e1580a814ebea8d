//! What can be reached: endings (L02), and whether the walk came to its end (L40).

use crate::lint::{Case, Report};
use crate::text::Place;

pub(super) fn judge(case: &Case<'_>, report: &mut Report<'_, '_, '_>) {
    too_large(case, report);
    endings(case, report);
}

fn too_large(case: &Case<'_>, report: &mut Report<'_, '_, '_>) {
    for solved in case.solved {
        let Some(cut) = solved.cut else { continue };
        let message = format!(
            "With the want \"{}\" the walk ended after {} states: {}.",
            case.want(solved),
            solved.states,
            cut.words()
        );
        let help = "Fewer turns (`turns_max`), fewer ways back, or fewer facts make it smaller.";
        report.find("too-large-to-prove", &Place::root().field("turns_max"), message, help);
    }
}

/// L02: by any want.
fn endings(case: &Case<'_>, report: &mut Report<'_, '_, '_>) {
    if !case.is_whole() {
        return;
    }
    for (at, ending) in case.scenario.endings.iter().enumerate() {
        if case.solved.iter().all(|solved| solved.reaches(*ending) == Some(false)) {
            let title = case.scenario.ending(*ending).map_or("", |ending| ending.id.as_str());
            let place = Place::root().field("endings").item(at);
            let message = format!("No conversation ends in \"{title}\".");
            report.find("unreachable-ending", &place, message, "Open a way to it, or leave it out of `endings`.");
        }
    }
}
