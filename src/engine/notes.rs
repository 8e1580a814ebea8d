//! How an attempt was made and what the trainee noted beside its turns: not in the replay, not in the code, never
//! scored (mechanics.md, "Steps that a chosen sentence cannot show").

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// How a conversation is had.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// An example conversation plays by itself and is explained.
    Watch,
    /// The mood shows, there are hints, and a note follows each turn.
    Coached,
    /// Turns can be taken back, as often as somebody likes.
    #[default]
    Practice,
    /// The mood is hidden, nothing can be taken back, and there is a result.
    Assessment,
}

impl Mode {
    /// All, from the most help to the least.
    pub const ALL: [Self; 4] = [Self::Watch, Self::Coached, Self::Practice, Self::Assessment];

    /// The word on screen.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Watch => "Watch",
            Self::Coached => "Coached",
            Self::Practice => "Practice",
            Self::Assessment => "Assessment",
        }
    }

    /// What it is, in a sentence.
    #[must_use]
    pub fn plain(self) -> &'static str {
        match self {
            Self::Watch => "See an example conversation, with a note at each turn.",
            Self::Coached => "The mood shows, you can ask for a hint, and a note follows each reply.",
            Self::Practice => "Go back to any reply and try another, as often as you like.",
            Self::Assessment => "No mood, no hints, nothing taken back. At the end there is a result.",
        }
    }
}

/// How sure a trainee was of a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sure {
    /// Sure.
    Sure,
    /// Not sure.
    NotSure,
}

/// What a trainee took a line to be about, that was aimed at them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// About me.
    Me,
    /// About what happened.
    WhatHappened,
    /// About what they fear.
    WhatTheyFear,
}

impl About {
    /// All, in the order asked.
    pub const ALL: [Self; 3] = [Self::Me, Self::WhatHappened, Self::WhatTheyFear];

    /// The words on screen.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Me => "About me",
            Self::WhatHappened => "About what happened",
            Self::WhatTheyFear => "About what they fear",
        }
    }
}

/// Beside one turn.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TurnNotes {
    /// What the trainee would have said, before the replies were uncovered; empty if nothing was typed.
    pub own_words: String,
    /// How sure they were.
    pub sure: Option<Sure>,
    /// What they took an aimed line to be about.
    pub about: Option<About>,
    /// Hints asked for: 1 named the step, 2 the reply.
    pub hints: u8,
    /// Which step they took it to show, by id, when watching.
    pub step_seen: String,
    /// Proud of it, looking back.
    pub proud: bool,
    /// Would take it back.
    pub take_back: bool,
}

/// Beside the whole attempt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Notes {
    /// How hot the trainee was before, 1 to 5. Private.
    pub hot_before: Option<u8>,
    /// And after.
    pub hot_after: Option<u8>,
    /// By turn number from 1.
    pub turns: BTreeMap<usize, TurnNotes>,
}

impl Notes {
    /// The words for how hot somebody is, from 1 on.
    pub const HOT: [&str; 5] = ["Cool", "A little warm", "Warm", "Hot", "Very hot"];

    /// What was noted beside a turn, from 1.
    #[must_use]
    pub fn turn(&self, number: usize) -> Option<&TurnNotes> {
        self.turns.get(&number)
    }

    /// To be noted beside a turn, from 1.
    pub fn turn_mut(&mut self, number: usize) -> &mut TurnNotes {
        self.turns.entry(number).or_default()
    }

    /// Forgets what was noted after this many turns: they were taken back.
    pub fn keep_only(&mut self, turns: usize) {
        self.turns.retain(|number, _| *number <= turns);
        self.hot_after = None;
    }
}

/// The name of an attempt, the same in every copy of the records.
pub type AttemptId = uuid::Uuid;

/// Where a conversation was begun, and by whom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Begun {
    /// By a trainee, at its first line.
    #[default]
    FirstLine,
    /// By a trainee, near the end of the model conversation.
    NearEnd,
    /// By a trainee who watched, where the example had come to.
    FromExample,
    /// By an author, anywhere. It is nobody's practice and is not kept.
    ByAuthor,
}

/// The attempt that this one went on from, after a turn was taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parent {
    /// Which.
    pub attempt: AttemptId,
    /// How many of its turns were kept.
    pub turns: usize,
}
