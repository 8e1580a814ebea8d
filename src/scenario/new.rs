//! The scenario that `unruffled new` writes: small, complete, and there to be changed.

/// Its text.
pub const TEMPLATE: &str = include_str!("../../assets/new.ron");
