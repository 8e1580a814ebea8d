//! What the rules find. For each rule `tests/lint/NAME.ron` breaks it, and ends in comments
//! `//! LINE:COLUMN SEVERITY NAME: message` that list all its findings; `tests/lint/NAME.fixed.ron` is the same
//! scenario mended. A rule without both fails. `NAME.WAY.ron` breaks it in another way, and needs no twin.
//! `UPDATE_EXPECT=1` writes the comments.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use unruffled::engine::{Deal, Replay, Taken};
use unruffled::lint::{Linted, RULES, lint, one_by_one};
use unruffled::scenario::house::House;
use unruffled::solve::{Budget, Going, deals, solve};
use unruffled::text::read::decode;
use unruffled::text::{Finding, Severity};

use crate::support;

/// Rules that one text file cannot break, or that are cased elsewhere, with the reason.
const ELSEWHERE: &[(&str, &str)] = &[
    ("unreachable-scene", "by reading alone; tests/findings"),
    ("no-replies", "by reading alone; tests/findings"),
    ("no-way-out", "by reading alone; tests/findings and tests/cli/broken"),
    ("promise-without-aftermath", "by reading alone; tests/findings"),
    ("promise-only-broken", "by reading alone; tests/findings"),
    ("limit-breaks-remedy", "by reading alone; tests/findings"),
    ("too-large-to-prove", "takes a small budget; below"),
    ("rare-in-pack", "a folder, not a file"),
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
        if linted.scenario.is_none() || found.is_empty() {
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
    let mut in_part = |scenario: &unruffled::scenario::Scenario| {
        deals(scenario).into_iter().map(|deal| solve(scenario, deal, &few, &mut |_| Going::On)).collect()
    };
    let linted = lint("test", text, &support::playbook(), &House::default(), &mut in_part);
    let scenario = linted.scenario.as_ref().unwrap();
    assert_eq!(found(&linted, "too-large-to-prove").len(), scenario.wants.len());
    for silent in ["unreachable-ending", "want-without-top", "no-recovery", "model-not-whole", "guessing-succeeds"] {
        assert!(found(&linted, silent).is_empty(), "{silent} cannot be known");
    }
}
