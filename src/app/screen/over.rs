//! A card above the screen. While it shows, the screen below takes no key; afterwards the keyboard is where it was.

use egui::{Event, Frame, Id, Margin, Modal, Ui};

use crate::app::theme::{self, Theme};

/// What such a card remembers.
#[derive(Debug, Default)]
pub(super) struct Over {
    /// Whether it showed in the last frame.
    shown: bool,
    /// What had the keyboard before.
    before: Option<Id>,
    /// What is to have it again.
    next: Option<Id>,
}

impl Over {
    /// Draws the card if it is open, at most so wide, and keeps all keys from the screen below; to be called before the
    /// screen. The contents are told whether it has just opened, so that one of them can take the keyboard. Says what
    /// came of them, and whether to close it: Escape, or a click beside it.
    pub(super) fn show<R>(
        &mut self,
        ui: &Ui,
        name: &str,
        open: bool,
        widest: f32,
        contents: impl FnOnce(&mut Ui, bool) -> R,
    ) -> Option<(R, bool)> {
        if let Some(id) = self.next.take() {
            ui.memory_mut(|all| all.request_focus(id));
        }
        if !open {
            if std::mem::take(&mut self.shown) {
                // The screen below can have the keyboard again from the next frame on.
                self.next = self.before.take();
                ui.ctx().request_repaint();
            }
            return None;
        }
        let opened = !std::mem::replace(&mut self.shown, true);
        if opened {
            self.before = ui.memory(egui::Memory::focused);
        }
        let theme = Theme::of(ui);
        let room = ui.ctx().content_rect().width();
        let frame = Frame::new()
            .fill(theme.surface)
            .stroke(theme.hairline())
            .corner_radius(theme::RADIUS_CARD)
            .inner_margin(Margin::same(24));
        let modal = Modal::new(Id::unique(name)).frame(frame).show(ui, |ui| {
            ui.set_width(widest.min(room - 96.0));
            ui.spacing_mut().item_spacing.y = 0.0;
            contents(ui, opened)
        });
        let close = modal.should_close();
        ui.input_mut(|input| input.events.retain(|event| !matches!(event, Event::Key { .. } | Event::Text(_))));
        Some((modal.inner, close))
    }
}
