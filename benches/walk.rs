//! How fast all conversations are walked, how much room that takes, and how both grow: tables rather than samples.
//! `cargo bench --bench walk -- [growth] [scenes] [shapes] [threads] [shipped] [rules]`; without a name all of them.
//! `WALK_STATES=100000000` walks on where the usual limit of ten million states would stop.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a bench stops where something is wrong, reads a clock, and prints"
)]

mod generate;
mod measure;

use std::hint::black_box;
use std::process::ExitCode;
use std::sync::Arc;

use generate::Plan;
use measure::{Cost, medians, millions, on_threads};
use unruffled::disk;
use unruffled::engine::{Deal, State, Taken, choose, replies};
use unruffled::lint::{lint, one_by_one};
use unruffled::playbook::{Playbook, check};
use unruffled::scenario::Scenario;
use unruffled::scenario::check::scenario_from_text;
use unruffled::scenario::draft::Draft;
use unruffled::scenario::house::House;
use unruffled::solve::{Budget, Going, Walk, deals, solve};

const PLAIN: Plan = Plan { decisions: 10, scenes: 10, detours: false, loops: false, seed: 7 };
/// What takes less is measured by the median of many.
const SHORT: f64 = 0.25;
/// So long many are taken.
const MANY: f64 = 0.5;

type Table = (&'static str, fn(&Bench));
const TABLES: [Table; 6] = [
    ("growth", growth),
    ("scenes", scenes),
    ("shapes", shapes),
    ("threads", threads),
    ("shipped", shipped),
    ("rules", rules),
];

fn main() -> ExitCode {
    // `cargo bench` adds a word of its own.
    let asked: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    if asked.iter().any(|name| TABLES.iter().all(|(known, _)| known != name)) {
        eprintln!("tables: {}", TABLES.map(|(name, _)| name).join(" "));
        return ExitCode::from(2);
    }
    let states_max = std::env::var("WALK_STATES").map_or(10_000_000, |most| most.parse().unwrap());
    let playbook = Arc::new(check::shipped().unwrap_or_else(|findings| panic!("{findings:?}")));
    let bench = Bench { playbook, budget: Budget { states_max } };
    for (name, table) in TABLES {
        if asked.is_empty() || asked.iter().any(|asked| asked == name) {
            println!("\n## {name}\n");
            table(&bench);
        }
    }
    ExitCode::SUCCESS
}

struct Bench {
    playbook: Arc<Playbook>,
    budget: Budget,
}

/// A walk in figures.
struct Walked {
    states: usize,
    moves: usize,
    cut: bool,
    seconds: f64,
    /// Bytes of the table, and all that was held at most.
    table: usize,
    held: usize,
}

impl Bench {
    fn sound(&self, id: &str, text: &str) -> Scenario {
        let checked = scenario_from_text(id, text, &self.playbook, &House::default());
        checked.scenario.unwrap_or_else(|| panic!("{id}: {:?}", checked.findings))
    }

    fn invented(&self, plan: &Plan) -> Scenario {
        self.sound("invented", &plan.scenario_text())
    }

    /// Walks what one want can lead to, keeping all that values need.
    fn walk(&self, scenario: &Scenario, deal: Deal) -> Walked {
        let once = || {
            let mut walk = Walk::new(scenario, deal, &State::opening(scenario));
            while walk.turn(&self.budget, &mut |_| Going::On) {}
            let (states, moves) = walk.counts();
            (states, moves, walk.bytes(), !walk.states_now().is_empty())
        };
        let (counts, cost) = on_threads(1, |_| once());
        let (states, moves, table, cut) = counts[0];
        Walked { states, moves, cut, seconds: settled(&cost, once), table, held: cost.bytes }
    }

    fn solve(&self, scenario: &Scenario, deal: Deal) -> f64 {
        let once = || drop(solve(scenario, deal, &self.budget, &mut |_| Going::On));
        settled(&on_threads(1, |_| once()).1, once)
    }
}

/// Seconds of the work that cost so much; what was short is done again, many times.
fn settled<T>(cost: &Cost, mut again: impl FnMut() -> T) -> f64 {
    let [many] = if cost.wall < SHORT { medians(MANY, [&mut || _ = black_box(again())]) } else { [cost.crit] };
    many
}

fn head(cells: &[&str]) {
    row(&cells.iter().map(ToString::to_string).collect::<Vec<_>>());
    row(&cells.iter().map(|_| "---:".to_owned()).collect::<Vec<_>>());
}

fn row(cells: &[String]) {
    println!("| {} |", cells.iter().map(|cell| format!("{cell:>12}")).collect::<Vec<_>>().join(" | "));
}

impl Walked {
    const HEAD: [&'static str; 7] =
        ["states", "moves", "seconds", "M states/s", "M moves/s", "table B/state", "held B/state"];

    fn cells(&self) -> Vec<String> {
        let each = |bytes: usize| format!("{:.1}", bytes as f64 / self.states.max(1) as f64);
        // What the process had left over from earlier work was not asked for anew.
        let held = if self.held > self.table { each(self.held) } else { "-".to_owned() };
        vec![
            format!("{}{}", self.states, if self.cut { " (cut)" } else { "" }),
            self.moves.to_string(),
            format!("{:.4}", self.seconds),
            format!("{:.2}", millions(self.states, self.seconds)),
            format!("{:.2}", millions(self.moves, self.seconds)),
            each(self.table),
            held,
        ]
    }
}

/// By decisions: one scene a layer, the first want.
fn growth(bench: &Bench) {
    head(&[&["decisions"][..], &Walked::HEAD, &["solve s", "M states/s"]].concat());
    for decisions in (8..=20).step_by(2) {
        let scenario = bench.invented(&Plan { decisions, scenes: decisions, ..PLAIN });
        let deal = deals(&scenario)[0];
        let walked = bench.walk(&scenario, deal);
        let solving = bench.solve(&scenario, deal);
        let ends = [format!("{solving:.4}"), format!("{:.2}", millions(walked.states, solving))];
        row(&[&[decisions.to_string()][..], &walked.cells(), &ends].concat());
        if walked.cut {
            break;
        }
    }
}

/// By scenes: ten decisions. A turn, loading with its check, and the walk.
fn scenes(bench: &Bench) {
    let first = ["scenes", "text kB", "load ms", "MB/s", "times ron", "choose ns"];
    head(&[&first[..], &Walked::HEAD].concat());
    let extensions = ron::extensions::Extensions::IMPLICIT_SOME | ron::extensions::Extensions::UNWRAP_NEWTYPES;
    let options = ron::Options::default().with_default_extension(extensions);
    for scenes in [10, 100, 1_000, 10_000] {
        let text = Plan { scenes, ..PLAIN }.scenario_text();
        let scenario = bench.sound("invented", &text);
        let [load, by_ron] = medians(
            MANY,
            [&mut || drop(bench.sound("invented", &text)), &mut || drop(options.from_str::<Draft>(&text).unwrap())],
        );
        let deal = deals(&scenario)[0];
        let cells = [
            scenes.to_string(),
            (text.len() / 1000).to_string(),
            format!("{:.3}", load * 1e3),
            format!("{:.1}", millions(text.len(), load)),
            format!("{:.2}", load / by_ron),
            format!("{:.1}", nanoseconds_of_choose(&scenario, deal)),
        ];
        row(&[&cells[..], &bench.walk(&scenario, deal).cells()].concat());
    }
}

/// By shape: ten decisions straight on, with side scenes, with ways back, with both.
fn shapes(bench: &Bench) {
    head(&[&["detours", "loops"][..], &Walked::HEAD].concat());
    for (detours, loops) in [(false, false), (true, false), (false, true), (true, true)] {
        let scenario = bench.invented(&Plan { detours, loops, ..PLAIN });
        let walked = bench.walk(&scenario, deals(&scenario)[0]);
        row(&[&[detours.to_string(), loops.to_string()][..], &walked.cells()].concat());
    }
}

/// Two wants, one after the other and on two threads.
fn threads(bench: &Bench) {
    head(&["decisions", "states", "one wall s", "one cpu s", "two wall s", "two busiest s", "times faster"]);
    for decisions in [12, 14, 16] {
        let scenario = bench.invented(&Plan { decisions, scenes: decisions, ..PLAIN });
        let deals = deals(&scenario);
        let solved = |deal: Deal| solve(&scenario, deal, &bench.budget, &mut |_| Going::On).states;
        let (states, one) = on_threads(1, |_| deals.iter().map(|deal| solved(*deal)).sum::<usize>());
        let (_, two) = on_threads(deals.len(), |number| solved(deals[number]));
        let seconds = [one.wall, one.cpu, two.wall, two.crit].map(|seconds| format!("{seconds:.3}"));
        let faster = format!("{:.2}", one.crit / two.crit);
        row(&[&[decisions.to_string(), states[0].to_string()][..], &seconds, &[faster]].concat());
    }
}

/// The scenarios that ship: a turn, loading, all wants one after the other and each on its own thread, all rules.
fn shipped(bench: &Bench) {
    head(&["scenario", "wants", "states", "choose ns", "load ms", "solve s", "two threads s", "all rules s"]);
    for (id, text) in disk::shipped() {
        let scenario = bench.sound(id, text);
        let deals = deals(&scenario);
        let solved = |deal: Deal| solve(&scenario, deal, &bench.budget, &mut |_| Going::On).states;
        let all = || deals.iter().map(|deal| solved(*deal)).sum::<usize>();
        let [load] = medians(MANY, [&mut || drop(bench.sound(id, text))]);
        let (states, one) = on_threads(1, |_| all());
        // Two threads, the wants dealt out to them in turn.
        let dealt = |thread: usize| deals.iter().skip(thread).step_by(2).map(|deal| solved(*deal)).sum::<usize>();
        let (_, two) = on_threads(2, dealt);
        let seconds = [settled(&one, all), two.wall, bench.judged(id, text)];
        let cells = [
            id.to_string(),
            deals.len().to_string(),
            states[0].to_string(),
            format!("{:.1}", nanoseconds_of_choose(&scenario, deals[0])),
            format!("{:.3}", load * 1e3),
        ];
        row(&[&cells[..], &seconds.map(|seconds| format!("{seconds:.3}"))].concat());
    }
}

/// A plain scenario of ten decisions, all wants, all rules: 100 ms is the goal.
fn rules(bench: &Bench) {
    head(&["scenes", "wants", "states", "milliseconds", "of the goal"]);
    for scenes in [10, 30] {
        let text = Plan { scenes, ..PLAIN }.scenario_text();
        let scenario = bench.sound("plain", &text);
        let states: usize = one_by_one(&scenario).iter().map(|solved| solved.states).sum();
        let seconds = bench.judged("plain", &text);
        let counts = [scenes, scenario.wants.len(), states].map(|count| count.to_string());
        row(&[&counts[..], &[format!("{:.1}", seconds * 1e3), format!("{:.2}", seconds / 0.1)]].concat());
    }
}

impl Bench {
    /// Seconds from the text to all that the rules have to say.
    fn judged(&self, id: &str, text: &str) -> f64 {
        let once = || drop(lint(id, text, &self.playbook, &House::default(), &mut one_by_one));
        settled(&on_threads(1, |_| once()).1, once)
    }
}

/// The time of one `choose` among those of many conversations of somebody who guesses.
fn nanoseconds_of_choose(scenario: &Scenario, deal: Deal) -> f64 {
    let mut turns: Vec<(State, Taken)> = Vec::new();
    let mut dice = 7u32;
    while turns.len() < 4096 {
        let mut state = State::opening(scenario);
        while state.ending().is_none() {
            let open: Vec<u8> = replies(scenario, &state).map(|offer| offer.number).collect();
            dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let taken = Taken::reply(open[(dice >> 16) as usize % open.len()]);
            turns.push((state, taken));
            state = choose(scenario, deal, &state, &taken).unwrap();
        }
    }
    let [seconds] = medians(
        SHORT,
        [&mut || {
            for (state, taken) in &turns {
                _ = black_box(choose(scenario, deal, state, taken));
            }
        }],
    );
    seconds / turns.len() as f64 * 1e9
}
