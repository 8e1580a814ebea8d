//! The opening of the debrief: how it ended, what takes twenty seconds to read, and the result where it was an Assessment.

use egui::{Layout, RichText, Ui, vec2};

use super::marks::{self, beside_bar_ui, said_ui, words_ui};
use super::{Page, Reading, turning};
use crate::app::controls::{fold_ui, heading};
use crate::app::screen::conversation::spoken;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::assess::{Assessed, AssessedSet, WHAT_FOR};
use crate::debrief::words;
use crate::playbook::Mood;

/// The width of the names at the left.
const NAMES: f32 = 148.0;

/// How it ended, and the three things worth twenty seconds.
pub(super) fn short_ui(ui: &mut Ui, page: &Page<'_>) {
    let theme = Theme::of(ui);
    head_ui(ui, page);
    if page.is_sealed() {
        return;
    }
    ui.add_space(theme::GAP_L);
    let debrief = &page.made.debrief;
    let size = |quotes: bool| if quotes { theme::SIZE_SPEECH } else { theme::SIZE_BODY };
    row_ui(ui, page.wide, "What worked", size(debrief.worked.is_some()), |ui| worked_ui(ui, page));
    row_ui(ui, page.wide, words::turning(debrief), size(debrief.turning.is_some()), |ui| turning_ui(ui, page));
    let quotes = debrief.to_try.as_ref().is_some_and(|to_try| !to_try.words.is_empty());
    row_ui(ui, page.wide, "One thing to try", size(quotes), |ui| try_ui(ui, page));
    if let Some((result, set)) = &page.made.result {
        row_ui(ui, page.wide, "The result", theme::SIZE_SPEECH, |ui| result_ui(ui, page, result, set));
        return;
    }
    ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), theme.hairline());
    ui.add_space(12.0);
    ui.label(widgets::small(theme, words::PRACTICE));
}

/// One conversation against the mark, and where the set stands: that alone says pass or not yet.
fn result_ui(ui: &mut Ui, page: &Page<'_>, result: &Assessed, set: &AssessedSet) {
    let theme = Theme::of(ui);
    let color = if result.reached { theme.good } else { theme.text };
    ui.label(theme::words(result.headline(), theme::strong(theme::SIZE_SPEECH)).color(color));
    for sentence in result.sentences() {
        ui.label(theme::words(sentence, theme::body()).color(theme.text));
    }
    ui.add_space(4.0);
    ui.label(theme::words(set.sentence(), theme::body()).color(theme.text));
    for sentence in set.across(&page.talk.scenario.playbook) {
        ui.label(theme::words(sentence, theme::body()).color(theme.quiet_text));
    }
    ui.label(widgets::small(theme, WHAT_FOR));
}

fn head_ui(ui: &mut Ui, page: &Page<'_>) {
    let theme = Theme::of(ui);
    let scenario = &page.talk.scenario;
    let mood = page.talk.mood();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_L;
        let side = if page.wide { 112.0 } else { 72.0 };
        let feeling = widgets::feeling(&scenario.playbook, seen(page, mood));
        widgets::portrait_ui(ui, &scenario.customer.face, &feeling, side);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            let ended = words::ended(scenario, &page.made.debrief);
            ui.label(theme::words(ended.above, theme::strong(theme::SIZE_CAPTION)).color(theme.accent));
            let font = if words::is_broken(&page.made.debrief) { theme::title() } else { theme::display() };
            let title = ui.heading(theme::words(&ended.title, font).color(theme.text));
            heading(&title, &ended.title, 1);
            ui.label(theme::words(ended.plain, theme::body()).color(theme.text));
            if page.is_sealed() {
                let text = "What it showed is told when it is over.";
                ui.label(theme::words(text, theme::body()).color(theme.text));
            }
            let band = scenario.playbook.band(mood).word();
            // What came later is in the face; the word is of the moment they parted.
            let parted = if words::is_spoiled(&page.made.debrief) { " when you parted" } else { "" };
            // How they feel is told when an Assessment is over.
            let felt = if page.is_sealed() { String::new() } else { format!(", {band}{parted}") };
            let quiet = format!(
                "{}{felt} · {} · customer number {}",
                page.name(),
                scenario.channel.word(),
                page.talk.replay.deal.seed
            );
            ui.label(widgets::small(theme, quiet));
            if let Some(given) = words::given(page.talk.given) {
                ui.label(widgets::small(theme, given));
            }
            if let Some(since) = since(page) {
                ui.label(widgets::small(theme, since));
            }
        });
    });
}

/// What became of the scenario since, if that matters.
fn since(page: &Page<'_>) -> Option<&'static str> {
    match page.data.card(&page.talk.card) {
        None => Some("The scenario is not there any more. This is about how it was then."),
        Some(_) if !page.data.is_as_it_was(page.talk) => {
            Some("The scenario has changed since. This is about how it was then.")
        }
        Some(_) => None,
    }
}

/// The mood that the portrait shows: nobody beams whom the days after let down.
fn seen(page: &Page<'_>, mood: Mood) -> Mood {
    if words::is_spoiled(&page.made.debrief) {
        Mood { anger: mood.anger.max(45), trust: mood.trust.min(30), ..mood }
    } else {
        mood
    }
}

/// A name at the left, or above where it is narrow, and what belongs to it.
pub(super) fn row_ui(ui: &mut Ui, wide: bool, name: &str, size: f32, add: impl FnOnce(&mut Ui)) {
    let theme = Theme::of(ui);
    ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), theme.hairline());
    ui.add_space(12.0);
    let label: RichText = theme::words(name, theme::strong(theme::SIZE_BODY)).color(theme.text);
    if wide {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP_M;
            ui.allocate_ui_with_layout(vec2(NAMES, 0.0), Layout::top_down(egui::Align::Min), |ui| {
                ui.set_width(NAMES);
                // Both first lines stand on one line.
                ui.add_space(((theme::line_height(size) - theme::line_height(theme::SIZE_BODY)) / 2.0).round());
                ui.label(label);
            });
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 4.0;
                add(ui);
            });
        });
    } else {
        ui.label(label);
        add(ui);
    }
    ui.add_space(8.0);
}

fn worked_ui(ui: &mut Ui, page: &Page<'_>) {
    let theme = Theme::of(ui);
    let debrief = &page.made.debrief;
    if let Some(turn) = debrief.worked.and_then(|number| page.made.turn(number)) {
        said_ui(ui, turn, theme::SIZE_SPEECH);
        if !turn.after {
            ui.label(theme::words(words::eased(turn), theme::body()).color(theme.quiet_text));
        }
        return;
    }
    let text = words::nothing_worked(debrief);
    ui.label(theme::words(text, theme::body()).color(theme.text));
}

fn turning_ui(ui: &mut Ui, page: &Page<'_>) {
    let theme = Theme::of(ui);
    let Some(turn) = page.made.debrief.turning.and_then(|number| page.made.turn(number)) else {
        turning::none_ui(ui, page);
        return;
    };
    said_ui(ui, turn, theme::SIZE_SPEECH);
    if !turn.reaction.is_empty() {
        spoken::words_ui(ui, spoken::job(&turn.reaction, theme::SIZE_BODY, theme.quiet_text, theme.quiet_text));
    }
    if let Some(grade) = page.made.debrief.grade(turn.number) {
        marks::grade_ui(ui, grade);
    }
}

fn try_ui(ui: &mut Ui, page: &Page<'_>) {
    let theme = Theme::of(ui);
    match &page.made.debrief.to_try {
        Some(to_try) => {
            if !to_try.words.is_empty() {
                words_ui(ui, &to_try.words, to_try.spoken, theme::SIZE_SPEECH);
            }
            ui.label(theme::words(&to_try.because, theme::body()).color(theme.text));
        }
        None => {
            ui.label(widgets::quiet(theme, words::NOTHING_TO_TRY));
        }
    }
}

/// What they really wanted. While the conversation waits, it stays folded: it would spoil the rest.
pub(super) fn want_ui(ui: &mut Ui, page: &Page<'_>, reading: &mut Reading) {
    let theme = Theme::of(ui);
    if !page.is_over() {
        if fold_ui(ui, "Tell me, although it is not over", reading.want).clicked() {
            reading.want = !reading.want;
        }
        if !reading.want {
            return;
        }
    }
    beside_bar_ui(ui, theme.accent, |ui| {
        spoken::words_ui(ui, spoken::job(&page.made.debrief.want, theme::SIZE_SPEECH, theme.text, theme.quiet_text));
    });
    let text = words::other_wants(&page.talk.scenario);
    ui.label(widgets::small(theme, text));
}
