//! From the outside: the real binary in a real window under Xvfb, driven by mouse and keys, and read as a screen
//! reader reads it, over AT-SPI on a private bus. Where a program for that is missing a test says what it skipped,
//! unless UNRUFFLED_E2E=required, as CI sets it.

mod announced;
mod assessment;
mod conversation;
mod every_control;
mod hands;
mod killed;
mod offline;
mod reader;
mod retry;
mod size;
mod stage;
mod trainee;
mod watching;
