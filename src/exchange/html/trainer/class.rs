//! For the class: the author's note, questions to talk about, a plan by the clock; and a sheet for whoever watches.

use super::plan::plans;
use crate::debrief::assess::WHAT_FOR;
use crate::debrief::words::upper_first;
use crate::exchange::html::opening::row;
use crate::exchange::html::write::Html;
use crate::scenario::Scenario;
use crate::solve::Verdict;

/// Note, questions, plans.
pub(super) fn class(html: &mut Html, scenario: &Scenario) {
    html.own("p", "", &scenario.facilitator.note);
    for plan in plans(scenario.minutes, scenario.wants.len(), !scenario.facilitator.questions.is_empty()) {
        row(html, &format!("In {} minutes", plan.minutes), |html| {
            html.classed("ul", "plan", |html| {
                for (minutes, what) in &plan.parts {
                    html.element("li", &[], |html| {
                        html.line("b", "", &format!("{minutes} min"));
                        html.line("span", "", what);
                    });
                }
            });
        });
    }
    if !scenario.facilitator.questions.is_empty() {
        row(html, "To talk about afterwards", |html| {
            html.classed("ol", "points", |html| {
                scenario.facilitator.questions.iter().for_each(|question| _ = html.own("li", "", question));
            });
        });
    }
}

/// The verdicts in the order of the boxes.
const VERDICTS: [Verdict; 5] = [Verdict::Done, Verdict::Late, Verdict::Partly, Verdict::Missed, Verdict::DidNotComeUp];

/// Lines to fill in: who, when; and for each step a box for each verdict and room for the words that were heard.
pub(super) fn observing(html: &mut Html, scenario: &Scenario) {
    html.classed("div", "blanks", |html| {
        for name in ["Who replied", "Who watched", "Date"] {
            html.line("p", "", name);
        }
    });
    html.element("p", &[("class", "small"), ("dir", "auto")], |html| {
        html.words(&format!("“{}” One cross for each step, and the words that you heard. {WHAT_FOR}", scenario.title));
    });
    // A scenario that declares none may show any.
    let all: Vec<usize> = (0..scenario.playbook.steps.len()).collect();
    let steps = if scenario.steps.is_empty() { &all } else { &scenario.steps };
    html.classed("table", "observed", |html| {
        html.element("thead", &[], |html| {
            html.element("tr", &[], |html| {
                let verdicts = VERDICTS.iter().map(|verdict| upper_first(verdict.word()));
                let all = std::iter::once("Step".to_owned()).chain(verdicts).chain(["Words heard".to_owned()]);
                for name in all {
                    html.element("th", &[("scope", "col")], |html| html.words(&name));
                }
            });
        });
        html.element("tbody", &[], |html| {
            for step in steps.iter().filter_map(|at| scenario.playbook.steps.get(*at)) {
                html.element("tr", &[], |html| {
                    html.element("th", &[("scope", "row")], |html| html.words(&step.title));
                    for _ in VERDICTS {
                        html.element("td", &[("class", "box")], |_| {});
                    }
                    html.element("td", &[("class", "words")], |_| {});
                });
            }
        });
    });
}
