//! The day on the trainee's own calendar; nothing else in the window reads a clock.

use crate::debrief::Day;

/// Today, counted from 1 January 1970.
#[must_use]
pub fn today() -> Day {
    let date = jiff::Zoned::now().date();
    let first = jiff::civil::date(1970, 1, 1);
    let days = first.until(date).map(|span| span.get_days()).unwrap_or_default();
    Day::try_from(days).unwrap_or_default()
}
