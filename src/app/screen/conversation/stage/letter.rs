//! By letter or e-mail: what they wrote comes out of its envelope, their face is the stamp.

use egui::{Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

use super::Set;
use crate::app::theme;

pub(super) fn draw(set: &Set<'_>) {
    let (u, rect, theme, painter) = (set.unit(), set.rect, set.theme, &set.painter);
    let middle = rect.center().x;
    let envelope = Rect::from_min_max(
        pos2(middle - 196.0 * u, rect.bottom() - 150.0 * u),
        pos2(middle + 196.0 * u, rect.bottom() + 60.0 * u),
    );
    let inside = set.tone(0.22);
    painter.add(Shape::convex_polygon(
        vec![envelope.left_top(), pos2(middle, envelope.top() - 116.0 * u), envelope.right_top()],
        inside,
        Stroke::NONE,
    ));
    painter.rect_filled(envelope, 0.0, inside);
    let paper = Rect::from_min_max(
        pos2(middle - 172.0 * u, rect.top() + 30.0 * u),
        pos2(middle + 172.0 * u, envelope.bottom()),
    );
    painter.rect_filled(paper.translate(vec2(0.0, 2.0)), 3.0, theme.shadow);
    painter.rect_filled(paper, 3.0, theme.raised);
    // The writing ends above the flaps.
    head(set, paper.shrink2(vec2(22.0, 22.0) * u).with_max_y(envelope.top() + 18.0 * u), u);
    // The envelope's front: two flaps that meet under the letter.
    let front = set.wall.lerp_to_gamma(theme.surface, if theme.dark { 0.25 } else { 0.55 });
    let seam = pos2(middle, envelope.top() + 104.0 * u);
    let sides = [(envelope.left_top(), envelope.left_bottom()), (envelope.right_top(), envelope.right_bottom())];
    for (top, bottom) in sides {
        painter.add(Shape::convex_polygon(vec![top, seam, bottom], front, Stroke::NONE));
    }
    painter.add(Shape::convex_polygon(
        vec![envelope.left_bottom(), seam, envelope.right_bottom()],
        front,
        Stroke::NONE,
    ));
    let line = Stroke::new(1.2, front.lerp_to_gamma(theme.text, 0.18));
    for top in [envelope.left_top(), envelope.right_top()] {
        painter.line_segment([top, seam], line);
    }
}

/// Who writes and about what, the stamp, and the first lines.
fn head(set: &Set<'_>, room: Rect, u: f32) {
    let (theme, painter) = (set.theme, &set.painter);
    let stamp = Rect::from_min_size(pos2(room.right() - 136.0 * u, room.top()), vec2(136.0, 164.0) * u);
    stamped(set, stamp, u);
    let width = stamp.left() - room.left() - 14.0 * u;
    let mut at = room.min;
    let scenario = set.moment.scenario();
    for (word, text) in [("From", &scenario.customer.name), ("Subject", &scenario.title)] {
        painter.text(at, egui::Align2::LEFT_TOP, word, theme::caption(), theme.quiet_text);
        at.y += 18.0;
        let galley = painter.layout(theme::curly(text), theme::strong(theme::SIZE_BODY), theme.text, width);
        let high = galley.size().y;
        painter.galley(at, galley, theme.text);
        at.y += high + 10.0;
    }
    let below = at.y.max(stamp.bottom() + 14.0 * u) + 4.0;
    painter.hline(room.x_range(), below, theme.hairline());
    let words = set.moment.line.split_whitespace().count();
    let text = Rect::from_min_max(pos2(room.left(), below + 18.0 * u), room.max);
    set.writing(text, words, 17.0 * u, theme.line);
}

/// A stamp with its teeth: the face, and a postmark over its corner.
fn stamped(set: &Set<'_>, rect: Rect, u: f32) {
    let (theme, painter) = (set.theme, &set.painter);
    let white = theme.raised.lerp_to_gamma(theme.text, 0.06);
    painter.rect_filled(rect, 0.0, white);
    let hole = 3.2 * u;
    let along = |from: Pos2, way: Vec2, length: f32| {
        let count = (length / (hole * 3.2)).round().max(2.0);
        let steps = (0_u8..=40).map(f32::from).take_while(move |i| *i <= count);
        steps.map(move |i| from + way * (length * i / count))
    };
    let sides = along(rect.left_top(), Vec2::X, rect.width())
        .chain(along(rect.left_bottom(), Vec2::X, rect.width()))
        .chain(along(rect.left_top(), Vec2::Y, rect.height()))
        .chain(along(rect.right_top(), Vec2::Y, rect.height()));
    for at in sides {
        painter.circle_filled(at, hole, theme.raised);
    }
    set.portrait(rect.shrink(9.0 * u), 2.0);
    let mark = Stroke::new(1.4 * u.max(0.7), set.theme.text.gamma_multiply(0.35));
    // At the outer corner, where no writing can run into it.
    let centre = rect.right_bottom() - vec2(4.0, 8.0) * u;
    for radius in [22.0, 16.0] {
        painter.circle_stroke(centre, radius * u, mark);
    }
}

pub(super) fn note(set: &Set<'_>) -> String {
    format!("Subject: {}", set.moment.scenario().title)
}

/// A stamp with the flap of an envelope at its foot.
pub(super) fn draw_small(set: &Set<'_>) {
    let (rect, theme, painter) = (set.rect, set.theme, &set.painter);
    set.portrait(rect, 4.0);
    let badge = set.badge();
    painter.rect(badge, 2.0, theme.surface, Stroke::new(1.5, theme.edge), egui::StrokeKind::Inside);
    let fold =
        [badge.left_top() + vec2(1.0, 1.0), badge.center() + vec2(0.0, 2.0), badge.right_top() + vec2(-1.0, 1.0)];
    painter.line(fold.to_vec(), Stroke::new(1.5, theme.edge));
}
