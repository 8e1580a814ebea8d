//! What others read: a conversation and its debrief in forms that need no Unruffled, and attempts for another copy of it.
//! Pure: data in, text out; bytes in, data out.

pub mod attempts;
pub mod html;
mod shelf;
pub mod table;

/// The program and its version.
const PROGRAM: &str = concat!("Unruffled ", env!("CARGO_PKG_VERSION"));

/// What becomes of the things that are nobody else's: what a trainee would have said in their own words, and how hot
/// it made them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Private {
    /// They stay out.
    #[default]
    LeftOut,
    /// They are there: it is for the trainee themselves.
    Included,
}
