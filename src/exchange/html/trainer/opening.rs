//! The head of the sheet, how to lead the conversation from it, and what is read aloud before it begins.

use super::TrainerSheet;
use crate::debrief::assess::WHAT_FOR;
use crate::debrief::words::{lower_first, short_name};
use crate::exchange::html::opening::row;
use crate::exchange::html::write::Html;
use crate::scenario::{Scenario, ScenarioKind};

/// What it is about, and for whom it is.
pub(super) fn head(html: &mut Html, scenario: &Scenario) {
    html.element("header", &[], |html| {
        html.line("p", "kind", "Trainer’s sheet");
        html.quote("h1", "", &scenario.title);
        let level = match scenario.kind {
            ScenarioKind::Full => scenario.difficulty.word(),
            ScenarioKind::FirstContact => "First contact",
        };
        let minutes = if scenario.minutes == 1 { "minute" } else { "minutes" };
        let facts = [
            ("Customer", scenario.customer.name.clone()),
            ("Firm", scenario.firm.clone()),
            ("Where", scenario.channel.word().to_owned()),
            ("Level", level.to_owned()),
            ("Takes", format!("About {} {minutes}", scenario.minutes)),
        ];
        html.element("dl", &[], |html| {
            for (name, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
                html.element("div", &[], |html| {
                    html.line("dt", "", name);
                    html.element("dd", &[("dir", "auto")], |html| html.words(value));
                });
            }
        });
        html.classed("div", "card warning", |html| {
            html.element("p", &[], |html| {
                html.line("b", "", "For whoever leads the class, not for trainees.");
                html.words(" It tells what the customer wants and how every reply goes.");
            });
            html.line("p", "small", WHAT_FOR);
        });
    });
}

/// How somebody leads a conversation on paper.
pub(super) fn leading(html: &mut Html, own: &TrainerSheet<'_>) {
    let scenario = own.scenario;
    let name = short_name(&scenario.customer.name);
    html.classed("ol", "ways", |html| {
        let choose = match scenario.wants.len() {
            0 | 1 => None,
            n => Some(format!("Choose what {name} wants this time: one of {n}, each with a letter below.")),
        };
        let read = format!("Read aloud what stands under that heading. Then you are {name}: read the line of scene 1.");
        let answer = "The trainee answers in their own words. Find the reply that comes nearest, read the answer below it, \
                      and go on where it leads. Or read out the replies and let the class choose.";
        let usual = "A grade says what a reply usually costs where most trainees hear the line. Somebody who has made it \
                     better or worse before may find it otherwise.";
        for line in [choose.as_deref(), Some(&read), Some(answer), Some(usual)].into_iter().flatten() {
            html.element("li", &[], |html| html.words(line));
        }
    });
    if let Some(cut) = own.cut() {
        html.line("p", "strong", &format!("Not everything is known: {}.", lower_first(cut.words())));
        html.line(
            "p",
            "",
            "So the replies stand here with all the answers that are written for them, without a grade.",
        );
    }
}

/// Whether there is anything to read aloud.
pub(super) fn is_read(scenario: &Scenario) -> bool {
    let lists = [&scenario.you_know, &scenario.you_may, &scenario.content_notes];
    !scenario.setting.is_empty() || lists.iter().any(|list| !list.is_empty())
}

/// Setting, what one knows, what one may do: in the words of the Briefing.
pub(super) fn aloud(html: &mut Html, scenario: &Scenario) {
    html.own("p", "headline", &scenario.setting);
    for (name, lines) in [
        ("What you know", &scenario.you_know),
        ("What you may do", &scenario.you_may),
        ("Good to know before you start", &scenario.content_notes),
    ] {
        if lines.is_empty() {
            continue;
        }
        row(html, name, |html| {
            html.classed("ul", "points", |html| lines.iter().for_each(|line| _ = html.own("li", "", line)));
        });
    }
}
