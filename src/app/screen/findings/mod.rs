//! The Findings: what is wrong with a scenario, where, and the conversation that proves it; and its scenes, to start
//! at any of them. For those who write scenarios in an editor of their own.

mod excerpt;
mod list;
mod scenes;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::{CornerRadius, Key as Keyboard, Margin, Role, Sense, Ui, WidgetInfo, vec2};

use super::library::words::{quoted, tally};
use super::shell::{is_low, page_ui, shell_ui};
use crate::app::command::{Command, Queue};
use crate::app::controls::{chip_ui, heading, keep_in_view, live};
use crate::app::data::{Card, Check, Data, Key, Pane, Walked};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use excerpt::Excerpts;
use list::Proofs;

/// The widest that the page becomes, in points.
const WIDEST: f32 = 720.0;

/// What the screen remembers for itself.
#[derive(Debug, Default)]
pub struct Memory {
    /// Which card it is about, and which text of it, under work or not; another one begins afresh.
    about: Option<(Key, Arc<str>, bool)>,
    /// Findings whose conversation is unfolded, by their place in the list.
    open: BTreeSet<usize>,
    /// Their conversations, as words.
    proofs: Proofs,
    /// The lines that the findings are about.
    excerpts: Excerpts,
    /// How high each finding was, in this width.
    heights: BTreeMap<usize, f32>,
    width: f32,
}

impl Memory {
    fn follow(&mut self, card: &Card) {
        let busy = card.check.is_busy();
        let same = self
            .about
            .as_ref()
            .is_some_and(|(key, text, was_busy)| card.is(key) && Arc::ptr_eq(text, &card.text) && *was_busy == busy);
        if !same {
            *self = Self { about: Some((card.key(), Arc::clone(&card.text), busy)), ..Self::default() };
        }
    }
}

/// To the scenes of a card; they are walked if nobody knows yet how to come there.
pub(in crate::app::screen) fn open_scenes(card: &Card, at: usize, queue: &mut Queue) {
    queue.push(Command::OpenScenes(at));
    if card.ways.is_none() && !card.check.is_busy() {
        queue.push(Command::Walk(at));
    }
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, data: &Data, memory: &mut Memory, queue: &mut Queue) {
    let escape = !egui::Popup::is_any_open(ui.ctx()) && ui.input(|input| input.key_pressed(Keyboard::Escape));
    if escape {
        queue.push(Command::OpenLibrary);
    }
    shell_ui(ui, data, queue, |ui, queue| {
        page_ui(ui, ("findings", &data.inspected), WIDEST, |ui| match data.card(&data.inspected) {
            Some((at, card)) => {
                memory.follow(card);
                card_ui(ui, data.pane, at, card, memory, queue);
            }
            None => gone_ui(ui, queue),
        });
    });
}

/// The file was taken away meanwhile.
fn gone_ui(ui: &mut Ui, queue: &mut Queue) {
    let theme = Theme::of(ui);
    let title = "This file is not there any more";
    heading(&widgets::heading_ui(ui, title), title, 1);
    ui.add_space(theme::GAP_S);
    let text = "It was moved, renamed or removed. The Library shows what there is now.";
    live(&ui.label(widgets::quiet(theme, text)));
    ui.add_space(theme::GAP_M);
    if widgets::primary_ui(ui, "Back to the Library").clicked() {
        queue.push(Command::OpenLibrary);
    }
}

fn card_ui(ui: &mut Ui, pane: Pane, at: usize, card: &Card, memory: &mut Memory, queue: &mut Queue) {
    let low = is_low(ui);
    head_ui(ui, card, low, queue);
    ui.add_space(if low { 12.0 } else { theme::GAP_L });
    if card.scenario.is_some() {
        panes_ui(ui, pane, at, card, queue);
        ui.add_space(if low { 12.0 } else { theme::GAP_M });
    }
    match (pane, &card.scenario) {
        (Pane::Scenes, Some(scenario)) => scenes::scenes_ui(ui, at, card, scenario, queue),
        _ => findings_ui(ui, at, card, memory, queue),
    }
}

fn head_ui(ui: &mut Ui, card: &Card, low: bool, queue: &mut Queue) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().button_padding.x = 0.0;
        let back = widgets::quiet_ui(ui, "← Library");
        keep_in_view(&back);
        if back.on_hover_text("Escape").clicked() {
            queue.push(Command::OpenLibrary);
        }
    });
    ui.add_space(if low { 0.0 } else { theme::GAP_S });
    let size = if ui.available_width() < 620.0 { theme::SIZE_TITLE } else { theme::SIZE_DISPLAY };
    let (title, font) = match card.scenario {
        Some(_) => (quoted(&card.title), theme::speech_at(size)),
        None => (card.title.clone(), theme::strong(size)),
    };
    heading(&ui.label(theme::words(&title, font).color(theme.text)), &title, 1);
    ui.add_space(4.0);
    match &card.path {
        Some(path) => {
            let whole = path.display().to_string();
            let shown = card.file().filter(|_| low).unwrap_or_else(|| whole.clone());
            ui.label(widgets::small(theme, shown)).on_hover_text(whole)
        }
        None => ui.label(widgets::small(theme, "Built into the program.")),
    };
}

fn panes_ui(ui: &mut Ui, pane: Pane, at: usize, card: &Card, queue: &mut Queue) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(theme::GAP_S, theme::GAP_S);
        if chip_ui(ui, "Findings", pane == Pane::Findings).clicked() {
            queue.push(Command::OpenFindings(at));
        }
        if chip_ui(ui, "Start at a scene", pane == Pane::Scenes).clicked() {
            open_scenes(card, at, queue);
        }
    });
}

fn findings_ui(ui: &mut Ui, at: usize, card: &Card, memory: &mut Memory, queue: &mut Queue) {
    let theme = Theme::of(ui);
    match card.check {
        Check::Waits | Check::Walks(_) => {
            busy_ui(ui, at, card.check, queue);
            ui.add_space(theme::GAP_M);
        }
        Check::Stopped => {
            stopped_ui(ui, at, queue);
            ui.add_space(theme::GAP_M);
        }
        Check::Read | Check::Done => {
            let words = tally(&card.tally());
            let line = ui.label(theme::words(&words, theme::strong(theme::SIZE_SPEECH)).color(theme.text));
            live(&line);
            heading(&line, &words, 2);
            ui.add_space(4.0);
            if card.findings.is_empty() {
                empty_ui(ui, card);
            } else {
                let text = if card.path.is_some() {
                    "Save the file in your editor, and it is read and checked again at once."
                } else {
                    "It came with the program; it was checked before."
                };
                if !is_low(ui) {
                    ui.label(widgets::quiet(theme, text));
                    ui.add_space(12.0);
                }
                ui.add_space(4.0);
            }
        }
    }
    list::list_ui(ui, at, card, memory, queue);
}

/// Nothing was found.
fn empty_ui(ui: &mut Ui, card: &Card) {
    let theme = Theme::of(ui);
    let text = if card.path.is_some() {
        "Every conversation was walked, and every rule is content. Save the file in your editor, and it is checked \
         again at once."
    } else {
        "It came with the program; it was checked before."
    };
    ui.scope(|ui| {
        ui.set_max_width(theme::column(theme::SIZE_BODY));
        ui.label(widgets::quiet(theme, text));
    });
}

/// The work is under way: how far it is, and a way to stop it.
fn busy_ui(ui: &mut Ui, at: usize, check: Check, queue: &mut Queue) {
    let theme = Theme::of(ui);
    widgets::card(theme).inner_margin(Margin::same(24)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        let title = "Walking every conversation...";
        ui.label(theme::words(title, theme::strong(theme::SIZE_SPEECH)).color(theme.text));
        ui.add_space(4.0);
        let (words, part) = match check {
            Check::Walks(walked) => (far(walked), walked.part()),
            _ => ("It waits for its turn.".to_owned(), 0.0),
        };
        ui.label(widgets::quiet(theme, words));
        ui.add_space(12.0);
        bar_ui(ui, title, part);
        ui.add_space(12.0);
        let stop = widgets::secondary_ui(ui, "Stop");
        keep_in_view(&stop);
        if stop.clicked() {
            queue.push(Command::StopWalk(at));
        }
    });
}

/// A slim bar that is filled so far, from 0 to 1.
fn bar_ui(ui: &mut Ui, name: &str, part: f32) {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 6.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_numeric_value(f64::from(part)));
    let round = CornerRadius::same(3);
    ui.painter().rect_filled(rect, round, theme.line);
    let full = rect.with_max_x(rect.left() + rect.width() * part.clamp(0.0, 1.0));
    ui.painter().rect_filled(full, round, theme.accent);
}

/// Somebody stopped it, or it broke off.
fn stopped_ui(ui: &mut Ui, at: usize, queue: &mut Queue) {
    let theme = Theme::of(ui);
    widgets::card(theme).inner_margin(Margin::same(24)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.label(theme::words("It was stopped before the end", theme::strong(theme::SIZE_SPEECH)).color(theme.text));
        ui.add_space(4.0);
        ui.label(widgets::quiet(theme, "Nothing was lost. What only a walk can show is not known yet."));
        ui.add_space(theme::GAP_M);
        let again = widgets::secondary_ui(ui, "Walk every conversation");
        keep_in_view(&again);
        if again.clicked() {
            queue.push(Command::Walk(at));
        }
    });
}

/// How far the walk has come, in words.
fn far(walked: Walked) -> String {
    let moments = grouped(walked.moments);
    let want = match walked.wants {
        0 | 1 => String::new(),
        wants => format!("Want {} of {wants}. ", walked.want),
    };
    if walked.moments == 0 { format!("{want}It has just begun.") } else { format!("{want}{moments} moments so far.") }
}

/// A number in groups of three.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let count = digits.len();
    let mut made = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (count - at).is_multiple_of(3) {
            made.push(',');
        }
        made.push(digit);
    }
    made
}

#[cfg(test)]
mod tests {
    use super::{Walked, far, grouped};

    #[test]
    fn numbers_are_read_in_threes() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }

    #[test]
    fn how_far_it_is_is_said_in_words() {
        assert_eq!(
            far(Walked { want: 2, wants: 3, moments: 100_000, ..Walked::default() }),
            "Want 2 of 3. 100,000 moments so far."
        );
        assert_eq!(far(Walked { want: 1, wants: 1, moments: 0, ..Walked::default() }), "It has just begun.");
    }
}
