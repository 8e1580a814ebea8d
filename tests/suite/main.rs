//! The one test binary: a module a subject, data beside it in `tests/`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::too_many_lines,
    reason = "a test stops where something is wrong, and reads its own files"
)]

mod assess;
mod census;
mod cli;
mod cli_bad;
mod cli_json;
mod disk;
mod explosions;
mod exports;
#[cfg(feature = "records")]
mod exports_cli;
mod findings;
mod identity;
mod invent;
mod laws;
mod lint;
mod lint_reference;
mod looking_back;
mod other_playbook;
mod pack;
mod page;
mod plays;
mod practice;
mod printed;
mod progress;
mod progress_page;
mod prototype;
mod reactions;
#[cfg(feature = "records")]
mod records;
mod rubric;
mod shipped;
mod solver;
mod styles;
mod support;
mod syntax;
mod tidy;
mod trainer_sheet;

#[cfg(feature = "app")]
mod briefing_screen;
#[cfg(feature = "app")]
mod coached_screen;
#[cfg(feature = "app")]
mod conversation_screen;
#[cfg(feature = "app")]
mod debrief_noted;
#[cfg(feature = "app")]
mod debrief_screen;
#[cfg(feature = "app")]
mod diary_screen;
#[cfg(feature = "app")]
mod faces;
#[cfg(feature = "app")]
mod findings_screen;
#[cfg(feature = "app")]
mod give_screen;
#[cfg(feature = "app")]
mod help_screen;
#[cfg(feature = "app")]
mod keeping;
#[cfg(feature = "app")]
mod kept;
#[cfg(feature = "app")]
mod library_screen;
#[cfg(feature = "app")]
mod pace;
#[cfg(feature = "app")]
mod pictures;
#[cfg(feature = "app")]
mod places_screen;
#[cfg(feature = "app")]
mod practice_screen;
#[cfg(feature = "app")]
mod progress_screen;
#[cfg(all(feature = "app", target_os = "linux"))]
mod real_window;
#[cfg(feature = "app")]
mod records_safety;
#[cfg(feature = "app")]
mod records_screen;
#[cfg(feature = "app")]
mod records_ways;
#[cfg(feature = "app")]
mod series;
#[cfg(feature = "app")]
mod settings_screen;
#[cfg(feature = "app")]
mod speech_screen;
#[cfg(feature = "app")]
mod stage;
#[cfg(feature = "app")]
mod tended;
#[cfg(feature = "app")]
mod trainees_screen;
#[cfg(feature = "app")]
mod voice;
#[cfg(feature = "app")]
mod watch_screen;
#[cfg(feature = "app")]
mod window;
