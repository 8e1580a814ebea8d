//! When the customer is heard: the words of each turn once, as they begin, where the trainee wants a voice and the
//! machine has one. Nothing waits for it.

use super::data::{Conversation, Data, Route};
use super::voice::{Manner, Synthesizer, Voice};
use crate::engine::notes::Mode;
use crate::engine::speech;
use crate::playbook::Channel;

/// The customer's voice, and what it said last.
#[derive(Debug, Default)]
pub struct Aloud {
    /// None on a machine that cannot speak.
    voice: Option<Voice>,
    /// Which conversation and how many turns of it were said last.
    said: Option<(u32, usize)>,
    /// Whether something may still be heard.
    speaks: bool,
}

impl Aloud {
    /// With this voice.
    #[must_use]
    pub fn with(voice: Option<Voice>) -> Self {
        Self { voice, ..Self::default() }
    }

    /// Which speech command it is.
    #[must_use]
    pub fn synthesizer(&self) -> Option<Synthesizer> {
        self.voice.as_ref().map(Voice::synthesizer)
    }

    /// Says what has come since the last frame; falls silent where the conversation is left or no voice is wanted.
    pub fn attend(&mut self, data: &Data) {
        let talk = data.conversation.as_ref().filter(|talk| {
            data.settings.voice
                && data.route == Route::Conversation
                && talk.mode != Mode::Watch
                && !talk.leads_in
                && is_heard(talk)
        });
        let Some(talk) = talk else { return self.hush() };
        let now = data.moment();
        if self.said.replace(now) == Some(now) {
            return;
        }
        let Some(voice) = &mut self.voice else { return };
        let mood = talk.mood();
        let manner =
            Manner::of(talk.scenario.customer.voice, mood, talk.scenario.playbook.band(mood), data.settings.volume);
        let (reaction, line) = words(talk);
        voice.say(&[&reaction, line], manner);
        self.speaks = true;
    }

    fn hush(&mut self) {
        if std::mem::take(&mut self.speaks)
            && let Some(voice) = &mut self.voice
        {
            voice.hush();
        }
    }
}

/// Whether the customer has a voice on this channel.
fn is_heard(talk: &Conversation) -> bool {
    matches!(talk.scenario.channel, Channel::Counter | Channel::Phone)
}

/// What the customer says at this moment: the reaction, and the line unless the conversation has ended.
fn words(talk: &Conversation) -> (String, &str) {
    let replay = &talk.replay;
    let last = replay.turns.last().filter(|turn| turn.from.ending().is_none());
    let reaction = last.map_or_else(String::new, |turn| speech::reacted(&talk.scenario, replay.deal, turn));
    let ended = replay.state.ending().is_some();
    let line = if ended { "" } else { speech::line(&talk.scenario, replay.deal, &replay.state, talk.mood()) };
    (reaction, line)
}
