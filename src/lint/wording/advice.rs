//! L25: a reply that costs something says why, and what would have helped more. One that the author gives as
//! the better reply is not asked; whether it is better is another question (L36).

use std::collections::BTreeSet;

use super::costs::Costs;
use crate::lint::case::Case;
use crate::lint::report::Report;

pub(super) fn judge(case: &Case<'_>, costs: &Costs, report: &mut Report<'_, '_>) {
    let may_cost = f32::from(case.scenario.playbook.checks.grades.1);
    for (number, _) in case.all_scenes() {
        let all = case.replies(number);
        let advised: BTreeSet<&str> =
            all.iter().filter_map(|written| written.reply.instead.as_ref()).map(|(id, _)| id.as_str()).collect();
        for written in all.iter().filter(|written| !advised.contains(written.reply.id.as_str())) {
            let Some(lost) = costs.lost(written.at).filter(|lost| *lost > may_cost) else { continue };
            let missing = match (written.reply.why.trim().is_empty(), written.reply.instead.is_none()) {
                (true, true) => "neither why nor what would have helped more",
                (true, false) => "no word on why",
                (false, true) => "no word on what would have helped more",
                (false, false) => continue,
            };
            let message = format!("The reply \"{}\" costs about {lost:.0} points, with {missing}.", written.reply.id);
            let help = "Write `why`, and `instead: (reply: \"...\", because: \"...\")`: the debrief shows both.";
            report.find("no-advice", &written.place, message, help);
        }
    }
}
