//! What one sees when something is wrong with what is kept. While the records cannot be opened, or can only be read, a
//! screen of its own comes first: what happened, what is safe, what is not, and the ways out. While something is not
//! kept, a banner above every other screen says so.

pub mod backups;
mod banner;
pub mod closing;
mod page;
mod said;
mod told;

use egui::Ui;

use crate::app::command::Queue;
use crate::app::data::{Data, Keeping, Route};
use crate::records::ReadOnly;
use banner::Again;
use said::Said;
use told::Told;

/// What the screen and the banner remember for themselves.
#[derive(Debug, Default)]
pub struct Memory {
    /// Why records can only be read that are looked at nevertheless.
    looked: Option<ReadOnly>,
    /// Whether one went on though nothing is kept.
    unkept: bool,
    /// How they were kept when it was last tried again.
    tried: Option<Keeping>,
    /// Whether other backups than the first are unfolded.
    others: bool,
    /// What is told if the way out that was chosen last leads out.
    chosen: &'static str,
    /// Whether it is asked once more, before new records begin.
    sure: bool,
    /// Which screen came first in the last frame, by its heading.
    first: Option<&'static str>,
    /// Whether nothing was reached on it by keyboard yet.
    still: bool,
    /// How they were kept in the last frame.
    last: Keeping,
    /// Told while it is new: what was not kept is kept again.
    again: Option<Again>,
    /// Whether that was saved elsewhere which is not kept; what came of it is told.
    saving: bool,
    /// Whether the word about the clock was read.
    clock_read: bool,
    said: Said,
}

impl Memory {
    /// Whether it was tried again, and nothing has changed since.
    fn tried_in_vain(&self, data: &Data) -> bool {
        self.tried.as_ref() == Some(data.record.keeping())
    }
}

/// Whether a screen of its own comes before the present one.
#[must_use]
pub fn comes_first(data: &Data, memory: &Memory) -> bool {
    match data.record.keeping() {
        Keeping::Trouble(_) => true,
        Keeping::ReadOnly(why) => memory.looked != Some(*why),
        Keeping::Nowhere | Keeping::Kept | Keeping::Behind { .. } => false,
    }
}

/// Draws the screen that comes first.
pub fn ui(ui: &mut Ui, data: &Data, memory: &mut Memory, queue: &mut Queue) {
    memory.follow(data);
    let Some(told) = Told::of(data) else { return };
    memory.said.say(ui, told.heading, &format!("{}. {}", told.heading, told.happened));
    page::ui(ui, data, &told, memory, queue);
    memory.first = Some(told.heading);
}

/// Draws the banner above the present screen, if there is something to say; to be called before that screen.
pub fn banner_ui(ui: &mut Ui, data: &Data, memory: &mut Memory, queue: &mut Queue) {
    memory.follow(data);
    memory.first = None;
    banner::ui(ui, data, memory, queue);
}

impl Memory {
    /// Takes in how records are kept now.
    fn follow(&mut self, data: &Data) {
        let now = data.record.keeping();
        if self.tried.as_ref().is_some_and(|tried| tried != now) {
            self.tried = None;
        }
        if *now == self.last {
            return;
        }
        if *now == Keeping::Kept {
            self.again = Again::after(&self.last, self.unkept, self.chosen, data);
            (self.looked, self.unkept, self.saving) = (None, false, false);
        }
        (self.sure, self.others) = (false, false);
        self.last = now.clone();
    }
}

/// Where one is, and how far the conversation has come: what is told only once goes when this changes.
type Moment = (Route, (u32, usize));

fn moment(data: &Data) -> Moment {
    (data.route, data.moment())
}
