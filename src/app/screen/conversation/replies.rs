//! Replies as cards with their number key, and the impulse that stands already typed.

use egui::text::LayoutJob;
use egui::{
    Align2, CornerRadius, Event, Key, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::compose;
use super::floor;
use super::impulse::{breath_ui, impulse_ui};
use super::moment::{Memory, Moment};
use super::{coached, own_words, spoken};
use crate::app::command::{Command, Queue};
use crate::app::controls::keep_in_view;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::engine::notes::Mode;
use crate::engine::{Offer, Taken};
use crate::scenario::ReplyKind;

/// The side of the square with the number key.
const KEY: f32 = 28.0;

/// What can be done now: the impulse, the reply that is being put together, or the replies. Returns what must be in
/// sight, if that is more than the line and as much below it as there is room for.
pub(super) fn replies_ui(ui: &mut Ui, moment: &Moment<'_>, memory: &mut Memory, queue: &mut Queue) -> Option<Rect> {
    let offers = moment.offers();
    let composing = offers.iter().find(|offer| memory.composing == Some(offer.number));
    if composing.is_none() {
        floor::row_ui(ui, moment, memory);
    }
    coached::hint_ui(ui, moment, memory);
    if let Some(impulse) = moment.impulse() {
        match memory.let_go {
            None => return Some(impulse_ui(ui, moment, memory, &impulse, queue)),
            Some(when) => {
                if breath_ui(ui, moment, &impulse, when) {
                    memory.breathing = true;
                    return None;
                }
                if std::mem::take(&mut memory.breathing) {
                    // Only now are the replies there to be brought into view.
                    memory.bring = true;
                    ui.ctx().request_repaint();
                }
            }
        }
    }
    if let Some(question) = coached::about_ui(ui, moment, memory, queue) {
        memory.floor.asked = true;
        return Some(question);
    }
    memory.floor.asked = own_words::covers(moment, memory, &offers);
    if memory.floor.asked {
        own_words::ask_ui(ui, moment, memory, queue);
        return None;
    }
    if composing.is_none() {
        own_words::said_ui(ui, moment);
    }
    if let Some(offer) = composing {
        compose::compose_ui(ui, moment, memory, offer);
        None
    } else {
        cards_ui(ui, moment, memory, &offers, queue)
    }
}

/// The replies as cards. Returns where the one is that a hint named.
fn cards_ui(
    ui: &mut Ui,
    moment: &Moment<'_>,
    memory: &mut Memory,
    offers: &[Offer<'_>],
    queue: &mut Queue,
) -> Option<Rect> {
    let theme = Theme::of(ui);
    let mut chosen = digit(ui).filter(|_| memory.is_ready(ui)).and_then(|at| offers.get(at));
    ui.spacing_mut().item_spacing.y = if is_low(ui) { 8.0 } else { 12.0 };
    let (mut by_key, mut named) = (false, None);
    for (offer, number) in offers.iter().zip(1usize..) {
        if moment.in_parts() && number == 2 {
            ui.add_space(4.0);
            ui.label(widgets::small(theme, "Or cut in"));
        }
        let mark = match offer.reply.kind {
            _ if coached::is_named(moment, offer) => Mark::Hinted,
            // In an Assessment no reply stands out.
            ReplyKind::Listen if moment.talk.mode != Mode::Assessment => Mark::Lead,
            _ => Mark::Key,
        };
        let deed = matches!(offer.reply.kind, ReplyKind::Done | ReplyKind::Listen);
        let tag = tag(moment, offer);
        let response = card_ui(ui, &Card { key: number, tag, text: &offer.reply.text, mark, deed });
        if mark == Mark::Hinted {
            named = Some(response.rect);
        }
        if number == 1 && std::mem::take(&mut memory.on_card) {
            response.request_focus();
        }
        if response.clicked() && memory.is_ready(ui) {
            by_key = response.has_focus();
            chosen = Some(offer);
        }
    }
    let Some(offer) = chosen else { return named };
    memory.on_card = by_key;
    if offer.reply.kind == ReplyKind::Composed {
        memory.composing = Some(offer.number);
        memory.picked.clear();
        memory.part = 0;
        memory.bring = true;
        ui.ctx().request_repaint();
    } else {
        queue.push(Command::Take(memory.timed(moment, Taken::reply(offer.number), offer.reply.kind)));
    }
    named
}

/// What stands above the words of a reply that is not simply said.
fn tag(moment: &Moment<'_>, offer: &Offer<'_>) -> &'static str {
    match offer.reply.kind {
        ReplyKind::Said | ReplyKind::Composed if offer.reply.private => "In private: only they read it",
        // Where one of the replies is private, the others say that they are not.
        ReplyKind::Said | ReplyKind::Composed if moment.asks_where() => "In the thread: everybody reads it",
        ReplyKind::Said | ReplyKind::Impulse => "",
        ReplyKind::Done => "You do this",
        ReplyKind::Listen => "Keep listening",
        ReplyKind::Composed if offer.reply.outcomes.is_some() => "Say what you heard",
        ReplyKind::Composed => "You write this",
    }
}

/// The number key that was pressed, from 0; one press is one choice.
pub(super) fn digit(ui: &Ui) -> Option<usize> {
    let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
    ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::Key { key, pressed: true, repeat: false, modifiers, .. } if modifiers.is_none() => {
                keys.iter().position(|k| k == key)
            }
            _ => None,
        })
    })
}

/// Whether Enter was pressed afresh while nothing else has the keyboard: a key held down goes one step, not three.
pub(in crate::app::screen) fn enter(ui: &Ui) -> bool {
    let free = ui.memory(|memory| memory.focused().is_none()) && !egui::Popup::is_any_open(ui.ctx());
    free && ui.input(|input| {
        input
            .events
            .iter()
            .any(|event| matches!(event, Event::Key { key: Key::Enter, pressed: true, repeat: false, .. }))
    })
}

/// Whether the window has so little height that the replies must stand close.
pub(super) fn is_low(ui: &Ui) -> bool {
    ui.ctx().content_rect().height() < 480.0
}

/// What stands at the left of a card.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Its number key.
    Key,
    /// Its number key, on the card that stands before all others.
    Lead,
    /// Its number key; a hint named it.
    Hinted,
    /// One of several that can be picked: a square, ticked once it is.
    Several { picked: bool },
    /// One of which only one can be chosen: a ring, filled once it is.
    One { picked: bool },
}

impl Mark {
    fn is_picked(self) -> bool {
        matches!(self, Self::Several { picked: true } | Self::One { picked: true })
    }

    /// Whether it stands before the others.
    fn stands_out(self) -> bool {
        self.is_picked() || matches!(self, Self::Lead | Self::Hinted)
    }
}

/// What stands above the words of the reply that a hint named.
const HINTED: &str = "This helps most now";

/// One card.
pub(super) struct Card<'s> {
    /// The number key, from 1; 0 if no key takes it now.
    pub key: usize,
    /// A quiet line above the words.
    pub tag: &'s str,
    /// The words.
    pub text: &'s str,
    /// What stands at its left.
    pub mark: Mark,
    /// Whether something is done rather than said.
    pub deed: bool,
}

impl Card<'_> {
    /// What stands above its words; empty for nothing.
    fn tag(&self) -> String {
        match (self.mark, self.tag) {
            (Mark::Hinted, "") => HINTED.to_owned(),
            (Mark::Hinted, tag) => format!("{HINTED} · {tag}"),
            (_, tag) => tag.to_owned(),
        }
    }
}

/// Draws a card and says what was done with it.
pub(super) fn card_ui(ui: &mut Ui, card: &Card<'_>) -> Response {
    let theme = Theme::of(ui);
    let width = ui.available_width();
    let left = 16.0 + KEY + 16.0;
    let wrap = width - left - 20.0;
    // Where there is little height, as with large text, more replies must stand in it.
    let low = is_low(ui);
    let size = if low { theme::SIZE_BODY } else { theme::SIZE_SPEECH - 2.0 };
    let job = if card.deed {
        spoken::deed_job(card.text, size, theme.text)
    } else {
        spoken::job(card.text, size, theme.text, theme.quiet_text)
    };
    let words = laid(ui, job, wrap);
    let tag = card.tag();
    let tag =
        (!tag.is_empty()).then(|| ui.painter().layout_no_wrap(tag, theme::strong(theme::SIZE_CAPTION), theme.accent));
    let above = tag.as_ref().map_or(0.0, |tag| tag.size().y.ceil() + 2.0);
    // The parts of a letter stand closer.
    let inside = if low || matches!(card.mark, Mark::One { .. }) { 8.0 } else { 12.0 };
    let height = (words.size().y + above + 2.0 * inside).max(KEY + 2.0 * inside);
    let (rect, response) = ui.allocate_exact_size(vec2(width, (height / 4.0).ceil() * 4.0), Sense::click());
    name_card(&response, card);
    keep_in_view(&response);
    if ui.is_rect_visible(rect) {
        let (fill, edge) = look(theme, &response, card.mark.stands_out());
        let painter = ui.painter();
        painter.rect(rect, CornerRadius::same(theme::RADIUS_CARD), fill, edge, StrokeKind::Inside);
        let text_top = rect.center().y - (words.size().y + above) / 2.0;
        // At the same height on every card, so that the keys stand in a column.
        let key_top = (rect.top() + inside).round();
        key_ui(ui, Rect::from_min_size(pos2(rect.left() + 16.0, key_top), Vec2::splat(KEY)), card);
        if let Some(tag) = tag {
            painter.galley(pos2(rect.left() + left, text_top), tag, theme.accent);
        }
        painter.galley(pos2(rect.left() + left, text_top + above), words, theme.text);
    }
    response
}

pub(super) fn laid(ui: &Ui, mut job: LayoutJob, wrap: f32) -> std::sync::Arc<egui::Galley> {
    job.wrap.max_width = wrap;
    ui.ctx().fonts_mut(|fonts| fonts.layout_job(job))
}

fn name_card(response: &Response, card: &Card<'_>) {
    let tag = card.tag();
    let name = if tag.is_empty() { card.text.to_owned() } else { format!("{tag}: {}", card.text) };
    let name = if card.key == 0 { name } else { format!("{}. {name}", card.key) };
    response.widget_info(|| match card.mark {
        Mark::Key | Mark::Lead | Mark::Hinted => WidgetInfo::labeled(Role::Button, true, name.clone()),
        Mark::Several { picked } => WidgetInfo::selected(Role::CheckBox, true, picked, name.clone()),
        Mark::One { picked } => WidgetInfo::selected(Role::RadioButton, true, picked, name.clone()),
    });
}

/// Fill and edge of a card as it is touched.
pub(super) fn look(theme: &Theme, response: &Response, picked: bool) -> (egui::Color32, Stroke) {
    let fill = if picked || response.is_pointer_button_down_on() {
        theme.selection
    } else if response.hovered() {
        theme.raised
    } else {
        theme.surface
    };
    let edge = if response.has_focus() {
        theme.focus_ring()
    } else if response.hovered() || picked {
        Stroke::new(1.5, theme.accent)
    } else {
        theme.hairline()
    };
    (fill, edge)
}

/// The number key; a tick in its place once picked. Round where only one can be chosen.
pub(super) fn key_ui(ui: &Ui, rect: Rect, card: &Card<'_>) {
    let theme = Theme::of(ui);
    let painter = ui.painter();
    let round = matches!(card.mark, Mark::One { .. });
    let radius = CornerRadius::same(if round { 14 } else { theme::RADIUS_CONTROL });
    if round && card.mark.is_picked() {
        painter.circle_stroke(rect.center(), rect.width() / 2.0 - 1.0, Stroke::new(2.0, theme.accent));
        painter.circle_filled(rect.center(), 7.0, theme.accent);
        return;
    }
    if card.mark.is_picked() {
        painter.rect_filled(rect, radius, theme.accent);
        let at = |x: f32, y: f32| rect.min + vec2(x, y) * rect.width();
        painter.line(vec![at(0.28, 0.52), at(0.44, 0.68), at(0.74, 0.34)], Stroke::new(2.5, theme.on_accent));
        return;
    }
    painter.rect_stroke(rect, radius, Stroke::new(1.0, theme.edge), StrokeKind::Inside);
    if card.key == 0 {
        return;
    }
    let font = theme::strong(theme::SIZE_CAPTION);
    painter.text(rect.center(), Align2::CENTER_CENTER, card.key.to_string(), font, theme.quiet_text);
}
