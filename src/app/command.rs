//! What a screen can ask for: a closed list, applied in one place.

use super::data::Key;
use crate::engine::Taken;

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// To the Library. An unfinished conversation waits there.
    OpenLibrary,
    /// To the Briefing of this card.
    OpenBriefing(usize),
    /// Goes on with the conversation of this card that waits.
    Resume(Key),
    /// Begins the briefed scenario with this customer number, or a fresh one.
    Begin(Option<u32>),
    /// Goes on with the conversation that waits.
    GoOn,
    /// Takes a turn.
    Take(Taken),
    /// Stops for now: what happened so far is shown, and the conversation waits.
    Stop,
    /// To the Debrief of the conversation that is over.
    OpenDebrief,
    /// Plays the same scenario again, with the same customer.
    SameCustomer,
    /// Plays the same scenario again, with another customer.
    AnotherCustomer,
    /// To what was found in this card's scenario.
    OpenFindings(usize),
    /// To the scenes of this card's scenario.
    OpenScenes(usize),
    /// Begins in the middle, with somebody who wants this, these turns taken.
    PlayFrom {
        /// Of which card.
        card: usize,
        /// Position of the want.
        want: u8,
        /// The turns that lead there.
        taken: Vec<Taken>,
    },
    /// Walks every conversation of a card.
    Walk(usize),
    /// Stops walking them.
    StopWalk(usize),
    /// Shows or hides the mood.
    ShowMood(bool),
    /// Light or dark.
    ToggleDark,
    /// One step larger.
    LargerText,
    /// One step smaller.
    SmallerText,
    /// Motion on or off.
    Motion(bool),
    /// To the clipboard.
    Copy(String),
    /// Closes the notice.
    CloseNotice,
    /// Reads the scenario folders again.
    Reload,
    /// Closes the program.
    Quit,
}

/// Commands of one frame, in order.
#[derive(Debug, Default)]
pub struct Queue(Vec<Command>);

impl Queue {
    /// Asks for something.
    pub fn push(&mut self, command: Command) {
        self.0.push(command);
    }

    /// All that was asked for.
    #[must_use]
    pub fn into_commands(self) -> Vec<Command> {
        self.0
    }
}
