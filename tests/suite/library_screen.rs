//! The Library and the Briefing: by accessible label, and as pictures.

use std::path::Path;

use egui::Key;
use egui::accesskit::{Role, Toggled};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use unruffled::app::command::Command;
use unruffled::app::data::{Data, Example, News, Route};
use unruffled::app::{App, Options};
use unruffled::disk;
use unruffled::engine::notes::Mode;
use unruffled::engine::{Taken, replies};

use crate::briefing_screen::briefing;
use crate::support;
use crate::window::{
    LAPTOP, LARGE, click, few, harness, has, of_few, press, save, save_all, settle, shipped, shows, wait,
};

pub type Window = Harness<'static, App>;

const KETTLE: &str =
    "Second kettle. And you want a receipt? Dana Whitlock, at the counter, easy, 10 minutes, not played yet";
const CARD: &str =
    "He'd walked the length of the shop in them. Gordon Tranter, on the phone, medium, 12 minutes, not played yet";

pub fn open(data: Data) -> Window {
    harness(LAPTOP, data)
}

pub fn focused(window: &Window) -> String {
    let focused = window.root().children_recursive().find(|node| node.accesskit_node().is_focused());
    focused.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

/// A folder with one sound file and three broken ones.
pub fn broken_folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let kettle = support::shipped_text("second_kettle");
    let write = |name: &str, text: &[u8]| std::fs::write(folder.path().join(name), text).expect("written");
    write("third_kettle.ron", kettle.as_bytes());
    write(
        "typo.ron",
        kettle
            .replacen("channel: Counter", "chanel: Counter", 1)
            .replacen("minutes: 10", "minutes: \"ten\"", 1)
            .as_bytes(),
    );
    write("empty.ron", b"");
    write("bytes.ron", &[0x53, 0xff, 0xfe, 0x00]);
    folder
}

pub fn with_folder(folder: &Path) -> Data {
    of_few(
        Data::load(&Options { scenarios: vec![folder.to_owned()], ..Options::default() })
            .expect("the shipped playbook"),
    )
}

/// Takes the first reply on offer until the conversation is over, or so many turns.
pub fn play(data: &mut Data, turns: usize) {
    for _ in 0..turns {
        let Some(conversation) = &data.conversation else { return };
        let Some(first) = replies(&conversation.scenario, &conversation.replay.state).next() else { return };
        let taken = Taken::reply(first.number);
        data.apply(Command::Take(taken));
    }
}

/// Begins this card with a customer number and plays so many turns.
pub fn begin(data: &mut Data, card: usize, turns: usize) {
    data.apply(Command::OpenBriefing(card));
    data.apply(Command::Begin(Some(7)));
    play(data, turns);
    data.apply(Command::OpenLibrary);
}

#[test]
fn a_card_is_one_control_and_opens_its_briefing() {
    let mut window = open(few());
    let card = window.get_by_role_and_label(Role::Button, KETTLE);
    assert!(card.accesskit_node().data().description().is_some_and(|notes| notes.contains("electricity")));
    click(&mut window, CARD);
    assert_eq!(window.state().data.route, Route::Briefing);
    assert!(window.query_by_label("Gordon Tranter").is_some());
    press(&mut window, Key::Escape);
    assert_eq!(window.state().data.route, Route::Library);
}

#[test]
fn cards_are_reached_by_tab_and_by_arrows_and_open_by_enter_and_space() {
    for key in [Key::Enter, Key::Space] {
        let mut window = open(few());
        let mut tabs = 0;
        while focused(&window) != KETTLE {
            press(&mut window, Key::Tab);
            tabs += 1;
            assert!(tabs < 30, "the card is not reached, the keyboard is on {:?}", focused(&window));
        }
        press(&mut window, Key::ArrowRight);
        assert_eq!(focused(&window), CARD);
        press(&mut window, Key::ArrowLeft);
        assert_eq!(focused(&window), KETTLE);
        press(&mut window, Key::ArrowRight);
        press(&mut window, key);
        assert_eq!(window.state().data.route, Route::Briefing);
        assert_eq!(window.state().data.briefed, window.state().data.cards[1].key());
    }
}

/// Begins this card in a mode and plays it to the end.
fn whole(data: &mut Data, card: usize, mode: Mode) {
    data.apply(Command::ChooseMode(mode));
    begin(data, card, 60);
}

fn offered(data: &Data, words: &str) -> Window {
    let window = open(data.clone());
    assert!(window.query_by_label_contains(words).is_some(), "{words}");
    window
}

#[test]
fn somebody_new_watches_then_brings_one_home_then_has_a_whole_one() {
    let mut data = few();
    let mut window = offered(&data, "See first how it can go: at the counter with Dana.");
    press(&mut window, Key::Enter);
    let asked = |window: &Window| (window.state().data.route, window.state().data.settings.mode);
    assert_eq!(asked(&window), (Route::Briefing, Mode::Watch));
    data.record.note_watched();
    let mut window = offered(&data, "the last three replies to Dana are yours");
    click(&mut window, "Practise");
    assert_eq!(asked(&window), (Route::Briefing, Mode::Coached));
    assert!(window.query_by_label("Start near the end").is_some());
    click(&mut window, "Start near the end");
    wait(&mut window, "the example leads in", |window| {
        window.state().data.conversation.as_ref().is_some_and(|talk| talk.given > 0)
    });
    play(&mut window.state_mut().data, 60);
    window.state_mut().data.apply(Command::OpenLibrary);
    settle(&mut window);
    assert!(window.query_by_label_contains("Now have a whole one with Dana").is_some());
    click(&mut window, "Practise");
    assert!(window.query_by_label("Start").is_some(), "from the first line");
}

#[test]
fn somebody_new_begins_with_the_first_contacts() {
    let mut data = shipped();
    let mut window = offered(&data, "See first how it can go: at the counter with Ellis.");
    assert!(has(&window, "Watch an example"));
    data.record.note_watched();
    window = offered(&data, "You have seen how it can go. Now it is yours");
    click(&mut window, "Practise");
    let here = &window.state().data;
    assert_eq!((here.route, here.settings.mode), (Route::Briefing, Mode::Coached));
    assert!(has(&window, "Start") && !has(&window, "From where"), "it is too short to begin near its end");
    whole(&mut data, 0, Mode::Coached);
    let mut window =
        offered(&data, "Another short one before the whole conversations: on the phone with Alec, 3 minutes.");
    press(&mut window, Key::Enter);
    assert_eq!(window.state().data.briefed, data.cards[1].key());
    whole(&mut data, 1, Mode::Practice);
    let window = open(data);
    assert!(!shows(&window, "Another short one") && has(&window, "And then"), "now the plan says what comes");
}

#[test]
fn an_example_counts_as_watched_at_its_end() {
    let mut data = few();
    data.apply(Command::OpenBriefing(0));
    data.apply(Command::ChooseMode(Mode::Watch));
    data.apply(Command::Begin(Some(7)));
    data.apply(Command::Watch(Example::Poor));
    let mut window = open(data);
    let known = |window: &Window| window.state().data.examples().turns(Example::Poor).map(<[Taken]>::len);
    wait(&mut window, "the example is known", |window| known(window).is_some());
    let data = &mut window.state_mut().data;
    assert!(!data.record.has_watched());
    for _ in 0..data.examples().turns(Example::Poor).unwrap().len() {
        data.apply(Command::WatchOn);
    }
    assert!(data.record.has_watched() && data.record.played().is_empty());
}

#[test]
fn what_to_practise_next_is_the_easiest_one_not_played_yet() {
    let mut data = few();
    whole(&mut data, 0, Mode::Practice);
    assert_eq!(data.cards[0].reached.len(), 1);
    let mut window = offered(&data, "on the phone with Gordon, 12 minutes.");
    press(&mut window, Key::Enter);
    let data = &window.state().data;
    assert_eq!((data.route, &data.briefed), (Route::Briefing, &data.cards[1].key()));
}

#[test]
fn a_step_that_is_due_again_comes_first_and_says_why() {
    let mut data = few();
    data.today = 100;
    whole(&mut data, 0, Mode::Practice);
    assert!(open(data.clone()).query_by_label_contains("It is due again").is_none(), "it is still fresh");
    data.today = 101;
    let mut window = offered(&data, "yesterday. It is due again. Here is ");
    click(&mut window, "Practise");
    assert_eq!(window.state().data.route, Route::Briefing);
}

/// Two conversations with different customers, so that a plan is there.
pub fn with_plan() -> Data {
    let mut data = few();
    data.today = 20_779;
    whole(&mut data, 0, Mode::Practice);
    whole(&mut data, 1, Mode::Practice);
    data.apply(Command::OpenLibrary);
    data
}

#[test]
fn what_comes_after_the_first_offer_leads_to_its_briefing() {
    assert!(!has(&open(few()), "And then"), "somebody new has nothing of it");
    let data = with_plan();
    let mut window = open(data.clone());
    assert!(has(&window, "And then") && shows(&window, "not a proven one"));
    let steps = &data.playbook().steps;
    let mut met = std::collections::BTreeSet::new();
    for next in data.record.plan() {
        let scenario = data.cards.iter().filter_map(|card| card.scenario.as_ref()).find(|it| it.id == next.scenario);
        let name = scenario.unwrap().customer.name.split(' ').next().unwrap().to_owned();
        let begins = format!("{} with {name}, ", steps[next.step].title);
        let rows: Vec<String> = window
            .query_all_by_label_contains(&begins)
            .filter_map(|node| node.accesskit_node().label())
            .filter(|label| label.starts_with(&begins))
            .collect();
        if let [row] = rows.as_slice() {
            assert!(met.insert(next.scenario.clone()), "each scenario once");
            let mut window = open(data.clone());
            click(&mut window, row);
            assert_eq!(window.state().data.route, Route::Briefing);
            assert_eq!(window.state().data.briefed.0, next.scenario);
        }
    }
    assert!((1..=3).contains(&met.len()), "{met:?}");
    // It is on its way, but the step to come is not before its day.
    assert!(shows(&window, ", tomorrow") || shows(&window, ", new to you"));
    save(&mut window, "library-plan");
}

#[test]
fn cards_say_how_often_they_were_had_and_how() {
    let mut data = few();
    whole(&mut data, 0, Mode::Practice);
    let there = |data: &Data, words: &str| open(data.clone()).query_by_label_contains(words).is_some();
    assert!(there(&data, ", had once, in Practice mode"));
    whole(&mut data, 0, Mode::Assessment);
    assert!(there(&data, "had twice, last in Assessment mode"));
    whole(&mut data, 0, Mode::Coached);
    assert!(there(&data, "had 3 times, last in Coached mode"));
    let card = &mut data.cards[0];
    let all = card.scenario.as_ref().unwrap().endings.clone();
    card.reached = all.clone();
    assert!(there(&data, &format!("last in Coached mode, {} endings", all.len())));
}

#[test]
fn a_conversation_that_waits_is_offered_first() {
    let mut data = few();
    begin(&mut data, 0, 3);
    let mut window = open(data);
    assert!(
        window.query_by_label_contains("Dana Whitlock, at the counter, easy, 10 minutes, waiting for you").is_some()
    );
    assert!(window.query_by_label("Content note").is_none());
    click(&mut window, "Go on with Dana, turn 4");
    assert_eq!(window.state().data.route, Route::Conversation);
}

#[test]
fn filters_narrow_the_cards_and_let_go_again() {
    let mut data = few();
    begin(&mut data, 0, 60);
    let mut window = open(data);
    let cards = |window: &Window| {
        window.query_all_by_label_contains(" minutes, ").filter(|n| n.accesskit_node().role() == Role::Button).count()
    };
    assert_eq!(cards(&window), 3);
    click(&mut window, "On the phone");
    assert_eq!(cards(&window), 1);
    assert_eq!(window.get_by_label("On the phone").accesskit_node().toggled(), Some(Toggled::True));
    click(&mut window, "Hard");
    assert_eq!(cards(&window), 0);
    click(&mut window, "Show every conversation");
    assert_eq!(cards(&window), 3);
    click(&mut window, "Not played yet");
    assert_eq!(cards(&window), 2);
    click(&mut window, "Not played yet");
    assert_eq!(cards(&window), 3);
}

#[test]
fn a_broken_file_keeps_its_card_and_takes_no_other_down() {
    let folder = broken_folder();
    let mut window = harness([1280.0, 2000.0], with_folder(folder.path()));
    assert!(window.query_by_label("4 conversations").is_some());
    assert!(window.query_by_label("3 files cannot be played").is_some());
    assert!(window.query_by_label_contains("Line 7, column 5: ").is_some());
    assert!(window.query_by_label_contains("Line 65, column 14: ").is_none());
    click(&mut window, "Show one more finding");
    assert!(window.query_by_label_contains("Line 65, column 14: ").is_some());
    let fold = window.get_by_label("Show only the first");
    assert_eq!(fold.accesskit_node().data().is_expanded(), Some(true));
    let kettle = support::shipped_text("second_kettle");
    for name in ["typo.ron", "empty.ron", "bytes.ron"] {
        std::fs::write(folder.path().join(name), kettle).expect("written");
    }
    wait(&mut window, "they are read", |window| window.query_by_label("7 conversations").is_some());
    click(&mut window, "Read the files again");
    let told = "The files were read again. All of them can be played.";
    wait(&mut window, "it is told", |window| window.query_by_label(told).is_some());
}

#[test]
fn the_count_of_broken_files_leads_to_them() {
    let folder = broken_folder();
    let mut window = open(with_folder(folder.path()));
    let top = |window: &Window| window.get_by_label("Cannot be played yet").rect().top();
    assert!(top(&window) > LAPTOP[1]);
    click(&mut window, "3 files cannot be played");
    window.run_steps(12);
    assert!((0.0..LAPTOP[1] / 2.0).contains(&top(&window)), "{}", top(&window));
}

#[test]
fn a_conversation_keeps_its_card_when_files_come_and_go() {
    let folder = broken_folder();
    let mut data = with_folder(folder.path());
    let card = data.cards.iter().position(|card| card.id == "third_kettle").expect("there");
    begin(&mut data, card, 3);
    for name in ["typo.ron", "empty.ron", "bytes.ron"] {
        data.hear(News::Gone(folder.path().join(name)));
    }
    play(&mut data, 60);
    let played: Vec<&str> = data.cards.iter().filter(|c| !c.reached.is_empty()).map(|c| c.id.as_str()).collect();
    assert_eq!(played, ["third_kettle"]);
}

#[test]
fn the_debrief_of_a_conversation_that_is_over_can_be_opened_again() {
    let mut data = few();
    begin(&mut data, 0, 60);
    let mut window = open(data);
    click(&mut window, "Back to the debrief with Dana");
    assert_eq!(window.state().data.route, Route::Debrief);
}

#[test]
fn with_no_scenario_the_library_says_what_it_is_for() {
    let mut data = few();
    data.cards.clear();
    let mut window = open(data);
    assert!(window.query_by_label("There is nothing to practise yet").is_some());
    click(&mut window, "Read the files again");
    wait(&mut window, "they are read", |window| window.state().data.cards.len() == disk::shipped().len());
}

#[test]
fn a_notice_shows_until_it_is_closed() {
    let mut data = with_folder(Path::new("/nowhere/at all"));
    data.route = Route::Library;
    let mut window = open(data);
    assert!(window.query_by_label_contains("/nowhere/at all").is_some());
    click(&mut window, "Close");
    assert!(window.query_by_label_contains("/nowhere/at all").is_none());
}

#[test]
fn text_grows_by_keys_too() {
    let mut window = open(few());
    window.key_press_modifiers(egui::Modifiers::COMMAND, Key::Plus);
    settle(&mut window);
    assert_eq!(window.state().data.settings.text_percent, 110);
}

#[test]
fn keys_scroll_the_library_and_the_briefing() {
    for (data, words) in [(few(), KETTLE), (briefing(0), "What you know")] {
        let mut window = harness([760.0, 420.0], data);
        let top = |window: &Window| window.get_all_by_label_contains(words).next().unwrap().rect().top();
        let first = top(&window);
        window.key_press(Key::PageDown);
        window.run_steps(12);
        assert!(top(&window) < first - 60.0, "{words}: {first} and {}", top(&window));
        window.key_press(Key::PageUp);
        window.run_steps(12);
        assert!((top(&window) - first).abs() < 1.0, "{words}");
    }
}

#[test]
fn a_window_that_nobody_touches_stays_at_rest() {
    for data in [few(), briefing(0)] {
        let mut window = open(data);
        settle(&mut window);
        let steps = window.run();
        assert!(steps <= 2, "{steps} frames");
    }
}

/// Draws every picture of these screens.
#[test]
fn pictures() {
    let mut waiting = few();
    begin(&mut waiting, 1, 60);
    begin(&mut waiting, 0, 3);
    let folder = broken_folder();
    let mut broken = with_folder(folder.path());
    broken.notice = Some("There is no folder \"/home/mira/scenarios\". Check its name.".to_owned());
    let mut empty = few();
    empty.cards.clear();
    let all: [(&str, Data); 5] = [
        ("library", few()),
        ("library-plan", with_plan()),
        ("library-waiting", waiting),
        ("library-broken", broken),
        ("library-empty", empty),
    ];
    save_all("library-plan", &with_plan(), &[("narrow", [720.0, 900.0], false, 100)]);
    for (name, data) in all {
        save_all(name, &data, &KINDS);
    }
}

/// What shows only after something was done.
#[test]
fn pictures_of_controls_in_use() {
    let mut window = open(few());
    click(&mut window, "On the phone");
    for _ in 0..30 {
        if focused(&window) == CARD {
            break;
        }
        press(&mut window, Key::Tab);
    }
    save(&mut window, "library-filtered-with-keyboard");
    click(&mut window, "Hard");
    save(&mut window, "library-nothing-fits");
    let folder = broken_folder();
    let mut window = harness([1280.0, 2000.0], with_folder(folder.path()));
    click(&mut window, "Show one more finding");
    save(&mut window, "library-broken-unfolded");
}

/// How each picture is taken: name, size, dark, text in percent.
pub const KINDS: [(&str, [f32; 2], bool, u16); 5] = [
    ("light", LAPTOP, false, 100),
    ("dark", LAPTOP, true, 100),
    ("large", LARGE, false, 100),
    ("text-200", LAPTOP, false, 200),
    ("long", [1280.0, 2000.0], false, 100),
];

#[test]
fn whoever_was_left_waits_while_another_is_begun() {
    let mut data = few();
    let card = |data: &Data, id: &str| data.cards.iter().position(|card| card.id == id).unwrap();
    let (gordon, dana) = (card(&data, "card_refused"), card(&data, "second_kettle"));
    data.apply(Command::OpenBriefing(gordon));
    data.apply(Command::Begin(Some(7)));
    data.apply(Command::Take(Taken::reply(1)));
    let code = data.conversation.as_ref().unwrap().code();
    data.apply(Command::OpenLibrary);
    data.apply(Command::OpenBriefing(dana));
    data.apply(Command::Begin(Some(7)));
    assert!(data.waits(gordon) && data.waits(dana));
    data.apply(Command::OpenLibrary);
    data.apply(Command::OpenBriefing(gordon));
    assert_eq!(data.conversation.as_ref().unwrap().code(), code, "Gordon goes on where he was");
    assert!(data.waits(dana), "and Dana waits");
}

#[test]
fn playing_from_the_middle_takes_no_conversation_of_a_trainee_away() {
    let mut data = few();
    data.apply(Command::OpenBriefing(0));
    data.apply(Command::Begin(Some(7)));
    play(&mut data, 2);
    let own = data.conversation.as_ref().unwrap().code();
    let from = Command::PlayFrom { card: 0, want: 0, taken: vec![Taken::reply(1)] };
    for _ in 0..2 {
        data.apply(from.clone());
        assert_eq!(data.conversation.as_ref().unwrap().given, 1);
        assert_eq!(data.waiting.len(), 1, "one a card, and it is the trainee's");
    }
    data.apply(Command::OpenBriefing(1));
    data.apply(Command::Begin(Some(7)));
    assert_eq!(data.waiting.len(), 1, "what was begun in the middle is not kept");
    data.apply(Command::OpenBriefing(0));
    assert_eq!(data.conversation.as_ref().unwrap().code(), own);
}

#[test]
fn a_conversation_whose_file_is_gone_goes_on_and_is_played_again() {
    let folder = broken_folder();
    let mut data = with_folder(folder.path());
    let third = data.cards.iter().position(|card| card.id == "third_kettle").unwrap();
    begin(&mut data, third, 3);
    let code = data.conversation.as_ref().unwrap().code();
    let path = folder.path().join("third_kettle.ron");
    std::fs::remove_file(&path).unwrap();
    data.hear(News::Gone(path));
    data.apply(Command::OpenBriefing(1));
    data.apply(Command::Begin(Some(7)));
    play(&mut data, 60);
    data.apply(Command::OpenLibrary);
    let mut window = open(data);
    click(&mut window, "Go on with Dana, turn 4");
    let data = &mut window.state_mut().data;
    assert_eq!((data.route, data.conversation.as_ref().unwrap().code()), (Route::Conversation, code));
    play(data, 60);
    for command in [Command::SameCustomer, Command::AnotherCustomer] {
        data.apply(command.clone());
        assert!(data.conversation.as_ref().unwrap().replay.turns.is_empty(), "{command:?}");
        play(data, 60);
    }
}
