//! Lines of the conversation, each judged where most trainees hear it: what its replies are worth there.

use crate::engine::{State, Taken};
use crate::scenario::{Reply, ReplyKind, Scene};
use crate::solve::{At, Prospect, Solved, Spot, Standing};
use crate::text::Place;

use super::case::{Case, lines_in};

/// A line, in the state in which most trainees with one want hear it.
pub(super) struct Line<'a> {
    /// The walk that leads here.
    pub solved: &'a Solved,
    /// Its scene and its part of the vent; their count for the scene's own line.
    pub at: LineAt,
    /// The scene.
    pub scene: &'a Scene,
    /// Where it stands in the text.
    pub place: Place<'static>,
    /// A conversation that comes here.
    pub way: Vec<Taken>,
    /// Where that stands.
    pub state: State,
    /// All that can be taken here: a composed reply once for each thing that it can come to.
    pub prospects: Vec<Prospect>,
    /// What is on offer, in the order of the file.
    pub choices: Vec<Choice<'a>>,
    /// Whether anything that could be taken here makes a difference.
    pub matters: bool,
}

/// A line by its scene and its part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct LineAt {
    pub scene: u16,
    pub part: u8,
}

impl LineAt {
    /// One of its replies.
    pub(super) fn reply(self, number: u8) -> At {
        At { scene: self.scene, part: self.part, number }
    }
}

/// A reply on offer at a line.
pub(super) struct Choice<'a> {
    /// The reply.
    pub reply: &'a Reply,
    /// What comes of it; of a composed one, the best that can.
    pub prospect: Prospect,
    /// Points if a reference trainee goes on.
    pub worth: f32,
}

impl<'a> Line<'a> {
    /// The reply that is worth most; the first of equals.
    pub(super) fn best(&self) -> Option<&Choice<'a>> {
        best_of(self.choices.iter())
    }

    /// A conversation that comes here and takes this reply.
    pub(super) fn through(&self, choice: &Choice<'_>) -> Vec<Taken> {
        self.way.iter().copied().chain([choice.prospect.taken]).collect()
    }

    /// Its replies, be they on offer or not.
    pub(super) fn replies(&self) -> &'a [Reply] {
        lines_in(self.scene).nth(self.at.part.into()).map_or(&[], |(_, replies)| replies)
    }
}

impl Choice<'_> {
    /// Whether its words stand on the card as they are.
    pub(super) fn is_plain(&self) -> bool {
        matches!(self.reply.kind, ReplyKind::Said | ReplyKind::Done)
    }
}

/// The choice that is worth most; the first of equals.
pub(super) fn best_of<'c, 'a: 'c>(choices: impl DoubleEndedIterator<Item = &'c Choice<'a>>) -> Option<&'c Choice<'a>> {
    choices.rev().max_by(|a, b| a.worth.total_cmp(&b.worth))
}

/// Every line that is heard with one want.
pub(super) fn heard<'a>(case: &Case<'a>, solved: &'a Solved) -> Vec<Line<'a>> {
    let all = case.all_scenes().flat_map(|(number, scene)| {
        lines_in(scene).map(move |(part, replies)| (LineAt { scene: number, part }, scene, replies))
    });
    all.filter_map(|(at, scene, replies)| line(case, solved, at, scene, replies)).collect()
}

fn line<'a>(
    case: &Case<'a>,
    solved: &'a Solved,
    at: LineAt,
    scene: &'a Scene,
    replies: &'a [Reply],
) -> Option<Line<'a>> {
    let usual = solved.usual(case.scenario, at.scene, at.part)?;
    let choices = usual.best_of_each()?.into_iter().map(|prospect| {
        let reply = replies.get(usize::from(prospect.taken.number.checked_sub(1)?))?;
        Some(Choice { reply, prospect, worth: prospect.value?.expected })
    });
    let choices = choices.collect::<Option<Vec<_>>>()?;
    let worth = usual.prospects.iter().filter_map(|prospect| prospect.value).map(|value| value.expected);
    let (least, most) = worth.fold((f32::MAX, f32::MIN), |(least, most), worth| (least.min(worth), most.max(worth)));
    let own = case.scene_place(at.scene);
    let is_part = usize::from(at.part) < scene.parts.len();
    let place = if is_part { own.field("vent").item(at.part.into()) } else { own };
    let matters = most - least > f32::from(case.scenario.playbook.checks.grades.0);
    let Standing { way, state, prospects } = usual;
    Some(Line { solved, at, scene, place, way, state, prospects, choices, matters })
}

/// All that can be taken at a place of the table.
pub(super) fn prospects_at(case: &Case<'_>, solved: &Solved, spot: Spot) -> Vec<Prospect> {
    solved.standing(case.scenario, spot).map_or_else(Vec::new, |standing| standing.prospects)
}
