//! Days on the calendar and in words: dates, weekdays, and how long ago something was.

use jiff::civil;

use super::Day;

/// The day from which days are counted.
const FIRST: civil::Date = civil::date(1970, 1, 1);

/// A day on the calendar; the last day of the year 9999 for all that is later.
#[must_use]
pub fn calendar(day: Day) -> civil::Date {
    let days = jiff::Span::new().try_days(day);
    days.and_then(|days| FIRST.checked_add(days)).unwrap_or(civil::Date::MAX)
}

/// The day of a date; none before 1970.
#[must_use]
pub fn day_of(date: civil::Date) -> Option<Day> {
    Day::try_from(FIRST.until(date).ok()?.get_days()).ok()
}

/// A day in words, as `strftime` takes them: `%-d %B` is "3 November".
#[must_use]
pub fn told(day: Day, form: &str) -> String {
    calendar(day).strftime(form).to_string()
}

/// Which day of the week it is, 0 to 6 from Monday on.
#[must_use]
pub fn of_week(day: Day) -> usize {
    usize::try_from(calendar(day).weekday().to_monday_zero_offset()).unwrap_or(0)
}

/// The weekday's name.
#[must_use]
pub fn weekday(day: Day) -> String {
    told(day, "%A")
}

/// A day as it is written in a letter: "22 November 2026".
#[must_use]
pub fn date(day: Day) -> String {
    told(day, "%-d %B %Y")
}

/// A day as machines write it: "2026-11-22".
#[must_use]
pub fn iso_date(day: Day) -> String {
    calendar(day).to_string()
}

/// A day that was, as people say it: "today", "yesterday", "on Tuesday", "on 3 November", "on 3 November 2025".
#[must_use]
pub fn on_day(day: Day, today: Day) -> String {
    match today.abs_diff(day) {
        0 => "today".to_owned(),
        1 if day < today => "yesterday".to_owned(),
        1 => "tomorrow".to_owned(),
        // A week ago is the same weekday: that would be taken for today's.
        2..=6 => format!("on {}", weekday(day)),
        _ if calendar(day).year() == calendar(today).year() => told(day, "on %-d %B"),
        _ => told(day, "on %-d %B %Y"),
    }
}

#[cfg(test)]
mod tests {
    use super::{date, iso_date, on_day, weekday};

    #[test]
    fn days_are_told_as_people_do() {
        assert_eq!(
            [0, 59, 11_016, 20_513, 20_779].map(date),
            ["1 January 1970", "1 March 1970", "29 February 2000", "1 March 2026", "22 November 2026"]
        );
        assert_eq!([0, 11_016, 11_322, 20_779].map(iso_date), ["1970-01-01", "2000-02-29", "2000-12-31", "2026-11-22"]);
        let today = 20_779;
        assert_eq!([0, 11_016, today].map(weekday), ["Thursday", "Tuesday", "Sunday"]);
        for (day, words) in [
            (today, "today"),
            (today - 1, "yesterday"),
            (today + 1, "tomorrow"),
            (today - 6, "on Monday"),
            (today + 3, "on Wednesday"),
            (today - 7, "on 15 November"),
            (today + 21, "on 13 December"),
            (today + 42, "on 3 January 2027"),
            (today - 365, "on 22 November 2025"),
        ] {
            assert_eq!(on_day(day, today), words);
        }
    }
}
