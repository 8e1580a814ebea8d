//! Tends the records beside the window: looks them through, makes the day's backup, judges anew what an older rubric
//! judged, gives and takes attempts; and, where another window keeps what is practised, follows it until it is gone. Each task has a connection of
//! its own, which is closed when it is done.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use super::Tell;
use super::giving::{Giving, take_in};
use crate::app::data::{News, Tended};
use crate::debrief::kept::{Texts, TraineeId};
use crate::debrief::{Day, Judged};
use crate::engine::attempt::replay;
use crate::engine::notes::AttemptId;
use crate::records::{Change, NotWritten, Records, Trouble, backups};
use crate::scenario::Scenario;

/// Something to do.
pub(super) enum Job {
    /// Tend records that this window keeps, on this day.
    Tend(Records, Day),
    /// Make a backup of this day now, because somebody asked for it.
    BackUp(Records, Day),
    /// Follow records that another window keeps.
    Follow(Records),
    /// Give somebody what is kept about them.
    Give(Records, Box<Giving>),
    /// Take the attempts of a file in, for somebody.
    TakeIn(Records, TraineeId, PathBuf),
}

/// How often one looks what the other window has done.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// Attempts that are judged between two writes.
const BATCH: usize = 50;

/// Takes jobs until the window is gone.
pub(super) fn work(jobs: &Receiver<Job>, tell: &Tell) {
    let mut followed: Option<Followed> = None;
    loop {
        let job = match &mut followed {
            None => jobs.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(_) => jobs.recv_timeout(LOOK_EVERY),
        };
        match (job, &mut followed) {
            (Err(RecvTimeoutError::Disconnected), _) => return,
            (Err(RecvTimeoutError::Timeout), None) => {}
            (Err(RecvTimeoutError::Timeout), Some(other)) => other.look(tell),
            (Ok(Job::Follow(records)), _) => followed = Some(Followed::new(records)),
            (Ok(Job::Give(records, giving)), _) => tell.tell(News::Tended(Tended::Given(giving.give(&records)))),
            (Ok(Job::TakeIn(mut records, trainee, file)), _) => {
                tell.tell(News::Tended(Tended::CameIn(take_in(&mut records, trainee, &file))));
            }
            (Ok(Job::BackUp(records, today)), _) => {
                let made = records.back_up(today);
                tell.tell(News::Tended(Tended::Backups(backups(records.folder()))));
                tell.tell(News::Tended(Tended::BackedUp(made)));
            }
            (Ok(Job::Tend(mut records, today)), _) => {
                followed = None;
                // Making a backup looks the records through first. What else keeps it from being made shows when the
                // window itself writes, and so does what cannot be judged.
                if let Err(NotWritten::Damaged(what)) = records.back_up(today) {
                    tell.tell(News::Tended(Tended::Damaged(what)));
                    continue;
                }
                tell.tell(News::Tended(Tended::Backups(backups(records.folder()))));
                let _untold = judge(&mut records, tell);
            }
        }
    }
}

/// Records that another window keeps.
struct Followed {
    records: Records,
    version: Option<i64>,
}

impl Followed {
    fn new(records: Records) -> Self {
        Self { version: records.version().ok(), records }
    }

    fn look(&mut self, tell: &Tell) {
        if self.records.is_free() {
            return tell.tell(News::Tended(Tended::Free));
        }
        let version = self.records.version().ok();
        if std::mem::replace(&mut self.version, version) != version {
            tell.tell(News::Tended(Tended::Changed));
        }
    }
}

/// Judges anew what the present rubric has not judged.
fn judge(records: &mut Records, tell: &Tell) -> Result<(), Trouble> {
    let mut scenarios: Vec<(Texts, Option<Arc<Scenario>>)> = Vec::new();
    let mut skipped = BTreeSet::new();
    loop {
        let mut ids = records.to_judge(BATCH + skipped.len())?;
        ids.retain(|id| !skipped.contains(id));
        if ids.is_empty() {
            return Ok(());
        }
        let mut judged = BTreeMap::new();
        for id in ids {
            match judged_anew(records, id, &mut scenarios)? {
                Some(new) => _ = judged.insert(id, new),
                // Under rules or texts that this program does not know, it stays as it was judged.
                None => _ = skipped.insert(id),
            }
        }
        let changes: Vec<Change> =
            judged.iter().map(|(id, judged)| Change::Judged(*id, Box::new(judged.clone()))).collect();
        if records.write(&changes).is_err() {
            return Ok(());
        }
        tell.tell(News::Tended(Tended::Judged(judged)));
    }
}

fn judged_anew(
    records: &Records,
    id: AttemptId,
    scenarios: &mut Vec<(Texts, Option<Arc<Scenario>>)>,
) -> Result<Option<Judged>, Trouble> {
    let Some((kept, texts)) = records.attempt(id)? else { return Ok(None) };
    let known = scenarios.iter().find(|(other, _)| *other == texts).map(|(_, scenario)| scenario.clone());
    let scenario = known.unwrap_or_else(|| {
        let scenario = texts.scenario().map(Arc::new);
        scenarios.push((texts, scenario.clone()));
        scenario
    });
    let again = scenario.and_then(|scenario| replay(&scenario, &kept.attempt).ok().map(|again| (scenario, again)));
    Ok(again.map(|(scenario, again)| Judged::of(&scenario, &again, kept.given)))
}
