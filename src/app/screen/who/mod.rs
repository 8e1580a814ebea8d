//! Who is practising: asked before the Library where several people practise on this machine, and whenever somebody
//! else takes over. Nothing of anybody shows here but a name.

mod bar;
mod erase;
mod field;
mod guest;
mod name;

use egui::{
    CentralPanel, CornerRadius, CursorIcon, Event, EventFilter, Frame, Key, Modifiers, Response, Role, ScrollArea,
    Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::over::Over;
use super::shell::{is_low, notice_ui, page_side};
use crate::app::command::{Command, Queue};
use crate::app::controls::{fold_ui, heading, keep_in_view, laid_out, scroll_keys};
use crate::app::data::{Asking, Data, Keeping};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::records::Trainee;
use field::NameField;

pub(super) use bar::{invitation_ui, invites, is_known, who_ui};

/// The heading of the screen.
const TITLE: &str = "Who is practising?";
/// How somebody without a name is called.
pub(super) const GUEST: &str = "Guest";
/// The widest that the list becomes.
const COLUMN: f32 = 520.0;
/// The height of a name.
const NAME: f32 = 60.0;
/// What is said of privacy, honestly.
const NO_PASSWORD: &str = "Each name has its own practice, and no list shows more than the name. There is no password: \
                           whoever uses this computer account could choose any of them.";

/// What the screen and its cards remember.
#[derive(Debug, Default)]
pub struct Memory {
    /// Whether the screen showed in the last frame.
    shown: bool,
    /// Whether the field for somebody new is unfolded.
    new: bool,
    field: NameField,
    rename: NameField,
    /// Whether erasing was agreed to.
    agreed: bool,
    /// Whether everything was exported first, so that what came of it is told in the card.
    exported: bool,
    over: [Over; 3],
}

/// Whether it has to be asked who practises before anything else, or somebody else is to take over.
#[must_use]
pub fn is_asked(data: &Data) -> bool {
    let several = data.record.trainee().is_none() && !data.record.trainees().is_empty();
    several || matches!(data.asking, Some(Asking::Who | Asking::NewGuest))
}

/// How somebody is called on screen.
#[must_use]
pub fn called(trainee: &Trainee) -> &str {
    trainee.name.as_deref().unwrap_or(GUEST)
}

/// Whether anything about people can be changed now.
fn may_change(data: &Data) -> bool {
    matches!(data.record.keeping(), Keeping::Kept | Keeping::Behind { .. } | Keeping::Nowhere)
}

/// The cards above the screen: for a name, for a new guest, for erasing; to be called before the screen.
pub fn over_ui(ui: &Ui, data: &Data, memory: &mut Memory, queue: &mut Queue) {
    memory.shown &= is_asked(data);
    name::ui(ui, data, memory, queue);
    guest::ui(ui, data, memory, queue);
    erase::ui(ui, data, memory, queue);
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, data: &Data, memory: &mut Memory, queue: &mut Queue) {
    let opened = !std::mem::replace(&mut memory.shown, true);
    if opened {
        (memory.new, memory.field) = (data.record.trainees().is_empty(), NameField::default());
    }
    // Back to where one was, if it is known who one is.
    let back = data.record.trainee().is_some() || data.record.trainees().len() < 2;
    if back && ui.input(|input| input.key_pressed(Key::Escape)) {
        queue.push(Command::Ask(None));
    }
    let theme = Theme::of(ui);
    CentralPanel::default().frame(Frame::new().fill(theme.ground)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        notice_ui(ui, data, queue);
        ScrollArea::vertical().id_salt("who").auto_shrink(false).show(ui, |ui| {
            let width = ui.available_width();
            let side = page_side(width, COLUMN);
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
                ui.add_space(side);
                ui.vertical(|ui| {
                    ui.set_width(width - 2.0 * side);
                    ui.add_space(if is_low(ui) { theme::GAP_M } else { 72.0 });
                    page(ui, data, memory, opened, back, queue);
                    ui.add_space(theme::GAP_XL);
                });
            });
            scroll_keys(ui);
        });
    });
}

fn page(ui: &mut Ui, data: &Data, memory: &mut Memory, opened: bool, back: bool, queue: &mut Queue) {
    let theme = Theme::of(ui);
    let font = if is_low(ui) { theme::title() } else { theme::display() };
    heading(&ui.label(theme::words(TITLE, font).color(theme.text)), TITLE, 1);
    ui.add_space(theme::GAP_L);
    let now = data.record.trainee().map(|trainee| trainee.id);
    let all = data.record.trainees();
    let names: Vec<Response> = all.iter().map(|one| name_ui(ui, called(one), now == Some(one.id))).collect();
    let first = all.iter().position(|one| now == Some(one.id)).unwrap_or_default();
    if opened && let Some(name) = names.get(first) {
        name.request_focus();
    }
    keys(ui, all, &names);
    for (one, name) in all.iter().zip(&names) {
        if name.clicked() {
            queue.push(if now == Some(one.id) { Command::Ask(None) } else { Command::ChooseTrainee(one.id) });
        }
    }
    if !all.is_empty() {
        ui.add_space(theme::GAP_M);
    }
    ui.add_enabled_ui(may_change(data), |ui| {
        new_ui(ui, data, memory, queue);
        guest_ui(ui, data, queue);
    });
    if !may_change(data) {
        ui.add_space(theme::GAP_S);
        let why = "What is kept can only be read now, so nobody new can be added.";
        ui.label(theme::words(why, theme::body()).color(theme.text));
    }
    ui.add_space(theme::GAP_L);
    ui.label(widgets::small(theme, NO_PASSWORD));
    if back {
        ui.add_space(theme::GAP_L);
        let stay = widgets::secondary_ui(ui, "Back");
        keep_in_view(&stay);
        if stay.on_hover_text("Escape").clicked() {
            queue.push(Command::Ask(None));
        }
    }
}

/// A name to choose: the whole row is one control.
fn name_ui(ui: &mut Ui, name: &str, here: bool) -> Response {
    let theme = Theme::of(ui);
    let now = here.then(|| laid_out(ui, widgets::small(theme, "Practises now"), f32::INFINITY));
    let room = ui.available_width() - 88.0 - now.as_ref().map_or(0.0, |now| now.size().x + theme::GAP_M);
    let words = theme::words(name, theme::strong(theme::SIZE_SPEECH)).color(theme.text);
    let text = laid_out(ui, words, room);
    let size = vec2(ui.available_width(), NAME.max(text.size().y + 24.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    if here {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description("Practises now"));
    }
    let on = response.hovered() || response.is_pointer_button_down_on();
    let edge = match (response.has_focus(), on || here) {
        (true, _) => theme.focus_ring(),
        (false, true) => Stroke::new(1.0, theme.accent),
        (false, false) => theme.hairline(),
    };
    let fill = if on || here { theme.raised } else { theme.surface };
    let round = CornerRadius::same(theme::RADIUS_CARD);
    ui.painter().rect(rect, round, fill, edge, StrokeKind::Inside);
    monogram(ui, pos2(rect.left() + 36.0, rect.center().y), 18.0, name);
    if let Some(now) = now {
        let at = pos2(rect.right() - 16.0 - now.size().x, rect.center().y - now.size().y / 2.0);
        ui.painter().galley(at, now, theme.quiet_text);
    }
    ui.painter().galley(pos2(rect.left() + 72.0, rect.center().y - text.size().y / 2.0), text, theme.text);
    keep_in_view(&response);
    ui.add_space(theme::GAP_S);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// The first letter of a name, in a circle.
fn monogram(ui: &Ui, at: egui::Pos2, radius: f32, name: &str) {
    let theme = Theme::of(ui);
    let first: String = name.chars().take(1).flat_map(char::to_uppercase).collect();
    ui.painter().circle_filled(at, radius, theme.selection);
    let letter = ui.painter().layout_no_wrap(first, theme::strong(radius * 0.9), theme.text);
    ui.painter().galley(at - letter.size() / 2.0, letter, theme.text);
}

/// The arrows go from name to name, and a letter goes to the next name that begins with it.
fn keys(ui: &Ui, all: &[Trainee], names: &[Response]) {
    let here = names.iter().position(Response::has_focus);
    if let Some(at) = here.and_then(|here| names.get(here)) {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(at.id, filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (on, before) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
        let next = match (on, before) {
            (true, false) => here.map(|here| (here + 1) % names.len()),
            (false, true) => here.map(|here| (here + names.len() - 1) % names.len()),
            _ => None,
        };
        if let Some(next) = next.and_then(|next| names.get(next)) {
            next.request_focus();
        }
    }
    if ui.ctx().text_edit_focused() {
        return;
    }
    let typed = ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::Text(text) => text.chars().next(),
            _ => None,
        })
    });
    let Some(letter) = typed.map(|letter| letter.to_lowercase().to_string()) else { return };
    let begins = |at: &usize| all.get(*at).is_some_and(|one| called(one).to_lowercase().starts_with(&letter));
    let from = here.map_or(0, |here| here + 1);
    let next = (from..all.len()).chain(0..from.min(all.len())).find(begins);
    if let Some(name) = next.and_then(|next| names.get(next)) {
        name.request_focus();
    }
}

/// Somebody who was never here.
fn new_ui(ui: &mut Ui, data: &Data, memory: &mut Memory, queue: &mut Queue) {
    if fold_ui(ui, "Somebody new", memory.new).clicked() {
        memory.new = !memory.new;
        memory.field = NameField::with("");
    }
    if !memory.new {
        return;
    }
    ui.add_space(theme::GAP_S);
    let theme = Theme::of(ui);
    widgets::card(theme).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        let name = memory.field.ui(ui, "Your name", data.record.trainees(), None);
        ui.add_space(theme::GAP_M);
        let begin = widgets::primary_ui(ui, "Begin");
        keep_in_view(&begin);
        if (begin.clicked() || memory.field.entered)
            && let Some(name) = memory.field.take(name)
        {
            queue.push(Command::AddTrainee(name));
        }
    });
    ui.add_space(theme::GAP_S);
}

/// Nobody in particular. Whoever is the guest already goes on by choosing that; a new one begins anew.
fn guest_ui(ui: &mut Ui, data: &Data, queue: &mut Queue) {
    let guest = data.record.trainees().iter().any(|trainee| trainee.name.is_none());
    ui.horizontal(|ui| {
        ui.spacing_mut().button_padding.x = 0.0;
        let words = if guest { "Begin as a new guest" } else { "Practise as a guest" };
        let button = widgets::quiet_ui(ui, words);
        keep_in_view(&button);
        if button.clicked() {
            queue.push(if guest { Command::Ask(Some(Asking::NewGuest)) } else { Command::NewGuest });
        }
    });
}
