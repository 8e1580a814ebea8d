//! The steps in focus, each as a card: what it is for, what to do, what to avoid, and which article says so.

use egui::{Color32, RichText, Ui};

use super::parts::section_ui;
use crate::app::controls::laid_out;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::playbook::Step;
use crate::scenario::Scenario;

/// Below this width, in points, the cards stand one under the other.
const SIDE_BY_SIDE: f32 = 520.0;

/// Draws a card for each step in focus.
pub(super) fn focus_ui(ui: &mut Ui, scenario: &Scenario) {
    let steps: Vec<&Step> = scenario.focus.iter().filter_map(|at| scenario.playbook.steps.get(*at)).collect();
    if steps.is_empty() {
        return;
    }
    section_ui(ui, if steps.len() == 1 { "The step to practise" } else { "The steps to practise" });
    if steps.len() == 2 && ui.available_width() >= SIDE_BY_SIDE {
        let width = ((ui.available_width() - theme::GAP_M) / 2.0).floor();
        let height = steps.iter().map(|step| height(ui, step, width - 32.0)).fold(0.0, f32::max);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP_M;
            for step in steps {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    step_ui(ui, step, height);
                });
            }
        });
    } else {
        for step in steps {
            step_ui(ui, step, 0.0);
            ui.add_space(theme::GAP_M);
        }
    }
}

/// The parts of a card, each with the gap above it.
fn parts(theme: &Theme, step: &Step) -> Vec<(f32, RichText)> {
    let label = |text: &str, color: Color32| theme::words(text, theme::strong(theme::SIZE_CAPTION)).color(color);
    let text = |text: &str| theme::words(text, theme::body()).color(theme.text);
    let mut parts = vec![
        (0.0, theme::words(&step.title, theme::strong(theme::SIZE_BODY)).color(theme.text)),
        (4.0, text(&step.plain)),
        (12.0, label("Do", theme.good)),
        (0.0, text(&step.instead)),
        (12.0, label("Avoid", theme.caution)),
        (0.0, text(&step.avoid)),
    ];
    if let Some(sources) = sources(&step.sources) {
        parts.push((12.0, widgets::small(theme, sources)));
    }
    parts
}

/// The height of a card's text in this width.
fn height(ui: &Ui, step: &Step, width: f32) -> f32 {
    let parts = parts(Theme::of(ui), step);
    parts.into_iter().map(|(gap, text)| gap + laid_out(ui, text, width).size().y).sum()
}

fn step_ui(ui: &mut Ui, step: &Step, height: f32) {
    let theme = Theme::of(ui);
    widgets::card(theme).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.set_min_height(height);
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut last = None;
        for (gap, text) in parts(theme, step) {
            ui.add_space(gap);
            last = Some(ui.label(text));
        }
        if let Some(sources) = last.filter(|_| step.sources.len() > 1) {
            sources.on_hover_text(all_sources(&step.sources));
        }
    });
}

/// Which article says so, the first by name.
pub(in crate::app::screen) fn sources(sources: &[String]) -> Option<String> {
    let first = sources.first()?;
    Some(match sources.len() {
        1 => format!("From “{first}”"),
        2 => format!("From “{first}” and one other article"),
        n => format!("From “{first}” and {} other articles", n - 1),
    })
}

/// All of them by name, a line each.
pub(in crate::app::screen) fn all_sources(sources: &[String]) -> String {
    sources.iter().map(|source| format!("“{source}”")).collect::<Vec<_>>().join("\n")
}
