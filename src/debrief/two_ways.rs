//! The turning point as it was and as it could have been: two moods over the same turns, to be drawn side by side.

use super::Debrief;
use crate::playbook::{METERS, Mood};

/// The mood before the turning point and after each turn from there, both ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TwoWays {
    /// As it was.
    pub was: Vec<Mood>,
    /// As it would have gone on after the better reply.
    pub would: Vec<Mood>,
}

impl TwoWays {
    /// Out of a debrief; none where no turn cost much, and where it came after the conversation, when the mood no
    /// longer moves.
    #[must_use]
    pub fn of(debrief: &Debrief, talk_turns: usize) -> Option<Self> {
        let turn = debrief.turning.filter(|turn| *turn <= talk_turns)?;
        let before = *debrief.moods.get(turn.checked_sub(1)?)?;
        let better = debrief.what_if.iter().take_while(|exchange| !exchange.after);
        let would: Vec<Mood> = std::iter::once(before).chain(better.map(|exchange| exchange.mood)).collect();
        let was = debrief.moods.iter().take(talk_turns + 1).skip(turn - 1).take(would.len()).copied().collect();
        (would.len() > 1).then_some(Self { was, would })
    }

    /// How both ways stand at their ends: "Then: anger 51 in place of 72, trust 40 in place of 28."
    #[must_use]
    pub fn sentence(&self) -> String {
        let (Some(was), Some(would)) = (self.was.last(), self.would.last()) else { return String::new() };
        let moved = METERS.iter().filter(|meter| was.get(**meter) != would.get(**meter));
        let parts: Vec<String> = moved
            .map(|meter| format!("{} {} in place of {}", meter.word(), would.get(*meter), was.get(*meter)))
            .collect();
        if parts.is_empty() {
            return "The mood would have been the same then; what came of it would not.".to_owned();
        }
        let easier = self.was.get(1).zip(self.would.get(1)).is_some_and(|(was, would)| eased(*was) > eased(*would));
        let later = if easier { " The moment itself was easier as it was; what it cost came later." } else { "" };
        let when = if self.would.len() > 2 { "A reply later" } else { "After it" };
        format!("{when}: {}.{later}", parts.join(", "))
    }
}

/// How much a mood has eased: trust and being heard, less anger.
fn eased(mood: Mood) -> i16 {
    i16::from(mood.trust) + i16::from(mood.heard) - i16::from(mood.anger)
}
