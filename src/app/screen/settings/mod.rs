//! The Settings: how it looks, how customers speak, how one practises, and what counts in an Assessment. Each says what
//! it does, takes hold at once, and all of them can go back to what is usual.

mod rows;
mod sample;

use egui::{Key, Ui};

use super::shell::{WIDEST, page_ui, shell_ui};
use crate::app::command::{Command, Queue};
use crate::app::controls::{heading, keep_in_view, live};
use crate::app::data::{Data, OwnWords, Pace, Settings};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use rows::{Row, group_ui};
use sample::Sample;

/// The widest that the column becomes, in points; it begins where every page does.
const COLUMN: f32 = 720.0;
/// The heading of the screen.
const TITLE: &str = "Settings";

/// What the screen remembers for itself.
#[derive(Debug, Default)]
pub struct Memory {
    /// What was set before all went back to what is usual, as long as nothing was changed since.
    before: Option<Settings>,
    /// The line that shows a pace.
    sample: Sample,
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, data: &Data, memory: &mut Memory, queue: &mut Queue) {
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        queue.push(Command::CloseSettings);
    }
    shell_ui(ui, data, queue, |ui, queue| {
        page_ui(ui, "settings", WIDEST, |ui| {
            ui.vertical(|ui| {
                ui.set_width(ui.available_width().min(COLUMN));
                page(ui, data, memory, queue);
            });
        });
    });
}

fn page(ui: &mut Ui, data: &Data, memory: &mut Memory, queue: &mut Queue) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        let right = ui.max_rect().right();
        heading(&ui.label(theme::words(TITLE, theme::display()).color(theme.text)), TITLE, 1);
        ui.add_space((right - ui.cursor().left() - 80.0).max(theme::GAP_M));
        let done = ui.add(egui::Button::new(theme::words("Done", theme::body())).min_size(egui::vec2(80.0, 36.0)));
        keep_in_view(&done);
        if done.on_hover_text("Escape").clicked() {
            queue.push(Command::CloseSettings);
        }
    });
    let mut set = data.settings;
    look_ui(ui, &mut set);
    speaking_ui(ui, data, &mut set, &mut memory.sample);
    practice_ui(ui, &mut set);
    assessment_ui(ui, &mut set);
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
    group_ui(ui, "Look", |ui| {
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
    });
}

fn speaking_ui(ui: &mut Ui, data: &Data, set: &mut Settings, sample: &mut Sample) {
    group_ui(ui, "Speaking", |ui| {
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
    });
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
    group_ui(ui, "Practice", |ui| {
        let mood = "In a word and four lines, where you practise. Without it you go by face and words, as in life.";
        Row::new("Show the mood", mood).switch_ui(ui, &mut set.show_mood);
        let own = "You type what you would say before the replies show. Nobody scores it.";
        Row::new("Say yours first", own).choice_ui(ui, &OwnWords::ALL.map(|own| (own, own.word())), &mut set.own_words);
        let hot = "Before and after a conversation, for you alone.";
        Row::new("Ask how hot it makes you", hot).switch_ui(ui, &mut set.ask_hot);
    });
}

fn assessment_ui(ui: &mut Ui, set: &mut Settings) {
    group_ui(ui, "Assessment", |ui| {
        let sure = "Sure or not sure, with each reply. The debrief compares it with how good the reply was.";
        Row::new("Ask how sure you are", sure).switch_ui(ui, &mut set.ask_sure);
    });
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
