//! The Debrief and what the trainee brings to it: taps and their answers, notes, the result of an Assessment, the later
//! scenes, the ways on; and the pictures of the whole page.

use egui::Key;
use egui::accesskit::Toggled;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use unruffled::app::command::{Command, Noted};
use unruffled::app::data::{Data, Example, Route};
use unruffled::app::{App, Options};
use unruffled::debrief::assess::{Assessed, AssessedSet, WHAT_FOR};
use unruffled::debrief::{Confidence, Form};
use unruffled::engine::notes::{Mode, Sure};

use crate::conversation_screen::{begun, play_while};
use crate::debrief_screen::{EVERY_REPLY, graded, made, mixed, over, turn_over, whole};
use crate::window::{LAPTOP, LARGE, click, few, harness, save, settle, shows, wait};

/// Notes of every kind beside the turns.
fn noted(mut data: Data) -> Data {
    let turns = data.conversation.as_ref().unwrap().replay.turns.len();
    for turn in 1..=turns.min(9) {
        data.apply(Command::Note(turn, Noted::Sure(if turn % 3 == 0 { Sure::NotSure } else { Sure::Sure })));
    }
    let words = "I can hear that this has been a long day. Tell me what happened?";
    data.apply(Command::Note(2, Noted::OwnWords(words.to_owned())));
    data.apply(Command::Note(5, Noted::OwnWords("I am sorry about all this.".to_owned())));
    data.apply(Command::Note(1, Noted::Proud(true)));
    data.apply(Command::Note(4, Noted::TakeBack(true)));
    data.apply(Command::HotBefore(Some(2)));
    data
}

#[test]
fn two_taps_beside_each_reply_are_noted_counted_and_answered() {
    let mut window = whole(graded(mixed("second_kettle", 7)));
    assert!(window.query_by_label("Proud of reply 1").is_none(), "what is folded is not there");
    turn_over(&mut window, "Looking back");
    let turns = window.state().data.conversation.as_ref().unwrap().replay.turns.len();
    for turn in 1..=turns {
        assert!(window.query_by_label(&format!("Proud of reply {turn}")).is_some(), "reply {turn}");
    }
    assert!(shows(&window, "Nothing marked yet."));
    click(&mut window, "Proud of reply 1");
    // By keyboard as well.
    window.get_by_label("Would take back reply 4").focus();
    settle(&mut window);
    window.key_press(Key::Space);
    settle(&mut window);
    let notes = window.state().data.conversation.as_ref().unwrap().notes.clone();
    assert!(notes.turn(1).unwrap().proud && notes.turn(4).unwrap().take_back);
    let chosen = window.get_by_label("Proud of reply 1").accesskit_node().toggled();
    assert_eq!(chosen, Some(Toggled::True));
    assert!(shows(&window, "Proud of 1, would take back 1."), "it is told, and said again to those who listen");
    let data = window.state().data.clone();
    let talk = data.conversation.as_ref().unwrap();
    let turns = unruffled::debrief::exchanges(&talk.scenario, &talk.replay);
    let answers = made(&data).answers(&talk.scenario.playbook, &turns, &notes);
    assert_eq!(answers.len(), 2);
    for answer in answers {
        assert!(window.query_by_label(&answer.words).is_some(), "{}", answer.words);
    }
    click(&mut window, "Proud of reply 1");
    let notes = &window.state().data.conversation.as_ref().unwrap().notes;
    assert!(!notes.turn(1).unwrap().proud, "a second tap takes it away");
}

#[test]
fn the_way_to_the_answers_leads_to_the_turning_point() {
    let mut window = harness(LAPTOP, graded(noted(mixed("second_kettle", 7))));
    turn_over(&mut window, "Looking back");
    click(&mut window, "Read the answers");
    window.run_steps(12);
    let top = window.get_by_label("What you marked").rect().top();
    assert!((0.0..1400.0).contains(&top), "{top}");
}

#[test]
fn an_example_is_nobodys_own_to_look_back_on() {
    let mut data = begun("second_kettle", 7);
    data.apply(Command::Watch(Example::Good));
    play_while(&mut data, true, |_| true);
    data.apply(Command::OpenDebrief);
    let window = whole(data);
    assert!(!shows(&window, "Looking back") && !shows(&window, "Proud of"));
    assert!(shows(&window, "The steps"));
}

#[test]
fn what_was_not_noted_has_no_part() {
    let plain = whole(over("second_kettle", 7, true));
    for title in ["Sure, or not sure", "In your own words", "How hot it made you"] {
        assert!(!shows(&plain, title), "{title}");
    }
    let data = graded(noted(mixed("second_kettle", 7)));
    let debrief = made(&data);
    let talk = data.conversation.clone().unwrap();
    let turns = unruffled::debrief::exchanges(&talk.scenario, &talk.replay);
    let mut window = whole(data);
    for title in ["Sure, or not sure", "In your own words", "How hot it made you"] {
        turn_over(&mut window, title);
    }
    for sentence in Confidence::of(&debrief, &turns, &talk.notes).unwrap().sentences() {
        assert!(window.query_by_label(&sentence).is_some(), "{sentence}");
    }
    assert!(shows(&window, "I am sorry about all this."));
    click(&mut window, "Hot");
    assert_eq!(window.state().data.conversation.as_ref().unwrap().notes.hot_after, Some(4));
    assert!(!shows(&window, "And now?"));
}

fn assessed(id: &str, kindly: bool) -> Data {
    let mut data = few();
    data.apply(Command::ChooseMode(Mode::Assessment));
    let card = data.cards.iter().position(|card| card.id == id).unwrap();
    data.apply(Command::OpenBriefing(card));
    data.apply(Command::Begin(Some(7)));
    play_while(&mut data, kindly, |_| true);
    data.apply(Command::OpenDebrief);
    data
}

#[test]
fn an_assessment_has_its_result_and_nothing_else_does() {
    for kindly in [true, false] {
        let data = assessed("second_kettle", kindly);
        let result = Assessed::of(data.playbook(), data.record.played().last().unwrap());
        let set = AssessedSet::of(data.playbook(), data.record.played());
        let window = harness(LAPTOP, data);
        assert_eq!(result.reached, window.query_by_label("At the mark").is_some());
        for sentence in result.sentences().into_iter().chain([set.sentence(), WHAT_FOR.to_owned()]) {
            assert!(window.query_by_label(&sentence).is_some(), "{sentence}");
        }
    }
    let window = harness(LAPTOP, over("second_kettle", 7, true));
    assert!(!shows(&window, "The result") && !shows(&window, WHAT_FOR));
}

#[test]
fn what_happened_next_is_told_in_scenes() {
    for kindly in [true, false] {
        let data = over("card_refused", 7, kindly);
        let debrief = made(&data);
        let window = whole(data);
        for later in &debrief.later {
            assert!(shows(&window, later.when()));
            assert!(window.query_by_label(&format!("Proud of reply {}", later.turn)).is_some());
            if let Form::Note(lines) = &later.form {
                assert!(shows(&window, "The case note. "));
                assert!(lines.iter().all(|line| shows(&window, &unruffled::debrief::curly(line))));
                assert_eq!(lines.is_empty(), shows(&window, "Nothing was written down."));
            }
        }
    }
}

#[test]
fn the_turning_point_has_both_moods_and_a_way_back_to_it() {
    let data = graded(mixed("second_kettle", 7));
    let turn = made(&data).turning.unwrap();
    let mut window = whole(data);
    assert!(shows(&window, "The mood as it was. ") && shows(&window, "The mood as it would have been. "));
    window.get_all_by_label(&format!("Retry from reply {turn}")).next().unwrap().click();
    settle(&mut window);
    let data = &window.state().data;
    assert_eq!(data.route, Route::Conversation);
    let talk = data.conversation.as_ref().unwrap();
    assert_eq!((talk.replay.turns.len(), talk.parent.as_ref().unwrap().turns), (turn - 1, turn - 1));
}

#[test]
fn the_step_that_is_due_next_leads_to_another_scenario() {
    let data = over("second_kettle", 7, true);
    let mut window = whole(data);
    let way = window.get_by_label_contains("Next due step: ").accesskit_node().label().unwrap();
    assert!(shows(&window, "1, 3, 7 and 21 days"));
    click(&mut window, &way);
    let data = &window.state().data;
    assert_eq!(data.route, Route::Briefing);
    assert_ne!(data.card(&data.briefed).unwrap().1.id, "second_kettle");
}

#[test]
fn the_page_is_kept_under_a_name_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let pages = Some(folder.path().to_owned());
    let mut data = Data::load(&Options { pages, ..Options::default() }).unwrap();
    let card = data.cards.iter().position(|card| card.id == "second_kettle").unwrap();
    data.apply(Command::OpenBriefing(card));
    data.apply(Command::Begin(Some(7)));
    play_while(&mut data, true, |_| true);
    data.apply(Command::OpenDebrief);
    let code = data.conversation.as_ref().unwrap().code();
    let mut window = whole(data);
    // The same page is there once; one on which something was marked since, beside it.
    for (name, proud) in
        [("second_kettle 7.html", false), ("second_kettle 7.html", false), ("second_kettle 7 (2).html", true)]
    {
        if proud {
            window.state_mut().data.apply(Command::Note(1, Noted::Proud(true)));
            settle(&mut window);
        }
        click(&mut window, "Save as a page");
        let copies = std::fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(copies, if proud { 2 } else { 1 });
        let file = folder.path().join(name);
        assert!(std::fs::read_to_string(&file).unwrap().contains(&code), "{name}");
        assert!(shows(&window, &file.display().to_string()), "it is said where");
    }
    let mut nowhere = whole(over("second_kettle", 7, true));
    click(&mut nowhere, "Save as a page");
    assert!(shows(&nowhere, "The page could not be kept."));
}

/// Unfolds all that folds.
fn unfolded(mut window: Harness<'static, App>) -> Harness<'static, App> {
    wait(&mut window, "the grades", |window| window.state().data.graded().grades().is_some());
    for title in
        ["Looking back", "The steps", "Pitfalls", "Sure, or not sure", "In your own words", "How hot it made you"]
    {
        turn_over(&mut window, title);
    }
    for title in [EVERY_REPLY, "How it would have gone on"] {
        turn_over(&mut window, title);
    }
    window
}

#[test]
fn pictures_of_the_debrief() {
    let data = graded(mixed("second_kettle", 7));
    save(&mut harness(LAPTOP, data.clone()), "debrief-light");
    save(&mut harness(LARGE, data.clone()), "debrief-large");
    save(&mut harness([1280.0, 4400.0], data.clone()), "debrief-folded");
    let mut dark = data.clone();
    dark.settings.dark = true;
    save(&mut harness(LAPTOP, dark), "debrief-dark");
    let mut large = data.clone();
    large.settings.text_percent = 200;
    save(&mut harness(LAPTOP, large.clone()), "debrief-200");
    save(&mut harness([1280.0, 9000.0], large), "debrief-folded-200");
    let all = graded(noted(mixed("card_refused", 7)));
    save(&mut unfolded(harness([1280.0, 10400.0], all.clone())), "debrief-whole");
    let mut dark = all.clone();
    dark.settings.dark = true;
    save(&mut unfolded(harness([1280.0, 10400.0], dark)), "debrief-whole-dark");
    save(&mut harness(LAPTOP, assessed("second_kettle", true)), "debrief-assessed");
    save(&mut harness(LAPTOP, assessed("card_refused", false)), "debrief-assessed-badly");
    save(&mut harness([1280.0, 3600.0], over("wedding_at_noon", 7, false)), "debrief-folded-badly");
    let mut stopped = begun("card_refused", 7);
    play_while(&mut stopped, true, |data| data.conversation.as_ref().unwrap().replay.turns.len() < 3);
    stopped.apply(Command::Stop);
    save(&mut harness(LAPTOP, stopped.clone()), "debrief-stopped");
    stopped.conversation.as_mut().unwrap().mode = Mode::Assessment;
    save(&mut harness(LAPTOP, stopped), "debrief-assessment-stopped");
    save(&mut harness([720.0, 560.0], over("card_refused", 7, true)), "debrief-small");
}
