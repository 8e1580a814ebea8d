//! Mouse, keys and the clipboard of one display.

use std::process::{Command, Stdio};

/// Drives the window of one display.
pub struct Hands {
    display: String,
}

impl Hands {
    /// On this display.
    pub fn on(display: String) -> Self {
        Self { display }
    }

    /// Gives the keyboard to the program's window, as nobody else does without a window manager; none if it is not
    /// there yet.
    pub fn take_window(&self) -> Option<()> {
        let id = self.xdotool(&["search", "--onlyvisible", "--name", "^Unruffled$"]);
        (!id.is_empty()).then(|| _ = self.xdotool(&["windowfocus", "--sync", &id]))
    }

    /// The size of the program's window in pixels, as the system tells it.
    pub fn window_size(&self) -> String {
        let told = self.xdotool(&["search", "--onlyvisible", "--name", "^Unruffled$", "getwindowgeometry"]);
        told.lines().find_map(|line| line.trim().strip_prefix("Geometry: ")).unwrap_or_default().to_owned()
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
