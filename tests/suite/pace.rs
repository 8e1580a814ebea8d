//! When words come and when silence counts, without a window.

use proptest::prelude::{Just, prop_assert, prop_assert_eq, prop_oneof, proptest};
use unruffled::app::screen::conversation::pace::{Form, Speech};
use unruffled::app::screen::conversation::silence::{STEP, STEPS_MAX, Silence, seconds};

/// When each word of one text comes, at one word of middle length a second.
fn times(text: &str, form: Form) -> Vec<f64> {
    let speech = Speech::of(&[(text, form)], 1.0, 0.0);
    let count = speech.words_by(0, f64::INFINITY);
    let mut at = Vec::new();
    let mut now = 0.0;
    while at.len() < count {
        at.resize(speech.words_by(0, now), now);
        now = speech.next(now).unwrap_or(f64::INFINITY);
    }
    at
}

#[test]
fn signs_make_pauses_and_longer_ones_longer_pauses() {
    // The second word comes the later, the longer the pause before it.
    let second = |text: &str| times(text, Form::Spoken)[1];
    let rising = ["Well you", "Well, you", "Well — you", "Well. You", "Well... you"].map(|text| {
        let at = times(text, Form::Spoken);
        at[at.len() - 1]
    });
    assert!(rising.is_sorted() && rising[0] < rising[1] && rising[3] < rising[4], "{rising:?}");
    assert!((second("Well. You") - second("“Well.” You")).abs() < 1e-9, "a quotation mark hides no full stop");
    assert!(second("Mr. Tranter") < second("No. Tranter"), "a title ends no sentence");
    assert!(second("a word") < second("extraordinary word"), "long words take longer");
}

#[test]
fn narration_is_there_as_a_whole_with_a_breath_around_it() {
    let at = times("Right. (He looks away.) So that's it.", Form::Spoken);
    assert_eq!(at.len(), 7);
    assert!(at[0] < at[1] && (at[1] - at[3]).abs() < 1e-9, "{at:?}");
    assert!(at[1] - at[0] > 1.5 && at[4] - at[3] > 1.0, "{at:?}");
    let seen = times("A shop on a Saturday.", Form::Seen);
    assert!(seen.iter().all(|at| (at - seen[0]).abs() < 1e-9), "{seen:?}");
}

#[test]
fn messages_come_one_after_another() {
    let at = times("Where is my order? You said Monday and it is Friday. Hello?", Form::Typed);
    let mut sent = at.clone();
    sent.dedup();
    assert_eq!(sent.len(), 3, "{at:?}");
    assert!(sent[0] > 3.0, "it is typed before it is there: {at:?}");
    let speech = Speech::of(&[("Where is my order?", Form::Typed)], 1.0, 0.0);
    assert!(speech.is_busy(1.0) && speech.coming(1.0) == Some(0) && !speech.is_busy(speech.end()));
}

#[test]
fn a_text_waits_for_the_one_before_it() {
    let texts = [("Fine.", Form::Spoken), ("", Form::Seen), ("Go on then.", Form::Spoken)];
    let speech = Speech::of(&texts, 3.0, 0.25);
    assert_eq!([0, 1, 2].map(|text| speech.words_by(text, 0.3)), [1, 0, 0]);
    assert_eq!([0, 1, 2].map(|text| speech.words_by(text, speech.end())), [1, 0, 3]);
    assert_eq!(speech.words_by(0, 0.2), 0, "not before they begin");
    assert_eq!(
        Speech::of(&[("", Form::Spoken)], 3.0, 0.25).end().to_bits(),
        0.0_f64.to_bits(),
        "nothing takes no time"
    );
}

#[test]
fn silence_counts_in_steps_after_the_free_seconds_and_only_while_it_counts() {
    for (waited, free, steps) in
        [(0.0, 8, 0), (12.9, 8, 0), (13.0, 8, 1), (22.9, 8, 2), (38.0, 8, 6), (999.0, 8, 6), (5.0, 0, 1)]
    {
        let mut silence = Silence::default();
        silence.follow(100.0, 0.0, true);
        silence.follow(100.0 + waited, 0.0, true);
        assert_eq!(silence.steps(free), steps, "after {waited} s with {free} free");
        assert_eq!(silence.left(free).is_some(), steps < STEPS_MAX);
        silence.rest();
        silence.follow(5000.0, 0.0, true);
        assert_eq!(silence.steps(free), steps, "what was left out does not count");
    }
    let mut silence = Silence::default();
    silence.follow(10.0, 20.0, true);
    silence.follow(20.0 + STEP, 20.0, true);
    assert_eq!(silence.steps(0), 1, "the words before it do not count");
    assert!((silence.left(0).unwrap() - STEP).abs() < 1e-9);
    assert!((seconds(2, 8) - 18.0).abs() < 1e-9);
}

proptest! {
    #[test]
    fn words_come_in_order_and_end_in_time(
        words in proptest::collection::vec(
            (prop_oneof![Just("a"), Just("kettle"), Just("unbelievable"), Just("it's")],
             prop_oneof![4 => Just(""), 1 => Just(","), 1 => Just("."), 1 => Just("..."), 1 => Just(" —")]), 1..60),
        pace in 1.0..6.0_f64,
        form in prop_oneof![Just(Form::Spoken), Just(Form::Typed)],
    ) {
        let text = words.iter().map(|(word, sign)| format!("{word}{sign}")).collect::<Vec<_>>().join(" ");
        let count = text.split_whitespace().count();
        let speech = Speech::of(&[(&text, form)], pace, 0.0);
        prop_assert_eq!(speech.words_by(0, speech.end()), count);
        prop_assert!(speech.next(speech.end()).is_none() && speech.coming(speech.end()).is_none());
        let (mut now, mut before, mut frames) = (0.0, 0, 0);
        while let Some(next) = speech.next(now) {
            prop_assert!(next > now && speech.words_by(0, next) >= before);
            (now, before, frames) = (next, speech.words_by(0, next), frames + 1);
        }
        prop_assert!(frames <= count + 1, "a frame a word is enough");
        let middle = f64::from(u32::try_from(words.len()).unwrap()) / pace;
        let pauses = 2.2 * middle;
        prop_assert!((0.6 * middle..=1.5 * middle + pauses).contains(&speech.end()), "{} of {middle}", speech.end());
    }
}
