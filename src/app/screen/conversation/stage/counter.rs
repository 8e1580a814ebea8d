//! Face to face: the customer at the counter, behind them the shop.

use egui::{Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

use super::Set;
use crate::app::face::{self, Motion};

pub(super) fn draw(set: &Set<'_>) {
    let u = set.unit();
    let counter = Rect::from_min_max(pos2(set.rect.left(), set.rect.bottom() - 54.0 * u), set.rect.max);
    shop(set, counter.top(), u);
    let look = &set.moment.scenario().customer.face;
    // The figure stands behind the counter's edge, a little of it hidden.
    let figure = Rect::from_min_max(set.rect.min, pos2(set.rect.right(), counter.top() + 14.0 * u));
    face::paint(&set.painter, figure, look, &set.pose, &Motion::STILL, set.theme.dark);
    top(set, counter, u);
}

/// Shelves at one side, the door to the street at the other, a lamp: what is behind them, in few lines.
fn shop(set: &Set<'_>, floor: f32, u: f32) {
    let (rect, painter) = (set.rect, &set.painter);
    let (faint, line) = (set.tone(0.06), Stroke::new(1.5 * u.max(0.6), set.tone(0.13)));
    let door =
        Rect::from_min_max(pos2(rect.right() - 104.0 * u, rect.top() + 96.0 * u), pos2(rect.right() + 8.0, floor));
    painter.rect_filled(door, 0.0, faint);
    let pane = Rect::from_min_max(door.min + Vec2::splat(14.0 * u), pos2(rect.right() + 8.0, door.top() + 190.0 * u));
    let light = set.wall.lerp_to_gamma(set.theme.raised, if set.theme.dark { 0.0 } else { 0.6 });
    painter.rect_filled(pane, 2.0, light);
    let glint = |x: f32| [pos2(x, pane.top() + 64.0 * u), pos2(x + 44.0 * u, pane.top() + 8.0 * u)];
    for x in [pane.left() + 14.0 * u, pane.left() + 28.0 * u] {
        painter.line_segment(glint(x), line);
    }
    painter.vline(door.left(), door.y_range(), line);
    painter.hline(door.x_range(), door.top(), line);
    for (row, things) in SHELVES.iter().enumerate() {
        let y = rect.top() + (150.0 + 104.0 * [0.0, 1.0, 2.0].get(row).copied().unwrap_or(0.0)) * u;
        painter.hline(rect.left()..=rect.left() + 112.0 * u, y, line);
        for &(x, wide, high) in *things {
            let low = pos2(rect.left() + x * u, y - 1.0);
            let thing = Rect::from_min_max(low - vec2(0.0, high * u), low + vec2(wide * u, 0.0));
            painter.rect_filled(thing, 3.0 * u, faint);
        }
    }
    let hook = pos2(rect.left() + 124.0 * u, rect.top());
    let shade = hook + vec2(0.0, 34.0 * u);
    painter.line_segment([hook, shade], line);
    painter.add(dome(shade + vec2(0.0, 22.0 * u), vec2(30.0, 24.0) * u, set.tone(0.13)));
}

/// Boxes and tins on the shelves: where they begin, how wide and how high they are.
const SHELVES: [&[(f32, f32, f32)]; 3] = [
    &[(8.0, 22.0, 46.0), (34.0, 16.0, 32.0), (66.0, 30.0, 24.0)],
    &[(0.0, 30.0, 30.0), (40.0, 18.0, 52.0), (62.0, 18.0, 44.0)],
    &[(14.0, 34.0, 40.0), (58.0, 24.0, 28.0)],
];

/// The counter's edge, with a bell to ring.
fn top(set: &Set<'_>, counter: Rect, u: f32) {
    let painter = &set.painter;
    let wood = set.wall.lerp_to_gamma(set.theme.edge, 0.45);
    painter.rect_filled(counter, 0.0, wood);
    let edge = counter.with_max_y(counter.top() + 14.0 * u);
    painter.rect_filled(edge, 0.0, wood.lerp_to_gamma(set.theme.raised, if set.theme.dark { 0.16 } else { 0.4 }));
    painter.hline(counter.x_range(), edge.bottom(), Stroke::new(1.0, wood.lerp_to_gamma(set.theme.text, 0.2)));
    let foot = pos2(counter.left() + 66.0 * u, counter.top() + 6.0 * u);
    let (brass, dark) = (set.theme.mood_ground.get(2).copied().unwrap_or(set.theme.raised), set.tone(0.75));
    let brass = brass.lerp_to_gamma(set.theme.caution, 0.45);
    painter.add(dome(foot, vec2(27.0, 23.0) * u, brass));
    painter.rect_filled(Rect::from_center_size(foot + vec2(0.0, 2.0 * u), vec2(62.0, 6.0) * u), 2.0 * u, dark);
    painter.rect_filled(Rect::from_center_size(foot - vec2(0.0, 25.0 * u), vec2(5.0, 9.0) * u), 2.0 * u, dark);
}

/// The upper half of an ellipse.
fn dome(foot: Pos2, radii: Vec2, color: egui::Color32) -> Shape {
    let around = (0_u8..=20).map(|i| std::f32::consts::PI * (1.0 + f32::from(i) / 20.0));
    let points = around.map(|angle| foot + Vec2::angled(angle) * radii);
    Shape::convex_polygon(points.collect(), color, Stroke::NONE)
}

/// A portrait that stands on the counter's edge.
pub(super) fn draw_small(set: &Set<'_>) {
    let rect = set.rect;
    set.portrait(rect, rect.width() / 2.0);
    let edge = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 7.0), rect.max);
    set.painter.rect_filled(edge, 3.0, set.theme.surface);
    set.painter.rect_filled(edge.with_min_y(rect.bottom() - 5.0), 2.5, set.theme.edge);
}
