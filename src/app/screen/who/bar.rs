//! Who practises now, in the bar, with what they can do about it.

use egui::{
    CornerRadius, CursorIcon, Popup, PopupCloseBehavior, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo,
};
use egui::{pos2, vec2};

use super::{GUEST, called, may_change, monogram};
use crate::app::command::{Command, Queue};
use crate::app::controls::{keep_in_view, laid_out};
use crate::app::data::{Asking, Data, Keeping};
use crate::app::theme::{self, Theme};
use crate::app::widgets;

/// The height of the control.
const HIGH: f32 = 36.0;
/// The room for the letter and for the sign that it unfolds.
const LETTER: f32 = 36.0;
const SIGN: f32 = 20.0;

/// Draws who practises, at most so wide; nothing where nothing is kept by name.
pub(in crate::app::screen) fn who_ui(ui: &mut Ui, data: &Data, width: f32, queue: &mut Queue) {
    if !is_known(data) {
        return;
    }
    let theme = Theme::of(ui);
    let trainee = data.record.trainee();
    let name = trainee.map_or(GUEST, called);
    let mut words = laid_out(ui, theme::words(name, theme::strong(theme::SIZE_BODY)).color(theme.text), f32::INFINITY);
    let room = width - LETTER - SIGN;
    if words.size().x > room {
        words = egui::WidgetText::from(theme::words(name, theme::strong(theme::SIZE_BODY)).color(theme.text))
            .into_galley(ui, Some(egui::TextWrapMode::Truncate), room, egui::TextStyle::Body);
    }
    let size = vec2(LETTER + words.size().x + SIGN, HIGH);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let spoken = format!("{name} practises");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &spoken));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_has_popup(egui::accesskit::HasPopup::Menu));
    let ground = rect.expand2(vec2(8.0, 0.0));
    let open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
    if response.hovered() || open {
        ui.painter().rect_filled(ground, CornerRadius::same(theme::RADIUS_CONTROL), theme.selection);
    }
    if response.has_focus() {
        let round = CornerRadius::same(theme::RADIUS_CONTROL);
        ui.painter().rect_stroke(ground, round, theme.focus_ring(), StrokeKind::Inside);
    }
    if response.hovered() || open {
        ui.painter().circle_filled(pos2(rect.left() + 13.0, rect.center().y), 14.0, theme.surface);
    }
    monogram(ui, pos2(rect.left() + 13.0, rect.center().y), 13.0, name);
    ui.painter().galley(pos2(rect.left() + LETTER, rect.center().y - words.size().y / 2.0), words, theme.text);
    let at = pos2(rect.right() - 8.0, rect.center().y);
    let sign = vec![at + vec2(-4.0, -2.0), at + vec2(0.0, 2.5), at + vec2(4.0, -2.0)];
    ui.painter().add(Shape::line(sign, Stroke::new(1.5, theme.quiet_text)));
    keep_in_view(&response);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    Popup::menu(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .show(|ui| menu_ui(ui, data, trainee.is_some(), name == GUEST, queue));
}

fn menu_ui(ui: &mut Ui, data: &Data, known: bool, guest: bool, queue: &mut Queue) {
    ui.set_min_width(200.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    let may = may_change(data);
    let entries = [
        ("Someone else", true, Command::Ask(Some(Asking::Who))),
        (if guest { "Give a name" } else { "Change my name" }, may, Command::Ask(Some(Asking::Name))),
        ("Export everything about me", known, Command::ExportTrainee),
        ("Erase me", may && known, Command::Ask(Some(Asking::Erase))),
    ];
    for (words, enabled, command) in entries {
        let button = ui.add_enabled_ui(enabled, |ui| widgets::quiet_ui(ui, words)).inner;
        keep_in_view(&button);
        if button.clicked() {
            // A key that presses it is no click that closes a menu.
            ui.close();
            queue.push(command);
        }
    }
}

/// Whether what is practised is somebody's.
pub(in crate::app::screen) fn is_known(data: &Data) -> bool {
    let nowhere = matches!(data.record.keeping(), Keeping::Nowhere | Keeping::Trouble(_));
    !nowhere || !data.record.trainees().is_empty()
}

/// Invites a guest who has practised to give a name.
pub(in crate::app::screen) fn invitation_ui(ui: &mut Ui, data: &Data, queue: &mut Queue) {
    if !invites(data) {
        return;
    }
    let padding = std::mem::replace(&mut ui.spacing_mut().button_padding.x, 0.0);
    let link = widgets::quiet_ui(ui, "Give a name");
    ui.spacing_mut().button_padding.x = padding;
    keep_in_view(&link);
    if link.on_hover_text("Then your practice stays yours.").clicked() {
        queue.push(Command::Ask(Some(Asking::Name)));
    }
}

/// Whether a guest practises who has something to keep.
pub(in crate::app::screen) fn invites(data: &Data) -> bool {
    let guest = data.record.trainee().is_some_and(|trainee| trainee.name.is_none());
    guest && may_change(data) && !data.record.played().is_empty()
}
