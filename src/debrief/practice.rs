//! What to practise next, and why: each step comes back after a while, with another customer. Also how
//! often somebody had a scenario so far.

use super::{Day, Played, Verdict};
use crate::engine::notes::Mode;
use crate::playbook::Playbook;
use crate::scenario::Scenario;

/// Days until a step comes back: after it was first tried, and after each time that it went well when it was due.
/// Spaced practice is well supported for knowledge; these distances are a usual default, unproven for conversations.
pub const LADDER: [Day; 4] = [1, 3, 7, 21];

/// Where a step stands on the ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepPlace {
    /// Position in the playbook.
    pub step: usize,
    /// Its place on the [`LADDER`].
    pub rung: usize,
    /// The day on which it comes back.
    pub due: Day,
    /// When it last came up.
    pub last: Day,
    /// How it went then.
    pub verdict: Verdict,
    /// With which scenario and want, by id.
    pub with: (String, String),
}

impl StepPlace {
    fn first(step: usize, played: &Played, verdict: Verdict) -> Self {
        let with = (played.scenario.clone(), played.want.clone());
        Self { step, rung: 0, due: played.day.saturating_add(wait(0)), last: played.day, verdict, with }
    }

    /// One more chance. Done when it was due: up. Missed: down. With turns taken back, or before it was due, it was still
    /// fresh and keeps its place.
    fn then(self, played: &Played, verdict: Verdict) -> Self {
        let was_due = played.day >= self.due;
        let rung = match verdict {
            Verdict::Missed => self.rung.saturating_sub(1),
            Verdict::Done if was_due && !played.again => (self.rung + 1).min(LADDER.len() - 1),
            _ => self.rung,
        };
        let fresh = !was_due && verdict != Verdict::Missed;
        let due = if fresh { self.due } else { played.day.saturating_add(wait(rung)) };
        Self { rung, due, ..Self::first(self.step, played, verdict) }
    }
}

fn wait(rung: usize) -> Day {
    LADDER.get(rung).or(LADDER.last()).copied().unwrap_or(1)
}

/// Whether somebody had a conversation themselves, from its first line.
pub(super) fn practised(played: &&Played) -> bool {
    played.mode != Mode::Watch && played.given == 0
}

/// The steps that came up so far: the one that is due first first, of those the one that went least well. `history` begins with the earliest.
#[must_use]
pub fn places(playbook: &Playbook, history: &[Played]) -> Vec<StepPlace> {
    let place_of = |(step, entry): (usize, &crate::playbook::Step)| {
        let chances = history.iter().filter(practised).flat_map(|played| {
            let own = played.judged.steps.iter().filter(|(id, _)| *id == entry.id);
            own.map(move |(_, verdict)| (played, *verdict))
        });
        chances.fold(None, |place: Option<StepPlace>, (played, verdict)| {
            Some(match place {
                None => StepPlace::first(step, played, verdict),
                Some(place) => place.then(played, verdict),
            })
        })
    };
    let mut places: Vec<StepPlace> = playbook.steps.iter().enumerate().filter_map(place_of).collect();
    places.sort_by_key(|place| (place.due, place.rung, place.verdict.points(), place.step));
    places
}

/// What to practise, with whom, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Position of the step in the playbook.
    pub step: usize,
    /// The day on which it is due.
    pub due: Day,
    /// The scenario, by id.
    pub scenario: String,
    /// Why, in plain words.
    pub why: String,
}

/// The step that is due first, with a scenario that practises it: another one than last time, or the same with another
/// want. None while nothing was practised, and where no such scenario is at hand.
#[must_use]
pub fn next_due(playbook: &Playbook, history: &[Played], today: Day, scenarios: &[&Scenario]) -> Option<Suggestion> {
    places(playbook, history).into_iter().find_map(|place| {
        let step = playbook.steps.get(place.step)?;
        let practises = |steps: &[usize], scenario: &Scenario| {
            steps.iter().any(|at| scenario.playbook.steps.get(*at).is_some_and(|own| own.id == step.id))
        };
        let (last, last_want) = &place.with;
        let another_want = |scenario: &Scenario| scenario.wants.iter().any(|want| want.id != *last_want);
        let fits = |scenario: &&&Scenario| {
            practises(&scenario.steps, scenario) && (scenario.id != *last || another_want(scenario))
        };
        let best = scenarios.iter().filter(fits).min_by_key(|scenario| {
            let met = playings(history, &scenario.id);
            (scenario.id == *last, !practises(&scenario.focus, scenario), met)
        })?;
        let same = best.id == *last;
        Some(Suggestion {
            step: place.step,
            due: place.due,
            scenario: best.id.clone(),
            why: why(&step.title, &place, today, same),
        })
    })
}

fn why(title: &str, place: &StepPlace, today: Day, same: bool) -> String {
    let went = match place.verdict {
        Verdict::Done => "went well",
        Verdict::Late => "came late",
        Verdict::Partly => "was partly there",
        Verdict::Missed | Verdict::DidNotComeUp => "was a missed chance",
    };
    let when = match today.saturating_sub(place.last) {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days => format!("{days} days ago"),
    };
    let due = match place.due.checked_sub(today) {
        None | Some(0) => "It is due again".to_owned(),
        Some(1) => "It is due again tomorrow".to_owned(),
        Some(days) => format!("It is due again in {days} days"),
    };
    let whom = if same { "with a customer who wants something else" } else { "with another customer" };
    format!("“{title}” {went} {when}. {due}, {whom}.")
}

/// What the ladder is, and what it is not.
#[must_use]
pub fn about_the_ladder() -> String {
    let [first @ .., last] = LADDER.map(|days| days.to_string());
    format!("Steps come back after {} and {last} days. That is a usual schedule, not a proven one.", first.join(", "))
}

/// How often somebody had a scenario themselves, from its first line, by its id.
#[must_use]
pub fn playings(history: &[Played], scenario: &str) -> usize {
    history.iter().filter(practised).filter(|played| played.scenario == scenario).count()
}
