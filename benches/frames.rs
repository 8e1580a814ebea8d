//! What one frame of each screen takes, laid out and tessellated at 1280 by 800: the work that is done again whenever
//! something moves. The renderer's part is not in it.
#![expect(clippy::panic, reason = "a bench on something broken should stop")]

use std::cell::RefCell;
use std::fmt;
use std::hint::black_box;
use std::time::Duration;

use divan::Bencher;
use egui::{Context, RawInput, Rect, Vec2, ViewportId, ViewportInfo};
use unruffled::app::command::Command;
use unruffled::app::data::{Data, Route};
use unruffled::app::face::{self, Feeling, Motion};
use unruffled::app::{App, Options};
use unruffled::debrief::Played;
use unruffled::engine::{Taken, replies};
use unruffled::scenario::look::{Age, Beard, Clothing, Hair, Look};

/// A laptop's window.
const SIZE: Vec2 = Vec2::new(1280.0, 800.0);
/// The stage of the Conversation at that size.
const STAGE: Vec2 = Vec2::new(460.0, 560.0);
/// Seconds between two frames while the customer speaks.
const BETWEEN: f64 = 0.033;
/// Long enough for a long line to be spoken, and for the customer to come to rest.
const REST: f64 = 12.0;
/// Courses that are tried for the longest conversation.
const COURSES: usize = 400;
/// Turns that the longest conversation has at least, with its aftermath.
const LONG: usize = 16;

fn main() {
    divan::main();
}

/// A screen in the state that costs most of those that are seen often.
#[derive(Clone, Copy)]
enum Screen {
    Library,
    Briefing,
    Speaking,
    Resting,
    DebriefTop,
    DebriefMiddle,
    ProgressTop,
    ProgressMiddle,
}

const SCREENS: [Screen; 8] = [
    Screen::Library,
    Screen::Briefing,
    Screen::Speaking,
    Screen::Resting,
    Screen::DebriefTop,
    Screen::DebriefMiddle,
    Screen::ProgressTop,
    Screen::ProgressMiddle,
];

impl fmt::Display for Screen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Library => "library",
            Self::Briefing => "briefing",
            Self::Speaking => "conversation, the customer speaks",
            Self::Resting => "conversation, the customer waits",
            Self::DebriefTop => "debrief, its top",
            Self::DebriefMiddle => "debrief, further down",
            Self::ProgressTop => "progress of 10,000 conversations, its top",
            Self::ProgressMiddle => "progress of 10,000 conversations, further down",
        })
    }
}

/// A window without a display.
struct Window {
    ctx: Context,
    app: App,
    now: f64,
}

impl Window {
    fn new(data: Data) -> Self {
        Self { ctx: Context::default(), app: App::new(data), now: 0.0 }
    }

    /// One frame, laid out and tessellated, after so many seconds.
    fn frame(&mut self, after: f64, events: Vec<egui::Event>) {
        self.now += after;
        let viewport = ViewportInfo { native_pixels_per_point: Some(1.0), ..ViewportInfo::default() };
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, SIZE)),
            viewports: std::iter::once((ViewportId::ROOT, viewport)).collect(),
            time: Some(self.now),
            focused: true,
            events,
            ..RawInput::default()
        };
        let output = self.ctx.run_ui(input, |ui| self.app.ui(ui));
        black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
    }

    /// Lets a screen find its layout; nothing is worked out beside the window afterwards.
    fn settle(&mut self) {
        for _ in 0..4 {
            self.frame(BETWEEN, Vec::new());
        }
        let looks_back = self.app.data.route == Route::Debrief;
        while looks_back && self.app.data.graded().grades().is_none() {
            std::thread::sleep(Duration::from_millis(20));
            self.frame(BETWEEN, Vec::new());
        }
    }
}

/// So much practice, and the day on which it begins.
const MANY: u32 = 10_000;
const FIRST_DAY: u32 = 18_000;

/// The longest conversation with a shipped scenario, as its card and what was taken.
fn longest() -> (usize, Vec<Taken>) {
    let data = load();
    let courses = (0..data.cards.len()).flat_map(|card| (0..COURSES).map(move |course| (card, course)));
    let all = courses.map(|(card, course)| (card, played(&data, card, course)));
    let longest = all.max_by_key(|(_, taken)| taken.len()).filter(|(_, taken)| taken.len() >= LONG);
    longest.unwrap_or_else(|| panic!("no conversation of {LONG} turns"))
}

/// What is taken on one course through a scenario: now this reply, now that.
fn played(data: &Data, card: usize, course: usize) -> Vec<Taken> {
    let mut data = data.clone();
    begin(&mut data, card);
    let mut taken = Vec::new();
    while let Some(talk) = data.conversation.as_ref().filter(|talk| !talk.replay.state.is_over()) {
        let offers: Vec<u8> = replies(&talk.scenario, &talk.replay.state).map(|offer| offer.number).collect();
        let mixed = (course + 1).wrapping_mul(0x9e37_79b9).wrapping_mul(taken.len() + 1) >> 8;
        let Some(number) = offers.get(mixed % offers.len().max(1)) else { break };
        data.apply(Command::Take(Taken::reply(*number)));
        taken.push(Taken::reply(*number));
    }
    taken
}

fn load() -> Data {
    Data::load(&Options::default()).unwrap_or_else(|words| panic!("{words}"))
}

fn begin(data: &mut Data, card: usize) {
    data.apply(Command::OpenBriefing(card));
    data.apply(Command::Begin(Some(7)));
}

/// Has the conversation that is over 10,000 times, four on each day.
fn practise(data: &mut Data) {
    let Some(own) = data.record.played().last().cloned() else { panic!("no conversation is over") };
    for at in 1..MANY {
        let id = uuid::Uuid::from_u128(u128::from(at));
        data.record.keep(Played { id, day: FIRST_DAY + at / 4, ..own.clone() });
    }
    data.today = FIRST_DAY + MANY / 4;
}

/// A window that shows a screen.
fn window(screen: Screen) -> Window {
    let (card, taken) = longest();
    let mut data = load();
    let turns = match screen {
        Screen::Library => 0,
        Screen::Briefing => {
            data.apply(Command::OpenBriefing(card));
            0
        }
        Screen::Speaking | Screen::Resting => taken.len() / 2,
        Screen::DebriefTop | Screen::DebriefMiddle | Screen::ProgressTop | Screen::ProgressMiddle => taken.len(),
    };
    if turns > 0 {
        begin(&mut data, card);
        taken.iter().take(turns).for_each(|taken| data.apply(Command::Take(*taken)));
        data.apply(Command::OpenDebrief);
    }
    if matches!(screen, Screen::ProgressTop | Screen::ProgressMiddle) {
        practise(&mut data);
        data.apply(Command::OpenProgress);
    }
    let mut window = Window::new(data);
    window.settle();
    match screen {
        Screen::Resting => window.frame(REST, Vec::new()),
        Screen::DebriefMiddle | Screen::ProgressMiddle => {
            let down = egui::Event::Key {
                key: egui::Key::PageDown,
                physical_key: None,
                pressed: true,
                repeat: false,
                modifiers: egui::Modifiers::NONE,
            };
            (0..6).for_each(|_| window.frame(BETWEEN, vec![down.clone()]));
            (0..60).for_each(|_| window.frame(BETWEEN, Vec::new()));
        }
        _ => {}
    }
    window
}

/// A frame like the one before it.
#[divan::bench(args = SCREENS, sample_count = 200, sample_size = 1)]
fn frame(bencher: Bencher<'_, '_>, screen: Screen) {
    let mut window = window(screen);
    // So little passes between two of them that the customer goes on doing what they do.
    bencher.bench_local(move || window.frame(0.005, Vec::new()));
}

/// The first frame of the Debrief after the Conversation: all that is worked out for it, and words in sizes that were
/// not drawn before.
#[divan::bench(sample_count = 30, sample_size = 1)]
fn open_debrief(bencher: Bencher<'_, '_>) {
    let window = RefCell::new(window(Screen::DebriefTop));
    let prepare = || {
        let mut window = window.borrow_mut();
        window.ctx = Context::default();
        for route in [Route::Library, Route::Conversation] {
            window.app.data.route = route;
            (0..3).for_each(|_| window.frame(BETWEEN, Vec::new()));
        }
        std::mem::take(&mut window.app.debrief);
        window.app.data.apply(Command::OpenDebrief);
    };
    bencher.with_inputs(prepare).bench_local_values(|()| window.borrow_mut().frame(BETWEEN, Vec::new()));
}

/// The face alone on its stage, of somebody who takes more shapes than most; one that does not change is remembered.
#[divan::bench(args = ["still", "breathing", "speaking"], sample_count = 200, sample_size = 1)]
fn face(bencher: Bencher<'_, '_>, doing: &str) {
    let ctx = Context::default();
    let look = Look {
        age: Age::Older,
        hair: Hair::LongCurls,
        beard: Beard::Full,
        glasses: true,
        clothing: Clothing::HiVis,
        ..Look::default()
    };
    let feeling = Feeling { anger: 60, trust: 30, heard: 30, patience: 40, gone_quiet: false };
    let mut seconds = 1.0;
    bencher.bench_local(move || {
        seconds += 0.005;
        let life = if doing == "still" { 0.0 } else { 1.0 };
        let motion = Motion { seconds, speaking: doing == "speaking", life };
        let output = ctx.run_ui(RawInput::default(), |ui| {
            let stage = Rect::from_min_size(egui::Pos2::ZERO, STAGE);
            face::paint(ui.painter(), stage, &look, &feeling.pose(), &motion, false);
        });
        black_box(ctx.tessellate(output.shapes, output.pixels_per_point));
    });
}

/// The first frame of the Progress after the Library, with 10,000 conversations: all that is made ready for it.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn open_progress(bencher: Bencher<'_, '_>) {
    let window = RefCell::new(window(Screen::ProgressTop));
    let prepare = || {
        let mut window = window.borrow_mut();
        window.app.data.apply(Command::OpenLibrary);
        (0..3).for_each(|_| window.frame(BETWEEN, Vec::new()));
        std::mem::take(&mut window.app.progress);
        window.app.data.apply(Command::OpenProgress);
    };
    bencher.with_inputs(prepare).bench_local_values(|()| window.borrow_mut().frame(BETWEEN, Vec::new()));
}
