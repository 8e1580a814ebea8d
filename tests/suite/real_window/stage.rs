//! All that a real window needs, for one test alone: a display that nobody sees, a session bus, the accessibility bus,
//! and the program in folders of its own. All of it ends with the test, however the test ends.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::hands::Hands;
use super::reader::{Listener, Reader};

/// Programs that the tests drive the window with.
const NEEDED: &[&str] = &["Xvfb", "xdotool", "xclip", "dbus-daemon"];
/// Where systems keep the program that starts the accessibility bus.
const LAUNCHERS: &[&str] =
    &["/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher", "/usr/lib/at-spi-bus-launcher"];
/// The longest that a condition is waited for; anything here comes far sooner, unless it never comes.
pub const PATIENCE: Duration = Duration::from_secs(40);

/// Asks again and again until there is an answer.
///
/// # Panics
/// When there is none in time, saying `what` was waited for.
pub fn wait<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let since = Instant::now();
    loop {
        if let Some(found) = ask() {
            return found;
        }
        assert!(since.elapsed() < PATIENCE, "{what}: it never came");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// A process that ends with the test.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What starts the accessibility bus. It ends by itself once the session bus is gone, and takes that bus with it; who
/// killed it at once would leave the other behind.
struct Launcher(Ended);

impl Drop for Launcher {
    fn drop(&mut self) {
        let since = Instant::now();
        while since.elapsed() < Duration::from_secs(5) && matches!(self.0.0.try_wait(), Ok(None)) {
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Ended {
    /// Starts a program that prints where it can be reached as its first line.
    fn printing(command: &mut Command) -> (Self, String) {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        (Self(child), line.trim().to_owned())
    }
}

/// The program, and everything that it stands on. Parts end in this order, each before what it needs.
pub struct Stage {
    /// Mouse, keys and the clipboard.
    pub hands: Hands,
    /// What a screen reader sees.
    pub reader: Reader,
    window: Ended,
    /// The program with its surroundings, to be started once more.
    program: Command,
    _bus: Ended,
    _launcher: Launcher,
    _display: Ended,
    home: TempDir,
}

impl Stage {
    /// The program with its window shown and its accessible tree there; none, and a word about it, where a program for
    /// that is missing.
    pub fn open() -> Option<Self> {
        Self::open_with(&[])
    }

    /// The same with these arguments, in a folder of its own.
    pub fn open_with(arguments: &[&str]) -> Option<Self> {
        let mut program = Command::new(env!("CARGO_BIN_EXE_unruffled"));
        program.args(arguments);
        Self::open_as(program)
    }

    /// The same with a program that becomes the window.
    pub fn open_as(mut program: Command) -> Option<Self> {
        let launcher = LAUNCHERS.iter().find(|path| Path::new(path).is_file());
        let mut missing: Vec<&str> = NEEDED.iter().copied().filter(|program| !is_there(program)).collect();
        if launcher.is_none() {
            missing.push("at-spi-bus-launcher");
        }
        if !missing.is_empty() {
            assert!(std::env::var("UNRUFFLED_E2E").as_deref() != Ok("required"), "{missing:?} must be installed here");
            println!("skipped: the real window needs {missing:?}");
            return None;
        }
        let home = tempfile::tempdir().unwrap();
        let mut xvfb = Command::new("Xvfb");
        // It picks a free number itself, and does not begin anew whenever its last client leaves.
        xvfb.args("-displayfd 1 -noreset -screen 0 1280x800x24 -nolisten tcp".split(' '));
        let (display, number) = Ended::printing(&mut xvfb);
        let display_name = format!(":{number}");
        let mut daemon = Command::new("dbus-daemon");
        daemon.args(["--session", "--nofork", "--nopidfile", "--print-address"]).env("XDG_RUNTIME_DIR", home.path());
        let (bus, address) = Ended::printing(&mut daemon);
        let at_home = |command: &mut Command| {
            command.env("DBUS_SESSION_BUS_ADDRESS", &address).env("DISPLAY", &display_name);
            command.env("XDG_RUNTIME_DIR", home.path()).env("XDG_CONFIG_HOME", home.path().join("config"));
            command.env("XDG_DATA_HOME", home.path().join("data")).env("LIBGL_ALWAYS_SOFTWARE", "1");
            command.env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET").env_remove("AT_SPI_BUS_ADDRESS");
            command.stdout(Stdio::null()).stderr(Stdio::null());
        };
        let mut launch = Command::new(launcher.unwrap());
        at_home(&mut launch);
        let launcher = Launcher(Ended(launch.arg("--launch-immediately").spawn().unwrap()));
        let listener = Listener::switch_on(&address);
        at_home(&mut program);
        program.current_dir(home.path());
        let hands = Hands::on(display_name.clone());
        let window = shown(&mut program, &hands);
        let reader = listener.reader();
        Some(Self { hands, reader, window, program, _bus: bus, _launcher: launcher, _display: display, home })
    }

    /// The settings as the program wrote them.
    pub fn settings(&self) -> String {
        std::fs::read_to_string(self.home.path().join("config/unruffled/settings.ron")).unwrap_or_default()
    }

    /// A folder in the folder that the program was started in.
    pub fn folder(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// Ends the program as the system does where it has no choice, without a word to it, and starts it once more.
    pub fn kill_and_start_again(&mut self) {
        self.window.0.kill().unwrap();
        self.start_again();
    }

    /// Waits for the program to end by itself, and starts it once more in the same folders.
    pub fn start_again(&mut self) {
        wait("the end of the program", || self.window.0.try_wait().unwrap());
        self.window = shown(&mut self.program, &self.hands);
        self.reader = self.reader.of_next();
    }

    /// Waits for the program to end by itself.
    pub fn ended(mut self) -> ExitStatus {
        wait("the end of the program", || self.window.0.try_wait().unwrap())
    }
}

/// Starts the program and waits for its window.
fn shown(program: &mut Command, hands: &Hands) -> Ended {
    let mut window = Ended(program.spawn().unwrap());
    wait("the window", || {
        assert!(window.0.try_wait().unwrap().is_none(), "the program ended by itself");
        hands.take_window()
    });
    window
}

fn is_there(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}
