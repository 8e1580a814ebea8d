//! The columns of the table with one row for each turn.

use super::sheet::Cell;
use super::{Line, moment, name, seconds};
use crate::debrief::kept::{Fate, KeptAttempt, Timed};
use crate::debrief::{Exchange, exchanges};
use crate::engine::notes::TurnNotes;
use crate::engine::{Taken, Timing, Turn, speech};
use crate::playbook::Meter;
use crate::scenario::Scenario;
use crate::solve::Grade;

/// Seconds of one step of silence.
const SILENCE_SECONDS: u64 = 5;

/// A column: its name, and what stands in it.
pub(super) type Column = (&'static str, fn(&Shown<'_>) -> Cell);

/// The columns.
pub(super) const COLUMNS: &[Column] = &[
    ("attempt", |shown| Cell::text(&shown.kept.id.to_string())),
    ("trainee", |shown| Cell::text(shown.trainee)),
    ("turn", |shown| Cell::number(shown.number)),
    ("scene", |shown| shown.played(|played| Cell::text(&played.exchange.scene))),
    ("aftermath", |shown| shown.played(|played| Cell::yes(played.exchange.after))),
    ("line", |shown| shown.played(|played| Cell::text(&played.exchange.line))),
    ("reply", |shown| {
        shown.played(|played| Cell::text(speech::reply_of(played.scenario, played.turn).map_or("", |reply| &reply.id)))
    }),
    ("reply_number", |shown| Cell::number(shown.taken.number)),
    ("pieces", |shown| Cell::text(&pieces(&shown.taken))),
    ("words", |shown| shown.played(|played| Cell::text(&played.exchange.said))),
    ("spoken", |shown| shown.played(|played| Cell::yes(played.exchange.spoken))),
    ("behaviours", |shown| shown.played(|played| Cell::text(&played.behaviours()))),
    ("cut_in", |shown| Cell::yes(shown.taken.timing == Timing::CutIn)),
    ("silence_seconds", |shown| Cell::Number(silence(&shown.taken))),
    ("at", |shown| moment(shown.timed.at)),
    ("thinking_seconds", |shown| Cell::maybe(shown.timed.thought.map(|millis| seconds(u64::from(millis))))),
    ("reaction", |shown| shown.played(|played| name(&played.exchange.reacts))),
    ("answer", |shown| shown.played(|played| Cell::text(&played.exchange.reaction))),
    ("grade", |shown| Cell::maybe(shown.grade.as_ref().map(name))),
    ("anger", |shown| shown.mood(Meter::Anger)),
    ("trust", |shown| shown.mood(Meter::Trust)),
    ("heard", |shown| shown.mood(Meter::Heard)),
    ("patience", |shown| shown.mood(Meter::Patience)),
    ("given", |shown| Cell::yes(shown.number <= shown.kept.given)),
    ("hints", |shown| Cell::number(shown.notes().map_or(0, |notes| notes.hints))),
    ("sure", |shown| Cell::maybe(shown.notes().and_then(|notes| notes.sure).as_ref().map(name))),
    ("proud", |shown| Cell::yes(shown.notes().is_some_and(|notes| notes.proud))),
    ("take_back", |shown| Cell::yes(shown.notes().is_some_and(|notes| notes.take_back))),
];

/// What is nobody else's.
pub(super) const PRIVATE: &[Column] =
    &[("own_words", |shown| Cell::text(shown.notes().map_or("", |notes| &notes.own_words)))];

/// A turn as its row shows it.
pub(super) struct Shown<'l> {
    trainee: &'l str,
    kept: &'l KeptAttempt,
    /// From 1.
    number: usize,
    taken: Taken,
    timed: Timed,
    grade: Option<Grade>,
    played: Option<Again<'l>>,
}

/// What happened in it, where this program can play it again.
struct Again<'l> {
    scenario: &'l Scenario,
    turn: &'l Turn,
    exchange: Exchange,
}

impl Again<'_> {
    fn behaviours(&self) -> String {
        let counted = self.exchange.counted.iter();
        let ids = counted.map(|counted| self.scenario.playbook.behaviour(counted.counted_as).id.as_str());
        ids.collect::<Vec<_>>().join(" ")
    }
}

impl<'l> Shown<'l> {
    /// The turns of an attempt, in order.
    pub(super) fn all(line: &'l Line<'l>) -> Vec<Self> {
        let kept = line.kept();
        let grades = if let Fate::Over(summary) = &kept.fate { summary.grades.as_slice() } else { &[] };
        let mut played: Vec<Option<Again<'l>>> = Vec::new();
        if let Some((scenario, replay)) = &line.again {
            let both = exchanges(scenario, replay).into_iter().zip(&replay.turns);
            played.extend(both.map(|(exchange, turn)| Some(Again { scenario, turn, exchange })));
        }
        played.resize_with(kept.taken().len(), || None);
        let turns = kept.taken().iter().zip(played).enumerate();
        let shown = turns.map(|(at, (taken, played))| Self {
            trainee: line.trainee,
            kept,
            number: at + 1,
            taken: *taken,
            timed: kept.timed.get(at).copied().unwrap_or_default(),
            grade: grades.get(at).copied().flatten(),
            played,
        });
        shown.collect()
    }

    fn played(&self, cell: impl FnOnce(&Again<'l>) -> Cell) -> Cell {
        self.played.as_ref().map_or(Cell::Empty, cell)
    }

    /// One meter after the turn.
    fn mood(&self, meter: Meter) -> Cell {
        self.played(|played| Cell::number(played.exchange.mood.get(meter)))
    }

    fn notes(&self) -> Option<&TurnNotes> {
        self.kept.notes.turn(self.number)
    }
}

/// The pieces of a reply that was put together, in the order in which they were taken.
fn pieces(taken: &Taken) -> String {
    taken.pieces().iter().map(u8::to_string).collect::<Vec<_>>().join(" ")
}

fn silence(taken: &Taken) -> u64 {
    if let Timing::Silence(steps) = taken.timing { u64::from(steps) * SILENCE_SECONDS } else { 0 }
}
