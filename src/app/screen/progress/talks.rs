//! Every conversation that was had, newest first, month by month; each leads to its debrief. Only what is in sight is
//! drawn, however many there are.

use egui::{CursorIcon, RichText, Role, Sense, StrokeKind, TextWrapMode, Ui, WidgetInfo, pos2, vec2};

use super::dates;
use super::made::{Made, count};
use super::reading::{MORE, Reading};
use super::table::more_ui;
use crate::app::command::Queue;
use crate::app::controls::{heading, keep_in_view};
use crate::app::data::Data;
use crate::app::screen::library::words::quoted;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::Played;
use crate::engine::notes::AttemptId;

/// The heights of a month's name and of a conversation.
const MONTH: f32 = 44.0;
const TALK: f32 = 56.0;
/// The widths of the day at the left and of the points at the right.
const DAY: f32 = 88.0;
const POINTS: f32 = 88.0;
/// From this width on, in points, the day stands at the left.
const WIDE: f32 = 520.0;

/// A conversation.
#[derive(Debug)]
struct Talk {
    id: AttemptId,
    /// The month, where it is the first of it.
    month: Option<String>,
    day: String,
    title: String,
    below: String,
    points: String,
    spoken: String,
}

/// All of them, newest first.
#[derive(Debug)]
pub(super) struct Talks {
    all: Vec<Talk>,
    sum: String,
}

impl Talks {
    pub(super) fn of(data: &Data) -> Self {
        let played = data.record.played();
        let newest = played.iter().rev();
        let before = std::iter::once(None).chain(played.iter().rev().map(Some));
        let all: Vec<Talk> = newest.zip(before).map(|(own, before)| Talk::of(own, before, data)).collect();
        Self { sum: format!("{}, newest first.", count(all.len(), "conversation")), all }
    }
}

impl Talk {
    fn of(own: &Played, before: Option<&Played>, data: &Data) -> Self {
        let month = dates::month(own.day);
        let first = before.is_none_or(|before| dates::month(before.day) != month);
        let ending = data.playbook().endings.iter().find(|ending| ending.id == own.ending);
        let ending = ending.map_or(own.ending.as_str(), |ending| ending.title.as_str());
        let again = if own.again { ", after going back" } else { "" };
        let below = format!("{ending} · {}{again}", own.mode.word());
        let title = quoted(&own.title);
        Self {
            id: own.id,
            month: first.then_some(month),
            day: dates::short(own.day),
            spoken: format!(
                "{title}, {}, {ending}, {} points, {}{again}",
                dates::in_full(own.day),
                own.points,
                own.mode.word()
            ),
            points: format!("{} points", own.points),
            title,
            below,
        }
    }

    fn height(&self) -> f32 {
        TALK + if self.month.is_some() { MONTH } else { 0.0 }
    }
}

/// Draws them.
pub(super) fn ui(ui: &mut Ui, made: &Made, reading: &mut Reading, queue: &mut Queue) {
    let theme = Theme::of(ui);
    let talks = &made.talks;
    ui.label(widgets::quiet(theme, &talks.sum));
    ui.spacing_mut().item_spacing.y = 0.0;
    // What the keyboard comes to next is there before it is in sight.
    let sight = ui.clip_rect().y_range().expand(2.0 * (TALK + MONTH));
    let mut skipped = 0.0;
    for talk in talks.all.iter().take(reading.talks) {
        let top = ui.cursor().top() + skipped;
        let height = talk.height();
        if top + height < sight.min || top > sight.max {
            skipped += height;
            continue;
        }
        ui.add_space(std::mem::take(&mut skipped));
        if let Some(month) = &talk.month {
            month_ui(ui, month);
        }
        if talk_ui(ui, talk) {
            reading.look_back(talk.id, queue);
        }
    }
    ui.add_space(skipped);
    let rest = talks.all.len().saturating_sub(reading.talks);
    if rest > 0 && more_ui(ui, rest).clicked() {
        reading.talks += MORE;
    }
}

fn month_ui(ui: &mut Ui, month: &str) {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), MONTH), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, month));
    heading(&response, month, 3);
    let at = pos2(rect.left(), rect.bottom() - 8.0);
    let font = theme::strong(theme::SIZE_CAPTION);
    ui.painter().text(at, egui::Align2::LEFT_BOTTOM, month, font, theme.accent);
}

/// Draws a conversation; says whether it was clicked.
fn talk_ui(ui: &mut Ui, talk: &Talk) -> bool {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), TALK), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &talk.spoken));
    keep_in_view(&response);
    let painter = ui.painter();
    painter.hline(rect.x_range(), rect.top(), theme.hairline());
    if response.has_focus() {
        painter.rect_stroke(
            rect.expand2(vec2(8.0, -2.0)),
            theme::RADIUS_CONTROL,
            theme.focus_ring(),
            StrokeKind::Inside,
        );
    }
    let on = response.hovered() || response.has_focus();
    let wide = rect.width() >= WIDE;
    let left = if wide { DAY } else { 0.0 };
    let color = if on { theme.accent } else { theme.text };
    let room = rect.width() - left - POINTS;
    let title = line(ui, theme::words(&talk.title, theme::speech_at(17.0)).color(color), room);
    let below = if wide { talk.below.clone() } else { format!("{} · {}", talk.day, talk.below) };
    let below = line(ui, widgets::small(theme, below), room);
    let top = rect.center().y - (title.size().y + below.size().y) / 2.0;
    let painter = ui.painter();
    let middle = top + title.size().y / 2.0;
    if wide {
        let at = pos2(rect.left(), middle);
        painter.text(at, egui::Align2::LEFT_CENTER, &talk.day, theme::body(), theme.quiet_text);
    }
    let at = pos2(rect.right(), middle);
    painter.text(at, egui::Align2::RIGHT_CENTER, &talk.points, theme::body(), theme.text);
    let down = title.size().y;
    painter.galley(pos2(rect.left() + left, top), title, theme.text);
    painter.galley(pos2(rect.left() + left, top + down), below, theme.quiet_text);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

/// Words in one line, cut where there is no more room: all of them are heard, and stand in the debrief.
fn line(ui: &Ui, words: RichText, room: f32) -> std::sync::Arc<egui::Galley> {
    egui::WidgetText::from(words).into_galley(ui, Some(TextWrapMode::Truncate), room, egui::TextStyle::Body)
}
