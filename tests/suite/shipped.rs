//! What ships: playbook, scenarios, the template and the examples of the written reference.

use std::collections::BTreeSet;
use std::fs;

use unruffled::engine::Deal;
use unruffled::playbook::Channel;
use unruffled::scenario::check::scenario_from_text;
use unruffled::scenario::house::House;
use unruffled::scenario::new::TEMPLATE;
use unruffled::scenario::{Level, Reply, ReplyKind, Scenario};
use unruffled::{disk, playbook};

use crate::support;

#[test]
fn every_shipped_scenario_is_clean() {
    for (id, text) in disk::shipped() {
        let checked = scenario_from_text(id, text, &support::playbook(), &House::default());
        assert!(checked.findings.iter().all(|f| f.waived.is_some()), "{id}: {:?}", checked.findings);
        assert!(checked.scenario.is_some());
    }
}

/// Only this way round: a trainer's own file may stand beside them.
#[test]
fn every_shipped_scenario_has_its_file() {
    for (id, text) in disk::shipped() {
        let file = format!("{}/scenarios/{id}.ron", env!("CARGO_MANIFEST_DIR"));
        assert_eq!(fs::read_to_string(&file).unwrap(), *text, "{file}");
    }
}

#[test]
fn seeds_draw_every_want() {
    for (id, _) in disk::shipped() {
        let scenario = support::scenario(id);
        assert!((2..=3).contains(&scenario.wants.len()), "{id} hides two or three wants");
        let drawn: BTreeSet<u8> = (1..=30).map(|seed| Deal::new(&scenario, seed).want).collect();
        assert_eq!(drawn.len(), scenario.wants.len(), "{id}: different customers want different things");
    }
}

#[test]
fn every_scenario_has_what_the_bar_asks_for() {
    for (id, _) in disk::shipped() {
        let scenario = support::scenario(id);
        assert!(!scenario.reviews.is_empty(), "{id}: a review");
        assert!(!scenario.facilitator.questions.is_empty(), "{id}: questions for a class");
        assert_eq!(scenario.focus.len(), 2, "{id}: two steps in focus");
        if scenario.level() == Level::FirstContact {
            assert_eq!(scenario.minutes, 3, "{id}: three minutes");
            continue;
        }
        let main = &scenario.scenes[..usize::from(scenario.aftermath)];
        let replies = || scenario.scenes.iter().flat_map(|s| &s.replies);
        assert!(main.iter().any(|s| !s.parts.is_empty()), "{id}: a vent told in two parts or more");
        assert!(main.iter().any(|s| s.aimed), "{id}: a line aimed at the trainee");
        assert!(main.iter().flat_map(|s| &s.replies).any(|r| r.outcomes.is_some()), "{id}: a summary to build");
        assert!(scenario.save.is_some(), "{id}: a save scene");
        assert!(!scenario.promises.is_empty(), "{id}: a promise that falls due");
        assert!(replies().any(|r| r.kind == ReplyKind::Impulse), "{id}: an impulse");
        let notes = |r: &Reply| r.slots.iter().flat_map(|slot| &slot.pieces).any(|piece| piece.notes.is_some());
        assert!(replies().any(notes), "{id}: a case note");
        assert!(replies().any(|r| r.settles.is_some()), "{id}: the promise is kept or slips");
    }
}

#[test]
fn there_is_somebody_on_every_channel_and_two_to_begin_with() {
    let all = support::shipped_scenarios();
    for channel in Channel::ALL {
        assert!(all.iter().any(|scenario| scenario.channel == channel), "{channel:?}");
    }
    let levels: Vec<Level> = all.iter().map(Scenario::level).collect();
    assert!(levels.is_sorted(), "easiest first: {levels:?}");
    assert_eq!(levels.iter().filter(|level| **level == Level::FirstContact).count(), 2);
    let names: BTreeSet<&str> = all.iter().map(|scenario| scenario.customer.name.as_str()).collect();
    assert_eq!(names.len(), all.len(), "everybody has a name of their own");
}

#[test]
fn the_template_is_clean_and_small() {
    let checked = support::checked(TEMPLATE);
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
    assert!(checked.scenario.is_some());
}

#[test]
fn the_examples_of_the_reference_are_sound() {
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/scenario-format.md")).unwrap();
    let blocks: Vec<&str> = page.split("```ron\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert!(blocks.len() >= 2);
    let smallest = blocks.iter().find(|block| block.starts_with("Scenario(")).unwrap();
    let checked = support::checked(smallest);
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
    // The vent example stands in a scenario of its own.
    let part = blocks.iter().find(|block| block.starts_with("Part(")).unwrap();
    let text = format!(
        "Scenario(title: \"t\", customer: (name: \"n\", persona: \"venter\"), wants: [(id: \"w\", is: \"w\")], \
         remedies: [(id: \"r\", title: \"r\", fits: (w: Full))], facts: [(id: \"four_calls\", is: \"Four calls.\")], scenes: [\
         (id: \"open\", vent: [{part}], says: \"And.\", replies: [(text: \"Yes.\", does: [\"calm\"])]),\
         (id: \"what_now\", says: \"So?\", replies: [(text: \"This.\", does: [\"propose\"], remedy: \"r\")])])"
    );
    let checked = support::checked(&text);
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
}

#[test]
fn the_reference_names_every_field() {
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/scenario-format.md")).unwrap();
    for file in ["src/scenario/draft/mod.rs", "src/scenario/draft/scene.rs"] {
        let text = fs::read_to_string(format!("{}/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        for line in text
            .lines()
            .filter_map(|l| l.trim().strip_prefix("pub "))
            .filter(|l| l.contains(": ") && !l.contains('(') && !l.starts_with("const"))
        {
            let field = line.split(':').next().unwrap().trim_start_matches("r#");
            assert!(names_field(&page, field), "docs/scenario-format.md does not mention `{field}` as a field");
        }
    }
}

/// Whether the page has the name in backticks or, as in a file, before a colon.
fn names_field(page: &str, field: &str) -> bool {
    let in_file = format!("{field}:");
    let begins = |at: usize| !page[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
    page.contains(&format!("`{field}`")) || page.match_indices(&in_file).any(|(at, _)| begins(at))
}

#[test]
fn the_playbook_covers_the_documented_steps() {
    let playbook = support::playbook();
    assert_eq!(playbook.steps.len(), 18);
    assert_eq!(playbook.pitfalls.len(), 16);
    assert_eq!(playbook.personas.len(), 8);
    let titles: BTreeSet<String> = playbook.steps.iter().flat_map(|s| s.sources.clone()).collect();
    assert_eq!(titles.len(), 4, "four articles, each by its title");
    let with_sources = playbook.steps.iter().map(|s| &s.sources).chain(playbook.pitfalls.iter().map(|p| &p.sources));
    for sources in with_sources {
        assert!(!sources.is_empty() && sources.iter().all(|s| titles.contains(s)));
    }
    assert!(playbook::check::shipped().is_ok());
}
