//! What outlasts a conversation: what was practised, and the promises whose day is still to come. It lasts as long
//! as the window; the screens ask it by these functions alone, wherever it is kept.

use std::sync::Arc;

use super::Conversation;
use crate::debrief::progress::Progress;
use crate::debrief::{Day, Played};
use crate::records::{NotWritten, ReadOnly, Trainee, Trouble};
use crate::scenario::Due;

/// Where what is practised is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// Nowhere: it lasts until the window closes.
    #[default]
    Nowhere,
    /// On the disk.
    Kept,
    /// The last changes could not be written. They wait in memory, in order, and are tried again with the next one.
    Behind {
        /// How many.
        waiting: usize,
        /// Why.
        why: NotWritten,
    },
    /// It is only shown; what is practised now lasts until the window closes.
    ReadOnly(ReadOnly),
    /// The records cannot be opened: the way out is chosen first.
    Trouble(Trouble),
}

/// A backup that could be restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// The file.
    pub file: std::path::PathBuf,
    /// The day it was made.
    pub day: Day,
    /// How many attempts it holds; none where it cannot be read.
    pub attempts: Option<usize>,
}

/// A conversation whose promise stands in the diary.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The conversation, in its aftermath.
    pub conversation: Conversation,
    /// The day on which it was put there.
    pub since: Day,
    /// How many conversations had ended by then.
    ended: usize,
}

/// What was practised, and what is still to come.
#[derive(Clone, Debug, Default)]
pub struct Record {
    played: Vec<Played>,
    /// Whether an example was watched to its end.
    watched: bool,
    diary: Vec<Entry>,
    /// How many conversations have ended, whatever came of their promises.
    ended: usize,
    keeping: Keeping,
    trainees: Vec<Trainee>,
    /// Position of the present one.
    trainee: usize,
    progress: Arc<Progress>,
    backups: Vec<Backup>,
}

impl Record {
    /// An empty one that is kept so, with backups that could be restored, the newest first.
    #[must_use]
    pub fn with_keeping(keeping: Keeping, backups: Vec<Backup>) -> Self {
        Self { keeping, backups, ..Self::default() }
    }

    /// Where it is kept.
    #[must_use]
    pub fn keeping(&self) -> &Keeping {
        &self.keeping
    }

    /// Everybody who practises here; the guest among them.
    #[must_use]
    pub fn trainees(&self) -> &[Trainee] {
        &self.trainees
    }

    /// Who practises now; none until somebody was chosen.
    #[must_use]
    pub fn trainee(&self) -> Option<&Trainee> {
        self.trainees.get(self.trainee)
    }

    /// What practice adds up to.
    #[must_use]
    pub fn progress(&self) -> &Arc<Progress> {
        &self.progress
    }

    /// Backups that could be restored, the newest first.
    #[must_use]
    pub fn backups(&self) -> &[Backup] {
        &self.backups
    }

    /// Keeps the summary of a conversation that is over.
    pub fn keep(&mut self, played: Played) {
        self.played.push(played);
    }

    /// A conversation has ended, though what follows may be still to come.
    pub fn note_ended(&mut self) {
        self.ended += 1;
    }

    /// An example was watched to its end.
    pub fn note_watched(&mut self) {
        self.watched = true;
    }

    /// Whether one was.
    #[must_use]
    pub fn has_watched(&self) -> bool {
        self.watched
    }

    /// All that was practised, the oldest first.
    #[must_use]
    pub fn played(&self) -> &[Played] {
        &self.played
    }

    /// The last time that somebody practised a scenario to its end.
    #[must_use]
    pub fn last(&self, scenario: &str) -> Option<&Played> {
        self.played.iter().rfind(|played| played.scenario == scenario)
    }

    /// The latest day on which somebody practised or put something into the diary; none before the first.
    #[must_use]
    pub fn last_day(&self) -> Option<Day> {
        let played = self.played.iter().map(|played| played.day);
        played.chain(self.diary.iter().map(|entry| entry.since)).max()
    }

    /// How often a scenario was had to its end by somebody who practised.
    #[must_use]
    pub fn times(&self, scenario: &str) -> usize {
        self.played.iter().filter(|played| played.scenario == scenario).count()
    }

    /// Puts a conversation into the diary until its day; one that was only looked back on keeps its place in time.
    pub fn put_in_diary(&mut self, mut conversation: Conversation, today: Day) {
        let (since, ended) = conversation.in_diary.take().unwrap_or((today, self.ended));
        self.diary.push(Entry { conversation, since, ended });
    }

    /// What stands in the diary, the oldest first.
    #[must_use]
    pub fn diary(&self) -> &[Entry] {
        &self.diary
    }

    /// Whether the day of an entry has come.
    #[must_use]
    pub fn is_due(&self, entry: &Entry, today: Day) -> bool {
        match entry.conversation.next_due() {
            None | Some(Due::AtOnce) => true,
            Some(Due::NextConversation) => self.ended > entry.ended || today > entry.since,
            Some(Due::NextDay) => today > entry.since,
        }
    }

    /// Takes an entry out of the diary.
    pub fn take_from_diary(&mut self, at: usize) -> Option<Conversation> {
        let Entry { mut conversation, since, ended } = (at < self.diary.len()).then(|| self.diary.remove(at))?;
        conversation.in_diary = Some((since, ended));
        Some(conversation)
    }
}
