//! One Assessment against the pass mark, and the set of three that alone says "pass" or "not yet".

use unruffled::debrief::assess::{Assessed, AssessedSet, Standing, WHAT_FOR};
use unruffled::debrief::{Day, Had, Judged, Played, Verdict};
use unruffled::engine::attempt::ContentHash;
use unruffled::engine::notes::Mode;
use unruffled::engine::{Deal, Replay};
use unruffled::playbook::check::playbook_from_text;
use unruffled::playbook::{Playbook, SHIPPED};
use unruffled::scenario::Scenario;
use unruffled::solve::{Budget, Going, deals, solve};

use crate::support::{self, playbook};

/// A whole Assessment with so many steps done and so many missed.
pub fn had(scenario: &str, want: &str, done: usize, missed: usize) -> Played {
    let verdict = |at: usize| if at < done { Verdict::Done } else { Verdict::Missed };
    let book = playbook();
    let steps = book.steps.iter().take(done + missed).enumerate();
    Played {
        scenario: scenario.to_owned(),
        title: format!("The title of {scenario}"),
        content: "c0ffee".to_owned(),
        seed: 7,
        want: want.to_owned(),
        mode: Mode::Assessment,
        id: uuid::Uuid::nil(),
        given: 0,
        again: false,
        day: 100,
        ending: "satisfied".to_owned(),
        success: true,
        points: 80,
        judged: judged(steps.map(|(at, step)| (step.id.clone(), verdict(at)))),
    }
}

/// What a conversation showed: these steps.
pub fn judged(steps: impl IntoIterator<Item = (String, Verdict)>) -> Judged {
    Judged { steps: steps.into_iter().collect(), ..Judged::default() }
}

/// How a whole Assessment is had.
pub fn assessment(day: Day) -> Had {
    Had { id: uuid::Uuid::nil(), mode: Mode::Assessment, given: 0, again: false, day }
}

fn assessed(played: &Played) -> Assessed {
    Assessed::of(&playbook(), played)
}

#[test]
fn the_mark_is_reached_by_points_ending_and_no_critical_pitfall() {
    // Done, missed; percent; margin; reached.
    for (done, missed, percent, margin, reached) in [
        (10, 0, 100, 4, true),
        (8, 2, 80, 0, true),
        (7, 2, 77, -1, false),
        (5, 1, 83, 0, true),
        (1, 0, 100, 0, true),
        (0, 5, 0, -8, false),
        (0, 0, 0, 0, false),
    ] {
        let made = assessed(&had("a", "w", done, missed));
        assert_eq!((made.points, made.most), (2 * done, 2 * (done + missed)));
        assert_eq!((made.percent, made.margin(), made.reached), (percent, margin, reached), "{done} and {missed}");
        // The margin agrees with the percentage itself, whatever is rounded.
        assert_eq!(made.margin() >= 0, made.points * 100 >= made.most * 80);
    }
    let lost = Played { success: false, ..had("a", "w", 10, 0) };
    assert!(!assessed(&lost).reached && assessed(&lost).margin() > 0);
    let mut blamed = had("a", "w", 10, 0);
    blamed.judged.critical.push("blame".to_owned());
    assert!(!assessed(&blamed).reached);
    let title = playbook().pitfalls.iter().find(|pitfall| pitfall.id == "blame").unwrap().title.clone();
    assert!(assessed(&blamed).sentences().iter().any(|words| words.contains(&title)));
}

#[test]
fn it_is_said_kindly_with_the_margin() {
    let said = |done, missed| assessed(&had("a", "w", done, missed)).sentences().remove(0);
    assert_eq!(said(10, 0), "20 of 20 step points, 100 %: 4 points above the mark of 16.");
    assert_eq!(said(8, 2), "16 of 20 step points, 80 %: exactly at the mark.");
    assert_eq!(said(7, 2), "14 of 18 step points, 77 %: 1 point short of the mark of 15.");
    assert_eq!(said(0, 0), "No step came up, so there is nothing to measure.");
    assert_eq!(assessed(&had("a", "w", 0, 5)).headline(), "Not there yet");
    for played in [had("a", "w", 0, 5), Played { success: false, ..had("a", "w", 3, 0) }] {
        let all = assessed(&played).sentences().join(" ").to_lowercase();
        assert!(!["fail", "wrong", "bad", "pass"].iter().any(|word| all.contains(word)), "{all}");
    }
    assert!(WHAT_FOR.contains("never for hiring or discipline"));
}

#[test]
fn only_three_different_whole_ones_give_a_verdict() {
    let (good, bad) = ((10, 0), (2, 8));
    let history = |all: &[(&str, &str, (usize, usize))]| -> Vec<Played> {
        all.iter().map(|(scenario, want, (done, missed))| had(scenario, want, *done, *missed)).collect()
    };
    use Standing::{NotYet, Pass};
    type Case<'a> = (&'a [(&'a str, &'a str, (usize, usize))], usize, Option<Standing>);
    let table: &[Case<'_>] = &[
        (&[], 0, None),
        (&[("a", "v", good), ("b", "v", good)], 2, None),
        // The same once more is no third one.
        (&[("a", "v", good), ("b", "v", good), ("a", "v", good)], 2, None),
        // Another want is another one.
        (&[("a", "v", good), ("b", "v", good), ("a", "w", bad)], 3, Some(Pass)),
        (&[("a", "v", good), ("b", "v", bad), ("c", "v", bad)], 3, Some(NotYet)),
        // The latest three count, and the latest of the same.
        (&[("a", "v", good), ("b", "v", good), ("c", "v", bad), ("d", "v", bad)], 3, Some(NotYet)),
        (&[("a", "v", bad), ("b", "v", bad), ("c", "v", good), ("a", "v", good)], 3, Some(Pass)),
    ];
    for (all, there, standing) in table {
        let set = AssessedSet::of(&playbook(), &history(all));
        assert_eq!((set.conversations.len(), set.standing), (*there, *standing), "{all:?}");
        assert_eq!(set.sentence().contains("pass or not yet"), standing.is_none());
    }
    let three = history(&[("a", "v", good), ("b", "v", good), ("c", "v", good)]);
    for change in [
        |played: &mut Played| played.mode = Mode::Practice,
        |played: &mut Played| played.given = 2,
        |played: &mut Played| played.again = true,
        |played: &mut Played| played.content.clear(),
    ] {
        let mut history = three.clone();
        change(&mut history[1]);
        assert_eq!(AssessedSet::of(&playbook(), &history).standing, None);
    }
    let set = AssessedSet::of(&playbook(), &three);
    assert_eq!(
        set.conversations.iter().map(|(title, _)| title.as_str()).collect::<Vec<_>>().join(", "),
        "The title of a, The title of b, The title of c"
    );
}

#[test]
fn a_step_is_judged_only_with_enough_chances_across_the_set() {
    let set = AssessedSet::of(&playbook(), &[had("a", "v", 4, 0), had("b", "v", 3, 2), had("c", "v", 2, 1)]);
    // Steps 0 to 2 came up three times, 3 twice, 4 once.
    let judged: Vec<(usize, usize, usize)> = set.steps.iter().map(|s| (s.step, s.chances, s.points)).collect();
    assert_eq!(judged, [(0, 3, 6), (1, 3, 6), (2, 3, 4)]);
    assert!(AssessedSet::of(&playbook(), &[had("a", "v", 4, 0), had("b", "v", 3, 2)]).steps.is_empty());
}

fn with_mark(mark: &str) -> String {
    let from = SHIPPED.find("assessment: (").unwrap();
    let to = from + SHIPPED[from..].find("),").unwrap() + 2;
    format!("{}assessment: ({mark}),{}", &SHIPPED[..from], &SHIPPED[to..])
}

#[test]
fn a_firm_may_set_its_own_mark_and_it_changes_no_conversation() {
    let own: std::sync::Arc<Playbook> =
        support::playbook_from(&with_mark("step_percent: 90, set: 1, needed: 1, chances_least: 1"));
    assert_eq!(ContentHash::of_playbook(&own), ContentHash::of_playbook(&playbook()));
    assert!(!Assessed::of(&own, &had("a", "w", 8, 2)).reached);
    assert_eq!(AssessedSet::of(&own, &[had("a", "w", 10, 0)]).standing, Some(Standing::Pass));
    let usual = support::playbook_from(&with_mark(""));
    assert_eq!(usual.assessment, playbook().assessment, "the shipped one has the usual numbers");
}

#[test]
fn a_mark_that_nobody_could_reach_is_a_finding() {
    for (mark, place) in [
        ("step_percent: 101", "101"),
        ("step_percent: 0", "0"),
        ("set: 0", "0"),
        ("set: 2, needed: 3", "3"),
        ("chances_least: 4", "4"),
        ("step_procent: 80", "step_procent"),
    ] {
        let text = with_mark(mark);
        let findings = playbook_from_text(&text).expect_err(mark);
        let at = text.find("assessment: (").unwrap() + "assessment: (".len() + mark.rfind(place).unwrap();
        let before = &text[..at];
        let (line, column) =
            (before.matches('\n').count() + 1, before.rsplit('\n').next().unwrap().chars().count() + 1);
        assert!(findings.iter().any(|f| (f.line, f.column) == (line, column)), "{mark}: {findings:#?}");
    }
}

/// A model conversation cannot be "not there yet".
#[test]
fn every_model_conversation_reaches_the_mark() {
    for scenario in support::shipped_scenarios() {
        for deal in deals(&scenario) {
            let played = model(&scenario, deal);
            let made = assessed(&played);
            assert!(made.reached, "{} with {}: {}", scenario.id, played.want, made.sentences().join(" "));
        }
    }
}

fn model(scenario: &Scenario, deal: Deal) -> Played {
    let solved = solve(scenario, deal, &Budget::of(scenario), &mut |_| Going::On);
    let mut replay = Replay::start(scenario, deal);
    for taken in solved.best.unwrap().taken {
        replay.push(scenario, &taken).unwrap();
    }
    Played::of(scenario, &replay, assessment(100)).unwrap()
}
