//! An attempt's debrief as a page that stands alone.

use std::path::Path;

use crate::cli::failure::Failure;
use crate::cli::load::{self, Setting, quoted};
use crate::cli::out::Ticker;
use crate::cli::solving::one_want;
use crate::debrief::Debrief;
use crate::engine::Attempt;
use crate::engine::code::code_of;
use crate::engine::notes::Notes;
use crate::exchange::html::{self, Report};
use crate::scenario::Scenario;

/// The page of the attempt with this code. Every conversation is walked for its grades, so it may take a moment.
pub(super) fn page(file: &Path, code: &str, scenario: &Scenario, setting: &Setting) -> Result<String, Failure> {
    let replay = load::attempt(code, file, scenario)?;
    let grades = one_want(scenario, replay.deal, &Ticker::new()).grades(scenario, &replay);
    let debrief = Debrief::of(scenario, &replay, grades.as_ref());
    // As the program writes it, however it was typed.
    let mut attempt = Attempt::new(scenario, replay.deal.seed);
    attempt.taken = replay.taken();
    Ok(html::page(&Report {
        scenario,
        replay: &replay,
        debrief: &debrief,
        notes: &Notes::default(),
        mode: None,
        day: None,
        history: &[],
        given: 0,
        code: &code_of(&attempt),
        name: &format!("{}{}", quoted(&file.display().to_string()), setting.options),
    }))
}
