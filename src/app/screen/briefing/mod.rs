//! The Briefing: who comes, where, what one knows and may do, what to practise, and how to have it. Back and
//! Start always stand at the foot, the rest scrolls.

mod choices;
mod parts;
pub(in crate::app::screen) mod step;

use std::sync::Arc;

use egui::{Button, CentralPanel, Frame, Key as Keyboard, Margin, Panel, Ui, vec2};

use super::shell::{page_side, page_ui, shell_ui};
use crate::app::command::{Command, Queue};
use crate::app::controls::{keep_in_view, laid_out, pressed};
use crate::app::data::{Data, Example, Key};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::engine::notes::Mode;
use crate::scenario::Scenario;

/// What a trainee may rely on.
const CONTRACT: [&str; 2] = [
    "This is practice with an invented customer: nobody is graded by it for hiring or discipline.",
    "You can stop at any time. It costs nothing, and the conversation waits for you.",
];
/// From this width on, in points, the customer stands at the right.
const TWO_COLUMNS: f32 = 840.0;
/// The width of that column.
const ASIDE: f32 = 412.0;
/// The height of the portrait there.
const PORTRAIT: f32 = 136.0;
/// The room for the chosen mode at the foot; with less it has a row of its own.
const CHANGE: f32 = 160.0;
/// The widest that the page becomes.
const WIDEST: f32 = 1080.0;

/// What the screen remembers for itself.
#[derive(Debug, Default)]
pub struct Memory {
    /// The card it is about; another one begins afresh.
    card: Key,
    /// The customer number, as typed.
    number: String,
    /// Whether the facilitator's part is unfolded.
    facilitator: bool,
    /// Which example is to be watched.
    example: Example,
    /// Whether a coached conversation is to begin near its end, once that was chosen.
    near_end: Option<bool>,
    /// How hot it makes the trainee, 1 to 5, if they said so.
    hot: Option<u8>,
    /// Whether to go to the choice of the mode.
    jump: bool,
}

/// The customer number that was typed: none for a fresh customer.
///
/// # Errors
/// When it is no number between 0 and 4294967295.
pub fn customer_number(typed: &str) -> Result<Option<u32>, std::num::ParseIntError> {
    match typed.trim() {
        "" => Ok(None),
        digits => digits.parse().map(Some),
    }
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, data: &Data, memory: &mut Memory, queue: &mut Queue) {
    if memory.card != data.briefed {
        *memory = Memory { card: data.briefed.clone(), ..Memory::default() };
    }
    // Asked before anything that floats can take Escape for itself and close.
    let escape = !egui::Popup::is_any_open(ui.ctx()) && ui.input(|input| input.key_pressed(Keyboard::Escape));
    if escape {
        queue.push(Command::OpenLibrary);
    }
    let scenario = data.card(&data.briefed).and_then(|(_, card)| card.scenario.clone());
    shell_ui(ui, data, queue, |ui, queue| match scenario {
        Some(scenario) => sound_ui(ui, data, &scenario, memory, queue),
        None => gone_ui(ui, queue),
    });
}

/// The file was taken away or broken meanwhile.
fn gone_ui(ui: &mut Ui, queue: &mut Queue) {
    let theme = Theme::of(ui);
    Frame::new().inner_margin(Margin::same(40)).show(ui, |ui| {
        widgets::heading_ui(ui, "This conversation is not there any more");
        ui.add_space(theme::GAP_S);
        ui.label(widgets::quiet(theme, "Its file was moved or changed. The Library shows what there is now."));
        ui.add_space(theme::GAP_M);
        if widgets::primary_ui(ui, "Back to the Library").clicked() {
            queue.push(Command::OpenLibrary);
        }
    });
}

fn sound_ui(ui: &mut Ui, data: &Data, scenario: &Arc<Scenario>, memory: &mut Memory, queue: &mut Queue) {
    let theme = Theme::of(ui);
    let side = page_side(ui.available_width(), WIDEST);
    let wide = ui.available_width() - 2.0 * side >= TWO_COLUMNS;
    let bar = Frame::new().fill(theme.surface).inner_margin(Margin::symmetric(0, if wide { 12 } else { 8 }));
    Panel::bottom("back and start")
        .resizable(false)
        .frame(bar)
        .show(ui, |ui| foot_ui(ui, data, scenario, side, memory, queue));
    CentralPanel::default().frame(Frame::new()).show(ui, |ui| {
        page_ui(ui, ("briefing", &data.briefed), WIDEST, |ui| {
            if wide {
                columns_ui(ui, data, scenario, memory, queue);
            } else {
                column_ui(ui, data, scenario, memory, queue);
            }
        });
    });
}

fn columns_ui(ui: &mut Ui, data: &Data, scenario: &Scenario, memory: &mut Memory, queue: &mut Queue) {
    let left = ui.available_width() - ASIDE - theme::GAP_XL;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_XL;
        ui.vertical(|ui| {
            ui.set_width(left);
            parts::title_ui(ui, scenario, data.record.times(&scenario.id), theme::SIZE_DISPLAY);
            ui.add_space(theme::GAP_L);
            parts::text_ui(ui, scenario, &mut memory.facilitator, queue);
        });
        ui.vertical(|ui| {
            ui.set_width(ASIDE);
            parts::portrait_ui(ui, scenario, vec2(ASIDE, PORTRAIT));
            ui.add_space(12.0);
            parts::name_ui(ui, scenario);
            choices::ui(ui, data, scenario, memory, queue);
        });
    });
}

fn column_ui(ui: &mut Ui, data: &Data, scenario: &Scenario, memory: &mut Memory, queue: &mut Queue) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_M;
        parts::portrait_ui(ui, scenario, vec2(112.0, 112.0));
        ui.vertical(|ui| {
            parts::name_ui(ui, scenario);
            ui.add_space(4.0);
            parts::title_ui(ui, scenario, data.record.times(&scenario.id), theme::SIZE_TITLE);
        });
    });
    ui.add_space(theme::GAP_M);
    contract_ui(ui);
    ui.add_space(theme::GAP_M);
    parts::text_ui(ui, scenario, &mut memory.facilitator, queue);
    choices::ui(ui, data, scenario, memory, queue);
}

/// What a trainee may rely on.
fn contract_ui(ui: &mut Ui) {
    let theme = Theme::of(ui);
    for line in CONTRACT {
        ui.label(widgets::small(theme, line));
    }
}

/// What a trainee may rely on, Back and Start, under the page.
fn foot_ui(ui: &mut Ui, data: &Data, scenario: &Scenario, side: f32, memory: &mut Memory, queue: &mut Queue) {
    let number = customer_number(&memory.number);
    let begins = begins(data, scenario, memory);
    let right = ui.max_rect().right() - side;
    let words = laid_out(ui, theme::words(begins, theme::strong(theme::SIZE_BODY)), f32::INFINITY);
    let start = (words.size().x + 2.0 * ui.spacing().button_padding.x + 2.0 * ui.spacing().icon_spacing).max(120.0);
    let (mode, inside) = (data.settings.mode, ui.max_rect().width() - 2.0 * side);
    let room = inside - 80.0 - theme::GAP_S - start;
    if room < CHANGE {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(side);
            mode_ui(ui, mode, memory);
        });
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.set_min_height(40.0);
        ui.add_space(side);
        // In a narrow window it stands above the text.
        if inside >= TWO_COLUMNS {
            ui.vertical(|ui| {
                ui.set_width(room - theme::GAP_M);
                contract_ui(ui);
            });
        } else if room >= CHANGE {
            mode_ui(ui, mode, memory);
        }
        ui.add_space((right - ui.cursor().left() - 80.0 - theme::GAP_S - start).max(0.0));
        let back = ui.add(Button::new(theme::words("Back", theme::body())).min_size(vec2(80.0, 40.0)));
        keep_in_view(&back);
        if back.on_hover_text("Escape").clicked() {
            queue.push(Command::OpenLibrary);
        }
        ui.add_space(theme::GAP_S);
        let start = ui.add_enabled_ui(number.is_ok(), |ui| widgets::primary_ui(ui, begins)).inner;
        let entered = ui.data_mut(|data| data.remove_temp::<bool>(choices::entered())).is_some();
        let enter = pressed(ui, Keyboard::Enter) || entered;
        if let Ok(number) = number
            && (start.on_hover_text("Enter").clicked() || enter)
        {
            begin(data, scenario, number, memory, queue);
        }
    });
}

/// How it will be had, where the choice is further down; it leads there.
fn mode_ui(ui: &mut Ui, mode: Mode, memory: &mut Memory) {
    ui.scope(|ui| {
        ui.spacing_mut().button_padding.x = 0.0;
        let mode = mode.word();
        let change = widgets::quiet_ui(ui, &format!("{mode} · change")).on_hover_text("How to practise");
        if change.accessible_name(format!("{mode}, change how to practise")).clicked() {
            memory.jump = true;
        }
    });
}

/// What the button at the foot begins.
fn begins(data: &Data, scenario: &Scenario, memory: &Memory) -> &'static str {
    match data.settings.mode {
        Mode::Watch => "Watch it",
        Mode::Coached if choices::near_end_of(data, scenario, memory) => "Start near the end",
        Mode::Coached | Mode::Practice => "Start",
        Mode::Assessment => "Start the Assessment",
    }
}

fn begin(data: &Data, scenario: &Scenario, number: Option<u32>, memory: &mut Memory, queue: &mut Queue) {
    let mode = data.settings.mode;
    queue.push(match mode {
        Mode::Coached if choices::near_end_of(data, scenario, memory) => Command::BeginNearEnd(number),
        _ => Command::Begin(number),
    });
    if mode == Mode::Watch {
        queue.push(Command::Watch(memory.example));
    } else if data.settings.ask_hot && memory.hot.is_some() {
        queue.push(Command::HotBefore(memory.hot));
    }
    // Which customer, and how hot, is asked anew the next time.
    *memory = Memory::default();
}

#[cfg(test)]
mod tests {
    use super::customer_number;

    #[test]
    fn a_customer_number_is_digits_or_nothing() {
        assert_eq!(customer_number(""), Ok(None));
        assert_eq!(customer_number("  "), Ok(None));
        assert_eq!(customer_number(" 4711 "), Ok(Some(4711)));
        assert_eq!(customer_number("4294967295"), Ok(Some(u32::MAX)));
        assert!(customer_number("4294967296").is_err());
        assert!(customer_number("-3").is_err());
        assert!(customer_number("Dana").is_err());
    }
}
