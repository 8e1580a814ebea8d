//! Which backups stay: the last seven, the last of each of four weeks, the last of each of six months.

use std::collections::BTreeSet;

use crate::debrief::Day;
use crate::debrief::days::calendar;

/// How many of the last backups stay.
pub const DAILY: usize = 7;
/// Of how many weeks the last backup stays; a week begins on Monday.
pub const WEEKLY: usize = 4;
/// Of how many months the last backup stays.
pub const MONTHLY: usize = 6;

/// The number of the period that a day is in.
type Period = fn(Day) -> u32;

/// The days whose backups stay. Places go to weeks and months that have backups, however long ago they are: who was
/// away for a year finds all of them. A day after today (a clock that went backwards) takes no place and stays, so
/// that the present one is never pushed out by it; nothing goes today that would stay tomorrow.
#[must_use]
pub fn stay(days: &BTreeSet<Day>, today: Day) -> BTreeSet<Day> {
    let places: [(usize, Period); 3] = [(DAILY, |day| day), (WEEKLY, week), (MONTHLY, month)];
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
    let date = calendar(day);
    u32::from(date.year().unsigned_abs()) * 12 + u32::from(date.month().unsigned_abs())
}
