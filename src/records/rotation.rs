//! Which backups stay: the last seven, the last of each of four weeks, the last of each of six months.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};

use crate::debrief::Day;

/// How many of the last backups stay.
pub const DAILY: usize = 7;
/// Of how many weeks the last backup stays; a week begins on Monday.
pub const WEEKLY: usize = 4;
/// Of how many months the last backup stays.
pub const MONTHLY: usize = 6;

/// The days whose backups stay. Places go to weeks and months that have backups, however long ago they are: who was
/// away for a year finds all of them. A day after today (a clock that went backwards) takes no place and stays, so
/// that the present one is never pushed out by it; nothing goes today that would stay tomorrow.
#[must_use]
pub fn stay(days: &BTreeSet<Day>, today: Day) -> BTreeSet<Day> {
    let places: [(usize, fn(Day) -> u32); 3] = [(DAILY, |day| day), (WEEKLY, week), (MONTHLY, month)];
    let mut stay: BTreeSet<Day> = days.iter().copied().filter(|day| *day > today).collect();
    for (places, period) in places {
        let mut newest_first: Vec<Day> = days.range(..=today).rev().copied().collect();
        newest_first.dedup_by_key(|day| period(*day));
        stay.extend(newest_first.into_iter().take(places));
    }
    stay
}

/// The number of a day's week; 1 January 1970 was a Thursday.
fn week(day: Day) -> u32 {
    day.saturating_add(3) / 7
}

/// The number of a day's month.
fn month(day: Day) -> u32 {
    let date = date_of(day);
    u32::from(date.year().unsigned_abs()) * 12 + u32::from(date.month().unsigned_abs())
}

/// A day on the calendar; the last day of the year 9999 for all that is later.
pub(super) fn date_of(day: Day) -> Date {
    let days = jiff::Span::new().try_days(day);
    days.and_then(|days| EPOCH.checked_add(days)).unwrap_or(Date::MAX)
}

/// A date as a day; none before 1970.
pub(super) fn day_of(date: Date) -> Option<Day> {
    let days = EPOCH.until(date).ok()?.get_days();
    Day::try_from(days).ok()
}

const EPOCH: Date = date(1970, 1, 1);
