//! From the outside: the real binary in a real window under Xvfb, played to its debrief by mouse and keys, with a
//! customer number that was typed.
//! The attempt code is read from the clipboard and replayed by `play --code`. Where there is no Xvfb the test says
//! what it skipped, unless UNRUFFLED_E2E=required, as CI sets it.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::Value;

/// Programs that the test drives the window with.
const NEEDED: &[&str] = &["Xvfb", "xdotool", "xclip"];

/// A process that ends with the test, however the test ends.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn is_there(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

/// A display that nobody sees; Xvfb itself picks a free number.
fn display() -> (Ended, String) {
    let mut xvfb = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut number = String::new();
    BufReader::new(xvfb.stdout.take().unwrap()).read_line(&mut number).unwrap();
    (Ended(xvfb), format!(":{}", number.trim()))
}

/// Drives the window of one display.
struct Hands {
    display: String,
}

impl Hands {
    fn xdotool(&self, words: &[&str]) -> String {
        let done = Command::new("xdotool").args(words).env("DISPLAY", &self.display).output().unwrap();
        String::from_utf8_lossy(&done.stdout).trim().to_owned()
    }

    fn press(&self, key: &str) {
        self.xdotool(&["key", key]);
        // Long enough for a frame under software rendering and for the one breath after an impulse.
        sleep(Duration::from_millis(250));
    }

    fn click(&self, x: &str, y: &str) {
        self.xdotool(&["mousemove", x, y, "click", "1"]);
        sleep(Duration::from_millis(400));
    }

    /// What was copied; the program that copied it must still be there.
    fn clipboard(&self) -> String {
        let read = Command::new("timeout")
            .args(["2", "xclip", "-o", "-selection", "clipboard"])
            .env("DISPLAY", &self.display)
            .stderr(Stdio::null())
            .output()
            .unwrap();
        String::from_utf8_lossy(&read.stdout).trim().to_owned()
    }
}

#[test]
fn a_conversation_in_a_real_window() {
    let missing: Vec<&str> = NEEDED.iter().copied().filter(|program| !is_there(program)).collect();
    if !missing.is_empty() {
        assert!(std::env::var("UNRUFFLED_E2E").as_deref() != Ok("required"), "{missing:?} must be installed here");
        println!("skipped: the real window needs {missing:?}");
        return;
    }
    let (_xvfb, display) = display();
    let data = tempfile::tempdir().unwrap();
    let mut window = Command::new(env!("CARGO_BIN_EXE_unruffled"));
    window.env("DISPLAY", &display).env("XDG_DATA_HOME", data.path()).env("LIBGL_ALWAYS_SOFTWARE", "1");
    window.env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET").stdout(Stdio::null()).stderr(Stdio::null());
    let mut window = Ended(window.spawn().unwrap());
    let hands = Hands { display };
    let found = Instant::now();
    let id = loop {
        let id = hands.xdotool(&["search", "--onlyvisible", "--name", "^Unruffled$"]);
        if !id.is_empty() {
            break id;
        }
        assert!(found.elapsed() < Duration::from_secs(60), "no window after a minute");
        sleep(Duration::from_millis(200));
    };
    sleep(Duration::from_secs(2));
    // Without a window manager nobody else gives the window the keyboard.
    hands.xdotool(&["windowfocus", "--sync", &id]);

    hands.click("557", "302"); // "Practise", in the card of what comes next
    hands.click("1000", "519"); // "Customer number", at the right of the briefing
    hands.press("7");
    hands.press("Return"); // Enter in the field starts as well
    sleep(Duration::from_millis(500));
    hands.click("870", "448"); // the second card: the first cut-in
    let code = play_to_the_end(&hands);
    let done = Command::new(env!("CARGO_BIN_EXE_unruffled"))
        .args(["play", "second_kettle", "--json", "--code", &code])
        .output()
        .unwrap();
    let told: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert!(done.status.success(), "{told}");
    assert!(told["ending"].is_string(), "the code holds a finished conversation: {told}");
    assert!(told["outcome"].is_object(), "and its aftermath");
    assert_eq!(told["code"], code.as_str());
    assert_eq!(told["seed"], 7, "the number that was typed in the briefing");
    let first = &told["turns"][0];
    assert!(first["cut_in"] == true && first["reply"]["number"] != 1, "the mouse chose the first reply: {first}");
    assert!(told["turns"][1].is_object(), "keys chose the others");

    hands.press("ctrl+q");
    let asked = Instant::now();
    let status = loop {
        if let Some(status) = window.0.try_wait().unwrap() {
            break status;
        }
        assert!(asked.elapsed() < Duration::from_secs(20), "Ctrl+Q closes the window");
        sleep(Duration::from_millis(100));
    };
    assert!(status.success(), "a clean exit: {status}");
}

/// Replies with 1, answers whatever asks for more with Return, until the debrief gives its code.
fn play_to_the_end(hands: &Hands) -> String {
    let mut last = String::new();
    for _ in 0..120 {
        hands.press("1");
        hands.press("Return");
        hands.press("ctrl+c");
        last = hands.clipboard();
        if last.starts_with("U1-") {
            return last;
        }
    }
    panic!("no debrief after 120 replies; the clipboard holds {last:?}");
}
