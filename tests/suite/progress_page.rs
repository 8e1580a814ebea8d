//! Somebody's progress as a page: well-formed, alone, safe whatever somebody is called, a table beside every plot; and as
//! Chromium shows and prints it, where that is installed.

use unruffled::debrief::progress::Progress;
use unruffled::debrief::words::date;
use unruffled::debrief::{Day, Had, Played, Verdict};
use unruffled::engine::Deal;
use unruffled::engine::notes::{AttemptId, Mode};
use unruffled::exchange::html::Practised;
use unruffled::scenario::Scenario;

use crate::page::{bare_words, read, stands_alone, text_of};
use crate::printed::{Browser, lines, save, sheets_of, side_by_side};
use crate::support;
use crate::support::Dice;

const TODAY: Day = 20_779;

/// So many conversations, a few each week, with all that is shipped.
fn history(talks: u32) -> Vec<Played> {
    let scenarios = support::shipped_scenarios();
    let mut dice = Dice(3);
    let talk = |number: u32| {
        let scenario = &scenarios[dice.below(scenarios.len())];
        let deal = Deal::new(scenario, number + 1);
        let replay = support::random_play(scenario, deal, &mut dice);
        let day = TODAY - (talks - number) * 3 / 2 - u32::from(number.is_multiple_of(4));
        let mode = if number.is_multiple_of(5) { Mode::Assessment } else { Mode::Practice };
        let had = Had { id: AttemptId::from_u128(number.into()), mode, given: 0, again: false, day };
        Played::of(scenario, &replay, had).expect("it is over")
    };
    (0..talks).map(talk).collect()
}

fn progress(history: &[Played]) -> Progress {
    let scenarios = support::shipped_scenarios();
    let at_hand: Vec<&Scenario> = scenarios.iter().collect();
    Progress::of(&support::playbook(), history, &at_hand)
}

fn page(name: Option<&str>, progress: &Progress) -> String {
    Practised { name, progress, today: TODAY }.page()
}

#[test]
fn every_page_of_progress_is_well_formed_and_stands_alone() {
    for talks in [0, 1, 7, 90] {
        let progress = progress(&history(talks));
        let written = page(Some("Ada"), &progress);
        let all = read(&written);
        stands_alone(&all);
        let text = text_of(&all);
        assert!(text.contains("Ada’s progress") && text.contains(&date(TODAY)) && text.contains("hiring"));
        assert!(text.contains(&progress.headline(TODAY).join(" ")));
        for step in progress.steps.iter().filter(|_| talks > 0) {
            assert!(text.contains(&step.title), "{}", step.title);
        }
        assert_eq!(written, page(Some("Ada"), &progress), "the same bytes twice");
        let headings: Vec<usize> = all
            .iter()
            .filter(|element| ["h1", "h2", "h3"].contains(&element.name.as_str()))
            .map(|heading| heading.name[1..].parse().unwrap())
            .collect();
        assert_eq!(headings.iter().filter(|level| **level == 1).count(), 1);
        assert!(headings.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{headings:?}");
    }
}

#[test]
fn beside_every_plot_is_a_table_with_the_same_numbers() {
    let progress = progress(&history(20));
    let all = read(&page(None, &progress));
    let plots = || all.iter().enumerate().filter(|(_, element)| element.get("role") == Some("img"));
    assert!(plots().count() > 6);
    for (at, plot) in plots() {
        let label = plot.get("aria-label").unwrap();
        let table = all[at..].iter().find(|element| element.name == "tbody").expect("a table follows");
        // The label tells what the plot shows, and so does the table.
        let said: Vec<&str> = label.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).collect();
        assert!(said.iter().all(|number| table.text.contains(number)), "{label}: {}", table.text);
    }
    let moods = all.iter().find(|element| element.get("id") == Some("moods")).unwrap();
    let last = progress.handled.last().unwrap();
    assert!(moods.text.contains(&last.mood.hottest.to_string()) && moods.text.contains(&date(last.day)));
    let dots = all.iter().filter(|element| element.get("class") == Some("day")).count();
    assert_eq!(dots, progress.days.len(), "a dot for each day of the last half-year");
    let shown = all.iter().filter(|element| element.get("class") == Some("shown")).count();
    let missed = all.iter().filter(|element| element.get("class") == Some("missed")).count();
    let chances = || progress.steps.iter().flat_map(|step| &step.chances);
    assert_eq!(missed, chances().filter(|(_, verdict)| *verdict == Verdict::Missed).count());
    assert_eq!(shown + missed, chances().count());
}

#[test]
fn whatever_somebody_is_called_and_has_said_stays_a_text() {
    let nasty = "</title><script>alert('x')</script> & \"q\" \u{202E}evil";
    let mut history = history(7);
    for played in &mut history {
        played.title = nasty.to_owned();
        played.judged.evidence.values_mut().for_each(|evidence| evidence.words = nasty.to_owned());
    }
    let all = read(&page(Some(nasty), &progress(&history)));
    stands_alone(&all);
    let shown = "</title><script>alert('x')</script> & \"q\" evil";
    assert!(all.iter().any(|element| element.name == "h1" && element.text.contains(shown)));
    assert!(text_of(&all).matches(&bare_words("evil")).count() > 7);
}

#[test]
fn a_browser_shows_progress_and_prints_it_on_both_papers() {
    let Some(browser) = Browser::if_there() else { return };
    let (file, a4, pdf) = (browser.file("page.html"), browser.file("a4.html"), browser.file("page.pdf"));
    let progress = progress(&history(40));
    let text = page(Some("Ada"), &progress);
    std::fs::write(&file, &text).unwrap();
    std::fs::write(&a4, text.replace("@page {", "@page { size: A4;")).unwrap();
    let headings: Vec<String> = read(&text)
        .into_iter()
        .filter(|element| ["h2", "h3"].contains(&element.name.as_str()))
        .map(|heading| heading.text)
        .collect();
    for paper in [&file, &a4] {
        let sheets = browser.print(paper, &pdf);
        assert!((2..=18).contains(&sheets.len()), "{} sheets", sheets.len());
        let all: String = sheets.iter().flat_map(|sheet| lines(sheet)).collect();
        let all: String = all.chars().filter(|c| !c.is_whitespace()).collect();
        for words in progress.steps.iter().map(|step| &step.title).chain(&headings) {
            assert!(all.contains(&bare_words(words)), "on paper: {words}");
        }
        for sheet in &sheets {
            let last = *lines(sheet).last().unwrap();
            assert!(!headings.iter().any(|heading| heading == last), "\"{last}\" stands alone at the end of a sheet");
        }
    }
    save(&browser.see(&file, [1280, 6400]), "progress-page");
    save(&browser.see(&file, [500, 1600]), "progress-page-phone");
    browser.print(&file, &pdf);
    save(&side_by_side(&sheets_of(&browser, &pdf, 4)), "progress-page-printed");
}
