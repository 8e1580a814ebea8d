//! A trainee by dice, who practises as the window lets them: all goes through the data and its commands.

use std::path::Path;

use unruffled::app::Options;
use unruffled::app::command::Command;
use unruffled::app::data::{Conversation, Data, Keeping};
use unruffled::debrief::kept::Moment;
use unruffled::engine::Taken;
use unruffled::engine::notes::AttemptId;

use crate::support::{Dice, all_ways};
use crate::window::of_few;

/// A turn that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// In which attempt.
    pub attempt: AttemptId,
    /// Which one, from 1.
    pub number: usize,
    /// What was taken.
    pub taken: Taken,
}

/// Whoever practises on the records of one folder.
pub struct Trainee {
    /// What they see.
    pub data: Data,
    dice: Dice,
}

impl Trainee {
    /// Opens the program.
    pub fn open(folder: &Path, dice: Dice) -> Self {
        let now = Moment { millis: 1_795_000_000_000, day: 20_775 };
        let options = Options { data: Some(folder.to_owned()), now, ..Options::default() };
        Self { data: of_few(Data::load(&options).unwrap()), dice }
    }

    /// Whether all that was taken is said to be kept.
    pub fn is_kept(&self) -> bool {
        *self.data.record.keeping() == Keeping::Kept
    }

    /// The conversation that goes on where it was.
    pub fn present(&self) -> Option<&Conversation> {
        self.data.conversation.as_ref().filter(|talk| !talk.replay.state.is_over())
    }

    /// Takes one more turn, whatever has to come before it.
    pub fn take(&mut self) -> Turn {
        loop {
            match self.present() {
                None => self.begin(),
                Some(talk) if talk.waits_for_its_day() => {
                    let later = self.dice.one_in(4);
                    self.data.apply(if later { Command::LeaveInDiary } else { Command::ReachDay });
                }
                Some(_) => return self.reply(),
            }
        }
    }

    fn begin(&mut self) {
        let (card, customer) = (self.dice.below(self.data.cards.len()), 1 + self.dice.below(9_999) as u32);
        self.data.apply(Command::OpenBriefing(card));
        self.data.apply(Command::Begin(Some(customer)));
        assert!(self.present().is_some(), "a conversation begins");
    }

    fn reply(&mut self) -> Turn {
        let talk = self.present().unwrap();
        let number = talk.replay.turns.len() + 1;
        let taken = *self.dice.of(&all_ways(&talk.scenario, &talk.replay.state));
        self.data.apply(Command::Take(taken));
        let talk = self.data.conversation.as_ref().unwrap();
        assert_eq!(talk.replay.turns.len(), number, "it was taken");
        // Where nothing can be written it goes on as an attempt of its own.
        Turn { attempt: talk.id, number, taken }
    }
}
