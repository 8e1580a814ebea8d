//! How it goes: for each want an example conversation, one that goes wrong, and how often guessing succeeds.

use super::TrainerSheet;
use super::walked::Walked;
use super::wording::{guessing, letter};
use crate::debrief::words::upper_first;
use crate::debrief::{Exchange, exchanges};
use crate::engine::Replay;
use crate::exchange::html::turns::said;
use crate::exchange::html::write::Html;
use crate::solve::Course;

/// The conversations, and the odds.
pub(super) fn goes(html: &mut Html, own: &TrainerSheet<'_>) {
    if let Some(odds) = own.guessed() {
        html.line("p", "", &guessing(odds));
    }
    if let Some(cut) = own.cut() {
        let words = format!("Not known here: {}. `unruffled check` says what makes it so large.", cut.words());
        html.line("p", "", &words);
    }
    for walked in own.walked {
        if let Some(course) = &walked.good {
            let want = usize::from(walked.deal.want);
            let with = if own.scenario.wants.len() > 1 { format!(", with {}", letter(want)) } else { String::new() };
            conversation(html, own, walked, course, &format!("An example that goes well{with}"));
        }
    }
    // Where nothing can go wrong, both are the same.
    let differs =
        |walked: &&Walked| walked.good.as_ref().map(|good| &good.taken) != walked.poor.as_ref().map(|poor| &poor.taken);
    let poor = own.walked.iter().filter(differs).find_map(|walked| Some((walked, walked.poor.as_ref()?)));
    if let Some((walked, course)) = poor {
        conversation(html, own, walked, course, "One that goes wrong");
    }
}

fn conversation(html: &mut Html, own: &TrainerSheet<'_>, walked: &Walked, course: &Course, title: &str) {
    let scenario = own.scenario;
    let mut replay = Replay::start(scenario, walked.deal);
    // These turns were on offer when they were found.
    let _all = course.taken.iter().try_for_each(|taken| replay.push(scenario, taken).map(|_| ()));
    html.element("article", &[("class", "example")], |html| {
        html.line("h3", "", title);
        let turns = exchanges(scenario, &replay);
        html.classed("ul", "list turns", |html| {
            for (turn, taken) in turns.iter().zip(&course.taken) {
                html.element("li", &[], |html| one(html, own, turn, &taken.to_string()));
            }
        });
        if let Some(ending) = course.ending.and_then(|id| scenario.ending(id)) {
            html.element("p", &[], |html| {
                html.line("b", "", &format!("{}.", upper_first(&ending.title)));
                html.words(&format!(" {} {} of 100 points.", ending.plain, course.points));
            });
        }
        let number = walked.deal.seed;
        let command = format!("unruffled play {} --seed {number} --choose {}", own.name, course.choices().join(","));
        html.line("p", "small again", &format!("Customer number {number}. To see it again, with every word:"));
        html.element("pre", &[], |html| _ = html.line("code", "", &command));
    });
}

/// A reply, as it is typed and as it is said.
fn one(html: &mut Html, own: &TrainerSheet<'_>, turn: &Exchange, taken: &str) {
    let scene = own.scenario.scenes.iter().position(|scene| scene.id == turn.scene);
    let place = scene.map(|at| format!("Scene {}, ", at + 1)).unwrap_or_default();
    html.line("p", "small", &format!("{place}reply {taken}"));
    said(html, turn);
}
