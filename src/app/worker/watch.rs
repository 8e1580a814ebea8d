//! Tells the checker when something in a watched folder may have changed: a file saved in place, or by renaming
//! another over it, one that came, one that went, the folder itself.

use std::collections::BTreeSet;
use std::path::{PathBuf, absolute};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::Tell;
use super::checker::Job;
use crate::disk;

/// Watches for as long as it lives.
pub(super) struct Watch {
    _watcher: RecommendedWatcher,
    moved: Arc<AtomicBool>,
}

impl Watch {
    /// Watches these folders, and those that they stand in: a folder that goes takes its own watch with it, and may
    /// come back. With what to tell of those that cannot be watched.
    pub(super) fn on(folders: &[PathBuf], checker: &Sender<Job>, tell: &Tell) -> (Option<Self>, Option<String>) {
        let (jobs, ctx) = (checker.clone(), tell.ctx.clone());
        let whole: Vec<PathBuf> = folders.iter().filter_map(|folder| absolute(folder).ok()).collect();
        let above: BTreeSet<PathBuf> = whole.iter().filter_map(|folder| Some(folder.parent()?.to_owned())).collect();
        let moved = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&moved);
        let told = move |event: notify::Result<Event>| {
            // A watch that has failed has perhaps missed something.
            let Some(touched) = event.map_or(Some(Touched::Files), |event| touched(&event, &whole)) else { return };
            if touched == Touched::Folder {
                seen.store(true, Ordering::Relaxed);
                ctx.request_repaint();
            }
            let _sent = jobs.send(Job::Touched);
        };
        let Ok(mut watcher) = notify::recommended_watcher(told) else {
            return (None, Some(words("The folders", "them")));
        };
        for folder in above {
            // Without it everything works but a folder that comes back.
            let _watched = watcher.watch(&folder, RecursiveMode::NonRecursive);
        }
        let mut trouble = None;
        for folder in folders {
            // One that is not there is told of by whoever reads it.
            if watcher.watch(folder, RecursiveMode::NonRecursive).is_err() && disk::is_folder(folder) {
                trouble = Some(words(&format!("The folder \"{}\"", folder.display()), "it"));
            }
        }
        (Some(Self { _watcher: watcher, moved }), trouble)
    }

    /// Whether a folder itself came, went or was renamed: then it has to be watched anew.
    pub(super) fn is_stale(&self) -> bool {
        self.moved.load(Ordering::Relaxed)
    }
}

fn words(which: &str, it: &str) -> String {
    format!("{which} cannot be watched for changes. After you saved a file, read the files in {it} again.")
}

/// What an event is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Touched {
    /// Something in a watched folder.
    Files,
    /// A watched folder itself.
    Folder,
}

/// What an event may have changed; reading a scenario changes nothing.
fn touched(event: &Event, folders: &[PathBuf]) -> Option<Touched> {
    let (came_or_went, is_scenario) = match event.kind {
        EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write) => return None,
        EventKind::Create(_) => (true, false),
        EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)) => (true, true),
        _ => (false, false),
    };
    let about = |path: &PathBuf| {
        if folders.contains(path) {
            return came_or_went.then_some(Touched::Folder);
        }
        let inside = path.parent().is_some_and(|parent| folders.iter().any(|folder| folder == parent));
        let matters = is_scenario || path.extension().is_some_and(|end| end == "ron");
        (inside && matters).then_some(Touched::Files)
    };
    if event.paths.is_empty() { Some(Touched::Files) } else { event.paths.iter().filter_map(about).max() }
}
