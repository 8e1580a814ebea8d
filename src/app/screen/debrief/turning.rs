//! The turning point: the turn that cost most, what would have kept it, and how it would have gone on.

use egui::{Frame, Margin, Ui};

use super::Page;
use super::marks::{beside_bar_ui, grade_ui, said_ui};
use crate::app::controls::live;
use crate::app::data::Graded;
use crate::app::screen::conversation::spoken;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::{Exchange, words};

/// Why there is no such turn, or none yet.
pub(super) fn none_ui(ui: &mut Ui, page: &Page<'_>) {
    let theme = Theme::of(ui);
    let text = match page.graded {
        Graded::Soon => "Working out what else was possible...",
        Graded::TooLarge => "Not known: there are too many conversations to compare.",
        Graded::Failed => "Not known: a fault of the program kept it from being worked out.",
        Graded::Known(_) if page.made.turns.is_empty() => words::NOTHING_SAID,
        Graded::Known(_) => words::NO_TURNING,
    };
    live(&ui.label(widgets::quiet(theme, text)));
}

/// What was said and what would have kept it, side by side in time.
pub(super) fn turning_ui(ui: &mut Ui, page: &Page<'_>) {
    let theme = Theme::of(ui);
    let debrief = &page.made.debrief;
    let Some(turn) = debrief.turning.and_then(|number| page.made.turn(number)) else {
        none_ui(ui, page);
        return;
    };
    Frame::new()
        .fill(theme.surface)
        .stroke(theme.hairline())
        .corner_radius(theme::RADIUS_CARD)
        .inner_margin(Margin::same(24))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 4.0;
            ui.label(widgets::small(theme, format!("Reply {}", turn.number)));
            if !turn.after {
                customer_ui(ui, turn);
            }
            ui.add_space(theme::GAP_S);
            beside_bar_ui(ui, theme.accent, |ui| {
                ui.label(theme::words("What you said", theme::strong(theme::SIZE_CAPTION)).color(theme.accent));
                said_ui(ui, turn, theme::SIZE_SPEECH);
                if let Some(grade) = debrief.grade(turn.number) {
                    grade_ui(ui, grade);
                }
            });
            let Some((better, later)) = debrief.what_if.split_first() else { return };
            ui.add_space(theme::GAP_M);
            beside_bar_ui(ui, theme.good, |ui| {
                let words = "What would have kept it";
                ui.label(theme::words(words, theme::strong(theme::SIZE_CAPTION)).color(theme.good));
                said_ui(ui, better, theme::SIZE_SPEECH);
                if !better.reaction.is_empty() {
                    customer_words_ui(ui, &better.reaction);
                }
                for turn in later {
                    ui.add_space(theme::GAP_S);
                    ui.label(widgets::small(theme, "And then"));
                    customer_ui(ui, turn);
                    said_ui(ui, turn, theme::SIZE_BODY);
                    if !turn.reaction.is_empty() {
                        customer_words_ui(ui, &turn.reaction);
                    }
                }
            });
        });
}

/// What the customer said before a turn.
fn customer_ui(ui: &mut Ui, turn: &Exchange) {
    let theme = Theme::of(ui);
    if !turn.setting.is_empty() {
        spoken::words_ui(ui, spoken::aside_job(&turn.setting, theme::SIZE_BODY, theme.quiet_text));
    }
    customer_words_ui(ui, &turn.line);
}

fn customer_words_ui(ui: &mut Ui, words: &str) {
    let theme = Theme::of(ui);
    spoken::words_ui(ui, spoken::job(words, theme::SIZE_BODY, theme.quiet_text, theme.quiet_text));
}
