//! Mouse, keys and the clipboard of one display.

use std::process::{Command, Stdio};

use super::stage::wait;

/// Drives the window of one display.
pub struct Hands {
    display: String,
}

impl Hands {
    /// Waits for the program's window and gives it the keyboard, as nobody else does without a window manager.
    pub fn on_window(display: String) -> Self {
        let hands = Self { display };
        let search = ["search", "--onlyvisible", "--name", "^Unruffled$"];
        let id = wait("the window", || Some(hands.xdotool(&search)).filter(|id| !id.is_empty()));
        hands.xdotool(&["windowfocus", "--sync", &id]);
        hands
    }

    fn xdotool(&self, words: &[&str]) -> String {
        let done = Command::new("xdotool").args(words).env("DISPLAY", &self.display).output().unwrap();
        String::from_utf8_lossy(&done.stdout).trim().to_owned()
    }

    /// Presses a key, or several at once: `Tab`, `shift+Tab`, `ctrl+q`.
    pub fn press(&self, key: &str) {
        self.xdotool(&["key", key]);
    }

    /// Clicks at a place of the display, in pixels.
    pub fn click(&self, (x, y): (i32, i32)) {
        self.xdotool(&["mousemove", &x.to_string(), &y.to_string(), "click", "1"]);
    }

    /// What was copied; the program that copied it must still be there.
    pub fn clipboard(&self) -> String {
        let read = Command::new("timeout")
            .args(["2", "xclip", "-o", "-selection", "clipboard"])
            .env("DISPLAY", &self.display)
            .stderr(Stdio::null())
            .output()
            .unwrap();
        String::from_utf8_lossy(&read.stdout).trim().to_owned()
    }
}
