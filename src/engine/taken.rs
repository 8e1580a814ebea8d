//! A turn taken, as typed and kept: `REPLY[.PIECE...][!|+N]`.

use std::fmt;
use std::str::FromStr;

use crate::scenario::PIECES_MAX;

/// When the trainee replied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Timing {
    /// In time.
    #[default]
    InTime,
    /// Before the customer had finished (`!`).
    CutIn,
    /// So many steps of five seconds after the channel's free seconds (`+N`, 1 to 6).
    Silence(u8),
}

/// A turn taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Taken {
    /// 1-based number of the reply in file order.
    pub number: u8,
    /// Pieces of a composed reply; see [`Taken::pieces`].
    pieces: [u8; PIECES_MAX],
    /// How many pieces were given.
    given: u8,
    /// When.
    pub timing: Timing,
}

/// Why a text is no turn: it does not match the grammar.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is not a turn. A turn is the number of a reply, as in 2; with pieces, as in 2.1.4; with ! for cutting in, or +1 to +6 for waiting."
)]
pub struct BadTaken(pub String);

impl Taken {
    /// A plain reply.
    #[must_use]
    pub fn reply(number: u8) -> Self {
        Self { number, ..Self::default() }
    }

    /// A reply put together from pieces; more than fit are left out.
    #[must_use]
    pub fn composed(number: u8, pieces: &[u8]) -> Self {
        let mut taken = Self::reply(number);
        for (slot, piece) in taken.pieces.iter_mut().zip(pieces) {
            *slot = *piece;
            taken.given += 1;
        }
        taken
    }

    /// The pieces in the order given.
    #[must_use]
    pub fn pieces(&self) -> &[u8] {
        self.pieces.get(..usize::from(self.given)).unwrap_or(&[])
    }

    /// With another timing.
    #[must_use]
    pub fn at(self, timing: Timing) -> Self {
        Self { timing, ..self }
    }
}

impl fmt::Display for Taken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.number)?;
        for piece in self.pieces() {
            write!(f, ".{piece}")?;
        }
        match self.timing {
            Timing::InTime => Ok(()),
            Timing::CutIn => write!(f, "!"),
            Timing::Silence(steps) => write!(f, "+{steps}"),
        }
    }
}

impl FromStr for Taken {
    type Err = BadTaken;

    fn from_str(text: &str) -> Result<Self, BadTaken> {
        let bad = || BadTaken(text.to_owned());
        let (body, timing) = match (text.strip_suffix('!'), text.split_once('+')) {
            (Some(body), _) => (body, Timing::CutIn),
            (None, Some((body, steps))) => {
                let steps = small_number(steps).filter(|n| (1..=6).contains(n)).ok_or_else(bad)?;
                (body, Timing::Silence(steps))
            }
            (None, None) => (text, Timing::InTime),
        };
        let mut numbers = Vec::new();
        for part in body.split('.') {
            numbers.push(small_number(part).ok_or_else(bad)?);
        }
        match numbers.split_first() {
            // Well formed, but more pieces than any reply has: the engine will say that they do not fit.
            Some((&number, pieces)) if number > 0 && pieces.len() > PIECES_MAX => {
                Ok(Self::composed(number, &[u8::MAX; PIECES_MAX]).at(timing))
            }
            Some((&number, pieces)) if number > 0 => Ok(Self::composed(number, pieces).at(timing)),
            _ => Err(bad()),
        }
    }
}

/// A number of plain digits; `u8::from_str` alone would let a sign pass. Larger ones count as the largest:
/// they match the grammar, and nothing on offer has them.
fn small_number(text: &str) -> Option<u8> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().unwrap_or(u8::MAX))
}
