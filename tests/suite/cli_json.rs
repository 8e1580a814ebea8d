//! The JSON of `play`, `check` and `solve`: every agreed name is there, and every closed list stays closed
//! (DESIGN.md).

use std::process::{Command, Stdio};

use serde_json::{Map, Value};
use unruffled::engine::{Deal, Replay, Taken, replies};

use super::cli::{json, unruffled};
use crate::support;

const VERDICTS: [&str; 5] = ["done", "late", "partly", "missed", "did_not_come_up"];
const REACTIONS: [&str; 3] = ["lands", "falls_flat", "backfires"];
const KINDS: [&str; 5] = ["said", "done", "composed", "listen", "impulse"];
const GRADES: [&str; 5] = ["best", "good", "cost_a_little", "set_you_back", "hard_to_come_back_from"];
const ENDINGS: [&str; 8] =
    ["delighted", "satisfied", "pacified", "false_close", "unresolved", "escalated", "lost", "ended_safely"];

fn play(scenario: &str, choices: &[String]) -> Value {
    let choices = choices.join(",");
    let mut command = Command::new(env!("CARGO_BIN_EXE_unruffled"));
    let output = command
        .args(["play", scenario, "--json", "--seed", "5", "--choose", &choices])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(output.status.success(), "{choices}: {}", String::from_utf8_lossy(&output.stdout));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn names<'v>(value: &'v Value, agreed: &[&str]) -> &'v Map<String, Value> {
    let object = value.as_object().unwrap_or_else(|| panic!("an object, not {value}"));
    for name in agreed {
        assert!(object.contains_key(*name), "\"{name}\" in {value}");
    }
    object
}

fn one_of(value: &Value, list: &[&str]) {
    assert!(value.as_str().is_some_and(|word| list.contains(&word)), "{value} in {list:?}");
}

fn entries(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("a list, not {value}"))
}

fn check_document(document: &Value) {
    names(
        document,
        &[
            "scenario",
            "content",
            "playbook",
            "rules",
            "seed",
            "want",
            "choices",
            "turns",
            "on_offer",
            "ending",
            "outcome",
            "points",
            "best_points",
            "turning",
            "steps",
            "pitfalls",
            "code",
        ],
    );
    assert_eq!(entries(&document["choices"]).len(), entries(&document["turns"]).len());
    entries(&document["turns"]).iter().for_each(check_turn);
    entries(&document["on_offer"]).iter().for_each(check_offer);
    for step in entries(&document["steps"]) {
        names(step, &["id", "verdict", "evidence"]);
        one_of(&step["verdict"], &VERDICTS);
        assert!(entries(&step["evidence"]).iter().all(|turn| turn.as_u64().is_some_and(|turn| turn > 0)));
    }
    for pitfall in entries(&document["pitfalls"]) {
        names(pitfall, &["id", "turn"]);
    }
    let over = entries(&document["on_offer"]).is_empty();
    assert_eq!(document["outcome"].is_object(), over, "the outcome is known when it is over");
    assert_eq!(document["points"].is_u64(), over);
    let turns = entries(&document["turns"]).len() as u64;
    assert!(document["turning"].is_null() || (1..=turns).contains(&document["turning"].as_u64().unwrap()));
    let best = document["best_points"].as_u64().expect("everything was walked");
    assert!(best <= 100 && document["points"].as_u64().is_none_or(|points| points <= best));
    if over {
        one_of(&document["ending"], &ENDINGS);
        let outcome = names(&document["outcome"], &["stars", "retention", "promise", "followed_up"]);
        one_of(&outcome["promise"], &["none", "kept", "late", "broken"]);
        if outcome["stars"].is_u64() {
            one_of(&outcome["retention"], &["stays", "wavers", "leaves"]);
        }
    }
}

fn check_turn(turn: &Value) {
    names(turn, &["scene", "reply", "cut_in", "silence", "behaviours", "reaction", "mood", "notes", "grade"]);
    let reply = names(&turn["reply"], &["id", "number", "slots"]);
    assert!(entries(&reply["slots"]).iter().all(Value::is_array));
    one_of(&turn["reaction"], &REACTIONS);
    let mood = names(&turn["mood"], &["anger", "trust", "heard", "patience"]);
    assert!(mood.values().all(|value| value.as_u64().is_some_and(|points| points <= 100)));
    for note in entries(&turn["notes"]) {
        names(note, &["rule", "text"]);
    }
    assert!(turn["cut_in"].is_boolean() && turn["silence"].is_u64());
    one_of(&turn["grade"], &GRADES);
}

fn check_offer(offer: &Value) {
    names(offer, &["id", "number", "text", "kind", "slots"]);
    one_of(&offer["kind"], &KINDS);
    for slot in entries(&offer["slots"]) {
        names(slot, &["id", "min", "max", "pieces"]);
        for (piece, number) in entries(&slot["pieces"]).iter().zip(1u64..) {
            names(piece, &["id", "number", "text"]);
            assert_eq!(piece["number"], number);
        }
    }
}

/// How a reply is typed, its first pieces picked.
fn typed(scenario: &str, seed: u32, pick: usize) -> Vec<String> {
    let sound = support::scenario(scenario);
    let mut replay = Replay::start(&sound, Deal::new(&sound, seed));
    while !replay.state.is_over() {
        let on_offer: Vec<_> = replies(&sound, &replay.state).collect();
        let offer = on_offer[pick.min(on_offer.len() - 1)];
        replay.push(&sound, &Taken::composed(offer.number, &vec![1; offer.reply.slots.len()])).unwrap();
    }
    replay.taken().iter().map(ToString::to_string).collect()
}

#[test]
fn every_name_of_the_contract_is_there_from_the_first_line_to_the_last() {
    for scenario in ["second_kettle", "card_refused", "wedding_at_noon"] {
        for pick in [0, 1, 9] {
            let all = typed(scenario, 5, pick);
            // The kettle at every turn; of the others, which take longer, a few.
            let each = if scenario == "second_kettle" { 1 } else { all.len().div_ceil(2) };
            for turns in (0..=all.len()).filter(|turns| turns % each == 0 || *turns == all.len()) {
                let choices = &all[..turns];
                let document = play(scenario, choices);
                check_document(&document);
                let told: Vec<&str> = entries(&document["choices"]).iter().map(|c| c.as_str().unwrap()).collect();
                assert_eq!(told, choices);
            }
        }
    }
}

#[test]
fn timing_and_pieces_are_told_as_they_were_taken() {
    let document = play(
        "second_kettle",
        &["1".to_owned(), "1".to_owned(), "1+2".to_owned(), "2.1.2.3".to_owned(), "2!".to_owned()],
    );
    let turns = entries(&document["turns"]);
    assert_eq!(turns[2]["silence"], 2);
    assert_eq!(turns[3]["reply"]["slots"], serde_json::json!([[1, 2, 3]]));
    assert_eq!(turns[4]["cut_in"], true);
    assert_eq!(document["choices"], serde_json::json!(["1", "1", "1+2", "2.1.2.3", "2!"]));
}

#[test]
fn what_could_happen_is_told_in_the_agreed_names() {
    for scenario in ["second_kettle", "wedding_at_noon"] {
        let document = json(&["solve", scenario, "--json"]);
        names(&document, &["scenario", "exhaustive", "cut", "millis", "deals"]);
        assert_eq!((&document["exhaustive"], &document["cut"]), (&Value::Bool(true), &Value::Null));
        let sound = support::scenario(scenario);
        assert_eq!(entries(&document["deals"]).len(), sound.wants.len());
        for (deal, want) in entries(&document["deals"]).iter().zip(&sound.wants) {
            assert_eq!(deal["want"], want.id.as_str());
            check_deal(&sound, scenario, deal);
        }
    }
}

/// One want: every course ends where it says, and the program agrees when it plays it.
fn check_deal(sound: &unruffled::scenario::Scenario, scenario: &str, deal: &Value) {
    let agreed =
        ["want", "states", "transitions", "turns_max", "endings", "best", "worst", "poor", "expected", "strategies"];
    names(deal, &agreed);
    let want = deal["want"].as_str().unwrap();
    let of = |name: &str| deal[name]["points"].as_u64().unwrap_or_else(|| panic!("points of {name}"));
    assert!(of("worst") <= of("poor") && of("poor") <= of("best"));
    let expected = deal["expected"].as_f64().unwrap();
    assert!((of("worst") as f64..=of("best") as f64).contains(&expected));
    let strategies = deal["strategies"].as_object().unwrap();
    for odds in [&strategies["random"], &strategies["by_the_book"]["odds"]] {
        let sum: f64 = odds.as_object().unwrap().values().map(|p| p.as_f64().unwrap()).sum();
        assert!((sum - 1.0).abs() < 1e-9, "odds come to one: {odds}");
    }
    let courses = strategies.iter().filter(|(name, _)| *name != "random").map(|(_, course)| course);
    for course in courses.chain([&deal["best"], &deal["worst"], &deal["poor"]]) {
        let replay = replayed(sound, want, &course["choices"]);
        assert_eq!(course["ending"].as_str(), support::ending(sound, &replay), "{course}");
        let outcome = unruffled::engine::aftermath::outcome(sound, &replay.state).expect("it is over");
        assert_eq!(course["points"], outcome.points);
    }
    for (ending, reach) in deal["endings"].as_object().unwrap() {
        one_of(&Value::from(ending.as_str()), &ENDINGS);
        names(reach, &["reachable", "witness", "declared"]);
        assert_eq!(reach["reachable"], !entries(&reach["witness"]).is_empty());
        if reach["reachable"] == true {
            let replay = replayed(sound, want, &reach["witness"]);
            assert_eq!(support::ending(sound, &replay), Some(ending.as_str()));
            if scenario == "second_kettle" {
                let choices: Vec<&str> = entries(&reach["witness"]).iter().map(|c| c.as_str().unwrap()).collect();
                let arguments = ["play", scenario, "--want", want, "--json", "--choose", &choices.join(",")];
                assert_eq!(json(&arguments)["ending"], ending.as_str());
            }
        }
    }
}

fn replayed(sound: &unruffled::scenario::Scenario, want: &str, choices: &Value) -> Replay {
    let choices: Vec<&str> = entries(choices).iter().map(|choice| choice.as_str().unwrap()).collect();
    support::play(sound, Deal::with_want(sound, 1, want).unwrap(), &choices.join(","))
}

#[test]
fn what_is_cut_is_not_known() {
    let done = unruffled(&["solve", "second_kettle", "--json", "--states-max", "2000"]);
    assert_eq!(done.code, 1, "{}", done.out);
    let document: Value = serde_json::from_str(&done.out).unwrap();
    assert_eq!(document["exhaustive"], false);
    assert!(document["cut"].as_str().is_some_and(|why| !why.is_empty()));
    for deal in entries(&document["deals"]) {
        for name in ["best", "worst", "poor", "expected"] {
            assert!(deal[name].is_null(), "{name} of {deal}");
        }
        let strategies = &deal["strategies"];
        assert!(strategies["random"].is_null() && strategies["by_the_book"]["odds"].is_null());
        assert!(strategies["first"]["ending"].is_string(), "one conversation needs no walk");
        for reach in deal["endings"].as_object().unwrap().values() {
            assert!(reach["reachable"].is_null() || reach["reachable"] == true, "{reach}");
        }
    }
}

#[test]
fn findings_carry_the_conversation_that_proves_them() {
    let done = unruffled(&["check", "tests/cli/witness.ron", "--json"]);
    let findings: Value = serde_json::from_str(&done.out).unwrap();
    let agreed = ["file", "line", "column", "code", "number", "severity", "message", "help", "witness", "waived"];
    let mut proved = 0;
    for finding in entries(&findings) {
        names(finding, &agreed);
        one_of(&finding["severity"], &["error", "warning", "info"]);
        assert!(finding["line"].as_u64() > Some(0) && finding["column"].as_u64() > Some(0));
        assert_eq!(finding["witness"].is_array(), finding["want"].is_string());
        proved += usize::from(finding["witness"].is_array());
    }
    assert!(proved > 0, "{findings}");
    let told = unruffled(&["check", "tests/cli/witness.ron"]).out;
    for words in
        ["[L", "Example conversation with the want \"", "You: ", "unruffled play tests/cli/witness.ron --want "]
    {
        assert!(told.contains(words), "\"{words}\" in {told}");
    }
    let command = told.lines().find_map(|line| line.trim().strip_prefix("unruffled play ")).unwrap();
    let arguments: Vec<&str> = std::iter::once("play").chain(command.split(' ')).collect();
    assert_eq!(unruffled(&arguments).code, 0, "{command}");
}

#[test]
fn a_folder_is_judged_as_a_pack() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["one.ron", "two.ron"] {
        std::fs::copy("assets/new.ron", folder.path().join(name)).unwrap();
    }
    let findings = json(&["check", super::cli::path(folder.path()), "--json"]);
    let of_pack: Vec<&Value> = entries(&findings).iter().filter(|finding| finding["number"] == "L33").collect();
    assert!(!of_pack.is_empty(), "{findings}");
    for finding in of_pack {
        assert!(finding["line"].is_null() && finding["column"].is_null(), "{finding}");
        assert_eq!(finding["file"], super::cli::path(folder.path()));
    }
}
