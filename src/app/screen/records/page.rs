//! The screen that comes first: what happened, what is safe, what is not, and the ways out.

use egui::{Align, CentralPanel, Frame, Key, Layout, Margin, Modifiers, Response, Ui, vec2};

use super::told::{Told, Way};
use super::{Memory, backups};
use crate::app::command::{Command, Queue};
use crate::app::controls::{fold_ui, heading, keep_in_view, live};
use crate::app::data::{Backup, Data, Keeping};
use crate::app::screen::shell::{is_low, notice_ui, page_ui};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::words::upper_first;

/// The widest that the page becomes.
const COLUMN: f32 = 760.0;
/// Below this width words stand below what they belong to, not beside it.
const NARROW: f32 = 600.0;
/// The width of what the words stand beside: a label, a button.
const LABEL: f32 = 144.0;
const BUTTON: f32 = 216.0;

/// Draws the screen.
pub(super) fn ui(ui: &mut Ui, data: &Data, told: &Told, memory: &mut Memory, queue: &mut Queue) {
    let theme = Theme::of(ui);
    memory.still |= memory.first != Some(told.heading);
    CentralPanel::default().frame(Frame::new().fill(theme.ground)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        notice_ui(ui, data, queue);
        page_ui(ui, "records", COLUMN, |ui| {
            let low = is_low(ui);
            ui.add_space(if low { 0.0 } else { theme::GAP_L });
            let font = if ui.available_width() < NARROW { theme::title() } else { theme::display() };
            heading(&ui.label(theme::words(told.heading, font).color(theme.text)), told.heading, 1);
            ui.add_space(if low { 12.0 } else { theme::GAP_L });
            part_ui(ui, "What happened", &told.happened);
            part_ui(ui, "What is safe", &told.safe);
            part_ui(ui, "What is not", &told.at_risk);
            ui.add_space(theme::GAP_M);
            widgets::card(theme).inner_margin(Margin::symmetric(24, 16)).show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                heading(&ui.label(theme::words(WAYS, theme::strong(theme::SIZE_CAPTION)).color(theme.accent)), WAYS, 2);
                for (at, way) in told.ways.iter().enumerate() {
                    ui.push_id(("way", at), |ui| way_ui(ui, data, way, at == 0, memory, queue));
                }
            });
            ui.add_space(theme::GAP_M);
            place_ui(ui, told, queue);
        });
    });
    // One step back from looking is to look; there is none where a way must be chosen.
    let looks = told.ways.iter().any(|way| matches!(way, Way::Look(_)));
    if looks && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        look(data, memory);
        ui.ctx().request_repaint();
    }
}

/// The name of the list of ways.
const WAYS: &str = "What you can do";

/// A label and its words, beside it where there is room.
fn part_ui(ui: &mut Ui, label: &str, words: &str) {
    if words.is_empty() {
        return;
    }
    let theme = Theme::of(ui);
    let label = theme::words(label, theme::strong(theme::SIZE_BODY)).color(theme.quiet_text);
    let words = theme::words(words, theme::body()).color(theme.text);
    if ui.available_width() < NARROW {
        ui.label(label);
        ui.label(words);
    } else {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP_M;
            column_ui(ui, LABEL, |ui| ui.label(label));
            ui.vertical(|ui| ui.label(words));
        });
    }
    ui.add_space(theme::GAP_S + 4.0);
}

/// Something in a column so wide.
fn column_ui<R>(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let column = |ui: &mut Ui| {
        ui.set_width(width);
        add(ui)
    };
    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), column).inner
}

/// One way out: its button, and what it means. The first one has the keyboard when the screen has just come.
fn way_ui(ui: &mut Ui, data: &Data, way: &Way, best: bool, memory: &mut Memory, queue: &mut Queue) {
    ui.add_space(theme::GAP_S + 4.0);
    if matches!(way, Way::New(_)) && memory.sure {
        return sure_ui(ui, memory, queue);
    }
    let (name, means) = words(data, way);
    let button_ui = |ui: &mut Ui, still: &mut bool| {
        let button = if best { widgets::primary_ui(ui, name) } else { widgets::secondary_ui(ui, name) };
        if best && *still {
            arrive(ui, &button, still);
        } else {
            keep_in_view(&button);
        }
        button
    };
    let rest = |ui: &mut Ui, memory: &mut Memory, queue: &mut Queue| {
        ui.label(theme::words(&means, theme::body()).color(Theme::of(ui).text));
        below_ui(ui, data, way, memory, queue);
    };
    let button = if ui.available_width() < NARROW {
        let button = button_ui(ui, &mut memory.still);
        ui.add_space(4.0);
        rest(ui, memory, queue);
        button
    } else {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP_M;
            let button = column_ui(ui, BUTTON, |ui| button_ui(ui, &mut memory.still));
            ui.vertical(|ui| {
                // On the line of the button's own words.
                ui.add_space((button.rect.height() - theme::line_height(theme::SIZE_BODY)) / 2.0);
                rest(ui, memory, queue);
            });
            button
        })
        .inner
    };
    ui.add_space(theme::GAP_S);
    asked(data, way, &named(button, data, way), memory, queue);
}

/// The best way has the keyboard when the screen has just come, if it is in sight: what happened is read first, and the
/// page does not scroll away from it.
fn arrive(ui: &Ui, button: &Response, still: &mut bool) {
    let seen = ui.clip_rect().contains_rect(button.rect);
    match ui.memory(egui::Memory::focused) {
        Some(other) if other != button.id => *still = false,
        Some(_) if !seen && ui.input(|input| input.key_pressed(Key::Tab)) => *still = false,
        Some(_) if !seen => ui.memory_mut(|memory| memory.surrender_focus(button.id)),
        None if seen => button.request_focus(),
        Some(_) | None => {}
    }
}

/// What a way is called, and what it means.
fn words(data: &Data, way: &Way) -> (&'static str, String) {
    const UNKEPT: &str = "What you practise lasts until you close the window. What is on the disk is not touched.";
    match way {
        Way::Restore(backup, place) => {
            let day = upper_first(&backups::day_words(backup.day, data.today));
            ("Restore the backup", format!("{day}, {}. {place}", backups::holds(backup)))
        }
        Way::Again(name, once) => (name, (*once).to_owned()),
        Way::Unkept => ("Go on without keeping", UNKEPT.to_owned()),
        Way::New(means) => ("Begin new records", (*means).to_owned()),
        Way::Look(means) => ("Look at it", (*means).to_owned()),
        Way::Close(means) => ("Close the program", (*means).to_owned()),
    }
}

/// The way back to a backup is called by its day where it is heard.
fn named(button: Response, data: &Data, way: &Way) -> Response {
    match way {
        Way::Restore(backup, _) => {
            let day = backups::day_words(backup.day, data.today);
            button.accessible_name(format!("Restore the backup of {day}, {}", backups::holds(backup)))
        }
        Way::Again(..) | Way::Unkept | Way::New(_) | Way::Look(_) | Way::Close(_) => button,
    }
}

/// Does what a way says, once it is asked for.
fn asked(data: &Data, way: &Way, button: &Response, memory: &mut Memory, queue: &mut Queue) {
    if !button.clicked() {
        return;
    }
    match way {
        Way::Restore(backup, _) => {
            memory.chosen = RESTORED;
            queue.push(Command::Restore(backup.file.clone()));
        }
        Way::Again(..) => {
            memory.chosen = "The file with your practice is in use again.";
            memory.tried = Some(data.record.keeping().clone());
            queue.push(Command::TryRecords);
        }
        Way::Unkept => {
            memory.unkept = true;
            queue.push(Command::GoOnUnkept);
        }
        Way::New(_) => memory.sure = true,
        Way::Look(_) => look(data, memory),
        Way::Close(_) => queue.push(Command::Quit),
    }
    button.ctx.request_repaint();
}

/// Looks at what can only be read.
fn look(data: &Data, memory: &mut Memory) {
    if let Keeping::ReadOnly(why) = data.record.keeping() {
        memory.looked = Some(*why);
    }
}

/// What stands below the words of a way: the other backups, and that it was tried in vain.
fn below_ui(ui: &mut Ui, data: &Data, way: &Way, memory: &mut Memory, queue: &mut Queue) {
    match way {
        Way::Restore(first, _) => {
            let others: Vec<Backup> = data.record.backups().iter().filter(|other| *other != first).cloned().collect();
            if others.is_empty() {
                return;
            }
            ui.add_space(4.0);
            if fold_ui(ui, "Other backups", memory.others).clicked() {
                memory.others = !memory.others;
            }
            if memory.others {
                ui.add_space(4.0);
                if backups::plain_ui(ui, data, &others, queue) {
                    memory.chosen = RESTORED;
                }
            }
        }
        Way::Again(..) if memory.tried_in_vain(data) => {
            let words = theme::words(IN_VAIN, theme::strong(theme::SIZE_BODY)).color(Theme::of(ui).text);
            live(&ui.label(words));
        }
        Way::Again(..) | Way::Unkept | Way::New(_) | Way::Look(_) | Way::Close(_) => {}
    }
}

/// Told once a backup has taken the place of the records.
const RESTORED: &str = "The backup is restored. From now on what you practise is kept.";
/// Told when it was tried again for nothing.
pub(super) const IN_VAIN: &str = "Tried just now: nothing has changed yet.";

/// Asks once more before new records begin; the keyboard goes to the harmless answer.
fn sure_ui(ui: &mut Ui, memory: &mut Memory, queue: &mut Queue) {
    let theme = Theme::of(ui);
    let words = "Begin with nothing? What you practised so far does not show in new records.";
    live(&ui.label(theme::words(words, theme::strong(theme::SIZE_BODY)).color(theme.text)));
    ui.add_space(theme::GAP_S);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(theme::GAP_S, theme::GAP_S);
        let stay = widgets::secondary_ui(ui, "Not now");
        let begin = widgets::secondary_ui(ui, "Yes, begin new records");
        keep_in_view(&stay);
        keep_in_view(&begin);
        if ui.memory(|memory| memory.focused().is_none()) {
            stay.request_focus();
        }
        memory.sure = !stay.clicked();
        if begin.clicked() {
            memory.chosen = "New records have begun. From now on what you practise is kept.";
            queue.push(Command::NewRecords);
        }
    });
    ui.add_space(theme::GAP_S);
}

/// Which file it is about and where it is; and what was found, to be handed on.
fn place_ui(ui: &mut Ui, told: &Told, queue: &mut Queue) {
    let theme = Theme::of(ui);
    let Some(place) = &told.place else { return };
    let path = place.display().to_string();
    ui.label(widgets::small(theme, &path));
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_L;
        ui.spacing_mut().button_padding.x = 0.0;
        let copy = widgets::quiet_ui(ui, "Copy this path");
        let open = widgets::quiet_ui(ui, "Open the folder");
        // The system's own words help nobody but whoever helps.
        if let Some(found) = &told.found {
            let button = widgets::quiet_ui(ui, "Copy what was found");
            keep_in_view(&button);
            if button.clicked() {
                queue.push(Command::Copy(format!("{path}: {found}")));
            }
        }
        keep_in_view(&copy);
        keep_in_view(&open);
        if copy.clicked() {
            queue.push(Command::Copy(path));
        }
        if open.clicked() {
            // The place is a folder where no records are, else the file in it.
            let folder = if told.is_folder { Some(place.as_path()) } else { place.parent() };
            if let Some(folder) = folder {
                queue.push(Command::OpenFolder(folder.to_owned()));
            }
        }
    });
}
