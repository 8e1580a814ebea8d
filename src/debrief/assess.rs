//! What an Assessment came to: one conversation against the pass mark, and the set of different ones that alone
//! gives "pass" or "not yet" (mechanics.md, "Scores made fair").

use super::{Played, Verdict};
use crate::engine::notes::Mode;
use crate::playbook::{PassMark, Playbook};

/// What it is for, and what it is not for; how well the mark is founded stands in the Briefing.
pub const WHAT_FOR: &str = "This is for practice, never for hiring or discipline.";

/// One conversation against the mark. Mood stands beside it, never inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessed {
    /// Points of the steps that came up.
    pub points: usize,
    /// How many there could have been.
    pub most: usize,
    /// The points in percent of those, rounded down; 0 when nothing came up.
    pub percent: usize,
    /// The points that reach the mark.
    pub mark: usize,
    /// Titles of the pitfalls that ask for a repeat whatever the points.
    pub critical: Vec<String>,
    /// Whether the ending is a success, or the best that the scenario has.
    pub success: bool,
    /// Whether all three were reached: the points, no such pitfall, such an ending.
    pub reached: bool,
}

impl Assessed {
    /// Measures a conversation that was had.
    #[must_use]
    pub fn of(playbook: &Playbook, played: &Played) -> Self {
        let (points, most) = played.judged.step_points();
        let mark = (most * usize::from(playbook.assessment.step_percent)).div_ceil(100);
        let title = |id: &String| {
            playbook.pitfalls.iter().find(|pitfall| pitfall.id == *id).map_or_else(|| id.clone(), |p| p.title.clone())
        };
        Self {
            points,
            most,
            percent: (points * 100).checked_div(most).unwrap_or(0),
            mark,
            critical: played.judged.critical.iter().map(title).collect(),
            success: played.success,
            reached: most > 0 && points >= mark && played.judged.critical.is_empty() && played.success,
        }
    }

    /// Points above the mark; below 0, so many were missing.
    #[must_use]
    pub fn margin(&self) -> isize {
        self.points.cast_signed() - self.mark.cast_signed()
    }

    /// In three words or so.
    #[must_use]
    pub fn headline(&self) -> &'static str {
        if self.reached { "At the mark" } else { "Not there yet" }
    }

    /// The same with its reasons, a sentence each: points, pitfalls if there are any, ending.
    #[must_use]
    pub fn sentences(&self) -> Vec<String> {
        let mut said = vec![self.points_in_words()];
        said.extend(
            self.critical
                .iter()
                .map(|title| format!("“{title}” came up. Whatever the points, that asks for one more conversation.")),
        );
        said.push(
            if self.success {
                "The ending counts."
            } else {
                "It ended without a solution, so it does not reach the mark."
            }
            .to_owned(),
        );
        said
    }

    fn points_in_words(&self) -> String {
        if self.most == 0 {
            return "No step came up, so there is nothing to measure.".to_owned();
        }
        let margin = self.margin();
        let apart = margin.unsigned_abs();
        let plural = if apart == 1 { "point" } else { "points" };
        let from_the_mark = match margin {
            0 => "exactly at the mark".to_owned(),
            1.. => format!("{apart} {plural} above the mark of {}", self.mark),
            _ => format!("{apart} {plural} short of the mark of {}", self.mark),
        };
        format!("{} of {} step points, {} %: {from_the_mark}.", self.points, self.most, self.percent)
    }
}

/// What a whole set says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Enough of the set reached the mark.
    Pass,
    /// Not enough did.
    NotYet,
}

/// One step across the set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepAcross {
    /// Position in the playbook.
    pub step: usize,
    /// Conversations in which it came up.
    pub chances: usize,
    /// Its points in them.
    pub points: usize,
}

/// The latest different conversations that were had as an Assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssessedSet {
    /// What it is measured by.
    pub mark: PassMark,
    /// Title and result of each, the earliest first; as many as the mark asks for at most.
    pub conversations: Vec<(String, Assessed)>,
    /// "Pass" or "not yet"; none while the set is not complete.
    pub standing: Option<Standing>,
    /// The steps that came up often enough to say something of them; empty while the set is not complete.
    pub steps: Vec<StepAcross>,
}

impl AssessedSet {
    /// The set out of all that was had, the earliest first. Only whole conversations count, had once from the first
    /// line, on a content that is known; of the same scenario with the same want, the latest.
    #[must_use]
    pub fn of(playbook: &Playbook, history: &[Played]) -> Self {
        let mark = playbook.assessment;
        let counts = |played: &&Played| {
            played.mode == Mode::Assessment && played.given == 0 && !played.again && !played.content.is_empty()
        };
        let mut set: Vec<&Played> = Vec::new();
        for played in history.iter().rev().filter(counts) {
            let same = |other: &&Played| (&other.scenario, &other.want) == (&played.scenario, &played.want);
            if set.len() < mark.set && !set.iter().any(same) {
                set.push(played);
            }
        }
        set.reverse();
        let conversations: Vec<(String, Assessed)> =
            set.iter().map(|played| (played.title.clone(), Assessed::of(playbook, played))).collect();
        let complete = conversations.len() == mark.set;
        let reached = conversations.iter().filter(|(_, assessed)| assessed.reached).count();
        let standing = complete.then_some(if reached >= mark.needed { Standing::Pass } else { Standing::NotYet });
        let steps = if complete { steps_across(playbook, &set) } else { Vec::new() };
        Self { mark, conversations, standing, steps }
    }

    /// Where the set stands, as a sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let (there, of) = (self.conversations.len(), self.mark.set);
        let reached = self.conversations.iter().filter(|(_, assessed)| assessed.reached).count();
        match self.standing {
            Some(Standing::Pass) => format!("Pass: {reached} of {of} different conversations reached the mark."),
            Some(Standing::NotYet) => format!(
                "Not yet: {reached} of {of} different conversations reached the mark, and it takes {}.",
                self.mark.needed
            ),
            None => {
                format!("{there} of a set of {of} different conversations. Only the whole set says pass or not yet.")
            }
        }
    }

    /// The steps across the set, a sentence each; empty while the set is not complete.
    #[must_use]
    pub fn across(&self, playbook: &Playbook) -> Vec<String> {
        let sentence = |across: &StepAcross| {
            let title = &playbook.steps.get(across.step)?.title;
            let (points, most) = (across.points, across.chances * Verdict::Done.points());
            Some(format!("“{title}” across the set: {points} of {most} points."))
        };
        self.steps.iter().filter_map(sentence).collect()
    }
}

/// The steps with enough chances, in the playbook's order.
fn steps_across(playbook: &Playbook, set: &[&Played]) -> Vec<StepAcross> {
    let across = |(step, entry): (usize, &crate::playbook::Step)| {
        let verdicts: Vec<Verdict> = set
            .iter()
            .flat_map(|played| &played.judged.steps)
            .filter(|(id, _)| *id == entry.id)
            .map(|(_, v)| *v)
            .collect();
        let points = verdicts.iter().map(|verdict| verdict.points()).sum();
        StepAcross { step, chances: verdicts.len(), points }
    };
    let all = playbook.steps.iter().enumerate().map(across);
    all.filter(|step| step.chances >= playbook.assessment.chances_least).collect()
}
