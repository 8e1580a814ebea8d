//! The written reference of the findings: every rule stands there as the program has it, every threshold and
//! every list of words too; and findings that are made elsewhere agree with their rules.

use std::collections::BTreeSet;

use unruffled::lint::RULES;
use unruffled::lint::pack;
use unruffled::scenario::Writing;

use crate::support;

#[test]
fn every_rule_stands_in_the_reference_as_it_is() {
    let reference = support::text_of("docs/findings.md");
    let lines: BTreeSet<&str> = reference.lines().collect();
    for rule in RULES {
        let from = match rule.from {
            Writing::Sketch => "from Sketch",
            Writing::Full => "from Full",
            Writing::Polished => "from Polished",
        };
        let line = format!("**{} `{}`** · {} · {from} · {}", rule.number, rule.name, rule.severity.word(), rule.asks);
        assert!(lines.contains(line.as_str()), "docs/findings.md lacks the line\n{line}");
    }
    let told = lines.iter().filter(|line| line.starts_with("**L")).count();
    assert_eq!(told, RULES.len(), "docs/findings.md tells of a rule that is not there");
}

/// The names of the fields of a struct in the source.
fn fields(source: &str, name: &str) -> Vec<String> {
    let body = source.split(&format!("pub struct {name} {{")).nth(1).unwrap().split("\n}").next().unwrap();
    let names = body.lines().filter_map(|line| line.trim().strip_prefix("pub "));
    names.map(|line| line.split(':').next().unwrap().to_owned()).collect()
}

#[test]
fn every_threshold_and_list_stands_in_the_reference_and_in_the_playbook() {
    let source = support::text_of("src/playbook/checks.rs");
    let reference = support::text_of("docs/findings.md");
    let playbook = support::text_of("assets/playbook.ron");
    let checks = playbook.split("checks: (").nth(1).expect("the playbook has its checks");
    for name in fields(&source, "Checks").into_iter().chain(fields(&source, "Words")) {
        assert!(name == "words" || reference.contains(&format!("| `{name}` |")), "docs/findings.md lacks `{name}`");
        assert!(checks.contains(&format!("{name}: ")), "assets/playbook.ron lacks {name}");
    }
}

#[test]
fn findings_by_reading_alone_agree_with_their_rules() {
    let mut met = BTreeSet::new();
    for entry in std::fs::read_dir(support::path("tests/findings")).unwrap() {
        let text = String::from_utf8_lossy(&std::fs::read(entry.unwrap().path()).unwrap()).into_owned();
        for told in text.split("//! ").skip(1) {
            let mut words = told.split_whitespace().skip(1);
            let (severity, name) = (words.next().unwrap(), words.next().unwrap().trim_end_matches(':'));
            if let Some(rule) = RULES.iter().find(|rule| rule.name == name) {
                assert_eq!(severity, rule.severity.word(), "{name}");
                met.insert(rule.name);
            }
        }
    }
    for name in ["unreachable-scene", "no-replies", "no-way-out", "no-reaction", "promise-without-aftermath"] {
        assert!(met.contains(name), "no case of {name} was met");
    }
    for name in ["promise-only-broken", "limit-breaks-remedy", "want-unspoken", "no-review", "no-afterwards"] {
        assert!(met.contains(name), "no case of {name} was met");
    }
}

#[test]
fn a_pack_says_what_it_hardly_practises() {
    let all: Vec<_> = support::shipped_scenarios().into_iter().map(std::sync::Arc::new).collect();
    let findings = pack::judge(&all);
    assert!(!findings.is_empty(), "three scenarios do not have every persona");
    for finding in &findings {
        assert_eq!((finding.code, finding.number, finding.line), ("rare-in-pack", Some("L33"), 0));
    }
    let said = |word: &str| findings.iter().any(|finding| finding.message.contains(word));
    assert!(said("no scenario with these personas: "), "{findings:#?}");
    assert!(!said("listen ("), "listening is practised in all of them: {findings:#?}");
    assert!(pack::judge(&all[..1]).is_empty(), "one scenario is no pack");
}

#[test]
fn a_pack_that_practises_everything_has_no_findings() {
    let playbook = support::playbook_from(&support::text_of("tests/playbooks/last.ron"));
    let steps: Vec<&str> = playbook.steps.iter().map(|step| step.id.as_str()).collect();
    let pitfalls: Vec<&str> = playbook.pitfalls.iter().map(|pitfall| pitfall.id.as_str()).collect();
    let channels = ["Counter", "Phone", "Chat", "Email", "Social"];
    let levels = ["Easy", "Medium", "Hard", "Expert", "Easy"];
    let personas = ["plain", "proud", "plain", "proud", "plain"];
    let scenario = |(channel, (level, persona)): (&str, (&str, &str))| {
        let toaster = support::text_of("tests/playbooks/toaster.ron").replace("\"plain\"", &format!("{persona:?}"));
        let tables =
            format!("Scenario(\nchannel: {channel}, difficulty: {level}, steps: {steps:?}, pitfalls: {pitfalls:?},");
        std::sync::Arc::new(support::scenario_under(&toaster.replacen("Scenario(", &tables, 1), &playbook))
    };
    let pack: Vec<_> = channels.into_iter().zip(levels.into_iter().zip(personas)).map(scenario).collect();
    assert!(pack::judge(&pack).is_empty(), "{:#?}", pack::judge(&pack));
    let missing = pack::judge(&pack[1..]);
    assert!(matches!(&missing[..], [one] if one.message.contains("channels: At the counter.")), "{missing:#?}");
}

#[test]
fn a_sketch_is_not_asked_for_what_comes_later() {
    let sketch = support::text_of("tests/lint/no-advice.ron").replace("writing: Full", "writing: Sketch");
    let mut solve = unruffled::lint::one_by_one;
    let linted = unruffled::lint::lint("test", &sketch, &support::playbook(), &Default::default(), &mut solve);
    for finding in linted.findings {
        let rule = RULES.iter().find(|rule| rule.name == finding.code);
        assert!(rule.is_none_or(|rule| rule.from == Writing::Sketch), "{}", finding.code);
    }
}
