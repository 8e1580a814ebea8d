//! L13: what gives a bad reply away without listening. Absolutes, capitals, "!!", mockery and slips may stand
//! in good replies too, or nowhere; where they stand only in bad ones, a trainee learns to read for them.

use super::costs::Costs;
use super::texts::{Said, said};
use super::words::{Phrases, Word};
use crate::lint::case::{Case, Written};
use crate::lint::report::Report;
use crate::playbook::Words;
use crate::text::Place;

/// Whether it is in a text, given with its words.
type IsIn = Box<dyn Fn(&str, &[Word<'_>]) -> bool>;

/// A kind of telltale: how it is told, and how it is found in a text.
struct Telltale {
    what: &'static str,
    is_in: IsIn,
}

/// A reply that somebody comes to, with what stands on its card.
type Card<'a> = (&'a Written<'a>, Vec<Said<'a>>);

pub(super) fn judge(case: &Case<'_>, costs: &Costs, report: &mut Report<'_, '_>) {
    if !case.is_whole() {
        return;
    }
    let met = case.all_replies().filter(|written| costs.lost(written.at).is_some());
    let replies: Vec<Card<'_>> = met.map(|written| (written, said(written.reply, &written.place))).collect();
    let checks = &case.scenario.playbook.checks;
    for telltale in telltales(&checks.words) {
        let only = only_in_bad_ones(&replies, costs, &telltale);
        let Some((count, first, place)) = only.filter(|(count, ..)| *count >= checks.telltales_least) else { continue };
        let message = format!(
            "{} stand in {count} replies, the first of them \"{first}\", and none of these is ever best.",
            telltale.what
        );
        let help = "Let a good reply have one too, or write these without: a trainee should have to listen.";
        report.find("telltale-words", place, message, help);
    }
}

fn telltales(lists: &Words) -> Vec<Telltale> {
    let listed = |list: &[String]| {
        let phrases = Phrases::of(list.iter().map(String::as_str));
        Box::new(move |_: &str, words: &[Word<'_>]| phrases.first_in(words, |_| true).is_some())
    };
    let slips = listed(&lists.slips);
    let may_double = lists.may_double.clone();
    vec![
        Telltale { what: "Words that leave no room (\"never\", \"always\" ...)", is_in: listed(&lists.absolutes) },
        Telltale { what: "Words in capitals", is_in: Box::new(|_, words| words.iter().any(in_capitals)) },
        Telltale { what: "Two exclamation marks in a row", is_in: Box::new(|text, _| text.contains("!!")) },
        Telltale { what: "Words that mock", is_in: listed(&lists.sarcasm) },
        Telltale {
            what: "Slips of the pen",
            is_in: Box::new(move |text, words| slips(text, words) || doubled(words, &may_double)),
        },
    ]
}

fn in_capitals(word: &Word<'_>) -> bool {
    let letters = word.written.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 3 && !word.written.chars().any(char::is_lowercase)
}

/// The same word twice with nothing but a space between.
fn doubled(words: &[Word<'_>], may_double: &[String]) -> bool {
    words.windows(2).any(|pair| match pair {
        [one, two] => {
            let same = one.low == two.low && one.low.chars().all(char::is_alphabetic);
            same && two.gap.chars().all(char::is_whitespace) && !may_double.contains(&one.low)
        }
        _ => false,
    })
}

/// How many replies have it, the first of them, and where that stands; `None` if one is best.
fn only_in_bad_ones<'r>(
    replies: &'r [Card<'_>],
    costs: &Costs,
    telltale: &Telltale,
) -> Option<(usize, &'r str, &'r Place<'r>)> {
    let mut count = 0;
    let mut first = None;
    for (written, said) in replies {
        let mut with_it = said.iter().filter(|said| (telltale.is_in)(said.written, &said.words)).peekable();
        let Some(here) = with_it.peek().copied() else { continue };
        if with_it.any(|said| costs.is_best(written.at, said.piece)) {
            return None;
        }
        first.get_or_insert((written.reply.id.as_str(), &here.place));
        count += 1;
    }
    let (first, place) = first?;
    Some((count, first, place))
}
