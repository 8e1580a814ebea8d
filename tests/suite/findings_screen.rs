//! The Findings: what the window says of files that an author writes, while they write; starting in the middle; and
//! the pictures of both.

use std::path::Path;
use std::sync::Arc;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use unruffled::app::command::Command;
use unruffled::app::data::{Card, Check, Data, News, Pane, Route, Walked, Way, Weight, Work};
use unruffled::app::theme::unmarked;
use unruffled::app::{App, Options};
use unruffled::disk;
use unruffled::lint::{lint, one_by_one};
use unruffled::playbook::SHIPPED;
use unruffled::scenario::house::House;
use unruffled::solve::{Budget, Going, deals, solve};

use crate::conversation_screen::play_while;
use crate::support;
use crate::window::{LAPTOP, LARGE, click, few, harness, of_few, save, save_all, settle, shows, wait};

type Window = Harness<'static, App>;

/// A playbook that wants longer conversations than any, so that there is something to find.
fn strict() -> String {
    let text = SHIPPED.replacen("decisions: (6, 12)", "decisions: (30, 40)", 1);
    assert_ne!(text, SHIPPED, "the thresholds are in the playbook");
    text
}

/// A folder of an author: a scenario that can be played, one that accepts what was found, one that cannot be played.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "third_kettle.ron", kettle());
    let accepted =
        "minutes: 10,\n    accepted: [(finding: \"decision-count\", because: \"It is a short one on purpose.\")],";
    write(folder.path(), "fourth_kettle.ron", &kettle().replacen("minutes: 10,", accepted, 1));
    write(folder.path(), "typo.ron", &broken());
    folder
}

fn kettle() -> &'static str {
    support::shipped_text("second_kettle")
}

fn broken() -> String {
    kettle().replacen("channel: Counter", "chanel: Counter", 1).replacen("minutes: 10", "minutes: \"ten\"", 1)
}

fn write(folder: &Path, name: &str, text: &str) {
    std::fs::write(folder.join(name), text).unwrap();
}

/// The window on such a folder, under such a playbook.
fn strict_data(folder: &Path) -> Data {
    let playbook = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(playbook.path(), strict()).unwrap();
    let playbook = Some(playbook.path().to_owned());
    of_few(Data::load(&Options { scenarios: vec![folder.to_owned()], playbook, ..Options::default() }).unwrap())
}

fn at(data: &Data, id: &str) -> usize {
    data.cards.iter().position(|card| card.id == id).unwrap_or_else(|| panic!("no card {id}"))
}

fn card<'d>(window: &'d Window, id: &str) -> Option<&'d Card> {
    window.state().data.cards.iter().find(|card| card.id == id)
}

fn is_done(window: &Window, id: &str) -> bool {
    card(window, id).is_some_and(|card| card.check == Check::Done)
}

/// The window once all files were checked.
fn checked(size: [f32; 2], data: Data) -> Window {
    let mut window = harness(size, data);
    wait(&mut window, "all files are checked", |window| {
        window.state().data.cards.iter().filter(|card| card.path.is_some()).all(|card| card.check == Check::Done)
    });
    window
}

#[test]
fn a_card_counts_its_findings_and_leads_to_them() {
    let folder = folder();
    let mut window = checked([1280.0, 2000.0], strict_data(folder.path()));
    let found = lint("third_kettle", kettle(), &support::playbook_from(&strict()), &House::default(), &mut one_by_one);
    let proof = found.findings.iter().find(|finding| finding.code == "decision-count").unwrap();
    let tally = card(&window, "third_kettle").unwrap().tally();
    let look = tally.iter().find(|(weight, _)| *weight == Weight::Look).unwrap().1;
    let label = window.get_all_by_label_contains("Findings of").next().unwrap().accesskit_node().label().unwrap();
    assert!(window.query_all_by_label_contains(&format!("{look} to look at")).next().is_some(), "{label}");
    assert!(window.query_all_by_label_contains("1 accepted").next().is_some());
    assert!(shows(&window, ", not played yet, in third_kettle.ron"), "copies are told from each other");
    window.state_mut().data.apply(Command::OpenFindings(3));
    settle(&mut window);
    assert!(shows(&window, "Accepted because: It is a short one on purpose."));
    window.key_press(Key::Escape);
    settle(&mut window);
    let third = at(&window.state().data, "third_kettle");
    window.get_all_by_label_contains("Findings of").nth(third - 3).unwrap().click();
    settle(&mut window);
    let data = &window.state().data;
    assert_eq!((data.route, &data.inspected), (Route::Findings, &data.cards[third].key()));
    let place = format!("third_kettle.ron:{}:{}", proof.line, proof.column);
    for words in [&unmarked(&proof.message), &unmarked(&proof.help), &place] {
        assert!(shows(&window, words), "{words}");
    }
    assert!(shows(&window, "To look at: "), "in words");
    assert!(shows(&window, "L18 decision-count"));
}

#[test]
fn a_finding_is_proved_by_a_conversation_and_played_on_from_there() {
    let folder = folder();
    let mut data = strict_data(folder.path());
    data.apply(Command::OpenFindings(at(&data, "third_kettle")));
    let mut window = checked([1280.0, 6000.0], data);
    let finding = card(&window, "third_kettle").unwrap().findings.iter().find(|f| f.code == "decision-count");
    let (line, replies) = finding.map(|f| (f.line, f.witness.as_ref().unwrap().choices.len())).unwrap();
    let fold = format!("The conversation that shows it ({replies} replies)");
    window.get_all_by_label(&fold).next().unwrap().click();
    settle(&mut window);
    assert!(shows(&window, "What they really want here: "));
    assert!(window.query_all_by_label("You").count() >= replies);
    window.get_all_by_label(&format!("Play from here, line {line}")).next().unwrap().click();
    settle(&mut window);
    assert_eq!(window.state().data.route, Route::Conversation);
    let talk = window.state().data.conversation.as_ref().unwrap();
    assert!(!talk.replay.state.is_over());
    assert_eq!((talk.given, talk.replay.turns.len()), (replies - 1, replies - 1), "all but the last");
    assert!(shows(&window, "You begin here. "));
}

#[test]
fn every_scene_can_be_started_at_and_one_that_nobody_reaches_says_so() {
    let mut data = few();
    data.apply(Command::OpenBriefing(0));
    let mut window = harness([1280.0, 6000.0], data);
    click(&mut window, "Start at a scene");
    assert_eq!((window.state().data.route, window.state().data.pane), (Route::Findings, Pane::Scenes));
    wait(&mut window, "the ways are known", |window| window.state().data.cards[0].ways.is_some());
    let scenario = window.state().data.cards[0].scenario.clone().unwrap();
    let ways = window.state().data.cards[0].ways.clone().unwrap();
    assert_eq!(ways.len(), scenario.scenes.len());
    for (scene, way) in scenario.scenes.iter().zip(ways.iter()) {
        let Way::By(want, taken) = way else { panic!("nobody comes to {}", scene.id) };
        let mut data = few();
        data.apply(Command::PlayFrom { card: 0, want: *want, taken: taken.clone() });
        let talk = data.conversation.unwrap();
        assert_eq!(scenario.scene(talk.replay.state.scene).unwrap().id, scene.id);
        assert_eq!(talk.given, taken.len());
        assert!(window.query_by_label(&format!("Start at {}", scene.id)).is_some(), "{}", scene.id);
    }
    let last = &scenario.scenes[usize::from(scenario.aftermath) - 1].id;
    click(&mut window, &format!("Start at {last}"));
    assert_eq!(window.state().data.route, Route::Conversation);
    let given = window.state().data.conversation.as_ref().unwrap().given;
    assert!(given > 0);
    let data = &mut window.state_mut().data;
    play_while(data, true, |_| true);
    data.apply(Command::OpenDebrief);
    settle(&mut window);
    assert!(shows(&window, "taken for you."));
    assert!(window.state().data.cards[0].reached.is_empty(), "what was begun in the middle is no practice");
    wait(&mut window, "it is graded", |window| window.state().data.graded().grades().is_some());
    let grades = window.state().data.graded().grades().unwrap().turns.len();
    assert_eq!(grades, window.state().data.conversation.as_ref().unwrap().replay.turns.len(), "all turns");

    let mut data = few();
    data.apply(Command::OpenScenes(0));
    let mut ways = ways.to_vec();
    *ways.last_mut().unwrap() = Way::Nobody;
    let key = data.cards[0].key();
    data.hear(News::Ways(key, Arc::from(ways)));
    assert!(shows(&harness([1280.0, 6000.0], data), "Nobody gets here"));
}

#[test]
fn a_saved_file_changes_its_card_at_once() {
    let folder = folder();
    let data = Data::load(&Options { scenarios: vec![folder.path().to_owned()], ..Options::default() }).unwrap();
    let mut window = checked([1280.0, 4800.0], data);
    assert_eq!(card(&window, "third_kettle").unwrap().title, "Second kettle. And you want a receipt?");
    // Saved in place.
    let title = "Second kettle. And you want a receipt?";
    write(folder.path(), "third_kettle.ron", &kettle().replacen(title, "The third one hums as well.", 1));
    wait(&mut window, "the new title", |window| {
        card(window, "third_kettle").is_some_and(|card| card.title == "The third one hums as well.")
    });
    wait(&mut window, "it is checked again", |window| is_done(window, "third_kettle"));
    // Saved by renaming another file over it, and broken by that.
    write(folder.path(), "third_kettle.ron~", &broken());
    std::fs::rename(folder.path().join("third_kettle.ron~"), folder.path().join("third_kettle.ron")).unwrap();
    wait(&mut window, "it is broken", |window| card(window, "third_kettle").is_some_and(|c| c.scenario.is_none()));
    assert!(card(&window, "fourth_kettle").unwrap().scenario.is_some(), "no other is taken down");
    assert!(shows(&window, "Line 7, column 5: "));
    click(&mut window, "See it in the file third_kettle");
    assert!(shows(&window, "third_kettle.ron:7:5"));
    assert!(shows(&window, "To mend: "));
    // Renamed: here it is gone, there it is new.
    std::fs::rename(folder.path().join("third_kettle.ron"), folder.path().join("fifth_kettle.ron")).unwrap();
    wait(&mut window, "its new name", |window| card(window, "fifth_kettle").is_some());
    wait(&mut window, "its old one is gone", |window| card(window, "third_kettle").is_none());
    assert!(shows(&window, "This file is not there any more"));
    click(&mut window, "Back to the Library");
    // Removed, together with the folder: it is told, and what is built in is there.
    std::fs::remove_dir_all(folder.path()).unwrap();
    wait(&mut window, "all are gone", |window| window.state().data.cards.len() == disk::shipped().len());
    wait(&mut window, "it is told", |window| window.state().data.notice.is_some());
    // The folder comes back, and is read by itself; the button reads it, too.
    std::fs::create_dir(folder.path()).unwrap();
    write(folder.path(), "sixth_kettle.ron", kettle());
    wait(&mut window, "it is read", |window| card(window, "sixth_kettle").is_some());
    click(&mut window, "Read the files again");
    wait(&mut window, "it is told", |window| shows(window, "All of them can be played."));
    wait(&mut window, "it is checked", |window| is_done(window, "sixth_kettle"));
    // And is watched again.
    std::fs::remove_file(folder.path().join("sixth_kettle.ron")).unwrap();
    wait(&mut window, "it is gone", |window| card(window, "sixth_kettle").is_none());
}

#[test]
fn a_conversation_under_way_goes_on_with_the_scenario_it_began_with() {
    let folder = folder();
    let data = Data::load(&Options { scenarios: vec![folder.path().to_owned()], ..Options::default() }).unwrap();
    let mut window = harness(LAPTOP, data);
    let third = at(&window.state().data, "third_kettle");
    let data = &mut window.state_mut().data;
    data.apply(Command::OpenBriefing(third));
    data.apply(Command::Begin(Some(7)));
    let scenario = Arc::clone(&data.conversation.as_ref().unwrap().scenario);
    // One more before it in the folder, and it is broken itself.
    write(folder.path(), "a_kettle.ron", kettle());
    write(folder.path(), "third_kettle.ron", &broken());
    wait(&mut window, "both are read", |window| {
        card(window, "a_kettle").is_some() && card(window, "third_kettle").is_some_and(|c| c.scenario.is_none())
    });
    let data = &mut window.state_mut().data;
    play_while(data, true, |_| true);
    let talk = data.conversation.as_ref().unwrap();
    assert!(Arc::ptr_eq(&talk.scenario, &scenario));
    assert_eq!(talk.card.0, "third_kettle");
    let card = data.cards.iter().find(|card| card.is(&talk.card)).unwrap();
    assert_eq!(card.reached.len(), 1, "and its card takes the ending");
}

/// A card of a file whose walk is under way; no thread is there to end it.
fn busy() -> Data {
    let mut data = few();
    let mut file = data.cards[0].clone();
    file.id = "third_kettle".to_owned();
    file.path = Some("/home/mira/scenarios/third_kettle.ron".into());
    file.check = Check::Walks(Walked { want: 2, wants: 3, moments: 1_240_000, before: 400_000, most: 2_000_000 });
    data.hear(News::Read(Box::new(file)));
    data
}

#[test]
fn a_walk_under_way_says_how_far_it_is_and_can_be_stopped() {
    let data = busy();
    let third = at(&data, "third_kettle");
    let mut window = harness([1280.0, 1400.0], data);
    let name = "Findings of Second kettle. And you want a receipt?: Walking every conversation...";
    assert!(window.query_by_label("Stop walking Second kettle. And you want a receipt?").is_some());
    click(&mut window, name);
    assert!(shows(&window, "Want 2 of 3. 1,240,000 moments so far."));
    click(&mut window, "Stop");
    wait(&mut window, "it stopped", |window| window.state().data.cards[third].check == Check::Stopped);
    assert!(shows(&window, "It was stopped before the end"));
    assert!(shows(&window, "Walk every conversation"));
}

#[test]
fn stopping_a_walk_that_is_already_over_changes_nothing() {
    let mut data = busy();
    let third = at(&data, "third_kettle");
    let key = data.cards[third].key();
    let mut done = data.cards[third].clone();
    done.check = Check::Done;
    data.hear(News::Read(Box::new(done)));
    data.hear(News::Checks(key, Check::Stopped));
    assert_eq!(data.cards[third].check, Check::Done);
}

#[test]
fn the_bar_moves_within_a_want_and_never_stands_at_its_end_before_the_end() {
    let far = |want, moments, before| Walked { want, wants: 2, moments, before, most: 1000 }.part();
    assert!(far(1, 0, 0) < far(1, 500, 0) && far(1, 500, 0) < far(2, 600, 600));
    assert!(far(2, 600, 600) < far(2, 1200, 600) && far(2, 1200, 600) < 1.0);
}

#[test]
fn a_check_that_broke_off_is_told_and_no_card_waits_for_it() {
    let mut data = busy();
    let third = at(&data, "third_kettle");
    data.hear(News::Failed(Work::Checks));
    assert_eq!(data.cards[third].check, Check::Stopped);
    assert!(shows(&harness(LAPTOP, data), "The check broke off"));
}

#[test]
fn of_thousands_of_findings_only_those_near_the_sight_are_laid_out() {
    let mut data = busy();
    let third = at(&data, "third_kettle");
    let one = lint("third_kettle", &broken(), &support::playbook_from(SHIPPED), &House::default(), &mut one_by_one);
    let text: String = (0..40_000).map(|line| format!("    a line of a long file, number {line}\n")).collect();
    let card = &mut data.cards[third];
    let lines = unruffled::text::syntax::LineIndex::new(&text);
    card.findings = (0..3000)
        .map(|at| {
            let mut finding = one.findings[0].clone();
            let start = text.len() - 1 - at * 39;
            finding.span = unruffled::text::syntax::Span::new(start, start);
            finding.line = lines.line(start);
            finding
        })
        .collect();
    (card.check, card.text) = (Check::Done, Arc::from(text.as_str()));
    data.apply(Command::OpenFindings(third));
    let mut window = harness(LAPTOP, data);
    let laid_out = window.query_all_by_label_contains("To mend: ").count();
    assert!((4..40).contains(&laid_out), "{laid_out} findings");
    assert!(shows(&window, "a line of a long file, number 39999"));
    for _ in 0..12 {
        window.key_press(Key::PageDown);
        window.run_steps(8);
    }
    let near = window.query_all_by_label_contains("To mend: ").count();
    assert!((4..40).contains(&near), "{near} findings further down");
    assert!(!shows(&window, "a line of a long file, number 39999"), "the first are out of sight");
}

#[test]
fn nothing_to_mend_is_said_in_words() {
    let mut data = busy();
    let third = at(&data, "third_kettle");
    data.cards[third].check = Check::Done;
    data.cards[third].findings.clear();
    data.apply(Command::OpenFindings(third));
    let mut window = harness(LAPTOP, data);
    assert!(window.query_by_role_and_label(Role::Heading, "Nothing to mend").is_some());
    assert!(window.run() <= 2, "and it rests");
}

#[test]
fn the_ways_are_those_of_the_walk() {
    let scenario = support::scenario("second_kettle");
    let budget = Budget::of(&scenario);
    let solved: Vec<_> =
        deals(&scenario).into_iter().map(|deal| solve(&scenario, deal, &budget, &mut |_| Going::On)).collect();
    let ways = unruffled::app::data::ways(&scenario, &solved, &mut || Going::On);
    assert_eq!(ways.first(), Some(&Way::By(0, Vec::new())), "the first line takes no way");
    let stopped = unruffled::app::data::ways(&scenario, &solved, &mut || Going::Stop);
    assert!(stopped.iter().all(|way| *way == Way::Unknown), "what was stopped is not known");
}

/// How each picture is taken: name, size, dark, text in percent.
const KINDS: [(&str, [f32; 2], bool, u16); 4] = [
    ("light", LAPTOP, false, 100),
    ("dark", LAPTOP, true, 100),
    ("large", LARGE, false, 100),
    ("text-200", LAPTOP, false, 200),
];

#[test]
fn pictures_of_the_findings() {
    let folder = folder();
    let window = checked(LAPTOP, strict_data(folder.path()));
    let mut known = window.state().data.clone();
    drop(window);
    known.settings.motion = false;
    let third = at(&known, "third_kettle");
    let opened = |command: Command| {
        let mut data = known.clone();
        data.apply(command);
        data
    };
    let mut from = known.clone();
    let ways = known.cards[third].ways.clone().unwrap();
    let way = ways.iter().find(|way| matches!(way, Way::By(_, taken) if taken.len() == 3)).unwrap();
    let Way::By(want, taken) = way.clone() else { unreachable!() };
    from.apply(Command::PlayFrom { card: third, want, taken });
    let from_here = from.clone();
    let mut walking = busy();
    let mut unread = walking.clone();
    walking.apply(Command::OpenFindings(at(&walking, "third_kettle")));
    unread.route = Route::Library;
    let all = [
        ("findings", opened(Command::OpenFindings(third))),
        ("findings-accepted", opened(Command::OpenFindings(at(&known, "fourth_kettle")))),
        ("findings-broken", opened(Command::OpenFindings(at(&known, "typo")))),
        ("scenes", opened(Command::OpenScenes(third))),
        ("from-a-scene", from),
        ("library-author", known.clone()),
        ("findings-busy", walking),
        ("library-busy", unread),
    ];
    for (name, data) in all {
        save_all(name, &data, &KINDS);
    }
    let begun = harness(LAPTOP, from_here);
    let line = begun.get_all_by_label_contains("You begin here. ").next().unwrap().rect();
    assert!(line.top() > 50.0 && line.bottom() < 500.0, "below the actions, above the replies: {line}");
    save(&mut harness([1280.0, 1500.0], known.clone()), "library-author-long");
    let mut window = harness([1280.0, 2600.0], opened(Command::OpenFindings(third)));
    let folds: Vec<_> = window.get_all_by_label_contains("The conversation that shows it").collect();
    folds[0].click();
    settle(&mut window);
    save(&mut window, "findings-unfolded");
}
