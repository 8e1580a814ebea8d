//! A line that comes as a customer would say it, so that one hears with the eyes what a pace is.

use std::time::Duration;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Ui};

use crate::app::controls::keep_in_view;
use crate::app::data::Settings;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::curly;

/// The line.
const LINE: &str = "\"I took the morning off for this. Nobody came, and nobody rang. So what happens now?\"";

/// When the line was begun, in the window's seconds; none while it stands there whole.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sample(Option<f64>);

impl Sample {
    /// Begins the line.
    pub(super) fn play(&mut self, ui: &Ui) {
        self.0 = Some(ui.input(|input| input.time));
    }

    /// Draws the line as far as it came, and the button that plays it.
    pub(super) fn ui(&mut self, ui: &mut Ui, settings: Settings) {
        let theme = Theme::of(ui);
        let line = curly(LINE);
        let words = line.split_whitespace().count();
        let shown = self.shown(ui, settings, words);
        let mut job = LayoutJob::default();
        for (at, word) in line.split_whitespace().enumerate() {
            // Words to come keep their place.
            let color = if at < shown { theme.text } else { Color32::TRANSPARENT };
            let format = TextFormat {
                font_id: theme::speech(),
                color,
                line_height: Some(theme::line_height(theme::SIZE_SPEECH)),
                ..TextFormat::default()
            };
            job.append(if at == 0 { "" } else { " " }, 0.0, format.clone());
            job.append(word, 0.0, format);
        }
        ui.label(job);
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().button_padding.x = 0.0;
            let play = widgets::quiet_ui(ui, "Play it");
            keep_in_view(&play);
            if play.clicked() {
                self.play(ui);
            }
        });
    }

    /// How many words are there by now; asks for the frame in which the next one comes.
    fn shown(&mut self, ui: &Ui, settings: Settings, words: usize) -> usize {
        let (Some(since), Some(pace)) = (self.0, settings.speaks_at()) else {
            self.0 = None;
            return words;
        };
        let passed = ui.input(|input| input.time) - since;
        let count = u32::try_from(words).unwrap_or(u32::MAX);
        let Some(here) = (0..count).find(|at| f64::from(*at) / pace > passed) else {
            self.0 = None;
            return words;
        };
        let wait = (f64::from(here) / pace - passed).max(0.01);
        ui.ctx().request_repaint_after(Duration::from_secs_f64(wait));
        usize::try_from(here).unwrap_or(words)
    }
}
