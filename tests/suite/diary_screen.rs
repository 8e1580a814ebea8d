//! A promise that waits for its day: in the Conversation, in the Library, and on that day.

use egui::Key;
use egui_kittest::kittest::Queryable as _;
use unruffled::app::command::Command;
use unruffled::app::data::{Data, Route};
use unruffled::engine::notes::Mode;
use unruffled::engine::replies;
use unruffled::scenario::Promise;
use unruffled::solve::{Budget, Going, solve};

use crate::conversation_screen::{begun, play_while};
use crate::library_screen::{KINDS, begin};
use crate::window::{LAPTOP, click, few, harness, press, save_all, shows};

fn waits(data: &Data) -> bool {
    data.conversation.as_ref().is_some_and(|talk| talk.waits_for_its_day())
}

/// The model conversation with this customer, up to where a promise waits for its day.
fn promised(id: &str) -> Data {
    promised_on(id, 0)
}

/// The same on this day.
fn promised_on(id: &str, day: u32) -> Data {
    let mut data = begun(id, 7);
    data.today = day;
    let talk = data.conversation.as_ref().expect("begun");
    let solved = solve(&talk.scenario, talk.replay.deal, &Budget::of(&talk.scenario), &mut |_| Going::On);
    for taken in solved.best.expect("a best one").taken {
        if waits(&data) {
            break;
        }
        data.apply(Command::Take(taken));
    }
    assert!(waits(&data), "{id} keeps one waiting");
    data
}

fn promise(data: &Data) -> Promise {
    let talk = data.conversation.as_ref().expect("there");
    talk.noted().next().expect("noted").clone()
}

/// What is seen on the day itself.
fn later(data: &Data) -> String {
    let talk = data.conversation.as_ref().expect("there");
    talk.scenario.scene(talk.replay.state.scene).expect("a scene").setting.clone()
}

#[test]
fn what_was_promised_and_noted_waits_and_the_later_day_is_not_told() {
    for id in ["second_kettle", "card_refused"] {
        let data = promised(id);
        let (promise, later) = (promise(&data), later(&data));
        let name = data.conversation.as_ref().unwrap().scenario.customer.name.clone();
        let mut window = harness(LAPTOP, data);
        assert!(shows(&window, &promise.is), "{id}");
        assert!(shows(&window, &format!("To {name}, by {}", promise.by)), "{id}");
        assert!(shows(&window, "falls due tomorrow"));
        assert!(!shows(&window, &later), "{id}");
        press(&mut window, Key::Num1);
        assert!(waits(&window.state().data), "no reply is on offer yet");
        click(&mut window, "Go to that day now");
        assert!(shows(&window, &later), "{id}");
        let talk = window.state().data.conversation.as_ref().unwrap();
        assert!(!waits(&window.state().data) && replies(&talk.scenario, &talk.replay.state).next().is_some());
    }
}

#[test]
fn what_was_not_noted_does_not_stand_there() {
    let mut data = begun("second_kettle", 7);
    let solved = {
        let talk = data.conversation.as_ref().unwrap();
        solve(&talk.scenario, talk.replay.deal, &Budget::of(&talk.scenario), &mut |_| Going::On)
    };
    for taken in solved.best.expect("a best one").taken {
        let talk = data.conversation.as_ref().unwrap();
        let careless = replies(&talk.scenario, &talk.replay.state).find(|offer| offer.reply.id == "in_your_head");
        if let Some(careless) = careless {
            let taken = unruffled::engine::Taken::reply(careless.number);
            data.apply(Command::Take(taken));
            break;
        }
        data.apply(Command::Take(taken));
    }
    assert!(waits(&data), "a promise was made all the same");
    let is = data.conversation.as_ref().unwrap().scenario.promises[0].is.clone();
    let mut window = harness(LAPTOP, data);
    assert!(shows(&window, "Nothing stands in the diary") && !shows(&window, &is));
    press(&mut window, Key::Enter);
    assert_eq!(window.state().data.record.diary().len(), 1);
    assert!(shows(&window, "nothing was noted that falls due") && !shows(&window, &is));
}

#[test]
fn the_diary_says_when_it_falls_due_and_leads_on() {
    let data = promised_on("second_kettle", 100);
    let (promise, later) = (promise(&data), later(&data));
    let mut window = harness(LAPTOP, data);
    click(&mut window, "Leave it in the diary");
    assert_eq!(window.state().data.route, Route::Library);
    assert!(
        shows(&window, "Not due yet")
            && shows(&window, &promise.by)
            && shows(&window, promise.is.trim_end_matches('.'))
    );
    assert!(!shows(&window, "Due today"));
    window.state_mut().data.today = 101;
    window.run_steps(2);
    assert!(shows(&window, "Due today") && !shows(&window, &promise.by), "“tomorrow” has come");
    click(&mut window, "Do what you promised, with Dana");
    assert!(window.state().data.route == Route::Conversation && shows(&window, &later));
    assert!(window.state().data.record.diary().is_empty());
    let data = &mut window.state_mut().data;
    play_while(data, true, |_| true);
    assert_eq!(data.record.times("second_kettle"), 1);
}

#[test]
fn what_is_due_stands_first() {
    let mut data = promised_on("second_kettle", 100);
    data.apply(Command::LeaveInDiary);
    let mut other = promised_on("card_refused", 100);
    let gordon = other.conversation.take();
    data.today = 101;
    data.record.put_in_diary(gordon.expect("there"), 100);
    data.record.put_in_diary(promised_on("second_kettle", 101).conversation.expect("there"), 101);
    let window = harness(LAPTOP, data);
    assert_eq!(window.query_all_by_label("Due today").count(), 2);
    let below = window.get_by_label("Not due yet").rect().top();
    assert!(window.query_all_by_label("Due today").all(|due| due.rect().top() < below));
}

#[test]
fn whoever_looks_back_or_leaves_finds_it_in_the_diary_again() {
    let mut window = harness(LAPTOP, promised_on("second_kettle", 100));
    click(&mut window, "Look back so far");
    assert_eq!(window.state().data.route, Route::Debrief);
    press(&mut window, Key::Escape);
    assert_eq!(window.state().data.record.diary().len(), 1);
    window.state_mut().data.today = 105;
    window.run_steps(2);
    click(&mut window, "Look back so far, with Dana");
    assert_eq!(window.state().data.route, Route::Debrief);
    assert!(window.state().data.record.diary().is_empty());
    press(&mut window, Key::Escape);
    let data = &window.state().data;
    assert_eq!(data.record.diary()[0].since, 100, "its day has not moved");
    assert!(data.conversation.is_none());
    assert!(shows(&window, "Due today"));
}

#[test]
fn a_promise_for_the_next_conversation_falls_due_after_it() {
    let mut data = promised("wedding_at_noon");
    data.apply(Command::LeaveInDiary);
    let due = |data: &Data| data.record.is_due(&data.record.diary()[0], data.today);
    assert!(!due(&data));
    assert!(shows(&harness(LAPTOP, data.clone()), "after your next conversation"));
    begin(&mut data, 0, 60);
    assert!(due(&data));
    assert!(shows(&harness(LAPTOP, data), "Due today"));
}

#[test]
fn in_an_assessment_it_follows_at_once() {
    let mut data = promised("second_kettle");
    let taken = data.conversation.as_ref().unwrap().replay.taken();
    data.apply(Command::ChooseMode(Mode::Assessment));
    data.apply(Command::OpenLibrary);
    let card = data.cards.iter().position(|card| card.id == "second_kettle").unwrap();
    data.apply(Command::OpenBriefing(card));
    data.apply(Command::Begin(Some(7)));
    for taken in taken {
        data.apply(Command::Take(taken));
    }
    assert!(!waits(&data));
    let later = later(&data);
    assert!(shows(&harness(LAPTOP, data), &later));
}

/// Draws every picture of the diary.
#[test]
fn pictures_of_the_diary() {
    let kettle = promised_on("second_kettle", 100);
    let mut library = kettle.clone();
    library.apply(Command::LeaveInDiary);
    library.record.put_in_diary(promised_on("card_refused", 101).conversation.expect("there"), 101);
    library.today = 101;
    assert_eq!(few().record.diary().len(), 0);
    for (name, data) in [("diary-conversation", kettle), ("diary-library", library)] {
        save_all(name, &data, &KINDS);
    }
}
