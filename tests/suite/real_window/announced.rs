//! What the customer says and how they feel, spoken without being asked for.

use atspi::Role;
use unruffled::app::command::Command;
use unruffled::app::data::Data;
use unruffled::engine::{Taken, shown, speech};

use super::reader::Told;
use super::stage::Stage;
use super::trainee::{begin, on_screen, press_until};
use crate::conversation_screen::begun;

/// The first turns are enough: later ones differ in words only.
const TURNS: usize = 4;

/// What is to be heard now: the reaction, what is seen, the line.
fn words(twin: &Data) -> Vec<String> {
    let talk = twin.conversation.as_ref().unwrap();
    let state = &talk.replay.state;
    let reaction = talk.replay.turns.last().map(|last| speech::reacted(&talk.scenario, talk.replay.deal, last));
    let setting = talk.scenario.scene(state.scene).filter(|_| state.part == 0).map(|scene| scene.setting.clone());
    let all = reaction.into_iter().chain(setting).filter(|text| !text.is_empty());
    all.map(|text| on_screen(&text)).chain([line(twin)]).collect()
}

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
    begin(&stage);
    for turn in 0..TURNS {
        if turn > 0 {
            let talk = twin.conversation.as_ref().unwrap();
            let first = shown(&talk.scenario, talk.replay.deal, &talk.replay.state)[0].number;
            twin.apply(Command::Take(Taken::reply(first)));
            let next = line(&twin);
            press_until(&stage, "1", &next, |tree| tree.find(Role::Label, &next).is_some());
        }
        let words = words(&twin).join(" ");
        // One announcement: several would be spoken in any order.
        let said = stage.reader.hear(&format!("turn {turn}: \"{words}\""), |told| match told {
            Told::Announced(said) if said.starts_with(&words) => Some(said.clone()),
            _ => None,
        });
        let mood = mood(&twin);
        assert!(said[words.len()..].starts_with(&format!(" {mood}")), "turn {turn}: \"{mood}\" is not in \"{said}\"");
        let all = stage.reader.heard().into_iter().filter(|told| matches!(told, Told::Announced(_)));
        assert_eq!(all.count(), 1, "turn {turn}: nothing else is said, and nothing twice");
    }
}
