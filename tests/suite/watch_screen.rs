//! Watch: an example conversation that plays by itself, asks which step was shown, and leads on.

use egui::accesskit::Role;
use egui::{Key, ViewportId};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use unruffled::app::App;
use unruffled::app::command::Command;
use unruffled::app::data::{Conversation, Data, Example, Examples, News, Settings};
use unruffled::debrief::words;
use unruffled::engine::notes::Mode;
use unruffled::playbook::Step;
use unruffled::solve::steps_shown;

use crate::window::{LAPTOP, click, few, harness, has, press, save, settle, wait};

/// An example that has just begun to show.
fn watched(id: &str, customer: u32, set: impl FnOnce(&mut Settings)) -> Data {
    let mut data = few();
    (data.settings.mode, data.settings.motion) = (Mode::Watch, false);
    set(&mut data.settings);
    let card = data.cards.iter().position(|card| card.id == id).unwrap();
    data.apply(Command::OpenBriefing(card));
    data.apply(Command::Begin(Some(customer)));
    data
}

/// The window, once the example is worked out.
fn known(size: [f32; 2], data: Data) -> Harness<'static, App> {
    let mut window = harness(size, data);
    wait(&mut window, "the example", |window| matches!(window.state().data.examples(), Examples::Known(_)));
    window
}

fn kettle() -> Harness<'static, App> {
    known(LAPTOP, watched("second_kettle", 7, |_| ()))
}

fn talk<'w>(window: &'w Harness<'static, App>) -> &'w Conversation {
    window.state().data.conversation.as_ref().unwrap()
}

fn turns(window: &Harness<'static, App>) -> usize {
    talk(window).replay.turns.len()
}

const ASKS: &str = "Which step was that?";
const TAKEN: &str = "This reply is taken";

/// Leads on until this shows.
fn on_to(window: &mut Harness<'static, App>, words: &str) {
    for _ in 0..200 {
        if has(window, words) {
            return;
        }
        press(window, Key::ArrowRight);
    }
    panic!("{words} never came");
}

/// The steps to choose from, in the order of their keys.
fn choices(window: &Harness<'static, App>) -> Vec<Step> {
    let steps = &talk(window).scenario.playbook.steps;
    let names = window.get_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
    names.filter_map(|name| steps.iter().find(|step| step.title == name)).cloned().collect()
}

/// The ids of the steps that the last turn shows.
fn right(window: &Harness<'static, App>) -> Vec<String> {
    let talk = talk(window);
    let shown = steps_shown(&talk.scenario, talk.replay.turns.last().unwrap());
    shown.into_iter().map(|at| talk.scenario.playbook.steps[at].id.clone()).collect()
}

#[test]
fn a_turn_is_line_replies_reaction_question_and_note() {
    let mut window = kettle();
    assert!(!has(&window, TAKEN) && has(&window, "An example that goes well"));
    press(&mut window, Key::ArrowRight);
    assert!(has(&window, TAKEN));
    assert_eq!(turns(&window), 0);
    press(&mut window, Key::Enter);
    assert_eq!(turns(&window), 1);
    assert!(has(&window, ASKS) && !has(&window, TAKEN));

    let steps = choices(&window);
    let at = steps.iter().position(|step| right(&window).contains(&step.id)).unwrap();
    assert!(!has(&window, &steps[at].plain), "the answer is not given away");
    press(&mut window, [Key::Num1, Key::Num2, Key::Num3][at]);
    assert!(has(&window, "Yes, that is the step.") && has(&window, &steps[at].plain));
    assert_eq!(talk(&window).notes.turn(1).unwrap().step_seen, steps[at].id);
    let grade = window.state().data.examples().of(Example::Good).unwrap().grades.turns[0].grade;
    assert!(has(&window, &format!("Reply 1: {}", grade.words())));
    let turn = &talk(&window).replay.turns[0];
    let heard = format!("heard {} → {}", turn.from.mood.heard, turn.mood.heard);
    assert!(window.query_by_label_contains(&heard).is_some(), "{heard}");

    press(&mut window, Key::ArrowRight);
    assert!(!has(&window, "Yes, that is the step."));
    press(&mut window, Key::ArrowLeft);
    assert!(has(&window, "Yes, that is the step."));
    press(&mut window, Key::ArrowLeft);
    assert_eq!(turns(&window), 0);
    assert!(has(&window, TAKEN));
}

#[test]
fn three_steps_stand_to_choose_from_and_the_customer_draws_their_order() {
    let mut orders = Vec::new();
    for customer in 1..7 {
        let mut window = known(LAPTOP, watched("second_kettle", customer, |_| ()));
        on_to(&mut window, ASKS);
        let steps: Vec<String> = choices(&window).into_iter().map(|step| step.id).collect();
        assert_eq!(steps.len(), 3, "{steps:?}");
        let shown = right(&window);
        assert_eq!(steps.iter().filter(|step| shown.contains(step)).count(), 1, "{steps:?} of {shown:?}");
        let mut again = known(LAPTOP, watched("second_kettle", customer, |_| ()));
        on_to(&mut again, ASKS);
        assert_eq!(steps, choices(&again).into_iter().map(|step| step.id).collect::<Vec<_>>());
        orders.push(steps.iter().position(|step| shown.contains(step)).unwrap());
    }
    orders.dedup();
    assert!(orders.len() > 1, "the right one is not always at the same place");
}

#[test]
fn another_answer_is_met_kindly_and_none_is_fine() {
    let mut window = kettle();
    on_to(&mut window, ASKS);
    let shown = right(&window);
    let other = choices(&window).into_iter().find(|step| !shown.contains(&step.id)).unwrap();
    click(&mut window, &other.title);
    let kind = format!("Not quite: “{}” looks different. This is the step.", other.title);
    assert!(has(&window, &kind));
    on_to(&mut window, ASKS);
    click(&mut window, "Skip");
    assert!(has(&window, "This is the step that it showed.") && !has(&window, ASKS));
    assert!(talk(&window).notes.turn(turns(&window)).is_none());
}

#[test]
fn it_plays_by_itself_waits_at_a_question_and_rests_while_paused() {
    let mut window = known(LAPTOP, watched("second_kettle", 7, |settings| settings.motion = true));
    let mut steps = 0;
    while turns(&window) == 0 {
        window.run_steps(1);
        steps += 1;
        assert!(steps < 4000, "it never goes on");
    }
    settle(&mut window);
    assert!(has(&window, ASKS));
    window.run_steps(1000);
    assert!(has(&window, ASKS), "a question waits");
    click(&mut window, "Skip");
    press(&mut window, Key::Space);
    assert!(has(&window, "Play"));
    let before = turns(&window);
    window.run_steps(1000);
    assert!(has(&window, "This is the step that it showed.") && turns(&window) == before, "paused, nothing goes on");
    let rests = window.output().viewport_output[&ViewportId::ROOT].repaint_delay;
    assert_eq!(rests, std::time::Duration::MAX, "nothing repaints while it is paused");
    press(&mut window, Key::Space);
    window.run_steps(4000);
    assert!(turns(&window) > before, "it goes on");
}

#[test]
fn without_motion_it_waits_to_be_led_on() {
    let mut window = kettle();
    window.run_steps(2000);
    assert_eq!(turns(&window), 0);
    assert!(!has(&window, "Pause") && !has(&window, "Play") && !has(&window, TAKEN));
    click(&mut window, "Next");
    assert!(has(&window, TAKEN));
}

#[test]
fn the_example_that_goes_wrong_asks_for_ones_own_words_at_the_turn_that_cost_most() {
    let mut window = kettle();
    click(&mut window, "An example that goes wrong");
    wait(&mut window, "the example", |window| matches!(window.state().data.examples(), Examples::Known(_)));
    assert_eq!(talk(&window).example, Example::Poor);
    let grades = window.state().data.examples().of(Example::Poor).unwrap().grades.clone();
    let worst = grades.turning.expect("a bad example turns somewhere");
    on_to(&mut window, "What would you have said?");
    assert_eq!(turns(&window), worst);
    press(&mut window, Key::Num1);
    assert!(!talk(&window).notes.turn(worst).unwrap().own_words.is_empty());
    assert!(has(&window, "What would have helped more"));
    assert!(window.query_by_label_contains("You would have said").is_some());
}

#[test]
fn its_end_says_what_it_showed_and_leads_on() {
    let end = || {
        let mut window = kettle();
        on_to(&mut window, "What this example showed");
        window
    };
    let mut window = end();
    let scenario = talk(&window).scenario.clone();
    let turns = talk(&window).replay.turns.clone();
    for (at, step) in scenario.playbook.steps.iter().enumerate() {
        let shown = (1..).zip(&turns).filter(|(_, turn)| steps_shown(&scenario, turn).contains(&at));
        let numbers: Vec<usize> = shown.map(|(number, _)| number).collect();
        let told = format!("{}. {}", step.title, words::replies(&numbers));
        assert_eq!(has(&window, &told), !numbers.is_empty(), "{told}");
    }
    click(&mut window, "Finish the last three replies yourself");
    let finish = talk(&window);
    let talked = turns.iter().filter(|turn| turn.from.ending().is_none()).count();
    assert_eq!((finish.mode, finish.given, finish.replay.turns.len()), (Mode::Coached, talked - 3, talked - 3));

    let mut window = end();
    click(&mut window, "Have the whole conversation");
    assert_eq!((talk(&window).mode, talk(&window).replay.turns.len()), (Mode::Coached, 0));

    let mut window = end();
    click(&mut window, "See one that goes wrong");
    assert_eq!((talk(&window).mode, talk(&window).example), (Mode::Watch, Example::Poor));
}

#[test]
fn one_can_try_it_oneself_at_any_turn() {
    let mut window = kettle();
    on_to(&mut window, ASKS);
    on_to(&mut window, TAKEN);
    let taken = turns(&window);
    click(&mut window, "Try it yourself from here");
    let own = talk(&window);
    assert_eq!((own.mode, own.given, own.replay.turns.len()), (Mode::Coached, taken, taken));
    assert!(own.notes.turns.is_empty() && own.parent.is_none());
}

#[test]
fn where_no_example_is_known_it_says_so_kindly() {
    let mut window = kettle();
    let playing = window.state().data.playing();
    window.state_mut().data.hear(News::Examples(playing, Examples::Soon));
    settle(&mut window);
    assert!(has(&window, "Working out the example…"));
    window.state_mut().data.hear(News::Examples(playing, Examples::TooLarge));
    settle(&mut window);
    assert!(window.query_by_label_contains("too many ways this conversation can go").is_some());
    click(&mut window, "Have the conversation");
    assert_eq!(talk(&window).mode, Mode::Coached);
}

#[test]
fn watch_pictures() {
    for (theme, dark, percent) in [("light", false, 100), ("dark", true, 100), ("light-200", false, 200)] {
        let data = watched("second_kettle", 7, |settings| {
            (settings.dark, settings.text_percent) = (dark, percent);
        });
        let mut window = known(LAPTOP, data);
        on_to(&mut window, TAKEN);
        save(&mut window, &format!("watch-replies-{theme}"));
        on_to(&mut window, ASKS);
        save(&mut window, &format!("watch-asks-{theme}"));
        press(&mut window, Key::Num1);
        save(&mut window, &format!("watch-note-{theme}"));
        on_to(&mut window, "What this example showed");
        save(&mut window, &format!("watch-end-{theme}"));
        window.state_mut().data.apply(Command::Watch(Example::Poor));
        settle(&mut window);
        wait(&mut window, "the example", |window| matches!(window.state().data.examples(), Examples::Known(_)));
        on_to(&mut window, "What would you have said?");
        save(&mut window, &format!("watch-yours-{theme}"));
        press(&mut window, Key::Num1);
        save(&mut window, &format!("watch-better-{theme}"));
    }
}
