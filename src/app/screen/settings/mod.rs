//! The Settings: how it looks, how customers speak, how one practises, where scenarios come from, and what is kept. Each
//! says what it does and takes hold at once, and what is no place can go back to what is usual. Where there is room, a
//! list beside the page leads to each group.

mod kept;
mod part;
mod places;
mod rows;
mod sample;

use egui::{Key, Rect, Ui, UiBuilder, pos2, vec2};

use super::shell::{WIDEST, is_low, page_side, page_ui, shell_ui};
use crate::app::command::{Command, Queue};
use crate::app::controls::{heading, keep_in_view, live};
use crate::app::data::{Data, OwnWords, Pace, Settings};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::engine::notes::Mode;
use part::{Part, Reading};
use places::Typed;
use rows::Row;
use sample::Sample;

/// The widest that the column becomes, in points; it begins where every page does.
const COLUMN: f32 = 720.0;
/// The list of the groups beside it, how far below the top it begins, and from which width on, in points, it stands there.
const INDEX: f32 = 168.0;
const TOP: f32 = 32.0;
const WIDE: f32 = 960.0;
/// The heading of the screen.
const TITLE: &str = "Settings";

/// What the screen remembers for itself.
#[derive(Debug, Default)]
pub struct Memory {
    /// What was set before all went back to what is usual, as long as nothing was changed since.
    before: Option<Settings>,
    /// The line that shows a pace.
    sample: Sample,
    /// Where the reader is.
    reading: Reading,
    /// What was typed into the fields for places.
    typed: Typed,
    /// Whether a field had the keyboard after the last frame.
    typing: bool,
    kept: kept::Memory,
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, data: &Data, memory: &mut Memory, queue: &mut Queue) {
    // Escape closes what floats first, and leaves a field.
    let free = !egui::Popup::is_any_open(ui.ctx()) && !memory.typing;
    if free && ui.input(|input| input.key_pressed(Key::Escape)) {
        queue.push(Command::CloseSettings);
    }
    memory.typed.settle(data);
    shell_ui(ui, data, queue, |ui, queue| {
        let room = ui.available_rect_before_wrap();
        let wide = room.width() >= WIDE;
        if wide {
            let left = room.left() + page_side(room.width(), WIDEST);
            let index = Rect::from_min_max(pos2(left, room.top() + TOP), pos2(left + INDEX, room.bottom()));
            let mut ui = ui.new_child(UiBuilder::new().max_rect(index));
            title_ui(&mut ui);
            ui.add_space(theme::GAP_M);
            memory.reading.index_ui(&mut ui);
            ui.add_space(theme::GAP_M);
            ui.horizontal(|ui| done_ui(ui, queue));
        }
        page_ui(ui, "settings", WIDEST, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
                if wide {
                    ui.add_space(INDEX + theme::GAP_XL);
                }
                ui.vertical(|ui| {
                    ui.set_width(ui.available_width().min(COLUMN));
                    if !wide {
                        widgets::left_right_ui(ui, title_ui, |ui| done_ui(ui, queue));
                    }
                    page(ui, data, memory, queue);
                });
            });
        });
    });
    memory.typing = ui.ctx().text_edit_focused();
}

fn title_ui(ui: &mut Ui) {
    let theme = Theme::of(ui);
    let font = if is_low(ui) { theme::title() } else { theme::display() };
    heading(&ui.label(theme::words(TITLE, font).color(theme.text)), TITLE, 1);
}

fn done_ui(ui: &mut Ui, queue: &mut Queue) {
    let done = ui.add(egui::Button::new(theme::words("Done", theme::body())).min_size(vec2(80.0, 36.0)));
    keep_in_view(&done);
    if done.on_hover_text("Escape").clicked() {
        queue.push(Command::CloseSettings);
    }
}

fn page(ui: &mut Ui, data: &Data, memory: &mut Memory, queue: &mut Queue) {
    let theme = Theme::of(ui);
    let mut set = data.settings;
    let Memory { reading, sample, typed, kept, .. } = memory;
    reading.parts_ui(ui, data, |ui, data, part| match part {
        Part::Look => look_ui(ui, &mut set),
        Part::Speaking => speaking_ui(ui, data, &mut set, sample),
        Part::Practice => practice_ui(ui, &mut set),
        Part::Assessment => assessment_ui(ui, &mut set),
        Part::Scenarios => places::scenarios_ui(ui, data, typed, queue),
        Part::House => places::house_ui(ui, data, typed, queue),
        Part::Kept => kept::ui(ui, data, kept, typed, queue),
    });
    // Each trainee finds the mode that they chose the next time.
    if set.mode != data.settings.mode {
        queue.push(Command::ChooseMode(set.mode));
        set.mode = data.settings.mode;
    }
    if set != data.settings {
        memory.before = None;
        queue.push(Command::Set(set));
    }
    ui.add_space(theme::GAP_L);
    usual_ui(ui, data, memory, queue);
    ui.add_space(theme::GAP_M);
    let kept = match data.settings_file() {
        Some(path) => format!("Kept in {}", path.display()),
        None => "They last until the window closes.".to_owned(),
    };
    ui.label(widgets::small(theme, kept));
}

/// Why a row has no say.
const NO_HURRY: &str = "“No hurry” is on, so nothing moves.";

fn look_ui(ui: &mut Ui, set: &mut Settings) {
    let theme = Theme::of(ui);
    let colours = Row::new("Colours", "Dark ones are easier on the eyes in a dim room.");
    colours.choice_ui(ui, &[(false, "Light"), (true, "Dark")], &mut set.dark);
    let size = Row::new("Text size", "Everything grows with it, as in this line of a customer:");
    size.amount_ui(ui, [100, 200], ["Smaller text", "Larger text"], &mut set.text_percent);
    ui.label(theme::words("“And how long will that take?”", theme::speech()).color(theme.text));
    ui.add_space(theme::GAP_S);
    let motion = Row::new("Motion", "Customers blink and breathe, and screens move a little.");
    motion.idle_while(set.unhurried, NO_HURRY).switch_ui(ui, &mut set.motion);
    let calm = "Nothing depends on time and nothing moves. Made for screen readers, good for anybody.";
    Row::new("No hurry", calm).switch_ui(ui, &mut set.unhurried);
}

fn speaking_ui(ui: &mut Ui, data: &Data, set: &mut Settings, sample: &mut Sample) {
    let still = !set.moves();
    let why = if set.unhurried { NO_HURRY } else { "Motion is off, so words are there at once." };
    // What is in force is drawn; what was set comes back with what it waits for.
    let (was, mut now) = (set.pace, if still { Pace::AtOnce } else { set.pace });
    let pace = Row::new("Pace", "How fast a customer's words appear. Space shows the rest of a line at once.");
    pace.idle_while(still, why).choice_ui(ui, &Pace::ALL.map(|pace| (pace, pace.word())), &mut now);
    if !still {
        set.pace = now;
    }
    if set.pace != was {
        sample.play(ui);
    }
    ui.add_enabled_ui(!still, |ui| sample.ui(ui, *set));
    ui.add_space(theme::GAP_S);
    clock_ui(ui, set);
    let (voice, none) = match data.synthesizer {
        Some(synthesizer) => (
            format!(
                "The customer is heard, as angry as they are, through {}. With a screen reader, lines may be heard \
                      twice.",
                synthesizer.title()
            ),
            "",
        ),
        None => (
            "The customer is heard.".to_owned(),
            "This machine has no voice that could be used. On Linux, espeak-ng and Speech Dispatcher are two.",
        ),
    };
    Row::new("Voice", &voice).idle_while(!none.is_empty(), none).switch_ui(ui, &mut set.voice);
    let mut volume = u16::from(set.volume);
    let idle = !set.voice || !none.is_empty();
    let loud = Row::new("Volume", "How loud the voice is.").idle_while(idle, "It counts while the voice is on.");
    loud.amount_ui(ui, [0, 100], ["Quieter", "Louder"], &mut volume);
    set.volume = u8::try_from(volume).unwrap_or(set.volume);
}

/// Whether time counts, in every way of practising in which one replies.
fn clock_ui(ui: &mut Ui, set: &mut Settings) {
    let does = "Cutting in while they speak, and long silence, count as they would in life. It holds in Coached, Practice \
                and Assessment.";
    let why = if set.unhurried {
        "“No hurry” is on, so time never counts."
    } else {
        "Words come at once, so there is no time to count."
    };
    Row::new("Time counts", does).idle_while(set.speaks_at().is_none(), why).switch_ui(ui, &mut set.clock);
}

fn practice_ui(ui: &mut Ui, set: &mut Settings) {
    let modes = Mode::ALL.map(|mode| (mode, mode.word()));
    let new = format!("How a conversation is had, until you choose otherwise before it begins. {}", set.mode.plain());
    Row::new("New conversations", &new).choice_ui(ui, &modes, &mut set.mode);
    let mood = "In a word and four lines, where you practise. Without it you go by face and words, as in life.";
    Row::new("Show the mood", mood).switch_ui(ui, &mut set.show_mood);
    let own = "You type what you would say before the replies show. Nobody scores it.";
    Row::new("Say yours first", own).choice_ui(ui, &OwnWords::ALL.map(|own| (own, own.word())), &mut set.own_words);
    let hot = "Before and after a conversation, for you alone.";
    Row::new("Ask how hot it makes you", hot).switch_ui(ui, &mut set.ask_hot);
}

fn assessment_ui(ui: &mut Ui, set: &mut Settings) {
    let sure = "Sure or not sure, with each reply. The debrief compares it with how good the reply was.";
    Row::new("Ask how sure you are", sure).switch_ui(ui, &mut set.ask_sure);
}

/// Back to what is usual, and the way back from there.
fn usual_ui(ui: &mut Ui, data: &Data, memory: &mut Memory, queue: &mut Queue) {
    let theme = Theme::of(ui);
    // How the next conversation is had is chosen elsewhere.
    let usual = Settings { mode: data.settings.mode, ..Settings::default() };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_M;
        if let Some(before) = memory.before.filter(|_| data.settings == usual) {
            live(&ui.label(theme::words("The usual settings are back.", theme::body()).color(theme.text)));
            let undo = widgets::secondary_ui(ui, "Undo");
            keep_in_view(&undo);
            if undo.clicked() {
                memory.before = None;
                queue.push(Command::Set(before));
            }
            return;
        }
        let back = ui.add_enabled_ui(data.settings != usual, |ui| {
            let back = widgets::secondary_ui(ui, "Back to the usual settings");
            keep_in_view(&back);
            back
        });
        if back.inner.clicked() {
            memory.before = Some(data.settings);
            queue.push(Command::Set(usual));
        }
    });
}
