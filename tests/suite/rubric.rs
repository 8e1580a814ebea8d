//! The number of the rubric: `tests/rubric.ron` holds what a few dozen attempts of the shipped scenarios showed. Where the
//! same attempt is judged otherwise, `RUBRIC` must be raised, so that history is judged again. `UPDATE_EXPECT=1` writes
//! the file anew; without a higher number it writes no other verdict of the same attempt.

use std::fmt::Write as _;

use serde::Deserialize;
use unruffled::debrief::{Judged, RUBRIC};
use unruffled::engine::attempt::ContentHash;
use unruffled::engine::{Deal, RULES, Replay};
use unruffled::scenario::Scenario;

use crate::support::{self, Dice};

const FILE: &str = "tests/rubric.ron";
const HEADER: &str =
    "// What attempts showed, by the rubric of this number; tests/suite/rubric.rs says how it is kept.\n";

#[derive(Deserialize)]
struct Kept {
    rubric: u16,
    attempts: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    scenario: String,
    /// Content, playbook and rules: where they are others, it is another attempt.
    made_on: String,
    seed: u32,
    turns: String,
    steps: String,
    pitfalls: String,
    other: String,
}

fn made_on(scenario: &Scenario) -> String {
    let short = |hash: ContentHash| hash.hex()[..12].to_owned();
    format!(
        "{} {} {RULES}",
        short(ContentHash::of_scenario(scenario)),
        short(ContentHash::of_playbook(&scenario.playbook))
    )
}

/// Steps with verdict and turn, pitfalls with their turn, the want and the mood.
fn told(judged: &Judged) -> [String; 3] {
    let word = |id: &String, verdict| {
        format!("{id} {} {}", serde_json::to_value(verdict).unwrap().as_str().unwrap(), judged.evidence[id].turn)
    };
    let steps: Vec<String> = judged.steps.iter().map(|(id, verdict)| word(id, verdict)).collect();
    let critical = |id| if judged.critical.contains(id) { "!" } else { "" };
    let pitfalls = judged.pitfalls.iter().map(|id| format!("{id}{} {}", critical(id), judged.slips[id].turn));
    let (known, mood) = (judged.want_known, &judged.mood);
    let other = format!("want known: {known}, mood: {:?} to {:?}, hottest {}", mood.first, mood.last, mood.hottest);
    [steps.join(", "), pitfalls.collect::<Vec<_>>().join(", "), other]
}

fn kept() -> Kept {
    ron::from_str(&support::text_of(FILE)).unwrap()
}

/// Attempts whose verdicts are others than they were, though the attempt is the same; and those made on other content.
fn changed(kept: &Kept, scenarios: &[Scenario]) -> (Vec<String>, Vec<String>) {
    let (mut changed, mut stale) = (Vec::new(), Vec::new());
    for entry in &kept.attempts {
        let name = format!("{} {} {}", entry.scenario, entry.seed, entry.turns);
        let own = scenarios.iter().find(|own| own.id == entry.scenario && made_on(own) == entry.made_on);
        let Some(scenario) = own else {
            stale.push(name);
            continue;
        };
        let replay = support::play(scenario, Deal::new(scenario, entry.seed), &entry.turns);
        let now = told(&Judged::of(scenario, &replay, 0));
        if now != [entry.steps.clone(), entry.pitfalls.clone(), entry.other.clone()] {
            changed.push(format!(
                "{name}:\n    was {} | {} | {}\n    is  {}",
                entry.steps,
                entry.pitfalls,
                entry.other,
                now.join(" | ")
            ));
        }
    }
    (changed, stale)
}

#[test]
fn no_verdict_changes_while_the_rubric_keeps_its_number() {
    let scenarios = support::shipped_scenarios();
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    if support::path(FILE).exists() {
        let kept = kept();
        let (changed, _) = changed(&kept, &scenarios);
        assert!(
            changed.is_empty() || (update && RUBRIC > kept.rubric),
            "the same attempts are judged otherwise: raise RUBRIC in src/debrief/played.rs above {}, then write {FILE} \
             anew with UPDATE_EXPECT=1\n{}",
            kept.rubric,
            changed.join("\n")
        );
    }
    if update {
        std::fs::write(support::path(FILE), written(&scenarios)).unwrap();
    }
    let kept = kept();
    let (_, stale) = changed(&kept, &scenarios);
    assert_eq!(kept.rubric, RUBRIC, "write {FILE} anew with UPDATE_EXPECT=1");
    assert!(
        stale.is_empty(),
        "scenarios, playbook or rules have changed: UPDATE_EXPECT=1 writes {FILE} anew\n{stale:#?}"
    );
    for scenario in &scenarios {
        let there = kept.attempts.iter().filter(|entry| entry.scenario == scenario.id).count();
        assert!(there >= 8, "{} has {there} attempts: UPDATE_EXPECT=1 writes {FILE} anew", scenario.id);
    }
}

/// A difference is seen, and told from other content.
#[test]
fn another_verdict_is_seen() {
    let scenarios = support::shipped_scenarios();
    let mut kept = kept();
    kept.attempts.truncate(2);
    kept.attempts[0].steps =
        kept.attempts[0].steps.replacen(" missed ", " done ", 1).replacen(" late ", " done ", 1) + "?";
    kept.attempts[1].made_on.push('0');
    let (changed, stale) = changed(&kept, &scenarios);
    assert_eq!((changed.len(), stale.len()), (1, 1));
}

/// Model conversations, the same left after a few turns, and others at random.
fn written(scenarios: &[Scenario]) -> String {
    let mut text = format!("{HEADER}(rubric: {RUBRIC}, attempts: [\n");
    let census = support::text_of("tests/census.ron");
    let mut dice = Dice(41);
    for scenario in scenarios {
        for want in &scenario.wants {
            let deal = Deal::with_want(scenario, 1, &want.id).unwrap();
            let start = census.find(&format!("(scenario: \"{}\", want: \"{}\"", scenario.id, want.id)).unwrap();
            let model = census[start..].split("model: \"").nth(1).unwrap().split('"').next().unwrap();
            let turns: Vec<&str> = model.split(',').collect();
            entry(&mut text, scenario, &support::play(scenario, deal, model));
            for left_after in [0, turns.len() / 4, turns.len() / 2] {
                let mut replay = support::play(scenario, deal, &turns[..left_after].join(","));
                while !replay.state.is_over() {
                    let all = support::all_ways(scenario, &replay.state);
                    replay.push(scenario, dice.of(&all)).unwrap();
                }
                entry(&mut text, scenario, &replay);
            }
        }
    }
    text + "])\n"
}

fn entry(text: &mut String, scenario: &Scenario, replay: &Replay) {
    let turns: Vec<String> = replay.taken().iter().map(ToString::to_string).collect();
    let [steps, pitfalls, other] = told(&Judged::of(scenario, replay, 0));
    let (id, made_on, seed) = (&scenario.id, made_on(scenario), replay.deal.seed);
    writeln!(text, "    (scenario: {id:?}, made_on: {made_on:?}, seed: {seed}, turns: {:?},", turns.join(",")).unwrap();
    writeln!(text, "        steps: {steps:?},\n        pitfalls: {pitfalls:?},\n        other: {other:?}),").unwrap();
}
