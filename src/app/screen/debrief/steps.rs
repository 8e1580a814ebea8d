//! Every step with its verdict and the trainee's own words, and the pitfalls.

use egui::Ui;

use super::marks::{said_ui, verdict_ui};
use super::{Page, Reading};
use crate::app::controls::fold_ui;
use crate::app::signs;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::{REPEAT, StepVerdict, Verdict, words};

/// The steps that came up, and folded those that did not.
pub(super) fn steps_ui(ui: &mut Ui, page: &Page<'_>, reading: &mut Reading) {
    let theme = Theme::of(ui);
    let made = &page.made.debrief;
    ui.label(theme::words(words::step_points(made), theme::strong(theme::SIZE_BODY)).color(theme.text));
    let apart = words::judged_apart(&page.talk.scenario, &page.talk.replay, made);
    ui.label(widgets::small(theme, apart));
    ui.add_space(theme::GAP_S);
    let steps = &page.made.debrief.steps;
    for step in steps.iter().filter(|step| step.verdict != Verdict::DidNotComeUp) {
        step_ui(ui, page, step);
    }
    let idle: Vec<&StepVerdict> = steps.iter().filter(|step| step.verdict == Verdict::DidNotComeUp).collect();
    if let Some(name) = words::idle_steps(made) {
        if fold_ui(ui, &name, reading.idle).clicked() {
            reading.idle = !reading.idle;
        }
        if reading.idle {
            for step in idle {
                step_ui(ui, page, step);
            }
        }
    }
}

fn step_ui(ui: &mut Ui, page: &Page<'_>, verdict: &StepVerdict) {
    let theme = Theme::of(ui);
    let Some(step) = page.talk.scenario.playbook.steps.get(verdict.step) else { return };
    row_ui(
        ui,
        |ui| verdict_ui(ui, verdict.verdict),
        |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 10.0;
                ui.spacing_mut().interact_size.y = 0.0;
                ui.label(theme::words(&step.title, theme::strong(theme::SIZE_BODY)).color(theme.text));
                ui.label(
                    theme::words(verdict.verdict.word(), theme::strong(theme::SIZE_CAPTION))
                        .color(signs::verdict_color(theme, verdict.verdict)),
                );
                if page.talk.scenario.focus.contains(&verdict.step) {
                    ui.label(widgets::small(theme, "in focus"));
                }
            });
            let first = verdict.evidence.first().and_then(|number| page.made.turn(*number));
            match (verdict.verdict, first) {
                (Verdict::DidNotComeUp, _) | (_, None) => {
                    ui.label(widgets::quiet(theme, &step.plain));
                }
                (Verdict::Missed, Some(turn)) => {
                    ui.label(widgets::small(theme, words::instead(turn)));
                    said_ui(ui, turn, theme::SIZE_BODY);
                    ui.label(widgets::quiet(theme, words::chance(step, turn.number)));
                }
                (_, Some(_)) => quotes_ui(ui, page, &verdict.evidence),
            }
        },
    );
}

/// So many replies are quoted; the others are named.
const QUOTES: usize = 3;

/// The trainee's words in these turns, as far as there is room, and which they are.
fn quotes_ui(ui: &mut Ui, page: &Page<'_>, numbers: &[usize]) {
    for turn in numbers.iter().filter_map(|number| page.made.turn(*number)).take(QUOTES) {
        said_ui(ui, turn, theme::SIZE_BODY);
    }
    ui.label(widgets::small(Theme::of(ui), words::replies(numbers)));
}

/// A mark at the left and words beside it.
fn row_ui(ui: &mut Ui, mark: impl FnOnce(&mut Ui), beside: impl FnOnce(&mut Ui)) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        mark(ui);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            beside(ui);
        });
    });
    ui.add_space(theme::GAP_S);
}

/// What caught the trainee, with their words; and which of it asks for a repeat, whatever the points.
pub(super) fn pitfalls_ui(ui: &mut Ui, page: &Page<'_>) {
    let theme = Theme::of(ui);
    let seen = &page.made.debrief.pitfalls;
    if seen.is_empty() {
        ui.label(widgets::quiet(theme, words::NO_PITFALL));
    }
    for (at, pitfall) in page.talk.scenario.playbook.pitfalls.iter().enumerate() {
        let turns: Vec<usize> = seen.iter().filter(|s| s.pitfall == at).map(|s| s.turn).collect();
        if turns.is_empty() {
            continue;
        }
        row_ui(
            ui,
            |ui| {
                let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(24.0), egui::Sense::hover());
                signs::care(ui.painter(), rect.center(), 10.0, Theme::of(ui));
            },
            |ui| {
                ui.label(theme::words(&pitfall.title, theme::strong(theme::SIZE_BODY)).color(theme.text));
                quotes_ui(ui, page, &turns);
                ui.label(widgets::quiet(theme, format!("{} {}", pitfall.plain, pitfall.instead)));
                if pitfall.critical {
                    ui.label(theme::words(REPEAT, theme::body()).color(theme.text));
                }
            },
        );
    }
}
