//! What the screens read, and the functions that change it: [`Data::apply`] does what was asked for,
//! [`Data::hear`] takes in what was found out beside the window.

mod card;
mod news;
mod talk;

use std::sync::Arc;

use rand::RngExt as _;

use super::Options;
use super::command::Command;
use crate::disk;
use crate::engine::{Deal, Taken};
use crate::playbook::{Playbook, check as playbook_check};
use crate::scenario::Scenario;
use crate::scenario::check::house_from_text;
use crate::scenario::house::House;
use crate::text::{Finding, Severity};

pub use card::{Card, Check, Key, Sources, Walked, Way, Weight, ways};
pub use news::{News, Work};
pub use talk::{Conversation, Graded};

/// Which screen shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// What to practise.
    #[default]
    Library,
    /// Before a conversation.
    Briefing,
    /// The conversation.
    Conversation,
    /// After it.
    Debrief,
    /// What was found in a scenario, and its scenes.
    Findings,
}

/// Which part of the Findings shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// What was found.
    #[default]
    Findings,
    /// The scenes to start at.
    Scenes,
}

/// What a trainee can set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The dark theme.
    pub dark: bool,
    /// The mood in words and numbers during a conversation.
    pub show_mood: bool,
    /// Motion of face and screens.
    pub motion: bool,
    /// Text size in percent, 100 to 200.
    pub text_percent: u16,
}

impl Settings {
    /// The factor by which everything is drawn larger.
    #[must_use]
    pub fn zoom(self) -> f32 {
        f32::from(self.text_percent) / 100.0
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self { dark: false, show_mood: true, motion: true, text_percent: 100 }
    }
}

/// What the screens read.
#[derive(Clone, Debug)]
pub struct Data {
    /// Which screen shows.
    pub route: Route,
    /// The scenarios.
    pub cards: Vec<Card>,
    /// The card that the Briefing is about, which may be gone.
    pub briefed: Key,
    /// The card that the Findings are about, which may be gone.
    pub inspected: Key,
    /// Which part of the Findings shows.
    pub pane: Pane,
    /// The conversation under way or over.
    pub conversation: Option<Conversation>,
    /// Unfinished conversations with others, one a card; they go on where they were. None was begun in the middle.
    pub waiting: Vec<Conversation>,
    /// What a trainee can set.
    pub settings: Settings,
    /// Something to be told once.
    pub notice: Option<String>,
    sources: Sources,
    /// Counts conversations begun, so that a screen knows when to forget.
    begun: u32,
    /// What is known of a conversation, and after how many turns of it.
    graded: ((u32, usize), Graded),
}

impl Data {
    /// Reads playbook, house sheet and scenarios.
    ///
    /// # Errors
    /// In words, when the playbook or the house sheet cannot be used.
    pub fn load(options: &Options) -> Result<Self, String> {
        let playbook = match &options.playbook {
            None => playbook_check::shipped(),
            Some(path) => playbook_check::playbook_from_text(&disk::read_text(path).map_err(|err| err.to_string())?),
        };
        let playbook = playbook.map_err(|findings| first_words("The playbook", &findings))?;
        let house = match &options.house {
            None => House::default(),
            Some(path) => {
                let text = disk::read_text(path).map_err(|err| err.to_string())?;
                house_from_text(&text).map_err(|findings| first_words("The house sheet", &findings))?
            }
        };
        let sources = Sources { folders: options.scenarios.clone(), playbook: Arc::new(playbook), house };
        Ok(Self::with(sources))
    }

    fn with(sources: Sources) -> Self {
        let mut data = Self {
            route: Route::default(),
            cards: Vec::new(),
            briefed: Key::default(),
            inspected: Key::default(),
            pane: Pane::default(),
            conversation: None,
            waiting: Vec::new(),
            settings: Settings::default(),
            notice: None,
            sources,
            begun: 0,
            graded: ((0, 0), Graded::Soon),
        };
        data.read();
        data
    }

    /// A card and where it stands; none when its file is gone.
    #[must_use]
    pub fn card(&self, key: &Key) -> Option<(usize, &Card)> {
        self.cards.iter().enumerate().find(|(_, card)| card.is(key))
    }

    /// Changes each time a conversation begins.
    #[must_use]
    pub fn playing(&self) -> u32 {
        self.begun
    }

    /// Whether an unfinished conversation waits on this card.
    #[must_use]
    pub fn waits(&self, card: usize) -> bool {
        let mut all = self.conversation.iter().chain(&self.waiting).filter(|c| !c.replay.state.is_over());
        self.cards.get(card).is_some_and(|card| all.any(|c| card.is(&c.card)))
    }

    /// Conversations that wait and have no card to go on from: the file is gone, or cannot be played as it is.
    pub fn stranded(&self) -> impl Iterator<Item = &Conversation> {
        self.waiting.iter().filter(|c| !self.cards.iter().any(|card| card.is(&c.card) && card.scenario.is_some()))
    }

    /// The present conversation and its turns so far, as a number each.
    #[must_use]
    pub fn moment(&self) -> (u32, usize) {
        (self.begun, self.conversation.as_ref().map_or(0, |c| c.replay.turns.len()))
    }

    /// What is known of how good the turns so far were.
    #[must_use]
    pub fn graded(&self) -> &Graded {
        let (at, graded) = &self.graded;
        if *at == self.moment() { graded } else { &Graded::Soon }
    }

    /// Where scenarios come from.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The playbook in use.
    #[must_use]
    pub fn playbook(&self) -> &Playbook {
        &self.sources.playbook
    }

    /// Applies one command. `Copy` and `Quit` are the window's own.
    pub fn apply(&mut self, command: Command) {
        match command {
            Command::OpenLibrary => self.route = Route::Library,
            Command::OpenBriefing(card) => {
                if let Some(card) = self.cards.get(card) {
                    let (key, sound) = (card.key(), card.scenario.is_some());
                    if !self.resume(&key) && sound {
                        self.briefed = key;
                        self.route = Route::Briefing;
                    }
                }
            }
            Command::Resume(key) => _ = self.resume(&key),
            Command::Begin(seed) => {
                if let Some(scenario) = self.scenario(&self.briefed) {
                    self.begin(self.briefed.clone(), scenario, seed);
                }
            }
            Command::GoOn => {
                if let Some(conversation) = &self.conversation {
                    self.route = if conversation.replay.state.is_over() { Route::Debrief } else { Route::Conversation };
                }
            }
            Command::Take(taken) => self.take(&taken),
            Command::Stop => {
                // Before the first reply there is nothing to look back on.
                let any = self.conversation.as_ref().is_some_and(|c| !c.replay.turns.is_empty());
                self.route = if any { Route::Debrief } else { Route::Library };
            }
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
            Command::ShowMood(show) => self.settings.show_mood = show,
            Command::ToggleDark => self.settings.dark = !self.settings.dark,
            Command::LargerText => self.settings.text_percent = (self.settings.text_percent + 10).min(200),
            Command::SmallerText => self.settings.text_percent = (self.settings.text_percent - 10).max(100),
            Command::Motion(on) => self.settings.motion = on,
            Command::CloseNotice => self.notice = None,
            // What comes of it is told by whoever reads the files.
            Command::Reload => self.notice = None,
            Command::Walk(card) => {
                if let Some(card) = self.cards.get_mut(card) {
                    card.check = Check::Waits;
                }
            }
            Command::StopWalk(_) | Command::Copy(_) | Command::Quit => {}
        }
    }

    /// The scenario of a card, if it can be played.
    fn scenario(&self, key: &Key) -> Option<Arc<Scenario>> {
        self.card(key)?.1.scenario.clone()
    }

    fn begin(&mut self, card: Key, scenario: Arc<Scenario>, seed: Option<u32>) {
        let seed = seed.unwrap_or_else(|| self.another_customer(&card, &scenario));
        // Whoever begins anew with the same card is through with the present one.
        if self.conversation.as_ref().is_some_and(|c| c.card != card) {
            self.set_aside();
        }
        let deal = Deal::new(&scenario, seed);
        self.talk(Conversation::new(card, scenario, deal));
    }

    /// Begins the present scenario anew, as its file is now; as it was, where it is gone or cannot be played any more.
    fn begin_again(&mut self, seed: impl Fn(&Conversation) -> Option<u32>) {
        if let Some(c) = &self.conversation {
            let (card, seed, own) = (c.card.clone(), seed(c), Arc::clone(&c.scenario));
            let scenario = self.scenario(&card).unwrap_or(own);
            self.begin(card, scenario, seed);
        }
    }

    /// Begins in the middle, with somebody who wants this.
    fn play_from(&mut self, card: usize, want: u8, taken: &[Taken]) {
        let Some(card) = self.cards.get(card) else { return };
        let (Some(scenario), card) = (card.scenario.clone(), card.key()) else { return };
        let Some(id) = scenario.wants.get(usize::from(want)).map(|want| want.id.clone()) else { return };
        let Some(deal) = Deal::with_want(&scenario, 1, &id) else { return };
        self.set_aside();
        self.talk(Conversation::after(card, scenario, deal, taken));
    }

    /// Goes on with the conversation of a card that waits; says whether one did.
    fn resume(&mut self, card: &Key) -> bool {
        let Some(at) = self.waiting.iter().position(|c| c.card == *card) else { return false };
        let again = self.waiting.swap_remove(at);
        self.set_aside();
        self.talk(again);
        true
    }

    fn talk(&mut self, conversation: Conversation) {
        self.conversation = Some(conversation);
        self.begun = self.begun.wrapping_add(1);
        self.route = Route::Conversation;
    }

    fn inspect(&mut self, card: usize, pane: Pane) {
        if let Some(card) = self.cards.get(card) {
            (self.inspected, self.pane, self.route) = (card.key(), pane, Route::Findings);
        }
    }

    /// Keeps an unfinished conversation for later. What was begun in the middle can be begun there again, and makes no
    /// trainee's own give way.
    fn set_aside(&mut self) {
        let unfinished = self.conversation.take().filter(|c| c.given == 0 && !c.replay.state.is_over());
        let first = unfinished.filter(|c| self.waiting.iter().all(|other| other.card != c.card));
        self.waiting.extend(first);
    }

    /// A fresh customer number; after a conversation with the same scenario, one who wants something else.
    fn another_customer(&self, card: &Key, scenario: &Scenario) -> u32 {
        let fresh = || rand::rng().random_range(1..10_000);
        let last = self.conversation.as_ref().filter(|c| c.card == *card).map(|c| c.replay.deal.want);
        let other = |seed: &u32| last != Some(Deal::new(scenario, *seed).want) || scenario.wants.len() < 2;
        (0..100).map(|_| fresh()).find(other).unwrap_or_else(fresh)
    }

    fn take(&mut self, taken: &crate::engine::Taken) {
        let Some(conversation) = &mut self.conversation else { return };
        let scenario = Arc::clone(&conversation.scenario);
        let ended_before = conversation.replay.state.ending();
        // A click that arrives after its reply went off offer changes nothing.
        if conversation.replay.push(&scenario, taken).is_err() {
            return;
        }
        let ended = conversation.replay.state.ending();
        // What was begun in the middle shows what an author wants to see, not how far a trainee has come.
        let (whole, key) = (conversation.given == 0, &conversation.card);
        let card = self.cards.iter_mut().find(|card| whole && card.is(key));
        if let (None, Some(ending), Some(card)) = (ended_before, ended, card)
            && !card.reached.contains(&ending)
        {
            card.reached.push(ending);
        }
    }

    /// Reads all scenarios; one that is broken takes no other down.
    fn read(&mut self) {
        for folder in self.sources.folders.clone() {
            match disk::scenario_files(&folder) {
                Ok(paths) => {
                    for path in paths {
                        let read = disk::read_text(&path).map(Arc::from);
                        self.cards.push(self.sources.card_of_file(&path, read.as_ref().map(Arc::clone)));
                    }
                }
                Err(err) => self.notice = Some(err.to_string()),
            }
        }
        self.built_in();
        self.arrange();
    }
}

fn first_words(what: &str, findings: &[Finding]) -> String {
    match findings.iter().find(|f| f.severity == Severity::Error) {
        Some(f) => format!("{what} cannot be used: line {}, column {}: {} {}", f.line, f.column, f.message, f.help),
        None => format!("{what} cannot be used."),
    }
}
