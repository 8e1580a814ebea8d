//! Broken texts and what is said of them. `tests/findings/*.ron` each end in comments `//! LINE:COLUMN CODE`
//! that list every finding, in order; a code without a case fails.

use std::collections::BTreeSet;
use std::fs;

use unruffled::text::read::decode;

use crate::support;

/// Codes that no text file alone can show, with the reason.
const ELSEWHERE: &[(&str, &str)] = &[
    ("too-large", "a text over 16 MiB; made in cli.rs"),
    ("too-many", "generated below"),
    ("too-deep", "generated below"),
    ("not-valid", "words of a custom reader; none is left that a file can reach"),
    ("unreadable", "a file that is not there; disk.rs"),
    ("accepted-for-nothing", "said where everything was looked for; lint.rs"),
    ("unknown-rule", "playbooks; other_playbook.rs"),
    ("never-found", "playbooks; other_playbook.rs"),
    ("unknown-milestone", "playbooks; other_playbook.rs"),
    ("too-much-wear", "playbooks; other_playbook.rs"),
    ("circle", "playbooks; other_playbook.rs"),
    ("no-last-ending", "playbooks; other_playbook.rs"),
];

#[test]
fn every_broken_text_is_told_with_its_places() {
    let mut paths: Vec<_> = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/findings"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    paths.sort();
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    for path in paths {
        let bytes = fs::read(&path).unwrap();
        let text = decode(&bytes).unwrap();
        let body = text.split("//! ").next().unwrap();
        let expected: Vec<String> = text.split("//! ").skip(1).map(|line| line.trim().to_owned()).collect();
        let found: Vec<String> = support::checked(body).findings.iter().map(told).collect();
        if update {
            let lines: String = found.iter().map(|line| format!("//! {line}\n")).collect();
            fs::write(&path, format!("{}\n{lines}", body.trim_end())).unwrap();
            continue;
        }
        assert_eq!(found, expected, "{}", path.display());
        assert!(!found.is_empty(), "{} is not broken", path.display());
    }
}

fn told(finding: &unruffled::text::Finding) -> String {
    format!("{}:{} {} {}: {}", finding.line, finding.column, finding.severity.word(), finding.code, finding.message)
}

#[test]
fn every_code_has_a_case() {
    let mut codes = BTreeSet::new();
    for folder in ["src/scenario", "src/text", "src/playbook"] {
        collect(&format!("{}/{folder}", env!("CARGO_MANIFEST_DIR")), &mut codes);
    }
    let mut shown = String::new();
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/findings")).unwrap() {
        shown += &String::from_utf8_lossy(&fs::read(entry.unwrap().path()).unwrap());
    }
    assert!(codes.len() > 30, "the codes were found: {codes:?}");
    for code in &codes {
        let cased = ["error", "warning", "info"].iter().any(|severity| shown.contains(&format!("{severity} {code}:")));
        let elsewhere = ELSEWHERE.iter().any(|(name, _)| name == code);
        assert!(cased || elsewhere, "the finding \"{code}\" has no case in tests/findings");
    }
}

/// Codes are the kebab-case literals of the sources, where a finding is made.
fn collect(folder: &str, codes: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(path.to_str().unwrap(), codes);
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let literals = text.split('"').skip(1).step_by(2);
        let kebab = |word: &&str| {
            word.contains('-')
                && word.chars().all(|c| c.is_ascii_lowercase() || c == '-')
                && !word.starts_with('-')
                && !word.ends_with('-')
        };
        codes.extend(literals.filter(kebab).map(str::to_owned));
    }
}

#[test]
fn too_many_and_too_deep_are_said_once() {
    let many: String = (0..300).map(|n| format!("(id: \"f{n}\", is: 3),")).collect();
    let text = format!(
        "Scenario(title: \"t\", customer: (name: \"n\", persona: \"venter\"), wants: [], scenes: [], facts: [{many}])"
    );
    let findings = support::checked(&text).findings;
    assert!(findings.iter().any(|f| f.code == "too-many"), "a limit to what is reported is said");
    let deep = format!("Scenario(title: {}", "[".repeat(100_000));
    let findings = support::checked(&deep).findings;
    assert!(findings.iter().any(|f| f.code == "too-deep"), "{:?}", findings.first());
}
