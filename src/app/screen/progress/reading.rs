//! Where the reader is on the page, and what they have unfolded.

use std::collections::BTreeSet;

use super::part::Part;
use crate::app::command::{Command, Queue};
use crate::engine::notes::AttemptId;

/// Where the reader is, and what is unfolded.
#[derive(Debug)]
pub(super) struct Reading {
    /// The part that stands at the top.
    pub here: Part,
    /// Where to go.
    pub jump: Option<Part>,
    /// What is unfolded, by its id: steps, pitfalls and scenarios.
    pub open: BTreeSet<String>,
    /// Which plots show as a table, by name, and how many of its rows.
    tables: Vec<(String, usize)>,
    /// How far down the page stands, and where it is to stand again after a conversation was looked back on.
    pub down: f32,
    pub back_to: Option<f32>,
    /// How many weeks before today the calendar ends.
    pub weeks_back: u32,
    /// Whether the moods stand month by month.
    pub by_month: bool,
    /// How many conversations are listed.
    pub talks: usize,
    /// Where the attempts are that are to be brought in, as typed.
    pub file: String,
}

/// So many rows stand in a table at first.
const ROWS: usize = 12;
/// So many conversations are listed at first.
const TALKS: usize = 10;
/// So many more follow at a time.
pub(super) const MORE: usize = 50;

impl Default for Reading {
    fn default() -> Self {
        Self {
            here: Part::default(),
            jump: None,
            open: BTreeSet::new(),
            tables: Vec::new(),
            down: 0.0,
            back_to: None,
            weeks_back: 0,
            by_month: false,
            talks: TALKS,
            file: String::new(),
        }
    }
}

impl Reading {
    /// Looks back on a conversation; the page stands where it stood afterwards.
    pub(super) fn look_back(&mut self, attempt: AttemptId, queue: &mut Queue) {
        self.back_to = Some(self.down);
        queue.push(Command::OpenAttempt(attempt));
    }

    /// Unfolds what is folded, folds what is not.
    pub(super) fn turn_over(&mut self, id: &str) {
        if !self.open.remove(id) {
            self.open.insert(id.to_owned());
        }
    }

    /// How many rows of a plot's table show, where it shows as one.
    pub(super) fn table(&mut self, plot: &str) -> Option<&mut usize> {
        self.tables.iter_mut().find(|(name, _)| name == plot).map(|(_, rows)| rows)
    }

    /// Shows a plot as a table, or as a plot again.
    pub(super) fn turn_table(&mut self, plot: &str) {
        if self.table(plot).is_some() {
            self.tables.retain(|(name, _)| name != plot);
        } else {
            self.tables.push((plot.to_owned(), ROWS));
        }
    }
}
