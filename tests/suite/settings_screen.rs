//! The Settings: what each control sets, how they outlast the window, and their pictures.

use std::path::{Path, PathBuf};

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use unruffled::app::Options;
use unruffled::app::command::Command;
use unruffled::app::data::{Data, OwnWords, Pace, Route, Settings};
use unruffled::app::voice::Synthesizer;
use unruffled::engine::notes::Mode;

use crate::briefing_screen::briefing;
use crate::conversation_screen::begun;
use crate::library_screen::{KINDS, Window};
use crate::window::{LAPTOP, click, few, harness, press, save_all, settle};

/// A window in which all Settings show.
const WHOLE: [f32; 2] = [1280.0, 3200.0];

fn settings(mut data: Data) -> Window {
    data.apply(Command::OpenSettings);
    harness(WHOLE, data)
}

fn with_file(path: &Path) -> Data {
    let settings = Some(path.to_owned());
    Data::load(&Options { settings, ..Options::default() }).expect("the shipped playbook")
}

fn now(window: &Window) -> Settings {
    window.state().data.settings
}

#[test]
fn every_control_sets_what_it_says() {
    use Role::{Button, RadioButton, Switch};
    let usual = Settings::default();
    let all: [(Role, &str, Settings); 19] = [
        (RadioButton, "Dark", Settings { dark: true, ..usual }),
        (Button, "Larger text", Settings { text_percent: 110, ..usual }),
        (Switch, "Motion", Settings { motion: false, ..usual }),
        (Switch, "No hurry", Settings { unhurried: true, ..usual }),
        (RadioButton, "At once", Settings { pace: Pace::AtOnce, ..usual }),
        (RadioButton, "Slowly", Settings { pace: Pace::Slow, ..usual }),
        (RadioButton, "As people speak", usual),
        (RadioButton, "Fast", Settings { pace: Pace::Fast, ..usual }),
        (Switch, "Voice", Settings { voice: true, ..usual }),
        (Switch, "Show the mood", Settings { show_mood: false, ..usual }),
        (RadioButton, "Never", Settings { own_words: OwnWords::Never, ..usual }),
        (RadioButton, "From the second time", usual),
        (RadioButton, "Always", Settings { own_words: OwnWords::Always, ..usual }),
        (Switch, "Ask how hot it makes you", Settings { ask_hot: false, ..usual }),
        (Switch, "Time counts", Settings { clock: true, ..usual }),
        (Switch, "Ask how sure you are", Settings { ask_sure: true, ..usual }),
        (RadioButton, "Light", usual),
        (RadioButton, "Coached", Settings { mode: Mode::Coached, ..usual }),
        (Button, "Keys", usual),
    ];
    for (role, label, set) in all {
        let mut data = few();
        data.synthesizer = Some(Synthesizer::EspeakNg);
        let mut window = settings(data);
        window.get_by_role_and_label(role, label).click();
        settle(&mut window);
        assert_eq!(now(&window), set, "{label}");
    }
}

#[test]
fn amounts_stay_within_their_bounds() {
    let mut data = few();
    data.synthesizer = Some(Synthesizer::EspeakNg);
    data.settings = Settings { voice: true, volume: 90, ..data.settings };
    let mut window = settings(data);
    assert!(window.get_by_label("Smaller text").accesskit_node().is_disabled());
    click(&mut window, "Louder");
    assert_eq!(now(&window).volume, 100);
    assert!(window.get_by_label("Louder").accesskit_node().is_disabled());
    click(&mut window, "Quieter");
    assert_eq!(now(&window).volume, 90);
}

#[test]
fn the_settings_are_reached_from_everywhere_and_lead_back() {
    for (size, data) in [(LAPTOP, few()), ([760.0, 640.0], few()), (LAPTOP, briefing(0))] {
        let route = data.route;
        let mut window = harness(size, data);
        click(&mut window, "Settings");
        assert_eq!(window.state().data.route, Route::Settings);
        press(&mut window, Key::Escape);
        assert_eq!(window.state().data.route, route);
    }
    let mut window = harness(LAPTOP, begun("second_kettle", 7));
    window.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    settle(&mut window);
    assert_eq!(window.state().data.route, Route::Settings);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    settle(&mut window);
    click(&mut window, "Done");
    assert_eq!(window.state().data.route, Route::Conversation);
}

#[test]
fn the_keyboard_alone_reaches_and_sets_them() {
    let mut window = settings(few());
    let focused = |window: &Window, role, label: &str| {
        window.query_by_role_and_label(role, label).is_some_and(|node| node.accesskit_node().is_focused())
    };
    for _ in 0..60 {
        if focused(&window, Role::Switch, "No hurry") {
            break;
        }
        press(&mut window, Key::Tab);
    }
    press(&mut window, Key::Space);
    assert!(now(&window).unhurried);
}

#[test]
fn what_has_no_say_is_idle_and_says_why() {
    let data = few();
    let idle = |window: &Window, role, label| window.get_by_role_and_label(role, label).accesskit_node().is_disabled();
    let window = settings(data.clone());
    assert!(idle(&window, Role::Switch, "Voice") && idle(&window, Role::Button, "Louder"));
    assert!(window.query_by_label_contains("This machine has no voice").is_some());
    assert!(!idle(&window, Role::Switch, "Motion") && !idle(&window, Role::Switch, "Time counts"));
    let usual = Settings { clock: true, ..data.settings };
    let mut calm = data.clone();
    calm.settings = Settings { unhurried: true, ..usual };
    let window = settings(calm);
    for (role, label) in [
        (Role::Switch, "Motion"),
        (Role::RadioButton, "Slowly"),
        (Role::Switch, "Time counts"),
        (Role::Button, "Play it"),
    ] {
        assert!(idle(&window, role, label), "{label}");
    }
    let on = |role, label| window.get_by_role_and_label(role, label).accesskit_node().toggled();
    for (role, label, is) in [
        (Role::Switch, "Motion", Toggled::False),
        (Role::Switch, "Time counts", Toggled::False),
        (Role::RadioButton, "At once", Toggled::True),
        (Role::RadioButton, "As people speak", Toggled::False),
    ] {
        assert_eq!(on(role, label), Some(is), "{label}: what is in force is drawn");
    }
    assert_eq!(now(&window), Settings { unhurried: true, ..usual }, "and what was set is kept");
    assert!(window.query_all_by_label_contains("“No hurry” is on").count() == 3);
    let mut at_once = data;
    at_once.settings.pace = Pace::AtOnce;
    assert!(idle(&settings(at_once), Role::Switch, "Time counts"));
}

#[test]
fn all_go_back_to_what_is_usual_and_that_can_be_undone() {
    let mut data = few();
    let own = Settings { dark: true, text_percent: 130, volume: 20, ..Settings::default() };
    data.settings = own;
    let mut window = harness([1280.0, 4400.0], {
        data.apply(Command::OpenSettings);
        data
    });
    click(&mut window, "Back to the usual settings");
    assert_eq!(now(&window), Settings::default());
    window.set_size([1280.0, 4400.0].into());
    settle(&mut window);
    click(&mut window, "Undo");
    assert_eq!(now(&window), own);
    let window = settings(few());
    assert!(window.get_by_label("Back to the usual settings").accesskit_node().is_disabled());
}

#[test]
fn a_pace_plays_its_sample_and_comes_to_rest() {
    let mut window = settings(few());
    let whole = window.render().expect("drawn");
    click(&mut window, "Play it");
    window.hover_at(egui::pos2(5.0, 5.0));
    let begun = window.render().expect("drawn");
    assert!(begun != whole, "words are still to come");
    for _ in 0..400 {
        window.step();
    }
    let steps = window.run();
    assert!(steps <= 2, "{steps} frames");
    assert!(window.query_by_label_contains("I took the morning off for this.").is_some());
}

#[test]
fn settings_outlast_the_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("deep/settings.ron");
    let mut window = settings(with_file(&path));
    assert!(window.query_by_label_contains(&path.display().to_string()).is_some());
    assert!(!path.exists(), "nothing is written before anything was set");
    click(&mut window, "Dark");
    click(&mut window, "Always");
    drop(window);
    let data = with_file(&path);
    assert_eq!(data.settings, Settings { dark: true, own_words: OwnWords::Always, ..Settings::default() });
    let mut window = settings(data);
    click(&mut window, "Light");
    drop(window);
    assert!(!with_file(&path).settings.dark);
}

#[test]
fn a_broken_file_is_told_and_left_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("settings.ron");
    std::fs::write(&path, "(\n  dark: maybe,\n)").expect("written");
    let mut window = settings(with_file(&path));
    let told = window.state().data.notice.clone().expect("told");
    assert!(told.contains("line 2, column ") && window.query_by_label(&told).is_some(), "{told}");
    assert!(window.query_by_label_contains("They last until the window closes.").is_some());
    click(&mut window, "Dark");
    assert!(now(&window).dark);
    assert_eq!(std::fs::read_to_string(&path).expect("there"), "(\n  dark: maybe,\n)");
}

/// A place where nothing can be written: in a folder that is read-only, or below a file for whoever may write anywhere.
fn locked(folder: &Path) -> PathBuf {
    let inside = folder.join("settings.ron");
    let mut rights = std::fs::metadata(folder).expect("there").permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(folder, rights).expect("set");
    if std::fs::write(&inside, "").is_err() {
        return inside;
    }
    inside.join("settings.ron")
}

#[test]
fn where_nothing_can_be_written_the_settings_last_until_the_window_closes() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = locked(folder.path());
    let mut window = settings(with_file(&path));
    click(&mut window, "Dark");
    assert!(now(&window).dark);
    assert!(window.query_by_label_contains("The settings last until the window closes.").is_some());
    click(&mut window, "Close");
    click(&mut window, "Light");
    assert!(window.query_by_label_contains("The settings last until").is_none(), "it is told once");
}

/// Draws every picture of the Settings.
#[test]
fn pictures_of_the_settings() {
    let mut calm = few();
    calm.settings.unhurried = true;
    let mut heard = few();
    heard.synthesizer = Some(Synthesizer::EspeakNg);
    heard.settings.voice = true;
    for (name, mut data) in [("settings", few()), ("settings-no-hurry", calm), ("settings-voice", heard)] {
        data.apply(Command::OpenSettings);
        save_all(name, &data, &KINDS);
    }
}
