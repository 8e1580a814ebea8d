//! A card for each scenario that can be played. The whole card is one control.

use std::sync::Arc;

use egui::{CornerRadius, CursorIcon, Galley, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::checked;
use super::filter::{Filter, nothing_ui};
use super::words::{best, minutes, progress, quoted, spoken};
use crate::app::command::{Command, Queue};
use crate::app::controls::{BARS, bars, check, keep_in_view, laid_out};
use crate::app::data::{Card, Data};
use crate::app::face::{self, Motion};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::scenario::Scenario;

/// The narrowest card.
const NARROWEST: f32 = 272.0;
/// The height of the picture.
const PICTURE: f32 = 152.0;
/// The height of the figure in it, cut off below.
const FIGURE: f32 = 180.0;
/// The room inside a card.
const INSIDE: f32 = 16.0;
/// The least height of its last part, hairline included.
const FOOT: f32 = 44.0;

/// Draws all cards that the filter admits.
pub(super) fn cards_ui(ui: &mut Ui, data: &Data, filter: &mut Filter, queue: &mut Queue) {
    // As many columns as there are cards, filtered or not, so that a filter moves none of them.
    let columns = columns(ui, data.cards.iter().filter(|card| card.scenario.is_some()).count());
    let width = width(ui, columns);
    let cards = data.cards.iter().enumerate().filter(|(_, card)| filter.admits(card));
    let shown: Vec<Face<'_>> =
        cards.filter_map(|(at, card)| Some(Face::new(ui, data, at, card, card.scenario.as_deref()?, width))).collect();
    if shown.is_empty() {
        nothing_ui(ui, filter);
        return;
    }
    for row in shown.chunks(columns) {
        // Room for two lines of title on every card, so that names stand on one line across a row.
        let two = 2.0 * theme::line_height(theme::SIZE_SPEECH);
        let title = row.iter().map(|face| face.title.size().y).fold(two, f32::max);
        let foot = row.iter().map(|face| face.progress.size().y + 20.0).fold(FOOT, f32::max);
        let height = row.iter().map(|face| face.height(title, foot)).fold(0.0, f32::max);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP_M;
            for face in row {
                face.ui(ui, data, [height, title, foot], queue);
            }
        });
        ui.add_space(theme::GAP_M);
    }
}

fn columns(ui: &Ui, cards: usize) -> usize {
    let fits = |count: u8| f32::from(count) * (NARROWEST + theme::GAP_M) - theme::GAP_M <= ui.available_width();
    let most = usize::from((2..=4_u8).rev().find(|count| fits(*count)).unwrap_or(1));
    most.min(cards.max(3))
}

fn width(ui: &Ui, columns: usize) -> f32 {
    let columns = f32::from(u8::try_from(columns).unwrap_or(1));
    ((ui.available_width() - theme::GAP_M * (columns - 1.0)) / columns).floor()
}

/// A card with its text laid out.
struct Face<'d> {
    at: usize,
    card: &'d Card,
    scenario: &'d Scenario,
    /// Whether its conversation was left and waits.
    waits: bool,
    width: f32,
    title: Arc<Galley>,
    name: Arc<Galley>,
    /// The name of an author's file, which tells copies from each other.
    file: Option<Arc<Galley>>,
    place: Arc<Galley>,
    level: Arc<Galley>,
    progress: Arc<Galley>,
}

impl<'d> Face<'d> {
    fn new(ui: &Ui, data: &Data, at: usize, card: &'d Card, scenario: &'d Scenario, width: f32) -> Self {
        let (theme, waits) = (Theme::of(ui), data.waits(at));
        let progress = progress(&data.record, card, scenario, waits);
        let inside = width - 2.0 * INSIDE;
        let strong = theme::words(&scenario.customer.name, theme::strong(theme::SIZE_BODY)).color(theme.text);
        let place = format!("{}, {}", scenario.channel.word(), minutes(scenario.minutes));
        let level = laid_out(ui, widgets::small(theme, scenario.level().word()), inside);
        let place_width = inside - level.size().x - BARS - theme::GAP_M;
        let title = theme::words(quoted(&scenario.title), theme::speech()).color(theme.text);
        let file = card.file().map(|file| laid_out(ui, widgets::small(theme, file), inside));
        Self {
            at,
            card,
            scenario,
            waits,
            width,
            title: laid_out(ui, title, inside),
            name: laid_out(ui, strong, inside),
            file,
            place: laid_out(ui, widgets::small(theme, place), place_width),
            level,
            progress: laid_out(ui, widgets::small(theme, progress), inside - 18.0),
        }
    }

    /// The height of the card with a title and a last part of these heights.
    fn height(&self, title: f32, foot: f32) -> f32 {
        let text = title + theme::GAP_S + self.name.size().y + 4.0 + self.file_height() + self.place.size().y;
        let strip = if self.card.path.is_some() { checked::STRIP } else { 0.0 };
        (PICTURE + INSIDE + text + INSIDE + foot + strip).ceil()
    }

    fn file_height(&self) -> f32 {
        self.file.as_ref().map_or(0.0, |file| file.size().y + 2.0)
    }

    /// Draws the card, so high, its title and its last part so high.
    fn ui(&self, ui: &mut Ui, data: &Data, [height, title, foot]: [f32; 3], queue: &mut Queue) {
        let (rect, response) = ui.allocate_exact_size(vec2(self.width, height), Sense::click());
        let spoken = || spoken(&data.record, self.card, self.scenario, self.waits);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken()));
        let notes: Vec<&str> = self.scenario.content_notes.iter().map(|note| note.trim_end_matches('.')).collect();
        let notes = notes.join("; ");
        if !notes.is_empty() {
            let notes = format!("Content note: {notes}");
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(notes));
        }
        keep_in_view(&response);
        if response.clicked() {
            queue.push(Command::OpenBriefing(self.at));
        }
        if ui.is_rect_visible(rect) {
            self.paint(ui, data, rect, [title, foot], &response);
        }
        if self.card.path.is_some() {
            let strip = rect.with_min_y(rect.bottom() - checked::STRIP).shrink2(vec2(INSIDE, 0.0));
            checked::strip_ui(ui, strip, self.at, self.card, queue);
        }
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if let Some(path) = &self.card.path {
            response.on_hover_text(path.display().to_string());
        }
    }

    fn paint(&self, ui: &Ui, data: &Data, rect: Rect, [title, foot]: [f32; 2], response: &egui::Response) {
        let theme = Theme::of(ui);
        let painter = ui.painter();
        let round = CornerRadius::same(theme::RADIUS_CARD);
        let on = response.hovered() || response.has_focus();
        let fill = if response.is_pointer_button_down_on() {
            theme.selection
        } else if on {
            theme.raised
        } else {
            theme.surface
        };
        painter.rect_filled(rect, round, fill);
        self.picture(ui, data, rect, fill);
        let left = rect.left() + INSIDE;
        let mut y = rect.top() + PICTURE + INSIDE;
        painter.galley(pos2(left, y), Arc::clone(&self.title), theme.text);
        y += title + theme::GAP_S;
        painter.galley(pos2(left, y), Arc::clone(&self.name), theme.text);
        y += self.name.size().y + 4.0;
        if let Some(file) = &self.file {
            painter.galley(pos2(left, y), Arc::clone(file), theme.quiet_text);
            y += self.file_height();
        }
        painter.galley(pos2(left, y), Arc::clone(&self.place), theme.quiet_text);
        let right = rect.right() - INSIDE;
        painter.galley(pos2(right - self.level.size().x, y), Arc::clone(&self.level), theme.quiet_text);
        let bars_at = pos2(right - self.level.size().x - BARS - 6.0, y + self.level.size().y * 0.5 + 5.0);
        bars(painter, bars_at, self.scenario.level(), theme);
        let strip = if self.card.path.is_some() { checked::STRIP } else { 0.0 };
        self.foot(ui, rect.with_max_y(rect.bottom() - strip), foot);
        let edge = if response.has_focus() {
            theme.focus_ring()
        } else if on {
            Stroke::new(1.0, theme.accent)
        } else {
            theme.hairline()
        };
        painter.rect_stroke(rect, round, edge, StrokeKind::Inside);
    }

    /// The customer in the mood in which they come, over the whole width.
    fn picture(&self, ui: &Ui, data: &Data, rect: Rect, below: egui::Color32) {
        let customer = &self.scenario.customer;
        let pose = widgets::feeling(data.playbook(), customer.opening).pose();
        let radius = f32::from(theme::RADIUS_CARD);
        let picture = Rect::from_min_size(rect.min, vec2(rect.width(), PICTURE));
        // The round corners below are covered; only those above show.
        let ground = picture.with_max_y(picture.bottom() + radius);
        let dark = Theme::of(ui).dark;
        let painter = ui.painter();
        painter.rect_filled(ground, radius, face::backdrop(&customer.face, dark));
        painter.rect_filled(ground.with_min_y(picture.bottom()), 0.0, below);
        // Closer than the whole figure: the face counts.
        let figure = vec2(FIGURE * 1.25, FIGURE);
        let top = picture.center_top() + vec2(-figure.x / 2.0, -0.03 * FIGURE);
        let figure = Rect::from_min_size(top, figure);
        let painter = painter.with_clip_rect(picture.intersect(painter.clip_rect()));
        let painter = &painter;
        face::paint(painter, figure, &customer.face, &pose, &Motion::STILL, dark);
    }

    /// How far one has come.
    fn foot(&self, ui: &Ui, rect: Rect, height: f32) {
        let theme = Theme::of(ui);
        let painter = ui.painter();
        let top = rect.bottom() - height;
        painter.hline(rect.left() + INSIDE..=rect.right() - INSIDE, top, theme.hairline());
        let middle = (top + rect.bottom()) / 2.0;
        let mut left = rect.left() + INSIDE;
        if best(self.card, self.scenario).is_some_and(|ending| ending.success) {
            check(painter, pos2(left + 6.0, middle), theme.good);
            left += 18.0;
        }
        let at = pos2(left, middle - self.progress.size().y / 2.0);
        painter.galley(at, Arc::clone(&self.progress), theme.quiet_text);
    }
}
