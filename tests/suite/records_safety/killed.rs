//! Kills: somebody practises in a program of its own, which is killed at a random moment, again and again.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::Stdio;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use rusqlite::Connection;
use unruffled::debrief::kept::Fate;
use unruffled::engine::Taken;
use unruffled::engine::notes::AttemptId;
use unruffled::records::{FILE, Records};

use super::again::program;
use super::times;
use crate::support::Dice;

/// What was said to be saved, by attempt.
pub type Saved = BTreeMap<AttemptId, Vec<Taken>>;

/// The turn that a line says to be saved: its attempt, its number from 1, and what was taken.
pub fn turn_in(line: &str) -> Option<(AttemptId, usize, Taken)> {
    let mut words = line.strip_prefix("saved ")?.split(' ');
    let (attempt, number, taken) = (words.next()?, words.next()?, words.next()?);
    Some((attempt.parse().unwrap(), number.parse().unwrap(), taken.parse().unwrap()))
}

/// Adds what a line says to be saved; whose turn that was.
pub fn note(saved: &mut Saved, line: &str) -> Option<AttemptId> {
    let (attempt, number, taken) = turn_in(line)?;
    let turns = saved.entry(attempt).or_default();
    assert_eq!(turns.len() + 1, number, "turn after turn");
    turns.push(taken);
    Some(attempt)
}

/// Whether a file is whole and holds at least the turns that were said to be saved, as they were taken.
pub fn holds(folder: &Path, saved: &Saved) -> Result<(), String> {
    let opened = Records::open(folder).map_err(|trouble| trouble.to_string())?;
    if let Some(why) = opened.read_only {
        return Err(format!("it can only be read: {why:?}"));
    }
    let connection = Connection::open(folder.join(FILE)).unwrap();
    let found: String =
        connection.pragma_query_value(None, "quick_check", |row| row.get(0)).map_err(|error| error.to_string())?;
    if found != "ok" {
        return Err(found);
    }
    for (id, turns) in saved {
        let attempt = opened.records.attempt(*id).map_err(|trouble| trouble.to_string())?;
        let there = attempt.map(|(kept, _)| kept.attempt.taken).unwrap_or_default();
        if !there.starts_with(turns) {
            return Err(format!("of {id} {turns:?} were saved, {there:?} are there"));
        }
    }
    Ok(())
}

/// Adds what stands in the file and was not said any more: that is one turn at most, the one that was under way. Tells
/// whose it is.
fn add_unsaid(folder: &Path, saved: &mut Saved, present: Option<AttemptId>) -> Option<AttemptId> {
    let records = Records::open(folder).unwrap().records;
    let trainees = records.trainees().unwrap();
    let open = trainees.iter().flat_map(|trainee| records.history(trainee.id).unwrap().open);
    let mut candidates: Vec<AttemptId> = open.map(|kept| kept.id).chain(present).collect();
    candidates.dedup();
    let mut unsaid = Vec::new();
    for id in candidates {
        let there = records.attempt(id).unwrap().unwrap().0.attempt.taken;
        let said = saved.entry(id).or_default();
        assert!(there.starts_with(said), "{id}: {said:?} was said, {there:?} is there");
        unsaid.extend(there[said.len()..].iter().map(|_| id));
        *said = there;
    }
    assert!(unsaid.len() <= 1, "at most one turn was saved and not said: {unsaid:?}");
    unsaid.pop()
}

/// The attempt, if its conversation goes on.
fn under_way(folder: &Path, attempt: AttemptId) -> Option<AttemptId> {
    let kept = Records::open(folder).unwrap().records.attempt(attempt).unwrap().unwrap().0;
    (kept.ended.is_none() && kept.fate == Fate::Open).then_some(attempt)
}

/// Lets somebody practise and kills the program; what it said until then.
fn practise_and_kill(folder: &Path, seed: usize, dice: &mut Dice) -> Vec<String> {
    let mut child = program(&format!("practise {seed}"), folder).stdout(Stdio::piped()).spawn().unwrap();
    let (said, heard) = channel();
    let out = BufReader::new(child.stdout.take().unwrap());
    let listener = std::thread::spawn(move || {
        for line in out.lines().map_while(Result::ok) {
            let _nobody_asks = said.send(line);
        }
    });
    let mut lines = Vec::new();
    if dice.one_in(5) {
        // While it starts, or soon after.
        std::thread::sleep(Duration::from_millis(dice.below(600) as u64));
    } else {
        wait_for_first(&heard, &mut lines);
        std::thread::sleep(Duration::from_millis(20 + dice.below(131) as u64));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    listener.join().unwrap();
    lines.extend(heard.try_iter());
    lines
}

fn wait_for_first(heard: &Receiver<String>, lines: &mut Vec<String>) {
    while !lines.iter().any(|line| line.starts_with("goes-on") || line.starts_with("begins")) {
        lines.push(heard.recv_timeout(Duration::from_secs(60)).expect("the program starts"));
    }
}

#[test]
fn whoever_is_killed_goes_on_at_the_same_turn() {
    let (kills, folder) = (times("UNRUFFLED_KILLS", 20), tempfile::tempdir().unwrap());
    let (mut dice, mut saved) = (Dice(1_122), Saved::new());
    let (mut present, mut goes_on) = (None, None);
    let (mut turns, mut unsaid) = (0, 0);
    for kill in 0..kills {
        let lines = practise_and_kill(folder.path(), kill, &mut dice);
        let mut touched = Saved::new();
        for line in &lines {
            assert!(line != "begins" || goes_on.is_none(), "{goes_on:?} goes on");
            if let Some((attempt, number)) = line.strip_prefix("goes-on ").and_then(|at| at.split_once(' ')) {
                let attempt: AttemptId = attempt.parse().unwrap();
                assert_eq!(attempt, goes_on.unwrap_or(attempt), "what somebody was at last goes on");
                assert_eq!(number, saved[&attempt].len().to_string(), "it goes on at the same turn of {attempt}");
            }
            if let Some(attempt) = note(&mut saved, line) {
                touched.insert(attempt, saved[&attempt].clone());
                present = Some(attempt);
                turns += 1;
            }
        }
        holds(folder.path(), &touched).unwrap_or_else(|what| panic!("after {kill} kills: {what}"));
        let more = add_unsaid(folder.path(), &mut saved, present);
        unsaid += usize::from(more.is_some());
        present = more.or(present);
        goes_on = present.and_then(|attempt| under_way(folder.path(), attempt));
    }
    holds(folder.path(), &saved).unwrap();
    assert!(turns > kills, "it was killed while somebody practised");
    println!("{kills} kills, {turns} turns in {} attempts: none lost; {unsaid} saved and not said", saved.len());
}
