//! What makes an attempt the same attempt: its code, its content hash, and the draws of its seed.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::cast_possible_wrap,
    reason = "a test stops where it is surprised"
)]

use std::sync::LazyLock;

use unruffled::engine::attempt::ContentHash;
use unruffled::engine::code::{BadCode, attempt_of, code_of};
use unruffled::engine::{Attempt, Deal, Taken, Timing};
use unruffled::playbook::SHIPPED as SHIPPED_PLAYBOOK;
use unruffled::scenario::{Lines, Scenario};

use crate::invent::scenario_text;
use crate::support::{self, Dice};

static SHIPPED: LazyLock<Vec<Scenario>> = LazyLock::new(support::shipped_scenarios);

#[test]
fn a_damaged_letter_is_refused() {
    for scenario in SHIPPED.iter() {
        let mut attempt = Attempt::new(scenario, 7);
        attempt.taken =
            vec![Taken::reply(1), Taken::reply(2).at(Timing::CutIn), Taken::composed(1, &[1, 4]), Taken::reply(3)];
        let code = code_of(&attempt);
        for (at, letter) in code.char_indices().skip(3).filter(|(_, letter)| *letter != '-') {
            let other = if letter == 'A' { "B" } else { "A" };
            let mut damaged = code.clone();
            damaged.replace_range(at..=at, other);
            assert_eq!(attempt_of(&damaged, scenario), Err(BadCode::Damaged), "{damaged} for {code}");
            damaged.replace_range(at..=at, "");
            assert_eq!(attempt_of(&damaged, scenario), Err(BadCode::Damaged), "{damaged} for {code}");
        }
        let others = SHIPPED.iter().filter(|other| other.id != scenario.id);
        for other in others {
            assert_eq!(attempt_of(&code, other), Err(BadCode::OtherScenario));
        }
        let playbook = support::playbook_from(&SHIPPED_PLAYBOOK.replacen("anger: -3", "anger: -4", 1));
        let text = support::shipped_text(&scenario.id);
        assert_eq!(attempt_of(&code, &support::scenario_under(text, &playbook)), Err(BadCode::OtherPlaybook));
        assert_eq!(attempt_of("hello", scenario), Err(BadCode::NotACode));
    }
}

#[test]
fn wants_are_drawn_with_equal_odds() {
    const SEEDS: u32 = 10_000;
    for scenario in SHIPPED.iter() {
        let first = &scenario.scenes[0];
        let line = first.parts.first().map_or(&first.says, |part| &part.says);
        let wordings = line.by[0].1.len();
        let cells = scenario.wants.len() * wordings;
        let mut drawn = vec![0i64; cells];
        for deal in (0..SEEDS).map(|seed| Deal::new(scenario, seed)) {
            drawn[usize::from(deal.want) * wordings + deal.draw(&line.id, wordings)] += 1;
        }
        let near = |count: i64, parts: usize| {
            let expected = i64::from(SEEDS) / parts as i64;
            // Five times the spread of fair draws.
            (count - expected).pow(2) < 25 * expected
        };
        for (want, counts) in scenario.wants.iter().zip(drawn.chunks(wordings)) {
            assert!(near(counts.iter().sum(), scenario.wants.len()), "{} of {}: {drawn:?}", want.id, scenario.id);
            // The want says nothing about the wording of the first line.
            assert!(counts.iter().all(|count| near(*count, cells)), "{} of {}: {drawn:?}", want.id, scenario.id);
        }
        for want in &scenario.wants {
            let deal = Deal::with_want(scenario, 5, &want.id).unwrap();
            assert_eq!(scenario.wants[usize::from(deal.want)].id, want.id);
        }
        assert_eq!(Deal::with_want(scenario, 5, "nobody"), None);
    }
}

#[test]
fn a_new_wording_changes_no_other_draw() {
    let invented = (0..20).map(|seed| support::scenario_from(&scenario_text(&mut Dice(seed))));
    for (mut scenario, number) in SHIPPED.iter().cloned().chain(invented).zip(0..) {
        let mut other = scenario.clone();
        let mut lines = all_lines(&mut other);
        let at = Dice(number).below(lines.len());
        lines[at].by[0].1.push("Another.".to_owned());
        let changed = lines[at].id.clone();
        for seed in 0..20 {
            let deal = Deal::new(&scenario, seed);
            assert_eq!(deal, Deal::new(&other, seed));
            let pairs = all_lines(&mut scenario).into_iter().zip(all_lines(&mut other));
            for (line, same) in pairs.filter(|(line, _)| line.id != changed) {
                assert_eq!(drawn(deal, line), drawn(deal, same), "{} when {changed} changed", line.id);
            }
        }
    }
}

#[test]
fn no_two_lines_share_a_draw() {
    for scenario in SHIPPED.iter() {
        let mut scenario = scenario.clone();
        let mut ids: Vec<String> = all_lines(&mut scenario).iter().map(|line| line.id.clone()).collect();
        let count = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), count, "{}", scenario.id);
        // And each has a generator of its own.
        let some: Vec<&String> = ids.iter().take(20).collect();
        for pair in some.windows(2) {
            let together = (0..100)
                .map(|seed| Deal::new(&scenario, seed))
                .filter(|deal| deal.draw(pair[0], 4) == deal.draw(pair[1], 4));
            assert!(together.count() < 60, "{pair:?} are drawn alike");
        }
    }
}

#[test]
fn the_hash_covers_words_and_nothing_else() {
    for (id, text) in unruffled::disk::shipped() {
        let hash = |text: &str| ContentHash::of_scenario(&support::scenario_from(text));
        let as_shipped = hash(text);
        let lines: Vec<&str> = text.lines().map(str::trim_start).collect();
        let laid_out = format!("// First.\n{}\n/* Last. */", lines.join("\n\t // And.\n"));
        for same in [text.replace('\n', "\r\n"), unruffled::text::syntax::format(text).unwrap(), laid_out] {
            assert_eq!(hash(&same), as_shipped, "{id}");
        }
        let words = words_of(text);
        assert!(words.len() > 100, "{id} has {} texts", words.len());
        for at in words.into_iter().step_by(11) {
            let other = format!("{}Oh, {}", &text[..at], &text[at..]);
            assert_ne!(hash(&other), as_shipped, "{id}: {}", &text[at..at + 40]);
        }
    }
}

/// Where the texts of a scenario begin: all in quotes that holds a blank, so no ids, before the accepted findings.
fn words_of(text: &str) -> Vec<usize> {
    let text = text.split("    accepted: [").next().unwrap();
    let mut found = Vec::new();
    let (mut opened, mut escaped, mut comment) = (None, false, false);
    for (at, letter) in text.char_indices() {
        match (letter, opened) {
            ('\n', None) => comment = false,
            ('/', None) if text[at..].starts_with("//") => comment = true,
            _ if comment || escaped => escaped = false,
            ('\\', Some(_)) => escaped = true,
            ('"', None) => opened = Some(at + 1),
            ('"', Some(begin)) => {
                found.extend(text[begin..at].contains(' ').then_some(begin));
                opened = None;
            }
            _ => {}
        }
    }
    found
}

/// Every line of which a deal may draw a wording.
fn all_lines(scenario: &mut Scenario) -> Vec<&mut Lines> {
    let mut all: Vec<&mut Lines> = scenario.wants.iter_mut().map(|want| &mut want.says).collect();
    all.push(&mut scenario.reviews);
    for scene in &mut scenario.scenes {
        all.extend([&mut scene.says, &mut scene.thought]);
        for part in &mut scene.parts {
            all.push(&mut part.says);
            all.extend(part.replies.iter_mut().flat_map(|r| &mut r.reactions).map(|r| &mut r.says));
        }
        for reply in &mut scene.replies {
            let outcomes = reply.outcomes.iter_mut().flat_map(|four| four.iter_mut());
            all.extend(reply.reactions.iter_mut().chain(outcomes).map(|r| &mut r.says));
        }
    }
    all.retain(|lines| !lines.is_empty());
    all
}

fn drawn(deal: Deal, lines: &Lines) -> Vec<usize> {
    lines.by.iter().map(|(_, wordings)| deal.draw(&lines.id, wordings.len())).collect()
}
