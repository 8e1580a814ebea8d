//! What is nowhere but in this window: how much it is, and a file with all of it for when it cannot be kept.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::PathBuf;
use std::sync::Arc;

use super::{Conversation, Data};
use crate::debrief::kept::{Fate, KeptAttempt, Whole};
use crate::debrief::words::date;
use crate::disk;
use crate::engine::notes::AttemptId;
use crate::exchange::attempts;
use crate::records::Change;

/// How much is nowhere but in this window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unkept {
    /// Replies.
    pub replies: usize,
    /// Conversations that they belong to.
    pub conversations: usize,
}

impl Data {
    /// How much would be lost if the window closed now. What was saved elsewhere is not.
    #[must_use]
    pub fn unkept(&self) -> Unkept {
        let turns = self.keeper.waiting.iter().skip(self.keeper.saved).filter_map(|change| match change {
            Change::Turn(id, ..) => Some(*id),
            _ => None,
        });
        let mut ids: Vec<AttemptId> = turns.collect();
        let replies = ids.len();
        ids.sort_unstable();
        ids.dedup();
        Unkept { replies, conversations: ids.len() }
    }

    /// Writes all that is nowhere but in this window into a file, where debriefs are kept as pages, and says where it is.
    pub(super) fn save_elsewhere(&mut self) {
        let wholes = self.wholes();
        let name = self.record.trainee().and_then(|trainee| trainee.name.clone());
        let person = attempts::Person { name, ..attempts::Person::default() };
        if wholes.is_empty() {
            self.notice = Some("There is nothing to be saved elsewhere.".to_owned());
            return;
        }
        let saved = match self.file_elsewhere() {
            Some(file) => {
                let text = attempts::file(&wholes, Some(&person));
                disk::put(&file, &text).map(|()| file).map_err(|err| err.to_string())
            }
            None => Err("There is no folder of documents to keep it in.".to_owned()),
        };
        self.notice = Some(match saved {
            Ok(file) => {
                self.keeper.saved = self.keeper.waiting.len();
                format!("It is saved in {}. Unruffled takes it in again from the Settings.", file.display())
            }
            Err(err) => format!("It could not be saved elsewhere. {err}"),
        });
    }

    /// A file of a name that is free.
    fn file_elsewhere(&self) -> Option<PathBuf> {
        let (folder, day) = (self.pages.as_ref()?, date(self.today));
        let name = |copy: u32| match copy {
            1 => format!("Unruffled, {day}{}", attempts::ENDING),
            _ => format!("Unruffled, {day} ({copy}){}", attempts::ENDING),
        };
        (1u32..).map(|copy| folder.join(name(copy))).find(|file| !disk::is_there(file))
    }

    /// Every attempt that is not wholly in the records, as it would be there.
    fn wholes(&self) -> Vec<Whole> {
        let mut order = Vec::new();
        let mut found: BTreeMap<AttemptId, Whole> = BTreeMap::new();
        for change in &self.keeper.waiting {
            let Some(id) = change.attempt() else { continue };
            let whole = match found.entry(id) {
                Entry::Occupied(there) => there.into_mut(),
                Entry::Vacant(free) => {
                    let Some(whole) = self.before(id, change) else { continue };
                    order.push(id);
                    free.insert(whole)
                }
            };
            add(&mut whole.kept, change);
        }
        order.iter().filter_map(|id| found.remove(id)).collect()
    }

    /// An attempt as it was before the first change that waits: as it begins, as it stands in the records, or, where they
    /// cannot be read, as it is in the window.
    fn before(&self, id: AttemptId, first: &Change) -> Option<Whole> {
        if let Change::Begin(_, kept, texts) = first {
            return Some(Whole { kept: (**kept).clone(), texts: Arc::clone(texts) });
        }
        let read = self.keeper.with(|records| records.attempt(id)).and_then(Result::ok).flatten();
        let here = || {
            let talks = self.conversation.iter().chain(&self.waiting);
            let mut all = talks.chain(self.record.diary().iter().map(|entry| &entry.conversation));
            let whole = |talk: &Conversation| Whole { kept: talk.kept(), texts: Arc::clone(&talk.texts) };
            all.find(|talk| talk.id == id).map(whole)
        };
        read.map(|(kept, texts)| Whole { kept, texts: Arc::new(texts) }).or_else(here)
    }
}

/// What a change makes of an attempt; nothing where it is in it already.
fn add(kept: &mut KeptAttempt, change: &Change) {
    match change {
        Change::Turn(_, number, taken, timed) if kept.attempt.taken.len() + 1 == *number => {
            kept.attempt.taken.push(*taken);
            kept.timed.push(*timed);
        }
        Change::Notes(_, notes) => kept.notes.clone_from(notes),
        Change::Ended(_, ended) => kept.ended = Some(*ended),
        Change::Reached(_, due) => kept.reached = kept.reached.max(*due),
        Change::Over(_, summary, _) => kept.fate = Fate::Over(summary.clone()),
        Change::Graded(_, grades) => {
            if let Fate::Over(summary) = &mut kept.fate {
                summary.grades.clone_from(grades);
            }
        }
        Change::Left(..) => kept.fate = Fate::Left,
        _ => {}
    }
}
