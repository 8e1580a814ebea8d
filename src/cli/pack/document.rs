//! What is told of each scenario of a pack, and the JSON document of `pack --json`.

use serde::Serialize;

use crate::cli::out::Ticker;
use crate::cli::solving::each_want;
use crate::scenario::{Scenario, Scene};
use crate::solve::{Budget, Cut, STRATEGIES, Solved, Strategy, mean};

/// All of them.
#[derive(Debug, Serialize)]
pub(super) struct Document<'a> {
    pub scenarios: &'a [Line],
}

/// One scenario.
#[derive(Debug, Serialize)]
pub(super) struct Line {
    #[serde(rename = "scenario")]
    pub id: String,
    pub title: String,
    #[serde(rename = "where")]
    pub place: &'static str,
    pub level: &'static str,
    pub persona: String,
    pub wants: usize,
    /// Words of all texts.
    pub words: usize,
    /// Scenes of the conversation, and of what comes after.
    pub scenes: usize,
    pub replies: usize,
    /// States of all wants, and how long it took to walk them.
    pub states: usize,
    pub millis: u64,
    /// Why not everything was walked.
    pub cut: Option<&'static str>,
    pub focus: Vec<String>,
    pub steps: Vec<String>,
    pub pitfalls: Vec<String>,
    /// Odds that a guess succeeds, and that somebody who goes by the book does: the mean of all wants.
    pub guesses_succeed: Option<f64>,
    pub by_the_book_succeeds: Option<f64>,
    /// With how many wants a strategy succeeds.
    pub strategies: Vec<Fares>,
    #[serde(skip)]
    pub scenario: Scenario,
}

/// How somebody fares who always does the same.
#[derive(Debug, Serialize)]
pub(super) struct Fares {
    #[serde(rename = "strategy")]
    pub id: &'static str,
    pub words: &'static str,
    pub succeeds_with: usize,
}

impl Line {
    pub(super) fn of(scenario: Scenario, lanes: usize, ticker: &Ticker) -> Self {
        let begun = ticker.elapsed();
        let walked =
            each_want(&scenario, &Budget::of(&scenario), lanes, ticker, |solved| Walked::of(&scenario, &solved));
        let took = ticker.elapsed().saturating_sub(begun);
        let book = &scenario.playbook;
        let steps = |all: &[usize]| all.iter().filter_map(|at| Some(book.steps.get(*at)?.id.clone())).collect();
        let fares = |strategy: &Strategy| Fares {
            id: strategy.id(),
            words: strategy.words(),
            succeeds_with: walked.iter().filter(|walked| walked.won.contains(strategy)).count(),
        };
        Self {
            id: scenario.id.clone(),
            title: scenario.title.clone(),
            place: scenario.channel.word(),
            level: scenario.level().word(),
            persona: book.personas.get(scenario.customer.persona).map_or_else(String::new, |one| one.title.clone()),
            wants: scenario.wants.len(),
            words: words(&scenario),
            scenes: scenario.scenes.len(),
            replies: scenario.scenes.iter().flat_map(Scene::lines).map(|line| line.replies.len()).sum(),
            states: walked.iter().map(|walked| walked.states).sum(),
            millis: u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
            cut: walked.iter().find_map(|walked| walked.cut).map(Cut::words),
            focus: steps(&scenario.focus),
            steps: steps(&scenario.steps),
            pitfalls: scenario.pitfalls.iter().filter_map(|at| Some(book.pitfalls.get(*at)?.id.clone())).collect(),
            guesses_succeed: mean(walked.iter().map(|walked| walked.guessed)),
            by_the_book_succeeds: mean(walked.iter().map(|walked| walked.by_the_book)),
            strategies: STRATEGIES.iter().filter(|one| **one != Strategy::ByTheBook).map(fares).collect(),
            scenario,
        }
    }
}

/// What is kept of a walk.
struct Walked {
    states: usize,
    cut: Option<Cut>,
    guessed: Option<f64>,
    by_the_book: Option<f64>,
    /// The strategies that succeed.
    won: Vec<Strategy>,
}

impl Walked {
    fn of(scenario: &Scenario, solved: &Solved) -> Self {
        let won = solved.strategies.iter().filter(|(_, course)| course.succeeds(scenario));
        Self {
            states: solved.states,
            cut: solved.cut,
            guessed: solved.guessed(scenario),
            by_the_book: solved.by_the_book_succeeds(scenario),
            won: won.map(|(strategy, _)| *strategy).collect(),
        }
    }
}

/// Words of everything that was written: a text is whatever is not a bare id.
fn words(scenario: &Scenario) -> usize {
    fn count(value: &serde_json::Value) -> usize {
        use serde_json::Value;
        let is_id = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        match value {
            Value::String(text) if !is_id(text) => text.split_whitespace().count(),
            Value::Array(all) => all.iter().map(count).sum(),
            Value::Object(all) => all.values().map(count).sum(),
            _ => 0,
        }
    }
    serde_json::to_value(scenario).map_or(0, |value| count(&value))
}
