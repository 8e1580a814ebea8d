//! One thing to practise next, as a card.

use egui::Ui;

use super::Page;
use crate::app::screen::briefing::step::{all_sources, sources};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::words;

/// The card, and why it is this one.
pub(super) fn practise_ui(ui: &mut Ui, page: &Page<'_>) {
    let theme = Theme::of(ui);
    let history = page.data.record.played();
    let Some(card) = page.made.debrief.card(&page.talk.scenario.playbook, history) else {
        ui.label(widgets::quiet(theme, words::NOTHING_TO_PRACTISE));
        return;
    };
    ui.label(widgets::quiet(theme, &card.because));
    widgets::card(theme).inner_margin(egui::Margin::same(24)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(theme::words(card.title, theme::strong(theme::SIZE_SPEECH)).color(theme.text));
        ui.label(theme::words(card.plain, theme::body()).color(theme.text));
        let avoid = Some(("Avoid", card.avoid, theme.caution)).filter(|(_, text, _)| !text.is_empty());
        for (name, text, color) in [("Do", card.instead, theme.good)].into_iter().chain(avoid) {
            ui.add_space(4.0);
            ui.label(theme::words(name, theme::strong(theme::SIZE_CAPTION)).color(color));
            ui.add_space(-4.0);
            ui.label(theme::words(text, theme::body()).color(theme.text));
        }
        if let Some(text) = sources(card.sources) {
            ui.add_space(4.0);
            ui.label(widgets::small(theme, text)).on_hover_text(all_sources(card.sources));
        }
    });
}
