//! The rows of the Settings: a group, and in it switches, choices and amounts, each with a sentence that says what it
//! does.

use egui::{Id, RichText, Ui};

use crate::app::choice::{self, words_ui};
use crate::app::controls::{SWITCH, heading, in_view, keep_in_view, switch_ui};
use crate::app::theme::{self, Theme};
use crate::app::widgets;

/// A card with a heading; its rows are drawn into it.
pub(super) fn group_ui(ui: &mut Ui, title: &str, rows: impl FnOnce(&mut Ui)) {
    let theme = Theme::of(ui);
    heading(&ui.label(theme::words(title, theme::strong(theme::SIZE_SPEECH)).color(theme.text)), title, 2);
    ui.add_space(theme::GAP_S);
    widgets::card(theme).inner_margin(egui::Margin::symmetric(24, 8)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        rows(ui);
    });
    ui.data_mut(|data| data.remove_temp::<bool>(arrived()));
}

/// Whoever comes to the next group that is arrived at has the keyboard there, on its first control.
pub(super) fn take_up_next(ui: &Ui) {
    ui.data_mut(|data| data.insert_temp(asked(), true));
}

/// Says that the group which is drawn next is arrived at.
pub(super) fn arrive(ui: &Ui) {
    if ui.data_mut(|data| data.remove_temp::<bool>(asked())).is_some() {
        ui.data_mut(|data| data.insert_temp(arrived(), true));
    }
}

/// Gives a control the keyboard, if its group was arrived at and it is the first that can have it.
pub(super) fn take_up(response: &egui::Response) {
    if response.enabled() && response.ctx.data_mut(|data| data.remove_temp::<bool>(arrived())).is_some() {
        response.request_focus();
        in_view(response);
    }
}

fn asked() -> Id {
    Id::unique("the keyboard comes along to a group of the Settings")
}

fn arrived() -> Id {
    Id::unique("a group of the Settings was arrived at")
}

/// What a row is called, and what it does.
#[derive(Clone, Copy)]
pub(super) struct Row<'t> {
    pub name: &'t str,
    pub does: &'t str,
    /// Why it has no say now; empty where it has.
    pub idle: &'t str,
}

impl<'t> Row<'t> {
    pub(super) fn new(name: &'t str, does: &'t str) -> Self {
        Self { name, does, idle: "" }
    }

    /// The same, without a say while this holds, for this reason.
    pub(super) fn idle_while(self, so: bool, why: &'t str) -> Self {
        if so { Self { idle: why, ..self } } else { self }
    }

    /// On or off; off while it has no say, whatever was set.
    pub(super) fn switch_ui(self, ui: &mut Ui, on: &mut bool) {
        self.show(ui, false, |ui| {
            let switch = switch_ui(ui, self.name, *on && self.idle.is_empty());
            take_up(&switch);
            if switch.clicked() {
                *on = !*on;
            }
        });
    }

    /// One of several.
    pub(super) fn choice_ui<T: Copy + PartialEq>(self, ui: &mut Ui, all: &[(T, &str)], chosen: &mut T) {
        self.show(ui, true, |ui| {
            let words: Vec<&str> = all.iter().map(|(_, word)| *word).collect();
            if ui.is_enabled() && ui.data_mut(|data| data.remove_temp::<bool>(arrived())).is_some() {
                choice::take_up(ui, self.name);
            }
            let now = all.iter().position(|(value, _)| value == chosen);
            if let Some((value, _)) = words_ui(ui, self.name, &words, now).and_then(|at| all.get(at)) {
                *chosen = *value;
            }
        });
    }

    /// So much, in percent, between two bounds in steps of ten; with the names of one less and one more.
    pub(super) fn amount_ui(self, ui: &mut Ui, [least, most]: [u16; 2], [less, more]: [&str; 2], amount: &mut u16) {
        self.show(ui, true, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = theme::GAP_S;
                ui.spacing_mut().button_padding.x = 8.0;
                if sign_ui(ui, "−", less, *amount > least) {
                    *amount = amount.saturating_sub(10).max(least);
                }
                let theme = Theme::of(ui);
                let words = theme::words(format!("{amount} %"), theme::body()).color(theme.text);
                ui.add_sized([56.0, 36.0], egui::Label::new(words));
                if sign_ui(ui, "+", more, *amount < most) {
                    *amount = amount.saturating_add(10).min(most);
                }
            });
        });
    }

    /// The control with its sentence: below a switch, which bears its own name, and above anything else.
    fn show(self, ui: &mut Ui, named: bool, control: impl FnOnce(&mut Ui)) {
        let theme = Theme::of(ui);
        let small = |ui: &mut Ui, words: &str| {
            if !words.is_empty() {
                ui.label(widgets::small(theme, words));
            }
        };
        ui.add_space(theme::GAP_S);
        if named {
            ui.label(theme::words(self.name, theme::body()).color(theme.text));
            small(ui, self.does);
            ui.add_space(theme::GAP_S);
        }
        ui.add_enabled_ui(self.idle.is_empty(), control);
        let left = if named { 0.0 } else { SWITCH };
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(left);
            ui.vertical(|ui| {
                if !named {
                    small(ui, self.does);
                }
                small(ui, self.idle);
            });
        });
        ui.add_space(theme::GAP_S);
    }
}

/// A small button with a sign; says whether it was pressed.
fn sign_ui(ui: &mut Ui, sign: &str, name: &str, enabled: bool) -> bool {
    let label: RichText = theme::words(sign, theme::strong(theme::SIZE_BODY));
    let button = ui.add_enabled(enabled, egui::Button::new(label).min_size(egui::vec2(36.0, 36.0)));
    keep_in_view(&button);
    take_up(&button);
    button.accessible_name(name).on_hover_text(name).clicked()
}
