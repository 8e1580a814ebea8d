//! From a real fault in a folder, through the screen that comes first, to the Library with all that could be saved; and
//! nothing is ever lost on the way.

use std::fs;
use std::path::{Path, PathBuf};

use egui::Key;
use rusqlite::Connection;
use tempfile::TempDir;
use unruffled::app::Options;
use unruffled::app::command::Command;
use unruffled::app::data::{Data, Keeping};
use unruffled::debrief::kept::Moment;
use unruffled::engine::notes::Mode;
use unruffled::records::{BACKUPS, FILE, Records};

use crate::conversation_screen::{begun_in, play_while};
use crate::library_screen::play;
use crate::window::{LAPTOP, click, harness, has, press, settle, shows, wait};

pub const TODAY: u32 = 20_779;

pub fn open(folder: &Path, day: u32) -> Data {
    let now = Moment { millis: i64::from(day) * 86_400_000, day };
    Data::load(&Options { data: Some(folder.to_owned()), now, ..Options::default() }).unwrap()
}

/// Has one conversation to its end, without what comes later.
pub fn practise(data: &mut Data) {
    data.apply(Command::ChooseMode(Mode::Practice));
    let mut talk = begun_in(data.clone(), "second_kettle", 7);
    play_while(&mut talk, false, |data| !data.conversation.as_ref().unwrap().replay.state.is_over());
    talk.apply(Command::OpenLibrary);
    *data = talk;
}

/// Records with one conversation in their backup of yesterday, and one more of today in the file alone.
pub fn practised() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut data = open(folder.path(), TODAY - 1);
    practise(&mut data);
    drop(data);
    Records::open(folder.path()).unwrap().records.back_up(TODAY - 1).unwrap();
    let mut data = open(folder.path(), TODAY);
    practise(&mut data);
    assert_eq!((data.record.played().len(), data.record.keeping()), (2, &Keeping::Kept));
    folder
}

fn file(folder: &TempDir) -> PathBuf {
    folder.path().join(FILE)
}

/// What stands in the folder itself, by name and bytes.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let all = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<_> = all
        .filter(|path| path.is_file())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect();
    all.sort();
    all
}

/// Something that befalls a file, what it is called on the screen, and whether a file is left to be put aside.
type Fault = (&'static str, fn(&Path), bool);

const FAULTS: [Fault; 4] = [
    (
        "The file with your practice is damaged",
        |file| {
            let mut bytes = fs::read(file).unwrap();
            bytes[4096..].fill(0xa5);
            fs::write(file, bytes).unwrap();
        },
        true,
    ),
    ("The file with your practice is gone", |file| fs::remove_file(file).unwrap(), false),
    ("The file with your practice is empty", |file| fs::write(file, "").unwrap(), true),
    (
        "Another file stands where your practice was kept",
        |file| fs::write(file, "Dear diary, today somebody saved me here.".repeat(200)).unwrap(),
        true,
    ),
];

#[test]
fn a_backup_leads_back_to_the_library_and_nothing_is_deleted() {
    for (heading, befall, there) in FAULTS {
        let folder = practised();
        befall(&file(&folder));
        let broken = fs::read(file(&folder)).ok();
        let mut window = harness(LAPTOP, open(folder.path(), TODAY));
        assert!(has(&window, heading), "{heading}: {:?}", window.state().data.record.keeping());
        assert!(fs::read(file(&folder)).ok() == broken, "{heading}: it was only looked at");
        press(&mut window, Key::Enter);
        let data = &window.state().data;
        assert_eq!((data.record.keeping(), data.record.played().len()), (&Keeping::Kept, 1), "{heading}");
        assert!(has(&window, "What to practise"), "{heading}");
        assert!(has(&window, "The backup is restored. From now on what you practise is kept."), "{heading}");
        if there {
            let aside =
                files(folder.path()).into_iter().find(|(name, bytes)| name != FILE && Some(bytes) == broken.as_ref());
            let (name, _) = aside.unwrap_or_else(|| panic!("{heading}: the file from before is put aside"));
            assert!(shows(&window, &name), "{heading}: and it is said where");
        }
        practise(&mut window.state_mut().data);
        drop(window);
        assert_eq!(open(folder.path(), TODAY).record.played().len(), 2, "{heading}: what comes next is kept");
    }
}

#[test]
fn new_records_put_aside_what_was_there() {
    for (heading, befall, there) in FAULTS {
        let folder = practised();
        befall(&file(&folder));
        fs::remove_dir_all(folder.path().join(BACKUPS)).unwrap();
        let broken = fs::read(file(&folder)).ok();
        let mut window = harness(LAPTOP, open(folder.path(), TODAY));
        // Without records and without backups nothing tells that there ever were any, but for the lock beside them.
        assert!(has(&window, heading), "{heading}: {:?}", window.state().data.record.keeping());
        assert!(shows(&window, "There is no backup that could be used."), "{heading}");
        click(&mut window, "Begin new records");
        assert!(fs::read(file(&folder)).ok() == broken, "{heading}: it is asked once more");
        click(&mut window, "Yes, begin new records");
        assert_eq!(window.state().data.record.keeping(), &Keeping::Kept, "{heading}");
        assert!(has(&window, "New records have begun. From now on what you practise is kept."), "{heading}");
        let aside =
            files(folder.path()).into_iter().any(|(name, bytes)| name != FILE && Some(&bytes) == broken.as_ref());
        assert_eq!(aside, there, "{heading}");
    }
}

#[test]
fn whoever_goes_on_unkept_changes_nothing_on_the_disk_and_loses_nothing_when_it_is_mended() {
    let folder = practised();
    let whole = fs::read(file(&folder)).unwrap();
    FAULTS[0].1(&file(&folder));
    let before = files(folder.path());
    let mut window = harness(LAPTOP, open(folder.path(), TODAY));
    click(&mut window, "Go on without keeping");
    assert!(has(&window, "What you practise is not kept: it lasts until you close the window."));
    practise(&mut window.state_mut().data);
    settle(&mut window);
    let after = files(folder.path());
    assert!(before.iter().all(|file| after.contains(file)), "what was there is as it was");
    fs::write(file(&folder), whole).unwrap();
    click(&mut window, "Try again");
    assert!(has(&window, "What you practise is kept again."));
    assert_eq!(window.state().data.record.played().len(), 3);
    drop(window);
    assert_eq!(open(folder.path(), TODAY).record.played().len(), 3, "what was practised meanwhile is kept, too");
}

#[test]
fn trying_again_opens_what_is_there_again() {
    // Another program holds the file.
    let folder = practised();
    let other = Connection::open(file(&folder)).unwrap();
    other.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE").unwrap();
    let mut window = harness(LAPTOP, open(folder.path(), TODAY));
    assert!(has(&window, "Another program holds the file with your practice"));
    press(&mut window, Key::Enter);
    assert!(has(&window, "Tried just now: nothing has changed yet."));
    drop(other);
    press(&mut window, Key::Enter);
    assert_eq!(window.state().data.record.played().len(), 2);
    assert!(has(&window, "What to practise") && has(&window, "The file with your practice is in use again."));

    // A file stands where the folder is to be.
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("unruffled");
    fs::write(&folder, "not a folder").unwrap();
    let mut window = harness(LAPTOP, open(&folder, TODAY));
    assert!(has(&window, "There is no place to keep your practice"));
    fs::remove_file(&folder).unwrap();
    press(&mut window, Key::Enter);
    assert_eq!(window.state().data.record.keeping(), &Keeping::Kept);
}

#[test]
fn a_second_window_looks_and_takes_over_when_the_first_is_gone() {
    let folder = practised();
    let first = open(folder.path(), TODAY);
    let mut window = harness(LAPTOP, open(folder.path(), TODAY));
    assert!(has(&window, "Unruffled is open in another window"));
    assert!(shows(&window, FILE), "it is said which file");
    press(&mut window, Key::Enter);
    assert!(has(&window, "What to practise"));
    click(&mut window, "Keep here instead");
    assert!(shows(&window, "Tried just now: nothing has changed yet."));
    drop(first);
    click(&mut window, "Keep here instead");
    assert_eq!(window.state().data.record.keeping(), &Keeping::Kept);
    assert!(has(&window, "From now on this window keeps what you practise."));
}

#[test]
fn what_a_newer_version_made_is_looked_at_and_not_changed() {
    let folder = practised();
    Connection::open(file(&folder)).unwrap().execute_batch("PRAGMA user_version = 999").unwrap();
    let before = fs::read(file(&folder)).unwrap();
    let mut window = harness(LAPTOP, open(folder.path(), TODAY));
    assert!(has(&window, "A newer Unruffled keeps your practice here"));
    press(&mut window, Key::Enter);
    assert_eq!(window.state().data.record.played().len(), 2, "it is shown");
    practise(&mut window.state_mut().data);
    assert!(fs::read(file(&folder)).unwrap() == before);
}

#[test]
fn a_file_that_breaks_in_mid_conversation_is_told_then_and_there() {
    let folder = practised();
    let mut data = begun_in(open(folder.path(), TODAY), "second_kettle", 7);
    play(&mut data, 2);
    let mut window = harness(LAPTOP, data);
    assert!(!shows(&window, "not kept"));
    let of_today = |data: &Data| data.record.backups().iter().any(|backup| backup.day == TODAY);
    wait(&mut window, "a backup of today", |window| of_today(&window.state().data));
    for name in [FILE, &format!("{FILE}-wal"), &format!("{FILE}-shm")] {
        let path = folder.path().join(name);
        if path.exists() {
            fs::write(path, vec![0xa5; 8192]).unwrap();
        }
    }
    play(&mut window.state_mut().data, 2);
    settle(&mut window);
    assert!(
        shows(&window, "the file that keeps them is gone or damaged"),
        "{:?}",
        window.state().data.record.keeping()
    );
    click(&mut window, "Try again");
    assert!(shows(&window, "What you can do"), "{:?}", window.state().data.record.keeping());
    press(&mut window, Key::Enter);
    let data = &window.state().data;
    // The window made a backup of today when it came.
    assert_eq!((data.record.keeping(), data.record.played().len()), (&Keeping::Kept, 2));
    assert_eq!(data.conversation.as_ref().map(|talk| talk.replay.turns.len()), Some(4), "it goes on where it was");
}
