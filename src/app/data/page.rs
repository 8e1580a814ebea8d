//! The debrief as a page that stands alone, kept in a folder of the trainee's own.

use std::path::PathBuf;

use super::Data;
use crate::debrief::Debrief;
use crate::disk;
use crate::exchange::html::{self, Report};

/// So many pages of one name are kept beside each other.
const COPIES: usize = 99;

impl Data {
    /// Writes the debrief of the present conversation as a page, under a name that is not there yet, and says where it is;
    /// where it cannot be written, the notice says why. Returns its place.
    pub fn save_page(&mut self) -> Option<PathBuf> {
        let text = self.page()?;
        let saved = match self.page_file() {
            Some(file) => disk::write_new(&file, &text).map(|()| file).map_err(|err| err.to_string()),
            None => Err("There is no folder of documents to keep it in.".to_owned()),
        };
        self.notice = Some(match &saved {
            Ok(file) => format!("The page is kept in {}.", file.display()),
            Err(err) => format!("The page could not be kept. {err}"),
        });
        saved.ok()
    }

    /// A name for the page that nothing has yet: the scenario's, and the customer number.
    fn page_file(&self) -> Option<PathBuf> {
        let (folder, talk) = (self.pages.as_ref()?, self.conversation.as_ref()?);
        let name = format!("{} {}", talk.scenario.id, talk.replay.deal.seed);
        let with = |copy: usize| if copy == 1 { format!("{name}.html") } else { format!("{name} ({copy}).html") };
        (1..=COPIES).map(|copy| folder.join(with(copy))).find(|file| !disk::is_there(file))
    }

    /// The page itself; what the grades are not known for yet, it leaves out.
    fn page(&self) -> Option<String> {
        let talk = self.conversation.as_ref()?;
        let debrief = Debrief::of(&talk.scenario, &talk.replay, self.graded().grades());
        Some(html::page(&Report {
            scenario: &talk.scenario,
            replay: &talk.replay,
            debrief: &debrief,
            notes: &talk.notes,
            mode: Some(talk.mode),
            day: Some(self.today),
            history: self.record.played(),
            given: talk.given,
            code: &talk.code(),
            name: &talk.scenario.id,
        }))
    }
}
