//! What the trainee noted beside their turns, against what happened: how sure they were, and their own words. Never
//! scored.

use super::Sheet;
use super::turns::said;
use super::write::Html;
use crate::debrief::{Exchange, words};
use crate::engine::notes::Sure;
use crate::scenario::Reacts;

/// How sure they were, and how it was taken; sure and mistaken first, because there is most to learn.
pub(super) fn sure(html: &mut Html, sheet: &Sheet<'_>) {
    let of = |sure: Sure| sheet.noted().filter(move |(_, notes)| notes.sure == Some(sure)).map(|(turn, _)| turn);
    let groups = [
        ("Sure, and it did not land", Sure::Sure, false),
        ("Not sure, and it did not land", Sure::NotSure, false),
        ("Not sure, and it landed", Sure::NotSure, true),
        ("Sure, and it landed", Sure::Sure, true),
    ];
    html.line("p", "small", "It was never scored.");
    for (title, sure, landed) in groups {
        let turns: Vec<&Exchange> = of(sure).filter(|turn| (turn.reacts == Reacts::Lands) == landed).collect();
        if turns.is_empty() {
            continue;
        }
        html.line("h3", "", title);
        html.classed("ul", "list", |html| {
            for turn in turns {
                html.element("li", &[], |html| {
                    said(html, turn);
                    let grade = sheet.report.debrief.grade(turn.number);
                    let grade = grade.map(|grade| format!(" · {}", grade.words())).unwrap_or_default();
                    let taken = words::reacted(turn.reacts);
                    html.line("p", "small", &format!("{} · {taken}{grade}", words::replies(&[turn.number])));
                });
            }
        });
    }
}

/// What they would have said, beside what they said.
pub(super) fn own_words(html: &mut Html, sheet: &Sheet<'_>) {
    html.line("p", "small", "You said yours first; it was never scored.");
    for (turn, notes) in sheet.noted().filter(|(_, notes)| !notes.own_words.is_empty()) {
        html.classed("div", "beside", |html| {
            html.line("h3", "", &words::replies(&[turn.number]));
            html.classed("div", "better", |html| {
                html.line("p", "who", "Your own words");
                html.quote("p", "said", &notes.own_words);
            });
            html.classed("div", "you", |html| {
                html.line("p", "who", "What you chose");
                said(html, turn);
            });
        });
    }
}
