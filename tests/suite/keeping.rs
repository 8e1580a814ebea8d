//! Nothing that somebody practises is lost within one start: what waits, what stands in the diary, what counts.

use unruffled::app::command::Command;
use unruffled::app::data::{Data, Route};
use unruffled::debrief::Debrief;
use unruffled::engine::notes::{Begun, Mode};

use crate::conversation_screen::play_while;
use crate::window::few;

fn card(data: &Data, id: &str) -> usize {
    data.cards.iter().position(|card| card.id == id).unwrap()
}

/// Some replies into a conversation with this mode.
fn begun(mode: Mode, id: &str, replies: usize) -> Data {
    let mut data = few();
    data.apply(Command::ChooseMode(mode));
    data.apply(Command::OpenBriefing(card(&data, id)));
    data.apply(Command::Begin(Some(7)));
    play_while(&mut data, true, |data| turns(data) < replies);
    data
}

fn turns(data: &Data) -> usize {
    data.conversation.as_ref().unwrap().replay.turns.len()
}

#[test]
fn a_card_whose_conversation_waits_goes_on_with_it() {
    for leave in [Command::OpenLibrary, Command::Stop] {
        let mut data = begun(Mode::Practice, "second_kettle", 3);
        data.apply(leave);
        data.apply(Command::OpenLibrary);
        data.apply(Command::OpenBriefing(card(&data, "second_kettle")));
        assert_eq!((data.route, turns(&data)), (Route::Conversation, 3));
    }
}

#[test]
fn another_day_after_a_stop_leaves_the_first_waiting() {
    let mut data = begun(Mode::Practice, "second_kettle", 3);
    data.apply(Command::Stop);
    data.apply(Command::AnotherCustomer);
    assert_eq!(turns(&data), 0);
    assert_eq!(data.waiting.iter().map(|talk| talk.replay.turns.len()).collect::<Vec<_>>(), [3]);
}

#[test]
fn what_is_only_looked_back_on_stands_in_the_diary_again() {
    for on in [Command::AnotherCustomer, Command::GoBackTo(1), Command::OpenLibrary] {
        let mut data = begun(Mode::Practice, "second_kettle", 1);
        play_while(&mut data, true, |data| !data.conversation.as_ref().unwrap().waits_for_its_day());
        assert!(data.conversation.as_ref().unwrap().waits_for_its_day(), "a promise was made");
        data.apply(Command::LeaveInDiary);
        data.apply(Command::LookBack(0));
        assert_eq!((data.route, data.record.diary().len()), (Route::Debrief, 0));
        data.apply(on.clone());
        assert_eq!(data.record.diary().len(), 1, "{on:?}");
    }
}

#[test]
fn the_same_customer_after_an_assessment_is_practice_and_another_is_assessed() {
    let mut data = begun(Mode::Assessment, "card_refused", 1);
    play_while(&mut data, true, |_| true);
    let mode = |data: &Data| data.conversation.as_ref().unwrap().mode;
    data.apply(Command::AnotherCustomer);
    assert_eq!(mode(&data), Mode::Assessment);
    play_while(&mut data, true, |_| true);
    data.apply(Command::SameCustomer);
    assert_eq!(mode(&data), Mode::Practice);
    assert_eq!(data.record.played().len(), 2);
}

#[test]
fn what_an_author_tries_is_nobodys_practice() {
    let taken = begun(Mode::Practice, "second_kettle", 4).conversation.unwrap().replay.taken();
    let mut data = few();
    let card = card(&data, "second_kettle");
    data.apply(Command::PlayFrom { card, want: 0, taken });
    assert_eq!(data.conversation.as_ref().unwrap().begun, Begun::ByAuthor);
    data.apply(Command::GoBackTo(1));
    play_while(&mut data, true, |_| true);
    assert!(data.conversation.as_ref().unwrap().replay.state.is_over(), "no day is waited for");
    assert_eq!((data.record.played().len(), data.record.times("second_kettle")), (0, 0));
    data.apply(Command::OpenLibrary);
    assert!(!data.waits(card) && data.record.diary().is_empty());
}

#[test]
fn what_was_begun_from_an_example_waits_like_any_other() {
    let mut data = begun(Mode::Coached, "second_kettle", 3);
    let talk = data.conversation.as_mut().unwrap();
    (talk.begun, talk.given) = (Begun::FromExample, 2);
    data.apply(Command::OpenLibrary);
    let other = card(&data, "card_refused");
    data.apply(Command::OpenBriefing(other));
    data.apply(Command::Begin(Some(1)));
    assert_eq!(data.waiting.len(), 1);
}

#[test]
fn what_worked_is_never_a_reply_that_was_taken_for_somebody() {
    let talk = begun(Mode::Practice, "second_kettle", 8).conversation.unwrap();
    let worked = |given: usize| Debrief::of_own(&talk.scenario, &talk.replay, given, None).worked;
    let best = worked(0).expect("kind replies help");
    assert_eq!(Debrief::of(&talk.scenario, &talk.replay, None).worked, Some(best));
    let own = worked(best).expect("others helped, too");
    assert!(own > best, "reply {best} was taken for them, so {own} is told");
    assert_eq!(worked(talk.replay.turns.len()), None);
}

/// What the present customer wants, by id.
fn want(data: &Data) -> String {
    let talk = data.conversation.as_ref().unwrap();
    talk.scenario.wants[usize::from(talk.replay.deal.want)].id.clone()
}

#[test]
fn another_day_brings_another_want_than_the_last() {
    let mut data = begun(Mode::Practice, "second_kettle", 1);
    for _ in 0..20 {
        let before = want(&data);
        data.apply(Command::AnotherCustomer);
        assert_ne!(want(&data), before);
        data.apply(Command::OpenLibrary);
        play_while(&mut data, true, |_| true);
        data.apply(Command::OpenLibrary);
        data.apply(Command::OpenBriefing(card(&data, "second_kettle")));
        let present = data.conversation.is_some().then(|| want(&data));
        let last = present.or_else(|| data.record.last("second_kettle").map(|played| played.want.clone())).unwrap();
        data.apply(Command::Begin(None));
        assert_ne!(want(&data), last);
    }
}

#[test]
fn what_is_suggested_is_what_the_customer_wants_in_words_of_their_own() {
    let mut data = begun(Mode::Practice, "second_kettle", 1);
    play_while(&mut data, true, |_| true);
    let plan = data.record.plan().to_vec();
    let others: Vec<_> = plan.iter().filter(|next| next.scenario != "second_kettle").collect();
    assert!(!others.is_empty());
    for next in others {
        let first = plan.iter().find(|other| other.scenario == next.scenario).unwrap();
        let mut numbers = std::collections::BTreeSet::new();
        for _ in 0..12 {
            let mut data = data.clone();
            data.apply(Command::OpenBriefing(card(&data, &next.scenario)));
            data.apply(Command::Begin(None));
            assert_eq!(want(&data), first.want);
            numbers.insert(data.conversation.as_ref().unwrap().replay.deal.seed);
        }
        assert!(numbers.len() > 1, "the number is drawn: {numbers:?}");
    }
}
