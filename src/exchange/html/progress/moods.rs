//! How hot each conversation became, and how the customer left.

use super::plot::{dot, line, peak, plot, share};
use super::{Practised, latest, table};
use crate::debrief::words::date;
use crate::exchange::html::write::Html;

/// A mark for the hottest moment and one for the end of each conversation, and a line between the two.
pub(super) fn moods(html: &mut Html, own: &Practised<'_>) {
    html.line("p", "", &own.progress.moods().unwrap_or_default());
    let (shown, note) = latest(&own.progress.handled);
    let numbers = shown.iter().map(|handled| format!("{} then {}", handled.mood.hottest, handled.mood.last.anger));
    let label = format!(
        "Anger at the hottest moment and at the end, the oldest first: {}.",
        numbers.collect::<Vec<_>>().join("; ")
    );
    let caption = "Anger from 0 to 100: ▲ at its hottest, ● at the end. The newest conversation is at the right.";
    plot(html, &label, caption, |html| {
        for (at, handled) in shown.iter().enumerate() {
            let (x, mood) = (share(at, shown.len()), handled.mood);
            line(html, "span", (&x, mood.hottest), (&x, mood.last.anger));
            peak(html, "hot", &x, mood.hottest);
            dot(html, "end", &x, mood.last.anger);
        }
    });
    let rows = shown.iter().rev().map(|handled| {
        let [hottest, last] = [handled.mood.hottest, handled.mood.last.anger].map(|anger| anger.to_string());
        vec![date(handled.day), handled.title.clone(), hottest, last]
    });
    table(html, "Each conversation", &["Day", "Customer", "At the hottest", "At the end"], rows);
    html.line("p", "small", &note.unwrap_or_default());
}
