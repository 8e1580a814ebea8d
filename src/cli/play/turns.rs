//! Turns in the grammar of `--choose`, and the pieces of a reply by slot.

use crate::engine::{Offer, Taken};
use crate::scenario::{Reply, Slot};

/// Whether a slot takes several pieces.
pub(super) fn takes_several(slot: &Slot) -> bool {
    slot.max > 1
}

/// How a reply on offer is typed: its number, with room for its pieces.
pub(super) fn grammar(offer: &Offer<'_>) -> String {
    let number = offer.number;
    match offer.reply.slots.as_slice() {
        [] => number.to_string(),
        [slot] if takes_several(slot) => {
            format!("{number} with {} to {} of {} pieces", slot.min, slot.max, slot.pieces.len())
        }
        slots => format!("{number} with a piece for each of {} slots", slots.len()),
    }
}

/// The pieces that were picked, by slot; a slot that was left out took its first piece.
pub(super) fn picked(reply: &Reply, taken: &Taken) -> Vec<Vec<u8>> {
    let given = taken.pieces();
    match reply.slots.as_slice() {
        [] => Vec::new(),
        [slot] if takes_several(slot) => {
            let picked: Vec<u8> = given.iter().copied().filter(|piece| *piece > 0).collect();
            vec![if given.is_empty() { vec![1] } else { picked }]
        }
        slots => {
            let filled = slots.iter().enumerate().map(|(at, _)| given.get(at).copied().unwrap_or(1));
            filled.map(|piece| if piece == 0 { Vec::new() } else { vec![piece] }).collect()
        }
    }
}
