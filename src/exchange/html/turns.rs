//! What was said: every turn with both sides' words, the customer's thoughts, what moved, and why.

use super::Sheet;
use super::write::Html;
use crate::debrief::{Debrief, Exchange, words};
use crate::engine::notes::{Sure, TurnNotes};
use crate::playbook::METERS;
use crate::solve::Grade;

/// The turns of the conversation; what was done afterwards is told there.
pub(super) fn turns(html: &mut Html, sheet: &Sheet<'_>) {
    let mut thought = "";
    for turn in sheet.turns.iter().filter(|turn| !turn.after) {
        one(html, sheet, turn, &mut thought);
    }
}

/// One turn. `last` is the last thought that was told: a vent told in parts has one.
pub(super) fn one<'t>(html: &mut Html, sheet: &Sheet<'_>, turn: &'t Exchange, last: &mut &'t str) {
    let id = format!("reply-{}", turn.number);
    html.element("article", &[("id", &id), ("class", "turn")], |html| {
        html.element("h3", &[], |html| {
            html.words(&words::replies(&[turn.number]));
            let tags = tags(sheet, turn);
            if !tags.is_empty() {
                html.line("span", "tags", &format!(" · {}", tags.join(" · ")));
            }
        });
        html.line("p", "moved", &words::moved(turn));
        html.aside("p", "setting", &turn.setting);
        html.person("p", "line", &turn.line);
        thought(html, sheet, &turn.thought, last);
        html.classed("div", "you", |html| {
            html.line("p", "who", if turn.cut_in { "You, cutting in" } else { "You" });
            said(html, turn);
            grade(html, sheet.report.debrief, turn.number);
        });
        html.person("p", "line", &turn.reaction);
        thought(html, sheet, &turn.reaction_thought, last);
        reasons(html, sheet, turn);
        if !turn.after {
            arithmetic(html, sheet, turn);
        }
    });
}

/// What there is to say of a turn in a word each.
fn tags(sheet: &Sheet<'_>, turn: &Exchange) -> Vec<String> {
    let debrief = sheet.report.debrief;
    let nothing = TurnNotes::default();
    let notes = sheet.report.notes.turn(turn.number).unwrap_or(&nothing);
    let tags = [
        (!turn.after, words::reacted(turn.reacts).to_owned()),
        (debrief.worked == Some(turn.number), "what worked".to_owned()),
        (debrief.turning == Some(turn.number), words::lower_first(words::turning(debrief))),
        (notes.proud, "you are proud of it".to_owned()),
        (notes.take_back, "you would take it back".to_owned()),
        (notes.sure == Some(Sure::Sure), "you were sure".to_owned()),
        (notes.sure == Some(Sure::NotSure), "you were not sure".to_owned()),
        (notes.hints == 1, "after a hint that named the step".to_owned()),
        (notes.hints > 1, "after a hint that named the reply".to_owned()),
    ];
    tags.into_iter().filter(|(is, _)| *is).map(|(_, tag)| tag).collect()
}

/// What the trainee said, quoted; what they did, in italics.
pub(super) fn said(html: &mut Html, turn: &Exchange) {
    words_or_deed(html, &turn.said, turn.spoken);
}

/// Words that are said, quoted; a deed, in italics.
pub(super) fn words_or_deed(html: &mut Html, words: &str, are_spoken: bool) {
    if are_spoken {
        html.quote("p", "said", words);
    } else {
        html.aside("p", "said", words);
    }
}

/// A turn's grade in words, where it is known.
pub(super) fn grade(html: &mut Html, debrief: &Debrief, number: usize) {
    let Some(grade) = debrief.grade(number) else { return };
    html.line("p", grade_class(grade), &words::upper_first(grade.words()));
}

/// How a grade looks.
pub(super) fn grade_class(grade: Grade) -> &'static str {
    match grade {
        Grade::Best | Grade::Good => "grade good",
        Grade::CostALittle => "grade caution",
        Grade::SetYouBack | Grade::HardToComeBackFrom => "grade bad",
    }
}

fn thought<'t>(html: &mut Html, sheet: &Sheet<'_>, thought: &'t str, last: &mut &'t str) {
    if thought.is_empty() || thought == *last {
        return;
    }
    *last = thought;
    html.aside("p", "thought", &format!("{} thought: {thought}", sheet.name()));
}

/// Notes of the rules that fired, the author's reason, and what would have helped more.
fn reasons(html: &mut Html, sheet: &Sheet<'_>, turn: &Exchange) {
    if !turn.notes.is_empty() {
        html.classed("ul", "rules", |html| {
            for (_, note) in &turn.notes {
                html.line("li", "", note);
            }
        });
    }
    html.line("p", "why", &turn.why);
    if let Some(better) = sheet.report.debrief.advice(turn) {
        html.classed("div", "better", |html| {
            html.line("p", "who", "What would have helped more");
            words_or_deed(html, &better.words, better.spoken);
            html.line("p", "quiet", &better.because);
        });
    }
}

/// How what moved came about; folded on a screen, open on paper.
fn arithmetic(html: &mut Html, sheet: &Sheet<'_>, turn: &Exchange) {
    if turn.counted.is_empty() {
        return;
    }
    html.element("details", &[], |html| {
        html.line("summary", "", &format!("How reply {} was counted", turn.number));
        html.element("table", &[], |html| {
            html.element("thead", &[], |html| {
                html.element("tr", &[], |html| {
                    let meters = METERS.map(|meter| words::upper_first(meter.word()));
                    for name in ["What it did", "Counts"].into_iter().map(str::to_owned).chain(meters) {
                        html.element("th", &[("scope", "col")], |html| html.words(&name));
                    }
                });
            });
            html.element("tbody", &[], |html| {
                for (title, percent, points) in turn.arithmetic(sheet.report.scenario) {
                    html.element("tr", &[], |html| {
                        html.element("th", &[("scope", "row")], |html| html.words(title));
                        html.line("td", "", &format!("{percent} %"));
                        for value in points {
                            html.line("td", "", &words::signed(value));
                        }
                    });
                }
            });
        });
    });
}
