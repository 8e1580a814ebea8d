//! Walks what the present conversation can become while it is had, so that the debrief has its grades at once. The
//! walk of the present conversation is kept, and one before it, so that the same customer again is graded at once.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError};

use super::Tell;
use crate::app::data::{Examples, Graded, News, Shown};
use crate::engine::attempt::ContentHash;
use crate::engine::{Deal, Replay};
use crate::scenario::Scenario;
use crate::solve::{Budget, Course, Cut, Going, Solved, solve};

/// A conversation that is open.
pub(super) struct Job {
    pub scenario: Arc<Scenario>,
    pub deal: Deal,
    /// Which conversation it is.
    pub playing: u32,
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

impl Kept {
    fn is(&self, content: ContentHash, want: u8) -> bool {
        self.content == content && self.want == want
    }

    fn bytes(&self) -> usize {
        self.solved.as_ref().map_or(0, Solved::bytes)
    }
}

/// The largest walk that is kept beside the present one, in bytes.
const BESIDE: usize = 96 << 20;

/// Takes jobs until the window is gone. Only the newest counts.
pub(super) fn work(jobs: &Receiver<Job>, tell: &Tell) {
    let mut kept: Vec<Kept> = Vec::new();
    let mut told = None;
    let mut next = jobs.recv().ok();
    while let Some(mut job) = next.take() {
        while let Ok(newer) = jobs.try_recv() {
            job = newer;
        }
        let (content, want) = (ContentHash::of_scenario(&job.scenario), job.deal.want);
        if let Some(at) = kept.iter().position(|kept| kept.is(content, want)) {
            // The present one stands last.
            let present = kept.remove(at);
            kept.push(present);
        } else {
            // The room of an old one is free before the new one takes its own.
            kept.retain(|old| old.bytes() <= BESIDE);
            kept.drain(..kept.len().saturating_sub(1));
            let (solved, newer) = walk(&job, jobs);
            if solved.cut == Some(Cut::Stopped) {
                next = newer.or_else(|| jobs.recv().ok());
                continue;
            }
            kept.push(Kept { content, want, solved: solved.cut.is_none().then_some(solved) });
            job = newer.unwrap_or(job);
        }
        let solved = kept.last().and_then(|kept| kept.solved.as_ref());
        if told != Some(job.playing) {
            told = Some(job.playing);
            tell.tell(News::Examples(job.playing, examples(&job.scenario, job.deal, solved)));
        }
        if let Some((at, replay)) = &job.grade {
            let grades = solved.and_then(|solved| solved.grades(&job.scenario, replay));
            tell.tell(News::Graded(*at, grades.map_or(Graded::TooLarge, |grades| Graded::Known(Arc::new(grades)))));
        }
        next = jobs.recv().ok();
    }
}

fn examples(scenario: &Scenario, deal: Deal, solved: Option<&Solved>) -> Examples {
    let shown = |course: &Course| {
        let mut replay = Replay::start(scenario, deal);
        for taken in &course.taken {
            replay.push(scenario, taken).ok()?;
        }
        Some(Shown { taken: course.taken.clone(), grades: solved?.grades(scenario, &replay)? })
    };
    let both = || Some([shown(solved?.best.as_ref()?)?, shown(solved?.poor.as_ref()?)?]);
    both().map_or(Examples::TooLarge, |both| Examples::Known(Arc::new(both)))
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
