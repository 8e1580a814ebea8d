//! The customer's voice, through the platform's own speech command where there is one. Off by default and never
//! needed: every word is on the screen, and a machine that cannot speak is silent.
//!
//! How it is driven: the window looks once with [`Voice::find`] and offers the setting only where there is a voice.
//! When the words of a new turn begin to show (the reaction and the line after it, or the first line), it says them
//! once with [`Voice::say`], in the [`Manner`] of the mood after the turn. It calls [`Voice::hush`] when the trainee
//! replies, leaves or stops, and when the setting is turned off. Words that are only seen (a chat, a letter) are not
//! handed over; narration among spoken words is left out here.

mod manner;
mod synthesizer;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

pub use manner::Manner;
pub use synthesizer::Synthesizer;

use crate::debrief::runs;
use crate::disk;

/// The most bytes said at once, some minutes: with a setting before it, it fits into any pipe, so that writing never
/// waits for a program that does not read.
const BYTES_MAX: usize = 4000;
/// How soon it is looked whether the program is through, and how seldom after a while.
const SOON: Duration = Duration::from_millis(100);
const SELDOM: Duration = Duration::from_secs(5);
/// How long a program has to pass on that its speech is over.
const LAST_WORD: Duration = Duration::from_millis(300);

/// Somebody who can speak. What is being said ends when this is dropped.
#[derive(Debug)]
pub struct Voice {
    synthesizer: Synthesizer,
    path: PathBuf,
    /// Starts and ends the program, so that the window waits for neither; none before the first words.
    speaker: Option<Speaker>,
}

#[derive(Debug)]
struct Speaker {
    orders: Sender<Order>,
    thread: JoinHandle<()>,
}

#[derive(Debug)]
enum Order {
    Say(String, Manner),
    Hush,
}

impl Voice {
    /// The best voice of this machine, from the folders in which it keeps its programs; none where there is none.
    #[must_use]
    pub fn find() -> Option<Self> {
        let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH")?).collect();
        Self::among(&folders)
    }

    /// The best voice that these folders hold.
    #[must_use]
    pub fn among(folders: &[PathBuf]) -> Option<Self> {
        let (synthesizer, path) = Synthesizer::find(std::env::consts::OS, folders, disk::is_program)?;
        Some(Self { synthesizer, path, speaker: None })
    }

    /// Which speech command it is.
    #[must_use]
    pub fn synthesizer(&self) -> Synthesizer {
        self.synthesizer
    }

    /// Says what of these texts is spoken aloud, one after another, in place of what is being said. Returns at once; a
    /// program that fails is silence.
    pub fn say(&mut self, texts: &[&str], manner: Manner) {
        let words = spoken(texts);
        self.order(if words.is_empty() { Order::Hush } else { Order::Say(words, manner) });
    }

    /// Ends what is being said.
    pub fn hush(&mut self) {
        if self.speaker.is_some() {
            self.order(Order::Hush);
        }
    }

    fn order(&mut self, order: Order) {
        if self.speaker.is_none() {
            self.speaker = Speaker::start(self.synthesizer, self.path.clone());
        }
        if self.speaker.as_ref().is_some_and(|speaker| speaker.orders.send(order).is_err()) {
            self.speaker = None;
        }
    }
}

impl Drop for Voice {
    fn drop(&mut self) {
        if let Some(Speaker { orders, thread }) = self.speaker.take() {
            drop(orders);
            // It ends the program before it ends itself.
            let _ended = thread.join();
        }
    }
}

/// What of these texts is spoken aloud, in one line: without narration, signs that a program could take for something
/// other than words, and whatever is too long to be listened to.
#[must_use]
pub fn spoken(texts: &[&str]) -> String {
    let aloud = texts.iter().flat_map(|text| runs(text)).filter(|(aside, _)| !aside).map(|(_, words)| words);
    // Brackets hold phonemes for one program and settings for another; control characters are commands to a third.
    let words = aloud.flat_map(|words| words.split(|c: char| c.is_whitespace() || c.is_control() || "[]".contains(c)));
    let mut line = String::new();
    for word in words.filter(|word| !word.is_empty()) {
        if line.len() + 1 + word.len() > BYTES_MAX {
            break;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

impl Speaker {
    /// None where the system has no thread to give.
    fn start(synthesizer: Synthesizer, path: PathBuf) -> Option<Self> {
        let (orders, receiver) = channel();
        let work = move || speak(synthesizer, &path, &receiver);
        let thread = thread::Builder::new().name("voice".to_owned()).spawn(work).ok()?;
        Some(Self { orders, thread })
    }
}

/// Carries out orders until the voice is dropped; only the newest counts.
fn speak(synthesizer: Synthesizer, path: &Path, orders: &Receiver<Order>) {
    let mut speaking: Option<Speaking> = None;
    let mut pause = SOON;
    loop {
        let order = match &mut speaking {
            None => orders.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(_) => orders.recv_timeout(pause),
        };
        match order {
            Ok(order) => {
                if let Some(speaking) = speaking.take() {
                    speaking.end();
                }
                if let Order::Say(words, manner) = orders.try_iter().last().unwrap_or(order) {
                    speaking = Speaking::begin(synthesizer, path, &words, manner);
                    pause = SOON;
                }
            }
            Err(RecvTimeoutError::Timeout) => {
                pause = (pause * 2).min(SELDOM);
                if speaking.as_mut().is_some_and(Speaking::is_over) {
                    speaking = None;
                }
            }
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    if let Some(speaking) = speaking {
        speaking.end();
    }
}

/// A program that speaks.
struct Speaking {
    child: Child,
    /// Where it must be told when to end, and with which words.
    open: Option<(ChildStdin, &'static str)>,
}

impl Speaking {
    /// Starts the program and hands it the words; none where it cannot be started.
    fn begin(synthesizer: Synthesizer, path: &Path, words: &str, manner: Manner) -> Option<Self> {
        let mut command = Command::new(path);
        command.args(synthesizer.arguments(manner));
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        #[cfg(windows)]
        {
            use std::os::windows::process::CommandExt as _;
            const CREATE_NO_WINDOW: u32 = 0x0800_0000;
            command.creation_flags(CREATE_NO_WINDOW);
        }
        let mut child = command.spawn().ok()?;
        let mut stdin = child.stdin.take()?;
        // One that ended already has no use for words.
        let _written = stdin.write_all(synthesizer.input(words, manner).as_bytes());
        let open = synthesizer.cancel().map(|cancel| (stdin, cancel));
        Some(Self { child, open })
    }

    /// Whether the program ended by itself; if so, nothing is left of it.
    fn is_over(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    /// Ends the program; afterwards nothing is left of it.
    fn end(mut self) {
        if let Some((mut stdin, cancel)) = self.open.take()
            && stdin.write_all(cancel.as_bytes()).is_ok()
        {
            drop(stdin);
            let step = LAST_WORD / 20;
            for _ in 0..20 {
                if self.is_over() {
                    return;
                }
                thread::sleep(step);
            }
        }
        // It may have ended in the meantime.
        let _killed = self.child.kill();
        let _reaped = self.child.wait();
    }
}
