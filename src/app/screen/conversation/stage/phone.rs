//! On the phone: a face in a circle, the waves of a voice around and below it, and how long the call lasts.

use egui::{Align2, Rect, Stroke, Vec2, pos2, vec2};

use super::Set;
use crate::app::theme;
use crate::debrief::runs;

/// How many bars a voice has: an odd number, so that one stands in the middle.
const BARS: u8 = 35;

pub(super) fn draw(set: &Set<'_>) {
    let (u, rect, painter) = (set.unit(), set.rect, &set.painter);
    let radius = 134.0 * u;
    let centre = pos2(rect.center().x, rect.top() + (rect.height() * 0.41).max(radius + 40.0 * u));
    let loud = set.speaking.map_or(0.0, |now| level(now, 0.5)) * loudness(set);
    for (ring, share) in [(34.0, 0.045), (16.0, 0.09)] {
        let out = radius + ring * u * (0.75 + 0.6 * loud);
        painter.circle_filled(centre, out, set.tone(share));
    }
    let face = Rect::from_center_size(centre, Vec2::splat(2.0 * radius));
    set.portrait(face, radius);
    let below = centre.y + radius + 44.0 * u;
    let voice = Rect::from_min_size(pos2(rect.center().x - 150.0 * u, below), vec2(300.0, 42.0) * u);
    waves(set, voice, BARS);
    let low = (voice.bottom() + 30.0 * u).min(rect.bottom() - 20.0);
    timer(set, pos2(rect.center().x, low));
}

/// A voice as bars: they follow the words of the line, and move while it is spoken.
fn waves(set: &Set<'_>, rect: Rect, bars: u8) {
    let step = rect.width() / f32::from(bars);
    let thick = (step * 0.5).max(1.5);
    let words: Vec<usize> = spoken_words(set.moment.line).collect();
    let color = if set.speaking.is_some() { set.theme.accent } else { set.tone(0.45) };
    for i in 0..bars {
        // Quieter towards both ends, as a voice swells and dies away.
        let from_middle = (f32::from(i) / f32::from(bars - 1) - 0.5).abs() * 2.0;
        let swell = 1.0 - 0.75 * from_middle * from_middle;
        let word = words.get(usize::from(i) % words.len().max(1)).copied().unwrap_or(0);
        let print = f32::from(u8::try_from(word.min(9)).unwrap_or(9)) / 9.0;
        let high = match set.speaking {
            Some(now) => (0.2 + 0.8 * level(now, f32::from(i) * 0.37)) * (0.45 + 0.55 * print) * loudness(set),
            None => 0.28 * print,
        };
        let centre = pos2(rect.left() + step * (f32::from(i) + 0.5), rect.center().y);
        let bar = Rect::from_center_size(centre, vec2(thick, (rect.height() * swell * high).max(thick)));
        set.painter.rect_filled(bar, thick / 2.0, color);
    }
}

/// How long the words are that are spoken aloud.
fn spoken_words(line: &str) -> impl Iterator<Item = usize> {
    let said = runs(line).into_iter().filter(|(aside, _)| !aside);
    said.flat_map(|(_, words)| words.split_whitespace()).map(|word| word.chars().count())
}

/// How loud somebody speaks, 0.4 to 1, by how angry they are.
fn loudness(set: &Set<'_>) -> f32 {
    0.4 + 0.6 * f32::from(set.moment.talk.mood().anger) / 100.0
}

/// How loud a voice is at this moment, 0 to 1; bars with another phase swell at another time.
#[expect(clippy::cast_possible_truncation, reason = "a sine, between -1 and 1")]
fn level(now: f64, phase: f32) -> f32 {
    let wave = |every: f64, turn: f64| ((now / every + f64::from(phase) * turn).fract() * std::f64::consts::TAU).sin();
    (0.5 + 0.3 * wave(0.41, 1.0) + 0.2 * wave(0.97, -0.6)) as f32
}

/// How long the call has lasted, on a ground of its own so that it reads on every wall.
fn timer(set: &Set<'_>, centre: egui::Pos2) {
    let (theme, painter) = (set.theme, &set.painter);
    let text = painter.layout_no_wrap(clock(set.lasted), theme::strong(theme::SIZE_BODY), theme.text);
    let size = text.size() + vec2(44.0, 8.0);
    let pill = Rect::from_center_size(centre, size);
    painter.rect_filled(pill, size.y / 2.0, theme.surface);
    let over = set.moment.after();
    let dot = pos2(pill.left() + 16.0, pill.center().y);
    if over {
        painter.circle_stroke(dot, 4.0, Stroke::new(1.5, theme.edge));
    } else {
        painter.circle_filled(dot, 4.0, theme.good);
    }
    let at = Align2::LEFT_CENTER.anchor_size(pos2(dot.x + 12.0, pill.center().y), text.size());
    painter.galley(at.min, text, theme.text);
}

/// Minutes and seconds.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a time that has passed, cut to seconds")]
fn clock(seconds: f64) -> String {
    let whole = seconds.max(0.0) as u64;
    format!("{:02}:{:02}", whole / 60, whole % 60)
}

pub(super) fn note(set: &Set<'_>) -> String {
    let word = if set.moment.after() { "Call ended" } else { "Call" };
    format!("{word} {}", clock(set.lasted))
}

/// A portrait with a voice at its foot.
pub(super) fn draw_small(set: &Set<'_>) {
    let rect = set.rect;
    set.portrait(rect, rect.width() / 2.0);
    waves(set, set.badge(), 5);
}
