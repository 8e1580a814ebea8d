//! The list of keys: that it says the truth on every screen, and that the screen below takes no key meanwhile.

use egui::accesskit::Role;
use egui::{Event, Key, KeyboardShortcut, Modifiers, OutputCommand};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use unruffled::app::command::Command;
use unruffled::app::data::{Data, Example, Route};
use unruffled::app::screen::help::{EVERYWHERE, Shortcut, of_screen};
use unruffled::engine::notes::Mode;
use unruffled::engine::{Taken, speech};

use crate::briefing_screen::briefing;
use crate::conversation_screen::begun;
use crate::library_screen::{Window, begin, focused, play};
use crate::speech_screen::seen;
use crate::window::{LAPTOP, click, few, harness, press, save, settle, wait};

/// A screen of its own kind.
fn at(route: Route) -> Data {
    let mut data = match route {
        Route::Briefing => briefing(0),
        Route::Conversation => begun("second_kettle", 7),
        _ => few(),
    };
    match route {
        Route::Debrief => {
            begin(&mut data, 0, 60);
            data.apply(Command::OpenDebrief);
        }
        Route::Findings => data.apply(Command::OpenFindings(0)),
        Route::Settings => data.apply(Command::OpenSettings),
        Route::Progress => data.apply(Command::OpenProgress),
        Route::Library | Route::Briefing | Route::Conversation => {}
    }
    assert_eq!(data.route, route);
    data
}

const ROUTES: [Route; 7] = [
    Route::Library,
    Route::Briefing,
    Route::Conversation,
    Route::Debrief,
    Route::Findings,
    Route::Settings,
    Route::Progress,
];

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
        "→" => Key::ArrowRight,
        "←" => Key::ArrowLeft,
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
            let mode = window.state().data.conversation.as_ref().map(|talk| talk.mode).unwrap_or_default();
            for shortcut in of_screen(route, mode).iter().chain(&EVERYWHERE) {
                assert!(window.query_all_by_label(shortcut.does).next().is_some(), "{route:?}: {}", shortcut.does);
            }
            pressed(&mut window, close);
            assert!(!window.state().data.help, "{route:?}, {close}");
            assert_eq!(window.state().data.route, route, "{close}");
        }
    }
    let mut window = harness(LAPTOP, few());
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
    for route in ROUTES.into_iter().filter(|route| *route != Route::Conversation) {
        for key in of_screen(route, Mode::default()).iter().flat_map(keys) {
            let after = match (route, key) {
                (Route::Library, "Enter") => Route::Briefing,
                (Route::Briefing, "Enter") => Route::Conversation,
                (Route::Debrief, "Ctrl C" | "Cmd C") => {
                    copies_the_code();
                    continue;
                }
                (_, "Escape") => Route::Library,
                other => panic!("{other:?} is not proved"),
            };
            let mut window = harness(LAPTOP, at(route));
            pressed(&mut window, key);
            assert_eq!(window.state().data.route, after, "{route:?}, {key}");
        }
    }
}

/// What a keyboard's way to copy brings to the clipboard: the window hears of it as an event of its own.
fn copies_the_code() {
    let data = at(Route::Debrief);
    let code = data.conversation.as_ref().expect("it is over").code();
    let mut window = harness(LAPTOP, data);
    window.event(Event::Copy);
    window.step();
    let commands = &window.output().platform_output.commands;
    assert!(commands.contains(&OutputCommand::CopyText(code)), "{commands:?}");
}

/// All that is named or said on the screen.
fn labels(window: &Window) -> Vec<String> {
    let named = |node: &egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        node.label().or_else(|| node.value())
    };
    window.root().children_recursive().filter_map(|node| named(&node)).collect()
}

fn turns(window: &Window) -> usize {
    window.state().data.conversation.as_ref().expect("begun").replay.turns.len()
}

/// A conversation in this mode, once everything about it is known; with one reply taken where it is one's own.
fn talking(mode: Mode, moves: bool) -> Window {
    let mut data = briefing(0);
    (data.settings.mode, data.settings.motion) = (mode, moves);
    data.apply(Command::Begin(Some(7)));
    if mode != Mode::Watch {
        data.apply(Command::Take(Taken::reply(1)));
    }
    let mut window = harness(LAPTOP, data);
    wait(&mut window, "it is known", |window| {
        let data = &window.state().data;
        data.examples().turns(Example::Good).is_some() && (mode != Mode::Coached || data.graded().grades().is_some())
    });
    window
}

#[test]
fn every_key_of_a_conversation_does_what_the_list_says() {
    for mode in Mode::ALL {
        for key in of_screen(Route::Conversation, mode).iter().flat_map(keys) {
            // An example plays by itself only where things may move.
            let mut window = talking(mode, mode == Mode::Watch && key == "Space");
            let before = labels(&window);
            match (mode, key) {
                (_, "Escape") => {
                    pressed(&mut window, key);
                    assert_eq!(window.state().data.route, Route::Library);
                }
                (Mode::Watch, "Space") => {
                    assert!(window.query_by_label("Pause").is_some());
                    pressed(&mut window, key);
                    assert!(window.query_by_label("Play").is_some());
                }
                (Mode::Watch, "→" | "Enter") => {
                    pressed(&mut window, key);
                    assert_ne!(labels(&window), before, "{key}");
                }
                (Mode::Watch, "←") => {
                    pressed(&mut window, "→");
                    let later = labels(&window);
                    pressed(&mut window, key);
                    assert_ne!(labels(&window), later);
                }
                (_, "1") => {
                    pressed(&mut window, key);
                    assert_eq!(turns(&window), 2, "{mode:?}");
                }
                // As many replies as that are never on offer; it is one of a row of keys.
                (_, "9") => {}
                (_, "Space") => shows_the_rest(mode, key),
                (_, "Enter") => {
                    let data = &mut window.state_mut().data;
                    play(data, 60);
                    data.route = Route::Conversation;
                    settle(&mut window);
                    pressed(&mut window, key);
                    assert_eq!(window.state().data.route, Route::Debrief, "{mode:?}");
                }
                (Mode::Coached, "H") => {
                    pressed(&mut window, key);
                    let talk = window.state().data.conversation.as_ref().expect("begun");
                    assert_eq!(talk.notes.turn(2).expect("noted").hints, 1);
                }
                (Mode::Practice | Mode::Coached, "Backspace") => {
                    pressed(&mut window, key);
                    assert_eq!(turns(&window), 0);
                }
                other => panic!("{other:?} is not proved"),
            }
        }
    }
}

/// The key brings the whole line of a customer who still speaks.
fn shows_the_rest(mode: Mode, key: &str) {
    let mut data = briefing(0);
    data.settings.mode = mode;
    data.apply(Command::Begin(Some(7)));
    let talk = data.conversation.as_ref().expect("begun");
    let line = speech::line(&talk.scenario, talk.replay.deal, &talk.replay.state, talk.mood()).to_owned();
    let mut window = harness(LAPTOP, data);
    let (some, all) = seen(&window, &line);
    assert!(some < all, "{mode:?}");
    pressed(&mut window, key);
    assert_eq!(seen(&window, &line).0, all, "{mode:?}");
}

#[test]
fn every_key_that_works_everywhere_does_what_the_list_says() {
    let top = |window: &Window| window.get_by_label("What to practise").rect().top();
    for key in EVERYWHERE.iter().flat_map(keys) {
        let mut window = harness([1280.0, 500.0], few());
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
            _ if key.ends_with(" P") => {
                pressed(&mut window, key);
                assert_eq!(window.state().data.route, Route::Progress);
            }
            _ if key.ends_with(" Q") => {
                let (held, key) = named(key);
                let closes = window.ctx.options(|options| options.quit_shortcuts.clone());
                assert!(closes.contains(&KeyboardShortcut::new(held, key)));
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
