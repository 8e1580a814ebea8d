//! In a chat: a window with a picture of the customer, what was written so far, and dots while they type.

use egui::{Color32, CornerRadius, Rect, Vec2, pos2, vec2};

use super::super::moment::Memory;
use super::Set;
use crate::app::theme;

pub(super) fn draw(set: &Set<'_>, memory: &Memory) {
    let (u, rect, theme) = (set.unit(), set.rect, set.theme);
    let side = 168.0 * u;
    let face = Rect::from_min_size(pos2(rect.center().x - side / 2.0, rect.top() + 34.0 * u), Vec2::splat(side));
    let window = Rect::from_min_max(
        pos2(rect.center().x - 184.0 * u, face.center().y),
        pos2(rect.center().x + 184.0 * u, rect.bottom() - 28.0 * u),
    );
    let painter = &set.painter;
    painter.rect_filled(window, theme::RADIUS_CARD, theme.ground);
    let head = window.with_max_y(face.bottom() + 14.0 * u);
    let round = CornerRadius { sw: 0, se: 0, ..CornerRadius::same(theme::RADIUS_CARD) };
    painter.rect_filled(head, round, theme.surface);
    painter.hline(head.x_range(), head.bottom(), theme.hairline());
    for (i, x) in [16.0, 28.0, 40.0].into_iter().enumerate() {
        let color = if i == 0 { theme.edge } else { theme.line };
        painter.circle_filled(head.left_top() + vec2(x, 16.0) * u, 3.5 * u, color);
    }
    let rim = Rect::from_center_size(face.center(), Vec2::splat(side + 10.0 * u));
    painter.circle_filled(rim.center(), rim.width() / 2.0, theme.surface);
    set.portrait(face, side / 2.0);
    let foot = window.with_min_y(window.bottom() - 42.0 * u).shrink2(vec2(14.0, 8.0) * u);
    painter.rect(foot, foot.height() / 2.0, theme.surface, theme.hairline(), egui::StrokeKind::Inside);
    let caret = Rect::from_center_size(foot.left_center() + vec2(16.0 * u, 0.0), vec2(1.5, foot.height() * 0.5));
    painter.rect_filled(caret, 0.0, theme.edge);
    let room = Rect::from_min_max(pos2(window.left(), head.bottom()), pos2(window.right(), foot.top()));
    written(set, memory, room.shrink2(vec2(14.0, 10.0) * u), u);
}

/// What was written so far, the newest at the bottom, as much as there is room for.
fn written(set: &Set<'_>, memory: &Memory, room: Rect, u: f32) {
    let theme = set.theme;
    let painter = set.painter.with_clip_rect(room.intersect(set.painter.clip_rect()));
    let count = |text: &str| text.split_whitespace().count();
    let mut below = room.bottom();
    if set.speaking.is_some() {
        let bubble = Rect::from_min_size(pos2(room.left(), below - 28.0 * u), vec2(58.0, 28.0) * u);
        painter.rect_filled(bubble, 14.0 * u, theme.raised);
        dots(set, bubble, 3.4 * u);
        below = bubble.top() - 8.0 * u;
    }
    let now = (set.speaking.is_none() && !set.moment.is_over()).then(|| (false, count(set.moment.line)));
    let earlier = memory.earlier.iter().rev().flat_map(|exchange| {
        let theirs = (false, count(&exchange.reaction));
        [theirs, (true, count(&exchange.said)), (false, count(&exchange.line))]
    });
    for (mine, words) in now.into_iter().chain(earlier).filter(|(_, words)| *words > 0) {
        if below < room.top() {
            break;
        }
        let line = 11.0 * u;
        let wide = f32::from(u16::try_from(words).unwrap_or(u16::MAX)) * line * 2.4;
        let most = room.width() * 0.66;
        let rows = (wide / most).ceil().clamp(1.0, 3.0);
        let size = vec2(wide.min(most) + 24.0 * u, rows * line + 14.0 * u);
        let left = if mine { room.right() - size.x } else { room.left() };
        let bubble = Rect::from_min_size(pos2(left, below - size.y), size);
        let (ground, ink) = if mine { (theme.selection, theme.accent) } else { (theme.raised, theme.edge) };
        painter.rect_filled(bubble, 10.0 * u, ground);
        let inner = bubble.shrink2(vec2(12.0, 9.0) * u);
        set.writing(inner.intersect(room), words, line, soft(ground, ink));
        below = bubble.top() - 8.0 * u;
    }
}

fn soft(ground: Color32, ink: Color32) -> Color32 {
    ground.lerp_to_gamma(ink, 0.45)
}

/// Three dots that rise one after the other.
#[expect(clippy::cast_possible_truncation, reason = "a sine, between -1 and 1")]
fn dots(set: &Set<'_>, rect: Rect, radius: f32) {
    let now = set.speaking.unwrap_or(0.0);
    for (i, x) in [(0.0, -1.0_f32), (1.0, 0.0), (2.0, 1.0)] {
        let turn = (now / 1.2 - i * 0.16).fract() * std::f64::consts::TAU;
        let up = (turn.sin() as f32).max(0.0);
        let at = rect.center() + vec2(x * radius * 3.2, -up * radius * 0.9);
        set.painter.circle_filled(at, radius, set.theme.edge.lerp_to_gamma(set.theme.text, up * 0.6));
    }
}

pub(super) fn note(set: &Set<'_>) -> Option<String> {
    set.speaking.map(|_| "is typing ...".to_owned())
}

/// A picture with dots at its foot while they type, and the sign of a speech bubble otherwise.
pub(super) fn draw_small(set: &Set<'_>) {
    let rect = set.rect;
    set.portrait(rect, rect.width() / 2.0);
    let badge = set.badge();
    if set.speaking.is_some() {
        dots(set, badge, 2.0);
    } else {
        set.writing(badge.shrink2(vec2(2.0, 2.0)), 4, 4.5, set.theme.edge);
    }
}
