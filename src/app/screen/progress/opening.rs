//! The top of the page: whose progress it is, what it comes to in a few sentences, and what comes next; or what will
//! stand here when nothing was practised yet.

use egui::{Margin, Ui};

use super::made::Made;
use crate::app::command::{Command, Queue};
use crate::app::controls::{heading, keep_in_view};
use crate::app::data::{Card, Data};
use crate::app::screen::library::words::quoted;
use crate::app::theme::{self, Theme};
use crate::app::widgets;

/// Draws it.
pub(super) fn ui(ui: &mut Ui, data: &Data, made: &Made, queue: &mut Queue) {
    let theme = Theme::of(ui);
    let font = if ui.available_width() < 620.0 { theme::title() } else { theme::display() };
    heading(&ui.label(theme::words(&made.title, font).color(theme.text)), &made.title, 1);
    for line in &made.about {
        ui.add_space(2.0);
        ui.label(widgets::quiet(theme, line));
    }
    ui.add_space(theme::GAP_L);
    if made.is_empty() {
        empty_ui(ui, queue);
        return;
    }
    ui.scope(|ui| {
        ui.set_max_width(theme::column(theme::SIZE_SPEECH).min(ui.available_width()));
        ui.label(theme::words(&made.headline, egui::FontId::proportional(theme::SIZE_SPEECH)).color(theme.text));
    });
    ui.add_space(theme::GAP_L);
    next_ui(ui, data, queue);
}

/// The step that is due first, why, and the way to it.
fn next_ui(ui: &mut Ui, data: &Data, queue: &mut Queue) {
    let theme = Theme::of(ui);
    let Some(next) = data.record.suggestion() else { return };
    let practises = |card: &Card| card.scenario.as_ref().is_some_and(|scenario| scenario.id == next.scenario);
    let Some((at, card)) = data.cards.iter().enumerate().find(|(_, card)| practises(card)) else { return };
    widgets::card(theme).inner_margin(Margin::symmetric(24, 16)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        let title = "What comes next";
        heading(&ui.label(theme::words(title, theme::strong(theme::SIZE_CAPTION)).color(theme.accent)), title, 2);
        ui.label(theme::words(&next.why, theme::body()).color(theme.text));
        ui.add_space(theme::GAP_S);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP_M;
            let button = widgets::primary_ui(ui, "Practise");
            keep_in_view(&button);
            if button.clicked() {
                queue.push(Command::OpenBriefing(at));
            }
            ui.label(theme::words(quoted(&card.title), theme::speech_at(theme::SIZE_BODY)).color(theme.quiet_text));
        });
    });
}

/// Nothing was practised yet.
fn empty_ui(ui: &mut Ui, queue: &mut Queue) {
    let theme = Theme::of(ui);
    widgets::card(theme).inner_margin(Margin::same(32)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        widgets::heading_ui(ui, "Your practice will add up here");
        ui.add_space(theme::GAP_S);
        let text = "After your first conversation you find here which steps you took, in your own words; what caught \
                    you; how hot customers became and how they left; and the days on which you practised. One \
                    conversation is enough to begin.";
        ui.scope(|ui| {
            ui.set_max_width(theme::column(theme::SIZE_BODY).min(ui.available_width()));
            ui.label(theme::words(text, theme::body()).color(theme.text));
        });
        ui.add_space(theme::GAP_L);
        let button = widgets::primary_ui(ui, "Choose a conversation");
        keep_in_view(&button);
        if button.clicked() {
            queue.push(Command::OpenLibrary);
        }
    });
}
