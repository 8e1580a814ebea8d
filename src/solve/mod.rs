//! What could happen: every conversation walked before anyone has it (DESIGN.md, "What could happen").
//!
//! [`solve`] goes forward turn by turn to every state that one want can lead to (`walk`), then back once for
//! what each is worth (`value`). It gives plain data: which endings can be reached and how, best and worst
//! play, the odds of guessing, what each strategy comes to, at every turn of an attempt what each reply was
//! worth (`grade`), and which steps a conversation showed (`steps`). A budget may end the walk; what is then
//! not known stays unknown.

mod after;
mod course;
mod grade;
mod loops;
mod moves;
mod seen;
mod steps;
mod strategy;
mod table;
mod usual;
mod value;
mod walk;

pub use course::{Course, Play, Position, Prospect};
pub use grade::{Grade, Grades, TurnGrade};
pub use seen::{At, Mark, Seen, SeenLine, SeenReply, Soonest};
pub use steps::{StepVerdict, Verdict, steps_held, steps_shown, verdicts};
pub use strategy::{STRATEGIES, Strategy, word_list};
pub use table::Spot;
pub use usual::Standing;
pub use value::Value;
pub use walk::Walk;

use std::sync::OnceLock;

use after::After;
use loops::Loops;
use table::Layer;

use crate::engine::{Deal, State, Taken};
use crate::playbook::EndingId;
use crate::scenario::Scenario;

/// How much a walk may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Most states; each takes 40 to 60 bytes while it is walked.
    pub states_max: usize,
}

impl Budget {
    /// What the playbook allows for one want; many wants share what four may take.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        let most = scenario.playbook.checks.states_max;
        let shared = most.saturating_mul(4) / scenario.wants.len().max(1);
        Self { states_max: most.min(shared) }
    }
}

/// How far a walk has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Turns that were walked.
    pub turn: usize,
    /// States that were walked.
    pub states: usize,
}

/// Whether to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Going {
    /// Yes.
    On,
    /// No: somebody cancelled it.
    Stop,
}

/// Why a walk ended before it was through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// It met more states than the budget allows.
    States,
    /// A composed reply comes to more different things than can be told apart.
    Letters,
    /// Somebody cancelled it.
    Stopped,
}

impl Cut {
    /// In words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::States => "there are more states than the budget allows",
            Self::Letters => "a reply can be put together in too many different ways",
            Self::Stopped => "it was stopped",
        }
    }
}

/// Whether an ending can be reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// `None`: it was not met before the walk was cut.
    pub reachable: Option<bool>,
    /// A shortest conversation that ends so; empty where none was met.
    pub witness: Vec<Taken>,
}

/// What could happen with one want.
#[derive(Clone, Debug)]
pub struct Solved {
    /// The deal: its want, and the wordings that strategies read.
    pub deal: Deal,
    /// Why the walk ended before it was through; `None` if all is known.
    pub cut: Option<Cut>,
    /// States of the conversation and its aftermath.
    pub states: usize,
    /// Moves between them.
    pub transitions: usize,
    /// Turns of the longest conversation.
    pub turns_max: u8,
    /// By ending of the playbook.
    pub endings: Vec<Reach>,
    /// The model conversation: perfect play that shows as much as it can. `None` when cut, like all below.
    pub best: Option<Course>,
    /// The worst play.
    pub worst: Option<Course>,
    /// A conversation that goes wrong and still goes on, to learn from.
    pub poor: Option<Course>,
    /// Odds by ending of somebody who guesses.
    pub random: Option<Vec<f64>>,
    /// Odds by ending of somebody who goes by the book, and guesses among equals.
    pub by_the_book: Option<Vec<f64>>,
    /// What each strategy comes to, in one walk.
    pub strategies: Vec<(Strategy, Course)>,
    /// What was met on the way.
    pub seen: Seen,
    /// Turns that lead from a state to itself, after those that lead there.
    pub free_loop: Option<(Vec<Taken>, Vec<Taken>)>,
    start: State,
    layers: Vec<Layer>,
    values: Vec<Vec<Value>>,
    after: After,
    /// Where each state was first come from; only known once somebody asks for a way.
    parents: OnceLock<Vec<Vec<u32>>>,
}

/// One deal for each want: the first customer from number 1 who wants it.
#[must_use]
pub fn deals(scenario: &Scenario) -> Vec<Deal> {
    let wants = scenario.wants.iter().zip(0u8..);
    wants.map(|(want, at)| Deal::with_want(scenario, 1, &want.id).unwrap_or(Deal { seed: 1, want: at })).collect()
}

/// Walks everything that can happen from the first line on.
pub fn solve(scenario: &Scenario, deal: Deal, budget: &Budget, watch: &mut dyn FnMut(&Progress) -> Going) -> Solved {
    solve_from(scenario, deal, &State::opening(scenario), budget, watch)
}

/// Walks everything that can happen from a state on.
pub fn solve_from(
    scenario: &Scenario,
    deal: Deal,
    start: &State,
    budget: &Budget,
    watch: &mut dyn FnMut(&Progress) -> Going,
) -> Solved {
    let (mut solved, loops) = walked(scenario, deal, start, budget, watch);
    // Whoever stopped it asks for nothing more.
    if solved.cut != Some(Cut::Stopped) {
        solved.look_back(scenario, &loops);
    }
    solved
}

/// The table alone, with the value of every state; nothing is read off it yet.
fn walked(
    scenario: &Scenario,
    deal: Deal,
    start: &State,
    budget: &Budget,
    watch: &mut dyn FnMut(&Progress) -> Going,
) -> (Solved, Loops) {
    let mut walk = Walk::new(scenario, deal, start);
    while walk.turn(budget, watch) {}
    let Walk { layers, mut after, seen, loops, odds, states, transitions, cut, .. } = walk;
    let mut values = Vec::new();
    if cut.is_none() {
        after.evaluate(scenario);
        values = value::values(&layers, &after);
    }
    let [random, by_the_book] = odds;
    let known = |odds: Vec<f64>| cut.is_none().then_some(odds);
    let endings = vec![Reach::default(); seen.endings.len()];
    let solved = Solved {
        deal,
        cut,
        states: states + after.len(),
        transitions,
        turns_max: u8::try_from(layers.len()).unwrap_or(u8::MAX),
        endings,
        best: None,
        worst: None,
        poor: None,
        random: known(random),
        by_the_book: known(by_the_book),
        strategies: Vec::new(),
        seen,
        free_loop: None,
        start: *start,
        layers,
        values,
        after,
        parents: OnceLock::new(),
    };
    (solved, loops)
}

impl Solved {
    /// All that is read off the finished table.
    fn look_back(&mut self, scenario: &Scenario, loops: &Loops) {
        let endings = &self.seen.endings;
        self.endings = endings.iter().map(|met| self.reach(scenario, *met)).collect();
        self.free_loop = loops.found(&self.layers).map(|(spot, round)| self.way_and_on(scenario, spot, &round));
        if self.cut.is_none() {
            self.best = Some(self.best_conversation(scenario));
            self.worst = Some(self.course(scenario, Play::Worst));
            self.poor = Some(self.course(scenario, Play::Poor));
        }
        self.strategies = STRATEGIES
            .iter()
            .map(|strategy| {
                let replay = strategy.play(scenario, self.deal, &self.start);
                (*strategy, Course::of(scenario, &replay))
            })
            .collect();
        self.learn_from_strategies();
    }

    /// An ending that a cut walk did not meet is known all the same where a strategy came to it.
    fn learn_from_strategies(&mut self) {
        for (strategy, course) in &self.strategies {
            let reach = course.ending.and_then(|ending| self.endings.get_mut(ending.index()));
            if let Some(reach) = reach.filter(|reach| reach.reachable.is_none() && strategy.is_in_time()) {
                *reach = Reach { reachable: Some(true), witness: course.taken.clone() };
            }
        }
    }

    fn reach(&self, scenario: &Scenario, met: Option<Mark>) -> Reach {
        match met {
            Some(mark) => Reach { reachable: Some(true), witness: self.way_through(scenario, mark) },
            None => Reach { reachable: self.cut.is_none().then_some(false), witness: Vec::new() },
        }
    }

    /// Odds that a guess succeeds, from 0 to 1; `None` when cut.
    #[must_use]
    pub fn guessed(&self, scenario: &Scenario) -> Option<f64> {
        self.random.as_ref().map(|odds| success(scenario, odds))
    }

    /// Odds that somebody who goes by the book succeeds.
    #[must_use]
    pub fn by_the_book_succeeds(&self, scenario: &Scenario) -> Option<f64> {
        self.by_the_book.as_ref().map(|odds| success(scenario, odds))
    }

    /// Whether an ending can be reached; `None` when that is not known.
    #[must_use]
    pub fn reaches(&self, ending: EndingId) -> Option<bool> {
        self.endings.get(ending.index()).and_then(|reach| reach.reachable)
    }

    /// Bytes that the table takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let values: usize = self.values.iter().map(|values| values.len() * size_of::<Value>()).sum();
        values + self.layers.iter().map(Layer::bytes).sum::<usize>()
    }
}

/// Odds on average over walks; `None` when one of them is not known, or there are none.
#[must_use]
pub fn mean(odds: impl IntoIterator<Item = Option<f64>>) -> Option<f64> {
    let odds: Vec<f64> = odds.into_iter().collect::<Option<_>>()?;
    let count = u32::try_from(odds.len()).ok().filter(|count| *count > 0)?;
    Some(odds.iter().sum::<f64>() / f64::from(count))
}

fn success(scenario: &Scenario, odds: &[f64]) -> f64 {
    let endings = scenario.playbook.endings.iter().zip(odds);
    endings.filter(|(ending, _)| ending.success).map(|(_, odds)| odds).sum()
}
