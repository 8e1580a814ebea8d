//! What a frame of the moving customer costs: the figure's mesh anew, the same figure remembered, the whole window.
#![expect(clippy::panic, reason = "a bench on something broken should stop")]

use divan::Bencher;
use egui::{Context, RawInput, Rect, pos2};
use unruffled::app::command::Command;
use unruffled::app::data::Data;
use unruffled::app::face::{self, Motion, Pose};
use unruffled::app::{App, Options};
use unruffled::scenario::look::{Age, Beard, Clothing, Hair, HairColour, Look};

fn main() {
    divan::main();
}

/// Where a wide window of 1280 by 800 has the customer.
const STAGE: Rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(460.0, 500.0));

/// From few shapes to many.
fn looks() -> [(&'static str, Look); 3] {
    let look = |hair, beard, clothing, age, glasses| Look {
        hair,
        beard,
        clothing,
        age,
        glasses,
        hair_colour: HairColour::Grey,
        ..Look::default()
    };
    [
        ("bald", look(Hair::Bald, Beard::None, Clothing::Jumper, Age::Young, false)),
        ("bob", look(Hair::Bob, Beard::None, Clothing::Coat, Age::Middle, true)),
        ("curls", look(Hair::LongCurls, Beard::Full, Clothing::HiVis, Age::Older, true)),
    ]
}

fn names() -> impl Iterator<Item = &'static str> {
    looks().into_iter().map(|(name, _)| name)
}

fn frames(bencher: Bencher<'_, '_>, name: &str, life: f32) {
    let look = looks().into_iter().find(|(known, _)| *known == name).map(|(_, look)| look).unwrap_or_default();
    let ctx = Context::default();
    let mut seconds = 0.0;
    bencher.bench_local(|| {
        seconds += 1.0 / 30.0;
        let motion = Motion { seconds, speaking: true, life };
        let output = ctx.run_ui(RawInput::default(), |ui| {
            face::paint(ui.painter(), STAGE, &look, &Pose::angry(), &motion, false);
        });
        let shapes = output.shapes.clone();
        output.drop_without_applying_deltas();
        ctx.tessellate(shapes, 1.0).len()
    });
}

/// A frame in which they speak.
#[divan::bench(args = names())]
fn speaking(bencher: Bencher<'_, '_>, name: &str) {
    frames(bencher, name, 1.0);
}

/// A frame in which nothing about them changed.
#[divan::bench(args = names())]
fn still(bencher: Bencher<'_, '_>, name: &str) {
    frames(bencher, name, 0.0);
}

/// A whole frame of the Conversation, from layout to triangles, while the customer speaks.
#[divan::bench]
fn whole_window(bencher: Bencher<'_, '_>) {
    let mut data = Data::load(&Options::default()).unwrap_or_else(|err| panic!("{err}"));
    data.apply(Command::OpenBriefing(0));
    data.apply(Command::Begin(Some(7)));
    let (ctx, mut app) = (Context::default(), App::new(data));
    let mut seconds = 0.0;
    bencher.bench_local(|| {
        // Within the first words, again and again.
        seconds = (seconds + 1.0 / 30.0) % 2.0;
        let screen_rect = Some(Rect::from_min_max(pos2(0.0, 0.0), pos2(1280.0, 800.0)));
        let input = RawInput { screen_rect, time: Some(seconds), focused: true, ..RawInput::default() };
        let output = ctx.run_ui(input, |ui| app.ui(ui));
        let shapes = output.shapes.clone();
        output.drop_without_applying_deltas();
        ctx.tessellate(shapes, 1.0).len()
    });
}
