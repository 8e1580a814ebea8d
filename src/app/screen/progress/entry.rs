//! A line of a list that unfolds: a title, a line below it, and a small picture at the right, or below where it is narrow.

use egui::{
    CursorIcon, Rect, Response, RichText, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::app::controls::{keep_in_view, laid_out};
use crate::app::theme::{self, Theme};

/// From this width on, in points, the picture stands at the right.
const WIDE: f32 = 520.0;
/// The room above and below.
const ABOVE: f32 = 12.0;

/// What a line shows.
pub(super) struct Entry<'t> {
    /// Its title.
    pub title: RichText,
    /// What stands below; empty where nothing does.
    pub below: &'t str,
    /// All of it in words, for those who hear it.
    pub spoken: &'t str,
    /// Whether it is unfolded.
    pub open: bool,
    /// The width of a face at the left; 0 where there is none.
    pub face: f32,
    /// The size of the picture.
    pub picture: Vec2,
}

/// Where the pictures of a line go.
pub(super) struct Places {
    /// The face.
    pub face: Rect,
    /// The picture.
    pub picture: Rect,
}

/// Draws a line, its pictures by `paint`; it only tells of the click.
pub(super) fn ui(ui: &mut Ui, entry: Entry<'_>, paint: impl FnOnce(&Ui, &Places)) -> Response {
    let theme = Theme::of(ui);
    let width = ui.available_width();
    let wide = width >= WIDE;
    let left = if entry.face > 0.0 { entry.face + theme::GAP_M } else { 0.0 };
    let beside = if wide { entry.picture.x + theme::GAP_L } else { 0.0 };
    let room = width - left - beside;
    let title = laid_out(ui, entry.title, room);
    let below = (!entry.below.is_empty())
        .then(|| laid_out(ui, theme::words(entry.below, theme::body()).color(theme.quiet_text), room));
    let mut words = title.size().y + below.as_ref().map_or(0.0, |below| below.size().y + 1.0);
    if !wide && entry.picture.y > 0.0 {
        words += theme::GAP_S + entry.picture.y;
    }
    let least = if wide { entry.picture.y.max(entry.face) } else { entry.face };
    let height = words.max(least) + 2.0 * ABOVE;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, ui.is_enabled(), entry.spoken));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(entry.open));
    keep_in_view(&response);
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter();
    painter.hline(rect.x_range(), rect.top(), theme.hairline());
    if response.has_focus() {
        let ring = rect.expand2(vec2(8.0, 0.0)).shrink2(vec2(0.0, 3.0));
        painter.rect_stroke(ring, theme::RADIUS_CONTROL, theme.focus_ring(), StrokeKind::Inside);
    }
    let on = response.hovered() || response.has_focus();
    let at = pos2(rect.left() + left, rect.top() + ((height - words) / 2.0).round());
    let mark = pos2(rect.left() - 12.0, at.y + theme::line_height(theme::SIZE_BODY) / 2.0);
    chevron(ui, mark, entry.open);
    let color = if on { theme.accent } else { theme.text };
    let lines = title.size().y;
    painter.galley_with_override_text_color(at, title, color);
    let mut next = at + vec2(0.0, lines + 1.0);
    if let Some(below) = below {
        let down = below.size().y;
        painter.galley(next, below, theme.quiet_text);
        next.y += down;
    }
    let face = Rect::from_min_size(pos2(rect.left(), rect.center().y - entry.face / 2.0), Vec2::splat(entry.face));
    let picture = if wide {
        Rect::from_min_size(
            pos2(rect.right() - entry.picture.x, rect.center().y - entry.picture.y / 2.0),
            entry.picture,
        )
    } else {
        Rect::from_min_size(next + vec2(0.0, theme::GAP_S), entry.picture)
    };
    paint(ui, &Places { face, picture });
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// The mark that points down at what is unfolded. It hangs in the margin, so that all text stands on one edge.
fn chevron(ui: &Ui, at: egui::Pos2, open: bool) {
    let ends = if open {
        [vec2(-4.0, -2.0), vec2(0.0, 3.0), vec2(4.0, -2.0)]
    } else {
        [vec2(-2.0, -4.0), vec2(3.0, 0.0), vec2(-2.0, 4.0)]
    };
    let ends = ends.map(|end| at + end);
    ui.painter().add(Shape::line(ends.to_vec(), Stroke::new(2.0, Theme::of(ui).accent)));
}

/// What a line unfolds, with room below it.
pub(super) fn unfolded_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.spacing_mut().item_spacing.y = theme::GAP_S;
    ui.vertical(|ui| {
        ui.set_width(ui.available_width());
        add(ui);
    });
    ui.add_space(theme::GAP_L);
    ui.spacing_mut().item_spacing.y = 0.0;
}
