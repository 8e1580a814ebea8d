//! The JSON document of `solve --json`. Names and their order are agreed (DESIGN.md); more may be added. What a
//! person reads is made from the same.

use std::time::Duration;

use serde::{Serialize, Serializer};

use crate::playbook::EndingId;
use crate::scenario::Scenario;
use crate::solve::{Course, STRATEGIES, Solved, Strategy};

/// A document whose names come in our own order, not in that of the alphabet.
#[derive(Debug)]
pub(super) struct Named<T>(pub Vec<(String, T)>);

impl<T: Serialize> Serialize for Named<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

#[derive(Debug, Serialize)]
pub(super) struct Document {
    scenario: String,
    /// Whether everything was walked.
    pub exhaustive: bool,
    /// Why it was not.
    pub cut: Option<&'static str>,
    /// How long it took, wall clock.
    pub millis: u64,
    #[serde(rename = "deals")]
    pub wants: Vec<WantLine>,
}

impl Document {
    pub(super) fn of(scenario: &Scenario, wants: Vec<WantLine>, took: Duration) -> Self {
        let cut = wants.iter().find_map(|want| want.cut);
        let millis = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        Self { scenario: scenario.id.clone(), exhaustive: cut.is_none(), cut, millis, wants }
    }

    /// Declared endings to which no want leads, as far as that is known.
    pub(super) fn missing(&self) -> Vec<&str> {
        let reached =
            |id: &str| self.wants.iter().any(|want| want.ending(id).is_none_or(|e| e.reachable != Some(false)));
        let declared = self.wants.first().map(|want| want.endings.0.as_slice()).unwrap_or_default();
        let missing = declared.iter().filter(|(id, ending)| ending.declared && !reached(id));
        missing.map(|(id, _)| id.as_str()).collect()
    }
}

/// What could happen with one want.
#[derive(Debug, Serialize)]
pub(super) struct WantLine {
    pub want: String,
    pub states: usize,
    pub transitions: usize,
    pub turns_max: u8,
    pub cut: Option<&'static str>,
    pub endings: Named<EndingLine>,
    /// Points that a reference trainee can expect.
    pub expected: Option<f32>,
    pub best: Option<CourseLine>,
    pub worst: Option<CourseLine>,
    pub poor: Option<CourseLine>,
    pub strategies: Strategies,
    /// Odds that a guess succeeds, and that somebody who goes by the book does.
    pub guesses_succeed: Option<f64>,
    pub by_the_book_succeeds: Option<f64>,
}

#[derive(Debug, Serialize)]
pub(super) struct EndingLine {
    pub reachable: Option<bool>,
    pub witness: Vec<String>,
    pub declared: bool,
}

/// A conversation in short.
#[derive(Debug, Serialize)]
pub(super) struct CourseLine {
    pub points: u8,
    pub ending: Option<String>,
    pub choices: Vec<String>,
}

/// Odds by ending.
pub(super) type Odds = Named<f64>;

#[derive(Debug, Serialize)]
pub(super) struct Strategies {
    pub random: Option<Odds>,
    pub by_the_book: ByTheBook,
    #[serde(flatten)]
    pub others: Named<CourseLine>,
}

/// Going by the book leaves some choices open: one such conversation, and the odds of all.
#[derive(Debug, Serialize)]
pub(super) struct ByTheBook {
    #[serde(flatten)]
    pub course: CourseLine,
    pub odds: Option<Odds>,
}

impl WantLine {
    pub(super) fn of(scenario: &Scenario, solved: &Solved) -> Self {
        let want = scenario.wants.get(usize::from(solved.deal.want));
        let endings = (0u16..).map(EndingId).zip(&scenario.playbook.endings).zip(&solved.endings);
        let endings = endings.map(|((id, ending), reach)| {
            let witness = reach.witness.iter().map(ToString::to_string).collect();
            let declared = scenario.endings.contains(&id);
            (ending.id.clone(), EndingLine { reachable: reach.reachable, witness, declared })
        });
        let course = |course: &Option<Course>| course.as_ref().map(|course| CourseLine::of(scenario, course));
        Self {
            want: want.map(|want| want.id.clone()).unwrap_or_default(),
            states: solved.states,
            transitions: solved.transitions,
            turns_max: solved.turns_max,
            cut: solved.cut.map(crate::solve::Cut::words),
            endings: Named(endings.collect()),
            expected: solved.value(&solved.opening()).map(|value| value.expected),
            best: course(&solved.best),
            worst: course(&solved.worst),
            poor: course(&solved.poor),
            strategies: Strategies::of(scenario, solved),
            guesses_succeed: solved.guessed(scenario),
            by_the_book_succeeds: solved.by_the_book_succeeds(scenario),
        }
    }

    pub(super) fn ending(&self, id: &str) -> Option<&EndingLine> {
        self.endings.0.iter().find(|(name, _)| name == id).map(|(_, ending)| ending)
    }
}

impl CourseLine {
    fn of(scenario: &Scenario, course: &Course) -> Self {
        let ending = course.ending.and_then(|id| scenario.ending(id)).map(|ending| ending.id.clone());
        Self { points: course.points, ending, choices: course.choices() }
    }
}

impl Strategies {
    fn of(scenario: &Scenario, solved: &Solved) -> Self {
        let odds = |odds: &Option<Vec<f64>>| odds.as_ref().map(|odds| odds_of(scenario, odds));
        let line = |strategy: &Strategy| {
            let course = solved.strategies.iter().find(|(known, _)| known == strategy);
            CourseLine::of(scenario, course.map_or(&Course::default(), |(_, course)| course))
        };
        let by_the_book = ByTheBook { course: line(&Strategy::ByTheBook), odds: odds(&solved.by_the_book) };
        let others = STRATEGIES.iter().filter(|strategy| **strategy != Strategy::ByTheBook);
        let others = others.map(|strategy| (strategy.id().to_owned(), line(strategy)));
        Self { random: odds(&solved.random), by_the_book, others: Named(others.collect()) }
    }
}

fn odds_of(scenario: &Scenario, odds: &[f64]) -> Odds {
    let endings = scenario.playbook.endings.iter().zip(odds);
    Named(endings.map(|(ending, odds)| (ending.id.clone(), *odds)).collect())
}
