//! Bad input of any kind: a message with a place and a way out; never a panic, never a hang.

use std::fs;

use serde_json::Value;

use super::cli::{json, path, unruffled};

/// Characters that a terminal would obey.
const STEERING: [char; 8] = ['\u{1b}', '\u{7}', '\u{8}', '\r', '\u{9b}', '\u{202e}', '\u{2066}', '\u{200f}'];

#[test]
fn each_broken_scenario_is_named_with_its_place() {
    let mut seen = 0;
    for entry in fs::read_dir("tests/cli/broken").unwrap() {
        let file = entry.unwrap().path();
        let text = fs::read_to_string(&file).unwrap();
        let first =
            text.lines().next().and_then(|line| line.strip_prefix("// expect ")).expect("it says what to expect");
        let mut words = first.splitn(3, ' ');
        let (place, code, more) = (words.next().unwrap(), words.next().unwrap(), words.next().unwrap_or_default());
        let done = unruffled(&["check", path(&file)]);
        assert_eq!(done.code, 1, "{}", done.out);
        for part in [format!("{}:{place}\n", path(&file)), format!("{code}]: "), more.to_owned()] {
            assert!(done.out.contains(&part), "{part} in\n{}", done.out);
        }
        assert!(done.out.chars().all(|c| !STEERING.contains(&c)), "{}", done.out);
        assert_eq!(unruffled(&["play", path(&file)]).code, 1);
        let (line, column) = place.split_once(':').unwrap();
        let findings = json(&["check", path(&file), "--json"]);
        let number = |word: &str| Value::from(word.parse::<u64>().unwrap());
        let at_place = |f: &&Value| f["line"] == number(line) && f["column"] == number(column) && f["code"] == code;
        let found = findings.as_array().unwrap().iter().find(at_place).expect("the same place in JSON");
        assert_eq!((&found["witness"], &found["waived"]), (&Value::Null, &Value::Null));
        assert_eq!(found["number"].is_null(), unruffled::lint::RULES.iter().all(|rule| rule.name != code), "{code}");
        assert_eq!(found["severity"], "error");
        assert!(found["file"].is_string() && found["message"].is_string() && found["help"].is_string());
        seen += 1;
    }
    assert!(seen >= 6);
}

/// Files that no editor would write: name, bytes, whether it is still sound, and what is said of it.
fn odd_files() -> Vec<(&'static str, Vec<u8>, bool, &'static str)> {
    let sound = fs::read_to_string("assets/new.ron").unwrap();
    let deep = "(".repeat(200_000);
    let mut wide = vec![0xff, 0xfe];
    wide.extend(sound.encode_utf16().flat_map(u16::to_le_bytes));
    vec![
        ("empty", Vec::new(), false, "empty.ron:1:1"),
        ("blank", b"\n\n  \n// nothing\n".to_vec(), false, "blank.ron:"),
        ("deep", deep.into_bytes(), false, "deep.ron:1:"),
        ("deep_value", sound.replace("swap", &"[".repeat(5000)).into_bytes(), false, "deep_value.ron:"),
        ("not_utf8", [sound.as_bytes().split_at(40).0, b"\xff\xfe\x80"].concat(), false, "not_utf8.ron:1:41"),
        ("utf16", wide, false, "UTF-16"),
        ("zeros", vec![0; 4096], false, "zeros.ron:1:1"),
        ("bom", format!("\u{feff}{sound}").into_bytes(), true, "nothing to mend"),
        ("crlf", sound.replace('\n', "\r\n").into_bytes(), true, "nothing to mend"),
        (
            "long_line",
            format!("Scenario(title: \"{}\", nope: 1)", "x".repeat(1_000_000)).into_bytes(),
            false,
            "long_line.ron:1:",
        ),
    ]
}

#[test]
fn odd_files_get_a_message_and_stop_nobody_else() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes, sound, words) in odd_files() {
        let file = folder.path().join(format!("{name}.ron"));
        fs::write(&file, bytes).unwrap();
        let done = unruffled(&["check", path(&file)]);
        assert_eq!(done.code, i32::from(!sound), "{name}: {}{}", done.out, done.err);
        assert!(done.out.contains(words), "{name} says \"{words}\":\n{}", done.out);
        assert!(done.out.len() < 300_000, "{name} is told in few words");
        assert_eq!(unruffled(&["play", path(&file), "--choose", "1"]).code, i32::from(!sound), "{name}");
    }
    let large = folder.path().join("large.ron");
    fs::File::create(&large).unwrap().set_len(100 * 1024 * 1024).unwrap();
    let done = unruffled(&["check", path(&large)]);
    assert!(done.code == 1 && done.out.contains("large.ron:1:1") && done.out.contains("16 MB"), "{}", done.out);
    fs::create_dir(folder.path().join("folder.ron")).unwrap();
    fs::write(folder.path().join(".hidden.ron"), "broken(").unwrap();
    let all = unruffled(&["check", path(folder.path())]);
    assert_eq!(all.code, 1);
    assert!(all.out.contains(&format!("{} files", odd_files().len() + 1)), "{}", all.out);
    // The bytes of a CRLF file mean what those of an LF file mean.
    let content = |name: &str| json(&["play", path(&folder.path().join(name)), "--json"])["content"].clone();
    assert_eq!(content("crlf.ron"), content("bom.ron"));
}

#[cfg(unix)]
#[test]
fn a_file_nobody_may_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("locked.ron");
    fs::copy("assets/new.ron", &file).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::File::open(&file).is_ok() {
        println!("skipped: whoever may read everything cannot see a locked file");
        return;
    }
    let named = unruffled(&["check", path(&file)]);
    assert!(named.code == 2 && named.err.contains("permission denied"), "{}", named.err);
    let listed = unruffled(&["check", path(folder.path())]);
    assert!(listed.code == 1 && listed.out.contains("locked.ron:1:1"), "{}", listed.out);
}

#[test]
fn words_of_a_file_never_steer_the_terminal() {
    let file = "tests/cli/tricky.ron";
    let calls: [(&[&str], i32); 6] = [
        (&["play", file, "--choose", "1"], 0),
        (&["play", file, "--json"], 0),
        (&["export", file, "--to", "dot"], 0),
        // It is too short for a conversation: what could happen in it falls short of what it declares.
        (&["solve", file], 1),
        (&["check", file], 1),
        (&["check", file, "--json"], 1),
    ];
    for (arguments, code) in calls {
        let done = unruffled(arguments);
        assert_eq!(done.code, code, "{arguments:?} {}", done.err);
        assert!(done.out.chars().all(|c| !STEERING.contains(&c)), "{:?}", done.out);
    }
}
