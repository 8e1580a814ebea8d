//! What the modules of this binary share: the shipped playbook and scenarios, scenarios from text, walks.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::disallowed_methods,
    reason = "a test stops where it is surprised"
)]

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use unruffled::disk;
use unruffled::engine::{Deal, Replay, State, Taken, replies, ways};
use unruffled::playbook::check::{playbook_from_text, shipped};
use unruffled::playbook::{Playbook, SHIPPED};
use unruffled::scenario::Scenario;
use unruffled::scenario::check::{Checked, scenario_from_text};
use unruffled::scenario::house::House;
use unruffled::text::Severity;

/// A path below the repository.
pub fn path(below: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(below)
}

/// The text of a file below the repository.
pub fn text_of(below: &str) -> String {
    let path = path(below);
    std::fs::read_to_string(&path).unwrap_or_else(|err| panic!("{}: {err}", path.display()))
}

/// The playbook that is built into the program.
pub fn playbook() -> Arc<Playbook> {
    static SHIPPED: LazyLock<Arc<Playbook>> =
        LazyLock::new(|| Arc::new(shipped().expect("the shipped playbook is sound")));
    Arc::clone(&SHIPPED)
}

/// A sound playbook from its text.
pub fn playbook_from(text: &str) -> Arc<Playbook> {
    Arc::new(playbook_from_text(text).unwrap_or_else(|findings| panic!("{findings:#?}")))
}

/// The shipped playbook and a persona on whom everything counts 100 %.
pub fn with_neutral() -> Arc<Playbook> {
    let neutral = "personas: [\n        (id: \"neutral\", title: \"Neutral\", plain: \"Everything counts in full.\", tolerance: 2),";
    let text = SHIPPED.replacen("personas: [", neutral, 1);
    playbook_from(&text)
}

/// The text of a shipped scenario.
pub fn shipped_text(id: &str) -> &'static str {
    disk::shipped().iter().find(|(name, _)| *name == id).unwrap_or_else(|| panic!("no scenario {id}")).1
}

/// A shipped scenario.
pub fn scenario(id: &str) -> Scenario {
    let text = shipped_text(id);
    let Checked { scenario, findings, .. } = scenario_from_text(id, text, &playbook(), &House::default());
    scenario.unwrap_or_else(|| panic!("{findings:#?}"))
}

/// All shipped scenarios.
pub fn shipped_scenarios() -> Vec<Scenario> {
    disk::shipped().iter().map(|(id, _)| scenario(id)).collect()
}

/// What came of checking a text under the shipped playbook.
pub fn checked(text: &str) -> Checked {
    checked_under(text, &playbook())
}

/// What came of checking a text under some playbook.
pub fn checked_under(text: &str, playbook: &Arc<Playbook>) -> Checked {
    scenario_from_text("test", text, playbook, &House::default())
}

/// A sound scenario from its text, under the shipped playbook.
pub fn scenario_from(text: &str) -> Scenario {
    scenario_under(text, &playbook())
}

/// A sound scenario from its text, under some playbook.
pub fn scenario_under(text: &str, playbook: &Arc<Playbook>) -> Scenario {
    let Checked { scenario, findings, .. } = checked_under(text, playbook);
    let errors: Vec<_> = findings.iter().filter(|f| f.severity == Severity::Error).collect();
    scenario.unwrap_or_else(|| panic!("{errors:#?}\n{text}"))
}

/// Plays turns as typed, `1,2.1,3!`, and gives back all that happened.
pub fn play(scenario: &Scenario, deal: Deal, turns: &str) -> Replay {
    let mut replay = Replay::start(scenario, deal);
    for turn in turns.split(',').filter(|turn| !turn.is_empty()) {
        let taken: Taken = turn.parse().expect("a turn as typed");
        replay.push(scenario, &taken).unwrap_or_else(|err| panic!("{turn} of {turns}: {err}"));
    }
    replay
}

/// The id of the ending that a replay came to.
pub fn ending<'s>(scenario: &'s Scenario, replay: &Replay) -> Option<&'s str> {
    replay.state.ending().and_then(|id| scenario.ending(id)).map(|ending| ending.id.as_str())
}

/// Every way to reply now.
pub fn all_ways(scenario: &Scenario, state: &State) -> Vec<Taken> {
    replies(scenario, state).flat_map(|offer| ways(offer.number, offer.reply)).collect()
}

/// A small generator of numbers for walks: the same numbers everywhere.
#[derive(Clone, Debug)]
pub struct Dice(pub u64);

impl Dice {
    /// A number below `sides`.
    pub fn below(&mut self, sides: usize) -> usize {
        // splitmix64
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % (sides.max(1) as u64)) as usize
    }

    /// True once in `sides` times.
    pub fn one_in(&mut self, sides: usize) -> bool {
        self.below(sides) == 0
    }

    /// One of some.
    pub fn of<'a, T>(&mut self, some: &'a [T]) -> &'a T {
        &some[self.below(some.len())]
    }
}

/// Replies at random until it is all over.
pub fn random_play(scenario: &Scenario, deal: Deal, dice: &mut Dice) -> Replay {
    let mut replay = Replay::start(scenario, deal);
    while !replay.state.is_over() {
        let all = all_ways(scenario, &replay.state);
        assert!(!all.is_empty(), "nothing is on offer in scene {}", replay.state.scene);
        let taken = timed(dice.of(&all), dice);
        let _refused_cut_in = replay.push(scenario, &taken);
    }
    replay
}

/// The same turn, sometimes after a wait or before the customer had finished.
fn timed(taken: &Taken, dice: &mut Dice) -> Taken {
    use unruffled::engine::Timing;
    match dice.below(8) {
        0 => taken.at(Timing::CutIn),
        1 => taken.at(Timing::Silence(1 + dice.below(6) as u8)),
        _ => *taken,
    }
}
