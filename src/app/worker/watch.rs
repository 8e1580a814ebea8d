//! Tells the checker when something in a watched folder may have changed: a file saved in place, or by renaming
//! another over it, one that came, one that went, the folder itself.

use std::path::PathBuf;
use std::sync::mpsc::Sender;

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::checker::Job;
use crate::disk;

/// Watches for as long as it lives.
pub(super) struct Watch {
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Watches these folders; with what to tell of those that cannot be watched.
    pub(super) fn on(folders: &[PathBuf], checker: &Sender<Job>) -> (Option<Self>, Option<String>) {
        let jobs = checker.clone();
        let told = move |event: notify::Result<Event>| {
            // A watch that has failed has perhaps missed something.
            if event.is_ok_and(|event| !matters(&event)) {
                return;
            }
            let _sent = jobs.send(Job::Touched);
        };
        let Ok(mut watcher) = notify::recommended_watcher(told) else {
            return (None, Some(words("The folders", "them")));
        };
        let mut trouble = None;
        for folder in folders {
            // One that is not there is told of by whoever reads it.
            if watcher.watch(folder, RecursiveMode::NonRecursive).is_err() && disk::is_folder(folder) {
                trouble = Some(words(&format!("The folder \"{}\"", folder.display()), "it"));
            }
        }
        (Some(Self { _watcher: watcher }), trouble)
    }
}

fn words(which: &str, it: &str) -> String {
    format!("{which} cannot be watched for changes. After you saved a file, read the files in {it} again.")
}

/// Whether it may have changed a scenario; reading one does not. What goes or is renamed may be the folder itself.
fn matters(event: &Event) -> bool {
    let is_scenario = |path: &PathBuf| path.extension().is_some_and(|end| end == "ron");
    match event.kind {
        EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write) => false,
        EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)) => true,
        _ => event.paths.is_empty() || event.paths.iter().any(is_scenario),
    }
}
