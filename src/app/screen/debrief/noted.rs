//! What the trainee noted beside the turns, against what happened: how sure they were, what they would have said, how hot
//! they were. Never scored.

use egui::{Sense, Stroke, Ui, vec2};

use super::marks::{beside_bar_ui, columns_ui, grade_ui, quote_ui, said_ui};
use super::{Page, Reading, link_ui};
use crate::app::command::{Command, Queue};
use crate::app::controls::{chip_ui, laid_out};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::{Confidence, own_words};
use crate::engine::notes::Notes;

/// The width of *Before* and *After*.
const NAMES: f32 = 64.0;

/// How sure, in counts; then what they were sure of and what cost something all the same.
pub(super) fn sure_ui(ui: &mut Ui, page: &Page<'_>, reading: &mut Reading) {
    let theme = Theme::of(ui);
    let Some(made) = Confidence::of(&page.made.debrief, &page.made.turns, &page.talk.notes) else { return };
    for sentence in made.sentences() {
        ui.label(theme::words(sentence, theme::body()).color(theme.text));
    }
    for turn in made.sure_slipped.iter().filter_map(|number| page.made.turn(*number)) {
        ui.add_space(4.0);
        beside_bar_ui(ui, theme.caution, |ui| {
            said_ui(ui, turn, theme::SIZE_BODY);
            if let Some(grade) = page.made.debrief.grade(turn.number) {
                grade_ui(ui, grade);
            }
            if link_ui(ui, &format!("Reply {} in full", turn.number)).clicked() {
                reading.go_to_turn(turn.number);
            }
        });
    }
}

/// The trainee's words beside the reply that they picked.
pub(super) fn own_ui(ui: &mut Ui, page: &Page<'_>) {
    let theme = Theme::of(ui);
    for (own, turn) in own_words(&page.made.turns, &page.talk.notes) {
        ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), theme.hairline());
        ui.add_space(12.0);
        ui.label(widgets::small(theme, format!("Reply {}", turn.number)));
        columns_ui(
            ui,
            page.wide,
            |ui| {
                ui.label(
                    theme::words("What you would have said", theme::strong(theme::SIZE_CAPTION)).color(theme.accent),
                );
                quote_ui(ui, own, theme::SIZE_BODY, theme.text);
            },
            |ui| {
                let quiet = theme::words("What you picked", theme::strong(theme::SIZE_CAPTION)).color(theme.quiet_text);
                ui.label(quiet);
                said_ui(ui, turn, theme::SIZE_BODY);
            },
        );
        ui.add_space(4.0);
    }
}

/// How hot they were before and after.
pub(super) fn hot_ui(ui: &mut Ui, page: &Page<'_>, queue: &mut Queue) {
    let theme = Theme::of(ui);
    let notes = &page.talk.notes;
    let told = [("Before", notes.hot_before), ("After", notes.hot_after)];
    for (when, hot) in told.into_iter().filter_map(|(when, hot)| Some((when, hot?))) {
        let Some(words) = usize::from(hot).checked_sub(1).and_then(|at| Notes::HOT.get(at)) else { continue };
        widgets::tight_row_ui(ui, |ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP_M;
            let name = laid_out(ui, theme::words(when, theme::strong(theme::SIZE_BODY)).color(theme.text), NAMES);
            let (rect, response) = ui.allocate_exact_size(vec2(NAMES, name.size().y), Sense::hover());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, when));
            ui.painter().galley(rect.min, name, theme.text);
            heat_ui(ui, hot);
            ui.label(theme::words(*words, theme::body()).color(theme.text));
        });
    }
    if page.is_over() && notes.hot_after.is_none() {
        ui.label(theme::words("And now?", theme::body()).color(theme.text));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(theme::GAP_S, theme::GAP_S);
            for (words, hot) in Notes::HOT.iter().zip(1_u8..) {
                if chip_ui(ui, words, false).clicked() {
                    queue.push(Command::HotAfter(Some(hot)));
                }
            }
        });
    }
    ui.label(widgets::small(theme, "For you alone: it stays on this machine, and is never scored."));
}

/// Five bars of growing height, so many of them filled; the words stand beside.
fn heat_ui(ui: &mut Ui, hot: u8) {
    let theme = Theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(56.0, theme::line_height(theme::SIZE_BODY)), Sense::hover());
    for step in 0..5_u8 {
        let height = 5.0 + 2.5 * f32::from(step);
        let left = rect.left() + 11.0 * f32::from(step);
        let bar = egui::Rect::from_min_max(
            egui::pos2(left, rect.bottom() - 3.0 - height),
            egui::pos2(left + 8.0, rect.bottom() - 3.0),
        );
        if step < hot {
            ui.painter().rect_filled(bar, 1.5, theme.caution);
        } else {
            ui.painter().rect_stroke(bar, 1.5, Stroke::new(1.0, theme.edge), egui::StrokeKind::Inside);
        }
    }
}
