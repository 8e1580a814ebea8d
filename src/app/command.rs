//! What a screen can ask for: a closed list, applied in one place.

use std::path::PathBuf;

use super::data::{Asking, Example, Key, PlaceFor, Settings};
use crate::debrief::kept::TraineeId;
use crate::engine::Taken;
use crate::engine::notes::{About, AttemptId, Mode, Sure, TurnNotes};

/// Something noted beside a turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Noted {
    /// What the trainee would have said.
    OwnWords(String),
    /// How sure they are of their reply.
    Sure(Sure),
    /// What they take an aimed line to be about.
    About(About),
    /// They asked for one more hint.
    Hint,
    /// Which step they took an example's turn to show, by id.
    StepSeen(String),
    /// Proud of it, or not any more.
    Proud(bool),
    /// Would take it back, or not any more.
    TakeBack(bool),
}

impl Noted {
    /// Writes it down.
    pub(super) fn put(self, notes: &mut TurnNotes) {
        match self {
            Self::OwnWords(words) => notes.own_words = words,
            Self::Sure(sure) => notes.sure = Some(sure),
            Self::About(about) => notes.about = Some(about),
            Self::Hint => notes.hints = notes.hints.saturating_add(1),
            Self::StepSeen(step) => notes.step_seen = step,
            Self::Proud(proud) => notes.proud = proud,
            Self::TakeBack(take_back) => notes.take_back = take_back,
        }
    }
}

/// A form in which somebody's practice can be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A page to read, to print or to show.
    Page,
    /// Tables for a spreadsheet.
    Tables,
    /// A file that another copy of the program takes in.
    Attempts,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// To the Library. An unfinished conversation waits there.
    OpenLibrary,
    /// To the Briefing of this card.
    OpenBriefing(usize),
    /// Goes on with the conversation of this card that waits.
    Resume(Key),
    /// Chooses how the next conversation is had.
    ChooseMode(Mode),
    /// Begins the briefed scenario with this customer number, or a fresh one, in the chosen mode.
    Begin(Option<u32>),
    /// Begins it near the end of the model conversation, coached.
    BeginNearEnd(Option<u32>),
    /// Shows an example with the present customer, from its first line on.
    Watch(Example),
    /// The next turn of the example that is watched.
    WatchOn,
    /// One turn back in the example that is watched.
    WatchBack,
    /// Begins a new attempt with this many turns of the present one.
    GoBackTo(usize),
    /// Notes something beside a turn, from 1.
    Note(usize, Noted),
    /// How hot the trainee is before the conversation, 1 to 5, if they say so.
    HotBefore(Option<u8>),
    /// And after it.
    HotAfter(Option<u8>),
    /// Leaves the promise of the present conversation in the diary until its day.
    LeaveInDiary,
    /// Goes on with this entry of the diary as if its day had come.
    OpenDiary(usize),
    /// Looks back on this entry of the diary as far as it went; it stands there again when that is left.
    LookBack(usize),
    /// Goes on with the present conversation as if the day of its promise had come.
    ReachDay,
    /// Goes on with the conversation that waits.
    GoOn,
    /// How long the reply was thought about that comes next, from the moment that all of the line was there, in
    /// milliseconds.
    Thought(u32),
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
    /// To the Settings.
    OpenSettings,
    /// Back from the Settings to where one was.
    CloseSettings,
    /// Sets everything that can be set.
    Set(Settings),
    /// Takes a folder or a file for something, as it was typed, pasted or dropped.
    UsePlace(PlaceFor, String),
    /// Lets it go.
    LeavePlace(PlaceFor, PathBuf),
    /// Shows or hides the mood.
    ShowMood(bool),
    /// Shows or hides the list of keys.
    Help(bool),
    /// Light or dark.
    ToggleDark,
    /// One step larger.
    LargerText,
    /// One step smaller.
    SmallerText,
    /// Keeps the debrief as a page.
    SavePage,
    /// Keeps it, and opens it where it can be printed.
    PrintPage,
    /// Writes the trainer's sheet of the briefed scenario.
    SaveSheet,
    /// Writes it, and opens it where it can be printed.
    PrintSheet,
    /// To what practice adds up to.
    OpenProgress,
    /// Looks back on an attempt that is kept.
    OpenAttempt(AttemptId),
    /// Asks something about whoever practises, or nothing any more.
    Ask(Option<Asking>),
    /// Somebody else practises.
    ChooseTrainee(TraineeId),
    /// Somebody new practises, under this name.
    AddTrainee(String),
    /// Somebody new practises, as a guest; what the guest before them left is erased.
    NewGuest,
    /// Gives the present trainee this name.
    RenameTrainee(String),
    /// Erases a trainee, from the backups too.
    EraseTrainee(TraineeId),
    /// Writes all that is kept about the present trainee: a page, tables and an attempt file.
    ExportTrainee,
    /// Writes what is kept about the present trainee, in one of these forms.
    SaveProgress(Form),
    /// Takes in the attempts of a file, for the present trainee.
    ImportAttempts(PathBuf),
    /// Tries to open or to write the records again.
    TryRecords,
    /// Goes on though nothing is kept.
    GoOnUnkept,
    /// Begins new records; the file that cannot be used is moved aside, never deleted.
    NewRecords,
    /// Puts a backup in the place of the records, which are moved aside.
    Restore(PathBuf),
    /// Makes a backup now.
    BackUp,
    /// Writes what could not be kept into an attempt file, elsewhere.
    SaveElsewhere,
    /// Shows a folder in the platform's own window.
    OpenFolder(PathBuf),
    /// To the clipboard.
    Copy(String),
    /// Closes the notice.
    CloseNotice,
    /// Reads the scenario folders again.
    Reload,
    /// Closes the program.
    Quit,
}

impl Command {
    /// Whether it answers what was asked about whoever practises.
    pub(super) fn answers(&self) -> bool {
        matches!(
            self,
            Self::ChooseTrainee(_)
                | Self::AddTrainee(_)
                | Self::NewGuest
                | Self::RenameTrainee(_)
                | Self::EraseTrainee(_)
        )
    }
}

/// Commands of one frame, in order.
#[derive(Debug, Default)]
pub struct Queue(Vec<Command>);

impl Queue {
    /// Asks for something.
    pub fn push(&mut self, command: Command) {
        self.0.push(command);
    }

    /// Puts something before the turn that was asked for last, if one was.
    pub fn before_turn(&mut self, command: impl FnOnce() -> Option<Command>) {
        if matches!(self.0.last(), Some(Command::Take(_))) {
            let at = self.0.len() - 1;
            self.0.splice(at..at, command());
        }
    }

    /// Takes a turn out again that was asked for last.
    pub fn hold_turn(&mut self) -> Option<Taken> {
        match self.0.pop()? {
            Command::Take(taken) => Some(taken),
            other => {
                self.0.push(other);
                None
            }
        }
    }

    /// All that was asked for.
    #[must_use]
    pub fn into_commands(self) -> Vec<Command> {
        self.0
    }
}
