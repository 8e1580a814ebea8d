//! An example watched to its end, each question answered.

use std::time::Instant;

use atspi::{Role, State};

use super::reader::Told;
use super::stage::{PATIENCE, Stage};
use super::trainee::{begin_by_keys, press};

/// How the note begins that follows an answer.
const ANSWERS: &[&str] = &["Yes, that is the step.", "Not quite: "];

#[test]
fn an_example_is_watched_to_its_end() {
    let Some(mut stage) = Stage::open() else { return };
    begin_by_keys(&stage, "Watch", "Watch it");
    let until = Instant::now() + 3 * PATIENCE;
    let (mut asked, mut answered, mut taken) = (0, 0, Vec::new());
    loop {
        let tree = stage.reader.tree();
        taken.extend(stage.reader.heard().into_iter().filter_map(|told| match told {
            Told::Announced(said) => said.split_once("This reply is taken: ").map(|(_, words)| words.to_owned()),
            Told::Focused(_) => None,
        }));
        assert!(Instant::now() < until, "the example has no end\n{}", tree.outline());
        if tree.find(Role::Heading, "What this example showed").is_some() {
            break;
        }
        if tree.find(Role::Button, "Skip").is_some() {
            asked += 1;
            press(&stage, "1");
            let note = |name: &str| ANSWERS.iter().any(|answer| name.starts_with(answer));
            stage.reader.wait("a note to the answer", |tree| tree.0.iter().any(|it| note(&it.name)).then_some(()));
            answered += 1;
        } else if tree.find(Role::Button, "Next").is_some_and(|next| next.is(State::Sensitive)) {
            press(&stage, "Right");
        }
    }
    assert!(asked > 2 && answered == asked, "{answered} of {asked} questions were answered");
    let tree = stage.reader.tree();
    // Somebody who cannot see it heard each reply that the example took.
    // What is put together, as the summary and the case note, stands otherwise in what was said.
    let said = tree.0.iter().filter(|item| taken.contains(&item.name)).count();
    assert!(taken.len() >= asked && said + 2 >= taken.len(), "{said} of {taken:?}\n{}", tree.outline());
    assert!(tree.0.iter().any(|item| item.name.starts_with("It ended: ")), "{}", tree.outline());
    assert!(tree.find(Role::Button, "Finish the last three replies yourself").is_some(), "{}", tree.outline());
}
