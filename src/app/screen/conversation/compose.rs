//! Replies that are put together: the summary, the letter and the case note.

use egui::{CornerRadius, Frame, Layout, Margin, Ui};

use super::moment::{Memory, Moment};
use super::replies::{Card, card_ui, digit, enter};
use super::spoken;
use crate::app::command::{Command, Queue};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::engine::{Offer, Taken, speech};
use crate::scenario::{Reply, Slot};

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

/// Puts a reply together. Escape or *Back* leads to the other replies, if there are any.
pub(super) fn compose_ui(
    ui: &mut Ui,
    moment: &Moment<'_>,
    memory: &mut Memory,
    offer: &Offer<'_>,
    others: bool,
    queue: &mut Queue,
) {
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
    if kind == Kind::Letter {
        letter_ui(ui, memory, slots);
    } else if let [slot] = slots.as_slice() {
        several_ui(ui, memory, slot);
    }
    let pieces = pieces(&memory.picked, slots, kind);
    if kind == Kind::Letter {
        preview_ui(ui, moment, &shown(offer.reply, memory));
    }
    ui.add_space(theme::GAP_S);
    let ready = is_complete(&memory.picked, slots, kind) && memory.is_ready(ui);
    let mut send = ready && enter(ui);
    ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
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
        if let ([slot], true) = (slots.as_slice(), kind != Kind::Letter) {
            ui.label(widgets::quiet(theme, format!("{} of {}", pieces.len(), slot.max)));
        }
    });
    if send {
        queue.push(Command::Take(Taken::composed(offer.number, &pieces)));
    }
}

/// Several pieces of one slot. When there is no more room, the others rest until one is taken back.
fn several_ui(ui: &mut Ui, memory: &mut Memory, slot: &Slot) {
    let pressed = digit(ui);
    let full = memory.picked.len() >= usize::from(slot.max);
    ui.spacing_mut().item_spacing.y = 8.0;
    for (piece, number) in slot.pieces.iter().zip(1u8..) {
        let picked = memory.picked.contains(&Some(number));
        let card = Card { key: usize::from(number), tag: "", text: &piece.text, picked: Some(picked) };
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

/// All slots, each with one choice.
fn letter_ui(ui: &mut Ui, memory: &mut Memory, slots: &[Slot]) {
    let theme = Theme::of(ui);
    memory.picked.resize(slots.len(), None);
    ui.spacing_mut().item_spacing.y = 8.0;
    // The number keys choose for the first part that is still open.
    let open = memory.picked.iter().position(Option::is_none);
    let pressed = digit(ui).zip(open);
    for (at, slot) in slots.iter().enumerate() {
        ui.add_space(if at == 0 { 0.0 } else { theme::GAP_S });
        ui.label(theme::words(&slot.title, theme::strong(theme::SIZE_BODY)).color(theme.text));
        let empty = (slot.min == 0).then_some((0u8, "Leave this out"));
        let pieces = slot.pieces.iter().zip(1u8..).map(|(piece, number)| (number, piece.text.as_str()));
        for ((number, text), key) in pieces.chain(empty).zip(1usize..) {
            let Some(chosen) = memory.picked.get_mut(at) else { continue };
            let picked = *chosen == Some(number);
            let response = card_ui(ui, &Card { key, tag: "", text, picked: Some(picked) });
            if response.clicked() || pressed == Some((key - 1, at)) {
                *chosen = if picked { None } else { Some(number) };
                ui.ctx().request_repaint();
            }
        }
    }
}

/// The letter as far as it is written.
fn shown(reply: &Reply, memory: &Memory) -> String {
    let pieces: Vec<u8> = memory.picked.iter().map(|piece| piece.unwrap_or(0)).collect();
    speech::composed_text(reply, &pieces)
}

fn preview_ui(ui: &mut Ui, moment: &Moment<'_>, text: &str) {
    let theme = Theme::of(ui);
    ui.add_space(theme::GAP_M);
    ui.label(widgets::small(theme, format!("What {} will read", moment.scenario().customer.name)));
    Frame::new()
        .fill(theme.raised)
        .stroke(theme.hairline())
        .corner_radius(CornerRadius::same(theme::RADIUS_CARD))
        .inner_margin(Margin::same(24))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            if text.is_empty() {
                ui.label(widgets::quiet(theme, "Nothing yet."));
            } else {
                spoken::words_ui(ui, spoken::job(text, theme::SIZE_SPEECH - 2.0, theme.text, theme.quiet_text));
            }
        });
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
