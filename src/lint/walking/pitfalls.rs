//! L06: every declared pitfall is offered, by a reply that does it, by one that turns into it, or by the way a
//! conversation is closed.

use std::collections::BTreeSet;

use crate::engine::Replay;
use crate::lint::case::Case;
use crate::lint::report::Report;
use crate::playbook::{Action, BehaviourId, Playbook};
use crate::scenario::{Deed, Reacts, Reply};
use crate::text::Place;

pub(super) fn judge(case: &Case<'_>, report: &mut Report<'_, '_>) {
    if !case.is_whole() {
        return;
    }
    let scenario = case.scenario;
    let mut offered = in_replies(case);
    offered.extend(in_conversations(case));
    for (at, pitfall) in scenario.pitfalls.iter().enumerate() {
        let Some(pitfall) = scenario.playbook.pitfalls.get(*pitfall) else { continue };
        if !pitfall.behaviours.iter().any(|behaviour| offered.contains(behaviour)) {
            let titles: Vec<&str> =
                pitfall.behaviours.iter().map(|id| scenario.playbook.behaviour(*id).id.as_str()).collect();
            let message = format!("Nothing tempts to the pitfall \"{}\".", pitfall.id);
            let help =
                format!("Write a tempting reply that does `{}`, or leave it out of `pitfalls`.", titles.join("` or `"));
            report.find("pitfall-never-offered", &Place::root().field("pitfalls").item(at), message, help);
        }
    }
}

/// What replies that somebody comes to do, and what that turns into when they are taken badly.
fn in_replies(case: &Case<'_>) -> BTreeSet<BehaviourId> {
    let playbook = &case.scenario.playbook;
    let mut offered = BTreeSet::new();
    for (number, scene) in case.all_scenes() {
        for written in case.replies(number) {
            let seen = case.solved.iter().filter_map(|solved| solved.seen.reply(written.at));
            let met: Vec<Reacts> = [Reacts::Lands, Reacts::FallsFlat, Reacts::Backfires]
                .into_iter()
                .enumerate()
                .filter(|(nth, _)| seen.clone().any(|seen| seen.reacts.get(*nth).is_some_and(Option::is_some)))
                .map(|(_, reacts)| reacts)
                .collect();
            if met.is_empty() {
                continue;
            }
            let done = done(written.reply);
            offered.extend(&done);
            if met.contains(&Reacts::Backfires) || done.iter().any(|id| is_neutral(playbook, *id)) {
                offered.extend(turned_into(playbook, done));
            }
            if usize::from(written.at.part) < scene.parts.len() {
                offered.insert(playbook.cut_in);
            }
        }
    }
    offered
}

fn is_neutral(playbook: &Playbook, id: BehaviourId) -> bool {
    playbook.behaviour(id).kind == crate::playbook::Kind::Neutral
}

fn done(reply: &Reply) -> BTreeSet<BehaviourId> {
    let of = |deed: &Deed| deed.does.clone();
    let pieces = reply.slots.iter().flat_map(|slot| slot.pieces.iter().flat_map(|piece| of(&piece.deed)));
    of(&reply.deed).into_iter().chain(pieces).collect()
}

/// What rules make of behaviours, one after the other.
fn turned_into(playbook: &Playbook, from: BTreeSet<BehaviourId>) -> BTreeSet<BehaviourId> {
    let mut reached = from.clone();
    let mut ahead: Vec<BehaviourId> = from.into_iter().collect();
    while let Some(id) = ahead.pop() {
        let rules = playbook.behaviour(id).rules.iter().filter_map(|rule| playbook.rules.get(rule.index()));
        for action in rules.flat_map(|rule| &rule.then) {
            if let Action::Become(next) | Action::Also(next) = action
                && reached.insert(*next)
            {
                ahead.push(*next);
            }
        }
    }
    reached
}

/// What was charged in the conversations that are known, such as closing too early.
fn in_conversations(case: &Case<'_>) -> BTreeSet<BehaviourId> {
    let mut charged = BTreeSet::new();
    let mut note = |replay: &Replay| {
        charged.extend(replay.turns.iter().flat_map(|turn| &turn.counted).map(|counted| counted.counted_as));
    };
    case.known.iter().filter(|known| !known.is_timed()).for_each(|known| note(&known.replay));
    for solved in case.solved {
        solved.endings.iter().for_each(|reach| note(&case.had(solved, &reach.witness)));
    }
    charged
}
