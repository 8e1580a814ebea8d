//! What stands around the Library, the Briefing, the Progress and the Settings: the name, the ways between them, the list of keys,
//! and the notice. Wide windows have it at the left side, narrow ones at the top.

use egui::{Align, CentralPanel, Frame, Layout, Margin, Panel, ScrollArea, Sense, Stroke, Ui, pos2, vec2};

use super::who;
use crate::app::command::{Command, Queue};
use crate::app::controls::{entry_ui, keep_in_view, live, scroll_keys};
use crate::app::data::{Data, Route};
use crate::app::theme::{self, Theme};
use crate::app::{TITLE, widgets};

/// From this width on, in points, the bar stands at the side.
const WIDE: f32 = 860.0;
/// Below this one the bar at the top has no room for the name.
const TIGHT: f32 = 500.0;
/// The widest that a page becomes, and the notice above it.
pub const WIDEST: f32 = 1240.0;
/// The width of the side bar.
const SIDE: f32 = 224.0;
/// The height of what stands at its foot.
const FOOT: f32 = 36.0;
/// The height of who practises, above it.
const WHO: f32 = 48.0;
/// The height of the invitation to give a name, above that.
const INVITATION: f32 = 40.0;

/// The shortcuts with the command key, as they stand in the list of keys: larger and smaller text, light or dark, the
/// Settings, close, copy, the Progress.
#[cfg(not(target_os = "macos"))]
pub(super) const COMMAND: [&str; 7] = ["Ctrl +", "Ctrl −", "Ctrl D", "Ctrl ,", "Ctrl Q", "Ctrl C", "Ctrl P"];
/// The same on the other keyboard.
#[cfg(target_os = "macos")]
pub(super) const COMMAND: [&str; 7] = ["Cmd +", "Cmd −", "Cmd D", "Cmd ,", "Cmd Q", "Cmd C", "Cmd P"];

/// Draws the bar and the notice, and the page beside them.
pub fn shell_ui<R>(ui: &mut Ui, data: &Data, queue: &mut Queue, page: impl FnOnce(&mut Ui, &mut Queue) -> R) -> R {
    let theme = Theme::of(ui);
    let bar = Frame::new().fill(theme.surface);
    if ui.available_width() >= WIDE {
        Panel::left("side bar")
            .exact_size(SIDE)
            .resizable(false)
            .frame(bar.inner_margin(Margin::symmetric(24, 24)))
            .show(ui, |ui| side_ui(ui, data, queue));
    } else {
        Panel::top("top bar")
            .resizable(false)
            .frame(bar.inner_margin(Margin::symmetric(24, 8)))
            .show(ui, |ui| top_ui(ui, data, queue));
    }
    let ground = Frame::new().fill(theme.ground);
    CentralPanel::default()
        .frame(ground)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            notice_ui(ui, data, queue);
            page(ui, queue)
        })
        .inner
}

fn side_ui(ui: &mut Ui, data: &Data, queue: &mut Queue) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        name_ui(ui);
        ui.add_space(theme::GAP_L);
        entries_ui(ui, data, queue, ui.available_width());
        let who = if who::is_known(data) { WHO + if who::invites(data) { INVITATION } else { 0.0 } } else { 0.0 };
        ui.add_space((ui.available_height() - FOOT - who).max(theme::GAP_L));
        who::invitation_ui(ui, data, queue);
        who::who_ui(ui, data, ui.available_width(), queue);
        if who > 0.0 {
            ui.add_space(theme::GAP_S);
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().button_padding.x = 0.0;
            keys_ui(ui, queue);
        });
    });
}

/// The name, and a line that comes to rest.
fn name_ui(ui: &mut Ui) {
    let theme = Theme::of(ui);
    ui.label(theme::words(TITLE, theme::title()).color(theme.text));
    let (rect, _) = ui.allocate_exact_size(vec2(112.0, 12.0), Sense::hover());
    let wave = (0..=56_u8).map(|i| {
        let t = f32::from(i) / 56.0;
        let calm = (1.0 - t / 0.72).max(0.0);
        pos2(rect.left() + t * rect.width(), rect.center().y + 5.0 * calm * (t * 26.0).sin())
    });
    ui.painter().line(wave.collect(), Stroke::new(2.0, theme.accent));
}

/// The places to go to, each so wide.
fn entries_ui(ui: &mut Ui, data: &Data, queue: &mut Queue, width: f32) {
    if entry_ui(ui, "Library", data.route == Route::Library, width).clicked() {
        queue.push(Command::OpenLibrary);
    }
    if entry_ui(ui, "Progress", data.route == Route::Progress, width).clicked() {
        queue.push(Command::OpenProgress);
    }
    if entry_ui(ui, "Settings", data.route == Route::Settings, width).clicked() {
        queue.push(Command::OpenSettings);
    }
}

fn keys_ui(ui: &mut Ui, queue: &mut Queue) {
    let button = widgets::quiet_ui(ui, "Keys");
    keep_in_view(&button);
    if button.on_hover_text("F1 or ?").clicked() {
        queue.push(Command::Help(true));
    }
}

fn top_ui(ui: &mut Ui, data: &Data, queue: &mut Queue) {
    let theme = Theme::of(ui);
    // Where there is little room, the window's own title has the name.
    let tight = ui.available_width() < TIGHT;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = if tight { 12.0 } else { theme::GAP_L };
        if !tight {
            ui.label(theme::words(TITLE, theme::strong(theme::SIZE_SPEECH)).color(theme.text));
            ui.add_space(theme::GAP_M);
        }
        entries_ui(ui, data, queue, 0.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if tight {
                ui.spacing_mut().button_padding.x = 0.0;
            }
            keys_ui(ui, queue);
            who::who_ui(ui, data, if tight { 56.0 } else { 176.0 }, queue);
        });
    });
}

/// Something to be told once, above the page.
pub(super) fn notice_ui(ui: &mut Ui, data: &Data, queue: &mut Queue) {
    let Some(notice) = &data.notice else { return };
    let theme = Theme::of(ui);
    let (width, side) = (ui.available_width(), page_side(ui.available_width(), WIDEST));
    let frame = widgets::card(theme).fill(theme.raised).inner_margin(Margin::symmetric(16, 8));
    ui.add_space(theme::GAP_M);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        ui.add_space(side);
        frame.show(ui, |ui| {
            let inside = width - 2.0 * side - 34.0;
            ui.set_width(inside);
            ui.horizontal(|ui| {
                let text = theme::words(notice, theme::body()).color(theme.text);
                ui.scope(|ui| {
                    ui.set_width((inside - 66.0).max(120.0));
                    live(&ui.add(egui::Label::new(text).wrap()));
                });
                let close = widgets::quiet_ui(ui, "Close");
                keep_in_view(&close);
                if close.clicked() {
                    queue.push(Command::CloseNotice);
                }
            });
        });
    });
}

/// Below this height, in points, a screen gives up gaps and small print, so that what it is for stays in sight.
const LOW: f32 = 560.0;

/// Whether the window is low, as with large text.
pub fn is_low(ui: &Ui) -> bool {
    ui.ctx().content_rect().height() < LOW
}

/// The room at each side of a page at most this wide, which stands in the middle.
pub fn page_side(available: f32, widest: f32) -> f32 {
    let least = if available < 720.0 { theme::GAP_L } else { theme::GAP_XL };
    ((available - widest) / 2.0).floor().max(least)
}

/// A page that scrolls, in the middle of the window.
pub fn page_ui(ui: &mut Ui, salt: impl std::hash::Hash + std::fmt::Debug, widest: f32, contents: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt(egui::Id::unique(salt)).auto_shrink(false).show(ui, |ui| {
        let width = ui.available_width();
        let side = page_side(width, widest);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(width - 2.0 * side);
                ui.add_space(if is_low(ui) { theme::GAP_M } else { 32.0 });
                contents(ui);
                ui.add_space(theme::GAP_XL);
            });
        });
        scroll_keys(ui);
    });
}
