//! The keys of the present screen and those that work everywhere, in a card above it.

use egui::{CornerRadius, Role, ScrollArea, Sense, StrokeKind, Ui, WidgetInfo, vec2};

use super::over::Over;
use super::shell::COMMAND;
use crate::app::command::{Command, Queue};
use crate::app::controls::{heading, keep_in_view, laid_out, scroll_keys};
use crate::app::data::{Data, Route};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::engine::notes::Mode;

/// Keys, and what any of them does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    /// The keys as they stand on a keyboard; what is held down comes first.
    pub keys: &'static [&'static str],
    /// What they do, in a few words.
    pub does: &'static str,
}

const fn key(keys: &'static [&'static str], does: &'static str) -> Shortcut {
    Shortcut { keys, does }
}

/// The keys that work everywhere.
pub const EVERYWHERE: [Shortcut; 10] = [
    key(&["Tab", "Shift Tab"], "Go to the next control, or to the one before"),
    key(&["Enter", "Space"], "Press the button that Tab has reached"),
    key(&["↑", "↓"], "Scroll; in a group, choose another"),
    key(&["Page Up", "Page Down", "Home", "End"], "Scroll far"),
    key(&[COMMAND[0], COMMAND[1]], "Larger text, smaller text"),
    key(&[COMMAND[2]], "Light or dark colours"),
    key(&[COMMAND[6]], "Look at your Progress"),
    key(&[COMMAND[3]], "Open the Settings"),
    key(&["F1", "?"], "Show or hide these keys"),
    key(&[COMMAND[4]], "Close the program"),
];

/// The keys of a screen of its own; those of a conversation depend on how it is had.
#[must_use]
pub fn of_screen(route: Route, mode: Mode) -> Vec<Shortcut> {
    const LIBRARY: [Shortcut; 1] = [key(&["Enter"], "Take up what is offered first")];
    const BRIEFING: [Shortcut; 2] = [key(&["Enter"], "Start"), key(&["Escape"], "Go back to the Library")];
    const TALK: [Shortcut; 3] = [
        key(&["1", "…", "9"], "Choose a reply, or a piece of what you write"),
        key(&["Space"], "Show the rest of what is said at once"),
        key(&["Enter"], "Go on, where one thing is offered"),
    ];
    const EXAMPLE: [Shortcut; 3] =
        [key(&["Space"], "Pause, or play on"), key(&["→", "Enter"], "Go one step on"), key(&["←"], "Go one step back")];
    const LEAVE: [Shortcut; 1] = [key(&["Escape"], "Go to the Library; what is not finished waits")];
    const HINT: [Shortcut; 1] = [key(&["H"], "Ask for a hint")];
    const GO_BACK: [Shortcut; 1] = [key(&["Backspace"], "Take the last reply back")];
    const DEBRIEF: [Shortcut; 2] =
        [key(&[COMMAND[5]], "Copy the code of this attempt"), key(&["Escape"], "Go to the Library")];
    const FINDINGS: [Shortcut; 1] = [key(&["Escape"], "Go back to the Library")];
    const SETTINGS: [Shortcut; 1] = [key(&["Escape"], "Go back to where you were")];
    let conversation = || match mode {
        Mode::Watch => [&EXAMPLE[..], &LEAVE].concat(),
        Mode::Coached => [&TALK[..], &HINT, &GO_BACK, &LEAVE].concat(),
        Mode::Practice => [&TALK[..], &GO_BACK, &LEAVE].concat(),
        Mode::Assessment => [&TALK[..], &LEAVE].concat(),
    };
    match route {
        Route::Library => LIBRARY.to_vec(),
        Route::Briefing => BRIEFING.to_vec(),
        Route::Conversation => conversation(),
        Route::Debrief => DEBRIEF.to_vec(),
        Route::Findings | Route::Progress => FINDINGS.to_vec(),
        Route::Settings => SETTINGS.to_vec(),
    }
}

/// The width of the column with the keys.
const KEYS: f32 = 172.0;
/// The widest that the card becomes.
const WIDEST: f32 = 560.0;

/// What the card remembers for itself.
#[derive(Debug, Default)]
pub struct Memory {
    over: Over,
}

/// Draws the card if it is asked for, and keeps all keys from the screen below; to be called before the screen.
pub fn ui(ui: &Ui, data: &Data, memory: &mut Memory, queue: &mut Queue) {
    let height = ui.ctx().content_rect().height();
    let shown = memory.over.show(ui, "keys", data.help, WIDEST, |ui, opened| {
        let theme = Theme::of(ui);
        // Title and button have their place whatever the height.
        let list = (height - 48.0 - 48.0 - 112.0).max(96.0);
        heading(&ui.label(theme::words("Keys", theme::title()).color(theme.text)), "Keys", 1);
        ScrollArea::vertical().max_height(list).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let mode = data.conversation.as_ref().map(|talk| talk.mode).unwrap_or_default();
            list_ui(ui, "On this screen", &of_screen(data.route, mode));
            list_ui(ui, "Everywhere", &EVERYWHERE);
            scroll_keys(ui);
        });
        ui.add_space(theme::GAP_M);
        let close = widgets::primary_ui(ui, "Close");
        keep_in_view(&close);
        if opened {
            close.request_focus();
        }
        close.clicked()
    });
    if shown.is_some_and(|(clicked, close)| clicked || close) {
        queue.push(Command::Help(false));
    }
}

fn list_ui(ui: &mut Ui, title: &str, list: &[Shortcut]) {
    let theme = Theme::of(ui);
    ui.add_space(theme::GAP_M);
    heading(&ui.label(theme::words(title, theme::strong(theme::SIZE_CAPTION)).color(theme.accent)), title, 2);
    ui.add_space(4.0);
    for shortcut in list {
        row_ui(ui, shortcut);
    }
}

fn row_ui(ui: &mut Ui, shortcut: &Shortcut) {
    let theme = Theme::of(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_M;
        ui.vertical(|ui| {
            ui.set_width(KEYS.min(ui.available_width() * 0.4));
            ui.spacing_mut().interact_size.y = 26.0;
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
                for key in shortcut.keys {
                    cap_ui(ui, key);
                }
            });
        });
        ui.vertical(|ui| {
            ui.add_space(2.0);
            ui.label(theme::words(shortcut.does, theme::body()).color(theme.text));
        });
    });
    ui.add_space(6.0);
}

/// A key as it stands on a keyboard.
fn cap_ui(ui: &mut Ui, key: &str) {
    let theme = Theme::of(ui);
    let words = theme::words(key, theme::strong(theme::SIZE_CAPTION)).color(theme.text);
    let text = laid_out(ui, words, f32::INFINITY);
    let (rect, response) = ui.allocate_exact_size(vec2((text.size().x + 14.0).max(26.0), 26.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, key));
    let round = CornerRadius::same(theme::RADIUS_CONTROL);
    ui.painter().rect(rect, round, theme.raised, egui::Stroke::new(1.0, theme.edge), StrokeKind::Inside);
    ui.painter().galley(rect.center() - text.size() / 2.0, text, theme.text);
}
