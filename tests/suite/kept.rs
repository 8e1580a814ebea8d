//! What is practised outlasts the window, however that ends: turns, notes, promises, history, of each trainee their own.

use std::path::Path;

use tempfile::TempDir;
use unruffled::app::Options;
use unruffled::app::command::{Command, Noted};
use unruffled::app::data::{Data, Keeping, Route};
use unruffled::debrief::kept::{Fate, KeptAttempt, Moment};
use unruffled::engine::notes::Mode;
use unruffled::records::{Change, FILE, NotWritten, ReadOnly, Records};

use crate::conversation_screen::{begun_in, greedy, play_while};
use crate::support::{shipped_text, text_of};

/// A moment of this day.
fn on(day: u32) -> Moment {
    Moment { millis: i64::from(day) * 86_400_000, day }
}

/// The window's data on these records.
fn open(folder: &Path, day: u32) -> Data {
    Data::load(&Options { data: Some(folder.to_owned()), now: on(day), ..Options::default() }).unwrap()
}

/// The same with a folder of scenarios.
fn open_with(folder: &Path, scenarios: &Path, day: u32) -> Data {
    let (data, scenarios) = (Some(folder.to_owned()), vec![scenarios.to_owned()]);
    Data::load(&Options { data, scenarios, now: on(day), ..Options::default() }).unwrap()
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn card(data: &Data, id: &str) -> usize {
    data.cards.iter().position(|card| card.id == id).unwrap()
}

/// So many replies into a conversation in this mode.
fn begin(data: Data, mode: Mode, id: &str, replies: usize) -> Data {
    let mut data = data;
    data.apply(Command::ChooseMode(mode));
    let mut data = begun_in(data, id, 7);
    play_while(&mut data, true, |data| turns(data) < replies);
    data
}

fn turns(data: &Data) -> usize {
    data.conversation.as_ref().unwrap().replay.turns.len()
}

fn waits(data: &Data) -> bool {
    data.conversation.as_ref().unwrap().waits_for_its_day()
}

/// The present conversation as it would be kept.
fn present(data: &Data) -> KeptAttempt {
    data.conversation.as_ref().unwrap().kept()
}

/// An attempt as it stands in the records, read beside the window.
fn in_records(folder: &Path, id: uuid::Uuid) -> KeptAttempt {
    let records = Records::open(folder).unwrap().records;
    records.attempt(id).unwrap().unwrap().0
}

#[test]
fn a_conversation_goes_on_at_the_same_turn_with_all_that_was_noted() {
    let folder = folder();
    let mut data = open(folder.path(), 100);
    data.apply(Command::ChooseMode(Mode::Coached));
    let mut data = begun_in(data, "second_kettle", 7);
    data.apply(Command::HotBefore(Some(4)));
    for turn in 1..=4 {
        data.bring(Moment { millis: data.millis + 1000, day: 100 });
        data.apply(Command::Note(turn, Noted::OwnWords(format!("mine {turn}"))));
        data.apply(Command::Thought(turn as u32 * 10));
        let taken = greedy(&data, true);
        data.apply(Command::Take(taken));
        let (kept, id) = (present(&data), present(&data).id);
        assert_eq!(in_records(folder.path(), id), kept, "turn {turn} is on the disk as it is on the screen");
    }
    let kept = present(&data);
    assert_eq!(kept.timed.iter().map(|timed| timed.thought).collect::<Vec<_>>(), [10, 20, 30, 40].map(Some));
    drop(data);

    let mut data = open(folder.path(), 101);
    assert_eq!(data.route, Route::Library);
    assert_eq!(present(&data), kept);
    assert_eq!(data.settings.mode, Mode::Coached, "the mode that was chosen last");
    assert!(data.waits(card(&data, "second_kettle")));
    data.apply(Command::GoOn);
    assert_eq!((data.route, turns(&data)), (Route::Conversation, 4));
    let taken = greedy(&data, true);
    data.apply(Command::Take(taken));
    assert_eq!(in_records(folder.path(), kept.id), present(&data));
    assert_eq!(data.record.keeping(), &Keeping::Kept);
}

#[test]
fn before_the_first_reply_nothing_is_kept_and_nobody_is_there() {
    let folder = folder();
    let data = begun_in(open(folder.path(), 100), "second_kettle", 7);
    assert!(data.record.trainees().is_empty());
    drop(data);
    assert!(open(folder.path(), 100).conversation.is_none());
}

#[test]
fn each_conversation_waits_and_the_last_one_is_offered_first() {
    let folder = folder();
    let mut data = begin(open(folder.path(), 100), Mode::Practice, "second_kettle", 3);
    data.bring(Moment { millis: data.millis + 1000, day: 100 });
    let mut data = begin(data, Mode::Practice, "card_refused", 2);
    data.bring(Moment { millis: data.millis + 1000, day: 100 });
    data.apply(Command::OpenBriefing(card(&data, "second_kettle")));
    let taken = greedy(&data, true);
    data.apply(Command::Take(taken));
    let first = present(&data);
    drop(data);
    let mut data = open(folder.path(), 100);
    assert_eq!(present(&data), first);
    data.apply(Command::OpenBriefing(card(&data, "card_refused")));
    assert_eq!((data.route, turns(&data)), (Route::Conversation, 2));
}

#[test]
fn a_promise_stands_in_the_diary_until_it_was_seen_through() {
    let folder = folder();
    let mut data = begin(open(folder.path(), 100), Mode::Practice, "second_kettle", 1);
    play_while(&mut data, true, |data| !waits(data));
    let id = present(&data).id;
    data.apply(Command::LeaveInDiary);
    drop(data);

    let mut data = open(folder.path(), 100);
    let due = |data: &Data| data.record.is_due(&data.record.diary()[0], data.today);
    assert_eq!((data.record.diary().len(), data.record.ended(), due(&data)), (1, 1, false));
    assert!(data.conversation.is_none() && data.record.played().is_empty());
    assert_eq!(data.cards[card(&data, "second_kettle")].reached.len(), 1, "its ending was reached");
    data.bring(on(101));
    assert!(due(&data));
    data.apply(Command::OpenDiary(0));
    let turns_before = turns(&data);
    drop(data);

    let mut data = open(folder.path(), 101);
    assert!(data.record.diary().is_empty(), "its day has come, and it goes on");
    assert_eq!(turns(&data), turns_before);
    data.apply(Command::GoOn);
    play_while(&mut data, true, |_| true);
    let played = data.record.played().to_vec();
    assert_eq!((played.len(), played[0].id, played[0].day), (1, id, 101));
    drop(data);

    let data = open(folder.path(), 102);
    assert!(data.record.diary().is_empty() && data.conversation.is_none());
    assert_eq!(data.record.played(), played);
    assert_eq!(data.record.times("second_kettle"), 1);
    assert!(matches!(in_records(folder.path(), id).fate, Fate::Over(_)));
}

#[test]
fn going_back_keeps_both_and_goes_on_with_the_new_one() {
    let folder = folder();
    let mut data = begin(open(folder.path(), 100), Mode::Practice, "second_kettle", 5);
    let first = present(&data);
    data.apply(Command::GoBackTo(2));
    let again = present(&data);
    drop(data);
    let data = open(folder.path(), 100);
    assert_eq!(present(&data), again, "before anything was said anew");
    assert!(data.waiting.is_empty());
    let old = in_records(folder.path(), first.id);
    assert_eq!((old.fate, old.attempt.taken), (Fate::Left, first.attempt.taken));
    assert_eq!(again.parent.map(|parent| (parent.attempt, parent.turns)), Some((first.id, 2)));
}

#[test]
fn an_edited_or_deleted_scenario_changes_no_conversation() {
    let (folder, scenarios) = (folder(), folder());
    let file = scenarios.path().join("kettle_copy.ron");
    let text = shipped_text("second_kettle");
    std::fs::write(&file, text).unwrap();
    let mut data = begin(open_with(folder.path(), scenarios.path(), 100), Mode::Practice, "kettle_copy", 3);
    let kept = present(&data);
    data.apply(Command::OpenLibrary);
    drop(data);

    std::fs::write(&file, text.replacen("title: \"", "title: \"New: ", 1)).unwrap();
    let mut data = open_with(folder.path(), scenarios.path(), 101);
    assert_eq!(present(&data), kept);
    assert!(!data.is_as_it_was(data.conversation.as_ref().unwrap()), "the Library says that the file has changed");
    assert!(data.waits(card(&data, "kettle_copy")), "it waits on the card of its name");
    data.apply(Command::GoOn);
    let taken = greedy(&data, true);
    data.apply(Command::Take(taken));
    let kept = present(&data);
    drop(data);

    std::fs::remove_file(&file).unwrap();
    let data = open_with(folder.path(), scenarios.path(), 101);
    assert_eq!(present(&data), kept);
}

#[test]
fn what_was_had_under_other_rules_stays_kept_and_is_told_of_once() {
    let folder = folder();
    let mut data = begin(open(folder.path(), 100), Mode::Practice, "second_kettle", 3);
    let (id, owner) = (uuid::Uuid::from_u128(5), data.record.trainee().unwrap().id);
    let mut other = present(&data);
    data.apply(Command::OpenLibrary);
    let texts = std::sync::Arc::clone(&data.conversation.as_ref().unwrap().texts);
    drop(data);
    (other.id, other.attempt.rules) = (id, other.attempt.rules + 1);
    other.attempt.content.0[0] ^= 1;
    let mut records = Records::open(folder.path()).unwrap().records;
    records.write(&[Change::Begin(owner, Box::new(other), texts)]).unwrap();
    drop(records);

    let data = open(folder.path(), 100);
    assert_eq!(turns(&data), 3, "the other one goes on");
    let told = data.notice.clone().expect("told");
    assert!(told.contains("earlier version") && told.contains("Second kettle"), "{told}");
    drop(data);
    assert_eq!(open(folder.path(), 100).notice, None, "once");
    assert_eq!(in_records(folder.path(), id).attempt.taken.len(), 3, "and kept");
}

#[test]
fn of_two_trainees_each_has_their_own() {
    let folder = folder();
    let mut data = open(folder.path(), 100);
    data.apply(Command::AddTrainee(" Ada ".to_owned()));
    let mut data = begin(data, Mode::Coached, "second_kettle", 3);
    play_while(&mut data, true, |data| data.record.played().is_empty());
    let data = begin(data, Mode::Coached, "card_refused", 2);
    let (ada, kept) = (data.record.trainee().unwrap().clone(), present(&data));
    let mut data = data;
    data.apply(Command::AddTrainee("ada".to_owned()));
    assert_eq!(data.record.trainees().len(), 1, "two of one name could not be told apart");
    data.apply(Command::AddTrainee("Bo".to_owned()));
    assert_eq!(data.record.trainee().and_then(|trainee| trainee.name.as_deref()), Some("Bo"));
    assert!(data.conversation.is_none() && data.record.played().is_empty() && data.waiting.is_empty());
    assert!(data.cards.iter().all(|card| card.reached.is_empty()), "nothing of the former shows");
    assert!(data.record.progress().days.is_empty());
    assert_eq!(data.settings.mode, Mode::default());
    drop(data);

    let mut data = open(folder.path(), 100);
    assert_eq!(data.record.trainee(), None, "of two, one is chosen first");
    assert!(data.conversation.is_none());
    data.apply(Command::ChooseTrainee(ada.id));
    assert_eq!(present(&data), kept);
    assert_eq!((data.record.played().len(), data.settings.mode), (1, Mode::Coached));
    data.apply(Command::RenameTrainee("Ada B.".to_owned()));
    drop(data);
    let names: Vec<_> = open(folder.path(), 100).record.trainees().iter().map(|trainee| trainee.name.clone()).collect();
    assert_eq!(names, [Some("Ada B.".to_owned()), Some("Bo".to_owned())]);
}

#[test]
fn who_is_erased_is_gone_and_a_new_guest_finds_nothing() {
    let folder = folder();
    let mut data = begin(open(folder.path(), 100), Mode::Practice, "second_kettle", 3);
    let guest = data.record.trainee().unwrap().id;
    data.apply(Command::AddTrainee("Ada".to_owned()));
    let mut data = begin(data, Mode::Practice, "second_kettle", 2);
    let ada = data.record.trainee().unwrap().id;
    data.apply(Command::NewGuest);
    let names = |data: &Data| data.record.trainees().iter().map(|trainee| trainee.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&data), [None, Some("Ada".to_owned())]);
    assert!(data.record.trainee().unwrap().id != guest && data.conversation.is_none());
    data.apply(Command::ChooseTrainee(ada));
    assert_eq!(turns(&data), 2);
    data.apply(Command::EraseTrainee(ada));
    assert_eq!(names(&data), [None]);
    assert!(data.conversation.is_none() && data.record.trainee().is_none(), "whoever is left is asked for, not taken");
    drop(data);
    let data = open(folder.path(), 100);
    assert_eq!(names(&data), [None]);
    let bytes = std::fs::read(folder.path().join(FILE)).unwrap();
    assert!(!bytes.windows(3).any(|three| three == b"Ada"), "not a byte of them is left");
    assert!(data.conversation.is_none());
}

#[test]
fn an_attempt_that_is_over_is_looked_back_on_and_what_waits_goes_on_after_it() {
    let folder = folder();
    let mut data = begin(open(folder.path(), 100), Mode::Coached, "second_kettle", 1);
    play_while(&mut data, true, |_| true);
    let (id, whole) = (present(&data).id, present(&data).attempt);
    drop(data);
    let mut data = begin(open(folder.path(), 101), Mode::Coached, "card_refused", 2);
    data.apply(Command::OpenProgress);
    data.apply(Command::OpenAttempt(id));
    assert_eq!((data.route, present(&data).attempt), (Route::Debrief, whole));
    data.apply(Command::Note(1, Noted::Proud(true)));
    data.apply(Command::OpenProgress);
    assert_eq!((data.route, turns(&data)), (Route::Progress, 2), "whoever waits is there again");
    assert!(in_records(folder.path(), id).notes.turn(1).unwrap().proud);
    assert_eq!(data.record.played().len(), 1, "and it counts once");
}

#[test]
fn a_backup_is_restored_and_the_conversation_goes_on() {
    let folder = folder();
    let mut data = begin(open(folder.path(), 100), Mode::Practice, "second_kettle", 3);
    let id = present(&data).id;
    let backup = data.another_connection().unwrap().back_up(100).unwrap();
    play_while(&mut data, true, |data| turns(data) < 5);
    data.apply(Command::Restore(backup.file));
    assert_eq!(data.record.keeping(), &Keeping::Kept, "{:?}", data.notice);
    assert!(data.notice.as_ref().is_some_and(|told| told.contains("set-aside")), "{:?}", data.notice);
    let taken = greedy(&data, true);
    data.apply(Command::Take(taken));
    assert_eq!(data.record.keeping(), &Keeping::Kept);
    let now = present(&data);
    assert_eq!((now.attempt.taken.len(), now.parent.map(|parent| parent.attempt)), (6, Some(id)));
    assert_eq!(in_records(folder.path(), now.id), now);
    data.apply(Command::NewRecords);
    let taken = greedy(&data, true);
    data.apply(Command::Take(taken));
    assert_eq!((data.record.keeping(), turns(&data)), (&Keeping::Kept, 7));
    assert_eq!(in_records(folder.path(), present(&data).id), present(&data));
}

#[test]
fn what_cannot_be_kept_is_saved_elsewhere_whole() {
    let (folder, pages) = (folder(), folder());
    let options = Options {
        data: Some(folder.path().to_owned()),
        pages: Some(pages.path().to_owned()),
        now: on(100),
        ..Options::default()
    };
    let mut data = begin(Data::load(&options).unwrap(), Mode::Practice, "second_kettle", 2);
    let other = rusqlite::Connection::open(folder.path().join(FILE)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    play_while(&mut data, true, |data| turns(data) < 3);
    assert_eq!((data.unkept().replies, data.unkept().conversations), (1, 1));
    data.apply(Command::SaveElsewhere);
    assert_eq!(data.unkept().replies, 0, "nothing would be lost now");
    let file = std::fs::read_dir(pages.path()).unwrap().next().expect("a file").unwrap().path();
    let found = unruffled::exchange::attempts::read(&std::fs::read(file).unwrap()).unwrap();
    let whole = present(&data);
    assert_eq!(found.sound.iter().map(|sound| sound.whole.kept.clone()).collect::<Vec<_>>(), [whole]);
}

#[test]
fn what_cannot_be_written_waits_and_is_written_with_what_comes_next() {
    let folder = folder();
    let mut data = begin(open(folder.path(), 100), Mode::Practice, "second_kettle", 2);
    let other = rusqlite::Connection::open(folder.path().join(FILE)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    play_while(&mut data, true, |data| turns(data) < 4);
    assert_eq!(data.record.keeping(), &Keeping::Behind { waiting: 2, why: NotWritten::Locked });
    assert_eq!(turns(&data), 4, "the conversation goes on");
    assert_eq!(in_records(folder.path(), present(&data).id).attempt.taken.len(), 2);
    other.execute_batch("ROLLBACK").unwrap();
    let taken = greedy(&data, true);
    data.apply(Command::Take(taken));
    assert_eq!(data.record.keeping(), &Keeping::Kept);
    assert_eq!(in_records(folder.path(), present(&data).id), present(&data));

    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let taken = greedy(&data, true);
    data.apply(Command::Take(taken));
    assert!(matches!(data.record.keeping(), Keeping::Behind { waiting: 1, .. }));
    other.execute_batch("ROLLBACK").unwrap();
    data.apply(Command::TryRecords);
    assert_eq!(data.record.keeping(), &Keeping::Kept);
    assert_eq!(in_records(folder.path(), present(&data).id), present(&data));
}

#[test]
fn what_the_records_refuse_keeps_nothing_else_waiting() {
    let folder = folder();
    let mut data = begin(open(folder.path(), 100), Mode::Practice, "second_kettle", 2);
    let before = present(&data).id;
    let other = rusqlite::Connection::open(folder.path().join(FILE)).unwrap();
    let turn = "INSERT INTO turn (attempt, number, taken, at, day) SELECT number, 3, '9', 0, 0 FROM attempt";
    other.execute(turn, []).unwrap();
    let taken = greedy(&data, true);
    data.apply(Command::Take(taken));
    assert_eq!(data.record.keeping(), &Keeping::Kept, "it is not tried for ever");
    assert!(data.notice.as_ref().is_some_and(|words| words.contains("kept beside it")), "{:?}", data.notice);
    let apart = present(&data);
    assert_eq!((turns(&data), apart.parent.map(|parent| parent.attempt)), (3, Some(before)));
    assert_eq!(in_records(folder.path(), apart.id), apart, "all its turns are on the disk");
    play_while(&mut data, true, |data| turns(data) < 5);
    assert_eq!(in_records(folder.path(), apart.id).attempt.taken.len(), 5);
}

#[test]
fn an_end_that_the_records_refuse_ends_what_is_kept_beside_them() {
    let scratch = folder();
    let mut whole = begin(open(scratch.path(), 100), Mode::Practice, "second_kettle", 2);
    play_while(&mut whole, true, |_| true);
    let all = turns(&whole);
    let folder = folder();
    let mut data = begin(open(folder.path(), 100), Mode::Practice, "second_kettle", 2);
    play_while(&mut data, true, |data| turns(data) < all - 1);
    let other = rusqlite::Connection::open(folder.path().join(FILE)).unwrap();
    let turn = "INSERT INTO turn (attempt, number, taken, at, day) SELECT number, ?1, '9', 0, 0 FROM attempt";
    other.execute(turn, [i64::try_from(all).unwrap()]).unwrap();
    play_while(&mut data, true, |_| true);
    let id = data.conversation.as_ref().unwrap().id;
    let history = open(folder.path(), 100).record;
    let played = history.played().iter().find(|played| played.id == id);
    assert!(played.is_some(), "it is over in the records, too");
}

#[test]
fn a_second_window_writes_nothing_and_takes_over_when_the_first_is_gone() {
    let folder = folder();
    let first = begin(open(folder.path(), 100), Mode::Practice, "second_kettle", 3);
    let mut second = open(folder.path(), 100);
    assert_eq!(second.record.keeping(), &Keeping::ReadOnly(ReadOnly::SecondWindow));
    assert_eq!(present(&second), present(&first), "it shows what the first one keeps");
    second.apply(Command::GoOn);
    let taken = greedy(&second, false);
    second.apply(Command::Take(taken));
    let apart = present(&second);
    assert_eq!(apart.parent.map(|parent| parent.attempt), Some(present(&first).id), "an attempt of its own");
    assert!(Records::open(folder.path()).unwrap().records.attempt(apart.id).unwrap().is_none());
    let kept = present(&first);
    drop(first);
    second.apply(Command::TryRecords);
    assert_eq!(second.record.keeping(), &Keeping::Kept);
    assert_eq!(in_records(folder.path(), apart.id), present(&second), "what waited is kept from then on");
    assert_eq!(in_records(folder.path(), kept.id), kept, "and the first one as it was");
}

#[test]
fn records_that_cannot_be_opened_are_left_alone() {
    let folder = folder();
    let file = folder.path().join(FILE);
    std::fs::write(&file, "this is a letter to my aunt, and no records at all").unwrap();
    let mut data = open(folder.path(), 100);
    assert!(matches!(data.record.keeping(), Keeping::Trouble(_)), "{:?}", data.record.keeping());
    data.apply(Command::GoOnUnkept);
    let mut data = begin(data, Mode::Practice, "second_kettle", 3);
    assert_eq!(data.record.keeping(), &Keeping::Nowhere);
    assert!(std::fs::read_to_string(&file).unwrap().starts_with("this is a letter"));
    std::fs::remove_file(&file).unwrap();
    data.apply(Command::TryRecords);
    assert_eq!(data.record.keeping(), &Keeping::Kept);
    assert_eq!(in_records(folder.path(), present(&data).id), present(&data), "what was practised meanwhile is kept");
}

#[test]
fn an_example_that_was_watched_is_remembered_and_leaves_no_attempt() {
    let folder = folder();
    let mut data = begun_in(open(folder.path(), 100), "second_kettle", 7);
    data.conversation.as_mut().unwrap().mode = Mode::Watch;
    play_while(&mut data, true, |_| true);
    data.apply(Command::OpenLibrary);
    drop(data);
    let data = open(folder.path(), 100);
    assert!(data.record.has_watched() && data.conversation.is_none() && data.record.played().is_empty());
}

#[test]
fn what_an_author_tries_is_not_kept() {
    let folder = folder();
    let mut data = open(folder.path(), 100);
    let card = card(&data, "second_kettle");
    data.apply(Command::PlayFrom { card, want: 0, taken: Vec::new() });
    play_while(&mut data, true, |data| turns(data) < 4);
    drop(data);
    let data = open(folder.path(), 100);
    assert!(data.conversation.is_none() && data.record.trainees().is_empty());
}

#[test]
fn a_clock_that_goes_back_breaks_nothing() {
    let folder = folder();
    let mut data = begin(open(folder.path(), 100), Mode::Practice, "second_kettle", 1);
    play_while(&mut data, true, |data| !waits(data));
    data.apply(Command::LeaveInDiary);
    drop(data);
    let mut data = open(folder.path(), 50);
    assert!(!data.record.is_due(&data.record.diary()[0], data.today));
    data = begin(data, Mode::Coached, "card_refused", 1);
    play_while(&mut data, true, |_| true);
    assert_eq!(data.record.played().last().map(|played| played.day), Some(50));
    assert!(data.record.is_due(&data.record.diary()[0], data.today), "nobody waits for a day that the clock made up");
    drop(data);
    let data = open(folder.path(), 51);
    assert_eq!((data.record.played().len(), data.record.diary().len()), (1, 1));
    assert!(data.record.suggestion().is_some());
}

#[test]
fn who_was_at_one_last_is_led_there_by_no_clock() {
    let folder = folder();
    let data = begin(open(folder.path(), 100), Mode::Practice, "second_kettle", 3);
    drop(data);
    let data = begin(open(folder.path(), 50), Mode::Practice, "card_refused", 2);
    let newest = present(&data).id;
    drop(data);
    let mut data = open(folder.path(), 120);
    assert_eq!(present(&data).id, newest, "it was begun last, though the clock had gone back");
    data.bring(on(10));
    data.apply(Command::OpenBriefing(card(&data, "second_kettle")));
    let taken = greedy(&data, true);
    data.apply(Command::Take(taken));
    let older = present(&data).id;
    assert_ne!(older, newest);
    drop(data);
    let data = open(folder.path(), 120);
    assert_eq!((present(&data).id, turns(&data)), (older, 4), "a turn was taken there last");
    assert_eq!(data.waiting.iter().map(|talk| talk.id).collect::<Vec<_>>(), [newest]);
}

#[test]
fn the_texts_of_an_attempt_make_its_scenario_again() {
    let folder = folder();
    let data = begin(open(folder.path(), 100), Mode::Practice, "second_kettle", 1);
    let (_, texts) =
        Records::open(folder.path()).unwrap().records.attempt(present(&data).id).unwrap().expect("there it is");
    assert_eq!(&*texts.scenario, shipped_text("second_kettle"));
    assert_eq!(&*texts.playbook, text_of("assets/playbook.ron"));
    assert!(texts.scenario().is_some());
}
