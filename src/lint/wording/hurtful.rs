//! L31: words that hurt, and real names. The lists are the playbook's: short, whole words only; they catch a
//! slip, not ill will.

use super::texts::Text;
use super::words::{Phrases, Word};
use crate::lint::case::Case;
use crate::lint::report::Report;

/// A kind of words that are looked for.
struct Kind {
    phrases: Phrases,
    only_names: bool,
    what: &'static str,
    help: &'static str,
}

pub(super) fn judge(case: &Case<'_>, texts: &[Text<'_>], report: &mut Report<'_, '_>) {
    let kinds = kinds(case);
    for text in texts {
        for kind in &kinds {
            if let Some(found) = kind.phrases.first_in(&text.words, |found| !kind.only_names || has_capitals(found)) {
                report.find("hurtful-words", &text.place, format!("\"{found}\" {}.", kind.what), kind.help);
            }
        }
    }
}

fn kinds(case: &Case<'_>) -> [Kind; 4] {
    let lists = &case.scenario.playbook.checks.words;
    let kind = |list: &[String], what, help| {
        let phrases = Phrases::of(list.iter().map(String::as_str));
        Kind { phrases, only_names: false, what, help }
    };
    let names = kind(&lists.real_names, "is a real name", "Make one up: nobody real is put on this stage.");
    [
        kind(&lists.slurs, "insults what people are", "Anger can be said without it."),
        kind(
            &lists.stereotypes,
            "speaks of people by their kind",
            "Let them be angry at what happened, not at a kind of people.",
        ),
        kind(&lists.advice, "is medical or legal advice", "Let the trainee point to somebody who may give it."),
        Kind { only_names: true, ..names },
    ]
}

/// A name has a capital in each of its words; a river or a fruit has not.
fn has_capitals(words: &[Word<'_>]) -> bool {
    words.iter().all(|word| word.written.chars().any(char::is_uppercase))
}
