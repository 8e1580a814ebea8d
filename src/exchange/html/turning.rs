//! The turning point: the turn that cost most, what would have kept it, and how it would have gone on; and what the
//! customer really wanted.

use super::Sheet;
use super::opening::no_turning;
use super::turns::{grade, said};
use super::write::Html;
use crate::debrief::{Exchange, TwoWays, words};

/// What was said and what would have kept it.
pub(super) fn turning(html: &mut Html, sheet: &Sheet<'_>) {
    let debrief = sheet.report.debrief;
    let Some(turn) = debrief.turning.and_then(|number| sheet.turn(number)) else {
        html.line("p", "quiet", no_turning(sheet));
        return;
    };
    html.classed("div", "card", |html| {
        html.line("p", "small", &words::replies(&[turn.number]));
        customer(html, turn);
        html.classed("div", "you", |html| {
            html.line("p", "who", "What you said");
            said(html, turn);
            grade(html, debrief, turn.number);
        });
        html.person("p", "line", &turn.reaction);
    });
    let talk = sheet.turns.iter().filter(|turn| !turn.after).count();
    let other_way = TwoWays::of(debrief, talk).map(|ways| ways.sentence()).unwrap_or_default();
    let Some((better, later)) = debrief.what_if.split_first() else { return };
    html.classed("div", "card", |html| {
        html.classed("div", "better", |html| {
            html.line("p", "who", "What would have kept it");
            said(html, better);
        });
        html.person("p", "line", &better.reaction);
        html.line("p", "moved", &other_way);
        for turn in later {
            html.line("p", "small", "And then");
            customer(html, turn);
            html.classed("div", "better", |html| said(html, turn));
            html.person("p", "line", &turn.reaction);
            html.line("p", "moved", &words::moved(turn));
        }
    });
}

/// What the customer said before a turn.
fn customer(html: &mut Html, turn: &Exchange) {
    html.aside("p", "setting", &turn.setting);
    html.person("p", "line", &turn.line);
}

/// What they really wanted; before the end it would spoil the rest.
pub(super) fn want(html: &mut Html, sheet: &Sheet<'_>) {
    let report = sheet.report;
    if !report.replay.state.is_over() {
        html.line("p", "quiet", "The conversation is not over. What they really wanted is told when it is.");
        return;
    }
    html.person("p", "want", &report.debrief.want);
    html.line("p", "small", words::other_wants(report.scenario));
}
