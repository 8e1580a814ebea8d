//! The trainer's sheet: all that a class needs of a full scenario, a first contact and a sketch, in order, with no part empty;
//! safe whatever stands in a file; from the command line, from the window, and on paper as Chromium prints it.

use std::sync::LazyLock;

use unruffled::engine::Deal;
use unruffled::exchange::html::{TrainerSheet, Walked};
use unruffled::scenario::new::TEMPLATE;
use unruffled::scenario::{Key, ReplyKind, Scenario};
use unruffled::solve::{Budget, Going, deals, solve};

use crate::cli::{path, unruffled};
use crate::page::{Element, bare_words, read, stands_alone, text_of};
use crate::printed::{Browser, lines, save, sheets_of, side_by_side};
use crate::support;

/// The least that can be played.
const SKETCH: &str = r#"Scenario(
    title: "It leaks",
    customer: (name: "Ida Brandt", persona: "venter"),
    wants: [(id: "dry", is: "She wants it dry.")],
    remedies: [(id: "mop", title: "A mop", fits: (dry: Full))],
    scenes: [(id: "open", says: "It leaks!", replies: [
        (text: "I hear you.", does: ["listen"], to: "close"),
        (text: "It does that.", does: ["minimise"], to: "close"),
    ])],
)"#;

/// The sheet of a scenario, every want walked as far as so many states.
fn sheet_within(scenario: &Scenario, states_max: usize) -> String {
    let budget = Budget { states_max };
    let walked: Vec<Walked> = deals(scenario)
        .into_iter()
        .map(|deal| Walked::of(scenario, &solve(scenario, deal, &budget, &mut |_| Going::On)))
        .collect();
    TrainerSheet { scenario, walked: &walked, name: &scenario.id }.page()
}

fn sheet(scenario: &Scenario) -> String {
    sheet_within(scenario, Budget::of(scenario).states_max)
}

/// Full ones, a template, a sketch, a letter, then a first contact and letters as they are shipped, each with its sheet.
fn all() -> &'static [(Scenario, String)] {
    static MADE: LazyLock<Vec<(Scenario, String)>> = LazyLock::new(|| {
        let mut all: Vec<Scenario> =
            ["second_kettle", "card_refused", "wedding_at_noon"].into_iter().map(support::scenario).collect();
        let texts = [TEMPLATE.to_owned(), SKETCH.to_owned(), support::text_of("tests/scenarios/letter.ron")];
        all.extend(texts.iter().map(|text| support::scenario_from(text)));
        all.extend(["no_its_fine", "charged_three_times"].map(support::scenario));
        all.into_iter().map(|scenario| (scenario.clone(), sheet(&scenario))).collect()
    });
    &MADE
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn of<'e>(all: &'e [Element], name: &str) -> Vec<&'e Element> {
    all.iter().filter(|element| element.name == name).collect()
}

#[test]
fn every_sheet_is_well_formed_and_stands_alone() {
    for (scenario, written) in all() {
        let page = read(written);
        stands_alone(&page);
        assert_eq!(of(&page, "title")[0].text, format!("{} · trainer’s sheet", scenario.title));
        assert_eq!(&sheet(scenario), written, "the same bytes twice");
        let headings = page.iter().filter(|e| ["h1", "h2", "h3"].contains(&e.name.as_str()));
        let levels: Vec<usize> = headings.map(|heading| heading.name[1..].parse().unwrap()).collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    }
}

#[test]
fn no_part_is_empty() {
    for (scenario, written) in all() {
        let page = read(written);
        for name in ["h2", "h3", "p", "li", "article", "dd", "dt", "ul", "ol", "b"] {
            for element in of(&page, name) {
                assert!(!element.text.trim().is_empty(), "{}: an empty <{name}>", scenario.title);
            }
        }
        for section in of(&page, "section") {
            assert!(
                section.text.trim().lines().count() > 1,
                "{}: \"{}\" has only a title",
                scenario.title,
                section.text
            );
        }
    }
}

#[test]
fn a_sketch_gives_a_shorter_sheet() {
    let titles = |written: &str| -> Vec<String> { of(&read(written), "h2").iter().map(|h| h.text.clone()).collect() };
    let full = [
        "How to lead it",
        "Read aloud",
        "The customer",
        "What they really want",
        "What it practises",
        "Scene by scene",
        "How it goes",
        "Afterwards",
        "For the class",
        "Observation sheet",
    ];
    let (kettle, sketch) = (&all()[0].1, &all()[4].1);
    assert_eq!(titles(kettle), full);
    let kept = |title: &&&str| !["Read aloud", "What it practises", "Afterwards"].contains(title);
    assert_eq!(titles(sketch), full.iter().filter(kept).map(|title| (*title).to_owned()).collect::<Vec<_>>());
    for words in ["How it comes out", "Helps a little", "Their review", "To talk about afterwards"] {
        assert!(kettle.contains(words) && !sketch.contains(words), "{words}");
    }
}

#[test]
fn a_sheet_tells_all_that_a_class_needs() {
    for (scenario, written) in all() {
        let page = read(written);
        let text = squeezed(text_of(&page)).to_lowercase();
        let mut expected: Vec<&str> = vec![&scenario.title, &scenario.setting, &scenario.firm, &scenario.customer.name];
        expected.extend([scenario.customer.about.as_str(), scenario.channel.word(), &scenario.facilitator.note]);
        let lists = [&scenario.you_know, &scenario.you_may, &scenario.content_notes, &scenario.facilitator.questions];
        expected.extend(lists.into_iter().flatten().map(String::as_str));
        expected.extend(scenario.wants.iter().map(|want| want.is.as_str()));
        expected.extend(scenario.remedies.iter().map(|remedy| remedy.title.as_str()));
        expected.extend(scenario.promises.iter().map(|promise| promise.is.as_str()));
        let book = &scenario.playbook;
        expected.extend(scenario.steps.iter().map(|at| book.steps[*at].title.as_str()));
        expected.extend(scenario.focus.iter().flat_map(|at| {
            let step = &book.steps[*at];
            [step.plain.as_str(), &step.instead, &step.avoid]
        }));
        expected.extend(scenario.pitfalls.iter().map(|at| book.pitfalls[*at].title.as_str()));
        expected.extend(["not for trainees", "hiring", book.band(scenario.customer.opening).word()]);
        for scene in &scenario.scenes {
            expected.push(&scene.setting);
            for line in scene.lines() {
                for reply in line.replies.iter().filter(|reply| reply.kind != ReplyKind::Listen) {
                    expected.extend([reply.text.as_str(), &reply.why]);
                    expected.extend(reply.instead.iter().map(|(_, because)| because.as_str()));
                    let pieces = reply.slots.iter().flat_map(|slot| &slot.pieces);
                    expected.extend(pieces.map(|piece| piece.text.as_str()));
                }
            }
        }
        let lists = [&scenario.reviews, &scenario.afterwards];
        expected.extend(lists.into_iter().flat_map(|lines| &lines.by).map(|(_, wordings)| wordings[0].as_str()));
        for words in expected {
            // The program's own words keep their straight marks.
            let ways = [bare_words(words), squeezed(words)].map(|words| words.to_lowercase());
            assert!(ways.iter().any(|words| text.contains(words)), "{}: \"{words}\"", scenario.title);
        }
        let boxes = of(&page, "td").iter().filter(|cell| cell.get("class") == Some("box")).count();
        let steps = if scenario.steps.is_empty() { book.steps.len() } else { scenario.steps.len() };
        assert_eq!(boxes, steps * 5, "a box for each verdict of each step");
        let replies = scenario.scenes.iter().flat_map(|scene| scene.lines()).map(|line| line.replies.len());
        let written = page.iter().filter(|element| element.get("class") == Some("reply")).count();
        assert_eq!(written, replies.sum::<usize>());
    }
}

#[test]
fn every_line_is_there_in_a_wording_of_its_own() {
    for (scenario, written) in all() {
        let text = squeezed(text_of(&read(written)));
        let lines = scenario.scenes.iter().flat_map(|scene| scene.lines()).filter(|line| !line.says.is_empty());
        for line in lines {
            let firsts = line.says.by.iter().filter_map(|(_, wordings)| wordings.first());
            assert!(firsts.into_iter().any(|words| text.contains(&bare_words(words))), "{:?}", line.says);
            let moods = line.says.by.iter().filter(|(key, _)| matches!(key, Key::Mood(_))).count();
            assert!(moods == 0 || text.contains("Otherwordsfor:"));
        }
    }
}

#[test]
fn examples_can_be_had_again_and_numbers_bring_the_want() {
    for (scenario, written) in all() {
        let page = read(written);
        let commands: Vec<&str> = of(&page, "code").iter().map(|code| code.text.as_str()).collect();
        let wrong = usize::from(scenario.title != "It leaks");
        assert_eq!(
            commands.len(),
            scenario.wants.len() + wrong,
            "one for each want, and one that goes wrong if any can"
        );
        for (at, command) in commands.iter().enumerate() {
            let words: Vec<&str> = command.split(' ').collect();
            let ["unruffled", "play", id, "--seed", seed, "--choose", turns] = words[..] else { panic!("{command}") };
            let deal = Deal::new(scenario, seed.parse().unwrap());
            assert_eq!(id, scenario.id);
            let replay = support::play(scenario, deal, turns);
            assert!(replay.state.is_over(), "{command}");
            assert!(at == scenario.wants.len() || usize::from(deal.want) == at, "{command}");
        }
        let rows: Vec<&str> = of(&page, "div").iter().map(|row| row.text.trim()).collect();
        let numbers = rows.iter().filter_map(|row| row.strip_prefix("Customer numbers"));
        for (want, numbers) in numbers.clone().enumerate() {
            let numbers: Vec<u32> = numbers.split(',').map(|number| number.trim().parse().unwrap()).collect();
            assert!(numbers.len() > 2, "{numbers:?}");
            assert!(numbers.iter().all(|seed| usize::from(Deal::new(scenario, *seed).want) == want));
        }
        assert_eq!(numbers.count(), scenario.wants.len());
    }
    assert!(all()[0].1.contains("Somebody who only guesses"));
    assert!(all()[3].1.contains("First contact") && all()[0].1.contains(">Easy<"));
}

#[test]
fn what_is_too_large_to_walk_is_not_known() {
    let scenario = &all()[0].0;
    let written = sheet_within(scenario, 50);
    let page = read(&written);
    let text = text_of(&page);
    assert!(text.contains("Not everything is known: there are more states than the budget allows."));
    assert!(text.contains("Not known here"));
    assert!(!text.contains("Somebody who only guesses") && !text.contains("An example that goes well"));
    assert!(page.iter().all(|element| element.get("class").is_none_or(|class| !class.starts_with("grade"))));
    assert!(text.contains("If it backfires"), "what is written stands there all the same");
    assert!(!of(&page, "section").iter().any(|section| section.text.trim().lines().count() < 2));
}

#[test]
fn whatever_stands_in_a_file_stays_a_text_on_the_sheet() {
    let long = "Donaudampfschifffahrt".repeat(30);
    let nasty = format!("</p></style><script>alert('x')</script> & \\\"q\\\" ]]> <!-- שלום \u{202E}evil {long}");
    let text = TEMPLATE
        .replace("It came in two pieces", &nasty)
        .replace("Ida Brandt", "Ida <b>& 'Brandt'")
        .replace("In two pieces, and your sister's evening is tonight. Have I got that right?", &nasty)
        .replace("She wants a lamp that is not broken, today.", &nasty);
    let page = read(&sheet(&support::scenario_from(&text)));
    let shown = format!("</p></style><script>alert('x')</script> & “q” ]]> <!-- שלום evil {long}");
    assert!(text_of(&page).matches(&shown).count() >= 3, "every letter is there, and turns nothing");
    assert!(of(&page, "script").is_empty());
    assert!(page.iter().any(|element| element.name == "dd" && element.text == "Ida <b>& 'Brandt'"));
    stands_alone(&page);
}

#[test]
fn the_command_line_writes_it_or_says_why_not() {
    let folder = tempfile::tempdir().unwrap();
    let (file, scenario) = (folder.path().join("class.html"), folder.path().join("mine.ron"));
    let cases: [(&[&str], i32, &str); 7] = [
        (&["export", "second_kettle", "--to", "sheet", "-o", path(&file)], 0, "Open it in any browser"),
        (&["export", "second_kettle", "--to", "sheet", "-o", path(&file)], 0, "in place of what was there"),
        (&["export", "no_such", "--to", "sheet"], 2, "second_kettle"),
        (&["export", "tests/cli/broken/unclosed.ron", "--to", "sheet"], 1, "never closed"),
        (&["export", "second_kettle", "--to", "sheet", "--code", "U1-0000"], 2, "Leave --code out"),
        (&["export", "second_kettle", "--to", "sheet", "-o", path(&scenario)], 2, "are for scenarios"),
        (&["export", "--help"], 0, "--to sheet -o class.html"),
    ];
    for (arguments, code, words) in cases {
        let done = unruffled(arguments);
        assert_eq!(done.code, code, "{arguments:?}: {}{}", done.out, done.err);
        assert!(format!("{}{}", done.out, done.err).contains(words), "{arguments:?}: {}{}", done.out, done.err);
    }
    let written = std::fs::read_to_string(&file).unwrap();
    assert_eq!(written, unruffled(&["export", "second_kettle", "--to", "sheet"]).out, "the same bytes twice");
    assert_eq!(written, all()[0].1);
}

/// No reply is split, no heading stands alone, the sheet for whoever watches is one piece of paper.
#[test]
fn on_paper_no_reply_is_split() {
    let Some(browser) = Browser::if_there() else { return };
    let (page, pdf) = (browser.file("sheet.html"), browser.file("sheet.pdf"));
    for (scenario, written) in all() {
        for size in ["size: A4;", "size: Letter;"] {
            std::fs::write(&page, written.replace("@page {", &format!("@page {{ {size}"))).unwrap();
            let sheets = browser.print(&page, &pdf);
            assert!(sheets.len() <= 30, "{}: {} sheets", scenario.title, sheets.len());
            let papers: Vec<String> = sheets.iter().map(|sheet| squeezed(&lines(sheet).concat())).collect();
            let replies = scenario.scenes.iter().flat_map(|scene| scene.lines()).flat_map(|line| line.replies);
            for reply in replies.filter(|reply| !reply.why.is_empty()) {
                let last = reply.instead.as_ref().map_or(&reply.why, |(_, because)| because);
                let (begin, end) = (bare_words(&reply.text), bare_words(last));
                let whole = papers.iter().any(|paper| paper.contains(&begin) && paper.contains(&end));
                assert!(whole, "{}, {size} \"{}\" is split", scenario.title, reply.text);
            }
            for sheet in &sheets {
                let last = *lines(sheet).last().unwrap();
                let title = read(written).iter().any(|e| ["h2", "h3"].contains(&e.name.as_str()) && e.text == last);
                assert!(!title, "{}: \"{last}\" stands alone at the end of a sheet", scenario.title);
            }
            let watched: Vec<&String> = papers.iter().filter(|paper| paper.contains("Whoreplied")).collect();
            let [watched] = watched[..] else { panic!("{} sheets for whoever watches", watched.len()) };
            let at = scenario.steps.last().copied().unwrap_or(scenario.playbook.steps.len() - 1);
            assert!(watched.starts_with("Observationsheet"));
            assert!(watched.contains(&squeezed(&scenario.playbook.steps[at].title)));
        }
    }
    std::fs::write(&page, &all()[0].1).unwrap();
    browser.print(&page, &pdf);
    save(&side_by_side(&sheets_of(&browser, &pdf, 4)), "trainer-sheet");
}

#[cfg(feature = "app")]
mod window {
    //! The same from the Briefing.

    use egui::Key;
    use egui::accesskit::Role;
    use egui_kittest::kittest::{NodeT as _, Queryable as _};
    use unruffled::app::Options;
    use unruffled::app::command::Command;
    use unruffled::app::data::Data;

    use crate::library_screen::focused;
    use crate::window::{click, harness, press, wait};

    const SAVE: &str = "Save the trainer’s sheet";

    /// At the Briefing of the first card, with a folder for documents.
    fn briefing(folder: Option<&std::path::Path>) -> Data {
        let options = Options { pages: folder.map(std::path::Path::to_owned), ..Options::default() };
        let mut data = Data::load(&options).unwrap();
        data.apply(Command::OpenBriefing(0));
        data
    }

    #[test]
    fn it_is_saved_from_the_briefing_and_does_not_tempt() {
        let folder = tempfile::tempdir().unwrap();
        let mut window = harness([1280.0, 2600.0], briefing(Some(folder.path())));
        assert!(window.query_by_label(SAVE).is_none(), "folded away");
        click(&mut window, "For the facilitator");
        let button = window.get_by_role_and_label(Role::Button, SAVE);
        let says = button.accesskit_node().data().description().map(str::to_owned);
        assert!(says.is_some_and(|says| says.contains("what the customer wants") && says.contains("Not for trainees")));
        for _ in 0..2 {
            click(&mut window, SAVE);
            let notice = window.state().data.notice.clone().unwrap();
            assert!(notice.contains("is being written") || notice.contains("saved"), "{notice}");
            wait(&mut window, "it is saved", |window| {
                window.state().data.notice.as_ref().is_some_and(|notice| notice.starts_with("It is saved in"))
            });
        }
        let files: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        let [file] = &files[..] else { panic!("the same sheet once: {files:?}") };
        let data = &window.state().data;
        let scenario = data.card(&data.briefed).and_then(|(_, card)| card.scenario.clone()).unwrap();
        assert_eq!(std::fs::read_to_string(file).unwrap(), super::sheet(&scenario), "as the command line writes it");
        assert!(file.to_str().unwrap().ends_with(", trainer’s sheet.html"), "{}", file.display());
    }

    #[test]
    fn the_keyboard_reaches_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut window = harness([1280.0, 2600.0], briefing(Some(folder.path())));
        for wanted in ["For the facilitator", SAVE] {
            for _ in 0..60 {
                if focused(&window) == wanted {
                    break;
                }
                press(&mut window, Key::Tab);
            }
            assert_eq!(focused(&window), wanted);
            press(&mut window, Key::Enter);
        }
        wait(&mut window, "it is saved", |window| {
            window.state().data.notice.as_ref().is_some_and(|notice| notice.starts_with("It is saved in"))
        });
    }

    #[test]
    fn what_cannot_be_saved_says_why() {
        let mut window = harness([1280.0, 2600.0], briefing(None));
        click(&mut window, "For the facilitator");
        click(&mut window, SAVE);
        assert_eq!(window.state().data.notice.as_deref(), Some("There is no folder of documents to keep it in."));
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a file");
        std::fs::write(&file, "in the way").unwrap();
        let mut window = harness([1280.0, 2600.0], briefing(Some(&file)));
        click(&mut window, "For the facilitator");
        click(&mut window, SAVE);
        wait(&mut window, "it is told", |window| {
            window.state().data.notice.as_ref().is_some_and(|notice| notice.starts_with("It could not be saved."))
        });
    }
}
