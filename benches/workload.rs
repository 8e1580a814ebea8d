//! The same conversation as other engines have it, so that they can be put side by side: `step FILE N SECONDS`,
//! `load FILE N SECONDS`, `explore FILE THREADS`, `solve FILE THREADS`, one line of JSON each. `docs/benchmarks.md` says
//! what every figure means.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a bench stops where something is wrong, reads its own files and a clock, and prints"
)]

mod measure;
mod synthetic;

use std::hint::black_box;
use std::process::ExitCode;
use std::sync::Arc;

use measure::{Cost, medians, millions, on_threads};
use serde::Serialize;
use synthetic::Synthetic;
use synthetic::plain::{Guesses, Page, score};
use unruffled::engine::speech::line;
use unruffled::engine::{Deal, State, Taken, choose, replies};
use unruffled::playbook::check::playbook_from_text;
use unruffled::playbook::draft::PlaybookDraft;
use unruffled::scenario::Scenario;
use unruffled::scenario::check::scenario_from_text;
use unruffled::scenario::draft::Draft;
use unruffled::scenario::house::House;
use unruffled::solve::{Budget, Going, Position, Solved, Spot, Walk, solve};

const USAGE: &str = "step FILE N SECONDS | load FILE N SECONDS | explore FILE THREADS | solve FILE THREADS";
/// Conversations whose endings and bytes are compared.
const COMPARED: usize = 50;
/// Conversations between two looks at the clock.
const AT_A_TIME: usize = 20;
/// More states than this are not walked by hand as well, nor summed up.
const BY_HAND_MAX: usize = 20_000_000;
const EVERYTHING: Budget = Budget { states_max: usize::MAX };

fn main() -> ExitCode {
    // `cargo bench` adds a word of its own.
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["step", file, number, seconds] => print(&step(&Workload::read(file), count(number), seconds.parse().unwrap())),
        ["load", file, number, seconds] => print(&load(&Workload::read(file), count(number), seconds.parse().unwrap())),
        ["explore", file, threads] => print(&explore(&Workload::read(file), count(threads))),
        ["solve", file, threads] => print(&solve_all(&Workload::read(file), count(threads))),
        [] => println!("The workload needs a file: {USAGE}"),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

fn count(word: &str) -> usize {
    word.parse().unwrap_or_else(|_| panic!("\"{word}\" is not a number"))
}

fn print(line: &impl Serialize) {
    println!("{}", serde_json::to_string(line).unwrap());
}

/// The conversation in the abstract, as texts, and as a sound scenario.
struct Workload {
    abstract_one: Synthetic,
    playbook_text: String,
    scenario_text: String,
    scenario: Scenario,
    deal: Deal,
}

impl Workload {
    fn read(file: &str) -> Self {
        let text = std::fs::read_to_string(file).unwrap_or_else(|why| panic!("{file}: {why}"));
        let abstract_one: Synthetic = serde_json::from_str(&text).unwrap_or_else(|why| panic!("{file}: {why}"));
        let (playbook_text, scenario_text) = (abstract_one.playbook_text(), abstract_one.scenario_text());
        let scenario = sound(&playbook_text, &scenario_text);
        let deal = Deal::new(&scenario, 1);
        Self { abstract_one, playbook_text, scenario_text, scenario, deal }
    }
}

/// From both texts to a sound scenario.
fn sound(playbook: &str, scenario: &str) -> Scenario {
    let playbook = playbook_from_text(playbook).unwrap_or_else(|findings| panic!("{findings:?}"));
    let checked = scenario_from_text("synthetic", scenario, &Arc::new(playbook), &House::default());
    checked.scenario.unwrap_or_else(|| panic!("{:?}", checked.findings))
}

#[derive(Serialize)]
struct Step {
    bench: &'static str,
    peer: &'static str,
    n: usize,
    ns: f64,
    check: String,
    /// The same by hand, words copied, in the same process.
    by_hand_ns: f64,
    times_by_hand: f64,
}

fn step(workload: &Workload, number: usize, seconds: f64) -> Step {
    let [ours, by_hand] = [false, true].map(|by_hand| compared(workload, by_hand));
    assert_eq!(ours, by_hand, "the engine and the file disagree");
    let (mut guesses, mut page) = (Guesses::default(), Page::default());
    let (mut other_guesses, mut other_page) = (Guesses::default(), Page::default());
    let [spent, spent_by_hand] = medians(
        seconds,
        [&mut || repeated(|| play(workload, &mut guesses, &mut page)), &mut || {
            repeated(|| workload.abstract_one.play(&mut other_guesses, &mut other_page))
        }],
    );
    let steps = (AT_A_TIME * workload.abstract_one.depth) as f64;
    Step {
        bench: "step",
        peer: "project",
        n: number,
        ns: rounded(spent / steps * 1e9),
        check: format!("{ours:?}"),
        by_hand_ns: rounded(spent_by_hand / steps * 1e9),
        times_by_hand: rounded(spent / spent_by_hand),
    }
}

fn repeated(mut play: impl FnMut() -> usize) {
    for _ in 0..AT_A_TIME {
        black_box(play());
    }
}

/// Endings and bytes of the first conversations.
fn compared(workload: &Workload, by_hand: bool) -> [usize; 6] {
    let (mut guesses, mut page, mut met) = (Guesses::default(), Page::default(), [0; 6]);
    for _ in 0..COMPARED {
        let ending = if by_hand {
            workload.abstract_one.play(&mut guesses, &mut page)
        } else {
            play(workload, &mut guesses, &mut page)
        };
        met[ending] += 1;
    }
    met[5] = page.bytes;
    met
}

/// A conversation of somebody who guesses; the last scene, which others do not have, costs its turn and no guess.
fn play(workload: &Workload, guesses: &mut Guesses, page: &mut Page) -> usize {
    let Workload { scenario, deal, .. } = workload;
    let mut state = State::opening(scenario);
    for _ in 0..workload.abstract_one.depth {
        page.line(line(scenario, *deal, &state, state.mood));
        let (mut open, mut count) = ([0; 9], 0);
        for offer in replies(scenario, &state) {
            page.add(&offer.reply.text);
            open[count] = offer.number;
            count += 1;
        }
        let number = open[guesses.pick(count)];
        state = choose(scenario, *deal, &state, &Taken::reply(number)).unwrap();
    }
    let end = choose(scenario, *deal, &state, &Taken::reply(1)).unwrap();
    end.ending().unwrap().index()
}

#[derive(Serialize)]
struct Load {
    bench: &'static str,
    peer: &'static str,
    n: usize,
    bytes: usize,
    ms: f64,
    mb_s: f64,
    /// ron alone, from the same texts into the same drafts, unchecked.
    ron_ms: f64,
    times_ron: f64,
}

fn load(workload: &Workload, number: usize, seconds: f64) -> Load {
    let (playbook, scenario) = (workload.playbook_text.as_str(), workload.scenario_text.as_str());
    let extensions = ron::extensions::Extensions::IMPLICIT_SOME | ron::extensions::Extensions::UNWRAP_NEWTYPES;
    let options = ron::Options::default().with_default_extension(extensions);
    let bytes = playbook.len() + scenario.len();
    let [spent, spent_by_ron] = medians(
        seconds,
        [&mut || drop(sound(playbook, scenario)), &mut || {
            drop(options.from_str::<PlaybookDraft>(playbook).unwrap());
            drop(options.from_str::<Draft>(scenario).unwrap());
        }],
    );
    Load {
        bench: "load",
        peer: "project",
        n: number,
        bytes,
        ms: rounded(spent * 1e3),
        mb_s: rounded(millions(bytes, spent)),
        ron_ms: rounded(spent_by_ron * 1e3),
        times_ron: rounded(spent / spent_by_ron),
    }
}

#[derive(Serialize)]
struct Walked {
    bench: &'static str,
    peer: &'static str,
    threads: usize,
    states: usize,
    edges: usize,
    wall: f64,
    cpu: f64,
    crit: f64,
    mstates_s: f64,
    kb: usize,
    bytes_state: f64,
    /// Millions of states a second by hand, on one thread in the same process; and how we stand to that.
    by_hand_mstates_s: Option<f64>,
    of_by_hand: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    best: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    vsum: Option<i64>,
}

impl Walked {
    /// Counts are of one walk; every thread does one.
    fn new(peer: &'static str, threads: usize, (states, edges): (usize, usize), cost: &Cost) -> Self {
        Self {
            bench: if peer == "project" { "explore" } else { "solve" },
            peer,
            threads,
            states: states * threads,
            edges: edges * threads,
            wall: rounded(cost.wall),
            cpu: rounded(cost.cpu),
            crit: rounded(cost.crit),
            mstates_s: rounded(millions(states * threads, cost.crit)),
            kb: cost.bytes / 1024,
            bytes_state: rounded(cost.bytes as f64 / (states * threads) as f64),
            by_hand_mstates_s: None,
            of_by_hand: None,
            best: None,
            vsum: None,
        }
    }

    fn beside(&mut self, states: usize, by_hand: f64) {
        let by_hand = millions(states, by_hand);
        self.by_hand_mstates_s = Some(rounded(by_hand));
        self.of_by_hand = Some(rounded(self.mstates_s / by_hand));
    }
}

/// A walk through all turns before the closing one: states, moves, and the states of each turn if they are asked for.
fn walk(workload: &Workload, keep: bool) -> (usize, usize, Vec<Vec<State>>) {
    let mut walk = Walk::new(&workload.scenario, workload.deal, &State::opening(&workload.scenario)).forgetful();
    let mut turns = Vec::new();
    for _ in 0..workload.abstract_one.depth {
        if keep {
            turns.push(walk.states_now().to_vec());
        }
        assert!(walk.turn(&EVERYTHING, &mut |_| Going::On), "the walk ended early");
    }
    if keep {
        turns.push(walk.states_now().to_vec());
    }
    let (states, edges) = walk.counts();
    (states + walk.states_now().len(), edges, turns)
}

fn explore(workload: &Workload, threads: usize) -> Walked {
    let (made, cost) = on_threads(threads, |_| walk(workload, false));
    let counts = (made[0].0, made[0].1);
    let mut told = Walked::new("project", threads, counts, &cost);
    if counts.0 <= BY_HAND_MAX {
        let (by_hand, cost) = on_threads(1, |_| workload.abstract_one.walk(false));
        assert_eq!(counts, (by_hand[0].states, by_hand[0].edges), "the walk and the file disagree");
        told.beside(counts.0, cost.crit);
    }
    told
}

fn solve_all(workload: &Workload, threads: usize) -> Walked {
    let one = |_| solve(&workload.scenario, workload.deal, &EVERYTHING, &mut |_| Going::On);
    let (mut solved, cost) = on_threads(threads, one);
    let solved = solved.swap_remove(0);
    assert_eq!(solved.cut, None);
    let small = solved.states <= BY_HAND_MAX;
    let (states, edges, turns) = walk(workload, small);
    let mut told = Walked::new("solve_project", threads, (states, edges), &cost);
    if small {
        let (best, sum) = values(workload, &solved, &turns);
        let (by_hand, cost) = on_threads(1, |_| workload.abstract_one.walk(true).values());
        assert_eq!((best, sum), by_hand[0], "the table and the file disagree");
        told.beside(states, cost.crit);
        (told.best, told.vsum) = (Some(best), Some(sum));
    }
    told
}

/// The file's own measure over the solver's table, from the last turn back: the best that can come of the start, and the
/// sum of that over all states. Our own values are points of endings, so this is beside the time that is told.
fn values(workload: &Workload, solved: &Solved, turns: &[Vec<State>]) -> (i64, i64) {
    let of_mood = |state: &State| score([state.mood.anger, state.mood.trust, state.mood.patience]);
    let (last, before) = turns.split_last().unwrap();
    let mut later: Vec<i64> = last.iter().map(of_mood).collect();
    let mut sum = later.iter().sum::<i64>();
    for (turn, states) in before.iter().enumerate().rev() {
        let best = |(at, state): (u32, &State)| {
            let position = Position { state: *state, spot: Some(Spot::Turn(turn as u8, at)) };
            let moves = solved.prospects(&workload.scenario, &position);
            let values = moves.iter().map(|to| match to.to.spot {
                Some(Spot::Turn(_, at)) => later[at as usize],
                _ => panic!("a conversation ended early"),
            });
            values.max().unwrap()
        };
        later = (0..).zip(states).map(best).collect();
        sum += later.iter().sum::<i64>();
    }
    (later[0], sum)
}

fn rounded(figure: f64) -> f64 {
    (figure * 1e4).round() / 1e4
}
