//! What is seen: the window. A screen reads `&Data` and queues [`Command`]s; one function applies them,
//! between frames, and another takes in what is worked out beside the window. Colours and sizes come from the
//! theme. Nothing repaints while nothing changes.

pub mod aloud;
pub mod choice;
pub mod command;
pub mod controls;
pub mod data;
pub mod face;
mod opener;
pub mod screen;
pub mod signs;
pub mod theme;
pub mod voice;
pub mod widgets;
mod worker;

use std::path::{Path, PathBuf};

use crate::clock;
use crate::debrief::kept::Moment;
use aloud::Aloud;
use command::{Command, Queue};
use data::{Data, Places, Route, Settings};
use screen::records::closing::Lost;
use screen::{briefing, conversation, debrief, findings, help, library, progress, records, settings, who};
use worker::Workers;

/// The window's title.
pub const TITLE: &str = "Unruffled";
/// The name under which the platform keeps the window's place.
const APP_ID: &str = "unruffled";
/// The name of the settings file in its folder.
const SETTINGS: &str = "settings.ron";

/// How to open the window.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Folders with scenarios besides the shipped ones.
    pub scenarios: Vec<PathBuf>,
    /// A playbook in place of the shipped one.
    pub playbook: Option<PathBuf>,
    /// A sheet of house words.
    pub house: Option<PathBuf>,
    /// The file in which settings outlast the window; without one they do not.
    pub settings: Option<PathBuf>,
    /// The folder in which debriefs are kept as pages; without one they cannot be.
    pub pages: Option<PathBuf>,
    /// The folder of the records, if one is named; it wins over the one that is set.
    pub data: Option<PathBuf>,
    /// The folder of the records where none is named or set; without any, nothing outlasts the window.
    pub usual_data: Option<PathBuf>,
    /// When the window opens.
    pub now: Moment,
    /// The file in which the platform's window keeps its place; without one, where the platform has it.
    pub place: Option<PathBuf>,
}

impl Options {
    /// Everything that is kept lives in this folder, so that it can be carried along: the records, the settings, the
    /// window's place, the pages.
    #[must_use]
    pub fn portable(self, folder: &Path) -> Self {
        Self {
            settings: Some(folder.join(SETTINGS)),
            pages: Some(folder.join("pages")),
            place: Some(folder.join("window.ron")),
            data: Some(folder.to_owned()),
            ..self
        }
    }

    /// What is not given is where the platform has it.
    fn at_home(self) -> Self {
        let folders = directories::ProjectDirs::from("", "", APP_ID);
        let documents = || directories::UserDirs::new()?.document_dir().map(PathBuf::from);
        let own = |of: fn(&directories::ProjectDirs) -> &Path| folders.as_ref().map(|folders| of(folders).to_owned());
        let settings = || Some(own(directories::ProjectDirs::config_dir)?.join(SETTINGS));
        Self {
            settings: self.settings.or_else(settings),
            pages: self.pages.or_else(documents),
            usual_data: crate::records::usual_folder(),
            ..self
        }
    }
}

/// The folder of the records that the window opens where none is named.
#[must_use]
pub fn records_folder() -> Option<PathBuf> {
    data::records_folder(&Options::default().at_home())
}

/// The program's window: its data and what each screen remembers for itself.
pub struct App {
    /// What the screens read.
    pub data: Data,
    /// What the Library remembers.
    pub library: library::Memory,
    /// What the Briefing remembers.
    pub briefing: briefing::Memory,
    /// What the Conversation remembers.
    pub conversation: conversation::Memory,
    /// What the Debrief remembers.
    pub debrief: debrief::Memory,
    /// What the Findings remember.
    pub findings: findings::Memory,
    /// The customer's voice.
    pub aloud: Aloud,
    /// What the Settings remember.
    pub settings: settings::Memory,
    /// What the Progress remembers.
    pub progress: progress::Memory,
    /// What the screen and the banner about the records remember.
    pub records: records::Memory,
    /// What the question on closing remembers.
    pub closing: records::closing::Memory,
    /// What the question who practises remembers.
    pub who: who::Memory,
    /// What the list of keys remembers.
    pub help: help::Memory,
    /// What is worked out beside the window, from its first frame on.
    workers: Option<Workers>,
    /// The settings and places as they stand in their file.
    saved: (Settings, Places),
}

impl App {
    /// A window on this data.
    #[must_use]
    pub fn new(data: Data) -> Self {
        Self {
            saved: (data.settings, data.named().set().clone()),
            data,
            library: library::Memory::default(),
            briefing: briefing::Memory::default(),
            conversation: conversation::Memory::default(),
            debrief: debrief::Memory::default(),
            findings: findings::Memory::default(),
            aloud: Aloud::default(),
            settings: settings::Memory::default(),
            progress: progress::Memory::default(),
            records: records::Memory::default(),
            closing: records::closing::Memory::default(),
            who: who::Memory::default(),
            help: help::Memory::default(),
            workers: None,
        }
    }

    /// Draws the present screen and applies what was asked for.
    pub fn ui(&mut self, ui: &mut egui::Ui) {
        theme::install(ui.ctx(), self.data.settings.dark);
        theme::set_motion(ui.ctx(), self.data.settings.moves());
        ui.ctx().set_zoom_factor(self.data.settings.zoom());
        self.data.add_up();
        let workers = self.workers.get_or_insert_with(|| Workers::start(ui.ctx(), &self.data));
        for news in workers.news() {
            self.data.hear(news);
        }
        // What a screen reader calls the window.
        ui.ctx().accesskit_node_builder(egui::accesskit_root_id(), |root| root.set_label(TITLE));
        let route = self.data.route;
        let mut queue = Queue::default();
        self.ask_on_closing(ui, &mut queue);
        let first = records::comes_first(&self.data, &self.records);
        shortcuts(ui, &self.data, first, &mut queue);
        help::ui(ui, &self.data, &mut self.help, &mut queue);
        who::over_ui(ui, &self.data, &mut self.who, &mut queue);
        if !first {
            records::banner_ui(ui, &self.data, &mut self.records, &mut queue);
        }
        match self.data.route {
            _ if first => records::ui(ui, &self.data, &mut self.records, &mut queue),
            _ if who::is_asked(&self.data) => who::ui(ui, &self.data, &mut self.who, &mut queue),
            Route::Library => library::ui(ui, &self.data, &mut self.library, &mut queue),
            Route::Briefing => briefing::ui(ui, &self.data, &mut self.briefing, &mut queue),
            Route::Conversation => conversation::ui(ui, &self.data, &mut self.conversation, &mut queue),
            Route::Debrief => debrief::ui(ui, &self.data, &mut self.debrief, &mut queue),
            Route::Findings => findings::ui(ui, &self.data, &mut self.findings, &mut queue),
            Route::Settings => settings::ui(ui, &self.data, &mut self.settings, &mut queue),
            Route::Progress => progress::ui(ui, &self.data, &mut self.progress, &mut queue),
        }
        if self.apply(ui.ctx(), queue) {
            ui.ctx().request_repaint();
        }
        if self.data.route != route {
            // A page that one comes to is read from its top.
            ui.data_mut(egui::util::IdTypeMap::remove_by_type::<egui::scroll_area::State>);
        }
        self.aloud.attend(&self.data);
        if self.saved.0 != self.data.settings || self.saved.1 != *self.data.named().set() {
            self.saved = (self.data.settings, self.data.named().set().clone());
            self.data.save_settings();
        }
        if let Some(workers) = &mut self.workers {
            workers.attend(&self.data);
        }
    }

    /// Where something is nowhere but in this window, it asks before it closes.
    fn ask_on_closing(&mut self, ui: &egui::Ui, queue: &mut Queue) {
        let lost = Lost::of(&self.data);
        if ui.input(|input| input.viewport().close_requested()) && lost.is_some() && !self.closing.anyway {
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.closing.asked = true;
        }
        records::closing::ui(ui, &self.data, lost, &mut self.closing, queue);
    }

    /// Applies queued commands; says whether there were any.
    fn apply(&mut self, ctx: &egui::Context, queue: Queue) -> bool {
        let commands = queue.into_commands();
        let any = !commands.is_empty();
        for command in commands {
            match command {
                Command::Copy(text) => ctx.copy_text(text),
                Command::SavePage => _ = self.data.save_page(),
                Command::PrintPage => {
                    if let Some(file) = self.data.save_page()
                        && !opener::open(&file)
                    {
                        let notice = format!("Open {} in a browser, and print it there.", file.display());
                        self.data.notice = Some(notice);
                    }
                }
                Command::OpenFolder(folder) => {
                    if !crate::disk::is_folder(&folder) || !opener::open(&folder) {
                        self.data.notice =
                            Some(format!("The folder cannot be shown here. It is {}.", folder.display()));
                    }
                }
                Command::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
                other => {
                    let before = self.data.playing();
                    self.data.apply(other.clone());
                    if let Some(workers) = &mut self.workers {
                        workers.follow(&self.data, &other);
                    }
                    if self.data.playing() != before {
                        self.conversation = conversation::Memory::default();
                        self.debrief = debrief::Memory::default();
                    }
                }
            }
        }
        any
    }
}

/// Keys that mean the same on every screen; where something comes first, none leads past it.
fn shortcuts(ui: &egui::Ui, data: &Data, first: bool, queue: &mut Queue) {
    use egui::{Key, KeyboardShortcut, Modifiers};
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_shortcut(&KeyboardShortcut::new(modifiers, key)));
    if pressed(Modifiers::COMMAND, Key::Plus) || pressed(Modifiers::COMMAND, Key::Equals) {
        queue.push(Command::LargerText);
    }
    if pressed(Modifiers::COMMAND, Key::Minus) {
        queue.push(Command::SmallerText);
    }
    if pressed(Modifiers::COMMAND, Key::D) {
        queue.push(Command::ToggleDark);
    }
    if !first && pressed(Modifiers::COMMAND, Key::P) {
        queue.push(Command::Help(false));
        queue.push(Command::OpenProgress);
    }
    if !first && pressed(Modifiers::COMMAND, Key::Comma) {
        queue.push(Command::Help(false));
        queue.push(Command::OpenSettings);
    }
    // A question mark that is typed is only that.
    let typing = ui.ctx().text_edit_focused();
    if pressed(Modifiers::NONE, Key::F1) || (!typing && pressed(Modifiers::NONE, Key::Questionmark)) {
        queue.push(Command::Help(!data.help));
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.data.bring(clock::now());
        Self::ui(self, ui);
    }

    // The window's place and size outlast the program; what egui remembers of scrolling does not.
    fn persist_egui_memory(&self) -> bool {
        false
    }
}

/// Opens the window and stays until it is closed.
///
/// # Errors
/// In one sentence, when there is no display or it cannot be drawn on.
pub fn open(options: &Options) -> Result<(), String> {
    let options = Options { now: clock::now(), ..options.clone() }.at_home();
    let mut data = Data::load(&options)?;
    let aloud = Aloud::with(voice::Voice::find());
    data.synthesizer = aloud.synthesizer();
    // The size is kept in points of the text's size, and the window is made before the text has it.
    let zoom = data.settings.zoom();
    let native = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title(TITLE)
            .with_app_id(APP_ID)
            .with_inner_size(egui::vec2(1280.0, 800.0) / zoom)
            .with_min_inner_size([720.0, 560.0]),
        window_builder: Some(Box::new(move |mut window| {
            window.inner_size = window.inner_size.map(|size| size * zoom);
            window
        })),
        renderer: eframe::Renderer::Glow,
        persistence_path: options.place,
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(APP_ID, native, Box::new(|_| Ok(Box::new(App { aloud, ..App::new(data) }))))
        .map_err(|err| no_window(&err))
}

/// Why there is no window, in words.
fn no_window(err: &eframe::Error) -> String {
    let detail = err.to_string();
    // winit names places in its own sources, which help nobody here.
    if matches!(err, eframe::Error::WinitEventLoop(_)) || detail.contains("DISPLAY") {
        "There is no display to open a window on.".to_owned()
    } else {
        format!("The window could not be opened: {detail}")
    }
}
