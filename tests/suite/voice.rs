//! The customer's voice: the arguments of every speech command, what is spoken at all, how moods sound, and real
//! children: espeak-ng that writes to a file, programs that never end, end at once or fail. Where there is no espeak-ng
//! the test says what it skipped, unless UNRUFFLED_E2E=required, as CI sets it.

use std::path::{Path, PathBuf};

use unruffled::app::voice::{Manner, Synthesizer, spoken};
use unruffled::playbook::{Band, Mood};
use unruffled::scenario::VoiceDraft;

const USUAL: Manner = Manner { pitch: 100, rate: 100, volume: 100 };

/// How a customer of the usual voice sounds at this anger.
fn manner(anger: u8, band: Band) -> Manner {
    Manner::of(VoiceDraft::default(), Mood { anger, trust: 50, heard: 50, patience: 50 }, band, 100)
}

#[test]
fn every_command_has_its_arguments() {
    use Synthesizer::{Espeak, EspeakNg, Say, SpdSay};
    let furious = Manner { pitch: 116, rate: 124, volume: 90 };
    let slow = Manner { pitch: 50, rate: 50, volume: 0 };
    let fast = Manner { pitch: 200, rate: 200, volume: 100 };
    for (which, manner, expected) in [
        (EspeakNg, USUAL, "-b 1 -p 50 -s 175 -a 100 --stdin"),
        (EspeakNg, furious, "-b 1 -p 58 -s 217 -a 90 --stdin"),
        (EspeakNg, slow, "-b 1 -p 25 -s 88 -a 0 --stdin"),
        (EspeakNg, fast, "-b 1 -p 99 -s 350 -a 100 --stdin"),
        (Espeak, furious, "-b 1 -p 58 -s 217 -a 90 --stdin"),
        (SpdSay, USUAL, "--application-name=unruffled --pipe-mode --rate=0 --pitch=0 --volume=100"),
        (SpdSay, furious, "--application-name=unruffled --pipe-mode --rate=15 --pitch=16 --volume=80"),
        (SpdSay, slow, "--application-name=unruffled --pipe-mode --rate=-92 --pitch=-50 --volume=-100"),
        (SpdSay, fast, "--application-name=unruffled --pipe-mode --rate=63 --pitch=100 --volume=100"),
        (Say, furious, "-r 217 -f -"),
        (Say, slow, "-r 88 -f -"),
    ] {
        assert_eq!(which.arguments(manner).join(" "), expected, "{which:?} {manner:?}");
    }
    let windows = Synthesizer::SystemSpeech.arguments(furious);
    assert_eq!(windows[..4], ["-NoLogo", "-NoProfile", "-NonInteractive", "-Command"]);
    for part in ["System.Speech", "$voice.Volume = 90;", "pitch=''+16%'' rate=''+24%''", "Escape("] {
        assert!(windows[4].contains(part), "{part} in {}", windows[4]);
    }
    assert!(!windows[4].contains('"'), "nothing that has to be quoted twice");
}

#[test]
fn every_command_reads_its_words() {
    use Synthesizer::{EspeakNg, Say, SpdSay, SystemSpeech};
    let (words, octave) = ("!-!STOP ALL Fine. !-!", Manner { pitch: 200, rate: 100, volume: 70 });
    for (which, expected) in [
        (EspeakNg, "!-!STOP ALL Fine. !-!\n"),
        (SystemSpeech, "!-!STOP ALL Fine. !-!\n"),
        (SpdSay, "! STOP ALL Fine. ! \n"),
        (Say, "[[volm 0.70]] [[pbas +12.0]] !-!STOP ALL Fine. !-!\n"),
    ] {
        assert_eq!(which.input(words, octave), expected, "{which:?}");
        assert_eq!(which.cancel().is_some(), which == SpdSay, "only there does speech outlast the process");
    }
}

#[test]
fn the_best_command_in_the_first_folder_is_found() {
    use Synthesizer::{Espeak, EspeakNg, Say, SpdSay, SystemSpeech};
    for (os, there, expected) in [
        ("linux", &["/b/espeak-ng", "/a/spd-say", "/a/espeak"][..], Some((EspeakNg, "/b/espeak-ng"))),
        ("linux", &["/b/espeak", "/a/spd-say"], Some((Espeak, "/b/espeak"))),
        ("freebsd", &["/b/spd-say", "/a/spd-say"], Some((SpdSay, "/a/spd-say"))),
        ("linux", &["here/espeak-ng", "espeak-ng", "/a/say"], None),
        ("macos", &["/a/say", "/a/espeak-ng"], Some((Say, "/a/say"))),
        ("windows", &["/b/powershell.exe"], Some((SystemSpeech, "/b/powershell.exe"))),
        ("windows", &["/a/espeak-ng"], None),
    ] {
        let folders = ["", "here", "/a", "/b"].map(PathBuf::from);
        let found = Synthesizer::find(os, &folders, |path| there.iter().any(|file| Path::new(file) == path));
        assert_eq!(found, expected.map(|(which, path)| (which, PathBuf::from(path))), "{os} {there:?}");
    }
}

#[test]
fn only_words_are_spoken() {
    for (texts, expected) in [
        (&["Fine.  (She turns.) Leave it."][..], "Fine. Leave it."),
        (&["(Through the window.)", "*sighs*"], ""),
        (&["", "  \n"], ""),
        (&["*sighs* Right.", "So?"], "Right. So?"),
        (&["One\nline,\tone\u{1}50P breath"], "One line, one 50P breath"),
        (&["[[rate 900]] What? [slam]"], "rate 900 What? slam"),
        (&["-w /tmp/x; $(rm)"], "-w /tmp/x; $ "),
    ] {
        assert_eq!(spoken(texts).trim_end(), expected.trim_end(), "{texts:?}");
    }
    let long = spoken(&["Übel! ".repeat(5000).as_str()]);
    assert!((3900..=4000).contains(&long.len()) && long.ends_with("Übel!"), "{}", long.len());
}

#[test]
fn anger_is_faster_higher_and_louder_and_gone_quiet_is_none_of_it() {
    let at = |anger| manner(anger, Band::Irritated);
    for (anger, expected) in [(0, (96, 92, 70)), (50, (106, 108, 85)), (100, (116, 124, 100)), (255, (116, 124, 100))] {
        let sounds = at(anger);
        assert_eq!((sounds.pitch, sounds.rate, sounds.volume), expected, "anger {anger}");
    }
    for anger in 0..100 {
        let (now, next) = (at(anger), at(anger + 1));
        for (name, now, next) in
            [("pitch", now.pitch, next.pitch), ("rate", now.rate, next.rate), ("volume", now.volume, next.volume)]
        {
            assert!((now..=now + 2).contains(&next), "{name} at {anger}: {now}, then {next}");
        }
    }
    let quiet = manner(30, Band::GoneQuiet);
    let calm = at(0);
    assert!(quiet.pitch < calm.pitch && quiet.rate < calm.rate && quiet.volume < calm.volume);
}

#[test]
fn an_authors_voice_and_a_trainees_volume_count_within_limits() {
    let furious = Mood { anger: 100, ..Mood::default() };
    let of = |pitch, rate, volume| Manner::of(VoiceDraft { pitch, rate }, furious, Band::Furious, volume);
    assert_eq!(of(50, 100, 100), Manner { pitch: 58, rate: 124, volume: 100 });
    assert_eq!(of(100, 150, 40), Manner { pitch: 116, rate: 186, volume: 40 });
    assert_eq!(of(0, 255, 255), of(50, 150, 100));
    assert_eq!(of(100, 100, 0).volume, 0);
    for byte in 0..=255 {
        for band in [Band::Furious, Band::GoneQuiet] {
            let sounds = Manner::of(VoiceDraft { pitch: byte, rate: 255 - byte }, furious, band, byte);
            assert!((50..=200).contains(&sounds.pitch) && (50..=200).contains(&sounds.rate) && sounds.volume <= 100);
            for which in [Synthesizer::EspeakNg, Synthesizer::SpdSay, Synthesizer::Say, Synthesizer::SystemSpeech] {
                assert!(which.arguments(sounds).iter().all(|argument| !argument.is_empty()));
            }
        }
    }
}

#[cfg(target_os = "linux")]
mod children {
    use std::fs;
    use std::os::unix::fs::symlink;
    use std::path::Path;
    use std::thread::sleep;
    use std::time::{Duration, Instant};

    use tempfile::TempDir;
    use unruffled::app::voice::{Synthesizer, Voice};
    use unruffled::playbook::Band;

    use super::{USUAL, manner};

    /// A folder in which espeak-ng is one of `tests/voices`.
    fn folder(voice: &str) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/voices").join(voice);
        symlink(script, folder.path().join("espeak-ng")).unwrap();
        folder
    }

    fn voice(folder: &TempDir) -> Voice {
        let voice = Voice::among(&[folder.path().to_owned()]).unwrap();
        assert_eq!(voice.synthesizer(), Synthesizer::EspeakNg);
        voice
    }

    /// Waits until something is so; half a minute is enough for anything here.
    fn wait(what: &str, so: impl Fn() -> bool) {
        let begun = Instant::now();
        while !so() {
            assert!(begun.elapsed() < Duration::from_secs(30), "{what}: it never came");
            sleep(Duration::from_millis(10));
        }
    }

    /// The processes that were begun in a folder so far.
    fn begun(folder: &TempDir) -> Vec<u32> {
        let noted = fs::read_to_string(folder.path().join("begun")).unwrap_or_default();
        noted.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n')?.parse().ok()).collect()
    }

    /// Whether nothing is left of a process, not even an entry that waits to be reaped.
    fn is_gone(process: u32) -> bool {
        !Path::new(&format!("/proc/{process}")).exists()
    }

    #[test]
    fn new_words_hush_and_dropping_end_what_is_being_said() {
        let folder = folder("endless");
        let mut voice = voice(&folder);
        voice.hush();
        voice.say(&["One."], USUAL);
        wait("the first", || begun(&folder).len() == 1);
        voice.say(&["Two."], USUAL);
        wait("the second", || begun(&folder).len() == 2);
        assert!(is_gone(begun(&folder)[0]), "the first ended before the second began");
        voice.hush();
        wait("silence", || is_gone(begun(&folder)[1]));
        voice.say(&["Three."], USUAL);
        wait("the third", || begun(&folder).len() == 3);
        voice.say(&["(She says nothing.)"], USUAL);
        wait("silence", || is_gone(begun(&folder)[2]));
        voice.say(&["Four."], USUAL);
        wait("the fourth", || begun(&folder).len() == 4);
        drop(voice);
        assert!(is_gone(begun(&folder)[3]), "it ends with the voice");
        assert_eq!(begun(&folder).len(), 4, "narration starts nothing");
    }

    #[test]
    fn nothing_is_left_of_a_program_that_is_through_or_fails() {
        for name in ["brief", "failing"] {
            let folder = folder(name);
            let mut voice = voice(&folder);
            for times in 1..=2 {
                voice.say(&["Hello? (a pause)", "-x $(y)"], USUAL);
                wait(name, || begun(&folder).len() == times);
                let process = begun(&folder)[times - 1];
                wait(name, || is_gone(process));
            }
            let heard = fs::read_to_string(folder.path().join("heard")).unwrap_or_default();
            assert_eq!(heard, if name == "brief" { "Hello? -x $\nHello? -x $\n" } else { "" });
        }
    }

    #[test]
    fn what_cannot_be_started_is_silence() {
        let folder = folder("no_program");
        let mut voice = voice(&folder);
        voice.say(&["Hello?"], USUAL);
        voice.say(&["Hello?"], USUAL);
        drop(voice);
        fs::remove_file(folder.path().join("espeak-ng")).unwrap();
        assert!(Voice::among(&[folder.path().to_owned()]).is_none());
    }

    /// Whether espeak-ng is here; it must be where UNRUFFLED_E2E says so.
    fn can_speak() -> bool {
        let there = std::env::var_os("PATH")
            .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join("espeak-ng").is_file()));
        if !there {
            assert!(std::env::var("UNRUFFLED_E2E").as_deref() != Ok("required"), "espeak-ng must be installed here");
            println!("skipped: a real voice needs espeak-ng");
        }
        there
    }

    /// What was said, in seconds, and how loud it was: the root of the mean square of its samples.
    struct Said {
        seconds: f64,
        loudness: f64,
    }

    impl Said {
        /// Waits for the file that espeak-ng writes: 16-bit samples of one channel behind a head of 44 bytes.
        fn in_folder(folder: &TempDir) -> Self {
            let path = folder.path().join("said.wav");
            wait("the voice", || path.exists());
            let bytes = fs::read(path).unwrap();
            assert_eq!((&bytes[..4], &bytes[8..16], &bytes[36..40]), (&b"RIFF"[..], &b"WAVEfmt "[..], &b"data"[..]));
            assert_eq!((bytes[22], bytes[34]), (1, 16), "one channel of 16 bits");
            let rate = u32::from_le_bytes(bytes[24..28].try_into().unwrap());
            let samples: Vec<f64> =
                bytes[44..].chunks_exact(2).map(|two| f64::from(i16::from_le_bytes([two[0], two[1]]))).collect();
            let count = samples.len() as f64;
            let loudness = (samples.iter().map(|sample| sample * sample).sum::<f64>() / count).sqrt();
            Self { seconds: count / f64::from(rate), loudness }
        }
    }

    #[test]
    fn three_moods_sound_as_they_are() {
        if !can_speak() {
            return;
        }
        let say = |anger, band| {
            let folder = folder("to_file");
            let mut voice = voice(&folder);
            voice.say(
                &["(She looks up.) I have been on the phone for an hour, and nobody knows anything."],
                manner(anger, band),
            );
            Said::in_folder(&folder)
        };
        let moods = [say(30, Band::GoneQuiet), say(10, Band::AtEase), say(90, Band::Furious)];
        for pair in moods.windows(2) {
            let (seconds, loudness) = (pair[1].seconds / pair[0].seconds, pair[1].loudness / pair[0].loudness);
            assert!((0.5..0.95).contains(&seconds), "faster with anger: {seconds}");
            assert!((1.15..3.0).contains(&loudness), "louder with anger: {loudness}");
        }
    }

    #[test]
    fn words_that_look_like_orders_are_spoken() {
        if !can_speak() {
            return;
        }
        let folder = folder("to_file");
        let stays = folder.path().join("stays");
        fs::write(&stays, "").unwrap();
        let (other, stays) = (folder.path().join("x").display().to_string(), stays.display().to_string());
        // A bracket that stays open is no narration.
        let words = format!("-w {other}; `rm {stays}` && rm {stays} | touch {other} > {other} $(rm {stays}");
        let mut voice = voice(&folder);
        voice.say(&[&words], USUAL);
        let said = Said::in_folder(&folder);
        assert!(said.seconds > 4.0 && said.loudness > 100.0, "all of it: {} seconds", said.seconds);
        let mut left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["espeak-ng", "said.wav", "stays"]);
    }
}
