//! The ladder of days, the next due step, and what was met of a scenario.

use unruffled::debrief::practice::{LADDER, about_the_ladder, next_due, places, playings};
use unruffled::debrief::{Day, Played, Verdict};
use unruffled::engine::notes::Mode;
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
    assert!(
        next.why.ends_with("It comes back tomorrow. On another day Dana wants something else."),
        "{}",
        next.why
    );
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
