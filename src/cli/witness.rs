//! The conversation that proves a finding, as a little dialogue: its last few turns, then the command to play it.

use super::load;
use super::out::{Ink, Out, counted, quoted, short};
use crate::debrief::{exchanges, is_narration};
use crate::engine::{Deal, Replay, Taken, speech};
use crate::scenario::Scenario;
use crate::text::Witness;

/// So many turns are shown, the last ones: what they prove comes at the end.
const TURNS: usize = 4;
/// Most letters of what somebody says.
const WORDS: usize = 160;
/// It stands below its finding.
const MARGIN: &str = "    ";

/// Says that it is the one that stands above already.
pub(super) fn refer(witness: &Witness, out: &mut Out) {
    let words = format!("  Example conversation with the want \"{}\": the same as above.", witness.want);
    out.inked(Ink::Quiet, &words);
    out.gap();
}

/// Prints it. `options` are those that the command line was given.
pub(super) fn print(scenario: &Scenario, witness: &Witness, file: &str, options: &str, out: &mut Out) {
    let Some(deal) = Deal::with_want(scenario, 1, &witness.want) else { return };
    let mut replay = Replay::start(scenario, deal);
    for choice in &witness.choices {
        let pushed = choice.parse::<Taken>().is_ok_and(|taken| replay.push(scenario, &taken).is_ok());
        if !pushed {
            break;
        }
    }
    let turns = exchanges(scenario, &replay);
    let skipped = turns.len().saturating_sub(TURNS);
    let which = match skipped {
        0 => String::new(),
        _ => format!(", the last {TURNS} of {}", counted(turns.len(), "turn")),
    };
    out.inked(Ink::Quiet, &format!("  Example conversation with the want \"{}\"{which}:", witness.want));
    let name = scenario.customer.name.as_str();
    for turn in turns.iter().skip(skipped) {
        say(out, Ink::Customer, name, &turn.line);
        say(out, Ink::Plain, "You", &quoted(turn.spoken, &turn.said));
        say(out, Ink::Customer, name, &turn.reaction);
    }
    match replay.state.ending().and_then(|id| scenario.ending(id)) {
        Some(ending) => out.inked(Ink::Quiet, &format!("{MARGIN}It ends: {}.", ending.title)),
        None => {
            let line = speech::line(scenario, deal, &replay.state, replay.mood(scenario));
            say(out, Ink::Customer, name, line);
        }
    }
    let choices = witness.choices.join(",");
    let choices = if choices.is_empty() { "\"\"" } else { &choices };
    out.inked(Ink::Quiet, "  To play it:");
    let file = load::quoted(file);
    out.line(&format!("{MARGIN}unruffled play {file}{options} --want {} --choose {choices}", witness.want));
    out.gap();
}

/// Prints what somebody says with their name; what is seen or done has none.
fn say(out: &mut Out, ink: Ink, who: &str, words: &str) {
    if words.is_empty() {
        return;
    }
    let name = if is_narration(words) { String::new() } else { format!("{who}: ") };
    out.wrapped(ink, MARGIN, &format!("{name}{}", short(words, WORDS)));
}
