//! L30, the last: how hard it is to read, by the school year that Flesch and Kincaid's formula gives
//! (1975; made for English, so asked of English texts only).

use super::texts::{Text, Voice};
use crate::lint::case::Case;
use crate::lint::report::Report;
use crate::text::Place;

/// The formula gives chance results for a text shorter than this.
const WORDS_LEAST: u32 = 15;

pub(super) fn judge(case: &Case<'_>, texts: &[Text<'_>], report: &mut Report<'_, '_>) {
    if !case.scenario.language.to_lowercase().starts_with("en") {
        return;
    }
    let checks = &case.scenario.playbook.checks;
    let (most, line_most) = (f64::from(checks.reading_level_most), f64::from(checks.line_level_most));
    let mut whole = Counts::default();
    for text in texts.iter().filter(|text| text.voice != Voice::Page) {
        let counts = Counts::of(text, case.scenario.channel.is_typed());
        whole.add(counts);
        let year = counts.school_year();
        if counts.words >= WORDS_LEAST && year > line_most {
            let message = format!("This reads as in school year {year:.0}.");
            let help = "Nobody speaks so in anger: shorter sentences, shorter words.";
            report.find("hard-to-read", &text.place, message, help);
        }
    }
    let year = whole.school_year();
    if year > most {
        let message =
            format!("What is spoken reads as in school year {year:.1}; up to {most:.0} is easy for everybody.");
        let help = "Cut long sentences in two, and take the everyday word.";
        report.find("hard-to-read", &Place::root().field("scenes"), message, help);
    }
}

/// What the formula counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    words: u32,
    sentences: u32,
    syllables: u32,
}

impl Counts {
    fn of(text: &Text<'_>, typed: bool) -> Self {
        let mut counts = Self::default();
        for word in &text.words {
            counts.words += 1;
            counts.syllables += syllables(&word.low);
        }
        counts.sentences = if counts.words == 0 { 0 } else { sentences(text.written, typed) };
        counts
    }

    fn add(&mut self, more: Self) {
        self.words += more.words;
        self.sentences += more.sentences;
        self.syllables += more.syllables;
    }

    fn school_year(self) -> f64 {
        let words = f64::from(self.words.max(1));
        0.39 * words / f64::from(self.sentences.max(1)) + 11.8 * f64::from(self.syllables) / words - 15.59
    }
}

/// Ends of sentences: marks before a space or the end, where no small letter goes on; those who type may begin each
/// sentence with one.
fn sentences(text: &str, typed: bool) -> u32 {
    let mut count = 0;
    let mut ended = false;
    let mut open = false;
    for c in text.chars() {
        match c {
            '.' | '!' | '?' | '…' | ':' | ';' | '\n' => ended = open,
            _ if c.is_alphanumeric() => {
                if ended && (typed || !c.is_lowercase()) {
                    count += 1;
                }
                (ended, open) = (false, true);
            }
            _ => {}
        }
    }
    count + u32::from(open)
}

/// Syllables of an English word in small letters: its groups of vowels, less the endings that are not spoken.
/// A number is read out digit by digit, about.
fn syllables(word: &str) -> u32 {
    let mut count = 0u32;
    let mut in_vowel = false;
    for c in word.chars() {
        let vowel = matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'à' | 'é' | 'è' | 'ä' | 'ö' | 'ü');
        count += u32::from(vowel && !in_vowel || c.is_ascii_digit());
        in_vowel = vowel;
    }
    let word = word.strip_suffix("'s").unwrap_or(word);
    let before = |ending: &str, kept: &[char]| {
        word.strip_suffix(ending).is_some_and(|stem| !stem.is_empty() && !stem.ends_with(kept))
    };
    // "late", "asked", "likes" end without a sound of their own; "table", "wanted", "boxes" do not.
    let vowels = ['a', 'e', 'i', 'o', 'u', 'y'];
    let after_vowel_or = |more: &[char]| -> Vec<char> { vowels.iter().chain(more).copied().collect() };
    let mute = before("e", &after_vowel_or(&[])) && !syllabic_le(word)
        || before("ed", &after_vowel_or(&['t', 'd']))
        || before("es", &after_vowel_or(&['s', 'x', 'z', 'h', 'c', 'g']));
    if mute { count.saturating_sub(1).max(1) } else { count.max(1) }
}

/// "table", "little": the last two letters are a syllable.
fn syllabic_le(word: &str) -> bool {
    word.strip_suffix("le").is_some_and(|stem| !stem.is_empty() && !stem.ends_with(['a', 'e', 'i', 'o', 'u', 'y']))
}
