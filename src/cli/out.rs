//! The one place that prints. All words of a file go through [`plain`], so that nothing in it can steer a
//! terminal. A reader that went away (`play | head`) ends the printing, not the program.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde::Serialize;

/// Widest line of running text.
pub(super) const WIDTH: usize = 72;

/// How a text looks where a terminal has colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// As it is.
    Plain,
    /// A heading or a name.
    Strong,
    /// The program's own remarks.
    Quiet,
    /// What the customer says.
    Customer,
}

impl Ink {
    fn code(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Strong => Some("\x1b[1m"),
            Self::Quiet => Some("\x1b[2m"),
            Self::Customer => Some("\x1b[36m"),
        }
    }
}

/// Standard output and standard error.
#[derive(Debug)]
pub(super) struct Out {
    color: bool,
    failed: Option<io::Error>,
}

impl Out {
    /// Colour only where a terminal is and nobody asked for none.
    pub(super) fn new() -> Self {
        let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        let able = std::env::var_os("TERM").is_none_or(|value| value != "dumb");
        Self { color: wanted && able && io::stdout().is_terminal(), failed: None }
    }

    /// Whether colour is on.
    pub(super) fn color(&self) -> bool {
        self.color
    }

    /// Bytes as they are.
    pub(super) fn raw(&mut self, text: &str) {
        if self.failed.is_some() {
            return;
        }
        let mut stdout = io::stdout().lock();
        if let Err(error) = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
            self.failed = Some(error);
        }
    }

    /// One line.
    pub(super) fn line(&mut self, text: &str) {
        self.inked(Ink::Plain, text);
    }

    /// One line in an ink.
    pub(super) fn inked(&mut self, ink: Ink, text: &str) {
        let text = plain(text);
        match ink.code().filter(|_| self.color && !text.is_empty()) {
            Some(code) => self.raw(&format!("{code}{text}\x1b[0m\n")),
            None => self.raw(&format!("{text}\n")),
        }
    }

    /// A running text, wrapped; the first line begins with `first`, the others with as many spaces.
    pub(super) fn wrapped(&mut self, ink: Ink, first: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        for (at, paragraph) in plain(text).split('\n').enumerate() {
            let rest = " ".repeat(first.chars().count());
            let begin = if at == 0 { first } else { rest.as_str() };
            let options = textwrap::Options::new(WIDTH).initial_indent(begin).subsequent_indent(&rest);
            let options = options.wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
            for line in textwrap::wrap(paragraph, options) {
                self.inked(ink, line.trim_end());
            }
        }
    }

    /// An empty line.
    pub(super) fn gap(&mut self) {
        self.raw("\n");
    }

    /// A question that is answered on the same line.
    pub(super) fn ask(&mut self, text: &str) {
        self.raw(&plain(text));
    }

    /// One JSON document.
    pub(super) fn json<T: Serialize>(&mut self, document: &T) {
        match serde_json::to_string_pretty(document) {
            Ok(text) => self.raw(&format!("{}\n", escaped(&text))),
            Err(error) => self.failed = Some(io::Error::other(error)),
        }
    }

    /// One line on standard error.
    pub(super) fn complain(&mut self, text: &str) {
        // Nobody is left to tell when this fails.
        let _lost = writeln!(io::stderr().lock(), "{}", plain(text));
    }

    /// Bytes as they are, on standard error.
    pub(super) fn complain_raw(&mut self, text: &str) {
        let _lost = io::stderr().lock().write_all(text.as_bytes());
    }

    /// Whether everything was written; a reader that went away is no failure.
    pub(super) fn finished(&mut self) -> bool {
        match self.failed.take() {
            Some(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                self.complain(&format!("unruffled: the output could not be written: {error}"));
                false
            }
            _ => true,
        }
    }
}

/// One line on standard error that is rewritten while something takes long; only where a terminal is.
#[derive(Debug)]
pub(super) struct Ticker {
    began: Instant,
    /// When the line is next written; `None` where there is no terminal.
    next: Mutex<Option<Duration>>,
}

/// What is over sooner needs no such line; later it is rewritten as often as one can read it.
const PATIENCE: Duration = Duration::from_secs(1);
const BETWEEN: Duration = Duration::from_millis(100);

impl Ticker {
    #[expect(clippy::disallowed_methods, reason = "how long a person has waited is no part of any answer")]
    pub(super) fn new() -> Self {
        let next = io::stderr().is_terminal().then_some(PATIENCE);
        Self { began: Instant::now(), next: Mutex::new(next) }
    }

    /// How long it has taken.
    pub(super) fn elapsed(&self) -> Duration {
        self.began.elapsed()
    }

    /// Rewrites the line, if it is time; any thread may.
    pub(super) fn tell(&self, words: impl FnOnce() -> String) {
        let elapsed = self.elapsed();
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(due) = next.as_mut().filter(|due| **due <= elapsed) {
            *due = elapsed + BETWEEN;
            let _lost = write!(io::stderr().lock(), "\r\x1b[K{}", plain(&words()));
        }
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        let next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        if next.is_some_and(|due| due > PATIENCE) {
            let _lost = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }
}

/// Whether a character could steer a terminal or turn the direction of a line.
pub(super) fn steers(c: char) -> bool {
    let turns = matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    turns || c == '\u{FEFF}' || (c.is_control() && c != '\n')
}

/// A text as a terminal may show it: nothing but its own characters and line ends.
pub(super) fn plain(text: &str) -> String {
    let spaced = |c| match c {
        '\t' | '\u{2028}' | '\u{2029}' => ' ',
        other => other,
    };
    text.chars().map(spaced).filter(|c| !steers(*c)).collect()
}

/// JSON in which the characters that `serde_json` leaves as they are cannot steer a terminal either.
fn escaped(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        if c != '\n' && steers(c) {
            safe.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            safe.push(c);
        }
    }
    safe
}

/// Words are put in quotes; deeds, and what is written in the case book, are not.
pub(super) fn quoted(spoken: bool, text: &str) -> String {
    if spoken && !text.starts_with('(') { format!("“{text}”") } else { text.to_owned() }
}

/// The beginning of a text in one line of so many letters, whole words.
pub(super) fn short(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= most {
        return text;
    }
    let cut: String = text.chars().take(most).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    let end = if text.starts_with('“') { " ...”" } else { " ..." };
    format!("{}{end}", whole.trim_end_matches([',', '.', ';', ':']))
}

/// A count with its word: "1 error", "2 errors".
pub(super) fn counted(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

/// A number that can be read.
pub(super) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut words = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

/// Odds that are small are not none.
pub(super) fn percent(odds: f64) -> String {
    let percent = odds * 100.0;
    match percent {
        0.0 => "0 %".to_owned(),
        small if small < 0.1 => "under 0.1 %".to_owned(),
        small if small < 10.0 => format!("{small:.1} %"),
        large => format!("{large:.0} %"),
    }
}

/// Seconds with one place.
pub(super) fn seconds(millis: u64) -> String {
    format!("{}.{} s", millis / 1000, millis % 1000 / 100)
}
