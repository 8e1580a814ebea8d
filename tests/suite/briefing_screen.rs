//! The Briefing: what it tells, how one chooses, and what begins; and its pictures.

use egui::Key;
use egui::accesskit::{Role, Toggled};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use unruffled::app::command::Command;
use unruffled::app::data::{Data, Example, News, Route};
use unruffled::engine::notes::{Mode, Notes};

use crate::library_screen::{KINDS, Window, broken_folder, focused, open, play, with_folder};
use crate::window::{LAPTOP, click, few, harness, press, save, save_all, settle, wait};

/// The briefing of a card.
pub fn briefing(card: usize) -> Data {
    let mut data = few();
    data.apply(Command::OpenBriefing(card));
    data
}

#[test]
fn the_briefing_tells_all_that_is_needed_and_not_what_is_to_be_found_out() {
    for card in 0..3 {
        let data = briefing(card);
        let scenario = data.cards[card].scenario.clone().expect("sound");
        let window = harness([1280.0, 2400.0], data);
        let there = |text: &str| window.query_all_by_label_contains(text).next().is_some();
        assert!(there("nobody is graded by it for hiring or discipline"));
        assert!(there(&scenario.setting));
        let lines = scenario.you_know.iter().chain(&scenario.you_may).chain(&scenario.content_notes);
        for line in lines {
            assert!(there(line), "{line}");
        }
        for step in scenario.focus.iter().map(|at| &scenario.playbook.steps[*at]) {
            for text in [&step.title, &step.plain, &step.instead, &step.avoid] {
                assert!(there(text), "{text}");
            }
        }
        assert!(there("For the facilitator"));
        assert!(!there(&scenario.facilitator.note));
        for want in &scenario.wants {
            assert!(!there(&want.is));
        }
    }
}

#[test]
fn the_facilitators_part_unfolds() {
    let mut window = harness([1280.0, 2400.0], briefing(0));
    click(&mut window, "For the facilitator");
    assert!(window.query_by_label_contains("Three wants, one morning.").is_some());
}

#[test]
fn enter_starts_with_a_fresh_customer() {
    let mut window = open(briefing(0));
    press(&mut window, Key::Enter);
    assert_eq!(window.state().data.route, Route::Conversation);
}

#[test]
fn a_customer_number_brings_that_customer_and_a_wrong_one_is_explained() {
    let mut window = open(briefing(0));
    let field = |window: &Window| window.get_by_role_and_label(Role::TextInput, "Customer number").focus();
    field(&window);
    settle(&mut window);
    window.get_by_role_and_label(Role::TextInput, "Customer number").type_text("Dana");
    settle(&mut window);
    assert!(window.query_by_label_contains("digits only").is_some());
    assert!(window.get_by_label("Start").accesskit_node().is_disabled());
    press(&mut window, Key::Enter);
    assert_eq!(window.state().data.route, Route::Briefing);
    field(&window);
    settle(&mut window);
    for _ in 0..4 {
        press(&mut window, Key::Backspace);
    }
    window.get_by_role_and_label(Role::TextInput, "Customer number").type_text("4711");
    settle(&mut window);
    press(&mut window, Key::Enter);
    let conversation = window.state().data.conversation.as_ref().expect("begun");
    assert_eq!(conversation.replay.deal.seed, 4711);
}

#[test]
fn the_mood_can_be_hidden_before_it_starts() {
    let mut window = open(briefing(0));
    click(&mut window, "Show how Dana feels");
    assert!(!window.state().data.settings.show_mood);
    assert!(window.query_by_label_contains("face and words alone, as in life").is_some());
}

#[test]
fn a_file_that_comes_meanwhile_leaves_what_was_typed_in_a_briefing() {
    let folder = broken_folder();
    let mut data = with_folder(folder.path());
    let third = data.cards.iter().position(|card| card.id == "third_kettle").unwrap();
    data.apply(Command::OpenBriefing(third));
    let mut window = open(data);
    window.get_by_role_and_label(Role::TextInput, "Customer number").focus();
    settle(&mut window);
    window.get_by_role_and_label(Role::TextInput, "Customer number").type_text("4711");
    settle(&mut window);
    let data = &mut window.state_mut().data;
    let mut another = data.cards[third].clone();
    another.id = "a_kettle".to_owned();
    another.path = Some(folder.path().join("a_kettle.ron"));
    data.hear(News::Read(Box::new(another)));
    assert_ne!(data.cards[third].key(), data.briefed, "it stands further down now");
    settle(&mut window);
    press(&mut window, Key::Enter);
    assert_eq!(window.state().data.conversation.as_ref().expect("begun").replay.deal.seed, 4711);
}

/// A window in which the whole Briefing shows.
const WHOLE: [f32; 2] = [1280.0, 1400.0];

/// The briefing of a card, with this mode chosen.
fn briefing_in(card: usize, mode: Mode) -> Data {
    let mut data = briefing(card);
    data.apply(Command::ChooseMode(mode));
    data
}

fn choose(window: &mut Window, word: &str) {
    window.get_by_role_and_label(Role::RadioButton, word).click();
    settle(window);
}

fn is_chosen(window: &Window, word: &str) -> bool {
    window.get_by_role_and_label(Role::RadioButton, word).accesskit_node().toggled() == Some(Toggled::True)
}

#[test]
fn each_mode_says_what_it_is_and_begins_under_its_own_name() {
    let names = [
        (Mode::Watch, "Watch it"),
        (Mode::Coached, "Start near the end"),
        (Mode::Practice, "Start"),
        (Mode::Assessment, "Start the Assessment"),
    ];
    for (mode, name) in names {
        let mut window = harness(WHOLE, briefing(0));
        choose(&mut window, mode.word());
        assert_eq!(window.state().data.settings.mode, mode);
        assert!(is_chosen(&window, mode.word()));
        let row = window.get_by_role_and_label(Role::RadioButton, mode.word());
        assert_eq!(row.accesskit_node().data().description(), Some(mode.plain()));
        click(&mut window, name);
        let talk = window.state().data.conversation.as_ref().expect("begun");
        assert_eq!((talk.mode, window.state().data.route), (mode, Route::Conversation));
    }
}

#[test]
fn the_mode_is_chosen_by_the_keyboard_alone_and_remembered() {
    let mut window = harness(WHOLE, briefing(0));
    for _ in 0..40 {
        if focused(&window) == Mode::Practice.word() {
            break;
        }
        press(&mut window, Key::Tab);
    }
    assert_eq!(focused(&window), "Practice");
    for mode in [Mode::Assessment, Mode::Watch, Mode::Coached] {
        press(&mut window, Key::ArrowDown);
        assert_eq!((focused(&window).as_str(), window.state().data.settings.mode), (mode.word(), mode));
    }
    press(&mut window, Key::ArrowUp);
    assert_eq!(window.state().data.settings.mode, Mode::Watch);
    press(&mut window, Key::Escape);
    window.state_mut().data.apply(Command::OpenBriefing(1));
    settle(&mut window);
    assert!(is_chosen(&window, "Watch"));
}

#[test]
fn the_example_that_was_chosen_is_watched() {
    for (word, example) in [("One that goes well", Example::Good), ("One that goes wrong", Example::Poor)] {
        let mut window = harness(WHOLE, briefing_in(0, Mode::Watch));
        choose(&mut window, word);
        assert!(is_chosen(&window, word));
        press(&mut window, Key::Enter);
        let talk = window.state().data.conversation.as_ref().expect("begun");
        assert_eq!((talk.mode, talk.example, talk.replay.turns.len()), (Mode::Watch, example, 0));
    }
}

#[test]
fn whoever_watches_keeps_the_conversation_that_waits() {
    let mut data = briefing(0);
    data.apply(Command::Begin(Some(7)));
    play(&mut data, 2);
    let own = data.conversation.as_ref().expect("begun").code();
    data.apply(Command::OpenLibrary);
    // Another card is watched, so that the first one waits.
    data.apply(Command::OpenBriefing(1));
    data.apply(Command::ChooseMode(Mode::Watch));
    let mut window = harness(WHOLE, data);
    click(&mut window, "Watch it");
    let data = &mut window.state_mut().data;
    data.apply(Command::OpenLibrary);
    data.apply(Command::OpenBriefing(0));
    assert_eq!(data.conversation.as_ref().expect("it waits").code(), own);
}

#[test]
fn coached_begins_near_the_end_the_first_time_and_from_the_first_line_later() {
    let mut window = harness(WHOLE, briefing_in(0, Mode::Coached));
    assert!(is_chosen(&window, "Only the last three replies"));
    click(&mut window, "Start near the end");
    wait(&mut window, "the example leads in", |window| {
        window.state().data.conversation.as_ref().is_some_and(|talk| talk.given > 0)
    });
    let mut data = briefing(0);
    data.settings.mode = Mode::Assessment;
    data.apply(Command::Begin(Some(7)));
    play(&mut data, 60);
    assert_eq!(data.record.times(&data.cards[0].id), 1);
    data.apply(Command::OpenBriefing(0));
    data.apply(Command::ChooseMode(Mode::Coached));
    let mut window = harness(WHOLE, data);
    assert!(window.query_by_label("You had it once").is_some());
    assert!(is_chosen(&window, "From the first line"));
    choose(&mut window, "Only the last three replies");
    assert!(window.query_by_label("Start near the end").is_some());
    choose(&mut window, "From the first line");
    click(&mut window, "Start");
    let talk = window.state().data.conversation.as_ref().expect("begun");
    assert!(talk.mode == Mode::Coached && !talk.leads_in && talk.given == 0);
}

#[test]
fn an_assessment_says_what_it_means_and_how_much_of_the_set_is_there() {
    let mut data = briefing_in(0, Mode::Assessment);
    let window = harness(WHOLE, data.clone());
    for words in ["Time does not count", "Only a set of different ones", "nobody has validated", "None of the set"] {
        assert!(window.query_all_by_label_contains(words).next().is_some(), "{words}");
    }
    data.apply(Command::Begin(Some(7)));
    play(&mut data, 60);
    data.settings.clock = true;
    data.apply(Command::OpenBriefing(0));
    let window = harness(WHOLE, data);
    assert!(window.query_by_label("1 of the set of 3 so far").is_some());
    assert!(window.query_by_label_contains("Cutting in and silence count").is_some());
}

#[test]
fn how_hot_it_makes_one_is_kept_with_the_conversation_or_left_open() {
    let mut window = harness(WHOLE, briefing(0));
    choose(&mut window, Notes::HOT[2]);
    choose(&mut window, Notes::HOT[3]);
    click(&mut window, "Start");
    assert_eq!(window.state().data.conversation.as_ref().expect("begun").notes.hot_before, Some(4));
    let mut window = harness(WHOLE, briefing(0));
    choose(&mut window, Notes::HOT[3]);
    choose(&mut window, Notes::HOT[3]);
    assert!(!is_chosen(&window, Notes::HOT[3]), "chosen again, it is taken back");
    click(&mut window, "Start");
    assert_eq!(window.state().data.conversation.as_ref().expect("begun").notes.hot_before, None);
    let mut data = briefing(0);
    data.settings.ask_hot = false;
    let window = harness(WHOLE, data);
    assert!(window.query_by_role_and_label(Role::RadioButton, Notes::HOT[3]).is_none());
}

#[test]
fn with_large_text_the_mode_stands_beside_start_and_leads_to_the_choice() {
    let mut data = briefing_in(0, Mode::Assessment);
    data.settings.text_percent = 200;
    let mut window = harness(LAPTOP, data);
    let row = |window: &Window| window.get_by_role_and_label(Role::RadioButton, "Assessment").rect();
    assert!(row(&window).top() > LAPTOP[1] / 2.0, "out of sight at first");
    click(&mut window, "Assessment, change how to practise");
    window.run_steps(12);
    assert!(row(&window).bottom() < LAPTOP[1] / 2.0 - 50.0, "{}", row(&window));
    assert_eq!(focused(&window), "Assessment");
}

/// Draws every picture of the Briefing.
#[test]
fn pictures_of_the_briefing() {
    let mut assessed = briefing_in(1, Mode::Assessment);
    assessed.apply(Command::Begin(Some(7)));
    play(&mut assessed, 60);
    assessed.apply(Command::OpenBriefing(0));
    let all: [(&str, Data); 4] = [
        ("briefing-kettle", briefing(0)),
        ("briefing-watch", briefing_in(1, Mode::Watch)),
        ("briefing-coached", briefing_in(2, Mode::Coached)),
        ("briefing-assessment", assessed),
    ];
    for (name, data) in all {
        save_all(name, &data, &KINDS);
    }
    let mut window = harness([1280.0, 1600.0], briefing(0));
    click(&mut window, "For the facilitator");
    window.get_by_role_and_label(Role::TextInput, "Customer number").focus();
    settle(&mut window);
    window.get_by_role_and_label(Role::TextInput, "Customer number").type_text("Dana");
    settle(&mut window);
    save(&mut window, "briefing-facilitator");
}
