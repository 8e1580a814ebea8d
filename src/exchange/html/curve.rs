//! The mood over the turns: four lines with a dash of their own and their name at the end. The lines stretch with the page, the
//! words do not: places along the page are shares of its width.

use super::Sheet;
use super::write::Html;
use crate::debrief::words;
use crate::playbook::{METERS, Meter, Mood};

/// Above and below the lines, and how high a point of a meter is.
const TOP: i32 = 12;
const POINT: i32 = 2;
const BOTTOM: i32 = TOP + 100 * POINT;
const HEIGHT: i32 = BOTTOM + 28;
/// The least distance of two names.
const APART: i32 = 19;
/// About so many numbers have room below.
const NUMBERS: usize = 10;

/// The curve, and what it shows in words.
pub(super) fn mood(html: &mut Html, sheet: &Sheet<'_>) {
    let debrief = sheet.report.debrief;
    // In the aftermath the mood no longer moves.
    let talk = sheet.turns.iter().filter(|turn| !turn.after).count();
    let moods: Vec<Mood> = debrief.moods.iter().take(talk + 1).copied().collect();
    let last = moods.len().saturating_sub(1).max(1);
    html.classed("figure", "curve", |html| {
        let height = HEIGHT.to_string();
        let label = in_words(&moods);
        let size = [("width", "100%"), ("height", height.as_str()), ("role", "img"), ("aria-label", label.as_str())];
        html.element("svg", &size, |html| {
            grid(html, last);
            if let Some(turning) = debrief.turning.filter(|turn| *turn <= talk) {
                upright(html, turning, last);
            }
            lines(html, &moods, last);
            names(html, &moods);
        });
        html.line("figcaption", "", &caption(sheet, talk));
    });
}

/// The whole curve as a sentence for each line.
fn in_words(moods: &[Mood]) -> String {
    let lines = METERS.map(|meter| {
        let values: Vec<String> = moods.iter().map(|mood| mood.get(meter).to_string()).collect();
        format!("{}: {}", meter.word(), values.join(", "))
    });
    format!("The mood before the first reply and after each of {}. {}.", moods.len() - 1, lines.join("; "))
}

fn caption(sheet: &Sheet<'_>, talk: usize) -> String {
    let debrief = sheet.report.debrief;
    let name = sheet.name();
    let begin =
        format!("How {name} felt before the first reply (0) and after each one; every line goes from 0 to 100.");
    match debrief.turning.filter(|turn| *turn <= talk) {
        Some(turn) => {
            let what = words::lower_first(words::turning(debrief));
            format!("{begin} The upright line is reply {turn}, {what}.")
        }
        None => begin,
    }
}

/// A place along the page.
fn share(turn: usize, last: usize) -> String {
    let share = turn * 10_000 / last;
    format!("{}.{:02}%", share / 100, share % 100)
}

fn height(value: u8) -> i32 {
    BOTTOM - POINT * i32::from(value)
}

fn grid(html: &mut Html, last: usize) {
    for value in [0_u8, 50, 100] {
        let y = height(value).to_string();
        html.empty("line", &[("class", "grid"), ("x1", "0"), ("x2", "100%"), ("y1", &y), ("y2", &y)]);
        let at = [("class", "value"), ("x", "0"), ("dx", "-8"), ("y", y.as_str()), ("dy", "4")];
        html.element("text", &at, |html| html.words(&value.to_string()));
    }
    let below = (BOTTOM + 20).to_string();
    for turn in (0..=last).step_by(last.div_ceil(NUMBERS)) {
        let at = [("class", "turn-number"), ("x", &share(turn, last)), ("y", &below)];
        html.element("text", &at, |html| html.words(&turn.to_string()));
    }
}

/// Where it turned.
fn upright(html: &mut Html, turn: usize, last: usize) {
    let x = share(turn, last);
    let (top, bottom) = (TOP.to_string(), BOTTOM.to_string());
    html.empty("line", &[("class", "upright"), ("x1", &x), ("x2", &x), ("y1", &top), ("y2", &bottom)]);
}

fn lines(html: &mut Html, moods: &[Mood], last: usize) {
    let (top, height, view) = (TOP.to_string(), (BOTTOM - TOP).to_string(), format!("0 0 {last} 100"));
    let attributes = [
        ("x", "0"),
        ("y", top.as_str()),
        ("width", "100%"),
        ("height", height.as_str()),
        ("viewBox", view.as_str()),
        ("preserveAspectRatio", "none"),
    ];
    html.element("svg", &attributes, |html| {
        for meter in METERS {
            let points =
                moods.iter().enumerate().map(|(turn, mood)| format!("{turn},{}", 100 - mood.get(meter).min(100)));
            let points = points.collect::<Vec<_>>().join(" ");
            html.empty("polyline", &[("class", class(meter)), ("points", &points)]);
        }
    });
}

fn class(meter: Meter) -> &'static str {
    match meter {
        Meter::Anger => "meter anger",
        Meter::Trust => "meter trust",
        Meter::Heard => "meter heard",
        Meter::Patience => "meter patience",
    }
}

/// The names at the ends of the lines, moved apart where they would cover each other.
fn names(html: &mut Html, moods: &[Mood]) {
    let Some(mood) = moods.last() else { return };
    let mut ends = METERS.map(|meter| (meter, height(mood.get(meter))));
    ends.sort_by_key(|(_, y)| *y);
    let mut lowest = TOP - APART;
    for (_, y) in &mut ends {
        *y = (*y).max(lowest + APART);
        lowest = *y;
    }
    let mut highest = BOTTOM + APART / 2;
    for (_, y) in ends.iter_mut().rev() {
        *y = (*y).min(highest);
        highest = *y - APART;
    }
    for (meter, y) in ends {
        let y = y.to_string();
        let at = [("class", class(meter)), ("x", "100%"), ("dx", "10"), ("y", y.as_str()), ("dy", "4")];
        html.element("text", &at, |html| html.words(&format!("{} {}", meter.word(), mood.get(meter))));
    }
}
