//! What the records take with 10,000 attempts of the shipped scenarios: opening them, all of somebody's history, and one
//! turn written down. The file's size is printed first. Where the disk is slow to sync, so is the turn.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a bench on something broken should stop, and it prints")]

use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use divan::Bencher;
use tempfile::TempDir;
use unruffled::debrief::kept::{Ended, Fate, KeptAttempt, Moment, Texts, Timed};
use unruffled::debrief::{Had, Played};
use unruffled::disk;
use unruffled::engine::attempt::Attempt;
use unruffled::engine::notes::{Begun, Mode, Notes};
use unruffled::engine::{Deal, Replay, replies, ways};
use unruffled::playbook::{SHIPPED, check};
use unruffled::records::{Change, FILE, Records};
use unruffled::scenario::check::scenario_from_text;
use unruffled::scenario::house::House;
use unruffled::scenario::{Due, Scenario};
use uuid::Uuid;

const ATTEMPTS: u32 = 10_000;
/// Customers a scenario is had with; more of them have the same conversations again.
const CUSTOMERS: u32 = 40;
const TRAINEE: Uuid = Uuid::from_u128(1);

fn main() {
    let folder = &*FILLED;
    let records = Records::open(folder.path()).unwrap().records;
    let history = records.history(TRAINEE).unwrap();
    let turns: usize = history.open.iter().map(|kept| kept.taken().len()).sum();
    let of_one: Vec<usize> = history.played.iter().take(300).map(|played| turns_of(&records, played.id)).collect();
    let mean = of_one.iter().sum::<usize>() / of_one.len().max(1);
    drop(records);
    let bytes = fs::metadata(folder.path().join(FILE)).unwrap().len();
    println!(
        "{} attempts of about {mean} turns, and {turns} in what goes on: {} KiB",
        history.played.len(),
        bytes / 1024
    );
    divan::main();
}

fn turns_of(records: &Records, id: Uuid) -> usize {
    records.attempt(id).unwrap().map_or(0, |(kept, _)| kept.taken().len())
}

/// A conversation that was had, to be written under many names.
struct Course {
    kept: KeptAttempt,
    played: Played,
    texts: Arc<Texts>,
}

fn all() -> Vec<Course> {
    let playbook = Arc::new(check::shipped().unwrap());
    let mut all = Vec::new();
    for (id, text) in disk::shipped() {
        let scenario = scenario_from_text(id, text, &playbook, &House::default()).scenario.unwrap();
        let texts = Texts {
            id: (*id).to_owned(),
            scenario: Arc::from(*text),
            house: Arc::from(""),
            playbook: Arc::from(SHIPPED),
        };
        let texts = Arc::new(texts);
        all.extend((0..CUSTOMERS).map(|seed| had(&scenario, seed, &texts)));
    }
    all
}

fn had(scenario: &Scenario, seed: u32, texts: &Arc<Texts>) -> Course {
    let mut replay = Replay::start(scenario, Deal::new(scenario, seed));
    while !replay.state.is_over() {
        let offers: Vec<_> =
            replies(scenario, &replay.state).flat_map(|offer| ways(offer.number, offer.reply)).collect();
        let at = (seed as usize + replay.turns.len() * 7) % offers.len();
        let _turn = replay.push(scenario, offers.get(at).unwrap()).unwrap();
    }
    let had = Had { id: Uuid::nil(), mode: Mode::Practice, given: 0, again: false, day: 0 };
    let played = Played::of(scenario, &replay, had).unwrap();
    let kept = KeptAttempt {
        id: Uuid::nil(),
        title: scenario.title.clone(),
        want: played.want.clone(),
        attempt: Attempt { taken: replay.taken(), ..Attempt::new(scenario, seed) },
        timed: replay.turns.iter().map(|_| Timed { at: Moment::default(), thought: Some(4_321) }).collect(),
        began: Moment::default(),
        mode: Mode::Practice,
        begun: Begun::FirstLine,
        given: 0,
        parent: None,
        notes: Notes::default(),
        ended: None,
        reached: Due::NextDay,
        fate: Fate::Open,
    };
    Course { kept, played, texts: Arc::clone(texts) }
}

static FILLED: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    folder
});

fn fill(folder: &Path) {
    let mut records = Records::open(folder).unwrap().records;
    records.write(&[Change::Trainee(TRAINEE, None, Moment::default())]).unwrap();
    let all = all();
    let mut changes = Vec::new();
    for (number, had) in (0..ATTEMPTS).zip(all.iter().cycle()) {
        let at = Moment { millis: 1_700_000_000_000 + i64::from(number) * 1_000_000, day: 19_000 + number / 12 };
        let mut kept = had.kept.clone();
        kept.id = Uuid::from_u128(u128::from(number) << 64 | 7);
        kept.began = at;
        kept.timed.iter_mut().for_each(|timed| timed.at = at);
        let id = kept.id;
        changes.push(Change::Begin(TRAINEE, Box::new(kept), Arc::clone(&had.texts)));
        changes.push(Change::Ended(id, Ended { at, count: number + 1 }));
        changes.push(Change::Over(id, had.played.summary(at), Box::new(had.played.judged.clone())));
        if changes.len() > 1_000 {
            records.write(&std::mem::take(&mut changes)).unwrap();
        }
    }
    // One goes on.
    let mut open = all.first().unwrap().kept.clone();
    open.id = Uuid::from_u128(2);
    open.attempt.taken.truncate(1);
    changes.push(Change::Begin(TRAINEE, Box::new(open), Arc::clone(&all.first().unwrap().texts)));
    records.write(&changes).unwrap();
}

#[divan::bench]
fn open(bencher: Bencher<'_, '_>) {
    let folder = FILLED.path();
    bencher.bench_local(|| Records::open(folder).unwrap());
}

#[divan::bench]
fn history(bencher: Bencher<'_, '_>) {
    let records = Records::open(FILLED.path()).unwrap().records;
    bencher.bench_local(|| records.history(TRAINEE).unwrap());
}

#[divan::bench]
fn open_and_history(bencher: Bencher<'_, '_>) {
    let folder = FILLED.path();
    bencher.bench_local(|| Records::open(folder).unwrap().records.history(TRAINEE).unwrap());
}

/// Each is a new turn, on the disk when it returns.
#[divan::bench(sample_size = 1)]
fn write_a_turn(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().unwrap();
    let mut records = Records::open(folder.path()).unwrap().records;
    let all = all();
    let had = all.first().unwrap();
    let mut kept = had.kept.clone();
    let taken = *kept.attempt.taken.first().unwrap();
    kept.attempt.taken.clear();
    let id = kept.id;
    records.write(&[Change::Trainee(TRAINEE, None, Moment::default())]).unwrap();
    records.write(&[Change::Begin(TRAINEE, Box::new(kept), Arc::clone(&had.texts))]).unwrap();
    let mut number = 0;
    bencher.bench_local(|| {
        number += 1;
        records.write(&[Change::Turn(id, number, taken, Timed::default())]).unwrap();
    });
}

#[divan::bench]
fn check_all(bencher: Bencher<'_, '_>) {
    let records = Records::open(FILLED.path()).unwrap().records;
    bencher.bench_local(|| records.check().unwrap());
}
