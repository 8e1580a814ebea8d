//! One thing to practise next with its card, how to read the page, and the code that replays the attempt.

use super::Sheet;
use super::write::Html;
use crate::debrief::words;

/// The card of one step or pitfall.
pub(super) fn practise(html: &mut Html, sheet: &Sheet<'_>) {
    let report = sheet.report;
    let Some(card) = report.debrief.card(&report.scenario.playbook, report.history) else {
        html.line("p", "quiet", words::NOTHING_TO_PRACTISE);
        return;
    };
    html.classed("div", "card", |html| {
        html.line("h3", "", card.title);
        html.line("p", "quiet", &card.because);
        html.line("p", "", card.plain);
        for (name, class, text) in [("Do", "good", card.instead), ("Avoid", "caution", card.avoid)] {
            if text.is_empty() {
                continue;
            }
            html.line("p", &format!("who {class}"), name);
            html.line("p", "", text);
        }
        let sources: Vec<String> = card.sources.iter().map(|source| format!("“{source}”")).collect();
        if !sources.is_empty() {
            html.line("p", "small", &format!("From {}", sources.join(", ")));
        }
    });
}

/// What the page is, and what it is not.
const READING: [(&str, &str); 5] = [
    (
        "What it is for.",
        "One conversation is practice. It is no ground for hiring, promotion or discipline, and says little about a person.",
    ),
    ("What was said.", "All of it was chosen in a rehearsal with a customer who does not exist."),
    (
        "The grade of a reply",
        "compares it with what was still possible at that moment. Early replies cost more, because less can be mended.",
    ),
    (
        "The steps",
        "are the documented ones for dealing with an upset customer. Done counts 2, late or partly 1, a missed chance 0; what did not come up does not count. Mood and ending are judged apart.",
    ),
    (
        "The numbers",
        "of mood are worked out by the rules of the playbook. They are there to learn from and were not measured on real people.",
    ),
];

pub(super) fn reading(html: &mut Html) {
    for (begin, rest) in READING {
        html.element("p", &[], |html| {
            html.line("b", "", begin);
            html.words(&format!(" {rest}"));
        });
    }
}

/// The code, and what to do with it.
pub(super) fn code(html: &mut Html, sheet: &Sheet<'_>) {
    let report = sheet.report;
    html.element("pre", &[], |html| _ = html.line("code", "", report.code));
    html.line("p", "", "Whoever has it sees the same conversation. It holds no name. To replay it or to go on:");
    let command = format!("unruffled play {} --code {}", report.name, report.code);
    html.element("pre", &[], |html| _ = html.line("code", "", &command));
}
