//! One thing to practise next, as a card: what it is, what to do, what to avoid, and why it is this one.

use super::counts::practised;
use super::{Debrief, Played, Verdict};
use crate::playbook::{Pitfall, Playbook};

/// Of each step so many of the latest chances are weighed: older ones say little of what somebody can do today.
const LATEST: usize = 4;
/// Chances are looked for in so many of the latest conversations.
const LOOKED_AT: usize = 40;
/// A step is weighed from so many chances on.
const CHANCES_LEAST: usize = 2;

/// A card with one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleCard<'p> {
    /// The step's title, or the pitfall's.
    pub title: &'p str,
    /// What it is for, or why it hurts.
    pub plain: &'p str,
    /// What to do.
    pub instead: &'p str,
    /// What to avoid; empty for a pitfall, which says it in its title.
    pub avoid: &'p str,
    /// The articles that say so, by title.
    pub sources: &'p [String],
    /// Why it is this one.
    pub because: String,
}

impl Debrief {
    /// The pitfalls of this conversation that ask for a repeat whatever the points, each once.
    pub fn critical<'p>(&self, playbook: &'p Playbook) -> impl Iterator<Item = &'p Pitfall> {
        let stepped = |at: usize| self.pitfalls.iter().any(|seen| seen.pitfall == at);
        let all = playbook.pitfalls.iter().enumerate();
        all.filter(move |(at, pitfall)| pitfall.critical && stepped(*at)).map(|(_, pitfall)| pitfall)
    }

    /// The one thing to practise next: a pitfall that asks for a repeat before anything else; then the step that went
    /// least well over the latest conversations; without those, the one that this conversation needs most.
    #[must_use]
    pub fn card<'p>(&self, playbook: &'p Playbook, history: &[Played]) -> Option<RuleCard<'p>> {
        if let Some(pitfall) = self.critical(playbook).next() {
            return Some(RuleCard {
                title: &pitfall.title,
                plain: &pitfall.plain,
                instead: &pitfall.instead,
                avoid: "",
                sources: &pitfall.sources,
                because: REPEAT.to_owned(),
            });
        }
        let (at, because) = weakest(playbook, history).or_else(|| self.weakest_here())?;
        let step = playbook.steps.get(at)?;
        Some(RuleCard {
            title: &step.title,
            plain: &step.plain,
            instead: &step.instead,
            avoid: &step.avoid,
            sources: &step.sources,
            because,
        })
    }

    fn weakest_here(&self) -> Option<(usize, String)> {
        let step = self.steps.get(self.practise?)?;
        let because = match step.verdict {
            Verdict::Late => "It came late this time.",
            Verdict::Partly => "It was partly there this time.",
            Verdict::Done | Verdict::Missed | Verdict::DidNotComeUp => "It was a missed chance this time.",
        };
        Some((step.step, because.to_owned()))
    }
}

/// What is said of a pitfall that asks for a repeat.
pub const REPEAT: &str = "People remember this one, so it is worth another go, whatever the points.";

/// The step with the lowest share of its points over its latest chances, the earliest of equals; none where all that
/// came up often enough was done.
fn weakest(playbook: &Playbook, history: &[Played]) -> Option<(usize, String)> {
    let weighed = playbook.steps.iter().enumerate().filter_map(|(at, step)| {
        let newest_first =
            history.iter().rev().filter(practised).take(LOOKED_AT).flat_map(|played| &played.judged.steps);
        let latest: Vec<Verdict> =
            newest_first.filter(|(id, _)| *id == step.id).map(|(_, verdict)| *verdict).take(LATEST).collect();
        let points: usize = latest.iter().map(|verdict| verdict.points()).sum();
        let most = latest.len() * Verdict::Done.points();
        (latest.len() >= CHANCES_LEAST && points < most).then_some((at, points, latest))
    });
    // Shares as fractions: a/b < c/d where ad < cb.
    let (at, _, latest) = weighed.min_by(|a, b| (a.1 * b.2.len()).cmp(&(b.1 * a.2.len())))?;
    let done = latest.iter().filter(|verdict| **verdict == Verdict::Done).count();
    Some((at, format!("Done in {done} of the last {} conversations in which it came up.", latest.len())))
}
