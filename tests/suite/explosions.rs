//! Scenarios built to explode: an answer within the budget, never a hang, an overflow or a crash; and what
//! the walk could not see is not claimed.

use std::fmt::Write as _;

use unruffled::engine::State;
use unruffled::lint::{self, lint};
use unruffled::scenario::Scenario;
use unruffled::scenario::house::House;
use unruffled::solve::{Budget, Cut, Going, STRATEGIES, Solved, deals, solve};

use crate::support;

const HEAD: &str = "Scenario(title: \"Too much\", difficulty: Easy, turns_max: 40, customer: (name: \"Ann Body\", persona: \"venter\", opening: (anger: 50, trust: 50, heard: 50, patience: 100)), wants: [(id: \"w\", is: \"All.\")], remedies: [(id: \"r\", title: \"It.\", fits: (w: Full))],";

/// What somebody can say without being shown the door.
const MILD: &[&str] =
    &["listen", "clarify", "restate", "empathise", "own", "prioritise", "explain", "contact", "thank"];

fn scenario(text: &str) -> Scenario {
    support::scenario_from(text)
}

fn solved(scenario: &Scenario, states_max: usize) -> Solved {
    solve(scenario, deals(scenario)[0], &Budget { states_max }, &mut |_| Going::On)
}

/// Nine replies everywhere, each telling another fact and leading somewhere else, for forty turns.
fn nine_replies_and_many_facts() -> String {
    let mut text = format!("{HEAD} facts: [");
    (0..16).for_each(|n| write!(text, "(id: \"f{n}\", is: \"Fact.\"),").unwrap());
    text.push_str("], scenes: [");
    for scene in 0..20 {
        write!(text, "(id: \"s{scene}\", says: \"Go on.\", replies: [").unwrap();
        for (reply, does) in MILD.iter().enumerate() {
            let (tells, to) = ((scene * 5 + reply * 3) % 16, (scene * 7 + reply * 11 + 1) % 20);
            let to = if scene == 0 && reply == 0 { "close".to_owned() } else { format!("s{to}") };
            write!(text, "(text: \"Words.\", does: [\"{does}\"], tells: [\"f{tells}\"], to: \"{to}\"),").unwrap();
        }
        text.push_str("]),");
    }
    text.push_str("(id: \"last\", says: \"Well?\", replies: [(text: \"Here.\", does: [\"propose\"], remedy: \"r\", to: \"close\")]),");
    // Something leads to the last scene, or it would not be sound.
    text.replacen("to: \"close\"", "to: \"last\"", 1) + "])"
}

#[test]
fn nine_replies_for_forty_turns_are_cut_and_said() {
    let text = nine_replies_and_many_facts();
    let scenario = scenario(&text);
    let cut = solved(&scenario, 100_000);
    assert_eq!(cut.cut, Some(Cut::States));
    assert!(cut.states <= 150_000, "the budget holds, but for the last few: {}", cut.states);
    assert!(cut.bytes() < 30_000_000, "{} bytes", cut.bytes());
    assert!(cut.best.is_none() && cut.random.is_none());
    assert_eq!(cut.strategies.len(), STRATEGIES.len());
    let budget = Budget { states_max: 50_000 };
    let mut solve_all = |scenario: &Scenario| {
        deals(scenario).into_iter().map(|deal| solve(scenario, deal, &budget, &mut |_| Going::On)).collect()
    };
    let linted = lint("test", &text, &support::playbook(), &House::default(), &mut solve_all);
    let codes: Vec<&str> = linted.findings.iter().map(|f| f.code).collect();
    assert!(codes.contains(&"too-large-to-prove"), "{codes:?}");
    let waived =
        text.replacen(" scenes:", " accepted: [(finding: \"no-recovery\", because: \"A drill.\")], scenes:", 1);
    let linted = lint("test", &waived, &support::playbook(), &House::default(), &mut solve_all);
    let doubted = linted.findings.iter().any(|f| f.code == "accepted-for-nothing");
    assert!(!doubted, "nobody knows whether there is nothing to accept");
    for unknowable in ["unreachable-ending", "no-recovery", "guessing-succeeds", "model-not-whole", "want-without-top"]
    {
        assert!(!codes.contains(&unknowable), "{unknowable} was claimed after a cut: {codes:?}");
    }
}

/// A letter of eight slots, each optional, with so many pieces that do one of so many things.
fn letter(pieces: usize, things: usize) -> String {
    let mut slots = String::new();
    for slot in 0..8 {
        write!(slots, "(id: \"o{slot}\", title: \"Slot\", optional: true, pieces: [").unwrap();
        for n in 0..pieces {
            write!(
                slots,
                "(text: \"Piece {n}.\", does: [\"{}\"], about: [\"f{}\"]),",
                MILD[(slot + n) % things],
                n % 4
            )
            .unwrap();
        }
        slots.push_str("]),");
    }
    let letter = format!("(text: \"Dear Ann,\", letter: [{slots}], to: \"close\")");
    let facts =
        "facts: [(id: \"f0\", is: \"f\"), (id: \"f1\", is: \"f\"), (id: \"f2\", is: \"f\"), (id: \"f3\", is: \"f\")],";
    format!(
        "{HEAD} {facts} scenes: [(id: \"s\", says: \"Well?\", tells: [\"f0\"], replies: [{letter}, (text: \"More.\", does: [\"clarify\"], to: \"t\")]), (id: \"t\", says: \"So?\", replies: [(text: \"Here.\", does: [\"propose\"], remedy: \"r\", to: \"close\")])])"
    )
}

#[test]
fn a_letter_of_millions_of_combinations_comes_to_few_things() {
    // Five to the power of eight and nine to the power of eight: what is the same is looked at once.
    for (pieces, things) in [(4, 3), (8, 5)] {
        let solved = solved(&scenario(&letter(pieces, things)), 100_000);
        assert_eq!(solved.cut, None, "{pieces} pieces");
        assert!(solved.transitions < 5_000, "{} moves", solved.transitions);
        let odds: f64 = solved.random.as_ref().unwrap().iter().sum();
        assert!((odds - 1.0).abs() < 1e-9);
    }
}

#[test]
fn a_letter_that_comes_to_too_much_is_not_guessed_at() {
    let mut text = letter(9, 9);
    // Every piece does something of its own.
    for slot in 0..8 {
        for n in 0..9 {
            let all = &support::playbook().behaviours;
            let own = &all[(slot * 9 + n) % all.len()].id;
            if !["propose", "propose_partly", "give_in"].contains(&own.as_str()) {
                let at = text.find(&format!("o{slot}\"")).unwrap();
                let piece = text[at..].match_indices("does: [\"").nth(n).map(|(begin, _)| at + begin).unwrap();
                let end = piece + text[piece..].find(']').unwrap();
                text.replace_range(piece..end, &format!("does: [\"{own}\""));
            }
        }
    }
    let checked = support::checked(&text);
    let Some(scenario) = checked.scenario else { panic!("{:?}", checked.findings.first()) };
    let solved = solved(&scenario, 100_000);
    assert_eq!(solved.cut, Some(Cut::Letters));
    assert!(solved.best.is_none() && solved.random.is_none());
}

#[test]
fn a_chain_of_ten_thousand_scenes_is_looked_through() {
    let count = 10_000;
    let mut text = format!("{HEAD} scenes: [");
    for scene in 0..count {
        // Each leads to three others, so that forty turns come far.
        let to = |n: usize| if scene * 3 + n < count { format!("s{}", scene * 3 + n) } else { "close".to_owned() };
        let reply = |n: usize| {
            let remedy = if n == 3 { ", remedy: \"r\"" } else { "" };
            let does = if n == 3 { "propose" } else { MILD[n] };
            format!("(text: \"Words {n}.\", does: [\"{does}\"]{remedy}, to: \"{}\")", to(n))
        };
        write!(text, "(id: \"s{scene}\", says: \"Go on.\", replies: [{}, {}, {}]),", reply(1), reply(2), reply(3))
            .unwrap();
    }
    text.push_str("])");
    let linted = lint("test", &text, &support::playbook(), &House::default(), &mut lint::one_by_one);
    let scenario = linted.scenario.expect("it can be played");
    assert_eq!(linted.solved[0].cut, None);
    assert!(linted.solved[0].states > 5_000);
    assert!(State::opening(&scenario).ending().is_none());
}

#[test]
fn more_scenes_than_there_may_be_are_refused() {
    let scene = "(says: \"Go on.\", replies: [(text: \"Words.\", does: [\"listen\"])]),";
    let text = format!("{HEAD} scenes: [{}])", scene.repeat(60_001));
    let findings = support::checked(&text).findings;
    assert!(findings.iter().any(|f| f.code == "too-many"), "{:?}", findings.first());
}
