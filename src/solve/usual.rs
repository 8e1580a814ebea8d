//! A place of the table as it is looked at: how one comes there, and what each reply on offer is worth there. The usual place
//! of a line is where most trainees hear it.

use super::course::{Position, Prospect};
use super::grade::{Grade, graded};
use super::table::Spot;
use super::{Solved, Taken};
use crate::engine::{State, choose};
use crate::scenario::Scenario;

/// A place of the table.
#[derive(Clone, Debug)]
pub struct Standing {
    /// A shortest conversation that comes here.
    pub way: Vec<Taken>,
    /// Where that stands.
    pub state: State,
    /// All that can be taken here: a composed reply once for each thing that it can come to.
    pub prospects: Vec<Prospect>,
}

impl Solved {
    /// A place of the table; none where no turn leads there.
    #[must_use]
    pub fn standing(&self, scenario: &Scenario, spot: Spot) -> Option<Standing> {
        let way = self.way_to(scenario, spot);
        let first = self.opening().state;
        let state = way.iter().try_fold(first, |state, taken| choose(scenario, self.deal, &state, taken)).ok()?;
        let prospects = self.prospects(scenario, &Position { state, spot: Some(spot) });
        Some(Standing { way, state, prospects })
    }

    /// Where most trainees hear a line; none where nobody hears it. After the part of a vent that is counted last, the line
    /// is the scene's own.
    #[must_use]
    pub fn usual(&self, scenario: &Scenario, scene: u16, part: u8) -> Option<Standing> {
        let (spot, _) = self.seen.line(scene, part)?.usual?;
        self.standing(scenario, spot)
    }
}

impl Standing {
    /// What comes of each reply on offer, in the order of the file: of a composed one the best that can, the first of
    /// equals. None where it is not known what that is worth.
    #[must_use]
    pub fn best_of_each(&self) -> Option<Vec<Prospect>> {
        let mut best: Vec<Prospect> = Vec::new();
        for prospect in &self.prospects {
            let worth = prospect.value?.expected;
            match best.last_mut().filter(|last| last.taken.number == prospect.taken.number) {
                Some(last) if last.value.is_some_and(|value| value.expected >= worth) => {}
                Some(last) => *last = *prospect,
                None => best.push(*prospect),
            }
        }
        Some(best)
    }

    /// The same, each with its grade here; no grade where nothing is at stake.
    #[must_use]
    pub fn grades(&self, scenario: &Scenario) -> Option<Vec<(Prospect, Option<Grade>)>> {
        let worth = |prospect: &Prospect| prospect.value.map_or(0.0, |value| value.expected);
        let best = self.best_of_each()?;
        let most = best.iter().map(worth).fold(0.0, f32::max);
        let told = |prospect: Prospect| {
            let lost = (most - worth(&prospect)).max(0.0);
            let (grade, at_stake) = graded(scenario, lost, prospect.reacts, &self.prospects);
            (prospect, at_stake.then_some(grade))
        };
        Some(best.into_iter().map(told).collect())
    }
}
