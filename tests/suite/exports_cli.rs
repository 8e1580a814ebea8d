//! What is kept, by the command line: out as tables, pages and attempt files, and in again. Runs the real binary.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;
use unruffled::debrief::kept::{TraineeId, Whole};
use unruffled::exchange::attempts;
use unruffled::records::{Change, FILE, Records, Trainee};

use crate::cli::{Done, path, unruffled};
use crate::exports::{moment, person, practice};

/// A folder of records with a named person and a guest.
struct Kept {
    folder: tempfile::TempDir,
}

pub(super) const ADA: TraineeId = TraineeId::from_u128(1);
const GUEST: TraineeId = TraineeId::from_u128(2);

/// What is written where somebody has practised this.
pub(super) fn changes(trainee: TraineeId, all: &[Whole]) -> Vec<Change> {
    all.iter().map(|it| Change::Begin(trainee, Box::new(it.kept.clone()), Arc::clone(&it.texts))).collect()
}

impl Kept {
    fn new() -> Self {
        let kept = Self { folder: tempfile::tempdir().unwrap() };
        let mut records = Records::open(kept.folder.path()).unwrap().records;
        let all = practice();
        let mut written = vec![
            Change::Trainee(ADA, person().name, moment(0)),
            Change::Trainee(GUEST, None, moment(0)),
            Change::Set(ADA, "mode".to_owned(), "practice".to_owned()),
        ];
        written.extend(changes(ADA, &all[..3]));
        written.extend(changes(GUEST, &all[3..]));
        records.write(&written).unwrap();
        kept
    }

    fn call(&self, arguments: &[&str]) -> Done {
        let data = ["--data", path(self.folder.path())];
        unruffled(&[arguments, &data].concat())
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What an export writes.
    fn export(&self, arguments: &[&str]) -> String {
        let done = self.call(&[&["export"], arguments].concat());
        assert_eq!((done.code, done.err.as_str()), (0, ""), "{arguments:?}");
        done.out
    }
}

#[test]
fn what_is_kept_goes_out_in_every_form() {
    let kept = Kept::new();
    let rows = |table: &str| table.matches("\r\n").count() - 1;
    assert_eq!(rows(&kept.export(&["--to", "csv"])), 4);
    assert_eq!(rows(&kept.export(&["--to", "csv", "--trainee", "ada"])), 3, "small letters will do");
    assert_eq!(rows(&kept.export(&["--to", "csv", "--trainee", "guest"])), 1);
    let one = practice()[0].kept.id.to_string();
    let turns = kept.export(&["--to", "turns", "--attempt", &one]);
    assert_eq!(rows(&turns), practice()[0].kept.taken().len());
    assert!(!turns.contains("I hear") && kept.export(&["--to", "turns", "--private"]).contains("I hear"));
    let page = kept.export(&["--to", "html", "--trainee", "Ada"]);
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("Ada’s progress"));
    let debrief = kept.export(&["--to", "html", "--attempt", &one]);
    assert!(debrief.contains("· debrief</title>") && debrief.contains("Practice"));
    let file = kept.export(&["--to", "attempts", "--trainee", "Ada", "--private"]);
    let found = attempts::read(file.as_bytes()).unwrap();
    assert_eq!((found.sound.len(), found.refused.len(), found.person), (3, 0, Some(person())));
    let open = practice()[3].kept.id.to_string();
    assert_eq!(
        attempts::read(kept.export(&["--to", "attempts", "--attempt", &open]).as_bytes()).unwrap().sound.len(),
        1
    );
}

#[test]
fn a_file_is_written_and_named() {
    let kept = Kept::new();
    for (to, name, words) in [
        ("csv", "all.csv", "spreadsheet"),
        ("turns", "turns.csv", "spreadsheet"),
        ("attempts", "ada.attempts.json", "unruffled import"),
        ("html", "ada.html", "any browser"),
    ] {
        let file = kept.file(name);
        let done = kept.call(&["export", "--to", to, "--trainee", "Ada", "-o", path(&file)]);
        assert_eq!(done.code, 0, "{}", done.err);
        assert!(done.out.contains(words) && done.out.contains("a new file"), "{}", done.out);
        assert_eq!(fs::read_to_string(&file).unwrap(), kept.export(&["--to", to, "--trainee", "Ada"]));
    }
}

#[test]
fn what_cannot_be_exported_says_why() {
    let kept = Kept::new();
    let elsewhere = tempfile::tempdir().unwrap();
    let cases: &[(&[&str], i32, &str)] = &[
        (&["--to", "csv", "--trainee", "Bob"], 1, "There is: guest, Ada."),
        (&["--to", "csv", "--attempt", "seven"], 2, "is not the name of an attempt"),
        (&["--to", "csv", "--attempt", "00000000-0000-0000-0000-0000000000ff"], 1, "`--to csv` lists them"),
        (&["--to", "html"], 2, "add --trainee NAME. There is: guest, Ada."),
        (&["--to", "attempts"], 2, "add --trainee NAME"),
        (&["--to", "dot"], 2, "name its file"),
        (&["--to", "csv", "-o", "x.ron"], 2, ".ron are for scenarios"),
        (&["second_kettle", "--to", "csv"], 2, "Leave FILE out"),
        (&["second_kettle", "--to", "html"], 2, "--code"),
        (&["second_kettle", "--to", "html", "--trainee", "Ada"], 2, "cannot be used with"),
        (&["--to", "html", "--code", "U1-X"], 2, "FILE"),
        (&["--to", "csv", "--data", path(elsewhere.path())], 2, "--data"),
    ];
    for (arguments, code, words) in cases {
        let mut all = vec!["export"];
        all.extend(*arguments);
        let done = if arguments.contains(&"--data") { unruffled(&all) } else { kept.call(&all) };
        assert_eq!(done.code, *code, "{arguments:?}: {}", done.err);
        assert!(done.err.contains(words), "{arguments:?}: {}", done.err);
    }
    assert!(fs::read_dir(elsewhere.path()).unwrap().next().is_none(), "nothing was made where nothing is kept");
}

#[test]
fn what_was_exported_comes_in_again_as_it_was() {
    let kept = Kept::new();
    let file = kept.file("ada.attempts.json");
    let written = kept.export(&["--to", "attempts", "--trainee", "Ada", "--private"]);
    fs::write(&file, &written).unwrap();
    let other = tempfile::tempdir().unwrap();
    let call = |arguments: &[&str]| unruffled(&[arguments, &["--data", path(other.path())]].concat());
    let done = call(&["import", path(&file)]);
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    assert_eq!(done.out, "3 attempts came in.\nThey are Ada's now.\n");
    assert_eq!(call(&["export", "--to", "attempts", "--private"]).out, written, "the same bytes again");
    for form in ["csv", "turns"] {
        assert_eq!(call(&["export", "--to", form]).out, kept.export(&["--to", form, "--trainee", "Ada"]), "{form}");
    }
    let history = |folder: &Path| {
        let records = Records::open_to_read(folder).unwrap();
        let Some(Trainee { id, .. }) = records.trainees().unwrap().into_iter().find(|one| one.name.is_some()) else {
            panic!("Ada is there")
        };
        let history = records.history(id).unwrap();
        // Whoever was imported is judged already; here nobody has looked back yet.
        let played: Vec<_> = history.played.into_iter().map(|played| (played.id, played.points, played.day)).collect();
        (played, history.open, history.ended, history.settings)
    };
    assert_eq!(history(other.path()), history(kept.folder.path()));
    let again = call(&["import", path(&file)]);
    assert_eq!((again.code, again.out.as_str()), (0, "No attempt came in, 3 were here already.\n"));
}

#[test]
fn an_attempt_that_went_on_elsewhere_is_brought_up_to_date() {
    let (kept, other) = (Kept::new(), tempfile::tempdir().unwrap());
    let file = kept.file("ada.attempts.json");
    let mut earlier: Value = serde_json::from_str(&kept.export(&["--to", "attempts", "--trainee", "Ada"])).unwrap();
    let attempt = &mut earlier["attempts"][0];
    attempt["turns"].as_array_mut().unwrap().truncate(2);
    (attempt["fate"], attempt["ended"]) = (Value::from("Open"), Value::Null);
    attempt["notes"]["turns"].as_object_mut().unwrap().retain(|turn, _| turn.parse().is_ok_and(|turn: u8| turn <= 2));
    let into = |arguments: &[&str]| unruffled(&[arguments, &["--data", path(other.path())]].concat());
    fs::write(&file, earlier.to_string()).unwrap();
    let done = into(&["import", path(&file), "--trainee", "Ada"]);
    assert_eq!(done.code, 0, "{}{}", done.out, done.err);
    fs::write(&file, kept.export(&["--to", "attempts", "--trainee", "Ada"])).unwrap();
    let done = into(&["import", path(&file), "--trainee", "Ada"]);
    assert_eq!(done.out, "No attempt came in, 1 was brought up to date, 2 were here already.\n");
    for form in ["csv", "turns"] {
        let all = |done: &str| {
            let mut rows: Vec<String> = done.lines().map(str::to_owned).collect();
            rows.sort();
            rows
        };
        assert_eq!(all(&into(&["export", "--to", form]).out), all(&kept.export(&["--to", form, "--trainee", "Ada"])));
    }
    // Under another name it is somebody else's, and stays as it is.
    assert!(
        into(&["import", path(&file), "--trainee", "Bo"]).out.starts_with("No attempt came in, 3 were here already")
    );
}

#[test]
fn what_comes_in_for_nobody_leaves_the_folder_as_it_was() {
    let (kept, other) = (Kept::new(), tempfile::tempdir().unwrap());
    let file = kept.file("ada.attempts.json");
    let written = kept.export(&["--to", "attempts", "--trainee", "Ada"]);
    fs::write(&file, &written).unwrap();
    for name in ["", "   ", &"x".repeat(61), "A\u{202e}da"] {
        let done = unruffled(&["import", path(&file), "--trainee", name, "--data", path(other.path())]);
        assert!(done.code == 2 && done.err.contains("cannot be a name here"), "{name:?}: {}", done.err);
    }
    let mut document: Value = serde_json::from_str(&written).unwrap();
    for attempt in document["attempts"].as_array_mut().unwrap() {
        attempt["began"]["day"] = Value::from(u32::MAX);
    }
    fs::write(&file, document.to_string()).unwrap();
    let done = unruffled(&["import", path(&file), "--data", path(other.path())]);
    assert!(done.code == 1 && done.out.contains("none that a clock shows"), "{}", done.out);
    assert!(fs::read_dir(other.path()).unwrap().next().is_none(), "no records were made for it");
}

#[test]
fn records_that_are_gone_lead_to_the_window_and_nothing_is_written_over_them() {
    let kept = Kept::new();
    let file = kept.file(FILE);
    for target in [FILE, "records.lock", "records.sqlite-wal"] {
        let done = kept.call(&["export", "--to", "csv", "-o", path(&kept.file(target))]);
        assert!(done.code == 2 && done.err.contains("nothing is written over it"), "{target}: {}", done.err);
    }
    let copy = kept.file("copy.db");
    fs::copy(&file, &copy).unwrap();
    assert_eq!(kept.call(&["export", "--to", "csv", "-o", path(&copy)]).code, 2, "nor over a copy");
    assert_eq!(kept.call(&["records"]).code, 0, "they are as they were");
    fs::remove_file(&file).unwrap();
    let done = kept.call(&["records"]);
    assert!(done.code == 2 && done.err.contains("Open the window: it offers the backups."), "{}", done.err);
}

#[test]
fn what_is_refused_is_named_and_the_others_come_in() {
    let kept = Kept::new();
    let file = kept.file("ada.attempts.json");
    let written = kept.export(&["--to", "attempts", "--trainee", "Ada"]);
    let mut document: Value = serde_json::from_str(&written).unwrap();
    document["attempts"][0]["fate"]["Over"]["points"] = Value::from(99);
    fs::write(&file, document.to_string()).unwrap();
    let other = tempfile::tempdir().unwrap();
    let done = unruffled(&["import", path(&file), "--trainee", "Zoë", "--data", path(other.path())]);
    assert_eq!(done.code, 1);
    assert!(done.out.starts_with("2 attempts came in, 1 was refused.\n  “"), "{}", done.out);
    assert!(
        done.out.contains("and the file says 99.\n") && done.out.ends_with("They are Zoë's now.\n"),
        "{}",
        done.out
    );
    fs::write(&file, &written.as_bytes()[..written.len() / 2]).unwrap();
    let broken = kept.call(&["import", path(&file)]);
    assert_eq!(broken.code, 1);
    assert!(broken.err.contains("line ") && broken.err.contains("ends in the middle"), "{}", broken.err);
    let missing = kept.call(&["import", "no_such.attempts.json"]);
    assert_eq!((missing.code, missing.err.contains("there is no file")), (2, true), "{}", missing.err);
}

#[test]
fn beside_an_open_window_it_reads_and_does_not_write() {
    let kept = Kept::new();
    let file = kept.file("ada.attempts.json");
    fs::write(&file, kept.export(&["--to", "attempts", "--trainee", "Ada"])).unwrap();
    let window = Records::open(kept.folder.path()).unwrap();
    assert!(window.read_only.is_none());
    assert_eq!(kept.export(&["--to", "csv"]).matches("\r\n").count(), 5);
    let done = kept.call(&["import", path(&file)]);
    assert_eq!(done.code, 2);
    assert!(done.err.contains("Close it and try again"), "{}", done.err);
    drop(window);
    assert_eq!(kept.call(&["import", path(&file)]).code, 0);
}

#[test]
fn records_say_where_they_are_and_what_is_in_them() {
    let kept = Kept::new();
    let done = kept.call(&["records"]);
    assert_eq!(done.code, 0, "{}", done.err);
    for words in [FILE, "4 attempts", "guest: 1 attempt", "Ada: 3 attempts", "sound"] {
        assert!(done.out.contains(words), "{words}: {}", done.out);
    }
    let document: Value = serde_json::from_str(&kept.call(&["records", "--json"]).out).unwrap();
    assert_eq!((&document["attempts"], &document["sound"]), (&Value::from(4), &Value::from(true)));
    assert_eq!(document["trainees"][1]["name"], "Ada");
    assert_eq!(document["trainees"][0]["name"], Value::Null);
    fs::write(kept.file(FILE), b"something else").unwrap();
    let other = kept.call(&["records", "--json"]);
    assert_eq!(other.code, 2);
    let document: Value = serde_json::from_str(&other.out).unwrap();
    assert!(document["error"]["message"].as_str().unwrap().contains("no records of this program"));
}
