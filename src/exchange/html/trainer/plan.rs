//! A plan for a class of 15, 30 or 60 minutes, from how long one conversation takes.

/// A plan: its parts add up to its minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Plan {
    /// How long it takes.
    pub minutes: u8,
    /// Its parts: minutes, and what is done in them.
    pub parts: Vec<(u8, String)>,
}

/// The three plans, for a conversation of so many minutes with so many wants, and questions or none.
pub(super) fn plans(conversation: u8, wants: usize, asks: bool) -> [Plan; 3] {
    let long = conversation.max(1);
    [quarter(long, asks), half(long, asks), whole(long, wants, asks)]
}

/// One conversation, or as much of it as there is time for.
fn conversation(minutes: u8, long: u8, how: &str) -> (u8, String) {
    let stop = if minutes < long {
        format!(" To its end it takes about {long}: stop when the time is up, and tell how it could have gone on.")
    } else {
        String::new()
    };
    (minutes, format!("{how}{stop}"))
}

fn quarter(long: u8, asks: bool) -> Plan {
    let talk = if asks {
        "What worked, which reply turned it, and one question from below."
    } else {
        "What worked, and which reply turned it."
    };
    let had = long.min(8);
    let parts = vec![
        (2, "Read aloud what the trainee knows. Choose a customer number.".to_owned()),
        conversation(had, long, "One trainee has the conversation with you; the others watch for a step each."),
        (13 - had, talk.to_owned()),
    ];
    Plan { minutes: 15, parts }
}

fn half(long: u8, asks: bool) -> Plan {
    let last = if asks { " Then one question from below." } else { "" };
    let had = long.min(12);
    let parts = vec![
        (3, "Read aloud what the trainee knows, and hand out the observation sheet.".to_owned()),
        conversation(had, long, "One trainee has the conversation with you; the others fill in the sheet."),
        (7, "First the trainee, then the others: what worked, and which reply turned it.".to_owned()),
        (20 - had, format!("Somebody else takes it up from that reply.{last}")),
    ];
    Plan { minutes: 30, parts }
}

fn whole(long: u8, wants: usize, asks: bool) -> Plan {
    let first = if asks { "The questions below. " } else { "" };
    let (had, again) = (long.min(18), long.min(14));
    let other = if wants > 1 { "with a customer number that wants something else" } else { "with somebody else" };
    let parts = vec![
        (5, "What upsets people, the steps in focus, and what the trainee knows, read aloud.".to_owned()),
        conversation(had, long, "One trainee has the conversation with you; the others fill in the sheet."),
        (10, "First the trainee, then the others: what worked, which reply turned it, what they thought.".to_owned()),
        conversation(again, long, &format!("Once more {other}, or in pairs, one with this sheet.")),
        (45 - had - again, format!("{first}Everybody names one step to practise this week.")),
    ];
    Plan { minutes: 60, parts }
}

#[cfg(test)]
mod tests {
    use super::plans;

    #[test]
    fn every_plan_takes_as_long_as_it_says() {
        for long in 0..=u8::MAX {
            for plan in plans(long, 3, long % 2 == 0) {
                let sum: u32 = plan.parts.iter().map(|(minutes, _)| u32::from(*minutes)).sum();
                assert_eq!(sum, u32::from(plan.minutes), "{long}");
                assert!(plan.parts.iter().all(|(minutes, what)| *minutes > 0 && !what.is_empty()), "{plan:?}");
                let is_cut = plan.parts.iter().any(|(_, what)| what.contains("stop when the time is up"));
                assert!(!is_cut || long > 8, "{long}: {plan:?}");
            }
        }
    }
}
