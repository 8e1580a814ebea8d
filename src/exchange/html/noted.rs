//! What the trainee noted beside their turns, against what happened: how sure they were. Never scored.

use super::Sheet;
use super::turns::{grade, said};
use super::write::Html;
use crate::debrief::words;

/// How sure they were, and how it went; sure and mistaken first, because there is most to learn.
pub(super) fn sure(html: &mut Html, sheet: &Sheet<'_>) {
    let Some(confidence) = sheet.confidence() else { return };
    for sentence in confidence.sentences() {
        html.line("p", "", &sentence);
    }
    html.line("p", "small", "It was never scored.");
    let groups = [
        ("Sure, and it cost something", &confidence.sure_slipped),
        ("Not sure, and it cost something", &confidence.unsure_slipped),
        ("Not sure, and it held", &confidence.unsure_held),
        ("Sure, and it held", &confidence.sure_held),
    ];
    for (title, numbers) in groups.into_iter().filter(|(_, numbers)| !numbers.is_empty()) {
        html.line("h3", "", title);
        html.classed("ul", "list", |html| {
            for turn in numbers.iter().filter_map(|number| sheet.turn(*number)) {
                html.element("li", &[], |html| {
                    said(html, turn);
                    grade(html, sheet.report.debrief, turn.number);
                    html.line("p", "small", &words::replies(&[turn.number]));
                });
            }
        });
    }
}
