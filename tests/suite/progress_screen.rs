//! The Progress: what it says of little and of much practice, its tables, the way to each conversation, and its pictures.

use std::sync::OnceLock;

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use unruffled::app::command::Command;
use unruffled::app::data::{Backup, Data, Keeping, Record, Route};
use unruffled::debrief::{Day, Played};
use unruffled::records::{ReadOnly, Trainee};

use crate::conversation_screen::{begun, play_while};
use crate::library_screen::{Window, focused};
use crate::window::{LAPTOP, LARGE, click, harness, has, press, settle, shipped, shows};

/// Sunday, 22 November 2026.
const TODAY: Day = 20_779;
/// A window in which the whole page shows.
const WHOLE: [f32; 2] = [1280.0, 6000.0];

/// A conversation with a shipped scenario whose first replies, so many, are careless; the rest are kind.
fn played(id: &str, seed: u32, careless: usize) -> Played {
    let mut data = begun(id, seed);
    let turns = |data: &Data| data.conversation.as_ref().unwrap().replay.turns.len();
    play_while(&mut data, true, |data| turns(data) < 2.min(careless));
    play_while(&mut data, false, |data| turns(data) < careless);
    play_while(&mut data, true, |_| true);
    data.record.played().last().expect("it is over").clone()
}

/// Conversations from careless to kind, each with three scenarios and three customers.
fn stock() -> &'static [Vec<Played>] {
    static STOCK: OnceLock<Vec<Vec<Played>>> = OnceLock::new();
    STOCK.get_or_init(|| {
        let with = |careless: usize| {
            let all = ["second_kettle", "card_refused", "wedding_at_noon"];
            all.iter().flat_map(|id| [1, 2, 3].map(|seed| played(id, seed, careless))).collect()
        };
        [9, 6, 4, 0].map(with).into()
    })
}

/// The shipped scenarios, practised on these days: with how much skill, 0 to 3, and which conversation.
fn practised(all: &[(Day, usize, usize)]) -> Data {
    let mut data = shipped();
    data.today = TODAY;
    data.settings.motion = false;
    for (number, (day, skill, which)) in all.iter().enumerate() {
        let stock = &stock()[*skill];
        let id = uuid::Uuid::from_u128(number as u128 + 1);
        data.record.keep(Played { id, day: *day, ..stock[which % stock.len()].clone() });
    }
    data
}

/// Two conversations in one week.
fn few() -> Data {
    practised(&[(TODAY - 4, 1, 0), (TODAY - 1, 2, 3)])
}

/// Two years of practice: seldom at first and with a pause, more skilled by and by.
pub fn much() -> Data {
    let mut all = Vec::new();
    let mut state = 7_u32;
    let mut draw = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % below
    };
    for day in 0..730 {
        let pause = (250..290).contains(&day) || (560..575).contains(&day);
        let often = if day < 200 { 14 } else { 24 };
        if pause || draw(100) >= often {
            continue;
        }
        for _ in 0..=draw(3) {
            let skill = (day / 240 + draw(2)).min(3) as usize;
            all.push((TODAY - 730 + day, skill, draw(9) as usize));
        }
    }
    practised(&all)
}

fn open(mut data: Data, size: [f32; 2]) -> Window {
    data.apply(Command::OpenProgress);
    harness(size, data)
}

/// The name of the first of this role whose name begins so.
fn named(window: &Window, role: Role, begins: &str) -> String {
    let names = window.get_all_by_role(role).filter_map(|node| node.accesskit_node().label());
    names.into_iter().find(|name| name.starts_with(begins)).unwrap_or_else(|| panic!("no {begins}"))
}

#[test]
fn before_the_first_conversation_it_says_what_will_stand_there() {
    let mut window = open(shipped(), LAPTOP);
    assert!(has(&window, "Progress") && has(&window, "Your practice will add up here"));
    assert!(has(&window, "This lasts until the window closes."));
    assert!(!has(&window, "Save as tables"), "there is nothing to save");
    assert!(has(&window, "Where the attempt file is"), "attempts can be brought in");
    click(&mut window, "Choose a conversation");
    assert_eq!(window.state().data.route, Route::Library);
}

#[test]
fn it_is_reached_from_the_bar_and_by_its_keys_and_left_by_escape() {
    let mut window = harness(LAPTOP, few());
    click(&mut window, "Progress");
    assert_eq!(window.state().data.route, Route::Progress);
    press(&mut window, Key::Escape);
    assert_eq!(window.state().data.route, Route::Library);
    window.key_press_modifiers(Modifiers::COMMAND, Key::P);
    settle(&mut window);
    assert_eq!(window.state().data.route, Route::Progress);
    press(&mut window, Key::F1);
    assert!(has(&window, "Look at your Progress"));
}

#[test]
fn a_step_unfolds_the_words_at_its_last_chance() {
    let data = few();
    let last = data.record.played().last().unwrap().clone();
    let (step, evidence) = last.judged.evidence.iter().next().expect("some step came up");
    let title = data.playbook().steps.iter().find(|own| own.id == *step).unwrap().title.clone();
    let mut window = open(data, WHOLE);
    let row = named(&window, Role::DisclosureTriangle, &format!("{title}. "));
    let words: String = evidence.words.chars().take_while(|c| c.is_alphanumeric() || *c == ' ').collect();
    assert!(!shows(&window, &words), "{words}: it is folded");
    click(&mut window, &row);
    assert!(shows(&window, &words), "{words}");
    assert!(shows(&window, &format!(", 21 November, reply {}", evidence.turn)));
}

#[test]
fn little_practice_claims_no_trend() {
    let window = open(few(), WHOLE);
    for words in ["etting better", "teady.", "arder lately"] {
        assert!(!shows(&window, words), "{words}");
    }
    assert!(shows(&window, "2 conversations on 2 days since 18 November. The more there were, the larger the dot."));
}

/// The tables that show, with the number of their rows.
fn tables(window: &Window) -> Vec<(String, usize)> {
    let all = window.query_all_by_role(Role::Table);
    all.map(|table| {
        let rows = table.children_recursive().filter(|node| node.accesskit_node().role() == Role::Row).count();
        (table.accesskit_node().label().unwrap_or_default(), rows)
    })
    .collect()
}

#[test]
fn every_plot_has_a_table() {
    let mut window = open(much(), [1280.0, 9000.0]);
    // The points with a customer are a plot once they are unfolded.
    let customer = window
        .get_all_by_role(Role::DisclosureTriangle)
        .filter_map(|row| row.accesskit_node().label())
        .find(|label| label.starts_with('“'))
        .expect("a customer");
    click(&mut window, &customer);
    let plots = window.get_all_by_role(Role::Image).filter(|node| {
        let name = node.accesskit_node().label().unwrap_or_default();
        name.starts_with("Calendar") || name.starts_with("Points with") || name.starts_with("How hot")
    });
    assert_eq!(plots.count(), 3);
    loop {
        let off = window
            .get_all_by_role(Role::Switch)
            .find(|switch| switch.accesskit_node().toggled() == Some(Toggled::False));
        let Some(off) = off else { break };
        assert_eq!(off.accesskit_node().label().as_deref(), Some("As a table"));
        off.click();
        settle(&mut window);
    }
    let shown = tables(&window);
    assert_eq!(shown.len(), 3, "{shown:?}");
    assert!(shown.iter().all(|(name, rows)| !name.is_empty() && *rows == 13), "{shown:?}");
    let more = window.get_all_by_label_contains("Show 50 more of ").next().expect("there are more days");
    more.click();
    settle(&mut window);
    assert!(tables(&window).iter().any(|(_, rows)| *rows == 63), "{:?}", tables(&window));
}

#[test]
fn the_calendar_names_the_day_under_the_pointer_and_turns_back() {
    let mut window = open(much(), LAPTOP);
    let calendar = named(&window, Role::Image, "Calendar, ");
    let calendar = window.get_by_label(&calendar).rect();
    assert!(shows(&window, "November 2025 to November 2026"));
    // Today stands in the last column, at the bottom: a Sunday.
    window.hover_at(calendar.right_bottom() - egui::vec2(6.8, 6.8));
    settle(&mut window);
    assert!(shows(&window, "Sunday, 22 November 2026: "));
    click(&mut window, "Earlier");
    assert!(shows(&window, "November 2024 to November 2025"));
    click(&mut window, "Later");
    assert!(shows(&window, "November 2025 to November 2026"));
}

#[test]
fn of_ten_thousand_conversations_only_what_is_in_sight_is_drawn() {
    let all: Vec<(Day, usize, usize)> =
        (0..10_000).map(|at| (TODAY - 3_000 + at / 4, (at % 4) as usize, at as usize)).collect();
    let mut window = open(practised(&all), LAPTOP);
    let rows = |window: &Window| window.query_all_by_label_contains(" points, Practice").count();
    assert_eq!(rows(&window), 0, "they are below");
    for _ in 0..60 {
        window.key_press(Key::PageDown);
        window.run_steps(2);
        if rows(&window) > 0 {
            break;
        }
    }
    for _ in 0..4 {
        window.key_press(Key::End);
        settle(&mut window);
        let more = window.query_all_by_label_contains("Show 50 more of ").last().expect("there are more");
        more.click();
        settle(&mut window);
    }
    assert!((1..60).contains(&rows(&window)), "{}", rows(&window));
}

#[test]
fn tab_goes_down_the_page_and_comes_round() {
    let mut window = open(few(), WHOLE);
    let mut seen: Vec<(String, egui::Rect)> = Vec::new();
    for _ in 0..80 {
        press(&mut window, Key::Tab);
        let name = focused(&window);
        let rect = window.root().children_recursive().find(|n| n.accesskit_node().is_focused()).map(|n| n.rect());
        let rect = rect.expect("something has the keyboard");
        if seen.first().is_some_and(|(first, place)| *first == name && *place == rect) {
            break;
        }
        seen.push((name, rect));
    }
    let names: Vec<&str> = seen.iter().map(|(name, _)| name.as_str()).collect();
    for name in [
        "Practise",
        "As a table",
        "Save as a page",
        "Save as tables",
        "Save an attempt file",
        "Where the attempt file is",
    ] {
        assert!(names.contains(&name), "{name}: {names:?}");
    }
    let page: Vec<&(String, egui::Rect)> =
        seen.iter().filter(|(_, rect)| (260.0..1000.0).contains(&rect.left())).collect();
    assert!(page.windows(2).all(|two| two[0].1.top() <= two[1].1.bottom()), "{page:?}");
}

#[test]
fn what_is_not_kept_is_said() {
    for (keeping, words) in [
        (Keeping::Nowhere, "This lasts until the window closes."),
        (Keeping::ReadOnly(ReadOnly::SecondWindow), "What you practise now lasts until the window closes."),
    ] {
        let mut data = shipped();
        data.record = Record::with_keeping(keeping.clone(), Vec::<Backup>::new());
        data.record.keep(stock()[1][0].clone());
        let mut window = open(data, WHOLE);
        if has(&window, "Look at it") {
            // What is wrong with the records comes first.
            click(&mut window, "Look at it");
        }
        assert!(shows(&window, words), "{keeping:?}");
        let brings_in = has(&window, "Where the attempt file is");
        assert_eq!(brings_in, keeping == Keeping::Nowhere, "{keeping:?}");
    }
}

#[test]
fn it_says_whose_progress_it_is() {
    let trainee =
        |number: u128, name: Option<&str>| Trainee { id: uuid::Uuid::from_u128(number), name: name.map(Into::into) };
    let all = vec![trainee(1, None), trainee(2, Some("Ada")), trainee(3, Some("Bo"))];
    let of = |number: u128| {
        let mut data = shipped();
        let whose = Some(uuid::Uuid::from_u128(number));
        data.record = Record::with_keeping(Keeping::Kept, Vec::new()).with_trainees(all.clone(), whose);
        open(data, LAPTOP)
    };
    let ada = of(2);
    assert!(
        has(&ada, "Ada’s progress") && shows(&ada, "Nobody sees this without choosing “Ada”. There is no password.")
    );
    assert!(!shows(&ada, "until the window closes"), "it is kept");
    let guest = of(1);
    assert!(guest.query_all_by_role(Role::Heading).any(|n| n.accesskit_node().label().as_deref() == Some("Progress")));
    assert!(shows(&guest, "You practise as a guest."));
}

#[test]
fn nothing_reaches_beyond_the_window_with_the_largest_text() {
    for size in [LAPTOP, [720.0, 560.0]] {
        for mut data in [shipped(), few(), much()] {
            data.settings.text_percent = 200;
            let window = open(data, size);
            let width = size[0] / 2.0;
            let placed = |node: &egui_kittest::Node<'_>| node.accesskit_node().bounding_box().is_some();
            for node in window.root().children_recursive().filter(placed) {
                let rect = node.rect();
                assert!(
                    rect.right() <= width + 0.5 || rect.width() <= 0.0,
                    "{:?}: {rect}",
                    node.accesskit_node().label()
                );
            }
        }
    }
}

/// The kinds of pictures: a name, a size, dark, and the size of the text.
const KINDS: [(&str, [f32; 2], bool, u16); 4] = [
    ("light", LAPTOP, false, 100),
    ("dark", LAPTOP, true, 100),
    ("large", LARGE, false, 100),
    ("text-200", LAPTOP, false, 200),
];

#[test]
fn pictures() {
    for (name, data) in [("empty", shipped()), ("few", few()), ("much", much())] {
        for (kind, size, dark, percent) in KINDS {
            let mut data = data.clone();
            (data.settings.dark, data.settings.text_percent) = (dark, percent);
            crate::window::save(&mut open(data, size), &format!("progress-{name}-{kind}"));
        }
    }
    for (dark, theme) in [(false, "light"), (true, "dark")] {
        let mut data = much();
        data.settings.dark = dark;
        let mut window = open(data, [1280.0, 5600.0]);
        let labels: Vec<String> =
            window.get_all_by_role(Role::DisclosureTriangle).filter_map(|row| row.accesskit_node().label()).collect();
        let customer = labels.iter().position(|label| label.starts_with('“')).expect("a customer");
        for label in [&labels[0], &labels[3], &labels[customer - 1], &labels[customer]] {
            click(&mut window, label);
        }
        window.hover_at(egui::pos2(5.0, 5.0));
        settle(&mut window);
        crate::window::save(&mut window, &format!("progress-whole-{theme}"));
    }
    let mut data = few();
    data.settings.text_percent = 200;
    crate::window::save(&mut open(data, [1280.0, 9000.0]), "progress-whole-200");
}
