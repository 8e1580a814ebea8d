//! What practice adds up to: what counts, trends, what is firm, each scenario, the words; and a naive sum beside it.

use std::collections::BTreeMap;

use proptest::prelude::{Just, Strategy, any, prop, prop_oneof, proptest};
use proptest::test_runner::Config;
use unruffled::debrief::counts::{Counts, counted, practised};
use unruffled::debrief::progress::words::{NOTHING_YET, about_firm};
use unruffled::debrief::progress::{Hold, Progress, TREND_LATEST, TREND_LEAST, Trend};
use unruffled::debrief::{Day, Evidence, Judged, MoodCourse, Played, Verdict};
use unruffled::engine::notes::Mode;
use unruffled::engine::{Deal, Replay};
use unruffled::playbook::Mood;
use unruffled::scenario::Scenario;

use crate::assess::{had, judged};
use crate::support::{self, Dice, playbook};

const STEP: &str = "restate";
const PITFALL: &str = "blame";

/// Met in Practice, with this customer, on this day; one step came up.
fn met(scenario: &str, want: &str, day: Day, verdict: Verdict) -> Played {
    Played {
        id: uuid::Uuid::from_u64_pair(u64::from(day), 7),
        mode: Mode::Practice,
        day,
        judged: judged([(STEP.to_owned(), verdict)]),
        ..had(scenario, want, 0, 0)
    }
}

fn of(history: &[Played]) -> Progress {
    Progress::of(&playbook(), history, &[])
}

fn step(progress: &Progress) -> &unruffled::debrief::progress::StepProgress {
    progress.steps.iter().find(|step| step.id == STEP).unwrap()
}

#[test]
fn what_counts_is_decided_in_one_place() {
    let first = met("a", "v", 1, Verdict::Done);
    type Case = (&'static str, Counts, fn(&mut Played));
    let cases: &[Case] = &[
        ("met for the first time", Counts::WhatHolds, |_| ()),
        ("assessed, and met for the first time", Counts::WhatHolds, |played| played.mode = Mode::Assessment),
        ("with hints at hand", Counts::AChance, |played| played.mode = Mode::Coached),
        ("turns were taken back", Counts::AChance, |played| played.again = true),
        ("begun near its end", Counts::ADay, |played| played.given = 9),
        ("watched", Counts::Nothing, |played| played.mode = Mode::Watch),
    ];
    for (name, counts, change) in cases {
        let mut played = first.clone();
        change(&mut played);
        // Whatever it was: who comes a second time is known, and an Assessment changes nothing about that.
        let again = Played { mode: Mode::Assessment, ..first.clone() };
        let made: Vec<Counts> = counted(&[played.clone(), again]).map(|counted| counted.counts).collect();
        assert_eq!(made, [*counts, Counts::AChance], "{name}");
        assert_eq!(practised(&&played), *counts >= Counts::AChance, "{name}");
        let progress = of(&[played]);
        let (days, chances) = (progress.days.len(), step(&progress).chances.len());
        assert_eq!((days, chances), (usize::from(*counts > Counts::Nothing), usize::from(*counts >= Counts::AChance)));
        assert_eq!((progress.handled.len(), progress.scenarios.len()), (chances, chances), "{name}");
        assert_eq!(step(&progress).variants, usize::from(*counts == Counts::WhatHolds), "{name}");
    }
}

#[test]
fn a_clock_that_goes_backwards_makes_no_earlier_day() {
    let history = [10, 4, 10, 12, 11].map(|day| met("a", "v", day, Verdict::Done));
    let progress = of(&history);
    assert_eq!(progress.days, [(10, 3), (12, 2)]);
    let days: Vec<Day> = step(&progress).chances.iter().map(|(day, _)| *day).collect();
    assert_eq!(days, [10, 10, 10, 12, 12]);
    assert_eq!(progress.schedule.today(11), 12);
}

#[test]
fn a_trend_needs_enough_chances_and_more_than_one_conversation() {
    use Trend::{Down, Level, Unknown, Up};
    // Verdicts, the oldest first: d(one), p(artly), m(issed).
    for (verdicts, trend) in [
        ("", Unknown),
        ("mmddd", Unknown),
        ("mmmddd", Up),
        ("dddmmm", Down),
        ("dddddd", Level),
        // One conversation alone makes no trend.
        ("ddmddd", Level),
        ("dddddm", Level),
        ("dpmddd", Up),
        ("pppddd", Up),
        ("ppdddd", Level),
        // The one in the middle decides nothing.
        ("mmmdddd", Up),
        ("dmmdddm", Level),
        // What was long ago is not weighed.
        ("mmmmmmdddddddddddd", Level),
        ("mmmmmmmdddddd", Up),
        ("mmmmmmmmmmmmmmmmmmddddddmmmmmm", Down),
    ] {
        let verdict = |c: char| match c {
            'd' => Verdict::Done,
            'p' => Verdict::Partly,
            _ => Verdict::Missed,
        };
        let history: Vec<Played> = verdicts.chars().zip(1..).map(|(c, day)| met("a", "v", day, verdict(c))).collect();
        let progress = of(&history);
        assert_eq!(step(&progress).trend, trend, "{verdicts}");
        let points: usize = verdicts.chars().map(|c| verdict(c).points()).sum();
        assert_eq!((step(&progress).points, step(&progress).most()), (points, 2 * verdicts.len()));
    }
    for (stepped, trend) in [("xxx...", Up), ("...xxx", Down), ("x.....", Level), ("......", Level), ("xxxxx", Unknown)]
    {
        let played = |(c, day): (char, Day)| {
            let mut played = met("a", "v", day, Verdict::Done);
            played.judged.pitfalls.extend((c == 'x').then(|| PITFALL.to_owned()));
            played
        };
        let progress = of(&stepped.chars().zip(1..).map(played).collect::<Vec<_>>());
        let pitfall = progress.pitfalls.iter().find(|pitfall| pitfall.id == PITFALL).unwrap();
        assert_eq!(pitfall.trend, trend, "{stepped}");
        assert_eq!(pitfall.times, stepped.matches('x').count());
    }
}

#[test]
fn firm_takes_three_new_customers_on_two_days_and_none_missed_since() {
    use Hold::{Firm, Growing};
    use Verdict::{Done, Late, Missed};
    type Case<'a> = (&'a [(&'a str, &'a str, Day, Verdict)], Hold, &'a str);
    let table: &[Case<'_>] = &[
        (&[("a", "v", 1, Late)], Growing, "three customers whom you meet for the first time"),
        (&[("a", "v", 1, Done), ("b", "v", 2, Done)], Growing, "two of three"),
        (&[("a", "v", 1, Done), ("b", "v", 1, Done), ("c", "v", 1, Done)], Growing, "on another day"),
        (&[("a", "v", 1, Done), ("a", "w", 1, Done), ("b", "v", 2, Done)], Firm, "is firm"),
        // The same customer once more is nobody new.
        (&[("a", "v", 1, Done), ("b", "v", 2, Done), ("a", "v", 3, Done)], Growing, "two of three"),
        (
            &[("a", "v", 1, Late), ("b", "v", 2, Done), ("a", "v", 3, Done), ("c", "v", 4, Done)],
            Growing,
            "two of three",
        ),
        (&[("a", "v", 1, Done), ("b", "v", 2, Done), ("c", "v", 3, Done), ("a", "v", 4, Late)], Firm, "is firm"),
        (
            &[("a", "v", 1, Done), ("b", "v", 2, Done), ("c", "v", 3, Done), ("d", "v", 4, Missed)],
            Growing,
            "It was firm",
        ),
        (
            &[
                ("a", "v", 1, Done),
                ("b", "v", 2, Done),
                ("c", "v", 3, Done),
                ("d", "v", 4, Missed),
                ("a", "v", 5, Late),
            ],
            Firm,
            "is firm",
        ),
    ];
    for (chances, hold, words) in table {
        let history: Vec<Played> = chances.iter().map(|(s, w, day, v)| met(s, w, *day, *v)).collect();
        let progress = of(&history);
        assert_eq!(step(&progress).hold, *hold, "{chances:?}");
        assert!(step(&progress).holds().contains(words), "{}", step(&progress).holds());
        let last = history.last().unwrap().day;
        assert_eq!(step(&progress).due == Some(last + 21), *hold == Firm, "what is firm comes back late");
    }
    assert_eq!(step(&of(&[])).hold, Hold::NotYet);
    assert!(about_firm().contains("three customers") && about_firm().contains("two days"));
}

#[test]
fn a_scenario_tells_its_attempts_endings_and_wants() {
    let kettle = support::scenario("second_kettle");
    let meant = kettle.endings.len();
    let had = |want: &str, ending: &str, points: u8, known: bool| {
        let mut played = met("second_kettle", want, u32::from(points), Verdict::Done);
        (played.ending, played.points, played.judged.want_known) = (ending.to_owned(), points, known);
        played
    };
    let mut history = vec![
        had("boils", "lost", 0, false),
        had("boils", "satisfied", 80, true),
        had("money", "lost", 81, false),
        had("boils", "satisfied", 82, true),
        // An ending that it does not mean to reach, and a want that it has no more.
        had("gone", "ended_safely", 83, true),
        had("boils", "satisfied", 84, true),
    ];
    history.insert(1, met("elsewhere", "x", 1, Verdict::Done));
    let progress = Progress::of(&playbook(), &history, &[&kettle]);
    let titles: Vec<&str> = progress.scenarios.iter().map(|scenario| scenario.id.as_str()).collect();
    assert_eq!(titles, ["second_kettle", "elsewhere"], "the latest first");
    let [kettle, elsewhere] = &progress.scenarios[..] else { panic!("two of them") };
    let points: Vec<u8> = kettle.attempts.iter().map(|attempt| attempt.points).collect();
    assert_eq!((points, kettle.best), (vec![0, 80, 81, 82, 83, 84], 84));
    assert_eq!(kettle.attempts[0].ending, "Gone");
    let endings: Vec<(&str, usize)> = kettle.endings.iter().map(|e| (e.title.as_str(), e.times)).collect();
    assert_eq!(endings, [("Put right", 3), ("Gone", 2), ("Ended safely", 1)]);
    assert_eq!(kettle.endings_of, Some(meant + 1));
    assert_eq!((kettle.wants, kettle.wants_of), (1, Some(3)));
    assert_eq!((elsewhere.endings_of, elsewhere.wants_of), (None, None), "it is not at hand");
}

#[test]
fn what_was_said_last_is_the_trainees_own() {
    let said = |words: &str| Evidence { turn: 3, words: words.to_owned(), spoken: true };
    let mut history = vec![met("a", "v", 1, Verdict::Done), met("b", "v", 2, Verdict::Late)];
    for (played, words) in history.iter_mut().zip(["first", "second"]) {
        played.judged.evidence.insert(STEP.to_owned(), said(words));
    }
    history[0].judged.pitfalls.push(PITFALL.to_owned());
    history[0].judged.slips.insert(PITFALL.to_owned(), said("your fault"));
    history.push(Played { given: 4, ..history[0].clone() });
    let progress = of(&history);
    let last = step(&progress).last.clone().unwrap();
    assert_eq!((last.evidence.words.as_str(), last.day, last.attempt), ("second", 2, history[1].id));
    let pitfall = progress.pitfalls.iter().find(|pitfall| pitfall.id == PITFALL).unwrap();
    assert_eq!((pitfall.last.as_ref().unwrap().evidence.words.as_str(), pitfall.times), ("your fault", 1));
    assert_eq!(pitfall.last.as_ref().unwrap().title, "The title of a");
}

#[test]
fn the_headline_says_what_is_firm_what_grows_and_what_is_next() {
    assert_eq!(of(&[]).headline(5), [NOTHING_YET]);
    let one = [met("a", "v", 10, Verdict::Missed)];
    let title = playbook().steps.iter().find(|step| step.id == STEP).unwrap().title.clone();
    assert_eq!(
        of(&one).headline(10),
        ["You have had 1 conversation on 1 day.".to_owned(), format!("Next: “{title}”, which comes back tomorrow.")]
    );
    assert_eq!(of(&one).headline(30)[1], format!("Next: “{title}”. It is due today."));
    let mut history: Vec<Played> = (1..=3).map(|day| met("a", "v", day, Verdict::Missed)).collect();
    history.extend(["b", "c", "d"].iter().zip(4..).map(|(id, day)| met(id, "v", day, Verdict::Done)));
    assert_eq!(
        of(&history).headline(6),
        [format!("“{title}” is firm."), format!("Nothing is due: “{title}” comes back on 28 January.")]
    );
    // One that gets better and is not firm yet.
    history.truncate(3);
    history.extend((4..=6).map(|day| met("a", "v", day, Verdict::Done)));
    assert_eq!(of(&history).headline(6)[1], format!("“{title}” is getting better."));
    let all = playbook();
    let whole = |scenario: &str, day: Day| Played {
        judged: judged(all.steps.iter().map(|step| (step.id.clone(), Verdict::Done))),
        ..met(scenario, "v", day, Verdict::Done)
    };
    let firm = of(&[whole("a", 1), whole("b", 2), whole("c", 3)]);
    assert_eq!(firm.headline(4)[0], "Every step is firm. That is rare, and it is yours.");
    // Never shaming, whatever was had.
    let mut dice = Dice(11);
    for _ in 0..200 {
        let history = any_history(&mut dice);
        let progress = of(&history);
        let mut said = progress.headline(40);
        assert!((1..=3).contains(&said.len()));
        said.extend(progress.moods());
        said.extend(progress.steps.iter().map(|step| step.holds()));
        let said = said.join(" ").to_lowercase();
        assert!(!["fail", "wrong", "bad ", "poor", "only "].iter().any(|word| said.contains(word)), "{said}");
    }
}

fn any_history(dice: &mut Dice) -> Vec<Played> {
    let ids: Vec<String> = playbook().steps.iter().map(|step| step.id.clone()).collect();
    let mut day = 1;
    (0..dice.below(30))
        .map(|_| {
            day += Day::try_from(dice.below(4)).unwrap();
            let mut verdict = || *dice.of(&[Verdict::Done, Verdict::Done, Verdict::Late, Verdict::Missed]);
            let steps: Vec<(String, Verdict)> = ids.iter().map(|id| (id.clone(), verdict())).collect();
            let (scenario, want): (&str, &str) = *dice.of(&[("a", "v"), ("a", "w"), ("b", "v"), ("c", "w")]);
            Played { judged: judged(steps), ..met(scenario, want, day, Verdict::Done) }
        })
        .collect()
}

#[test]
fn moods_are_told_kindly() {
    let handled = |first: u8, last: u8| {
        let mood = |anger| Mood { anger, ..Mood::default() };
        let course = MoodCourse { first: mood(first), last: mood(last), hottest: first.max(last) };
        Played { judged: Judged { mood: course, ..Judged::default() }, ..met("a", "v", 1, Verdict::Done) }
    };
    let said = |moods: &[(u8, u8)]| of(&moods.iter().map(|(a, b)| handled(*a, *b)).collect::<Vec<_>>()).moods();
    assert_eq!(said(&[]), None);
    assert_eq!(said(&[(60, 20)]).unwrap(), "The customer was calmer at the end than at the start.");
    assert_eq!(
        said(&[(60, 20), (60, 60)]).unwrap(),
        "In 1 of 2 conversations the customer was calmer at the end than at the start."
    );
    assert_eq!(said(&[(60, 20), (60, 10)]).unwrap(), "In all 2 conversations the customer was calmer at the end.");
    assert!(said(&[(20, 60)]).unwrap().contains("takes time"));
}

/// What each conversation of a walk through the shipped scenarios says of the trainee, given some of its turns.
#[test]
fn evidence_is_never_of_a_turn_that_was_given() {
    let mut dice = Dice(21);
    for scenario in support::shipped_scenarios() {
        for seed in 1..20 {
            let replay = support::random_play(&scenario, Deal::new(&scenario, seed), &mut dice);
            let given = dice.below(replay.turns.len());
            let (whole, own) = (Judged::of(&scenario, &replay, 0), Judged::of(&scenario, &replay, given));
            assert_eq!(whole.steps, own.steps, "a verdict is about the whole conversation");
            assert!(own.evidence.values().chain(own.slips.values()).all(|seen| seen.turn > given));
            for (id, _) in &whole.steps {
                let seen = &whole.evidence[id];
                let exchange = &unruffled::debrief::exchanges(&scenario, &replay)[seen.turn - 1];
                assert_eq!((&seen.words, seen.spoken), (&exchange.said, exchange.spoken));
            }
            assert_eq!(own.pitfalls.len(), own.slips.len());
            assert!(own.pitfalls.iter().all(|id| own.slips.contains_key(id)));
            assert!(own.pitfalls.iter().all(|id| whole.pitfalls.contains(id)));
            let hottest = replay.turns.iter().map(|turn| turn.mood.anger).max().unwrap();
            assert_eq!(own.mood.hottest, hottest.max(scenario.customer.opening.anger));
        }
    }
}

#[test]
fn a_want_that_came_out_is_known_after_the_aftermath_too() {
    let mut dice = Dice(5);
    let (mut known, mut unknown) = (0, 0);
    for scenario in support::shipped_scenarios() {
        for seed in 1..60 {
            let deal = Deal::new(&scenario, seed);
            let whole = support::random_play(&scenario, deal, &mut dice);
            let mut replay = Replay::start(&scenario, deal);
            let mut came_out = false;
            for taken in whole.taken() {
                came_out |= replay.push(&scenario, &taken).unwrap().want_told;
            }
            assert_eq!(Judged::of(&scenario, &whole, 0).want_known, came_out);
            if came_out { known += 1 } else { unknown += 1 }
        }
    }
    assert!(known > 5 && unknown > 5, "both came up: {known} and {unknown}");
}

/// In a tenth of this time when it is built for release. What searched through all for each would take a minute.
#[test]
fn ten_thousand_conversations_add_up_at_once() {
    let all = support::shipped_scenarios();
    let shelf: Vec<&Scenario> = all.iter().collect();
    let mut dice = Dice(3);
    let some: Vec<Judged> = (0..30)
        .map(|at| {
            let scenario = &all[at % all.len()];
            Judged::of(scenario, &support::random_play(scenario, Deal::new(scenario, 1), &mut dice), 0)
        })
        .collect();
    let one = |at: usize| {
        let scenario = &all[at % all.len()];
        let want = &scenario.wants[at / 7 % scenario.wants.len()].id;
        let day = Day::try_from(at / 9).unwrap();
        Played { judged: some[at % some.len()].clone(), ..met(&scenario.id, want, day, Verdict::Done) }
    };
    let history: Vec<Played> = (0..10_000).map(one).collect();
    let start = std::time::Instant::now();
    let progress = Progress::of(&playbook(), &history, &shelf);
    let added = start.elapsed();
    let plan = progress.schedule.plan(&playbook(), 0, &shelf);
    let took = start.elapsed();
    println!("10,000 conversations added up in {added:?}, planned in {:?}", took - added);
    assert_eq!(progress.handled.len(), history.len());
    assert!(!plan.is_empty() && took.as_millis() < 500, "{took:?}");
}

/// Everything by its own search through all that was played, as slow and as plain as can be.
fn naive_check(history: &[Played], scenarios: &[&Scenario]) {
    let book = playbook();
    let made = Progress::of(&book, history, scenarios);
    let day = |at: usize| history[..=at].iter().map(|played| played.day).max().unwrap();
    let own = |at: &usize| history[*at].mode != Mode::Watch && history[*at].given == 0;
    let owned: Vec<usize> = (0..history.len()).filter(own).collect();
    let is_new = |at: &&usize| {
        let same = |other: &&Played| (&other.scenario, &other.want) == (&history[**at].scenario, &history[**at].want);
        let played = &history[**at];
        !history[..**at].iter().any(|other| same(&other)) && !played.again && played.mode != Mode::Coached
    };
    for (step, made) in book.steps.iter().zip(&made.steps) {
        let verdict = |at: &usize| history[*at].judged.steps.iter().find(|(id, _)| *id == step.id).map(|(_, v)| *v);
        let chances: Vec<usize> = owned.iter().copied().filter(|at| verdict(at).is_some()).collect();
        let verdicts: Vec<Verdict> = chances.iter().filter_map(verdict).collect();
        let days: Vec<Day> = chances.iter().map(|at| day(*at)).collect();
        assert_eq!(made.chances, days.iter().copied().zip(verdicts.iter().copied()).collect::<Vec<_>>());
        assert_eq!(made.points, verdicts.iter().map(|v| v.points()).sum::<usize>());
        assert_eq!(made.trend, naive_trend(&verdicts.iter().map(|v| v.points()).collect::<Vec<_>>(), 2));
        let last = chances.last().and_then(|at| Some((history[*at].id, history[*at].judged.evidence.get(&step.id)?)));
        assert_eq!(made.last.as_ref().map(|seen| (seen.attempt, &seen.evidence)), last);
        let held: Vec<usize> =
            chances.iter().filter(|at| verdict(at) == Some(Verdict::Done)).filter(is_new).copied().collect();
        let mut held_days: Vec<Day> = held.iter().map(|at| day(*at)).collect();
        held_days.dedup();
        assert_eq!((made.variants, made.variant_days), (held.len(), held_days.len()));
        let firm = held.len() >= 3 && held_days.len() >= 2 && verdicts.last() != Some(&Verdict::Missed);
        let hold = if chances.is_empty() {
            Hold::NotYet
        } else if firm {
            Hold::Firm
        } else {
            Hold::Growing
        };
        assert_eq!((made.hold, made.due.is_some()), (hold, !chances.is_empty()));
    }
    for (pitfall, made) in book.pitfalls.iter().zip(&made.pitfalls) {
        let came = |at: &usize| history[*at].judged.pitfalls.contains(&pitfall.id);
        assert_eq!(made.chances, owned.iter().map(|at| (day(*at), came(at))).collect::<Vec<_>>());
        assert_eq!(made.times, owned.iter().filter(|at| came(at)).count());
        assert_eq!(made.trend, naive_trend(&owned.iter().map(|at| usize::from(!came(at))).collect::<Vec<_>>(), 1));
        let last = owned.iter().rfind(|at| came(at));
        let last = last.and_then(|at| Some((history[*at].id, history[*at].judged.slips.get(&pitfall.id)?)));
        assert_eq!(made.last.as_ref().map(|seen| (seen.attempt, &seen.evidence)), last);
    }
    let handled: Vec<_> = made.handled.iter().map(|handled| (handled.attempt, handled.day, handled.mood)).collect();
    let moods: Vec<_> = owned.iter().map(|at| (history[*at].id, day(*at), history[*at].judged.mood)).collect();
    assert_eq!(handled, moods);
    let mut days: BTreeMap<Day, usize> = BTreeMap::new();
    for at in (0..history.len()).filter(|at| history[*at].mode != Mode::Watch) {
        *days.entry(day(at)).or_default() += 1;
    }
    assert_eq!(made.days, days.into_iter().collect::<Vec<_>>());
    let mut ids: Vec<&str> = owned.iter().rev().map(|at| history[*at].scenario.as_str()).collect();
    let mut seen = Vec::new();
    ids.retain(|id| {
        !seen.contains(id) && {
            seen.push(*id);
            true
        }
    });
    assert_eq!(made.scenarios.iter().map(|scenario| scenario.id.as_str()).collect::<Vec<_>>(), ids);
    for made in &made.scenarios {
        let here: Vec<&Played> = owned.iter().map(|at| &history[*at]).filter(|p| p.scenario == made.id).collect();
        assert_eq!(
            made.attempts.iter().map(|a| a.attempt).collect::<Vec<_>>(),
            here.iter().map(|p| p.id).collect::<Vec<_>>()
        );
        assert_eq!(made.best, here.iter().map(|p| p.points).max().unwrap());
        assert_eq!(made.endings.iter().map(|e| e.times).sum::<usize>(), here.len());
        for ending in &made.endings {
            assert_eq!(ending.times, here.iter().filter(|p| p.ending == ending.id).count());
        }
        assert!(made.endings.windows(2).all(|two| two[0].times >= two[1].times));
        let mut wants: Vec<&str> = here.iter().filter(|p| p.judged.want_known).map(|p| p.want.as_str()).collect();
        wants.sort_unstable();
        wants.dedup();
        let at_hand = scenarios.iter().find(|scenario| scenario.id == made.id);
        wants.retain(|want| at_hand.is_none_or(|own| own.wants.iter().any(|other| other.id == *want)));
        assert_eq!((made.wants, made.wants_of), (wants.len(), at_hand.map(|own| own.wants.len())));
    }
}

fn naive_trend(worth: &[usize], most: usize) -> Trend {
    let latest = &worth[worth.len().saturating_sub(TREND_LATEST)..];
    if latest.len() < TREND_LEAST {
        return Trend::Unknown;
    }
    let half = latest.len() / 2;
    let (older, newer): (usize, usize) = (latest[..half].iter().sum(), latest[latest.len() - half..].iter().sum());
    match (newer > older + most, older > newer + most) {
        (true, _) => Trend::Up,
        (_, true) => Trend::Down,
        _ => Trend::Level,
    }
}

/// Conversations of any kind, with few customers, steps and days, so that they meet again and again.
fn some_played() -> impl Strategy<Value = Played> {
    let book = playbook();
    let steps: Vec<String> =
        book.steps.iter().take(4).map(|step| step.id.clone()).chain(["unknown".to_owned()]).collect();
    let pitfalls: Vec<String> =
        book.pitfalls.iter().take(3).map(|p| p.id.clone()).chain(["unknown".to_owned()]).collect();
    let verdict = prop_oneof![
        Just(Verdict::Done),
        Just(Verdict::Done),
        Just(Verdict::Late),
        Just(Verdict::Partly),
        Just(Verdict::Missed)
    ];
    let steps = prop::collection::btree_map(prop::sample::select(steps), (verdict, any::<bool>()), 0..5);
    let pitfalls = prop::collection::btree_map(prop::sample::select(pitfalls), any::<bool>(), 0..3);
    let mode = prop_oneof![
        4 => Just(Mode::Practice), 2 => Just(Mode::Assessment), 1 => Just(Mode::Coached), 1 => Just(Mode::Watch)
    ];
    let customer = (
        prop::sample::select(vec!["second_kettle", "card_refused", "gone"]),
        prop::sample::select(vec!["boils", "money", "x"]),
    );
    let ending = prop::sample::select(vec!["lost", "satisfied", "ended_safely", "?"]);
    let how = (mode, prop_oneof![5 => Just(0), 1 => Just(3)], prop::bool::weighted(0.2), any::<bool>());
    (customer, 0..12u32, ending, 0..=100u8, how, steps, pitfalls, any::<u64>()).prop_map(
        |((scenario, want), day, ending, points, (mode, given, again, want_known), steps, pitfalls, id)| {
            let seen = |turn: usize| Evidence { turn, words: format!("words {turn} of {id}"), spoken: true };
            let evidence = steps.iter().filter(|(_, (_, words))| *words).map(|(id, _)| (id.clone(), seen(1)));
            let slips = pitfalls.iter().filter(|(_, words)| **words).map(|(id, _)| (id.clone(), seen(2)));
            let judged = Judged {
                evidence: evidence.collect(),
                slips: slips.collect(),
                steps: steps.iter().map(|(id, (verdict, _))| (id.clone(), *verdict)).collect(),
                pitfalls: pitfalls.keys().cloned().collect(),
                want_known,
                ..Judged::default()
            };
            Played {
                id: uuid::Uuid::from_u64_pair(id, 1),
                ending: ending.to_owned(),
                points,
                mode,
                given,
                again,
                judged,
                ..met(scenario, want, day, Verdict::Done)
            }
        },
    )
}

proptest! {
    #![proptest_config(Config { cases: 300, failure_persistence: None, ..Config::default() })]

    #[test]
    fn the_sum_is_the_naive_sum(history in prop::collection::vec(some_played(), 0..40)) {
        let kettle = support::scenario("second_kettle");
        naive_check(&history, &[&kettle]);
    }
}
