//! The trainee's own view of it: what they were proud of and would take back, how sure they were, and what they would
//! have said. Answered, never scored.

use super::{Debrief, Exchange};
use crate::engine::notes::{Notes, Sure};
use crate::playbook::{Playbook, ShownBy};
use crate::scenario::Reacts;
use crate::solve::{Grade, Verdict};

/// An answer to a turn that the trainee marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The turn, from 1.
    pub turn: usize,
    /// One or two kind sentences.
    pub words: String,
}

impl Debrief {
    /// Answers what the trainee was proud of and would take back, in the order of the turns.
    #[must_use]
    pub fn answers(&self, playbook: &Playbook, turns: &[Exchange], notes: &Notes) -> Vec<Answer> {
        let marked = notes.turns.iter().filter(|(_, notes)| notes.proud || notes.take_back);
        marked
            .filter_map(|(number, notes)| {
                let turn = turns.get(number.checked_sub(1)?)?;
                let view = View { debrief: self, playbook, turn };
                let words = match (notes.proud, notes.take_back) {
                    (true, true) => view.both(),
                    (true, false) => view.proud(),
                    (false, _) => view.take_back(),
                };
                Some(Answer { turn: *number, words })
            })
            .collect()
    }

    /// Whether a turn cost something: by its grade, or while there is none by how it was taken.
    fn slipped(&self, turn: &Exchange) -> bool {
        self.cost(turn.number).unwrap_or(turn.reacts != Reacts::Lands)
    }
}

/// One turn in the light of the debrief.
struct View<'d> {
    debrief: &'d Debrief,
    playbook: &'d Playbook,
    turn: &'d Exchange,
}

impl View<'_> {
    /// The pitfall that the turn stepped into, by title.
    fn pitfall(&self) -> Option<&str> {
        let seen = self.debrief.pitfalls.iter().find(|seen| seen.turn == self.turn.number)?;
        self.playbook.pitfalls.get(seen.pitfall).map(|pitfall| pitfall.title.as_str())
    }

    /// A step that the turn showed in full and in time, by title.
    fn step(&self) -> Option<&str> {
        let shown =
            |step: &&super::StepVerdict| step.verdict == Verdict::Done && step.evidence.contains(&self.turn.number);
        let shown = self.debrief.steps.iter().filter(shown).filter_map(|step| self.playbook.steps.get(step.step));
        // What was done says more than what was kept back.
        let step = shown.min_by_key(|step| matches!(step.shown_by, ShownBy::Absence(..)))?;
        Some(step.title.as_str())
    }

    fn held(&self) -> bool {
        self.pitfall().is_none() && !self.debrief.slipped(self.turn)
    }

    fn is_turning(&self) -> bool {
        self.debrief.turning == Some(self.turn.number)
    }

    /// What it was good for.
    fn merit(&self) -> String {
        let worked = self.debrief.worked == Some(self.turn.number);
        match (self.step(), worked) {
            (Some(step), true) => format!("It showed “{step}”, and nothing eased it more."),
            (Some(step), false) => format!("It showed “{step}”."),
            (None, true) => "Nothing eased it more.".to_owned(),
            (None, false) if self.turn.reacts == Reacts::Lands => "It landed.".to_owned(),
            (None, false) => "It did not land, and still nothing on offer would have been much better.".to_owned(),
        }
    }

    /// What it cost, and where the one advice is.
    fn cost(&self) -> String {
        let cost = match (self.pitfall(), self.debrief.grade(self.turn.number), self.turn.reacts) {
            (Some(title), ..) => format!("It was one of the pitfalls, “{title}”"),
            (None, Some(grade), _) if grade > Grade::Good => grade_cost(grade).to_owned(),
            (None, _, Reacts::Backfires) => "It backfired".to_owned(),
            (None, _, _) => "It fell flat".to_owned(),
        };
        let advised = self.debrief.to_try.as_ref().and_then(|to_try| to_try.turn) == Some(self.turn.number);
        if self.is_turning() {
            format!("{cost}, and it is the moment that counted most. What would have helped stands beside it.")
        } else if advised {
            format!("{cost}. The one thing to try is about these words.")
        } else {
            format!("{cost}.")
        }
    }

    fn proud(&self) -> String {
        if self.held() {
            return format!("With reason. {}", self.merit());
        }
        match self.step() {
            Some(step) => format!("There is something in it: it showed “{step}”. {}", self.cost()),
            None => format!("You meant it well, and that is worth keeping. {}", self.cost()),
        }
    }

    fn take_back(&self) -> String {
        match (self.held(), self.debrief.grade(self.turn.number)) {
            (true, Some(Grade::Best)) => {
                format!("You need not: nothing on offer was better. {}", self.merit_in_short())
            }
            (true, _) => format!("You need not. {}", self.merit()),
            (false, _) => format!("Well seen. {}", self.cost()),
        }
    }

    /// The merit after it was said that nothing was better.
    fn merit_in_short(&self) -> String {
        if self.step().is_none() && self.turn.reacts != Reacts::Lands {
            "Not everything that is right lands at once.".to_owned()
        } else {
            self.merit()
        }
    }

    fn both(&self) -> String {
        if self.held() {
            format!("Both can be true; this one you can keep. {}", self.merit())
        } else {
            format!("Both can be true. {}", self.cost())
        }
    }
}

fn grade_cost(grade: Grade) -> &'static str {
    match grade {
        Grade::Best | Grade::Good | Grade::CostALittle => "It cost a little",
        Grade::SetYouBack => "It set you back",
        Grade::HardToComeBackFrom => "It was hard to come back from",
    }
}

/// How sure the trainee was, beside how it went; turn numbers from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Confidence {
    /// Sure, and it held.
    pub sure_held: Vec<usize>,
    /// Sure, and it cost something.
    pub sure_slipped: Vec<usize>,
    /// Not sure, and it held.
    pub unsure_held: Vec<usize>,
    /// Not sure, and it cost something.
    pub unsure_slipped: Vec<usize>,
}

impl Confidence {
    /// From the notes; none where nothing was noted.
    #[must_use]
    pub fn of(debrief: &Debrief, turns: &[Exchange], notes: &Notes) -> Option<Self> {
        let mut made = Self::default();
        for turn in turns {
            let Some(sure) = notes.turn(turn.number).and_then(|notes| notes.sure) else { continue };
            let list = match (sure, debrief.slipped(turn)) {
                (Sure::Sure, false) => &mut made.sure_held,
                (Sure::Sure, true) => &mut made.sure_slipped,
                (Sure::NotSure, false) => &mut made.unsure_held,
                (Sure::NotSure, true) => &mut made.unsure_slipped,
            };
            list.push(turn.number);
        }
        (made != Self::default()).then_some(made)
    }

    /// In sentences: the counts, then what is worth a look.
    #[must_use]
    pub fn sentences(&self) -> Vec<String> {
        let counts = |word: &str, held: &[usize], slipped: &[usize]| match (held.len(), slipped.len()) {
            (0, 0) => None,
            (1, 0) => Some(format!("{word} once, and it held.")),
            (0, 1) => Some(format!("{word} once, and it cost something.")),
            (held, 0) => Some(format!("{word} {held} times, and all held.")),
            (0, slipped) => Some(format!("{word} {slipped} times, and all cost something.")),
            (held, slipped) => Some(format!("{word} {} times: {held} held, {slipped} cost something.", held + slipped)),
        };
        let mut said: Vec<String> = [
            counts("Sure", &self.sure_held, &self.sure_slipped),
            counts("Not sure", &self.unsure_held, &self.unsure_slipped),
        ]
        .into_iter()
        .flatten()
        .collect();
        said.extend(match (self.sure_slipped.as_slice(), self.unsure_held.as_slice()) {
            ([], []) => None,
            ([], _) => Some("Where you were not sure and it held, you know more than you think.".to_owned()),
            (slipped, _) => {
                Some(format!("Slips you were sure of are the ones worth a look: {}.", replies_in_words(slipped)))
            }
        });
        said
    }
}

/// "reply 3", "replies 3 and 5", "replies 3, 5 and 8".
fn replies_in_words(numbers: &[usize]) -> String {
    match numbers.split_last() {
        None => String::new(),
        Some((only, [])) => format!("reply {only}"),
        Some((last, before)) => {
            let before: Vec<String> = before.iter().map(ToString::to_string).collect();
            format!("replies {} and {last}", before.join(", "))
        }
    }
}

/// The trainee's own words beside the reply that they then picked, in the order of the turns.
pub fn own_words<'n>(turns: &'n [Exchange], notes: &'n Notes) -> impl Iterator<Item = (&'n str, &'n Exchange)> {
    turns.iter().filter_map(|turn| {
        let own = notes.turn(turn.number)?.own_words.trim();
        (!own.is_empty()).then_some((own, turn))
    })
}
