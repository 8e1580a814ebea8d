//! The Conversation: what stands on it, what keys and clicks do, and its pictures.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use unruffled::app::App;
use unruffled::app::command::Command;
use unruffled::app::data::{Data, Route};
use unruffled::engine::{Taken, replies, take, ways};
use unruffled::scenario::ReplyKind;

use crate::window::{LAPTOP, LARGE, few, harness, press, save, settle};

/// A conversation just begun with the scenario of this file name.
pub fn begun(id: &str, seed: u32) -> Data {
    begun_in(few(), id, seed)
}

/// The same with this data.
pub fn begun_in(mut data: Data, id: &str, seed: u32) -> Data {
    let card = data.cards.iter().position(|card| card.id == id).expect("a card of this name");
    data.apply(Command::OpenBriefing(card));
    data.apply(Command::Begin(Some(seed)));
    data
}

/// The reply after which the customer feels best, or worst.
pub fn greedy(data: &Data, kindly: bool) -> Taken {
    let talk = data.conversation.as_ref().expect("a conversation");
    let state = &talk.replay.state;
    let better = |taken: &Taken| {
        let turn = take(&talk.scenario, talk.replay.deal, state, taken).expect("on offer");
        let mood = turn.mood;
        let score = i32::from(mood.trust) + i32::from(mood.heard) - 2 * i32::from(mood.anger);
        let broken = turn.to.kept().map_or(0, |kept| kept as i32);
        if kindly { score - broken } else { broken - score }
    };
    let all = replies(&talk.scenario, state).flat_map(|offer| ways(offer.number, offer.reply));
    all.max_by_key(better).expect("something on offer")
}

/// Goes on with the best or worst replies while `on` holds, at most to the end.
pub fn play_while(data: &mut Data, kindly: bool, on: impl Fn(&Data) -> bool) {
    while on(data) && !data.conversation.as_ref().unwrap().replay.state.is_over() {
        let taken = greedy(data, kindly);
        data.apply(Command::Take(taken));
    }
}

fn turns(data: &Data) -> usize {
    data.conversation.as_ref().unwrap().replay.turns.len()
}

fn offers(data: &Data, kind: ReplyKind) -> bool {
    let talk = data.conversation.as_ref().unwrap();
    replies(&talk.scenario, &talk.replay.state).any(|offer| offer.reply.kind == kind)
}

/// The accessible names of all reply cards, in the order on screen.
fn cards(window: &Harness<'static, App>) -> Vec<String> {
    let all = window.get_all_by_role(Role::Button);
    let names = all.filter_map(|card| card.accesskit_node().label());
    names.filter(|name| name.split_once(". ").is_some_and(|(key, _)| key.parse::<u8>().is_ok())).collect()
}

#[test]
fn every_reply_is_a_card_in_full_and_its_key_takes_it() {
    for id in ["second_kettle", "card_refused", "wedding_at_noon"] {
        let mut data = begun(id, 7);
        play_while(&mut data, true, |data| offers(data, ReplyKind::Listen));
        let talk = data.conversation.clone().unwrap();
        let on_offer: Vec<_> = replies(&talk.scenario, &talk.replay.state).collect();
        let order = talk.replay.deal.shuffled(
            &format!("{}{}", talk.scenario.scene(talk.replay.state.scene).unwrap().id, talk.replay.state.part),
            on_offer.len(),
        );
        let mut window = harness(LAPTOP, data);
        let names = cards(&window);
        assert_eq!(names.len(), on_offer.len());
        for (at, (name, file)) in names.iter().zip(&order).enumerate() {
            assert!(name.starts_with(&format!("{}. ", at + 1)), "{name}");
            assert!(name.ends_with(&on_offer[*file].reply.text), "{name} is not whole");
        }
        let before = turns(&window.state().data);
        press(&mut window, Key::Num2);
        assert_eq!(turns(&window.state().data), before + 1);
        let taken = window.state().data.conversation.as_ref().unwrap().replay.turns[before].taken;
        assert_eq!(taken.number, on_offer[order[1]].number, "the command takes the number in the file");
    }
}

#[test]
fn a_click_takes_a_reply_and_a_double_click_takes_one() {
    let mut window = harness(LAPTOP, begun("second_kettle", 7));
    let name = cards(&window)[1].clone();
    let at = window.get_by_label(&name).rect().center();
    for pressed in [true, false, true, false] {
        window.event(egui::Event::PointerMoved(at));
        let button = egui::PointerButton::Primary;
        window.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
    }
    settle(&mut window);
    assert_eq!(turns(&window.state().data), 1);
}

#[test]
fn the_customer_speaks_and_reacts_in_labels() {
    let mut window = harness(LAPTOP, begun("second_kettle", 7));
    let line = line_now(&window.state().data);
    assert!(window.query_by_label(&line).is_some(), "{line}");
    press(&mut window, Key::Num1);
    let talk = window.state().data.conversation.clone().unwrap();
    let reaction = unruffled::engine::speech::reacted(&talk.scenario, talk.replay.deal, &talk.replay.turns[0]);
    if !reaction.is_empty() {
        assert!(window.query_by_label(&reaction).is_some(), "{reaction}");
    }
    assert!(window.query_by_label(&line_now(&window.state().data)).is_some());
}

fn line_now(data: &Data) -> String {
    let talk = data.conversation.as_ref().unwrap();
    unruffled::engine::speech::line(&talk.scenario, talk.replay.deal, &talk.replay.state, talk.mood()).to_owned()
}

#[test]
fn the_mood_shows_what_the_last_turn_changed_unless_it_is_hidden() {
    let mut data = begun("second_kettle", 7);
    let opening = data.conversation.as_ref().unwrap().mood();
    data.apply(Command::Take(greedy(&data, true)));
    let mood = data.conversation.as_ref().unwrap().mood();
    let mut window = harness(LAPTOP, data);
    let expected = format!("anger {}, was {}", mood.anger, opening.anger);
    assert!(window.query_by_label(&expected).is_some(), "{expected}");
    assert_eq!(window.get_all_by_role(Role::Meter).count(), 4);
    window.get_by_label("Hide mood").click();
    settle(&mut window);
    assert_eq!(window.query_all_by_role(Role::Meter).count(), 0);
    assert!(window.query_by_label_contains("Mood:").is_none());
    assert!(window.query_by_label("Show mood").is_some());
}

#[test]
fn listening_comes_first_and_is_not_shuffled() {
    for seed in 1..6 {
        let window = harness(LAPTOP, begun("card_refused", seed));
        assert!(cards(&window)[0].starts_with("1. Keep listening: "), "{:?}", cards(&window));
        assert!(window.query_by_label("Or cut in").is_some());
    }
}

#[test]
fn an_impulse_stands_typed_and_letting_go_is_no_turn() {
    let mut data = begun("second_kettle", 7);
    play_while(&mut data, true, |data| !offers(data, ReplyKind::Impulse));
    let mut window = harness(LAPTOP, data);
    let before = turns(&window.state().data);
    assert!(cards(&window).is_empty(), "the replies wait");
    assert!(window.query_by_label("Say it").is_some());
    window.get_by_label("Let it go").click();
    window.run_steps(2);
    assert!(window.query_by_label_contains("One breath").is_some());
    window.run_steps(8);
    assert_eq!(turns(&window.state().data), before);
    assert!(cards(&window).len() >= 2);
    press(&mut window, Key::Num1);
    assert_eq!(turns(&window.state().data), before + 1);
}

#[test]
fn an_impulse_can_be_said() {
    let mut data = begun("second_kettle", 7);
    play_while(&mut data, true, |data| !offers(data, ReplyKind::Impulse));
    let mut window = harness(LAPTOP, data);
    let before = turns(&window.state().data);
    press(&mut window, Key::Num1);
    let talk = window.state().data.conversation.clone().unwrap();
    let reply = unruffled::engine::speech::reply_of(&talk.scenario, &talk.replay.turns[before]).unwrap();
    assert_eq!(reply.kind, ReplyKind::Impulse);
}

/// A conversation at its summary, and the key of its card.
fn at_summary() -> (Data, String) {
    let mut data = begun("second_kettle", 7);
    let summary = |data: &Data| {
        let talk = data.conversation.as_ref().unwrap();
        replies(&talk.scenario, &talk.replay.state).any(|offer| offer.reply.outcomes.is_some())
    };
    play_while(&mut data, true, |data| !summary(data));
    let line = line_now(&data);
    (data, line)
}

#[test]
fn a_summary_is_built_from_up_to_three_pieces_with_the_line_covered() {
    let (data, line) = at_summary();
    let mut window = harness(LAPTOP, data);
    let before = turns(&window.state().data);
    let card = cards(&window).into_iter().find(|name| name.contains("Say what you heard")).unwrap();
    window.get_by_label(&card).click();
    settle(&mut window);
    assert!(window.query_by_label("What did you hear?").is_some());
    assert!(window.query_by_label(&line).is_none(), "the line is covered");
    assert!(window.get_by_label("Say it").accesskit_node().is_disabled());
    for key in [Key::Num1, Key::Num3, Key::Num4, Key::Num5] {
        press(&mut window, key);
    }
    assert!(window.query_by_label("3 of 3").is_some(), "a fourth finds no room");
    press(&mut window, Key::Num4);
    assert!(window.query_by_label("2 of 3").is_some(), "a piece can be taken back");
    press(&mut window, Key::Enter);
    assert_eq!(turns(&window.state().data), before + 1);
    let taken = window.state().data.conversation.as_ref().unwrap().replay.turns[before].taken;
    assert_eq!(taken.pieces(), [1, 3]);
}

#[test]
fn escape_goes_one_step_back_and_loses_nothing() {
    let (data, line) = at_summary();
    let mut window = harness(LAPTOP, data);
    let before = turns(&window.state().data);
    let card = cards(&window).into_iter().find(|name| name.contains("Say what you heard")).unwrap();
    window.get_by_label(&card).click();
    settle(&mut window);
    press(&mut window, Key::Escape);
    assert!(window.query_by_label(&line).is_some(), "back at the replies");
    assert_eq!(window.state().data.route, Route::Conversation);
    press(&mut window, Key::Escape);
    assert_eq!(window.state().data.route, Route::Library);
    assert_eq!(turns(&window.state().data), before, "the conversation waits");
    window.state_mut().data.apply(Command::GoOn);
    settle(&mut window);
    assert!(window.query_by_label(&line).is_some());
}

#[test]
fn stopping_shows_what_happened_so_far_and_the_conversation_can_go_on() {
    let mut data = begun("second_kettle", 7);
    data.apply(Command::Take(greedy(&data, true)));
    let mut window = harness(LAPTOP, data);
    window.get_by_label("Stop here").click();
    settle(&mut window);
    assert_eq!(window.state().data.route, Route::Debrief);
    // It stands in the bar, and where the page ends.
    window.get_all_by_label("Go on with this conversation").next().unwrap().click();
    settle(&mut window);
    assert_eq!(window.state().data.route, Route::Conversation);
    assert_eq!(turns(&window.state().data), 1);
}

#[test]
fn the_case_note_is_written_and_deeds_are_marked_as_done() {
    let mut data = begun("second_kettle", 7);
    play_while(&mut data, true, |data| data.conversation.as_ref().unwrap().replay.state.ending().is_none());
    let mut window = harness(LAPTOP, data);
    assert!(window.query_by_label("What happens next").is_some());
    let names = cards(&window);
    assert!(names.iter().any(|name| name.contains("You do this: ")), "{names:?}");
    let note = names.into_iter().find(|name| name.contains("You write this")).unwrap();
    window.get_by_label(&note).click();
    settle(&mut window);
    press(&mut window, Key::Num2);
    press(&mut window, Key::Num4);
    let before = turns(&window.state().data);
    window.get_by_label("Write it down").click();
    settle(&mut window);
    assert_eq!(turns(&window.state().data), before + 1);
    assert!(window.query_by_label("What happens next").is_some(), "the heading stays");
}

#[test]
fn at_the_end_enter_leads_to_the_debrief() {
    let mut data = begun("second_kettle", 7);
    play_while(&mut data, true, |_| true);
    data.route = Route::Conversation;
    let talk = data.conversation.as_ref().unwrap();
    let title = talk.scenario.ending(talk.replay.state.ending().unwrap()).unwrap().title.clone();
    let mut window = harness(LAPTOP, data);
    assert!(window.query_by_label(&title).is_some(), "{title}");
    press(&mut window, Key::Enter);
    assert_eq!(window.state().data.route, Route::Debrief);
}

#[test]
fn tab_reaches_the_replies_and_enter_takes_one() {
    let mut window = harness(LAPTOP, begun("second_kettle", 7));
    for _ in 0..12 {
        press(&mut window, Key::Tab);
        let focused = window.get_all_by_role(Role::Button).find(|card| card.accesskit_node().is_focused());
        if focused.and_then(|card| card.accesskit_node().label()).is_some_and(|name| name.starts_with("1. ")) {
            press(&mut window, Key::Enter);
            assert_eq!(turns(&window.state().data), 1);
            return;
        }
    }
    panic!("no reply was reached");
}

#[test]
fn with_text_twice_as_large_the_line_and_the_third_reply_are_in_sight() {
    let mut data = begun("card_refused", 7);
    play_while(&mut data, true, |data| turns(data) < 4);
    data.settings.text_percent = 200;
    let line = line_now(&data);
    let window = harness(LAPTOP, data);
    let header = window.get_by_label("Stop here").rect().bottom();
    let bottom = LAPTOP[1] / 2.0;
    assert!((header..bottom).contains(&window.get_by_label(&line).rect().top()), "the line to answer");
    let third = cards(&window)[2].clone();
    assert!(window.get_by_label(&third).rect().top() < bottom, "the third reply begins above the lower edge");
}

#[test]
fn nothing_moves_when_motion_is_off() {
    let mut data = begun("second_kettle", 7);
    data.settings.motion = false;
    let mut window = harness(LAPTOP, data);
    // `run` panics where repaints never end.
    window.run();
    press(&mut window, Key::Num1);
    window.run();
}

#[test]
fn a_letter_is_written_part_by_part_and_sent() {
    let folder = tempfile::tempdir().unwrap();
    let text = include_str!("../scenarios/letter.ron");
    std::fs::write(folder.path().join("letter.ron"), text).unwrap();
    let options = unruffled::app::Options { scenarios: vec![folder.path().to_owned()], ..Default::default() };
    let data = begun_in(Data::load(&options).unwrap(), "letter", 3);
    let mut window = harness(LAPTOP, data);
    assert!(window.query_by_label("Your letter").is_some());
    let numbered = |window: &Harness<'static, App>| {
        let parts = window.get_all_by_role(Role::RadioButton).filter_map(|part| part.accesskit_node().label());
        parts.filter(|name| name.starts_with(|letter: char| letter.is_ascii_digit())).collect::<Vec<_>>()
    };
    assert_eq!(numbered(&window).len(), 2, "the keys choose for one part at a time");
    press(&mut window, Key::Num1);
    assert!(numbered(&window)[0].contains("Lamps do get knocked about"), "a choice leads to the next part");
    press(&mut window, Key::ArrowUp);
    assert!(numbered(&window)[0].contains("Dear Ms Brandt"), "and the arrows lead back");
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::Num2);
    assert!(window.get_by_label("Send").rect().bottom() <= LAPTOP[1], "in sight, however long the letter");
    assert!(window.get_by_label("Send").accesskit_node().is_disabled());
    save(&mut window, "conversation-letter-half");
    press(&mut window, Key::Num3);
    save(&mut window, "conversation-letter");
    let mut data = window.state().data.clone();
    data.settings.text_percent = 200;
    data.settings.dark = true;
    let mut large = harness(LAPTOP, data);
    press(&mut large, Key::Num1);
    save(&mut large, "conversation-letter-200");
    press(&mut window, Key::Enter);
    let taken = window.state().data.conversation.as_ref().unwrap().replay.turns[0].taken;
    assert_eq!(taken.pieces(), [1, 2, 0]);
}

#[test]
fn pictures_of_the_conversation() {
    let mut window = harness(LAPTOP, begun("second_kettle", 7));
    save(&mut window, "conversation-first");
    let mut data = begun("card_refused", 7);
    play_while(&mut data, true, |data| turns(data) < 4);
    let mut window = harness(LAPTOP, data.clone());
    save(&mut window, "conversation-light");
    data.settings.dark = true;
    save(&mut harness(LAPTOP, data.clone()), "conversation-dark");
    data.settings.dark = false;
    save(&mut harness(LARGE, data.clone()), "conversation-large");
    data.settings.show_mood = false;
    save(&mut harness(LAPTOP, data.clone()), "conversation-hidden-mood");
    data.settings.show_mood = true;
    save(&mut harness([720.0, 560.0], data.clone()), "conversation-small");
    data.settings.text_percent = 200;
    save(&mut harness(LAPTOP, data.clone()), "conversation-200");
    data.settings.text_percent = 150;
    save(&mut harness(LAPTOP, data), "conversation-150");

    let mut data = begun("wedding_at_noon", 7);
    play_while(&mut data, false, |data| !offers(data, ReplyKind::Impulse) && turns(data) < 6);
    save(&mut harness(LAPTOP, data), "conversation-impulse");

    let mut window = harness(LAPTOP, at_summary().0);
    save(&mut window, "conversation-before-summary");
    let card = cards(&window).into_iter().find(|name| name.contains("Say what you heard")).unwrap();
    window.get_by_label(&card).click();
    settle(&mut window);
    press(&mut window, Key::Num1);
    press(&mut window, Key::Num4);
    save(&mut window, "conversation-summary");

    let mut data = begun("second_kettle", 7);
    play_while(&mut data, true, |data| data.conversation.as_ref().unwrap().replay.state.ending().is_none());
    let mut window = harness(LAPTOP, data);
    save(&mut window, "conversation-afterwards");
    let note = cards(&window).into_iter().find(|name| name.contains("You write this")).unwrap();
    window.get_by_label(&note).click();
    settle(&mut window);
    press(&mut window, Key::Num2);
    save(&mut window, "conversation-case-note");
    let mut data = window.state().data.clone();
    play_while(&mut data, true, |_| true);
    data.route = Route::Conversation;
    save(&mut harness(LAPTOP, data), "conversation-closing");
}

#[test]
fn after_an_impulse_is_let_go_the_replies_are_brought_into_view() {
    for (size, motion) in [(LAPTOP, true), (LAPTOP, false), ([720.0, 560.0], true)] {
        let mut data = begun("second_kettle", 7);
        data.settings.motion = motion;
        let mut window = harness(size, data);
        for key in [Key::Num2, Key::Num2, Key::Num2, Key::Space] {
            press(&mut window, key);
            window.run_steps(8);
        }
        assert!(offers(&window.state().data, ReplyKind::Impulse));
        press(&mut window, Key::Num2);
        window.run_steps(12);
        let names = cards(&window);
        assert!(names.len() >= 3, "{names:?}");
        for name in names {
            let rect = window.get_by_label(&name).rect();
            assert!(rect.top() > 0.0 && rect.bottom() <= size[1], "{name} at {rect:?}");
        }
        let line = window.get_by_label(&line_now(&window.state().data)).rect();
        assert!(line.top() > 0.0, "the line at {line:?}");
    }
}

#[test]
fn keys_scroll_what_was_said() {
    let mut data = begun("second_kettle", 7);
    play_while(&mut data, true, |data| turns(data) < 6);
    let mut window = harness([720.0, 560.0], data);
    window.run_steps(12);
    let line = line_now(&window.state().data);
    let top = |window: &Harness<'static, App>| window.get_by_label(&line).rect().top();
    let before = top(&window);
    for (key, least) in [(Key::ArrowUp, 50.0), (Key::PageUp, 200.0), (Key::Home, 201.0)] {
        window.key_press(key);
        window.run_steps(12);
        assert!(top(&window) > before + least, "{key:?}: {} from {before}", top(&window));
    }
}

#[test]
fn in_a_small_window_with_large_text_the_header_keeps_clear_of_the_name() {
    for (id, percent) in
        [("second_kettle", 200), ("card_refused", 200), ("wedding_at_noon", 200), ("card_refused", 150)]
    {
        let mut data = begun(id, 7);
        data.settings.text_percent = percent;
        let name = data.conversation.as_ref().unwrap().scenario.customer.name.clone();
        let mut window = harness([720.0, 560.0], data);
        save(&mut window, &format!("conversation-header-{id}-{percent}"));
        let name = window.get_all_by_label(&name).next().expect("the name").rect();
        for words in ["Stop here", "Hide mood", "← Library"] {
            let action = window.get_by_label(words).rect();
            assert!(!action.intersects(name), "{words} at {action:?} over the name at {name:?}");
            assert!(action.right() <= 720.0 * 100.0 / f32::from(percent), "{words} is in the window");
        }
    }
}
