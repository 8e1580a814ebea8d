//! Rules that reading alone can judge, in a scenario that can be played: how many replies a scene has (L18), and
//! whether they differ (L16). What else reading shows is found before, where a scenario is made.

use super::case::{Case, lines_in};
use super::report::Report;
use super::telling::{plural, quoted};
use crate::playbook::Condition;
use crate::scenario::{Goto, Reply, ReplyKind, Scene, Tells};

/// Reports all that reading shows.
pub(super) fn judge(case: &Case<'_>, report: &mut Report<'_, '_>) {
    for (number, scene) in case.all_scenes() {
        replies(case, number, scene, report);
    }
    twins(case, report);
}

/// L18.
fn replies(case: &Case<'_>, number: u16, scene: &Scene, report: &mut Report<'_, '_>) {
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

/// L16.
fn twins(case: &Case<'_>, report: &mut Report<'_, '_>) {
    for (number, scene) in case.all_scenes() {
        for (part, _) in lines_in(scene) {
            let here: Vec<_> = case.replies(number).iter().filter(|written| written.at.part == part).collect();
            let said: Vec<_> = here.iter().filter(|w| is_compared(w.reply)).collect();
            let doubles: Vec<_> = said
                .iter()
                .enumerate()
                .filter_map(|(at, one)| Some((one, said.iter().take(at).find(|other| alike(one.reply, other.reply))?)))
                .collect();
            // While a vent goes on there is always *keep listening* besides.
            let own = usize::from(part) == scene.parts.len();
            let all = own && said.len() == here.len() && doubles.len() + 1 == said.len() && said.len() > 1;
            if all {
                let message = format!("In \"{}\" all replies do the same and lead to the same.", scene.id);
                let help = "Nothing is decided here. Let them do different things (`does`), be about different facts, \
                            or lead elsewhere (`to`).";
                report.find("same-choices", &case.scene_place(number), message, help);
                continue;
            }
            for (one, other) in doubles {
                let message = format!(
                    "{} does the same and leads to the same as {} in \"{}\".",
                    quoted(&one.reply.text),
                    quoted(&other.reply.text),
                    scene.id
                );
                let help = "Give one of them other behaviours (`does`), another fact (`about`) or another scene \
                            (`to`); or leave one out.";
                report.find("twin-choices", &one.place, message, help);
            }
        }
    }
}

/// An impulse is said or let go before the others are shown; what is put together has no single deed.
fn is_compared(reply: &Reply) -> bool {
    !matches!(reply.kind, ReplyKind::Impulse | ReplyKind::Composed)
}

/// Whether two replies differ in nothing but their words.
fn alike(one: &Reply, other: &Reply) -> bool {
    let (a, b) = (&one.deed, &other.deed);
    (&a.does, a.about, a.asks, a.remedy, a.promise) == (&b.does, b.about, b.asks, b.remedy, b.promise)
        && (one.tells, one.settles, &one.when) == (other.tells, other.settles, &other.when)
        && leads(one) == leads(other)
}

fn leads(reply: &Reply) -> [(Goto, Tells); 3] {
    reply.reactions.each_ref().map(|reaction| (reaction.to.unwrap_or(reply.to), reaction.tells))
}
