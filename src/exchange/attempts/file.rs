//! The shape of an attempt file. What stands in it is only read here; whether it is true is seen when it is played again.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Person;
use crate::debrief::kept::{Ended, Fate, KeptAttempt, Moment, Timed};
use crate::engine::notes::{AttemptId, Begun, Mode, Notes, Parent, TurnNotes};
use crate::exchange::Private;
use crate::scenario::Due;

/// What stands at the beginning.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Head {
    pub(super) format: u32,
    /// Who wrote it, for people.
    pub(super) program: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) person: Option<Person>,
}

/// All of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Document {
    #[serde(rename = "format")]
    _format: u32,
    #[serde(rename = "program")]
    _program: String,
    #[serde(default)]
    pub(super) person: Option<Person>,
    pub(super) playbooks: Vec<Playbook>,
    pub(super) scenarios: Vec<Text>,
    pub(super) attempts: Vec<Attempt>,
}

/// The text of a playbook.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Playbook {
    pub(super) hash: String,
    pub(super) text: Arc<str>,
}

/// The text of a scenario.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Text {
    pub(super) content: String,
    /// The hash of its playbook.
    pub(super) playbook: String,
    pub(super) id: String,
    /// The house sheet that it was made with; empty where there was none.
    pub(super) house: Arc<str>,
    pub(super) scenario: Arc<str>,
}

/// A turn.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Turn {
    /// As typed.
    pub(super) taken: String,
    pub(super) at: Moment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) thought: Option<u32>,
}

/// An attempt.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Attempt {
    pub(super) id: AttemptId,
    pub(super) title: String,
    pub(super) want: String,
    pub(super) content: String,
    pub(super) playbook: String,
    pub(super) rules: u16,
    pub(super) seed: u32,
    pub(super) began: Moment,
    pub(super) mode: Mode,
    pub(super) begun: Begun,
    pub(super) given: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) parent: Option<Parent>,
    pub(super) turns: Vec<Turn>,
    pub(super) notes: Notes,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) ended: Option<Ended>,
    pub(super) reached: Due,
    pub(super) fate: Fate,
}

impl Attempt {
    /// As it is written.
    pub(super) fn of(kept: &KeptAttempt, private: Private) -> Self {
        let KeptAttempt {
            id,
            title,
            want,
            attempt,
            timed,
            began,
            mode,
            begun,
            given,
            parent,
            ended,
            reached,
            fate,
            ..
        } = kept.clone();
        let times = timed.iter().copied().chain(std::iter::repeat(Timed::default()));
        let turns = attempt.taken.iter().zip(times);
        let turns = turns.map(|(taken, Timed { at, thought })| Turn { taken: taken.to_string(), at, thought });
        Self {
            id,
            title,
            want,
            content: attempt.content.hex(),
            playbook: attempt.playbook.hex(),
            rules: attempt.rules,
            seed: attempt.seed,
            began,
            mode,
            begun,
            given,
            parent,
            turns: turns.collect(),
            notes: notes(&kept.notes, private),
            ended,
            reached,
            fate,
        }
    }
}

/// What was noted, as far as it is for whoever reads the file.
fn notes(notes: &Notes, private: Private) -> Notes {
    let mut notes = notes.clone();
    if private == Private::LeftOut {
        (notes.hot_before, notes.hot_after) = (None, None);
        for turn in notes.turns.values_mut() {
            turn.own_words.clear();
        }
        notes.turns.retain(|_, turn| *turn != TurnNotes::default());
    }
    notes
}
