//! The pictures of the README, rendered without a display:
//! `UNRUFFLED_PICTURES=docs/pictures cargo test --test suite readme_pictures`. Without the variable they go to
//! `target/pictures`.

use egui_kittest::kittest::Queryable as _;
use unruffled::app::Options;
use unruffled::app::command::Command;
use unruffled::app::data::{Check, Data, Route};
use unruffled::engine::{Taken, replies};

use crate::window::{LAPTOP, harness, save, settle, shipped, wait};

/// Takes the replies with these ids; a composed one is written `id.1.2.3`.
fn take(data: &mut Data, words: &[&str]) {
    for word in words {
        let (id, rest) = word.split_once('.').map_or((*word, String::new()), |(id, rest)| (id, format!(".{rest}")));
        let conversation = data.conversation.as_ref().unwrap();
        let offer = replies(&conversation.scenario, &conversation.replay.state).find(|offer| offer.reply.id == id);
        let number = offer.unwrap_or_else(|| panic!("{id} is not on offer")).number;
        let taken: Taken = format!("{number}{rest}").parse().unwrap();
        data.apply(Command::Take(taken));
    }
}

fn begun(data: &mut Data, id: &str, customer: u32) {
    let card = data.cards.iter().position(|card| card.id == id).unwrap();
    data.apply(Command::OpenBriefing(card));
    data.apply(Command::Begin(Some(customer)));
}

#[test]
fn readme_pictures() {
    for dark in [false, true] {
        let theme = if dark { "dark" } else { "light" };
        let mut data = shipped();
        data.settings.dark = dark;
        data.settings.motion = false;
        let picture = |data: &Data, name: &str| save(&mut harness(LAPTOP, data.clone()), &format!("{name}-{theme}"));

        picture(&data, "library");

        let card = data.cards.iter().position(|card| card.id == "second_kettle").unwrap();
        data.apply(Command::OpenBriefing(card));
        picture(&data, "briefing");

        begun(&mut data, "second_kettle", 2);
        take(&mut data, &["listen", "listen", "still_at_it"]);
        picture(&data, "conversation");

        take(&mut data, &["say_back.1.2.3", "only_counter", "at_home_tonight"]);
        let offered = data.conversation.as_ref().map(|c| replies(&c.scenario, &c.replay.state).count()).unwrap();
        assert!(offered > 0, "the conversation goes on");
        while !data.conversation.as_ref().unwrap().replay.state.is_over() {
            let c = data.conversation.as_ref().unwrap();
            let number = replies(&c.scenario, &c.replay.state).next().unwrap().number;
            data.apply(Command::Take(Taken::reply(number)));
        }
        data.apply(Command::OpenDebrief);
        assert_eq!(data.route, Route::Debrief);
        let mut window = harness(LAPTOP, data);
        wait(&mut window, "the grades", |window| window.state().data.graded().grades().is_some());
        save(&mut window, &format!("debrief-{theme}"));

        // A trainer's first draft, as it stands in their own folder.
        let folder = std::path::PathBuf::from("tests/pictures");
        let mut data = Data::load(&Options { scenarios: vec![folder], ..Options::default() }).unwrap();
        data.settings.dark = dark;
        data.settings.motion = false;
        let card = data.cards.iter().position(|card| card.id == "my_first").unwrap();
        data.apply(Command::OpenFindings(card));
        let mut window = harness(LAPTOP, data);
        wait(&mut window, "the file is checked", |window| window.state().data.cards[card].check == Check::Done);
        window.get_all_by_label_contains("The conversation that shows it").next().unwrap().click();
        settle(&mut window);
        save(&mut window, &format!("findings-draft-{theme}"));
    }
}
