//! What a screen reader says of its own accord when something changes about what is kept: once.

use egui::{Rect, Role, Sense, Ui, Vec2, WidgetInfo};

use crate::app::controls::live;

/// How long an announcement is part of the screen, in seconds: nobody is to find it beside the words that it repeats.
const LASTS: f64 = 1.0;

/// What was said last.
#[derive(Debug, Default)]
pub(super) struct Said {
    about: String,
    words: String,
    number: u64,
    since: f64,
}

impl Said {
    /// Says words about something; not again while it is about the same.
    pub(super) fn say(&mut self, ui: &Ui, about: &str, words: &str) {
        let now = ui.input(|input| input.time);
        if self.about != about {
            about.clone_into(&mut self.about);
            words.clone_into(&mut self.words);
            self.since = now;
            self.number += 1;
        }
        let left = self.since + LASTS - now;
        if left <= 0.0 || self.words.is_empty() {
            return;
        }
        let rect = Rect::from_min_size(ui.max_rect().min, Vec2::splat(1.0));
        let response = ui.interact(rect, ui.scope_id().with(("said of what is kept", self.number)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Status, true, &self.words));
        live(&response);
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(left));
    }
}
