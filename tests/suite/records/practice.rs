//! Practice to be written down: attempts at the shipped scenarios, with all that can be kept of one.

use std::sync::{Arc, LazyLock};

use unruffled::debrief::kept::{Ended, Fate, KeptAttempt, Moment, Summary, Texts, Timed, TraineeId};
use unruffled::debrief::{Had, Judged, Played};
use unruffled::engine::attempt::{Attempt, ContentHash};
use unruffled::engine::notes::{AttemptId, Begun, Mode, Notes, Parent};
use unruffled::engine::{Deal, Replay, Taken};
use unruffled::playbook::SHIPPED;
use unruffled::records::Change;
use unruffled::scenario::{Due, Scenario};
use unruffled::solve::Grade;
use uuid::Uuid;

use crate::support::{self, Dice, all_ways};

/// The shipped scenarios, made once.
pub fn scenarios() -> &'static [Scenario] {
    static ALL: LazyLock<Vec<Scenario>> = LazyLock::new(support::shipped_scenarios);
    &ALL
}

/// The texts of a shipped scenario.
pub fn texts(scenario: &Scenario) -> Arc<Texts> {
    Arc::new(Texts {
        id: scenario.id.clone(),
        scenario: support::shipped_text(&scenario.id).into(),
        house: "".into(),
        playbook: SHIPPED.into(),
    })
}

/// A name, the same each time.
pub fn name(number: usize) -> Uuid {
    Uuid::from_u128(0x5eed_0000_0000_0000_0000_0000_0000_0000 | number as u128)
}

/// A moment: so many minutes after a day began.
pub fn moment(day: u32, minutes: usize) -> Moment {
    Moment { millis: i64::from(day) * 86_400_000 + minutes as i64 * 60_000, day }
}

/// A conversation that somebody had, to the very end of its aftermath.
pub struct Whole {
    pub trainee: TraineeId,
    pub id: AttemptId,
    pub replay: Replay,
    /// As it was at its beginning.
    pub begun: KeptAttempt,
    pub texts: Arc<Texts>,
    pub notes: Notes,
    pub ended: Ended,
    pub summary: Summary,
    pub played: Played,
}

impl Whole {
    /// A conversation by dice; the number gives it its name, scenario, day and how it was had.
    pub fn new(trainee: TraineeId, number: usize) -> Self {
        let mut dice = Dice(number as u64 + 1);
        let scenario = &scenarios()[number % scenarios().len()];
        let seed = dice.below(usize::try_from(u32::MAX).unwrap()) as u32;
        let mut replay = Replay::start(scenario, Deal::new(scenario, seed));
        while let ways = all_ways(scenario, &replay.state)
            && !ways.is_empty()
        {
            replay.push(scenario, dice.of(&ways)).unwrap();
        }
        let day = 20_000 + number as u32 / 3;
        let id = name(number);
        let mode = *dice.of(&Mode::ALL);
        let parent = dice.one_in(3).then(|| Parent { attempt: name(number + 1_000_000), turns: 1 });
        let had = Had { id, mode, given: 0, again: parent.is_some(), day };
        let played = Played::of(scenario, &replay, had).unwrap();
        let begun = KeptAttempt {
            id,
            title: scenario.title.clone(),
            want: played.want.clone(),
            attempt: Attempt {
                content: ContentHash::of_scenario(scenario),
                playbook: ContentHash::of_playbook(&scenario.playbook),
                rules: unruffled::engine::RULES,
                seed,
                taken: Vec::new(),
            },
            timed: Vec::new(),
            began: moment(day, number % 600),
            mode,
            begun: *dice.of(&[Begun::FirstLine, Begun::NearEnd, Begun::FromExample]),
            given: 0,
            parent,
            notes: Notes::default(),
            ended: None,
            reached: Due::AtOnce,
            fate: Fate::Open,
        };
        let mut notes = Notes { hot_before: Some(3), ..Notes::default() };
        notes.turn_mut(1).own_words = format!("I would say “number {number}”.");
        let grade = |at: usize| [None, Some(Grade::Best), Some(Grade::SetYouBack)][at % 3];
        let summary = Summary {
            grades: (0..replay.turns.len()).map(grade).collect(),
            ..played.summary(moment(day, number % 600 + 20))
        };
        let ended = Ended { at: moment(day, number % 600 + 9), count: number as u32 + 1 };
        Self { trainee, id, replay, begun, texts: texts(scenario), notes, ended, summary, played }
    }

    /// The turns as taken.
    pub fn taken(&self) -> Vec<Taken> {
        self.replay.taken()
    }

    /// When a turn was taken, from 1.
    pub fn timed(&self, number: usize) -> Timed {
        let at = Moment { millis: self.begun.began.millis + number as i64 * 7_000, day: self.begun.began.day };
        Timed { at, thought: (!number.is_multiple_of(4)).then_some(number as u32 * 1_234) }
    }

    /// Its beginning.
    pub fn begin(&self) -> Change {
        Change::Begin(self.trainee, Box::new(self.begun.clone()), Arc::clone(&self.texts))
    }

    /// One of its turns, from 1.
    pub fn turn(&self, number: usize) -> Change {
        Change::Turn(self.id, number, self.taken()[number - 1], self.timed(number))
    }

    /// Its end.
    pub fn over(&self) -> Change {
        Change::Over(self.id, self.summary.clone(), Box::new(self.judged()))
    }

    /// What it showed.
    pub fn judged(&self) -> Judged {
        self.played.judged.clone()
    }

    /// All that is written of it, in order.
    pub fn changes(&self) -> Vec<Change> {
        let mut all = vec![self.begin()];
        all.extend((1..=self.replay.turns.len()).map(|number| self.turn(number)));
        all.push(Change::Notes(self.id, self.notes.clone()));
        all.push(Change::Ended(self.id, self.ended));
        all.push(Change::Reached(self.id, Due::NextDay));
        all.push(self.over());
        all
    }

    /// As it is kept when all of that is written.
    pub fn kept(&self) -> KeptAttempt {
        let mut kept = self.begun.clone();
        kept.attempt.taken = self.taken();
        kept.timed = (1..=kept.attempt.taken.len()).map(|number| self.timed(number)).collect();
        kept.notes = self.notes.clone();
        kept.ended = Some(self.ended);
        kept.reached = Due::NextDay;
        kept.fate = Fate::Over(self.summary.clone());
        kept
    }
}
