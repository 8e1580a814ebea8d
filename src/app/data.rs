//! What the screens read, and the one function that changes it.

use std::path::PathBuf;
use std::sync::Arc;

use rand::RngExt as _;

use super::Options;
use super::command::Command;
use crate::disk;
use crate::engine::code::code_of;
use crate::engine::{Attempt, Deal, Replay};
use crate::playbook::{EndingId, Mood, Playbook, check as playbook_check};
use crate::scenario::Scenario;
use crate::scenario::check::{house_from_text, scenario_from_text};
use crate::scenario::house::House;
use crate::text::{Finding, Severity};

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
}

/// A scenario in the Library, sound or not.
#[derive(Clone, Debug)]
pub struct Card {
    /// The file's name without its ending.
    pub id: String,
    /// Where it was read from; none for those built in.
    pub path: Option<PathBuf>,
    /// The title, as far as it could be read.
    pub title: String,
    /// The scenario, if it can be played.
    pub scenario: Option<Arc<Scenario>>,
    /// What is wrong with it; accepted findings left out.
    pub findings: Vec<Finding>,
    /// Endings reached since the program was started.
    pub reached: Vec<EndingId>,
}

/// A conversation under way or over.
#[derive(Clone, Debug)]
pub struct Conversation {
    /// The card it belongs to.
    pub card: usize,
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// All that happened.
    pub replay: Replay,
}

impl Conversation {
    fn new(card: usize, scenario: Arc<Scenario>, seed: u32) -> Self {
        let replay = Replay::start(&scenario, Deal::new(&scenario, seed));
        Self { card, scenario, replay }
    }

    /// The mood that shows now: in the aftermath, the last one of the conversation.
    #[must_use]
    pub fn mood(&self) -> Mood {
        self.replay.mood(&self.scenario)
    }

    /// The short code of this attempt.
    #[must_use]
    pub fn code(&self) -> String {
        let mut attempt = Attempt::new(&self.scenario, self.replay.deal.seed);
        attempt.taken = self.replay.taken();
        code_of(&attempt)
    }
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
}

/// Where scenarios come from.
#[derive(Clone, Debug)]
struct Sources {
    folders: Vec<PathBuf>,
    playbook: Arc<Playbook>,
    house: House,
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
            conversation: None,
            waiting: Vec::new(),
            settings: Settings::default(),
            notice: None,
            sources,
            begun: 0,
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
                    self.conversation = Some(again);
                    self.begun = self.begun.wrapping_add(1);
                    self.route = Route::Conversation;
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
            Command::ShowMood(show) => self.settings.show_mood = show,
            Command::ToggleDark => self.settings.dark = !self.settings.dark,
            Command::LargerText => self.settings.text_percent = (self.settings.text_percent + 10).min(200),
            Command::SmallerText => self.settings.text_percent = (self.settings.text_percent - 10).max(100),
            Command::Motion(on) => self.settings.motion = on,
            Command::CloseNotice => self.notice = None,
            Command::Reload => self.read_again(),
            Command::Copy(_) | Command::Quit => {}
        }
    }

    fn begin(&mut self, card: usize, seed: Option<u32>) {
        let Some(scenario) = self.cards.get(card).and_then(|c| c.scenario.clone()) else { return };
        let seed = seed.unwrap_or_else(|| self.another_customer(card, &scenario));
        if self.conversation.as_ref().is_some_and(|c| c.card != card) {
            self.set_aside();
        }
        self.conversation = Some(Conversation::new(card, scenario, seed));
        self.begun = self.begun.wrapping_add(1);
        self.route = Route::Conversation;
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
        if let (None, Some(ending), Some(card)) = (ended_before, ended, self.cards.get_mut(card))
            && !card.reached.contains(&ending)
        {
            card.reached.push(ending);
        }
    }

    /// Reads all scenarios again and tells what came of it; a conversation stays with its card.
    fn read_again(&mut self) {
        let same = |a: &Card, b: &Card| a.id == b.id && a.path == b.path;
        let before = std::mem::take(&mut self.cards);
        self.notice = None;
        self.cards.clone_from(&before);
        self.reload();
        for conversation in self.conversation.iter_mut().chain(&mut self.waiting) {
            let old = before.get(conversation.card);
            let new = old.and_then(|old| self.cards.iter().position(|card| same(card, old)));
            // Its file is gone: the conversation goes on, and no card takes its ending.
            conversation.card = new.unwrap_or(usize::MAX);
        }
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
        let reached: Vec<(String, Vec<EndingId>)> =
            self.cards.iter().map(|c| (c.id.clone(), c.reached.clone())).collect();
        let mut cards: Vec<Card> =
            disk::shipped().iter().map(|(id, text)| card(&self.sources, (*id).to_owned(), None, text)).collect();
        for folder in &self.sources.folders {
            match disk::scenario_files(folder) {
                Ok(paths) => {
                    for card in paths.into_iter().map(|path| card_of_file(&self.sources, path)) {
                        // An author's copy takes the place of the built-in one.
                        cards.retain(|other| other.id != card.id || other.path.is_some());
                        cards.push(card);
                    }
                }
                Err(err) => self.notice = Some(err.to_string()),
            }
        }
        for card in &mut cards {
            if let Some((_, endings)) = reached.iter().find(|(id, _)| *id == card.id) {
                card.reached.clone_from(endings);
            }
        }
        self.cards = cards;
    }
}

fn card_of_file(sources: &Sources, path: PathBuf) -> Card {
    let id = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    match disk::read_text(&path) {
        Ok(text) => card(sources, id, Some(path), &text),
        Err(err) => Card {
            title: id.clone(),
            findings: vec![err.as_finding()],
            id,
            path: Some(path),
            scenario: None,
            reached: Vec::new(),
        },
    }
}

fn card(sources: &Sources, id: String, path: Option<PathBuf>, text: &str) -> Card {
    let checked = scenario_from_text(&id, text, &sources.playbook, &sources.house);
    let title = if checked.title.is_empty() { id.clone() } else { checked.title };
    let findings = checked.findings.into_iter().filter(|f| f.waived.is_none()).collect();
    Card { id, path, title, scenario: checked.scenario.map(Arc::new), findings, reached: Vec::new() }
}

fn first_words(what: &str, findings: &[Finding]) -> String {
    match findings.iter().find(|f| f.severity == Severity::Error) {
        Some(f) => format!("{what} cannot be used: line {}, column {}: {} {}", f.line, f.column, f.message, f.help),
        None => format!("{what} cannot be used."),
    }
}
