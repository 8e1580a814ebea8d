//! The grade of each reply of an attempt: what it cost against what was still possible, as a chess engine
//! grades moves. The turning point is the turn that cost most.

use serde::{Deserialize, Serialize};

use super::course::{Course, Play, Prospect};
use super::{Budget, Going, Solved, walked};
use crate::engine::{Replay, Taken, choose};
use crate::scenario::{Reacts, Scenario};

/// How good a reply was; the thresholds are the playbook's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// Nothing was better.
    Best,
    /// About as good.
    Good,
    /// It cost a little.
    CostALittle,
    /// It set them back.
    SetYouBack,
    /// It is hard to come back from.
    HardToComeBackFrom,
}

impl Grade {
    /// The words on screen.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Best => "best",
            Self::Good => "good",
            Self::CostALittle => "cost a little",
            Self::SetYouBack => "set you back",
            Self::HardToComeBackFrom => "hard to come back from",
        }
    }

    /// The grade for so many expected points lost.
    #[must_use]
    pub fn of(scenario: &Scenario, lost: f32) -> Self {
        let (best, good, little, back) = scenario.playbook.checks.grades;
        if lost < f32::from(best) {
            Self::Best
        } else if lost <= f32::from(good) {
            Self::Good
        } else if lost <= f32::from(little) {
            Self::CostALittle
        } else if lost <= f32::from(back) {
            Self::SetYouBack
        } else {
            Self::HardToComeBackFrom
        }
    }
}

/// How one turn is graded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TurnGrade {
    /// The grade.
    pub grade: Grade,
    /// Whether anything was at stake: the replies on offer were not all worth the same, or it cost something.
    pub at_stake: bool,
    /// Expected points that it cost, against the best on offer.
    pub lost: f32,
    /// The best reply there.
    pub better: Taken,
    /// What the position was worth before, by perfect play.
    pub best_before: u8,
    /// And after the turn.
    pub best_after: u8,
}

impl TurnGrade {
    /// The grade as it is told: nobody is praised for a reply where any other was worth the same.
    #[must_use]
    pub fn told(&self) -> Option<Grade> {
        self.at_stake.then_some(self.grade)
    }
}

/// The grades of an attempt.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grades {
    /// One for each turn.
    pub turns: Vec<TurnGrade>,
    /// The turn that cost most, from 1; `None` when none cost more than a good reply may.
    pub turning: Option<usize>,
    /// The best reply at the turning point, and the conversation that would have followed.
    pub instead: Option<Course>,
    /// The best reply to what the customer says now; `None` when it is over.
    pub next: Option<Taken>,
    /// Points by perfect play from the first line on.
    pub best_points: u8,
}

impl Solved {
    /// Grades every turn of an attempt with this want. `None` when the walk was cut: then nobody knows.
    #[must_use]
    pub fn grades(&self, scenario: &Scenario, replay: &Replay) -> Option<Grades> {
        let mut grades = Grades { best_points: self.value(&self.opening())?.best, ..Grades::default() };
        // Silence and cutting in lead to states that the walk from the first line does not meet.
        let mut from_there: Option<Solved> = None;
        let mut position = self.opening();
        let mut at_turning: Option<(f32, Course)> = None;
        for (turn, number) in replay.turns.iter().zip(1usize..) {
            let table = from_there.as_ref().unwrap_or(self);
            let prospects = table.prospects(scenario, &position);
            let to = choose(scenario, replay.deal, &position.state, &turn.taken).ok()?;
            let met = prospects.iter().find(|p| p.to.state == to);
            let ahead = match met {
                Some(_) => None,
                None => Some(walked(scenario, replay.deal, &to, &Budget::of(scenario), &mut |_| Going::On).0),
            };
            let next = ahead.as_ref().map_or_else(|| met.map(|p| p.to), |ahead| Some(ahead.opening()))?;
            let value = ahead.as_ref().unwrap_or(table).value(&next)?;
            let better = better(&prospects)?;
            let most = better.value?.expected;
            let lost = (most - value.expected).max(0.0);
            let before = table.value(&position)?;
            let (grade, at_stake) = graded(scenario, lost, turn.reacts, &prospects);
            grades.turns.push(TurnGrade {
                grade,
                at_stake,
                lost,
                better: better.taken,
                best_before: before.best,
                best_after: value.best,
            });
            let bound = f32::from(scenario.playbook.checks.grades.1);
            if lost > bound && at_turning.as_ref().is_none_or(|(worst, _)| lost > *worst) {
                grades.turning = Some(number);
                let mut course = table.course_from(scenario, better.to, Play::Best);
                course.taken.insert(0, better.taken);
                at_turning = Some((lost, course));
            }
            position = next;
            from_there = ahead.or(from_there);
        }
        let table = from_there.as_ref().unwrap_or(self);
        grades.next = better(&table.prospects(scenario, &position)).map(|prospect| prospect.taken);
        grades.instead = at_turning.map(|(_, course)| course);
        Some(grades)
    }
}

/// Expected points that are no more apart than this are the same.
const ALIKE: f32 = 0.01;

/// What the worst reply on offer is worth, in expected points.
fn least_worth(prospects: &[Prospect]) -> f32 {
    prospects.iter().filter_map(|p| p.value).map(|value| value.expected).fold(f32::INFINITY, f32::min)
}

/// The grade of a reply that lost so many expected points among these, and whether anything was at stake: the replies on offer
/// were not all worth the same, or it cost something. What backfires is never called good, though nothing may be left to lose.
pub(super) fn graded(scenario: &Scenario, lost: f32, reacts: Reacts, prospects: &[Prospect]) -> (Grade, bool) {
    let least = if reacts == Reacts::Backfires { Grade::CostALittle } else { Grade::Best };
    let grade = Grade::of(scenario, lost).max(least);
    let most = prospects.iter().filter_map(|p| p.value).map(|value| value.expected).fold(f32::MIN, f32::max);
    (grade, grade > Grade::Good || lost > ALIKE || least_worth(prospects) < most - ALIKE)
}

/// The reply that a reference trainee would be best off with; among equals the one that shows more.
fn better(prospects: &[Prospect]) -> Option<&Prospect> {
    let expected = |p: &Prospect| p.value.map_or(f32::MIN, |value| value.expected);
    prospects.iter().rev().max_by(|a, b| expected(a).total_cmp(&expected(b)).then(a.shows.cmp(&b.shows)))
}
