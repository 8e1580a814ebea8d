//! What a frame of the moving customer costs: the figure's mesh anew, and the same figure remembered.

use divan::Bencher;
use egui::{Context, RawInput, Rect, pos2};
use unruffled::app::face::{self, Motion, Pose};
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
