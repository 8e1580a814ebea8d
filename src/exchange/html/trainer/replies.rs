//! One reply: its number, what it does, how it usually goes and where it leads, why, and what would help more; of one that is
//! put together, its pieces.

use super::TrainerSheet;
use super::scenes::id;
use super::walked::{Leads, Usually};
use super::wording::{became, ending_title, first, guard, letter, listed, promises};
use crate::debrief::is_spoken;
use crate::debrief::words::{lower_first, upper_first};
use crate::exchange::html::turns::{grade_class, words_or_deed};
use crate::exchange::html::write::Html;
use crate::scenario::{Deed, Goto, Heard, Piece, Reaction, Reply, ReplyKind, Scenario, Scene, Slot};

/// The line that a reply answers.
#[derive(Clone, Copy)]
pub(super) struct Line<'s> {
    pub scene: u16,
    pub part: u8,
    pub of: &'s Scene,
}

/// The reply with this number in `--choose`.
pub(super) fn reply(html: &mut Html, own: &TrainerSheet<'_>, at: Line<'_>, number: u8, reply: &Reply) {
    let scenario = own.scenario;
    html.classed("div", "reply", |html| {
        html.line("p", "number", &number.to_string());
        html.element("div", &[], |html| {
            html.line("p", "small", kind(reply));
            let whole = is_spoken(reply) && reply.slots.is_empty();
            words_or_deed(html, &reply.text, whole);
            let only = reply.when.as_ref().and_then(|when| guard(scenario, when));
            html.line("p", "small", &only.map(|only| format!("On offer only if {only}.")).unwrap_or_default());
            if let Some((promise, kept)) = reply.settles.filter(|_| !scenario.promises.is_empty()) {
                let which = promises(scenario, 1 << promise);
                html.line("p", "small", &format!("Then {which} {}.", became(kept)));
            }
            for slot in &reply.slots {
                pieces(html, scenario, slot);
            }
            goes(html, own, at, number, reply);
            why(html, at, reply);
        });
    });
}

/// What kind it is, where that is not simply said or done.
fn kind(reply: &Reply) -> &'static str {
    match reply.kind {
        ReplyKind::Impulse => "The impulse: on screen it stands already typed, and any other reply lets it go.",
        ReplyKind::Listen => "Keep listening",
        ReplyKind::Composed => "Put together from the pieces below",
        ReplyKind::Said if reply.private => "To them alone",
        ReplyKind::Said | ReplyKind::Done => "",
    }
}

/// What something does, in the playbook's words.
fn does(scenario: &Scenario, deed: &Deed) -> String {
    let behaviours = deed.does.iter().map(|id| scenario.playbook.behaviour(*id).title.clone());
    let mut all = vec![behaviours.collect::<Vec<String>>().join(", ")];
    let remedy = deed.remedy.and_then(|at| scenario.remedies.get(usize::from(at)));
    all.extend(remedy.map(|remedy| lower_first(&remedy.title)));
    let promise = deed.promise.and_then(|at| scenario.promises.get(usize::from(at)));
    all.extend(promise.map(|promise| format!("promises something by {}", promise.by)));
    all.retain(|part| !part.is_empty());
    all.join(" · ")
}

/// What can be put in one place of a reply.
fn pieces(html: &mut Html, scenario: &Scenario, slot: &Slot) {
    let how_many = match (slot.min, slot.max) {
        (0, 1) => "one, or none".to_owned(),
        (_, 1) => "one".to_owned(),
        (_, most) => format!("up to {most}"),
    };
    let title = if slot.title.is_empty() { "Pieces" } else { &slot.title };
    html.element("p", &[("class", "who"), ("dir", "auto")], |html| html.words(&format!("{title} ({how_many})")));
    html.classed("ol", "pieces", |html| {
        for piece in &slot.pieces {
            html.element("li", &[], |html| {
                html.own("p", "", &piece.text);
                html.line("p", "small", &is(scenario, piece));
                if !piece.why.is_empty() {
                    html.classed("p", "why", |html| _ = html.own("span", "", &piece.why));
                }
            });
        }
    });
}

/// What a piece does, or is.
fn is(scenario: &Scenario, piece: &Piece) -> String {
    let heard = match piece.heard {
        None => "",
        Some(Heard::Fact) => "was told",
        Some(Heard::Feeling) => "what they feel",
        Some(Heard::Wrong) => "misheard, or never said",
    };
    let noted = if piece.notes.is_some() { "keeps the promise in mind" } else { "" };
    let does = does(scenario, &piece.deed);
    let all: Vec<String> =
        [heard, noted, &does].iter().filter(|text| !text.is_empty()).map(|text| upper_first(text)).collect();
    all.join(" · ")
}

/// How it usually goes, want by want where that differs; without that, all that is written.
fn goes(html: &mut Html, own: &TrainerSheet<'_>, at: Line<'_>, number: u8, reply: &Reply) {
    let all = own.usually(at.scene, at.part, number);
    let does = does(own.scenario, &reply.deed);
    if let [(usually, _)] = &all[..] {
        usual(html, own, at, usually, &does, !reply.slots.is_empty());
        answers(html, usually, true);
        return;
    }
    html.line("p", "small", &upper_first(&does));
    let mut last = "";
    for (usually, wants) in &all {
        let wants: Vec<String> = wants.iter().map(|want| letter(*want)).collect();
        usual(html, own, at, usually, &format!("with {}", listed(&wants)), !reply.slots.is_empty());
        // The same words stand there once.
        answers(html, usually, usually.says != last);
        last = &usually.says;
    }
    if !all.is_empty() {
        return;
    }
    if own.cut().is_none() {
        html.line("p", "small", "Not on offer where most trainees hear this.");
    }
    html.element("p", &[("class", "usually")], |html| goto(html, own.scenario, at, reply.to));
    for (when, reaction) in versions(reply) {
        answer(html, own.scenario, at, when, reaction);
    }
}

/// How it goes, and a few words more.
fn usual(html: &mut Html, own: &TrainerSheet<'_>, at: Line<'_>, usually: &Usually, more: &str, composed: bool) {
    html.element("p", &[("class", "usually")], |html| {
        if let Some(grade) = usually.grade {
            let best = if composed { "At its best: " } else { "" };
            html.line("span", grade_class(grade), &upper_first(&format!("{best}{}", grade.words())));
            html.words(" · ");
        }
        leads(html, own.scenario, at, usually.to);
        html.line("span", "quiet", &if more.is_empty() { String::new() } else { format!(" · {more}") });
    });
}

/// What they then say.
fn answers(html: &mut Html, usually: &Usually, is_new: bool) {
    if is_new {
        html.person("p", "heard", &usually.says);
    }
    html.line("p", "small", if usually.wants { "Then they say what they really want." } else { "" });
}

fn leads(html: &mut Html, scenario: &Scenario, at: Line<'_>, to: Leads) {
    match to {
        Leads::On => html.words("They go on"),
        Leads::Scene(scene) if scene == at.scene => html.words("Here again"),
        Leads::Scene(scene) => link(html, scene),
        Leads::Ends(ending) => {
            html.words("It ends: ");
            html.line("b", "", ending_title(scenario, ending));
        }
        Leads::Over => html.words("That is all"),
    }
}

fn goto(html: &mut Html, scenario: &Scenario, at: Line<'_>, to: Goto) {
    match to {
        Goto::Scene(scene) if scene == at.scene => html.words("Here again"),
        Goto::Scene(scene) if usize::from(scene) < scenario.scenes.len() => link(html, scene),
        Goto::Scene(_) | Goto::Close => html.words("It ends"),
        Goto::Resume => html.words("Back to where they were"),
    }
}

fn link(html: &mut Html, scene: u16) {
    html.element("a", &[("href", &format!("#{}", id(scene)))], |html| html.words(&format!("To scene {}", scene + 1)));
}

/// Every version of the reaction that was written, and when it is heard.
fn versions(reply: &Reply) -> impl Iterator<Item = (&'static str, &Reaction)> {
    let of_summary = ["if all is there", "if the feeling is missing", "if it is thin", "if something is wrong"];
    let plain = ["if it lands", "if it falls flat", "if it backfires"].into_iter().zip(&reply.reactions);
    let four = reply.outcomes.iter().flat_map(move |four| of_summary.into_iter().zip(four.iter()));
    plain.chain(four).filter(|(_, reaction)| !reaction.says.is_empty() || reaction.to.is_some())
}

fn answer(html: &mut Html, scenario: &Scenario, at: Line<'_>, when: &str, reaction: &Reaction) {
    html.element("p", &[("class", "small")], |html| {
        html.words(&upper_first(when));
        if let Some(to) = reaction.to {
            html.words(": ");
            goto(html, scenario, at, to);
        }
    });
    html.person("p", "heard", first(&reaction.says, None).words);
}

/// Why it goes so, and what would have helped more, by its number.
fn why(html: &mut Html, at: Line<'_>, reply: &Reply) {
    if reply.why.is_empty() && reply.instead.is_none() {
        return;
    }
    html.element("p", &[("class", "why")], |html| {
        html.own("span", "", &reply.why);
        let Some((id, because)) = &reply.instead else { return };
        html.words(" ");
        html.line("b", "", &instead(at, id));
        html.words(" ");
        html.own("span", "", because);
    });
}

/// Which reply would have helped more.
fn instead(at: Line<'_>, id: &str) -> String {
    let found = at.of.lines().find_map(|line| {
        let number = line.replies.iter().zip(1u8..).find(|(other, _)| other.id == id)?.1;
        Some((line.part, number))
    });
    match found {
        Some((part, number)) if part == at.part => format!("Instead, reply {number}:"),
        Some((part, number)) => format!("Instead, reply {number} of part {}:", part + 1),
        None => "Instead:".to_owned(),
    }
}
