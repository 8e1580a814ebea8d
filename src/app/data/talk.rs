//! A conversation under way or over, from its first line or from the middle.

use std::sync::Arc;

use super::{Key, Script};
use crate::debrief::kept::{Ended, Fate, KeptAttempt, Moment, Texts, Timed};
use crate::debrief::{Day, Had};
use crate::engine::attempt::{NoReplay, replay};
use crate::engine::code::code_of;
use crate::engine::notes::{AttemptId, Begun, Mode, Notes, Parent};
use crate::engine::{Attempt, Deal, Replay, Taken};
use crate::playbook::Mood;
use crate::scenario::{Due, Promise, Scenario};
use crate::solve::Grades;

/// So many replies of an example are left to whoever finishes it.
const LAST_TURNS: usize = 3;

/// Which example conversation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Example {
    /// The model conversation.
    #[default]
    Good,
    /// One that goes wrong and still goes on.
    Poor,
}

/// A conversation under way or over.
#[derive(Clone, Debug)]
pub struct Conversation {
    /// The name of the attempt.
    pub id: AttemptId,
    /// The card it belongs to, which may be gone.
    pub card: Key,
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// The texts that it was made from.
    pub texts: Arc<Texts>,
    /// All that happened.
    pub replay: Replay,
    /// When each turn was taken.
    pub timed: Vec<Timed>,
    /// When it began.
    pub began: Moment,
    /// Where it was begun.
    pub begun: Begun,
    /// How many turns had been taken by then.
    pub given: usize,
    /// The end of the conversation itself.
    pub ended: Option<Ended>,
    /// How it is had.
    pub mode: Mode,
    /// What was noted beside the turns.
    pub notes: Notes,
    /// The attempt that it went on from.
    pub parent: Option<Parent>,
    /// The example that is watched.
    pub example: Example,
    /// Whether it is to begin near the end of the model conversation, and waits until that is known.
    pub leads_in: bool,
    /// The last kind of day that has come: what falls due later waits in the diary.
    pub(super) reached: Due,
    /// Whether it was taken out of the diary only to look back.
    pub(super) in_diary: bool,
    /// Whether it is over, and was opened from the Progress to look back on it.
    pub from_progress: bool,
}

impl Conversation {
    /// From the first line.
    #[must_use]
    pub fn new(card: Key, script: Script, deal: Deal, mode: Mode) -> Self {
        let Script { scenario, texts } = script;
        let replay = Replay::start(&scenario, deal);
        Self {
            id: new_id(),
            card,
            scenario,
            texts,
            replay,
            timed: Vec::new(),
            began: Moment::default(),
            begun: Begun::default(),
            given: 0,
            ended: None,
            mode,
            notes: Notes::default(),
            parent: None,
            example: Example::default(),
            leads_in: false,
            reached: Due::AtOnce,
            in_diary: false,
            from_progress: false,
        }
    }

    /// From the middle, these turns taken; without the last one if that would leave nothing to say.
    #[must_use]
    pub fn after(card: Key, script: Script, deal: Deal, taken: &[Taken]) -> Self {
        let mut made = Self::new(card, script, deal, Mode::Practice);
        for turn in taken {
            let before = made.replay.clone();
            if made.replay.push(&made.scenario, turn).is_err() {
                break;
            }
            if made.replay.state.is_over() {
                made.replay = before;
                break;
            }
        }
        (made.begun, made.given) = (Begun::ByAuthor, made.replay.turns.len());
        // Whoever begins in the middle has no diary: the days come one after the other.
        made.reached = Due::NextDay;
        made
    }

    /// All but the last replies of the model conversation are taken for the trainee.
    pub(super) fn lead_in(&mut self, model: &[Taken]) {
        let mut whole = Replay::start(&self.scenario, self.replay.deal);
        for taken in model {
            if whole.push(&self.scenario, taken).is_err() {
                break;
            }
        }
        self.keep_only(model, near_end(&whole));
        (self.begun, self.given) = (Begun::NearEnd, self.replay.turns.len());
        self.leads_in = false;
    }

    /// The same attempt with this many of its turns, as a new one that names it.
    #[must_use]
    pub(super) fn back_to(&self, turns: usize) -> Self {
        let mut again = self.clone();
        again.keep_only(&self.replay.taken(), turns);
        again.notes.keep_only(turns);
        (again.id, again.parent) = (new_id(), Some(Parent { attempt: self.id, turns }));
        again.given = self.given.min(turns);
        (again.in_diary, again.from_progress, again.ended) = (false, false, None);
        // An author has no diary, going back or not.
        if again.begun != Begun::ByAuthor {
            again.reached = Due::AtOnce;
        }
        again
    }

    /// Whether a trainee has it for themselves: it is kept, and counts as practice.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.mode != Mode::Watch && self.begun != Begun::ByAuthor
    }

    /// How it was had, if it is over on this day.
    #[must_use]
    pub fn had(&self, day: Day) -> Had {
        Had { id: self.id, mode: self.mode, given: self.given, again: self.parent.is_some(), day }
    }

    /// Whether the trainee has taken a turn in it that nobody took for them.
    #[must_use]
    pub fn has_own_turns(&self) -> bool {
        self.replay.turns.len() > self.given
    }

    /// Whether it waits to be gone on with.
    #[must_use]
    pub fn is_unfinished(&self) -> bool {
        self.is_own() && !self.replay.state.is_over()
    }

    /// How many turns come before the last three replies of the conversation itself, its aftermath aside.
    #[must_use]
    pub fn near_end(&self) -> usize {
        near_end(&self.replay)
    }

    /// Takes the last turn back, in an example that is watched.
    pub(super) fn watch_back(&mut self) {
        if self.mode == Mode::Watch {
            self.keep_only(&self.replay.taken(), self.replay.turns.len().saturating_sub(1));
        }
    }

    fn keep_only(&mut self, taken: &[Taken], turns: usize) {
        self.replay = Replay::start(&self.scenario, self.replay.deal);
        for taken in taken.iter().take(turns) {
            if self.replay.push(&self.scenario, taken).is_err() {
                break;
            }
        }
        self.timed.truncate(self.replay.turns.len());
    }

    /// The mood that shows now: in the aftermath, the last one of the conversation.
    #[must_use]
    pub fn mood(&self) -> Mood {
        self.replay.mood(&self.scenario)
    }

    /// When the present scene falls due; none where the conversation itself goes on or all is over.
    #[must_use]
    pub fn next_due(&self) -> Option<Due> {
        let state = &self.replay.state;
        state.ending()?;
        self.scenario.scene(state.scene).map(|scene| scene.due)
    }

    /// Whether what comes next belongs to a later day. Where one only practises a promise, its day is waited for; in an
    /// example, a coached conversation and an Assessment it follows at once.
    #[must_use]
    pub fn waits_for_its_day(&self) -> bool {
        self.mode == Mode::Practice && self.next_due().is_some_and(|due| due > self.reached)
    }

    /// The day has come.
    pub(super) fn reach_day(&mut self) {
        self.reached = self.next_due().unwrap_or(self.reached).max(self.reached);
        self.in_diary = false;
    }

    /// The promises whose day is still to come and that stand in the case note: of others nobody will know.
    pub fn noted(&self) -> impl Iterator<Item = &Promise> {
        let state = &self.replay.state;
        let open = state.promised & state.noted & !state.settled;
        self.scenario
            .promises
            .iter()
            .enumerate()
            .filter(move |(bit, _)| open >> bit & 1 == 1)
            .map(|(_, promise)| promise)
    }

    /// The short code of this attempt.
    #[must_use]
    pub fn code(&self) -> String {
        code_of(&self.attempt())
    }

    /// One more turn was taken, then.
    pub(super) fn push(&mut self, replay: Replay, timed: Timed) {
        self.timed.resize(self.replay.turns.len(), self.given_at());
        self.timed.push(timed);
        self.replay = replay;
    }

    /// What was taken for the trainee was taken when it began.
    fn given_at(&self) -> Timed {
        Timed { at: self.began, thought: None }
    }

    fn attempt(&self) -> Attempt {
        let mut attempt = Attempt::new(&self.scenario, self.replay.deal.seed);
        attempt.taken = self.replay.taken();
        attempt
    }

    /// As it is kept, open as it stands.
    #[must_use]
    pub fn kept(&self) -> KeptAttempt {
        let want = self.scenario.wants.get(usize::from(self.replay.deal.want));
        let mut timed = self.timed.clone();
        timed.resize(self.replay.turns.len(), self.given_at());
        KeptAttempt {
            id: self.id,
            title: self.scenario.title.clone(),
            want: want.map(|want| want.id.clone()).unwrap_or_default(),
            attempt: self.attempt(),
            timed,
            began: self.began,
            mode: self.mode,
            begun: self.begun,
            given: self.given,
            parent: self.parent,
            notes: self.notes.clone(),
            ended: self.ended,
            reached: self.reached,
            fate: Fate::Open,
        }
    }

    /// As it was kept, on the texts that it was made on.
    ///
    /// # Errors
    /// When it was had under other rules, or belongs to another text.
    pub fn resumed(card: Key, script: Script, kept: KeptAttempt) -> Result<Self, NoReplay> {
        let replay = replay(&script.scenario, &kept.attempt)?;
        let KeptAttempt { id, timed, began, mode, begun, given, parent, notes, ended, reached, .. } = kept;
        let new = Self::new(card, script, replay.deal, mode);
        Ok(Self { id, replay, timed, began, begun, given, parent, notes, ended, reached, ..new })
    }
}

/// A name that nothing else has.
pub(super) fn new_id() -> AttemptId {
    uuid::Builder::from_random_bytes(rand::random()).into_uuid()
}

fn near_end(whole: &Replay) -> usize {
    let talked = whole.turns.iter().filter(|turn| turn.from.ending().is_none()).count();
    talked.saturating_sub(LAST_TURNS)
}

/// What is known of how good the turns of the present conversation were.
#[derive(Clone, Debug, Default)]
pub enum Graded {
    /// It is being worked out.
    #[default]
    Soon,
    /// This good.
    Known(Arc<Grades>),
    /// There are too many conversations to know.
    TooLarge,
    /// A fault of the program kept it from being worked out.
    Failed,
}

impl Graded {
    /// The grades, if they are known.
    #[must_use]
    pub fn grades(&self) -> Option<&Grades> {
        match self {
            Self::Known(grades) => Some(grades),
            Self::Soon | Self::TooLarge | Self::Failed => None,
        }
    }
}

/// An example conversation to the end: its turns, and how good each was.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// The turns.
    pub taken: Vec<Taken>,
    /// How good they were.
    pub grades: Grades,
}

/// The example conversations with the present customer.
#[derive(Clone, Debug, Default)]
pub enum Examples {
    /// They are being worked out.
    #[default]
    Soon,
    /// The good one and the poor one.
    Known(Arc<[Shown; 2]>),
    /// There are too many conversations to know.
    TooLarge,
    /// A fault of the program kept them from being worked out.
    Failed,
}

impl Examples {
    /// The turns of one, if they are known.
    #[must_use]
    pub fn turns(&self, example: Example) -> Option<&[Taken]> {
        self.of(example).map(|shown| shown.taken.as_slice())
    }

    /// One of them, if they are known.
    #[must_use]
    pub fn of(&self, example: Example) -> Option<&Shown> {
        match self {
            Self::Known(both) => {
                let [good, poor] = &**both;
                Some(if example == Example::Good { good } else { poor })
            }
            Self::Soon | Self::TooLarge | Self::Failed => None,
        }
    }
}
