//! The columns of the table with one row for each attempt.

use super::sheet::Cell;
use super::{Line, moment, name, seconds};
use crate::debrief::Judged;
use crate::debrief::kept::{Fate, KeptAttempt, Summary};
use crate::debrief::words::iso_date;
use crate::exchange::shelf::Shelf;

/// A column: its name, and what stands in it.
pub(super) type Column = (&'static str, fn(&Shown<'_>) -> Cell);

/// The columns; behind them comes one for each step.
pub(super) const COLUMNS: &[Column] = &[
    ("attempt", |shown| Cell::text(&shown.kept().id.to_string())),
    ("trainee", |shown| Cell::text(shown.line.trainee)),
    ("scenario", |shown| Cell::text(&shown.line.whole.texts.id)),
    ("title", |shown| Cell::text(&shown.kept().title)),
    ("content", |shown| Cell::text(&shown.kept().attempt.content.hex())),
    ("customer_number", |shown| Cell::number(shown.kept().attempt.seed)),
    ("want", |shown| Cell::text(&shown.kept().want)),
    ("want_came_out", |shown| Cell::maybe(shown.judged.as_ref().map(|judged| Cell::yes(judged.want_known)))),
    ("mode", |shown| name(&shown.kept().mode)),
    ("begun_from", |shown| name(&shown.kept().begun)),
    ("turns_given", |shown| Cell::number(shown.kept().given)),
    ("went_on_from", |shown| Cell::maybe(shown.kept().parent.map(|parent| Cell::text(&parent.attempt.to_string())))),
    ("begun", |shown| moment(shown.kept().began)),
    ("day", |shown| Cell::text(&iso_date(shown.kept().began.day))),
    ("seconds", |shown| Cell::maybe(took(shown.kept()))),
    ("thinking_seconds", |shown| Cell::maybe(thought(shown.kept()))),
    ("turns", |shown| Cell::number(shown.kept().taken().len())),
    ("hints", |shown| Cell::number(shown.kept().notes.turns.values().map(|turn| u64::from(turn.hints)).sum::<u64>())),
    ("state", |shown| Cell::text(state(shown.kept()))),
    ("ending", |shown| Cell::maybe(shown.summary().map(|summary| Cell::text(&summary.ending)))),
    ("success", |shown| Cell::maybe(shown.summary().map(|summary| Cell::yes(summary.success)))),
    ("points", |shown| Cell::maybe(shown.summary().map(|summary| Cell::number(summary.points)))),
    ("step_points", |shown| Cell::maybe(shown.judged.as_ref().map(|judged| Cell::number(judged.step_points().0)))),
    ("step_points_most", |shown| Cell::maybe(shown.judged.as_ref().map(|judged| Cell::number(judged.step_points().1)))),
    ("pitfalls", |shown| Cell::maybe(shown.judged.as_ref().map(|judged| Cell::text(&judged.pitfalls.join(" "))))),
];

/// What is nobody else's.
pub(super) const PRIVATE: &[Column] = &[
    ("hot_before", |shown| Cell::maybe(shown.kept().notes.hot_before.map(Cell::number))),
    ("hot_after", |shown| Cell::maybe(shown.kept().notes.hot_after.map(Cell::number))),
];

/// The steps of every playbook that was played with, each once, in its playbook's order.
pub(super) fn steps(shelf: &Shelf) -> Vec<String> {
    let mut steps: Vec<String> = Vec::new();
    for step in shelf.scenarios().flat_map(|scenario| &scenario.playbook.steps) {
        if !steps.contains(&step.id) {
            steps.push(step.id.clone());
        }
    }
    steps
}

/// An attempt as its row shows it.
pub(super) struct Shown<'l> {
    line: &'l Line<'l>,
    /// What it showed, as far as it went.
    judged: Option<Judged>,
}

impl<'l> Shown<'l> {
    pub(super) fn of(line: &'l Line<'l>) -> Self {
        let given = line.kept().given;
        Self { line, judged: line.again.as_ref().map(|(scenario, replay)| Judged::of(scenario, replay, given)) }
    }

    /// The verdict on a step, by its id.
    pub(super) fn verdict(&self, step: &str) -> Cell {
        let judged = self.judged.as_ref().map(|judged| &judged.steps);
        let verdict = judged.into_iter().flatten().find(|(id, _)| id == step);
        Cell::maybe(verdict.map(|(_, verdict)| name(verdict)))
    }

    fn kept(&self) -> &KeptAttempt {
        self.line.kept()
    }

    fn summary(&self) -> Option<&Summary> {
        if let Fate::Over(summary) = &self.kept().fate { Some(summary) } else { None }
    }
}

/// From the first line to the end of the conversation by the clock, pauses included; none where the clock went back.
fn took(kept: &KeptAttempt) -> Option<Cell> {
    let until = kept.ended.map(|ended| ended.at).or(kept.timed.last().map(|timed| timed.at))?;
    u64::try_from(until.millis.checked_sub(kept.began.millis)?).ok().map(seconds)
}

/// From each line to its reply, as far as somebody measured it.
fn thought(kept: &KeptAttempt) -> Option<Cell> {
    let measured = kept.timed.iter().filter_map(|timed| timed.thought);
    measured.map(u64::from).reduce(|all, one| all + one).map(seconds)
}

fn state(kept: &KeptAttempt) -> &'static str {
    match &kept.fate {
        Fate::Over(_) => "over",
        Fate::Left => "left",
        // Only what falls due later is still to come.
        Fate::Open if kept.ended.is_some() => "waiting",
        Fate::Open => "open",
    }
}
