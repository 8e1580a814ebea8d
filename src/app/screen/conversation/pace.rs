//! When each word of what the customer says is heard or seen: timing by itself, without a clock and without a screen.
//!
//! Words come at an even pace, long ones slower; commas, dashes, full stops and the turn from one text to the next are
//! pauses. Narration is there as a whole, with a breath before and after it. What is typed comes message by message.

use crate::debrief::runs;

/// How a text comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Word by word.
    Spoken,
    /// Message by message.
    Typed,
    /// As a whole: it is seen.
    Seen,
}

/// Pauses in beats; a beat is one word of middle length.
const COMMA: f64 = 0.6;
const DASH: f64 = 1.0;
const STOP: f64 = 1.5;
const ELLIPSIS: f64 = 2.2;
const BETWEEN_TEXTS: f64 = 2.0;
const BREATH: f64 = 1.2;
/// What one word of narration takes to be read.
const READING: f64 = 0.4;
/// The fewest words that are sent as a message of their own, where more follow.
const MESSAGE: usize = 4;

/// When the words of some texts come, in seconds from the moment at which the customer's turn begins.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Speech {
    /// For each text, when each of its words comes.
    texts: Vec<Vec<f64>>,
    /// From when to when they are at it: a voice is heard, or they type.
    busy: Vec<(f64, f64)>,
    end: f64,
}

impl Speech {
    /// The timing of these texts, one after another, at so many words a second, after `lead` seconds of silence.
    #[must_use]
    pub fn of(texts: &[(&str, Form)], words_a_second: f64, lead: f64) -> Self {
        let mut telling = Telling { now: lead, beat: words_a_second.max(0.1).recip(), ..Telling::default() };
        for (text, form) in texts {
            telling.tell(text, *form);
        }
        telling.speech
    }

    /// How many words of a text are there after so many seconds.
    #[must_use]
    pub fn words_by(&self, text: usize, seconds: f64) -> usize {
        self.texts.get(text).map_or(0, |words| words.partition_point(|at| *at <= seconds))
    }

    /// When the last word has been said.
    #[must_use]
    pub fn end(&self) -> f64 {
        self.end
    }

    /// Whether a voice is heard at this moment, or they type.
    #[must_use]
    pub fn is_busy(&self, seconds: f64) -> bool {
        self.busy.iter().any(|(from, to)| (*from..*to).contains(&seconds))
    }

    /// The text that the next word belongs to; none when all are there.
    #[must_use]
    pub fn coming(&self, seconds: f64) -> Option<usize> {
        self.texts.iter().position(|words| words.last().is_some_and(|at| *at > seconds))
    }

    /// When the next word comes, or all has been said; none after that.
    #[must_use]
    pub fn next(&self, seconds: f64) -> Option<f64> {
        let word = self.texts.iter().flatten().copied().find(|at| *at > seconds);
        word.or_else(|| (self.end > seconds).then_some(self.end))
    }
}

/// A speech that is being timed.
#[derive(Default)]
struct Telling {
    speech: Speech,
    now: f64,
    beat: f64,
    /// Beats of silence before whatever comes next.
    pause: f64,
}

impl Telling {
    fn tell(&mut self, text: &str, form: Form) {
        let mut words = Vec::new();
        match form {
            Form::Spoken => {
                for (aside, run) in runs(text) {
                    if aside {
                        self.seen(run.split_whitespace().count(), &mut words);
                    } else {
                        self.spoken(run, &mut words);
                    }
                }
            }
            Form::Typed => self.typed(text, &mut words),
            Form::Seen => self.seen(words_of(text).count(), &mut words),
        }
        if !words.is_empty() {
            self.pause = self.pause.max(BETWEEN_TEXTS);
        }
        self.speech.texts.push(words);
    }

    fn spoken(&mut self, run: &str, words: &mut Vec<f64>) {
        for word in run.split_whitespace() {
            self.wait();
            words.push(self.now);
            self.pass(length(word), true);
            self.pause = pause_after(word);
        }
    }

    fn typed(&mut self, text: &str, words: &mut Vec<f64>) {
        let all: Vec<&str> = words_of(text).collect();
        let mut from = 0;
        for (at, word) in (1..).zip(&all) {
            let ends = pause_after(word) >= STOP && at - from >= MESSAGE;
            if ends || at == all.len() {
                self.wait();
                let message = all.iter().skip(from).take(at - from);
                self.pass(message.map(|word| length(word)).sum(), true);
                words.extend((from..at).map(|_| self.now));
                self.speech.end = self.now;
                self.pause = BREATH;
                from = at;
            }
        }
    }

    fn seen(&mut self, count: usize, words: &mut Vec<f64>) {
        if count == 0 {
            return;
        }
        if self.now > 0.0 && !self.speech.busy.is_empty() {
            self.pause = self.pause.max(BREATH);
        }
        self.wait();
        words.extend((0..count).map(|_| self.now));
        self.speech.end = self.now;
        self.pass(READING * f64::from(u32::try_from(count).unwrap_or(u32::MAX)), false);
        self.pause = BREATH;
    }

    fn wait(&mut self) {
        self.now += std::mem::take(&mut self.pause) * self.beat;
    }

    /// Lets time pass; `busy` while they are at it.
    fn pass(&mut self, beats: f64, busy: bool) {
        let from = self.now;
        self.now += beats * self.beat;
        if busy {
            self.speech.busy.push((from, self.now));
            self.speech.end = self.now;
        }
    }
}

/// The words of a text, of speech and of narration.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    runs(text).into_iter().flat_map(|(_, run)| run.split_whitespace())
}

/// How long a word takes, in beats: from two thirds of a beat for the shortest to half as much again for the longest.
fn length(word: &str) -> f64 {
    let letters = word.chars().filter(|letter| letter.is_alphanumeric()).count();
    if letters == 0 {
        // A dash that stands alone is a pause and no word.
        return 0.0;
    }
    let letters = f64::from(u32::try_from(letters).unwrap_or(u32::MAX));
    (0.56 + 0.1 * letters).clamp(0.66, 1.5)
}

/// The pause after a word, in beats, by the sign it ends with.
fn pause_after(word: &str) -> f64 {
    let bare = word.trim_end_matches(['"', '”', '’', '\'', ')', ']', '*']);
    if ["Mr.", "Mrs.", "Ms.", "Dr."].contains(&bare) {
        0.0
    } else if bare.ends_with("...") || bare.ends_with('…') {
        ELLIPSIS
    } else if bare.ends_with(['.', '!', '?']) {
        STOP
    } else if bare.ends_with(['—', '–']) || bare.ends_with("--") || bare == "-" {
        DASH
    } else if bare.ends_with([',', ';', ':']) {
        COMMA
    } else {
        0.0
    }
}
