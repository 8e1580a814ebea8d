//! What comes afterwards: promises and what becomes of them, the scenes of a later day, reviews, and what the customer does.

use super::TrainerSheet;
use super::scenes::one;
use super::wording::{became, key_words};
use crate::debrief::words::upper_first;
use crate::exchange::html::opening::row;
use crate::exchange::html::write::Html;
use crate::playbook::Kept;
use crate::scenario::{Due, Key, Lines, Promise, Scenario};

/// Whether anything follows.
pub(super) fn follows(scenario: &Scenario) -> bool {
    usize::from(scenario.aftermath) < scenario.scenes.len()
        || !scenario.promises.is_empty()
        || !scenario.reviews.is_empty()
        || !scenario.afterwards.is_empty()
}

/// All that follows.
pub(super) fn later(html: &mut Html, own: &TrainerSheet<'_>) {
    let scenario = own.scenario;
    for promise in &scenario.promises {
        row(html, "The promise", |html| {
            html.own("p", "", &promise.is);
            html.line("p", "small", &due(promise));
        });
    }
    if !scenario.promises.is_empty() {
        row(html, "What it comes to", |html| {
            html.classed("ul", "points", |html| {
                for kept in [Kept::Kept, Kept::Late, Kept::Broken] {
                    html.line("li", "", &comes_to(scenario, kept));
                }
            });
        });
    }
    for (number, scene) in (0u16..).zip(&scenario.scenes).skip(usize::from(scenario.aftermath)) {
        one(html, own, number, scene);
    }
    lines(html, scenario, "Their review", &scenario.reviews);
    lines(html, scenario, "In the end", &scenario.afterwards);
}

fn due(promise: &Promise) -> String {
    let when = match promise.due {
        Due::AtOnce => "It falls due as soon as the conversation is over.",
        Due::NextConversation => "It falls due after the next conversation.",
        Due::NextDay => "It falls due on the next day.",
    };
    if promise.by.is_empty() { when.to_owned() } else { format!("By {}. {when}", promise.by.trim_end_matches('.')) }
}

/// What comes of keeping a promise or not, by the playbook.
fn comes_to(scenario: &Scenario, kept: Kept) -> String {
    let weights = &scenario.playbook.weights;
    let (points, stars, stays) = match kept {
        Kept::Kept => (0, 0, weights.promise_kept),
        Kept::Late => (weights.points_late, 0, weights.promise_late),
        Kept::Broken => (weights.points_broken, weights.stars_lost, weights.promise_broken),
    };
    let mut costs = Vec::new();
    if points > 0 {
        costs.push(format!("{points} points"));
    }
    if stars > 0 {
        costs.push(format!("{stars} stars of the review"));
    }
    let costs =
        if costs.is_empty() { "it costs nothing".to_owned() } else { format!("it costs {}", costs.join(" and ")) };
    let stays = match stays {
        1.. => ", and they are more likely to stay",
        0 => "",
        _ => ", and they are more likely to go",
    };
    format!("If it {}, {costs}{stays}.", became(kept))
}

/// A line for each ending.
fn lines(html: &mut Html, scenario: &Scenario, title: &str, lines: &Lines) {
    if lines.is_empty() {
        return;
    }
    html.line("h3", "", title);
    for (key, wordings) in &lines.by {
        let Some(words) = wordings.first() else { continue };
        let stars = match key {
            Key::Ending(id) => scenario.ending(*id).and_then(|ending| ending.stars),
            Key::Any | Key::Mood(_) | Key::Named(_) => None,
        };
        row(html, &upper_first(&key_words(scenario, key)), |html| {
            html.person("p", "", words);
            html.line("p", "small", &stars.map(|stars| format!("{stars} of 5 stars")).unwrap_or_default());
        });
    }
}
