//! Scene by scene: what is seen, the line, and every reply below it.

use super::TrainerSheet;
use super::replies::{Line, reply};
use super::wording::{Wording, first, guard};
use crate::debrief::words::short_name;
use crate::exchange::html::write::Html;
use crate::scenario::{Scene, Tone};

/// The scenes of the conversation.
pub(super) fn scenes(html: &mut Html, own: &TrainerSheet<'_>) {
    let scenario = own.scenario;
    for (number, scene) in (0..scenario.aftermath).zip(&scenario.scenes) {
        one(html, own, number, scene);
    }
}

/// The place of a scene on the page, and how it is called.
pub(super) fn id(number: u16) -> String {
    format!("scene-{}", number + 1)
}

/// One scene with its lines and their replies.
pub(super) fn one(html: &mut Html, own: &TrainerSheet<'_>, number: u16, scene: &Scene) {
    let scenario = own.scenario;
    html.element("article", &[("id", &id(number)), ("class", "scene")], |html| {
        html.element("h3", &[], |html| {
            html.words(&format!("Scene {}", number + 1));
            let mut tags = vec![scene.id.replace('_', " ")];
            tags.extend(manner(scene.tone).map(str::to_owned));
            html.line("span", "tags", &format!(" · {}", tags.join(" · ")));
        });
        for (is, words) in [
            (scene.aimed, "This is aimed at the trainee: it is about the problem, not about them."),
            (scene.threat, "It holds a threat or a slur: a calm limit is in place here."),
            (
                scenario.save == Some(number),
                "They come here from anywhere, when it is too much and they ask for somebody else.",
            ),
        ] {
            html.line("p", "caution flag", if is { words } else { "" });
        }
        let when = guard(scenario, &scene.when);
        html.line("p", "small", &when.map(|when| format!("Only if {when}.")).unwrap_or_default());
        html.aside("p", "setting", &scene.setting);
        let lines = scene.lines().count();
        for line in scene.lines() {
            let name = short_name(&scenario.customer.name);
            if lines > 1 {
                let more = if usize::from(line.part) + 1 < lines { "" } else { ", the last" };
                html.line("p", "who", &format!("{name} tells, part {} of {lines}{more}", line.part + 1));
            }
            let words = first(line.says, own.band(number, line.part));
            said(html, own, words, line.says);
            let at = Line { scene: number, part: line.part, of: scene };
            for (one, nth) in line.replies.iter().zip(1u8..) {
                reply(html, own, at, nth, one);
            }
        }
    });
}

/// The line in one wording, and for what else it has words.
fn said(html: &mut Html, own: &TrainerSheet<'_>, words: Wording<'_>, lines: &crate::scenario::Lines) {
    html.person("p", "line", words.words);
    html.line("p", "small", &words.others(own.scenario, lines).unwrap_or_default());
}

/// How a line is spoken, where that is not as the mood says.
fn manner(tone: Tone) -> Option<&'static str> {
    match tone {
        Tone::Plain => None,
        Tone::Sharp => Some("sharply"),
        Tone::Loud => Some("loudly"),
        Tone::Shaky => Some("close to tears"),
        Tone::Tired => Some("tired"),
        Tone::Cold => Some("coldly"),
        Tone::Warm => Some("warmly"),
    }
}
