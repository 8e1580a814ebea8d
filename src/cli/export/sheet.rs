//! The trainer's sheet of a scenario.

use std::path::Path;

use crate::cli::load::{Setting, quoted};
use crate::cli::out::Ticker;
use crate::cli::solving::{each_want, lanes};
use crate::exchange::html::{TrainerSheet, Walked};
use crate::scenario::Scenario;
use crate::solve::Budget;

/// The sheet. Every conversation is walked for it, so it may take a moment.
pub(super) fn sheet(file: &Path, scenario: &Scenario, setting: &Setting) -> String {
    let budget = Budget::of(scenario);
    let walked = each_want(scenario, &budget, lanes(), &Ticker::new(), |solved| Walked::of(scenario, &solved));
    let name = format!("{}{}", quoted(&file.display().to_string()), setting.options);
    TrainerSheet { scenario, walked: &walked, name: &name }.page()
}
