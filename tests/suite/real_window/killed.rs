//! The program is killed in mid-conversation, and goes on at the same line.

use super::reader::Tree;
use super::stage::Stage;
use super::trainee::{begin, next_key, press, press_on, replies};

/// What can be said, once something can.
fn on_offer(tree: &Tree) -> Option<Vec<String>> {
    let names: Vec<String> = replies(tree).into_iter().map(|reply| reply.name).collect();
    (!names.is_empty()).then_some(names)
}

#[test]
fn a_killed_program_goes_on_at_the_same_line() {
    let Some(mut stage) = Stage::open_with(&["--data", "stick"]) else { return };
    begin(&stage);
    let mut lines = vec![stage.reader.wait("replies", on_offer)];
    while lines.len() < 4 {
        if let Some(key) = next_key(&stage.reader.tree()) {
            press(&stage, key);
        }
        let now = stage.reader.wait("replies", on_offer);
        if lines.last() != Some(&now) {
            lines.push(now);
        }
    }
    stage.kill_and_start_again();
    let on = stage.reader.wait("the offer to go on", |tree| {
        tree.controls().find(|control| control.name.starts_with("Go on with Dana, turn ")).map(|it| it.name.clone())
    });
    press_on(&stage, &on);
    let again = stage.reader.wait("replies", on_offer);
    assert_eq!(lines.last(), Some(&again), "the same line, and the same to say");
    let records = stage.folder("stick").join("records.sqlite");
    assert!(
        records.is_file() && !stage.folder("data/unruffled").exists(),
        "all that is kept lives in that folder alone"
    );
}
