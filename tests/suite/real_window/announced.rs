//! What the customer says and how they feel, spoken without being asked for.

use unruffled::app::command::Command;
use unruffled::app::data::Data;
use unruffled::engine::{Taken, shown, speech};

use super::reader::Told;
use super::stage::Stage;
use super::trainee::{begin, on_screen, press};
use crate::conversation_screen::begun;

/// The first turns are enough: later ones differ in words only.
const TURNS: usize = 4;

/// What is to be heard now: the line, and the mood in words.
fn line(twin: &Data) -> String {
    let talk = twin.conversation.as_ref().unwrap();
    on_screen(speech::line(&talk.scenario, talk.replay.deal, &talk.replay.state, talk.mood()))
}

fn mood(twin: &Data) -> String {
    let talk = twin.conversation.as_ref().unwrap();
    format!("Mood: {}. ", twin.playbook().band(talk.mood()).word())
}

#[test]
fn lines_and_moods_are_announced() {
    let Some(mut stage) = Stage::open() else { return };
    // The same conversation beside the window says what should be heard.
    let mut twin = begun("second_kettle", 7);
    begin(&stage, "7");
    for turn in 0..TURNS {
        let (line, mood) = (line(&twin), mood(&twin));
        let talk = twin.conversation.as_ref().unwrap();
        let reaction = talk.replay.turns.last().map(|last| speech::reacted(&talk.scenario, talk.replay.deal, last));
        let expected: Vec<String> =
            reaction.as_deref().filter(|text| !text.is_empty()).map(on_screen).into_iter().chain([line]).collect();
        for words in &expected {
            let words = words.clone();
            stage.reader.hear(&format!("turn {turn}: \"{words}\""), |told| {
                matches!(told, Told::Announced(said) if *said == words).then_some(())
            });
        }
        stage.reader.hear(&format!("turn {turn}: \"{mood}\""), |told| {
            matches!(told, Told::Announced(said) if said.starts_with(&mood)).then_some(())
        });
        // Nothing else is said, and nothing twice.
        let said = stage.reader.heard().into_iter().filter(|told| matches!(told, Told::Announced(_)));
        assert_eq!(said.count(), expected.len() + 1, "turn {turn}: {expected:?} and \"{mood}\"");
        let talk = twin.conversation.as_ref().unwrap();
        let first = shown(&talk.scenario, talk.replay.deal, &talk.replay.state)[0].number;
        twin.apply(Command::Take(Taken::reply(first)));
        press(&stage, "1");
    }
}
