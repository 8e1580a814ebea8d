//! What the trainee noted beside their turns, against what happened: how sure they were, and their own words. Never
//! scored.

use super::Sheet;
use super::turns::{grade, said};
use super::write::Html;
use crate::debrief::{own_words as own_words_of, words};

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

/// What they would have said, beside what they said.
pub(super) fn own_words(html: &mut Html, sheet: &Sheet<'_>) {
    html.line("p", "small", "You said yours first; it was never scored.");
    for (own, turn) in own_words_of(&sheet.turns, sheet.report.notes) {
        html.classed("div", "beside", |html| {
            html.line("h3", "", &words::replies(&[turn.number]));
            html.classed("div", "better", |html| {
                html.line("p", "who", "Your own words");
                html.quote("p", "said", own);
            });
            html.classed("div", "you", |html| {
                html.line("p", "who", "What you chose");
                said(html, turn);
            });
        });
    }
}
