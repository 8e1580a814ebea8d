//! Laws of the engine, on invented and on shipped scenarios: what holds for every conversation.
//!
//! Not here: that `choose` never allocates. To count allocations takes an `unsafe impl GlobalAlloc`, and this
//! crate forbids unsafe code; `benches/` shows the time of a `choose` instead.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a test stops where it is surprised"
)]

use std::sync::{Arc, LazyLock};

use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
use proptest::test_runner::Config;
use unruffled::debrief::{Debrief, exchanges};
use unruffled::engine::attempt::ContentHash;
use unruffled::engine::code::{attempt_of, code_of};
use unruffled::engine::{Attempt, Deal, NotOffered, Replay, State, Taken, Timing, choose, replay, replies, take};
use unruffled::playbook::{Channel, Condition, METERS, Meter, Playbook};
use unruffled::scenario::{ReplyKind, Scenario};

use crate::invent::scenario_text;
use crate::support::{self, Dice, all_ways, random_play};

fn quick() -> Config {
    // An invented text is as small as it gets: shrinking its seed would find another one, not a smaller one.
    Config { cases: 40, max_shrink_iters: 0, failure_persistence: None, ..Config::default() }
}

static SHIPPED: LazyLock<Vec<Scenario>> = LazyLock::new(support::shipped_scenarios);

/// A scenario, a customer and dice: one time in four a shipped scenario, otherwise an invented one.
fn subject(seed: u64) -> (Scenario, Deal, Dice) {
    let mut dice = Dice(seed);
    let scenario =
        if dice.one_in(4) { dice.of(&SHIPPED).clone() } else { support::scenario_from(&scenario_text(&mut dice)) };
    let deal = Deal::new(&scenario, dice.below(1 << 32) as u32);
    (scenario, deal, dice)
}

/// The scene's replies are being given while the customer still tells.
fn venting(scenario: &Scenario, state: &State) -> bool {
    scenario.scene(state.scene).is_some_and(|scene| usize::from(state.part) < scene.parts.len())
}

proptest! {
    #![proptest_config(quick())]

    #[test]
    fn a_replay_is_the_play(seed in any::<u64>()) {
        let (scenario, deal, mut dice) = subject(seed);
        let played = random_play(&scenario, deal, &mut dice);
        let mut attempt = Attempt::new(&scenario, deal.seed);
        attempt.taken = played.taken();
        let again = replay(&scenario, &attempt).unwrap();
        prop_assert_eq!(format!("{:?}", &again), format!("{:?}", &played));
        for turn in &played.turns {
            // The solver's transition is the transcript's.
            prop_assert_eq!(choose(&scenario, deal, &turn.from, &turn.taken), Ok(turn.to));
        }
    }

    #[test]
    fn a_code_holds_the_attempt(seed in any::<u64>(), numbers in proptest::collection::vec((1u8.., proptest::collection::vec(0u8..10, 0..8), 0u8..=7), 0..40)) {
        let (scenario, deal, _) = subject(seed);
        let mut attempt = Attempt::new(&scenario, deal.seed);
        let timing = |n| match n { 0 => Timing::InTime, 7 => Timing::CutIn, n => Timing::Silence(n) };
        attempt.taken = numbers.iter().map(|(number, pieces, n)| Taken::composed(*number, pieces).at(timing(*n))).collect();
        let code = code_of(&attempt);
        prop_assert_eq!(attempt_of(&code, &scenario), Ok(attempt.clone()));
        // As somebody types it from a phone call.
        let typed = code.to_lowercase().replace('-', " ").replacen('0', "o", 1);
        prop_assert_eq!(attempt_of(&typed, &scenario), Ok(attempt.clone()));
        for taken in &attempt.taken {
            prop_assert_eq!(taken.to_string().parse::<Taken>(), Ok(*taken));
        }
    }

    #[test]
    fn meters_stay_in_bounds(seed in any::<u64>()) {
        let (scenario, deal, mut dice) = subject(seed);
        for turn in random_play(&scenario, deal, &mut dice).turns {
            prop_assert!(METERS.iter().all(|meter| turn.mood.get(*meter) <= 100), "{:?}", turn.mood);
            if turn.from.ending().is_none() {
                prop_assert!(turn.mood.trust <= turn.to.trust_ceiling());
                prop_assert!(turn.to.scars >= turn.from.scars);
            } else {
                prop_assert_eq!(turn.to.mood, turn.from.mood);
            }
        }
    }

    #[test]
    fn every_conversation_ends(seed in any::<u64>()) {
        let (scenario, deal, mut dice) = subject(seed);
        let played = random_play(&scenario, deal, &mut dice);
        let after = played.turns.iter().filter(|turn| turn.from.ending().is_some()).count();
        prop_assert!(played.turns.len() - after <= usize::from(scenario.turns_max));
        prop_assert!(after <= scenario.scenes.len() - usize::from(scenario.aftermath));
        prop_assert!(Debrief::of(&scenario, &played, None).outcome.is_some());
    }

    #[test]
    fn what_is_not_on_offer_changes_nothing(seed in any::<u64>()) {
        let (scenario, deal, mut dice) = subject(seed);
        let played = random_play(&scenario, deal, &mut dice);
        let mut replay = Replay::start(&scenario, deal);
        for turn in &played.turns {
            let before = format!("{replay:?}");
            let offered: Vec<u8> = replies(&scenario, &replay.state).map(|offer| offer.number).collect();
            for number in (0..12).chain([255]).filter(|number| !offered.contains(number)) {
                prop_assert_eq!(replay.push(&scenario, &Taken::reply(number)).err(), Some(NotOffered::Reply(number)));
            }
            let offers: Vec<_> = replies(&scenario, &turn.from).collect();
            for offer in offers {
                for pieces in wrong_pieces(offer.reply.slots.len(), offer.reply.slots.first().map_or(0, |slot| slot.max)) {
                    let wrong = Taken::composed(offer.number, pieces);
                    prop_assert_eq!(replay.push(&scenario, &wrong).err(), Some(NotOffered::Pieces(offer.number)), "{}", wrong);
                }
                if offer.reply.kind == ReplyKind::Listen {
                    let cut = Taken::reply(offer.number).at(Timing::CutIn);
                    prop_assert_eq!(replay.push(&scenario, &cut).err(), Some(NotOffered::Listening(offer.number)));
                }
            }
            prop_assert_eq!(format!("{replay:?}"), before);
            replay.push(&scenario, &turn.taken).unwrap();
        }
        let before = format!("{replay:?}");
        for number in 0..4 {
            prop_assert_eq!(replay.push(&scenario, &Taken::reply(number)).err(), Some(NotOffered::Over));
        }
        prop_assert_eq!(format!("{replay:?}"), before);
    }

    #[test]
    fn silence_costs_what_it_says(seed in any::<u64>()) {
        let (scenario, deal, mut dice) = subject(seed);
        let felt = !matches!(scenario.channel, Channel::Email | Channel::Social);
        for turn in random_play(&scenario, deal, &mut dice).turns {
            let (state, steps) = (turn.from, 1 + dice.below(6) as u8);
            let plain = turn.taken.at(Timing::InTime);
            let waited = take(&scenario, deal, &state, &plain.at(Timing::Silence(steps))).unwrap();
            let at_once = choose(&scenario, deal, &state, &plain).unwrap();
            if state.ending().is_some() || !felt && !venting(&scenario, &state) {
                prop_assert_eq!(waited.to, at_once);
            } else if !venting(&scenario, &state) {
                let (charged, _) = charged(&scenario);
                let silences = waited.counted.iter().take_while(|c| c.named == scenario.playbook.silence && c.points == charged);
                prop_assert!(silences.count() >= usize::from(steps));
                // As if the customer had been that much less patient from the start.
                let mut later = state;
                (0..steps).for_each(|_| add(&mut later, charged));
                if state.mood.anger >= 15 {
                    prop_assert_eq!(Ok(waited.to), choose(&scenario, deal, &later, &plain));
                }
            }
        }
    }

    #[test]
    fn cutting_in_is_charged_once(seed in any::<u64>()) {
        let (scenario, deal, mut dice) = subject(seed);
        let cut_in = scenario.playbook.cut_in;
        let (_, charged) = charged(&scenario);
        for state in random_play(&scenario, deal, &mut dice).turns.iter().map(|turn| turn.from) {
            let vent = venting(&scenario, &state);
            for taken in all_ways(&scenario, &state).into_iter().take(12) {
                let plain = take(&scenario, deal, &state, &taken).unwrap();
                let Ok(cut) = take(&scenario, deal, &state, &taken.at(Timing::CutIn)) else { continue };
                let charges = |turn: &unruffled::engine::Turn| turn.counted.iter().filter(|c| c.named == cut_in).count();
                if state.ending().is_some() {
                    prop_assert_eq!(cut.to, plain.to);
                } else if vent {
                    // With or without the mark.
                    prop_assert_eq!(cut.to, plain.to);
                    prop_assert!(cut.cut_in && plain.cut_in);
                    prop_assert_eq!((charges(&cut), cut.counted[0].points), (charges(&plain), charged));
                } else {
                    prop_assert!(cut.cut_in && !plain.cut_in);
                    prop_assert_eq!((charges(&cut), cut.counted[0].points), (charges(&plain) + 1, charged));
                    prop_assert_eq!(cut.reacts, unruffled::scenario::Reacts::Backfires);
                }
            }
        }
    }

    #[test]
    fn silence_in_a_vent_listens_once(seed in any::<u64>()) {
        let (scenario, deal, _) = subject(seed);
        let listen = scenario.playbook.listen;
        for (number, scene) in (0u16..).zip(&scenario.scenes).filter(|(_, scene)| !scene.parts.is_empty()) {
            let mut state = State::opening(&scenario);
            state.scene = number;
            let mut listened = 0;
            for part in 0..scene.parts.len() {
                let on = |timing| take(&scenario, deal, &state, &Taken::reply(1).at(timing)).unwrap();
                let (silent, longer, plain) = (on(Timing::Silence(1)), on(Timing::Silence(6)), on(Timing::InTime));
                prop_assert_eq!(silent.to, longer.to);
                listened += silent.counted.len() - plain.counted.len();
                // The first is at the second part: a wait that was not taken does not use it up.
                prop_assert!(silent.counted[0].named == listen && silent.mood.patience >= state.mood.patience);
                state = if part == 0 { plain.to } else { silent.to };
                if state.ending().is_some() || state.scene != number { break; }
                prop_assert_eq!(listened, if part == 0 { 1 } else { 2 });
            }
        }
    }

    #[test]
    fn the_order_of_does_never_matters(seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let text = scenario_text(&mut dice);
        let scenario = support::scenario_from(&text);
        let turned = support::scenario_from(&reversed_does(&text));
        prop_assert_eq!(ContentHash::of_scenario(&turned), ContentHash::of_scenario(&scenario));
        // Nor would it if the check kept the order: the engine adds and gates as a whole.
        let mut unsorted = scenario.clone();
        let replies = unsorted.scenes.iter_mut().flat_map(|s| s.parts.iter_mut().flat_map(|p| &mut p.replies).chain(&mut s.replies));
        replies.for_each(|reply| reply.deed.does.reverse());
        let deal = Deal::new(&scenario, dice.below(1000) as u32);
        for turn in random_play(&scenario, deal, &mut dice).turns {
            prop_assert_eq!(choose(&unsorted, deal, &turn.from, &turn.taken), Ok(turn.to));
        }
    }

    #[test]
    fn rules_in_numbers_are_the_rules_as_they_stand(seed in any::<u64>()) {
        let text = scenario_text(&mut Dice(seed));
        let scenario = support::scenario_from(&text);
        let others = [as_it_stands as fn(&Condition) -> Condition, turned_twice].map(|how| rewritten(&text, how));
        let deal = Deal::new(&scenario, seed as u32);
        for state in random_play(&scenario, deal, &mut Dice(seed)).turns.iter().map(|turn| turn.from) {
            for taken in all_ways(&scenario, &state).into_iter().take(12) {
                for timing in [Timing::InTime, Timing::CutIn, Timing::Silence(2)] {
                    let told = |s: &Scenario| format!("{:?}", take(s, deal, &state, &taken.at(timing)));
                    let expected = told(&scenario);
                    prop_assert!(others.iter().all(|other| told(other) == expected), "{}", expected);
                }
            }
        }
    }

    #[test]
    fn same_seed_same_bytes(seed in any::<u64>()) {
        let text = scenario_text(&mut Dice(seed));
        let told = |text: &str| {
            let scenario = support::scenario_from(text);
            let played = random_play(&scenario, Deal::new(&scenario, seed as u32), &mut Dice(seed));
            format!("{:?}{:?}", exchanges(&scenario, &played), Debrief::of(&scenario, &played, None))
        };
        prop_assert_eq!(told(&text), told(&text));
    }
}

/// The same condition with so many ways beside it that never hold that it cannot be put in numbers.
fn as_it_stands(condition: &Condition) -> Condition {
    Condition::Any(std::iter::once(condition.clone()).chain((0..20).map(|_| Condition::Agreed(u8::MAX))).collect())
}

/// The contrary of the contrary, in other words.
fn turned_twice(condition: &Condition) -> Condition {
    let contrary = Condition::Not(Box::new(condition.clone()));
    Condition::Not(Box::new(Condition::Any([contrary, Condition::Not(Box::new(Condition::Always))].into())))
}

/// A scenario under the shipped playbook with its conditions written another way.
fn rewritten(text: &str, how: fn(&Condition) -> Condition) -> Scenario {
    let mut playbook = Playbook::clone(&support::playbook());
    playbook.rules.iter_mut().for_each(|rule| rule.when = how(&rule.when));
    playbook.rests.iter_mut().for_each(|rest| rest.when = how(&rest.when));
    (playbook.leave, playbook.breach) = (how(&playbook.leave), how(&playbook.breach));
    support::checked_under(text, &Arc::new(playbook)).scenario.unwrap()
}

/// Pieces that fit no reply of this shape.
fn wrong_pieces(slots: usize, most: u8) -> &'static [&'static [u8]] {
    match (slots, most) {
        (0, _) => &[&[1], &[0]],
        (1, 2..) => &[&[2, 1], &[1, 1], &[99], &[1, 2, 3, 4], &[0, 1]],
        _ => &[&[99], &[1, 1, 1, 1, 1, 1, 1, 1]],
    }
}

/// Points of anger, trust, heard and patience that a silence and cutting in cost with each persona, worked out by hand
/// from `assets/playbook.ron`.
const CHARGED: &[(&str, [i16; 4], [i16; 4])] = &[
    ("venter", [1, 0, 0, -3], [12, -5, -12, -4]),
    ("time_poor", [1, 0, 0, -5], [10, -5, -12, -7]),
    ("betrayed", [1, 0, 0, -3], [11, -8, -12, -4]),
    ("ledger", [1, 0, 0, -3], [10, -5, -12, -4]),
    ("anxious", [1, 0, 0, -2], [9, -5, -12, -3]),
    ("bargainer", [1, 0, 0, -3], [10, -5, -12, -4]),
    ("humiliated", [2, 0, 0, -3], [15, -5, -12, -4]),
    ("hostile", [1, 0, 0, -3], [13, -5, -12, -4]),
];

/// What a silence and what cutting in cost with this customer.
fn charged(scenario: &Scenario) -> ([i16; 4], [i16; 4]) {
    let persona = &scenario.playbook.personas[scenario.customer.persona].id;
    let (_, silence, cut_in) = CHARGED.iter().find(|(id, ..)| id == persona).unwrap();
    (*silence, *cut_in)
}

fn add(state: &mut State, points: [i16; 4]) {
    for (meter, points) in METERS.into_iter().zip(points) {
        let most = if meter == Meter::Trust { i16::from(state.trust_ceiling()) } else { 100 };
        state.mood.set(meter, (i16::from(state.mood.get(meter)) + points).clamp(0, most) as u8);
    }
}

fn reversed_does(text: &str) -> String {
    let mut pieces = text.split("does: [");
    let mut made = pieces.next().unwrap().to_owned();
    for piece in pieces {
        let (ids, rest) = piece.split_once(']').unwrap();
        let mut ids: Vec<&str> = ids.split(", ").collect();
        ids.reverse();
        made += &format!("does: [{}]{rest}", ids.join(", "));
    }
    made
}

#[test]
fn a_state_is_small() {
    assert_eq!(size_of::<State>(), 32);
}

#[test]
fn who_only_goes_in_circles_is_left_after_turns_max() {
    let round =
        "(text: \"Well.\", does: [\"first_aid\"], to: \"a\"), (text: \"Bye.\", does: [\"calm\"], to: \"close\")";
    for turns_max in [1, 5, 18] {
        let scenario = support::scenario_from(&format!(
            "Scenario(title: \"t\", turns_max: {turns_max}, customer: (name: \"n\", persona: \"venter\"), wants: [(id: \"w\", is: \"w\")],
             remedies: [(id: \"r\", title: \"r\", fits: (w: Full))], scenes: [(id: \"a\", says: \"So?\", replies: [{round}])])"
        ));
        let turns = vec!["1"; turns_max].join(",");
        let played = support::play(&scenario, Deal::new(&scenario, 1), &turns);
        assert_eq!(support::ending(&scenario, &played), Some("lost"));
        assert!(played.turns[..turns_max - 1].iter().all(|turn| turn.to.ending().is_none()));
    }
}
