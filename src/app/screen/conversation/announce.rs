//! What a screen reader says of its own accord: all that is new, as one announcement, in the order in which it happened.
//! Several at once would be spoken in any order.

use egui::{Rect, Role, Sense, Ui, Vec2, WidgetInfo};

use super::moment::{Memory, Moment};
use super::stage::mood_in_words;
use super::{compose, spoken, watch};
use crate::app::controls::live;

/// How long an announcement is part of the screen, in seconds: it is spoken when it comes, and nobody is to find it
/// beside the words that it repeats.
const LASTS: f64 = 1.0;

/// What is said of one moment, in order: the reaction, what is seen, the line, what an example replies, the end, the
/// mood.
type Parts = [String; 6];

/// What was said, and what is being said.
#[derive(Debug, Default)]
pub(super) struct Announcer {
    said: Parts,
    words: String,
    number: u64,
    since: f64,
}

impl Announcer {
    /// A turn was taken: all but the mood is said again, even if it is the same.
    pub(super) fn forget(&mut self) {
        let [.., mood] = std::mem::take(&mut self.said);
        let [.., last] = &mut self.said;
        *last = mood;
    }

    /// Says what was not said yet.
    fn follow(&mut self, parts: Parts, now: f64) {
        let mut fresh = Vec::new();
        for (said, part) in self.said.iter_mut().zip(parts) {
            if !part.is_empty() && *said != part {
                fresh.push(part.clone());
                *said = part;
            }
        }
        if !fresh.is_empty() {
            (self.words, self.since) = (fresh.join(" "), now);
            self.number += 1;
        }
    }
}

/// Announces what is new on the screen.
pub(super) fn announce_ui(ui: &Ui, moment: &Moment<'_>, memory: &mut Memory) {
    let now = ui.input(|input| input.time);
    let parts = parts(moment, memory);
    let announcer = &mut memory.announcer;
    announcer.follow(parts, now);
    let left = announcer.since + LASTS - now;
    if left <= 0.0 || announcer.words.is_empty() {
        return;
    }
    let rect = Rect::from_min_size(ui.max_rect().min, Vec2::splat(1.0));
    let response = ui.interact(rect, ui.scope_id().with(("announced", announcer.number)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, &announcer.words));
    live(&response);
    ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(left));
}

fn parts(moment: &Moment<'_>, memory: &Memory) -> Parts {
    let reaction = memory.earlier.last().map_or("", |exchange| exchange.reaction.as_str());
    let covered = compose::covers(moment, memory) && !memory.floor.is_taken();
    let line = if covered { "" } else { moment.line };
    let taken = watch::taken(moment, memory).map(|text| format!("This reply is taken: {}", spoken::plain(text)));
    let over = moment.is_over() && !watch::is_on(moment);
    let ending = moment.talk.replay.state.ending().filter(|_| over).and_then(|id| moment.scenario().ending(id));
    let mood = if moment.data.shows_mood() { mood_in_words(moment) } else { String::new() };
    [
        spoken::plain(reaction),
        spoken::plain(moment.setting),
        spoken::plain(line),
        taken.unwrap_or_default(),
        ending.map(|ending| format!("The conversation is over. {}.", ending.title)).unwrap_or_default(),
        mood,
    ]
}

#[cfg(test)]
mod tests {
    use super::{Announcer, Parts};

    fn said(announcer: &mut Announcer, line: &str, mood: &str) -> (u64, String) {
        let mut parts = Parts::default();
        (parts[2], parts[5]) = (line.to_owned(), mood.to_owned());
        announcer.follow(parts, 0.0);
        (announcer.number, announcer.words.clone())
    }

    #[test]
    fn what_is_new_is_said_once_and_in_order() {
        let mut announcer = Announcer::default();
        assert_eq!(said(&mut announcer, "No.", "Mood: angry."), (1, "No. Mood: angry.".to_owned()));
        assert_eq!(said(&mut announcer, "No.", "Mood: angry.").0, 1, "not again while nothing is new");
        assert_eq!(said(&mut announcer, "", "").0, 1);
        assert_eq!(said(&mut announcer, "No.", "Mood: angry.").0, 1, "nor when it was covered for a while");
        announcer.forget();
        assert_eq!(said(&mut announcer, "No.", "Mood: angry."), (2, "No.".to_owned()), "they say it again, no calmer");
        assert_eq!(said(&mut announcer, "No.", "Mood: furious."), (3, "Mood: furious.".to_owned()));
    }
}
