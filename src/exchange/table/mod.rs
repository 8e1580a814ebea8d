//! Attempts as tables: one row for each attempt, and one for each turn. The names of the columns are stable; they are
//! explained in `docs/exports.md`.

mod attempts;
mod sheet;
mod turns;

use std::sync::Arc;

use serde::Serialize;

use super::Private;
use super::shelf::Shelf;
use crate::debrief::kept::{KeptAttempt, Moment, Whole};
use crate::debrief::words::iso_date;
use crate::engine::{Replay, replay};
use crate::scenario::Scenario;
use sheet::{Cell, Sheet};

/// What somebody has practised.
#[derive(Clone, Debug)]
pub struct Practice {
    /// What they are called.
    pub trainee: String,
    /// Their attempts.
    pub attempts: Vec<Whole>,
}

/// One row for each attempt.
#[must_use]
pub fn attempts(practice: &[Practice], private: Private) -> String {
    let mut shelf = Shelf::default();
    let lines = lines(practice, &mut shelf);
    let steps = attempts::steps(&shelf);
    let columns = attempts::COLUMNS.iter().chain(private_only(attempts::PRIVATE, private));
    let names = columns.clone().map(|(name, _)| (*name).to_owned());
    let names: Vec<String> = names.chain(steps.iter().map(|step| format!("step_{step}"))).collect();
    let mut sheet = Sheet::new(names.iter().map(String::as_str));
    for line in &lines {
        let shown = attempts::Shown::of(line);
        let cells = columns.clone().map(|(_, cell)| cell(&shown));
        let cells: Vec<Cell> = cells.chain(steps.iter().map(|step| shown.verdict(step))).collect();
        sheet.row(&cells);
    }
    sheet.finished()
}

/// One row for each turn.
#[must_use]
pub fn turns(practice: &[Practice], private: Private) -> String {
    let mut shelf = Shelf::default();
    let lines = lines(practice, &mut shelf);
    let columns = turns::COLUMNS.iter().chain(private_only(turns::PRIVATE, private));
    let mut sheet = Sheet::new(columns.clone().map(|(name, _)| *name));
    for line in &lines {
        for shown in turns::Shown::all(line) {
            let cells: Vec<Cell> = columns.clone().map(|(_, cell)| cell(&shown)).collect();
            sheet.row(&cells);
        }
    }
    sheet.finished()
}

fn private_only<T>(columns: &[T], private: Private) -> &[T] {
    if private == Private::Included { columns } else { &[] }
}

/// An attempt, and what it was, where this program can play it again.
struct Line<'p> {
    trainee: &'p str,
    whole: &'p Whole,
    again: Option<(Arc<Scenario>, Replay)>,
}

impl Line<'_> {
    fn kept(&self) -> &KeptAttempt {
        &self.whole.kept
    }
}

fn lines<'p>(practice: &'p [Practice], shelf: &mut Shelf) -> Vec<Line<'p>> {
    let all = practice.iter().flat_map(|one| one.attempts.iter().map(move |whole| (one.trainee.as_str(), whole)));
    let made = all.map(|(trainee, whole)| {
        let scenario = shelf.scenario(&whole.kept.attempt, &whole.texts);
        let again = scenario.and_then(|scenario| {
            let replay = replay(&scenario, &whole.kept.attempt).ok()?;
            Some((scenario, replay))
        });
        Line { trainee, whole, again }
    });
    made.collect()
}

/// The name of one of a closed list, as files and the command line write it.
fn name<T: Serialize>(one: &T) -> Cell {
    let value = serde_json::to_value(one).ok();
    Cell::text(value.as_ref().and_then(|value| value.as_str()).unwrap_or_default())
}

/// A moment as machines write it: "2026-11-22T09:31:05Z". One before 1970 is a clock's mistake, and empty.
fn moment(moment: Moment) -> Cell {
    let Ok(seconds) = u64::try_from(moment.millis.div_euclid(1000)) else { return Cell::Empty };
    let (day, rest) = (seconds / 86_400, seconds % 86_400);
    let Ok(day) = u32::try_from(day) else { return Cell::Empty };
    let [hour, minute, second] = [rest / 3600, rest / 60 % 60, rest % 60];
    Cell::text(&format!("{}T{hour:02}:{minute:02}:{second:02}Z", iso_date(day)))
}

/// Milliseconds as whole seconds.
fn seconds(millis: u64) -> Cell {
    Cell::Number((millis + 500) / 1000)
}
