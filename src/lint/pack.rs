//! A folder of scenarios judged as a pack (L33): which steps, pitfalls, personas, channels and difficulties
//! it practises, and how often.

use std::sync::Arc;

use super::rules::rule;
use crate::playbook::Channel;
use crate::scenario::{Difficulty, Scenario};
use crate::text::Finding;
use crate::text::syntax::Span;

/// Judges the sound scenarios of one folder; a single one is no pack. These findings are about no file, so
/// their place is 0:0.
#[must_use]
pub fn judge(pack: &[Arc<Scenario>]) -> Vec<Finding> {
    let Some(first) = pack.first().filter(|_| pack.len() > 1) else { return Vec::new() };
    let playbook = &first.playbook;
    let least = playbook.checks.pack_least;
    let with = |has: &dyn Fn(&Scenario) -> bool| pack.iter().filter(|scenario| has(scenario)).count();
    let steps = playbook.steps.iter().enumerate();
    let steps = steps.map(|(at, step)| (step.id.as_str(), with(&|scenario| scenario.steps.contains(&at))));
    let pitfalls = playbook.pitfalls.iter().enumerate();
    let pitfalls = pitfalls.map(|(at, one)| (one.id.as_str(), with(&|scenario| scenario.pitfalls.contains(&at))));
    let personas = playbook.personas.iter().enumerate();
    let personas = personas.map(|(at, one)| (one.id.as_str(), with(&|scenario| scenario.customer.persona == at)));
    let channels = Channel::ALL.iter().map(|channel| (channel.word(), with(&|scenario| scenario.channel == *channel)));
    let difficulties =
        Difficulty::ALL.iter().map(|level| (level.word(), with(&|scenario| scenario.difficulty == *level)));
    let rare = |what: &str, counts: Vec<(&str, usize)>| {
        let rare = counts.into_iter().filter(|(_, count)| *count < least);
        let names: Vec<String> = rare.map(|(name, count)| told(name, count)).collect();
        let times = format!("in {least} scenarios");
        (!names.is_empty())
            .then(|| format!("This folder does not practise these {what} {times}: {}.", names.join(", ")))
    };
    let missing = |what: &str, counts: Vec<(&str, usize)>| {
        let names: Vec<&str> = counts.into_iter().filter(|(_, count)| *count == 0).map(|(name, _)| name).collect();
        (!names.is_empty()).then(|| format!("This folder has no scenario with these {what}: {}.", names.join(", ")))
    };
    [
        rare("steps", steps.collect()),
        rare("pitfalls", pitfalls.collect()),
        missing("personas", personas.collect()),
        missing("channels", channels.collect()),
        missing("difficulties", difficulties.collect()),
    ]
    .into_iter()
    .flatten()
    .filter_map(finding)
    .collect()
}

fn told(name: &str, count: usize) -> String {
    match count {
        0 => format!("{name} (never)"),
        1 => format!("{name} (once)"),
        2 => format!("{name} (twice)"),
        _ => format!("{name} ({count} times)"),
    }
}

fn finding(message: String) -> Option<Finding> {
    let rule = rule("rare-in-pack")?;
    Some(Finding {
        code: rule.name,
        number: Some(rule.number),
        severity: rule.severity,
        span: Span::new(0, 0),
        line: 0,
        column: 0,
        message,
        help: "Think of it when you write the next scenario.".to_owned(),
        witness: None,
        waived: None,
    })
}
