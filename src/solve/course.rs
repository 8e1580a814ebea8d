//! Conversations read off the table: along the best replies, the worst, or the way to a place.

use super::moves::{Made, Moves};
use super::seen::Mark;
use super::table::{Edge, Layer, Spot};
use super::value::Value;
use super::{Grade, Solved};
use crate::engine::aftermath::outcome;
use crate::engine::{Replay, State, Taken};
use crate::playbook::{EndingId, ShownBy};
use crate::scenario::{Reacts, Scenario};

/// A conversation: what was taken, and what came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// The turns.
    pub taken: Vec<Taken>,
    /// How it ended; `None` while it goes on.
    pub ending: Option<EndingId>,
    /// Its points; 0 while it goes on.
    pub points: u8,
}

impl Course {
    /// Of a conversation that was had.
    #[must_use]
    pub fn of(scenario: &Scenario, replay: &Replay) -> Self {
        let points = outcome(scenario, &replay.state).map_or(0, |outcome| outcome.points);
        Self { taken: replay.taken(), ending: replay.state.ending(), points }
    }

    /// Whether it came to an ending that is a success.
    #[must_use]
    pub fn succeeds(&self, scenario: &Scenario) -> bool {
        self.ending.and_then(|ending| scenario.ending(ending)).is_some_and(|ending| ending.success)
    }

    /// The turns as they are typed.
    #[must_use]
    pub fn choices(&self) -> Vec<String> {
        self.taken.iter().map(ToString::to_string).collect()
    }
}

/// A state, and where it stands in the table; `None` for one that only timing leads to.
#[derive(Clone, Copy, Debug)]
pub struct Position {
    /// The state.
    pub state: State,
    /// Its place.
    pub spot: Option<Spot>,
}

/// A reply that could be taken, and what it is worth.
#[derive(Clone, Copy, Debug)]
pub struct Prospect {
    /// The reply; the first of the combinations that come to the same.
    pub taken: Taken,
    /// Where it leads.
    pub to: Position,
    /// What that is worth; `None` when the walk was cut.
    pub value: Option<Value>,
    /// Behaviours at full effect that help or show a step.
    pub shows: u8,
    /// How it would be taken.
    pub reacts: Reacts,
    /// How far it goes by the book: steps shown at full effect and in time; below 0 when something hurts.
    pub book: i8,
    /// How often a guess falls on it.
    pub share: f64,
}

/// Which reply a course takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Play {
    /// The best by perfect play; among equals the one that shows more.
    Best,
    /// The worst.
    Worst,
    /// The worst that does not end it at once.
    Poor,
}

impl Solved {
    /// The first line.
    #[must_use]
    pub fn opening(&self) -> Position {
        let spot = if self.start.ending().is_some() { Spot::After(0) } else { Spot::Turn(0, 0) };
        Position { state: self.start, spot: Some(spot) }
    }

    /// What a position is worth.
    #[must_use]
    pub fn value(&self, position: &Position) -> Option<Value> {
        if self.cut.is_some() {
            return None;
        }
        match position.spot? {
            Spot::Turn(turn, at) => self.values.get(usize::from(turn))?.get(usize::try_from(at).ok()?).copied(),
            Spot::After(at) => self.after.get(at).map(|entry| entry.value),
        }
    }

    /// Every reply on offer at a position, a composed one once for each thing it can come to.
    #[must_use]
    pub fn prospects(&self, scenario: &Scenario, position: &Position) -> Vec<Prospect> {
        let mut moves = Moves::new(scenario, self.deal);
        self.prospects_with(&mut moves, position)
    }

    fn prospects_with(&self, moves: &mut Moves<'_>, position: &Position) -> Vec<Prospect> {
        let spots = self.spots_after(position);
        let prospect = |(nth, made): (usize, &Made)| {
            let to = Position { state: made.to, spot: spots.get(nth).copied() };
            Prospect {
                taken: made.choice.taken,
                to,
                value: self.value(&to),
                shows: made.noticed.shows,
                reacts: made.noticed.reacts,
                book: made.noticed.book,
                share: made.choice.share,
            }
        };
        moves.of(&position.state).iter().enumerate().map(prospect).collect()
    }

    /// Where the moves of a position lead.
    fn spots_after(&self, position: &Position) -> Vec<Spot> {
        match position.spot {
            Some(Spot::Turn(turn, at)) => {
                let Some(layer) = self.layers.get(usize::from(turn)) else { return Vec::new() };
                let (edges, _) = layer.moves(usize::try_from(at).unwrap_or(usize::MAX));
                edges.iter().map(|edge| spot_of(turn, *edge)).collect()
            }
            Some(Spot::After(at)) => {
                self.after.get(at).into_iter().flat_map(|e| &e.moves).map(|(to, _, _)| Spot::After(*to)).collect()
            }
            None => Vec::new(),
        }
    }

    /// The conversation along these replies, to its end.
    #[must_use]
    pub fn course(&self, scenario: &Scenario, play: Play) -> Course {
        self.course_from(scenario, self.opening(), play)
    }

    /// The same, from a position on.
    #[must_use]
    pub fn course_from(&self, scenario: &Scenario, from: Position, play: Play) -> Course {
        let mut replay = Replay { deal: self.deal, turns: Vec::new(), state: from.state };
        let mut moves = Moves::new(scenario, self.deal);
        let mut position = from;
        while let Some(next) = pick(&self.prospects_with(&mut moves, &position), play) {
            if replay.push(scenario, &next.taken).is_err() {
                break;
            }
            position = next.to;
        }
        Course::of(scenario, &replay)
    }

    /// The model conversation: the best by perfect play; among equals, what is graded well before what is not,
    /// then what shows a declared step for the first time, then what shows more.
    pub(super) fn best_conversation(&self, scenario: &Scenario) -> Course {
        let mut replay = Replay { deal: self.deal, turns: Vec::new(), state: self.start };
        let mut moves = Moves::new(scenario, self.deal);
        let mut position = self.opening();
        let mut shown = vec![false; scenario.playbook.steps.len()];
        loop {
            let prospects = self.prospects_with(&mut moves, &position);
            let equals = as_good_as_any(scenario, &prospects);
            let mut chosen: Option<(usize, u8, Prospect)> = None;
            for prospect in equals {
                let new = steps_shown(scenario, self.deal, &position.state, &prospect.taken)
                    .filter(|step| !shown.get(*step).copied().unwrap_or(true))
                    .count();
                if chosen.as_ref().is_none_or(|(most, shows, _)| (new, prospect.shows) > (*most, *shows)) {
                    chosen = Some((new, prospect.shows, *prospect));
                }
            }
            let Some((_, _, next)) = chosen else { break };
            for step in steps_shown(scenario, self.deal, &position.state, &next.taken) {
                if let Some(slot) = shown.get_mut(step) {
                    *slot = true;
                }
            }
            if replay.push(scenario, &next.taken).is_err() {
                break;
            }
            position = next.to;
        }
        Course::of(scenario, &replay)
    }

    /// A shortest conversation to a place.
    #[must_use]
    pub fn way_to(&self, scenario: &Scenario, spot: Spot) -> Vec<Taken> {
        self.taken_along(scenario, &self.nths_to(spot))
    }

    /// A shortest conversation to a move, the move included.
    #[must_use]
    pub fn way_through(&self, scenario: &Scenario, mark: Mark) -> Vec<Taken> {
        let mut nths = self.nths_to(mark.0);
        nths.push(mark.1);
        self.taken_along(scenario, &nths)
    }

    /// The turns to a place, and the turns from there by these moves.
    pub(super) fn way_and_on(&self, scenario: &Scenario, spot: Spot, on: &[usize]) -> (Vec<Taken>, Vec<Taken>) {
        let mut nths = self.nths_to(spot);
        let before = nths.len();
        nths.extend(on);
        let mut all = self.taken_along(scenario, &nths);
        let round = all.split_off(before.min(all.len()));
        (all, round)
    }

    /// Which move to make at each place on the way to a spot. Every turn has one place for each state, so the
    /// way is a shortest one.
    fn nths_to(&self, to: Spot) -> Vec<usize> {
        let mut nths = Vec::new();
        let mut at = to;
        while Some(at) != self.opening().spot {
            let before = match at {
                Spot::Turn(turn, place) => self.before(turn, place),
                Spot::After(place) => self.after.get(place).map(|entry| entry.from),
            };
            let Some((place, nth)) = before.filter(|(place, _)| *place != at) else { break };
            nths.push(nth);
            at = place;
        }
        nths.reverse();
        nths
    }

    /// The first state with a move to this one, and which move it is.
    fn before(&self, turn: u8, place: u32) -> Option<(Spot, usize)> {
        let earlier = turn.checked_sub(1)?;
        let parents = self.parents.get_or_init(|| parents(&self.layers));
        let from = *parents.get(usize::from(earlier))?.get(usize::try_from(place).ok()?)?;
        let (edges, _) = self.layers.get(usize::from(earlier))?.moves(usize::try_from(from).ok()?);
        let nth = edges.iter().position(|edge| !edge.is_after() && edge.at() == place)?;
        Some((Spot::Turn(earlier, from), nth))
    }

    /// The turns that these moves are.
    fn taken_along(&self, scenario: &Scenario, nths: &[usize]) -> Vec<Taken> {
        let mut moves = Moves::new(scenario, self.deal);
        let mut state = self.start;
        let mut taken = Vec::new();
        for nth in nths {
            let Some(made) = moves.of(&state).get(*nth) else { break };
            taken.push(made.choice.taken);
            state = made.to;
        }
        taken
    }
}

/// For each turn but the last, the first state that leads to each state of the next.
fn parents(layers: &[Layer]) -> Vec<Vec<u32>> {
    let count = |turn: usize| layers.get(turn).map_or(0, Layer::len);
    let of_layer = |(turn, layer): (usize, &Layer)| {
        let mut parents = vec![u32::MAX; count(turn + 1)];
        for (state, at) in (0..layer.len()).zip(0u32..) {
            for edge in layer.moves(state).0.iter().filter(|edge| !edge.is_after()) {
                let slot = usize::try_from(edge.at()).ok().and_then(|to| parents.get_mut(to));
                slot.into_iter().for_each(|first| *first = at.min(*first));
            }
        }
        parents
    };
    layers.iter().enumerate().map(of_layer).collect()
}

fn spot_of(turn: u8, edge: Edge) -> Spot {
    if edge.is_after() { Spot::After(edge.at()) } else { Spot::Turn(turn.saturating_add(1), edge.at()) }
}

/// The first of the best, or of the worst.
fn pick(prospects: &[Prospect], play: Play) -> Option<Prospect> {
    let goes_on = |p: &&Prospect| p.to.state.ending().is_none();
    let expected = |p: &Prospect| p.value.map_or(0.0, |v| v.expected);
    let least = |a: &Prospect, b: &Prospect| expected(a).total_cmp(&expected(b));
    match play {
        Play::Best => prospects.iter().rev().max_by_key(|p| (p.value.map(|v| v.best), p.shows)).copied(),
        Play::Worst => prospects.iter().min_by_key(|p| p.value.map(|v| v.worst)).copied(),
        Play::Poor => {
            let going_on = prospects.iter().filter(goes_on).min_by(|a, b| least(a, b));
            going_on.or_else(|| prospects.iter().min_by(|a, b| least(a, b))).copied()
        }
    }
}

/// The best by perfect play; of those, the ones that nobody would call a slip, if there are any.
fn as_good_as_any<'p>(scenario: &Scenario, prospects: &'p [Prospect]) -> Vec<&'p Prospect> {
    let best = prospects.iter().filter_map(|p| p.value).map(|v| v.best).max();
    let equals: Vec<&Prospect> = prospects.iter().filter(|p| p.value.map(|v| v.best) == best).collect();
    let expected = |p: &Prospect| p.value.map_or(0.0, |v| v.expected);
    let most = prospects.iter().map(expected).fold(0.0, f32::max);
    let well = |p: &&Prospect| Grade::of(scenario, most - expected(p)) <= Grade::Good;
    let graded_well: Vec<&Prospect> = equals.iter().copied().filter(well).collect();
    if graded_well.is_empty() { equals } else { graded_well }
}

/// The declared steps that a reply shows at full effect and in time.
fn steps_shown<'s>(
    scenario: &'s Scenario,
    deal: crate::engine::Deal,
    state: &State,
    taken: &Taken,
) -> impl Iterator<Item = usize> + 's {
    let turn = crate::engine::take(scenario, deal, state, taken);
    let counted = turn.map(|turn| turn.counted).unwrap_or_default();
    let milestones = state.milestones;
    scenario.steps.iter().copied().filter(move |at| {
        let Some(step) = scenario.playbook.steps.get(*at) else { return false };
        let ShownBy::Behaviours(behaviours) = &step.shown_by else { return false };
        let in_time = step.due & milestones == 0;
        in_time && counted.iter().any(|c| c.percent >= 100 && behaviours.contains(&c.counted_as))
    })
}
