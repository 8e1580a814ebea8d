//! Each scenario that was practised: from the first conversation to the best, what it ended in, what came out.

use super::plot::{dot, line, plot, share};
use super::{Practised, latest, table};
use crate::debrief::progress::ScenarioProgress;
use crate::debrief::progress::words::conversations;
use crate::debrief::words::date;
use crate::exchange::html::write::Html;

/// The scenarios, the latest first.
pub(super) fn scenarios(html: &mut Html, own: &Practised<'_>) {
    for scenario in &own.progress.scenarios {
        html.classed("div", "beside", |html| one(html, scenario));
    }
}

fn one(html: &mut Html, own: &ScenarioProgress) {
    html.quote("h3", "", &own.title);
    let went = match (own.attempts.first(), own.attempts.len()) {
        (Some(first), 1) => format!("1 conversation, {} points.", first.points),
        (Some(first), n) => format!("{}, from {} points to {} at best.", conversations(n), first.points, own.best),
        (None, _) => String::new(),
    };
    html.line("p", "", &went);
    let seen: Vec<String> = own.endings.iter().map(|ending| times(&ending.title, ending.times)).collect();
    let of = own.endings_of.map(|of| format!(", {} of {of}", seen.len())).unwrap_or_default();
    html.line("p", "quiet", &format!("Endings seen{of}: {}.", seen.join(" · ")));
    let wants = match own.wants_of {
        Some(1) if own.wants == 1 => "What they really wanted came out.".to_owned(),
        Some(1) => "What they really want has not come out yet.".to_owned(),
        Some(of) => format!("{} of {of} hidden wants came out.", own.wants),
        None => format!("{} hidden wants came out.", own.wants),
    };
    html.line("p", "quiet", &wants);
    let (shown, note) = latest(&own.attempts);
    if shown.len() > 1 {
        let points: Vec<String> = shown.iter().map(|attempt| attempt.points.to_string()).collect();
        let label = format!("Points, the oldest first: {}.", points.join(", "));
        plot(html, &label, "Points of each conversation, the newest at the right.", |html| {
            let places: Vec<(String, u8)> =
                shown.iter().enumerate().map(|(at, attempt)| (share(at, shown.len()), attempt.points)).collect();
            for pair in places.windows(2) {
                if let [(from, first), (to, second)] = pair {
                    line(html, "way", (from, *first), (to, *second));
                }
            }
            for (x, points) in &places {
                dot(html, "point", x, *points);
            }
        });
    }
    let rows = shown.iter().rev().map(|attempt| {
        vec![date(attempt.day), attempt.points.to_string(), attempt.ending.clone(), attempt.mode.word().to_owned()]
    });
    table(html, "Each conversation", &["Day", "Points", "Ending", "Mode"], rows);
    html.line("p", "small", &note.unwrap_or_default());
}

fn times(title: &str, times: usize) -> String {
    if times == 1 { title.to_owned() } else { format!("{title} ({times} times)") }
}
