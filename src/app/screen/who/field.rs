//! The field for a name. What is wrong with a name is told when it is to be taken, and from then on while it is typed.

use egui::{Key, Margin, TextEdit, Ui};

use crate::app::controls::{keep_in_view, live};
use crate::app::data::{NAME_MAX, NameFault, name_from};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::records::Trainee;

/// What the field remembers.
#[derive(Debug, Default)]
pub(super) struct NameField {
    /// What was typed.
    pub text: String,
    /// Whether it is to have the keyboard in the next frame.
    pub take_up: bool,
    /// Whether Enter was pressed in it, in this frame.
    pub entered: bool,
    /// Whether it was tried, so that what is wrong is told.
    tried: bool,
}

impl NameField {
    /// With this name in it, and the keyboard.
    pub(super) fn with(name: &str) -> Self {
        Self { text: name.to_owned(), take_up: true, ..Self::default() }
    }

    /// Draws the field under this label. Returns the name in it, as it would be kept. `own` is the name that may be taken
    /// again.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        label: &str,
        all: &[Trainee],
        own: Option<&str>,
    ) -> Result<String, NameFault> {
        let theme = Theme::of(ui);
        let label = ui.label(theme::words(label, theme::body()).color(theme.text));
        ui.add_space(4.0);
        let field = TextEdit::singleline(&mut self.text)
            // Room for what is too long, so that it can be told instead of cut.
            .char_limit(NAME_MAX * 4)
            .margin(Margin::symmetric(12, 8))
            .font(theme::body())
            .desired_width(ui.available_width().min(360.0));
        let field = ui.add(field).labelled_by(label.id);
        keep_in_view(&field);
        if std::mem::take(&mut self.take_up) {
            field.request_focus();
        }
        self.entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let name = name_from(&self.text, all, own);
        ui.add_space(4.0);
        match &name {
            Err(fault) if self.tried => {
                live(&ui.label(theme::words(fault.to_string(), theme::caption()).color(theme.bad)));
            }
            _ => {
                ui.label(widgets::small(theme, "A first name or a nickname will do."));
            }
        }
        name
    }

    /// Takes the name, if it can be taken; otherwise what is wrong is told, and the field has the keyboard again.
    pub(super) fn take(&mut self, name: Result<String, NameFault>) -> Option<String> {
        (self.tried, self.take_up) = (name.is_err(), name.is_err());
        name.ok()
    }
}
