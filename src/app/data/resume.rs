//! From the records back into the window: who practises, what they have practised, and every conversation that is open,
//! as it was, on the texts that it was made on.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use super::{Card, Conversation, Data, Keeping, Key, Script};
use crate::debrief::kept::{KeptAttempt, Texts};
use crate::engine::notes::{AttemptId, Mode};
use crate::records::{Change, History, Opened, Records, Trainee};

/// What is set for a trainee: the mode that was chosen last, that an example was watched, and the attempt that they
/// were at last.
pub(super) const MODE: &str = "mode";
pub(super) const WATCHED: &str = "watched";
pub(super) const LAST: &str = "last";

impl Data {
    /// Opens the records of a folder. Whoever practises here alone goes on; of several one is chosen first.
    pub(super) fn open_records(&mut self, folder: PathBuf) {
        // Only one has them open to write: those from before are closed first.
        self.keeper.records = None;
        let opened = Records::open(&folder);
        self.keeper.folder = Some(folder);
        match opened {
            Ok(Opened { records, read_only }) => {
                self.keeper.records = Some(Arc::new(Mutex::new(records)));
                self.keeper.opened = self.keeper.opened.wrapping_add(1);
                self.record.keeping = read_only.map_or(Keeping::Kept, Keeping::ReadOnly);
                self.read_records();
            }
            Err(trouble) => self.in_trouble(trouble),
        }
    }

    /// Reads who practises here, and what the present one of them has practised.
    pub(super) fn read_records(&mut self) {
        match self.keeper.with(|records| records.trainees()) {
            Some(Ok(trainees)) => self.record.trainees = trainees,
            Some(Err(trouble)) => return self.in_trouble(trouble),
            None => return,
        }
        let trainees = &mut self.record.trainees;
        let alone = if let [only] = trainees.as_slice() { Some(only.id) } else { None };
        let here = self.record.trainee.filter(|id| trainees.iter().any(|trainee| trainee.id == *id));
        // Whoever practised while the records were not open is the one who practises here, or the guest.
        let made_up = self.record.trainee.filter(|_| here.is_none());
        let guest = || trainees.iter().find(|trainee| trainee.name.is_none()).map(|trainee| trainee.id);
        self.record.trainee = match made_up {
            None => here.or(alone),
            Some(from) => match alone.or_else(guest) {
                Some(to) => {
                    self.keeper.adopt(from, to);
                    Some(to)
                }
                None => {
                    let change = Change::Trainee(from, None, self.now());
                    self.keeper.waiting.insert(0, change);
                    self.record.trainees.insert(0, Trainee { id: from, name: None });
                    Some(from)
                }
            },
        };
        self.reconcile();
        if self.record.keeping == Keeping::Kept {
            self.catch_up();
        }
        self.read_history();
    }

    /// Reads what the present trainee has practised. The conversation that is under way stays, and so does whatever is
    /// in memory alone.
    pub(super) fn read_history(&mut self) {
        let history = match self.record.trainee.and_then(|id| self.keeper.with(|records| records.history(id))) {
            Some(Ok(history)) => history,
            Some(Err(trouble)) => return self.in_trouble(trouble),
            None => History::default(),
        };
        let unwritten: BTreeSet<AttemptId> = self.keeper.waiting.iter().filter_map(Change::attempt).collect();
        let Self { record, waiting, .. } = self;
        let only_here = record.played().iter().filter(|played| unwritten.contains(&played.id)).cloned();
        let only_here: Vec<_> =
            only_here.filter(|played| history.played.iter().all(|other| other.id != played.id)).collect();
        let mut talks: Vec<Conversation> = std::mem::take(waiting);
        talks.extend(record.diary().iter().map(|entry| entry.conversation.clone()));
        talks.retain(|talk| unwritten.contains(&talk.id));
        let set = |name: &str| history.settings.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        let (mode, watched) = (set(MODE).and_then(mode_of), set(WATCHED).is_some());
        self.keeper.last = set(LAST).and_then(|id| id.parse().ok());
        let owner = record.trainee.unwrap_or_default();
        self.keeper.begun.extend(history.played.iter().map(|played| (played.id, owner)));
        let ended = history.ended.max(record.ended());
        record.begin_with(
            history.played.into_iter().chain(only_here).collect(),
            ended,
            watched || record.has_watched(),
        );
        self.settings.mode = mode.unwrap_or(self.settings.mode);
        self.resume_all(history.open, talks);
    }

    /// Puts open attempts, the earliest first, where they belong: into the diary, or to those that wait. The one that
    /// somebody was at last is offered first, then the one that was begun last; of one scenario the first of these waits,
    /// and the others stay kept.
    fn resume_all(&mut self, mut open: Vec<KeptAttempt>, talks: Vec<Conversation>) {
        let owner = self.record.trainee.unwrap_or_default();
        let present = self.conversation.as_ref().map(|talk| talk.id);
        let here: BTreeSet<AttemptId> = talks.iter().map(|talk| talk.id).chain(present).collect();
        let mut met = BTreeSet::new();
        let (mut scripts, mut lost) = (Vec::new(), Vec::new());
        let mut under_way = Vec::new();
        // Stable: all others stay in their order.
        open.sort_by_key(|kept| self.keeper.last == Some(kept.id));
        for kept in open.into_iter().rev() {
            self.keeper.begun.insert(kept.id, owner);
            // Of one text only the newest can wait; what has ended waits for a day of its own.
            if here.contains(&kept.id) || (kept.ended.is_none() && !met.insert(kept.attempt.content)) {
                continue;
            }
            match self.resumed(kept, &mut scripts) {
                Ok(talk) => under_way.push(talk),
                Err(kept) => lost.push(kept),
            }
        }
        for talk in talks.into_iter().chain(under_way) {
            if talk.waits_for_its_day() {
                self.record.put_in_diary(talk, self.today);
            } else if self.waiting.iter().all(|other| other.card != talk.card) {
                self.waiting.push(talk);
            }
        }
        if self.conversation.is_none() && !self.waiting.is_empty() {
            self.conversation = Some(self.waiting.remove(0));
            self.begun = self.begun.wrapping_add(1);
        }
        self.tell_lost(&lost);
    }

    /// An open attempt as a conversation; the attempt again where it cannot go on.
    fn resumed(&self, kept: KeptAttempt, scripts: &mut Vec<Script>) -> Result<Conversation, Box<KeptAttempt>> {
        let read = self.keeper.with(|records| records.attempt(kept.id)).and_then(Result::ok).flatten();
        let Some((kept, texts)) = read else { return Err(Box::new(kept)) };
        let key = self.key_of(&texts);
        match self.script_of(texts, scripts) {
            Some(script) => Conversation::resumed(key, script, kept.clone()).map_err(|_| Box::new(kept)),
            None => Err(Box::new(kept)),
        }
    }

    /// The scenario of some texts: a card's, where it is the same, or one that was made before.
    pub(super) fn script_of(&self, texts: Texts, scripts: &mut Vec<Script>) -> Option<Script> {
        let same = |script: &&Script| *script.texts == texts;
        if let Some(script) = scripts.iter().find(same) {
            return Some(script.clone());
        }
        let of_card = |card: &Card| self.sources.script(card).filter(|script| *script.texts == texts);
        let script = self.cards.iter().filter(|card| card.id == texts.id).find_map(of_card);
        let script = match script {
            Some(script) => script,
            None => Script { scenario: Arc::new(texts.scenario()?), texts: Arc::new(texts) },
        };
        scripts.push(script.clone());
        Some(script)
    }

    /// The card that some texts belong to: the one with just this text, otherwise the one of that name.
    pub(super) fn key_of(&self, texts: &Texts) -> Key {
        let named = || self.cards.iter().filter(|card| card.id == texts.id);
        let card = named().find(|card| card.text == texts.scenario).or_else(|| named().next());
        card.map_or_else(|| (texts.id.clone(), None), Card::key)
    }

    /// What cannot go on is told of once: it is kept as far as it went, and open no more.
    fn tell_lost(&mut self, lost: &[Box<KeptAttempt>]) {
        let now = self.now();
        let titles: Vec<String> = lost.iter().map(|kept| format!("“{}”", kept.title)).collect();
        let (verb, it) = match lost {
            [] => return,
            [_] => ("was", "It is"),
            _ => ("were", "They are"),
        };
        self.notice = Some(format!(
            "{} {verb} begun with an earlier version of this program and cannot go on here. {it} kept, as far as you came.",
            titles.join(" and ")
        ));
        self.keep(lost.iter().map(|kept| Change::Left(kept.id, now)).collect());
    }
}

/// The word for a mode in what is set for a trainee.
pub(super) fn word_of(mode: Mode) -> String {
    mode.word().to_lowercase()
}

fn mode_of(word: &str) -> Option<Mode> {
    Mode::ALL.into_iter().find(|mode| word_of(*mode) == word)
}
