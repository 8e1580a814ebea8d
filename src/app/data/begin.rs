//! How a conversation comes to be the present one: begun, begun again, shown, gone back in, gone on with.

use std::sync::Arc;

use rand::RngExt as _;

use super::card::{Key, Script};
use super::{Conversation, Data, Example, Route};
use crate::engine::notes::{Begun, Mode};
use crate::engine::{Deal, Taken};
use crate::scenario::Scenario;

impl Data {
    /// Begins the briefed scenario, at its first line or near the end of the model conversation.
    pub(super) fn begin_briefed(&mut self, seed: Option<u32>, mode: Mode, near_end: bool) {
        let Some(script) = self.script(&self.briefed) else { return };
        self.begin(self.briefed.clone(), script, seed, mode);
        if let Some(conversation) = self.conversation.as_mut().filter(|_| near_end) {
            conversation.leads_in = true;
        }
    }

    /// What a card is played from, if it can be played.
    pub(super) fn script(&self, key: &Key) -> Option<Script> {
        self.sources.script(self.card(key)?.1)
    }

    pub(super) fn begin(&mut self, card: Key, script: Script, seed: Option<u32>, mode: Mode) {
        let seed = seed.unwrap_or_else(|| self.another_customer(&card, &script.scenario, mode));
        self.set_aside();
        let deal = Deal::new(&script.scenario, seed);
        self.talk(Conversation { began: self.now(), ..Conversation::new(card, script, deal, mode) });
    }

    /// Begins the present scenario anew, as its file is now; as it was, where it is gone or cannot be played any more.
    /// Whoever was assessed knows this customer by now: with the same one it is practice.
    pub(super) fn begin_again(&mut self, seed: impl Fn(&Conversation) -> Option<u32>) {
        if let Some(c) = &self.conversation {
            let (card, seed) = (c.card.clone(), seed(c));
            let own = Script { scenario: Arc::clone(&c.scenario), texts: Arc::clone(&c.texts) };
            let known = c.mode == Mode::Assessment && seed.is_some();
            let mode = if known { Mode::Practice } else { c.mode };
            let script = self.script(&card).unwrap_or(own);
            self.begin(card, script, seed, mode);
        }
    }

    /// Begins in the middle, with somebody who wants this.
    pub(super) fn play_from(&mut self, card: usize, want: u8, taken: &[Taken]) {
        let Some(card) = self.cards.get(card) else { return };
        let (Some(script), card) = (self.sources.script(card), card.key()) else { return };
        let Some(id) = script.scenario.wants.get(usize::from(want)).map(|want| want.id.clone()) else { return };
        let Some(deal) = Deal::with_want(&script.scenario, 1, &id) else { return };
        self.set_aside();
        self.talk(Conversation::after(card, script, deal, taken));
    }

    /// Goes on with the conversation of a card that waits; says whether one did.
    pub(super) fn resume(&mut self, card: &Key) -> bool {
        let present = self.conversation.as_ref().filter(|c| c.card == *card);
        if present.is_some_and(|c| c.is_unfinished() && !c.waits_for_its_day()) {
            self.route = Route::Conversation;
            return true;
        }
        let Some(at) = self.waiting.iter().position(|c| c.card == *card) else { return false };
        let again = self.waiting.swap_remove(at);
        self.set_aside();
        self.talk(again);
        true
    }

    pub(super) fn talk(&mut self, conversation: Conversation) {
        self.conversation = Some(conversation);
        self.begun = self.begun.wrapping_add(1);
        self.route = Route::Conversation;
    }

    /// Keeps an unfinished conversation for later, the newest of a card. What an author began in the middle can be begun
    /// there again, and makes no trainee's own give way.
    pub(super) fn set_aside(&mut self) {
        self.promise_waits();
        let Some(unfinished) = self.conversation.take().filter(Conversation::is_unfinished) else { return };
        if let Some(at) = self.waiting.iter().position(|other| other.card == unfinished.card) {
            // Where nothing was said yet, nothing gives way.
            if !unfinished.has_own_turns() && !self.is_kept(&unfinished) {
                return;
            }
            let other = self.waiting.remove(at);
            self.leave(other.id);
        }
        self.waiting.push(unfinished);
    }

    /// A fresh customer number: one who wants what the plan suggests for this scenario; and never what they wanted the
    /// last time, now or before, if they could want anything else. What is watched takes no suggestion up.
    pub(super) fn another_customer(&self, card: &Key, scenario: &Scenario, mode: Mode) -> u32 {
        let fresh = || rand::rng().random_range(1..10_000);
        let want = |seed: u32| scenario.wants.get(usize::from(Deal::new(scenario, seed).want));
        let present = self.conversation.as_ref().filter(|c| c.card == *card);
        let present = present.and_then(|c| c.scenario.wants.get(usize::from(c.replay.deal.want)));
        let last = present.map(|want| want.id.as_str());
        let last = last.or_else(|| self.record.last(&scenario.id).map(|played| played.want.as_str()));
        let other = |seed: &u32| last != want(*seed).map(|want| want.id.as_str()) || scenario.wants.len() < 2;
        let plan = self.record.plan().iter().filter(|_| mode != Mode::Watch);
        let planned = plan.filter(|next| next.scenario == scenario.id && Some(next.want.as_str()) != last);
        let planned = planned.filter_map(|next| Deal::with_want(scenario, fresh(), &next.want)).map(|deal| deal.seed);
        planned.chain((0..100).map(|_| fresh()).filter(other)).next().unwrap_or_else(fresh)
    }

    /// Shows an example with the present customer from its first line on, or with the briefed one.
    pub(super) fn watch(&mut self, example: Example) {
        let Some(conversation) = &self.conversation else {
            if let Some(script) = self.script(&self.briefed) {
                self.begin(self.briefed.clone(), script, None, Mode::Watch);
            }
            if let Some(conversation) = &mut self.conversation {
                conversation.example = example;
            }
            return;
        };
        let mut again = conversation.back_to(0);
        (again.mode, again.parent, again.example) = (Mode::Watch, None, example);
        again.began = self.now();
        (again.begun, again.given) = (Begun::FirstLine, 0);
        self.set_aside();
        self.talk(again);
    }

    /// Begins a new attempt with the first turns of this one. What is assessed cannot be taken back before its end, and
    /// is practice from then on; so is what was only watched.
    pub(super) fn go_back_to(&mut self, turns: usize) {
        let Some(conversation) = &self.conversation else { return };
        let assessed = conversation.mode == Mode::Assessment && !conversation.replay.state.is_over();
        let taken = conversation.replay.turns.len();
        // Whoever watched has taken no turn yet: they can answer the line that the example has come to.
        let answers = conversation.mode == Mode::Watch && turns == taken && !conversation.replay.state.is_over();
        if assessed || (turns >= taken && !answers) {
            return;
        }
        let mut again = conversation.back_to(turns);
        match again.mode {
            Mode::Assessment => again.mode = Mode::Practice,
            Mode::Watch => {
                (again.mode, again.parent) = (Mode::Coached, None);
                (again.begun, again.given) = (Begun::FromExample, turns);
                // What was noted was about the example.
                again.notes.turns.clear();
            }
            Mode::Coached | Mode::Practice => {}
        }
        again.began = self.now();
        // What was taken out of the diary to look back on stands there again; anything else that went on is given up.
        let gone = match &self.conversation {
            Some(c) if c.in_diary => {
                self.promise_waits();
                None
            }
            other => other.as_ref().filter(|c| c.is_unfinished()).map(|c| c.id),
        };
        let goes_on = again.parent.is_some();
        self.talk(again);
        if goes_on {
            self.keep_present();
        }
        gone.into_iter().for_each(|gone| self.leave(gone));
    }
}
