//! An attempt as a short code that can be pasted into a chat or read over a phone, and checked.
//!
//! `U1-` and groups of four letters: version, rules number, beginnings of both content hashes, seed, the
//! turns, and a checksum over all of it, in an alphabet without I, L, O and U.

use data_encoding::{Encoding, Specification};
use sha2::{Digest as _, Sha256};

use super::attempt::{Attempt, ContentHash};
use super::{Taken, Timing};
use crate::scenario::Scenario;

/// Marks the layout below.
const PREFIX: &str = "U1";
/// Bytes kept of the scenario's and the playbook's hash.
const CONTENT_BYTES: usize = 4;
const PLAYBOOK_BYTES: usize = 2;
/// Bytes of the checksum.
const CHECK_BYTES: usize = 2;
/// Letters of a group.
const GROUP: usize = 4;
/// A turn's byte holds its reply below this; the bits above say what follows.
const REPLY_MASK: u8 = 0x0f;
const HAS_PIECES: u8 = 0x10;
const HAS_TIMING: u8 = 0x20;
const LONG_REPLY: u8 = 0x40;

/// Why a text is no code of this scenario.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadCode {
    /// Not a code at all.
    #[error("this is not an attempt code: it should begin with {PREFIX}-")]
    NotACode,
    /// A letter is wrong or missing.
    #[error("a letter of this code is wrong or missing: please check it against the original")]
    Damaged,
    /// It belongs to other content.
    #[error("this code was made on another scenario, or on another version of this one")]
    OtherScenario,
    /// It belongs to another playbook.
    #[error("this code was made with another playbook")]
    OtherPlaybook,
}

/// The code of an attempt.
#[must_use]
pub fn code_of(attempt: &Attempt) -> String {
    let mut bytes = Vec::new();
    bytes.extend(attempt.rules.to_le_bytes());
    bytes.extend(attempt.content.0.iter().take(CONTENT_BYTES));
    bytes.extend(attempt.playbook.0.iter().take(PLAYBOOK_BYTES));
    bytes.extend(attempt.seed.to_le_bytes());
    for taken in &attempt.taken {
        write_turn(&mut bytes, taken);
    }
    let check = Sha256::digest(&bytes);
    bytes.extend(check.iter().take(CHECK_BYTES));
    let mut code = PREFIX.to_owned();
    for (at, letter) in letters().encode(&bytes).chars().enumerate() {
        if at % GROUP == 0 {
            code.push('-');
        }
        code.push(letter);
    }
    code
}

/// The attempt of a code, for the scenario it was made on.
///
/// # Errors
/// When it is no code, is damaged, or belongs to something else.
pub fn attempt_of(code: &str, scenario: &Scenario) -> Result<Attempt, BadCode> {
    let plain: String = code.chars().filter(|c| c.is_ascii_alphanumeric()).collect::<String>().to_ascii_uppercase();
    let body = plain.strip_prefix(PREFIX).ok_or(BadCode::NotACode)?;
    let bytes = letters().decode(body.as_bytes()).map_err(|_| BadCode::Damaged)?;
    let (content, check) = bytes.split_at_checked(bytes.len().saturating_sub(CHECK_BYTES)).ok_or(BadCode::Damaged)?;
    if !Sha256::digest(content).iter().take(CHECK_BYTES).eq(check.iter()) {
        return Err(BadCode::Damaged);
    }
    let mut bytes = content.iter().copied();
    let rules = u16::from_le_bytes(take(&mut bytes)?);
    let of_scenario: [u8; CONTENT_BYTES] = take(&mut bytes)?;
    let of_playbook: [u8; PLAYBOOK_BYTES] = take(&mut bytes)?;
    let mut attempt = Attempt::new(scenario, u32::from_le_bytes(take(&mut bytes)?));
    attempt.rules = rules;
    if !begins(attempt.content, &of_scenario) {
        return Err(BadCode::OtherScenario);
    }
    if !begins(attempt.playbook, &of_playbook) {
        return Err(BadCode::OtherPlaybook);
    }
    while let Some(first) = bytes.next() {
        attempt.taken.push(read_turn(first, &mut bytes)?);
    }
    Ok(attempt)
}

fn begins(hash: ContentHash, with: &[u8]) -> bool {
    hash.0.starts_with(with)
}

fn take<const N: usize>(bytes: &mut impl Iterator<Item = u8>) -> Result<[u8; N], BadCode> {
    let mut made = [0; N];
    for slot in &mut made {
        *slot = bytes.next().ok_or(BadCode::Damaged)?;
    }
    Ok(made)
}

fn write_turn(bytes: &mut Vec<u8>, taken: &Taken) {
    let long = taken.number > REPLY_MASK;
    let mut first = if long { LONG_REPLY } else { taken.number };
    if !taken.pieces().is_empty() {
        first |= HAS_PIECES;
    }
    if taken.timing != Timing::InTime {
        first |= HAS_TIMING;
    }
    bytes.push(first);
    if long {
        bytes.push(taken.number);
    }
    if !taken.pieces().is_empty() {
        bytes.push(u8::try_from(taken.pieces().len()).unwrap_or(0));
        bytes.extend(taken.pieces());
    }
    match taken.timing {
        Timing::InTime => {}
        Timing::CutIn => bytes.push(0),
        Timing::Silence(steps) => bytes.push(steps),
    }
}

fn read_turn(first: u8, bytes: &mut impl Iterator<Item = u8>) -> Result<Taken, BadCode> {
    let mut next = || bytes.next().ok_or(BadCode::Damaged);
    let number = if first & LONG_REPLY == 0 { first & REPLY_MASK } else { next()? };
    let mut pieces = Vec::new();
    if first & HAS_PIECES != 0 {
        for _ in 0..next()? {
            pieces.push(next()?);
        }
    }
    let timing = match first & HAS_TIMING {
        0 => Timing::InTime,
        _ => match next()? {
            0 => Timing::CutIn,
            steps => Timing::Silence(steps),
        },
    };
    let taken = Taken::composed(number, &pieces).at(timing);
    // Only what the grammar can say is a turn.
    if pieces.len() == taken.pieces().len() && taken.to_string().parse() == Ok(taken) {
        Ok(taken)
    } else {
        Err(BadCode::Damaged)
    }
}

/// Crockford's letters, without padding; a 0 may be typed as O, a 1 as I or L.
fn letters() -> Encoding {
    let mut specification = Specification::new();
    specification.symbols.push_str("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
    specification.translate.from.push_str("OIL");
    specification.translate.to.push_str("011");
    // The specification is constant and sound; the fallback only keeps this free of panics.
    specification.encoding().unwrap_or(data_encoding::BASE32_DNSCURVE)
}
