//! The list of keys: that it says the truth on every screen, and that the screen below takes no key meanwhile.

use egui::accesskit::Role;
use egui::{Key, Modifiers, ViewportCommand, ViewportId};
use egui_kittest::kittest::Queryable as _;
use unruffled::app::command::Command;
use unruffled::app::data::{Data, Route};
use unruffled::app::screen::help::{EVERYWHERE, Shortcut, of_screen};

use crate::briefing_screen::briefing;
use crate::conversation_screen::begun;
use crate::library_screen::{Window, begin, click, focused, press};
use crate::window::{LAPTOP, harness, save, settle, shipped};

/// A screen of its own kind.
fn at(route: Route) -> Data {
    let mut data = match route {
        Route::Briefing => briefing(0),
        Route::Conversation => begun("second_kettle", 7),
        _ => shipped(),
    };
    match route {
        Route::Debrief => {
            begin(&mut data, 0, 60);
            data.apply(Command::OpenDebrief);
        }
        Route::Findings => data.apply(Command::OpenFindings(0)),
        Route::Settings => data.apply(Command::OpenSettings),
        Route::Library | Route::Briefing | Route::Conversation => {}
    }
    assert_eq!(data.route, route);
    data
}

const ROUTES: [Route; 6] =
    [Route::Library, Route::Briefing, Route::Conversation, Route::Debrief, Route::Findings, Route::Settings];

/// A key by the name that it has in the list.
fn named(name: &str) -> (Modifiers, Key) {
    let (held, name) = name.rsplit_once(' ').filter(|(held, _)| *held != "Page").unwrap_or(("", name));
    let held = match held {
        "Ctrl" | "Cmd" => Modifiers::COMMAND,
        "Shift" => Modifiers::SHIFT,
        other => {
            assert_eq!(other, "");
            Modifiers::NONE
        }
    };
    let key = match name {
        "Page Up" => Key::PageUp,
        "Page Down" => Key::PageDown,
        "↑" => Key::ArrowUp,
        "↓" => Key::ArrowDown,
        "−" => Key::Minus,
        "," => Key::Comma,
        "?" => Key::Questionmark,
        name => Key::from_name(name).unwrap_or_else(|| panic!("{name} is no key")),
    };
    (held, key)
}

fn pressed(window: &mut Window, name: &str) {
    let (held, key) = named(name);
    window.key_press_modifiers(held, key);
    settle(window);
}

/// The keys of a row, pressed one after another.
fn keys(shortcut: &Shortcut) -> impl Iterator<Item = &'static str> {
    shortcut.keys.iter().copied().filter(|key| *key != "…")
}

#[test]
fn the_list_shows_on_every_screen_and_goes_again() {
    for route in ROUTES {
        let mut window = harness(LAPTOP, at(route));
        for (open, close) in [("F1", "F1"), ("?", "Escape"), ("F1", "?")] {
            pressed(&mut window, open);
            assert!(window.state().data.help, "{route:?}");
            for shortcut in of_screen(route).iter().chain(&EVERYWHERE) {
                assert!(window.query_all_by_label(shortcut.does).next().is_some(), "{route:?}: {}", shortcut.does);
            }
            pressed(&mut window, close);
            assert!(!window.state().data.help, "{route:?}, {close}");
            assert_eq!(window.state().data.route, route, "{close}");
        }
    }
    let mut window = harness(LAPTOP, shipped());
    click(&mut window, "Keys");
    assert!(window.state().data.help);
    press(&mut window, Key::Enter);
    assert!(!window.state().data.help, "the button to close it has the keyboard");
}

#[test]
fn the_screen_below_takes_no_key_and_has_the_keyboard_again_afterwards() {
    let mut window = harness(LAPTOP, at(Route::Conversation));
    pressed(&mut window, "Tab");
    pressed(&mut window, "Tab");
    let before = focused(&window);
    assert!(!before.is_empty());
    pressed(&mut window, "F1");
    assert_eq!(focused(&window), "Close");
    pressed(&mut window, "1");
    pressed(&mut window, "Tab");
    let talk = window.state().data.conversation.as_ref().expect("begun");
    assert!(talk.replay.turns.is_empty(), "no reply was taken");
    pressed(&mut window, "Escape");
    assert_eq!((focused(&window), window.state().data.route), (before, Route::Conversation));
}

#[test]
fn a_question_mark_that_is_typed_is_only_that() {
    let mut window = harness([1280.0, 1400.0], at(Route::Briefing));
    window.get_by_role_and_label(Role::TextInput, "Customer number").focus();
    settle(&mut window);
    pressed(&mut window, "?");
    assert!(!window.state().data.help);
    pressed(&mut window, "F1");
    assert!(window.state().data.help);
}

#[test]
fn every_key_of_a_screen_does_what_the_list_says() {
    for route in ROUTES {
        for shortcut in of_screen(route) {
            for key in keys(shortcut) {
                let mut data = at(route);
                let after = match (route, key) {
                    (Route::Library, "Enter") => Route::Briefing,
                    (Route::Briefing, "Enter") => Route::Conversation,
                    (Route::Conversation, "Enter") => {
                        begin(&mut data, 0, 60);
                        data.apply(Command::OpenDebrief);
                        data.route = Route::Conversation;
                        Route::Debrief
                    }
                    (Route::Conversation, "1" | "9") => Route::Conversation,
                    (Route::Settings, "Escape") => Route::Library,
                    (_, "Escape") => Route::Library,
                    other => panic!("{other:?} is not proved"),
                };
                let mut window = harness(LAPTOP, data);
                pressed(&mut window, key);
                assert_eq!(window.state().data.route, after, "{route:?}, {key}");
                if key == "1" {
                    assert_eq!(window.state().data.conversation.as_ref().expect("begun").replay.turns.len(), 1);
                }
            }
        }
    }
}

#[test]
fn every_key_that_works_everywhere_does_what_the_list_says() {
    let top = |window: &Window| window.get_by_label("What to practise").rect().top();
    for key in EVERYWHERE.iter().flat_map(keys) {
        let mut window = harness([1280.0, 500.0], shipped());
        let set = window.state().data.settings;
        match key {
            "Tab" | "Shift Tab" => {
                pressed(&mut window, key);
                assert!(!focused(&window).is_empty(), "{key}");
            }
            "Enter" | "Space" => {
                for _ in 0..30 {
                    if focused(&window) == "Settings" {
                        break;
                    }
                    pressed(&mut window, "Tab");
                }
                pressed(&mut window, key);
                assert_eq!(window.state().data.route, Route::Settings, "{key}");
            }
            "↓" | "Page Down" | "End" | "↑" | "Page Up" | "Home" => {
                let up = ["↑", "Page Up", "Home"].contains(&key);
                if up {
                    pressed(&mut window, "End");
                    window.run_steps(12);
                }
                let before = top(&window);
                pressed(&mut window, key);
                window.run_steps(12);
                assert_eq!(top(&window) > before, up, "{key}");
                assert!((top(&window) - before).abs() > 20.0, "{key}");
            }
            "F1" | "?" => {
                pressed(&mut window, key);
                assert!(window.state().data.help, "{key}");
            }
            _ if key.ends_with(" +") => {
                pressed(&mut window, key);
                assert_eq!(window.state().data.settings.text_percent, 110);
            }
            _ if key.ends_with(" −") => {
                window.state_mut().data.settings.text_percent = 120;
                pressed(&mut window, key);
                assert_eq!(window.state().data.settings.text_percent, 110);
            }
            _ if key.ends_with(" D") => {
                pressed(&mut window, key);
                assert_ne!(window.state().data.settings.dark, set.dark);
            }
            _ if key.ends_with(" ,") => {
                pressed(&mut window, key);
                assert_eq!(window.state().data.route, Route::Settings);
            }
            _ if key.ends_with(" Q") => {
                let (held, key) = named(key);
                window.key_down_modifiers(held, key);
                window.step();
                let output = &window.output().viewport_output;
                assert!(output[&ViewportId::ROOT].commands.contains(&ViewportCommand::Close));
            }
            other => panic!("{other} is not proved"),
        }
    }
}

#[test]
fn pictures_of_the_keys() {
    let all = [
        ("keys-light", LAPTOP, false, 100, Route::Conversation),
        ("keys-dark", LAPTOP, true, 100, Route::Library),
        ("keys-text-200", LAPTOP, false, 200, Route::Briefing),
    ];
    for (name, size, dark, percent, route) in all {
        let mut data = at(route);
        (data.settings.dark, data.settings.text_percent, data.help) = (dark, percent, true);
        save(&mut harness(size, data), name);
    }
}
