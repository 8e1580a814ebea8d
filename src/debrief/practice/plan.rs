//! The next suggestions: with whom to practise what is due, what has not come up so far, and what comes back later.

use std::collections::BTreeMap;

use super::{Hold, Schedule, StepPlace};
use crate::debrief::days::on_day;
use crate::debrief::words::short_name;
use crate::debrief::{Day, Verdict};
use crate::engine::Deal;
use crate::playbook::Playbook;
use crate::scenario::Scenario;

/// What to practise, with whom, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Position of the step in the playbook.
    pub step: usize,
    /// Other steps that it may bring up and whose day has come by then, as positions in the playbook.
    pub also: Vec<usize>,
    /// The day on which it is due; what has not come up so far is due at any time.
    pub due: Day,
    /// The scenario, by id.
    pub scenario: String,
    /// What the customer is to want, by id: never what they wanted when the step last came up with this scenario.
    pub want: String,
    /// A customer number that deals this want.
    pub seed: u32,
    /// Why, in plain words.
    pub why: String,
}

impl Schedule {
    /// All that is suggested for a day, the first thing to do first: what is due today, then what has not come up so
    /// far, then what comes back later. Each step that some scenario at hand practises is in one of them.
    #[must_use]
    pub fn plan(&self, playbook: &Playbook, today: Day, scenarios: &[&Scenario]) -> Vec<Suggestion> {
        let today = self.today(today);
        let shelf = scenarios.iter().map(|scenario| Book::of(playbook, scenario)).collect();
        let met = self.met.iter().map(|((scenario, want), times)| ((scenario.as_str(), want.as_str()), *times));
        let open = (0..playbook.steps.len()).collect();
        let mut making = Making { schedule: self, playbook, today, shelf, met: met.collect(), open, plan: Vec::new() };
        let (due, later): (Vec<_>, Vec<_>) = self.places.iter().partition(|place| place.due <= today);
        due.into_iter().for_each(|place| making.suggest(place));
        making.suggest_new();
        later.into_iter().for_each(|place| making.suggest(place));
        making.plan
    }

    /// Of a plan, the step that is due first, with somebody else or somebody who wants something else. None while no step
    /// has come up, and where no scenario at hand practises one that did.
    #[must_use]
    pub fn next_due<'p>(&self, plan: &'p [Suggestion]) -> Option<&'p Suggestion> {
        plan.iter().find(|next| self.has_come_up(next.step))
    }

    /// Whether a step, a position in the playbook, has come up so far.
    #[must_use]
    pub fn has_come_up(&self, step: usize) -> bool {
        self.place(step).is_some()
    }

    fn place(&self, step: usize) -> Option<&StepPlace> {
        self.places.iter().find(|place| place.step == step)
    }
}

/// A scenario with what it practises, as positions in the trainee's playbook.
struct Book<'s> {
    scenario: &'s Scenario,
    steps: Vec<usize>,
    focus: Vec<usize>,
}

impl<'s> Book<'s> {
    fn of(playbook: &Playbook, scenario: &'s Scenario) -> Self {
        let here = |at: &usize| {
            let own = scenario.playbook.steps.get(*at)?;
            playbook.steps.iter().position(|step| step.id == own.id)
        };
        let all = |steps: &[usize]| steps.iter().filter_map(here).collect();
        Self { scenario, steps: all(&scenario.steps), focus: all(&scenario.focus) }
    }
}

/// A plan that is being made.
struct Making<'p> {
    schedule: &'p Schedule,
    playbook: &'p Playbook,
    today: Day,
    shelf: Vec<Book<'p>>,
    /// How often each customer was met, by scenario and want; who is in the plan counts as met.
    met: BTreeMap<(&'p str, &'p str), usize>,
    /// Steps that are not in the plan yet.
    open: Vec<usize>,
    plan: Vec<Suggestion>,
}

impl<'p> Making<'p> {
    /// Every customer that can be met: the place of the scenario, and the want.
    fn customers(&self) -> impl Iterator<Item = (usize, &'p str)> {
        let wants = |(at, book): (usize, &Book<'p>)| book.scenario.wants.iter().map(move |want| (at, want.id.as_str()));
        self.shelf.iter().enumerate().flat_map(wants)
    }

    fn times(&self, book: &Book<'_>, want: &str) -> usize {
        self.met.get(&(book.scenario.id.as_str(), want)).copied().unwrap_or(0)
    }

    /// How often a scenario was met, whatever the customer wanted; be it something that is no want of it any more.
    fn times_in_all(&self, book: &Book<'_>) -> usize {
        self.met.iter().filter(|((id, _), _)| *id == book.scenario.id).map(|(_, times)| times).sum()
    }

    /// Whether a scenario is in the plan already.
    fn is_planned(&self, book: &Book<'_>) -> bool {
        self.plan.iter().any(|other| other.scenario == book.scenario.id)
    }

    /// A step that comes back: rather with somebody who is not in the plan yet, with whoever was met least, rather in
    /// another scenario than last time, rather where it is in focus. Never with the same scenario and the same want as
    /// last time.
    fn suggest(&mut self, place: &StepPlace) {
        if !self.open.contains(&place.step) {
            return;
        }
        let (last, last_want) = &place.with;
        let fits = |(at, want): &(usize, &str)| {
            let book = self.shelf.get(*at)?;
            (book.steps.contains(&place.step) && (book.scenario.id != *last || want != last_want)).then_some(book)
        };
        let met_least = |customer: &(usize, &str)| {
            fits(customer).map(|book| {
                let (same, focus) = (book.scenario.id == *last, book.focus.contains(&place.step));
                (self.is_planned(book), self.times(book, customer.1), same, !focus, self.times_in_all(book))
            })
        };
        let best = self.customers().filter(|customer| fits(customer).is_some()).min_by_key(met_least);
        let Some((at, want)) = best else { return };
        let why = self.why(place, at);
        self.add(at, want, place.step, place.due, why);
    }

    /// What has not come up so far, the easiest of those who were met least first.
    fn suggest_new(&mut self) {
        loop {
            let schedule = self.schedule;
            let is_new = |step: &&usize| self.open.contains(step) && schedule.place(**step).is_none();
            let first = |book: &Book<'_>| book.focus.iter().chain(&book.steps).find(is_new).copied();
            let customers = self.customers().filter_map(|(at, want)| {
                let book = self.shelf.get(at)?;
                let order = (self.times(book, want), book.scenario.level(), self.times_in_all(book));
                Some((order, at, want, first(book)?))
            });
            let Some((_, at, want, step)) = customers.min_by_key(|(order, ..)| *order) else { return };
            let title = self.title(step);
            let why = match self.shelf.get(at).map(|book| short_name(&book.scenario.customer.name)) {
                Some(name) if schedule.places.is_empty() => {
                    format!("Everybody begins somewhere. With {name}, “{title}” can come up.")
                }
                Some(name) => format!("“{title}” has not come up so far. With {name} it can."),
                None => return,
            };
            self.add(at, want, step, self.today, why);
        }
    }

    /// Puts a suggestion into the plan, with what else it may bring up by then.
    fn add(&mut self, at: usize, want: &'p str, step: usize, due: Day, why: String) {
        let Some(book) = self.shelf.get(at) else { return };
        let (scenario, by) = (book.scenario, due.max(self.today));
        let fits = |other: &usize| {
            let place = self.schedule.place(*other);
            let in_time = place.is_none_or(|place| place.due <= by);
            let same = place.is_some_and(|place| place.with.0 == scenario.id && place.with.1 == want);
            *other != step && book.steps.contains(other) && in_time && !same
        };
        let also: Vec<usize> = self.open.iter().copied().filter(fits).collect();
        self.open.retain(|other| *other != step && !also.contains(other));
        *self.met.entry((&scenario.id, want)).or_default() += 1;
        // Another number for each conversation, so that the words differ too.
        let from = u32::try_from((self.schedule.had + self.plan.len()) * 97 % 9_000 + 1).unwrap_or(1);
        let seed = Deal::with_want(scenario, from, want).map_or(from, |deal| deal.seed);
        let (scenario, want) = (scenario.id.clone(), want.to_owned());
        self.plan.push(Suggestion { step, also, due, scenario, want, seed, why });
    }

    fn title(&self, step: usize) -> &'p str {
        self.playbook.steps.get(step).map_or("", |step| &step.title)
    }

    /// How it went, when it is due, and whom it is with.
    fn why(&self, place: &StepPlace, at: usize) -> String {
        let (title, last) = (self.title(place.step), &place.with.0);
        let known = self.shelf.iter().find(|book| book.scenario.id == *last);
        let whom = match known {
            Some(book) => short_name(&book.scenario.customer.name).to_owned(),
            None => format!("“{}”", place.title),
        };
        let how = match (place.hold, place.verdict) {
            (Hold::Firm, _) => format!("“{title}” is firm. It last came up"),
            (_, Verdict::Done) => format!("“{title}” went well"),
            (_, Verdict::Late) => format!("“{title}” came late"),
            (_, Verdict::Partly) => format!("“{title}” was partly there"),
            (_, Verdict::Missed | Verdict::DidNotComeUp) => format!("You missed a chance for “{title}”"),
        };
        let with = if known.is_some() { "with" } else { "in" };
        let when = on_day(place.last, self.today);
        let due = if place.due <= self.today {
            "It is due again".to_owned()
        } else {
            format!("It comes back {}", on_day(place.due, self.today))
        };
        let other = match self.shelf.get(at) {
            Some(book) if book.scenario.id == *last => format!("On another day {whom} wants something else."),
            Some(book) if self.times_in_all(book) == 0 => {
                "Here is somebody you have not met yet, with whom it comes up.".to_owned()
            }
            _ => "Here is somebody else with whom it comes up.".to_owned(),
        };
        format!("{how} {with} {whom} {when}. {due}. {other}")
    }
}
