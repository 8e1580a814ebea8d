//! Power cuts: what a program wrote is played again up to a random moment, and what no sync covered is lost, kept or
//! torn at random. Then the file opens, and all that was said to be saved is there.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::again::program;
use super::cut_off::Disk;
use super::traced::{Event, can_trace, trace};
use crate::support::Dice;

/// Cuts the power so often and tells what was wrong afterwards, as `check` finds it in a folder.
fn cuts(
    events: &[Event],
    traced: &Path,
    count: usize,
    check: impl Fn(&Path, &[String]) -> Result<(), String>,
) -> Vec<String> {
    let mut dice = Dice(20_261_122);
    let mut moments: Vec<usize> = (0..count).map(|_| dice.below(events.len() + 1)).collect();
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

/// Whether all that was said to be saved is in a plain file.
fn check_plain(found: &Path, said: &[String]) -> Result<(), String> {
    let saved = saved(said);
    if saved == 0 {
        return Ok(());
    }
    let words = |err: rusqlite::Error| err.to_string();
    let connection =
        Connection::open_with_flags(found.join("plain.sqlite"), OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(words)?;
    let there: i64 = connection.query_row("SELECT count(*) FROM turn", [], |row| row.get(0)).map_err(words)?;
    let there = there as usize;
    if there < saved { Err(format!("{saved} were saved, {there} are there")) } else { Ok(()) }
}

/// The power cuts can tell a durable way from a fast one: else they would prove nothing.
#[test]
fn power_cuts_find_what_a_faster_way_loses() {
    if !can_trace() {
        return;
    }
    for job in ["fast", "no folder sync"] {
        let folder = tempfile::tempdir().unwrap();
        let events = trace(&program(job, folder.path()), folder.path());
        let lost = cuts(&events, folder.path(), 40, check_plain);
        println!("{job}: {} of 40 cuts lost something", lost.len());
        assert!(lost.len() >= 5, "{job}: {lost:?}");
    }
}
