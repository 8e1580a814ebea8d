//! What one sees when something is wrong with what is kept: the screen that comes first, the banner, the question on
//! closing; and their pictures.

use std::path::{Path, PathBuf};

use egui::accesskit::{Live, Role};
use egui::{Key, Modifiers, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use unruffled::app::command::{Command, Queue};
use unruffled::app::data::{Backup, Data, Keeping, Record, Route};
use unruffled::app::screen::records::closing::{self, Lost};
use unruffled::app::screen::records::{self, backups};
use unruffled::app::theme;
use unruffled::records::{NotWritten, ReadOnly, Trouble};

use crate::briefing_screen::briefing;
use crate::conversation_screen::begun;
use crate::library_screen::KINDS;
use crate::window::{LAPTOP, click, few, harness, has, press, save_all, settle, shows};

/// Sunday, 22 November 2026.
const TODAY: u32 = 20_779;
/// The folder of the records.
const FOLDER: &str = "/home/ada/unruffled";

fn file() -> PathBuf {
    Path::new(FOLDER).join("records.sqlite")
}

/// The backups of three days; the second one cannot be read.
pub fn three() -> Vec<Backup> {
    let all = [(TODAY - 1, Some(14)), (TODAY - 2, None), (TODAY - 9, Some(1))];
    let file = |day| Path::new(FOLDER).join(format!("backups/{day}.sqlite"));
    all.map(|(day, attempts)| Backup { file: file(day), day, attempts }).to_vec()
}

pub fn kept(mut data: Data, keeping: Keeping, backups: Vec<Backup>) -> Data {
    data.today = TODAY;
    data.record = Record::with_keeping(keeping, backups);
    data
}

pub fn troubles() -> [Trouble; 7] {
    [
        Trouble::Damaged { file: file(), what: "page 7 is not what it should be".to_owned() },
        Trouble::Missing { file: file() },
        Trouble::Empty { file: file() },
        Trouble::NotRecords { file: file() },
        Trouble::Locked { file: file() },
        Trouble::Unreadable { file: file(), why: "permission denied".to_owned() },
        Trouble::NoFolder { folder: FOLDER.into(), why: "permission denied".to_owned() },
    ]
}

pub fn trouble(trouble: &Trouble, backups: Vec<Backup>) -> Data {
    kept(few(), Keeping::Trouble(trouble.clone()), backups)
}

pub fn behind(waiting: usize, why: NotWritten) -> Keeping {
    Keeping::Behind { waiting, why }
}

/// One of the screens by itself, and what it asked for.
struct Alone<M> {
    data: Data,
    memory: M,
    asked: Vec<Command>,
}

type Screen<M> = Harness<'static, Alone<M>>;

/// Draws one screen by itself.
fn alone<M: Default + 'static>(data: Data, draw: fn(&mut egui::Ui, &Data, &mut M, &mut Queue)) -> Screen<M> {
    let state = Alone { data, memory: M::default(), asked: Vec::new() };
    let ui = move |ui: &mut egui::Ui, state: &mut Alone<M>| {
        theme::install(ui.ctx(), state.data.settings.dark);
        let mut queue = Queue::default();
        draw(ui, &state.data, &mut state.memory, &mut queue);
        state.asked.extend(queue.into_commands());
    };
    let mut screen = Harness::builder().with_size([1280.0, 1000.0]).build_ui_state(ui, state);
    screen.run_steps(4);
    screen
}

fn first(data: Data) -> Screen<records::Memory> {
    alone(data, |ui, data, memory, queue| {
        if records::comes_first(data, memory) {
            records::ui(ui, data, memory, queue);
        } else {
            records::banner_ui(ui, data, memory, queue);
        }
    })
}

fn tap<M>(screen: &mut Screen<M>, key: Key) {
    screen.key_press_modifiers(Modifiers::NONE, key);
    screen.run_steps(4);
}

fn focused<M>(screen: &Screen<M>) -> String {
    let on = screen.root().children_recursive().find(|node| node.accesskit_node().is_focused());
    on.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

const RESTORE: &str = "Restore the backup of yesterday, 14 conversations";
const AGAIN: &str = "Try again";
const UNKEPT: &str = "Go on without keeping";
const NEW: &str = "Begin new records";

/// The ways out of each trouble in their order, with backups and without.
fn ways(trouble: &Trouble, with: bool) -> Vec<&'static str> {
    match trouble {
        Trouble::Unreadable { .. } if with => vec![AGAIN, UNKEPT, RESTORE, NEW],
        Trouble::Locked { .. } | Trouble::NoFolder { .. } => vec![AGAIN, UNKEPT],
        _ if with => vec![RESTORE, AGAIN, UNKEPT, NEW],
        Trouble::Missing { .. } | Trouble::Unreadable { .. } => vec![AGAIN, UNKEPT, NEW],
        _ => vec![NEW, AGAIN, UNKEPT],
    }
}

#[test]
fn each_trouble_says_what_happened_and_offers_its_ways_the_best_one_first() {
    let mut headings = Vec::new();
    for trouble in troubles() {
        for backups in [three(), Vec::new()] {
            let ways = ways(&trouble, !backups.is_empty());
            let screen = first(self::trouble(&trouble, backups));
            let heading = screen.get_all_by_role(Role::Heading).next().expect("a heading");
            headings.push(heading.accesskit_node().label().expect("words"));
            for words in ["What happened", "What is safe", "What you can do", "Copy this path", "Open the folder"] {
                assert!(screen.query_by_label(words).is_some(), "{trouble:?}: {words}");
            }
            let place = if matches!(trouble, Trouble::NoFolder { .. }) { PathBuf::from(FOLDER) } else { file() };
            assert!(screen.query_by_label(&place.display().to_string()).is_some(), "{trouble:?}");
            assert_eq!(focused(&screen), ways[0], "{trouble:?}: the keyboard is on the best way");
            let tops: Vec<f32> =
                ways.iter().map(|way| screen.get_by_role_and_label(Role::Button, way).rect().top()).collect();
            assert!(tops.is_sorted(), "{trouble:?}: {ways:?} {tops:?}");
            let others = [RESTORE, AGAIN, UNKEPT, NEW].into_iter().filter(|way| !ways.contains(way));
            for other in others {
                assert!(screen.query_by_label(other).is_none(), "{trouble:?}: {other}");
            }
        }
    }
    headings.dedup();
    let each = headings.len();
    headings.sort();
    headings.dedup();
    assert_eq!((each, headings.len()), (7, 7), "each has its own");
}

#[test]
fn each_way_asks_for_what_it_says_by_pointer_and_by_keyboard() {
    for trouble in troubles() {
        let data = self::trouble(&trouble, three());
        let folder = PathBuf::from(FOLDER);
        let place = if matches!(trouble, Trouble::NoFolder { .. }) { folder.clone() } else { file() };
        let mut all: Vec<(&str, Command)> = ways(&trouble, true)
            .into_iter()
            .filter(|way| *way != NEW)
            .map(|way| {
                let does = match way {
                    RESTORE => Command::Restore(three()[0].file.clone()),
                    AGAIN => Command::TryRecords,
                    _ => Command::GoOnUnkept,
                };
                (way, does)
            })
            .collect();
        all.push(("Copy this path", Command::Copy(place.display().to_string())));
        all.push(("Open the folder", Command::OpenFolder(folder)));
        if let Trouble::Damaged { what: found, .. }
        | Trouble::Unreadable { why: found, .. }
        | Trouble::NoFolder { why: found, .. } = &trouble
        {
            let words = format!("{}: {found}", place.display());
            all.push(("Copy what was found", Command::Copy(words)));
        }
        for (way, does) in all {
            let mut screen = first(data.clone());
            screen.get_by_label(way).click();
            screen.run_steps(4);
            assert_eq!(screen.state().asked, std::slice::from_ref(&does), "{trouble:?}: {way}");
            let mut screen = first(data.clone());
            for _ in 0..20 {
                if focused(&screen) == way {
                    break;
                }
                tap(&mut screen, Key::Tab);
            }
            tap(&mut screen, Key::Enter);
            assert_eq!(screen.state().asked, [does], "{trouble:?}: {way}, by keyboard");
        }
    }
}

#[test]
fn new_records_are_asked_about_once_more_and_the_keyboard_is_on_the_harmless_answer() {
    let mut screen = first(trouble(&troubles()[0], Vec::new()));
    tap(&mut screen, Key::Enter);
    assert_eq!((focused(&screen).as_str(), screen.state().asked.len()), ("Not now", 0));
    tap(&mut screen, Key::Enter);
    assert!(screen.query_by_label(NEW).is_some() && screen.state().asked.is_empty());
    screen.get_by_label(NEW).click();
    screen.run_steps(4);
    screen.get_by_label("Yes, begin new records").click();
    screen.run_steps(4);
    assert_eq!(screen.state().asked, [Command::NewRecords]);
}

#[test]
fn other_backups_unfold_and_one_that_cannot_be_read_is_no_way() {
    let mut screen = first(trouble(&troubles()[0], three()));
    let old = "Restore the backup of Friday, 13 November 2026, 1 conversation";
    assert!(screen.query_by_label(old).is_none());
    screen.get_by_label("Other backups").click();
    screen.run_steps(4);
    let broken = screen.get_by_label("Restore the backup of Friday, 20 November 2026, cannot be read");
    assert!(broken.accesskit_node().is_disabled());
    screen.get_by_label(old).click();
    screen.run_steps(4);
    assert_eq!(screen.state().asked, [Command::Restore(three()[2].file.clone())]);
}

#[test]
fn the_newest_backup_that_can_be_read_is_offered_first() {
    let all = three();
    let screen = first(trouble(&troubles()[1], vec![all[1].clone(), all[2].clone()]));
    assert_eq!(focused(&screen), "Restore the backup of Friday, 13 November 2026, 1 conversation");
    let nothing = Backup { attempts: Some(0), ..all[0].clone() };
    let screen = first(trouble(&troubles()[1], vec![nothing.clone(), all[2].clone()]));
    assert_eq!(focused(&screen), "Restore the backup of Friday, 13 November 2026, 1 conversation");
    let screen = first(trouble(&troubles()[1], vec![nothing]));
    assert_eq!(focused(&screen), AGAIN, "one that holds nothing brings nothing back");
    let screen = first(trouble(&troubles()[1], vec![all[1].clone()]));
    assert_eq!(focused(&screen), AGAIN);
    assert!(screen.query_by_label_contains("There is no backup that could be used.").is_some());
}

#[test]
fn trying_in_vain_is_told() {
    let told = "Tried just now: nothing has changed yet.";
    for keeping in
        [Keeping::Trouble(troubles()[4].clone()), Keeping::ReadOnly(ReadOnly::NotWritable), behind(2, NotWritten::Full)]
    {
        let mut screen = first(kept(few(), keeping.clone(), Vec::new()));
        assert!(screen.query_all_by_label_contains(told).next().is_none());
        screen.get_by_label(AGAIN).click();
        screen.run_steps(4);
        assert!(screen.query_all_by_label_contains(told).next().is_some(), "{keeping:?}");
        screen.state_mut().data.record = Record::with_keeping(behind(3, NotWritten::Full), Vec::new());
        screen.run_steps(4);
        assert!(screen.query_all_by_label_contains(told).next().is_none(), "{keeping:?}: something changed");
    }
}

#[test]
fn what_can_only_be_read_is_told_first_then_looked_at_under_a_banner() {
    let all = [
        (ReadOnly::SecondWindow, "Unruffled is open in another window", "Keep here instead", Command::TryRecords, true),
        (
            ReadOnly::Newer { schema: 9 },
            "A newer Unruffled keeps your practice here",
            "Close the program",
            Command::Quit,
            false,
        ),
        (ReadOnly::NotWritable, "Your practice can only be read", AGAIN, Command::TryRecords, true),
    ];
    for (why, heading, other, does, stays) in all {
        let data = kept(few(), Keeping::ReadOnly(why), Vec::new());
        let mut screen = first(data.clone());
        assert_eq!(focused(&screen), "Look at it", "{why:?}");
        screen.get_by_label(other).click();
        screen.run_steps(4);
        assert_eq!(screen.state().asked, [does]);
        for key in [Key::Enter, Key::Escape] {
            let mut window = harness(LAPTOP, data.clone());
            assert!(has(&window, heading) && !has(&window, "What to practise"));
            press(&mut window, key);
            assert!(has(&window, "What to practise") && !has(&window, heading), "{why:?}, {key:?}");
            assert_eq!(has(&window, other), stays, "{why:?}: what can be done is in the banner");
        }
    }
}

#[test]
fn nothing_leads_past_a_trouble() {
    let mut data = trouble(&troubles()[0], three());
    data.apply(Command::OpenBriefing(0));
    let mut window = harness(LAPTOP, data);
    for key in [Key::Escape, Key::Comma, Key::PageDown] {
        let modifiers = if key == Key::Comma { Modifiers::COMMAND } else { Modifiers::NONE };
        window.key_press_modifiers(modifiers, key);
        settle(&mut window);
        assert_eq!(window.state().data.route, Route::Briefing);
        assert!(has(&window, "The file with your practice is damaged"), "{key:?}");
    }
}

/// Every screen, as somebody may have it before them.
fn screens() -> Vec<Data> {
    let talk = begun("second_kettle", 7);
    let at = |route| {
        let mut data = talk.clone();
        data.route = route;
        data
    };
    let routes = [Route::Library, Route::Settings, Route::Progress, Route::Findings, Route::Debrief];
    let mut all: Vec<Data> = routes.into_iter().map(at).collect();
    all.extend([talk, briefing(0)]);
    all
}

#[test]
fn every_screen_says_what_is_not_kept() {
    for data in screens() {
        let route = data.route;
        let window = harness(LAPTOP, kept(data, behind(3, NotWritten::Full), Vec::new()));
        let words =
            "Your last 3 replies are not kept: the disk is full. Make room; they are kept in this window until then.";
        assert!(has(&window, words), "{route:?}");
        assert!(has(&window, AGAIN) && has(&window, "Save elsewhere"), "{route:?}");
    }
}

#[test]
fn the_banner_says_how_many_and_why() {
    for (keeping, words) in [
        (behind(1, NotWritten::Full), "Your last reply is not kept: the disk is full."),
        (
            behind(0, NotWritten::ReadOnly),
            "What you noted last is not kept: the file or its disk cannot be written to.",
        ),
        (behind(2, NotWritten::Locked), "Your last 2 replies are not kept: another program holds the file."),
        (behind(2, NotWritten::Damaged("page 7".to_owned())), "the file that keeps them is gone or damaged"),
        (behind(2, NotWritten::Other("EIO".to_owned())), "Your last 2 replies are not kept: writing failed."),
    ] {
        assert!(shows(&harness(LAPTOP, kept(few(), keeping.clone(), Vec::new())), words), "{keeping:?}");
    }
}

#[test]
fn the_banner_covers_nothing_and_is_reached_first_by_the_keyboard() {
    for (size, percent) in [(LAPTOP, 100), (LAPTOP, 200), ([720.0, 560.0], 100)] {
        let mut data = kept(begun("second_kettle", 7), behind(3, NotWritten::Full), Vec::new());
        data.settings.text_percent = percent;
        let mut window = harness(size, data);
        let points = egui::Vec2::from(size) / window.state().data.settings.zoom();
        let banner = window.get_by_label("Save elsewhere").rect();
        assert!(Rect::from_min_size(egui::Pos2::ZERO, points).contains_rect(banner), "{size:?}, {percent} %");
        let others = window.get_all_by_role(Role::Button).filter(|button| {
            let label = button.accesskit_node().label().unwrap_or_default();
            label != AGAIN && label != "Save elsewhere"
        });
        for other in others {
            assert!(other.rect().top() >= banner.bottom() - 0.5, "{size:?}, {percent} %: {other:?}");
        }
        press(&mut window, Key::Tab);
        assert!(window.get_by_label(AGAIN).accesskit_node().is_focused(), "{size:?}, {percent} %");
    }
}

#[test]
fn what_is_kept_again_is_told_until_one_goes_on() {
    let mut window = harness(LAPTOP, kept(begun("second_kettle", 7), behind(3, NotWritten::Full), Vec::new()));
    window.state_mut().data.record = Record::with_keeping(Keeping::Kept, Vec::new());
    settle(&mut window);
    assert!(has(&window, "All is kept again."));
    press(&mut window, Key::Escape);
    assert_eq!(window.state().data.route, Route::Library);
    assert!(!has(&window, "All is kept again."));
    let mut window = harness(LAPTOP, kept(few(), Keeping::ReadOnly(ReadOnly::SecondWindow), Vec::new()));
    window.state_mut().data.record = Record::with_keeping(Keeping::Kept, Vec::new());
    settle(&mut window);
    assert!(has(&window, "From now on this window keeps what you practise."));
    click(&mut window, "Close");
    assert!(!has(&window, "From now on this window keeps what you practise."));
    let window = harness(LAPTOP, kept(few(), Keeping::Kept, Vec::new()));
    assert!(!shows(&window, "kept again"), "nothing was amiss before");
}

#[test]
fn whoever_goes_on_unkept_is_told_on_every_screen() {
    let words = "What you practise is not kept: it lasts until you close the window.";
    let mut window = harness(LAPTOP, trouble(&troubles()[4], Vec::new()));
    click(&mut window, UNKEPT);
    window.state_mut().data.record = Record::with_keeping(Keeping::Nowhere, Vec::new());
    settle(&mut window);
    assert!(has(&window, "What to practise") && has(&window, words));
    assert!(!has(&harness(LAPTOP, few()), words), "where nothing is to be kept nothing is said");
}

/// What a screen reader says of its own accord.
fn announced<M>(screen: &Screen<M>) -> Vec<String> {
    let live = |node: &egui_kittest::Node<'_>| node.accesskit_node().live() == Live::Polite;
    screen.root().children_recursive().filter(live).filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn what_is_not_kept_is_announced_once() {
    let mut screen = first(kept(few(), Keeping::Kept, Vec::new()));
    screen.state_mut().data.record = Record::with_keeping(behind(1, NotWritten::Full), Vec::new());
    screen.run_steps(1);
    let words = "Your last reply is not kept: the disk is full. Make room; it is kept in this window until then.";
    assert_eq!(announced(&screen), [words]);
    screen.run_steps(8);
    assert_eq!(announced(&screen), Vec::<String>::new(), "it is not said for ever");
    screen.state_mut().data.record = Record::with_keeping(behind(2, NotWritten::Full), Vec::new());
    screen.run_steps(1);
    assert_eq!(announced(&screen), Vec::<String>::new(), "nor again with every reply");
    screen.state_mut().data.record = Record::with_keeping(behind(2, NotWritten::Locked), Vec::new());
    screen.run_steps(1);
    assert_eq!(announced(&screen).len(), 1, "another reason is");
    screen.run_steps(8);
    screen.state_mut().data.record = Record::with_keeping(Keeping::Kept, Vec::new());
    screen.run_steps(1);
    assert_eq!(announced(&screen), ["All is kept again."]);
}

#[test]
fn a_trouble_is_announced_with_what_happened() {
    let mut screen = first(kept(few(), Keeping::Kept, Vec::new()));
    screen.state_mut().data.record = Record::with_keeping(Keeping::Trouble(troubles()[1].clone()), Vec::new());
    screen.run_steps(1);
    let said = announced(&screen);
    assert!(said.len() == 1 && said[0].starts_with("The file with your practice is gone. "), "{said:?}");
}

#[test]
fn nothing_repaints_while_nothing_changes() {
    let behind = kept(few(), behind(3, NotWritten::Full), Vec::new());
    for data in [trouble(&troubles()[0], three()), behind] {
        let mut screen = first(data);
        screen.run_steps(8);
        let frames = screen.run();
        assert!(frames <= 2, "{frames} frames");
    }
}

#[test]
fn a_clock_that_stands_before_the_last_practice_is_told_once() {
    let mut data = begun("second_kettle", 7);
    data.today = TODAY;
    crate::library_screen::play(&mut data, 60);
    data.apply(Command::LeaveInDiary);
    assert_eq!(data.record.last_day(), Some(TODAY));
    let words = "The clock of this machine says 19 November 2026, but you practised on 22 November 2026.";
    assert!(!shows(&harness(LAPTOP, data.clone()), words));
    data.today = TODAY - 3;
    let mut window = harness(LAPTOP, data);
    assert!(shows(&window, words));
    click(&mut window, "Close");
    assert!(!shows(&window, words));
}

#[test]
fn a_scenario_that_changed_or_went_after_a_conversation_is_told_with_it() {
    let mut data = begun("second_kettle", 7);
    crate::library_screen::play(&mut data, 3);
    let at = data.cards.iter().position(|card| card.id == "second_kettle").expect("shipped");
    let (mut changed, mut gone) = (data.clone(), data.clone());
    changed.cards[at].text = "something else".into();
    gone.cards.remove(at);
    let here = "This is about how it was then.";
    for (data, library, debrief) in [
        (data, None, None),
        (
            changed,
            Some("Its file has changed since; it goes on with what it was."),
            Some("The scenario has changed since."),
        ),
        (gone, Some("Its file is gone; it goes on with what it was."), Some("The scenario is not there any more.")),
    ] {
        let told = |route, words: &str| {
            let mut data = data.clone();
            data.route = route;
            shows(&harness(LAPTOP, data), words)
        };
        for (route, words) in [(Route::Library, library), (Route::Debrief, debrief)] {
            assert!(words.is_none_or(|words| told(route, words)), "{route:?}: {words:?}");
        }
        assert_eq!(told(Route::Debrief, here), debrief.is_some());
        assert_eq!(told(Route::Library, "it goes on with what it was"), library.is_some());
    }
}

/// The list of backups where nothing is wrong.
fn list(data: Data) -> Screen<backups::Memory> {
    alone(data, |ui, data, memory, queue| {
        egui::CentralPanel::default().show(ui, |ui| backups::ui(ui, data, memory, queue));
    })
}

#[test]
fn going_back_where_nothing_is_wrong_is_asked_once_more() {
    let mut screen = list(kept(few(), Keeping::Kept, three()));
    screen.get_by_label(RESTORE).click();
    screen.run_steps(4);
    assert!(screen.query_by_label_contains("Go back to how it was yesterday, with 14 conversations?").is_some());
    assert!(screen.state().asked.is_empty());
    screen.get_by_label("Leave all as it is").click();
    screen.run_steps(4);
    screen.get_by_label(RESTORE).focus();
    screen.run_steps(1);
    tap(&mut screen, Key::Enter);
    assert_eq!(focused(&screen), "Leave all as it is");
    screen.get_by_label("Go back to it").click();
    screen.run_steps(4);
    assert_eq!(screen.state().asked, [Command::Restore(three()[0].file.clone())]);
    let screen = list(kept(few(), Keeping::Kept, Vec::new()));
    assert!(screen.query_by_label_contains("There is no backup yet.").is_some());
}

/// The question on closing, above a conversation.
#[derive(Default)]
struct Asked {
    memory: closing::Memory,
    lost: Option<Lost>,
}

fn question(lost: Lost, keeping: Keeping) -> Screen<Asked> {
    let mut screen: Screen<Asked> = alone(kept(few(), keeping, Vec::new()), |ui, data, asked, queue| {
        closing::ui(ui, data, asked.lost, &mut asked.memory, queue);
        if ui.input(|input| input.key_pressed(Key::Num1)) {
            queue.push(Command::GoOn);
        }
    });
    screen.state_mut().memory.lost = Some(lost);
    screen.state_mut().memory.memory.asked = true;
    screen.run_steps(4);
    screen
}

#[test]
fn closing_asks_what_becomes_of_what_would_be_lost() {
    let mut screen = question(Lost::Replies(3), behind(3, NotWritten::Full));
    let words = "Your last 3 replies are nowhere but in this window, since the disk is full.";
    assert!(screen.query_by_label_contains(words).is_some());
    assert_eq!(focused(&screen), "Save elsewhere");
    tap(&mut screen, Key::Num1);
    assert!(screen.state().asked.is_empty(), "the screen below takes no key");
    tap(&mut screen, Key::Enter);
    assert_eq!(screen.state().asked, [Command::SaveElsewhere]);
    screen.state_mut().data.notice = Some("Saved in practice.json.".to_owned());
    screen.state_mut().memory.lost = None;
    screen.run_steps(4);
    assert!(screen.query_by_label("Saved in practice.json.").is_some());
    screen.get_by_label("Close").click();
    screen.run_steps(4);
    assert_eq!(screen.state().asked, [Command::SaveElsewhere, Command::Quit]);
    for key in [None, Some(Key::Escape)] {
        let mut screen = question(Lost::Conversations(2), Keeping::Nowhere);
        match key {
            Some(key) => tap(&mut screen, key),
            None => {
                screen.get_by_label("Stay").click();
                screen.run_steps(4);
            }
        }
        let memory = &screen.state().memory.memory;
        assert!(!memory.asked && !memory.anyway && screen.state().asked.is_empty());
    }
    let mut screen = question(Lost::Conversations(2), Keeping::Nowhere);
    screen.get_by_label("Close anyway").click();
    screen.run_steps(4);
    assert!(screen.state().memory.memory.anyway);
    assert_eq!(screen.state().asked, [Command::Quit]);
}

/// Draws every picture of the records.
#[test]
fn pictures_of_what_is_wrong_with_the_records() {
    let names = ["damaged", "missing", "empty", "not-records", "locked", "unreadable", "no-folder"];
    for (name, trouble) in names.iter().zip(troubles()) {
        save_all(&format!("records-{name}"), &self::trouble(&trouble, three()), &KINDS);
    }
    save_all("records-damaged-no-backup", &trouble(&troubles()[0], Vec::new()), &KINDS);
    let all = [
        ("second-window", ReadOnly::SecondWindow),
        ("newer", ReadOnly::Newer { schema: 9 }),
        ("not-writable", ReadOnly::NotWritable),
    ];
    for (name, why) in all {
        save_all(&format!("records-{name}"), &kept(few(), Keeping::ReadOnly(why), Vec::new()), &KINDS);
    }
    let full = || behind(3, NotWritten::Full);
    save_all("records-behind-talk", &kept(begun("second_kettle", 7), full(), Vec::new()), &KINDS);
    save_all("records-behind-library", &kept(few(), full(), Vec::new()), &KINDS);
}
