//! Unruffled: practise conversations with upset customers.
//!
//! The rooms, in reading order. A room may use those before it, never those after it; the exact arrows
//! stand in `tests/suite/tidy.rs`, which holds them. Only the last five touch the world outside.
//!
//! - [`text`]: typed text and its places; reading with all errors, edits, formatting, findings.
//! - [`playbook`]: the documented steps, pitfalls and behaviours, with their sources.
//! - [`scenario`]: what an author writes: text, then a draft, then a sound scenario.
//! - [`engine`]: what happens: `deal · replies · choose · ending`, in whole numbers, pure.
//! - [`solve`]: what could happen: every conversation walked before anyone has it.
//! - [`lint`]: what is wrong: rules by reading, by walking, by wording.
//! - [`debrief`]: what was learned: one attempt becomes a debrief.
//! - [`exchange`]: what others read: pages that stand alone, tables, files that another copy plays again.
//! - `records`: what is kept: attempts, trainees, backups, in SQLite (feature `records`).
//! - `clock`: the only clock (feature `records`).
//! - [`disk`]: the only door to files.
//! - [`cli`]: the command line; it prints and returns an exit code.
//! - `app`: the window (feature `app`).
//!
//! Never: `text` to `exchange` see a file, a clock, a thread, a window or a database; time and seeds arrive
//! as arguments. The engine has no floats. Only `scenario::check` makes a `Scenario`, so the engine cannot
//! fail on one. A test in `tests/suite/tidy.rs` holds these walls, and so does a build without features.

pub mod text;

pub mod playbook;

pub mod scenario;

#[deny(clippy::float_arithmetic)]
pub mod engine;

pub mod solve;

pub mod lint;

pub mod debrief;

pub mod exchange;

#[cfg(feature = "records")]
pub mod records;

pub mod disk;

#[cfg(feature = "records")]
pub mod clock;

pub mod cli;

#[cfg(feature = "app")]
pub mod app;
