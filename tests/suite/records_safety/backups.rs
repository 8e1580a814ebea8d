//! Backups: made while somebody practises, never of damaged records, put back, and what they replace moved aside.

use std::fs;
use std::path::{Path, PathBuf};

use unruffled::debrief::Day;
use unruffled::records::{
    BACKUPS, Change, FILE, NotRestored, NotWritten, Records, Trouble, backups, begin_anew, restore,
};

use crate::records::practice::{Whole, moment, name};

const TODAY: Day = 20_775;

/// Opens the records to write.
pub fn open(folder: &Path) -> Records {
    let opened = Records::open(folder).unwrap();
    assert_eq!(opened.read_only, None);
    opened.records
}

/// Somebody, and their attempts of these numbers.
pub fn write(records: &mut Records, trainee: usize, numbers: std::ops::Range<usize>) {
    let id = name(trainee);
    records.write(&[Change::Trainee(id, Some(format!("Trainee {trainee}")), moment(20_000, 0))]).unwrap();
    for number in numbers {
        records.write(&Whole::new(id, number).changes()).unwrap();
    }
}

/// All files of a folder and those in it, with what they hold.
pub fn all_files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(all_files(&path));
        } else {
            files.push((path.clone(), fs::read(&path).unwrap()));
        }
    }
    files.sort();
    files
}

fn days(folder: &Path) -> Vec<(Day, Option<usize>)> {
    backups(folder).into_iter().map(|backup| (backup.day, backup.attempts)).collect()
}

/// Whether an attempt is there as it was written.
fn has(records: &Records, number: usize) -> bool {
    let whole = Whole::new(name(1), number);
    let there = records.attempt(whole.id).unwrap();
    there.is_some_and(|(kept, texts)| kept == whole.kept() && texts == *whole.texts)
}

/// Spoils the middle of a file.
fn spoil(file: &Path) {
    let mut bytes = fs::read(file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 4096].fill(0x5a);
    fs::write(file, bytes).unwrap();
}

#[test]
fn backups_are_made_listed_and_rotated() {
    let folder = tempfile::tempdir().unwrap();
    let mut records = open(folder.path());
    write(&mut records, 1, 0..3);
    assert_eq!(days(folder.path()), []);
    records.back_up(TODAY).unwrap();
    write(&mut records, 1, 3..5);
    let made = records.another().unwrap().back_up(TODAY + 1).unwrap();
    assert_eq!((made.day, made.attempts), (TODAY + 1, Some(5)));
    assert_eq!(made.file, folder.path().join(BACKUPS).join("records-2026-11-19.sqlite"));
    assert_eq!(days(folder.path()), [(TODAY + 1, Some(5)), (TODAY, Some(3))]);
    // Once more on the same day takes the place of the first.
    write(&mut records, 1, 5..6);
    records.back_up(TODAY + 1).unwrap();
    assert_eq!(days(folder.path()), [(TODAY + 1, Some(6)), (TODAY, Some(3))]);
    let names: Vec<PathBuf> = all_files(&folder.path().join(BACKUPS)).into_iter().map(|(path, _)| path).collect();
    assert_eq!(names.len(), 2, "nothing is left beside them: {names:?}");
    for day in TODAY + 2..TODAY + 100 {
        records.back_up(day).unwrap();
    }
    let left: Vec<Day> = days(folder.path()).into_iter().map(|(day, _)| day).collect();
    assert!((10..=17).contains(&left.len()), "{left:?}");
    assert_eq!(left[0], TODAY + 99);
    // A clock that went back years: today's is made, and none of the others goes.
    records.back_up(TODAY - 1000).unwrap();
    assert_eq!(days(folder.path()).len(), left.len() + 1);
}

/// Whoever begins anew on the day on which all was backed up keeps that backup, and can still go back to it.
#[test]
fn a_smaller_backup_pushes_no_larger_one_of_its_day_out() {
    let folder = tempfile::tempdir().unwrap();
    let mut records = open(folder.path());
    write(&mut records, 1, 0..3);
    records.back_up(TODAY).unwrap();
    drop(records);
    for _ in 0..2 {
        begin_anew(folder.path()).unwrap();
        let mut records = open(folder.path());
        records.back_up(TODAY).unwrap();
        write(&mut records, 1, 0..1);
        records.back_up(TODAY).unwrap();
    }
    assert_eq!(days(folder.path()), [(TODAY, Some(1)), (TODAY, Some(1)), (TODAY, Some(3))]);
    let largest = backups(folder.path()).pop().unwrap().file;
    restore(folder.path(), &largest).unwrap();
    let records = open(folder.path());
    assert!(has(&records, 2));
    for day in 1..200 {
        records.back_up(TODAY + day).unwrap();
    }
    assert!(days(folder.path()).iter().all(|(day, _)| *day > TODAY), "all of a day go together");
}

/// A folder may have a name that is no text.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_of_any_name_has_backups() {
    use std::os::unix::ffi::OsStrExt as _;
    let above = tempfile::tempdir().unwrap();
    let folder = above.path().join(std::ffi::OsStr::from_bytes(b"B\xfcro ?%20#"));
    let mut records = open(&folder);
    write(&mut records, 1, 0..2);
    let backup = records.back_up(TODAY).unwrap();
    records.erase(name(77)).unwrap();
    write(&mut records, 1, 2..3);
    drop(records);
    assert_eq!(days(&folder), [(TODAY, Some(2))]);
    restore(&folder, &backup.file).unwrap();
    assert!(!has(&open(&folder), 2));
}

#[test]
fn damaged_records_push_no_backup_out() {
    let folder = tempfile::tempdir().unwrap();
    let mut records = open(folder.path());
    write(&mut records, 1, 0..30);
    for day in 0..12 {
        records.back_up(TODAY + day).unwrap();
    }
    drop(records);
    let before = all_files(&folder.path().join(BACKUPS));
    spoil(&folder.path().join(FILE));
    let records = open(folder.path());
    let refused = records.back_up(TODAY + 12);
    assert!(matches!(refused, Err(NotWritten::Damaged(_))), "{refused:?}");
    assert_eq!(all_files(&folder.path().join(BACKUPS)), before);
}

#[test]
fn a_damaged_backup_is_told_and_not_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut records = open(folder.path());
    write(&mut records, 1, 0..30);
    let sound = records.back_up(TODAY).unwrap();
    let spoilt = records.back_up(TODAY + 1).unwrap();
    let empty = records.back_up(TODAY + 2).unwrap();
    drop(records);
    spoil(&spoilt.file);
    fs::write(&empty.file, "").unwrap();
    assert_eq!(days(folder.path()), [(TODAY + 2, None), (TODAY + 1, None), (TODAY, Some(30))]);
    let before = all_files(folder.path());
    for unusable in [&spoilt.file, &empty.file, &folder.path().join("backups/records-2026-01-01.sqlite")] {
        assert!(matches!(restore(folder.path(), unusable), Err(NotRestored::Backup(_))), "{}", unusable.display());
    }
    assert_eq!(all_files(folder.path()), before, "all is as it was");
    assert!(restore(folder.path(), &sound.file).is_ok());
}

#[test]
fn a_backup_is_whole_while_somebody_practises() {
    let folder = tempfile::tempdir().unwrap();
    let mut records = open(folder.path());
    write(&mut records, 1, 0..3);
    let beside = records.another().unwrap();
    let practice = std::thread::spawn(move || {
        for number in 3..60 {
            records.write(&Whole::new(name(1), number).changes()).unwrap();
        }
    });
    let mut made = Vec::new();
    while !practice.is_finished() || made.is_empty() {
        made.push(beside.back_up(TODAY).unwrap().attempts.unwrap());
    }
    practice.join().unwrap();
    assert!(made.is_sorted() && made[0] >= 3, "{made:?}");
    assert_eq!(beside.back_up(TODAY).unwrap().attempts, Some(60));
}

#[test]
fn a_backup_comes_back_and_nothing_is_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let mut records = open(folder.path());
    write(&mut records, 1, 0..4);
    let backup = records.back_up(TODAY).unwrap();
    write(&mut records, 1, 4..6);
    let locked = Err(NotRestored::Records(NotWritten::Locked));
    assert_eq!(restore(folder.path(), &backup.file), locked, "it is open");
    assert_eq!(begin_anew(folder.path()), Err(NotWritten::Locked), "it is open");
    assert!(has(&records, 5));
    // Whoever stopped without closing left a log: it goes with the file that it belongs to.
    let log = folder.path().join(FILE.to_owned() + "-wal");
    let (file, logged) = (fs::read(folder.path().join(FILE)).unwrap(), fs::read(&log).unwrap());
    drop(records);
    fs::write(folder.path().join(FILE), file).unwrap();
    fs::write(&log, logged).unwrap();

    let aside = restore(folder.path(), &backup.file).unwrap().unwrap();
    assert_eq!(aside, folder.path().join("records-set-aside-1.sqlite"));
    // The file says that it is written by way of a log, so that opening it has nothing to change in it.
    assert_eq!(fs::read(folder.path().join(FILE)).unwrap()[18..20], [2, 2]);
    let mut records = open(folder.path());
    assert!(has(&records, 3) && !has(&records, 4));
    write(&mut records, 1, 10..11);
    drop(records);
    let second = begin_anew(folder.path()).unwrap().unwrap();
    assert_eq!(second, folder.path().join("records-set-aside-2.sqlite"));
    assert_eq!(open(folder.path()).trainees().unwrap(), []);
    for (aside, numbers) in [(aside, vec![0, 5]), (second, vec![3, 10])] {
        let elsewhere = tempfile::tempdir().unwrap();
        fs::copy(&aside, elsewhere.path().join(FILE)).unwrap();
        let log = PathBuf::from(aside.to_string_lossy().into_owned() + "-wal");
        if log.exists() {
            fs::copy(log, elsewhere.path().join(FILE.to_owned() + "-wal")).unwrap();
        }
        let records = open(elsewhere.path());
        assert!(numbers.iter().all(|number| has(&records, *number)), "{}", aside.display());
    }
}

#[test]
fn new_records_begin_where_the_old_ones_are_damaged_empty_or_gone() {
    type Spoil = fn(&Path);
    let ways: [(&str, Spoil); 3] = [
        ("no records", |file| fs::write(file, "a letter").unwrap()),
        ("empty", |file| fs::write(file, "").unwrap()),
        ("gone", |file| fs::remove_file(file).unwrap()),
    ];
    for (way, spoil) in ways {
        let folder = tempfile::tempdir().unwrap();
        write(&mut open(folder.path()), 1, 0..1);
        spoil(&folder.path().join(FILE));
        let trouble = Records::open(folder.path()).map(|_| ()).unwrap_err();
        assert_eq!(matches!(trouble, Trouble::Missing { .. }), way == "gone", "{way}: {trouble}");
        let aside = begin_anew(folder.path()).unwrap();
        assert_eq!(aside.is_some(), way != "gone");
        write(&mut open(folder.path()), 1, 0..1);
    }
}
