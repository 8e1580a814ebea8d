//! Who practises: choosing, adding, renaming and erasing them. Nothing of one shows to another.

use super::resume::{MODE, word_of};
use super::talk::new_id;
use super::{Data, Route, name_from};
use crate::debrief::kept::TraineeId;
use crate::engine::notes::Mode;
use crate::records::{Change, Trainee};

impl Data {
    /// Chooses how the next conversation is had; the trainee finds it chosen the next time.
    pub(super) fn choose_mode(&mut self, mode: Mode) {
        if std::mem::replace(&mut self.settings.mode, mode) != mode {
            self.keep_setting(MODE, &word_of(mode));
        }
    }

    /// Somebody practises from now on, and goes on where they were.
    pub(super) fn choose_trainee(&mut self, id: TraineeId) {
        if self.record.trainees.iter().all(|trainee| trainee.id != id) {
            return;
        }
        self.put_everything_away();
        self.record.trainee = Some(id);
        self.settings.mode = Mode::default();
        self.read_history();
        self.route = Route::Library;
    }

    /// Puts all that is somebody's own out of sight; what can be kept is kept already.
    pub(super) fn put_everything_away(&mut self) {
        self.conversation = None;
        self.waiting.clear();
        self.begun = self.begun.wrapping_add(1);
        self.record.trainee = None;
        self.record.begin_with(Vec::new(), 0, false);
        for card in &mut self.cards {
            card.reached.clear();
        }
    }

    /// A new guest; what the one before them left is erased.
    pub(super) fn new_guest(&mut self) {
        let guest = self.record.trainees.iter().find(|trainee| trainee.name.is_none()).map(|trainee| trainee.id);
        if guest.is_none_or(|guest| self.erase(guest)) {
            self.add_trainee(None);
        }
    }

    /// Somebody new practises from now on.
    pub(super) fn add_trainee(&mut self, name: Option<String>) {
        let trainee = Trainee { id: new_id(), name };
        self.keep(vec![Change::Trainee(trainee.id, trainee.name.clone(), self.now())]);
        let id = trainee.id;
        self.record.trainees.push(trainee);
        self.arrange_trainees();
        self.choose_trainee(id);
    }

    /// A name as it can be given; none, and a word about it, where it cannot.
    pub(super) fn free_name(&mut self, name: &str, own: bool) -> Option<String> {
        let trainees = self.record.trainees();
        let own = self.record.trainee().filter(|_| own).and_then(|trainee| trainee.name.as_deref());
        name_from(name, trainees, own).map_err(|fault| self.notice = Some(fault.to_string())).ok()
    }

    /// The present trainee is called so from now on; a guest is none any more.
    pub(super) fn rename_trainee(&mut self, name: &str) {
        let Some(name) = self.free_name(name, true) else { return };
        let mut changes = Vec::new();
        let Some(owner) = self.owner(&mut changes) else { return };
        changes.push(Change::Rename(owner, name.clone()));
        self.keep(changes);
        for trainee in self.record.trainees.iter_mut().filter(|trainee| trainee.id == owner) {
            trainee.name = Some(name.clone());
        }
        self.arrange_trainees();
    }

    /// By name, the guest first: the order in which they are read.
    fn arrange_trainees(&mut self) {
        self.record.trainees.sort_by_cached_key(|trainee| trainee.name.as_ref().map(|name| name.to_lowercase()));
    }
}
