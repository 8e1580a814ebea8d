//! What to practise next, and why: each step comes back after a while, with another customer; what is firm comes back
//! late. Also how often somebody had a scenario so far.

mod plan;

use std::collections::BTreeMap;

pub use plan::Suggestion;

use super::counts::{Counted, Counts, chances, counted, practised};
use super::{Day, Played, Verdict};
use crate::playbook::Playbook;

/// Days until a step comes back: after it was first tried, and after each time that it went well when it was due.
/// Spaced practice is well supported for knowledge; these distances are a usual default, unproven for conversations.
pub const LADDER: [Day; 4] = [1, 3, 7, 21];

/// A step is firm from so many different customers on, each met for the first time: one may be luck, two may be alike.
pub const FIRM_CUSTOMERS: usize = 3;
/// And on so many different days: what holds for an afternoon may be gone the next day.
pub const FIRM_DAYS: usize = 2;

/// How firmly a step is held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hold {
    /// It has not come up.
    #[default]
    NotYet,
    /// It has come up.
    Growing,
    /// It was done in time with [`FIRM_CUSTOMERS`] different customers who were met for the first time, on
    /// [`FIRM_DAYS`] days at least, and not missed since.
    Firm,
}

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
    /// That scenario's title.
    pub title: String,
    /// With how many different customers it was done in time when they were met for the first time, without help.
    pub variants: usize,
    /// On how many different days that was.
    pub variant_days: usize,
    /// How firmly it is held.
    pub hold: Hold,
}

/// A step on its way along the ladder.
#[derive(Clone, Copy)]
struct Climb<'h> {
    rung: usize,
    due: Day,
    last: Counted<'h>,
    verdict: Verdict,
    variants: usize,
    variant_days: usize,
    /// The last of them.
    variant_day: Option<Day>,
}

impl<'h> Climb<'h> {
    fn first(chance: Counted<'h>, verdict: Verdict) -> Self {
        let due = chance.day.saturating_add(wait(0));
        Self { rung: 0, due, last: chance, verdict, variants: 0, variant_days: 0, variant_day: None }.weigh()
    }

    /// One more chance. Done when it was due: up. Missed: down. With turns taken back, or before it was due, it was still
    /// fresh and keeps its place.
    fn then(self, chance: Counted<'h>, verdict: Verdict) -> Self {
        let was_due = chance.day >= self.due;
        let rung = match verdict {
            Verdict::Missed => self.rung.saturating_sub(1),
            Verdict::Done if was_due && !chance.played.again => (self.rung + 1).min(LADDER.len() - 1),
            _ => self.rung,
        };
        let fresh = !was_due && verdict != Verdict::Missed;
        let due = if fresh { self.due } else { chance.day.saturating_add(wait(rung)) };
        Self { rung, due, last: chance, verdict, ..self }.weigh()
    }

    /// Counts the last chance, if it shows what holds.
    fn weigh(mut self) -> Self {
        if self.verdict == Verdict::Done && self.last.counts == Counts::WhatHolds {
            self.variants += 1;
            self.variant_days += usize::from(self.variant_day != Some(self.last.day));
            self.variant_day = Some(self.last.day);
        }
        self
    }

    /// Where it stands now. What is firm comes back after the longest distance, wherever it was on the ladder.
    fn place(self, step: usize) -> StepPlace {
        let Self { last: Counted { played, day, .. }, verdict, variants, variant_days, .. } = self;
        let enough = variants >= FIRM_CUSTOMERS && variant_days >= FIRM_DAYS;
        let hold = if enough && verdict != Verdict::Missed { Hold::Firm } else { Hold::Growing };
        let top = LADDER.len() - 1;
        let (rung, due) = if hold == Hold::Firm { (top, day.saturating_add(wait(top))) } else { (self.rung, self.due) };
        let with = (played.scenario.clone(), played.want.clone());
        let title = played.title.clone();
        StepPlace { step, rung, due, last: day, verdict, with, title, variants, variant_days, hold }
    }
}

fn wait(rung: usize) -> Day {
    LADDER.get(rung).or(LADDER.last()).copied().unwrap_or(1)
}

/// The steps that came up so far: the one that is due first first, of those the one that went least well. `history`
/// begins with the earliest.
#[must_use]
pub fn places(playbook: &Playbook, history: &[Played]) -> Vec<StepPlace> {
    let at: BTreeMap<&str, usize> = playbook.steps.iter().map(|step| step.id.as_str()).zip(0..).collect();
    let mut climbs: Vec<Option<Climb<'_>>> = vec![None; playbook.steps.len()];
    for chance in chances(history) {
        for (id, verdict) in &chance.played.judged.steps {
            let Some(climb) = at.get(id.as_str()).and_then(|at| climbs.get_mut(*at)) else { continue };
            *climb = Some(match climb.take() {
                None => Climb::first(chance, *verdict),
                Some(before) => before.then(chance, *verdict),
            });
        }
    }
    let mut places: Vec<StepPlace> =
        climbs.into_iter().zip(0..).filter_map(|(climb, step)| Some(climb?.place(step))).collect();
    places.sort_by_key(|place| (place.due, place.rung, place.verdict.points(), place.step));
    places
}

/// What practice has come to, as far as the schedule needs it: made once from all that was played.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// The steps that came up, the one that is due first first.
    pub places: Vec<StepPlace>,
    /// How often each customer was met, by scenario and want; whatever it counted for.
    met: BTreeMap<(String, String), usize>,
    /// How many conversations there were.
    had: usize,
    /// The day of the last one.
    latest: Day,
}

impl Schedule {
    /// Adds up what was played, the earliest first.
    #[must_use]
    pub fn of(playbook: &Playbook, history: &[Played]) -> Self {
        let mut met: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        let mut latest = 0;
        for Counted { played, day, .. } in counted(history) {
            *met.entry((&played.scenario, &played.want)).or_default() += 1;
            latest = day;
        }
        let met = met.into_iter().map(|((scenario, want), times)| ((scenario.to_owned(), want.to_owned()), times));
        Self { places: places(playbook, history), met: met.collect(), had: history.len(), latest }
    }

    /// The day that it is, as far as the schedule goes: never before the last conversation, whatever the clock says.
    #[must_use]
    pub fn today(&self, today: Day) -> Day {
        today.max(self.latest)
    }
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
