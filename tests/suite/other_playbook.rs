//! Another playbook plays too: no step, behaviour, milestone or ending is named in Rust. And broken ones say
//! what is wrong, and where.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test stops where it is surprised"
)]

use std::sync::Arc;

use unruffled::debrief::{Debrief, Verdict};
use unruffled::engine::aftermath::outcome;
use unruffled::engine::{Deal, Replay};
use unruffled::playbook::check::playbook_from_text;
use unruffled::playbook::{Playbook, SHIPPED};
use unruffled::scenario::Scenario;

use crate::support;

fn last_text() -> String {
    support::text_of("tests/playbooks/last.ron")
}

fn toaster() -> Scenario {
    let playbook: Arc<Playbook> = support::playbook_from(&last_text());
    support::scenario_under(&support::text_of("tests/playbooks/toaster.ron"), &playbook)
}

fn play(scenario: &Scenario, turns: &str) -> Replay {
    support::play(scenario, Deal::new(scenario, 1), turns)
}

#[test]
fn it_shares_no_behaviour_with_the_shipped_one() {
    let (ours, shipped) = (toaster().playbook, support::playbook());
    assert!(ours.behaviours.iter().all(|b| shipped.behaviour_named(&b.id).is_none()));
    assert!(ours.milestones.iter().all(|m| shipped.milestone_named(m).is_none()));
    assert!(ours.endings.iter().all(|e| shipped.endings.iter().all(|other| other.id != e.id)));
}

/// Turns, how it ends, stars, and the verdicts on listen, apologise, solve, thank and stay cool.
const PLAYS: &[(&str, &str, Option<u8>, [Verdict; 5])] = {
    use Verdict::{DidNotComeUp as Not, Done, Missed, Partly};
    &[
        ("1,1,1,1", "friends", Some(5), [Done, Done, Done, Done, Done]),
        ("1,1,1,2", "mended", Some(3), [Done, Done, Done, Missed, Done]),
        // Hot words at one of the heated lines; the scar keeps friends away.
        ("1,2,1,1", "mended", Some(3), [Done, Missed, Done, Done, Partly]),
        ("2,3", "as_before", Some(1), [Missed, Not, Not, Not, Done]),
        // Sworn and not kept: a star less, as this playbook says.
        ("1,3,1,1", "friends", Some(4), [Done, Missed, Done, Done, Done]),
        // Who never heard it out could not solve it: that is no missed chance to solve, but one to listen.
        ("2,2,2", "as_before", Some(1), [Missed, Not, Not, Missed, Done]),
        // Patience 40 ends after four stares of 9 and two turns of 2.
        ("1,1+4", "stormed_out", Some(1), [Done, Done, Not, Not, Done]),
        ("1,2!,2!,1!", "head_office", Some(1), [Done, Missed, Missed, Done, Partly]),
    ]
};

#[test]
fn a_scenario_plays_to_different_endings() {
    let scenario = toaster();
    for (turns, ending, stars, verdicts) in PLAYS {
        let replay = play(&scenario, turns);
        assert_eq!(support::ending(&scenario, &replay), Some(*ending), "{turns}");
        assert_eq!(outcome(&scenario, &replay.state).unwrap().stars, *stars, "{turns}");
        let debrief = Debrief::of(&scenario, &replay, None);
        let seen: Vec<Verdict> = debrief.steps.iter().map(|step| step.verdict).collect();
        assert_eq!(seen, verdicts, "{turns}");
    }
}

#[test]
fn its_rules_are_the_only_rules() {
    let scenario = toaster();
    let moods = |turns: &str| {
        play(&scenario, turns)
            .turns
            .iter()
            .map(|t| (t.mood.anger, t.mood.trust, t.mood.heard, t.mood.patience))
            .collect::<Vec<_>>()
    };
    // Listening 10 and 30, an apology 10 and 10, the right remedy 20 and 20, thanks 10; each turn 2 of patience.
    assert_eq!(moods("1,1,1,1"), [(50, 40, 30, 38), (40, 50, 30, 36), (20, 70, 30, 34), (20, 80, 30, 32)]);
    // Cutting in 7 and a scar of 5, then the wrong remedy 10 and 10.
    assert_eq!(moods("2"), [(77, 30, 0, 38)]);
    assert_eq!(play(&scenario, "2").state.scars, 5);
    // Swearing takes 5 of anger; its rule charges the eyebrow, 3 of trust, as well.
    assert_eq!(moods("1,3")[1], (45, 37, 30, 36));
    // A stare costs 9, counted from the playbook's own free seconds.
    assert_eq!(moods("1,1+2")[1], (40, 50, 30, 18));
    let proud = support::text_of("tests/playbooks/toaster.ron").replace("\"plain\"", "\"proud\"");
    let proud = support::scenario_under(&proud, &scenario.playbook);
    assert_eq!(play(&proud, "1,2").turns[1].mood.anger, 90);
    let listen = &scenario.scenes[0].parts[0].replies[0];
    assert_eq!(listen.text, "(Mhm.)");
}

#[test]
fn its_pitfalls_and_points_count() {
    let scenario = toaster();
    let replay = play(&scenario, "2,1,1");
    let debrief = Debrief::of(&scenario, &replay, None);
    assert_eq!(
        debrief.pitfalls.iter().map(|p| p.turn).collect::<Vec<_>>(),
        [1],
        "cutting in is this playbook's snapping"
    );
    let sworn = play(&scenario, "1,3,1,1");
    assert_eq!(outcome(&scenario, &sworn.state).unwrap().points, 70);
}

/// A change of `last.ron`, the finding it makes, and the words in the text at its place.
const BROKEN: &[(&str, &str, &str, &str)] = &[
    ("Behaviours([\"nod\"])", "Behaviours([\"nood\"])", "unknown-behaviour", "\"nood\""),
    ("cut_in: \"butt_in\"", "cut_in: \"but_in\"", "unknown-behaviour", "\"but_in\""),
    ("rules: [\"not_heard\"]", "rules: [\"not_herd\"]", "unknown-rule", "\"not_herd\""),
    ("after: [\"ticking\"]", "after: [\"tocking\"]", "unknown-rule", "\"tocking\""),
    ("sets: [\"thanked\"]", "sets: [\"thankd\"]", "unknown-milestone", "\"thankd\""),
    ("due: \"solved\"", "due: \"salved\"", "unknown-milestone", "\"salved\""),
    ("outlasts: \"rung_back\"", "outlasts: \"rang_back\"", "unknown-milestone", "\"rang_back\""),
    ("breach_ending: \"head_office\"", "breach_ending: \"hed_office\"", "unknown-ending", "\"hed_office\""),
    ("then: [Also(\"eyebrow\")]", "then: [Also(\"eyebro\")]", "unknown-behaviour", "\"eyebro\""),
    ("All([Reached(\"solved\"), ", "All([Reached(\"sulved\"), ", "unknown-milestone", "\"sulved\""),
    ("kind: Harmful, effect: (anger: 10, trust: -10))", "kind: Harmful, rules: [\"back\"])", "circle", "(id: \"mend\""),
    ("stars: 1, when: Always)", "stars: 1, when: Scars(3))", "no-last-ending", "[\n        (id: \"friends\""),
    (
        "\"swore\"]",
        "\"swore\", \"a\", \"b\", \"c\", \"d\", \"e\", \"f\", \"g\", \"h\", \"i\", \"j\", \"k\", \"l\"]",
        "too-many",
        "[\"heard_out\"",
    ),
    ("(id: \"T\"", "(id: \"S\"", "duplicate-id", "\"S\", title: \"Thank\""),
    ("kind: Neutral, effect: (patience: -9)", "kind: Neutrl, effect: (patience: -9)", "", "Neutrl"),
    ("heard: 30)", "hard: 30)", "", "hard"),
    ("wear: [100, 50, 0]", "wear: [100, 50, 300]", "", "300"),
    ("tolerance: 1),\n    ],", "tolerance: one),\n    ],", "", "one),\n"),
];

#[test]
fn a_broken_playbook_says_what_and_where() {
    let sound = last_text();
    // For the circle: what mend becomes turns back into mend.
    let sound = sound.replacen(
        "rules: [\n",
        "rules: [\n        (id: \"back\", when: Always, then: [Become(\"mend\")], note: \"\"),\n",
        1,
    );
    for (find, change, code, place) in BROKEN {
        assert!(sound.contains(find), "{find}");
        let text = sound.replacen(find, change, 1);
        let Err(findings) = playbook_from_text(&text) else { panic!("{change} was accepted") };
        let at = text.find(place).unwrap_or_else(|| panic!("{place} is not there"));
        let line = text[..at].matches('\n').count() + 1;
        let column = text[..at].rsplit('\n').next().unwrap().chars().count() + 1;
        let told: Vec<_> = findings.iter().map(|f| (f.line, f.column, f.code, f.message.as_str())).collect();
        let met = findings.iter().any(|f| (f.line, f.column) == (line, column) && (code.is_empty() || f.code == *code));
        assert!(met, "{change}: expected {code} at {line}:{column}, but {told:#?}");
    }
}

/// Thresholds that measure nothing, the finding each makes, and the words in the text at its place.
const MEASURES: &[(&str, &str, &str)] = &[
    ("grades: (1, 5, 12, 12)", "out-of-range", "(1, 5"),
    ("grades: (0, 5, 12, 25)", "out-of-range", "(0, 5"),
    ("replies: (5, 4)", "out-of-range", "(5, 4)"),
    ("decisions: (13, 12)", "out-of-range", "(13, 12)"),
    ("first_contact: (4, 3)", "out-of-range", "(4, 3)"),
    ("middle_from: 90", "out-of-range", "90"),
    ("guesses_look: (70, 70, 7)", "out-of-range", "(70, 70"),
    ("mended_look: (80, 95)", "out-of-range", "(80, 95)"),
    ("turns_look: (3, 2)", "out-of-range", "(3, 2)"),
    ("guesses_most: (25, 15, 101, 10)", "out-of-range", "101"),
    ("recoveries_least: 180", "out-of-range", "180"),
    ("states_max: 0", "out-of-range", "0"),
    ("telltales_least: 0", "out-of-range", "0"),
    ("words: (polite: [\"sorry\", \"Please\"])", "never-found", "\"Please\""),
    ("words: (slurs: [\"...\"])", "never-found", "\"...\""),
    ("longest_mots: 45", "unknown-field", "longest_mots"),
];

#[test]
fn thresholds_that_measure_nothing_are_findings() {
    let sound = last_text();
    let (body, _) = sound.rsplit_once(')').unwrap();
    assert!(!body.contains("checks:"), "the test writes its own");
    for (change, code, place) in MEASURES {
        let text = format!("{body}    checks: (\n        {change},\n    ),\n)\n");
        let Err(findings) = playbook_from_text(&text) else { panic!("{change} was accepted") };
        let last = text.lines().position(|line| line.trim() == format!("{change},")).unwrap();
        let column = text.lines().nth(last).unwrap().find(place).unwrap() + 1;
        let told: Vec<_> = findings.iter().map(|f| (f.line, f.column, f.code)).collect();
        assert_eq!(told, [(last + 1, column, *code)], "{change}: {findings:#?}");
    }
}

#[test]
fn no_text_makes_the_check_panic() {
    let sound = last_text();
    let bad = ["", "Playbook(", "()", "Scenario(title: \"t\")", "\u{feff}", "Playbook(id: 1e999)", "[[[[[[[["];
    for text in bad {
        assert!(playbook_from_text(text).is_err(), "{text}");
    }
    // Cut off anywhere, and with any letter gone.
    let places: Vec<usize> = sound.char_indices().map(|(at, _)| at).collect();
    for at in places.into_iter().step_by(97) {
        assert!(playbook_from_text(&sound[..at]).is_err());
        let mut holed = sound.clone();
        holed.remove(at);
        let _either = playbook_from_text(&holed);
    }
    assert!(playbook_from_text(SHIPPED).is_ok());
}
