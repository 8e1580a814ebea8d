//! Whether a scenario makes sense, as far as reading shows it: every scene can be reached, the close can
//! be reached from every scene, wants have remedies, promises have an aftermath. What only playing can
//! show is found by walking the conversation, not here.

use std::collections::BTreeSet;

use super::check::scene_place;
use super::draft::Draft;
use super::{Goto, Kept, Lines, Part, Reply, ReplyKind, Scenario, Scene, Writing};
use crate::playbook::{Channel, Condition, Fit};
use crate::text::{Findings, Place, Severity};

/// Reports all that does not make sense.
pub(super) fn judge(scenario: &Scenario, draft: &Draft, findings: &mut Findings<'_>) {
    reach(scenario, findings);
    wants(scenario, findings);
    promises(scenario, findings);
    saves(scenario, draft, findings);
    for (number, scene) in scenario.scenes.iter().enumerate() {
        let place = scene_place(scenario, number);
        let after = number >= usize::from(scenario.aftermath);
        replies(scene, &place, findings);
        private(scenario, scene, &place, findings);
        written(scenario, scene, after, &place, findings);
    }
    level(scenario, findings);
}

/// The cut-ins of a vent part with their places.
fn cut_ins<'s>(part: &'s Part, at: usize, place: &Place<'static>) -> impl Iterator<Item = (&'s Reply, Place<'static>)> {
    let list = place.field("vent").item(at).field("cut_ins");
    let cut_ins = part.replies.iter().filter(|r| r.kind != ReplyKind::Listen);
    cut_ins.enumerate().map(move |(n, reply)| (reply, list.item(n)))
}

/// The replies of a scene outside its vent with their places: its own and its impulse.
fn own_replies<'s>(scene: &'s Scene, place: &Place<'static>) -> impl Iterator<Item = (&'s Reply, Place<'static>)> {
    scene.replies.iter().enumerate().map(|(at, reply)| {
        let impulse = reply.kind == ReplyKind::Impulse;
        (reply, if impulse { place.field("impulse") } else { place.field("replies").item(at) })
    })
}

/// All replies of a scene with their places: cut-ins, its own, its impulse.
fn all_replies<'s>(scene: &'s Scene, place: &Place<'static>) -> Vec<(&'s Reply, Place<'static>)> {
    let parts = scene.parts.iter().enumerate();
    parts.flat_map(|(at, part)| cut_ins(part, at, place)).chain(own_replies(scene, place)).collect()
}

/// Everywhere a scene may lead, by reading.
fn exits(scene: &Scene) -> Vec<Goto> {
    let cut_ins = scene.parts.iter().flat_map(|p| p.replies.iter()).filter(|r| r.kind != ReplyKind::Listen);
    let mut exits = Vec::new();
    for reply in cut_ins.chain(&scene.replies) {
        let outcomes = reply.outcomes.iter().flat_map(|four| four.iter());
        exits.push(reply.to);
        exits.extend(reply.reactions.iter().chain(outcomes).filter_map(|r| r.to));
    }
    exits
}

/// Every place that can be reached from `from` along `ways`.
fn reachable(from: impl IntoIterator<Item = usize>, ways: &[Vec<usize>]) -> BTreeSet<usize> {
    let mut ahead: Vec<usize> = from.into_iter().collect();
    let mut reached: BTreeSet<usize> = ahead.iter().copied().collect();
    while let Some(at) = ahead.pop() {
        ahead.extend(ways.get(at).into_iter().flatten().filter(|next| reached.insert(**next)));
    }
    reached
}

fn reach(scenario: &Scenario, findings: &mut Findings<'_>) {
    let main: Vec<&Scene> = scenario.scenes.iter().take(usize::from(scenario.aftermath)).collect();
    let mut ahead: Vec<Vec<usize>> = vec![Vec::new(); main.len()];
    let mut back = ahead.clone();
    let mut closing = Vec::new();
    for (at, scene) in main.iter().enumerate() {
        for exit in exits(scene) {
            match exit {
                Goto::Close | Goto::Resume => closing.push(at),
                Goto::Scene(next) => {
                    let next = usize::from(next);
                    ahead.get_mut(at).into_iter().for_each(|ways| ways.push(next));
                    back.get_mut(next).into_iter().for_each(|ways| ways.push(at));
                }
            }
        }
    }
    let reached = reachable([0].into_iter().chain(scenario.save.map(usize::from)), &ahead);
    // A scene without a way out keeps them talking until they leave.
    let has_way_out = reachable(closing, &back);
    for (at, scene) in main.iter().enumerate() {
        let place = scene_place(scenario, at);
        if !reached.contains(&at) {
            let message = format!("Nothing leads to the scene \"{}\".", scene.id);
            findings.error(&place, "unreachable-scene", message, "Lead a reply here, or remove the scene.");
        } else if !has_way_out.contains(&at) {
            let message = format!("From the scene \"{}\" there is no way to the close.", scene.id);
            findings.error(&place, "no-way-out", message, "Lead one of its replies on, or to \"close\".");
        }
    }
}

fn wants(scenario: &Scenario, findings: &mut Findings<'_>) {
    for (at, want) in scenario.wants.iter().enumerate() {
        let fits = |fit: Fit| scenario.remedies.iter().any(|r| r.fits.get(at) == Some(&fit));
        let place = Place::root().field("wants").item(at);
        if !fits(Fit::Full) && !fits(Fit::Partly) {
            let message = format!("No remedy fits the want \"{}\".", want.id);
            findings.error(&place, "want-without-remedy", message, "Add a remedy whose `fits` names it.");
        }
    }
    let deeds = |scene: &Scene| -> Vec<u8> {
        let replies = scene.parts.iter().flat_map(|p| p.replies.iter()).chain(&scene.replies);
        replies
            .flat_map(|r| std::iter::once(&r.deed).chain(r.slots.iter().flat_map(|s| s.pieces.iter().map(|p| &p.deed))))
            .filter_map(|d| d.remedy)
            .collect()
    };
    let offered: BTreeSet<u8> = scenario.scenes.iter().flat_map(deeds).collect();
    for (remedy, at) in scenario.remedies.iter().zip(0u8..) {
        if !offered.contains(&at) {
            let message = format!("No reply offers the remedy \"{}\".", remedy.id);
            let place = Place::root().field("remedies").item(usize::from(at));
            findings.report(
                &place,
                "remedy-never-offered",
                Severity::Warning,
                message,
                "Offer it in a reply, or remove it.",
            );
        }
    }
}

fn promises(scenario: &Scenario, findings: &mut Findings<'_>) {
    let aftermath = scenario.scenes.get(usize::from(scenario.aftermath)..).unwrap_or(&[]);
    for (promise, at) in scenario.promises.iter().zip(0u8..) {
        let settled: BTreeSet<Kept> = aftermath
            .iter()
            .flat_map(|s| &s.replies)
            .filter_map(|r| r.settles)
            .filter(|(p, _)| *p == at)
            .map(|(_, kept)| kept)
            .collect();
        let place = Place::root().field("promises").item(usize::from(at));
        if settled.is_empty() {
            let message = format!("Nothing in the aftermath comes back to the promise \"{}\".", promise.id);
            findings.error(
                &place,
                "promise-without-aftermath",
                message,
                "Add an aftermath scene with replies that settle it.",
            );
        } else if settled.iter().all(|kept| *kept == Kept::Broken) {
            let message = format!("The promise \"{}\" can only be broken.", promise.id);
            findings.error(
                &place,
                "promise-only-broken",
                message,
                "Add a reply that keeps it, or that tells the truth in time.",
            );
        }
    }
}

fn saves(scenario: &Scenario, draft: &Draft, findings: &mut Findings<'_>) {
    let saves: Vec<usize> = draft.scenes.iter().enumerate().filter(|(_, s)| s.save).map(|(at, _)| at).collect();
    if let Some(second) = saves.get(1) {
        let place = Place::root().field("scenes").item(*second);
        findings.error(
            &place,
            "two-save-scenes",
            "There are two save scenes.",
            "A customer demands somebody else once: keep one.",
        );
    }
    if saves.first() == Some(&0) && scenario.aftermath > 1 {
        findings.error(
            &Place::root().field("scenes").item(0),
            "save-scene-first",
            "The first scene cannot be the save scene.",
            "Move it to the end of `scenes`.",
        );
    }
    if let Some(at) = draft.scenes.iter().position(|s| s.save && !s.vent.is_empty()) {
        let place = Place::root().field("scenes").item(at).field("vent");
        findings.error(&place, "wrong-part", "A save scene is met in one line, without a vent.", "Write it in `says`.");
    }
    if draft.aftermath.iter().any(|s| s.save || !s.vent.is_empty() || s.impulse.is_some()) {
        findings.error(
            &Place::root().field("aftermath"),
            "wrong-part",
            "Save scenes, vents and impulses belong to the conversation.",
            "Move them to `scenes`.",
        );
    }
}

/// Only what everybody could read can be said in private.
fn private(scenario: &Scenario, scene: &Scene, place: &Place<'static>, findings: &mut Findings<'_>) {
    if scenario.channel == Channel::Social {
        return;
    }
    if let Some((_, place)) = all_replies(scene, place).into_iter().find(|(reply, _)| reply.private) {
        let message = "A reply is private on a public thread only; here nobody else reads it.";
        findings.error(
            &place.field("private"),
            "not-public",
            message,
            "Leave `private` out, or make the channel Social.",
        );
    }
}

fn replies(scene: &Scene, place: &Place<'static>, findings: &mut Findings<'_>) {
    let own: Vec<&Reply> = scene.replies.iter().filter(|r| r.kind != ReplyKind::Impulse).collect();
    if own.is_empty() {
        let message = format!("The scene \"{}\" has no replies.", scene.id);
        findings.error(place, "no-replies", message, "Write two to four.");
    } else if own.iter().all(|r| r.when.is_some()) {
        let message =
            format!("Every reply of the scene \"{}\" has a condition: there may be nothing to say.", scene.id);
        findings.error(place, "all-guarded", message, "Leave `when` out of one of them.");
    }
    if own.len() > 9 {
        let message = format!("The scene \"{}\" has {} replies.", scene.id, own.len());
        findings.error(place, "too-many", message, "At most nine can be chosen by key; two to four are good.");
    }
    let own: Vec<&str> = scene.replies.iter().map(|r| r.id.as_str()).collect();
    for (part, at) in scene.parts.iter().zip(0..) {
        let among: Vec<&str> = part.replies.iter().map(|r| r.id.as_str()).chain(own.iter().copied()).collect();
        for (reply, place) in cut_ins(part, at, place) {
            better(reply, &place, "reply in this part or after the vent", &among, findings);
        }
    }
    for (reply, place) in own_replies(scene, place) {
        better(reply, &place, "reply in this scene", &own, findings);
    }
}

/// A reply that would have helped more must be there when this one is chosen, for the debrief to show.
fn better(reply: &Reply, place: &Place<'static>, what: &str, among: &[&str], findings: &mut Findings<'_>) {
    if let Some((id, _)) = &reply.instead
        && !among.contains(&id.as_str())
    {
        findings.unknown(&place.field("instead"), "unknown-reply", what, id, among);
    }
}

/// Lines that must be there at any level of writing.
fn written(scenario: &Scenario, scene: &Scene, after: bool, place: &Place<'static>, findings: &mut Findings<'_>) {
    if scene.says.is_empty() && scene.setting.is_empty() {
        let message = format!("In the scene \"{}\" nobody says anything and nothing is seen.", scene.id);
        findings.error(place, "silent-scene", message, "Write `says` or `setting`.");
    }
    if !after && scene.when != Condition::Always {
        findings.error(
            &place.field("when"),
            "guarded-scene",
            "Only aftermath scenes have conditions.",
            "Put the condition on a reply.",
        );
    }
    for (reply, place) in all_replies(scene, place) {
        let hurts = super::compile::hurts(&scenario.playbook, &reply.deed);
        let silent = reply.reactions.iter().all(|r| r.says.is_empty()) && reply.outcomes.is_none();
        if scenario.writing > Writing::Sketch && silent && !after && reply.kind != ReplyKind::Listen {
            let message = format!("The customer does not react to the reply \"{}\".", reply.id);
            let field = if hurts { "backfires" } else { "lands" };
            findings.report(&place, "no-reaction", Severity::Warning, message, format!("Write at least `{field}`."));
        }
    }
}

/// What the declared level of writing asks for.
fn level(scenario: &Scenario, findings: &mut Findings<'_>) {
    let root = Place::root();
    let missing = |lines: &Lines| lines.is_empty();
    if scenario.writing >= Writing::Full {
        for (at, want) in scenario.wants.iter().enumerate().filter(|(_, w)| missing(&w.says)) {
            let message = format!("The customer has no words for the want \"{}\".", want.id);
            findings.report(
                &root.field("wants").item(at),
                "want-unspoken",
                Severity::Warning,
                message,
                "Write its `says`.",
            );
        }
    }
    if scenario.writing == Writing::Polished {
        if missing(&scenario.reviews) {
            findings.report(
                &root,
                "no-review",
                Severity::Warning,
                "Nobody writes a review.",
                "Write `reviews` for each ending.",
            );
        }
        if missing(&scenario.afterwards) {
            findings.report(
                &root,
                "no-afterwards",
                Severity::Warning,
                "Nobody learns whether the customer stays.",
                "Write `afterwards: (stays: ..., wavers: ..., leaves: ...)`.",
            );
        }
    }
}
