//! What the screens read. [`Data::apply`] does what was asked for (`apply`), [`Data::hear`] takes in what was found
//! out beside the window (`news`); nothing else changes it.

mod apply;
mod begin;
mod card;
mod elsewhere;
mod give;
mod keep;
mod looking;
mod mending;
mod news;
mod page;
mod places;
mod record;
mod resume;
mod settings;
mod settings_file;
mod sums;
mod talk;
mod trainee;
mod turns;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Options;
use super::voice::Synthesizer;
use crate::debrief::Day;
use crate::disk;
use crate::engine::notes::Mode;
use crate::playbook::Playbook;
use crate::text::Finding;

pub use crate::records::{Backup, NAME_MAX, NameFault, name_from};
pub use card::{Card, Check, Key, Script, Sources, Walked, Way, Weight, ways};
pub use elsewhere::Unkept;
use keep::Keeper;
pub use mending::Tended;
pub use news::{News, Work};
pub(in crate::app) use page::page_place;
pub use places::{Folder, Named, PlaceFor, Places};
pub use record::{Entry, Keeping, Record};
pub use settings::{OwnWords, Pace, Settings};
use settings_file::Kept;
pub use talk::{Conversation, Example, Examples, Graded, Shown};

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
    /// What can be set.
    Settings,
    /// What practice adds up to.
    Progress,
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

/// What is asked about whoever practises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    /// Who it is.
    Who,
    /// What they are called.
    Name,
    /// Whether a new guest begins, though there is one.
    NewGuest,
    /// Whether they are to be erased.
    Erase,
}

/// The folder of the records that a window opens where none is named.
#[must_use]
pub fn records_folder(options: &Options) -> Option<PathBuf> {
    let (kept, ..) = read_settings(options.settings.clone());
    kept.places.records.or_else(|| options.usual_data.clone())
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
    /// Unfinished conversations with others, the newest of a card; they go on where they were. None is an author's.
    pub waiting: Vec<Conversation>,
    /// What can be set.
    pub settings: Settings,
    /// What speaks on this machine; the window finds it out.
    pub synthesizer: Option<Synthesizer>,
    /// What was practised, and what stands in the diary.
    pub record: Record,
    /// The day, where the trainee is; the window brings it, with the milliseconds since 1 January 1970, UTC.
    pub today: Day,
    /// Those milliseconds.
    pub millis: i64,
    /// Whether the list of keys floats above the screen.
    pub help: bool,
    /// What is asked about whoever practises.
    pub asking: Option<Asking>,
    /// Something to be told once.
    pub notice: Option<String>,
    sources: Sources,
    /// The places that were named.
    named: Named,
    /// Where one was before the Settings.
    left: Route,
    /// Where settings are kept; none where they cannot be.
    settings_file: Option<PathBuf>,
    /// Where debriefs are kept as pages; none where they cannot be.
    pages: Option<PathBuf>,
    /// Counts conversations begun, so that a screen knows when to forget.
    begun: u32,
    /// What is known of a conversation, and after how many turns of it.
    graded: ((u32, usize), Graded),
    /// The examples of a conversation.
    examples: (u32, Examples),
    /// The records, and what waits to be written into them.
    keeper: Keeper,
    /// How long the reply that comes next was thought about, in milliseconds.
    thought: Option<u32>,
    /// Counts changes of the cards.
    shelved: u32,
    /// What was added up last: what was practised, the cards, the day.
    summed: Option<(u32, u32, Day)>,
}

impl Data {
    /// Reads the settings, playbook, house sheet and scenarios.
    ///
    /// # Errors
    /// In words, when a playbook or a house sheet that the command line names cannot be used.
    pub fn load(options: &Options) -> Result<Self, String> {
        let (kept, settings_file, told) = read_settings(options.settings.clone());
        let mut named = Named::new(Places::given(options), kept.places);
        let sources = named.sources()?;
        let mut data = Self::with(sources);
        data.pages.clone_from(&options.pages);
        (data.settings, data.settings_file) = (kept.settings, settings_file);
        let mut unused = [PlaceFor::Playbook, PlaceFor::House].into_iter().filter_map(|what| named.unused(what));
        data.notice =
            told.or_else(|| Some(format!("{} The built-in one is in use.", unused.next_back()?))).or(data.notice);
        data.named = named;
        (data.millis, data.today) = (options.now.millis, options.now.day);
        let set = data.named.set().records.as_ref();
        if let Some(folder) = options.data.as_ref().or(set).or(options.usual_data.as_ref()).cloned() {
            data.open_records(folder);
        }
        data.add_up();
        Ok(data)
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
            synthesizer: None,
            record: Record::default(),
            today: 0,
            millis: 0,
            help: false,
            asking: None,
            notice: None,
            sources,
            named: Named::default(),
            left: Route::default(),
            settings_file: None,
            pages: None,
            begun: 0,
            graded: ((0, 0), Graded::Soon),
            examples: (0, Examples::Soon),
            keeper: Keeper::default(),
            thought: None,
            shelved: 0,
            summed: None,
        };
        data.read();
        data
    }

    /// The file in which the settings outlast the window; none where they do not.
    #[must_use]
    pub fn settings_file(&self) -> Option<&Path> {
        self.settings_file.as_deref()
    }

    /// Writes the settings to their file. Where that fails it is told once.
    pub fn save_settings(&mut self) {
        let Some(file) = &self.settings_file else { return };
        let kept = Kept { settings: self.settings, places: self.named.set().clone() };
        if let Err(err) = disk::put(file, &kept.to_text()) {
            let why = err.reason();
            self.notice = Some(format!(
                "The settings last until the window closes. What you set is in use, but \"{}\" cannot be written: {why}.",
                err.path().display()
            ));
            self.settings_file = None;
        }
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
        let mut all = self.conversation.iter().chain(&self.waiting).filter(|c| c.is_unfinished());
        self.cards.get(card).is_some_and(|card| all.any(|c| card.is(&c.card)))
    }

    /// Conversations that wait and have no card to go on from: the file is gone, or cannot be played as it is.
    pub fn stranded(&self) -> impl Iterator<Item = &Conversation> {
        self.waiting.iter().filter(|c| !self.cards.iter().any(|card| card.is(&c.card) && card.scenario.is_some()))
    }

    /// The folder of the records; none where nothing is kept at all.
    #[must_use]
    pub fn records_folder(&self) -> Option<&Path> {
        self.keeper.folder.as_deref()
    }

    /// Whether a conversation's card has the text that the conversation was begun on.
    #[must_use]
    pub fn is_as_it_was(&self, conversation: &Conversation) -> bool {
        self.card(&conversation.card).is_none_or(|(_, card)| card.text == conversation.texts.scenario)
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

    /// What is known of the examples with the present customer.
    #[must_use]
    pub fn examples(&self) -> &Examples {
        let (playing, examples) = &self.examples;
        if *playing == self.begun { examples } else { &Examples::Soon }
    }

    /// Where scenarios come from.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Whether the mood shows: always where one watches or is coached, never in an Assessment that goes on, otherwise
    /// as it is set.
    #[must_use]
    pub fn shows_mood(&self) -> bool {
        let going_on = self.conversation.as_ref().filter(|c| !c.replay.state.is_over());
        match going_on.map(|c| c.mode) {
            Some(Mode::Watch | Mode::Coached) => true,
            Some(Mode::Assessment) => false,
            Some(Mode::Practice) | None => self.settings.show_mood,
        }
    }

    /// The playbook in use.
    #[must_use]
    pub fn playbook(&self) -> &Playbook {
        &self.sources.playbook
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

/// Reads the settings file: what it holds, where what is set is kept from now on, and what is to be told. A file in
/// which something is wrong is left as it is, and nothing is written over it.
fn read_settings(file: Option<PathBuf>) -> (Kept, Option<PathBuf>, Option<String>) {
    let Some(file) = file else { return (Kept::default(), None, None) };
    if !disk::is_there(&file) {
        return (Kept::default(), Some(file), None);
    }
    let name = file.display();
    let what = "and changes last until the window closes. Mend the file or take it away.";
    match disk::read_text(&file).map(|text| Kept::from_text(&text)) {
        Err(err) => {
            let told = format!("The settings could not be read: {err} The usual settings are in use, {what}");
            (Kept::default(), None, Some(told))
        }
        Ok((kept, wrong)) => match wrong.first() {
            None => (kept, Some(file), None),
            Some(Finding { line, column, message, .. }) => {
                let place = format!("\"{name}\", line {line}, column {column}: {message}");
                let told = format!("Something in the settings is wrong. {place} The rest of it is in use, {what}");
                (kept, None, Some(told))
            }
        },
    }
}
