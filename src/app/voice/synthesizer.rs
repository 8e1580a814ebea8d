//! The platforms' own speech commands as data: where each is found, with which arguments it starts, and what it reads.
//! The words are read from standard input, so that no word is ever taken for an option or seen by a shell.

use std::path::{Path, PathBuf};

use super::Manner;

/// Words a minute at the usual rate: what espeak takes for it, and say about.
const WORDS_A_MINUTE: u16 = 175;

/// A speech command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Synthesizer {
    /// espeak-ng, on Linux and the like.
    EspeakNg,
    /// Its forerunner, with the same options.
    Espeak,
    /// The client of Speech Dispatcher, which speaks with whatever the desktop has.
    SpdSay,
    /// What macOS comes with.
    Say,
    /// System.Speech, which Windows comes with, through its PowerShell.
    SystemSpeech,
}

impl Synthesizer {
    /// Those of an operating system as [`std::env::consts::OS`] names it, the best first.
    #[must_use]
    pub fn of_system(os: &str) -> &'static [Self] {
        match os {
            "macos" => &[Self::Say],
            "windows" => &[Self::SystemSpeech],
            _ => &[Self::EspeakNg, Self::Espeak, Self::SpdSay],
        }
    }

    /// The first of a system's that stands in one of these folders, and where. Folders that are not named in full are
    /// passed over: what lies in the present folder is nobody's speech command.
    #[must_use]
    pub fn find(os: &str, folders: &[PathBuf], is_program: impl Fn(&Path) -> bool) -> Option<(Self, PathBuf)> {
        let folders = || folders.iter().filter(|folder| folder.is_absolute());
        Self::of_system(os).iter().find_map(|&which| {
            let path = folders().map(|folder| folder.join(which.file())).find(|path| is_program(path))?;
            Some((which, path))
        })
    }

    /// The program's file name.
    #[must_use]
    pub fn file(self) -> &'static str {
        match self {
            Self::EspeakNg => "espeak-ng",
            Self::Espeak => "espeak",
            Self::SpdSay => "spd-say",
            Self::Say => "say",
            Self::SystemSpeech => "powershell.exe",
        }
    }

    /// What it is called on screen.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::SpdSay => "Speech Dispatcher",
            Self::Say => "the voice of macOS",
            Self::SystemSpeech => "the voice of Windows",
            Self::EspeakNg | Self::Espeak => self.file(),
        }
    }

    /// The arguments it starts with: numbers and fixed words only.
    #[must_use]
    pub fn arguments(self, manner: Manner) -> Vec<String> {
        let owned = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        let words_a_minute = percent(WORDS_A_MINUTE, manner.rate).to_string();
        match self {
            Self::EspeakNg | Self::Espeak => {
                // Pitch goes from 0 to 99 around 50, amplitude to 200 around 100, speed from 80 to 450.
                let (pitch, volume) = (percent(50, manner.pitch).min(99).to_string(), manner.volume.to_string());
                owned(&["-b", "1", "-p", &pitch, "-s", &words_a_minute, "-a", &volume, "--stdin"])
            }
            Self::SpdSay => {
                let away = |percent: u16| i32::from(percent) - 100;
                // At 100 it speaks 2.57 times as fast as usual, at -100 less than half as fast.
                let rate = away(manner.rate) * 100 / if manner.rate < 100 { 54 } else { 157 };
                let (rate, pitch) = (rate.clamp(-100, 100), away(manner.pitch).clamp(-100, 100));
                let volume = (2 * i32::from(manner.volume) - 100).clamp(-100, 100);
                let set = [format!("--rate={rate}"), format!("--pitch={pitch}"), format!("--volume={volume}")];
                [owned(&["--application-name=unruffled", "--pipe-mode"]), set.to_vec()].concat()
            }
            Self::Say => owned(&["-r", &words_a_minute, "-f", "-"]),
            Self::SystemSpeech => owned(&["-NoLogo", "-NoProfile", "-NonInteractive", "-Command", &script(manner)]),
        }
    }

    /// What it reads, made from words that [`super::spoken`] returned.
    #[must_use]
    pub fn input(self, words: &str, manner: Manner) -> String {
        match self {
            Self::EspeakNg | Self::Espeak | Self::SystemSpeech => format!("{words}\n"),
            // What follows these signs would be a command to Speech Dispatcher.
            Self::SpdSay => format!("{}\n", words.replace("!-!", "! ")),
            Self::Say => {
                let semitones = 12.0 * (f64::from(manner.pitch) / 100.0).log2();
                let volume = f64::from(manner.volume) / 100.0;
                format!("[[volm {volume:.2}]] [[pbas {semitones:+.1}]] {words}\n")
            }
        }
    }

    /// What ends its speech where that goes on without the process, which then keeps reading until it is told: only
    /// its own words, because a screen reader may speak through the same service.
    #[must_use]
    pub fn cancel(self) -> Option<&'static str> {
        (self == Self::SpdSay).then_some("!-!CANCEL SELF\n")
    }
}

fn percent(number: u16, percent: u16) -> u32 {
    (u32::from(number) * u32::from(percent) + 50) / 100
}

/// Reads the words and speaks them in the language of the voice; they are escaped, and never part of the script.
fn script(manner: Manner) -> String {
    let away = |percent: u16| i32::from(percent) - 100;
    [
        "$reader = New-Object IO.StreamReader([Console]::OpenStandardInput(), [Text.Encoding]::UTF8)".to_owned(),
        "$words = [Security.SecurityElement]::Escape($reader.ReadToEnd())".to_owned(),
        "Add-Type -AssemblyName System.Speech".to_owned(),
        "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer".to_owned(),
        format!("$voice.Volume = {}", manner.volume),
        "$head = '<speak version=''1.0'' xmlns=''http://www.w3.org/2001/10/synthesis'' xml:lang=''' + $voice.Voice.Culture.Name + '''>'".to_owned(),
        format!("$as = '<prosody pitch=''{:+}%'' rate=''{:+}%''>'", away(manner.pitch), away(manner.rate)),
        "$voice.SpeakSsml($head + $as + $words + '</prosody></speak>')".to_owned(),
    ]
    .join("; ")
}
