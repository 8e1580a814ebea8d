//! What a trainee does in the window, by what it says on the screen.

use std::process::Command;
use std::time::{Duration, Instant};

use atspi::{Role, State};
use serde_json::Value;
use unruffled::app::screen::conversation::spoken;
use unruffled::app::theme::Theme;

use super::reader::{Item, Tree};
use super::stage::{PATIENCE, Stage, wait};

/// From the Library to the first line, with the mouse; the customer number is typed, and Enter starts.
pub fn begin(stage: &Stage) {
    // It may stand below what is seen; the keyboard brings it into view.
    let ours = card(stage);
    stage.reader.focus(&ours);
    stage.reader.wait("the keyboard on the card", |tree| tree.focused().filter(|it| it.path == ours.path).cloned());
    let mut last = None;
    let at = wait("the card in view", || {
        let at = stage.reader.middle(&ours);
        let rests = last.replace(at) == Some(at) && at.1 < 760;
        rests.then_some(at)
    });
    stage.hands.click(at);
    let field = stage.reader.find(Role::Entry, "Customer number");
    stage.reader.focus(&field);
    stage.reader.wait("the keyboard in the field", |tree| tree.focused().filter(|it| it.path == field.path).cloned());
    stage.hands.press(NUMBER);
    stage.hands.press("Return");
    stage.reader.wait("the replies", |tree| (!replies(tree).is_empty()).then_some(()));
}

/// The card of the scenario that is had here.
pub fn card(stage: &Stage) -> Item {
    let ours =
        |item: &&Item| item.role == Role::Button && item.name.starts_with("Second kettle. And you want a receipt? ");
    stage.reader.wait("the card in the Library", |tree| tree.0.iter().find(ours).cloned())
}

/// The replies, in the order on screen.
pub fn replies(tree: &Tree) -> Vec<Item> {
    let numbered = |item: &&Item| item.name.split_once(". ").is_some_and(|(key, _)| key.parse::<u8>().is_ok());
    tree.0.iter().filter(|item| item.role == Role::Button).filter(numbered).cloned().collect()
}

/// Goes on to the debrief by keys alone: the first reply each time, impulses let go, what must be put together of its
/// first pieces, and promises kept or not on their day.
pub fn play_on(stage: &Stage) {
    let until = Instant::now() + 3 * PATIENCE;
    loop {
        let tree = stage.reader.tree();
        if tree.find(Role::Button, AGAIN).is_some() {
            return;
        }
        assert!(Instant::now() < until, "no debrief\n{}", tree.outline());
        if tree.find(Role::Button, "Go to that day now").is_some() {
            press_on(stage, "Go to that day now");
        } else if let Some(key) = next_key(&tree) {
            press(stage, key);
        }
    }
}

/// What the debrief of a conversation that is over offers first.
pub const AGAIN: &str = "Practise with the same customer";

/// The key that leads on.
pub fn next_key(tree: &Tree) -> Option<&'static str> {
    let button = |name: &str| tree.find(Role::Button, name);
    let sends = ["Say it", "Write it down", "Send"].iter().find_map(|name| button(name));
    if button("See what happened").is_some() || button("Show the replies").is_some() {
        Some("Return")
    } else if button("Let it go").is_some() {
        Some("2")
    } else if let Some(send) = sends {
        Some(if send.is(State::Sensitive) { "Return" } else { "1" })
    } else {
        (!replies(tree).is_empty()).then_some("1")
    }
}

/// Presses a key and gives it time to do something. One that comes too soon after a turn counts for nothing, so whoever
/// waits for something looks and presses again.
pub fn press(stage: &Stage, key: &str) {
    let before = stage.reader.tree().lasting();
    stage.hands.press(key);
    let pressed = Instant::now();
    while pressed.elapsed() < Duration::from_secs(1) && stage.reader.tree().lasting() == before {
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Presses a key until something is so.
pub fn press_until(stage: &Stage, key: &str, what: &str, so: impl Fn(&Tree) -> bool) {
    let until = Instant::now() + PATIENCE;
    while !so(&stage.reader.tree()) {
        assert!(Instant::now() < until, "{what}: it never came\n{}", stage.reader.tree().outline());
        press(stage, key);
    }
}

/// Brings the keyboard to a control by Tab alone.
pub fn tab_to(stage: &Stage, name: &str) {
    stage.reader.wait(name, |tree| tree.controls().find(|control| control.name == name).cloned());
    for _ in 0..TABS {
        let tree = stage.reader.tree();
        if tree.focused().is_some_and(|item| item.name == name) {
            return;
        }
        let before = tree.focused().map(|item| item.path.clone());
        stage.hands.press("Tab");
        let elsewhere = |tree: &Tree| (tree.focused().map(|item| item.path.clone()) != before).then_some(());
        stage.reader.wait("another place of the keyboard", elsewhere);
    }
    panic!("Tab does not come to \"{name}\"\n{}", stage.reader.tree().outline());
}

/// Presses a control that leads elsewhere, by keys alone.
pub fn press_on(stage: &Stage, name: &str) {
    tab_to(stage, name);
    stage.hands.press("Return");
    let gone = |tree: &Tree| tree.controls().all(|control| control.name != name).then_some(());
    stage.reader.wait(&format!("what comes of \"{name}\""), gone);
}

/// From the Library to the first line by keys alone, in this mode; the button that begins it is called so.
pub fn begin_by_keys(stage: &Stage, mode: &str, begins: &str) {
    press_on(stage, &card(stage).name);
    tab_to(stage, mode);
    stage.hands.press("space");
    let chosen = |tree: &Tree| tree.find(Role::RadioButton, mode).filter(|it| it.is(State::Checked)).map(|_| ());
    stage.reader.wait("the chosen mode", chosen);
    tab_to(stage, "Customer number");
    stage.hands.press(NUMBER);
    press_on(stage, begins);
}

/// The customer who is asked for.
pub const NUMBER: &str = "7";

/// More presses of Tab than any screen has controls.
pub const TABS: usize = 300;

/// Somebody's words as they stand on screen.
pub fn on_screen(text: &str) -> String {
    let theme = Theme::get(false);
    spoken::job(text, 15.0, theme.text, theme.text).text
}

/// The code of the attempt whose debrief shows, by way of the clipboard, which may hold an earlier one.
pub fn code(stage: &Stage, earlier: &str) -> String {
    wait("the attempt code in the clipboard", || {
        stage.hands.press("ctrl+c");
        Some(stage.hands.clipboard()).filter(|text| text.starts_with("U1-") && text != earlier)
    })
}

/// What `play --code` says of an attempt at the first scenario.
pub fn replayed(code: &str) -> Value {
    let done = Command::new(env!("CARGO_BIN_EXE_unruffled"))
        .args(["play", "second_kettle", "--json", "--code", code])
        .output()
        .unwrap();
    let told: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert!(done.status.success(), "{told}");
    told
}
