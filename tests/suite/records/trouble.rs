//! What can stand in the folder in place of sound records: each is told apart, and left as it is.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use unruffled::records::{Change, FILE, LOCK, NotWritten, ReadOnly, Records, SCHEMA, Trouble};

use super::practice::{Whole, moment, name};

/// Records with one attempt that is over and one that goes on.
pub fn fill(folder: &Path) {
    let mut records = Records::open(folder).unwrap().records;
    let (over, open) = (Whole::new(name(1_000), 0), Whole::new(name(1_000), 1));
    records.write(&[Change::Trainee(name(1_000), None, moment(7, 0))]).unwrap();
    records.write(&over.changes()).unwrap();
    records.write(&[open.begin(), open.turn(1)]).unwrap();
}

/// How many attempts of the filled records are over, and how many go on.
pub fn filled(records: &Records) -> (usize, usize) {
    let history = records.history(name(1_000)).unwrap();
    (history.played.len(), history.open.len())
}

fn sql(folder: &Path, sql: &str) {
    Connection::open(folder.join(FILE)).unwrap().execute_batch(sql).unwrap();
}

fn overwrite(folder: &Path, at: usize, bytes: &[u8]) {
    let mut all = fs::read(folder.join(FILE)).unwrap();
    all[at..at + bytes.len()].copy_from_slice(bytes);
    fs::write(folder.join(FILE), all).unwrap();
}

fn cut(folder: &Path, bytes: u64) {
    fs::OpenOptions::new().write(true).open(folder.join(FILE)).unwrap().set_len(bytes).unwrap();
}

type Case = (&'static str, fn(&Path), fn(&Trouble) -> bool);

const CASES: &[Case] = &[
    (
        "gone",
        |folder| fs::remove_file(folder.join(FILE)).unwrap(),
        |trouble| matches!(trouble, Trouble::Missing { .. }),
    ),
    (
        "gone, with its lock, but not what was written last",
        |folder| {
            fs::remove_file(folder.join(LOCK)).unwrap();
            fs::rename(folder.join(FILE), folder.join(format!("{FILE}-wal"))).unwrap();
        },
        |trouble| matches!(trouble, Trouble::Missing { .. }),
    ),
    (
        "gone, with its lock, but not the backups",
        |folder| {
            fs::remove_file(folder.join(LOCK)).unwrap();
            fs::remove_file(folder.join(FILE)).unwrap();
            fs::create_dir(folder.join("backups")).unwrap();
            fs::write(folder.join("backups/2026-11-22.sqlite"), "kept").unwrap();
        },
        |trouble| matches!(trouble, Trouble::Missing { .. }),
    ),
    ("empty", |folder| fs::write(folder.join(FILE), "").unwrap(), |trouble| matches!(trouble, Trouble::Empty { .. })),
    (
        "junk",
        |folder| fs::write(folder.join(FILE), "Dear customer, ".repeat(999)).unwrap(),
        |trouble| matches!(trouble, Trouble::NotRecords { .. }),
    ),
    (
        "short junk",
        |folder| fs::write(folder.join(FILE), "x").unwrap(),
        |trouble| matches!(trouble, Trouble::NotRecords { .. }),
    ),
    (
        "a folder",
        |folder| {
            fs::remove_file(folder.join(FILE)).unwrap();
            fs::create_dir(folder.join(FILE)).unwrap();
        },
        |trouble| matches!(trouble, Trouble::NotRecords { .. }),
    ),
    (
        "another application's",
        |folder| {
            fs::remove_file(folder.join(FILE)).unwrap();
            sql(folder, "CREATE TABLE song (title TEXT); PRAGMA application_id = 7; PRAGMA user_version = 2");
        },
        |trouble| matches!(trouble, Trouble::NotRecords { .. }),
    ),
    (
        "cut off in its head",
        |folder| cut(folder, 60),
        |trouble| matches!(trouble, Trouble::NotRecords { .. } | Trouble::Damaged { .. }),
    ),
    ("cut off after a page", |folder| cut(folder, 4096), |trouble| matches!(trouble, Trouble::Damaged { .. })),
    (
        "cut off in the middle",
        |folder| cut(folder, fs::metadata(folder.join(FILE)).unwrap().len() / 2),
        |trouble| matches!(trouble, Trouble::Damaged { .. }),
    ),
    (
        "cut off at its end",
        |folder| cut(folder, fs::metadata(folder.join(FILE)).unwrap().len() - 4096),
        |trouble| matches!(trouble, Trouble::Damaged { .. }),
    ),
    (
        "damaged in its first word",
        |folder| overwrite(folder, 0, &[0; 16]),
        |trouble| matches!(trouble, Trouble::Damaged { .. }),
    ),
    (
        "damaged in its head",
        |folder| overwrite(folder, 16, &[0xff; 8]),
        |trouble| matches!(trouble, Trouble::Damaged { .. }),
    ),
    (
        "damaged in the list of its tables",
        |folder| overwrite(folder, 100, &[0xff; 3_000]),
        |trouble| matches!(trouble, Trouble::Damaged { .. }),
    ),
    (
        "a table is gone",
        |folder| sql(folder, "DROP TABLE summary"),
        |trouble| matches!(trouble, Trouble::Damaged { .. }),
    ),
];

#[test]
fn what_is_no_sound_file_is_told_apart_and_left_alone() {
    for (what, harm, expected) in CASES {
        let folder = tempfile::tempdir().unwrap();
        fill(folder.path());
        harm(folder.path());
        let before = fs::read(folder.path().join(FILE)).ok();
        for _ in 0..2 {
            let trouble = Records::open(folder.path()).err().unwrap_or_else(|| panic!("{what}: opened"));
            assert!(expected(&trouble), "{what}: {trouble:?}");
            assert!(trouble.to_string().contains(&*folder.path().to_string_lossy()), "{what}: {trouble}");
        }
        assert_eq!(fs::read(folder.path().join(FILE)).ok(), before, "{what}: the file was touched");
    }
}

#[test]
fn a_file_put_back_opens_again() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let (file, away) = (folder.path().join(FILE), folder.path().join("away"));
    fs::rename(&file, &away).unwrap();
    assert!(matches!(Records::open(folder.path()), Err(Trouble::Missing { .. })));
    fs::rename(&away, &file).unwrap();
    let opened = Records::open(folder.path()).unwrap();
    assert_eq!((opened.read_only, filled(&opened.records)), (None, (1, 1)));
}

/// Whatever single page is overwritten: a message, or what is right; never a panic, and never another history.
#[test]
fn no_damaged_page_is_taken_for_practice() {
    let whole = tempfile::tempdir().unwrap();
    fill(whole.path());
    let sound = fs::read(whole.path().join(FILE)).unwrap();
    let records = Records::open(whole.path()).unwrap().records;
    let right = records.history(name(1_000)).unwrap();
    let attempts: Vec<_> = (0..2).map(|number| records.attempt(name(number)).unwrap()).collect();
    for page in 0..sound.len() / 4096 {
        for junk in [0x00, 0xff, 0x5a] {
            let folder = tempfile::tempdir().unwrap();
            let mut bytes = sound.clone();
            bytes[page * 4096..(page + 1) * 4096].fill(junk);
            fs::write(folder.path().join(FILE), bytes).unwrap();
            let read = Records::open(folder.path()).and_then(|opened| {
                let history = opened.records.history(name(1_000))?;
                let attempts = (0..2).map(|number| opened.records.attempt(name(number)));
                let attempts = attempts.collect::<Result<Vec<_>, _>>()?;
                opened.records.check()?;
                Ok((history, attempts))
            });
            match read {
                Ok((history, read)) => {
                    assert_eq!((history.played, history.open), (right.played.clone(), right.open.clone()));
                    assert_eq!(read, attempts);
                }
                Err(Trouble::Damaged { .. } | Trouble::NotRecords { .. }) => {}
                Err(other) => panic!("page {page}: {other:?}"),
            }
        }
    }
}

#[test]
fn the_second_window_reads_and_follows() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let mut first = Records::open(folder.path()).unwrap();
    let second = Records::open(folder.path()).unwrap();
    assert_eq!((first.read_only, second.read_only), (None, Some(ReadOnly::SecondWindow)));
    let mut second = second.records;
    let whole = Whole::new(name(1_000), 1);
    assert_eq!(second.write(&[whole.turn(2)]), Err(NotWritten::ReadOnly));
    let seen = second.version().unwrap();
    assert_eq!(second.version().unwrap(), seen);
    first.records.write(&[whole.turn(2)]).unwrap();
    assert_ne!(second.version().unwrap(), seen);
    assert_eq!(second.history(name(1_000)).unwrap().open[0].taken().len(), 2);
    drop(first);
    let third = Records::open(folder.path()).unwrap();
    assert_eq!(third.read_only, None, "the lock went with its window");
    assert_eq!(filled(&second), (1, 1));
}

#[test]
fn the_lock_lasts_as_long_as_the_last_connection_of_its_window() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let first = Records::open(folder.path()).unwrap().records;
    let mut worker = first.another().unwrap();
    drop(first);
    assert_eq!(Records::open(folder.path()).unwrap().read_only, Some(ReadOnly::SecondWindow));
    worker.write(&[Whole::new(name(1_000), 1).turn(2)]).unwrap();
    drop(worker);
    assert_eq!(Records::open(folder.path()).unwrap().read_only, None);
}

#[test]
fn a_newer_file_is_read_and_not_written() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    sql(folder.path(), &format!("CREATE TABLE new (idea TEXT); PRAGMA user_version = {}", SCHEMA + 1));
    let before = fs::read(folder.path().join(FILE)).unwrap();
    let opened = Records::open(folder.path()).unwrap();
    assert_eq!(opened.read_only, Some(ReadOnly::Newer { schema: SCHEMA + 1 }));
    let mut records = opened.records;
    assert_eq!(filled(&records), (1, 1));
    assert_eq!(records.write(&[Whole::new(name(1_000), 1).turn(2)]), Err(NotWritten::ReadOnly));
    assert!(records.another().unwrap().write(&[]).is_err());
    drop(records);
    assert_eq!(fs::read(folder.path().join(FILE)).unwrap(), before);
}

#[test]
fn another_program_that_holds_the_file_is_waited_for_and_then_named() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let mut records = Records::open(folder.path()).unwrap().records;
    let other = Connection::open(folder.path().join(FILE)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let turn = Whole::new(name(1_000), 1).turn(2);
    assert_eq!(records.write(std::slice::from_ref(&turn)), Err(NotWritten::Locked));
    assert_eq!(filled(&records), (1, 1), "what is there can be read meanwhile");
    other.execute_batch("ROLLBACK").unwrap();
    records.write(&[turn]).unwrap();
    drop((records, other));

    let other = Connection::open(folder.path().join(FILE)).unwrap();
    other.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE").unwrap();
    assert!(matches!(Records::open(folder.path()), Err(Trouble::Locked { .. })));
}

#[test]
fn what_is_written_into_a_file_that_was_moved_is_not_called_kept() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let mut records = Records::open(folder.path()).unwrap().records;
    fs::rename(folder.path().join(FILE), folder.path().join("moved")).unwrap();
    assert!(matches!(records.write(&[Whole::new(name(1_000), 1).turn(2)]), Err(NotWritten::Damaged(_))));
}

#[test]
fn a_folder_that_cannot_be_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a file");
    fs::write(&file, "x").unwrap();
    for below in [file.clone(), file.join("below")] {
        assert!(matches!(Records::open(&below), Err(Trouble::NoFolder { .. })), "{below:?}");
    }
    let deep = folder.path().join("made/with/all above it, % and ä");
    assert_eq!(Records::open(&deep).unwrap().read_only, None);
}

#[test]
fn a_beginning_that_was_cut_off_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("records.new"), "half a file").unwrap();
    fs::write(folder.path().join(LOCK), "").unwrap();
    fill(folder.path());
    assert_eq!(filled(&Records::open(folder.path()).unwrap().records), (1, 1));
    assert!(!folder.path().join("records.new").exists());
}
