//! Looking back on an attempt that is over, from the Progress: on the texts that it was made on, as it was.

use super::{Conversation, Data, Route};
use crate::debrief::kept::{Fate, KeptAttempt};
use crate::debrief::words::date;
use crate::engine::notes::AttemptId;

impl Data {
    /// Opens an attempt that is over, in its Debrief. Where it cannot be played again, what was shown at the time is told.
    pub(super) fn open_attempt(&mut self, id: AttemptId) {
        if let Some(talk) = self.conversation.as_mut().filter(|talk| talk.id == id) {
            talk.from_progress = talk.replay.state.is_over();
            self.route = if talk.from_progress { Route::Debrief } else { Route::Conversation };
            return;
        }
        let Some((kept, texts)) = self.keeper.with(|records| records.attempt(id)).and_then(Result::ok).flatten() else {
            self.notice = Some("This conversation cannot be read.".to_owned());
            return;
        };
        let (key, as_it_was) = (self.key_of(&texts), kept.clone());
        let script = self.script_of(texts, &mut Vec::new());
        match script.and_then(|script| Conversation::resumed(key, script, kept).ok()) {
            Some(talk) if talk.replay.state.is_over() => {
                self.set_aside();
                self.keeper.begun.insert(id, self.record.trainee.unwrap_or_default());
                self.talk(Conversation { from_progress: true, ..talk });
                self.route = Route::Debrief;
            }
            Some(_) => self.notice = Some("This conversation goes on. It is in the Library.".to_owned()),
            None => self.notice = Some(self.shown_then(&as_it_was)),
        }
    }

    /// What was shown of an attempt that this program cannot play again.
    fn shown_then(&self, kept: &KeptAttempt) -> String {
        let Fate::Over(summary) = &kept.fate else {
            return format!(
                "“{}” was begun with an earlier version of this program. It is kept, as far as it went.",
                kept.title
            );
        };
        let endings = &self.playbook().endings;
        let ending = endings.iter().find(|ending| ending.id == summary.ending).map(|ending| ending.title.as_str());
        format!(
            "“{}” was had with an earlier version of this program and cannot be shown turn by turn. On {} it came to “{}”, \
             with {} points.",
            kept.title,
            date(summary.at.day),
            ending.unwrap_or(&summary.ending),
            summary.points
        )
    }
}
