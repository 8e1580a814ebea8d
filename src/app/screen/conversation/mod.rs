//! The conversation: left the customer, right what is said and what can be said. The customer is the
//! loudest thing on the screen; the program is quiet.

mod announce;
mod coached;
mod compose;
pub(in crate::app::screen) mod diary;
mod floor;
mod go_back;
mod impulse;
mod moment;
mod own_words;
pub mod pace;
mod replies;
pub mod silence;
pub mod spoken;
mod stage;
mod sure;
mod talk;
mod told;
mod watch;

use egui::{
    Align, CentralPanel, Frame, Key, Layout, Margin, Modifiers, Panel, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2,
};

use crate::app::command::{Command, Queue};
use crate::app::controls::scroll_keys;
use crate::app::data::Data;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::engine::notes::Mode;
pub use moment::Memory;
use moment::Moment;
pub(in crate::app::screen) use replies::enter;
use talk::Tops;

/// From this width on the customer has a stage of their own.
const WIDE: f32 = 880.0;
/// The widest the words may be.
const COLUMN: f32 = 740.0;

/// Draws the screen.
pub fn ui(ui: &mut Ui, data: &Data, memory: &mut Memory, queue: &mut Queue) {
    let Some(moment) = Moment::of(data) else { return nothing_ui(ui, queue) };
    let now = ui.input(|input| input.time);
    memory.follow(&moment, now);
    coached::look(&moment, memory);
    let moment = watch::seen(moment, memory, now);
    watch::steer(ui, &moment, memory, queue);
    floor::tend(ui, &moment, memory);
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        back(&moment, memory, queue);
    }
    let theme = Theme::of(ui);
    let wide = ui.available_width() >= WIDE;
    if wide {
        let width = (ui.available_width() * 0.09).round() * 4.0;
        Panel::left("stage")
            .exact_size(width.clamp(360.0, 600.0))
            .resizable(false)
            .show_separator_line(false)
            .frame(Frame::new().fill(theme.ground))
            .show(ui, |ui| stage::wide_ui(ui, &moment, memory));
        let frame = Frame::new().fill(theme.ground).inner_margin(Margin { left: 24, right: 16, top: 16, bottom: 4 });
        Panel::top("actions").frame(frame).resizable(false).show_separator_line(false).show(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                actions_ui(ui, &moment, queue);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| library_ui(ui, queue));
            });
        });
    } else {
        let above = if replies::is_low(ui) { 4 } else { 8 };
        let frame = Frame::new().fill(theme.surface).inner_margin(Margin::symmetric(16, above));
        Panel::top("stage row").frame(frame).resizable(false).show(ui, |ui| {
            stage::narrow_ui(ui, &moment, memory, |ui| {
                actions_ui(ui, &moment, queue);
                library_ui(ui, queue);
            });
        });
    }
    CentralPanel::default().frame(Frame::new().fill(theme.ground)).show(ui, |ui| {
        if moment.talk.leads_in {
            return coached::waits_ui(ui);
        }
        let mut room = ui.max_rect();
        // What was put together waits as well for how sure the trainee is of it.
        let watching = watch::is_on(&moment);
        let offer = compose::offer(&moment, memory).filter(|_| memory.held.is_none());
        if offer.is_some() || watching {
            room.max.y -= compose::BAR;
        }
        let edge = if wide { theme::GAP_XL } else { theme::GAP_M };
        let mut strip = column_of(room, COLUMN, edge);
        room.max.y -= coached::strip_height(ui, &moment, memory, strip.width());
        strip.min.y = room.bottom();
        ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
            ui.shrink_clip_rect(room);
            room_ui(ui, &moment, memory, queue, wide);
        });
        coached::strip_ui(ui, strip, &moment, memory);
        let below = column_of(ui.max_rect(), COLUMN, edge).with_min_y(strip.bottom());
        if watching {
            watch::bar_ui(ui, below, &moment, memory, queue);
        } else if let Some(offer) = offer {
            compose::bar_ui(ui, below, &moment, memory, &offer, queue);
        }
    });
    announce::announce_ui(ui, &moment, memory);
    sure::hold(&moment, memory, queue);
    queue.before_turn(|| memory.thought().map(Command::Thought));
}

/// One step back; nothing is lost.
fn back(moment: &Moment<'_>, memory: &mut Memory, queue: &mut Queue) {
    let others = moment.offers().len() > 1;
    if memory.held.take().is_some() {
        return;
    }
    if memory.composing.is_some() && others {
        memory.composing = None;
        memory.picked.clear();
    } else {
        queue.push(Command::OpenLibrary);
    }
}

fn library_ui(ui: &mut Ui, queue: &mut Queue) {
    let response =
        widgets::quiet_ui(ui, "← Library").on_hover_text("The conversation waits for you. Escape does the same.");
    if response.clicked() {
        queue.push(Command::OpenLibrary);
    }
}

fn actions_ui(ui: &mut Ui, moment: &Moment<'_>, queue: &mut Queue) {
    if watch::is_on(moment) {
        return watch::which_ui(ui, moment, queue);
    }
    if !moment.is_over()
        && widgets::quiet_ui(ui, "Stop here").on_hover_text("You can go on later. Stopping costs nothing.").clicked()
    {
        queue.push(Command::Stop);
    }
    coached::button_ui(ui, moment, queue);
    go_back::button_ui(ui, moment, queue);
    let shown = moment.data.shows_mood();
    let open = moment.talk.mode == Mode::Practice;
    if open && widgets::quiet_ui(ui, if shown { "Hide mood" } else { "Show mood" }).clicked() {
        queue.push(Command::ShowMood(!shown));
    }
}

/// Everything that is said, in one column that scrolls when it must.
fn room_ui(ui: &mut Ui, moment: &Moment<'_>, memory: &mut Memory, queue: &mut Queue, wide: bool) {
    let view = ui.available_height();
    let bring = std::mem::take(&mut memory.bring);
    let edge = if wide { theme::GAP_XL } else { theme::GAP_M };
    ScrollArea::vertical().id_salt(moment.data.playing()).auto_shrink(false).show(ui, |ui| {
        // While little was said yet, the words stand a little above the middle; those of an example, which plays by
        // itself, at the top: so they stay where they are while more is said.
        let watching = watch::is_on(moment);
        let free = if watching { 0.0 } else { (view - memory.content).max(0.0) };
        ui.add_space((free * 0.42).round());
        let column = column_ui(ui, COLUMN, edge, |ui| {
            ui.add_space(theme::GAP_S);
            coached::notice_ui(ui, moment, queue);
            talk::earlier_ui(ui, moment, memory);
            let present = talk::present_ui(ui, moment, memory, wide);
            ui.add_space(theme::GAP_S);
            let (below, mut must) = (ui.cursor().top(), None);
            if watching {
                must = watch::watch_ui(ui, moment, memory, queue);
            } else if moment.is_over() || moment.waits() {
                // The last word is theirs.
                ui.scope(|ui| {
                    if memory.floor.is_taken() {
                        ui.set_invisible();
                    }
                    let card = if moment.is_over() { talk::closing_ui } else { diary::ui };
                    card(ui, moment, queue);
                });
            } else if !sure::ask_ui(ui, moment, memory, queue) {
                must = replies::replies_ui(ui, moment, memory, queue);
            }
            ui.add_space(theme::GAP_L);
            let alone = compose::stands_alone(moment, memory) || watch::stands_alone(moment, memory);
            (if alone { Tops { first: Some(below), ..Tops::default() } } else { present }, must)
        });
        let rect = column.response.rect;
        let (tops, must) = column.inner;
        let needs = tops.first.map_or(0.0, |top| rect.bottom() - top);
        if coached::fold(ui, moment, memory, needs, view) {
            memory.bring |= bring;
            ui.ctx().request_discard("the note has another place");
        } else if (rect.height() - memory.content).abs() > 0.5 {
            memory.content = rect.height();
            memory.bring |= bring;
            ui.ctx().request_discard("more was said");
        } else if std::mem::take(&mut memory.coach.bring) {
            // The note that was unfolded has scrolled itself into view.
        } else if bring {
            // The end of the page; or, where that would scroll them away, the line to answer at the top, so that the
            // reaction before it does not push the replies out of sight once it was heard.
            let reacting = memory.floor.is_reacting() && !watching;
            let now = if reacting { tops.first } else { tops.line.or(tops.first) };
            let mut words = now.map_or(rect.bottom(), |top| top - 4.0);
            let must = must.filter(|_| !reacting).map(|must| must.expand(theme::GAP_S));
            // What is seen before the line comes into view with it, where all of it has room.
            let with = tops.setting.map(|top| top - 4.0).filter(|_| !reacting);
            words = with.filter(|top| must.is_some_and(|must| must.bottom() - top <= view)).unwrap_or(words);
            let (at, align) = match must {
                _ if rect.bottom() - words <= view => (rect.bottom(), Align::Max),
                Some(must) if must.height() > view => (must.top(), Align::Min),
                Some(must) if must.bottom() - words > view => (must.bottom(), Align::Max),
                _ => (words, Align::Min),
            };
            let target = Rect::from_min_size(pos2(rect.left(), at), vec2(1.0, 0.0));
            ui.scroll_to_rect(target, Some(align));
        }
        scroll_keys(ui);
    });
}

/// A column in the middle, no wider than words are read well.
pub(in crate::app::screen) fn column_ui<R>(
    ui: &mut Ui,
    width: f32,
    edge: f32,
    add: impl FnOnce(&mut Ui) -> R,
) -> egui::InnerResponse<R> {
    let rect = column_of(ui.available_rect_before_wrap(), width, edge);
    let width = rect.width();
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.set_width(width);
        add(ui)
    })
}

/// Where such a column stands in a room.
fn column_of(room: Rect, width: f32, edge: f32) -> Rect {
    let width = width.min(room.width() - 2.0 * edge).max(120.0).floor();
    let left = (room.left() + (room.width() - width) / 2.0).round();
    Rect::from_min_max(pos2(left, room.top()), pos2(left + width, room.bottom()))
}

/// No conversation is under way.
fn nothing_ui(ui: &mut Ui, queue: &mut Queue) {
    let theme = Theme::of(ui);
    let escape = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    CentralPanel::default().frame(Frame::new().fill(theme.ground)).show(ui, |ui| {
        ui.add_space((ui.available_height() * 0.36).round());
        ui.vertical_centered(|ui| {
            widgets::heading_ui(ui, "Nobody is waiting");
            ui.label(widgets::quiet(theme, "Choose somebody to talk with in the Library."));
            ui.add_space(theme::GAP_M);
            if widgets::primary_ui(ui, "Open the Library").clicked() || replies::enter(ui) || escape {
                queue.push(Command::OpenLibrary);
            }
        });
    });
}
