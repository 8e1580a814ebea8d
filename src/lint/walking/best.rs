//! The model conversation: it takes as many decisions as are good (L18), shows every declared step (L05), makes
//! no mistake (L20), and scores all of its step points (L34).

use std::collections::BTreeSet;

use crate::engine::Replay;
use crate::lint::case::{Case, Known, lines_in, scenes_place, want_place};
use crate::lint::report::Report;
use crate::lint::telling::plural;
use crate::playbook::{BehaviourId, Condition, Kind, Renewal, ShownBy};
use crate::scenario::{Reply, ScenarioKind, Scene};
use crate::solve::{SeenLine, SeenReply, Solved, StepVerdict, Verdict, verdicts};
use crate::text::Place;

pub(super) fn judge(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let all: Vec<Best<'_, '_>> =
        case.models().map(|model| Best { model, verdicts: verdicts(case.scenario, &model.replay) }).collect();
    decisions(case, report);
    steps(case, &all, report);
    slips(case, &all, report);
    points(case, &all, report);
}

/// The model conversation of one want, and how it showed each step.
struct Best<'c, 'a> {
    model: &'c Known<'a>,
    verdicts: Vec<StepVerdict>,
}

/// L18: of the first want with which it takes too few or too many.
fn decisions(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let checks = &case.scenario.playbook.checks;
    let (fewest, most) = match case.scenario.kind {
        ScenarioKind::Full => checks.decisions,
        ScenarioKind::FirstContact => checks.first_contact,
    };
    let good = usize::from(fewest)..=usize::from(most);
    let mut counted = case.models().map(|model| (model, model.decisions(case.scenario)));
    let Some((model, count)) = counted.find(|(_, count)| !good.contains(count)) else { return };
    let message = format!(
        "With the want \"{}\" the model conversation takes {count} {}.",
        case.want(model.solved),
        plural(count, "decision", "decisions")
    );
    let help = format!("{fewest} to {most} are good; a vent that is heard out is one.");
    report.prove("decision-count", &scenes_place(), message, help, (model.solved, &model.course.taken));
}

/// L05: each declared step can be shown, and the model conversation shows it.
fn steps(case: &Case<'_>, all: &[Best<'_, '_>], report: &mut Report<'_, '_>) {
    if !case.is_whole() {
        return;
    }
    let shown = by_tag(case);
    for (at, number) in case.scenario.steps.iter().enumerate() {
        let Some(step) = case.scenario.playbook.steps.get(*number) else { continue };
        let place = Place::root().field("steps").item(at);
        let (possible, help) = match &step.shown_by {
            ShownBy::Behaviours(behaviours) => {
                let tags = behaviours.iter().map(|b| case.scenario.playbook.behaviour(*b).id.as_str());
                let tags: Vec<String> = tags.map(|tag| format!("\"{tag}\"")).collect();
                let help = format!(
                    "Write a reply that does {} where it can work, or leave the step out of `steps`.",
                    tags.join(" or ")
                );
                (behaviours.iter().any(|b| shown.contains(b)) || by_backfiring(case, behaviours), help)
            }
            ShownBy::Absence(_, condition) => {
                let help = "It is shown by what is not said at certain lines, and no line here calls for it. Write \
                            one that does, or leave the step out of `steps`.";
                (some_line(case, condition), help.to_owned())
            }
        };
        if !possible {
            let message = format!("No conversation can show the step \"{}\".", step.title);
            report.find("step-never-shown", &place, message, help);
            continue;
        }
        let missing: Vec<(&Best<'_, '_>, Verdict)> = all
            .iter()
            .filter_map(|best| Some((best, best.verdicts.get(*number)?.verdict)))
            .filter(|(_, verdict)| *verdict != Verdict::Done)
            .collect();
        let Some((first, _)) = missing.first() else { continue };
        let wants: Vec<String> = missing
            .iter()
            .map(|(m, verdict)| format!("\"{}\" ({})", case.want(m.model.solved), verdict.word()))
            .collect();
        let message = format!(
            "The model conversation does not show the step \"{}\" as it should, with the want {}.",
            step.title,
            wants.join(", ")
        );
        let help = "Offer the step where the best way leads, early enough, and let it pay; or leave it out of `steps`.";
        report.prove("step-off-the-way", &place, message, help, (first.model.solved, &first.model.course.taken));
    }
}

/// A line with what was met of it, with one want.
struct Met<'a> {
    solved: &'a Solved,
    number: u16,
    scene: &'a Scene,
    part: u8,
    replies: &'a [Reply],
    seen: &'a SeenLine,
}

fn lines_met<'a>(case: &Case<'a>) -> impl Iterator<Item = Met<'a>> {
    let scenes: Vec<(u16, &'a Scene)> = case.all_scenes().collect();
    let by_want = case.solved.iter().flat_map(move |solved| scenes.clone().into_iter().map(move |at| (solved, at)));
    by_want.flat_map(|(solved, (number, scene))| {
        lines_in(scene).filter_map(move |(part, replies)| {
            let seen = solved.seen.line(number, part)?;
            Some(Met { solved, number, scene, part, replies, seen })
        })
    })
}

/// Replies with what was met of them, with any want.
fn replies_met<'a>(case: &Case<'a>) -> impl Iterator<Item = (&'a Solved, &'a Reply, &'a SeenReply)> {
    lines_met(case).flat_map(|Met { solved, replies, seen, .. }| {
        replies.iter().zip(&seen.replies).map(move |(reply, seen)| (solved, reply, seen))
    })
}

/// What a reply says that it does, its pieces included.
fn tags(reply: &Reply) -> impl Iterator<Item = BehaviourId> {
    let pieces = reply.slots.iter().flat_map(|slot| &slot.pieces).flat_map(|piece| &piece.deed.does);
    reply.deed.does.iter().chain(pieces).copied()
}

/// Behaviours that some conversation shows, weakened or not, as far as tags tell: what did not backfire did
/// what it says, and a summary does what the playbook says of its outcome.
fn by_tag(case: &Case<'_>) -> BTreeSet<BehaviourId> {
    let mut shown = BTreeSet::new();
    let summary = &case.scenario.playbook.summary;
    for (_, reply, seen) in replies_met(case) {
        let [lands, falls_flat, _] = seen.reacts;
        if lands.or(falls_flat).is_some() {
            shown.extend(tags(reply));
        }
        let outcomes = [&summary.full, &summary.facts_only, &summary.thin, &summary.wrong];
        for (does, _) in outcomes.iter().zip(seen.outcomes).filter(|(_, met)| met.is_some()) {
            shown.extend(does.iter());
        }
    }
    shown
}

/// Whether one of these is shown by a reply that always backfires. A rule may have turned it into something
/// else, so a conversation with it is looked at.
fn by_backfiring(case: &Case<'_>, behaviours: &[BehaviourId]) -> bool {
    replies_met(case).any(|(solved, reply, seen)| {
        let [None, None, Some(mark)] = seen.reacts else { return false };
        tags(reply).any(|tag| behaviours.contains(&tag)) && {
            let last = case.had(solved, &solved.way_through(case.scenario, mark)).turns.pop();
            last.is_some_and(|turn| turn.counted.iter().any(|c| behaviours.contains(&c.counted_as)))
        }
    })
}

/// Whether at some line that is reached the condition can hold, as far as reading tells.
fn some_line(case: &Case<'_>, condition: &Condition) -> bool {
    lines_met(case).any(|Met { solved, number, scene, part, seen, .. }| {
        let vent = usize::from(part) < scene.parts.len();
        number < case.scenario.aftermath && seen.first.is_some() && may_hold(condition, solved, scene, vent)
    })
}

fn may_hold(condition: &Condition, solved: &Solved, scene: &Scene, vent: bool) -> bool {
    match condition {
        Condition::All(all) => all.iter().all(|c| may_hold(c, solved, scene, vent)),
        Condition::Any(any) => any.iter().any(|c| may_hold(c, solved, scene, vent)),
        Condition::AtLeast(meter, points) => solved.seen.highest.get(*meter) >= *points,
        Condition::Below(meter, points) => solved.seen.lowest.get(*meter) < *points,
        Condition::Aimed => scene.aimed,
        Condition::Threat => scene.threat,
        Condition::Vent => vent,
        _ => true,
    }
}

/// L20: nothing harmful, no words that stick, no empty promise, no third apology.
fn slips(case: &Case<'_>, all: &[Best<'_, '_>], report: &mut Report<'_, '_>) {
    let mut told: Vec<(u16, String)> = Vec::new();
    for Best { model, .. } in all {
        let Some((number, slip)) = first_slip(case, &model.replay) else { continue };
        let Some(turn) = model.replay.turns.get(number) else { continue };
        let message = format!("The model conversation makes a mistake here: it {slip}.");
        if told.contains(&(turn.from.scene, message.clone())) {
            continue;
        }
        let taken: Vec<_> = model.course.taken.iter().copied().take(number + 1).collect();
        let help = "Offer something better here, or see to it that a better way pays more.";
        report.prove("model-slips", &case.scene_place(turn.from.scene), &*message, help, (model.solved, &taken));
        told.push((turn.from.scene, message));
    }
}

/// The first turn of a conversation that nobody should learn from, counted from 0, and what it does.
fn first_slip(case: &Case<'_>, replay: &Replay) -> Option<(usize, String)> {
    let playbook = &case.scenario.playbook;
    let most = usize::from(playbook.checks.apologies_most);
    let mut apologies = 0;
    for (number, turn) in replay.turns.iter().enumerate() {
        for counted in &turn.counted {
            let (named, done) = (playbook.behaviour(counted.named), playbook.behaviour(counted.counted_as));
            apologies += usize::from(named.wear.as_ref().is_some_and(|wear| wear.renewed_by == Renewal::NewWrong));
            let sticks = done.scar > 0 || turn.to.scars > turn.from.scars;
            if done.kind == Kind::Harmful || sticks || done.sets & playbook.overpromise != 0 {
                return Some((number, done.title.clone()));
            }
            if apologies > most {
                let times = match most {
                    0 => String::new(),
                    1 => " more than once".to_owned(),
                    2 => " more than twice".to_owned(),
                    more => format!(" more than {more} times"),
                };
                return Some((number, format!("{}{times}", named.title)));
            }
        }
    }
    None
}

/// L34: with every want, all the step points that can be had.
fn points(case: &Case<'_>, all: &[Best<'_, '_>], report: &mut Report<'_, '_>) {
    for Best { model, verdicts } in all {
        let came_up = verdicts.iter().filter(|v| v.verdict != Verdict::DidNotComeUp);
        let short: Vec<&StepVerdict> =
            came_up.clone().filter(|v| v.verdict.points() < Verdict::Done.points()).collect();
        if short.is_empty() {
            continue;
        }
        let (points, most) =
            came_up.fold((0, 0), |(points, most), v| (points + v.verdict.points(), most + Verdict::Done.points()));
        let each: Vec<String> = short.iter().map(|verdict| in_words(case, verdict)).collect();
        let message = format!(
            "The model conversation with the want \"{}\" scores {points} of {most} step points: {}.",
            case.want(model.solved),
            each.join("; ")
        );
        let help =
            "Let the best way show each of these in full and in time, or do not offer them where they come too late.";
        report.prove("model-not-whole", &want_place(model.solved), message, help, (model.solved, &model.course.taken));
    }
}

fn in_words(case: &Case<'_>, verdict: &StepVerdict) -> String {
    let title = case.scenario.playbook.steps.get(verdict.step).map_or("", |step| step.title.as_str());
    let turns: Vec<String> = verdict.evidence.iter().map(ToString::to_string).collect();
    let word = if turns.len() == 1 { "turn" } else { "turns" };
    format!("\"{title}\" {} ({word} {})", verdict.verdict.word(), turns.join(", "))
}
