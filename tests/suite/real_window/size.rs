//! The window comes back as large as it was, whatever the size of its text.

use atspi::Role;

use super::stage::{Stage, wait};

#[test]
fn the_window_comes_back_at_its_size_with_large_text() {
    let Some(mut stage) = Stage::open() else { return };
    stage.reader.find(Role::Heading, "What to practise");
    let before = stage.hands.window_size();
    assert_eq!(before, "1280x800");
    // Presses that fall into one frame are one step.
    wait("text twice as large", || {
        stage.hands.press("ctrl+plus");
        stage.settings().contains("text_percent: 200").then_some(())
    });
    stage.hands.press("ctrl+q");
    stage.start_again();
    // Larger text is drawn into the same pixels.
    wait("the same size", || (stage.hands.window_size() == before).then_some(()));
    stage.hands.press("ctrl+q");
    assert!(stage.ended().success());
}
