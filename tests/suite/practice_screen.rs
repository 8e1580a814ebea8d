//! Practice and Assessment in the Conversation: going back, saying yours first, sure or not sure, the mood hidden.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use unruffled::app::App;
use unruffled::app::command::Command;
use unruffled::app::data::{Data, OwnWords, Settings};
use unruffled::engine::notes::{Mode, Sure};

use crate::conversation_screen::play_while;
use crate::window::{LAPTOP, few, harness, press, save, settle};

/// A conversation just begun in this mode, with nothing that takes time.
fn begun(mode: Mode, set: impl FnOnce(&mut Settings)) -> Data {
    let mut data = few();
    data.settings.mode = mode;
    data.settings.own_words = OwnWords::Never;
    data.settings.unhurried = true;
    set(&mut data.settings);
    let card = data.cards.iter().position(|card| card.id == "second_kettle").unwrap();
    data.apply(Command::OpenBriefing(card));
    data.apply(Command::Begin(Some(7)));
    data
}

fn turns(data: &Data) -> usize {
    data.conversation.as_ref().unwrap().replay.turns.len()
}

/// Lets the moment pass in which a second click would still belong to the reply before.
fn wait(window: &mut Harness<'static, App>) {
    window.run_steps(20);
}

#[test]
fn backspace_takes_the_last_reply_back_and_the_list_any() {
    let mut data = begun(Mode::Practice, |_| ());
    play_while(&mut data, true, |data| turns(data) < 4);
    let first = data.conversation.as_ref().unwrap().replay.taken();
    let id = data.conversation.as_ref().unwrap().id;
    let mut window = harness(LAPTOP, data);
    press(&mut window, Key::Backspace);
    assert_eq!(turns(&window.state().data), 3);
    let talk = window.state().data.conversation.clone().unwrap();
    assert_eq!(talk.replay.taken(), first[..3]);
    assert_eq!(talk.parent.map(|parent| (parent.attempt, parent.turns)), Some((id, 3)));
    assert!(window.query_by_label("You went back to here.").is_some());

    window.get_by_label("Go back").click();
    settle(&mut window);
    let entries: Vec<String> = window
        .get_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .filter(|name| name.starts_with("Reply "))
        .collect();
    assert_eq!(entries.len(), 3, "one for each reply: {entries:?}");
    save(&mut window, "practice-go-back");
    let second = entries.iter().find(|name| name.starts_with("Reply 2:")).unwrap().clone();
    window.get_by_label(&second).click();
    settle(&mut window);
    assert_eq!(turns(&window.state().data), 1);
    let parent = window.state().data.conversation.as_ref().unwrap().parent.unwrap();
    assert_eq!(parent.turns, 1, "the new attempt names the one that it went on from");
}

#[test]
fn an_assessment_takes_nothing_back_and_hides_the_mood() {
    let mut data = begun(Mode::Assessment, |set| set.show_mood = true);
    play_while(&mut data, true, |data| turns(data) < 2);
    let mut window = harness(LAPTOP, data);
    assert!(window.query_by_label("Go back").is_none() && window.query_by_label("Hide mood").is_none());
    press(&mut window, Key::Backspace);
    window.state_mut().data.apply(Command::GoBackTo(0));
    assert_eq!(turns(&window.state().data), 2);
    assert!(window.query_by_role(Role::Meter).is_none() && window.query_by_role(Role::Status).is_none());
    save(&mut window, "assessment");
}

#[test]
fn an_assessment_asks_how_sure_one_is_before_the_reply_counts() {
    let mut window = harness(LAPTOP, begun(Mode::Assessment, |set| set.ask_sure = true));
    press(&mut window, Key::Num2);
    assert_eq!(turns(&window.state().data), 0, "the reply is held back");
    assert!(window.query_by_label("How sure are you of it?").is_some());
    save(&mut window, "assessment-sure");
    press(&mut window, Key::Escape);
    assert!(window.query_by_label("How sure are you of it?").is_none(), "Escape leads back to the replies");
    press(&mut window, Key::Num2);
    press(&mut window, Key::Num2);
    assert_eq!(turns(&window.state().data), 1);
    let notes = window.state().data.conversation.as_ref().unwrap().notes.clone();
    assert_eq!(notes.turn(1).and_then(|notes| notes.sure), Some(Sure::NotSure));
}

#[test]
fn who_says_theirs_first_sees_the_replies_after_it() {
    let mut data = begun(Mode::Practice, |set| set.own_words = OwnWords::Always);
    play_while(&mut data, true, |data| {
        let talk = data.conversation.as_ref().unwrap();
        let scene = talk.scenario.scene(talk.replay.state.scene).unwrap();
        usize::from(talk.replay.state.part) < scene.parts.len()
    });
    let replies = |window: &Harness<'static, App>| {
        let all = window.get_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
        all.filter(|name| name.starts_with("1. ") || name.starts_with("2. ")).count()
    };
    let mut window = harness(LAPTOP, data);
    assert_eq!(replies(&window), 0, "covered");
    save(&mut window, "say-yours-first");
    let before = turns(&window.state().data);
    window.get_by_role_and_label(Role::MultilineTextInput, "What would you say?").type_text("2 kettles, I hear you.");
    settle(&mut window);
    assert_eq!(turns(&window.state().data), before, "what is typed takes no turn");
    press(&mut window, Key::Enter);
    assert_eq!(replies(&window), 2);
    assert!(window.query_by_label("2 kettles, I hear you.").is_some());
    save(&mut window, "say-yours-first-then");
    wait(&mut window);
    press(&mut window, Key::Num1);
    assert_eq!(turns(&window.state().data), before + 1);
    let notes = window.state().data.conversation.as_ref().unwrap().notes.clone();
    assert_eq!(notes.turn(before + 1).map(|notes| notes.own_words.as_str()), Some("2 kettles, I hear you."));
}
