//! What the Library says about a card, in plain words.

use crate::app::data::{Card, Check, Record, Weight};
pub(in crate::app::screen) use crate::debrief::words::{lower_first, short_name};
use crate::playbook::{Channel, Ending};
use crate::scenario::Scenario;

/// How many conversations there are.
pub(super) fn count(cards: &[Card]) -> String {
    match cards.iter().filter(|card| card.scenario.is_some()).count() {
        0 => "No conversation to practise".to_owned(),
        1 => "1 conversation".to_owned(),
        n => format!("{n} conversations"),
    }
}

/// How many files cannot be played as they are, if any.
pub(super) fn broken(cards: &[Card]) -> Option<String> {
    match cards.iter().filter(|card| card.scenario.is_none()).count() {
        0 => None,
        1 => Some("1 file cannot be played".to_owned()),
        n => Some(format!("{n} files cannot be played")),
    }
}

/// The best ending reached since the program was started.
pub(super) fn best<'s>(card: &Card, scenario: &'s Scenario) -> Option<&'s Ending> {
    card.reached.iter().filter_map(|id| scenario.ending(*id)).max_by_key(|ending| ending.points)
}

/// How far a trainee has come with it, a line each: the best ending, and how often, how and with how many endings it was
/// had. `waits` says whether its conversation does.
pub(super) fn progress(record: &Record, card: &Card, scenario: &Scenario, waits: bool) -> String {
    let best = best_so_far(card, scenario, waits);
    let Some(last) = record.last(&scenario.id) else { return best };
    let times = match record.times(&scenario.id) {
        1 => format!("Had once, in {} mode", last.mode.word()),
        2 => format!("Had twice, last in {} mode", last.mode.word()),
        n => format!("Had {n} times, last in {} mode", last.mode.word()),
    };
    match card.reached.len() {
        0 | 1 => format!("{best}\n{times}"),
        n => format!("{best}\n{times}, {n} endings"),
    }
}

fn best_so_far(card: &Card, scenario: &Scenario, waits: bool) -> String {
    match best(card, scenario) {
        Some(ending) if card.reached.len() == 1 => format!("It ended: {}", lower_first(&ending.title)),
        Some(ending) => format!("Best so far: {}", lower_first(&ending.title)),
        None if waits => "Waiting for you".to_owned(),
        None => "Not played yet".to_owned(),
    }
}

/// The whole card in one sentence, for those who hear it.
pub(super) fn spoken(record: &Record, card: &Card, scenario: &Scenario, waits: bool) -> String {
    let file = card.file().map(|file| format!(", in {file}")).unwrap_or_default();
    let progress = progress(record, card, scenario, waits);
    let progress: Vec<String> = progress.lines().map(lower_first).collect();
    format!(
        "{} {}, {}, {}, {}, {}{file}",
        ended(&scenario.title),
        scenario.customer.name,
        place(scenario.channel),
        scenario.level().word().to_lowercase(),
        minutes(scenario.minutes),
        progress.join(", "),
    )
}

/// How many findings weigh how much: "2 to mend, 3 to look at, 1 accepted".
pub(in crate::app::screen) fn tally(tally: &[(Weight, usize)]) -> String {
    if tally.iter().all(|(weight, _)| *weight == Weight::Accepted) {
        return match tally {
            [(_, accepted)] => format!("Nothing to mend, {accepted} accepted"),
            _ => "Nothing to mend".to_owned(),
        };
    }
    let parts = tally.iter().map(|(weight, count)| format!("{count} {}", lower_first(weight.words())));
    parts.collect::<Vec<_>>().join(", ")
}

/// What is known of a file's findings.
pub(super) fn checked(card: &Card) -> String {
    match card.check {
        Check::Waits => "Waits to be checked".to_owned(),
        Check::Walks(_) => "Walking every conversation...".to_owned(),
        Check::Stopped => "Not checked to the end".to_owned(),
        Check::Read | Check::Done => tally(&card.tally()),
    }
}

/// Where it happens, within a sentence.
pub(super) fn place(channel: Channel) -> String {
    lower_first(channel.word())
}

/// How long it takes.
pub(in crate::app::screen) fn minutes(minutes: u8) -> String {
    match minutes {
        1 => "1 minute".to_owned(),
        n => format!("{n} minutes"),
    }
}

/// What somebody says, in quotation marks.
pub(in crate::app::screen) fn quoted(text: &str) -> String {
    format!("“{text}”")
}

/// With a full stop, unless it ends with a sign of its own.
fn ended(text: &str) -> String {
    if text.ends_with(['.', '?', '!', '…']) { text.to_owned() } else { format!("{text}.") }
}

#[cfg(test)]
mod tests {
    use super::{ended, tally};
    use crate::app::data::Weight::{Accepted, Look, Mend};

    #[test]
    fn findings_are_counted_in_plain_words() {
        assert_eq!(tally(&[(Mend, 2), (Look, 3), (Accepted, 1)]), "2 to mend, 3 to look at, 1 accepted");
        assert_eq!(tally(&[(Accepted, 1)]), "Nothing to mend, 1 accepted");
        assert_eq!(tally(&[]), "Nothing to mend");
    }

    #[test]
    fn sentences_end() {
        assert_eq!(ended("Get me ON that plane"), "Get me ON that plane.");
        assert_eq!(ended("And you want a receipt?"), "And you want a receipt?");
    }
}
