//! What a turn did, in words: what moved and why, how good it was, and the step it showed. An example that is watched
//! and a coached conversation tell it.

use egui::{Response, Ui};

use super::spoken;
use crate::app::signs;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::Better;
use crate::debrief::words::upper_first;
use crate::engine::Turn;
use crate::playbook::{Action, METERS, Meter, Step};
use crate::scenario::Scenario;
use crate::solve::{Grade, steps_shown};

/// So many reasons for one move; the strongest come first.
const REASONS: usize = 2;

/// Who did it: somebody in an example, or the trainee.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    They,
    You,
}

fn numbers(turn: &Turn, meter: Meter) -> Option<String> {
    let (from, to) = (turn.from.mood.get(meter), turn.mood.get(meter));
    (turn.from.ending().is_none() && from != to).then(|| format!("{} {from} → {to}", meter.word()))
}

fn with(moved: &str, reason: &str) -> String {
    if reason.is_empty() { moved.to_owned() } else { format!("{moved}: {reason}") }
}

/// The meters that moved in a turn, by reason: those that moved for the same one stand together.
pub(super) fn by_reason(scenario: &Scenario, turn: &Turn, voice: Who) -> Vec<(String, Vec<Meter>)> {
    let mut groups: Vec<(String, Vec<Meter>)> = Vec::new();
    for meter in METERS.into_iter().filter(|meter| numbers(turn, *meter).is_some()) {
        let reason = reason(scenario, turn, meter, voice);
        match groups.iter_mut().find(|(other, _)| *other == reason) {
            Some((_, all)) => all.push(meter),
            None => groups.push((reason, vec![meter])),
        }
    }
    groups
}

/// What some meters did in a turn, with their reason: "Anger 48 → 30, trust 40 → 44: you said it back".
pub(super) fn moved(turn: &Turn, reason: &str, meters: &[Meter]) -> String {
    let all: Vec<String> = meters.iter().filter_map(|meter| numbers(turn, *meter)).collect();
    with(&upper_first(&all.join(", ")), reason)
}

/// What all meters did.
pub(super) fn all_moved(scenario: &Scenario, turn: &Turn, voice: Who) -> Vec<String> {
    by_reason(scenario, turn, voice).iter().map(|(reason, meters)| moved(turn, reason, meters)).collect()
}

/// What was done that moved a meter this way; where nothing that was done did, the notes of the rules that moved it.
fn reason(scenario: &Scenario, turn: &Turn, meter: Meter, voice: Who) -> String {
    let playbook = &scenario.playbook;
    let rises = turn.mood.get(meter) > turn.from.mood.get(meter);
    let mut did: Vec<(i16, &str)> = Vec::new();
    for counted in &turn.counted {
        let points =
            METERS.iter().zip(counted.points).find(|(other, _)| **other == meter).map_or(0, |(_, points)| points);
        let behaviour = playbook.behaviour(counted.counted_as);
        let words = if voice == Who::You { &behaviour.did } else { &behaviour.title };
        let towards = if rises { points } else { points.saturating_neg() };
        if towards > 0 && did.iter().all(|(_, other)| other != words) {
            did.push((towards, words));
        }
    }
    did.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
    if did.is_empty() {
        let moves = |action: &Action| match action {
            Action::Add(effect) => {
                if rises {
                    effect.get(meter) > 0
                } else {
                    effect.get(meter) < 0
                }
            }
            _ => false,
        };
        let rules = turn.rules.iter().filter_map(|id| playbook.rules.get(id.index()));
        let notes = rules.filter(|rule| !rule.note.is_empty() && rule.then.iter().any(moves));
        return notes.map(|rule| rule.note.as_str()).collect::<Vec<_>>().join(" ");
    }
    did.iter().take(REASONS).map(|(_, words)| *words).collect::<Vec<_>>().join(", ")
}

/// The step that a turn shows, before all others one in focus; none where it shows none.
pub(super) fn main_step(scenario: &Scenario, turn: &Turn) -> Option<usize> {
    let shown = steps_shown(scenario, turn);
    let declared = scenario.focus.iter().chain(&scenario.steps).find(|step| shown.contains(step));
    declared.or_else(|| shown.first()).copied()
}

/// Which reply, as it is called, and its grade as a sign and in words where it is known.
pub(super) fn head_ui(ui: &mut Ui, reply: &str, grade: Option<Grade>) -> Response {
    let theme = Theme::of(ui);
    widgets::tight_row_ui(ui, |ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_S;
        if let Some(grade) = grade {
            signs::grade_ui(ui, grade);
        }
        let color = grade.map_or(theme.quiet_text, |grade| signs::grade_color(theme, grade));
        ui.label(theme::words(head(reply, grade), theme::strong(theme::SIZE_CAPTION)).color(color))
    })
}

/// The same in words alone.
pub(super) fn head(reply: &str, grade: Option<Grade>) -> String {
    grade.map_or_else(|| reply.to_owned(), |grade| format!("{reply}: {}", grade.words()))
}

/// What would have helped more, and what there is to say of it.
pub(super) fn better_ui(ui: &mut Ui, better: &Better, about: &[&str]) {
    let theme = Theme::of(ui);
    ui.label(theme::words("What would have helped more", theme::strong(theme::SIZE_CAPTION)).color(theme.good));
    let job =
        if better.spoken { spoken::job } else { |text: &str, size, color, _| spoken::deed_job(text, size, color) };
    spoken::words_ui(ui, job(&better.words, theme::SIZE_BODY, theme.text, theme.text));
    for words in about.iter().filter(|words| !words.is_empty()) {
        ui.label(widgets::quiet(theme, *words));
    }
}

/// The name of a step, and what it is for.
pub(super) fn step_ui(ui: &mut Ui, step: &Step) -> Response {
    let theme = Theme::of(ui);
    let name = ui.label(theme::words(&step.title, theme::strong(theme::SIZE_BODY)).color(theme.text));
    name | ui.label(theme::words(&step.plain, theme::body()).color(theme.text))
}
