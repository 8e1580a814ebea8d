//! One function applies what was asked for; what follows helps it.

use super::card::Check;
use super::{Conversation, Data, Keeping, Pane, Route, Settings};
use crate::app::command::Command;
use crate::engine::notes::Mode;

impl Data {
    /// Applies one command. What needs the window, the workers or a file is theirs: copying, walks, pages, quitting.
    pub fn apply(&mut self, command: Command) {
        if command.answers() {
            self.asking = None;
        }
        self.obey(command);
        self.add_up();
    }

    fn obey(&mut self, command: Command) {
        match command {
            Command::OpenLibrary => {
                self.let_go();
                self.route = Route::Library;
            }
            Command::OpenBriefing(card) => self.open_briefing(card),
            Command::Resume(key) => _ = self.resume(&key),
            Command::Begin(seed) => self.begin_briefed(seed, self.settings.mode, false),
            Command::BeginNearEnd(seed) => self.begin_briefed(seed, Mode::Coached, true),
            Command::Watch(example) => self.watch(example),
            Command::WatchOn => self.watch_on(),
            Command::WatchBack => self.change(Conversation::watch_back),
            Command::GoBackTo(turns) => self.go_back_to(turns),
            Command::Note(turn, noted) => self.note(|notes| noted.put(notes.turn_mut(turn))),
            Command::HotBefore(hot) => self.note(|notes| notes.hot_before = hot),
            Command::HotAfter(hot) => self.note(|notes| notes.hot_after = hot),
            Command::LeaveInDiary => self.leave_in_diary(),
            Command::OpenDiary(at) => self.open_diary(at),
            Command::LookBack(at) => {
                if self.take_out(at) {
                    self.route = Route::Debrief;
                }
            }
            Command::ReachDay => self.reach_day(),
            Command::GoOn => self.go_on(),
            Command::Thought(millis) => self.thought = Some(millis),
            Command::Take(taken) => self.take(&taken),
            Command::Stop => self.stop(),
            Command::OpenDebrief => {
                if self.conversation.as_ref().is_some_and(|c| c.replay.state.is_over()) {
                    self.route = Route::Debrief;
                }
            }
            Command::SameCustomer => self.begin_again(|c| Some(c.replay.deal.seed)),
            Command::AnotherCustomer => self.begin_again(|_| None),
            Command::OpenFindings(card) => self.inspect(card, Pane::Findings),
            Command::OpenScenes(card) => self.inspect(card, Pane::Scenes),
            Command::PlayFrom { card, want, taken } => self.play_from(card, want, &taken),
            Command::OpenSettings => {
                if self.route != Route::Settings {
                    self.look_at_places();
                    self.left = std::mem::replace(&mut self.route, Route::Settings);
                }
            }
            Command::CloseSettings => self.route = self.left,
            Command::Set(settings) => self.set(settings),
            Command::UsePlace(what, typed) => self.use_place(what, &typed),
            Command::LeavePlace(what, place) => self.leave_place(what, &place),
            Command::ChooseMode(mode) => self.choose_mode(mode),
            Command::ShowMood(show) => self.settings.show_mood = show,
            Command::ToggleDark => self.settings.dark = !self.settings.dark,
            Command::LargerText => self.settings.text_percent = (self.settings.text_percent + 10).min(200),
            Command::SmallerText => self.settings.text_percent = (self.settings.text_percent - 10).max(100),
            Command::CloseNotice => self.notice = None,
            // What comes of it is told by whoever reads the files.
            Command::Reload => self.notice = None,
            Command::Walk(card) => {
                if let Some(card) = self.cards.get_mut(card) {
                    card.check = Check::Waits;
                }
            }
            Command::Help(shown) => self.help = shown,
            Command::Ask(what) => self.asking = what,
            Command::OpenProgress => {
                self.let_go();
                self.route = Route::Progress;
            }
            Command::ChooseTrainee(id) => self.choose_trainee(id),
            Command::AddTrainee(name) => {
                if let Some(name) = self.free_name(&name, false) {
                    self.add_trainee(Some(name));
                }
            }
            Command::RenameTrainee(name) => self.rename_trainee(&name),
            Command::TryRecords => self.try_records(),
            Command::GoOnUnkept => {
                if matches!(self.record.keeping, Keeping::Trouble(_)) {
                    self.record.keeping = Keeping::Nowhere;
                }
            }
            Command::OpenAttempt(id) => self.open_attempt(id),
            Command::SaveElsewhere => self.save_elsewhere(),
            Command::NewGuest => self.new_guest(),
            Command::EraseTrainee(id) => _ = self.erase(id),
            Command::NewRecords => self.begin_records_anew(),
            Command::Restore(backup) => self.restore(&backup),
            Command::SaveSheet | Command::PrintSheet => self.begin_sheet(),
            Command::ExportTrainee | Command::SaveProgress(_) => _ = self.can_give(),
            Command::ImportAttempts(_) => _ = self.can_take_in(),
            Command::BackUp => {}
            Command::StopWalk(_)
            | Command::OpenFolder(_)
            | Command::Copy(_)
            | Command::SavePage
            | Command::PrintPage
            | Command::Quit => {}
        }
    }

    /// To the Briefing of a card, unless a conversation waits on it: then that goes on.
    fn open_briefing(&mut self, card: usize) {
        let Some(card) = self.cards.get(card) else { return };
        let (key, sound) = (card.key(), card.scenario.is_some());
        if !self.resume(&key) && sound {
            self.briefed = key;
            self.route = Route::Briefing;
        }
    }

    fn set(&mut self, settings: Settings) {
        let mode = std::mem::replace(&mut self.settings, settings).mode;
        self.settings.mode = mode;
        self.choose_mode(settings.mode);
    }

    /// Lets go what is over when it is left, an example or what was looked back on; what waits for its day goes back.
    fn let_go(&mut self) {
        let gone = self.conversation.take_if(|c| c.mode == Mode::Watch || c.from_progress);
        self.promise_waits();
        // Who was put aside for it is there again.
        if let Some(before) = gone.and_then(|_| self.waiting.pop()) {
            self.conversation = Some(before);
            self.begun = self.begun.wrapping_add(1);
        }
    }

    fn inspect(&mut self, card: usize, pane: Pane) {
        if let Some(card) = self.cards.get(card) {
            (self.inspected, self.pane, self.route) = (card.key(), pane, Route::Findings);
        }
    }
}
