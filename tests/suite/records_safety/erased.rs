//! Whoever is erased leaves no byte: in no file of the folder, the log and the backups among them.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use unruffled::debrief::kept::Texts;
use unruffled::records::{BACKUPS, Change, Erased, FILE, Records};

use super::backups::{all_files, open};
use crate::records::practice::{Whole, moment, name};

const NAME: &str = "Grzegorz Brzęczyszczykiewicz";
const WORDS: &str = "Quite the quandary, dear Madam";
const HOUSE: &str = "House(\n    // The words of the Kraków branch.\n)";

/// What somebody practised, with words of their own and on house words that nobody else has.
fn theirs(number: usize) -> Whole {
    let mut whole = Whole::new(name(77), number);
    whole.notes.turn_mut(2).own_words = WORDS.to_owned();
    whole.texts = Arc::new(Texts { house: HOUSE.into(), ..(*whole.texts).clone() });
    whole
}

/// Everything that would tell of them.
fn traces() -> Vec<(String, Vec<u8>)> {
    let ids = (100..120).map(|number| (format!("attempt {number}"), name(number).as_bytes().to_vec()));
    let words = [NAME, WORDS, "Kraków"].map(|words| (words.to_owned(), words.as_bytes().to_vec()));
    let written = |id: uuid::Uuid| id.to_string().into_bytes();
    ids.chain(words)
        .chain([("id".to_owned(), name(77).as_bytes().to_vec()), ("id in words".to_owned(), written(name(77)))])
        .collect()
}

/// Which traces stand in which files.
fn found(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for (path, bytes) in all_files(folder) {
        for (what, trace) in traces() {
            if bytes.windows(trace.len()).any(|window| window == trace) {
                found.push(format!("{what} in {}", path.strip_prefix(folder).unwrap().display()));
            }
        }
    }
    found
}

/// Others and them, one conversation after the other; a backup now and then.
fn practised(folder: &Path) -> Records {
    let mut records = open(folder);
    let others = [name(1), name(2)];
    for (id, called) in [(others[0], "Ann"), (others[1], "Bea"), (name(77), NAME)] {
        records.write(&[Change::Trainee(id, Some(called.to_owned()), moment(20_000, 0))]).unwrap();
    }
    records.write(&[Change::Set(name(77), "mode".to_owned(), WORDS.to_owned())]).unwrap();
    for at in 0..20 {
        records.write(&Whole::new(others[at % 2], at).changes()).unwrap();
        records.write(&theirs(100 + at).changes()).unwrap();
        if at % 6 == 5 {
            records.back_up(20_700 + at as u32).unwrap();
        }
    }
    records
}

fn others_of(records: &Records) -> Vec<String> {
    let histories = [1, 2].map(|id| format!("{:?}", records.history(name(id)).unwrap()));
    let attempts = (0..20).map(|number| format!("{:?}", records.attempt(name(number)).unwrap().unwrap()));
    histories.into_iter().chain(attempts).collect()
}

#[test]
fn whoever_is_erased_leaves_no_byte() {
    let folder = tempfile::tempdir().unwrap();
    let records = practised(folder.path());
    // A second window looks on, and a program that was stopped has left something half made.
    let beside = Records::open(folder.path()).unwrap().records;
    let backup = folder.path().join(BACKUPS).join("records-2026-09-09.sqlite");
    assert!(backup.exists());
    fs::copy(&backup, folder.path().join(BACKUPS).join("before-schema-2.sqlite")).unwrap();
    fs::copy(&backup, folder.path().join(BACKUPS).join("records-2026-09-30.new")).unwrap();
    fs::copy(&backup, folder.path().join("records.new")).unwrap();
    let others = others_of(&records);
    let before = found(folder.path());
    for (trace, _) in traces().iter().filter(|(trace, _)| trace != "id in words") {
        assert!(before.iter().any(|found| found.starts_with(trace)), "{trace} would be found: {before:?}");
    }

    let erased = records.another().unwrap().erase(name(77)).unwrap();
    assert_eq!(erased, Erased::default());
    assert_eq!(found(folder.path()), Vec::<String>::new());
    assert_eq!(others_of(&records), others, "the others have all that they had");
    assert_eq!(others_of(&beside), others);
    let left: Vec<_> = records.trainees().unwrap().into_iter().map(|trainee| trainee.name.unwrap()).collect();
    assert_eq!(left, ["Ann", "Bea"]);
    let counts: Vec<_> = unruffled::records::backups(folder.path()).iter().map(|backup| backup.attempts).collect();
    assert_eq!(counts, [Some(18), Some(12), Some(6)], "the backups have the attempts of the others");
    drop((records, beside));
    assert_eq!(found(folder.path()), Vec::<String>::new(), "nor when all is closed");
    // Once more changes nothing.
    assert_eq!(open(folder.path()).erase(name(77)).unwrap(), Erased::default());
}

#[test]
fn what_could_not_be_changed_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut records = practised(folder.path());
    let backups: Vec<_> = unruffled::records::backups(folder.path()).into_iter().map(|backup| backup.file).collect();
    // A newer program made one, another is damaged, and records with them were moved aside.
    let newer = rusqlite::Connection::open(&backups[0]).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    drop(newer);
    fs::write(&backups[1], &fs::read(&backups[1]).unwrap()[..20_000]).unwrap();
    let aside = folder.path().join("records-set-aside-1.sqlite");
    fs::copy(&backups[2], &aside).unwrap();
    let strangers = folder.path().join("records-set-aside-2.sqlite");
    let elsewhere = tempfile::tempdir().unwrap();
    drop(open(elsewhere.path()));
    fs::copy(elsewhere.path().join(FILE), &strangers).unwrap();

    let mut unchanged = vec![backups[0].clone(), backups[1].clone()];
    unchanged.sort();
    assert_eq!(records.erase(name(77)).unwrap(), Erased { unchanged, aside: vec![aside] });
}
