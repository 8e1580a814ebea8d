//! Every step with its verdict and the trainee's own words, the pitfalls, and one thing to practise next.

use egui::{Frame, Margin, Ui};

use super::marks::{color, said_ui, verdict_ui};
use super::{Page, Reading, link_ui};
use crate::app::command::{Command, Queue};
use crate::app::controls::fold_ui;
use crate::app::screen::briefing::step::{all_sources, sources};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::{StepVerdict, Verdict, words};

/// The steps that came up, those that did not folded, and the pitfalls.
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
    ui.add_space(theme::GAP_L);
    pitfalls_ui(ui, page);
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
                        .color(color(theme, verdict.verdict)),
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
                    said_ui(ui, turn, theme::SIZE_BODY);
                    ui.label(widgets::quiet(theme, words::chance(step, turn.number)));
                }
                (_, Some(turn)) => {
                    said_ui(ui, turn, theme::SIZE_BODY);
                    ui.label(widgets::small(theme, words::replies(&verdict.evidence)));
                }
            }
        },
    );
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

fn pitfalls_ui(ui: &mut Ui, page: &Page<'_>) {
    let theme = Theme::of(ui);
    ui.label(theme::words("Pitfalls", theme::strong(theme::SIZE_SPEECH)).color(theme.text));
    let seen = &page.made.debrief.pitfalls;
    if seen.is_empty() {
        ui.label(widgets::quiet(theme, words::NO_PITFALL));
    }
    for (at, pitfall) in page.talk.scenario.playbook.pitfalls.iter().enumerate() {
        let turns: Vec<usize> = seen.iter().filter(|s| s.pitfall == at).map(|s| s.turn).collect();
        let Some(turn) = turns.first().and_then(|number| page.made.turn(*number)) else { continue };
        row_ui(
            ui,
            |ui| {
                let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(24.0), egui::Sense::hover());
                care(ui, rect.center());
            },
            |ui| {
                ui.label(theme::words(&pitfall.title, theme::strong(theme::SIZE_BODY)).color(theme.text));
                said_ui(ui, turn, theme::SIZE_BODY);
                ui.label(widgets::quiet(theme, format!("{} {}", pitfall.plain, pitfall.instead)));
                ui.label(widgets::small(theme, words::replies(&turns)));
            },
        );
    }
}

/// A small triangle: take care.
fn care(ui: &Ui, at: egui::Pos2) {
    let theme = Theme::of(ui);
    let corners = vec![at + egui::vec2(0.0, -9.0), at + egui::vec2(10.0, 8.0), at + egui::vec2(-10.0, 8.0)];
    ui.painter().add(egui::Shape::closed_line(corners, egui::Stroke::new(2.0, theme.caution)));
    ui.painter()
        .line_segment([at + egui::vec2(0.0, -3.0), at + egui::vec2(0.0, 2.5)], egui::Stroke::new(2.0, theme.caution));
    ui.painter().circle_filled(at + egui::vec2(0.0, 5.5), 1.2, theme.caution);
}

/// The card of one step, and the code of this attempt.
pub(super) fn practise_ui(ui: &mut Ui, page: &Page<'_>, reading: &mut Reading, queue: &mut Queue) {
    let theme = Theme::of(ui);
    let step = page.made.debrief.practise.and_then(|at| page.talk.scenario.playbook.steps.get(at));
    if let Some(step) = step {
        Frame::new()
            .fill(theme.surface)
            .stroke(theme.hairline())
            .corner_radius(theme::RADIUS_CARD)
            .inner_margin(Margin::same(24))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.label(theme::words(&step.title, theme::strong(theme::SIZE_SPEECH)).color(theme.text));
                ui.label(theme::words(&step.plain, theme::body()).color(theme.text));
                for (name, text, color) in [("Do", &step.instead, theme.good), ("Avoid", &step.avoid, theme.caution)] {
                    ui.add_space(4.0);
                    ui.label(theme::words(name, theme::strong(theme::SIZE_CAPTION)).color(color));
                    ui.add_space(-4.0);
                    ui.label(theme::words(text, theme::body()).color(theme.text));
                }
                if let Some(text) = sources(&step.sources) {
                    ui.add_space(4.0);
                    ui.label(widgets::small(theme, text)).on_hover_text(all_sources(&step.sources));
                }
            });
    } else {
        ui.label(widgets::quiet(theme, words::NOTHING_TO_PRACTISE));
    }
    ui.add_space(theme::GAP_L);
    code_ui(ui, page, reading, queue);
}

fn code_ui(ui: &mut Ui, page: &Page<'_>, reading: &mut Reading, queue: &mut Queue) {
    let theme = Theme::of(ui);
    ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), theme.hairline());
    ui.add_space(theme::GAP_S);
    let title = theme::words("The code of this attempt", theme::strong(theme::SIZE_BODY)).color(theme.text);
    let mut copy = false;
    let verb = if reading.copied { "Copied" } else { "Copy (Ctrl+C)" };
    widgets::left_right_ui(ui, |ui| _ = ui.label(title), |ui| copy = link_ui(ui, verb).clicked());
    if copy {
        reading.copied = true;
        queue.push(Command::Copy(page.made.code.clone()));
    }
    ui.label(theme::words(&page.made.code, theme::body()).color(theme.text));
    let number = page.talk.replay.deal.seed;
    ui.label(widgets::small(theme, "Whoever has it sees the same conversation. It holds no name."));
    ui.label(widgets::small(theme, format!("Customer number {number}")));
}
