//! What happened next, scene by scene: the note in the case book, and what came of it in the days after.

use crate::engine::{Replay, Turn, speech};
use crate::scenario::{Due, Reply, Scenario};

/// What a later scene looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// A note in the case book: the lines that were written down; none where it was left.
    Note(Vec<String>),
    /// Words and deeds, as in the conversation.
    Talk,
}

/// A later scene that was played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Later {
    /// Its turn, from 1: the words are those of its exchange.
    pub turn: usize,
    /// When it fell due.
    pub due: Due,
    /// What it looks like.
    pub form: Form,
}

impl Later {
    /// When it was, as the trainee reads it.
    #[must_use]
    pub fn when(&self) -> &'static str {
        match self.due {
            Due::AtOnce => "Right afterwards",
            Due::NextConversation => "Later that day",
            Due::NextDay => "In the days after",
        }
    }
}

/// The later scenes of a conversation, as far as they were played.
#[must_use]
pub fn later(scenario: &Scenario, replay: &Replay) -> Vec<Later> {
    let played = replay.turns.iter().zip(1..).filter(|(turn, _)| turn.from.ending().is_some());
    played
        .filter_map(|(turn, number)| {
            let scene = speech::scene_of(scenario, turn)?;
            let form = if scene.replies.iter().any(is_note) { Form::Note(noted(scenario, turn)) } else { Form::Talk };
            Some(Later { turn: number, due: scene.due, form })
        })
        .collect()
}

/// Whether a reply writes a case note.
fn is_note(reply: &Reply) -> bool {
    reply.slots.iter().any(|slot| slot.pieces.iter().any(|piece| piece.notes.is_some()))
}

/// The lines that a turn wrote down.
fn noted(scenario: &Scenario, turn: &Turn) -> Vec<String> {
    let reply = speech::reply_of(scenario, turn).filter(|reply| is_note(reply));
    let Some(slot) = reply.and_then(|reply| reply.slots.first()) else { return Vec::new() };
    // A note without its pieces has the first line: a composed reply falls back to it.
    let first = [1u8];
    let pieces = if turn.taken.pieces().is_empty() { &first[..] } else { turn.taken.pieces() };
    let line = |at: &u8| slot.pieces.get(usize::from(at.checked_sub(1)?)).map(|piece| piece.text.clone());
    pieces.iter().filter_map(line).collect()
}
