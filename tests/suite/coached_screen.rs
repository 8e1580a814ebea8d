//! Coached: the reasons of the meters, the note after each reply, hints, the aimed line, and beginning near the end.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use unruffled::app::App;
use unruffled::app::command::Command;
use unruffled::app::data::{Conversation, Data, Example, Examples, Graded, News, OwnWords, Settings};
use unruffled::engine::notes::{About, Mode};
use unruffled::engine::{Timing, replies, speech, take};
use unruffled::playbook::METERS;
use unruffled::solve::{Grade, steps_shown};

use crate::conversation_screen::greedy;
use crate::window::{LAPTOP, click, few, harness, has, press, save, settle, shows, wait};

/// The Briefing of a scenario, where one chose to be coached.
fn briefed(id: &str) -> Data {
    let mut data = few();
    (data.settings.mode, data.settings.motion, data.settings.own_words) = (Mode::Coached, false, OwnWords::Never);
    let card = data.cards.iter().position(|card| card.id == id).unwrap();
    data.apply(Command::OpenBriefing(card));
    data
}

fn begun(id: &str) -> Data {
    let mut data = briefed(id);
    data.apply(Command::Begin(Some(7)));
    data
}

/// The window, once it is known how good the replies so far were.
fn graded(data: Data) -> Harness<'static, App> {
    let mut window = harness(LAPTOP, data);
    wait_graded(&mut window);
    window
}

fn wait_graded(window: &mut Harness<'static, App>) {
    wait(window, "the grades", |window| window.state().data.graded().grades().is_some());
}

fn talk<'w>(window: &'w Harness<'static, App>) -> &'w Conversation {
    window.state().data.conversation.as_ref().unwrap()
}

/// Takes replies that hurt, or help, until this holds; none without a next reply.
fn play(mut data: Data, kindly: bool, until: impl Fn(&Conversation) -> bool) -> Data {
    while !until(data.conversation.as_ref().unwrap()) {
        let taken = greedy(&data, kindly);
        data.apply(Command::Take(taken));
    }
    data
}

#[test]
fn each_meter_says_why_it_moved() {
    let data = play(begun("second_kettle"), true, |talk| talk.replay.turns.len() == 1);
    let window = graded(data);
    let turn = &talk(&window).replay.turns[0];
    assert!(!has(&window, "Hide mood"), "the mood always shows");
    assert!(shows(&window, ": you let them finish"));
    for meter in METERS {
        let (from, to) = (turn.from.mood.get(meter), turn.mood.get(meter));
        if from != to {
            let word = meter.word();
            let moved = format!("{} {from} → {to}", &word[1..]);
            assert!(shows(&window, &moved), "{moved}");
        }
    }
}

#[test]
fn a_note_follows_each_reply_and_leaves_the_replies_in_sight() {
    for kindly in [true, false] {
        let data = play(begun("second_kettle"), kindly, |talk| talk.replay.turns.len() == 2);
        let mut window = graded(data);
        for card in reply_cards(&window) {
            assert!(card.bottom() <= LAPTOP[1], "{kindly}: {card:?}");
        }
        if has(&window, "Why") {
            click(&mut window, "Why");
        }
        let data = &window.state().data;
        let grade = data.graded().grades().unwrap().turns[1];
        assert!(shows(&window, &format!("Your last reply: {}", grade.grade.words())));
        let talk = data.conversation.as_ref().unwrap();
        let turn = &talk.replay.turns[1];
        let title = |at: &usize| talk.scenario.playbook.steps[*at].title.clone();
        let shown: Vec<String> = steps_shown(&talk.scenario, turn).iter().map(title).collect();
        if !shown.is_empty() {
            assert!(shows(&window, &format!("It showed “{}”.", shown.join("”, “"))));
        } else if grade.grade > Grade::Good {
            let better = take(&talk.scenario, talk.replay.deal, &turn.from, &grade.better).unwrap();
            let missed = steps_shown(&talk.scenario, &better);
            let told = |at| has(&window, &format!("Here was a chance for “{}”.", title(at)));
            assert!(missed.is_empty() || missed.iter().any(told));
            assert!(has(&window, "What would have helped more"));
        }
        let reply = speech::reply_of(&talk.scenario, turn).unwrap();
        assert!(reply.why.is_empty() || has(&window, &reply.why));
    }
}

/// Where the cards of the replies stand.
fn reply_cards(window: &Harness<'static, App>) -> Vec<egui::Rect> {
    let all = window.get_all_by_role(Role::Button).filter_map(|node| Some((node.accesskit_node().label()?, node)));
    let cards = all.filter(|(name, _)| name.split_once(". ").is_some_and(|(key, _)| key.parse::<u8>().is_ok()));
    cards.map(|(_, node)| node.rect()).collect()
}

#[test]
fn where_space_is_short_the_note_is_a_line_and_why_unfolds_it() {
    let mut data = play(begun("second_kettle"), false, |talk| talk.replay.turns.len() == 2);
    data.settings.text_percent = 200;
    let mut window = graded(data);
    let grade = window.state().data.graded().grades().unwrap().turns[1].grade;
    let line = format!("Your last reply: {}.", grade.words());
    let strip = window.get_by_label_contains(&line).rect();
    assert!(strip.bottom() <= LAPTOP[1] / 2.0, "the line is in sight: {strip:?}");
    assert!(!has(&window, "What would have helped more"));
    click(&mut window, "Why");
    let more = window.get_by_label("What would have helped more").rect();
    assert!(more.top() < LAPTOP[1] / 2.0, "what was asked for comes into view: {more:?}");
    click(&mut window, "Fold the note");
    assert!(!has(&window, "What would have helped more"));
}

#[test]
fn the_same_words_in_time_are_told_as_such_to_whoever_cut_in() {
    let mut data = begun("second_kettle");
    (data.settings.clock, data.settings.unhurried, data.settings.motion) = (true, false, true);
    let data = play(data, true, |talk| {
        let state = &talk.replay.state;
        let told = talk.scenario.scene(state.scene).is_some_and(|scene| usize::from(state.part) >= scene.parts.len());
        told && talk.replay.turns.len() > 2
    });
    let mut window = graded(data);
    let best = window.state().data.graded().grades().unwrap().next.unwrap();
    window.state_mut().data.apply(Command::Take(best.at(Timing::CutIn)));
    settle(&mut window);
    wait_graded(&mut window);
    assert!(shows(&window, "The same, once they had finished."), "not their own words as better ones");
}

#[test]
fn the_first_hint_names_the_step_and_the_second_the_reply() {
    let mut window = graded(play(begun("second_kettle"), true, |talk| {
        let on_offer = replies(&talk.scenario, &talk.replay.state);
        on_offer.count() > 2
            && !talk.scenario.scene(talk.replay.state.scene).unwrap().aimed
            && talk.replay.turns.len() > 3
    }));
    let next = window.state().data.graded().grades().unwrap().next.unwrap();
    let (state, deal) = (talk(&window).replay.state, talk(&window).replay.deal);
    let scenario = talk(&window).scenario.clone();
    let turn = take(&scenario, deal, &state, &next).unwrap();
    let steps = steps_shown(&scenario, &turn);
    let number = talk(&window).replay.turns.len() + 1;
    assert!(!shows(&window, "What helps now: "));
    press(&mut window, Key::H);
    let step = |at: &&usize| has(&window, &format!("What helps now: {}", scenario.playbook.steps[**at].title));
    let named = steps.iter().find(step).expect("the step that is called for");
    assert!(has(&window, &scenario.playbook.steps[*named].plain));
    assert!(!shows(&window, "helps most now"));
    assert_eq!(talk(&window).notes.turn(number).unwrap().hints, 1);
    click(&mut window, "Name the reply");
    assert!(shows(&window, "helps most now"));
    let offer = replies(&scenario, &state).find(|offer| offer.number == next.number).unwrap();
    let words = speech::composed_text(offer.reply, next.pieces());
    assert!(shows(&window, &words));
    assert_eq!(talk(&window).notes.turn(number).unwrap().hints, 2);
    press(&mut window, Key::H);
    assert_eq!(talk(&window).notes.turn(number).unwrap().hints, 2, "there are no more");

    window.state_mut().data.apply(Command::Take(next));
    settle(&mut window);
    wait_graded(&mut window);
    assert!(!shows(&window, "What helps now: "), "hints end with the turn");
}

#[test]
fn the_reply_that_a_hint_names_is_marked_in_words() {
    let mut window = graded(begun("second_kettle"));
    press(&mut window, Key::H);
    press(&mut window, Key::H);
    let next = window.state().data.graded().grades().unwrap().next.unwrap();
    let offer = replies(&talk(&window).scenario, &talk(&window).replay.state).find(|offer| offer.number == next.number);
    let text = offer.unwrap().reply.text.clone();
    let card = window.get_by_label_contains("This helps most now");
    assert!(card.accesskit_node().label().unwrap().ends_with(&text));
}

#[test]
fn without_a_walk_the_button_says_so() {
    let mut window = graded(begun("second_kettle"));
    let at = window.state().data.moment();
    for (graded, name) in [(Graded::Soon, "Working out a hint…"), (Graded::TooLarge, "No hint here")] {
        window.state_mut().data.hear(News::Graded(at, graded));
        settle(&mut window);
        assert!(window.get_by_label(name).accesskit_node().is_disabled(), "{name}");
        press(&mut window, Key::H);
        assert!(talk(&window).notes.turn(1).is_none());
    }
}

/// A conversation at a line that is aimed at the trainee.
fn at_aimed(set: impl FnOnce(&mut Settings)) -> Harness<'static, App> {
    let aimed = |talk: &Conversation| {
        let scene = talk.scenario.scene(talk.replay.state.scene).expect("an aimed line is met");
        scene.aimed && usize::from(talk.replay.state.part) == scene.parts.len()
    };
    let mut data = play(begun("second_kettle"), true, aimed);
    set(&mut data.settings);
    let mut window = graded(data);
    if has(&window, "Let it go") {
        click(&mut window, "Let it go");
        window.run_steps(10);
    }
    window
}

#[test]
fn an_aimed_line_is_looked_at_before_it_is_answered() {
    let mut window = at_aimed(|_| ());
    let number = talk(&window).replay.turns.len() + 1;
    assert!(has(&window, "What is it about?") && reply_cards(&window).is_empty());
    for about in About::ALL {
        assert!(has(&window, about.words()));
    }
    press(&mut window, Key::Num3);
    assert_eq!(talk(&window).notes.turn(number).unwrap().about, Some(About::WhatTheyFear));
    assert!(shows(&window, "a worry can be answered") && !has(&window, "What is it about?"));
    assert!(!reply_cards(&window).is_empty());
    assert_eq!(talk(&window).replay.turns.len() + 1, number, "it is no turn");

    let mut window = at_aimed(|_| ());
    click(&mut window, "Skip this");
    assert!(!has(&window, "What is it about?") && !reply_cards(&window).is_empty());
    assert!(talk(&window).notes.turn(number).is_none());
}

#[test]
fn one_comes_in_near_the_end_of_the_model_conversation() {
    let mut data = briefed("second_kettle");
    data.apply(Command::BeginNearEnd(Some(7)));
    let mut window = harness(LAPTOP, data);
    wait(&mut window, "the model", |window| !talk(window).leads_in);
    let model = window.state().data.examples().turns(Example::Good).unwrap().to_vec();
    let now = talk(&window);
    assert_eq!((now.mode, now.given), (Mode::Coached, now.replay.turns.len()));
    assert_eq!(now.replay.taken(), model[..now.given]);
    let given = now.given;
    assert!(shows(&window, "You come in here.") && has(&window, "So far it went like this"));
    assert!(!shows(&window, "Your last reply"), "no note about what others said");
    let mut rest = window.state().data.clone();
    model[given..].iter().for_each(|taken| rest.apply(Command::Take(*taken)));
    let talked = rest.conversation.unwrap().replay.turns.iter().filter(|turn| turn.from.ending().is_none()).count();
    assert_eq!(talked - given, 3, "three replies are the trainee's");
}

#[test]
fn while_the_model_is_worked_out_it_says_so() {
    let mut data = briefed("second_kettle");
    data.apply(Command::BeginNearEnd(Some(7)));
    let mut window = harness(LAPTOP, data);
    wait(&mut window, "the model", |window| !talk(window).leads_in);
    let (scenario, replay) = (&talk(&window).scenario, &talk(&window).replay);
    let line = speech::line(scenario, replay.deal, &replay.state, talk(&window).mood()).to_owned();
    // What was announced stays for a second.
    window.run_steps(10);
    assert!(shows(&window, &line));
    window.state_mut().data.conversation.as_mut().unwrap().leads_in = true;
    window.run_steps(10);
    assert!(has(&window, "Working out where you come in…") && reply_cards(&window).is_empty());
    assert!(!shows(&window, &line), "nothing is said or announced yet");
    let turns = talk(&window).replay.turns.len();
    press(&mut window, Key::Num1);
    assert_eq!(talk(&window).replay.turns.len(), turns, "nor can it be answered");
}

#[test]
fn in_a_small_window_four_actions_keep_clear_of_the_name() {
    for (id, size, percent) in
        [("second_kettle", LAPTOP, 200), ("wedding_at_noon", LAPTOP, 200), ("second_kettle", [720.0, 560.0], 200)]
    {
        let mut data = play(begun(id), true, |talk| talk.replay.turns.len() == 1);
        data.settings.text_percent = percent;
        let name = data.conversation.as_ref().unwrap().scenario.customer.name.clone();
        let mut window = harness(size, data);
        wait_graded(&mut window);
        save(&mut window, &format!("coached-header-{id}-{:.0}", size[0]));
        let name = window.get_all_by_label(&name).next().expect("the name").rect();
        let actions = ["Stop here", "Give me a hint", "Go back", "← Library"];
        let actions = actions.map(|action| window.get_by_label(action).rect());
        for (at, action) in actions.iter().enumerate() {
            assert!(!action.intersects(name), "{action:?} over the name at {name:?}");
            assert!(action.left() >= 0.0 && action.right() <= size[0] / 2.0, "{action:?} is in the window");
            assert!(actions[..at].iter().all(|other| !other.intersects(*action)), "{action:?} over another");
        }
    }
}

#[test]
fn where_the_model_is_not_known_one_begins_at_the_first_line_and_is_told() {
    let mut data = briefed("second_kettle");
    data.apply(Command::BeginNearEnd(Some(7)));
    data.hear(News::Examples(data.playing(), Examples::TooLarge));
    let mut window = harness(LAPTOP, data);
    assert!(!talk(&window).leads_in && talk(&window).given == 0);
    assert!(shows(&window, "this is the whole conversation") && !reply_cards(&window).is_empty());
    click(&mut window, "Close");
    assert!(!shows(&window, "this is the whole conversation"));
}

#[test]
fn coached_pictures() {
    for (theme, dark, percent) in [("light", false, 100), ("dark", true, 100), ("light-200", false, 200)] {
        for kindly in [true, false] {
            let mut data = play(begun("second_kettle"), kindly, |talk| talk.replay.turns.len() == 3);
            (data.settings.dark, data.settings.text_percent) = (dark, percent);
            let mut window = graded(data);
            let how = if kindly { "helped" } else { "hurt" };
            save(&mut window, &format!("coached-{how}-{theme}"));
            press(&mut window, Key::H);
            press(&mut window, Key::H);
            save(&mut window, &format!("coached-hint-{how}-{theme}"));
        }
        let mut window = at_aimed(|set| (set.dark, set.text_percent) = (dark, percent));
        save(&mut window, &format!("coached-aimed-{theme}"));
        let mut data = briefed("second_kettle");
        (data.settings.dark, data.settings.text_percent) = (dark, percent);
        data.apply(Command::BeginNearEnd(Some(7)));
        let mut window = harness(LAPTOP, data);
        wait(&mut window, "the model", |window| !talk(window).leads_in);
        wait_graded(&mut window);
        save(&mut window, &format!("coached-near-end-{theme}"));
    }
}
