//! What the work beside the window brings, and the one function that takes it in. Cards come and go; a
//! conversation under way goes on with the scenario it began with.

use std::path::PathBuf;
use std::sync::Arc;

use super::card::{Card, Check, Key, Way};
use super::{Data, Graded};
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
    /// Something to be told once.
    Trouble(String),
}

impl Data {
    /// Takes in what was found out.
    pub fn hear(&mut self, news: News) {
        match news {
            News::Read(card) => self.rearrange(|data| data.put(*card)),
            News::Gone(path) => self.rearrange(|data| data.take_away(&path)),
            News::Checks(key, check) => {
                if let Some(card) = self.cards.iter_mut().find(|card| card.is(&key)) {
                    card.check = check;
                }
            }
            News::Ways(key, ways) => {
                if let Some(card) = self.cards.iter_mut().find(|card| card.is(&key)) {
                    card.ways = Some(ways);
                    card.check = Check::Read;
                }
            }
            News::Graded(at, graded) => self.graded = (at, graded),
            News::Trouble(words) => self.notice = Some(words),
        }
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
    }

    fn take_away(&mut self, path: &PathBuf) {
        let Some(at) = self.cards.iter().position(|card| card.path.as_ref() == Some(path)) else { return };
        let gone = self.cards.remove(at);
        let shipped = disk::shipped().iter().find(|(id, _)| *id == gone.id);
        if let Some((id, text)) = shipped.filter(|(id, _)| self.cards.iter().all(|card| card.id != *id)) {
            self.cards.push(self.sources.built_in(id, text));
        }
    }

    /// Changes cards, then puts them in order; whatever is about a card stays with it.
    pub(super) fn rearrange(&mut self, change: impl FnOnce(&mut Self)) {
        let before: Vec<Key> = self.cards.iter().map(Card::key).collect();
        change(self);
        let Self { cards, sources, .. } = self;
        cards.sort_by_cached_key(|card| sources.rank(card));
        // Its file is gone: what is about it goes on, and no other card takes its place.
        let now = |at: usize| {
            let key = before.get(at);
            key.and_then(|key| self.cards.iter().position(|card| card.is(key))).unwrap_or(usize::MAX)
        };
        (self.briefed, self.inspected) = (now(self.briefed), now(self.inspected));
        for conversation in self.conversation.iter_mut().chain(&mut self.waiting) {
            conversation.card = now(conversation.card);
        }
    }
}
