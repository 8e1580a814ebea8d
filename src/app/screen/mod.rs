//! One screen, one file. A screen reads `&Data`, keeps its own small memory, and queues commands.

pub mod briefing;
pub mod conversation;
pub mod debrief;
pub mod findings;
pub mod help;
pub mod library;
mod over;
pub mod progress;
pub mod records;
pub mod settings;
mod shell;
pub mod who;
