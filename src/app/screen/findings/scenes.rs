//! All scenes of a scenario, to start at any of them: by a conversation that leads there, of a want that can.

use std::sync::Arc;

use egui::{Label, Layout, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use super::{busy_ui, stopped_ui};
use crate::app::command::{Command, Queue};
use crate::app::controls::{heading, keep_in_view};
use crate::app::data::{Card, Check, Way};
use crate::app::screen::conversation::spoken;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::scenario::{Lines, Scenario, Scene};

/// The height of a row: two lines and room.
const ROW: f32 = 68.0;
/// With more scenes than this only those in sight are laid out.
const MANY: usize = 400;

/// Draws all scenes, or how far one is in finding the ways to them.
pub(super) fn scenes_ui(ui: &mut Ui, at: usize, card: &Card, scenario: &Arc<Scenario>, queue: &mut Queue) {
    let theme = Theme::of(ui);
    let Some(ways) = &card.ways else {
        match card.check {
            Check::Waits | Check::Walks(_) => busy_ui(ui, at, card.check, queue),
            _ => stopped_ui(ui, at, queue),
        }
        return;
    };
    let text = "Begin in the middle: the shortest way there is taken for you. The debrief covers all of it.";
    ui.label(widgets::quiet(theme, text));
    ui.add_space(theme::GAP_M);
    let after = usize::from(scenario.aftermath);
    for (number, (scene, way)) in scenario.scenes.iter().zip(ways.iter()).enumerate() {
        if number == after {
            ui.add_space(theme::GAP_L);
            let title = "Afterwards";
            let line = ui.label(theme::words(title, theme::strong(theme::SIZE_SPEECH)).color(theme.text));
            heading(&line, title, 2);
            ui.add_space(theme::GAP_S);
        }
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
        if scenario.scenes.len() <= MANY || ui.is_rect_visible(rect) {
            ui.painter().hline(rect.x_range(), rect.top(), theme.hairline());
            ui.scope_builder(UiBuilder::new().id_salt(("scene", number)).max_rect(rect), |ui| {
                row_ui(ui, at, scenario, scene, way, queue);
            });
        }
    }
}

fn row_ui(ui: &mut Ui, at: usize, scenario: &Scenario, scene: &Scene, way: &Way, queue: &mut Queue) {
    let theme = Theme::of(ui);
    ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_M;
        match way {
            Way::By(want, taken) => {
                let start = widgets::secondary_ui(ui, "Start here");
                let name = format!("Start at {}", scene.id);
                start.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.clone()));
                keep_in_view(&start);
                if start.clicked() {
                    queue.push(Command::PlayFrom { card: at, want: *want, taken: taken.clone() });
                }
            }
            Way::Nobody => _ = ui.label(theme::words("Nobody gets here", theme::body()).color(theme.caution)),
            Way::Unknown => _ = ui.label(widgets::quiet(theme, "Too many conversations to know")),
        }
        ui.with_layout(Layout::top_down(egui::Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add_space(8.0);
            widgets::tight_row_ui(ui, |ui| {
                ui.spacing_mut().item_spacing.x = 12.0;
                ui.label(theme::words(&scene.id, theme::strong(theme::SIZE_BODY)).color(theme.text));
                if let Way::By(want, taken) = way {
                    let want = scenario.wants.get(usize::from(*want)).map_or("", |want| want.id.as_str());
                    ui.label(widgets::small(theme, how_far(taken.len(), want)));
                }
            });
            let job = spoken::job(first_words(scene), theme::SIZE_BODY, theme.quiet_text, theme.quiet_text);
            ui.add(Label::new(job).truncate());
        });
    });
}

/// How many replies are taken on the way, and by whom.
fn how_far(replies: usize, want: &str) -> String {
    match replies {
        0 => "the first line".to_owned(),
        1 => format!("after 1 reply, with the want “{want}”"),
        n => format!("after {n} replies, with the want “{want}”"),
    }
}

/// What the customer says first; what is seen, where they say nothing.
fn first_words(scene: &Scene) -> &str {
    let lines = scene.parts.first().map_or(&scene.says, |part| &part.says);
    let first =
        |lines: &'_ Lines| lines.by.iter().flat_map(|(_, wordings)| wordings).position(|words| !words.is_empty());
    match first(lines) {
        Some(at) => lines.by.iter().flat_map(|(_, wordings)| wordings).nth(at).map_or("", String::as_str),
        None => &scene.setting,
    }
}
