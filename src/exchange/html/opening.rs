//! What takes twenty seconds to read: how it ended, what worked, the moment that turned it, one thing to try, and what the
//! trainee marked.

use super::Sheet;
use super::turns::{grade, said, words_or_deed};
use super::write::Html;
use crate::debrief::assess::{Assessed, AssessedSet, WHAT_FOR};
use crate::debrief::{Answer, Exchange, words};
use crate::engine::notes::TurnNotes;

/// Whose conversation it was, and how it ended.
pub(super) fn head(html: &mut Html, sheet: &Sheet<'_>) {
    let report = sheet.report;
    let scenario = report.scenario;
    let ended = words::ended(scenario, report.debrief);
    html.element("header", &[], |html| {
        html.line("p", "kind", "A conversation, debriefed");
        html.quote("h1", "", &scenario.title);
        html.classed("div", "ended", |html| {
            html.line("p", "above", ended.above);
            html.line("p", "ending", &ended.title);
            html.line("p", "", ended.plain);
        });
        let band = scenario.playbook.band(report.replay.mood(scenario)).word();
        let when = match report.debrief.ending {
            None => "when you stopped",
            Some(_) if words::is_spoiled(report.debrief) => "when you parted",
            Some(_) => "at the end",
        };
        let facts = [
            ("Customer", Some(scenario.customer.name.clone())),
            ("Mood", Some(format!("{} {when}", words::upper_first(band)))),
            ("Where", Some(scenario.channel.word().to_owned())),
            ("Customer number", Some(report.replay.deal.seed.to_string())),
            ("Mode", report.mode.map(|mode| mode.word().to_owned())),
            ("Day", report.day.map(words::date)),
        ];
        html.element("dl", &[], |html| {
            for (name, value) in facts {
                let Some(value) = value else { continue };
                html.element("div", &[], |html| {
                    html.line("dt", "", name);
                    html.element("dd", &[("dir", "auto")], |html| html.words(&value));
                });
            }
        });
        html.line("p", "small", &words::given(report.given).unwrap_or_default());
    });
}

/// The three things worth twenty seconds, and the two that the trainee tapped.
pub(super) fn short(html: &mut Html, sheet: &Sheet<'_>) {
    let debrief = sheet.report.debrief;
    row(html, "What worked", |html| match debrief.worked.and_then(|number| sheet.turn(number)) {
        Some(turn) => {
            said(html, turn);
            html.line("p", "quiet", &words::eased(turn));
        }
        None => _ = html.line("p", "", words::nothing_worked(debrief)),
    });
    row(html, words::turning(debrief), |html| match debrief.turning.and_then(|number| sheet.turn(number)) {
        Some(turn) => {
            said(html, turn);
            html.person("p", "heard", &turn.reaction);
            grade(html, debrief, turn.number);
        }
        None => _ = html.line("p", "quiet", no_turning(sheet)),
    });
    row(html, "One thing to try", |html| match &debrief.to_try {
        Some(to_try) => {
            if !to_try.words.is_empty() {
                words_or_deed(html, &to_try.words, to_try.spoken);
            }
            html.line("p", "", &to_try.because);
        }
        None => _ = html.line("p", "", words::NOTHING_TO_TRY),
    });
    let answers = debrief.answers(&sheet.report.scenario.playbook, &sheet.turns, sheet.report.notes);
    marked(html, sheet, "You are proud of", &answers, |notes| notes.proud);
    marked(html, sheet, "You would take back", &answers, |notes| notes.take_back);
    match sheet.result() {
        Some((result, set)) => row(html, "The result", |html| result_of(html, sheet, &result, &set)),
        None => _ = html.line("p", "small rule", words::PRACTICE),
    }
}

/// One conversation against the mark, and where the set stands.
fn result_of(html: &mut Html, sheet: &Sheet<'_>, result: &Assessed, set: &AssessedSet) {
    html.line("p", "strong", result.headline());
    for sentence in result.sentences() {
        html.line("p", "", &sentence);
    }
    html.line("p", "", &set.sentence());
    for sentence in set.across(&sheet.report.scenario.playbook) {
        html.line("p", "quiet", &sentence);
    }
    html.line("p", "small", WHAT_FOR);
}

/// Why no turn stands out.
pub(super) fn no_turning(sheet: &Sheet<'_>) -> &'static str {
    if sheet.turns.is_empty() {
        words::NOTHING_SAID
    } else if sheet.report.debrief.graded() {
        words::NO_TURNING
    } else {
        words::NOT_COMPARED
    }
}

/// What the trainee marked, each with its answer.
fn marked(html: &mut Html, sheet: &Sheet<'_>, name: &str, answers: &[Answer], is: impl Fn(&TurnNotes) -> bool) {
    let turns: Vec<&Exchange> = sheet.noted().filter(|(_, notes)| is(notes)).map(|(turn, _)| turn).collect();
    if turns.is_empty() {
        return;
    }
    row(html, name, |html| {
        for turn in turns {
            said(html, turn);
            let answer = answers.iter().find(|answer| answer.turn == turn.number);
            html.line("p", "", answer.map_or("", |answer| &answer.words));
            html.line("p", "small", &words::replies(&[turn.number]));
        }
    });
}

/// A name, and beside it what belongs to it.
pub(super) fn row(html: &mut Html, name: &str, inner: impl FnOnce(&mut Html)) {
    html.classed("div", "row", |html| {
        html.line("h3", "", name);
        html.element("div", &[], inner);
    });
}
