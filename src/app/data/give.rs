//! Giving somebody what is kept about them, taking attempts in, and the trainer's sheet: what has to hold before, and what is
//! said after. The work itself is done beside the window.

use std::path::{Path, PathBuf};

use super::{Data, Keeping};

/// What is said where nothing can be saved.
pub(super) const NO_DOCUMENTS: &str = "There is no folder of documents to keep it in.";

impl Data {
    /// The folder in which documents are; none where there is none.
    #[must_use]
    pub fn documents(&self) -> Option<&Path> {
        self.pages.as_deref()
    }

    /// Whether somebody's practice can be given to them; otherwise the notice says why not.
    pub(super) fn can_give(&mut self) -> bool {
        let why = if self.documents().is_none() {
            NO_DOCUMENTS
        } else if self.record.trainee().is_none() || !self.keeper.is_open() {
            "Nothing is kept about you here."
        } else {
            return true;
        };
        self.notice = Some(why.to_owned());
        false
    }

    /// Says that the trainer's sheet is being written, or why it cannot be.
    pub(super) fn begin_sheet(&mut self) {
        let words = match self.documents() {
            Some(_) => {
                "The trainer’s sheet is being written. Every conversation is walked for it, so it may take a moment."
            }
            None => NO_DOCUMENTS,
        };
        self.notice = Some(words.to_owned());
    }

    /// Says where the sheet is; and what to do where it could not be opened.
    pub(super) fn sheet_written(&mut self, written: Result<PathBuf, String>, opened: bool) {
        match written {
            Ok(file) if !opened => {
                self.notice = Some(format!("Open {} in a browser, and print it there.", file.display()));
            }
            written => self.given(written),
        }
    }

    /// Whether attempts can come in, and for whom; whoever practises first is the guest. Otherwise the notice says why not.
    pub(super) fn can_take_in(&mut self) -> bool {
        if self.record.keeping != Keeping::Kept {
            self.notice = Some("Attempts can come in only where what is practised is kept.".to_owned());
            return false;
        }
        let mut changes = Vec::new();
        let owner = self.owner(&mut changes);
        self.keep(changes);
        if owner.is_none() {
            self.notice = Some("Choose first whose attempts they are.".to_owned());
        }
        owner.is_some()
    }

    /// Says where it is.
    pub(super) fn given(&mut self, given: Result<PathBuf, String>) {
        self.notice = Some(match given {
            Ok(place) => format!("It is saved in {}.", place.display()),
            Err(why) => format!("It could not be saved. {why}"),
        });
    }

    /// Shows what came in.
    pub(super) fn came_in(&mut self, came: Result<String, String>) {
        if came.is_ok() {
            self.read_records();
        }
        let (Ok(words) | Err(words)) = came;
        self.notice = Some(words);
    }
}
