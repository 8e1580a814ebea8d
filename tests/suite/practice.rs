//! The ladder of days, the next due step, and what was met of a scenario.

use unruffled::debrief::practice::{Hold, LADDER, Schedule, Suggestion, about_the_ladder, places, playings};
use unruffled::debrief::{Day, Played, Verdict};
use unruffled::engine::Deal;
use unruffled::engine::notes::Mode;
use unruffled::playbook::Playbook;
use unruffled::scenario::Scenario;

use crate::assess::{had, judged};
use crate::support::{self, Dice, playbook};

const STEP: &str = "restate";

/// A conversation in which one step came up.
fn one(day: Day, verdict: Verdict) -> Played {
    Played {
        day,
        mode: Mode::Practice,
        judged: judged([(STEP.to_owned(), verdict)]),
        ..had("second_kettle", "boils", 0, 0)
    }
}

/// What comes back first.
fn next_due(book: &Playbook, history: &[Played], today: Day, scenarios: &[&Scenario]) -> Option<Suggestion> {
    let schedule = Schedule::of(book, history);
    schedule.next_due(&schedule.plan(book, today, scenarios)).cloned()
}

#[test]
fn a_step_comes_back_later_and_later_while_it_goes_well() {
    use Verdict::{Done, Late, Missed, Partly};
    // Day and verdict of each chance; then the place on the ladder and the day it is due.
    type Case<'a> = (&'a [(Day, Verdict)], usize, Day);
    let table: &[Case<'_>] = &[
        (&[(10, Done)], 0, 11),
        (&[(10, Missed)], 0, 11),
        (&[(10, Done), (11, Done)], 1, 14),
        (&[(10, Done), (11, Done), (14, Done), (21, Done), (42, Done)], 3, 63),
        // Again on the same day is still fresh.
        (&[(10, Done), (10, Done), (10, Done)], 0, 11),
        // Late, when it was due: it stays.
        (&[(10, Done), (11, Done), (20, Late)], 1, 23),
        (&[(10, Done), (11, Done), (12, Partly)], 1, 14),
        // A missed chance counts at once.
        (&[(10, Done), (11, Done), (12, Missed)], 0, 13),
        (&[(10, Missed), (11, Missed)], 0, 12),
    ];
    for (chances, rung, due) in table {
        let history: Vec<Played> = chances.iter().map(|(day, verdict)| one(*day, *verdict)).collect();
        let made = places(&playbook(), &history);
        assert_eq!(made.len(), 1);
        assert_eq!((made[0].rung, made[0].due), (*rung, *due), "{chances:?}");
    }
    assert!(about_the_ladder().contains("1, 3, 7 and 21 days") && about_the_ladder().contains("not a proven one"));
}

#[test]
fn what_others_did_is_no_practice() {
    for change in [|played: &mut Played| played.mode = Mode::Watch, |played: &mut Played| played.given = 3] {
        let mut played = one(10, Verdict::Done);
        change(&mut played);
        assert!(places(&playbook(), &[played.clone()]).is_empty());
        assert_eq!(playings(&[played], "second_kettle"), 0);
    }
    let again = Played { again: true, ..one(11, Verdict::Done) };
    let made = places(&playbook(), &[one(10, Verdict::Done), again]);
    assert_eq!((made[0].rung, made[0].due), (0, 12), "with turns taken back it keeps its place");
}

/// Whatever was had: nothing is due before the last chance, and it is never further off than the ladder's end.
#[test]
fn nothing_is_due_in_the_past_of_its_last_chance() {
    let mut dice = Dice(4);
    for _ in 0..200 {
        let mut day = 100;
        let history: Vec<Played> = (0..dice.below(12) + 1)
            .map(|_| {
                day += Day::try_from(dice.below(9)).unwrap();
                let verdict = *dice.of(&[Verdict::Done, Verdict::Late, Verdict::Partly, Verdict::Missed]);
                Played { again: dice.one_in(4), ..one(day, verdict) }
            })
            .collect();
        let made = places(&playbook(), &history);
        assert!(made[0].rung < LADDER.len() && made[0].last == day);
        assert!(made[0].due >= day && made[0].due <= day + LADDER[LADDER.len() - 1], "{history:?}");
    }
}

#[test]
fn the_next_one_is_another_scenario_or_another_want() {
    let all = support::shipped_scenarios();
    let at = playbook().steps.iter().position(|step| step.id == STEP).unwrap();
    let others: Vec<&Scenario> = all.iter().collect();
    let practise_it = all.iter().filter(|scenario| scenario.steps.contains(&at)).count();
    assert!(practise_it >= 2, "the step can be practised elsewhere");
    let history = [one(10, Verdict::Late)];
    let next = next_due(&playbook(), &history, 12, &others).unwrap();
    assert_ne!(next.scenario, "second_kettle");
    assert_eq!((next.step, next.due), (at, 11));
    let title = &playbook().steps[at].title;
    assert_eq!(
        next.why,
        format!(
            "“{title}” came late with Dana on Sunday. It is due again. Here is somebody you have not met yet, with \
             whom it comes up."
        )
    );
    // Alone on the shelf, it is the same scenario and a customer who wants something else.
    let kettle: Vec<&Scenario> = all.iter().filter(|scenario| scenario.id == "second_kettle").collect();
    let next = next_due(&playbook(), &history, 10, &kettle).unwrap();
    assert_eq!(next.scenario, "second_kettle");
    assert!(next.why.ends_with("It comes back tomorrow. On another day Dana wants something else."), "{}", next.why);
    assert_eq!(next_due(&playbook(), &history, 10, &[]), None);
    assert_eq!(next_due(&playbook(), &[], 10, &others), None, "who has practised nothing has nothing due");
}

#[test]
fn the_longest_due_comes_first_and_the_least_played_is_suggested() {
    let all = support::shipped_scenarios();
    let others: Vec<&Scenario> = all.iter().collect();
    let step = |id: &str, day, verdict| Played { judged: judged([(id.to_owned(), verdict)]), ..one(day, verdict) };
    let history =
        [step("listen", 20, Verdict::Missed), step("restate", 10, Verdict::Done), step("listen", 21, Verdict::Missed)];
    let next = next_due(&playbook(), &history, 30, &others).unwrap();
    assert_eq!(playbook().steps[next.step].id, "restate");
    let both = vec![("listen".to_owned(), Verdict::Done), ("restate".to_owned(), Verdict::Missed)];
    let next =
        next_due(&playbook(), &[Played { judged: judged(both), ..one(10, Verdict::Done) }], 30, &others).unwrap();
    assert_eq!(playbook().steps[next.step].id, "restate", "of two that are due, the one that went less well");
}

#[test]
fn of_equals_the_one_had_least_is_suggested() {
    let all = support::shipped_scenarios();
    let others: Vec<&Scenario> = all.iter().collect();
    let (last, [left, right]) = (&all[0], [&all[1], &all[2]]);
    let equal = |at: &usize| {
        let declared = [left, right].iter().all(|scenario| scenario.steps.contains(at));
        declared && left.focus.contains(at) == right.focus.contains(at)
    };
    let at = (0..playbook().steps.len()).find(equal).expect("a step that two of them practise alike");
    let step = vec![(playbook().steps[at].id.clone(), Verdict::Missed)];
    for (had_once, other) in [(left, right), (right, left)] {
        let once = Played { scenario: had_once.id.clone(), judged: judged([]), ..one(9, Verdict::Done) };
        let history =
            [once, Played { scenario: last.id.clone(), judged: judged(step.clone()), ..one(10, Verdict::Done) }];
        assert_eq!(next_due(&playbook(), &history, 11, &others).unwrap().scenario, other.id);
    }
}

#[test]
fn what_was_met_is_counted() {
    let other = Played { want: "other".to_owned(), ending: "lost".to_owned(), ..one(11, Verdict::Done) };
    let history = [one(10, Verdict::Done), other, had("card_refused", "w", 1, 0), one(12, Verdict::Done)];
    assert_eq!(playings(&history, "second_kettle"), 3);
    assert_eq!(playings(&history, "nowhere"), 0);
}

/// What a plan must keep, whatever was had before.
fn check_plan(history: &[Played], today: Day, scenarios: &[&Scenario]) -> Vec<Suggestion> {
    let book = playbook();
    let schedule = Schedule::of(&book, history);
    let made = schedule.plan(&book, today, scenarios);
    let today = schedule.today(today);
    let place = |step: usize| schedule.places.iter().find(|place| place.step == step);
    for next in &made {
        let scenario = scenarios.iter().find(|scenario| scenario.id == next.scenario).unwrap();
        let deal = Deal::new(scenario, next.seed);
        assert_eq!(scenario.wants[usize::from(deal.want)].id, next.want, "the number deals the want that is named");
        for step in std::iter::once(&next.step).chain(&next.also) {
            assert!(scenario.steps.contains(step));
            let same = place(*step).is_some_and(|place| place.with == (next.scenario.clone(), next.want.clone()));
            assert!(!same, "the same customer as last time: {next:?}");
            assert!(place(*step).is_none_or(|place| place.due <= next.due.max(today)), "it comes before its day");
        }
        assert!(next.why.contains(&format!("“{}”", book.steps[next.step].title)), "{}", next.why);
        let reasons: &[&str] = match place(next.step) {
            None if schedule.places.is_empty() => &["Everybody begins somewhere"],
            None => &["has not come up so far"],
            Some(place) if place.hold == Hold::Firm => &["is firm"],
            Some(place) => match place.verdict {
                Verdict::Done => &["went well"],
                Verdict::Late => &["came late"],
                Verdict::Partly => &["was partly there"],
                Verdict::Missed | Verdict::DidNotComeUp => &["You missed a chance for"],
            },
        };
        assert!(reasons.iter().all(|reason| next.why.contains(reason)), "{}", next.why);
        if let Some(place) = place(next.step) {
            let due = if place.due <= today { "It is due again." } else { "It comes back " };
            assert!(next.why.contains(due) && next.due == place.due, "{}", next.why);
            let whom = if next.scenario == place.with.0 { " wants something else." } else { "Here is somebody " };
            assert!(next.why.contains(whom), "{}", next.why);
        }
    }
    // Each step that somebody at hand practises stands in it once.
    for step in 0..book.steps.len() {
        let other = |scenario: &Scenario| {
            let differs = |want: &str| place(step).is_none_or(|p| p.with != (scenario.id.clone(), want.to_owned()));
            scenario.steps.contains(&step) && scenario.wants.iter().any(|want| differs(&want.id))
        };
        let times = made.iter().filter(|next| next.step == step || next.also.contains(&step)).count();
        assert_eq!(times, usize::from(scenarios.iter().any(|scenario| other(scenario))), "step {step}");
    }
    // What is due comes first, then what is new, then what comes back later, each in its order.
    let order: Vec<(u8, Day)> = made
        .iter()
        .map(|next| match place(next.step) {
            Some(place) if place.due <= today => (0, place.due),
            None => (1, today),
            Some(place) => (2, place.due),
        })
        .collect();
    assert!(order.is_sorted(), "{order:?}");
    made
}

/// A conversation as the plan has it.
fn follow(next: &Suggestion, scenarios: &[&Scenario], day: Day, dice: &mut Dice) -> Played {
    let book = playbook();
    let scenario = scenarios.iter().find(|scenario| scenario.id == next.scenario).unwrap();
    let mut verdict = || *dice.of(&[Verdict::Done, Verdict::Done, Verdict::Late, Verdict::Partly, Verdict::Missed]);
    let steps: Vec<(String, Verdict)> =
        scenario.steps.iter().map(|step| (book.steps[*step].id.clone(), verdict())).collect();
    Played {
        title: scenario.title.clone(),
        want: next.want.clone(),
        scenario: next.scenario.clone(),
        judged: judged(steps),
        ..one(day, Verdict::Done)
    }
}

#[test]
fn whoever_follows_the_plan_never_meets_the_same_customer_for_a_step_twice_running() {
    let all = support::shipped_scenarios();
    let mut dice = Dice(8);
    for round in 0..20 {
        let shelf: Vec<&Scenario> = all.iter().take(1 + round % all.len()).collect();
        let mut history: Vec<Played> = Vec::new();
        let mut day: Day = 100;
        let wants: usize = shelf.iter().map(|scenario| scenario.wants.len()).sum();
        for _ in 0..30.max(2 * wants) {
            let made = check_plan(&history, day, &shelf);
            let next = made.first().expect("there is always something to practise");
            if let Some(last) = history.last() {
                assert_ne!((&last.scenario, &last.want), (&next.scenario, &next.want));
            }
            history.push(follow(next, &shelf, day, &mut dice));
            day += Day::try_from(dice.below(5)).unwrap();
        }
        // Whoever follows it meets everybody.
        let mut met: Vec<(&str, &str)> = history.iter().map(|p| (p.scenario.as_str(), p.want.as_str())).collect();
        met.sort_unstable();
        met.dedup();
        assert_eq!(met.len(), wants);
        // A clock that went backwards changes nothing but the words.
        let again = check_plan(&history, day.saturating_sub(90), &shelf);
        assert_eq!(again, check_plan(&history, history.last().unwrap().day, &shelf));
    }
}

#[test]
fn a_plan_holds_whatever_was_had() {
    let all = support::shipped_scenarios();
    let shelf: Vec<&Scenario> = all.iter().collect();
    let ids: Vec<String> = playbook().steps.iter().map(|step| step.id.clone()).collect();
    let mut dice = Dice(17);
    for _ in 0..150 {
        let history: Vec<Played> = (0..dice.below(14))
            .map(|_| {
                let scenario = dice.of(&["second_kettle", "card_refused", "wedding_at_noon", "gone"]);
                let mut played = one(Day::try_from(100 + dice.below(30)).unwrap(), Verdict::Done);
                let verdicts = [Verdict::Done, Verdict::Late, Verdict::Partly, Verdict::Missed];
                let mut steps: Vec<(String, Verdict)> = Vec::new();
                for id in &ids {
                    if dice.one_in(2) {
                        steps.push((id.clone(), *dice.of(&verdicts)));
                    }
                }
                played.judged = judged(steps);
                played.scenario = (*scenario).to_owned();
                played.want = (*dice.of(&["boils", "money", "said", "today", "there_by_noon"])).to_owned();
                played.mode = *dice.of(&Mode::ALL);
                played.again = dice.one_in(5);
                played
            })
            .collect();
        check_plan(&history, Day::try_from(100 + dice.below(60)).unwrap(), &shelf);
    }
    assert!(check_plan(&[], 100, &[]).is_empty());
}

#[test]
fn a_new_trainee_begins_with_the_easiest() {
    let all = support::shipped_scenarios();
    let shelf: Vec<&Scenario> = all.iter().collect();
    let made = check_plan(&[], 100, &shelf);
    let easiest = shelf.iter().map(|scenario| scenario.level()).min().unwrap();
    let first = shelf.iter().find(|scenario| scenario.id == made[0].scenario).unwrap();
    assert_eq!(first.level(), easiest);
    assert!(first.focus.contains(&made[0].step), "what it is about comes first");
    assert!(made.iter().all(|next| next.due == 100));
    assert!(made.len() <= shelf.len(), "one conversation brings up more than one step: {}", made.len());
}

#[test]
fn whoever_holds_everything_has_time() {
    let all = ["second_kettle", "card_refused", "wedding_at_noon"].map(support::scenario);
    let shelf: Vec<&Scenario> = all.iter().collect();
    let whole = |scenario: &str, want: &str, day| {
        let steps = playbook().steps.iter().map(|step| (step.id.clone(), Verdict::Done)).collect::<Vec<_>>();
        let customer = (scenario.to_owned(), want.to_owned());
        Played { scenario: customer.0, want: customer.1, judged: judged(steps), ..one(day, Verdict::Done) }
    };
    let mut history = vec![
        whole("second_kettle", "boils", 10),
        whole("card_refused", "said", 11),
        whole("wedding_at_noon", "bed_and_bag", 12),
    ];
    let made = check_plan(&history, 13, &shelf);
    assert!(!made.is_empty() && made.iter().all(|next| next.due == 12 + 21 && next.why.contains("is firm")));
    assert_eq!(
        made[0].why,
        format!(
            "“{}” is firm. It last came up with Owen yesterday. It comes back on 3 February. Here is somebody else with \
             whom it comes up.",
            playbook().steps[made[0].step].title
        )
    );
    // Missed once, it is firm no longer and comes back soon.
    history
        .push(Played { judged: judged([(STEP.to_owned(), Verdict::Missed)]), ..whole("second_kettle", "money", 14) });
    let made = check_plan(&history, 14, &shelf);
    assert_eq!((playbook().steps[made[0].step].id.as_str(), made[0].due), (STEP, 15));
}

#[test]
fn of_many_the_one_met_least_is_taken() {
    let all = support::shipped_scenarios();
    let kettle: Vec<&Scenario> = all.iter().filter(|scenario| scenario.id == "second_kettle").collect();
    let met = |want: &str, day| Played { want: want.to_owned(), ..one(day, Verdict::Late) };
    for (wants, next) in [
        (&["boils"][..], "money"),
        (&["boils", "money"], "not_him"),
        (&["boils", "not_him", "boils"], "money"),
        (&["boils", "money", "not_him", "money"], "boils"),
        (&["boils", "money", "boils", "not_him", "boils", "not_him"], "money"),
    ] {
        let history: Vec<Played> = wants.iter().zip(10..).map(|(want, day)| met(want, day)).collect();
        let made = next_due(&playbook(), &history, 40, &kettle).unwrap();
        assert_eq!(made.want, next, "{wants:?}");
    }
}
