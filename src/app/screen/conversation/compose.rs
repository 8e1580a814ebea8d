//! Replies that are put together: the summary, the letter and the case note.

use egui::{Align, CornerRadius, Frame, Key, Layout, Margin, Modifiers, Rect, Ui, UiBuilder};

use super::coached;
use super::moment::{Memory, Moment};
use super::replies::{Card, Mark, card_ui, digit, enter};
use super::spoken;
use super::watch;
use crate::app::command::{Command, Queue};
use crate::app::controls::pressed;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::engine::{Offer, Taken, speech};
use crate::scenario::{Reply, ReplyKind, Slot};

/// The height of the bar below, which is always in sight.
pub(super) const BAR: f32 = 64.0;

/// The three kinds, as far as the screen is concerned.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Summary,
    CaseNote,
    Letter,
}

fn kind(reply: &Reply) -> Kind {
    match reply.slots.as_slice() {
        _ if reply.outcomes.is_some() => Kind::Summary,
        [slot] if slot.max > 1 => Kind::CaseNote,
        _ => Kind::Letter,
    }
}

/// Whether the customer's line is covered while this is put together.
pub(super) fn covers(moment: &Moment<'_>, memory: &Memory) -> bool {
    let composing = moment.offers().into_iter().find(|offer| memory.composing == Some(offer.number));
    composing.is_some_and(|offer| kind(offer.reply) == Kind::Summary)
}

/// Whether what is put together is all there is to look at: a letter is written with theirs in sight.
pub(super) fn stands_alone(moment: &Moment<'_>, memory: &Memory) -> bool {
    let composing = moment.offers().into_iter().find(|offer| memory.composing == Some(offer.number));
    composing.is_some_and(|offer| kind(offer.reply) != Kind::Letter)
}

/// The reply that is being put together, if there is one and nothing stands before it.
pub(super) fn offer<'d>(moment: &Moment<'d>, memory: &mut Memory) -> Option<Offer<'d>> {
    let waits = watch::is_on(moment) || coached::asks(moment, memory);
    if waits || (moment.impulse().is_some() && memory.let_go.is_none()) {
        return None;
    }
    let offers = moment.offers();
    // A reply that is all there is needs no card before it.
    if let [only] = offers.as_slice()
        && only.reply.kind == ReplyKind::Composed
    {
        memory.composing = Some(only.number);
    }
    offers.into_iter().find(|offer| memory.composing == Some(offer.number))
}

/// Puts a reply together; [`bar_ui`] has what to do with it.
pub(super) fn compose_ui(ui: &mut Ui, moment: &Moment<'_>, memory: &mut Memory, offer: &Offer<'_>) {
    let theme = Theme::of(ui);
    let kind = kind(offer.reply);
    let (title, hint) = match kind {
        Kind::Summary => ("What did you hear?", "Choose up to three. Their words are covered."),
        Kind::CaseNote => ("The case note", "Choose up to three lines. What is not here is not known tomorrow."),
        Kind::Letter => ("Your letter", "One choice for each part. They will read the whole."),
    };
    widgets::heading_ui(ui, title);
    ui.add_space(-4.0);
    ui.label(widgets::quiet(theme, hint));
    ui.add_space(theme::GAP_S);
    let slots = &offer.reply.slots;
    let mut done = false;
    if kind == Kind::Letter {
        done = letter_ui(ui, memory, slots);
    } else if let [slot] = slots.as_slice() {
        several_ui(ui, memory, slot);
    }
    if kind == Kind::Letter {
        let preview = preview_ui(ui, moment, &shown(offer.reply, memory));
        if done {
            // Now it can be read as a whole, before it is sent.
            ui.scroll_to_rect(preview.expand(theme::GAP_M), None);
        }
    }
}

/// What to do with it, below everything. Escape or *Back* leads to the other replies, if there are any.
pub(super) fn bar_ui(
    ui: &mut Ui,
    rect: Rect,
    moment: &Moment<'_>,
    memory: &mut Memory,
    offer: &Offer<'_>,
    queue: &mut Queue,
) {
    let theme = Theme::of(ui);
    ui.painter().hline(rect.x_range(), rect.top(), theme.hairline());
    let others = moment.offers().len() > 1;
    let kind = kind(offer.reply);
    let slots = &offer.reply.slots;
    let pieces = pieces(&memory.picked, slots, kind);
    let ready = is_complete(&memory.picked, slots, kind) && memory.is_ready(ui);
    let mut send = ready && enter(ui);
    let layout = Layout::right_to_left(Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(layout), |ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_M;
        let verb = match kind {
            Kind::Summary => "Say it",
            Kind::CaseNote => "Write it down",
            Kind::Letter => "Send",
        };
        send |= ui.add_enabled_ui(ready, |ui| widgets::primary_ui(ui, verb)).inner.clicked();
        if others && widgets::quiet_ui(ui, "Back").clicked() {
            memory.composing = None;
            memory.picked.clear();
        }
        let far = match (slots.as_slice(), kind) {
            ([slot], Kind::Summary | Kind::CaseNote) => format!("{} of {}", pieces.len(), slot.max),
            _ => format!("{} of {} parts", memory.picked.iter().flatten().count(), slots.len()),
        };
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.label(widgets::quiet(theme, far)));
    });
    if send {
        let taken = Taken::composed(offer.number, &pieces);
        queue.push(Command::Take(memory.timed(moment, taken, offer.reply.kind)));
    }
}

/// Several pieces of one slot. When there is no more room, the others rest until one is taken back.
fn several_ui(ui: &mut Ui, memory: &mut Memory, slot: &Slot) {
    let pressed = digit(ui);
    let full = memory.picked.len() >= usize::from(slot.max);
    ui.spacing_mut().item_spacing.y = 8.0;
    for (piece, number) in slot.pieces.iter().zip(1u8..) {
        let picked = memory.picked.contains(&Some(number));
        let card =
            Card { key: usize::from(number), tag: "", text: &piece.text, mark: Mark::Several { picked }, deed: false };
        let open = picked || !full;
        let response = ui.add_enabled_ui(open, |ui| card_ui(ui, &card)).inner;
        let by_key = pressed == Some(usize::from(number) - 1);
        if open && (response.clicked() || by_key) {
            if picked {
                memory.picked.retain(|at| *at != Some(number));
            } else {
                memory.picked.push(Some(number));
                memory.picked.sort_unstable();
            }
            ui.ctx().request_repaint();
        }
    }
}

/// All parts of a letter, each with one choice. The number keys choose for one part at a time; a choice leads to the
/// next, and so do the arrows.
/// Says whether the last choice has just been made.
fn letter_ui(ui: &mut Ui, memory: &mut Memory, slots: &[Slot]) -> bool {
    let theme = Theme::of(ui);
    memory.picked.resize(slots.len(), None);
    ui.spacing_mut().item_spacing.y = 8.0;
    let last = slots.len().saturating_sub(1);
    // Taken, so that the page does not scroll as well.
    let take = |key| pressed(ui, key) && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if take(Key::ArrowDown) {
        memory.part = (memory.part + 1).min(last);
    } else if take(Key::ArrowUp) {
        memory.part = memory.part.saturating_sub(1);
    }
    let by_key = digit(ui).map(|key| (memory.part, key + 1));
    let active = memory.part;
    let whole = is_complete(&memory.picked, slots, Kind::Letter);
    let before = std::mem::replace(&mut memory.part_shown, (active, whole));
    let mut chosen = None;
    for (at, slot) in slots.iter().enumerate() {
        ui.add_space(if at == 0 { 0.0 } else { theme::GAP_S });
        let color = if at == active { theme.accent } else { theme.text };
        let title = ui.label(theme::words(&slot.title, theme::strong(theme::SIZE_BODY)).color(color));
        let mut rect = title.rect;
        let empty = (slot.min == 0).then_some((0u8, "Leave this out"));
        let pieces = slot.pieces.iter().zip(1u8..).map(|(piece, number)| (number, piece.text.as_str()));
        for ((number, text), key) in pieces.chain(empty).zip(1usize..) {
            let picked = memory.picked.get(at) == Some(&Some(number));
            let shown = if at == active { key } else { 0 };
            let response = card_ui(ui, &Card { key: shown, tag: "", text, mark: Mark::One { picked }, deed: false });
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(slot.title.as_str()));
            rect = rect.union(response.rect);
            if response.gained_focus() {
                // Who goes through the parts by Tab takes the number keys along.
                memory.part = at;
                ui.ctx().request_repaint();
            }
            if response.clicked() || by_key == Some((at, key)) {
                chosen = Some((at, number));
            }
        }
        if at == active && before.0 != at {
            ui.scroll_to_rect(rect.expand(theme::GAP_M), None);
        }
    }
    if let Some((at, number)) = chosen {
        if let Some(piece) = memory.picked.get_mut(at) {
            *piece = Some(number);
        }
        let open = |part: &usize| memory.picked.get(*part) == Some(&None);
        let next = (at + 1..slots.len()).find(open).or_else(|| (0..at).find(open));
        memory.part = next.unwrap_or(at);
        ui.ctx().request_repaint();
    }
    whole && !before.1
}

/// The letter as far as it is written.
fn shown(reply: &Reply, memory: &Memory) -> String {
    let pieces: Vec<u8> = memory.picked.iter().map(|piece| piece.unwrap_or(0)).collect();
    speech::composed_text(reply, &pieces)
}

fn preview_ui(ui: &mut Ui, moment: &Moment<'_>, text: &str) -> Rect {
    let theme = Theme::of(ui);
    ui.add_space(theme::GAP_S);
    let name = ui.label(widgets::small(theme, format!("What {} will read", moment.scenario().customer.name)));
    Frame::new()
        .fill(theme.raised)
        .stroke(theme.hairline())
        .corner_radius(CornerRadius::same(theme::RADIUS_CARD))
        .inner_margin(Margin::same(16))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            if text.is_empty() {
                ui.label(widgets::quiet(theme, "Nothing yet."));
            } else {
                spoken::words_ui(ui, spoken::job(text, theme::SIZE_SPEECH - 2.0, theme.text, theme.quiet_text));
            }
        })
        .response
        .rect
        .union(name.rect)
}

/// The pieces as a turn takes them.
fn pieces(picked: &[Option<u8>], slots: &[Slot], kind: Kind) -> Vec<u8> {
    match kind {
        Kind::Letter => {
            slots.iter().enumerate().map(|(at, _)| picked.get(at).copied().flatten().unwrap_or(0)).collect()
        }
        Kind::Summary | Kind::CaseNote => picked.iter().copied().flatten().collect(),
    }
}

fn is_complete(picked: &[Option<u8>], slots: &[Slot], kind: Kind) -> bool {
    match kind {
        Kind::Letter => slots.iter().enumerate().all(|(at, _)| picked.get(at).is_some_and(Option::is_some)),
        Kind::Summary | Kind::CaseNote => slots
            .first()
            .is_some_and(|slot| picked.len() >= usize::from(slot.min) && picked.len() <= usize::from(slot.max)),
    }
}
