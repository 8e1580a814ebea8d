//! Taking it along, and bringing it back: what is kept as a page, as tables and as an attempt file; and attempts of
//! another copy of the program, from a file that is named or dropped here.

use std::path::PathBuf;

use egui::{TextEdit, Ui, vec2};

use super::made::Made;
use super::reading::Reading;
use crate::app::command::{Command, Form, Queue};
use crate::app::controls::{heading, keep_in_view};
use crate::app::data::{Data, Keeping};
use crate::app::theme::{self, Theme};
use crate::app::widgets;

/// The forms, what their buttons say, and what each is for.
const FORMS: [(Form, &str, &str); 3] = [
    (Form::Page, "Save as a page", "To read, to print or to show somebody."),
    (Form::Tables, "Save as tables", "For a spreadsheet: conversations, steps and pitfalls."),
    (Form::Attempts, "Save an attempt file", "For another copy of Unruffled, which plays it all again to check it."),
];
/// The width of the buttons.
const BUTTON: f32 = 184.0;

/// Draws it.
pub(super) fn ui(ui: &mut Ui, data: &Data, made: &Made, reading: &mut Reading, queue: &mut Queue) {
    let theme = Theme::of(ui);
    if !made.is_empty() {
        ui.label(widgets::quiet(
            theme,
            "Nothing leaves this machine by itself. These are files for you to keep or to give.",
        ));
        ui.add_space(theme::GAP_M);
        for (form, name, what_for) in FORMS {
            form_ui(ui, name, what_for, || queue.push(Command::SaveProgress(form)));
            ui.add_space(theme::GAP_S);
        }
        ui.add_space(theme::GAP_L);
    }
    bring_in_ui(ui, data, reading, queue);
}

/// A button, and what it is for beside it; below it where it is narrow.
fn form_ui(ui: &mut Ui, name: &str, what_for: &str, clicked: impl FnOnce()) {
    let theme = Theme::of(ui);
    let mut clicked = Some(clicked);
    let mut button_ui = |ui: &mut Ui| {
        let words = theme::words(name, theme::body());
        let button = ui.add(egui::Button::new(words).min_size(vec2(BUTTON, 36.0)));
        keep_in_view(&button);
        if button.clicked() {
            clicked.take().into_iter().for_each(|clicked| clicked());
        }
    };
    if ui.available_width() < 640.0 {
        button_ui(ui);
        ui.add_space(2.0);
        ui.label(widgets::quiet(theme, what_for));
        return;
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_M;
        button_ui(ui);
        ui.label(widgets::quiet(theme, what_for));
    });
}

fn bring_in_ui(ui: &mut Ui, data: &Data, reading: &mut Reading, queue: &mut Queue) {
    let theme = Theme::of(ui);
    let title = "Bring in attempts";
    heading(&ui.label(theme::words(title, theme::strong(theme::SIZE_SPEECH)).color(theme.text)), title, 2);
    ui.add_space(4.0);
    if let Some(why) = not_now(data) {
        ui.label(widgets::quiet(theme, why));
        return;
    }
    let how = "From an attempt file of another copy of Unruffled. Drop it anywhere on this page, or say where it is. What \
               is here stays; what is here already is not taken twice.";
    ui.scope(|ui| {
        ui.set_max_width(theme::column(theme::SIZE_BODY).min(ui.available_width()));
        ui.label(widgets::quiet(theme, how));
    });
    ui.add_space(theme::GAP_S);
    let label = ui.label(widgets::small(theme, "Where the attempt file is"));
    ui.add_space(2.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(theme::GAP_S, theme::GAP_S);
        let width = (ui.available_width() - 120.0).clamp(160.0, 460.0);
        let field = TextEdit::singleline(&mut reading.file).desired_width(width).margin(vec2(10.0, 7.0));
        let field = ui.add(field).labelled_by(label.id);
        keep_in_view(&field);
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let named = !reading.file.trim().is_empty();
        let button = ui.add_enabled_ui(named, |ui| widgets::secondary_ui(ui, "Bring in")).inner;
        keep_in_view(&button);
        if named && (button.clicked() || entered) {
            // As it is pasted from elsewhere it may stand in quotes.
            let file = std::mem::take(&mut reading.file);
            queue.push(Command::ImportAttempts(PathBuf::from(file.trim().trim_matches(['"', '\'']))));
        }
    });
}

/// Why nothing can be brought in now.
fn not_now(data: &Data) -> Option<&'static str> {
    match data.record.keeping() {
        Keeping::ReadOnly(_) => Some("Not in this window, which only shows what is kept."),
        Keeping::Trouble(_) => Some("Not as long as what is kept cannot be opened."),
        Keeping::Nowhere | Keeping::Kept | Keeping::Behind { .. } => None,
    }
}

/// Takes in what is dropped on the window.
pub(super) fn dropped(ui: &Ui, data: &Data, queue: &mut Queue) {
    if not_now(data).is_some() {
        return;
    }
    let files: Vec<PathBuf> =
        ui.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
    for file in files {
        queue.push(Command::ImportAttempts(file));
    }
}
