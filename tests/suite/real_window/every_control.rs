//! Every control of every screen, as somebody meets it who cannot see it: a name, a role that says what it is, and
//! the keyboard comes to it.

use std::collections::BTreeSet;

use atspi::Role;

use super::reader::{Item, Told, Tree};
use super::stage::Stage;
use super::trainee::{TABS, card, code, play_on, replies};

/// What a control can be; anything else says nothing of what it does.
const CONTROLS: &[Role] = &[
    Role::Button,
    Role::ToggleButton,
    Role::CheckBox,
    Role::RadioButton,
    Role::ComboBox,
    Role::Entry,
    Role::Link,
    Role::Slider,
    Role::SpinButton,
    Role::PageTab,
    Role::MenuItem,
];

/// Judges the screen that shows.
fn judge(stage: &mut Stage, screen: &str, headings: &[&str]) {
    for heading in headings {
        stage.reader.find(Role::Heading, heading);
    }
    let tree = stage.reader.tree();
    let window = &tree.0[0];
    assert_eq!((window.role, window.name.as_str()), (Role::Frame, "Unruffled"), "{screen}: the window has its name");
    for control in tree.controls() {
        assert!(!control.name.trim().is_empty(), "{screen}: {control:?} has no name\n{}", tree.outline());
        assert!(CONTROLS.contains(&control.role), "{screen}: {control:?} is no control\n{}", tree.outline());
    }
    let reached = tabbed(stage);
    let tree = stage.reader.tree();
    let missed: Vec<&Item> = tree.controls().filter(|control| !reached.contains(&control.path)).collect();
    assert!(missed.is_empty(), "{screen}: Tab does not come to {missed:?}\n{}", tree.outline());
}

/// Everything that Tab comes to, until it comes round.
fn tabbed(stage: &mut Stage) -> BTreeSet<String> {
    let (mut reached, mut seen) = (BTreeSet::new(), BTreeSet::new());
    stage.reader.heard();
    for _ in 0..TABS {
        let before = keyboard(&stage.reader.tree());
        stage.hands.press("Tab");
        let next = |tree: &Tree| Some(keyboard(tree)).filter(|at| *at != before);
        let at = stage.reader.wait("another place of the keyboard", next);
        stage.reader.hear("where the keyboard is", |told| (*told == Told::Focused(at.clone())).then_some(()));
        reached.extend(stage.reader.heard().into_iter().filter_map(|told| match told {
            Told::Focused(path) => Some(path),
            Told::Announced(_) => None,
        }));
        // Between the last control and the first the window itself may have it for a moment.
        if at != stage.reader.tree().0[0].path && !seen.insert(at) {
            return reached;
        }
    }
    panic!("Tab never comes round: {seen:?}");
}

/// What has the keyboard; the window itself if nothing else has it.
fn keyboard(tree: &Tree) -> String {
    tree.focused().unwrap_or(&tree.0[0]).path.clone()
}

/// Does what a screen reader's own click does.
fn act(stage: &Stage, name: &str) {
    let button = stage.reader.wait(name, |tree| tree.controls().find(|control| control.name == name).cloned());
    stage.reader.act(&button);
}

#[test]
fn every_control_has_a_name_and_the_keyboard_comes_to_it() {
    let Some(mut stage) = Stage::open() else { return };
    judge(&mut stage, "Library", &["What to practise"]);
    act(&stage, "Settings");
    judge(&mut stage, "Settings", &["Settings", "Look", "Speaking", "Practice"]);
    act(&stage, "Library");
    stage.reader.act(&card(&stage));
    judge(&mut stage, "Briefing", &["What you know", "What you may do", "The steps to practise"]);
    act(&stage, "Start at a scene");
    let title = "“Second kettle. And you want a receipt?”";
    judge(&mut stage, "Findings, the scenes", &[title]);
    act(&stage, "Findings");
    judge(&mut stage, "Findings", &[title]);
    act(&stage, "← Library");
    stage.reader.act(&card(&stage));
    act(&stage, "Start");
    stage.reader.wait("the replies", |tree| (!replies(tree).is_empty()).then_some(()));
    judge(&mut stage, "Conversation", &["Dana Whitlock"]);
    stage.hands.press("Escape");
    act(&stage, "Go on with Dana, turn 1");
    play_on(&stage);
    judge(&mut stage, "Debrief", &["What happened next", "How they felt"]);
    assert!(!code(&stage, "").is_empty());
}
