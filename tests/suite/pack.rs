//! A pack at a glance: the tables of `unruffled pack` are those of docs/scenarios.md, its JSON says the same, and
//! what cannot be read is told. `UPDATE_EXPECT=1` writes the document anew; a person reads the difference.

use std::fs;

use serde_json::Value;
use unruffled::disk;

use super::cli::{json, path, unruffled};
use crate::support;

const DOCUMENT: &str = "docs/scenarios.md";
/// What stands above the tables.
const HEAD: &str = "# The scenarios that come with Unruffled

What each practises, how large it is, and how somebody fares who guesses or always does the same. These are the tables of
`unruffled pack`, which shows them for any scenarios: `unruffled pack my_scenarios`. A test keeps them as they are.

";

/// The tables without what differs from machine to machine: the time, which is the last cell of the first table.
fn without_time(text: &str) -> String {
    let timed =
        |line: &str| line.trim_end().strip_suffix(" s |").map(|rest| rest.rfind('|').map(|at| line[..at].to_owned()));
    text.lines().map(|line| timed(line).flatten().unwrap_or_else(|| line.to_owned()) + "\n").collect()
}

#[test]
fn the_document_shows_what_the_command_prints() {
    let done = unruffled(&["pack"]);
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    let text = format!("{HEAD}{}", done.out);
    let file = support::path(DOCUMENT);
    let now = fs::read_to_string(&file).unwrap_or_default();
    if std::env::var_os("UPDATE_EXPECT").is_some() && without_time(&now) != without_time(&text) {
        fs::write(&file, &text).unwrap();
    }
    assert_eq!(
        without_time(&support::text_of(DOCUMENT)),
        without_time(&text),
        "write {DOCUMENT} anew with UPDATE_EXPECT=1"
    );
}

#[test]
fn it_says_in_json_what_the_walk_found() {
    let document = json(&["pack", "--json"]);
    let lines = document["scenarios"].as_array().unwrap();
    let ids: Vec<&str> = lines.iter().map(|line| line["scenario"].as_str().unwrap()).collect();
    let shipped: Vec<&str> = disk::shipped().iter().map(|(id, _)| *id).collect();
    assert_eq!(ids, shipped);
    for line in lines.iter().take(2) {
        let id = line["scenario"].as_str().unwrap();
        let solved = json(&["solve", id, "--json"]);
        let deals = solved["deals"].as_array().unwrap();
        let states: u64 = deals.iter().map(|deal| deal["states"].as_u64().unwrap()).sum();
        assert_eq!(line["states"].as_u64(), Some(states), "{id}");
        assert_eq!(line["wants"].as_u64(), Some(deals.len() as u64), "{id}");
        let mean = deals.iter().map(|deal| deal["guesses_succeed"].as_f64().unwrap()).sum::<f64>() / deals.len() as f64;
        assert!((line["guesses_succeed"].as_f64().unwrap() - mean).abs() < 1e-9, "{id}");
        for fares in line["strategies"].as_array().unwrap() {
            let strategy = fares["strategy"].as_str().unwrap();
            let succeeds = |deal: &&Value| {
                let ending = deal["strategies"][strategy]["ending"].as_str().unwrap_or_default();
                ["delighted", "satisfied"].contains(&ending)
            };
            let won = deals.iter().filter(succeeds).count() as u64;
            assert_eq!(fares["succeeds_with"].as_u64(), Some(won), "{id}: {strategy}");
        }
    }
}

#[test]
fn a_broken_file_is_told_and_the_others_are_shown() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy("assets/new.ron", folder.path().join("sound.ron")).unwrap();
    fs::write(folder.path().join("torn.ron"), "Scenario(title: \"Half").unwrap();
    let done = unruffled(&["pack", path(folder.path())]);
    assert_eq!(done.code, 1);
    assert!(done.out.contains("| sound ") && !done.out.contains("torn"), "{}", done.out);
    assert!(done.err.contains("torn.ron:1:"), "{}", done.err);
    let failed = json(&["pack", path(folder.path()), "--json"]);
    assert!(failed["error"]["file"].as_str().unwrap().ends_with("torn.ron"), "{failed}");
}

#[test]
fn what_is_not_there_is_told() {
    let empty = tempfile::tempdir().unwrap();
    let nowhere = empty.path().join("nowhere");
    for (place, words) in [(empty.path(), "no scenario file there"), (nowhere.as_path(), "there is no file")] {
        let done = unruffled(&["pack", path(place)]);
        assert_eq!((done.code, done.out.as_str()), (2, ""), "{}", done.err);
        assert!(done.err.contains(words), "{}", done.err);
    }
}
