//! Days in words: dates, weekdays, and how long ago something was.

use super::Day;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// From Monday on.
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A day on the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year.
    pub year: u64,
    /// The month, 0 to 11.
    pub month: usize,
    /// The day of the month, from 1.
    pub day: u64,
}

impl Date {
    /// The date of a day.
    #[must_use]
    pub fn of(day: Day) -> Self {
        // Counted from 1 March of the year 0, a leap day is the last day of its year.
        let days = u64::from(day) + 719_468;
        let (era, of_era) = (days / 146_097, days % 146_097);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let number = (month + 2) % 12;
        Self { year: era * 400 + year + u64::from(number < 2), month: usize::try_from(number).unwrap_or(0), day }
    }

    /// The name of its month.
    #[must_use]
    pub fn month_name(self) -> &'static str {
        MONTHS.get(self.month).copied().unwrap_or_default()
    }
}

/// Which day of the week it is, 0 to 6 from Monday on.
#[must_use]
pub fn of_week(day: Day) -> usize {
    // 1 January 1970 was a Thursday.
    usize::try_from((u64::from(day) + 3) % 7).unwrap_or(0)
}

/// The weekday's name.
#[must_use]
pub fn weekday(day: Day) -> &'static str {
    WEEKDAYS.get(of_week(day)).copied().unwrap_or_default()
}

/// A day as it is written in a letter: "22 November 2026".
#[must_use]
pub fn date(day: Day) -> String {
    let date = Date::of(day);
    format!("{} {} {}", date.day, date.month_name(), date.year)
}

/// A day as machines write it: "2026-11-22".
#[must_use]
pub fn iso_date(day: Day) -> String {
    let Date { year, month, day } = Date::of(day);
    format!("{year:04}-{:02}-{day:02}", month + 1)
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
        _ if Date::of(day).year == Date::of(today).year => {
            let date = Date::of(day);
            format!("on {} {}", date.day, date.month_name())
        }
        _ => format!("on {}", date(day)),
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
