//! L30, the first two: no line comes too often in one conversation, and no placeholder is left.

use std::collections::BTreeMap;

use super::texts::Text;
use super::words::{Phrases, words};
use crate::engine::Replay;
use crate::engine::speech::line;
use crate::lint::{Case, Report};
use crate::solve::Solved;

pub(super) fn judge(case: &Case<'_>, texts: &[Text<'_>], report: &mut Report<'_, '_, '_>) {
    unfilled(texts, report);
    for solved in case.solved {
        let courses = [("model", &solved.best), ("poor", &solved.poor)];
        // What repeats in both is said once.
        if let Some((_, Some(course))) = courses
            .iter()
            .find(|(_, course)| course.as_ref().is_some_and(|course| repeats(case, solved, &course.taken).is_some()))
            && let Some((scene, text, count)) = repeats(case, solved, &course.taken)
        {
            let message = format!("The customer says \"{text}\" {count} times in one conversation.");
            let help = "Give the line other wordings by mood, or lead on to another scene.";
            let place = case.scene_place(scene).field("says");
            report.prove("line-repeats", &place, message, help, (solved, &course.taken));
            return;
        }
    }
}

/// A line that comes too often in a conversation: its scene, its words, how often.
fn repeats<'a>(case: &Case<'a>, solved: &Solved, taken: &[crate::engine::Taken]) -> Option<(u16, &'a str, usize)> {
    let scenario = case.scenario;
    let mut heard: BTreeMap<&str, usize> = BTreeMap::new();
    let mut replay = Replay::start(scenario, solved.deal);
    for taken in taken {
        let said = line(scenario, solved.deal, &replay.state, replay.mood(scenario));
        let count = heard.entry(said).or_default();
        *count += 1;
        if !said.is_empty() && *count > scenario.playbook.checks.line_repeats_most {
            return Some((replay.state.scene, said, *count));
        }
        if replay.push(scenario, taken).is_err() {
            break;
        }
    }
    None
}

fn unfilled(texts: &[Text<'_>], report: &mut Report<'_, '_, '_>) {
    let left_over = Phrases::of(["todo", "xxx", "lorem", "tbd", "fixme"]);
    for text in texts {
        let split = words(text.words);
        // Small letters are words too: "todo" is Spanish for "all".
        let in_capitals = |found: &[super::words::Word<'_>]| {
            found.iter().all(|word| word.low == "lorem" || !word.written.chars().any(char::is_lowercase))
        };
        let found = left_over.first_in(&split, in_capitals).or_else(|| in_braces(text.words));
        if let Some(found) = found {
            let message = format!("\"{found}\" was left over here.");
            report.find(
                "unfilled-word",
                &text.place,
                message,
                "Write what belongs there; house words are in small letters.",
            );
        }
    }
}

/// What stands in braces and was not filled in.
fn in_braces(text: &str) -> Option<String> {
    let (_, rest) = text.split_once('{')?;
    let word = rest.split('}').next().unwrap_or(rest);
    Some(format!("{{{}}}", word.chars().take(30).collect::<String>()))
}
