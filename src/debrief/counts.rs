//! What a conversation that was had counts for, and on which day: one rule for Progress, the schedule and the cards.

use std::collections::BTreeSet;

use super::{Day, Played};
use crate::engine::notes::Mode;

/// What a conversation counts for; each of them counts for what stands above it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Counts {
    /// For nothing: it was only watched.
    Nothing,
    /// For a day with practice. Replies were taken for the trainee, so what it showed is not theirs alone.
    ADay,
    /// For a chance: had from its first line. There may have been hints, turns may have been taken back, and the customer
    /// may have been met before; all that is practice, and practice adds up.
    AChance,
    /// For what holds: with a customer who was met for the first time (scenario and want), without hints, and nothing
    /// was taken back. Only that shows what somebody can do with the next one.
    WhatHolds,
}

/// A conversation with what it counts for.
#[derive(Clone, Copy, Debug)]
pub struct Counted<'h> {
    /// The conversation.
    pub played: &'h Played,
    /// Its day; where the clock went backwards, the day of the one before.
    pub day: Day,
    /// What it counts for.
    pub counts: Counts,
}

/// Whether somebody had a conversation themselves, from its first line.
#[must_use]
pub fn practised(played: &&Played) -> bool {
    played.mode != Mode::Watch && played.given == 0
}

/// What each conversation counts for, in the order in which they ended.
pub fn counted(history: &[Played]) -> impl Iterator<Item = Counted<'_>> {
    let mut met = BTreeSet::new();
    let mut latest = 0;
    history.iter().map(move |played| {
        latest = played.day.max(latest);
        let first = met.insert((played.scenario.as_str(), played.want.as_str()));
        let alone = matches!(played.mode, Mode::Practice | Mode::Assessment) && !played.again;
        let counts = if practised(&played) {
            if first && alone { Counts::WhatHolds } else { Counts::AChance }
        } else if played.mode == Mode::Watch {
            Counts::Nothing
        } else {
            Counts::ADay
        };
        Counted { played, day: latest, counts }
    })
}

/// The conversations that are chances: had from their first line.
pub(super) fn chances(history: &[Played]) -> impl Iterator<Item = Counted<'_>> {
    counted(history).filter(|counted| counted.counts >= Counts::AChance)
}
