//! Hands a file to the program that the platform opens it with: a page to the browser, which can print it.

use std::path::Path;
use std::process::{Command, Stdio};

/// The platform's own opener.
const OPENER: &str = if cfg!(target_os = "macos") {
    "open"
} else if cfg!(windows) {
    "explorer"
} else {
    "xdg-open"
};

/// Opens a file; says whether the opener could be started.
pub(super) fn open(file: &Path) -> bool {
    let quiet = |command: &mut Command| {
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    };
    let mut command = Command::new(OPENER);
    quiet(&mut command);
    let Ok(mut child) = command.arg(file).spawn() else { return false };
    // It ends by itself; whoever waits for it must not be the window.
    std::thread::spawn(move || child.wait());
    true
}
