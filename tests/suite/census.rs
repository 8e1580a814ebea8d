//! The census: what the walk finds of each shipped scenario and want. A change of engine, playbook or scenario
//! that moves these numbers must change `tests/census.ron` on purpose: `UPDATE_EXPECT=1` writes it, a person
//! reads the difference.

use std::fmt::Write as _;

use unruffled::lint::{Linted, lint};
use unruffled::scenario::Scenario;
use unruffled::scenario::house::House;
use unruffled::solve::Solved;
use unruffled::{disk, lint as rules};

use crate::support;

fn linted(id: &str, text: &str) -> Linted {
    lint(id, text, &support::playbook(), &House::default(), &mut rules::one_by_one)
}

#[test]
fn shipped_scenarios_have_nothing_to_mend_and_their_census_stands() {
    let mut census = String::from(
        "// What the walk finds of each shipped scenario and want; tests/suite/census.rs says how it is kept.\n[\n",
    );
    for (id, text) in disk::shipped() {
        let linted = linted(id, text);
        let open: Vec<String> = linted
            .findings
            .iter()
            .filter(|f| f.waived.is_none() && f.severity > unruffled::text::Severity::Info)
            .map(|f| format!("{}:{} {}: {}", f.line, f.column, f.code, f.message))
            .collect();
        assert!(open.is_empty(), "{id}: {open:#?}");
        let scenario = linted.scenario.unwrap();
        for solved in &linted.solved {
            assert_eq!(solved.cut, None, "{id}: all of it is known");
            entry(&mut census, &scenario, solved);
        }
    }
    census.push_str("]\n");
    let path = support::path("tests/census.ron");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, &census).unwrap();
    }
    assert_eq!(support::text_of("tests/census.ron"), census, "the census has moved: UPDATE_EXPECT=1 writes it anew");
}

fn entry(census: &mut String, scenario: &Scenario, solved: &Solved) {
    let name = |at: usize| scenario.playbook.endings[at].id.as_str();
    let want = &scenario.wants[usize::from(solved.deal.want)].id;
    let value = solved.value(&solved.opening()).unwrap();
    writeln!(
        census,
        "    (scenario: \"{}\", want: \"{want}\", states: {}, transitions: {}, turns_max: {},",
        scenario.id, solved.states, solved.transitions, solved.turns_max
    )
    .unwrap();
    let model = solved.best.as_ref().unwrap();
    let ending = name(model.ending.unwrap().index());
    writeln!(
        census,
        "        best: {}, ending: {ending:?}, worst: {}, expected: {:.2},",
        value.best, value.worst, value.expected
    )
    .unwrap();
    let reached: Vec<String> = (solved.endings.iter().enumerate())
        .filter(|(_, reach)| reach.reachable == Some(true))
        .map(|(at, reach)| format!("{}: {}", name(at), reach.witness.len()))
        .collect();
    writeln!(census, "        shortest: ({}),", reached.join(", ")).unwrap();
    let odds = solved.random.as_ref().unwrap().iter().enumerate().filter(|(_, odds)| **odds > 0.0);
    let odds: Vec<String> = odds.map(|(at, odds)| format!("{}: {:.3}", name(at), odds * 100.0)).collect();
    writeln!(census, "        percent_by_guessing: ({}),", odds.join(", ")).unwrap();
    writeln!(census, "        model: {:?}),", model.choices().join(",")).unwrap();
}
