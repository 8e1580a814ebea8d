//! What happened next, as scenes that look like what they are: the note in the case book, the words that went to and fro,
//! the review with its stars; then whether they stay.

use egui::{Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use super::Page;
use super::back::taps_ui;
use super::marks::{bubble_ui, stars_ui};
use super::opening::row_ui;
use crate::app::command::Queue;
use crate::app::data::Graded;
use crate::app::screen::conversation::spoken;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::{Exchange, Form, bare, is_narration, words};
use crate::engine::aftermath::Outcome;

/// The width of a page of the case book, and the distance of its ruled lines.
const NOTE: Vec2 = vec2(560.0, 28.0);
/// Where its words begin: behind the line at the left, below the upper edge.
const NOTE_EDGE: Vec2 = vec2(44.0, 8.0);

/// The scenes, the review, and what came of it all.
pub(super) fn later_ui(ui: &mut Ui, page: &Page<'_>, queue: &mut Queue) {
    let theme = Theme::of(ui);
    let Some(outcome) = &page.made.debrief.outcome else { return };
    let mut when = "";
    for later in &page.made.debrief.later {
        let Some(turn) = page.made.turn(later.turn) else { continue };
        if when != later.when() {
            when = later.when();
            ui.label(theme::words(when, theme::strong(theme::SIZE_CAPTION)).color(theme.accent));
        }
        match &later.form {
            Form::Note(lines) => note_ui(ui, turn, lines),
            Form::Talk => talk_ui(ui, turn),
        }
        if page.is_own(turn) {
            taps_ui(ui, page, turn, queue);
        }
        ui.add_space(theme::GAP_M);
    }
    if let Some(stars) = outcome.stars {
        review_ui(ui, page, stars);
        ui.add_space(theme::GAP_M);
    }
    if let Some((word, own)) = words::retention(&page.talk.scenario, &page.talk.replay, outcome) {
        row_ui(ui, page.wide, "In the end", theme::SIZE_BODY, |ui| {
            ui.label(theme::words(word, theme::strong(theme::SIZE_BODY)).color(theme.text));
            if !own.is_empty() {
                spoken::words_ui(ui, spoken::aside_job(own, theme::SIZE_BODY, theme.text));
            }
        });
    }
    let facts = [
        ("The promise", words::promise(outcome).to_owned()),
        ("A call afterwards", words::followed(&page.talk.replay, outcome).to_owned()),
        ("Points", points(page, outcome)),
    ];
    for (name, text) in facts {
        row_ui(ui, page.wide, name, theme::SIZE_BODY, |ui| {
            ui.label(theme::words(text, theme::body()).color(theme.text));
        });
    }
}

/// A page of the case book: what stands on it, and where nothing does, empty lines.
fn note_ui(ui: &mut Ui, turn: &Exchange, lines: &[String]) {
    let theme = Theme::of(ui);
    narrated_ui(ui, &[&turn.setting, &turn.line]);
    let nothing = lines.is_empty();
    let shown = if nothing { "Nothing was written down.".to_owned() } else { lines.join("\n") };
    let color = if nothing { theme.quiet_text } else { theme.text };
    let size = vec2(ui.available_width().min(NOTE.x), 0.0);
    let mut job = spoken::aside_job(&shown, theme::SIZE_BODY, color);
    job.wrap.max_width = size.x - NOTE_EDGE.x - theme::GAP_M;
    // Each row stands on a ruled line.
    job.sections.iter_mut().for_each(|section| section.format.line_height = Some(NOTE.y));
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let height = galley.size().y.max(3.0 * NOTE.y) + 2.0 * NOTE_EDGE.y;
    let (rect, response) = ui.allocate_exact_size(vec2(size.x, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("The case note. {shown}")));
    let painter = ui.painter();
    painter.rect(rect, 3.0, theme.raised, theme.hairline(), StrokeKind::Inside);
    let inside = rect.shrink(1.0);
    let mut line = rect.top() + NOTE_EDGE.y + NOTE.y;
    while line < rect.bottom() - NOTE.y * 0.5 {
        painter.hline(inside.x_range(), line.round(), theme.hairline());
        line += NOTE.y;
    }
    painter.vline((rect.left() + NOTE_EDGE.x - 14.0).round(), inside.y_range(), Stroke::new(1.0, theme.edge));
    painter.galley(rect.min + NOTE_EDGE, galley, color);
    let said = if nothing { turn.said.as_str() } else { "" };
    narrated_ui(ui, &[said, &turn.reaction]);
}

/// Words to and fro: the customer's at the left, the trainee's at the right, deeds between them.
fn talk_ui(ui: &mut Ui, turn: &Exchange) {
    let theme = Theme::of(ui);
    if is_narration(&turn.line) {
        narrated_ui(ui, &[&turn.setting, &turn.line]);
    } else {
        narrated_ui(ui, &[&turn.setting]);
        words_ui(ui, &turn.line);
    }
    if turn.spoken {
        let job = spoken::job(&turn.said, theme::SIZE_BODY, theme.text, theme.quiet_text);
        bubble_ui(ui, job, true);
    } else {
        spoken::words_ui(ui, spoken::aside_job(bare(&turn.said), theme::SIZE_BODY, theme.text));
    }
    words_ui(ui, &turn.reaction);
}

/// The customer's words in a bubble; what is only seen, as it is told.
fn words_ui(ui: &mut Ui, words: &str) {
    if is_narration(words) {
        narrated_ui(ui, &[words]);
        return;
    }
    let theme = Theme::of(ui);
    bubble_ui(ui, spoken::job(words, theme::SIZE_BODY, theme.text, theme.quiet_text), false);
}

/// What is seen, as one paragraph.
fn narrated_ui(ui: &mut Ui, parts: &[&str]) {
    let parts: Vec<&str> = parts.iter().map(|part| bare(part)).filter(|part| !part.is_empty()).collect();
    if !parts.is_empty() {
        let theme = Theme::of(ui);
        spoken::words_ui(ui, spoken::aside_job(&parts.join(" "), theme::SIZE_BODY, theme.quiet_text));
    }
}

/// The review as it stands on a page of reviews: who, how many stars, and their words.
fn review_ui(ui: &mut Ui, page: &Page<'_>, stars: u8) {
    let theme = Theme::of(ui);
    widgets::card(theme).inner_margin(egui::Margin::same(24)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        stars_ui(ui, stars);
        if !page.made.debrief.review.is_empty() {
            let review = &page.made.debrief.review;
            spoken::words_ui(ui, spoken::job(review, theme::SIZE_SPEECH, theme.text, theme.quiet_text));
        }
        ui.label(widgets::small(theme, format!("{}, in a review", page.name())));
    });
}

/// The points of ending and aftermath, beside the best that could come of it.
fn points(page: &Page<'_>, outcome: &Outcome) -> String {
    let own = words::points(outcome);
    match (page.graded, words::best_points(&page.made.debrief, outcome)) {
        (_, Some(best)) => format!("{own} {best}"),
        (Graded::TooLarge, None) => format!("{own} There are too many conversations to know the best."),
        (_, None) => own,
    }
}
