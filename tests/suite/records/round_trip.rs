//! Every change, written, read, and read again after the file was closed.

use unruffled::debrief::kept::{Fate, KeptAttempt};
use unruffled::records::{Change, NotWritten, Records, Trainee};

use super::practice::{Whole, moment, name};

fn opened(folder: &std::path::Path) -> Records {
    let opened = Records::open(folder).unwrap();
    assert_eq!(opened.read_only, None);
    opened.records
}

#[test]
fn what_was_written_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let anna = name(1_000);
    let wholes: Vec<Whole> = (0..20).map(|number| Whole::new(anna, number)).collect();
    let mut records = opened(folder.path());
    assert!(records.trainees().unwrap().is_empty());
    records.write(&[Change::Trainee(anna, None, moment(7, 0))]).unwrap();
    for whole in &wholes {
        for change in whole.changes() {
            records.write(&[change]).unwrap();
        }
    }
    let open = Whole::new(anna, 20);
    records.write(&[open.begin(), open.turn(1), Change::Set(anna, "sound".into(), "off".into())]).unwrap();
    records.write(&[Change::Rename(anna, "Anna".into())]).unwrap();
    for _ in 0..2 {
        assert_eq!(records.trainees().unwrap(), [Trainee { id: anna, name: Some("Anna".to_owned()) }]);
        let history = records.history(anna).unwrap();
        let played: Vec<_> = wholes.iter().map(|whole| whole.played.clone()).collect();
        assert_eq!(history.played, played);
        assert_eq!(history.ended, 20);
        assert_eq!(history.settings, [("sound".to_owned(), "off".to_owned())]);
        let mut kept = KeptAttempt { timed: vec![open.timed(1)], ..open.begun.clone() };
        kept.attempt.taken = vec![open.taken()[0]];
        assert_eq!(history.open, [kept]);
        for whole in &wholes {
            let (kept, texts) = records.attempt(whole.id).unwrap().unwrap();
            assert_eq!(kept, whole.kept());
            assert_eq!(texts, *whole.texts);
            assert!(texts.scenario().is_some());
        }
        assert_eq!(records.attempt(name(77)).unwrap(), None);
        assert!(records.to_judge(9).unwrap().is_empty());
        drop(records);
        records = opened(folder.path());
    }
}

#[test]
fn what_was_given_up_is_neither_open_nor_played() {
    let folder = tempfile::tempdir().unwrap();
    let (anna, whole) = (name(1_000), Whole::new(name(1_000), 3));
    let mut records = opened(folder.path());
    records.write(&[Change::Trainee(anna, None, moment(7, 0)), whole.begin(), whole.turn(1)]).unwrap();
    records.write(&[Change::Left(whole.id, moment(8, 0))]).unwrap();
    let history = records.history(anna).unwrap();
    assert!(history.open.is_empty() && history.played.is_empty());
    assert_eq!(records.attempt(whole.id).unwrap().unwrap().0.fate, Fate::Left);
    assert!(matches!(records.write(&[whole.turn(2)]), Err(NotWritten::Refused(_))));
}
