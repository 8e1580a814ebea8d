//! From the debrief back to the turning point, and from there another way.

use std::time::Instant;

use atspi::Role;

use super::stage::{PATIENCE, Stage};
use super::trainee::{begin, code, next_key, on_screen, play_on, press, press_on, replayed, replies};

/// What stands before a reply that is done or put together.
const TAGS: &[&str] = &["You do this: ", "Keep listening: ", "Say what you heard: ", "You write this: "];

#[test]
fn a_retry_from_the_turning_point() {
    let Some(stage) = Stage::open() else { return };
    begin(&stage);
    play_on(&stage);
    let first = code(&stage, "");
    let retry = "Retry from reply ";
    let named = stage.reader.wait("the turning point", |tree| {
        tree.controls().find(|control| control.name.starts_with(retry)).map(|control| control.name.clone())
    });
    let turn: usize = named[retry.len()..].parse().unwrap();
    press_on(&stage, &named);
    stage
        .reader
        .wait("where it goes on", |tree| tree.0.iter().any(|item| item.name == "You went back to here.").then_some(()));
    let said = another_reply(&stage);
    stage.reader.find(Role::Label, &said);
    play_on(&stage);
    let second = code(&stage, &first);
    let (before, after) = (replayed(&first), replayed(&second));
    let choices = |told: &serde_json::Value| told["choices"].as_array().unwrap().clone();
    let (before_choices, after_choices) = (choices(&before), choices(&after));
    assert_eq!(before["seed"], after["seed"], "the same customer");
    assert_eq!(before_choices[..turn - 1], after_choices[..turn - 1], "the same words up to there");
    assert_ne!(before_choices, after_choices, "and another way from there");
    assert!(after["outcome"].is_object(), "to its end: {after}");
}

/// Takes the last reply that is simply said, where the first attempt took the first. Returns its words.
fn another_reply(stage: &Stage) -> String {
    let until = Instant::now() + PATIENCE;
    let mut said: Option<String> = None;
    loop {
        let tree = stage.reader.tree();
        if let Some(said) = said.take_if(|said| tree.find(Role::Label, said).is_some()) {
            return said;
        }
        assert!(Instant::now() < until, "no other reply\n{}", tree.outline());
        let cards = replies(&tree);
        let other = cards.iter().skip(1).rfind(|card| TAGS.iter().all(|tag| !card.name.contains(tag)));
        match other.and_then(|card| card.name.split_once(". ")) {
            Some((key, words)) => {
                said = Some(on_screen(words));
                press(stage, key);
            }
            // Where one says theirs first the replies are uncovered.
            None => next_key(&tree).into_iter().for_each(|key| press(stage, key)),
        }
    }
}
