//! The table of domain.md 2.8 in spirit: the generic nine beats, played in whole styles under our rules.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it is surprised")]

use std::collections::BTreeMap;

use unruffled::engine::aftermath::{Retention, outcome};
use unruffled::engine::{Deal, Replay, Taken};
use unruffled::scenario::{Kept, Scenario};

use crate::support;

/// The generic nine beats for a difficulty.
fn nine_beats(difficulty: &str) -> Scenario {
    let text = support::text_of("tests/prototype/nine_beats.ron")
        .replace("difficulty: Medium", &format!("difficulty: {difficulty}"));
    support::scenario_under(&text, &support::with_neutral())
}

/// Plays to the end; `style` says the reply for a scene, given how often the scene was there before.
fn played(scenario: &Scenario, mut style: impl FnMut(&str, usize) -> u8) -> (String, Replay) {
    let mut replay = Replay::start(scenario, Deal::new(scenario, 1));
    let mut visits: BTreeMap<u16, usize> = BTreeMap::new();
    while !replay.state.is_over() {
        let before = visits.entry(replay.state.scene).or_default();
        let id = &scenario.scenes[usize::from(replay.state.scene)].id;
        let number = if replay.state.ending().is_some() { 1 } else { style(id, *before) };
        *before += 1;
        replay.push(scenario, &Taken::reply(number)).unwrap();
    }
    (support::ending(scenario, &replay).unwrap().to_owned(), replay)
}

/// domain.md 2.8: always the best, the acceptable, the tempting, the worst; then how many of the 18 variants
/// with one mistake, rest best, are won back or put right; then the most percent of random play that may be. That
/// is a little more than the table has, because what brings something new wears nothing out (mechanics.md).
const STYLES: &[(&str, [&str; 4], usize, usize)] = &[
    ("Easy", ["delighted", "satisfied", "escalated", "lost"], 18, 20),
    ("Medium", ["delighted", "pacified", "escalated", "lost"], 18, 10),
    ("Hard", ["delighted", "pacified", "escalated", "lost"], 16, 5),
];

#[test]
fn the_table_of_styles_holds() {
    const SUCCESS: &[&str] = &["delighted", "satisfied"];
    for &(difficulty, endings, mended_at_least, random_at_most) in STYLES {
        let scenario = nine_beats(difficulty);
        for (number, expected) in (1..).zip(endings) {
            // The table has the tempting style LOST on easy: there the manager comes first, and once only
            // (a save scene, DESIGN.md), where the prototype let the customer go on raging for a turn.
            assert_eq!(played(&scenario, |_, _| number).0, expected, "{difficulty}: always reply {number}");
        }
        // Nobody adores a stranger in nine turns: trust rests at 85 where the table has 100 (mechanics.md).
        let (_, best) = played(&scenario, |_, _| 1);
        let last = best.turns.iter().rev().find(|turn| turn.from.ending().is_none()).unwrap().mood;
        assert!(last.anger <= 10 && last.trust == 85, "{difficulty}: {last:?}");

        let mistakes = (1..=9).flat_map(|beat| [(beat, 3), (beat, 4)]);
        let mended = mistakes.filter(|(beat, bad)| {
            let (ending, _) =
                played(&scenario, |scene, before| if scene == format!("b{beat}") && before == 0 { *bad } else { 1 });
            SUCCESS.contains(&ending.as_str())
        });
        let mended = mended.count();
        assert!(mended >= mended_at_least, "{difficulty}: one mistake can be mended, but only {mended} of 18 were");

        let mut dice = support::Dice(28);
        let lucky = (0..400).filter(|_| {
            let (ending, _) = played(&scenario, |_, _| 1 + u8::try_from(dice.below(4)).unwrap());
            SUCCESS.contains(&ending.as_str())
        });
        let lucky = lucky.count();
        assert!(lucky <= 4 * random_at_most, "{difficulty}: guessing won {lucky} of 400");
    }
}

#[test]
fn an_overpromise_is_paid_for_later() {
    for (difficulty, ..) in STYLES {
        let scenario = nine_beats(difficulty);
        let (ending, replay) = played(&scenario, |scene, before| if scene == "b5" && before == 0 { 3 } else { 1 });
        // In the room it looks fine, as the table says; then two stars, and the customer wavers.
        assert_eq!(ending, "satisfied");
        assert_eq!(came_of(&scenario, &replay), (Some(Kept::Broken), Some(2), Some(Retention::Wavers)));
        let (_, honest) = played(&scenario, |_, _| 1);
        assert_eq!(came_of(&scenario, &honest), (None, Some(5), Some(Retention::Stays)));
    }
}

fn came_of(scenario: &Scenario, replay: &Replay) -> (Option<Kept>, Option<u8>, Option<Retention>) {
    let outcome = outcome(scenario, &replay.state).unwrap();
    (outcome.promise, outcome.stars, outcome.retention)
}

#[test]
fn six_sorries_demand_a_manager() {
    let sorry =
        "(text: \"Sorry.\", does: [\"apologise\"], to: \"talk\"), (text: \"Bye.\", does: [\"calm\"], to: \"close\")";
    let save =
        "(id: \"manager\", says: \"Get me your manager!\", save: true, replies: [(text: \"Yes.\", does: [\"own\"])])";
    let text = format!(
        "Scenario(title: \"t\", customer: (name: \"n\", persona: \"neutral\"), wants: [(id: \"w\", is: \"w\")],
         remedies: [(id: \"r\", title: \"r\", fits: (w: Full))], scenes: [(id: \"talk\", says: \"So?\", replies: [{sorry}]), {save}])"
    );
    let scenario = support::scenario_under(&text, &support::with_neutral());
    let replay = support::play(&scenario, Deal::new(&scenario, 1), "1,1,1,1,1,1");
    let anger: Vec<u8> = replay.turns.iter().map(|turn| turn.mood.anger).collect();
    // They never named what they were sorry for, so the first two count half of what the prototype gives
    // (mechanics.md, Rules made fair): 70 ends at 88 where the table has 85. The third is one too many.
    assert_eq!(anger, [68, 67, 70, 76, 82, 88]);
    assert!(replay.state.breached() && scenario.scenes[usize::from(replay.state.scene)].id == "manager");
    assert!(!replay.turns[4].to.breached());
}
