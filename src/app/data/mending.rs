//! What can be done about the records themselves: backups, going back to one, beginning anew; and erasing somebody.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{Backup, Data, Keeping, Route};
use crate::debrief::Judged;
use crate::debrief::kept::{Fate, TraineeId};
use crate::engine::notes::{AttemptId, Parent};
use crate::records::{self, Change, Erased, FILE, NotWritten, Records, Trouble};

/// What came of tending the records beside the window.
#[derive(Clone, Debug)]
pub enum Tended {
    /// The backups that there are.
    Backups(Vec<Backup>),
    /// Somebody asked for a backup, and this came of it.
    BackedUp(Result<Backup, NotWritten>),
    /// What was asked for is saved in this place; or why not.
    Given(Result<PathBuf, String>),
    /// What came of taking attempts in; or why none could come.
    CameIn(Result<String, String>),
    /// The records are damaged.
    Damaged(String),
    /// What an older rubric had judged was judged anew.
    Judged(BTreeMap<AttemptId, Judged>),
    /// Another window has written.
    Changed,
    /// The other window is gone.
    Free,
}

impl Data {
    /// Takes in what came of tending the records.
    pub(super) fn tended(&mut self, tended: Tended) {
        match tended {
            Tended::Backups(backups) => self.record.backups = backups,
            Tended::BackedUp(Ok(_)) => self.notice = Some("There is a backup of today now.".to_owned()),
            Tended::BackedUp(Err(why)) => self.notice = Some(format!("No backup was made: {why}.")),
            Tended::Given(given) => self.given(given),
            Tended::CameIn(came) => self.came_in(came),
            Tended::Damaged(what) => {
                if let Some(folder) = self.keeper.folder.clone() {
                    self.in_trouble(Trouble::Damaged { file: folder.join(FILE), what });
                }
            }
            Tended::Judged(judged) => self.record.judge(judged),
            Tended::Changed => self.follow_records(),
            Tended::Free => {
                if matches!(self.record.keeping, Keeping::ReadOnly(_)) {
                    self.try_records();
                }
            }
        }
    }

    /// One more connection to the records, for work beside the window; none where they are not open.
    #[must_use]
    pub fn another_connection(&self) -> Option<Records> {
        self.keeper.with(|records| records.another().ok()).flatten()
    }

    /// Another number whenever records were opened.
    #[must_use]
    pub fn opened(&self) -> u32 {
        self.keeper.opened
    }

    /// Shows what another window has written. Whoever is at something here is left in peace.
    fn follow_records(&mut self) {
        let busy = matches!(self.route, Route::Conversation | Route::Debrief | Route::Briefing);
        if busy || !matches!(self.record.keeping, Keeping::ReadOnly(_)) {
            return;
        }
        let unwritten = |id: AttemptId| self.keeper.waiting.iter().any(|change| change.attempt() == Some(id));
        let from_there = self.conversation.as_ref().is_some_and(|talk| !unwritten(talk.id));
        if from_there {
            self.conversation = None;
        }
        self.read_records();
    }

    /// The records cannot be used any more.
    pub(super) fn in_trouble(&mut self, trouble: Trouble) {
        self.keeper.records = None;
        self.record.keeping = Keeping::Trouble(trouble);
        self.record.backups = self.keeper.folder.as_deref().map(records::backups).unwrap_or_default();
    }

    /// Puts a backup in the place of the records.
    pub(super) fn restore(&mut self, backup: &Path) {
        self.replace(|folder| {
            records::restore(folder, backup).map_err(|why| format!("The backup was not restored: {why}."))
        });
    }

    /// Begins new records.
    pub(super) fn begin_records_anew(&mut self) {
        self.replace(|folder| records::begin_anew(folder).map_err(|why| format!("No new file was begun: {why}.")));
    }

    /// Puts other records in the place of these, and opens them; those from before are moved aside, and it is said where.
    fn replace(&mut self, replace: impl FnOnce(&Path) -> Result<Option<PathBuf>, String>) {
        let Some(folder) = self.keeper.folder.clone() else { return };
        self.keeper.records = None;
        let replaced = replace(&folder);
        self.put_away_what_is_kept();
        self.open_records(folder);
        self.notice = match replaced {
            Ok(Some(aside)) => Some(format!("The file from before is kept as {}.", aside.display())),
            Ok(None) => self.notice.take(),
            Err(why) => Some(why),
        };
    }

    /// Lets go of what the records held; the conversation under way stays, and goes on as an attempt that the new ones know.
    fn put_away_what_is_kept(&mut self) {
        let present = self.conversation.take();
        let trainee = self.record.trainee;
        self.put_everything_away();
        self.record.trainee = trainee;
        self.conversation = present.filter(|talk| talk.is_unfinished());
    }

    /// After records were opened: what waits for attempts that they do not know, or know otherwise, cannot be added to
    /// them. The conversation under way then goes on as an attempt of its own.
    pub(super) fn reconcile(&mut self) {
        let begun: Vec<AttemptId> = self.keeper.waiting.iter().filter_map(begins).collect();
        let mut unknown = Vec::new();
        for id in
            self.keeper.waiting.iter().filter_map(Change::attempt).chain(self.conversation.as_ref().map(|talk| talk.id))
        {
            if !begun.contains(&id) && !unknown.contains(&id) && !self.fits(id) {
                unknown.push(id);
            }
        }
        let keeper = &mut self.keeper;
        keeper.waiting.retain(|change| change.attempt().is_none_or(|id| !unknown.contains(&id)));
        for id in &unknown {
            keeper.begun.remove(id);
        }
        let there = |id| keeper.with(|records| records.attempt(id)).and_then(Result::ok).flatten().is_some();
        if let Some(talk) = self.conversation.as_mut().filter(|talk| unknown.contains(&talk.id) && there(talk.id)) {
            let parent = Parent { attempt: talk.id, turns: talk.replay.turns.len() };
            (talk.id, talk.parent) = (super::talk::new_id(), Some(parent));
        }
    }

    /// Whether what waits for an attempt can be added to what the records hold of it.
    fn fits(&self, id: AttemptId) -> bool {
        let read = self.keeper.with(|records| records.attempt(id)).and_then(Result::ok).flatten();
        let Some((kept, _)) = read else { return false };
        let next = self.keeper.waiting.iter().find_map(|change| match change {
            Change::Turn(of, number, ..) if *of == id => Some(*number),
            _ => None,
        });
        let here = self.conversation.as_ref().filter(|talk| talk.id == id).map(|talk| talk.replay.turns.len() + 1);
        let goes_on = |next: usize| kept.fate == Fate::Open && next == kept.attempt.taken.len() + 1;
        next.or(here.filter(|_| kept.fate == Fate::Open)).is_none_or(goes_on)
    }

    /// Erases somebody and all that they left; says whether that could be done.
    pub(super) fn erase(&mut self, id: TraineeId) -> bool {
        let erased = match self.record.keeping {
            Keeping::Kept | Keeping::Behind { .. } => self.keeper.with(|records| records.erase(id)),
            // What is in memory alone is gone with it.
            Keeping::Nowhere => None,
            Keeping::ReadOnly(_) | Keeping::Trouble(_) => {
                self.notice = Some("Nobody can be erased while the records can only be read.".to_owned());
                return false;
            }
        };
        match erased {
            Some(Err(why)) => {
                self.notice = Some(format!("Nothing was erased: {why}. Try again when that is mended."));
                return false;
            }
            Some(Ok(erased)) => {
                let name = self.record.trainees.iter().find(|trainee| trainee.id == id);
                let name = name.and_then(|trainee| trainee.name.as_deref()).unwrap_or("the guest");
                let left = left_behind(&erased).map_or(String::new(), |left| format!(" {left}"));
                self.notice = Some(format!("Everything about {name} is erased, from the backups too.{left}"));
            }
            None => {}
        }
        self.keeper.forget(id);
        self.record.trainees.retain(|trainee| trainee.id != id);
        if self.record.trainee == Some(id) {
            self.put_everything_away();
            // Whoever is left is chosen, never taken for the one who sits here.
            self.route = Route::Library;
        }
        true
    }
}

fn begins(change: &Change) -> Option<AttemptId> {
    if let Change::Begin(_, kept, _) = change { Some(kept.id) } else { None }
}

/// Files that may still hold something of somebody who was erased, in words.
fn left_behind(erased: &Erased) -> Option<String> {
    let files: Vec<String> =
        erased.unchanged.iter().chain(&erased.aside).map(|file| file.display().to_string()).collect();
    let (these, them) = if files.len() == 1 { ("This file", "it") } else { ("These files", "them") };
    (!files.is_empty()).then(|| {
        format!(
            "{these} could not be changed and may still hold something of who was erased: {}. Delete {them} where nobody \
             needs {them} any more.",
            files.join(", ")
        )
    })
}
