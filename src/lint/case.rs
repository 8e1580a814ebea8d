//! A scenario that can be played, as its rules look at it: what was written where, which conversations are
//! known, what its lines come to. Whatever several rules ask for is worked out here, once.

use crate::engine::speech::reply_of;
use crate::engine::{Replay, Taken, Turn};
use crate::scenario::{Reply, ReplyKind, Scenario, Scene};
use crate::solve::{At, Course, Solved, Strategy};
use crate::text::Place;

use super::lines::{self, Line};

/// A scenario that can be played, and all that could happen in it.
pub(super) struct Case<'a> {
    /// The sound scenario.
    pub scenario: &'a Scenario,
    /// What could happen, by want.
    pub solved: &'a [Solved],
    /// Conversations that were picked out, want by want, with all that happened in them.
    pub known: Vec<Known<'a>>,
    /// Every reply that an author wrote, by scene.
    written: Vec<Vec<Written<'a>>>,
    /// Every line that is heard, by want; in the order of the scenes.
    lines: Vec<Vec<Line<'a>>>,
}

impl<'a> Case<'a> {
    pub(super) fn new(scenario: &'a Scenario, solved: &'a [Solved]) -> Self {
        let mut case = Self { scenario, solved, known: Vec::new(), written: Vec::new(), lines: Vec::new() };
        case.written =
            case.all_scenes().map(|(number, scene)| written(&case.scene_place(number), number, scene)).collect();
        case.known = solved.iter().flat_map(|solved| known(scenario, solved)).collect();
        if case.is_whole() {
            case.lines = solved.iter().map(|solved| lines::heard(&case, solved)).collect();
        }
        case
    }

    /// Whether every want was walked to the end.
    pub(super) fn is_whole(&self) -> bool {
        self.solved.len() == self.scenario.wants.len() && self.solved.iter().all(|solved| solved.cut.is_none())
    }

    /// The id of the want of a walk.
    pub(super) fn want(&self, solved: &Solved) -> &'a str {
        self.scenario.wants.get(usize::from(solved.deal.want)).map_or("", |want| want.id.as_str())
    }

    /// The scenes of the conversation, with their numbers; those of the aftermath left out.
    pub(super) fn scenes(&self) -> impl Iterator<Item = (u16, &'a Scene)> {
        (0..self.scenario.aftermath).zip(&self.scenario.scenes)
    }

    /// All scenes, with their numbers.
    pub(super) fn all_scenes(&self) -> impl Iterator<Item = (u16, &'a Scene)> {
        self.scenario.scenes.iter().zip(0..).map(|(scene, number)| (number, scene))
    }

    /// Where a scene stands in the text.
    pub(super) fn scene_place(&self, scene: u16) -> Place<'static> {
        let (list, at) = match scene.checked_sub(self.scenario.aftermath) {
            Some(at) => ("aftermath", at),
            None => ("scenes", scene),
        };
        Place::root().field(list).item(usize::from(at))
    }

    /// Every reply that an author wrote in a scene.
    pub(super) fn replies(&self, scene: u16) -> &[Written<'a>] {
        self.written.get(usize::from(scene)).map_or(&[], Vec::as_slice)
    }

    /// The same, of all scenes.
    pub(super) fn all_replies(&self) -> impl Iterator<Item = &Written<'a>> {
        self.written.iter().flatten()
    }

    /// The model conversation of every want that was walked to its end.
    pub(super) fn models(&self) -> impl Iterator<Item = &Known<'a>> {
        self.known.iter().filter(|known| known.by == By::Best)
    }

    /// The lines of the conversation, want by want; none unless every want was walked to its end.
    pub(super) fn lines(&self) -> impl Iterator<Item = &Line<'a>> {
        self.all_lines().filter(|line| line.at.scene < self.scenario.aftermath)
    }

    /// The same, with those of the aftermath.
    pub(super) fn all_lines(&self) -> impl Iterator<Item = &Line<'a>> {
        self.lines.iter().flatten()
    }

    /// The lines of one scene.
    pub(super) fn lines_of(&self, scene: u16) -> impl Iterator<Item = &Line<'a>> {
        self.lines.iter().flat_map(move |of_want| {
            let first = of_want.partition_point(|line| line.at.scene < scene);
            of_want.iter().skip(first).take_while(move |line| line.at.scene == scene)
        })
    }

    /// A conversation had again, as far as its turns go.
    pub(super) fn had(&self, solved: &Solved, taken: &[Taken]) -> Replay {
        had(self.scenario, solved, taken)
    }
}

/// Where the scenes stand: for what is about many of them.
pub(super) fn scenes_place() -> Place<'static> {
    Place::root().field("scenes")
}

/// Where the want of a walk stands.
pub(super) fn want_place(solved: &Solved) -> Place<'static> {
    Place::root().field("wants").item(usize::from(solved.deal.want))
}

/// The lines of a scene with their replies: the parts of its vent, then its own.
pub(super) fn lines_in(scene: &Scene) -> impl Iterator<Item = (u8, &[Reply])> + Clone {
    scene.lines().map(|line| (line.part, line.replies))
}

/// A reply where it was written.
#[derive(Clone, Debug)]
pub(super) struct Written<'a> {
    /// Its scene, its part of the vent (their count for the scene's own line), its number there.
    pub at: At,
    /// The reply.
    pub reply: &'a Reply,
    /// Its place in the text.
    pub place: Place<'static>,
}

/// *Keep listening* stands in no text.
fn written<'a>(place: &Place<'static>, number: u16, scene: &'a Scene) -> Vec<Written<'a>> {
    let mut made = Vec::new();
    for (part, replies) in lines_in(scene) {
        let is_part = usize::from(part) < scene.parts.len();
        let list =
            if is_part { place.field("vent").item(part.into()).field("cut_ins") } else { place.field("replies") };
        let by_author = replies.iter().zip(1u8..).filter(|(reply, _)| reply.kind != ReplyKind::Listen);
        for (nth, (reply, its_number)) in by_author.enumerate() {
            let is_impulse = reply.kind == ReplyKind::Impulse;
            let place = if is_impulse { place.field("impulse") } else { list.item(nth) };
            made.push(Written { at: At { scene: number, part, number: its_number }, reply, place });
        }
    }
    made
}

/// How somebody came through a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// As the model conversation goes.
    Best,
    /// By the worst play.
    Worst,
    /// Poorly, and on.
    Poor,
    /// By a strategy.
    Strategy(Strategy),
}

/// A conversation that is known to its end.
pub(super) struct Known<'a> {
    /// The walk that it was picked from.
    pub solved: &'a Solved,
    /// How it was picked.
    pub by: By,
    /// What was taken, and what came of it.
    pub course: &'a Course,
    /// All that happened in it.
    pub replay: Replay,
}

impl Known<'_> {
    /// Its turns up to the ending; those of the aftermath left out.
    pub(super) fn turns(&self) -> impl Iterator<Item = &Turn> {
        self.replay.turns.iter().take_while(|turn| turn.from.ending().is_none())
    }

    /// How many decisions it took; letting the customer go on is none.
    pub(super) fn decisions(&self, scenario: &Scenario) -> usize {
        let decides = |turn: &&Turn| reply_of(scenario, turn).is_some_and(|reply| reply.kind != ReplyKind::Listen);
        self.turns().filter(decides).count()
    }

    /// Whether only a clock can bring it about: it is off unless somebody turns it on.
    pub(super) fn is_timed(&self) -> bool {
        matches!(self.by, By::Strategy(Strategy::CutsIn | Strategy::Silent))
    }
}

fn known<'a>(scenario: &Scenario, solved: &'a Solved) -> Vec<Known<'a>> {
    let played = [(By::Best, &solved.best), (By::Worst, &solved.worst), (By::Poor, &solved.poor)];
    let played = played.into_iter().filter_map(|(by, course)| Some((by, course.as_ref()?)));
    let strategies = solved.strategies.iter().map(|(strategy, course)| (By::Strategy(*strategy), course));
    let all = played.chain(strategies);
    all.map(|(by, course)| Known { solved, by, course, replay: had(scenario, solved, &course.taken) }).collect()
}

fn had(scenario: &Scenario, solved: &Solved, taken: &[Taken]) -> Replay {
    let mut replay = Replay::start(scenario, solved.deal);
    // These turns were on offer when they were found.
    let _all = taken.iter().try_for_each(|taken| replay.push(scenario, taken).map(|_| ()));
    replay
}
