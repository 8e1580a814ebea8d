//! What is worked out beside the window, which never waits for it: how good the turns of a conversation were
//! (`grader`), and what is wrong with the files of the watched folders (`checker`, told of changes by `watch`); the
//! records are tended (`keeper`), and trainer's sheets written (`sheets`).
//! Each is a thread that takes jobs and tells news; a new job, a closed window or a word ends the walk that it is at.

mod checker;
mod giving;
mod grader;
mod keeper;
mod sheets;
mod watch;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::command::{Command, Form};
use super::data::{Check, Data, Keeping, News, Route, Sources, Work};
use giving::Giving;

use crate::debrief::Day;
use crate::engine::notes::Mode;
use crate::records::ReadOnly;

/// Sends news to the window, which draws again.
#[derive(Clone, Debug)]
struct Tell {
    news: Sender<News>,
    ctx: egui::Context,
}

impl Tell {
    fn tell(&self, news: News) {
        if self.news.send(news).is_ok() {
            self.ctx.request_repaint();
        }
    }
}

/// The threads of one window; they end with it.
pub struct Workers {
    tell: Tell,
    news: Receiver<News>,
    sources: Arc<Sources>,
    grader: Option<Sender<grader::Job>>,
    checker: Option<Sender<checker::Job>>,
    watch: Option<watch::Watch>,
    keeper: Option<Sender<keeper::Job>>,
    sheets: Option<Sender<sheets::Job>>,
    /// For which opening of the records, and on which day, they were tended last.
    tended: Option<(u32, Day)>,
    /// Files that were checked before, and their text.
    known: BTreeMap<PathBuf, Arc<str>>,
    /// What the grader was asked last: the conversation, and after how many turns if it is to be graded.
    asked: Option<(u32, Option<usize>)>,
}

impl Workers {
    /// Begins to watch and to check the folders, if there are any.
    #[must_use]
    pub fn start(ctx: &egui::Context, data: &Data) -> Self {
        let (sender, news) = channel();
        let tell = Tell { news: sender, ctx: ctx.clone() };
        let sources = Arc::new(data.sources().clone());
        let done = data.cards.iter().filter(|card| card.check == Check::Done);
        let known = done.filter_map(|card| Some((card.path.clone()?, Arc::clone(&card.text)))).collect();
        let mut new = Self {
            tell,
            news,
            sources,
            grader: None,
            checker: None,
            watch: None,
            keeper: None,
            sheets: None,
            tended: None,
            known,
            asked: None,
        };
        if !new.sources.folders.is_empty() {
            new.look(checker::Job::Look);
        }
        new
    }

    /// What was found out since the last time. A folder that came, went or was renamed is watched anew.
    pub fn news(&mut self) -> Vec<News> {
        if self.watch.as_ref().is_some_and(watch::Watch::is_stale) {
            self.watch_folders();
            self.check(checker::Job::Touched);
        }
        self.news.try_iter().collect()
    }

    /// Asks for what a command needs.
    pub fn follow(&mut self, data: &Data, command: &Command) {
        match command {
            // Everything begins anew, with the other folders and by the other playbook.
            Command::UsePlace(..) | Command::LeavePlace(..) if !self.sources.is_same(data.sources()) => {
                *self = Self::start(&self.tell.ctx.clone(), data);
            }
            Command::Reload => self.look(checker::Job::Again),
            Command::Walk(card) => {
                let card = data.cards.get(*card);
                if let Some((card, scenario)) = card.and_then(|card| Some((card, card.scenario.clone()?))) {
                    self.check(checker::Job::Walk(card.key(), scenario));
                }
            }
            Command::StopWalk(card) => {
                if let Some(card) = data.cards.get(*card) {
                    self.check(checker::Job::Stop(card.key()));
                }
            }
            Command::BackUp => {
                if let Some(records) = data.another_connection() {
                    self.keep(keeper::Job::BackUp(records, data.today));
                }
            }
            Command::SaveSheet => self.write_sheet(data, false),
            Command::PrintSheet => self.write_sheet(data, true),
            Command::ExportTrainee => self.give(data, None),
            Command::SaveProgress(form) => self.give(data, Some(*form)),
            Command::ImportAttempts(file) => {
                let whose = data.record.trainee().filter(|_| *data.record.keeping() == Keeping::Kept);
                if let Some((trainee, records)) = whose.zip(data.another_connection()) {
                    self.keep(keeper::Job::TakeIn(records, trainee.id, file.clone()));
                }
            }
            _ => {}
        }
    }

    /// Gives the present trainee what is kept about them.
    fn give(&mut self, data: &Data, form: Option<Form>) {
        let whose = data.record.trainee().zip(data.documents());
        if let Some(((trainee, folder), records)) = whose.zip(data.another_connection()) {
            let giving = Giving {
                trainee: trainee.clone(),
                form,
                folder: folder.to_owned(),
                scenarios: data.cards.iter().filter_map(|card| card.scenario.clone()).collect(),
                playbook: Arc::clone(&data.sources().playbook),
                today: data.today,
            };
            self.keep(keeper::Job::Give(records, Box::new(giving)));
        }
    }

    /// Has the trainer's sheet of the briefed scenario written.
    fn write_sheet(&mut self, data: &Data, print: bool) {
        let card = data.card(&data.briefed).map(|(_, card)| card);
        let scenario = card.and_then(|card| card.scenario.clone());
        let (Some(card), Some(scenario), Some(folder)) = (card, scenario, data.documents()) else { return };
        let name = data.typed(&card.key());
        let job = sheets::Job { scenario, name, folder: folder.to_owned(), print };
        if self.sheets.is_none() {
            let (sender, jobs) = channel();
            let tell = self.tell.clone();
            self.sheets = spawn(Work::Sheets, &self.tell, move || sheets::work(&jobs, &tell)).then_some(sender);
        }
        if self.sheets.as_ref().is_some_and(|sheets| sheets.send(job).is_err()) {
            self.sheets = None;
            self.tell.tell(News::Failed(Work::Sheets));
        }
    }

    /// Asks for what the present conversation will need: the walk of what it can become as soon as it is open, the
    /// grades as soon as it is looked back on.
    pub fn attend(&mut self, data: &Data) {
        self.attend_records(data);
        let Some(talk) = &data.conversation else { return };
        let (playing, turns) = data.moment();
        // Who is coached hears after each reply how good it was.
        let coached = talk.mode == Mode::Coached;
        let looks_back = talk.replay.state.is_over() || data.route == Route::Debrief || coached;
        let ask = (playing, looks_back.then_some(turns));
        // A walk that was asked for goes on while other screens show.
        let walked = self.asked.is_some_and(|(asked, _)| asked == playing);
        // One that only waits in the Library is not walked.
        let open = matches!(data.route, Route::Conversation | Route::Debrief);
        if self.asked == Some(ask) || (if walked { !looks_back } else { !open }) {
            return;
        }
        self.asked = Some(ask);
        let grade = looks_back.then(|| ((playing, turns), talk.replay.clone()));
        let job = grader::Job { scenario: Arc::clone(&talk.scenario), deal: talk.replay.deal, playing, grade };
        if self.grader.is_none() {
            let (sender, jobs) = channel();
            let tell = self.tell.clone();
            self.grader = spawn(Work::Grades, &self.tell, move || grader::work(&jobs, &tell)).then_some(sender);
        }
        // One that fell has said so; the next job finds another.
        if self.grader.as_ref().is_some_and(|grader| grader.send(job).is_err()) {
            self.grader = None;
            self.tell.tell(News::Failed(Work::Grades));
        }
    }

    /// Has the records tended once they were opened, and once a day; those of another window are followed.
    fn attend_records(&mut self, data: &Data) {
        let now = (data.opened(), data.today);
        let job = match data.record.keeping() {
            Keeping::Kept if self.tended != Some(now) => keeper::Job::Tend,
            Keeping::ReadOnly(ReadOnly::SecondWindow) if self.tended.is_none_or(|(opened, _)| opened != now.0) => {
                |records, _| keeper::Job::Follow(records)
            }
            _ => return,
        };
        self.tended = Some(now);
        if let Some(records) = data.another_connection() {
            self.keep(job(records, data.today));
        }
    }

    fn keep(&mut self, job: keeper::Job) {
        if self.keeper.is_none() {
            let (sender, jobs) = channel();
            let tell = self.tell.clone();
            self.keeper = spawn(Work::Records, &self.tell, move || keeper::work(&jobs, &tell)).then_some(sender);
        }
        if self.keeper.as_ref().is_some_and(|keeper| keeper.send(job).is_err()) {
            self.keeper = None;
            self.tell.tell(News::Failed(Work::Records));
        }
    }

    /// Looks through the folders now, and watches them from now on.
    fn look(&mut self, job: checker::Job) {
        self.check(job);
        self.watch_folders();
    }

    fn watch_folders(&mut self) {
        if let Some(checker) = self.checker.as_ref().filter(|_| !self.sources.folders.is_empty()) {
            let (watch, trouble) = watch::Watch::on(&self.sources.folders, checker, &self.tell);
            self.watch = watch;
            if let Some(words) = trouble {
                self.tell.tell(News::Trouble(words));
            }
        }
    }

    fn check(&mut self, job: checker::Job) {
        if self.checker.is_none() {
            let (sender, jobs) = channel();
            let (sources, tell) = (Arc::clone(&self.sources), self.tell.clone());
            let known = std::mem::take(&mut self.known);
            let work = move || checker::Checker::new(sources, known, jobs, tell).work();
            self.checker = spawn(Work::Checks, &self.tell, work).then_some(sender);
        }
        if self.checker.as_ref().is_some_and(|checker| checker.send(job).is_err()) {
            self.checker = None;
            self.tell.tell(News::Failed(Work::Checks));
        }
    }
}

/// Tells when the thread that it is in ends by a fault.
struct Guard {
    work: Work,
    tell: Tell,
}

impl Drop for Guard {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.tell.tell(News::Failed(self.work));
        }
    }
}

/// Starts a thread; says whether the system let it.
fn spawn(work: Work, tell: &Tell, job: impl FnOnce() + Send + 'static) -> bool {
    let guard = Guard { work, tell: tell.clone() };
    let name = match work {
        Work::Checks => "checker",
        Work::Grades => "grader",
        Work::Records => "keeper",
        Work::Sheets => "sheets",
    };
    let begun = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
        let _guard = guard;
        job();
    });
    if begun.is_err() {
        tell.tell(News::Failed(work));
    }
    begun.is_ok()
}
