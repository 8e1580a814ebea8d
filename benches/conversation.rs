//! Speed of what happens often: a turn, opening a scenario, reading a playbook, a debrief. Quote ratios: machines are noisy.
#![expect(clippy::panic, reason = "a bench on something broken should stop")]

use std::hint::black_box;
use std::sync::Arc;

use divan::Bencher;
use unruffled::debrief::Debrief;
use unruffled::disk;
use unruffled::engine::{Deal, Replay, State, Taken, choose, replies};
use unruffled::playbook::{Playbook, check};
use unruffled::scenario::Scenario;
use unruffled::scenario::check::scenario_from_text;
use unruffled::scenario::house::House;
use unruffled::solve::{Budget, Going, solve};

fn main() {
    divan::main();
}

fn ids() -> impl Iterator<Item = &'static str> {
    disk::shipped().iter().map(|(id, _)| *id)
}

fn text(id: &str) -> &'static str {
    disk::shipped().iter().find(|(name, _)| *name == id).map_or("", |(_, text)| text)
}

fn playbook() -> Arc<Playbook> {
    Arc::new(check::shipped().unwrap_or_else(|findings| panic!("{findings:?}")))
}

fn scenario(id: &str) -> Scenario {
    scenario_from_text(id, text(id), &playbook(), &House::default()).scenario.unwrap_or_else(|| panic!("{id}"))
}

/// A conversation in which the first reply on offer is always taken.
fn played(scenario: &Scenario) -> Replay {
    let mut replay = Replay::start(scenario, Deal::new(scenario, 7));
    loop {
        let number = replies(scenario, &replay.state).next().map(|offer| offer.number);
        let Some(number) = number else { return replay };
        if replay.push(scenario, &Taken::reply(number)).is_err() {
            return replay;
        }
    }
}

/// One transition, as the solver will take it.
#[divan::bench(args = ids())]
fn turn(bencher: Bencher<'_, '_>, id: &str) {
    let scenario = scenario(id);
    let deal = Deal::new(&scenario, 7);
    let state = State::opening(&scenario);
    bencher.bench(|| choose(black_box(&scenario), deal, black_box(&state), &Taken::reply(1)));
}

/// From text to a sound scenario, fully checked.
#[divan::bench(args = ids())]
fn open_scenario(bencher: Bencher<'_, '_>, id: &str) {
    let (playbook, house) = (playbook(), House::default());
    bencher.bench(|| scenario_from_text(id, black_box(text(id)), &playbook, &house));
}

/// The same text by ron alone, into the same draft: what the check is measured against.
#[divan::bench(args = ids())]
fn open_by_ron_alone(bencher: Bencher<'_, '_>, id: &str) {
    let options = ron::Options::default().with_default_extension(
        ron::extensions::Extensions::IMPLICIT_SOME | ron::extensions::Extensions::UNWRAP_NEWTYPES,
    );
    bencher.bench(|| options.from_str::<unruffled::scenario::draft::Draft>(black_box(text(id))).is_ok());
}

/// From text to a sound playbook.
#[divan::bench]
fn open_playbook() -> bool {
    check::shipped().is_ok()
}

/// A debrief of a whole conversation with what each reply cost; the walk was done when the scenario opened.
#[divan::bench(args = ids())]
fn debrief(bencher: Bencher<'_, '_>, id: &str) {
    let scenario = scenario(id);
    let replay = played(&scenario);
    let solved = solve(&scenario, replay.deal, &Budget::of(&scenario), &mut |_| Going::On);
    bencher.bench(|| {
        let grades = solved.grades(black_box(&scenario), black_box(&replay));
        Debrief::of(&scenario, &replay, grades.as_ref())
    });
}
