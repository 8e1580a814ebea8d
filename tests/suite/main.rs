//! The one test binary: a module a subject, data beside it in `tests/`.

mod cli;
mod cli_bad;
mod cli_json;
mod disk;
mod findings;
mod identity;
mod invent;
mod laws;
mod other_playbook;
mod plays;
mod prototype;
mod reactions;
mod shipped;
mod styles;
mod support;
mod syntax;
mod tidy;

#[cfg(feature = "app")]
mod library_screen;
#[cfg(feature = "app")]
mod window;
#[cfg(feature = "app")]
mod conversation_screen;
#[cfg(feature = "app")]
mod debrief_screen;
