//! What a turn did, in words: what moved and why, how good it was, and the step it showed. An example that is watched
//! and a coached conversation tell it.

use egui::{Response, Ui};

use crate::app::signs;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::Exchange;
use crate::debrief::words::upper_first;
use crate::playbook::{METERS, Meter, Step};
use crate::scenario::Scenario;
use crate::solve::Grade;

/// So many reasons for one move; the strongest come first.
const REASONS: usize = 2;

/// What one meter did in a turn, with its reason: "Heard 30 → 48: says it back".
pub(super) fn moved(scenario: &Scenario, exchange: &Exchange, meter: Meter) -> Option<String> {
    let (from, to) = (exchange.before.get(meter), exchange.mood.get(meter));
    if exchange.after || from == to {
        return None;
    }
    let numbers = format!("{} {from} → {to}", upper_first(meter.word()));
    let reason = reason(scenario, exchange, meter);
    Some(if reason.is_empty() { numbers } else { format!("{numbers}: {reason}") })
}

/// What every meter that moved did.
pub(super) fn all_moved(scenario: &Scenario, exchange: &Exchange) -> Vec<String> {
    METERS.iter().filter_map(|meter| moved(scenario, exchange, *meter)).collect()
}

/// What the reply did that moved a meter this way; where nothing it did explains it, the notes of the rules do.
pub(super) fn reason(scenario: &Scenario, exchange: &Exchange, meter: Meter) -> String {
    let rises = exchange.mood.get(meter) > exchange.before.get(meter);
    let points = |points: [i16; 4]| {
        let at = METERS.iter().position(|other| *other == meter);
        at.and_then(|at| points.get(at)).copied().unwrap_or(0)
    };
    let mut did: Vec<(u16, &str)> = exchange
        .arithmetic(scenario)
        .map(|(title, _, all)| (points(all), title))
        .filter(|(points, _)| if rises { *points > 0 } else { *points < 0 })
        .map(|(points, title)| (points.unsigned_abs(), title))
        .collect();
    did.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
    let mut titles: Vec<&str> = Vec::new();
    for (_, title) in did {
        if !titles.contains(&title) && titles.len() < REASONS {
            titles.push(title);
        }
    }
    if titles.is_empty() {
        let notes = exchange.notes.iter().map(|(_, note)| note.as_str());
        return notes.collect::<Vec<_>>().join(" ");
    }
    titles.join(", ")
}

/// Which reply, and its grade as a sign and in words where it is known.
pub(super) fn head_ui(ui: &mut Ui, number: usize, grade: Option<Grade>) -> Response {
    let theme = Theme::of(ui);
    widgets::tight_row_ui(ui, |ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_S;
        if let Some(grade) = grade {
            signs::grade_ui(ui, grade);
        }
        let color = grade.map_or(theme.quiet_text, |grade| signs::grade_color(theme, grade));
        ui.label(theme::words(head(number, grade), theme::strong(theme::SIZE_CAPTION)).color(color))
    })
}

/// The same in words alone.
pub(super) fn head(number: usize, grade: Option<Grade>) -> String {
    grade.map_or_else(|| format!("Reply {number}"), |grade| format!("Reply {number}: {}", grade.words()))
}

/// The name of a step, and what it is for.
pub(super) fn step_ui(ui: &mut Ui, step: &Step) -> Response {
    let theme = Theme::of(ui);
    let name = ui.label(theme::words(&step.title, theme::strong(theme::SIZE_BODY)).color(theme.text));
    name | ui.label(theme::words(&step.plain, theme::body()).color(theme.text))
}
