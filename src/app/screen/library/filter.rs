//! Which cards show: by channel, by how demanding they are, and only those not played yet.

use egui::Ui;

use crate::app::controls::{chip_ui, keep_in_view};
use crate::app::data::{Card, Data};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::playbook::Channel;
use crate::scenario::Level;

/// What a card must be to show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Where it happens.
    pub channel: Option<Channel>,
    /// How demanding it is.
    pub level: Option<Level>,
    /// Only those without an ending.
    pub unplayed: bool,
}

impl Filter {
    /// Whether a card shows; a broken one is not asked.
    #[must_use]
    pub fn admits(&self, card: &Card) -> bool {
        let Some(scenario) = &card.scenario else { return false };
        self.channel.is_none_or(|channel| channel == scenario.channel)
            && self.level.is_none_or(|level| level == scenario.level())
            && (!self.unplayed || card.reached.is_empty())
    }
}

/// Draws the chips; one that would fit every card or none is left out.
pub(super) fn filter_ui(ui: &mut Ui, data: &Data, filter: &mut Filter) {
    let sound = || data.cards.iter().filter_map(|card| card.scenario.as_ref());
    let channels: Vec<Channel> =
        Channel::ALL.into_iter().filter(|channel| sound().any(|scenario| scenario.channel == *channel)).collect();
    let levels: Vec<Level> =
        Level::ALL.into_iter().filter(|level| sound().any(|scenario| scenario.level() == *level)).collect();
    if sound().count() < 2 {
        *filter = Filter::default();
        return;
    }
    if channels.len() > 1 {
        row_ui(ui, |ui| {
            for channel in channels {
                one_of_ui(ui, channel.word(), channel, &mut filter.channel);
            }
        });
        ui.add_space(theme::GAP_S);
    }
    row_ui(ui, |ui| {
        if levels.len() > 1 {
            for level in levels {
                one_of_ui(ui, level.word(), level, &mut filter.level);
            }
            ui.add_space(theme::GAP_S);
        }
        if chip_ui(ui, "Not played yet", filter.unplayed).clicked() {
            filter.unplayed = !filter.unplayed;
        }
        if *filter != Filter::default() && show_all_ui(ui) {
            *filter = Filter::default();
        }
    });
}

fn row_ui(ui: &mut Ui, inner: impl FnOnce(&mut Ui)) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(theme::GAP_S, theme::GAP_S);
        inner(ui);
    });
}

/// A chip that chooses `value`, or no longer does.
fn one_of_ui<T: Copy + PartialEq>(ui: &mut Ui, name: &str, value: T, chosen: &mut Option<T>) {
    let on = *chosen == Some(value);
    if chip_ui(ui, name, on).clicked() {
        *chosen = if on { None } else { Some(value) };
    }
}

fn show_all_ui(ui: &mut Ui) -> bool {
    let button = widgets::quiet_ui(ui, "Show all");
    keep_in_view(&button);
    button.clicked()
}

/// Nothing fits.
pub(super) fn nothing_ui(ui: &mut Ui, filter: &mut Filter) {
    let theme = Theme::of(ui);
    widgets::card(theme).inner_margin(egui::Margin::same(24)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.label(theme::words("No conversation fits all of these", theme::strong(theme::SIZE_SPEECH)).color(theme.text));
        ui.add_space(4.0);
        let text = if filter.unplayed {
            "You may have played all that do. Each can be played again: another day, the same customer wants something else."
        } else {
            "Let go of one of the filters above, or look at all of them."
        };
        ui.label(widgets::quiet(theme, text));
        ui.add_space(theme::GAP_M);
        let button = widgets::secondary_ui(ui, "Show every conversation");
        keep_in_view(&button);
        if button.clicked() {
            *filter = Filter::default();
        }
    });
}
