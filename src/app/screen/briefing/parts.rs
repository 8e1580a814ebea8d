//! The parts of the Briefing that are read: title, what one knows, the customer.

use egui::{Margin, Ui, Vec2, vec2};

use super::step;
use crate::app::command::{Command, Queue};
use crate::app::controls::{BARS, bars, fold_ui, heading, keep_in_view};
use crate::app::face::{self, Motion, Pose};
use crate::app::screen::library::words::{minutes, quoted};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::scenario::Scenario;

/// What the customer says, and in small print where, how hard, how long, and how often one had it.
pub(super) fn title_ui(ui: &mut Ui, scenario: &Scenario, times: usize, size: f32) {
    let theme = Theme::of(ui);
    let title = ui.label(theme::words(quoted(&scenario.title), theme::speech_at(size)).color(theme.text));
    heading(&title, &quoted(&scenario.title), 1);
    ui.add_space(theme::GAP_S);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(theme::GAP_M, 4.0);
        ui.label(widgets::quiet(theme, scenario.channel.word()));
        ui.label(widgets::quiet(theme, format!("About {}", minutes(scenario.minutes))));
        let (rect, _) = ui.allocate_exact_size(vec2(BARS, 22.0), egui::Sense::hover());
        bars(ui.painter(), rect.center() + vec2(-BARS / 2.0, 5.0), scenario.level(), theme);
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(widgets::quiet(theme, scenario.level().word()));
        ui.spacing_mut().item_spacing.x = theme::GAP_M;
        ui.add_space(theme::GAP_M - 6.0);
        ui.label(widgets::quiet(theme, had(times)));
    });
}

/// How often one had it.
fn had(times: usize) -> String {
    match times {
        0 => "New to you".to_owned(),
        1 => "You had it once".to_owned(),
        2 => "You had it twice".to_owned(),
        n => format!("You had it {n} times"),
    }
}

/// All that is to be read before it begins.
pub(super) fn text_ui(ui: &mut Ui, scenario: &Scenario, facilitator: &mut bool, queue: &mut Queue) {
    let theme = Theme::of(ui);
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(theme::column(theme::SIZE_SPEECH)));
        ui.label(theme::words(&scenario.setting, theme::speech()).color(theme.text));
    });
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(theme::column(theme::SIZE_BODY) + theme::GAP_XL));
        list_ui(ui, "What you know", &scenario.you_know);
        list_ui(ui, "What you may do", &scenario.you_may);
    });
    notes_ui(ui, &scenario.content_notes);
    step::focus_ui(ui, scenario);
    facilitator_ui(ui, scenario, facilitator, queue);
}

/// A heading within the text.
pub(super) fn section_ui(ui: &mut Ui, title: &str) {
    let theme = Theme::of(ui);
    ui.add_space(theme::GAP_L);
    heading(&ui.label(theme::words(title, theme::strong(theme::SIZE_SPEECH)).color(theme.text)), title, 2);
    ui.add_space(theme::GAP_S);
}

fn list_ui(ui: &mut Ui, title: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    section_ui(ui, title);
    for line in lines {
        point_ui(ui, line);
    }
}

/// One line of a list.
fn point_ui(ui: &mut Ui, line: &str) {
    let theme = Theme::of(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let (rect, _) = ui.allocate_exact_size(vec2(6.0, theme::line_height(theme::SIZE_BODY)), egui::Sense::hover());
        ui.painter().circle_filled(rect.center(), 2.5, theme.accent);
        ui.vertical(|ui| ui.label(theme::words(line, theme::body()).color(theme.text)));
    });
    ui.add_space(6.0);
}

/// What one may want to know beforehand.
fn notes_ui(ui: &mut Ui, notes: &[String]) {
    if notes.is_empty() {
        return;
    }
    let theme = Theme::of(ui);
    let [_, sand, ..] = theme.mood_ground;
    ui.add_space(theme::GAP_L);
    widgets::card(theme).fill(sand).stroke(egui::Stroke::NONE).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.label(theme::words("Good to know before you start", theme::strong(theme::SIZE_BODY)).color(theme.text));
        ui.add_space(4.0);
        for note in notes {
            ui.label(theme::words(note, theme::body()).color(theme.text));
        }
    });
}

/// What nobody should read who wants to find it out: folded until somebody asks for it.
fn facilitator_ui(ui: &mut Ui, scenario: &Scenario, open: &mut bool, queue: &mut Queue) {
    ui.add_space(theme::GAP_L);
    if fold_ui(ui, "For the facilitator", *open).clicked() {
        *open = !*open;
    }
    if !*open {
        return;
    }
    let (theme, part) = (Theme::of(ui), &scenario.facilitator);
    ui.add_space(theme::GAP_S);
    widgets::card(theme).inner_margin(Margin::same(24)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.scope(|ui| {
            ui.set_max_width(ui.available_width().min(theme::column(theme::SIZE_BODY)));
            let warning = "It tells what a trainee should find out. Read it when you lead a class.";
            ui.label(widgets::small(theme, warning));
            ui.add_space(theme::GAP_S);
            if !part.note.is_empty() {
                ui.label(theme::words(&part.note, theme::body()).color(theme.text));
            }
            list_ui(ui, "To talk about afterwards", &part.questions);
            sheet_ui(ui, queue);
        });
    });
}

/// What a screen reader says of the sheet besides its name.
const SHEET: &str = "It tells what the customer wants and how every reply goes. Not for trainees.";

/// The trainer's sheet, to keep or to print.
fn sheet_ui(ui: &mut Ui, queue: &mut Queue) {
    let theme = Theme::of(ui);
    section_ui(ui, "Trainer’s sheet");
    let words = "All of it on paper, for a class without screens: what they want, every reply and where it leads, a plan \
                 for 15, 30 or 60 minutes, and a sheet for whoever watches.";
    ui.label(widgets::small(theme, words));
    ui.add_space(theme::GAP_S);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_M;
        for (verb, command) in
            [("Save the trainer’s sheet", Command::SaveSheet), ("Print the trainer’s sheet", Command::PrintSheet)]
        {
            let button = widgets::secondary_ui(ui, verb);
            keep_in_view(&button);
            ui.ctx().accesskit_node_builder(button.id, |node| node.set_description(SHEET));
            if button.clicked() {
                queue.push(command);
            }
        }
    });
}

/// The customer, before anything has happened.
pub(super) fn portrait_ui(ui: &mut Ui, scenario: &Scenario, size: Vec2) {
    let dark = Theme::of(ui).dark;
    let look = &scenario.customer.face;
    let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
    face::portrait(ui.painter(), rect, f32::from(theme::RADIUS_CARD), look, &Pose::neutral(), &Motion::STILL, dark);
}

/// Who it is.
pub(super) fn name_ui(ui: &mut Ui, scenario: &Scenario) {
    let theme = Theme::of(ui);
    ui.label(theme::words(&scenario.customer.name, theme::strong(theme::SIZE_SPEECH)).color(theme.text));
}
