//! From the debrief back to the turning point, and from there another way.

use super::stage::Stage;
use super::trainee::{begin, code, next_key, play_on, press, press_on, replayed, replies};

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
    // Where one says theirs first the replies are uncovered; and this time it is the last of them.
    let replies = loop {
        let tree = stage.reader.tree();
        let all = replies(&tree);
        if all.len() > 1 {
            break all;
        }
        if let Some(key) = next_key(&tree) {
            press(&stage, key);
        }
    };
    press(&stage, &replies.len().to_string());
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
