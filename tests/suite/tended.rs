//! The records are tended beside the window: backups, damage, judging anew, following another window; and the question
//! when the window is to close.

use std::path::Path;

use egui::{ViewportEvent, ViewportId};
use rusqlite::Connection;
use unruffled::app::data::{Data, Keeping};
use unruffled::engine::notes::Mode;
use unruffled::records::{FILE, ReadOnly};

use crate::conversation_screen::{begun_in, play_while};
use crate::library_screen::Window;
use crate::records_ways::{TODAY, open, practise, practised};
use crate::window::{LAPTOP, click, harness, has, settle, wait};

/// Changes the records behind the program's back.
fn behind_the_back(folder: &Path, sql: &str) {
    Connection::open(folder.join(FILE)).unwrap().execute_batch(sql).unwrap();
}

fn data(window: &Window) -> &Data {
    &window.state().data
}

fn turns(data: &Data) -> usize {
    data.conversation.as_ref().map_or(0, |talk| talk.replay.turns.len())
}

/// So many replies into a conversation in Practice mode.
fn begun(folder: &Path, replies: usize) -> Data {
    let mut data = open(folder, TODAY);
    data.settings.mode = Mode::Practice;
    let mut data = begun_in(data, "second_kettle", 7);
    play_while(&mut data, true, |data| turns(data) < replies);
    data
}

#[test]
fn the_backup_of_the_day_is_made_by_itself() {
    let folder = practised();
    let has_todays = |data: &Data| data.record.backups().iter().any(|backup| backup.day == TODAY);
    let mut window = harness(LAPTOP, open(folder.path(), TODAY));
    wait(&mut window, "the backup of today", |window| has_todays(data(window)));
    let todays = data(&window).record.backups().iter().find(|backup| backup.day == TODAY).cloned().unwrap();
    assert_eq!(todays.attempts, Some(2));
    assert!(todays.file.is_file());
}

#[test]
fn damage_that_shows_only_when_all_is_looked_through_leads_to_the_ways_out() {
    let folder = practised();
    let broken = "PRAGMA ignore_check_constraints = ON;
        INSERT INTO setting (trainee, name, value) SELECT id, '', '' FROM trainee";
    behind_the_back(folder.path(), broken);
    let opened = open(folder.path(), TODAY);
    assert_eq!(opened.record.keeping(), &Keeping::Kept, "nothing of it shows at the start");
    let mut window = harness(LAPTOP, opened);
    wait(&mut window, "the damage", |window| matches!(data(window).record.keeping(), Keeping::Trouble(_)));
    assert!(has(&window, "The file with your practice is damaged"));
}

#[test]
fn what_an_older_rubric_judged_is_judged_anew() {
    let folder = practised();
    let before = open(folder.path(), TODAY).record.progress().clone();
    assert!(before.steps.iter().any(|step| !step.chances.is_empty()));
    behind_the_back(folder.path(), "UPDATE judged SET rubric = 0, judged = '{}'");
    let opened = open(folder.path(), TODAY);
    assert_ne!(opened.record.progress(), &before);
    let mut window = harness(LAPTOP, opened);
    wait(&mut window, "the progress as it was", |window| data(window).record.progress() == &before);
    drop(window);
    assert_eq!(open(folder.path(), TODAY).record.progress(), &before, "it was written down");
}

#[test]
fn a_second_window_follows_the_first_and_takes_over_when_it_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = begun(folder.path(), 2);
    let mut second = harness(LAPTOP, open(folder.path(), TODAY));
    assert_eq!(data(&second).record.keeping(), &Keeping::ReadOnly(ReadOnly::SecondWindow));
    assert_eq!(turns(data(&second)), 2);
    play_while(&mut first, true, |data| turns(data) < 3);
    wait(&mut second, "the reply that was taken in the first window", |second| turns(data(second)) == 3);
    drop(first);
    wait(&mut second, "the records to write", |second| data(second).record.keeping() == &Keeping::Kept);
    practise(&mut second.state_mut().data);
    drop(second);
    assert_eq!(open(folder.path(), TODAY).record.played().len(), 1, "what the second one kept from then on");
}

/// The window is asked to close; says whether it stays to ask.
fn closes(window: &mut Window) -> bool {
    let root = window.input_mut().viewports.entry(ViewportId::ROOT).or_default();
    root.events.push(ViewportEvent::Close);
    window.step();
    let root = window.input_mut().viewports.entry(ViewportId::ROOT).or_default();
    root.events.clear();
    settle(window);
    !has(window, "Close, though something is not kept?")
}

#[test]
fn it_asks_before_it_closes_only_while_something_is_not_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = harness(LAPTOP, begun(folder.path(), 2));
    wait(&mut window, "the backup of the day", |window| !data(window).record.backups().is_empty());
    assert!(closes(&mut window), "all is kept");
    let other = Connection::open(folder.path().join(FILE)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    play_while(&mut window.state_mut().data, true, |data| turns(data) < 3);
    assert!(matches!(data(&window).record.keeping(), Keeping::Behind { waiting: 1, .. }));
    assert!(!closes(&mut window), "a reply is nowhere but here");
    click(&mut window, "Stay");
    assert!(!has(&window, "Close, though something is not kept?"));
    other.execute_batch("ROLLBACK").unwrap();
    play_while(&mut window.state_mut().data, true, |data| turns(data) < 4);
    assert!(closes(&mut window), "all is kept again");
}
