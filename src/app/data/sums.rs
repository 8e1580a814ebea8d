//! What follows from what was practised: what it adds up to, what comes next, which endings were reached. Worked out
//! once whenever what was practised, the scenarios or the day have changed.

use std::sync::Arc;

use super::{Card, Conversation, Data};
use crate::debrief::Played;
use crate::debrief::kept::Moment;
use crate::debrief::progress::Progress;
use crate::engine::notes::Begun;
use crate::playbook::EndingId;
use crate::scenario::Scenario;

impl Data {
    /// Now, where the trainee is.
    #[must_use]
    pub fn now(&self) -> Moment {
        Moment { millis: self.millis, day: self.today }
    }

    /// The moment has come.
    pub fn bring(&mut self, now: Moment) {
        (self.millis, self.today) = (now.millis, now.day);
        self.add_up();
    }

    /// Adds up again what has changed.
    pub fn add_up(&mut self) {
        let of = (self.record.changed(), self.shelved, self.today);
        if self.summed == Some(of) {
            return;
        }
        let Self { cards, record, sources, summed, conversation, waiting, .. } = self;
        let talks = conversation.iter().chain(waiting.iter());
        let talks: Vec<&Conversation> = talks.chain(record.diary().iter().map(|entry| &entry.conversation)).collect();
        for card in cards.iter_mut() {
            reach(card, record.played(), &talks);
        }
        let scenarios: Vec<&Scenario> = cards.iter().filter_map(|card| card.scenario.as_deref()).collect();
        let history = record.played();
        if summed.is_none_or(|(changed, shelved, _)| (changed, shelved) != (of.0, of.1)) {
            record.progress = Arc::new(Progress::of(&sources.playbook, history, &scenarios));
        }
        record.plan = record.progress.schedule.plan(&sources.playbook, of.2, &scenarios);
        *summed = Some(of);
    }
}

/// The card takes the endings that a scenario of its name came to from its first line, whatever is still to come of it.
fn reach(card: &mut Card, history: &[Played], talks: &[&Conversation]) {
    let Some(scenario) = &card.scenario else { return };
    let (scenario, key) = (Arc::clone(scenario), card.key());
    let whole = history.iter().filter(|played| played.given == 0 && played.scenario == key.0);
    let parted = talks.iter().filter(|talk| talk.is_own() && talk.begun == Begun::FirstLine && talk.card == key);
    let parted = parted.filter_map(|talk| Some(talk.scenario.ending(talk.replay.state.ending()?)?.id.as_str()));
    for came in whole.map(|played| played.ending.as_str()).chain(parted) {
        let is = |ending: &&EndingId| scenario.ending(**ending).is_some_and(|ending| ending.id == came);
        if let Some(ending) = scenario.endings.iter().find(is).filter(|ending| !card.reached.contains(ending)) {
            card.reached.push(*ending);
        }
    }
}
