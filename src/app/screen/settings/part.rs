//! The groups of the Settings: their order and titles, and the list of them beside a wide page, which leads to each.

use egui::{Align, Key, Rect, Ui, Vec2, vec2};

use super::rows;
use crate::app::controls::entry_ui;
use crate::app::data::Data;
use crate::app::theme;

/// A group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Part {
    #[default]
    Look,
    Speaking,
    Practice,
    Assessment,
    Scenarios,
    House,
    Kept,
}

impl Part {
    /// All, in the order of the page.
    const ALL: [Self; 7] =
        [Self::Look, Self::Speaking, Self::Practice, Self::Assessment, Self::Scenarios, Self::House, Self::Kept];

    /// Its title.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Look => "Look",
            Self::Speaking => "Speaking",
            Self::Practice => "Practice",
            Self::Assessment => "Assessment",
            Self::Scenarios => "Scenarios",
            Self::House => "Your own house",
            Self::Kept => "What is kept",
        }
    }
}

/// Where the reader is, and where to go.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// The group at the top.
    here: Part,
    jump: Option<Part>,
}

impl Reading {
    /// The list of all groups. Whoever comes to one by the keyboard has the keyboard there.
    pub(super) fn index_ui(&mut self, ui: &mut Ui) {
        ui.spacing_mut().item_spacing.y = 0.0;
        for part in Part::ALL {
            let width = ui.available_width();
            let entry = entry_ui(ui, part.title(), self.here == part, width);
            if entry.clicked() {
                self.jump = Some(part);
                if ui.input(|input| input.key_pressed(Key::Enter) || input.key_pressed(Key::Space)) {
                    entry.surrender_focus();
                    rows::take_up_next(ui);
                }
                ui.ctx().request_repaint();
            }
        }
    }

    /// Draws each group by this function, and goes to the one that was asked for.
    pub(super) fn parts_ui(&mut self, ui: &mut Ui, data: &Data, mut draw: impl FnMut(&mut Ui, &Data, Part)) {
        let top = ui.clip_rect().top();
        let mut here = Part::Look;
        for part in Part::ALL {
            // The first heading stands beside the title of the page.
            ui.add_space(if part == Part::Look { 12.0 } else { theme::GAP_L });
            let from = ui.cursor().min;
            // The group at the top is the last one that began above the upper third.
            if from.y < top + 200.0 {
                here = part;
            }
            if self.jump == Some(part) {
                self.jump = None;
                ui.scroll_to_rect(Rect::from_min_size(from - vec2(0.0, theme::GAP_M), Vec2::ZERO), Some(Align::Min));
                rows::arrive(ui);
            }
            rows::group_ui(ui, part.title(), |ui| draw(ui, data, part));
        }
        if self.here != here {
            self.here = here;
            ui.ctx().request_repaint();
        }
    }
}
