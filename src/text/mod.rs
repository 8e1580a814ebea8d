//! Typed text and its places: a lossless syntax tree of RON, reading with all errors at once, patches
//! that leave every other byte alone, whole-file formatting, and findings. Playbooks, house sheets and
//! scenarios are read through this room; it knows nothing of what they mean.

mod finding;
pub mod read;
pub mod syntax;

pub use finding::{Finding, Findings, Place, Severity, Witness};
