//! Everything about somebody goes out of the window as files of their own; whoever is erased comes back from them.

use std::fs;
use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use unruffled::app::command::Command;
use unruffled::app::data::Data;
use unruffled::app::{App, Options};
use unruffled::debrief::kept::Moment;
use unruffled::exchange::attempts::{self, Person};
use unruffled::records::{Change, Records, Trainee};

use crate::exports::{person, practice};
use crate::exports_cli::{ADA, changes};
use crate::window::{click, harness, wait};

const DAY: u32 = 20_779;
/// A window in which all of a long page shows.
const TALL: [f32; 2] = [1280.0, 8000.0];

/// Records in which Ada has practised, and a folder for documents.
struct Place {
    records: tempfile::TempDir,
    documents: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Self { records: tempfile::tempdir().unwrap(), documents: tempfile::tempdir().unwrap() };
        let mut records = Records::open(place.records.path()).unwrap().records;
        let mut all = vec![
            Change::Trainee(ADA, person().name, Moment::default()),
            Change::Set(ADA, "mode".to_owned(), "practice".to_owned()),
        ];
        all.extend(changes(ADA, &practice()));
        records.write(&all).unwrap();
        place
    }

    fn data(&self) -> Data {
        let options = Options {
            data: Some(self.records.path().to_owned()),
            pages: Some(self.documents.path().to_owned()),
            now: Moment { millis: i64::from(DAY) * 86_400_000, day: DAY },
            ..Options::default()
        };
        Data::load(&options).unwrap()
    }

    /// What lies in the folder of documents.
    fn given(&self) -> Vec<PathBuf> {
        let mut all: Vec<PathBuf> =
            fs::read_dir(self.documents.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        all.sort();
        all
    }
}

fn name_of(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

type Window = Harness<'static, App>;

/// What the window says after somebody asked it for something.
fn told(data: Data, ask: impl FnOnce(&mut Window)) -> (Data, String) {
    let mut window = harness(TALL, data);
    window.run();
    window.state_mut().data.notice = None;
    ask(&mut window);
    wait(&mut window, "what came of it is told", |window| window.state().data.notice.is_some());
    let data = window.state().data.clone();
    let notice = data.notice.clone().unwrap();
    (data, notice)
}

/// At the progress, one of its buttons.
fn at_progress(button: &'static str) -> impl FnOnce(&mut Window) {
    move |window| {
        window.state_mut().data.apply(Command::OpenProgress);
        window.run();
        click(window, button);
    }
}

/// At the progress, a file is brought in.
fn bring_in(file: &Path) -> impl FnOnce(&mut Window) {
    move |window| {
        window.state_mut().data.apply(Command::OpenProgress);
        window.run();
        let field = || "Where the attempt file is";
        window.get_by_role_and_label(Role::TextInput, field()).focus();
        window.run();
        window.get_by_role_and_label(Role::TextInput, field()).type_text(file.to_str().unwrap());
        window.run();
        click(window, "Bring in");
    }
}

#[test]
fn everything_goes_out_and_whoever_was_erased_comes_back() {
    let place = Place::new();
    let before = place.data();
    let (played, trainee) = (before.record.played().to_vec(), before.record.trainee().cloned());
    assert_eq!(trainee, Some(Trainee { id: ADA, name: person().name }));
    let (mut data, notice) = told(before, |window| {
        click(window, "Ada practises");
        click(window, "Export everything about me");
    });
    let [folder] = &place.given()[..] else { panic!("{:?}", place.given()) };
    assert_eq!(name_of(folder), "Unruffled, Ada, 22 November 2026");
    assert_eq!(notice, format!("It is saved in {}.", folder.display()));
    let text = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    assert!(text("progress.html").contains("Ada’s progress"));
    assert!(text("attempts.csv").contains("hot_before") && text("turns.csv").contains("own_words"));
    let file = text("all.attempts.json");
    let found = attempts::read(file.as_bytes()).unwrap();
    assert_eq!((found.sound.len(), &found.refused[..], found.person), (4, &[][..], Some(person())));

    data.apply(Command::EraseTrainee(ADA));
    assert!(data.record.trainees().is_empty() && data.record.played().is_empty());
    drop(data);
    let mut data = place.data();
    data.apply(Command::AddTrainee("Ada".to_owned()));
    let (data, notice) = told(data, bring_in(&folder.join("all.attempts.json")));
    assert_eq!(notice, "4 attempts came in.");
    assert_eq!(
        data.record.played().iter().map(|it| (it.id, it.points, &it.ending)).collect::<Vec<_>>(),
        played.iter().map(|it| (it.id, it.points, &it.ending)).collect::<Vec<_>>(),
        "the same history"
    );
    drop(data);
    let records = Records::open_to_read(place.records.path()).unwrap();
    let id = records.trainees().unwrap()[0].id;
    let person = Person { name: person().name, settings: records.history(id).unwrap().settings.into_iter().collect() };
    let again = attempts::file(&records.attempts(id).unwrap(), Some(&person));
    let attempts_of = |text: &str| text.split_once("\"playbooks\"").unwrap().1.to_owned();
    assert_eq!(attempts_of(&again), attempts_of(&file), "the same bytes again");
}

#[test]
fn each_form_is_a_file_of_its_own_and_touches_none_that_is_there() {
    let place = Place::new();
    let name = "Unruffled, Ada, 22 November 2026";
    let mut data = place.data();
    for button in ["Save as a page", "Save an attempt file", "Save as tables", "Save as a page"] {
        data = told(data, at_progress(button)).0;
    }
    let given = place.given();
    let names: Vec<&str> = given.iter().map(|path| name_of(path)).collect();
    let [page, second, file] = [".html", " (2).html", ".attempts.json"].map(|ending| format!("{name}{ending}"));
    let mut expected = vec![name, &second, &file, &page];
    expected.sort_unstable();
    assert_eq!(names, expected);
    let file = fs::read_to_string(place.documents.path().join(&file)).unwrap();
    assert!(!file.contains("I hear") && !file.contains("Ada"), "what is private stays out");
}

#[test]
fn what_cannot_come_in_is_told() {
    let place = Place::new();
    let broken = place.documents.path().join("broken.attempts.json");
    fs::write(&broken, "{\"format\":1,").unwrap();
    let (data, notice) = told(place.data(), bring_in(&broken));
    assert!(notice.contains("ends in the middle"), "{notice}");
    let (data, notice) = told(data, bring_in(Path::new("no such file")));
    assert!(notice.contains("there is no file"), "{notice}");
    drop(data);
    let mut nowhere = crate::window::shipped();
    nowhere.apply(Command::ImportAttempts("x".into()));
    assert!(nowhere.notice.as_ref().is_some_and(|notice| notice.contains("only where what is practised is kept")));
    nowhere.apply(Command::ExportTrainee);
    assert!(nowhere.notice.as_ref().is_some_and(|notice| notice.contains("no folder of documents")));
}
