//! L18, the lengths: a reply can be said in one breath, and the first decision comes soon.

use super::texts::said;
use super::words::words;
use crate::lint::case::Case;
use crate::lint::report::Report;

pub(super) fn judge(case: &Case<'_>, report: &mut Report<'_, '_>) {
    replies(case, report);
    opening(case, report);
}

fn replies(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let below = case.scenario.playbook.checks.reply_words_below;
    for written in case.all_replies() {
        for said in said(written.reply, &written.place) {
            let count = said.words.len();
            if count >= below {
                let what = if said.piece.is_some() { "A piece of the reply" } else { "The reply" };
                let message = format!("{what} \"{}\" has {count} words.", written.reply.id);
                let help = format!("Say it in fewer than {below}: whoever reads it out runs out of breath.");
                report.find("long-reply", &said.place, message, help);
            }
        }
    }
}

/// The setting and the longest first line that the opening mood can draw.
fn opening(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let scenario = case.scenario;
    let most = scenario.playbook.checks.words_before_most;
    let Some(scene) = scenario.scenes.first() else { return };
    let place = case.scene_place(0);
    let (line, place) = match scene.parts.first() {
        Some(part) => (&part.says, place.field("vent").item(0).field("says")),
        None => (&scene.says, place.field("says")),
    };
    let band = scenario.playbook.band(scenario.customer.opening);
    let longest = line.for_mood(band).iter().map(|text| words(text).len()).max().unwrap_or(0);
    let before = words(&scenario.setting).len() + words(&scene.setting).len();
    let count = before + longest;
    if count > most {
        let message =
            format!("{count} words come before the first decision: {before} of setting, {longest} of the first line.");
        let help = format!("{most} are enough: move some to `you_know`, or tell the line in parts (`vent`).");
        report.find("long-opening", &place, message, help);
    }
}
