//! Words that the sheet chooses: the first wording of a line, the letter of a want, a guard and odds in plain words.

use crate::playbook::{Band, Condition, EndingId, Kept};
use crate::scenario::{Key, Lines, Scenario};

/// The wording of a line that stands on the sheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wording<'s> {
    /// The words; empty where nothing was written.
    pub words: &'s str,
    /// Under what it stands.
    key: Option<&'s Key>,
}

/// The first wording for a mood, or the first of all.
pub(super) fn first(lines: &Lines, band: Option<Band>) -> Wording<'_> {
    let chosen = band.map_or(&[][..], |band| lines.for_mood(band));
    let found = lines.by.iter().find(|(_, all)| !all.is_empty() && std::ptr::eq(all.as_slice(), chosen));
    let found = found.or_else(|| lines.by.iter().find(|(_, all)| !all.is_empty()));
    let words = found.and_then(|(_, all)| all.first()).map_or("", String::as_str);
    Wording { words, key: found.map(|(key, _)| key) }
}

impl Wording<'_> {
    /// What else the line has words for, by name; none where this is all.
    pub(super) fn others(&self, scenario: &Scenario, lines: &Lines) -> Option<String> {
        let own = self.key?;
        let others: Vec<String> =
            lines.by.iter().map(|(key, _)| key).filter(|key| *key != own).map(|key| key_words(scenario, key)).collect();
        let here = match own {
            Key::Any => "Other words for".to_owned(),
            key => format!("Words for: {}. Other words for", key_words(scenario, key)),
        };
        (!others.is_empty()).then(|| format!("{here}: {}.", others.join(", ")))
    }
}

/// Under what words stand, in plain words.
pub(super) fn key_words(scenario: &Scenario, key: &Key) -> String {
    match key {
        Key::Any => "anything else".to_owned(),
        Key::Mood(band) => band.word().to_owned(),
        Key::Ending(ending) => ending_title(scenario, *ending).to_owned(),
        Key::Named(name) => match name.as_str() {
            "promise_broken" => "a broken promise".to_owned(),
            other => other.replace('_', " "),
        },
    }
}

/// The name of an ending.
pub(super) fn ending_title(scenario: &Scenario, ending: EndingId) -> &str {
    scenario.ending(ending).map_or("", |ending| &ending.title)
}

/// The letter of a want: A, B, C; numbers once there are no more letters.
pub(super) fn letter(want: usize) -> String {
    let letter = u32::try_from(want).ok().filter(|at| *at < 26).and_then(|at| char::from_u32(u32::from('A') + at));
    letter.map_or_else(|| (want + 1).to_string(), String::from)
}

/// Words in a row: "A, B and C".
pub(super) fn listed(all: &[String]) -> String {
    match all.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}

/// A guard in plain words, to stand behind "if"; none where it always holds, or is about nothing that a class can see.
pub(super) fn guard(scenario: &Scenario, condition: &Condition) -> Option<String> {
    holds(scenario, condition, true)
}

/// That a condition holds, or that it does not.
fn holds(scenario: &Scenario, condition: &Condition, yes: bool) -> Option<String> {
    let each = |all: &[Condition]| -> Vec<Option<String>> { all.iter().map(|one| holds(scenario, one, yes)).collect() };
    let not = if yes { "" } else { " not" };
    Some(match (condition, yes) {
        // What cannot be said may be left out of what has to hold together, but not of what is enough alone.
        (Condition::All(all), true) | (Condition::Any(all), false) => {
            let all: Vec<String> = each(all).into_iter().flatten().collect();
            return (!all.is_empty()).then(|| all.join(" and "));
        }
        (Condition::Any(all), true) | (Condition::All(all), false) => {
            let all: Vec<String> = each(all).into_iter().collect::<Option<_>>()?;
            match all.as_slice() {
                [] => return None,
                [one] => one.clone(),
                more => format!("either {}", more.join(" or ")),
            }
        }
        (Condition::Not(one), _) => return holds(scenario, one, !yes),
        (other, _) => return plain(scenario, other, yes, not),
    })
}

/// The same, of a condition that holds no others.
fn plain(scenario: &Scenario, condition: &Condition, yes: bool, not: &str) -> Option<String> {
    Some(match condition {
        Condition::AtLeast(meter, value) if yes => format!("{} is {value} or more", meter.word()),
        Condition::Below(meter, value) if !yes => format!("{} is {value} or more", meter.word()),
        Condition::AtLeast(meter, value) | Condition::Below(meter, value) => {
            format!("{} is below {value}", meter.word())
        }
        Condition::Reached(bits) => {
            let names = scenario.playbook.milestones.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1);
            let names: Vec<String> = names.map(|(_, name)| format!("“{}”", name.replace('_', " "))).collect();
            format!("{} was{not} reached", names.join(" or "))
        }
        Condition::Knows(facts) => {
            let facts: Vec<&str> = scenario.facts_of(*facts).map(|fact| fact.is.trim_end_matches('.')).collect();
            let these = if facts.len() > 1 && !yes { "not all of this was" } else { "this was" };
            let not = if facts.len() > 1 { "" } else { not };
            format!("{these}{not} told: {}", facts.join("; "))
        }
        Condition::Facts(count) if yes => format!("{count} or more of the facts were told"),
        Condition::Facts(count) => format!("fewer than {count} of the facts were told"),
        Condition::WantKnown => format!("they have{not} said what they want"),
        Condition::Agreed(remedy) => {
            let title = scenario.remedies.get(usize::from(*remedy)).map_or("", |remedy| &remedy.title);
            format!("“{title}” is{not} agreed")
        }
        Condition::Promised(bits) => format!("{} was{not} made", promises(scenario, *bits)),
        Condition::Noted(bits) => format!("{} is{not} in the case book", promises(scenario, *bits)),
        Condition::Promise(kept) => format!("{} promise {}", if yes { "a" } else { "no" }, became(*kept)),
        Condition::Ending(endings) => {
            let titles: Vec<String> = endings.iter().map(|id| format!("“{}”", ending_title(scenario, *id))).collect();
            format!("it {} {}", if yes { "ended with" } else { "did not end with" }, titles.join(", "))
        }
        _ => return None,
    })
}

/// Which promises: by their words, unless there is only one.
pub(super) fn promises(scenario: &Scenario, bits: u8) -> String {
    if scenario.promises.len() < 2 {
        return "the promise".to_owned();
    }
    let all = scenario.promises.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1);
    let all: Vec<String> = all.map(|(_, promise)| format!("“{}”", promise.is.trim_end_matches('.'))).collect();
    format!("the promise {}", all.join(", "))
}

/// What becomes of a promise.
pub(super) fn became(kept: Kept) -> &'static str {
    match kept {
        Kept::Kept => "is kept",
        Kept::Late => "slips, and they are told in time",
        Kept::Broken => "is broken",
    }
}

/// How often guessing succeeds, rounded; the odds are from 0 to 1.
pub(super) fn guessing(odds: f64) -> String {
    let of_100: u8 = format!("{:.0}", odds * 100.0).parse().unwrap_or(0);
    match of_100 {
        0 => "Somebody who only guesses hardly ever succeeds.".to_owned(),
        1 => "Somebody who only guesses succeeds in about 1 of 100 conversations.".to_owned(),
        n @ 2..=9 => format!("Somebody who only guesses succeeds in about {n} of 100 conversations."),
        n @ 10..=94 => format!("Somebody who only guesses succeeds in about {} of 10 conversations.", (n + 5) / 10),
        _ => "Somebody who only guesses nearly always succeeds.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{guessing, letter, listed};

    #[test]
    fn small_words_read_well() {
        assert_eq!([0, 1, 25, 26].map(letter), ["A", "B", "Z", "27"]);
        let all = ["A", "B", "C"].map(str::to_owned);
        assert_eq!([&all[..1], &all[..2], &all, &[]].map(listed), ["A", "A and B", "A, B and C", ""]);
        for (odds, words) in [
            (0.001, "hardly ever"),
            (0.012, "1 of 100 "),
            (0.07, "7 of 100 "),
            (0.149, "2 of 10 "),
            (0.6, "6 of 10 "),
            (0.99, "nearly always"),
        ] {
            assert!(guessing(odds).contains(words), "{odds}: {}", guessing(odds));
        }
    }
}
