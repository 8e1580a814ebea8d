//! The places that are named in the Settings: scenario folders, a playbook, a house sheet, the folder of the records, by
//! accessible label and by keys alone, with bad input; and their pictures.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use unruffled::app::Options;
use unruffled::app::command::Command;
use unruffled::app::data::{Backup, Data, Keeping, PlaceFor, Record, Route};
use unruffled::playbook;

use crate::conversation_screen::begun;
use crate::library_screen::{KINDS, Window, broken_folder, focused};
use crate::window::{LAPTOP, click, few, harness, has, press, save, save_all, settle, shows, wait};

/// A window in which all Settings show.
const WHOLE: [f32; 2] = [1280.0, 3200.0];

fn settings(mut data: Data) -> Window {
    data.apply(Command::OpenSettings);
    harness(WHOLE, data)
}

fn load(options: &Options) -> Data {
    Data::load(options).expect("the shipped playbook")
}

fn fill(window: &mut Window, field: &str, text: &str) {
    let field = window.get_by_role_and_label(Role::TextInput, field);
    field.focus();
    field.type_text(text);
    settle(window);
}

/// Types a place into its field and takes it by Enter.
fn name(window: &mut Window, field: &str, place: &Path) {
    fill(window, field, &place.display().to_string());
    press(window, Key::Enter);
}

fn value(window: &Window, field: &str) -> String {
    window.get_by_role_and_label(Role::TextInput, field).accesskit_node().value().unwrap_or_default()
}

fn written(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, text).expect("written");
    path
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("nobody reads it".to_owned())
    }
}

#[test]
fn a_folder_is_checked_added_read_at_once_and_removed() {
    let folder = broken_folder();
    let path = folder.path().to_owned();
    let file = path.join("settings.ron");
    let home = tempfile::tempdir().expect("a folder");
    let kept = home.path().join("settings.ron");
    let mut window = settings(load(&Options { settings: Some(kept.clone()), ..Options::default() }));
    for (typed, told) in [
        ("", "Type or paste where it is first."),
        ("scenarios", "Write the whole path"),
        (&path.join("nowhere").display().to_string(), "There is no such folder."),
        (&path.join("typo.ron").display().to_string(), "That is a file."),
    ] {
        fill(&mut window, "Add a folder", typed);
        click(&mut window, "Add");
        assert!(shows(&window, told), "{typed:?}");
        assert_eq!(value(&window, "Add a folder"), typed, "what was typed can be mended");
        window.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
        let field = window.get_by_role_and_label(Role::TextInput, "Add a folder");
        field.focus();
        settle(&mut window);
        window.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
        press(&mut window, Key::Backspace);
    }
    assert!(!kept.exists(), "what is refused is not kept");
    name(&mut window, "Add a folder", &path);
    assert_eq!(value(&window, "Add a folder"), "");
    assert!(has(&window, &path.display().to_string()));
    wait(&mut window, "the files are read", |window| window.state().data.cards.iter().any(|c| c.id == "third_kettle"));
    wait(&mut window, "the broken ones too", |window| shows(window, "4 scenarios, 3 of them to be mended."));
    name(&mut window, "Add a folder", &path);
    assert!(shows(&window, "among them already"));
    let again = load(&Options { settings: Some(kept.clone()), ..Options::default() });
    assert!(again.cards.iter().any(|card| card.id == "third_kettle"), "it is read at the next start");
    click(&mut window, &format!("Remove {}", path.display()));
    assert!(!has(&window, &path.display().to_string()));
    assert!(window.state().data.cards.iter().all(|card| card.path.is_none()));
    assert!(path.join("third_kettle.ron").exists() && !file.exists());
    assert!(load(&Options { settings: Some(kept), ..Options::default() }).named().set().scenarios.is_empty());
}

#[test]
fn a_folder_that_is_dropped_on_the_window_is_added() {
    let folder = broken_folder();
    let mut window = settings(few());
    let drop_it = |window: &mut Window, path: PathBuf| {
        window.input_mut().dropped_files.push(Arc::new(Dropped(path)));
        settle(window);
    };
    drop_it(&mut window, folder.path().join("typo.ron"));
    assert!(shows(&window, "That is a file."));
    drop_it(&mut window, folder.path().to_owned());
    assert_eq!(window.state().data.named().set().scenarios, [folder.path().to_owned()]);
    let empty = tempfile::tempdir().expect("a folder");
    drop_it(&mut window, empty.path().to_owned());
    assert!(shows(&window, "There is no scenario in it yet"));
}

#[test]
fn what_the_command_line_names_is_shown_and_stays() {
    let folder = broken_folder();
    let house = written(folder.path(), "house.txt", "(firm: \"Brook & Daughter\")");
    let book = written(folder.path(), "book.txt", playbook::SHIPPED);
    let options = Options {
        scenarios: vec![folder.path().to_owned()],
        house: Some(house.clone()),
        playbook: Some(book.clone()),
        data: Some(folder.path().join("data")),
        ..Options::default()
    };
    let window = settings(load(&options));
    assert!(shows(&window, "Named when the program was started, so it stays until it closes."));
    assert!(!has(&window, &format!("Remove {}", folder.path().display())));
    for option in ["--house", "--playbook", "--data"] {
        assert!(shows(&window, &format!("Named when the program was started ({option})")), "{option}");
    }
    for field in ["A sheet of your own", "A playbook of your own", "Keep it in another folder"] {
        assert!(!has(&window, field), "{field}");
    }
    let mut data = load(&options);
    let other = written(folder.path(), "other.txt", "(firm: \"Other\")");
    data.apply(Command::UsePlace(PlaceFor::House, other.display().to_string()));
    assert_eq!(data.sources().house.word("firm"), Some("Brook & Daughter"), "what the command line names wins");
}

#[test]
fn a_house_sheet_is_checked_used_and_let_go() {
    let folder = tempfile::tempdir().expect("a folder");
    let firm = |window: &Window| window.state().data.sources().house.word("firm").map(str::to_owned);
    let mut window = settings(few());
    let wrong = written(folder.path(), "wrong.ron", "(\n  frim: \"Brook\",\n)");
    name(&mut window, "A sheet of your own", &wrong);
    assert!(shows(&window, "The house sheet cannot be used: line 2, column "), "with its place");
    assert!(shows(&window, "Did you mean"), "and what to do");
    assert_eq!(firm(&window), None);
    let good = written(folder.path(), "good.ron", "(firm: \"Brook & Daughter\")");
    let mut window = settings(few());
    name(&mut window, "A sheet of your own", &good);
    assert_eq!(firm(&window).as_deref(), Some("Brook & Daughter"));
    written(folder.path(), "good.ron", "(firm: \"Brook & Son\")");
    click(&mut window, "Read the house sheet again");
    assert_eq!(firm(&window).as_deref(), Some("Brook & Son"));
    click(&mut window, "Use none");
    assert_eq!(firm(&window), None);
}

#[test]
fn a_playbook_is_checked_and_conversations_under_way_keep_theirs() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = format!("// Our own.\n{}", playbook::SHIPPED);
    let own = written(folder.path(), "own.ron", &text);
    let broken = written(folder.path(), "broken.ron", &playbook::SHIPPED.replacen("milestones:", "milestnoes:", 1));
    let mut window = settings(begun("second_kettle", 7));
    name(&mut window, "A playbook of your own", &broken);
    assert!(shows(&window, "The playbook cannot be used: line ") && shows(&window, "milestnoes"));
    let old = Arc::clone(&window.state().data.sources().playbook);
    assert!(window.state().data.named().set().playbook.is_none());
    let field = window.get_by_role_and_label(Role::TextInput, "A playbook of your own");
    field.focus();
    settle(&mut window);
    window.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    name(&mut window, "A playbook of your own", &own);
    let data = &window.state().data;
    assert!(!Arc::ptr_eq(&old, &data.sources().playbook));
    let talk = data.conversation.as_ref().expect("it is under way");
    assert!(Arc::ptr_eq(&old, &talk.scenario.playbook), "it goes on with what it began with");
    let read_by = |data: &Data| {
        data.cards
            .iter()
            .all(|card| card.scenario.as_ref().is_none_or(|own| Arc::ptr_eq(&own.playbook, &data.sources().playbook)))
    };
    assert!(read_by(data), "every other one is read by the new one");
    click(&mut window, "Use the built-in one");
    assert!(read_by(&window.state().data) && window.state().data.named().set().playbook.is_none());
}

#[test]
fn a_file_that_breaks_later_is_told_and_what_is_built_in_is_used() {
    let folder = tempfile::tempdir().expect("a folder");
    let kept = folder.path().join("settings.ron");
    let own = written(folder.path(), "own.ron", playbook::SHIPPED);
    let options = Options { settings: Some(kept), ..Options::default() };
    let mut window = settings(load(&options));
    name(&mut window, "A playbook of your own", &own);
    drop(window);
    std::fs::remove_file(&own).expect("gone");
    let data = load(&options);
    assert!(data.notice.as_ref().is_some_and(|told| told.contains("own.ron") && told.contains("built-in")));
    let mut window = settings(data);
    assert!(shows(&window, "The built-in one is in use until that is mended."));
    written(folder.path(), "own.ron", playbook::SHIPPED);
    click(&mut window, "Read the playbook again");
    assert!(!shows(&window, "until that is mended"));
}

#[test]
fn another_folder_for_the_records_takes_hold_at_the_next_start() {
    let home = tempfile::tempdir().expect("a folder");
    let options = Options {
        settings: Some(home.path().join("settings.ron")),
        usual_data: Some(home.path().join("usual")),
        ..Options::default()
    };
    let mut window = settings(load(&options));
    let folder = |data: &Data| data.records_folder().map(Path::to_owned);
    assert_eq!(folder(&window.state().data), Some(home.path().join("usual")));
    click(&mut window, "Keep it in another folder");
    assert!(shows(&window, "It moves and overwrites nothing"));
    let next = home.path().join("next");
    name(&mut window, "Another folder", &home.path().join("a/b"));
    assert!(shows(&window, "There is no folder"));
    let field = window.get_by_role_and_label(Role::TextInput, "Another folder");
    field.focus();
    settle(&mut window);
    window.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    name(&mut window, "Another folder", &next);
    assert!(shows(&window, &format!("From the next start on: {}", next.display())));
    assert_eq!(folder(&window.state().data), Some(home.path().join("usual")), "not before");
    assert!(!next.exists(), "nothing is made before");
    drop(window);
    let mut window = settings(load(&options));
    assert_eq!(folder(&window.state().data), Some(next));
    click(&mut window, "Back to the usual folder");
    drop(window);
    assert_eq!(folder(&load(&options)), Some(home.path().join("usual")));
}

#[test]
fn the_list_of_groups_leads_to_each_and_brings_the_keyboard_along() {
    let mut data = few();
    data.apply(Command::OpenSettings);
    let mut window = harness(LAPTOP, data);
    let mut tabs = 0;
    while focused(&window) != "Scenarios" {
        press(&mut window, Key::Tab);
        tabs += 1;
        assert!(tabs < 30, "the keyboard is on {:?}", focused(&window));
    }
    press(&mut window, Key::Enter);
    window.run_steps(60);
    assert_eq!(focused(&window), "Add a folder");
    let field = window.get_by_role_and_label(Role::TextInput, "Add a folder").rect();
    assert!(field.top() > 0.0 && field.bottom() < LAPTOP[1], "it is in sight: {field:?}");
    let mut narrow = few();
    narrow.apply(Command::OpenSettings);
    let window = harness([760.0, 640.0], narrow);
    assert!(window.query_by_role_and_label(Role::Button, "Scenarios").is_none());
}

#[test]
fn escape_leaves_a_field_before_it_leaves_the_screen() {
    let mut window = settings(few());
    fill(&mut window, "Add a folder", "/tm");
    press(&mut window, Key::Escape);
    assert_eq!(window.state().data.route, Route::Settings);
    press(&mut window, Key::Escape);
    assert_eq!(window.state().data.route, Route::Library);
}

#[test]
fn pictures_of_places_and_of_what_is_kept() {
    let folder = broken_folder();
    let empty = tempfile::tempdir().expect("a folder");
    let mut data = few();
    let backup = |day, attempts| Backup { file: PathBuf::from(format!("{day}")), day, attempts };
    data.today = 20_779;
    data.record = Record::with_keeping(Keeping::Kept, vec![backup(20_779, Some(14)), backup(20_778, Some(12))]);
    for path in [folder.path(), empty.path()] {
        data.apply(Command::UsePlace(PlaceFor::Scenarios, path.display().to_string()));
    }
    data.apply(Command::UsePlace(PlaceFor::Playbook, folder.path().join("typo.ron").display().to_string()));
    data.apply(Command::OpenSettings);
    save_all("settings-places", &data, &[("whole", WHOLE, false, 100), ("whole-dark", WHOLE, true, 100)]);
    let mut window = harness(WHOLE, data.clone());
    click(&mut window, "Go back to a backup");
    click(&mut window, "Keep it in another folder");
    name(&mut window, "A playbook of your own", &folder.path().join("typo.ron"));
    save(&mut window, "settings-places-open");
    for (kind, size, dark, percent) in KINDS {
        let mut data = data.clone();
        (data.settings.dark, data.settings.text_percent) = (dark, percent);
        let mut window = harness(size, data);
        let field = window.get_by_role_and_label(Role::TextInput, "A sheet of your own");
        field.focus();
        settle(&mut window);
        save(&mut window, &format!("settings-below-{kind}"));
    }
}
