//! The debrief as a page that stands alone, kept in a folder of the trainee's own.

use std::path::{Path, PathBuf};

use super::give::NO_DOCUMENTS;
use super::{Conversation, Data, Key, PlaceFor};
use crate::debrief::Debrief;
use crate::disk;
use crate::engine::notes::Mode;
use crate::exchange::html::{self, Report};

impl Data {
    /// Keeps the debrief of the present conversation as a page, and says where it is; where it cannot be written, the
    /// notice says why. Returns its place.
    pub fn save_page(&mut self) -> Option<PathBuf> {
        let text = self.page()?;
        let saved = match self.page_file(&text) {
            Some(file) if disk::is_there(&file) => Ok(file),
            Some(file) => disk::put(&file, &text).map(|()| file).map_err(|err| err.to_string()),
            None => Err(NO_DOCUMENTS.to_owned()),
        };
        self.notice = Some(match &saved {
            Ok(file) => format!("The page is kept in {}.", file.display()),
            Err(err) => format!("The page could not be kept. {err}"),
        });
        saved.ok()
    }

    /// The file of a page: the scenario's name and the customer number.
    fn page_file(&self, text: &str) -> Option<PathBuf> {
        let (folder, talk) = (self.pages.as_ref()?, self.conversation.as_ref()?);
        page_place(folder, &format!("{} {}", talk.scenario.id, talk.replay.deal.seed), text)
    }

    /// The page itself; what the grades are not known for yet, it leaves out.
    fn page(&self) -> Option<String> {
        // What an Assessment shows is told when it is over.
        let sealed = |talk: &&Conversation| talk.mode != Mode::Assessment || talk.replay.state.is_over();
        let talk = self.conversation.as_ref().filter(sealed)?;
        let debrief = Debrief::of_own(&talk.scenario, &talk.replay, talk.given, self.graded().grades());
        Some(html::page(&Report {
            scenario: &talk.scenario,
            replay: &talk.replay,
            debrief: &debrief,
            notes: &talk.notes,
            mode: Some(talk.mode),
            day: Some(talk.ended.map_or(self.today, |ended| ended.at.day)),
            history: self.record.played(),
            given: talk.given,
            code: &talk.code(),
            name: &self.typed(&talk.card),
        }))
    }

    /// What `unruffled play` needs to play a card: the name or the file, and the options that this window has.
    #[must_use]
    pub fn typed(&self, (id, path): &Key) -> String {
        let file = path.as_ref().map_or_else(|| id.clone(), |path| format!("\"{}\"", path.display()));
        let used = |what| {
            let set = || self.named().set().one(what).filter(|_| self.named().unused(what).is_none());
            self.named().given().one(what).or_else(set)
        };
        let named = [("--playbook", used(PlaceFor::Playbook)), ("--house", used(PlaceFor::House))];
        let options = named.iter().filter_map(|(name, path)| Some(format!(" {name} \"{}\"", path.as_ref()?.display())));
        file + &options.collect::<String>()
    }
}

/// Where a page of this name is kept, with a number of its own where the name is taken. A page that stands there already is the
/// one.
pub(in crate::app) fn page_place(folder: &Path, name: &str, text: &str) -> Option<PathBuf> {
    let with = |copy: u32| if copy == 1 { format!("{name}.html") } else { format!("{name} ({copy}).html") };
    let files = (1u32..).map(|copy| folder.join(with(copy)));
    files.into_iter().find(|file| !disk::is_there(file) || disk::read_text(file).is_ok_and(|there| there == text))
}
