//! How a conversation flows: no way round for nothing (L04), a second chance for whoever demands somebody else
//! (L08), a mood that moves (L21), no sudden end (L22).

use std::collections::BTreeMap;

use crate::engine::{Taken, Turn, replies};
use crate::lint::case::{Case, scenes_place};
use crate::lint::report::Report;
use crate::playbook::{METERS, Meter};
use crate::scenario::{ReplyKind, Scenario, ScenarioKind};
use crate::solve::{Position, Solved};
use crate::text::Place;

pub(super) fn judge(case: &Case<'_>, report: &mut Report<'_, '_>) {
    free_loop(case, report);
    flat(case, report);
    gone_early(case, report);
    still(case, report);
    if case.scenario.kind != ScenarioKind::FirstContact {
        demand(case, report);
        sudden_end(case, report);
    }
}

/// L04: once for each scene to which such a way leads back.
fn free_loop(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let mut told = Vec::new();
    for solved in case.solved {
        let Some((to_there, round)) = &solved.free_loop else { continue };
        let scene = case.had(solved, to_there).state.scene;
        if told.contains(&scene) {
            continue;
        }
        told.push(scene);
        let way =
            if round.len() == 1 { "a single turn leads".to_owned() } else { format!("{} turns lead", round.len()) };
        let message = format!("One can go round in circles here: {way} back to the same point, and it costs nothing.");
        let help =
            "Lead on to another scene, guard the way back with `when`, or let the round do something that costs.";
        let taken: Vec<_> = to_there.iter().chain(round).copied().collect();
        report.prove("free-loop", &case.scene_place(scene), message, help, (solved, &taken));
    }
}

/// L08.
fn demand(case: &Case<'_>, report: &mut Report<'_, '_>) {
    if case.scenario.save.is_some() {
        return;
    }
    let ending = case.scenario.playbook.breach_ending;
    let reached = case.solved.iter().find(|solved| solved.reaches(ending) == Some(true));
    let Some((solved, reach)) = reached.and_then(|solved| Some((solved, solved.endings.get(ending.index())?))) else {
        return;
    };
    let title = case.scenario.ending(ending).map_or("", |ending| ending.title.as_str());
    let message = format!("The customer may demand somebody else, and then it is over at once (\"{title}\").");
    let help = "Write a scene with `save: true`: there the demand is met once, and `to: \"resume\"` leads back.";
    report.prove("demand-without-save", &scenes_place(), message, help, (solved, &reach.witness));
}

/// L22: the soonest end of all.
fn sudden_end(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let soonest = case.solved.iter().filter_map(|solved| Some((solved, solved.seen.soonest?.decisions)));
    let Some((solved, decisions)) = soonest.min_by_key(|(_, decisions)| *decisions) else { return };
    let longer_than = case.scenario.playbook.checks.soonest_end;
    if decisions > longer_than {
        return;
    }
    let Some(taken) = way_to_an_end(case.scenario, solved, decisions) else { return };
    let mut had = case.had(solved, &taken);
    let place = had.turns.pop().map_or_else(Place::root, |turn| case.scene_place(turn.from.scene));
    let title = had.state.ending().and_then(|id| case.scenario.ending(id)).map_or("", |ending| ending.title.as_str());
    let after = if decisions == 1 { "one decision".to_owned() } else { format!("{decisions} decisions") };
    let message =
        format!("A conversation can be over after {after} (\"{title}\"); it should last longer than {longer_than}.");
    let help = "Let it lead on to another scene, or let it cost less so early.";
    report.prove("sudden-end", &place, message, help, (solved, &taken));
}

/// A conversation that is over after so many decisions, the fewest that there can be. The shortest in turns may take
/// more of them, for listening is none.
fn way_to_an_end(scenario: &Scenario, solved: &Solved, decisions: u8) -> Option<Vec<Taken>> {
    // What stands at a turn, each with the fewest decisions on a way there.
    let mut now = vec![(solved.opening(), 0u8, Vec::new())];
    while !now.is_empty() {
        let mut next: BTreeMap<_, (Position, u8, Vec<Taken>)> = BTreeMap::new();
        for (position, before, way) in now {
            let listening = replies(scenario, &position.state).find(|offer| offer.reply.kind == ReplyKind::Listen);
            let listening = listening.map(|offer| offer.number);
            for prospect in solved.prospects(scenario, &position) {
                let count = before + u8::from(Some(prospect.taken.number) != listening);
                let there = next.get(&prospect.to.state.words());
                if count > decisions || there.is_some_and(|(_, fewest, _)| *fewest <= count) {
                    continue;
                }
                let way = way.iter().copied().chain([prospect.taken]).collect();
                if prospect.to.state.ending().is_some() {
                    return Some(way);
                }
                next.insert(prospect.to.state.words(), (prospect.to, count, way));
            }
        }
        now = next.into_values().collect();
    }
    None
}

/// The lowest that anger comes to while some rule holds it up.
fn floor_of_anger(case: &Case<'_>) -> u8 {
    let rests = case.scenario.playbook.rests.iter().filter(|rest| rest.meter == Meter::Anger);
    rests.map(|rest| rest.at_least).max().unwrap_or(0)
}

/// L21: anger that stands still in the model conversation though it could fall.
fn flat(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let (most, floor) = (case.scenario.playbook.checks.flat_turns_below, floor_of_anger(case));
    for model in case.models() {
        let mut still = 0;
        let flat_at = model.turns().enumerate().find(|(_, turn)| {
            let stands = turn.mood.anger == turn.from.mood.anger && turn.mood.anger > floor;
            still = if stands { still + 1 } else { 0 };
            still >= most.max(1)
        });
        let Some((at, turn)) = flat_at else { continue };
        let message = format!(
            "In the model conversation anger stands still at {} for {most} turns, with the want \"{}\".",
            turn.mood.anger,
            case.want(model.solved)
        );
        let help = "Let these turns do something that the customer feels, or leave one out.";
        let taken: Vec<_> = model.course.taken.iter().copied().take(at + 1).collect();
        report.prove("flat-mood", &case.scene_place(turn.from.scene), message, help, (model.solved, &taken));
        return;
    }
}

/// L21: anger that is gone long before the model conversation is over.
fn gone_early(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let after = usize::from(case.scenario.playbook.checks.anger_gone_after);
    for model in case.models() {
        let turns: Vec<&Turn> = model.turns().collect();
        let gone = turns.iter().zip(1usize..).find(|(turn, _)| turn.mood.anger == 0);
        let Some((turn, number)) = gone.filter(|(_, number)| number * 100 < after * turns.len()) else { continue };
        let message = format!(
            "In the model conversation anger is gone after {number} of {} turns, with the want \"{}\".",
            turns.len(),
            case.want(model.solved)
        );
        let help = "Let it begin hotter, or let something heat it up again on the way.";
        let taken: Vec<_> = model.course.taken.iter().copied().take(number).collect();
        report.prove("flat-mood", &case.scene_place(turn.from.scene), message, help, (model.solved, &taken));
        return;
    }
}

/// L21: a meter that hardly moves in any conversation.
fn still(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let least = case.scenario.playbook.checks.meter_range_least;
    if !case.is_whole() {
        return;
    }
    for meter in METERS {
        let range = |solved: &Solved| solved.seen.highest.get(meter).saturating_sub(solved.seen.lowest.get(meter));
        let Some(widest) = case.solved.iter().map(range).max().filter(|range| *range < least) else { continue };
        let message = format!("In no conversation does {} move by more than {widest} of 100.", meter.word());
        let help = "Offer replies that move it, for better and for worse.";
        report.find("flat-mood", &scenes_place(), message, help);
    }
}
