//! The moment on the clock and the calendar of whoever types; nothing else on the command line reads them.

use crate::debrief::Day;
use crate::debrief::kept::Moment;

/// Now, and today.
pub(super) fn now() -> Moment {
    let now = jiff::Zoned::now();
    let first = jiff::civil::date(1970, 1, 1);
    let days = first.until(now.date()).map(|span| span.get_days()).unwrap_or_default();
    Moment { millis: now.timestamp().as_millisecond(), day: Day::try_from(days).unwrap_or_default() }
}
