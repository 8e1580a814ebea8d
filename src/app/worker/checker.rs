//! Reads the scenario files of the watched folders and checks those that are new or have changed by every rule, one
//! after the other; a file saved meanwhile is read at once. Of a walk it keeps the findings and the way to each scene.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError};
use std::time::Duration;

use super::Tell;
use crate::app::data::{Card, Check, Key, News, Sources, Walked, ways};
use crate::disk;
use crate::lint::{Linted, lint};
use crate::scenario::Scenario;
use crate::solve::{Budget, Cut, Going, Progress, Solved, deals, solve};

/// Something to do.
pub(super) enum Job {
    /// Something in the folders may have changed.
    Touched,
    /// Look through them now.
    Look,
    /// The same because somebody asked for it, who is told when it is done.
    Again,
    /// Walk every conversation of a card.
    Walk(Key, Arc<Scenario>),
    /// Stop that.
    Stop(Key),
}

/// Whoever saves a file may do so in several steps; after so long without another, it is done.
const QUIET: Duration = Duration::from_millis(200);
/// A file that never comes to rest is read after so many steps all the same.
const STEPS_MOST: usize = 20;
/// Moments between two words on how far a walk has come.
const WORD_EVERY: usize = 100_000;

/// A card to be checked.
struct Task {
    key: Key,
    /// Given for a built-in scenario; that of a file is in its text.
    scenario: Option<Arc<Scenario>>,
}

/// The walk under way.
#[derive(Default)]
struct Now {
    key: Key,
    walked: Walked,
    /// Moments of the wants before this one.
    before: usize,
    /// Moments when a word on it was last told.
    told: usize,
    /// Whether somebody asked for it to stop.
    stopped: bool,
    /// Whether what it walks is no longer so.
    outdated: bool,
}

/// The thread's own state.
pub(super) struct Checker {
    sources: Arc<Sources>,
    jobs: Receiver<Job>,
    tell: Tell,
    /// Each file's text as it was last read; why not, if it could not be.
    known: BTreeMap<PathBuf, Result<Arc<str>, String>>,
    /// Folders that could not be read.
    missing: BTreeSet<PathBuf>,
    queue: VecDeque<Task>,
    now: Now,
    /// Whether the window is gone.
    over: bool,
}

impl Checker {
    /// `known` are files that were checked before.
    pub(super) fn new(
        sources: Arc<Sources>,
        known: BTreeMap<PathBuf, Arc<str>>,
        jobs: Receiver<Job>,
        tell: Tell,
    ) -> Self {
        let known = known.into_iter().map(|(path, text)| (path, Ok(text))).collect();
        let (missing, queue) = (BTreeSet::new(), VecDeque::new());
        Self { sources, jobs, tell, known, missing, queue, now: Now::default(), over: false }
    }

    /// Takes jobs until the window is gone.
    pub(super) fn work(mut self) {
        while !self.over {
            match self.queue.pop_front() {
                Some(task) => self.check(&task),
                None => match self.jobs.recv() {
                    Ok(job) => self.take(job),
                    Err(_) => return,
                },
            }
        }
    }

    fn take(&mut self, job: Job) {
        match job {
            Job::Look => self.look(),
            Job::Again => {
                // A folder that is still missing is told once more.
                self.missing.clear();
                self.look();
                self.tell.tell(News::Looked);
            }
            Job::Touched => {
                for _ in 0..STEPS_MOST {
                    match self.jobs.recv_timeout(QUIET) {
                        Ok(Job::Touched) => {}
                        Ok(other) => {
                            self.take(other);
                            break;
                        }
                        Err(_) => break,
                    }
                }
                self.look();
            }
            Job::Walk(key, scenario) => {
                let built_in = key.1.is_none().then_some(scenario);
                self.enqueue(Task { key, scenario: built_in });
            }
            Job::Stop(key) => {
                self.queue.retain(|task| task.key != key);
                self.now.stopped |= self.now.key == key;
                self.tell.tell(News::Checks(key, Check::Stopped));
            }
        }
    }

    fn enqueue(&mut self, task: Task) {
        if self.queue.iter().all(|other| other.key != task.key) {
            self.tell.tell(News::Checks(task.key.clone(), Check::Waits));
            self.queue.push_back(task);
        }
    }

    /// Reads every file; those that are new or have changed are told of at once, and checked in turn.
    fn look(&mut self) {
        let mut found = BTreeSet::new();
        let sources = Arc::clone(&self.sources);
        for folder in &sources.folders {
            match disk::scenario_files(folder) {
                Ok(paths) => {
                    self.missing.remove(folder);
                    for path in paths {
                        self.read(&path);
                        found.insert(path);
                    }
                }
                // Told once, until it is there again.
                Err(err) => {
                    if self.missing.insert(folder.clone()) {
                        self.tell.tell(News::Trouble(err.to_string()));
                    }
                }
            }
        }
        let gone: Vec<PathBuf> = self.known.keys().filter(|path| !found.contains(*path)).cloned().collect();
        for path in gone {
            self.known.remove(&path);
            self.forget(&path);
            self.tell.tell(News::Gone(path));
        }
    }

    fn read(&mut self, path: &PathBuf) {
        let read = disk::read_text(path).map(Arc::<str>::from);
        let now = read.as_ref().map(Arc::clone).map_err(ToString::to_string);
        if self.known.get(path) == Some(&now) {
            return;
        }
        self.known.insert(path.clone(), now);
        self.forget(path);
        let card = self.sources.card_of_file(path, read.as_ref().map(Arc::clone));
        let task = card.scenario.is_some().then(|| Task { key: card.key(), scenario: None });
        self.tell.tell(News::Read(Box::new(card)));
        self.queue.extend(task);
    }

    /// What was to be found out about a file is no longer so.
    fn forget(&mut self, path: &PathBuf) {
        let is_it = |key: &Key| key.1.as_ref() == Some(path);
        self.queue.retain(|task| !is_it(&task.key));
        self.now.outdated |= is_it(&self.now.key);
    }

    fn check(&mut self, task: &Task) {
        self.now = Now { key: task.key.clone(), ..Now::default() };
        let news = match &task.scenario {
            Some(scenario) => {
                let solved = self.walk(scenario);
                News::Ways(task.key.clone(), ways(scenario, &solved, &mut || self.going()))
            }
            None => match self.card(task) {
                Some(card) => News::Read(Box::new(card)),
                None => return,
            },
        };
        let now = std::mem::take(&mut self.now);
        // A walk that did not come to its end has shown nothing.
        if !now.stopped && !now.outdated && !self.over {
            self.tell.tell(news);
        }
    }

    /// The card of a file, by every rule.
    fn card(&mut self, task: &Task) -> Option<Card> {
        let path = task.key.1.as_ref()?;
        let text = Arc::clone(self.known.get(path)?.as_ref().ok()?);
        let sources = Arc::clone(&self.sources);
        let card = sources.card_of_file(path, Ok(Arc::clone(&text)));
        let linted: Linted =
            lint(&card.id, &text, &sources.playbook, &sources.house, &mut |scenario| self.walk(scenario));
        let scenario = linted.scenario.clone();
        let ways = scenario.map(|scenario| ways(&scenario, &linted.solved, &mut || self.going()));
        Some(card.checked(linted, ways))
    }

    /// Walks every want. Jobs that come meanwhile are taken.
    fn walk(&mut self, scenario: &Scenario) -> Vec<Solved> {
        let budget = Budget::of(scenario);
        let deals = deals(scenario);
        let wants = deals.len();
        let mut all = Vec::new();
        for (deal, want) in deals.into_iter().zip(1..) {
            self.now.before = self.now.walked.moments;
            let (before, most) = (self.now.before, budget.states_max);
            self.now.walked = Walked { want, wants, moments: before, before, most };
            self.word();
            let solved = solve(scenario, deal, &budget, &mut |progress| self.watch(progress));
            self.now.walked.moments = self.now.before + solved.states;
            let stopped = solved.cut == Some(Cut::Stopped);
            all.push(solved);
            if stopped {
                break;
            }
        }
        all
    }

    fn word(&mut self) {
        self.now.told = self.now.walked.moments;
        self.tell.tell(News::Checks(self.now.key.clone(), Check::Walks(self.now.walked)));
    }

    fn watch(&mut self, progress: &Progress) -> Going {
        self.now.walked.moments = self.now.before + progress.states;
        if self.now.walked.moments >= self.now.told + WORD_EVERY {
            self.word();
        }
        self.going()
    }

    /// Takes the jobs that came meanwhile; says whether the present one is still wanted.
    fn going(&mut self) -> Going {
        loop {
            match self.jobs.try_recv() {
                Ok(job) => self.take(job),
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => {
                    self.over = true;
                    break;
                }
            }
        }
        if self.over || self.now.stopped || self.now.outdated { Going::Stop } else { Going::On }
    }
}
