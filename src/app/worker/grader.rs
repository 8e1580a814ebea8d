//! Walks what the present conversation can become while it is had, so that the debrief has its grades at once. Of all
//! walks only that of the present conversation is kept.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError};

use super::Tell;
use crate::app::data::{Graded, News};
use crate::engine::attempt::ContentHash;
use crate::engine::{Deal, Replay};
use crate::scenario::Scenario;
use crate::solve::{Budget, Cut, Going, Solved, solve};

/// A conversation that is open.
pub(super) struct Job {
    pub scenario: Arc<Scenario>,
    pub deal: Deal,
    /// If its turns are to be graded: which conversation and how many turns, and all that happened.
    pub grade: Option<((u32, usize), Replay)>,
}

impl Job {
    /// Whether one walk serves both.
    fn shares(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.scenario, &other.scenario) && self.deal.want == other.deal.want
    }
}

/// A walk, and of what.
struct Kept {
    content: ContentHash,
    want: u8,
    /// None when it was too large.
    solved: Option<Solved>,
}

/// Takes jobs until the window is gone. Only the newest counts.
pub(super) fn work(jobs: &Receiver<Job>, tell: &Tell) {
    let mut kept: Option<Kept> = None;
    let mut next = jobs.recv().ok();
    while let Some(mut job) = next.take() {
        while let Ok(newer) = jobs.try_recv() {
            job = newer;
        }
        let (content, want) = (ContentHash::of_scenario(&job.scenario), job.deal.want);
        if kept.as_ref().is_none_or(|kept| kept.content != content || kept.want != want) {
            // The room of the old one is free before the new one takes its own.
            kept = None;
            let (solved, newer) = walk(&job, jobs);
            if solved.cut == Some(Cut::Stopped) {
                next = newer.or_else(|| jobs.recv().ok());
                continue;
            }
            kept = Some(Kept { content, want, solved: solved.cut.is_none().then_some(solved) });
            job = newer.unwrap_or(job);
        }
        if let Some((at, replay)) = &job.grade {
            let solved = kept.as_ref().and_then(|kept| kept.solved.as_ref());
            let grades = solved.and_then(|solved| solved.grades(&job.scenario, replay));
            tell.tell(News::Graded(*at, grades.map_or(Graded::TooLarge, |grades| Graded::Known(Arc::new(grades)))));
        }
        next = jobs.recv().ok();
    }
}

/// Walks what a conversation can become, until another one is opened; with the newest job that came meanwhile.
fn walk(job: &Job, jobs: &Receiver<Job>) -> (Solved, Option<Job>) {
    let mut newer: Option<Job> = None;
    let solved = solve(&job.scenario, job.deal, &Budget::of(&job.scenario), &mut |_| {
        loop {
            match jobs.try_recv() {
                Ok(came) => newer = Some(came),
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => return Going::Stop,
            }
        }
        if newer.as_ref().is_some_and(|newer| !newer.shares(job)) { Going::Stop } else { Going::On }
    });
    (solved, newer)
}
