//! Power cuts: what a program wrote is played again up to a random moment, and what no sync covered is lost, kept or
//! torn at random. Then the file opens, and all that was said to be saved is there.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};
use unruffled::records::{FILE, Records, Trouble, backups};

use super::again::program;
use super::cut_off::Disk;
use super::killed::{Saved, holds, note, turn_in};
use super::times;
use super::traced::{Event, can_trace, trace};
use super::trainee::Trainee;
use crate::support::Dice;

/// Cuts the power so often, after at least so many events, and tells what was wrong afterwards, as `check` finds it in
/// a folder.
fn cuts(
    events: &[Event],
    traced: &Path,
    from: usize,
    count: usize,
    check: impl Fn(&Path, &[String]) -> Result<(), String>,
) -> Vec<String> {
    let mut dice = Dice(20_261_122);
    let mut moments: Vec<usize> = (0..count).map(|_| from + dice.below(events.len() + 1 - from)).collect();
    moments.sort_unstable();
    let (mut disk, mut taken, mut wrong) = (Disk::default(), 0, Vec::new());
    for moment in moments {
        events[taken..moment].iter().for_each(|event| disk.take(event));
        taken = moment;
        let found = tempfile::tempdir().unwrap();
        disk.cut(&mut dice, traced, found.path());
        if let Err(what) = check(found.path(), &disk.said) {
            wrong.push(format!("after {moment} of {} events: {what}", events.len()));
        }
    }
    wrong
}

/// How many turns were said to be saved.
fn saved(said: &[String]) -> usize {
    said.iter().filter_map(|line| line.strip_prefix("saved ")?.parse().ok()).max().unwrap_or(0)
}

/// Whether as many turns are there as were said to be saved.
fn enough(there: usize, said: &[String]) -> Result<(), String> {
    let saved = saved(said);
    if there < saved { Err(format!("{saved} were saved, {there} are there")) } else { Ok(()) }
}

fn check_fast(found: &Path, said: &[String]) -> Result<(), String> {
    let there = || -> rusqlite::Result<i64> {
        let connection = Connection::open_with_flags(found.join("fast.sqlite"), OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        connection.query_row("SELECT count(*) FROM turn", [], |row| row.get(0))
    };
    enough(there().unwrap_or(0) as usize, said)
}

fn check_careless(found: &Path, said: &[String]) -> Result<(), String> {
    let whole = |number: &usize| std::fs::read(found.join(number.to_string())).is_ok_and(|turn| turn == b"a turn");
    enough((1..=saved(said)).filter(whole).count(), said)
}

/// The power cuts can tell a durable way from a fast one: else they would prove nothing.
#[test]
fn power_cuts_find_what_a_faster_way_loses() {
    type Check = fn(&Path, &[String]) -> Result<(), String>;
    let ways: [(&str, Check); 2] = [("fast", check_fast), ("careless", check_careless)];
    if !can_trace() {
        return;
    }
    for (job, check) in ways {
        let folder = tempfile::tempdir().unwrap();
        let events = trace(&program(job, folder.path()), folder.path());
        let lost = cuts(&events, folder.path(), 0, 40, check);
        println!("{job}: {} of 40 cuts lost something", lost.len());
        assert!(lost.len() >= 10, "{job}: {lost:?}");
    }
}

/// What was said to be saved by then.
fn saved_by(said: &[String]) -> Saved {
    let mut saved = Saved::new();
    said.iter().for_each(|line| _ = note(&mut saved, line));
    saved
}

/// Where somebody goes on who opens the program now: the last attempt that was said of, if it is not over.
fn goes_on(found: &Path, said: &[String]) -> Result<(), String> {
    let last = said.iter().rev().find_map(|line| turn_in(line)).map(|(attempt, ..)| attempt);
    let trainee = Trainee::open(found, Dice(0));
    let Some((talk, last)) = trainee.present().zip(last).filter(|(talk, last)| talk.id == *last) else { return Ok(()) };
    let turns = saved_by(said)[&last].len();
    let there = talk.replay.turns.len();
    if turns <= there && there <= turns + 1 {
        Ok(())
    } else {
        Err(format!("{turns} were saved, it goes on at {there}"))
    }
}

#[test]
fn no_power_cut_loses_what_was_saved() {
    if !can_trace() {
        return;
    }
    let (count, folder) = (times("UNRUFFLED_CUTS", 30), tempfile::tempdir().unwrap());
    let events = trace(&program("days", &folder.path().join("data")), folder.path());
    let turns = events.iter().filter(|event| matches!(event, Event::Said(line) if line.starts_with("saved"))).count();
    assert_eq!(turns, 60);
    let wrong = cuts(&events, folder.path(), 0, count, |found, said| {
        holds(&found.join("data"), &saved_by(said))?;
        if said.len() % 8 == 0 { goes_on(&found.join("data"), said) } else { Ok(()) }
    });
    assert!(wrong.is_empty(), "{wrong:#?}");
    println!("{count} cuts among {} events and {turns} turns: none lost", events.len());
}

/// How many attempts the last backup holds that was said to be made.
fn backed_up(said: &[String]) -> Option<usize> {
    said.iter().rev().find_map(|line| line.strip_prefix("backed-up ")?.parse().ok())
}

/// Whether the records that were moved aside last hold what was saved.
fn aside_holds(folder: &Path, saved: &Saved) -> Result<(), String> {
    let number = (1..9).rev().find(|number| folder.join(format!("records-set-aside-{number}.sqlite")).exists());
    let aside = folder.join(format!("records-set-aside-{}.sqlite", number.ok_or("nothing was moved aside")?));
    let elsewhere = tempfile::tempdir().unwrap();
    std::fs::copy(aside, elsewhere.path().join(FILE)).unwrap();
    holds(elsewhere.path(), saved)
}

/// Going back to a backup or beginning anew is done or not done: what was saved is in the records at any moment, or they
/// are gone and said to be and it is in those that were moved aside. A backup that was said to be made is there.
#[test]
fn no_power_cut_leaves_records_half_replaced() {
    if !can_trace() {
        return;
    }
    let (count, folder) = (times("UNRUFFLED_CUTS", 30), tempfile::tempdir().unwrap());
    let events = trace(&program("restore", &folder.path().join("data")), folder.path());
    let backs_up = |event: &Event| matches!(event, Event::Said(line) if line.starts_with("backed-up"));
    let from = events.iter().position(backs_up).unwrap();
    let wrong = cuts(&events, folder.path(), from, count, |found, said| {
        let folder = found.join("data");
        if let Some(attempts) = backed_up(said) {
            let backup = backups(&folder).into_iter().next().ok_or("the backup is gone")?;
            let there = backup.attempts.ok_or("the backup is damaged")?;
            if there < attempts {
                return Err(format!("the backup held {attempts} attempts, and holds {there}"));
            }
        }
        let saved = saved_by(said);
        let gone = match Records::open(&folder) {
            Err(Trouble::Missing { .. }) => true,
            Ok(opened) => opened.records.trainees().is_ok_and(|trainees| trainees.is_empty()),
            Err(_) => false,
        };
        if gone { aside_holds(&folder, &saved) } else { holds(&folder, &saved) }
    });
    assert!(wrong.is_empty(), "{wrong:#?}");
    println!("{count} cuts among {} events: nothing was half replaced", events.len() - from);
}
