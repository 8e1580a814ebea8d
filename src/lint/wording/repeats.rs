//! L30, the first two: no line comes too often in one conversation, and no placeholder is left.

use std::collections::BTreeMap;

use super::texts::Text;
use super::words::{Phrases, Word};
use crate::engine::speech::line;
use crate::lint::case::{By, Case, Known};
use crate::lint::report::Report;

pub(super) fn judge(case: &Case<'_>, texts: &[Text<'_>], report: &mut Report<'_, '_>) {
    unfilled(texts, report);
    let usual = case.known.iter().filter(|known| matches!(known.by, By::Best | By::Poor));
    // Once says it: the others repeat the same line as a rule.
    let Some((known, (scene, text, count))) = usual.filter_map(|known| Some((known, repeats(case, known)?))).next()
    else {
        return;
    };
    let message = format!("The customer says \"{text}\" {count} times in one conversation.");
    let help = "Give the line other wordings by mood, or lead on to another scene.";
    let place = case.scene_place(scene).field("says");
    report.prove("line-repeats", &place, message, help, (known.solved, &known.course.taken));
}

/// A line that comes too often in a conversation: its scene, its words, how often.
fn repeats<'a>(case: &Case<'a>, known: &Known<'_>) -> Option<(u16, &'a str, usize)> {
    let (scenario, turns) = (case.scenario, &known.replay.turns);
    let mut heard: BTreeMap<&str, usize> = BTreeMap::new();
    let moods = [scenario.customer.opening].into_iter().chain(turns.iter().map(|turn| turn.mood));
    for (turn, mood) in turns.iter().zip(moods) {
        let said = line(scenario, known.solved.deal, &turn.from, mood);
        let count = heard.entry(said).or_default();
        *count += 1;
        if !said.is_empty() && *count > scenario.playbook.checks.line_repeats_most {
            return Some((turn.from.scene, said, *count));
        }
    }
    None
}

fn unfilled(texts: &[Text<'_>], report: &mut Report<'_, '_>) {
    let left_over = Phrases::of(["todo", "xxx", "lorem", "tbd", "fixme"]);
    for text in texts {
        // Small letters are words too: "todo" is Spanish for "all".
        let in_capitals = |found: &[Word<'_>]| {
            found.iter().all(|word| word.low == "lorem" || !word.written.chars().any(char::is_lowercase))
        };
        let found = left_over.first_in(&text.words, in_capitals).or_else(|| in_braces(text.written));
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
