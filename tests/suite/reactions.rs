//! The customer answers: which version of a reaction is picked, what a summary comes to, and what a demand for
//! the manager leaves unsaid.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it is surprised")]

use unruffled::engine::{Deal, Replay};
use unruffled::scenario::{Reacts, Scenario};

use crate::support;

/// A vent whose last part tells the fact that matters; then a line with these replies, each back to it.
fn talk(opening: &str, replies: &[&str]) -> Scenario {
    let replies: Vec<String> = replies.iter().map(|reply| format!("(text: \"t\", to: \"talk\", {reply})")).collect();
    support::scenario_under(
        &format!(
            "Scenario(title: \"t\", customer: (name: \"n\", persona: \"neutral\", opening: ({opening})), wants: [(id: \"w\", is: \"w\")],
             remedies: [(id: \"fits\", title: \"f\", fits: (w: Full)), (id: \"partly\", title: \"p\", fits: (w: Partly)), (id: \"misses\", title: \"m\")],
             facts: [(id: \"one\", is: \"1\"), (id: \"two\", is: \"2\"), (id: \"late\", is: \"3\")],
             scenes: [
                (id: \"tale\", vent: [(says: \"One\", tells: [\"one\", \"two\"], cut_ins: [(text: \"t\", does: [\"own\"], to: \"talk\")])],
                 says: \"Late\", tells: [\"late\"], replies: [(text: \"t\", does: [\"listen\"], to: \"talk\")]),
                (id: \"talk\", says: \"So?\", replies: [{}, (text: \"t\", does: [\"calm\"], to: \"close\")]),
                (id: \"boss\", says: \"Your manager!\", save: true, replies: [(text: \"t\", does: [\"own\", \"listen\"])]),
             ])",
            replies.join(", ")
        ),
        &support::with_neutral(),
    )
}

fn play(scenario: &Scenario, turns: &str) -> Replay {
    support::play(scenario, Deal::new(scenario, 1), turns)
}

const COOL: &str = "anger: 50, trust: 50, heard: 50, patience: 90";

#[test]
fn the_worst_of_a_reply_decides() {
    use Reacts::{Backfires, FallsFlat, Lands};
    // A reply, how often it is given, and how the last time is taken.
    let cases = [
        ("does: [\"own\"]", 1, Lands),
        ("does: [\"own\"]", 2, FallsFlat), // 60 % is weak already
        ("does: [\"empathise\"], about: [\"one\"]", 1, Lands),
        ("does: [\"empathise\"]", 1, FallsFlat),
        ("does: [\"own\", \"defend\"]", 1, Backfires),
        ("does: [\"hand_over\"]", 1, Lands),
        ("does: [\"act\"]", 1, Backfires), // nothing agreed: a script
        ("does: [\"propose\"], remedy: \"partly\"", 1, FallsFlat),
        ("does: [\"propose\"], remedy: \"misses\"", 1, Backfires),
        // Right, but the customer has not said yet that they want it.
        ("does: [\"propose\"], remedy: \"fits\"", 1, FallsFlat),
        ("does: [\"propose\"], remedy: \"fits\", tells: [\"want\"]", 2, Lands),
        ("does: [\"refuse\", \"choice\"]", 1, Lands),
    ];
    for (reply, times, reacts) in cases {
        let scenario = talk(COOL, &[reply]);
        let turns = play(&scenario, &format!("1,1{}", ",1".repeat(times))).turns;
        assert_eq!(turns.last().unwrap().reacts, reacts, "{reply}, {times} times");
    }
    let asked_first = talk(COOL, &["does: [\"choice\"]", "does: [\"propose\"], remedy: \"fits\""]);
    assert_eq!(play(&asked_first, "1,1,1,2").turns[3].reacts, Lands);
}

#[test]
fn a_summary_is_what_was_heard() {
    let pieces = "summary: [(text: \"a\", is: Fact(\"one\")), (text: \"b\", is: Fact(\"two\")), (text: \"c\", is: Fact(\"late\")), (text: \"d\", is: Feeling), (text: \"e\", is: Misheard)]";
    let scenario = talk(COOL, &[pieces]);
    let (full, facts_only, thin, wrong) = (Some(0), Some(1), Some(2), Some(3));
    let cases = [
        ("1,1,1.1.2.4", full),
        ("1,1,1.1.3.4", full),
        ("1,1,1.1.2", facts_only),
        ("1,1,1.1.4", thin),
        ("1,1,1.4", thin),
        ("1,1,1", thin),
        ("1,1,1.1.2.5", wrong),
        // Cut in, and the last part was never told: to say it back is to make it up.
        ("2,1.1.2.4", full),
        ("2,1.1.3.4", wrong),
    ];
    for (turns, outcome) in cases {
        assert_eq!(play(&scenario, turns).turns.last().unwrap().outcome, outcome, "{turns}");
    }
}

#[test]
fn a_demand_for_the_manager_keeps_the_next_line_unsaid() {
    let talk = |does: &str| {
        support::scenario_under(
            &format!(
                "Scenario(title: \"t\", customer: (name: \"n\", persona: \"neutral\", opening: (anger: 80, trust: 50, heard: 9, patience: 90)),
                 wants: [(id: \"w\", is: \"w\")], remedies: [(id: \"r\", title: \"r\", fits: (w: Full))], facts: [(id: \"f\", is: \"f\")],
                 scenes: [
                    (id: \"a\", says: \"A\", replies: [(text: \"t\", does: [\"{does}\"])]),
                    (id: \"b\", says: \"B\", tells: [\"f\"], replies: [(text: \"t\", does: [\"calm\"], to: \"close\")]),
                    (id: \"boss\", says: \"Your manager!\", save: true, replies: [(text: \"t\", does: [\"own\", \"listen\"]), (text: \"t\", does: [\"calm\"])]),
                 ])"
            ),
            &support::with_neutral(),
        )
    };
    let calm = talk("own");
    assert_eq!((play(&calm, "1").state.scene, play(&calm, "1").state.facts), (1, 1));
    let hot = talk("patronise");
    let met = play(&hot, "1").state;
    assert!(met.breached());
    assert_eq!(
        (met.scene, met.resume, met.facts),
        (2, 1, 0),
        "what B tells is not known while the manager is the talk"
    );
    let back = play(&hot, "1,1").state;
    assert_eq!((back.scene, back.facts), (1, 1), "they come back to B");
    assert_eq!(support::ending(&hot, &play(&hot, "1,2")), Some("escalated"), "a second breach ends it");
}
