//! What happened next: the scenes that came later as a small play, the review as the customer wrote it, and what became of
//! the promise, the follow-up and the customer.

use super::Sheet;
use super::opening::row;
use super::turns;
use super::write::Html;
use crate::debrief::words;
use crate::engine::aftermath::Outcome;

/// The scenes, and what came of it all.
pub(super) fn next(html: &mut Html, sheet: &Sheet<'_>) {
    let mut thought = "";
    for turn in sheet.turns.iter().filter(|turn| turn.after) {
        turns::one(html, sheet, turn, &mut thought);
    }
    let report = sheet.report;
    let Some(outcome) = &report.debrief.outcome else { return };
    if let Some(stars) = outcome.stars {
        html.classed("figure", "review card", |html| {
            draw_stars(html, stars);
            html.person("blockquote", "", &report.debrief.review);
            let by = format!("{}, in a review: {stars} of {STARS} stars", report.scenario.customer.name);
            html.line("figcaption", "", &by);
        });
    }
    for (name, text) in
        [("The promise", words::promise(outcome)), ("A call afterwards", words::followed(report.replay, outcome))]
    {
        row(html, name, |html| _ = html.line("p", "", text));
    }
    row(html, "Points", |html| _ = html.line("p", "", &points(sheet, outcome)));
    if let Some((word, own)) = words::retention(report.scenario, report.replay, outcome) {
        row(html, "In the end", |html| {
            html.line("p", "strong", word);
            html.aside("p", "", own);
        });
    }
}

fn points(sheet: &Sheet<'_>, outcome: &Outcome) -> String {
    let best = words::best_points(sheet.report.debrief, outcome);
    format!("{} {}", words::points(outcome), best.unwrap_or_default()).trim_end().to_owned()
}

/// Stars of a review.
const STARS: u8 = 5;
/// The corners of one, in a square of 24.
const STAR: &str = "12,2 14.9,8.9 22.4,9.5 16.7,14.4 18.4,21.7 12,17.8 5.6,21.7 7.3,14.4 1.6,9.5 9.1,8.9";

fn draw_stars(html: &mut Html, stars: u8) {
    let attributes = [("class", "stars"), ("viewBox", "0 0 128 24"), ("role", "img")];
    let label = format!("{stars} of {STARS} stars");
    let all = [&attributes[..], &[("aria-label", label.as_str())]].concat();
    html.element("svg", &all, |html| {
        for at in 0..STARS {
            let place = format!("translate({} 0)", u16::from(at) * 26);
            let class = if at < stars { "full" } else { "empty" };
            html.empty("polygon", &[("class", class), ("points", STAR), ("transform", &place)]);
        }
    });
}
