//! Which backups stay, against a count by hand.

use std::collections::BTreeSet;

use proptest::prelude::{Strategy, any, prop};
use proptest::{prop_assert, prop_assert_eq, proptest};
use unruffled::debrief::Day;
use unruffled::records::rotation::{DAILY, MONTHLY, WEEKLY, stay};

/// A day as year and month, by counting.
fn month(day: Day) -> (u32, u32) {
    let (mut year, mut left) = (1970, day);
    loop {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let lengths = [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        for (month, length) in (1..).zip(lengths) {
            if left < length {
                return (year, month);
            }
            left -= length;
        }
        year += 1;
    }
}

/// Monday, 5 January 1970, begins week 1.
fn week(day: Day) -> u32 {
    (day + 3) / 7
}

/// Whether one day's backup stays, asked of all others.
fn stays(day: Day, days: &BTreeSet<Day>, today: Day) -> bool {
    let later: Vec<Day> = days.iter().copied().filter(|other| *other > day && *other <= today).collect();
    let weeks: BTreeSet<u32> = later.iter().map(|day| week(*day)).collect();
    let months: BTreeSet<(u32, u32)> = later.iter().map(|day| month(*day)).collect();
    day > today
        || later.len() < DAILY
        || (!weeks.contains(&week(day)) && weeks.len() < WEEKLY)
        || (!months.contains(&month(day)) && months.len() < MONTHLY)
}

/// Days around 2026, close together and far apart.
fn days() -> impl Strategy<Value = BTreeSet<Day>> {
    prop::collection::btree_set(prop::sample::select((20_400..20_800).collect::<Vec<Day>>()), 0..80)
}

proptest! {
    #[test]
    fn what_stays_is_what_counting_finds(days in days(), today in 20_400u32..20_800) {
        let counted: BTreeSet<Day> = days.iter().copied().filter(|day| stays(*day, &days, today)).collect();
        prop_assert_eq!(stay(&days, today), counted);
    }

    #[test]
    fn the_newest_stays_and_nothing_goes_that_would_stay_later(days in days(), today in 20_400u32..20_800, on in 0u32..40) {
        let now = stay(&days, today);
        prop_assert_eq!(now.iter().next_back(), days.iter().next_back());
        prop_assert_eq!(now.range(..=today).next_back(), days.range(..=today).next_back());
        for day in stay(&days, today + on).range(..=today) {
            prop_assert!(now.contains(day), "{} goes on {}, and would stay {} days later", day, today, on);
        }
    }

    /// Years of practice with a clock that is wrong at times: there is a bounded number of backups, and today's is one.
    #[test]
    fn backups_neither_pile_up_nor_run_out(steps in prop::collection::vec((0u32..20, any::<u8>()), 1..300)) {
        let (mut days, mut right, mut wrong) = (BTreeSet::new(), 20_000, 0);
        for (on, whim) in steps {
            right += on;
            let today = match whim {
                0 => right + 4000,
                1 => right - 4000,
                _ => right,
            };
            wrong += usize::from(whim == 0);
            days.insert(today);
            days = stay(&days, today);
            prop_assert!(days.contains(&today));
            prop_assert!(days.len() <= DAILY + WEEKLY + MONTHLY + wrong);
        }
    }
}

#[test]
fn a_year_of_daily_practice_leaves_fourteen() {
    let mut days = BTreeSet::new();
    for today in 20_454..20_819 {
        days.insert(today);
        days = stay(&days, today);
    }
    // The last days of July to November, two Sundays, and the last week of 2026.
    let expected = [
        20_665, 20_696, 20_726, 20_757, 20_787, 20_800, 20_807, 20_812, 20_813, 20_814, 20_815, 20_816, 20_817, 20_818,
    ];
    assert_eq!(days.into_iter().collect::<Vec<_>>(), expected);
}
