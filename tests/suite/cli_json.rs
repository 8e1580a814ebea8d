//! The JSON of `play`: every agreed name is there, and every closed list stays closed (DESIGN.md).

use std::process::{Command, Stdio};

use serde_json::{Map, Value};

const VERDICTS: [&str; 5] = ["done", "late", "partly", "missed", "did_not_come_up"];
const REACTIONS: [&str; 3] = ["lands", "falls_flat", "backfires"];
const KINDS: [&str; 5] = ["said", "done", "composed", "listen", "impulse"];
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
    assert!(document["best_points"].is_null());
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
    assert!(turn["cut_in"].is_boolean() && turn["silence"].is_u64() && turn["grade"].is_null());
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

/// How a reply on offer is typed, its first pieces picked.
fn typed(offer: &Value) -> String {
    let slots = entries(&offer["slots"]);
    let mut typed = offer["number"].to_string();
    for _ in slots {
        typed.push_str(".1");
    }
    typed
}

#[test]
fn every_name_of_the_contract_is_there_from_the_first_line_to_the_last() {
    for scenario in ["second_kettle", "card_refused", "wedding_at_noon"] {
        for pick in [0, 1, 9] {
            let mut choices: Vec<String> = Vec::new();
            loop {
                let document = play(scenario, &choices);
                check_document(&document);
                assert_eq!(
                    entries(&document["choices"]).iter().map(|c| c.as_str().unwrap()).collect::<Vec<_>>(),
                    choices
                );
                let on_offer = entries(&document["on_offer"]);
                let Some(offer) = on_offer.get(pick.min(on_offer.len().saturating_sub(1))) else { break };
                choices.push(typed(offer));
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
