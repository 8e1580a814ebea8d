//! How the customer speaks, and time: words that come, cutting in, silence, and what none of it does to the unhurried.

use egui::epaint::Shape;
use egui::{Color32, Key};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use unruffled::app::App;
use unruffled::app::command::Command;
use unruffled::app::data::{Data, Pace};
use unruffled::app::theme::curly;
use unruffled::engine::{Timing, replies, speech};
use unruffled::scenario::ReplyKind;

use crate::conversation_screen::{begun, begun_in, greedy, play_while};
use crate::window::{LAPTOP, harness, press, save, settle};

const STILL: &str = "They are still speaking";
const CUTS: &str = "They are still speaking. Replying now cuts in.";

fn clocked(id: &str) -> Data {
    let mut data = begun(id, 7);
    data.settings.clock = true;
    data
}

/// The same scenario on another channel.
fn on_channel(id: &str, from: &str, to: &str) -> Data {
    let folder = tempfile::tempdir().unwrap();
    let (_, text) = unruffled::disk::shipped().iter().find(|(shipped, _)| *shipped == id).unwrap();
    let text = text.replace(&format!("channel: {from}"), &format!("channel: {to}"));
    std::fs::write(folder.path().join("other_channel.ron"), text).unwrap();
    let options = unruffled::app::Options { scenarios: vec![folder.path().to_owned()], ..Default::default() };
    begun_in(Data::load(&options).unwrap(), "other_channel", 7)
}

fn line_now(data: &Data) -> String {
    let talk = data.conversation.as_ref().unwrap();
    speech::line(&talk.scenario, talk.replay.deal, &talk.replay.state, talk.mood()).to_owned()
}

/// How many words of this text are seen, and how many there are.
pub fn seen(window: &Harness<'static, App>, text: &str) -> (usize, usize) {
    fn count(shape: &Shape, text: &str) -> Option<(usize, usize)> {
        match shape {
            Shape::Vec(shapes) => shapes.iter().find_map(|shape| count(shape, text)),
            Shape::Text(shape) if shape.galley.text() == text => {
                let job = &shape.galley.job;
                let words = |range: std::ops::Range<usize>| job.text[range].split_whitespace().count();
                let sections = job.sections.iter();
                let seen = sections.filter(|section| section.format.color != Color32::TRANSPARENT);
                Some((seen.map(|s| words(s.byte_range.start.0..s.byte_range.end.0)).sum(), words(0..job.text.len())))
            }
            _ => None,
        }
    }
    let text = curly(text);
    window.output().shapes.iter().find_map(|clipped| count(&clipped.shape, &text)).expect("the words on the page")
}

fn has(window: &Harness<'static, App>, label: &str) -> bool {
    window.query_by_label(label).is_some()
}

fn last_timing(window: &Harness<'static, App>) -> Timing {
    window.state().data.conversation.as_ref().unwrap().replay.turns.last().expect("a turn").taken.timing
}

/// Lets so many seconds pass; a frame is a quarter of one.
fn pass(window: &mut Harness<'static, App>, seconds: usize) {
    window.run_steps(seconds * 4);
}

/// Lets the customer finish.
fn hear_out(window: &mut Harness<'static, App>) {
    let line = line_now(&window.state().data);
    for _ in 0..400 {
        let (some, all) = seen(window, &line);
        if some == all && !has(window, STILL) && !has(window, CUTS) {
            return;
        }
        window.run_steps(1);
    }
    panic!("they never finish");
}

#[test]
fn words_come_one_by_one_and_nothing_moves_while_they_do() {
    let data = begun("wedding_at_noon", 7);
    let line = line_now(&data);
    let mut window = harness(LAPTOP, data);
    let (first, all) = seen(&window, &line);
    assert!(first < all, "{first} of {all}");
    assert!(has(&window, &line) && has(&window, STILL), "the whole line is named at once");
    let card = |window: &Harness<'static, App>| window.get_by_label_contains("2. ").rect();
    let (line_at, card_at) = (window.get_by_label(&line).rect(), card(&window));
    pass(&mut window, 3);
    let (later, _) = seen(&window, &line);
    assert!(later > first, "{later} after {first}");
    hear_out(&mut window);
    assert_eq!(seen(&window, &line), (all, all));
    assert_eq!((window.get_by_label(&line).rect(), card(&window)), (line_at, card_at));
}

#[test]
fn the_rest_is_there_at_once_on_demand() {
    for how in ["Space", "Enter", "a click", "a lost focus", "the library"] {
        let data = begun("wedding_at_noon", 7);
        let line = line_now(&data);
        let mut window = harness(LAPTOP, data);
        match how {
            "Space" => press(&mut window, Key::Space),
            "Enter" => press(&mut window, Key::Enter),
            "a click" => window.get_by_label(&line).click(),
            "a lost focus" => window.input_mut().focused = false,
            _ => {
                window.state_mut().data.apply(Command::OpenLibrary);
                window.run_steps(2);
                window.state_mut().data.apply(Command::GoOn);
            }
        }
        window.run_steps(2);
        let (some, all) = seen(&window, &line);
        assert_eq!(some, all, "{how}");
        assert!(!has(&window, STILL), "{how}");
        assert!(window.state().data.conversation.as_ref().unwrap().replay.turns.is_empty(), "{how} is no turn");
    }
}

#[test]
fn replying_while_they_speak_cuts_in_where_time_counts() {
    for (clock, tag, timing) in [(true, CUTS, Timing::CutIn), (false, STILL, Timing::InTime)] {
        let mut data = begun("wedding_at_noon", 7);
        data.settings.clock = clock;
        let mut window = harness(LAPTOP, data);
        assert!(has(&window, tag), "{tag}");
        press(&mut window, Key::Num1);
        assert_eq!(last_timing(&window), timing);
        assert_eq!(has(&window, "You cut in."), clock);
    }
    let mut window = harness(LAPTOP, clocked("wedding_at_noon"));
    hear_out(&mut window);
    press(&mut window, Key::Num1);
    assert_eq!(last_timing(&window), Timing::InTime, "whoever hears them out does not cut in");
}

#[test]
fn listening_never_cuts_in_and_silence_costs_nothing_while_they_tell() {
    let mut window = harness(LAPTOP, clocked("card_refused"));
    assert!(has(&window, STILL), "that a reply cuts in stands above the cards that do");
    press(&mut window, Key::Num1);
    assert_eq!(last_timing(&window), Timing::InTime);
    let mut window = harness(LAPTOP, clocked("card_refused"));
    hear_out(&mut window);
    assert!(has(&window, "You are listening. Silence costs nothing here."));
    pass(&mut window, 40);
    assert!(window.query_by_label_contains("Silent for").is_none());
    save(&mut window, "speech-listening");
    press(&mut window, Key::Num2);
    assert!(has(&window, "You cut in. The rest stays unsaid."));
    save(&mut window, "speech-cut-off");
}

#[test]
fn silence_is_counted_in_steps_and_goes_into_the_turn() {
    let mut window = harness(LAPTOP, clocked("wedding_at_noon"));
    hear_out(&mut window);
    assert!(has(&window, "Your turn"));
    pass(&mut window, 13);
    assert!(has(&window, "Your turn"), "at the counter ten seconds are free");
    pass(&mut window, 3);
    assert!(has(&window, "Silent for 15 seconds"));
    save(&mut window, "speech-silence");
    pass(&mut window, 5);
    assert!(has(&window, "Silent for 20 seconds"));
    window.input_mut().focused = false;
    pass(&mut window, 30);
    window.input_mut().focused = true;
    window.run_steps(2);
    assert!(has(&window, "Silent for 20 seconds"), "elsewhere no silence counts");
    press(&mut window, Key::Num1);
    assert_eq!(last_timing(&window), Timing::Silence(2));
    assert!(has(&window, "After 20 seconds of silence."));
}

#[test]
fn whoever_puts_a_reply_together_is_not_silent() {
    let mut data = begun("second_kettle", 7);
    data.settings.clock = true;
    let composed = |data: &Data| {
        let talk = data.conversation.as_ref().unwrap();
        replies(&talk.scenario, &talk.replay.state).any(|offer| offer.reply.outcomes.is_some())
    };
    play_while(&mut data, true, |data| !composed(data));
    let mut window = harness(LAPTOP, data);
    window.get_by_label_contains("Say what you heard").click();
    settle(&mut window);
    assert!(has(&window, "Their words are covered"));
    pass(&mut window, 60);
    press(&mut window, Key::Num1);
    press(&mut window, Key::Enter);
    assert_eq!(last_timing(&window), Timing::InTime);
}

#[test]
fn nothing_of_it_reaches_the_unhurried() {
    for change in [0, 1, 2] {
        let mut data = clocked("wedding_at_noon");
        match change {
            0 => data.settings.unhurried = true,
            1 => data.settings.motion = false,
            _ => data.settings.pace = Pace::AtOnce,
        }
        let line = line_now(&data);
        let mut window = harness(LAPTOP, data);
        let (some, all) = seen(&window, &line);
        assert_eq!(some, all);
        assert!(!has(&window, STILL) && !has(&window, CUTS));
        pass(&mut window, 60);
        assert!(window.query_by_label_contains("Silent for").is_none() && !has(&window, "Your turn"));
        press(&mut window, Key::Num1);
        assert_eq!(last_timing(&window), Timing::InTime);
    }
}

#[test]
fn messages_come_whole_after_typing() {
    let mut data = on_channel("wedding_at_noon", "Counter", "Chat");
    data.settings.clock = true;
    let line = line_now(&data);
    let mut window = harness(LAPTOP, data);
    assert_eq!(seen(&window, &line).0, 0, "they type");
    assert!(has(&window, "They are still typing. Replying now cuts in."));
    pass(&mut window, 3);
    save(&mut window, "speech-chat-typing");
    let mut counts = Vec::new();
    while has(&window, "They are still typing. Replying now cuts in.") {
        counts.push(seen(&window, &line).0);
        window.run_steps(1);
    }
    counts.dedup();
    let words = seen(&window, &line).1;
    assert!(counts.len() < words / 3, "message by message: {counts:?} of {words}");
    save(&mut window, "speech-chat");
}

#[test]
fn a_letter_is_there_at_once() {
    let mut data = on_channel("wedding_at_noon", "Counter", "Email");
    data.settings.clock = true;
    let line = line_now(&data);
    let mut window = harness(LAPTOP, data);
    let (some, all) = seen(&window, &line);
    assert_eq!(some, all);
    pass(&mut window, 60);
    press(&mut window, Key::Num1);
    assert_eq!(last_timing(&window), Timing::InTime);
}

#[test]
fn a_story_told_in_parts_goes_on_above_its_last_words() {
    let data = begun("card_refused", 7);
    let first = line_now(&data);
    let mut window = harness(LAPTOP, data);
    press(&mut window, Key::Num1);
    let second = line_now(&window.state().data);
    press(&mut window, Key::Space);
    let (above, below) = (window.get_by_label(&first).rect(), window.get_by_label(&second).rect());
    assert!(above.bottom() < below.top() && has(&window, "You listen"));
    assert!(window.get_by_label_contains("1. ").rect().top() > below.bottom());
    save(&mut window, "speech-vent");
}

#[test]
fn what_was_let_go_fades_in_one_breath_and_is_simply_gone_where_nothing_moves() {
    for motion in [true, false] {
        let mut data = begun("second_kettle", 7);
        data.settings.motion = motion;
        let impulse = |data: &Data| {
            let talk = data.conversation.as_ref().unwrap();
            let mut all = replies(&talk.scenario, &talk.replay.state);
            all.find(|offer| offer.reply.kind == ReplyKind::Impulse).map(|offer| offer.reply.text.clone())
        };
        play_while(&mut data, true, |data| impulse(data).is_none());
        let words = impulse(&data).unwrap();
        let mut window = harness(LAPTOP, data);
        assert!(has(&window, &words));
        if motion {
            save(&mut window, "speech-impulse");
        }
        window.get_by_label("Let it go").click();
        window.run_steps(2);
        assert_eq!(has(&window, &words), motion, "it fades where it stood");
        if motion {
            save(&mut window, "speech-breath");
        }
        pass(&mut window, 2);
        assert!(!has(&window, &words));
    }
}

#[test]
fn what_is_said_now_is_in_sight_where_there_is_little_room() {
    let mut data = begun("wedding_at_noon", 7);
    data.settings.text_percent = 200;
    let mut window = harness(LAPTOP, data);
    press(&mut window, Key::Space);
    press(&mut window, Key::Num1);
    let talk = window.state().data.conversation.clone().unwrap();
    let reaction = speech::reacted(&talk.scenario, talk.replay.deal, &talk.replay.turns[0]);
    let room = window.get_by_label("Stop here").rect().bottom()..LAPTOP[1] / 2.0;
    window.run_steps(8);
    assert!(room.contains(&window.get_by_label(&reaction).rect().top()), "the reaction while it comes");
    save(&mut window, "speech-reaction-200");
    hear_out(&mut window);
    window.run_steps(8);
    let line = line_now(&window.state().data);
    assert!(room.contains(&window.get_by_label(&line).rect().top()), "then the line");
}

#[test]
fn pictures_of_speech() {
    for (name, dark, percent) in [("light", false, 100), ("dark", true, 100), ("200", false, 200)] {
        let mut data = clocked("wedding_at_noon");
        data.apply(Command::Set(unruffled::app::data::Settings { dark, text_percent: percent, ..data.settings }));
        let mut window = harness(LAPTOP, data);
        hear_out(&mut window);
        press(&mut window, Key::Num1);
        pass(&mut window, 3);
        save(&mut window, &format!("speech-{name}"));
        hear_out(&mut window);
        pass(&mut window, 21);
        save(&mut window, &format!("speech-silence-{name}"));
        let mut data = begun("card_refused", 7);
        data.apply(Command::Set(unruffled::app::data::Settings { dark, text_percent: percent, ..data.settings }));
        let mut window = harness(LAPTOP, data);
        press(&mut window, Key::Num1);
        pass(&mut window, 3);
        save(&mut window, &format!("speech-vent-{name}"));
    }
    // Nothing asks for frames for ever: `run` panics where repaints never end.
    let mut data = begun("second_kettle", 7);
    let taken = greedy(&data, true);
    data.apply(Command::Take(taken));
    let mut window = harness(LAPTOP, data);
    pass(&mut window, 90);
    window.run();
    let names = window.query_all_by_role(egui::accesskit::Role::Status);
    assert!(names.filter_map(|node| node.accesskit_node().label()).all(|name| !name.contains("still")));
}

#[cfg(target_os = "linux")]
#[test]
fn the_voice_says_each_turn_once_and_is_silent_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let script = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/voices/endless");
    std::os::unix::fs::symlink(script, folder.path().join("espeak-ng")).unwrap();
    let voice = unruffled::app::voice::Voice::among(&[folder.path().to_owned()]).unwrap();
    let begun_times = || std::fs::read_to_string(folder.path().join("begun")).unwrap_or_default().lines().count();
    let wait = |window: &mut Harness<'static, App>, times: usize| {
        crate::window::wait(window, "the voice", |_| begun_times() == times);
    };
    let mut window = harness(LAPTOP, begun("second_kettle", 7));
    window.state_mut().aloud = unruffled::app::aloud::Aloud::with(Some(voice));
    pass(&mut window, 2);
    assert_eq!(begun_times(), 0, "only where it is wanted");
    window.state_mut().data.settings.voice = true;
    wait(&mut window, 1);
    pass(&mut window, 5);
    press(&mut window, Key::Num1);
    wait(&mut window, 2);
    let process = std::fs::read_to_string(folder.path().join("begun")).unwrap().lines().last().unwrap().to_owned();
    window.state_mut().data.apply(Command::OpenLibrary);
    crate::window::wait(&mut window, "silence", |_| !std::path::Path::new("/proc").join(&process).exists());
    window.state_mut().data.apply(Command::GoOn);
    pass(&mut window, 2);
    assert_eq!(begun_times(), 2, "what was said is not said again");
}
