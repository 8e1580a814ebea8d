//! The folders and files that somebody names: scenario folders, a playbook, a house sheet. Each is typed, pasted or, if it
//! is a folder, dropped on the window; what is wrong with one is told beside it.

use std::collections::BTreeMap;
use std::path::Path;

use egui::{Align, Key, Layout, Margin, TextEdit, Ui, vec2};

use super::rows::take_up;
use crate::app::command::{Command, Queue};
use crate::app::controls::{keep_in_view, live};
use crate::app::data::{Data, Folder, PlaceFor};
use crate::app::theme::{self, Theme};
use crate::app::widgets;

/// The longest path that can be typed, in characters.
const PATH_MAX: usize = 4096;

/// What the fields remember.
#[derive(Debug, Default)]
pub(super) struct Typed {
    text: BTreeMap<PlaceFor, String>,
    /// What was asked for last: its field is emptied once that is taken.
    sent: Option<PlaceFor>,
}

impl Typed {
    /// Empties the field whose place was taken; to be called before the fields are drawn.
    pub(super) fn settle(&mut self, data: &Data) {
        if let Some(what) = self.sent.take()
            && data.named().refused(what).is_none()
        {
            self.text.remove(&what);
        }
    }

    /// A field for a place and the button that takes it; below it what was wrong with the last one, or what it is for.
    pub(super) fn field_ui(
        &mut self,
        ui: &mut Ui,
        data: &Data,
        what: PlaceFor,
        [name, button, hint]: [&str; 3],
        queue: &mut Queue,
    ) {
        let theme = Theme::of(ui);
        let label = ui.label(theme::words(name, theme::body()).color(theme.text));
        ui.add_space(4.0);
        let text = self.text.entry(what).or_default();
        let (mut entered, mut pressed) = (false, false);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP_S;
            let field = TextEdit::singleline(text)
                .char_limit(PATH_MAX)
                .margin(Margin::symmetric(12, 8))
                .font(theme::body())
                .desired_width((ui.available_width() - 140.0).clamp(120.0, 480.0));
            let field = ui.add(field).labelled_by(label.id);
            keep_in_view(&field);
            take_up(&field);
            entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            if entered {
                field.request_focus();
            }
            let take = widgets::secondary_ui(ui, button);
            keep_in_view(&take);
            pressed = take.clicked();
        });
        ui.add_space(4.0);
        match data.named().refused(what) {
            Some(why) => wrong_ui(ui, why),
            None => _ = ui.label(widgets::small(theme, hint)),
        }
        if entered || pressed {
            self.sent = Some(what);
            queue.push(Command::UsePlace(what, text.clone()));
        }
    }
}

/// What is wrong, said again by whoever listens when it changes.
fn wrong_ui(ui: &mut Ui, why: &str) {
    let theme = Theme::of(ui);
    live(&ui.label(theme::words(theme::unmarked(why), theme::caption()).color(theme.bad)));
}

/// Where something is; a long path goes on in the next line.
pub(super) fn path_ui(ui: &mut Ui, path: &Path) {
    let theme = Theme::of(ui);
    let words = theme::words(path.display().to_string(), theme::body()).color(theme.text);
    ui.add(egui::Label::new(words).wrap());
}

/// The scenario folders, and the field for one more.
pub(super) fn scenarios_ui(ui: &mut Ui, data: &Data, typed: &mut Typed, queue: &mut Queue) {
    let theme = Theme::of(ui);
    ui.add_space(theme::GAP_S);
    ui.label(theme::words("Scenario folders", theme::body()).color(theme.text));
    let what = "The scenarios in them stand in the Library beside those that are built in, and are read again when a file \
                changes.";
    ui.label(widgets::small(theme, what));
    ui.add_space(theme::GAP_S);
    for folder in data.named().folders() {
        folder_ui(ui, data, folder, queue);
        ui.add_space(theme::GAP_S);
    }
    let hint = if ui.input(|input| input.raw.hovered_files.is_empty()) {
        "Type or paste where it is, or drop the folder on this window."
    } else {
        "Let go to add it."
    };
    typed.field_ui(ui, data, PlaceFor::Scenarios, ["Add a folder", "Add", hint], queue);
    ui.add_space(theme::GAP_S);
    for dropped in ui.input(|input| input.raw.dropped_files.clone()) {
        let command = match dropped.path().to_str() {
            Some(path) => Command::UsePlace(PlaceFor::Scenarios, path.to_owned()),
            // The settings are text, and what is no text could not be found again.
            None => Command::UsePlace(PlaceFor::Scenarios, "\u{FFFD}".to_owned()),
        };
        queue.push(command);
    }
}

/// One folder: where it is, what there is in it, and the way to let it go.
fn folder_ui(ui: &mut Ui, data: &Data, folder: &Folder, queue: &mut Queue) {
    let theme = Theme::of(ui);
    widgets::left_right_ui(
        ui,
        |ui| {
            ui.vertical(|ui| {
                ui.set_width((ui.available_width() - 112.0).max(160.0));
                ui.spacing_mut().item_spacing.y = 0.0;
                path_ui(ui, &folder.path);
                let (words, good) = found(data, folder);
                ui.label(theme::words(words, theme::caption()).color(if good {
                    theme.quiet_text
                } else {
                    theme.caution
                }));
            });
        },
        |ui| {
            if folder.given {
                return;
            }
            let remove = widgets::quiet_ui(ui, "Remove");
            keep_in_view(&remove);
            take_up(&remove);
            let remove = remove.accessible_name(format!("Remove {}", folder.path.display()));
            if remove.on_hover_text("The files stay where they are.").clicked() {
                queue.push(Command::LeavePlace(PlaceFor::Scenarios, folder.path.clone()));
            }
        },
    );
}

/// What there is in a folder, and whether all is well with it.
fn found(data: &Data, folder: &Folder) -> (String, bool) {
    let broken = |card: &&crate::app::data::Card| {
        card.scenario.is_none() && card.path.as_deref().and_then(Path::parent) == Some(&folder.path)
    };
    let given = if folder.given { " Named when the program was started, so it stays until it closes." } else { "" };
    let (words, good) = match (&folder.files, data.cards.iter().filter(broken).count()) {
        (Err(why), _) => (why.clone(), false),
        (Ok(0), _) => ("There is no scenario in it yet: no file whose name ends in .ron.".to_owned(), false),
        (Ok(1), 0) => ("One scenario.".to_owned(), true),
        (Ok(1), _) => ("One scenario, to be mended. The Library says what is wrong.".to_owned(), false),
        (Ok(n), 0) => (format!("{n} scenarios."), true),
        (Ok(n), broken) => {
            (format!("{n} scenarios, {broken} of them to be mended. The Library says what is wrong."), false)
        }
    };
    (format!("{words}{given}"), good)
}

/// The playbook and the house sheet.
pub(super) fn house_ui(ui: &mut Ui, data: &Data, typed: &mut Typed, queue: &mut Queue) {
    let playbook = Sheet {
        what: PlaceFor::Playbook,
        name: "Playbook",
        does: "Which steps there are, and what replies do to a mood. Conversations under way keep the one they began with.",
        built_in: "The built-in one is in use.",
        back: "Use the built-in one",
        field: [
            "A playbook of your own",
            "Use it",
            "Type or paste where the file is. It is checked before it is used.",
        ],
        until: "The built-in one is in use until that is mended.",
        option: "--playbook",
    };
    playbook.ui(ui, data, typed, queue);
    ui.add_space(theme::GAP_S);
    let house = Sheet {
        what: PlaceFor::House,
        name: "House sheet",
        does: "Your firm's own words in every scenario, such as its name and how much may be refunded.",
        built_in: "None is in use, so scenarios bring their own words.",
        back: "Use none",
        field: ["A sheet of your own", "Use it", "Type or paste where the file is. It is checked before it is used."],
        until: "None is in use until that is mended.",
        option: "--house",
    };
    house.ui(ui, data, typed, queue);
}

/// A file of which there is one, in place of what is built in.
struct Sheet<'t> {
    what: PlaceFor,
    name: &'t str,
    does: &'t str,
    built_in: &'t str,
    /// Said while the file is broken.
    until: &'t str,
    /// The way back to what is built in.
    back: &'t str,
    field: [&'t str; 3],
    /// Its name on the command line.
    option: &'t str,
}

impl Sheet<'_> {
    fn ui(&self, ui: &mut Ui, data: &Data, typed: &mut Typed, queue: &mut Queue) {
        let theme = Theme::of(ui);
        ui.add_space(theme::GAP_S);
        ui.label(theme::words(self.name, theme::body()).color(theme.text));
        ui.label(widgets::small(theme, self.does));
        ui.add_space(theme::GAP_S);
        if let Some(given) = data.named().given().one(self.what) {
            path_ui(ui, given);
            given_ui(ui, self.option);
            ui.add_space(theme::GAP_S);
            return;
        }
        match data.named().set().one(self.what) {
            None => _ = ui.label(theme::words(self.built_in, theme::body()).color(theme.text)),
            Some(set) => {
                path_ui(ui, set);
                if let Some(why) = data.named().unused(self.what) {
                    wrong_ui(ui, why);
                    ui.label(widgets::small(theme, self.until));
                }
                ui.add_space(4.0);
                self.actions_ui(ui, set, queue);
            }
        }
        ui.add_space(theme::GAP_S);
        typed.field_ui(ui, data, self.what, self.field, queue);
        ui.add_space(theme::GAP_S);
    }

    fn actions_ui(&self, ui: &mut Ui, set: &Path, queue: &mut Queue) {
        ui.with_layout(Layout::left_to_right(Align::Center).with_main_wrap(true), |ui| {
            ui.spacing_mut().item_spacing = vec2(theme::GAP_S, theme::GAP_S);
            let again = widgets::secondary_ui(ui, "Read it again");
            let again = again.accessible_name(format!("Read the {} again", self.name.to_lowercase()));
            let back = widgets::secondary_ui(ui, self.back);
            keep_in_view(&again);
            take_up(&again);
            keep_in_view(&back);
            if again.clicked() {
                queue.push(Command::UsePlace(self.what, set.display().to_string()));
            }
            if back.clicked() {
                queue.push(Command::LeavePlace(self.what, set.to_owned()));
            }
        });
    }
}

/// Said of what the command line named.
pub(super) fn given_ui(ui: &mut Ui, option: &str) {
    let theme = Theme::of(ui);
    let words = format!("Named when the program was started ({option}), so it holds until it closes.");
    ui.label(widgets::small(theme, words));
}
