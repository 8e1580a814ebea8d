//! Who practises: the question, the menu in the bar, names, guests and erasing, by accessible label, and as pictures.

use std::path::Path;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use unruffled::app::Options;
use unruffled::app::command::Command;
use unruffled::app::data::{Asking, Data, Keeping, Record, Route};
use unruffled::debrief::kept::TraineeId;
use unruffled::records::{ReadOnly, Trainee};

use crate::library_screen::{KINDS, Window, begin, focused};
use crate::window::{LAPTOP, click, few, harness, has, press, save, save_all, settle, shows};

fn id(of: u128) -> TraineeId {
    TraineeId::from_u128(of)
}

/// The guest, if there is one, and three people with names; with who practises now.
pub fn people(guest: bool, now: Option<u128>) -> Data {
    let names = [(1, None), (2, Some("Ada")), (3, Some("Bo")), (4, Some("Asta Nielsen"))];
    let all = names.into_iter().filter(|(_, name)| guest || name.is_some());
    let all = all.map(|(of, name)| Trainee { id: id(of), name: name.map(str::to_owned) }).collect();
    let mut data = few();
    data.record = Record::with_keeping(Keeping::Kept, Vec::new()).with_trainees(all, now.map(id));
    data
}

fn asked(data: Data) -> Window {
    let window = harness(LAPTOP, data);
    assert!(has(&window, "Who is practising?"));
    window
}

/// Opens the menu of whoever practises and chooses from it.
fn choose(window: &mut Window, name: &str, entry: &str) {
    click(window, &format!("{name} practises"));
    click(window, entry);
}

fn name_field(window: &mut Window, typed: &str) {
    let field = window.get_by_role_and_label(Role::TextInput, "Your name");
    field.focus();
    field.type_text(typed);
    settle(window);
}

#[test]
fn several_people_are_asked_and_nothing_but_their_names_shows() {
    let mut data = people(true, None);
    begin(&mut data, 0, 60);
    assert!(!data.record.played().is_empty());
    let window = asked(data);
    for name in ["Guest", "Ada", "Bo", "Asta Nielsen", "Somebody new", "Begin as a new guest"] {
        assert!(has(&window, name), "{name}");
    }
    let names = ["Guest", "Ada", "Bo", "Asta Nielsen"];
    for node in window.root().children_recursive() {
        let Some(label) = node.accesskit_node().label() else { continue };
        let digits = label.chars().any(|c| c.is_ascii_digit());
        assert!(!digits && (names.contains(&label.as_str()) || !label.contains("Ada")), "{label}");
    }
    assert!(shows(&window, "There is no password"));
    assert!(!has(&window, "What to practise"), "nothing else shows before that");
}

#[test]
fn nobody_is_asked_where_it_is_clear_who_practises() {
    for data in [few(), people(true, Some(3))] {
        let window = harness(LAPTOP, data);
        assert!(has(&window, "What to practise") && !has(&window, "Who is practising?"));
    }
}

#[test]
fn keys_alone_choose_a_name() {
    let mut window = asked(people(true, None));
    assert_eq!(focused(&window), "Guest", "the first name has the keyboard");
    press(&mut window, Key::ArrowDown);
    assert_eq!(focused(&window), "Ada");
    press(&mut window, Key::ArrowUp);
    press(&mut window, Key::ArrowUp);
    assert_eq!(focused(&window), "Asta Nielsen", "from the first to the last");
    let letter = |window: &mut Window, typed: &str| {
        window.event(egui::Event::Text(typed.to_owned()));
        settle(window);
        focused(window)
    };
    assert_eq!(letter(&mut window, "a"), "Ada");
    assert_eq!(letter(&mut window, "A"), "Asta Nielsen");
    assert_eq!(letter(&mut window, "b"), "Bo");
    assert_eq!(letter(&mut window, "x"), "Bo");
    press(&mut window, Key::Tab);
    assert_eq!(focused(&window), "Asta Nielsen");
    press(&mut window, Key::Escape);
    assert!(has(&window, "Who is practising?"), "somebody has to be chosen first");
}

#[test]
fn a_name_is_checked_before_it_is_taken() {
    let mut window = asked(people(false, None));
    click(&mut window, "Somebody new");
    assert_eq!(focused(&window), "Your name");
    for (typed, told) in [
        ("", "Type a name first"),
        ("  ada ", "“Ada” is here already"),
        ("\u{202E}Bo", "cannot be seen"),
        (&"long ".repeat(13), "at most 60 characters"),
    ] {
        window.state_mut().data.asking = None;
        let mut window = asked(people(false, None));
        click(&mut window, "Somebody new");
        name_field(&mut window, typed);
        assert!(!shows(&window, told), "nothing is told while one begins to type");
        press(&mut window, Key::Enter);
        assert!(shows(&window, told), "{typed:?}");
        assert_eq!(focused(&window), "Your name", "and one can go on typing");
    }
}

#[test]
fn the_menu_asks_for_somebody_else_and_leads_back() {
    let mut data = people(true, Some(2));
    data.apply(Command::OpenSettings);
    let mut window = harness(LAPTOP, data);
    choose(&mut window, "Ada", "Someone else");
    assert!(has(&window, "Who is practising?"));
    press(&mut window, Key::Escape);
    assert_eq!(window.state().data.asking, None);
    assert_eq!(window.state().data.route, Route::Settings, "one is where one was");
    choose(&mut window, "Ada", "Someone else");
    click(&mut window, "Ada");
    assert_eq!(window.state().data.asking, None, "whoever practises goes on");
}

#[test]
fn the_menu_is_reached_and_used_by_keys_alone() {
    for size in [LAPTOP, [760.0, 640.0]] {
        let mut window = harness(size, people(true, Some(2)));
        let mut tabs = 0;
        while focused(&window) != "Ada practises" {
            press(&mut window, Key::Tab);
            tabs += 1;
            assert!(tabs < 40, "the keyboard is on {:?}", focused(&window));
        }
        press(&mut window, Key::Enter);
        tabs = 0;
        while focused(&window) != "Change my name" {
            press(&mut window, Key::Tab);
            tabs += 1;
            assert!(tabs < 40, "the keyboard is on {:?}", focused(&window));
        }
        press(&mut window, Key::Enter);
        assert_eq!(window.state().data.asking, Some(Asking::Name));
        assert_eq!(focused(&window), "Your name");
        press(&mut window, Key::Escape);
        assert_eq!(window.state().data.asking, None);
    }
}

#[test]
fn a_name_is_changed_and_a_taken_one_is_not() {
    let mut window = harness(LAPTOP, people(true, Some(2)));
    choose(&mut window, "Ada", "Change my name");
    let field = window.get_by_role_and_label(Role::TextInput, "Your name");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("Ada"));
    window.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    name_field(&mut window, "bo");
    click(&mut window, "Take this name");
    assert!(shows(&window, "“Bo” is here already"));
    assert_eq!(window.state().data.asking, Some(Asking::Name));
    window.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    name_field(&mut window, "Ada L.");
    press(&mut window, Key::Enter);
    assert_eq!(window.state().data.asking, None, "it is taken");
}

#[test]
fn a_guest_with_practice_is_invited_to_give_a_name() {
    let mut data = people(true, Some(1));
    assert!(!has(&harness(LAPTOP, data.clone()), "Give a name"), "there is nothing to keep yet");
    begin(&mut data, 0, 60);
    let mut window = harness(LAPTOP, data);
    click(&mut window, "Give a name");
    assert!(shows(&window, "What you have practised as a guest becomes yours"));
    assert!(!has(&harness(LAPTOP, people(true, Some(2))), "Give a name"));
}

#[test]
fn a_new_guest_does_not_take_the_place_of_another_unasked() {
    let mut window = asked(people(true, None));
    click(&mut window, "Begin as a new guest");
    assert!(shows(&window, "is erased, and that cannot be undone"));
    assert_eq!(focused(&window), "Back", "what is safe has the keyboard");
    press(&mut window, Key::Enter);
    assert!(has(&window, "Who is practising?") && !has(&window, "Begin as a new guest?"));
    let mut window = asked(people(false, None));
    click(&mut window, "Practise as a guest");
    assert!(!has(&window, "Begin as a new guest?"), "there was none");
}

#[test]
fn erasing_takes_two_steps_and_says_what_goes() {
    let mut data = people(true, Some(2));
    begin(&mut data, 0, 60);
    begin(&mut data, 1, 2);
    let mut window = harness(LAPTOP, data);
    choose(&mut window, "Ada", "Erase me");
    assert!(shows(&window, "2 conversations go, the first had today"));
    for words in ["The backups are written anew without it.", "This cannot be undone.", "Export everything first"] {
        assert!(shows(&window, words), "{words}");
    }
    assert_eq!(focused(&window), "Keep everything");
    let disabled = |window: &Window| window.get_by_label("Erase").accesskit_node().is_disabled();
    assert!(disabled(&window));
    press(&mut window, Key::Enter);
    assert_eq!(window.state().data.asking, None, "nothing was erased");
    choose(&mut window, "Ada", "Erase me");
    click(&mut window, "Erase Ada for good");
    assert!(!disabled(&window));
    press(&mut window, Key::Escape);
    choose(&mut window, "Ada", "Erase me");
    assert!(disabled(&window), "it has to be agreed to each time");
    click(&mut window, "Erase Ada for good");
    click(&mut window, "Erase");
    assert_eq!(window.state().data.asking, None);
}

#[test]
fn where_it_can_only_be_read_nobody_is_added_renamed_or_erased() {
    let mut data = people(true, Some(2));
    data.record = Record::with_keeping(Keeping::ReadOnly(ReadOnly::SecondWindow), Vec::new())
        .with_trainees(data.record.trainees().to_vec(), Some(id(2)));
    let mut window = harness(LAPTOP, data);
    click(&mut window, "Look at it");
    click(&mut window, "Ada practises");
    let disabled = |window: &Window, name| window.get_by_label(name).accesskit_node().is_disabled();
    assert!(disabled(&window, "Change my name") && disabled(&window, "Erase me"));
    assert!(!disabled(&window, "Export everything about me"));
    click(&mut window, "Someone else");
    assert!(disabled(&window, "Somebody new") && shows(&window, "can only be read now"));
}

/// A window on the records of a folder, as at a start of the program.
fn kept_in(folder: &Path) -> Window {
    let options = Options { data: Some(folder.to_owned()), ..Options::default() };
    harness(LAPTOP, Data::load(&options).expect("the shipped playbook"))
}

/// Somebody new, through the menu of whoever practises.
fn add(window: &mut Window, name: &str) {
    if !has(window, "Your name") {
        click(window, "Somebody new");
    }
    name_field(window, name);
    press(window, Key::Enter);
    assert!(has(window, &format!("{name} practises")), "{name}");
}

#[test]
fn people_come_practise_are_renamed_and_go_and_the_records_know() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = kept_in(folder.path());
    choose(&mut window, "Guest", "Someone else");
    add(&mut window, "Ada");
    begin(&mut window.state_mut().data, 0, 60);
    settle(&mut window);
    drop(window);
    let mut window = kept_in(folder.path());
    assert!(has(&window, "Ada practises"), "whoever is alone is not asked");
    assert_eq!(window.state().data.record.played().len(), 1);
    choose(&mut window, "Ada", "Someone else");
    add(&mut window, "Bo");
    assert!(window.state().data.record.played().is_empty(), "nothing of one shows to another");
    choose(&mut window, "Bo", "Change my name");
    window.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    name_field(&mut window, "Bob");
    press(&mut window, Key::Enter);
    assert!(has(&window, "Bob practises"));
    drop(window);
    let mut window = kept_in(folder.path());
    assert!(has(&window, "Who is practising?"), "there are two now");
    press(&mut window, Key::Enter);
    assert!(has(&window, "Ada practises") && window.state().data.record.played().len() == 1);
    choose(&mut window, "Ada", "Erase me");
    assert!(shows(&window, "One conversation goes"));
    click(&mut window, "Erase Ada for good");
    click(&mut window, "Erase");
    assert!(shows(&window, "Everything about Ada is erased"));
    assert!(has(&window, "Who is practising?") && !has(&window, "Bob practises"), "nobody is taken for Bob");
    press(&mut window, Key::Enter);
    assert!(has(&window, "Bob practises"));
    drop(window);
    let window = kept_in(folder.path());
    assert!(has(&window, "Bob practises") && window.state().data.record.trainees().len() == 1);
}

#[test]
fn pictures_of_who_practises() {
    save_all("who", &people(true, None), &KINDS);
    let mut one = people(false, Some(2));
    one.asking = Some(Asking::Who);
    save_all("who-else", &one, &KINDS);
    let mut window = asked(people(true, None));
    click(&mut window, "Somebody new");
    name_field(&mut window, "ada");
    press(&mut window, Key::Enter);
    save(&mut window, "who-new");
    for (name, asking) in [("name", Asking::Name), ("erase", Asking::Erase), ("guest", Asking::NewGuest)] {
        let mut data = people(true, Some(if asking == Asking::Name { 1 } else { 2 }));
        begin(&mut data, 0, 60);
        data.asking = Some(asking);
        save_all(&format!("who-{name}"), &data, &KINDS);
    }
    for (kind, size) in [("laptop", LAPTOP), ("narrow", [760.0, 640.0])] {
        let mut guest = people(true, Some(1));
        begin(&mut guest, 0, 60);
        let mut window = harness(size, guest);
        save(&mut window, &format!("who-invited-{kind}"));
        click(&mut window, "Guest practises");
        save(&mut window, &format!("who-menu-{kind}"));
    }
}
