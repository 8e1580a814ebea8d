//! What the work beside the window brings, and the one function that takes it in. Cards come and go; a
//! conversation under way goes on with the scenario it began with, and names its card by key.

use std::path::PathBuf;
use std::sync::Arc;

use super::card::{Card, Check, Key, Way};
use super::{Data, Examples, Graded, Tended};
use crate::disk;

/// Something that was found out beside the window.
#[derive(Clone, Debug)]
pub enum News {
    /// A file was read: it is new, or it has changed, or it was checked to the end.
    Read(Box<Card>),
    /// A file is not there any more.
    Gone(PathBuf),
    /// How far a card was checked.
    Checks(Key, Check),
    /// How to come to each scene of a built-in scenario.
    Ways(Key, Arc<[Way]>),
    /// How good the turns were: of which conversation, after how many turns.
    Graded((u32, usize), Graded),
    /// The examples with the customer of a conversation.
    Examples(u32, Examples),
    /// What came of tending the records.
    Tended(Tended),
    /// The trainer's sheet is in this file, or why not; and whether it was opened, if that was asked for.
    Sheet(Result<PathBuf, String>, bool),
    /// Something to be told once.
    Trouble(String),
    /// All files were read, as somebody asked.
    Looked,
    /// A fault of the program ended this work before its time.
    Failed(Work),
}

/// Work beside the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// To read and to check the files.
    Checks,
    /// To find out how good the turns were.
    Grades,
    /// To tend the records.
    Records,
    /// To write trainer's sheets.
    Sheets,
}

impl Data {
    /// Takes in what was found out.
    pub fn hear(&mut self, news: News) {
        self.take_in(news);
        self.add_up();
    }

    fn take_in(&mut self, news: News) {
        match news {
            News::Read(card) => self.put(*card),
            News::Gone(path) => self.take_away(&path),
            News::Checks(key, check) => {
                // Whoever stopped a walk that had just come to its end stopped nothing.
                let late = |card: &Card| check == Check::Stopped && !card.check.is_busy();
                if let Some(card) = self.cards.iter_mut().find(|card| card.is(&key) && !late(card)) {
                    card.check = check;
                }
            }
            News::Ways(key, ways) => {
                if let Some(card) = self.cards.iter_mut().find(|card| card.is(&key)) {
                    card.ways = Some(ways);
                    card.check = Check::Read;
                }
            }
            News::Graded(at, graded) => {
                self.graded = (at, graded);
                self.keep_grades();
            }
            News::Examples(playing, examples) => {
                self.examples = (playing, examples);
                self.lead_in();
            }
            News::Tended(tended) => self.tended(tended),
            News::Sheet(written, opened) => self.sheet_written(written, opened),
            News::Trouble(words) => self.notice = Some(words),
            News::Looked => self.looked(),
            News::Failed(Work::Checks) => {
                for card in self.cards.iter_mut().filter(|card| card.check.is_busy()) {
                    card.check = Check::Stopped;
                }
                let words = "The check broke off; that is a fault of the program. Read the files again to have them \
                             checked once more.";
                self.notice = Some(words.to_owned());
            }
            News::Failed(Work::Records) => {
                let words = "A backup, or what was to go out or come in, broke off; that is a fault of the program. What \
                             you practise is kept all the same.";
                self.notice = Some(words.to_owned());
            }
            News::Failed(Work::Sheets) => {
                self.notice = Some("The trainer’s sheet broke off; that is a fault of the program.".to_owned());
            }
            News::Failed(Work::Grades) => {
                self.graded = (self.moment(), Graded::Failed);
                self.examples = (self.playing(), Examples::Failed);
                self.lead_in();
            }
        }
    }

    /// Begins near the end of the model conversation, if that was asked for; at the first line where it is not known.
    fn lead_in(&mut self) {
        let examples = self.examples().clone();
        let Some(conversation) = self.conversation.as_mut().filter(|c| c.leads_in) else { return };
        match examples {
            Examples::Soon => {}
            Examples::Known(both) => {
                let [good, _] = &*both;
                conversation.lead_in(&good.taken);
            }
            Examples::TooLarge | Examples::Failed => {
                conversation.leads_in = false;
                let words = "The end of the example is not known here, so this is the whole conversation.";
                self.notice = Some(words.to_owned());
            }
        }
    }

    /// Tells what came of reading all files, unless there is worse to tell.
    fn looked(&mut self) {
        self.built_in();
        self.arrange();
        let broken = self.cards.iter().filter(|card| card.scenario.is_none()).count();
        let told = match broken {
            0 => "The files were read again. All of them can be played.".to_owned(),
            1 => "The files were read again. One has to be mended before it can be played.".to_owned(),
            n => format!("The files were read again. {n} have to be mended before they can be played."),
        };
        self.notice.get_or_insert(told);
    }

    /// A card in the place of the one it was, or where it belongs.
    fn put(&mut self, mut card: Card) {
        match self.cards.iter_mut().find(|old| old.id == card.id && old.path == card.path) {
            Some(old) => {
                card.reached = std::mem::take(&mut old.reached);
                // What cannot be read at all has lost its title; the card keeps it.
                if card.scenario.is_none() && card.title == card.id {
                    card.title.clone_from(&old.title);
                }
                *old = card;
            }
            None => {
                // An author's copy takes the place of the built-in one.
                let built_in = self.cards.iter().position(|old| old.id == card.id && old.path.is_none());
                if let Some(at) = built_in {
                    card.reached = self.cards.remove(at).reached;
                }
                self.cards.push(card);
            }
        }
        self.arrange();
    }

    fn take_away(&mut self, path: &PathBuf) {
        self.cards.retain(|card| card.path.as_ref() != Some(path));
        self.built_in();
        self.arrange();
    }

    /// What is built in has its card, unless an author's copy stands in its place.
    pub(super) fn built_in(&mut self) {
        for (id, text) in disk::shipped() {
            if self.cards.iter().all(|card| card.id != *id) {
                self.cards.push(self.sources.built_in(id, text));
            }
        }
    }

    /// Puts the cards in order.
    pub(super) fn arrange(&mut self) {
        self.shelved = self.shelved.wrapping_add(1);
        let Self { cards, sources, .. } = self;
        cards.sort_by_cached_key(|card| sources.rank(card));
    }
}
