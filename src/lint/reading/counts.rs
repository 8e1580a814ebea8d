//! L18, the numbers: two to four replies a scene, six to twelve decisions a conversation.

use super::had;
use crate::engine::{Taken, Turn};
use crate::lint::{Case, Report};
use crate::playbook::Condition;
use crate::scenario::{Reply, ReplyKind, ScenarioKind, Scene};
use crate::solve::Solved;
use crate::text::Place;

pub(super) fn judge(case: &Case<'_>, report: &mut Report<'_, '_, '_>) {
    for (number, scene) in case.all_scenes() {
        replies(case, number, scene, report);
    }
    decisions(case, report);
}

fn replies(case: &Case<'_>, number: u16, scene: &Scene, report: &mut Report<'_, '_, '_>) {
    let (fewest, most) = case.scenario.playbook.checks.replies;
    let place = case.scene_place(number);
    // A letter or a note is a choice by itself.
    let composed = scene.replies.iter().any(|reply| reply.kind == ReplyKind::Composed);
    let own: Vec<&Reply> = scene.replies.iter().filter(|reply| reply.kind != ReplyKind::Impulse).collect();
    let at_once = together(&own);
    if at_once > most || own.len() < fewest && !composed {
        let message =
            format!("The scene \"{}\" has {at_once} {} to choose from.", scene.id, plural(at_once, "reply", "replies"));
        report.find(
            "reply-count",
            &place,
            message,
            format!("{fewest} to {most} are good: enough to think, few enough to read."),
        );
    }
    for (at, part) in scene.parts.iter().enumerate() {
        let listed: Vec<&Reply> = part.replies.iter().collect();
        let count = together(&listed);
        if count > most {
            let message = format!("This part has {count} replies to choose from, *keep listening* among them.");
            report.find("reply-count", &place.field("vent").item(at), message, "Two or three that cut in are plenty.");
        }
    }
}

/// How many can be on offer at once: of two whose conditions exclude each other, one.
fn together(replies: &[&Reply]) -> usize {
    let mut left: Vec<&Condition> = Vec::new();
    let mut count = 0;
    for reply in replies {
        let excluded = reply.when.as_ref().and_then(|when| left.iter().position(|other| exclude(when, other)));
        match (excluded, &reply.when) {
            (Some(at), _) => {
                left.swap_remove(at);
            }
            (None, when) => {
                left.extend(when);
                count += 1;
            }
        }
    }
    count
}

fn exclude(one: &Condition, other: &Condition) -> bool {
    matches!(one, Condition::Not(inner) if **inner == *other)
        || matches!(other, Condition::Not(inner) if **inner == *one)
}

fn decisions(case: &Case<'_>, report: &mut Report<'_, '_, '_>) {
    let checks = &case.scenario.playbook.checks;
    let (fewest, most) = match case.scenario.kind {
        ScenarioKind::Full => checks.decisions,
        ScenarioKind::FirstContact => checks.first_contact,
    };
    for solved in case.solved {
        let Some(course) = &solved.best else { continue };
        let decided = decided(case, solved, &course.taken);
        if !(usize::from(fewest)..=usize::from(most)).contains(&decided) {
            let message = format!(
                "With the want \"{}\" the model conversation takes {decided} {}.",
                case.want(solved),
                plural(decided, "decision", "decisions")
            );
            let help = format!("{fewest} to {most} are good; a vent that is heard out is one.");
            report.prove("decision-count", &Place::root().field("scenes"), message, help, (solved, &course.taken));
            return;
        }
    }
}

/// Replies of the conversation itself; letting the customer go on is no decision of its own.
fn decided(case: &Case<'_>, solved: &Solved, taken: &[Taken]) -> usize {
    let replay = had(case, solved, taken);
    let listens = |turn: &&Turn| {
        let scene = case.scenario.scene(turn.from.scene);
        turn.taken.number == 1 && scene.is_some_and(|scene| usize::from(turn.from.part) < scene.parts.len())
    };
    replay.turns.iter().filter(|turn| turn.from.ending().is_none()).filter(|turn| !listens(turn)).count()
}

fn plural(count: usize, one: &'static str, many: &'static str) -> &'static str {
    if count == 1 { one } else { many }
}
