//! The Debrief: what it opens on, what can be unfolded and reached, and its pictures.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use unruffled::app::App;
use unruffled::app::command::Command;
use unruffled::app::data::{Data, Graded, News, Route};
use unruffled::debrief::{Debrief, Verdict};
use unruffled::engine::notes::Mode;
use unruffled::playbook::METERS;
use unruffled::scenario::Kept;
use unruffled::solve::Grade;

use crate::conversation_screen::{begun, greedy, play_while};
use crate::window::{LAPTOP, harness, settle, wait};

/// A conversation played to its end and the Debrief opened.
pub fn over(id: &str, seed: u32, kindly: bool) -> Data {
    let mut data = begun(id, seed);
    play_while(&mut data, kindly, |_| true);
    data.apply(Command::OpenDebrief);
    assert_eq!(data.route, Route::Debrief);
    data
}

/// Two careless replies, then kindly to the end.
pub fn mixed(id: &str, seed: u32) -> Data {
    let mut data = begun(id, seed);
    let turns = |data: &Data| data.conversation.as_ref().unwrap().replay.turns.len();
    play_while(&mut data, true, |data| turns(data) < 3);
    play_while(&mut data, false, |data| turns(data) < 5);
    play_while(&mut data, true, |_| true);
    data.apply(Command::OpenDebrief);
    data
}

pub fn made(data: &Data) -> Debrief {
    let talk = data.conversation.as_ref().unwrap();
    Debrief::of(&talk.scenario, &talk.replay, data.graded().grades())
}

/// The same once the grades are known.
pub fn graded(data: Data) -> Data {
    let mut window = harness(LAPTOP, data);
    wait(&mut window, "the grades", |window| window.state().data.graded().grades().is_some());
    window.state().data.clone()
}

/// A window as tall as the whole page.
pub fn whole(data: Data) -> Harness<'static, App> {
    harness([1280.0, 14000.0], data)
}

/// Folds or unfolds a part of the page.
pub fn turn_over(window: &mut Harness<'static, App>, title: &str) {
    window.get_by_role_and_label(Role::DisclosureTriangle, title).click();
    settle(window);
}

/// The fold below the curve.
pub const EVERY_REPLY: &str = "Every reply: what they thought, what it was worth, and why";

#[test]
fn it_opens_on_what_takes_twenty_seconds() {
    for (id, kindly) in [("second_kettle", true), ("card_refused", false), ("wedding_at_noon", true)] {
        let data = over(id, 7, kindly);
        let talk = data.conversation.clone().unwrap();
        let ending = talk.scenario.ending(talk.replay.state.ending().unwrap()).unwrap().clone();
        let window = harness(LAPTOP, data);
        for words in ["What worked", "The moment that ", "One thing to try", &ending.title] {
            let shown = window.get_all_by_label_contains(words).next().expect("it is there").rect();
            assert!(shown.top() < 700.0, "{words} is on the first screen of {id}");
        }
        assert_eq!(window.query_by_label("Not this time").is_some(), !ending.success);
        assert!(window.query_by_label("One conversation is practice, not a test.").is_some());
    }
}

#[test]
fn what_happened_next_has_stars_and_a_review() {
    let data = over("second_kettle", 7, true);
    let debrief = made(&data);
    let stars = debrief.outcome.unwrap().stars.unwrap();
    let window = whole(data);
    assert!(window.query_by_label(&format!("{stars} of 5 stars")).is_some());
    assert!(window.query_by_label(&debrief.review).is_some());
    assert!(window.query_by_label(&debrief.want).is_some(), "what they wanted");
}

#[test]
fn the_curve_has_its_words_and_each_turn_its_numbers() {
    let data = over("second_kettle", 7, true);
    let debrief = made(&data);
    let talk = data.conversation.clone().unwrap();
    let turns = talk.replay.turns.iter().filter(|turn| turn.from.ending().is_none()).count();
    let mut window = whole(data);
    assert!(window.query_by_label_contains("The mood before the first reply and after each of").is_some());
    for (turn, mood) in debrief.moods.iter().enumerate().take(turns + 1).skip(1) {
        let numbers = METERS.map(|meter| format!("{} {}", meter.word(), mood.get(meter))).join(", ");
        assert!(window.query_by_label(&format!("After reply {turn}: {numbers}")).is_some(), "{numbers}");
    }
    let all = window.get_all_by_role(Role::Button);
    let third = all.into_iter().find(|b| b.accesskit_node().label().is_some_and(|l| l.starts_with("After reply 3")));
    third.unwrap().focus();
    settle(&mut window);
    let shown = window.query_all_by_label_contains("After reply 3").count();
    assert!(shown >= 2, "the numbers show below the curve");
}

#[test]
fn every_step_has_a_verdict_in_words_and_those_without_a_chance_are_folded() {
    let data = mixed("second_kettle", 7);
    let debrief = made(&data);
    let steps = data.playbook().steps.clone();
    let mut window = whole(data);
    let (points, most) = debrief.step_points();
    turn_over(&mut window, "The steps");
    assert!(window.query_by_label(&format!("{points} of {most} points on the steps that came up")).is_some());
    let idle: Vec<_> = debrief.steps.iter().filter(|step| step.verdict == Verdict::DidNotComeUp).collect();
    for step in debrief.steps.iter().filter(|step| step.verdict != Verdict::DidNotComeUp) {
        assert!(window.query_all_by_label(&steps[step.step].title).next().is_some(), "{}", steps[step.step].title);
        assert!(window.query_all_by_label(step.verdict.word()).next().is_some());
    }
    if !idle.is_empty() {
        assert!(window.query_by_label(Verdict::DidNotComeUp.word()).is_none());
        window.get_by_label_contains("did not come up").click();
        settle(&mut window);
        assert!(window.query_all_by_label(Verdict::DidNotComeUp.word()).count() == idle.len());
    }
}

#[test]
fn the_arithmetic_comes_on_demand() {
    let mut window = whole(over("second_kettle", 7, true));
    turn_over(&mut window, EVERY_REPLY);
    assert!(window.query_by_label("counts").is_none());
    window.get_by_label("How reply 1 was counted").click();
    settle(&mut window);
    assert!(window.query_by_label("counts").is_some());
}

#[test]
fn the_code_is_shown_and_copied_and_the_customer_number_stands_by_it() {
    let data = over("second_kettle", 7, true);
    let code = data.conversation.as_ref().unwrap().code();
    let mut window = whole(data);
    assert!(window.query_by_label(&code).is_some(), "{code}");
    assert!(window.query_by_label("Customer number 7").is_some());
    window.get_by_label("Copy the code (Ctrl+C)").click();
    settle(&mut window);
    assert!(window.query_by_label("Copied").is_some());
}

#[test]
fn the_bar_is_always_there_and_does_what_it_says() {
    let data = over("second_kettle", 7, true);
    let begun = data.playing();
    let mut window = harness(LAPTOP, data.clone());
    window.key_press(Key::Enter);
    settle(&mut window);
    assert_eq!(window.state().data.playing(), begun, "a key too many takes no debrief away");
    window.get_all_by_label("Practise with the same customer").next().expect("in the bar").click();
    settle(&mut window);
    assert_eq!(window.state().data.route, Route::Conversation);
    assert_eq!(window.state().data.conversation.as_ref().unwrap().replay.deal.seed, 7);
    assert_ne!(window.state().data.playing(), begun);
    let mut window = harness(LAPTOP, data.clone());
    let other = window.get_all_by_label("Same customer, another day").next();
    other.expect("in the bar").click();
    settle(&mut window);
    assert_eq!(window.state().data.route, Route::Conversation);
    let mut window = harness(LAPTOP, data);
    window.key_press(Key::Escape);
    settle(&mut window);
    assert_eq!(window.state().data.route, Route::Library);
}

#[test]
fn the_index_leads_to_each_part() {
    let mut window = harness(LAPTOP, over("second_kettle", 7, true));
    for title in ["The steps", "How they felt", "Looking back", "From here"] {
        let entry = window.get_all_by_role_and_label(Role::Button, title).next().unwrap();
        entry.click();
        window.run_steps(8);
        let heading = window.get_by_role_and_label(Role::Heading, title).rect();
        let at = heading.top();
        assert!((0.0..240.0).contains(&at) || title == "From here" && at < 800.0, "{title} at {at}");
        let fold = window.get_by_role_and_label(Role::DisclosureTriangle, title);
        assert!(fold.accesskit_node().data().is_expanded() == Some(true), "{title} is unfolded");
    }
}

#[test]
fn what_they_wanted_stays_folded_while_the_conversation_waits() {
    let mut data = begun("second_kettle", 7);
    let taken = greedy(&data, true);
    data.apply(Command::Take(taken));
    data.apply(Command::Stop);
    let want = made(&data).want;
    let mut window = whole(data);
    assert!(window.query_by_label("You stopped here").is_some());
    assert!(window.query_by_label(&want).is_none());
    window.get_by_label_contains("although it is not over").click();
    settle(&mut window);
    assert!(window.query_by_label(&want).is_some());
}

#[test]
fn a_broken_promise_stands_in_the_title() {
    let data = mixed("second_kettle", 7);
    let debrief = made(&data);
    let talk = data.conversation.clone().unwrap();
    let ending = talk.scenario.ending(debrief.ending.unwrap()).unwrap().clone();
    let mut window = whole(data);
    let broken = debrief.outcome.unwrap().promise == Some(Kept::Broken);
    let title = format!("{}, then a promise was broken", ending.title);
    assert_eq!(window.query_by_label(&title).is_some(), broken);
    assert!(window.query_by_role_and_label(Role::Heading, "Pitfalls").is_some());
    let apart = "The ending is judged apart: ";
    assert!(window.query_by_label_contains(apart).is_none(), "the steps are folded");
    turn_over(&mut window, "The steps");
    assert!(window.query_by_label_contains(apart).is_some());
}

#[test]
fn every_reply_has_its_grade_in_words_once_the_worker_has_them() {
    let data = mixed("second_kettle", 7);
    let working = "Working out what else was possible...";
    let mut window = whole(data);
    wait(&mut window, "the grades", |window| window.query_all_by_label(working).next().is_none());
    turn_over(&mut window, EVERY_REPLY);
    let debrief = made(&window.state().data);
    let grades = debrief.grades.clone().unwrap();
    for grade in [Grade::Best, Grade::Good, Grade::CostALittle, Grade::SetYouBack, Grade::HardToComeBackFrom] {
        let mut words = grade.words().to_owned();
        words.replace_range(..1, &words[..1].to_uppercase());
        let count = grades.turns.iter().filter(|turn| turn.told() == Some(grade)).count();
        let again = debrief.turning.and_then(|turn| debrief.grade(turn)) == Some(grade);
        // The turning point stands in the opening and on its card as well.
        let expected = count + if again { 2 } else { 0 };
        assert_eq!(window.query_all_by_label(&words).count(), expected, "{words}");
    }
    let turning = debrief.turning.expect("two careless replies cost something");
    assert!(window.query_all_by_label("What would have kept it").next().is_some());
    turn_over(&mut window, "How it would have gone on");
    for exchange in &debrief.what_if {
        let said = exchange.said.trim_matches(['(', ')']);
        assert!(window.query_all_by_label_contains(said).next().is_some(), "{said}, for reply {turning}");
    }
    let best = format!("The best possible with this customer: {}.", grades.best_points);
    assert!(window.query_all_by_label_contains(&best).next().is_some(), "{best}");
}

#[test]
fn the_page_is_there_before_the_grades_are_and_without_them() {
    let mut window = whole(mixed("second_kettle", 7));
    wait(&mut window, "the grades", |window| window.state().data.graded().grades().is_some());
    let moment = window.state().data.moment();
    for (graded, words) in [
        (Graded::Soon, "Working out what else was possible..."),
        (Graded::TooLarge, "Not known: there are too many conversations to compare."),
    ] {
        window.state_mut().data.hear(News::Graded(moment, graded));
        settle(&mut window);
        assert_eq!(window.query_all_by_label(words).count(), 2, "{words}");
        assert!(window.query_all_by_label("Looking back").next().is_some());
        assert!(window.query_all_by_label("Best").next().is_none());
    }
}

#[test]
fn another_conversation_ends_the_walk_of_the_one_before() {
    let mut window = harness(LAPTOP, begun("wedding_at_noon", 7));
    let data = &mut window.state_mut().data;
    let card = data.cards.iter().position(|card| card.id == "second_kettle").unwrap();
    data.apply(Command::OpenLibrary);
    data.apply(Command::OpenBriefing(card));
    data.apply(Command::Begin(Some(7)));
    settle(&mut window);
    play_while(&mut window.state_mut().data, true, |_| true);
    wait(&mut window, "the grades", |window| window.state().data.graded().grades().is_some());
    let data = &window.state().data;
    let turns = data.conversation.as_ref().unwrap().replay.turns.len();
    assert_eq!(data.graded().grades().unwrap().turns.len(), turns);
}

#[test]
fn where_nothing_helped_having_stayed_is_what_worked() {
    let words = "You stayed in the conversation to its end. That is where it starts.";
    let told = |data: &Data| {
        let debrief = Debrief { worked: None, ..made(data) };
        unruffled::debrief::words::nothing_worked(&debrief)
    };
    let mut data = over("second_kettle", 7, true);
    assert_eq!(told(&data), words);
    assert!(harness(LAPTOP, data.clone()).query_by_label(words).is_none(), "something worked");
    data.apply(Command::SameCustomer);
    play_while(&mut data, false, |data| data.conversation.as_ref().unwrap().replay.turns.is_empty());
    assert_ne!(told(&data), words, "it is not over");
}

#[test]
fn an_assessment_that_goes_on_tells_nothing_of_how_it_goes() {
    let mut data = begun("card_refused", 7);
    data.conversation.as_mut().unwrap().mode = Mode::Assessment;
    let turns = |data: &Data| data.conversation.as_ref().unwrap().replay.turns.len();
    play_while(&mut data, true, |data| turns(data) < 3);
    data.apply(Command::Stop);
    let window = whole(graded(data));
    let talk = window.state().data.conversation.clone().unwrap();
    assert!(!talk.replay.state.is_over());
    for words in ["You stopped here", "What was said", "Go on with this conversation", "Same customer, another day"] {
        assert!(window.query_all_by_label(words).next().is_some(), "{words}");
    }
    let debrief = made(&window.state().data);
    let parts = ["How they felt", "The moment ", "What they really wanted", "The steps", "Pitfalls"];
    let others = ["What worked", "One thing to ", "This page", "The code", "Mark what", "Proud of", "The mood before"];
    for words in parts.iter().chain(&others).copied().chain([debrief.want.as_str()]) {
        assert!(window.query_all_by_label_contains(words).next().is_none(), "{words}");
    }
    // Once it is over, all of it is there.
    let mut data = window.state().data.clone();
    data.apply(Command::GoOn);
    play_while(&mut data, true, |_| true);
    data.apply(Command::OpenDebrief);
    let window = whole(data);
    for words in parts.iter().chain(&others[..5]) {
        assert!(window.query_all_by_label_contains(words).next().is_some(), "{words}");
    }
}

#[test]
fn nothing_moves_on_the_page() {
    let mut window = harness(LAPTOP, over("second_kettle", 7, true));
    window.run();
}

#[test]
fn keys_scroll_the_page() {
    let mut window = harness(LAPTOP, graded(over("second_kettle", 7, true)));
    let top =
        |window: &Harness<'static, App>| window.get_by_role_and_label(Role::Heading, "How they felt").rect().top();
    let first = top(&window);
    let mut move_by = |key| {
        let before = top(&window);
        window.key_press(key);
        window.run_steps(12);
        top(&window) - before
    };
    assert!((move_by(Key::ArrowDown) + 60.0).abs() < 1.0);
    let page = move_by(Key::PageDown);
    assert!((-800.0..-400.0).contains(&page), "{page}");
    assert!((move_by(Key::PageUp) + page).abs() < 1.0);
    assert!((move_by(Key::ArrowUp) - 60.0).abs() < 1.0);
    assert!(move_by(Key::End) < page);
    move_by(Key::Home);
    assert!((top(&window) - first).abs() < 1.0);
}
