//! What the walk met: scenes, replies, how each was taken, how far the meters went, how soon it was over.
//! Each with the first place where it was met, which is one of the shortest.

use super::moves::Made;
use super::table::Spot;
use crate::engine::State;
use crate::playbook::{EndingId, METERS, Mood};
use crate::scenario::{Reacts, ReplyKind, Scenario};

/// A move: where it was made, and which of the moves there.
pub type Mark = (Spot, usize);

/// A reply where it is offered: scene, part of its vent (their count for the scene's own line), number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// The scene.
    pub scene: u16,
    /// The part of its vent; as many as there are for the scene's own line.
    pub part: u8,
    /// The number of the reply.
    pub number: u8,
}

/// What was met of one reply.
#[derive(Clone, Debug, Default)]
pub struct SeenReply {
    /// First taken so: lands, falls flat, backfires.
    pub reacts: [Option<Mark>; 3],
    /// Outcomes of a summary, first met: full, facts only, thin, wrong.
    pub outcomes: [Option<Mark>; 4],
}

impl SeenReply {
    /// Whether it was on offer anywhere, and where first.
    #[must_use]
    pub fn offered(&self) -> Option<Mark> {
        self.reacts.iter().flatten().min_by_key(|(spot, _)| order(*spot)).copied()
    }
}

/// Earlier spots first.
fn order(spot: Spot) -> (u8, u32) {
    match spot {
        Spot::Turn(turn, at) => (turn, at),
        Spot::After(at) => (u8::MAX, at),
    }
}

/// The end of a conversation after the fewest decisions.
#[derive(Clone, Copy, Debug)]
pub struct Soonest {
    /// How many decisions; a vent is one.
    pub decisions: u8,
    /// The last move.
    pub mark: Mark,
    /// How it ended.
    pub ending: EndingId,
}

/// What the walk met.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Lines of a scene: its vent parts and its own.
    lines: Vec<SeenLine>,
    /// Where the lines of each scene begin, and how many of them are parts of a vent.
    first_line: Vec<(usize, u8)>,
    /// Lowest and highest of each meter in the conversation.
    pub lowest: Mood,
    /// Highest of each meter.
    pub highest: Mood,
    /// For each ending: the move that first led there.
    pub endings: Vec<Option<Mark>>,
    /// The soonest end.
    pub soonest: Option<Soonest>,
}

/// What was met of one line of a scene.
#[derive(Clone, Debug, Default)]
pub struct SeenLine {
    /// Where it was first said.
    pub first: Option<Spot>,
    /// Where it is heard most often, half of all trainees guessing and half going by the book; with those odds.
    pub usual: Option<(Spot, f64)>,
    /// Its replies.
    pub replies: Vec<SeenReply>,
    listens: bool,
}

impl Seen {
    pub(super) fn new(scenario: &Scenario) -> Self {
        let (mut lines, mut first_line) = (Vec::new(), Vec::new());
        for scene in &scenario.scenes {
            first_line.push((lines.len(), u8::try_from(scene.parts.len()).unwrap_or(u8::MAX)));
            let line = |replies: &[crate::scenario::Reply]| SeenLine {
                first: None,
                usual: None,
                replies: vec![SeenReply::default(); replies.len()],
                listens: replies.first().is_some_and(|reply| reply.kind == ReplyKind::Listen),
            };
            lines.extend(scene.parts.iter().map(|part| line(&part.replies)));
            lines.push(line(&scene.replies));
        }
        Self {
            lines,
            first_line,
            lowest: Mood { anger: 100, trust: 100, heard: 100, patience: 100 },
            highest: Mood::default(),
            endings: vec![None; scenario.playbook.endings.len()],
            soonest: None,
        }
    }

    /// What was met of a line: a part of the scene's vent, or after the last part its own.
    #[must_use]
    pub fn line(&self, scene: u16, part: u8) -> Option<&SeenLine> {
        self.lines.get(self.line_at(scene, part)?)
    }

    /// What was met of a reply.
    #[must_use]
    pub fn reply(&self, at: At) -> Option<&SeenReply> {
        self.line(at.scene, at.part)?.replies.get(usize::from(at.number.checked_sub(1)?))
    }

    /// A save scene keeps in mind how far a vent elsewhere had come, and has no parts of its own.
    fn line_at(&self, scene: u16, part: u8) -> Option<usize> {
        let (first, parts) = *self.first_line.get(usize::from(scene))?;
        Some(first + usize::from(part.min(parts)))
    }

    fn line_mut(&mut self, state: &State) -> Option<&mut SeenLine> {
        let at = self.line_at(state.scene, state.part)?;
        self.lines.get_mut(at)
    }

    pub(super) fn stands(&mut self, state: &State, here: Spot, odds: f64) {
        for meter in METERS {
            let value = state.mood.get(meter);
            self.lowest.set(meter, self.lowest.get(meter).min(value));
            self.highest.set(meter, self.highest.get(meter).max(value));
        }
        if let Some(line) = self.line_mut(state) {
            line.first.get_or_insert(here);
            if line.usual.is_none_or(|(_, most)| odds > most) {
                line.usual = Some((here, odds));
            }
        }
    }

    pub(super) fn stands_after(&mut self, state: &State, here: Spot) {
        if let Some(line) = self.line_mut(state) {
            line.first.get_or_insert(here);
            line.usual.get_or_insert((here, 0.0));
        }
    }

    /// Notes a move; says whether it is a decision: letting the customer go on is none.
    pub(super) fn moves(&mut self, state: &State, here: Spot, nth: usize, made: &Made) -> bool {
        let Some(line) = self.line_mut(state) else { return true };
        let number = made.choice.taken.number;
        let mark = Some((here, nth));
        if let Some(reply) = line.replies.get_mut(usize::from(number.saturating_sub(1))) {
            let [lands, falls_flat, backfires] = &mut reply.reacts;
            let slot = match made.noticed.reacts {
                Reacts::Lands => lands,
                Reacts::FallsFlat => falls_flat,
                Reacts::Backfires => backfires,
            };
            *slot = slot.or(mark);
            if let Some(slot) = made.noticed.outcome.and_then(|outcome| reply.outcomes.get_mut(outcome)) {
                *slot = slot.or(mark);
            }
        }
        !(line.listens && number == 1)
    }

    pub(super) fn ends(&mut self, ending: EndingId, decisions: u8, here: Spot, nth: usize) {
        let mark = (here, nth);
        if let Some(slot) = self.endings.get_mut(ending.index()) {
            *slot = slot.or(Some(mark));
        }
        if self.soonest.is_none_or(|soonest| decisions < soonest.decisions) {
            self.soonest = Some(Soonest { decisions, mark, ending });
        }
    }
}
