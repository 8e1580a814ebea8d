//! Watch: an example conversation plays by itself. The customer's line; after a while to read it the replies, with the
//! one that is taken marked; the reaction; a question; a note; and at the end what the example showed.

mod bar;
mod choice;
mod end;
mod note;
mod question;

use std::time::Duration;

use egui::{Event, Key, Rect, Ui};

use super::moment::{Memory, Moment};
use super::replies::enter;
use crate::app::command::{Command, Queue};
use crate::app::theme;
use crate::engine::notes::Mode;
pub(super) use bar::{bar_ui, which_ui};
use note::{Note, words};
use question::Question;

/// How fast somebody reads who takes their time, in words a second; spoken English is at 2.5 to 3.
const READS: f64 = 2.5;
/// And how long they look before and after, in seconds.
const LOOKS: f64 = 2.0;
/// How far one turn of the example has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    /// The customer's line. After the last turn: the end.
    #[default]
    Line,
    /// The replies, the one that is taken marked.
    Replies,
    /// It was taken: the reaction, and a question.
    Asks,
    /// The reaction, and the note.
    Told,
}

/// What the screen remembers of an example.
#[derive(Debug, Default)]
pub(super) struct Watching {
    /// After how many turns this is.
    turns: usize,
    stage: Stage,
    /// Since when.
    since: f64,
    paused: bool,
    /// Where words came last.
    spoke: Option<(usize, Stage)>,
}

/// Whether an example is watched.
pub(super) fn is_on(moment: &Moment<'_>) -> bool {
    moment.talk.mode == Mode::Watch
}

/// Follows the turns of the example. While its last turn is looked at, the customer has not gone on yet.
pub(super) fn seen<'d>(moment: Moment<'d>, memory: &mut Memory, now: f64) -> Moment<'d> {
    if !is_on(&moment) {
        return moment;
    }
    let turns = moment.talk.replay.turns.len();
    let watching = &mut memory.watch;
    if watching.turns != turns {
        let asks = || Question::of(&moment).is_some_and(|question| !question.is_answered(&moment));
        let stage = match turns > watching.turns {
            true if asks() => Stage::Asks,
            true => Stage::Told,
            false => Stage::Replies,
        };
        (watching.turns, watching.stage, watching.since) = (turns, stage, now);
        memory.bring = true;
    }
    if watching.stage == Stage::Asks && Question::of(&moment).is_none_or(|question| question.is_answered(&moment)) {
        (watching.stage, watching.since) = (Stage::Told, now);
        memory.bring = true;
    }
    let goes_on = matches!(watching.stage, Stage::Line | Stage::Replies) && !at_end(&moment);
    let shown = if goes_on { moment } else { Moment { line: "", setting: "", ..moment } };
    speak(&shown, memory, now);
    shown
}

/// Lets the words come that are new; what was there before is simply there.
fn speak(moment: &Moment<'_>, memory: &mut Memory, now: f64) {
    let at = (memory.watch.turns, memory.watch.stage);
    let before = memory.watch.spoke.replace(at);
    if before == Some(at) {
        return;
    }
    let told = before.is_some_and(|(turns, _)| turns < at.0);
    let line = at.1 == Stage::Line && before.is_none_or(|before| before == (at.0, Stage::Told));
    if told || line {
        let reaction = memory.earlier.last().filter(|last| told && !last.after);
        memory.floor.begin(moment, reaction.map_or("", |last| last.reaction.as_str()), true, now);
    } else {
        memory.floor.finish();
    }
}

/// Whether all turns of the example were taken.
fn at_end(moment: &Moment<'_>) -> bool {
    let taken = moment.talk.replay.turns.len();
    moment.is_over() || moment.data.examples().turns(moment.talk.example).is_some_and(|turns| taken >= turns.len())
}

/// Keys, and what time brings.
pub(super) fn steer(ui: &Ui, moment: &Moment<'_>, memory: &mut Memory, queue: &mut Queue) {
    if !is_on(moment) {
        return;
    }
    let now = ui.input(|input| input.time);
    if fresh(ui, Key::Space) {
        play_or_pause(&mut memory.watch, now);
    }
    if enter(ui) || fresh(ui, Key::ArrowRight) {
        // Whoever is ahead of the words sees the rest of them first.
        if memory.floor.is_taken() {
            return memory.floor.finish();
        }
        next(ui, moment, memory, queue);
    } else if fresh(ui, Key::ArrowLeft) {
        back(ui, moment, memory, queue);
    } else if let Some(time) = time_to_read(moment, memory) {
        let left = memory.watch.since + time - now;
        if left <= 0.0 && !memory.floor.is_taken() {
            next(ui, moment, memory, queue);
        } else {
            // While words come, they ask for their frames themselves.
            ui.ctx().request_repaint_after(Duration::from_secs_f64(left.max(0.1)));
        }
    }
}

/// Whether a key was pressed afresh while nothing has the keyboard and nothing floats above the screen.
fn fresh(ui: &Ui, key: Key) -> bool {
    let free = ui.memory(|memory| memory.focused().is_none()) && !egui::Popup::is_any_open(ui.ctx());
    let pressed = |event: &Event| {
        matches!(event, Event::Key { key: other, pressed: true, repeat: false, modifiers, .. }
            if *other == key && modifiers.is_none())
    };
    free && ui.input(|input| input.events.iter().any(pressed))
}

fn play_or_pause(watching: &mut Watching, now: f64) {
    watching.paused = !watching.paused;
    watching.since = now;
}

/// The words of the reply that shows as taken.
pub(super) fn taken<'d>(moment: &Moment<'d>, memory: &Memory) -> Option<&'d str> {
    let number = next_taken(moment).filter(|_| is_on(moment) && memory.watch.stage == Stage::Replies)?;
    choice::shown_replies(moment)
        .into_iter()
        .find(|offer| offer.number == number)
        .map(|offer| offer.reply.text.as_str())
}

/// How long what shows now is there to be read; none where the example waits for whoever watches.
fn time_to_read(moment: &Moment<'_>, memory: &Memory) -> Option<f64> {
    let settings = moment.data.settings;
    if memory.watch.paused || !settings.moves() || at_end_line(moment, memory) {
        return None;
    }
    let count = match memory.watch.stage {
        Stage::Line => words(moment.line) + words(moment.setting),
        Stage::Replies => {
            next_taken(moment)?;
            choice::shown_replies(moment).iter().map(|offer| words(&offer.reply.text)).sum()
        }
        Stage::Asks => return None,
        Stage::Told => {
            let last = memory.earlier.last()?;
            words(&last.said)
                + words(&last.reaction)
                + words(&last.reaction_thought)
                + Note::of(moment, memory)?.words()
        }
    };
    // Where words come slowly they are read as they come.
    let reads = settings.speaks_at().map_or(READS, |pace| pace.min(READS));
    Some(LOOKS + f64::from(u32::try_from(count).unwrap_or(u32::MAX)) / reads)
}

fn at_end_line(moment: &Moment<'_>, memory: &Memory) -> bool {
    memory.watch.stage == Stage::Line && at_end(moment)
}

/// What the example takes now.
fn next_taken(moment: &Moment<'_>) -> Option<u8> {
    let turns = moment.data.examples().turns(moment.talk.example)?;
    turns.get(moment.talk.replay.turns.len()).map(|taken| taken.number)
}

fn next(ui: &Ui, moment: &Moment<'_>, memory: &mut Memory, queue: &mut Queue) {
    let stage = match memory.watch.stage {
        Stage::Line if at_end(moment) || next_taken(moment).is_none() => return,
        Stage::Line => Stage::Replies,
        Stage::Replies => return queue.push(Command::WatchOn),
        Stage::Asks => Stage::Told,
        Stage::Told => Stage::Line,
    };
    go_to(ui, memory, stage);
}

/// One stage back; who goes back wants to look, so nothing goes on by itself.
fn back(ui: &Ui, moment: &Moment<'_>, memory: &mut Memory, queue: &mut Queue) {
    memory.watch.paused = true;
    match memory.watch.stage {
        Stage::Line if moment.talk.replay.turns.is_empty() => {}
        Stage::Line => go_to(ui, memory, Stage::Told),
        Stage::Replies => go_to(ui, memory, Stage::Line),
        Stage::Asks | Stage::Told => queue.push(Command::WatchBack),
    }
}

fn go_to(ui: &Ui, memory: &mut Memory, stage: Stage) {
    (memory.watch.stage, memory.watch.since) = (stage, ui.input(|input| input.time));
    memory.bring = true;
    ui.ctx().request_repaint();
}

/// Whether the end of the example is all there is to look at.
pub(super) fn stands_alone(moment: &Moment<'_>, memory: &Memory) -> bool {
    is_on(moment) && at_end_line(moment, memory)
}

/// What stands below what was said. Returns what must be in sight: the reply that is taken, or the
/// question.
pub(super) fn watch_ui(ui: &mut Ui, moment: &Moment<'_>, memory: &Memory, queue: &mut Queue) -> Option<Rect> {
    let mut must = None;
    match memory.watch.stage {
        Stage::Line if at_end(moment) => end::end_ui(ui, moment, queue),
        Stage::Replies => must = choice::replies_ui(ui, moment),
        Stage::Line => {}
        Stage::Asks | Stage::Told => {
            let last = memory.earlier.last()?;
            note::thought_ui(ui, moment, last);
            ui.add_space(theme::GAP_S);
            match Question::of(moment).filter(|_| memory.watch.stage == Stage::Asks) {
                Some(question) => must = Some(question::question_ui(ui, moment, &question, queue)),
                None => {
                    if let Some(note) = Note::of(moment, memory) {
                        note::note_ui(ui, moment, &note);
                    }
                }
            }
        }
    }
    choice::unknown_ui(ui, moment, queue);
    must
}
