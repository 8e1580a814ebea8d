//! What outlasts a conversation: what was practised, and the promises whose day is still to come. The screens ask it by
//! these functions alone, wherever it is kept.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Conversation;
use crate::debrief::kept::TraineeId;
use crate::debrief::practice::Suggestion;
use crate::debrief::progress::Progress;
use crate::debrief::{Day, Judged, Played};
use crate::engine::notes::AttemptId;
use crate::records::{Backup, NotWritten, ReadOnly, Trainee, Trouble};
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
        /// How many replies are among them.
        waiting: usize,
        /// Why.
        why: NotWritten,
    },
    /// It is only shown; what is practised now lasts until the window closes.
    ReadOnly(ReadOnly),
    /// The records cannot be opened: the way out is chosen first.
    Trouble(Trouble),
}

/// A conversation whose promise stands in the diary.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The conversation, in its aftermath.
    pub conversation: Conversation,
    /// The day on which it ended.
    pub since: Day,
    /// How many conversations had ended by then.
    ended: u32,
}

/// What was practised, and what is still to come.
#[derive(Clone, Debug, Default)]
pub struct Record {
    played: Vec<Played>,
    /// By scenario: how often it was had to its end, and where the last time stands.
    tally: BTreeMap<String, (usize, usize)>,
    /// Whether an example was watched to its end.
    watched: bool,
    diary: Vec<Entry>,
    /// How many conversations have ended, whatever came of their promises.
    ended: u32,
    pub(super) keeping: Keeping,
    pub(super) trainees: Vec<Trainee>,
    pub(super) trainee: Option<TraineeId>,
    pub(super) backups: Vec<Backup>,
    /// Counts what changed what was practised.
    changed: u32,
    pub(super) progress: Arc<Progress>,
    pub(super) plan: Vec<Suggestion>,
}

impl Record {
    /// An empty one that is kept so, with backups that could be restored, the newest first.
    #[must_use]
    pub fn with_keeping(keeping: Keeping, backups: Vec<Backup>) -> Self {
        Self { keeping, backups, ..Self::default() }
    }

    /// The same with these people, this one of them practising.
    #[must_use]
    pub fn with_trainees(self, trainees: Vec<Trainee>, trainee: Option<TraineeId>) -> Self {
        Self { trainees, trainee, ..self }
    }

    /// Where it is kept.
    #[must_use]
    pub fn keeping(&self) -> &Keeping {
        &self.keeping
    }

    /// Whether what is practised outlasts the window.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.keeping == Keeping::Kept
    }

    /// Everybody who practises here; the guest among them.
    #[must_use]
    pub fn trainees(&self) -> &[Trainee] {
        &self.trainees
    }

    /// Who practises now; none until somebody was chosen, or has something to be kept.
    #[must_use]
    pub fn trainee(&self) -> Option<&Trainee> {
        self.trainees.iter().find(|trainee| Some(trainee.id) == self.trainee)
    }

    /// What practice adds up to.
    #[must_use]
    pub fn progress(&self) -> &Arc<Progress> {
        &self.progress
    }

    /// The step that comes back first, whether it is due or not, and with whom.
    #[must_use]
    pub fn suggestion(&self) -> Option<&Suggestion> {
        self.progress.schedule.next_due(&self.plan)
    }

    /// All that is suggested, the first thing to do first.
    #[must_use]
    pub fn plan(&self) -> &[Suggestion] {
        &self.plan
    }

    /// Backups that could be restored, the newest first.
    #[must_use]
    pub fn backups(&self) -> &[Backup] {
        &self.backups
    }

    /// Another number whenever what was practised is not the same any more.
    #[must_use]
    pub fn changed(&self) -> u32 {
        self.changed
    }

    /// Keeps the summary of a conversation that is over.
    pub fn keep(&mut self, played: Played) {
        let (times, last) = self.tally.entry(played.scenario.clone()).or_default();
        (*times, *last) = (*times + 1, self.played.len());
        self.played.push(played);
        self.changed = self.changed.wrapping_add(1);
    }

    /// Some were judged anew.
    pub(super) fn judge(&mut self, mut judged: BTreeMap<AttemptId, Judged>) {
        for played in &mut self.played {
            played.judged = judged.remove(&played.id).unwrap_or_else(|| std::mem::take(&mut played.judged));
        }
        self.changed = self.changed.wrapping_add(1);
    }

    /// Somebody else's practice, the oldest first, and how many of their conversations had ended; their diary comes after it.
    pub(super) fn begin_with(&mut self, played: Vec<Played>, ended: u32, watched: bool) {
        (self.ended, self.watched) = (ended, watched);
        self.diary.clear();
        self.played.clear();
        self.tally.clear();
        self.changed = self.changed.wrapping_add(1);
        played.into_iter().for_each(|played| self.keep(played));
    }

    /// A conversation has ended, though what follows may be still to come.
    pub fn note_ended(&mut self) {
        self.ended += 1;
    }

    /// How many conversations have ended, whatever came of their promises.
    #[must_use]
    pub fn ended(&self) -> u32 {
        self.ended
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
        let (_, last) = self.tally.get(scenario)?;
        self.played.get(*last)
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
        self.tally.get(scenario).map_or(0, |(times, _)| *times)
    }

    /// Puts a conversation into the diary until its day; it stands there since it ended, however often it is looked back on.
    pub fn put_in_diary(&mut self, mut conversation: Conversation, today: Day) {
        conversation.in_diary = false;
        let (since, ended) = conversation.ended.map_or((today, self.ended), |ended| (ended.at.day, ended.count));
        let at = self.diary.partition_point(|entry| entry.ended <= ended);
        self.diary.insert(at, Entry { conversation, since, ended });
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
            // A day that is still to come by this clock was counted by another: the next conversation stands for it.
            Some(Due::NextDay) => today > entry.since || (today < entry.since && self.ended > entry.ended),
        }
    }

    /// Takes an entry out of the diary.
    pub fn take_from_diary(&mut self, at: usize) -> Option<Conversation> {
        let entry = (at < self.diary.len()).then(|| self.diary.remove(at))?;
        Some(Conversation { in_diary: true, ..entry.conversation })
    }
}
