//! One function applies what was asked for; what follows helps it.

use std::sync::Arc;

use rand::RngExt as _;

use super::card::{Check, Key, Script};
use super::resume::WATCHED;
use super::{Conversation, Data, Example, Keeping, Pane, Route, Settings};
use crate::app::command::Command;
use crate::debrief::Played;
use crate::debrief::kept::{Ended, Timed};
use crate::engine::notes::{Begun, Mode, Notes};
use crate::engine::{Deal, Taken};
use crate::playbook::EndingId;
use crate::records::Change;
use crate::scenario::Scenario;

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

    /// Begins the briefed scenario, at its first line or near the end of the model conversation.
    fn begin_briefed(&mut self, seed: Option<u32>, mode: Mode, near_end: bool) {
        let Some(script) = self.script(&self.briefed) else { return };
        self.begin(self.briefed.clone(), script, seed, mode);
        if let Some(conversation) = self.conversation.as_mut().filter(|_| near_end) {
            conversation.leads_in = true;
        }
    }

    fn go_on(&mut self) {
        if let Some(conversation) = &self.conversation {
            self.route = if conversation.replay.state.is_over() { Route::Debrief } else { Route::Conversation };
        }
    }

    fn stop(&mut self) {
        // Before the first reply there is nothing to look back on.
        let any = self.conversation.as_ref().is_some_and(|c| c.replay.turns.len() > c.given);
        self.route = if any { Route::Debrief } else { Route::Library };
    }

    fn set(&mut self, settings: Settings) {
        let mode = std::mem::replace(&mut self.settings, settings).mode;
        self.settings.mode = mode;
        self.choose_mode(settings.mode);
    }

    /// Changes the present conversation, if there is one.
    fn change(&mut self, change: impl FnOnce(&mut Conversation)) {
        if let Some(conversation) = &mut self.conversation {
            change(conversation);
        }
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

    /// Notes something beside the present conversation.
    fn note(&mut self, note: impl FnOnce(&mut Notes)) {
        self.change(|talk| note(&mut talk.notes));
        self.keep_notes();
    }

    /// The day of what comes next has come, or is taken to have come.
    fn reach_day(&mut self) {
        self.change(Conversation::reach_day);
        let talk = self.conversation.as_ref().filter(|talk| self.is_kept(talk));
        let reached = talk.map(|talk| Change::Reached(talk.id, talk.reached));
        self.keep(reached.into_iter().collect());
    }

    /// What a card is played from, if it can be played.
    fn script(&self, key: &Key) -> Option<Script> {
        self.sources.script(self.card(key)?.1)
    }

    fn begin(&mut self, card: Key, script: Script, seed: Option<u32>, mode: Mode) {
        let seed = seed.unwrap_or_else(|| self.another_customer(&card, &script.scenario, mode));
        self.set_aside();
        let deal = Deal::new(&script.scenario, seed);
        self.talk(Conversation { began: self.now(), ..Conversation::new(card, script, deal, mode) });
    }

    /// Begins the present scenario anew, as its file is now; as it was, where it is gone or cannot be played any more.
    /// Whoever was assessed knows this customer by now: with the same one it is practice.
    fn begin_again(&mut self, seed: impl Fn(&Conversation) -> Option<u32>) {
        if let Some(c) = &self.conversation {
            let (card, seed) = (c.card.clone(), seed(c));
            let own = Script { scenario: Arc::clone(&c.scenario), texts: Arc::clone(&c.texts) };
            let known = c.mode == Mode::Assessment && seed.is_some();
            let mode = if known { Mode::Practice } else { c.mode };
            let script = self.script(&card).unwrap_or(own);
            self.begin(card, script, seed, mode);
        }
    }

    /// Begins in the middle, with somebody who wants this.
    fn play_from(&mut self, card: usize, want: u8, taken: &[Taken]) {
        let Some(card) = self.cards.get(card) else { return };
        let (Some(script), card) = (self.sources.script(card), card.key()) else { return };
        let Some(id) = script.scenario.wants.get(usize::from(want)).map(|want| want.id.clone()) else { return };
        let Some(deal) = Deal::with_want(&script.scenario, 1, &id) else { return };
        self.set_aside();
        self.talk(Conversation::after(card, script, deal, taken));
    }

    /// Goes on with the conversation of a card that waits; says whether one did.
    fn resume(&mut self, card: &Key) -> bool {
        let present = self.conversation.as_ref().filter(|c| c.card == *card);
        if present.is_some_and(|c| c.is_unfinished() && !c.waits_for_its_day()) {
            self.route = Route::Conversation;
            return true;
        }
        let Some(at) = self.waiting.iter().position(|c| c.card == *card) else { return false };
        let again = self.waiting.swap_remove(at);
        self.set_aside();
        self.talk(again);
        true
    }

    pub(super) fn talk(&mut self, conversation: Conversation) {
        self.conversation = Some(conversation);
        self.begun = self.begun.wrapping_add(1);
        self.route = Route::Conversation;
    }

    fn inspect(&mut self, card: usize, pane: Pane) {
        if let Some(card) = self.cards.get(card) {
            (self.inspected, self.pane, self.route) = (card.key(), pane, Route::Findings);
        }
    }

    /// Keeps an unfinished conversation for later, the newest of a card. What an author began in the middle can be begun
    /// there again, and makes no trainee's own give way.
    pub(super) fn set_aside(&mut self) {
        self.promise_waits();
        let Some(unfinished) = self.conversation.take().filter(Conversation::is_unfinished) else { return };
        if let Some(at) = self.waiting.iter().position(|other| other.card == unfinished.card) {
            // Where nothing was said yet, nothing gives way.
            if !unfinished.has_own_turns() && !self.is_kept(&unfinished) {
                return;
            }
            let other = self.waiting.remove(at);
            self.leave(other.id);
        }
        self.waiting.push(unfinished);
    }

    /// A fresh customer number: one who wants what the plan suggests for this scenario; and never what they wanted the
    /// last time, now or before, if they could want anything else. What is watched takes no suggestion up.
    fn another_customer(&self, card: &Key, scenario: &Scenario, mode: Mode) -> u32 {
        let fresh = || rand::rng().random_range(1..10_000);
        let want = |seed: u32| scenario.wants.get(usize::from(Deal::new(scenario, seed).want));
        let present = self.conversation.as_ref().filter(|c| c.card == *card);
        let present = present.and_then(|c| c.scenario.wants.get(usize::from(c.replay.deal.want)));
        let last = present.map(|want| want.id.as_str());
        let last = last.or_else(|| self.record.last(&scenario.id).map(|played| played.want.as_str()));
        let other = |seed: &u32| last != want(*seed).map(|want| want.id.as_str()) || scenario.wants.len() < 2;
        let plan = self.record.plan().iter().filter(|_| mode != Mode::Watch);
        let planned = plan.filter(|next| next.scenario == scenario.id && Some(next.want.as_str()) != last);
        let planned = planned.filter_map(|next| Deal::with_want(scenario, fresh(), &next.want)).map(|deal| deal.seed);
        planned.chain((0..100).map(|_| fresh()).filter(other)).next().unwrap_or_else(fresh)
    }

    /// Takes a turn: it is written down before it is taken, and with it what remains of a conversation that is over.
    fn take(&mut self, taken: &Taken) {
        let Some(talk) = &self.conversation else { return };
        let (scenario, mut replay) = (Arc::clone(&talk.scenario), talk.replay.clone());
        // A click that arrives after its reply went off offer changes nothing.
        if replay.push(&scenario, taken).is_err() {
            return;
        }
        let timed = Timed { at: self.now(), thought: self.thought.take() };
        // An example is nobody's own, nor is what an author begins in the middle.
        if !talk.is_own() {
            let watched = talk.mode == Mode::Watch && replay.state.is_over();
            self.change(|talk| talk.push(replay, timed));
            if watched && !self.record.has_watched() {
                self.record.note_watched();
                self.keep_setting(WATCHED, "yes");
            }
            return;
        }
        let (before, had) = (talk.replay.state.ending(), talk.had(self.today));
        let ending = replay.state.ending().filter(|_| before.is_none());
        let ended = ending.map(|_| Ended { at: timed.at, count: self.record.ended().saturating_add(1) });
        let over = replay.state.is_over();
        let played = over.then(|| Played::of(&scenario, &replay, had)).flatten();
        self.go_on_apart();
        let mut changes = self.beginning();
        let Some(id) = self.conversation.as_ref().map(|talk| talk.id) else { return };
        changes.push(Change::Turn(id, replay.turns.len(), *taken, timed));
        changes.extend(self.at_last(id));
        changes.extend(ended.map(|ended| Change::Ended(id, ended)));
        let over = |played: &Played| Change::Over(id, played.summary(timed.at), Box::new(played.judged.clone()));
        changes.extend(played.as_ref().map(over));
        self.keep(changes);
        self.change(|talk| {
            talk.push(replay, timed);
            talk.ended = ended.or(talk.ended);
        });
        if let Some(ending) = ending {
            self.record.note_ended();
            self.reach_ending(ending);
        }
        if let Some(played) = played {
            self.record.keep(Played { id, ..played });
        }
    }

    /// The card of the present conversation takes an ending that it came to from its first line.
    fn reach_ending(&mut self, ending: EndingId) {
        let Some(talk) = self.conversation.as_ref().filter(|talk| talk.begun == Begun::FirstLine) else { return };
        let card = self.cards.iter_mut().find(|card| card.is(&talk.card));
        if let Some(card) = card.filter(|card| !card.reached.contains(&ending)) {
            card.reached.push(ending);
        }
    }

    /// Shows an example with the present customer from its first line on, or with the briefed one.
    fn watch(&mut self, example: Example) {
        let Some(conversation) = &self.conversation else {
            if let Some(script) = self.script(&self.briefed) {
                self.begin(self.briefed.clone(), script, None, Mode::Watch);
            }
            if let Some(conversation) = &mut self.conversation {
                conversation.example = example;
            }
            return;
        };
        let mut again = conversation.back_to(0);
        (again.mode, again.parent, again.example) = (Mode::Watch, None, example);
        again.began = self.now();
        (again.begun, again.given) = (Begun::FirstLine, 0);
        self.set_aside();
        self.talk(again);
    }

    /// The next turn of the example.
    fn watch_on(&mut self) {
        let Some(conversation) = self.conversation.as_ref().filter(|c| c.mode == Mode::Watch) else { return };
        let turns = self.examples().turns(conversation.example);
        let next = turns.and_then(|turns| turns.get(conversation.replay.turns.len())).copied();
        if let Some(next) = next {
            self.take(&next);
        }
    }

    /// Begins a new attempt with the first turns of this one. What is assessed cannot be taken back before its end, and
    /// is practice from then on; so is what was only watched.
    fn go_back_to(&mut self, turns: usize) {
        let Some(conversation) = &self.conversation else { return };
        let assessed = conversation.mode == Mode::Assessment && !conversation.replay.state.is_over();
        let taken = conversation.replay.turns.len();
        // Whoever watched has taken no turn yet: they can answer the line that the example has come to.
        let answers = conversation.mode == Mode::Watch && turns == taken && !conversation.replay.state.is_over();
        if assessed || (turns >= taken && !answers) {
            return;
        }
        let mut again = conversation.back_to(turns);
        match again.mode {
            Mode::Assessment => again.mode = Mode::Practice,
            Mode::Watch => {
                (again.mode, again.parent) = (Mode::Coached, None);
                (again.begun, again.given) = (Begun::FromExample, turns);
                // What was noted was about the example.
                again.notes.turns.clear();
            }
            Mode::Coached | Mode::Practice => {}
        }
        again.began = self.now();
        // What was taken out of the diary to look back on stands there again; anything else that went on is given up.
        let gone = match &self.conversation {
            Some(c) if c.in_diary => {
                self.promise_waits();
                None
            }
            other => other.as_ref().filter(|c| c.is_unfinished()).map(|c| c.id),
        };
        let goes_on = again.parent.is_some();
        self.talk(again);
        if goes_on {
            self.keep_present();
        }
        gone.into_iter().for_each(|gone| self.leave(gone));
    }

    /// The promise stands in the diary; whoever looks back now sees the conversation as far as it went.
    fn leave_in_diary(&mut self) {
        if self.promise_waits() {
            self.route = Route::Library;
        }
    }

    /// Where the present conversation waits for its day, the diary has it; says whether it does.
    fn promise_waits(&mut self) -> bool {
        let waits = self.conversation.take_if(|c| c.waits_for_its_day());
        waits.map(|conversation| self.record.put_in_diary(conversation, self.today)).is_some()
    }

    /// Takes an entry out of the diary, as the present conversation; says whether there was one.
    fn take_out(&mut self, at: usize) -> bool {
        let Some(conversation) = self.record.take_from_diary(at) else { return false };
        self.set_aside();
        self.talk(conversation);
        true
    }

    /// The day of an entry of the diary has come, or is taken to have come.
    fn open_diary(&mut self, at: usize) {
        if self.take_out(at) {
            self.reach_day();
        }
    }
}
