//! The house rules, executable: arrows between rooms, headers, file lengths, words.

use std::fs;
use std::path::{Path, PathBuf};

/// Each room and the rooms it may use; what those use, it may use too.
const ARROWS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("playbook", &["text"]),
    ("scenario", &["playbook"]),
    ("engine", &["scenario"]),
    ("solve", &["engine"]),
    ("lint", &["solve"]),
    ("debrief", &["solve"]),
    ("exchange", &["debrief"]),
    ("records", &["debrief"]),
    ("clock", &["debrief"]),
    ("disk", &["scenario"]),
    ("cli", &["lint", "exchange", "records", "clock", "disk", "app"]),
    ("app", &["lint", "exchange", "records", "clock", "disk"]),
];

/// The longest a file may be; most are far shorter.
const LINES_MAX: usize = 470;

/// Words with another word in this house (DESIGN.md, "Words").
const BANNED: &[&str] =
    &["User", "Player", "Node", "Story", "Run", "Model", "user", "player", "node", "story", "run", "model"];

/// The same for types only: an offer, a scene's order, what came of something, a reply or a reaction.
const BANNED_TYPES: &[&str] = &["Option", "Path", "Result", "Response"];

/// Names that hold such a word for a reason: where (the beginning of a file's name), the word, why.
const ALLOWED: &[(&str, &str, &str)] = &[
    ("text/", "node", "the syntax tree is a tree"),
    ("text/syntax/tokens.rs", "run", "characters that stand in a row"),
    ("text/syntax/parse.rs", "run", "the text runs out"),
    ("app/face/path.rs", "path", "an outline that a pen follows"),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn sources() -> Vec<(String, String)> {
    let src = root().join("src");
    let name = |path: &Path| path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
    rust_files(&src).iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

fn room_of(file: &str) -> &str {
    file.split('/').next().unwrap().trim_end_matches(".rs")
}

fn may_use(from: &str, to: &str) -> bool {
    let direct = ARROWS.iter().find(|(room, _)| *room == from).map_or(&[][..], |(_, to)| to);
    from == to || direct.iter().any(|next| may_use(next, to))
}

#[test]
fn every_room_is_on_the_map() {
    for (file, _) in sources() {
        let room = room_of(&file);
        let known = ["main", "lib"].contains(&room) || ARROWS.iter().any(|(name, _)| *name == room);
        assert!(known, "{file}: the room \"{room}\" has no arrows in tidy.rs");
    }
    let map = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    for (room, _) in ARROWS {
        assert!(
            map.contains(&format!("[`{room}`]")) || map.contains(&format!("`{room}`")),
            "lib.rs does not tour \"{room}\""
        );
    }
}

#[test]
fn rooms_use_only_what_the_arrows_allow() {
    for (file, text) in sources() {
        let from = room_of(&file);
        if ["main", "lib"].contains(&from) {
            continue;
        }
        for (line, to) in used_rooms(&text) {
            let known = ARROWS.iter().any(|(room, _)| *room == to);
            assert!(!known || may_use(from, &to), "{file}:{line}: {from} may not use {to}");
        }
    }
}

/// What stands right after each `crate::`, alone or in a group, with its line.
fn used_rooms(text: &str) -> Vec<(usize, String)> {
    let code = |line: &str| if line.trim_start().starts_with("//") { String::new() } else { line.to_owned() };
    let text: String = text.lines().map(|line| code(line) + "\n").collect();
    let mut used = Vec::new();
    for (at, found) in text.match_indices("crate::") {
        let line = text[..at].matches('\n').count() + 1;
        let rest = &text[at + found.len()..];
        let heads = match rest.strip_prefix('{') {
            Some(group) => heads_of(group),
            None => vec![first_name(rest)],
        };
        used.extend(heads.into_iter().map(|head| (line, head)));
    }
    used
}

/// The first name of each entry of a group, up to the bracket that closes it.
fn heads_of(group: &str) -> Vec<String> {
    let mut heads = vec![first_name(group.trim_start())];
    let mut depth = 0;
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => heads.push(first_name(group[at + 1..].trim_start())),
            _ => {}
        }
    }
    heads
}

fn first_name(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn a_group_of_uses_hides_nothing() {
    let text = "// use crate::app::x;\nuse crate::{\n    text::{Place, read::{self}},\n    engine, disk as d,\n};\nfn f(_: crate::cli::X) {}\nuse crate::playbook;";
    let used: Vec<(usize, String)> = used_rooms(text).into_iter().filter(|(_, room)| !room.is_empty()).collect();
    let expected = [(2, "text"), (2, "engine"), (2, "disk"), (6, "cli"), (7, "playbook")];
    assert_eq!(used, expected.map(|(line, room)| (line, room.to_owned())));
}

#[test]
fn pure_rooms_touch_no_world() {
    let worldly = [
        "std::fs",
        "std::net",
        "std::thread",
        "std::process",
        "std::env",
        "SystemTime",
        "Instant::now",
        "egui",
        "rusqlite",
    ];
    for (file, text) in sources() {
        let pure = ["text", "playbook", "scenario", "engine", "debrief", "exchange"].contains(&room_of(&file));
        for word in worldly {
            let touches = text.lines().any(|line| !line.trim_start().starts_with("//") && line.contains(word));
            assert!(!(pure && touches), "{file} mentions {word}: that room is pure");
        }
    }
}

#[test]
fn the_engine_has_no_floats() {
    for (file, text) in sources().into_iter().filter(|(file, _)| file.starts_with("engine/")) {
        assert!(!text.contains("f32") && !text.contains("f64"), "{file}: no floats in the engine");
    }
}

#[test]
fn no_step_or_behaviour_is_named_in_code() {
    let playbook = unruffled::playbook::check::shipped().unwrap();
    let ids = playbook.behaviours.iter().map(|b| &b.id).chain(playbook.steps.iter().map(|s| &s.id));
    let ids: Vec<String> = ids.filter(|id| id.as_str() != "listen").map(|id| format!("\"{id}\"")).collect();
    for (file, text) in sources() {
        let code = text.split("#[cfg(test)]").next().unwrap();
        for id in &ids {
            let named = code.lines().any(|line| !line.trim_start().starts_with("//") && line.contains(id.as_str()));
            assert!(!named, "{file} names {id}: behaviours and steps are data");
        }
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for folder in ["src", "tests", "benches"] {
        for path in rust_files(&root().join(folder)) {
            let text = fs::read_to_string(&path).unwrap();
            let first = text.lines().next().unwrap_or_default();
            assert!(
                first.starts_with("//! ") && first.len() > 12,
                "{}: begin with //! and what it is for",
                path.display()
            );
        }
    }
}

#[test]
fn files_are_rooms_one_can_hold_in_mind() {
    for (file, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= LINES_MAX, "{file} has {lines} lines: is it two rooms?");
    }
}

#[test]
fn one_word_for_one_thing() {
    for (file, text) in sources() {
        for (is_type, name) in declared(&text) {
            let parts = split_name(&name);
            let types = BANNED_TYPES.iter().filter(|_| is_type);
            for banned in BANNED.iter().chain(types).filter(|banned| parts.iter().any(|part| part == *banned)) {
                let reason = |(place, word, _): &&(&str, &str, &str)| {
                    file.starts_with(place) && word.eq_ignore_ascii_case(banned)
                };
                assert!(ALLOWED.iter().any(|entry| reason(&entry)), "{file}: \"{name}\" uses \"{banned}\"");
            }
        }
    }
}

#[test]
fn a_step_is_a_step_of_the_playbook() {
    for (file, text) in sources() {
        for (_, name) in declared(&text).into_iter().filter(|(is_type, _)| *is_type) {
            assert!(name != "Step" || file.starts_with("playbook/"), "{file}: only the playbook has a type \"Step\"");
            let transition = file.starts_with("engine/") && split_name(&name).iter().any(|part| part == "Step");
            assert!(!transition, "{file}: \"{name}\": what the engine does is a turn, not a step");
        }
    }
}

/// Names that a text declares; with each, whether it is a type's.
fn declared(text: &str) -> Vec<(bool, String)> {
    let declares =
        [("struct ", true), ("enum ", true), ("trait ", true), ("type ", true), ("fn ", false), ("mod ", false)];
    let mut names = Vec::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
        for (keyword, is_type) in declares {
            let Some((before, after)) = line.split_once(keyword) else { continue };
            if before.trim_start().is_empty() || before.trim_start().starts_with("pub") {
                names.push((is_type, first_name(after)));
            }
        }
    }
    names
}

/// The words of a name in snake or camel case.
fn split_name(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in name.chars() {
        if c == '_' || c.is_uppercase() {
            words.push(String::new());
        }
        if c != '_' {
            words.last_mut().unwrap().push(c);
        }
    }
    words
}

#[test]
fn no_prelude_and_no_glob_import() {
    for (file, text) in sources() {
        for (at, line) in text.lines().enumerate() {
            let glob = line.trim_start().starts_with("use ") && line.contains("::*");
            assert!(!glob || line.contains("super::*"), "{file}:{}: no glob imports", at + 1);
            assert!(!line.contains("mod prelude"), "{file}:{}: no prelude", at + 1);
        }
    }
}

#[test]
fn colours_come_from_the_theme_and_the_palette() {
    for (file, text) in sources().into_iter().filter(|(file, _)| file.starts_with("app/")) {
        let home = file.starts_with("app/theme/") || file.starts_with("app/face/");
        let literal = [
            "Color32::from_rgb",
            "Color32::from_rgba",
            "Color32::from_gray",
            "Color32::BLACK",
            "Color32::WHITE",
            "hex_color!",
        ];
        assert!(home || !literal.iter().any(|l| text.contains(l)), "{file}: colours come from the theme");
    }
}

#[test]
fn the_project_names_no_machine() {
    let mut files: Vec<PathBuf> = ["src", "tests", "benches", "docs", "scenarios", "assets"]
        .iter()
        .flat_map(|f| all_files(&root().join(f)))
        .collect();
    files.extend(["README.md", "CHANGELOG.md", "Cargo.toml"].iter().map(|f| root().join(f)));
    let home = ["/ro", "ot/"].concat();
    let work = ["/wo", "rk/"].concat();
    for path in files {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        assert!(
            !text.contains(&home) && !text.contains(&work),
            "{} names a path of somebody's machine",
            path.display()
        );
    }
}

fn all_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    entries
        .map(|e| e.unwrap().path())
        .flat_map(|path| if path.is_dir() { all_files(&path) } else { vec![path] })
        .collect()
}
