//! The series of `docs/pictures.md`: every mode in both themes and at two text sizes, five moods of four people, the
//! debrief from top to bottom, and what is kept. Rendered without a display:
//! `UNRUFFLED_PICTURES=docs/pictures cargo test --test suite series`. Without the variable they go to `target/pictures`.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use unruffled::app::App;
use unruffled::app::command::{Command, Noted};
use unruffled::app::data::{Data, Keeping, OwnWords};
use unruffled::engine::notes::{Mode, Sure};
use unruffled::records::NotWritten;

use crate::conversation_screen::play_while;
use crate::debrief_screen::graded;
use crate::faces::moods_of_four;
use crate::library_screen::with_plan;
use crate::progress_screen::much;
use crate::records_screen::{behind, kept, three, trouble, troubles};
use crate::trainees_screen::people;
use crate::window::{LAPTOP, harness, keep, press, save, settle, shipped, wait};

/// Which conversation stands for a mode: the scenario, its customer, and how many replies have been taken.
const MODES: [(Mode, &str, u32, usize); 4] = [
    (Mode::Watch, "second_kettle", 2, 3),
    (Mode::Coached, "card_refused", 3, 3),
    (Mode::Practice, "wedding_at_noon", 4, 4),
    (Mode::Assessment, "second_kettle", 5, 3),
];

/// A conversation begun in a mode, with all words there.
fn begun(mode: Mode, id: &str, customer: u32, dark: bool, percent: u16) -> Data {
    let mut data = shipped();
    data.settings.dark = dark;
    data.settings.text_percent = percent;
    data.settings.unhurried = true;
    data.settings.own_words = OwnWords::Never;
    data.settings.mode = mode;
    let card = data.cards.iter().position(|card| card.id == id).unwrap();
    data.apply(Command::OpenBriefing(card));
    data.apply(Command::Begin(Some(customer)));
    data
}

fn turns(data: &Data) -> usize {
    data.conversation.as_ref().unwrap().replay.turns.len()
}

#[test]
fn series_of_the_modes() {
    for (mode, id, customer, replies) in MODES {
        for (dark, percent) in [(false, 100), (false, 200), (true, 100), (true, 200)] {
            let mut data = begun(mode, id, customer, dark, percent);
            let theme = if dark { "dark" } else { "light" };
            if mode != Mode::Watch {
                play_while(&mut data, true, |data| turns(data) < replies);
            }
            let mut window = harness(LAPTOP, data);
            match mode {
                Mode::Watch => {
                    wait(&mut window, "the example", |w| w.state().data.examples().turns(Default::default()).is_some());
                    while turns(&window.state().data) < replies {
                        window.key_press(Key::ArrowRight);
                        settle(&mut window);
                    }
                }
                Mode::Coached => {
                    wait(&mut window, "the grades", |window| window.state().data.graded().grades().is_some());
                }
                Mode::Practice | Mode::Assessment => {}
            }
            let name = mode.word().to_lowercase();
            save(&mut window, &format!("series/{name}-{theme}-{percent}"));
        }
    }
}

/// Where people write in place of speaking, and how many replies have been taken.
const TYPED: [(&str, &str, usize); 3] =
    [("chat", "empty_export", 5), ("letter", "charged_three_times", 5), ("thread", "left_at_the_services", 5)];

#[test]
fn series_of_what_is_typed() {
    for (name, id, replies) in TYPED {
        for (dark, theme) in [(false, "light"), (true, "dark")] {
            let mut data = begun(Mode::Practice, id, 2, dark, 100);
            play_while(&mut data, true, |data| turns(data) < replies);
            let mut window = harness(LAPTOP, data);
            if name == "letter" {
                // The first card is put together of parts.
                press(&mut window, Key::Num1);
            }
            save(&mut window, &format!("series/{name}-{theme}"));
        }
    }
}

#[test]
fn series_of_what_is_kept() {
    let [damaged, ..] = troubles();
    let behind = kept(begun(Mode::Practice, "second_kettle", 2, false, 100), behind(3, NotWritten::Full), Vec::new());
    let (mut progress, mut settings) = (much(), kept(shipped(), Keeping::Kept, three()));
    progress.apply(Command::OpenProgress);
    settings.apply(Command::OpenSettings);
    let all = [
        ("plan", with_plan()),
        ("progress", progress),
        ("settings", settings),
        ("who", people(true, None)),
        ("damaged", trouble(&damaged, three())),
        ("not-kept", behind),
    ];
    for (name, data) in all {
        for (dark, theme) in [(false, "light"), (true, "dark")] {
            let mut data = data.clone();
            (data.settings.dark, data.settings.motion) = (dark, false);
            save(&mut harness(LAPTOP, data), &format!("series/{name}-{theme}"));
        }
    }
}

#[test]
fn series_of_the_faces() {
    for (dark, theme) in [(false, "light"), (true, "dark")] {
        keep(&moods_of_four(dark), &format!("series/faces-{theme}"));
    }
}

#[test]
fn series_of_the_debrief() {
    for (dark, theme) in [(false, "light"), (true, "dark")] {
        let mut data = begun(Mode::Assessment, "card_refused", 3, dark, 100);
        play_while(&mut data, true, |data| turns(data) < 3);
        play_while(&mut data, false, |data| turns(data) < 5);
        play_while(&mut data, true, |_| true);
        for (turn, noted) in [
            (2, Noted::Proud(true)),
            (4, Noted::TakeBack(true)),
            (2, Noted::Sure(Sure::Sure)),
            (4, Noted::Sure(Sure::Sure)),
            (6, Noted::Sure(Sure::NotSure)),
        ] {
            data.apply(Command::Note(turn, noted));
        }
        data.apply(Command::HotBefore(Some(4)));
        data.apply(Command::OpenDebrief);
        let mut window = harness([1280.0, 1600.0], graded(data));
        unfold(&mut window);
        window.key_press(Key::Home);
        settle(&mut window);
        let mut before = None;
        for page in 1..30 {
            let picture = window.render().expect("the CPU renderer does not fail");
            if before.as_ref() == Some(&picture) {
                break;
            }
            keep(&picture, &format!("series/debrief-{theme}-{page:02}"));
            if dark {
                // One page shows the theme.
                break;
            }
            before = Some(picture);
            window.key_press(Key::PageDown);
            settle(&mut window);
        }
    }
}

/// Unfolds every part of the page, but not the arithmetic of each reply.
fn unfold(window: &mut Harness<'static, App>) {
    loop {
        let all = window.get_all_by_role(Role::DisclosureTriangle);
        let next = all.filter(|fold| fold.accesskit_node().data().is_expanded() == Some(false)).find_map(|fold| {
            let name = fold.accesskit_node().label()?;
            (!name.starts_with("How reply")).then(|| fold.accesskit_node().id().to_owned())
        });
        let Some(next) = next else { return };
        let fold = window.get_all_by_role(Role::DisclosureTriangle).find(|fold| fold.accesskit_node().id() == next);
        fold.expect("it was there a moment ago").click_accesskit();
        settle(window);
    }
}
