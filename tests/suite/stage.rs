//! The stage of the Conversation: a setting for each channel, what moves in it, and its pictures.

use std::sync::Arc;

use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use unruffled::app::App;
use unruffled::app::data::Data;
use unruffled::playbook::Channel;
use unruffled::scenario::ReplyKind;

use crate::conversation_screen::{begun, play_while};
use crate::window::{LAPTOP, LARGE, harness, save, settle};

/// A conversation after so many turns, as if it had been had on this channel.
fn on(channel: Channel, kindly: bool, turns: usize) -> Data {
    let mut data = begun("card_refused", 7);
    play_while(&mut data, kindly, |data| data.conversation.as_ref().unwrap().replay.turns.len() < turns);
    let talk = data.conversation.as_mut().unwrap();
    Arc::make_mut(&mut talk.scenario).channel = channel;
    data
}

/// The whole text that has this part, if the window shows it.
fn says(window: &Harness<'static, App>, part: &str) -> Option<String> {
    let node = window.query_all_by_label_contains(part).next()?;
    node.accesskit_node().value().or_else(|| node.accesskit_node().label())
}

#[test]
fn every_channel_has_its_setting() {
    for channel in Channel::ALL {
        for dark in [false, true] {
            let name = format!("stage-{channel:?}-{}", if dark { "dark" } else { "light" }).to_lowercase();
            let mut data = on(channel, false, 2);
            data.settings.dark = dark;
            save(&mut harness(LAPTOP, data.clone()), &name);
            save(&mut harness(if dark { LARGE } else { [900.0, 620.0] }, data.clone()), &format!("{name}-size"));
            data.settings.text_percent = 200;
            save(&mut harness(LAPTOP, data), &format!("{name}-200"));
        }
    }
}

#[test]
fn a_call_has_a_clock_that_ticks_only_while_things_may_move() {
    for motion in [true, false] {
        let mut data = on(Channel::Phone, true, 1);
        data.settings.motion = motion;
        let mut window = harness(LAPTOP, data);
        let clock = |window: &Harness<'static, App>| says(window, "Call 0");
        let before = clock(&window).expect("a clock");
        for _ in 0..12 {
            settle(&mut window);
        }
        assert_eq!(clock(&window).unwrap() != before, motion);
        window.key_press(egui::Key::Num1);
        settle(&mut window);
        assert_ne!(clock(&window).unwrap(), before, "a turn tells the time");
    }
}

#[test]
fn dots_show_while_a_line_is_typed_and_never_without_motion() {
    let typing = |window: &Harness<'static, App>| says(window, "is typing").is_some();
    let mut window = harness(LAPTOP, on(Channel::Chat, true, 1));
    assert!(!typing(&window), "what was written before is simply there");
    window.key_press(egui::Key::Num1);
    settle(&mut window);
    assert!(typing(&window));
    window.run_steps(160);
    assert!(!typing(&window), "the line has come");
    let mut data = on(Channel::Chat, true, 1);
    data.settings.motion = false;
    assert!(!typing(&harness(LAPTOP, data)));
}

#[test]
fn an_angry_thread_is_read_by_more() {
    let views = |kindly| {
        let window = harness(LAPTOP, on(Channel::Social, kindly, 3));
        let label = says(&window, " views, ").expect("its audience");
        label.split(' ').next().unwrap().parse::<u32>().unwrap()
    };
    assert!(views(false) > views(true));
}

#[test]
fn a_stage_that_waits_long_enough_asks_for_no_frame_but_the_clock_of_a_call() {
    for channel in Channel::ALL {
        let mut window = harness(LAPTOP, on(channel, true, 1));
        let due =
            |window: &Harness<'static, App>| window.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
        window.key_press(egui::Key::Num1);
        window.run_steps(2);
        assert!(due(&window).as_secs_f32() < 0.2, "{channel:?}: the face moves from mood to mood");
        window.run_steps(400);
        if channel == Channel::Phone {
            assert!(due(&window).as_secs_f32() > 0.2, "one frame a second");
        } else {
            assert!(due(&window).as_secs() > 3600, "{channel:?}");
        }
    }
}

#[test]
fn on_a_public_thread_one_chooses_who_reads_it() {
    let mut data = on(Channel::Social, true, 3);
    let talk = data.conversation.as_mut().unwrap();
    let scene = usize::from(talk.replay.state.scene);
    let scenario = Arc::make_mut(&mut talk.scenario);
    scenario.scenes[scene].replies[0].private = true;
    let window = harness(LAPTOP, data.clone());
    assert_eq!(window.query_all_by_label_contains("In private: only they read it").count(), 1);
    let others = data.conversation.as_ref().unwrap().scenario.scenes[scene].replies.iter().skip(1);
    let said = others.filter(|reply| matches!(reply.kind, ReplyKind::Said | ReplyKind::Composed)).count();
    assert_eq!(window.query_all_by_label_contains("In the thread: everybody reads it").count(), said);
    save(&mut harness(LAPTOP, data), "stage-social-private");
}
