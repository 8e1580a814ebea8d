//! Lines of the conversation, each judged where most trainees hear it: what its replies are worth there, how
//! they look beside each other, what trace they leave.

mod choices;
mod trace;
mod worth;

use crate::engine::{State, Taken, choose};
use crate::lint::{Case, Report};
use crate::scenario::{Reply, ReplyKind, Scene};
use crate::solve::{Position, Prospect, Solved};
use crate::text::Place;

/// Reports all that single lines show.
pub(super) fn judge(case: &Case<'_>, report: &mut Report<'_, '_, '_>) {
    choices::twins(case, report);
    if !case.is_whole() {
        return;
    }
    let lines = lines_of(case);
    choices::judge(case, &lines, report);
    worth::judge(case, &lines, report);
    trace::judge(case, &lines, report);
}

/// A line of the conversation, in the state in which most trainees with one want hear it.
struct Line<'a> {
    solved: &'a Solved,
    /// The scene's number.
    number: u16,
    scene: &'a Scene,
    /// The part of its vent; their count for the scene's own line.
    part: u8,
    place: Place<'static>,
    /// A conversation that comes here.
    way: Vec<Taken>,
    state: State,
    /// What is on offer, in the order of the file.
    choices: Vec<Choice<'a>>,
    /// Whether anything that could be taken here makes a difference.
    matters: bool,
}

/// A reply on offer at a line.
struct Choice<'a> {
    reply: &'a Reply,
    /// What comes of it; of a composed one, the best that can.
    prospect: Prospect,
    /// Points if a reference trainee goes on.
    worth: f32,
}

impl<'a> Line<'a> {
    /// The reply that is worth most; the first of equals.
    fn best(&self) -> Option<&Choice<'a>> {
        best_of(self.choices.iter())
    }

    /// A conversation that comes here and takes this reply.
    fn through(&self, choice: &Choice<'_>) -> Vec<Taken> {
        self.way.iter().copied().chain([choice.prospect.taken]).collect()
    }

    fn is(&self, other: &Self) -> bool {
        (self.number, self.part) == (other.number, other.part)
    }
}

impl Choice<'_> {
    /// Whether its words stand on the card as they are.
    fn is_plain(&self) -> bool {
        matches!(self.reply.kind, ReplyKind::Said | ReplyKind::Done)
    }
}

/// The choice that is worth most; the first of equals.
fn best_of<'c, 'a: 'c>(choices: impl DoubleEndedIterator<Item = &'c Choice<'a>>) -> Option<&'c Choice<'a>> {
    choices.rev().max_by(|a, b| a.worth.total_cmp(&b.worth))
}

/// Every line that is heard, once for each want.
fn lines_of<'a>(case: &Case<'a>) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    for solved in case.solved {
        for (number, scene) in case.scenes() {
            let parts = u8::try_from(scene.parts.len()).unwrap_or(u8::MAX);
            lines.extend((0..=parts).filter_map(|part| line_at(case, solved, (number, scene), part)));
        }
    }
    lines
}

fn line_at<'a>(case: &Case<'a>, solved: &'a Solved, (number, scene): (u16, &'a Scene), part: u8) -> Option<Line<'a>> {
    let (spot, _) = solved.seen.line(number, part)?.usual?;
    let way = solved.way_to(case.scenario, spot);
    let first = solved.opening().state;
    let state = way.iter().try_fold(first, |state, taken| choose(case.scenario, solved.deal, &state, taken)).ok()?;
    let prospects = solved.prospects(case.scenario, &Position { state, spot: Some(spot) });
    let told = scene.parts.get(usize::from(part));
    let replies = told.map_or(&scene.replies, |part| &part.replies);
    let mut choices: Vec<Choice<'a>> = Vec::new();
    let (mut least, mut most) = (f32::MAX, f32::MIN);
    for prospect in prospects {
        let reply = replies.get(usize::from(prospect.taken.number.checked_sub(1)?))?;
        let worth = prospect.value?.expected;
        (least, most) = (least.min(worth), most.max(worth));
        match choices.last_mut().filter(|last| last.prospect.taken.number == prospect.taken.number) {
            Some(last) if last.worth >= worth => {}
            Some(last) => *last = Choice { reply, prospect, worth },
            None => choices.push(Choice { reply, prospect, worth }),
        }
    }
    let own = case.scene_place(number);
    let place = if told.is_some() { own.field("vent").item(usize::from(part)) } else { own };
    let matters = most - least > f32::from(case.scenario.playbook.checks.grades.0);
    Some(Line { solved, number, scene, part, place, way, state, choices, matters })
}

/// How many of all, in percent, rounded down.
fn percent(some: usize, all: usize) -> usize {
    some * 100 / all.max(1)
}

/// A reply's first words, in quotes.
pub(super) fn quoted(text: &str) -> String {
    const LETTERS: usize = 48;
    match text.char_indices().nth(LETTERS) {
        None => format!("\"{text}\""),
        Some((end, _)) => {
            let begin = text.get(..end).unwrap_or(text);
            let whole_words = begin.rsplit_once(' ').map_or(begin, |(words, _)| words);
            format!("\"{} ...\"", whole_words.trim_end_matches([',', ';', ':', '.']))
        }
    }
}

/// The first two scenes of these lines, by name.
fn two_scenes<'l, 'a: 'l>(lines: impl Iterator<Item = &'l Line<'a>>) -> String {
    let mut names: Vec<&str> = Vec::new();
    for line in lines {
        if !names.contains(&line.scene.id.as_str()) {
            names.push(&line.scene.id);
        }
    }
    match names.as_slice() {
        [] => String::new(),
        [one] => format!("\"{one}\""),
        [one, other, ..] => format!("\"{one}\" and \"{other}\""),
    }
}
