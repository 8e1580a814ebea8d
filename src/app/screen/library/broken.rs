//! Files that cannot be played: what is wrong, where, and what to do. They take no other down.

use std::collections::BTreeSet;
use std::path::PathBuf;

use egui::{Label, Role, Ui, WidgetInfo, vec2};

use super::read_again_ui;
use crate::app::command::{Command, Queue};
use crate::app::controls::{fold_ui, heading, keep_in_view};
use crate::app::data::{Card, Data};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::text::{Finding, Severity};

/// Draws all broken files, each with its first error.
pub(super) fn broken_ui(ui: &mut Ui, data: &Data, unfolded: &mut BTreeSet<PathBuf>, queue: &mut Queue) {
    let theme = Theme::of(ui);
    let title = "Cannot be played yet";
    heading(&widgets::heading_ui(ui, title), title, 2);
    ui.add_space(4.0);
    let text = "The files are as they were, nothing in them was changed, and all others can be played. For whoever \
                writes them: put the line right in a text editor and save the file. It is read again at once.";
    ui.scope(|ui| {
        ui.set_max_width(theme::column(theme::SIZE_BODY));
        ui.label(widgets::quiet(theme, text));
    });
    ui.add_space(theme::GAP_M);
    for (at, card) in data.cards.iter().enumerate().filter(|(_, card)| card.scenario.is_none()) {
        card_ui(ui, at, card, unfolded, queue);
        ui.add_space(theme::GAP_M);
    }
    read_again_ui(ui, queue);
}

fn card_ui(ui: &mut Ui, at: usize, card: &Card, unfolded: &mut BTreeSet<PathBuf>, queue: &mut Queue) {
    let theme = Theme::of(ui);
    ui.push_id(("broken", at), |ui| {
        widgets::card(theme).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.label(theme::words(&card.title, theme::strong(theme::SIZE_BODY)).color(theme.text));
            if let Some(path) = &card.path {
                ui.label(widgets::small(theme, path.display().to_string()));
            }
            ui.add_space(theme::GAP_S);
            let mut errors = in_order(&card.findings);
            if errors.is_empty() {
                ui.label(theme::words("It could not be read.", theme::body()).color(theme.text));
                return;
            }
            finding_ui(ui, errors.remove(0));
            link_ui(ui, at, card, queue);
            if errors.is_empty() {
                return;
            }
            ui.add_space(4.0);
            let path = card.path.clone().unwrap_or_default();
            let open = unfolded.contains(&path);
            let name = match (open, errors.len()) {
                (true, _) => "Show only the first".to_owned(),
                (false, 1) => "Show one more finding".to_owned(),
                (false, n) => format!("Show {n} more findings"),
            };
            if fold_ui(ui, &name, open).clicked() && !unfolded.remove(&path) {
                unfolded.insert(path);
            }
            if open {
                for finding in errors {
                    ui.add_space(theme::GAP_S);
                    finding_ui(ui, finding);
                }
            }
        });
    });
}

/// To its findings with the lines of the file.
fn link_ui(ui: &mut Ui, at: usize, card: &Card, queue: &mut Queue) {
    ui.horizontal(|ui| {
        ui.spacing_mut().button_padding.x = 0.0;
        ui.add_space(20.0);
        let link = widgets::quiet_ui(ui, "See it in the file");
        let name = format!("See it in the file {}", card.id);
        link.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.clone()));
        keep_in_view(&link);
        if link.clicked() {
            queue.push(Command::OpenFindings(at));
        }
    });
}

/// What stops it first, then the rest, each in the order of the text.
fn in_order(findings: &[Finding]) -> Vec<&Finding> {
    let (mut errors, rest): (Vec<_>, Vec<_>) = findings.iter().partition(|f| f.severity == Severity::Error);
    errors.extend(rest);
    errors
}

fn finding_ui(ui: &mut Ui, finding: &Finding) {
    let theme = Theme::of(ui);
    let color = if finding.severity == Severity::Error { theme.bad } else { theme.caution };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_S;
        let (rect, _) = ui.allocate_exact_size(vec2(12.0, theme::line_height(theme::SIZE_BODY)), egui::Sense::hover());
        ui.painter().circle_filled(rect.center(), 4.0, color);
        ui.vertical(|ui| {
            ui.set_max_width(ui.available_width().min(theme::column(theme::SIZE_BODY)));
            let text = format!("Line {}, column {}: {}", finding.line, finding.column, finding.message);
            ui.add(Label::new(theme::marked(&text, theme.text)).wrap());
            if !finding.help.is_empty() {
                ui.add(Label::new(theme::marked(&finding.help, theme.quiet_text)).wrap());
            }
        });
    });
}
