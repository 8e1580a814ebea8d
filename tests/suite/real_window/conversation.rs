//! A conversation to its debrief by mouse and keys, with a customer number that was typed. The attempt code is read
//! from the clipboard and replayed by `play --code`.

use atspi::Role;

use super::stage::Stage;
use super::trainee::{begin, code, on_screen, play_on, replayed, replies};

#[test]
fn a_conversation_in_a_real_window() {
    let Some(stage) = Stage::open() else { return };
    begin(&stage);
    // The second card is the first cut-in.
    let second = stage.reader.wait("two replies", |tree| replies(tree).get(1).cloned());
    stage.hands.click(stage.reader.middle(&second));
    let (_, said) = second.name.split_once(". ").unwrap();
    stage.reader.find(Role::Label, &on_screen(said));
    play_on(&stage);
    let code = code(&stage, "");
    let told = replayed(&code);
    assert!(told["ending"].is_string(), "the code holds a finished conversation: {told}");
    assert!(told["outcome"].is_object(), "and its aftermath");
    assert_eq!(told["code"], code.as_str());
    assert_eq!(told["seed"], 7, "the number that was typed in the briefing");
    let first = &told["turns"][0];
    assert!(first["cut_in"] == true && first["reply"]["number"] != 1, "the mouse chose the first reply: {first}");
    assert!(told["turns"][1].is_object(), "keys chose the others");

    stage.hands.press("ctrl+q");
    let status = stage.ended();
    assert!(status.success(), "a clean exit: {status}");
}
