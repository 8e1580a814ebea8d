//! Writes trainer's sheets. Every conversation is walked for one, which may take long, so it is done beside the window.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError};

use super::Tell;
use crate::app::data::{News, page_place};
use crate::app::opener;
use crate::disk;
use crate::exchange::html::{TrainerSheet, Walked};
use crate::scenario::Scenario;
use crate::solve::{Budget, Cut, Going, deals, solve};

/// A sheet to write.
pub(super) struct Job {
    pub scenario: Arc<Scenario>,
    /// What `unruffled play` needs to play it.
    pub name: String,
    /// The folder in which documents are.
    pub folder: PathBuf,
    /// Whether to open it, so that it can be printed.
    pub print: bool,
}

/// Takes jobs until the window is gone.
pub(super) fn work(jobs: &Receiver<Job>, tell: &Tell) {
    let mut waiting = VecDeque::new();
    while let Some(job) = waiting.pop_front().or_else(|| jobs.recv().ok()) {
        let Some(text) = text(&job, jobs, &mut waiting) else { return };
        let written = write(&job, &text);
        let opened = written.as_ref().is_ok_and(|file| !job.print || opener::open(file));
        tell.tell(News::Sheet(written, opened));
    }
}

/// The sheet; none where the window was closed meanwhile. Jobs that come meanwhile wait.
fn text(job: &Job, jobs: &Receiver<Job>, waiting: &mut VecDeque<Job>) -> Option<String> {
    let scenario = &*job.scenario;
    let mut walked = Vec::new();
    for deal in deals(scenario) {
        let solved = solve(scenario, deal, &Budget::of(scenario), &mut |_| match jobs.try_recv() {
            Ok(job) => {
                waiting.push_back(job);
                Going::On
            }
            Err(TryRecvError::Empty) => Going::On,
            Err(TryRecvError::Disconnected) => Going::Stop,
        });
        if solved.cut == Some(Cut::Stopped) {
            return None;
        }
        walked.push(Walked::of(scenario, &solved));
    }
    Some(TrainerSheet { scenario, walked: &walked, name: &job.name }.page())
}

/// Keeps it in a file of its own; the same sheet stays where it is.
fn write(job: &Job, text: &str) -> Result<PathBuf, String> {
    let name = format!("{}, trainer’s sheet", job.scenario.id);
    let file = page_place(&job.folder, &name, text).ok_or("There is no name left for it.")?;
    if !disk::is_there(&file) {
        disk::put(&file, text).map_err(|error| error.to_string())?;
    }
    Ok(file)
}
