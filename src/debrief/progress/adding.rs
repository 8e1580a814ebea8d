//! How practice is added up: one conversation after the other, each looked at once.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Attempted, EndingSeen, Handled, PitfallProgress, Progress, ScenarioProgress, Seen, StepProgress, TREND_LATEST,
    TREND_LEAST, Trend,
};
use crate::debrief::counts::{Counted, Counts};
use crate::debrief::practice::{Hold, Schedule};
use crate::debrief::{Day, Evidence, Judged, Verdict};
use crate::playbook::Playbook;
use crate::scenario::Scenario;

/// The sum so far.
pub(super) struct Adding<'h> {
    /// The steps of the playbook, in its order.
    steps: Vec<Chances<'h, Verdict>>,
    step_at: BTreeMap<&'h str, usize>,
    /// Its pitfalls, in its order.
    pitfalls: Vec<Chances<'h, bool>>,
    pitfall_at: BTreeMap<&'h str, usize>,
    scenarios: BTreeMap<&'h str, Attempts<'h>>,
    at_hand: BTreeMap<&'h str, &'h Scenario>,
    playbook: &'h Playbook,
    days: Vec<(Day, usize)>,
    handled: Vec<Handled>,
}

/// What came of a step or a pitfall each time, and what was last said there.
struct Chances<'h, T> {
    all: Vec<(Day, T)>,
    last: Option<Counted<'h>>,
}

impl<T> Default for Chances<'_, T> {
    fn default() -> Self {
        Self { all: Vec::new(), last: None }
    }
}

impl<T> Chances<'_, T> {
    /// The last of them, with what is known of it by this id.
    fn seen(&self, id: &str, of: impl Fn(&Judged) -> &BTreeMap<String, Evidence>) -> Option<Seen> {
        let Counted { played, day, .. } = self.last?;
        let evidence = of(&played.judged).get(id)?;
        Some(Seen { attempt: played.id, day, title: played.title.clone(), evidence: evidence.clone() })
    }

    /// Whichever way it goes, where each chance is worth so much, and no more than `most`.
    fn trend(&self, worth: impl Fn(&T) -> usize, most: usize) -> Trend {
        let latest: Vec<usize> = self.all.iter().rev().take(TREND_LATEST).map(|(_, chance)| worth(chance)).collect();
        if latest.len() < TREND_LEAST {
            return Trend::Unknown;
        }
        let half = latest.len() / 2;
        let newer: usize = latest.iter().take(half).sum();
        let older: usize = latest.iter().rev().take(half).sum();
        // What one conversation could have made is chance.
        if newer.abs_diff(older) <= most {
            Trend::Level
        } else if newer > older {
            Trend::Up
        } else {
            Trend::Down
        }
    }
}

/// What came of a scenario.
#[derive(Default)]
struct Attempts<'h> {
    title: &'h str,
    attempts: Vec<Attempted>,
    endings: BTreeMap<&'h str, usize>,
    wants: BTreeSet<&'h str>,
    /// Which of all conversations was its last.
    latest: usize,
}

impl<'h> Adding<'h> {
    pub fn of(playbook: &'h Playbook, scenarios: &[&'h Scenario]) -> Self {
        let (steps, pitfalls) = (&playbook.steps, &playbook.pitfalls);
        Self {
            steps: steps.iter().map(|_| Chances::default()).collect(),
            step_at: steps.iter().map(|step| step.id.as_str()).zip(0..).collect(),
            pitfalls: pitfalls.iter().map(|_| Chances::default()).collect(),
            pitfall_at: pitfalls.iter().map(|pitfall| pitfall.id.as_str()).zip(0..).collect(),
            scenarios: BTreeMap::new(),
            at_hand: scenarios.iter().map(|scenario| (scenario.id.as_str(), *scenario)).collect(),
            playbook,
            days: Vec::new(),
            handled: Vec::new(),
        }
    }

    /// One more conversation.
    pub fn add(&mut self, had: Counted<'h>) {
        if had.counts >= Counts::ADay {
            match self.days.last_mut() {
                Some((day, times)) if *day == had.day => *times += 1,
                _ => self.days.push((had.day, 1)),
            }
        }
        if had.counts >= Counts::AChance {
            self.add_steps(had);
            self.add_pitfalls(had);
            self.add_scenario(had);
            let played = had.played;
            let (attempt, title, mood) = (played.id, played.title.clone(), played.judged.mood);
            self.handled.push(Handled { attempt, day: had.day, title, mood });
        }
    }

    fn add_steps(&mut self, had: Counted<'h>) {
        for (id, verdict) in &had.played.judged.steps {
            let step = self.step_at.get(id.as_str()).and_then(|at| self.steps.get_mut(*at));
            let Some(step) = step else { continue };
            step.all.push((had.day, *verdict));
            step.last = Some(had);
        }
    }

    fn add_pitfalls(&mut self, had: Counted<'h>) {
        for pitfall in &mut self.pitfalls {
            pitfall.all.push((had.day, false));
        }
        for id in &had.played.judged.pitfalls {
            let pitfall = self.pitfall_at.get(id.as_str()).and_then(|at| self.pitfalls.get_mut(*at));
            let Some(pitfall) = pitfall else { continue };
            if let Some((_, came_up)) = pitfall.all.last_mut() {
                *came_up = true;
            }
            pitfall.last = Some(had);
        }
    }

    fn add_scenario(&mut self, had: Counted<'h>) {
        let played = had.played;
        let ending = self.ending_title(&played.scenario, &played.ending);
        let latest = self.handled.len();
        let scenario = self.scenarios.entry(&played.scenario).or_default();
        scenario.title = &played.title;
        scenario.latest = latest;
        let (attempt, day, mode, points) = (played.id, had.day, played.mode, played.points);
        scenario.attempts.push(Attempted { attempt, day, mode, ending, points });
        *scenario.endings.entry(&played.ending).or_default() += 1;
        if played.judged.want_known {
            scenario.wants.insert(&played.want);
        }
    }

    /// The title of an ending; its id where nobody knows it any more.
    fn ending_title(&self, scenario: &str, id: &str) -> String {
        let own = self.at_hand.get(scenario).map(|scenario| &*scenario.playbook);
        let mut endings = own.into_iter().chain([self.playbook]).flat_map(|playbook| &playbook.endings);
        endings.find(|ending| ending.id == id).map_or(id, |ending| &ending.title).to_owned()
    }

    /// What it all adds up to.
    pub fn progress(mut self, schedule: Schedule) -> Progress {
        let mut scenarios: Vec<(&str, &Attempts<'_>)> = self.scenarios.iter().map(|(id, of)| (*id, of)).collect();
        scenarios.sort_by_key(|(_, of)| std::cmp::Reverse(of.latest));
        let scenarios = scenarios.into_iter().map(|(id, of)| self.scenario(id, of)).collect();
        let chances = std::mem::take(&mut self.steps);
        let steps = self.playbook.steps.iter().enumerate().zip(chances).map(|((at, step), chances)| {
            let place = schedule.places.iter().find(|place| place.step == at);
            StepProgress {
                id: step.id.clone(),
                title: step.title.clone(),
                points: chances.all.iter().map(|(_, verdict)| verdict.points()).sum(),
                trend: chances.trend(|verdict| verdict.points(), Verdict::Done.points()),
                last: chances.seen(&step.id, |judged| &judged.evidence),
                chances: chances.all,
                variants: place.map_or(0, |place| place.variants),
                variant_days: place.map_or(0, |place| place.variant_days),
                hold: place.map_or(Hold::NotYet, |place| place.hold),
                due: place.map(|place| place.due),
            }
        });
        let steps = steps.collect();
        let pitfalls = self.playbook.pitfalls.iter().zip(self.pitfalls).map(|(pitfall, chances)| PitfallProgress {
            id: pitfall.id.clone(),
            title: pitfall.title.clone(),
            times: chances.all.iter().filter(|(_, came_up)| *came_up).count(),
            trend: chances.trend(|came_up| usize::from(!came_up), 1),
            last: chances.seen(&pitfall.id, |judged| &judged.slips),
            chances: chances.all,
        });
        let pitfalls = pitfalls.collect();
        Progress { steps, pitfalls, scenarios, days: self.days, handled: self.handled, schedule }
    }

    fn scenario(&self, id: &str, of: &Attempts<'_>) -> ScenarioProgress {
        let at_hand = self.at_hand.get(id);
        let title = |ending: &str| self.ending_title(id, ending);
        let seen =
            of.endings.iter().map(|(id, times)| EndingSeen { id: (*id).to_owned(), title: title(id), times: *times });
        let mut endings: Vec<EndingSeen> = seen.collect();
        endings.sort_by_key(|ending| std::cmp::Reverse(ending.times));
        let still = |want: &&&str| at_hand.is_none_or(|own| own.wants.iter().any(|other| other.id == **want));
        ScenarioProgress {
            id: id.to_owned(),
            title: of.title.to_owned(),
            best: of.attempts.iter().map(|attempt| attempt.points).max().unwrap_or(0),
            attempts: of.attempts.clone(),
            endings_of: at_hand.map(|own| endings_of(own, &of.endings)),
            endings,
            wants: of.wants.iter().filter(still).count(),
            wants_of: at_hand.map(|own| own.wants.len()),
        }
    }
}

/// How many endings a scenario means to reach, and those that were seen besides.
fn endings_of(scenario: &Scenario, seen: &BTreeMap<&str, usize>) -> usize {
    let meant: BTreeSet<&str> =
        scenario.endings.iter().filter_map(|at| scenario.ending(*at)).map(|ending| ending.id.as_str()).collect();
    meant.union(&seen.keys().copied().collect()).count()
}
