//! The conversation with somebody at the keyboard: one question, one line, until it is over or they leave.

use std::io;

use super::show::Show;
use super::turns::takes_several;
use super::{Talk, debrief};
use crate::cli::out::Ink;
use crate::debrief::exchanges;
use crate::engine::{Offer, Taken, Timing, replies};
use crate::playbook::{Meter, Mood};
use crate::scenario::{Reply, ReplyKind, Slot};

const HELP: &[&str] = &[
    "Type the number of what you want to say or do, then press Enter.",
    "  Enter   alone: shows the replies again",
    "  mood    how the customer seems to feel",
    "  ?       this help",
    "  q       leaves; nothing is lost",
    "  2!      says reply 2 before they have finished",
];

/// What somebody typed.
enum Typed {
    /// A line.
    Line(String),
    /// There will be no more lines.
    Nothing,
}

/// Goes on until it is over or somebody leaves.
pub(super) fn go_on(mut talk: Talk, show: &mut Show<'_>) {
    show.out.gap();
    show.out.wrapped(Ink::Quiet, "", "Type a number and press Enter. ? explains more, q leaves.");
    while !talk.replay.state.is_over() {
        show.replies(&talk, false);
        let Some(taken) = turn(&talk, show) else { return };
        if let Err(error) = talk.replay.push(&talk.scenario, &taken) {
            show.out.line(&format!("That does not work: {error}."));
            continue;
        }
        let turns = exchanges(&talk.scenario, &talk.replay);
        if let Some(last) = turns.last() {
            let now = talk.replay.state;
            show.answer(&talk, last, &now);
        }
        show.present(&talk);
    }
    debrief::print(&talk, show);
}

/// The next turn; `None` when somebody left.
fn turn(talk: &Talk, show: &mut Show<'_>) -> Option<Taken> {
    loop {
        show.out.gap();
        let line = match typed(show, "> ") {
            Typed::Line(line) => line,
            Typed::Nothing => {
                show.out.gap();
                show.stop(talk);
                return None;
            }
        };
        match line.to_lowercase().as_str() {
            "" => show.replies(talk, false),
            "?" | "help" | "h" => help(show),
            "mood" | "m" => mood(talk, show),
            "q" | "quit" | "exit" => {
                show.leave(talk);
                return None;
            }
            other => match chosen(talk, show, other) {
                Some(taken) => return Some(taken),
                None => continue,
            },
        }
    }
}

/// The turn that a line means, its pieces asked for where they were left out.
fn chosen(talk: &Talk, show: &mut Show<'_>, line: &str) -> Option<Taken> {
    let Ok(taken) = line.parse::<Taken>() else {
        show.out.line("Type one of the numbers above, or ? for help.");
        return None;
    };
    let Some(offer) = replies(&talk.scenario, &talk.replay.state).find(|offer| offer.number == taken.number) else {
        let numbers: Vec<String> =
            replies(&talk.scenario, &talk.replay.state).map(|offer| offer.number.to_string()).collect();
        show.out.line(&format!("There is no reply {} here. There is: {}.", taken.number, numbers.join(", ")));
        return None;
    };
    if offer.reply.kind == ReplyKind::Listen && taken.timing == Timing::CutIn {
        show.out.line("One cannot listen by cutting in. Type the number alone.");
        return None;
    }
    if offer.reply.slots.is_empty() || !taken.pieces().is_empty() {
        return Some(taken);
    }
    let pieces = compose(&offer, show)?;
    Some(Taken::composed(taken.number, &pieces).at(taken.timing))
}

/// The pieces of a reply, slot by slot; `None` when somebody changed their mind.
fn compose(offer: &Offer<'_>, show: &mut Show<'_>) -> Option<Vec<u8>> {
    let reply: &Reply = offer.reply;
    let mut pieces = Vec::new();
    for slot in &reply.slots {
        show.out.gap();
        show.out.inked(Ink::Strong, &slot.title);
        for (piece, at) in slot.pieces.iter().zip(1u8..) {
            show.piece(piece, at);
        }
        pieces.extend(pieces_of(slot, show)?);
    }
    Some(pieces)
}

fn pieces_of(slot: &Slot, show: &mut Show<'_>) -> Option<Vec<u8>> {
    let several = takes_several(slot);
    let question = match (several, slot.min) {
        (true, 0) => format!("Up to {} numbers, 0 for none (b goes back) > ", slot.max),
        (true, min) => format!("{min} to {} numbers, as in 1 3 (b goes back) > ", slot.max),
        (false, 0) => "One number, 0 leaves it out (b goes back) > ".to_owned(),
        (false, _) => "One number (b goes back) > ".to_owned(),
    };
    loop {
        let Typed::Line(line) = typed(show, &question) else { return None };
        if matches!(line.to_lowercase().as_str(), "b" | "back" | "q") {
            show.out.line("Back to the replies.");
            return None;
        }
        match numbers(&line).filter(|picked| fits(slot, picked)) {
            Some(picked) => return Some(picked),
            None => show.out.line("That does not fit. Use the numbers above, each once."),
        }
    }
}

/// The numbers of a line, ascending; nothing else may stand in it.
fn numbers(line: &str) -> Option<Vec<u8>> {
    let parts = line.split([' ', ',', '.']).filter(|part| !part.is_empty());
    let mut numbers = parts.map(|part| part.parse().ok()).collect::<Option<Vec<u8>>>()?;
    numbers.sort_unstable();
    Some(numbers)
}

fn fits(slot: &Slot, picked: &[u8]) -> bool {
    let none = picked == [0];
    let known = |piece: &u8| (1..=slot.pieces.len()).contains(&usize::from(*piece));
    let each_once = picked.windows(2).all(|pair| pair.first() != pair.get(1));
    let count = picked.len();
    let enough = count >= usize::from(slot.min.max(1)) && count <= usize::from(slot.max);
    (none && slot.min == 0) || (enough && each_once && picked.iter().all(known))
}

fn typed(show: &mut Show<'_>, question: &str) -> Typed {
    show.out.ask(question);
    let mut line = String::new();
    match io::stdin().read_line(&mut line) {
        Ok(0) => Typed::Nothing,
        Ok(_) => Typed::Line(line.trim().to_owned()),
        // What is no text is no number either.
        Err(error) if error.kind() == io::ErrorKind::InvalidData => Typed::Line("-".to_owned()),
        Err(_) => Typed::Nothing,
    }
}

fn help(show: &mut Show<'_>) {
    for line in HELP {
        show.out.line(line);
    }
}

fn mood(talk: &Talk, show: &mut Show<'_>) {
    let turns = exchanges(&talk.scenario, &talk.replay);
    let mood = turns.last().map_or(talk.scenario.customer.opening, |exchange| exchange.mood);
    show.out.wrapped(Ink::Plain, "", &mood_words(talk, mood));
}

/// A mood in words.
fn mood_words(talk: &Talk, mood: Mood) -> String {
    let word = |meter: Meter, words: [&'static str; 5]| {
        let at = usize::from(mood.get(meter) / 20).min(words.len() - 1);
        words.get(at).copied().unwrap_or_default()
    };
    let trust = word(Meter::Trust, ["none", "little", "some", "a good deal", "a lot"]);
    let heard = word(Meter::Heard, ["not at all", "hardly", "partly", "mostly", "fully"]);
    let patience = word(Meter::Patience, ["nearly gone", "running short", "some left", "a fair amount", "plenty"]);
    let name = &talk.scenario.customer.name;
    let band = talk.scenario.playbook.band(mood).word();
    format!("{name}: {band}. Trust: {trust}. Feels heard: {heard}. Patience: {patience}.")
}
