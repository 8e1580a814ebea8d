//! Every step with its verdict and the trainee's own words, and the pitfalls.

use super::Sheet;
use super::turns::said;
use super::write::Html;
use crate::debrief::{REPEAT, StepVerdict, Verdict, words};

/// The verdicts in the order of the page, each with its class.
const VERDICTS: [(Verdict, &str); 5] = [
    (Verdict::Done, "good"),
    (Verdict::Late, "caution"),
    (Verdict::Partly, "caution"),
    (Verdict::Missed, "bad"),
    (Verdict::DidNotComeUp, "idle"),
];

/// So many replies are quoted for a step; the others are named.
const QUOTES: usize = 3;

/// The steps by verdict.
pub(super) fn steps(html: &mut Html, sheet: &Sheet<'_>) {
    let report = sheet.report;
    html.line("p", "strong", &words::step_points(report.debrief));
    html.line("p", "small", &words::judged_apart(report.scenario, report.replay, report.debrief));
    for (verdict, class) in VERDICTS {
        let steps: Vec<&StepVerdict> = report.debrief.steps.iter().filter(|step| step.verdict == verdict).collect();
        if steps.is_empty() {
            continue;
        }
        html.line("h3", &format!("verdict {class}"), &words::upper_first(verdict.word()));
        html.classed("ul", "list", |html| {
            for step in steps {
                html.element("li", &[], |html| one(html, sheet, step));
            }
        });
    }
}

fn one(html: &mut Html, sheet: &Sheet<'_>, verdict: &StepVerdict) {
    let scenario = sheet.report.scenario;
    let Some(step) = scenario.playbook.steps.get(verdict.step) else { return };
    html.element("p", &[], |html| {
        html.element("b", &[], |html| html.words(&step.title));
        if scenario.focus.contains(&verdict.step) {
            html.line("span", "small", " · in focus");
        }
    });
    if verdict.verdict == Verdict::DidNotComeUp || verdict.evidence.is_empty() {
        html.line("p", "quiet", &step.plain);
        return;
    }
    let first = verdict.evidence.first().and_then(|number| sheet.turn(*number));
    match first.filter(|_| verdict.verdict == Verdict::Missed) {
        Some(turn) => {
            html.line("p", "small", words::instead(turn));
            said(html, turn);
            html.line("p", "quiet", &words::chance(step, turn.number));
        }
        None => quotes(html, sheet, &verdict.evidence),
    }
}

/// The trainee's words in these turns, as far as there is room, and which they are.
fn quotes(html: &mut Html, sheet: &Sheet<'_>, numbers: &[usize]) {
    for turn in numbers.iter().filter_map(|number| sheet.turn(*number)).take(QUOTES) {
        said(html, turn);
    }
    html.line("p", "small", &words::replies(numbers));
}

/// What caught the trainee, not set off against the steps.
pub(super) fn pitfalls(html: &mut Html, sheet: &Sheet<'_>) {
    let report = sheet.report;
    let seen = &report.debrief.pitfalls;
    if seen.is_empty() {
        html.line("p", "quiet", words::NO_PITFALL);
        return;
    }
    html.classed("ul", "list", |html| {
        for (at, pitfall) in report.scenario.playbook.pitfalls.iter().enumerate() {
            let turns: Vec<usize> = seen.iter().filter(|seen| seen.pitfall == at).map(|seen| seen.turn).collect();
            if turns.is_empty() {
                continue;
            }
            html.element("li", &[], |html| {
                html.element("p", &[], |html| _ = html.line("b", "", &pitfall.title));
                quotes(html, sheet, &turns);
                html.line("p", "quiet", &format!("{} {}", pitfall.plain, pitfall.instead));
                if pitfall.critical {
                    html.line("p", "", REPEAT);
                }
            });
        }
    });
}
