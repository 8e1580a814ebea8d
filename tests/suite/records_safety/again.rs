//! This test binary once more, as a program that can be killed and traced: it does one job in a folder and says on a
//! line of its own what is saved.

use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use rusqlite::Connection;
use unruffled::records::{Records, begin_anew, restore};

use super::trainee::{Trainee, Turn};
use crate::support::Dice;

const JOB: &str = "UNRUFFLED_TEST_JOB";
const FOLDER: &str = "UNRUFFLED_TEST_FOLDER";
/// The longest that somebody practises; whoever waits for it ends it earlier.
const TURNS_MAX: usize = 1000;

/// The program that does a job in a folder.
pub fn program(job: &str, folder: &Path) -> Command {
    let mut program = Command::new(std::env::current_exe().unwrap());
    program.args(["--exact", "records_safety::again::do_a_job", "--nocapture", "--test-threads=1"]);
    program.env(JOB, job).env(FOLDER, folder);
    program
}

/// Tells whoever listens; what was told can be relied on.
fn say(words: &str) {
    let mut out = std::io::stdout().lock();
    // The test harness may have begun a line.
    out.write_all(format!("\n{words}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

/// What [`program`] starts; in a plain test it has no job.
#[test]
fn do_a_job() {
    let Ok(job) = std::env::var(JOB) else { return };
    let folder = std::env::var_os(FOLDER).unwrap();
    let folder = Path::new(&folder);
    match job.split_once(' ').unwrap_or((&job, "")) {
        ("practise", dice) => practise(folder, Dice(dice.parse().unwrap()), TURNS_MAX),
        ("days", _) => {
            for day in 0..4 {
                practise(folder, Dice(day), 15);
            }
        }
        ("restore", _) => put_another_in_place(folder),
        ("fill", _) => super::full::fill(folder),
        ("protect", _) => super::full::protect(folder),
        ("fast", _) => fast(folder),
        ("careless", _) => careless(folder),
        (other, _) => panic!("there is no job \"{other}\""),
    }
}

/// Practises; says where it goes on, and each turn once it shows as saved.
fn practise(folder: &Path, dice: Dice, turns: usize) {
    let mut trainee = Trainee::open(folder, dice);
    assert!(trainee.is_kept(), "{:?}", trainee.data.record.keeping());
    match trainee.present() {
        Some(talk) => say(&format!("goes-on {} {}", talk.id, talk.replay.turns.len())),
        None => say("begins"),
    }
    for _ in 0..turns {
        let Turn { attempt, number, taken } = trainee.take();
        assert!(trainee.is_kept(), "{:?}", trainee.data.record.keeping());
        say(&format!("saved {attempt} {number} {taken}"));
    }
}

/// Makes backups while somebody practises, goes back to one, and begins anew.
fn put_another_in_place(folder: &Path) {
    let attempts = |folder: &Path| Records::open(folder).unwrap().records.back_up(20_775).unwrap().attempts.unwrap();
    practise(folder, Dice(1), 30);
    say(&format!("backed-up {}", attempts(folder)));
    practise(folder, Dice(2), 30);
    say(&format!("backed-up {}", attempts(folder)));
    let backup = unruffled::records::backups(folder).remove(0);
    restore(folder, &backup.file).unwrap();
    say("restored");
    practise(folder, Dice(3), 5);
    begin_anew(folder).unwrap();
    say("begun-anew");
}

/// How the records would be written if somebody wanted them faster: the power cuts must find what is lost by it.
fn fast(folder: &Path) {
    let mut saved = 0;
    for _ in 0..4 {
        let connection = Connection::open(folder.join("fast.sqlite")).unwrap();
        connection.pragma_update(None, "journal_mode", "WAL").unwrap();
        connection.pragma_update(None, "synchronous", "NORMAL").unwrap();
        connection.execute_batch("CREATE TABLE IF NOT EXISTS turn (number INTEGER PRIMARY KEY)").unwrap();
        for _ in 0..10 {
            saved += 1;
            connection.execute("INSERT INTO turn VALUES (?1)", [saved]).unwrap();
            say(&format!("saved {saved}"));
        }
    }
}

/// Files that are certain, under names that are not.
fn careless(folder: &Path) {
    for saved in 1..=40 {
        let mut file = std::fs::File::create_new(folder.join(saved.to_string())).unwrap();
        file.write_all(b"a turn").unwrap();
        file.sync_all().unwrap();
        say(&format!("saved {saved}"));
    }
}
