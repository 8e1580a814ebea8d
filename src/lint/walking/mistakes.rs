//! What a single mistake costs (L07): along the model conversation, at each turn any one other reply, then the
//! best again.

use crate::engine::Taken;
use crate::lint::case::{Case, scenes_place};
use crate::lint::report::Report;
use crate::solve::{At, Grade, Solved};
use crate::text::Place;

/// One reply in place of the model conversation's.
pub(super) struct Mistake<'a> {
    solved: &'a Solved,
    /// The conversation up to it.
    taken: Vec<Taken>,
    /// Where it was made: scene and part of its vent.
    at: (u16, u8),
    /// The best that can still be had, in points.
    pub left: u8,
}

/// Every reply beside the model conversation that costs something and leaves no words that stick.
pub(super) fn along_the_best<'a>(case: &Case<'a>) -> Vec<Mistake<'a>> {
    let mut mistakes = Vec::new();
    for model in case.models() {
        let solved = model.solved;
        let mut position = solved.opening();
        let mut before: Vec<Taken> = Vec::new();
        for turn in model.turns() {
            let prospects = solved.prospects(case.scenario, &position);
            let expected = |value: Option<crate::solve::Value>| value.map_or(0.0, |value| value.expected);
            let most = prospects.iter().map(|p| expected(p.value)).fold(0.0, f32::max);
            for prospect in &prospects {
                let costs = Grade::of(case.scenario, most - expected(prospect.value)) > Grade::Best;
                let sticks = prospect.to.state.scars > turn.from.scars;
                let Some(value) = prospect.value.filter(|_| costs && !sticks && prospect.taken != turn.taken) else {
                    continue;
                };
                let taken = before.iter().copied().chain([prospect.taken]).collect();
                mistakes.push(Mistake { solved, taken, at: (turn.from.scene, turn.from.part), left: value.best });
            }
            before.push(turn.taken);
            let Some(next) = prospects.iter().find(|p| p.taken == turn.taken) else { break };
            position = next.to;
        }
    }
    mistakes
}

/// Points from which a conversation counts as a success; `None` if no ending of the scenario does.
pub(super) fn success_points(case: &Case<'_>) -> Option<u8> {
    let endings = case.scenario.endings.iter().filter_map(|ending| case.scenario.ending(*ending));
    endings.filter(|ending| ending.success).map(|ending| ending.points).min()
}

pub(super) fn judge(case: &Case<'_>, mistakes: &[Mistake<'_>], report: &mut Report<'_, '_>) {
    if !case.is_whole() {
        return;
    }
    no_recovery(case, mistakes, report);
    few_recoveries(case, mistakes, report);
}

fn no_recovery(case: &Case<'_>, mistakes: &[Mistake<'_>], report: &mut Report<'_, '_>) {
    let settled = case.scenario.playbook.checks.settled_points;
    let mut told: Vec<((u16, u8), u8)> = Vec::new();
    for mistake in mistakes.iter().filter(|mistake| mistake.left < settled) {
        let Some(taken) = mistake.taken.last() else { continue };
        if told.contains(&(mistake.at, taken.number)) {
            continue;
        }
        told.push((mistake.at, taken.number));
        let message = format!(
            "After this reply no more than {} points can be had, with the want \"{}\"; one mistake should leave \
             {settled}.",
            mistake.left,
            case.want(mistake.solved)
        );
        let help = "Let it cost less, or add a way back: a later reply that puts it right.";
        report.prove("no-recovery", &place(case, mistake), message, help, (mistake.solved, &mistake.taken));
    }
}

fn place(case: &Case<'_>, mistake: &Mistake<'_>) -> Place<'static> {
    let (number, part) = mistake.at;
    // A save scene keeps in mind how far a vent elsewhere had come, and has no parts of its own.
    let parts = case.scenario.scene(number).map_or(0, |scene| scene.parts.len());
    let part = part.min(u8::try_from(parts).unwrap_or(u8::MAX));
    let taken = mistake.taken.last().map_or(0, |taken| taken.number);
    let written = case.replies(number).iter().find(|w| w.at == At { scene: number, part, number: taken });
    written.map_or_else(|| case.scene_place(number), |written| written.place.clone())
}

fn few_recoveries(case: &Case<'_>, mistakes: &[Mistake<'_>], report: &mut Report<'_, '_>) {
    let least = usize::from(case.scenario.playbook.checks.recoveries_least);
    let (Some(share), Some(success)) = (share_mended(case, mistakes), success_points(case)) else { return };
    let Some(lost) = mistakes.iter().find(|mistake| mistake.left < success) else { return };
    if share < least {
        let message = format!(
            "After {share} in 100 single mistakes it can still be put right ({success} points); at least {least} \
             should leave that."
        );
        let help = "Let mistakes cost less, or add ways to put them right.";
        report.prove("few-recoveries", &scenes_place(), message, help, (lost.solved, &lost.taken));
    }
}

/// Percent of mistakes after which success is still possible; `None` when there are none.
pub(super) fn share_mended(case: &Case<'_>, mistakes: &[Mistake<'_>]) -> Option<usize> {
    let success = success_points(case)?;
    let mended = mistakes.iter().filter(|mistake| mistake.left >= success).count();
    (mended * 100).checked_div(mistakes.len())
}
