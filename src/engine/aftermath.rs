//! What follows: the state is reduced, later scenes are played one after the other, and the outcome is
//! weighed (domain.md 2.7). Mood no longer moves here.

use serde::Serialize;

use super::State;
use super::judge::{Context, holds};
use crate::playbook::{EndingId, Fit, Mood};
use crate::scenario::{Goto, Kept, Scenario};

/// What the customer does in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Retention {
    /// Stays.
    Stays,
    /// May go.
    Wavers,
    /// Goes.
    Leaves,
}

/// What came of it all, once the aftermath is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Stars of the review, 1 to 5; none where no review is written.
    pub stars: Option<u8>,
    /// Whether the customer stays; none where there is no review.
    pub retention: Option<Retention>,
    /// The worst that became of a promise.
    pub promise: Option<Kept>,
    /// Whether somebody followed up.
    pub followed_up: bool,
    /// Points of the conversation, 0 to 100: its ending's, less what the aftermath costs.
    pub points: u8,
}

/// Ends the conversation: the state is reduced to what the aftermath reads, and its first scene begins.
pub(super) fn begin(scenario: &Scenario, state: &mut State, ending: EndingId) {
    let playbook = &scenario.playbook;
    let weights = &playbook.weights;
    let share = |value: u8, percent: u8| i32::from(value) * i32::from(percent) / 100;
    let fit = match state.fit() {
        Fit::Full => weights.fit_full,
        Fit::Partly => weights.fit_partly,
        Fit::Not => 0,
    };
    let retention = share(state.mood.trust, weights.trust_percent) + i32::from(fit)
        - share(state.mood.anger, weights.anger_percent);
    state.retention = i8::try_from(retention.clamp(i32::from(i8::MIN), i32::from(i8::MAX))).unwrap_or(0);
    state.ending = u8::try_from(ending.0 + 1).unwrap_or(u8::MAX);
    if state.milestones & playbook.overpromise != 0 {
        state.add_kept(Kept::Broken);
    }
    if state.milestones & playbook.follow_up != 0 {
        state.set_booked();
    }
    state.milestones &= playbook.follow_up;
    state.only_flags_of_the_aftermath();
    state.wear = 0;
    state.facts = 0;
    state.resume = 0;
    state.mood = Mood::default();
    state.burnt = 0;
    state.agreed = 0;
    state.streak = 0;
    state.part = 0;
    state.turn = 0;
    to_scene_from(scenario, state, scenario.aftermath);
}

/// Goes on in the aftermath.
pub(super) fn advance(scenario: &Scenario, state: &mut State, to: Goto) {
    match to {
        Goto::Scene(scene) => to_scene_from(scenario, state, scene),
        Goto::Close | Goto::Resume => to_scene_from(scenario, state, State::OVER),
    }
}

/// The first scene from `first` on whose condition holds, or the end of it all.
fn to_scene_from(scenario: &Scenario, state: &mut State, first: u16) {
    let context = Context::plain(scenario, state);
    let rest = scenario.scenes.iter().zip(0u16..).skip(usize::from(first.max(scenario.aftermath)));
    let next = rest.into_iter().find(|(scene, _)| holds(&scene.when, &context)).map(|(_, number)| number);
    if let Some(scene) = next {
        state.scene = scene;
        return;
    }
    state.scene = State::OVER;
    if state.promised & !state.settled != 0 {
        // A promise that nobody came back to was broken.
        state.settled |= state.promised;
        state.add_kept(Kept::Broken);
    }
}

/// What came of it all; `None` until the aftermath is over.
#[must_use]
pub fn outcome(scenario: &Scenario, state: &State) -> Option<Outcome> {
    if !state.is_over() {
        return None;
    }
    let ending = scenario.ending(state.ending()?)?;
    let weights = &scenario.playbook.weights;
    let promise = state.kept();
    let followed_up = state.milestones & scenario.playbook.follow_up != 0;
    let forgot = state.follow_up_booked() && !followed_up;
    let lost = match promise {
        Some(Kept::Broken) => weights.points_broken,
        Some(Kept::Late) => weights.points_late,
        _ => 0,
    };
    let lost = lost.saturating_add(if forgot { weights.points_no_follow_up } else { 0 });
    let stars = ending.stars.map(|stars| match promise {
        Some(Kept::Broken) => stars.saturating_sub(weights.stars_lost).max(1),
        _ => stars,
    });
    let retention = ending.stars.map(|_| retention(scenario, state, promise, followed_up));
    Some(Outcome { stars, retention, promise, followed_up, points: ending.points.saturating_sub(lost) })
}

fn retention(scenario: &Scenario, state: &State, promise: Option<Kept>, followed_up: bool) -> Retention {
    let weights = &scenario.playbook.weights;
    let broken_percent =
        scenario.playbook.personas.get(scenario.customer.persona).map_or(100, |p| p.scales.promise_broken);
    let for_promise = match promise {
        Some(Kept::Kept) => i32::from(weights.promise_kept),
        Some(Kept::Late) => i32::from(weights.promise_late),
        Some(Kept::Broken) => i32::from(weights.promise_broken) * i32::from(broken_percent) / 100,
        None => 0,
    };
    let for_follow_up = if followed_up { i32::from(weights.followed_up) } else { 0 };
    let score = i32::from(state.retention) + for_promise + for_follow_up;
    if score >= i32::from(weights.stays) {
        Retention::Stays
    } else if score >= i32::from(weights.wavers) {
        Retention::Wavers
    } else {
        Retention::Leaves
    }
}
