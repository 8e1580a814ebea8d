//! The solver against a naive reference that knows no layers and no table: it calls itself for every state.
//! State for state and odds for odds on invented scenarios; budgets, witnesses and grades besides.

use std::collections::{BTreeMap, BTreeSet};

use unruffled::engine::aftermath::outcome;
use unruffled::engine::{Deal, Replay, State, Taken, replies, take};
use unruffled::playbook::{Kind, ShownBy};
use unruffled::scenario::{Reply, Scenario};
use unruffled::solve::{Budget, Cut, Going, STRATEGIES, Solved, Walk, deals, solve, solve_from};

use crate::invent::scenario_text;
use crate::support::{self, Dice};

/// What the reference knows of a state.
#[derive(Clone, Debug)]
struct Known {
    best: u8,
    worst: u8,
    expected: f64,
    /// Odds by ending: of a guess, and by the book.
    odds: [Vec<f64>; 2],
    /// Fewest turns to each ending.
    soonest: Vec<Option<usize>>,
}

/// Every way to take a reply, written down without a thought for how many there are.
fn every_way(number: u8, reply: &Reply) -> Vec<Taken> {
    let picks: Vec<Vec<u8>> = match reply.slots.as_slice() {
        [] => return vec![Taken::reply(number)],
        [slot] if slot.max > 1 => {
            let sets = (0u32..1 << slot.pieces.len())
                .filter(|set| (u32::from(slot.min)..=u32::from(slot.max)).contains(&set.count_ones()));
            sets.map(|set| {
                if set == 0 {
                    vec![0]
                } else {
                    (1..=slot.pieces.len() as u8).filter(|at| set >> (at - 1) & 1 == 1).collect()
                }
            })
            .collect()
        }
        slots => slots.iter().fold(vec![Vec::new()], |picks, slot| {
            let pieces = (1..=slot.pieces.len() as u8).chain((slot.min == 0).then_some(0));
            let pieces: Vec<u8> = pieces.collect();
            picks
                .iter()
                .flat_map(|pick: &Vec<u8>| pieces.iter().map(|piece| [pick.as_slice(), &[*piece]].concat()))
                .collect()
        }),
    };
    picks.iter().map(|pieces| Taken::composed(number, pieces)).collect()
}

struct Reference<'s> {
    scenario: &'s Scenario,
    deal: Deal,
    known: BTreeMap<[u64; 4], Known>,
    /// States that were met, as numbers: of the conversation by turn, and of the aftermath.
    met: BTreeMap<u8, BTreeSet<[u64; 4]>>,
    after: BTreeSet<[u64; 4]>,
}

/// What a reply would show: behaviours at full effect, and how far it goes by the book.
fn shows(scenario: &Scenario, turn: &unruffled::engine::Turn) -> (usize, i32) {
    let steps_of = |id| {
        scenario.playbook.steps.iter().filter(move |step| match &step.shown_by {
            ShownBy::Behaviours(some) => some.contains(&id),
            ShownBy::Absence(..) => false,
        })
    };
    let (mut full, mut book) = (0, 0);
    for counted in &turn.counted {
        let kind = scenario.playbook.behaviour(counted.counted_as).kind;
        if kind == Kind::Harmful {
            book -= 16;
        } else if counted.percent >= 100 {
            full += usize::from(kind == Kind::Helpful || steps_of(counted.counted_as).next().is_some());
            book += i32::from(steps_of(counted.counted_as).any(|step| step.due & turn.from.milestones == 0));
        }
    }
    (full.min(15), book.max(-128))
}

impl Reference<'_> {
    fn of(&mut self, state: &State) -> Known {
        let mut key = *state;
        if state.ending().is_some() {
            // What speaks for staying moves no points.
            key.retention = 0;
            self.after.insert(key.words());
        } else {
            self.met.entry(state.turn).or_default().insert(state.words());
        }
        if let Some(known) = self.known.get(&key.words()) {
            return known.clone();
        }
        let known = self.look(state);
        self.known.insert(key.words(), known.clone());
        known
    }

    fn look(&mut self, state: &State) -> Known {
        let endings = self.scenario.playbook.endings.len();
        if let Some(outcome) = outcome(self.scenario, state) {
            let (points, expected) = (outcome.points, f64::from(outcome.points));
            let none = || vec![0.0; endings];
            return Known {
                best: points,
                worst: points,
                expected,
                odds: [none(), none()],
                soonest: vec![None; endings],
            };
        }
        let on_offer: Vec<_> = replies(self.scenario, state).collect();
        let mut moves = Vec::new();
        for offer in &on_offer {
            let all = every_way(offer.number, offer.reply);
            let share = 1.0 / on_offer.len() as f64 / all.len() as f64;
            for taken in all {
                let turn = take(self.scenario, self.deal, state, &taken).unwrap();
                let (full, book) = shows(self.scenario, &turn);
                moves.push((share, full, book, turn.to, self.of(&turn.to)));
            }
        }
        let by_book = moves.iter().map(|m| m.2).max().unwrap();
        let equals: f64 = moves.iter().filter(|m| m.2 == by_book).map(|m| m.0).sum();
        let mut odds = [vec![0.0; endings], vec![0.0; endings]];
        let mut soonest = vec![None; endings];
        for (share, _, _, to, known) in &moves {
            match to.ending().filter(|_| state.ending().is_none()) {
                Some(ending) => {
                    odds[0][ending.index()] += share;
                    soonest[ending.index()] = Some(1);
                }
                None => {
                    for (ending, odds) in odds[0].iter_mut().enumerate() {
                        *odds += share * known.odds[0][ending];
                        if let Some(turns) = known.soonest[ending] {
                            let turns = turns + 1;
                            soonest[ending] = Some(soonest[ending].map_or(turns, |least: usize| least.min(turns)));
                        }
                    }
                }
            }
        }
        for (share, _, _, to, known) in moves.iter().filter(|m| m.2 == by_book) {
            let share = share / equals;
            match to.ending().filter(|_| state.ending().is_none()) {
                Some(ending) => odds[1][ending.index()] += share,
                None => odds[1].iter_mut().zip(&known.odds[1]).for_each(|(odds, more)| *odds += share * more),
            }
        }
        let most = moves.iter().map(|m| (m.4.best, m.1)).max().unwrap();
        let best = moves.iter().find(|m| (m.4.best, m.1) == most).unwrap();
        let any: f64 = moves.iter().map(|m| m.0 * m.4.expected).sum();
        Known {
            best: best.4.best,
            worst: moves.iter().map(|m| m.4.worst).min().unwrap(),
            expected: f64::midpoint(best.4.expected, any),
            odds,
            soonest,
        }
    }
}

fn reference(scenario: &Scenario, deal: Deal) -> (Known, Reference<'_>) {
    let mut reference =
        Reference { scenario, deal, known: BTreeMap::new(), met: BTreeMap::new(), after: BTreeSet::new() };
    let known = reference.of(&State::opening(scenario));
    (known, reference)
}

fn solved(scenario: &Scenario, deal: Deal) -> Solved {
    solve(scenario, deal, &Budget { states_max: usize::MAX >> 8 }, &mut |_| Going::On)
}

/// An invented scenario that ends soon enough to be walked by the reference.
fn small(dice: &mut Dice) -> Scenario {
    let text = scenario_text(dice);
    let (head, tail) = text.split_once("turns_max: ").unwrap();
    let (_, tail) = tail.split_once(',').unwrap();
    support::scenario_from(&format!("{head}turns_max: {},{tail}", 1 + dice.below(5)))
}

/// So many states are enough for one case.
const STATES_MAX: usize = 1200;

fn close(a: f64, b: f64, within: f64) -> bool {
    (a - b).abs() <= within
}

#[test]
fn the_solver_agrees_with_a_naive_reference() {
    let cases = std::env::var("UNRUFFLED_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(3000u64);
    let mut agreed = 0;
    for seed in 0..cases {
        let mut dice = Dice(seed);
        let scenario = small(&mut dice);
        let deal = *dice.of(&deals(&scenario));
        let cut = solve(&scenario, deal, &Budget { states_max: STATES_MAX }, &mut |_| Going::On);
        if cut.cut.is_none() {
            agrees(&scenario, deal, seed);
            agreed += 1;
        }
    }
    assert!(agreed * 2 > cases, "most cases are small enough: {agreed} of {cases}");
}

#[test]
fn a_letter_of_four_thousand_combinations_is_solved_like_any_other() {
    let mut dice = Dice(7);
    let does = ["listen", "clarify", "restate", "empathise", "own", "blame", "thank", "apologise", "propose"];
    let mut slots = String::new();
    for slot in 0..6 {
        let piece = |dice: &mut Dice| {
            let what = *dice.of(&does);
            let remedy = if what == "propose" { ", remedy: \"r\"" } else { "" };
            format!("(text: \"Piece.\", does: [\"{what}\"], about: [\"f{}\"]{remedy})", dice.below(3))
        };
        let pieces: Vec<String> = (0..4).map(|_| piece(&mut dice)).collect();
        slots += &format!("(id: \"o{slot}\", title: \"Slot\", pieces: [{}]),", pieces.join(", "));
    }
    let text = format!(
        "Scenario(title: \"t\", difficulty: Easy, turns_max: 3, customer: (name: \"Ann\", persona: \"ledger\"), wants: [(id: \"w\", is: \"w\")], remedies: [(id: \"r\", title: \"r\", fits: (w: Full))], facts: [(id: \"f0\", is: \"f\"), (id: \"f1\", is: \"f\"), (id: \"f2\", is: \"f\")], scenes: [(id: \"s\", says: \"Well?\", tells: [\"f1\"], replies: [(text: \"Dear Ann,\", letter: [{slots}], to: \"close\"), (text: \"Go on.\", does: [\"listen\"], tells: [\"f2\"], to: \"s\")])])"
    );
    let scenario = support::scenario_from(&text);
    agrees(&scenario, deals(&scenario)[0], 0);
}

/// State for state and odds for odds.
fn agrees(scenario: &Scenario, deal: Deal, seed: u64) {
    let (known, reference) = reference(scenario, deal);
    let solved = solved(scenario, deal);
    let met: usize = reference.met.values().map(BTreeSet::len).sum();
    assert_eq!(solved.states, met + reference.after.len(), "seed {seed}: states");
    let value = solved.value(&solved.opening()).unwrap();
    assert_eq!((value.best, value.worst), (known.best, known.worst), "seed {seed}: best and worst");
    assert!(
        close(f64::from(value.expected), known.expected, 0.001),
        "seed {seed}: {value:?} is not {}",
        known.expected
    );
    let odds = [solved.random.as_ref().unwrap(), solved.by_the_book.as_ref().unwrap()];
    for (ours, theirs) in odds.into_iter().zip(&known.odds) {
        assert!(close(ours.iter().sum(), 1.0, 1e-9), "seed {seed}: odds add up");
        for (ours, theirs) in ours.iter().zip(theirs) {
            assert!(close(*ours, *theirs, 1e-9), "seed {seed}: odds {ours} are not {theirs}");
        }
    }
    for (ending, reach) in solved.endings.iter().enumerate() {
        assert_eq!(reach.reachable, Some(known.soonest[ending].is_some()), "seed {seed}: ending {ending}");
        if let Some(turns) = known.soonest[ending] {
            assert_eq!(reach.witness.len(), turns, "seed {seed}: the witness of ending {ending} is a shortest");
            let replay = played(scenario, deal, &reach.witness);
            assert_eq!(replay.state.ending().map(|e| e.index()), Some(ending), "seed {seed}: it ends there");
        }
    }
    courses(scenario, &solved, seed);
    layers(scenario, deal, &reference, seed);
}

/// Best, worst and poor conversations are had as said, and are worth what is said.
fn courses(scenario: &Scenario, solved: &Solved, seed: u64) {
    let value = solved.value(&solved.opening()).unwrap();
    for (course, points) in [(&solved.best, Some(value.best)), (&solved.worst, Some(value.worst)), (&solved.poor, None)]
    {
        let course = course.as_ref().unwrap();
        let replay = played(scenario, solved.deal, &course.taken);
        assert!(replay.state.is_over(), "seed {seed}: a conversation goes to its end");
        assert_eq!(replay.state.ending(), course.ending, "seed {seed}");
        let outcome = outcome(scenario, &replay.state).unwrap();
        assert_eq!(outcome.points, course.points, "seed {seed}");
        assert!(points.is_none_or(|points| points == course.points), "seed {seed}: {points:?} {course:?}");
    }
    assert_eq!(solved.strategies.len(), STRATEGIES.len());
    for (strategy, course) in &solved.strategies {
        let replay = played(scenario, solved.deal, &course.taken);
        assert!(replay.state.is_over(), "seed {seed}: {strategy:?} comes to an end");
    }
}

/// The walk meets the same states at every turn.
fn layers(scenario: &Scenario, deal: Deal, reference: &Reference<'_>, seed: u64) {
    let mut walk = Walk::new(scenario, deal, &State::opening(scenario)).forgetful();
    let budget = Budget { states_max: usize::MAX >> 8 };
    for turn in 0u8.. {
        let ours: BTreeSet<[u64; 4]> = walk.states_now().iter().map(State::words).collect();
        assert_eq!(ours.len(), walk.states_now().len(), "seed {seed}: no state twice");
        assert_eq!(Some(&ours), reference.met.get(&turn).or(Some(&BTreeSet::new())), "seed {seed}, turn {turn}");
        if !walk.turn(&budget, &mut |_| Going::On) {
            break;
        }
    }
}

fn played(scenario: &Scenario, deal: Deal, taken: &[Taken]) -> Replay {
    let mut replay = Replay::start(scenario, deal);
    for one in taken {
        replay.push(scenario, one).unwrap();
    }
    replay
}

#[test]
fn grades_are_what_the_reference_says_each_reply_costs() {
    let (mut graded, mut timed) = (0, 0);
    for seed in 0..400 {
        let mut dice = Dice(seed);
        let scenario = small(&mut dice);
        let deal = *dice.of(&deals(&scenario));
        if solve(&scenario, deal, &Budget { states_max: STATES_MAX }, &mut |_| Going::On).cut.is_some() {
            continue;
        }
        let replay = support::random_play(&scenario, deal, &mut dice);
        let grades = solved(&scenario, deal).grades(&scenario, &replay).unwrap();
        assert_eq!(grades.turns.len(), replay.turns.len());
        let (_, mut reference) = reference(&scenario, deal);
        let mut most = 0.0f64;
        for (turn, grade) in replay.turns.iter().zip(&grades.turns) {
            let on_offer: Vec<Taken> = support::all_ways(&scenario, &turn.from);
            let worth = |taken: &Taken, reference: &mut Reference<'_>| {
                let to = take(&scenario, deal, &turn.from, taken).unwrap().to;
                reference.of(&to).expected
            };
            let best = on_offer.iter().map(|taken| worth(taken, &mut reference)).fold(0.0, f64::max);
            let lost = (best - worth(&turn.taken, &mut reference)).max(0.0);
            assert!(close(f64::from(grade.lost), lost, 0.01), "seed {seed}: {} is not {lost}", grade.lost);
            assert!(
                close(worth(&grade.better, &mut reference), best, 0.01),
                "seed {seed}: the better reply is the best"
            );
            most = most.max(lost);
            timed += usize::from(turn.taken.timing != unruffled::engine::Timing::InTime);
        }
        let bound = f64::from(scenario.playbook.checks.grades.1);
        if close(most, bound, 0.01) {
            continue;
        }
        assert_eq!(grades.turning.is_some(), most > bound, "seed {seed}: a turning point costs more than a good reply");
        if let Some(number) = grades.turning {
            assert!(close(f64::from(grades.turns[number - 1].lost), most, 0.01), "seed {seed}: it cost most");
            let mut again = played(&scenario, deal, &replay.taken()[..number - 1]);
            for taken in &grades.instead.as_ref().unwrap().taken {
                again.push(&scenario, taken).unwrap();
            }
            assert!(again.state.is_over(), "seed {seed}: what would have followed goes to its end");
        }
        graded += 1;
    }
    assert!(graded > 150 && timed > 100, "{graded} conversations, {timed} timed turns");
}

#[test]
fn a_walk_from_the_middle_sees_what_the_whole_walk_saw() {
    let scenario = support::scenario("second_kettle");
    let deal = deals(&scenario)[0];
    let whole = solved(&scenario, deal);
    let mut position = whole.opening();
    for taken in &whole.best.as_ref().unwrap().taken[..4] {
        position = whole.prospects(&scenario, &position).into_iter().find(|p| p.taken == *taken).unwrap().to;
    }
    let rest = solve_from(&scenario, deal, &position.state, &Budget::of(&scenario), &mut |_| Going::On);
    assert_eq!(rest.value(&rest.opening()), whole.value(&position));
    assert!(rest.states < whole.states);
}

#[test]
fn what_a_cut_walk_does_not_know_stays_unknown() {
    let scenario = support::scenario("second_kettle");
    let deal = deals(&scenario)[0];
    let whole = solved(&scenario, deal);
    for states_max in [0, 1, 100, 10_000, 30_000] {
        let cut = solve(&scenario, deal, &Budget { states_max }, &mut |_| Going::On);
        assert_eq!(cut.cut, Some(Cut::States));
        for (cut, whole) in cut.endings.iter().zip(&whole.endings) {
            assert!(cut.reachable.is_none() || cut.reachable == whole.reachable, "what is known is true");
            assert_ne!(cut.reachable, Some(false), "not met is not never");
        }
        assert!(cut.best.is_none() && cut.random.is_none() && cut.value(&cut.opening()).is_none());
        assert!(cut.grades(&scenario, &Replay::start(&scenario, deal)).is_none());
        assert_eq!(cut.strategies.len(), STRATEGIES.len(), "one walk each is always known");
    }
    let mut looks = 0;
    let stopped = solve(&scenario, deal, &Budget::of(&scenario), &mut |progress| {
        looks += 1;
        if progress.turn > 5 { Going::Stop } else { Going::On }
    });
    assert_eq!(stopped.cut, Some(Cut::Stopped));
    assert!(looks > 5, "somebody can follow it: {looks}");
}
