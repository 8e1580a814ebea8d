//! The opening of the debrief: how it ended, what takes twenty seconds to read, and what happened next.

use egui::{Frame, Layout, Margin, RichText, Stroke, Ui, vec2};

use super::marks::{self, beside_bar_ui, quote_ui, said_ui, stars_ui};
use super::{Page, Reading, name_heading, turning};
use crate::app::controls::fold_ui;
use crate::app::data::Graded;
use crate::app::screen::conversation::spoken;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::Exchange;
use crate::engine::aftermath::{Outcome, Retention};
use crate::playbook::{METERS, Mood};
use crate::scenario::{Kept, Key};

/// The width of the names at the left.
const NAMES: f32 = 148.0;

/// How it ended, and the three things worth twenty seconds.
pub(super) fn short_ui(ui: &mut Ui, page: &Page<'_>) {
    let theme = Theme::of(ui);
    head_ui(ui, page);
    ui.add_space(theme::GAP_L);
    let debrief = &page.made.debrief;
    let size = |quotes: bool| if quotes { theme::SIZE_SPEECH } else { theme::SIZE_BODY };
    row_ui(ui, page.wide, "What worked", size(debrief.worked.is_some()), |ui| worked_ui(ui, page));
    row_ui(ui, page.wide, turning::name(page), size(debrief.turning.is_some()), |ui| turning_ui(ui, page));
    let quotes = debrief.to_try.as_ref().is_some_and(|to_try| !to_try.words.is_empty());
    row_ui(ui, page.wide, "One thing to try", size(quotes), |ui| try_ui(ui, page));
    ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), theme.hairline());
    ui.add_space(12.0);
    ui.label(widgets::small(theme, "One conversation is practice, not a test."));
}

fn head_ui(ui: &mut Ui, page: &Page<'_>) {
    let theme = Theme::of(ui);
    let scenario = &page.talk.scenario;
    let ending = page.made.debrief.ending.and_then(|id| scenario.ending(id));
    let mood = page.talk.mood();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_L;
        let side = if page.wide { 112.0 } else { 72.0 };
        let feeling = widgets::feeling(&scenario.playbook, seen(page, mood));
        widgets::portrait_ui(ui, &scenario.customer.face, &feeling, side);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            let (above, title, plain) = match ending {
                Some(ending) if ending.success => ("How it ended", ending.title.as_str(), ending.plain.as_str()),
                Some(ending) => ("Not this time", ending.title.as_str(), ending.plain.as_str()),
                None => ("So far", "You stopped here", "That is fine. The conversation waits for you."),
            };
            ui.label(theme::words(above, theme::strong(theme::SIZE_CAPTION)).color(theme.accent));
            let (title, font) = if is_broken(page) {
                (format!("{title}, then a promise was broken"), theme::title())
            } else {
                (title.to_owned(), theme::display())
            };
            let heading = ui.heading(theme::words(&title, font).color(theme.text));
            name_heading(&heading, &title, 1);
            ui.label(theme::words(plain, theme::body()).color(theme.text));
            let band = scenario.playbook.band(mood).word();
            // What came later is in the face; the word is of the moment they parted.
            let parted = if is_spoiled(page) { " when you parted" } else { "" };
            let quiet = format!(
                "{}, {band}{parted} · {} · customer number {}",
                page.name(),
                scenario.channel.word(),
                page.talk.replay.deal.seed
            );
            ui.label(widgets::small(theme, quiet));
            let given = page.talk.given;
            if given > 0 {
                let first = if given == 1 {
                    "The first reply was".to_owned()
                } else {
                    format!("The first {given} replies were")
                };
                ui.label(widgets::small(theme, format!("{first} taken for you.")));
            }
        });
    });
}

fn is_broken(page: &Page<'_>) -> bool {
    page.made.debrief.outcome.is_some_and(|outcome| outcome.promise == Some(Kept::Broken))
}

/// Whether what came afterwards spoiled it: a broken promise, or a customer who goes, or may.
fn is_spoiled(page: &Page<'_>) -> bool {
    let retention = page.made.debrief.outcome.and_then(|outcome| outcome.retention);
    is_broken(page) || retention.is_some_and(|retention| retention != Retention::Stays)
}

/// The mood that the portrait shows: nobody beams whom the days after let down.
fn seen(page: &Page<'_>, mood: Mood) -> Mood {
    if is_spoiled(page) { Mood { anger: mood.anger.max(45), trust: mood.trust.min(30), ..mood } } else { mood }
}

/// A name at the left, or above where it is narrow, and what belongs to it.
fn row_ui(ui: &mut Ui, wide: bool, name: &str, size: f32, add: impl FnOnce(&mut Ui)) {
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

/// What a turn moved, as words: "anger 64 → 53".
pub(super) fn moved(exchange: &Exchange) -> String {
    if exchange.after {
        return String::new();
    }
    let changed = METERS.iter().filter(|meter| exchange.before.get(**meter) != exchange.mood.get(**meter));
    let parts = changed
        .map(|meter| format!("{} {} → {}", meter.word(), exchange.before.get(*meter), exchange.mood.get(*meter)));
    parts.collect::<Vec<_>>().join(" · ")
}

fn worked_ui(ui: &mut Ui, page: &Page<'_>) {
    let theme = Theme::of(ui);
    let debrief = &page.made.debrief;
    if let Some(turn) = debrief.worked.and_then(|number| page.made.turn(number)) {
        said_ui(ui, turn, theme::SIZE_SPEECH);
        if !turn.after {
            ui.label(widgets::small(theme, moved(turn)));
        }
        return;
    }
    let text = if debrief.ending.is_some() {
        "You stayed in the conversation to its end. That is where it starts."
    } else if page.made.turns.is_empty() {
        "Nothing was said yet."
    } else {
        "Nothing has eased it so far. It is not over."
    };
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
                quote_ui(ui, &to_try.words, theme::SIZE_SPEECH, theme.text);
            }
            ui.label(theme::words(&to_try.because, theme::body()).color(theme.text));
        }
        None => {
            ui.label(widgets::quiet(theme, "The same with another customer: they may want something else."));
        }
    }
}

/// The review, the promise, the follow-up, and whether they stay.
pub(super) fn next_ui(ui: &mut Ui, page: &Page<'_>) {
    let theme = Theme::of(ui);
    let Some(outcome) = &page.made.debrief.outcome else { return };
    if let Some(stars) = outcome.stars {
        // The hairline alone is hardly seen on dark.
        let edge = if theme.dark { Stroke::new(1.0, theme.edge) } else { theme.hairline() };
        Frame::new()
            .fill(theme.surface)
            .stroke(edge)
            .corner_radius(theme::RADIUS_CARD)
            .inner_margin(Margin::same(24))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                stars_ui(ui, stars);
                if !page.made.debrief.review.is_empty() {
                    spoken::words_ui(
                        ui,
                        spoken::job(&page.made.debrief.review, theme::SIZE_SPEECH, theme.text, theme.quiet_text),
                    );
                }
                ui.label(widgets::small(theme, format!("{}, in a review", page.name())));
            });
        ui.add_space(theme::GAP_S);
    }
    for (name, words) in [("The promise", promise(outcome)), ("Asking again", followed(page, outcome))] {
        row_ui(ui, page.wide, name, theme::SIZE_BODY, |ui| {
            ui.label(theme::words(words, theme::body()).color(theme.text));
        });
    }
    row_ui(ui, page.wide, "Points", theme::SIZE_BODY, |ui| {
        ui.label(theme::words(points(page, outcome), theme::body()).color(theme.text));
    });
    if let Some((word, own)) = retention(page, outcome) {
        row_ui(ui, page.wide, "In the end", theme::SIZE_BODY, |ui| {
            ui.label(theme::words(word, theme::strong(theme::SIZE_BODY)).color(theme.text));
            if !own.is_empty() {
                spoken::words_ui(ui, spoken::aside_job(own, theme::SIZE_BODY, theme.text));
            }
        });
    }
}

/// The points of ending and aftermath, beside the best that could come of it.
fn points(page: &Page<'_>, outcome: &Outcome) -> String {
    let own = outcome.points;
    match (page.graded, page.made.debrief.best_points()) {
        (_, Some(best)) if best <= own => format!("{own} of 100. Nobody could have had more with this customer."),
        (_, Some(best)) => format!("{own} of 100. The best possible with this customer: {best}."),
        (Graded::TooLarge, None) => format!("{own} of 100. There are too many conversations to know the best."),
        (_, None) => format!("{own} of 100."),
    }
}

fn promise(outcome: &Outcome) -> &'static str {
    match outcome.promise {
        Some(Kept::Kept) => "Kept.",
        Some(Kept::Late) => "Late, and you said so in time.",
        Some(Kept::Broken) => "Broken. They had counted on it.",
        None => "None fell due.",
    }
}

fn followed(page: &Page<'_>, outcome: &Outcome) -> &'static str {
    match (outcome.followed_up, page.talk.replay.state.follow_up_booked()) {
        (true, _) => "You asked later whether all was well.",
        (false, true) => "You said that you would ask, and it was forgotten.",
        (false, false) => "Nobody had said that they would.",
    }
}

/// Whether they stay, and the scenario's words for it.
fn retention<'d>(page: &Page<'d>, outcome: &Outcome) -> Option<(&'static str, &'d str)> {
    let (key, word) = match outcome.retention? {
        Retention::Stays => ("stays", "They stay."),
        Retention::Wavers => ("wavers", "They may stay, or they may go."),
        Retention::Leaves => ("leaves", "They do not come back."),
    };
    let lines = &page.talk.scenario.afterwards;
    let own = lines.under(&Key::Named(key.to_owned())).unwrap_or_default();
    let drawn = own.get(page.talk.replay.deal.draw(&lines.id, own.len()));
    Some((word, drawn.map_or("", String::as_str)))
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
    let others = page.talk.scenario.wants.len().saturating_sub(1);
    let text = match others {
        0 => "",
        1 => "Another customer number may want something else.",
        _ => "Other customer numbers want other things, and open in the same way.",
    };
    ui.label(widgets::small(theme, text));
}
