//! The only clock: the moment, and the day on the calendar of whoever is here. All else is told the time.

use crate::debrief::Day;
use crate::debrief::days::day_of;
use crate::debrief::kept::Moment;

/// Now, and today.
#[must_use]
pub fn now() -> Moment {
    let now = jiff::Zoned::now();
    Moment { millis: now.timestamp().as_millisecond(), day: day_of(now.date()).unwrap_or(Day::MIN) }
}
