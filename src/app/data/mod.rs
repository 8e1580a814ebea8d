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
pub use news::News;
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
    /// The card that the Briefing is about.
    pub briefed: usize,
    /// The card that the Findings are about.
    pub inspected: usize,
    /// Which part of the Findings shows.
    pub pane: Pane,
    /// The conversation under way or over.
    pub conversation: Option<Conversation>,
    /// Unfinished conversations with others, one a card; they go on where they were.
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
            briefed: 0,
            inspected: 0,
            pane: Pane::default(),
            conversation: None,
            waiting: Vec::new(),
            settings: Settings::default(),
            notice: None,
            sources,
            begun: 0,
            graded: ((0, 0), Graded::Soon),
        };
        data.reload();
        data
    }

    /// Changes each time a conversation begins.
    #[must_use]
    pub fn playing(&self) -> u32 {
        self.begun
    }

    /// Whether an unfinished conversation waits on this card.
    #[must_use]
    pub fn waits(&self, card: usize) -> bool {
        let mut all = self.conversation.iter().chain(&self.waiting);
        all.any(|c| c.card == card && !c.replay.state.is_over())
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
                if let Some(at) = self.waiting.iter().position(|c| c.card == card) {
                    let again = self.waiting.swap_remove(at);
                    self.set_aside();
                    self.talk(again);
                } else if self.cards.get(card).is_some_and(|c| c.scenario.is_some()) {
                    self.briefed = card;
                    self.route = Route::Briefing;
                }
            }
            Command::Begin(seed) => self.begin(self.briefed, seed),
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
            Command::SameCustomer => {
                if let Some(c) = &self.conversation {
                    let (card, seed) = (c.card, c.replay.deal.seed);
                    self.begin(card, Some(seed));
                }
            }
            Command::AnotherCustomer => {
                if let Some(c) = &self.conversation {
                    let card = c.card;
                    self.begin(card, None);
                }
            }
            Command::OpenFindings(card) => self.inspect(card, Pane::Findings),
            Command::OpenScenes(card) => self.inspect(card, Pane::Scenes),
            Command::PlayFrom { card, want, taken } => self.play_from(card, want, &taken),
            Command::ShowMood(show) => self.settings.show_mood = show,
            Command::ToggleDark => self.settings.dark = !self.settings.dark,
            Command::LargerText => self.settings.text_percent = (self.settings.text_percent + 10).min(200),
            Command::SmallerText => self.settings.text_percent = (self.settings.text_percent - 10).max(100),
            Command::Motion(on) => self.settings.motion = on,
            Command::CloseNotice => self.notice = None,
            Command::Reload => self.read_again(),
            Command::Walk(card) => {
                if let Some(card) = self.cards.get_mut(card) {
                    card.check = Check::Waits;
                }
            }
            Command::StopWalk(_) | Command::Copy(_) | Command::Quit => {}
        }
    }

    fn begin(&mut self, card: usize, seed: Option<u32>) {
        let Some(scenario) = self.cards.get(card).and_then(|c| c.scenario.clone()) else { return };
        let seed = seed.unwrap_or_else(|| self.another_customer(card, &scenario));
        if self.conversation.as_ref().is_some_and(|c| c.card != card) {
            self.set_aside();
        }
        let deal = Deal::new(&scenario, seed);
        self.talk(Conversation::new(card, scenario, deal));
    }

    /// Begins in the middle, with somebody who wants this.
    fn play_from(&mut self, card: usize, want: u8, taken: &[Taken]) {
        let Some(scenario) = self.cards.get(card).and_then(|c| c.scenario.clone()) else { return };
        let Some(id) = scenario.wants.get(usize::from(want)).map(|want| want.id.clone()) else { return };
        let Some(deal) = Deal::with_want(&scenario, 1, &id) else { return };
        if self.conversation.as_ref().is_some_and(|c| c.card != card) {
            self.set_aside();
        }
        self.talk(Conversation::after(card, scenario, deal, taken));
    }

    fn talk(&mut self, conversation: Conversation) {
        self.conversation = Some(conversation);
        self.begun = self.begun.wrapping_add(1);
        self.route = Route::Conversation;
    }

    fn inspect(&mut self, card: usize, pane: Pane) {
        if self.cards.get(card).is_some() {
            (self.inspected, self.pane, self.route) = (card, pane, Route::Findings);
        }
    }

    /// Keeps an unfinished conversation for later.
    fn set_aside(&mut self) {
        let unfinished = self.conversation.take().filter(|c| !c.replay.state.is_over());
        self.waiting.extend(unfinished);
    }

    /// A fresh customer number; after a conversation with the same scenario, one who wants something else.
    fn another_customer(&self, card: usize, scenario: &Scenario) -> u32 {
        let fresh = || rand::rng().random_range(1..10_000);
        let last = self.conversation.as_ref().filter(|c| c.card == card).map(|c| c.replay.deal.want);
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
        let card = conversation.card;
        // What was begun in the middle shows what an author wants to see, not how far a trainee has come.
        let whole = conversation.given == 0;
        if let (None, Some(ending), Some(card)) = (ended_before, ended, self.cards.get_mut(card).filter(|_| whole))
            && !card.reached.contains(&ending)
        {
            card.reached.push(ending);
        }
    }

    /// Reads all scenarios again and tells what came of it; a conversation stays with its card.
    fn read_again(&mut self) {
        self.notice = None;
        self.rearrange(Self::reload);
        let broken = self.cards.iter().filter(|card| card.scenario.is_none()).count();
        let told = match broken {
            0 => "The files were read again. All of them can be played.".to_owned(),
            1 => "The files were read again. One has to be mended before it can be played.".to_owned(),
            n => format!("The files were read again. {n} have to be mended before they can be played."),
        };
        self.notice.get_or_insert(told);
    }

    /// Reads all scenarios; one that is broken takes no other down.
    fn reload(&mut self) {
        let before = std::mem::take(&mut self.cards);
        let mut cards: Vec<Card> = disk::shipped().iter().map(|(id, text)| self.sources.built_in(id, text)).collect();
        for folder in &self.sources.folders {
            match disk::scenario_files(folder) {
                Ok(paths) => {
                    for path in paths {
                        let read = disk::read_text(&path).map(Arc::from);
                        let card = self.sources.card_of_file(&path, read.as_ref().map(Arc::clone));
                        // An author's copy takes the place of the built-in one.
                        cards.retain(|other| other.id != card.id || other.path.is_some());
                        cards.push(card);
                    }
                }
                Err(err) => self.notice = Some(err.to_string()),
            }
        }
        for card in &mut cards {
            if let Some(old) = before.iter().find(|old| old.id == card.id && old.path == card.path) {
                // What was found in this very text is still so.
                if old.text == card.text && !old.text.is_empty() {
                    card.clone_from(old);
                }
                card.reached.clone_from(&old.reached);
            } else if let Some(old) = before.iter().find(|old| old.id == card.id) {
                card.reached.clone_from(&old.reached);
            }
        }
        self.cards = cards;
    }
}

fn first_words(what: &str, findings: &[Finding]) -> String {
    match findings.iter().find(|f| f.severity == Severity::Error) {
        Some(f) => format!("{what} cannot be used: line {}, column {}: {} {}", f.line, f.column, f.message, f.help),
        None => format!("{what} cannot be used."),
    }
}
