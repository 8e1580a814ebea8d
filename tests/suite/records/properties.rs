//! Changes in any order, some of them again, some of them wrong, the file closed and opened in between: always what a
//! naive list in memory would hold.

use std::collections::BTreeMap;

use proptest::prelude::{Strategy, any, proptest};
use proptest::test_runner::Config;
use unruffled::debrief::kept::{Fate, KeptAttempt, Moment, TraineeId};
use unruffled::debrief::{Judged, Played};
use unruffled::engine::notes::AttemptId;
use unruffled::records::{Change, History, Records, Trainee};
use unruffled::solve::Grade;

use super::practice::{Whole, moment, name};

const TRAINEES: usize = 2;
const ATTEMPTS: usize = 5;

/// The naive one: everything in lists, everything looked for from the front.
#[derive(Clone, Default)]
struct Naive {
    trainees: Vec<Trainee>,
    settings: BTreeMap<(TraineeId, String), String>,
    attempts: Vec<(TraineeId, KeptAttempt, String)>,
    over: Vec<AttemptId>,
    judged: BTreeMap<AttemptId, Judged>,
    graded: BTreeMap<AttemptId, Vec<Option<Grade>>>,
}

impl Naive {
    /// Writes a change; false where it contradicts what is there.
    fn write(&mut self, change: &Change) -> bool {
        match change {
            Change::Trainee(id, name, _) => {
                let known = self.trainees.iter().any(|trainee| trainee.id == *id);
                let second_guest = name.is_none() && self.trainees.iter().any(|trainee| trainee.name.is_none());
                if !known && !second_guest {
                    self.trainees.push(Trainee { id: *id, name: name.clone() });
                }
                known || !second_guest
            }
            Change::Rename(id, name) => {
                let found = self.trainees.iter_mut().find(|trainee| trainee.id == *id);
                found.is_some_and(|trainee| {
                    trainee.name = Some(name.clone());
                    true
                })
            }
            Change::Set(id, name, value) => {
                self.settings.insert((*id, name.clone()), value.clone());
                self.trainees.iter().any(|trainee| trainee.id == *id)
            }
            Change::Begin(trainee, kept, texts) => {
                if let Some((owner, there, _)) = self.attempts.iter().find(|(_, there, _)| there.id == kept.id) {
                    return owner == trainee && there.attempt.content == kept.attempt.content;
                }
                self.attempts.push((*trainee, (**kept).clone(), texts.id.clone()));
                self.trainees.iter().any(|other| other.id == *trainee)
            }
            Change::Turn(id, ..)
            | Change::Notes(id, _)
            | Change::Ended(id, _)
            | Change::Reached(id, _)
            | Change::Left(id, _) => {
                let found = self.attempts.iter_mut().find(|(_, there, _)| there.id == *id);
                found.is_some_and(|(_, kept, _)| beside(kept, change))
            }
            Change::Over(id, summary, judged) => {
                self.judged.insert(*id, (**judged).clone());
                let Some((_, kept, _)) = self.attempts.iter_mut().find(|(_, there, _)| there.id == *id) else {
                    return false;
                };
                if !summary.grades.is_empty() {
                    self.graded.entry(*id).or_insert_with(|| summary.grades.clone());
                }
                match &kept.fate {
                    Fate::Left => false,
                    Fate::Over(there) => {
                        (there.at, there.points, &there.ending) == (summary.at, summary.points, &summary.ending)
                    }
                    Fate::Open => {
                        kept.fate = Fate::Over(summary.clone());
                        self.over.push(*id);
                        true
                    }
                }
            }
            Change::Graded(id, grades) => {
                self.graded.entry(*id).or_insert_with(|| grades.clone());
                self.attempts.iter().any(|(_, there, _)| there.id == *id)
            }
            Change::Judged(id, judged) => {
                self.judged.insert(*id, (**judged).clone());
                self.attempts.iter().any(|(_, there, _)| there.id == *id)
            }
        }
    }

    fn attempt(&self, id: AttemptId) -> Option<&(TraineeId, KeptAttempt, String)> {
        self.attempts.iter().find(|(_, there, _)| there.id == id)
    }

    fn history(&self, trainee: TraineeId) -> History {
        let played = self.over.iter().filter_map(|id| self.attempt(*id)).filter(|(owner, ..)| *owner == trainee);
        let mine = self.attempts.iter().filter(|(owner, ..)| *owner == trainee).map(|(_, kept, _)| kept);
        History {
            played: played.map(|(_, kept, scenario)| self.played(kept, scenario)).collect(),
            open: mine.clone().filter(|kept| kept.fate == Fate::Open).cloned().collect(),
            ended: u32::try_from(mine.filter(|kept| kept.ended.is_some()).count()).unwrap(),
            settings: self
                .settings
                .iter()
                .filter(|((owner, _), _)| *owner == trainee)
                .map(|((_, name), value)| (name.clone(), value.clone()))
                .collect(),
        }
    }

    fn played(&self, kept: &KeptAttempt, scenario: &str) -> Played {
        let Fate::Over(summary) = &kept.fate else { panic!("it is over") };
        Played {
            id: kept.id,
            scenario: scenario.to_owned(),
            title: kept.title.clone(),
            content: kept.attempt.content.hex(),
            seed: kept.attempt.seed,
            want: kept.want.clone(),
            mode: kept.mode,
            given: kept.given,
            again: kept.parent.is_some(),
            day: summary.at.day,
            ending: summary.ending.clone(),
            success: summary.success,
            points: summary.points,
            judged: self.judged.get(&kept.id).cloned().unwrap_or_default(),
        }
    }
}

/// What is written beside an attempt.
fn beside(kept: &mut KeptAttempt, change: &Change) -> bool {
    match change {
        Change::Turn(_, number, taken, timed) => match kept.attempt.taken.get(number.wrapping_sub(1)) {
            Some(there) => return there == taken,
            None if *number != kept.attempt.taken.len() + 1 || kept.fate != Fate::Open => return false,
            None => {
                kept.attempt.taken.push(*taken);
                kept.timed.push(*timed);
            }
        },
        Change::Notes(_, notes) => kept.notes = notes.clone(),
        Change::Ended(_, ended) => return *kept.ended.get_or_insert(*ended) == *ended,
        Change::Reached(_, due) => kept.reached = kept.reached.max(*due),
        Change::Left(..) if kept.fate == Fate::Open => kept.fate = Fate::Left,
        _ => {}
    }
    true
}

/// A change by three numbers: of whom, of what, and which of all.
fn change(trainee: usize, attempt: usize, which: usize, wholes: &[Whole]) -> Change {
    use unruffled::scenario::Due;
    let (id, whole) = (name(1_000 + trainee), &wholes[attempt]);
    match which {
        0 => Change::Trainee(id, None, moment(5, attempt)),
        1 => Change::Trainee(id, Some("Anna".to_owned()), moment(4, attempt)),
        2 => Change::Rename(id, format!("Bo {attempt}")),
        3 => Change::Set(id, format!("sound {}", attempt % 2), format!("{attempt}")),
        4 | 5 => whole.begin(),
        6 => Change::Notes(whole.id, whole.notes.clone()),
        7 => Change::Ended(whole.id, whole.ended),
        8 => Change::Ended(whole.id, unruffled::debrief::kept::Ended { at: Moment::default(), ..whole.ended }),
        9 => Change::Reached(whole.id, [Due::AtOnce, Due::NextConversation, Due::NextDay][trainee % 3]),
        10 | 11 => whole.over(),
        12 => Change::Judged(whole.id, Box::default()),
        13 => Change::Left(whole.id, moment(3, 0)),
        14 => Change::Over(
            whole.id,
            unruffled::debrief::kept::Summary { grades: Vec::new(), ..whole.summary.clone() },
            Box::new(whole.judged()),
        ),
        15 => Change::Graded(whole.id, vec![Some(Grade::Good)]),
        // Of the turns the first ones most often, so that many follow each other.
        _ => whole.turn((which - 16) % whole.replay.turns.len().min(5) + 1),
    }
}

fn same(records: &Records, naive: &Naive) {
    let mut trainees = naive.trainees.clone();
    trainees.sort_by_key(|trainee| (trainee.name.is_some(), trainee.name.clone(), trainee.id));
    assert_eq!(records.trainees().unwrap(), trainees);
    for trainee in (0..TRAINEES).map(|number| name(1_000 + number)) {
        let (kept, expected) = (records.history(trainee).unwrap(), naive.history(trainee));
        assert_eq!(kept.played, expected.played);
        assert_eq!(kept.open, expected.open);
        assert_eq!((kept.ended, kept.settings), (expected.ended, expected.settings));
    }
    for attempt in (0..ATTEMPTS).map(name) {
        let kept = records.attempt(attempt).unwrap().map(|(kept, _)| kept);
        let mut expected = naive.attempt(attempt).map(|(_, kept, _)| kept.clone());
        if let Some(KeptAttempt { fate: Fate::Over(summary), .. }) = &mut expected {
            summary.grades = naive.graded.get(&attempt).cloned().unwrap_or_default();
        }
        assert_eq!(kept, expected);
    }
}

fn changes() -> impl Strategy<Value = Vec<(usize, usize, usize)>> {
    proptest::collection::vec((0..TRAINEES + 1, 0..ATTEMPTS, 0..30usize), 1..4)
}

proptest! {
    #![proptest_config(Config { cases: 48, failure_persistence: None, ..Config::default() })]

    #[test]
    fn the_file_holds_what_a_list_would(writes in proptest::collection::vec((changes(), any::<u8>()), 1..24)) {
        let folder = tempfile::tempdir().unwrap();
        let wholes: Vec<Whole> = (0..ATTEMPTS).map(|number| Whole::new(name(1_000 + number % TRAINEES), number)).collect();
        let (mut records, mut naive) = (Records::open(folder.path()).unwrap().records, Naive::default());
        for (changes, after) in writes {
            let changes: Vec<Change> =
                changes.iter().map(|(trainee, attempt, which)| change(trainee % TRAINEES, *attempt, *which, &wholes)).collect();
            let mut next = naive.clone();
            let sound = changes.iter().all(|change| next.write(change));
            assert_eq!(records.write(&changes).is_ok(), sound, "{changes:?}");
            if sound {
                naive = next;
                // Again, as after an answer that was lost.
                if after % 3 == 0 {
                    let mut again = naive.clone();
                    assert!(changes.iter().all(|change| again.write(change)) == records.write(&changes).is_ok());
                    naive = again;
                }
            }
            if after % 4 == 0 {
                same(&records, &naive);
                drop(records);
                records = Records::open(folder.path()).unwrap().records;
            }
        }
        same(&records, &naive);
        records.check().unwrap();
    }
}
