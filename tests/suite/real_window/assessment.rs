//! A whole Assessment by the keyboard alone, from the Library to its result.

use atspi::Role;
use unruffled::debrief::Played;
use unruffled::debrief::assess::Assessed;
use unruffled::engine::code::attempt_of;
use unruffled::engine::replay;

use super::reader::Told;
use super::stage::Stage;
use super::trainee::{begin_by_keys, code, on_screen, play_on, press_on, replayed, replies};
use crate::assess::assessment;
use crate::conversation_screen::begun;

/// What may not be there: the mood, and every way to take something back or to be helped.
const NOT_HERE: &[&str] = &["Mood:", "anger ", "trust ", "Show mood", "Hide mood", "Go back", "Hint"];

#[test]
fn an_assessment_by_keyboard_alone() {
    let Some(mut stage) = Stage::open() else { return };
    begin_by_keys(&stage, "Assessment", "Start the Assessment");
    // The second card by Tab and Enter, the others by their numbers.
    let second = stage.reader.wait("two replies", |tree| replies(tree).get(1).cloned());
    press_on(&stage, &second.name);
    stage.reader.find(Role::Label, &on_screen(second.name.split_once(". ").unwrap().1));
    let tree = stage.reader.tree();
    for item in &tree.0 {
        let hidden = NOT_HERE.iter().all(|words| !item.name.starts_with(words));
        assert!(hidden, "{item:?} has no place in an Assessment\n{}", tree.outline());
    }
    play_on(&stage);
    for told in stage.reader.heard() {
        let Told::Announced(said) = told else { continue };
        // Once it is over the mood is no secret any more.
        let away = said.contains("Mood:") && !said.contains("The conversation is over.");
        assert!(!away, "\"{said}\" gives the mood away");
    }
    let code = code(&stage, "");
    let told = replayed(&code);
    assert_eq!(told["seed"], 7, "the number that was typed");
    assert!(told["outcome"].is_object(), "what was promised fell due at once: {told}");

    // The result is the one that this attempt has.
    let scenario = begun("second_kettle", 7).conversation.unwrap().scenario;
    let again = replay(&scenario, &attempt_of(&code, &scenario).unwrap()).unwrap();
    let played = Played::of(&scenario, &again, assessment(0)).unwrap();
    let result = Assessed::of(&scenario.playbook, &played);
    stage.reader.find(Role::Label, result.headline());
    for sentence in result.sentences() {
        stage.reader.find(Role::Label, &sentence);
    }
    let title = &scenario.ending(again.state.ending().unwrap()).unwrap().title;
    stage.reader.wait("how it ended", |tree| {
        let mut headings = tree.0.iter().filter(|item| item.role == Role::Heading);
        headings.any(|heading| heading.name.starts_with(title.as_str())).then_some(())
    });
}
