//! What the sheet keeps of a walk: how each reply usually goes, two example conversations, how guessing fares. The table
//! itself is large and is let go.

use std::collections::BTreeMap;

use super::wording::first;
use crate::engine::{Deal, State, speech, take};
use crate::playbook::{Band, EndingId};
use crate::scenario::{Reacts, Scenario};
use crate::solve::{Course, Cut, Grade, Prospect, Solved, Standing};

/// What is kept of the walk of one want.
#[derive(Clone, Debug)]
pub struct Walked {
    /// The customer that was walked.
    pub(super) deal: Deal,
    /// Why the walk ended before it was through.
    pub(super) cut: Option<Cut>,
    /// The lines that somebody hears, by scene and part of its vent.
    lines: BTreeMap<(u16, u8), Met>,
    /// A conversation that goes well.
    pub(super) good: Option<Course>,
    /// One that goes wrong and still goes on.
    pub(super) poor: Option<Course>,
    /// Odds that a guess succeeds.
    pub(super) guessed: Option<f64>,
}

/// A line where most trainees hear it.
#[derive(Clone, Debug)]
struct Met {
    band: Option<Band>,
    replies: BTreeMap<u8, Usually>,
}

/// How a reply usually goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Usually {
    /// Its grade; none where nothing is at stake.
    pub grade: Option<Grade>,
    /// How it is taken.
    pub reacts: Reacts,
    /// Where it leads.
    pub to: Leads,
    /// What they answer, in the first wording.
    pub says: String,
    /// Whether they then say what they really want.
    pub wants: bool,
}

/// Where a reply leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leads {
    /// They go on telling.
    On,
    /// To this scene.
    Scene(u16),
    /// The conversation ends so.
    Ends(EndingId),
    /// What followed is over, too.
    Over,
}

impl Leads {
    fn of(from: &State, to: &State) -> Self {
        match to.ending() {
            Some(ending) if from.ending().is_none() => Self::Ends(ending),
            _ if to.is_over() => Self::Over,
            _ if to.scene == from.scene && to.part > from.part => Self::On,
            _ => Self::Scene(to.scene),
        }
    }
}

impl Walked {
    /// Of a walk.
    #[must_use]
    pub fn of(scenario: &Scenario, solved: &Solved) -> Self {
        let mut lines = BTreeMap::new();
        for (number, scene) in (0u16..).zip(&scenario.scenes) {
            for line in scene.lines() {
                let usual = solved.usual(scenario, number, line.part);
                let met = usual.and_then(|usual| Met::of(scenario, solved.deal, &usual));
                lines.extend(met.map(|met| ((number, line.part), met)));
            }
        }
        Self {
            deal: solved.deal,
            cut: solved.cut,
            lines,
            good: solved.best.clone(),
            poor: solved.poor.clone(),
            guessed: solved.guessed(scenario),
        }
    }

    /// How they feel where most trainees hear a line; none in what follows, where no mood is left.
    pub(super) fn band(&self, scene: u16, part: u8) -> Option<Band> {
        self.lines.get(&(scene, part))?.band
    }

    /// How a reply usually goes; none where it is not on offer there, and where nobody knows.
    pub(super) fn usually(&self, scene: u16, part: u8, number: u8) -> Option<&Usually> {
        self.lines.get(&(scene, part))?.replies.get(&number)
    }
}

impl Met {
    fn of(scenario: &Scenario, deal: Deal, usual: &Standing) -> Option<Self> {
        let state = &usual.state;
        let each = usual.grades(scenario)?.into_iter().filter_map(|(prospect, grade)| {
            Some((prospect.taken.number, usually(scenario, deal, state, &prospect, grade)?))
        });
        let band = state.ending().is_none().then(|| scenario.playbook.band(state.mood));
        Some(Self { band, replies: each.collect() })
    }
}

fn usually(
    scenario: &Scenario,
    deal: Deal,
    from: &State,
    prospect: &Prospect,
    grade: Option<Grade>,
) -> Option<Usually> {
    let turn = take(scenario, deal, from, &prospect.taken).ok()?;
    let band = from.ending().is_none().then(|| scenario.playbook.band(turn.mood));
    let says = speech::reaction_of(scenario, &turn).map_or("", |reaction| first(&reaction.says, band).words);
    Some(Usually {
        grade,
        reacts: turn.reacts,
        to: Leads::of(from, &turn.to),
        says: says.to_owned(),
        wants: turn.want_told,
    })
}
