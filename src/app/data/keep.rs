//! What is written into the records, and when: each turn before it is taken, all else as it happens. What cannot be
//! written waits in memory, in order, and is tried again with whatever comes next.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use super::resume::LAST;
use super::talk::new_id;
use super::{Conversation, Data, Graded, Keeping};
use crate::debrief::kept::TraineeId;
use crate::engine::notes::{AttemptId, Parent};
use crate::records::{Change, NotWritten, Records, Trainee};
use crate::solve::Grade;

/// The records of this window, and what is not in them yet.
#[derive(Clone, Debug, Default)]
pub(super) struct Keeper {
    /// The folder; none where nothing is kept at all.
    pub(super) folder: Option<PathBuf>,
    /// The records, if they are open. Copies of the data share them.
    pub(super) records: Option<Arc<Mutex<Records>>>,
    /// Counts how often records were opened.
    pub(super) opened: u32,
    /// What could not be written yet, in order.
    pub(super) waiting: Vec<Change>,
    /// How many of those were saved elsewhere.
    pub(super) saved: usize,
    /// Attempts that are in the records, or wait to be, and whose they are.
    pub(super) begun: BTreeMap<AttemptId, TraineeId>,
    /// The attempt that the present trainee was at last, as it is set for them.
    pub(super) last: Option<AttemptId>,
}

impl Keeper {
    /// Uses the records, if they are open. Whoever fell while holding them left them whole: a change is written or not.
    pub(super) fn with<T>(&self, ask: impl FnOnce(&mut Records) -> T) -> Option<T> {
        let records = self.records.as_ref()?;
        Some(ask(&mut records.lock().unwrap_or_else(PoisonError::into_inner)))
    }

    /// Whether the records are open, be it only to read.
    pub(super) fn is_open(&self) -> bool {
        self.records.is_some()
    }

    /// How many replies wait; what else waits belongs to one of them.
    fn turns(&self) -> usize {
        let turns = self.waiting.iter().filter(|change| matches!(change, Change::Turn(..))).count();
        turns.max(1)
    }

    /// Takes out what waits about somebody.
    pub(super) fn forget(&mut self, trainee: TraineeId) {
        let Self { waiting, begun, .. } = self;
        waiting.retain(|change| match change {
            Change::Trainee(id, ..) | Change::Rename(id, _) | Change::Set(id, ..) => *id != trainee,
            other => other.attempt().and_then(|id| begun.get(&id)) != Some(&trainee),
        });
        begun.retain(|_, owner| *owner != trainee);
    }

    /// What waits belongs to somebody else than was thought.
    pub(super) fn adopt(&mut self, from: TraineeId, to: TraineeId) {
        self.waiting.retain(|change| !matches!(change, Change::Trainee(id, ..) if *id == from));
        let owners = self.waiting.iter_mut().filter_map(|change| match change {
            Change::Begin(owner, ..) | Change::Set(owner, ..) | Change::Rename(owner, _) => Some(owner),
            _ => None,
        });
        owners.chain(self.begun.values_mut()).filter(|owner| **owner == from).for_each(|owner| *owner = to);
    }

    /// Writes what waits. What contradicts the records would be refused for ever: it is let go and given back, so that it
    /// keeps nothing else waiting.
    fn write(&mut self) -> Option<(Result<(), NotWritten>, Vec<Change>)> {
        let mut refused = Vec::new();
        let mut written = self.with(|records| records.write(&self.waiting))?;
        if matches!(written, Err(NotWritten::Refused(_))) {
            written = self.write_one_by_one(&mut refused)?;
        } else if written.is_ok() {
            self.waiting.clear();
        }
        if self.waiting.is_empty() {
            self.saved = 0;
        }
        Some((written, refused))
    }

    fn write_one_by_one(&mut self, refused: &mut Vec<Change>) -> Option<Result<(), NotWritten>> {
        while let Some(first) = self.waiting.first() {
            let written = self.with(|records| records.write(std::slice::from_ref(first)))?;
            match written {
                Ok(()) => _ = self.waiting.remove(0),
                Err(NotWritten::Refused(_)) => refused.push(self.waiting.remove(0)),
                Err(other) => return Some(Err(other)),
            }
        }
        Some(Ok(()))
    }
}

impl Data {
    /// Writes changes down, after those that wait. Where nothing can be written they wait, too.
    pub(super) fn keep(&mut self, changes: Vec<Change>) {
        if self.keeper.folder.is_some() && !changes.is_empty() {
            self.keeper.waiting.extend(changes);
            self.catch_up();
        }
    }

    /// Tries again to write what waits.
    pub(super) fn catch_up(&mut self) {
        if !matches!(self.record.keeping, Keeping::Kept | Keeping::Behind { .. }) {
            return;
        }
        let (written, refused) = self.keeper.write().unwrap_or((Ok(()), Vec::new()));
        self.record.keeping = match written {
            Err(why) => Keeping::Behind { waiting: self.keeper.turns(), why },
            Ok(()) => Keeping::Kept,
        };
        if !refused.is_empty() {
            self.part(&refused);
        }
    }

    /// What the records refused belongs to attempts that went on otherwise in them, by whatever hand. Here the present one
    /// goes on as an attempt of its own, with all its turns.
    fn part(&mut self, refused: &[Change]) {
        let of: BTreeSet<AttemptId> = refused.iter().filter_map(Change::attempt).collect();
        self.keeper.begun.retain(|id, _| !of.contains(id));
        if let Some(talk) = self.conversation.as_mut().filter(|talk| of.contains(&talk.id)) {
            let parent = Parent { attempt: talk.id, turns: talk.replay.turns.len() };
            (talk.id, talk.parent) = (new_id(), Some(parent));
        }
        let words = "The records hold something else than this window: another program may have written into them. What you do \
                     here is kept beside it from now on, as a conversation of its own.";
        self.notice = Some(words.to_owned());
    }

    /// Who practises: the guest comes to be with the first thing that is kept. None while several could be meant.
    pub(super) fn owner(&mut self, changes: &mut Vec<Change>) -> Option<TraineeId> {
        if self.record.trainee.is_none() && self.record.trainees.is_empty() {
            let id = new_id();
            changes.push(Change::Trainee(id, None, self.now()));
            self.record.trainees.push(Trainee { id, name: None });
            self.record.trainee = Some(id);
        }
        self.record.trainee
    }

    /// What has to be written before anything else about the present conversation: that it began, as it stands now.
    pub(super) fn beginning(&mut self) -> Vec<Change> {
        let mut changes = Vec::new();
        let own = self.conversation.as_ref().filter(|talk| talk.is_own() && self.keeper.folder.is_some());
        let Some(talk) = own.filter(|talk| !self.is_kept(talk)) else { return changes };
        let (kept, texts) = (Box::new(talk.kept()), Arc::clone(&talk.texts));
        if let Some(owner) = self.owner(&mut changes) {
            self.keeper.begun.insert(kept.id, owner);
            changes.push(Change::Begin(owner, kept, texts));
        }
        changes
    }

    /// Where another window has the records, a conversation that they hold goes on here as an attempt of its own, so that
    /// the two never mix.
    pub(super) fn go_on_apart(&mut self) {
        let only_read = matches!(self.record.keeping, Keeping::ReadOnly(_));
        let begins = |change: &Change, id| matches!(change, Change::Begin(_, kept, _) if kept.id == id);
        let Self { conversation, keeper, .. } = self;
        let theirs = conversation.as_mut().filter(|talk| only_read && keeper.begun.contains_key(&talk.id));
        if let Some(talk) = theirs.filter(|talk| !keeper.waiting.iter().any(|change| begins(change, talk.id))) {
            let parent = Parent { attempt: talk.id, turns: talk.replay.turns.len() };
            (talk.id, talk.parent) = (new_id(), Some(parent));
        }
    }

    /// Tries again to open the records, or to write what waits.
    pub(super) fn try_records(&mut self) {
        match (&self.record.keeping, self.keeper.folder.clone()) {
            // What is damaged is looked at anew, so that its ways out show.
            (Keeping::Behind { why: NotWritten::Damaged(_), .. }, Some(folder)) => self.open_records(folder),
            (Keeping::Kept | Keeping::Behind { .. }, _) => self.catch_up(),
            (_, Some(folder)) => self.open_records(folder),
            (_, None) => {}
        }
    }

    /// What has to be written, with a turn of the present trainee's attempt, so that it is offered first: no clock tells
    /// which one somebody was at last.
    pub(super) fn at_last(&mut self, id: AttemptId) -> Option<Change> {
        let owner = self.record.trainee.filter(|_| self.keeper.last != Some(id))?;
        self.keeper.last = Some(id);
        Some(Change::Set(owner, LAST.to_owned(), id.to_string()))
    }

    /// Keeps the present conversation from now on, though nothing was said in it yet.
    pub(super) fn keep_present(&mut self) {
        let beginning = self.beginning();
        self.keep(beginning);
    }

    /// Keeps what is noted beside the present conversation, if that is kept.
    pub(super) fn keep_notes(&mut self) {
        let talk = self.conversation.as_ref().filter(|talk| self.is_kept(talk));
        let notes = talk.map(|talk| Change::Notes(talk.id, talk.notes.clone()));
        self.keep(notes.into_iter().collect());
    }

    /// Whether a conversation is in the records, or waits to be.
    pub(super) fn is_kept(&self, talk: &Conversation) -> bool {
        self.keeper.begun.contains_key(&talk.id)
    }

    /// It is given up for another one; its turns stay kept.
    pub(super) fn leave(&mut self, id: AttemptId) {
        if self.keeper.begun.contains_key(&id) {
            self.keep(vec![Change::Left(id, self.now())]);
        }
    }

    /// Keeps how good the turns of the present conversation were, once it is over and that is known.
    pub(super) fn keep_grades(&mut self) {
        let (at, Graded::Known(grades)) = &self.graded else { return };
        let over = self.conversation.as_ref().filter(|talk| talk.replay.state.is_over() && self.is_kept(talk));
        let Some(talk) = over.filter(|_| *at == self.moment()) else { return };
        let turns: Vec<Option<Grade>> = grades.turns.iter().map(|turn| turn.told()).collect();
        let change = Change::Graded(talk.id, turns);
        self.keep(vec![change]);
    }

    /// Keeps something that is set for the present trainee.
    pub(super) fn keep_setting(&mut self, name: &str, value: &str) {
        if self.keeper.folder.is_none() {
            return;
        }
        let mut changes = Vec::new();
        if let Some(owner) = self.owner(&mut changes) {
            changes.push(Change::Set(owner, name.to_owned(), value.to_owned()));
            self.keep(changes);
        }
    }
}
