//! What the rules find. For each rule `tests/lint/NAME.ron` breaks it, and ends in comments
//! `//! LINE:COLUMN SEVERITY NAME: message` that list all its findings; `tests/lint/NAME.fixed.ron` is the same
//! scenario mended. A rule without both fails. `NAME.WAY.ron` breaks it in another way, and needs no twin.
//! `UPDATE_EXPECT=1` writes the comments.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use unruffled::engine::{Deal, Replay, Taken, replies};
use unruffled::lint::{Linted, RULES, lint, one_by_one};
use unruffled::playbook::SHIPPED;
use unruffled::scenario::house::House;
use unruffled::scenario::{ReplyKind, Scenario};
use unruffled::solve::{Budget, Going, deals, solve};
use unruffled::text::read::decode;
use unruffled::text::{Finding, Severity};

use crate::support;

/// Rules that one text file cannot break, with the test that breaks and mends them.
const ELSEWHERE: &[(&str, &str)] = &[
    ("too-large-to-prove", "takes a small budget; what_is_too_large_is_said_and_nothing_is_guessed, below"),
    ("rare-in-pack", "a folder, not a file; lint_reference.rs, a_pack_that_practises_everything_has_no_findings"),
];

/// Rules that reading alone judges, before a scenario is made: what breaks them cannot be played.
const BY_READING: &[&str] = &[
    "unreachable-scene",
    "no-replies",
    "no-way-out",
    "promise-without-aftermath",
    "promise-only-broken",
    "limit-breaks-remedy",
];

const FIXED: &str = ".fixed.ron";

/// Every file that breaks a rule, with the name of the rule.
fn cases() -> Vec<(String, PathBuf)> {
    let files = fs::read_dir(support::path("tests/lint")).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<(String, PathBuf)> = files
        .filter(|path| !path.to_str().unwrap().ends_with(FIXED))
        .map(|path| (path.file_name().unwrap().to_str().unwrap().split('.').next().unwrap().to_owned(), path))
        .collect();
    cases.sort();
    cases
}

fn linted(text: &str) -> Linted {
    lint("test", text, &support::playbook(), &House::default(), &mut one_by_one)
}

fn found(linted: &Linted, name: &str) -> Vec<String> {
    linted.findings.iter().filter(|finding| finding.code == name).map(told).collect()
}

fn told(finding: &Finding) -> String {
    format!("{}:{} {} {}: {}", finding.line, finding.column, finding.severity.word(), finding.code, finding.message)
}

/// Each example conversation can be had with its want, turn by turn.
fn replay_witnesses(linted: &Linted, file: &str) {
    let Some(scenario) = &linted.scenario else { return };
    for finding in &linted.findings {
        let Some(witness) = &finding.witness else { continue };
        let deal = Deal::with_want(scenario, 1, &witness.want).unwrap_or_else(|| panic!("{file}: {witness:?}"));
        let mut replay = Replay::start(scenario, deal);
        for choice in &witness.choices {
            let taken: Taken = choice.parse().unwrap();
            let pushed = replay.push(scenario, &taken).is_ok();
            assert!(pushed, "{file}: {choice} of {witness:?} is not on offer ({})", finding.code);
        }
    }
}

#[test]
fn every_rule_finds_what_breaks_it() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = Vec::new();
    for (name, path) in cases() {
        let text = fs::read_to_string(&path).unwrap();
        let text = decode(text.as_bytes()).unwrap();
        let body = text.split("//! ").next().unwrap();
        let expected: Vec<String> = text.split("//! ").skip(1).map(|line| line.trim().to_owned()).collect();
        let linted = linted(body);
        let found = found(&linted, &name);
        let is_played = linted.scenario.is_some();
        if is_played == BY_READING.contains(&name.as_str()) || found.is_empty() {
            let all: Vec<String> = linted.findings.iter().map(told).collect();
            let file = path.display();
            wrong.push(format!("{file} does not break its rule; what was found:\n  {}", all.join("\n  ")));
        } else if update {
            let lines: String = found.iter().map(|line| format!("//! {line}\n")).collect();
            fs::write(&path, format!("{}\n{lines}", body.trim_end())).unwrap();
        } else if found != expected {
            let (found, expected) = (found.join("\n  "), expected.join("\n  "));
            wrong.push(format!("{}: found\n  {found}\nnot\n  {expected}", path.display()));
        }
        replay_witnesses(&linted, &name);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_mended_twin_is_mended() {
    let mut wrong = Vec::new();
    for (name, path) in cases() {
        if path.file_stem().unwrap().to_str() != Some(name.as_str()) {
            continue;
        }
        let twin = path.with_file_name(format!("{name}{FIXED}"));
        let Ok(fixed) = fs::read_to_string(&twin) else {
            wrong.push(format!("{} is missing", twin.display()));
            continue;
        };
        let linted = linted(&fixed);
        let left = found(&linted, &name);
        if linted.scenario.is_none() {
            let all: Vec<String> = linted.findings.iter().map(told).collect();
            wrong.push(format!("{name}{FIXED} cannot be played:\n  {}", all.join("\n  ")));
        } else if !left.is_empty() {
            wrong.push(format!("{name}{FIXED} still breaks its rule:\n  {}", left.join("\n  ")));
        }
        let broken = fs::read_to_string(&path).unwrap();
        let lines = |text: &str| -> BTreeSet<String> {
            text.lines().filter(|line| !line.starts_with("//! ")).map(|line| line.trim().to_owned()).collect()
        };
        let (before, after) = (lines(&broken), lines(&fixed));
        if before.intersection(&after).count() * 2 < before.len() {
            wrong.push(format!("{name}{FIXED} is another scenario than {name}.ron; change only what mends it"));
        }
        replay_witnesses(&linted, &name);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_its_case() {
    let cased: BTreeSet<String> = cases().into_iter().map(|(name, _)| name).collect();
    let elsewhere = |name: &str| ELSEWHERE.iter().any(|(other, _)| *other == name);
    let missing: Vec<&str> =
        RULES.iter().map(|rule| rule.name).filter(|name| !cased.contains(*name) && !elsewhere(name)).collect();
    assert!(missing.is_empty(), "rules without a case in tests/lint: {missing:?}");
    let stray: Vec<&String> = cased.iter().filter(|name| RULES.iter().all(|rule| rule.name != **name)).collect();
    assert!(stray.is_empty(), "files in tests/lint that are named after no rule: {stray:?}");
}

/// A case that breaks the rule of that name, with a finding accepted.
fn accepting(rule: &str, finding: &str, more: &str) -> String {
    let text = support::text_of(&format!("tests/lint/{rule}.ron"));
    let body = text.split("//! ").next().unwrap().trim_end();
    let accepted = format!("accepted: [(finding: \"{finding}\", {more}because: \"It is meant so.\")],\n)");
    format!("{}{accepted}", body.strip_suffix(')').unwrap())
}

fn of<'f>(linted: &'f Linted, code: &str) -> Vec<&'f Finding> {
    linted.findings.iter().filter(|finding| finding.code == code).collect()
}

#[test]
fn what_is_accepted_with_a_reason_is_told_as_accepted() {
    // A warning, and an error that does not keep anybody from playing.
    for (rule, severity) in [("few-recoveries", Severity::Warning), ("no-recovery", Severity::Error)] {
        let linted = linted(&accepting(rule, rule, ""));
        let found = of(&linted, rule);
        assert!(!found.is_empty() && found.iter().all(|f| f.waived.as_deref() == Some("It is meant so.")), "{found:?}");
        assert!(found.iter().all(|f| f.severity == severity && f.number.is_some()), "{found:?}");
        assert!(of(&linted, "accepted-for-nothing").is_empty());
        assert!(linted.findings.iter().all(|f| f.code == rule || f.waived.is_none()), "nothing else was accepted");
    }
}

#[test]
fn what_is_accepted_and_was_not_found_is_a_finding() {
    for (finding, more) in [("hurtful-words", ""), ("no-recovery", "scene: \"bye\", "), ("no-such-rule", "")] {
        let linted = linted(&accepting("no-recovery", finding, more));
        let idle = of(&linted, "accepted-for-nothing");
        assert!(matches!(idle[..], [Finding { severity: Severity::Warning, .. }]), "{finding}: {idle:?}");
        assert!(idle[0].message.contains(finding), "{idle:?}");
        assert!(linted.findings.iter().all(|f| f.waived.is_none()), "{finding} accepts something else");
    }
}

#[test]
fn what_cannot_be_played_is_not_accepted() {
    let sound = accepting("no-recovery", "syntax", "");
    let unclosed = sound.replacen("because: \"", "because: \"\" \"", 1);
    let nobody = sound.replacen("persona: \"anxious\"", "persona: \"nobody\"", 1);
    for (text, code) in
        [(unclosed, "syntax"), (nobody.replacen("\"syntax\"", "\"unknown-persona\"", 1), "unknown-persona")]
    {
        let linted = linted(&text);
        let found = of(&linted, code);
        assert!(!found.is_empty() && found.iter().all(|f| f.waived.is_none()), "{code}: {:?}", linted.findings);
        assert!(linted.scenario.is_none());
        assert!(of(&linted, "accepted-for-nothing").is_empty(), "not everything was looked for");
    }
}

#[test]
fn what_is_too_large_is_said_and_nothing_is_guessed() {
    let text = support::shipped_text("second_kettle");
    let few = Budget { states_max: 100 };
    let mut in_part = |scenario: &Scenario| {
        deals(scenario).into_iter().map(|deal| solve(scenario, deal, &few, &mut |_| Going::On)).collect()
    };
    let linted = lint("test", text, &support::playbook(), &House::default(), &mut in_part);
    let scenario = linted.scenario.as_ref().unwrap();
    assert_eq!(found(&linted, "too-large-to-prove").len(), scenario.wants.len());
    for silent in ["unreachable-ending", "want-without-top", "no-recovery", "model-not-whole", "guessing-succeeds"] {
        assert!(found(&linted, silent).is_empty(), "{silent} cannot be known");
    }
    let whole = lint("test", text, &support::playbook(), &House::default(), &mut one_by_one);
    assert!(found(&whole, "too-large-to-prove").is_empty(), "the whole budget is enough");
}

/// Decisions of an example conversation: letting the customer go on is none.
fn decisions_of(scenario: &Scenario, finding: &Finding) -> usize {
    let witness = finding.witness.as_ref().unwrap();
    let mut replay = Replay::start(scenario, Deal::with_want(scenario, 1, &witness.want).unwrap());
    let mut count = 0;
    for choice in &witness.choices {
        let taken: Taken = choice.parse().unwrap();
        let offered = replies(scenario, &replay.state).find(|offer| offer.number == taken.number).unwrap();
        count += usize::from(offered.reply.kind != ReplyKind::Listen);
        replay.push(scenario, &taken).unwrap();
    }
    assert!(replay.state.ending().is_some(), "{witness:?} does not end");
    count
}

/// Two ways of four turns to the same end: by four decisions, or by three and a vent that is heard out. The one with
/// more decisions stands first.
const TWO_WAYS: &str = r#"Scenario(
    title: "The lamp",
    customer: (name: "Jo Field", persona: "anxious", opening: (anger: 0, trust: 100, heard: 100, patience: 100)),
    wants: [(id: "lamp", is: "A lamp.")],
    remedies: [(id: "swap", title: "Another lamp", fits: (lamp: Full))],
    facts: [(id: "broken", is: "It broke.")],
    scenes: [
        (id: "open", says: "Hm.", replies: [
            (text: "Have one.", does: ["give_in"], to: "one"),
            (text: "Have it.", does: ["give_in"], to: "tale"),
        ]),
        (id: "one", says: "Hm.", replies: [(text: "Have two.", does: ["give_in"], to: "two")]),
        (id: "two", says: "Hm.", replies: [(text: "You get a new one.", does: ["explain"], to: "end")]),
        (id: "tale", vent: [(says: "It came late.")], says: "Hm.", replies: [
            (text: "You get a new one.", does: ["explain"], to: "end"),
        ]),
        (id: "end", says: "Well?", replies: [(text: "Here.", does: ["propose"], remedy: "swap", to: "close")]),
    ],
)"#;

/// What giving in does, and in its place so much that it comes to the same as listening.
const GIVES_IN: &str = "kind: Neutral, effect: (anger: -6, trust: 2, patience: 2)";
const CALMS: &str = "kind: Neutral, effect: (anger: -20, trust: 20, patience: 20)";

#[test]
fn a_sudden_end_is_shown_with_as_many_decisions_as_it_says() {
    assert!(SHIPPED.contains(GIVES_IN), "both ways come to the same state");
    for longer_than in 3..=5 {
        let text = SHIPPED.replace("soonest_end: 2", &format!("soonest_end: {longer_than}")).replace(GIVES_IN, CALMS);
        let playbook = support::playbook_from(&text);
        let linted = lint("test", TWO_WAYS, &playbook, &House::default(), &mut one_by_one);
        let sudden = of(&linted, "sudden-end");
        assert!(sudden.len() == 1 && sudden[0].message.contains("over after 3 decisions"), "{:?}", linted.findings);
        assert_eq!(decisions_of(linted.scenario.as_ref().unwrap(), sudden[0]), 3, "{sudden:?}");
    }
}
