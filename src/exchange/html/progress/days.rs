//! The days with practice, as a calendar of the last half-year.

use super::{LATEST, Practised, table};
use crate::debrief::Day;
use crate::debrief::days::{calendar, of_week, told};
use crate::debrief::progress::words;
use crate::debrief::words::date;
use crate::exchange::html::write::Html;

/// So many weeks stand in the calendar.
const WEEKS: Day = 26;
/// A day is so wide and high with its gap.
const SIZE: u32 = 16;
/// The room for the names of weekdays, and for those of months.
const LEFT: u32 = 36;
const ABOVE: u32 = 20;

/// The calendar, and what it shows in words.
pub(super) fn days(html: &mut Html, own: &Practised<'_>) {
    let days = &own.progress.days;
    let talks: usize = days.iter().map(|(_, talks)| talks).sum();
    html.line("p", "", &format!("{} on {}.", words::conversations(talks), words::days(days.len())));
    let to_monday = Day::try_from(of_week(own.today)).unwrap_or_default();
    let last_monday = own.today.saturating_sub(to_monday);
    let first = last_monday.saturating_sub(7 * (WEEKS - 1));
    let shown: Vec<(Day, usize)> = days.iter().copied().filter(|(day, _)| (first..=own.today).contains(day)).collect();
    let told = shown.iter().map(|(day, talks)| format!("{}: {talks}", date(*day))).collect::<Vec<_>>().join(", ");
    let label = if told.is_empty() { "No day of the last half-year.".to_owned() } else { format!("{told}.") };
    let (width, height) = ((LEFT + WEEKS * SIZE).to_string(), (ABOVE + 7 * SIZE).to_string());
    let view = format!("0 0 {width} {height}");
    let size = [("width", width.as_str()), ("viewBox", &view), ("role", "img"), ("aria-label", &label)];
    html.classed("figure", "calendar", |html| {
        html.element("svg", &size, |html| {
            for (row, name) in [(0, "Mon"), (2, "Wed"), (4, "Fri")] {
                let y = (ABOVE + row * SIZE + 11).to_string();
                html.element("text", &[("x", "0"), ("y", &y)], |html| html.words(name));
            }
            for week in 0..WEEKS {
                week_of(html, own.today, first + 7 * week, week, &shown);
            }
        });
        html.line(
            "figcaption",
            "",
            "The last half-year. A dot is a day with practice; the more conversations, the larger.",
        );
    });
    let from = days.len().saturating_sub(LATEST);
    let rows = days.get(from..).unwrap_or(days).iter().rev();
    table(html, "Each day", &["Day", "Conversations"], rows.map(|(day, talks)| vec![date(*day), talks.to_string()]));
}

/// A column of the calendar, with the name of the month that begins in it.
fn week_of(html: &mut Html, today: Day, monday: Day, column: u32, shown: &[(Day, usize)]) {
    let x = LEFT + column * SIZE;
    let begins = (monday..monday + 7).find(|day| calendar(*day).day() == 1);
    if let Some(first) = begins {
        let name = told(first, "%b");
        html.element("text", &[("x", &x.to_string()), ("y", "12")], |html| html.words(&name));
    }
    for (row, day) in (0..).zip(monday..monday + 7) {
        if day > today {
            break;
        }
        let y = ABOVE + row * SIZE;
        let [cx, cy] = [x + SIZE / 2 - 2, y + SIZE / 2 - 1].map(|middle| middle.to_string());
        let talks = shown.iter().find(|(other, _)| *other == day).map_or(0, |(_, talks)| *talks);
        let (class, radius) = match talks {
            0 => ("idle", "1.5"),
            1 => ("day", "3.5"),
            2 => ("day", "5"),
            _ => ("day", "6.5"),
        };
        html.empty("circle", &[("class", class), ("cx", &cx), ("cy", &cy), ("r", radius)]);
    }
}
