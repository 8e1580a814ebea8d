//! What happens in the present conversation: its turns, what is noted beside them, its end, and the day of its promise.

use std::sync::Arc;

use super::resume::WATCHED;
use super::{Conversation, Data, Route};
use crate::debrief::Played;
use crate::debrief::kept::{Ended, Timed};
use crate::engine::Taken;
use crate::engine::notes::{Begun, Mode, Notes};
use crate::playbook::EndingId;
use crate::records::Change;

impl Data {
    pub(super) fn go_on(&mut self) {
        if let Some(conversation) = &self.conversation {
            self.route = if conversation.replay.state.is_over() { Route::Debrief } else { Route::Conversation };
        }
    }

    pub(super) fn stop(&mut self) {
        // Before the first reply there is nothing to look back on.
        let any = self.conversation.as_ref().is_some_and(|c| c.replay.turns.len() > c.given);
        self.route = if any { Route::Debrief } else { Route::Library };
    }

    /// Changes the present conversation, if there is one.
    pub(super) fn change(&mut self, change: impl FnOnce(&mut Conversation)) {
        if let Some(conversation) = &mut self.conversation {
            change(conversation);
        }
    }

    /// Notes something beside the present conversation.
    pub(super) fn note(&mut self, note: impl FnOnce(&mut Notes)) {
        self.change(|talk| note(&mut talk.notes));
        self.keep_notes();
    }

    /// The day of what comes next has come, or is taken to have come.
    pub(super) fn reach_day(&mut self) {
        self.change(Conversation::reach_day);
        let talk = self.conversation.as_ref().filter(|talk| self.is_kept(talk));
        let reached = talk.map(|talk| Change::Reached(talk.id, talk.reached));
        self.keep(reached.into_iter().collect());
    }

    /// Takes a turn: it is written down before it is taken, and with it what remains of a conversation that is over.
    pub(super) fn take(&mut self, taken: &Taken) {
        let Some(talk) = &self.conversation else { return };
        let (scenario, mut replay) = (Arc::clone(&talk.scenario), talk.replay.clone());
        // A click that arrives after its reply went off offer changes nothing.
        if replay.push(&scenario, taken).is_err() {
            return;
        }
        let timed = Timed { at: self.now(), thought: self.thought.take() };
        // An example is nobody's own, nor is what an author begins in the middle.
        if !talk.is_own() {
            let watched = talk.mode == Mode::Watch && replay.state.is_over();
            self.change(|talk| talk.push(replay, timed));
            if watched && !self.record.has_watched() {
                self.record.note_watched();
                self.keep_setting(WATCHED, "yes");
            }
            return;
        }
        let (before, had) = (talk.replay.state.ending(), talk.had(self.today));
        let ending = replay.state.ending().filter(|_| before.is_none());
        let ended = ending.map(|_| Ended { at: timed.at, count: self.record.ended().saturating_add(1) });
        let is_over = replay.state.is_over();
        let played = is_over.then(|| Played::of(&scenario, &replay, had)).flatten();
        self.go_on_apart();
        let mut changes = self.beginning();
        let Some(id) = self.conversation.as_ref().map(|talk| talk.id) else { return };
        changes.push(Change::Turn(id, replay.turns.len(), *taken, timed));
        changes.extend(self.at_last(id));
        changes.extend(ended.map(|ended| Change::Ended(id, ended)));
        let over = |id, played: &Played| Change::Over(id, played.summary(timed.at), Box::new(played.judged.clone()));
        changes.extend(played.as_ref().map(|played| over(id, played)));
        self.keep(changes);
        self.change(|talk| {
            talk.push(replay, timed);
            talk.ended = ended.or(talk.ended);
        });
        // One that had to part from the records begins in them anew, this turn and its end among its own.
        self.keep_present();
        let now = self.conversation.as_ref().map_or(id, |talk| talk.id);
        if now != id {
            self.keep(played.iter().map(|played| over(now, played)).collect());
        }
        let id = now;
        if let Some(ending) = ending {
            self.record.note_ended();
            self.reach_ending(ending);
        }
        if let Some(played) = played {
            self.record.keep(Played { id, ..played });
        }
    }

    /// The card of the present conversation takes an ending that it came to from its first line.
    pub(super) fn reach_ending(&mut self, ending: EndingId) {
        let Some(talk) = self.conversation.as_ref().filter(|talk| talk.begun == Begun::FirstLine) else { return };
        let card = self.cards.iter_mut().find(|card| card.is(&talk.card));
        if let Some(card) = card.filter(|card| !card.reached.contains(&ending)) {
            card.reached.push(ending);
        }
    }

    /// The next turn of the example.
    pub(super) fn watch_on(&mut self) {
        let Some(conversation) = self.conversation.as_ref().filter(|c| c.mode == Mode::Watch) else { return };
        let turns = self.examples().turns(conversation.example);
        let next = turns.and_then(|turns| turns.get(conversation.replay.turns.len())).copied();
        if let Some(next) = next {
            self.take(&next);
        }
    }

    /// The promise stands in the diary; whoever looks back now sees the conversation as far as it went.
    pub(super) fn leave_in_diary(&mut self) {
        if self.promise_waits() {
            self.route = Route::Library;
        }
    }

    /// Where the present conversation waits for its day, the diary has it; says whether it does.
    pub(super) fn promise_waits(&mut self) -> bool {
        let waits = self.conversation.take_if(|c| c.waits_for_its_day());
        waits.map(|conversation| self.record.put_in_diary(conversation, self.today)).is_some()
    }

    /// Takes an entry out of the diary, as the present conversation; says whether there was one.
    pub(super) fn take_out(&mut self, at: usize) -> bool {
        let Some(conversation) = self.record.take_from_diary(at) else { return false };
        self.set_aside();
        self.talk(conversation);
        true
    }

    /// The day of an entry of the diary has come, or is taken to have come.
    pub(super) fn open_diary(&mut self, at: usize) {
        if self.take_out(at) {
            self.reach_day();
        }
    }
}
