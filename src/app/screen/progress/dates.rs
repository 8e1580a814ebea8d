//! Days in the short forms that axes, lists and the calendar need.

use crate::debrief::Day;
use crate::debrief::days::{calendar, date, of_week, told};

/// The whole of it: "Tuesday, 3 November 2026".
pub(super) fn in_full(day: Day) -> String {
    told(day, "%A, %-d %B %Y")
}

/// The day with its month, and its year where that is another one than today's: "3 November".
pub(super) fn plain(day: Day, today: Day) -> String {
    if calendar(day).year() == calendar(today).year() { told(day, "%-d %B") } else { date(day) }
}

/// As short as it goes: "3 Nov".
pub(super) fn short(day: Day) -> String {
    told(day, "%-d %b")
}

/// The month with its year: "November 2026".
pub(super) fn month(day: Day) -> String {
    told(day, "%B %Y")
}

/// The month alone, as short as it goes: "Nov".
pub(super) fn short_month(day: Day) -> String {
    told(day, "%b")
}

/// The Monday of the week that a day is in.
pub(super) fn monday(day: Day) -> Day {
    day.saturating_sub(Day::try_from(of_week(day)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::{in_full, monday, plain, short};

    #[test]
    fn days_have_short_forms() {
        let today = 20_760;
        assert_eq!(in_full(today), "Tuesday, 3 November 2026");
        assert_eq!(plain(today - 40, today), "24 September");
        assert_eq!(plain(today - 400, today), "29 September 2025");
        assert_eq!(short(today), "3 Nov");
    }

    #[test]
    fn weeks_begin_on_monday() {
        assert!(in_full(monday(20_760)).starts_with("Monday, 2 November"));
        assert_eq!(monday(monday(20_760)), monday(20_760));
        assert_eq!(monday(monday(20_760) + 6), monday(20_760));
        assert_eq!(monday(0), 0);
    }
}
