//! What a debrief says in sentences: the same in the window, on paper and wherever else one is read.

pub use super::days::{date, iso_date, on_day};
use super::{Debrief, Exchange, Verdict};
use crate::engine::Replay;
use crate::engine::aftermath::{Outcome, Retention};
use crate::playbook::{METERS, Meter, Step};
use crate::scenario::{Kept, Key, Reacts, Scenario};
use crate::solve::Grade;

/// What is said where no reply cost much.
pub const NO_TURNING: &str = "There was no single turning point: nothing you said cost much.";
/// What is said where not everything that was possible is known.
pub const NOT_COMPARED: &str = "Not known: the conversations that were possible were not all compared.";
/// What is said where no pitfall was stepped into.
pub const NO_PITFALL: &str = "None caught you.";
/// What is said before the first reply.
pub const NOTHING_SAID: &str = "Nothing was said yet.";
/// What is said where nothing is left to better.
pub const NOTHING_TO_TRY: &str = "The same with another customer: they may want something else.";
/// What is said where every step was done.
pub const NOTHING_TO_PRACTISE: &str = "Every step that came up was done in time. Try another customer.";
/// What a debrief is not.
pub const PRACTICE: &str = "One conversation is practice, not a test.";

/// How a conversation ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended<'s> {
    /// What stands above the title.
    pub above: &'static str,
    /// The ending's name; what broke it afterwards stands with it.
    pub title: String,
    /// What it means.
    pub plain: &'s str,
}

/// How it ended, or that it goes on.
#[must_use]
pub fn ended<'s>(scenario: &'s Scenario, debrief: &Debrief) -> Ended<'s> {
    let Some(ending) = debrief.ending.and_then(|id| scenario.ending(id)) else {
        let plain = "That is fine. The conversation waits for you.";
        return Ended { above: "So far", title: "You stopped here".to_owned(), plain };
    };
    let above = if ending.success { "How it ended" } else { "Not this time" };
    let broken = if is_broken(debrief) { ", then a promise was broken" } else { "" };
    Ended { above, title: format!("{}{broken}", ending.title), plain: &ending.plain }
}

/// Whether a promise was broken afterwards.
#[must_use]
pub fn is_broken(debrief: &Debrief) -> bool {
    debrief.outcome.is_some_and(|outcome| outcome.promise == Some(Kept::Broken))
}

/// Whether what came afterwards spoiled it: a broken promise, or a customer who goes, or may.
#[must_use]
pub fn is_spoiled(debrief: &Debrief) -> bool {
    let retention = debrief.outcome.and_then(|outcome| outcome.retention);
    is_broken(debrief) || retention.is_some_and(|retention| retention != Retention::Stays)
}

/// How many replies were taken for the trainee, if any.
#[must_use]
pub fn given(turns: usize) -> Option<String> {
    match turns {
        0 => None,
        1 => Some("The first reply was taken for you.".to_owned()),
        n => Some(format!("The first {n} replies were taken for you.")),
    }
}

/// What the turning point is called: what cost only a little has turned nothing.
#[must_use]
pub fn turning(debrief: &Debrief) -> &'static str {
    let grade = debrief.turning.and_then(|turn| debrief.grade(turn));
    if grade == Some(Grade::CostALittle) { "The moment that cost most" } else { "The moment that turned it" }
}

/// What is said where no turn stands out as one that worked.
#[must_use]
pub fn nothing_worked(debrief: &Debrief) -> &'static str {
    if debrief.ending.is_some() {
        "You stayed in the conversation to its end. That is where it starts."
    } else if debrief.moods.len() <= 1 {
        NOTHING_SAID
    } else {
        "Nothing has eased it so far. It is not over."
    }
}

/// What a turn moved: "anger 64 → 53 · trust 20 → 24". Empty in the aftermath, where no mood moves.
#[must_use]
pub fn moved(exchange: &Exchange) -> String {
    if exchange.after {
        return String::new();
    }
    let changed = METERS.iter().filter(|meter| exchange.before.get(**meter) != exchange.mood.get(**meter));
    let parts = changed
        .map(|meter| format!("{} {} → {}", meter.word(), exchange.before.get(*meter), exchange.mood.get(*meter)));
    parts.collect::<Vec<_>>().join(" · ")
}

/// What a turn eased, in words: "It calmed them, and they felt heard." Empty where it eased nothing.
#[must_use]
pub fn eased(exchange: &Exchange) -> String {
    let better = |meter: &Meter| match meter {
        Meter::Anger => exchange.mood.anger < exchange.before.anger,
        _ => exchange.mood.get(*meter) > exchange.before.get(*meter),
    };
    let words = |meter: &Meter| match meter {
        Meter::Anger => "it calmed them",
        Meter::Trust => "they trusted you more",
        Meter::Heard => "they felt heard",
        Meter::Patience => "it gave them patience",
    };
    let parts: Vec<&str> = METERS.iter().filter(|meter| better(meter)).map(words).collect();
    match parts.split_last() {
        None => String::new(),
        Some((only, [])) => format!("{}.", upper_first(only)),
        Some((last, before)) => format!("{}, and {last}.", upper_first(&before.join(", "))),
    }
}

/// How a reply was taken.
#[must_use]
pub fn reacted(reacts: Reacts) -> &'static str {
    match reacts {
        Reacts::Lands => "it landed",
        Reacts::FallsFlat => "it fell flat",
        Reacts::Backfires => "it backfired",
    }
}

/// The points of ending and aftermath; the best that could have come of it is [`best_points`].
#[must_use]
pub fn points(outcome: &Outcome) -> String {
    format!("{} of 100.", outcome.points)
}

/// What the best possible was; none where nobody knows.
#[must_use]
pub fn best_points(debrief: &Debrief, outcome: &Outcome) -> Option<String> {
    let best = debrief.best_points()?;
    Some(if best <= outcome.points {
        "Nobody could have had more with this customer.".to_owned()
    } else {
        format!("The best possible with this customer: {best}.")
    })
}

/// What became of the promises.
#[must_use]
pub fn promise(outcome: &Outcome) -> &'static str {
    match outcome.promise {
        Some(Kept::Kept) => "Kept.",
        Some(Kept::Late) => "Late, and you said so in time.",
        Some(Kept::Broken) => "Broken. They had counted on it.",
        None => "None fell due.",
    }
}

/// Whether somebody asked later how it went.
#[must_use]
pub fn followed(replay: &Replay, outcome: &Outcome) -> &'static str {
    match (outcome.followed_up, replay.state.follow_up_booked()) {
        (true, _) => "You asked later whether all was well.",
        (false, true) => "You said that you would ask, and it was forgotten.",
        (false, false) => "None was promised.",
    }
}

/// Whether they would come again, and the scenario's words for it, which may be empty; none where it is not weighed.
#[must_use]
pub fn retention<'s>(scenario: &'s Scenario, replay: &Replay, outcome: &Outcome) -> Option<(&'static str, &'s str)> {
    let (key, word) = match outcome.retention? {
        Retention::Stays => ("stays", "They would choose you again."),
        Retention::Wavers => ("wavers", "They may choose you again, or not."),
        Retention::Leaves => ("leaves", "They will go elsewhere."),
    };
    let lines = &scenario.afterwards;
    let own = lines.under(&Key::Named(key.to_owned())).unwrap_or_default();
    let drawn = own.get(replay.deal.draw(&lines.id, own.len()));
    Some((word, drawn.map_or("", String::as_str)))
}

/// That there are other wants; empty where there are none.
#[must_use]
pub fn other_wants(scenario: &Scenario) -> &'static str {
    match scenario.wants.len() {
        0 | 1 => "",
        2 => "Another customer number may want something else.",
        _ => "Other customer numbers want other things, and open in the same way.",
    }
}

/// The points of the steps.
#[must_use]
pub fn step_points(debrief: &Debrief) -> String {
    let (points, most) = debrief.step_points();
    format!("{points} of {most} points on the steps that came up")
}

/// That ending and mood are no part of those points.
#[must_use]
pub fn judged_apart(scenario: &Scenario, replay: &Replay, debrief: &Debrief) -> String {
    let band = scenario.playbook.band(replay.mood(scenario)).word();
    match debrief.ending.and_then(|id| scenario.ending(id)) {
        Some(ending) => format!("The ending is judged apart: {}; {band} at the end.", lower_first(&ending.title)),
        None => format!("The mood is judged apart: {band} when you stopped."),
    }
}

/// Which replies show it: "Reply 4", "Replies 4, 6".
#[must_use]
pub fn replies(numbers: &[usize]) -> String {
    let word = if numbers.len() == 1 { "Reply" } else { "Replies" };
    let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
    format!("{word} {}", numbers.join(", "))
}

/// What stands before the reply that was given where a step was missed: it is not to blame, it only was not the step.
#[must_use]
pub fn instead(exchange: &Exchange) -> &'static str {
    if exchange.spoken { "You said instead" } else { "You did instead" }
}

/// Where the chance for a step was, and what to do there.
#[must_use]
pub fn chance(step: &Step, turn: usize) -> String {
    format!("There was a chance at reply {turn}. {}", step.instead)
}

/// How many steps did not come up; none where all did.
#[must_use]
pub fn idle_steps(debrief: &Debrief) -> Option<String> {
    match debrief.steps.iter().filter(|step| step.verdict == Verdict::DidNotComeUp).count() {
        0 => None,
        1 => Some("1 step did not come up".to_owned()),
        n => Some(format!("{n} steps did not come up")),
    }
}

/// A number with its sign, the minus as wide as the plus.
#[must_use]
pub fn signed(value: i16) -> String {
    match value {
        0 => "0".to_owned(),
        1.. => format!("+{value}"),
        _ => format!("−{}", value.unsigned_abs()),
    }
}

/// The name that a customer goes by: the first, unless that is a form of address.
#[must_use]
pub fn short_name(name: &str) -> &str {
    match name.split_whitespace().next() {
        Some("Mr" | "Mrs" | "Ms" | "Miss" | "Dr" | "Mr." | "Mrs." | "Ms." | "Dr.") | None => name,
        Some(first) => first,
    }
}

/// With a small first letter.
#[must_use]
pub fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// With a capital first.
#[must_use]
pub fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{given, lower_first, replies, short_name, signed, upper_first};

    #[test]
    fn names_numbers_and_sentences_read_well() {
        assert_eq!(short_name("Dana Whitlock"), "Dana");
        assert_eq!(short_name("Mrs Venn"), "Mrs Venn");
        assert_eq!(lower_first("At the counter"), "at the counter");
        assert_eq!(upper_first("set you back"), "Set you back");
        assert_eq!((signed(3), signed(0), signed(-3)), ("+3".to_owned(), "0".to_owned(), "−3".to_owned()));
        assert_eq!((replies(&[4]), replies(&[4, 6])), ("Reply 4".to_owned(), "Replies 4, 6".to_owned()));
        assert_eq!(given(0), None);
        assert_eq!(given(2).as_deref(), Some("The first 2 replies were taken for you."));
    }
}
