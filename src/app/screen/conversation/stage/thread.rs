//! In public: what they posted, how many have seen it, and the heads of those who stand by.

use egui::{Align2, Painter, Pos2, Rect, Stroke, Vec2, pos2, vec2};

use super::Set;
use crate::app::face::{self, Feeling, Pose};
use crate::app::theme;
use crate::playbook::Mood;
use crate::scenario::look::{Age, Beard, Build, Clothing, Colour, Covering, Hair, HairColour, Head, Look, Skin};

pub(super) fn draw(set: &Set<'_>) {
    let (u, rect, theme, painter) = (set.unit(), set.rect, set.theme, &set.painter);
    let post = Rect::from_center_size(
        pos2(rect.center().x, rect.top() + rect.height() * 0.36),
        vec2(372.0 * u, (rect.height() * 0.56).min(276.0 * u)),
    );
    painter.rect_filled(post, theme::RADIUS_CARD, theme.surface);
    let room = post.shrink(20.0 * u);
    let side = 88.0 * u;
    let face = Rect::from_min_size(room.min, Vec2::splat(side));
    set.portrait(face, side / 2.0);
    let name = &set.moment.scenario().customer.name;
    let beside = pos2(face.right() + 14.0 * u, face.center().y);
    painter.text(beside, Align2::LEFT_CENTER, theme::curly(name), theme::strong(theme::SIZE_BODY), theme.text);
    let counts = room.bottom() - 10.0;
    let text = Rect::from_min_max(pos2(room.left(), face.bottom() + 20.0 * u), pos2(room.right(), counts - 30.0 * u));
    set.writing(text, set.moment.line.split_whitespace().count(), 18.0 * u, theme.line);
    painter.hline(room.x_range(), counts - 20.0 * u, theme.hairline());
    tell(set, room.with_min_y(counts - 10.0));
    crowd(set, post.bottom(), u);
}

/// How many had seen the thread, liked it and written before anybody answered.
const BEFORE: [u32; 3] = [4_000, 210, 58];

/// How far a thread has spread: each exchange is seen by more, and the angrier the customer, the faster.
struct Audience {
    views: u32,
    likes: u32,
    replies: u32,
}

impl Audience {
    fn of(set: &Set<'_>) -> Self {
        let replay = &set.moment.talk.replay;
        let opening = set.moment.scenario().customer.opening;
        let moods = std::iter::once(opening).chain(replay.turns.iter().map(|turn| turn.mood));
        let heat = |mood: Mood| u32::from(mood.anger);
        let (views, likes) = moods
            .fold((0, 0), |(views, likes), mood| (views + 25 + heat(mood) * heat(mood) / 20, likes + heat(mood) / 4));
        let replies = u32::try_from(replay.turns.len()).unwrap_or(u32::MAX);
        let [seen, liked, written] = BEFORE;
        Self { views: seen + views, likes: liked + likes, replies: written.saturating_add(replies) }
    }
}

/// Draws a sign around its middle.
type Sign = fn(&Painter, Pos2, Stroke);

/// Views, likes and replies, each with its sign.
fn tell(set: &Set<'_>, row: Rect) {
    let (theme, painter) = (set.theme, &set.painter);
    let Audience { views, likes, replies } = Audience::of(set);
    let stroke = Stroke::new(1.5, theme.edge);
    let mut x = row.left();
    let signs: [(Sign, u32); 3] = [(eye, views), (heart, likes), (bubble, replies)];
    for (sign, count) in signs {
        sign(painter, pos2(x + 9.0, row.center().y), stroke);
        let at = pos2(x + 26.0, row.center().y);
        let text = painter.text(at, Align2::LEFT_CENTER, count.to_string(), theme::caption(), theme.text);
        x = text.right() + 20.0;
    }
}

fn eye(painter: &Painter, at: Pos2, stroke: Stroke) {
    let lid = |up: f32| {
        (-8_i8..=8).map(move |i| {
            let x = f32::from(i);
            at + vec2(x, up * 5.0 * (1.0 - x * x / 64.0))
        })
    };
    painter.line(lid(-1.0).collect(), stroke);
    painter.line(lid(1.0).collect(), stroke);
    painter.circle_filled(at, 2.6, stroke.color);
}

fn heart(painter: &Painter, at: Pos2, stroke: Stroke) {
    let around = (0_u8..=32).map(|i| f32::from(i) / 32.0 * std::f32::consts::TAU);
    let points = around.map(|t| {
        let y = 13.0 * t.cos() - 5.0 * (2.0 * t).cos() - 2.0 * (3.0 * t).cos() - (4.0 * t).cos();
        at + vec2(16.0 * t.sin().powi(3), -y) * 0.45
    });
    painter.line(points.collect(), stroke);
}

fn bubble(painter: &Painter, at: Pos2, stroke: Stroke) {
    let body = Rect::from_center_size(at - vec2(0.0, 1.0), vec2(16.0, 11.0));
    painter.rect_stroke(body, 4.0, stroke, egui::StrokeKind::Middle);
    let tail =
        [body.left_bottom() + vec2(3.0, 0.0), body.left_bottom() + vec2(2.0, 4.0), body.left_bottom() + vec2(7.0, 0.0)];
    painter.line(tail.to_vec(), stroke);
}

/// Those who stand by, in two rows along the lower edge: the more have seen it, the more of them.
fn crowd(set: &Set<'_>, top: f32, u: f32) {
    let rect = set.rect;
    let count = u8::try_from(4 + (Audience::of(set).views - BEFORE[0]) / 200).unwrap_or(u8::MAX).min(9);
    let side = (rect.width() / 3.7).min((rect.bottom() - top) * 0.78).max(20.0);
    let seed = set.moment.talk.replay.deal.seed;
    let (now, before) = (set.moment.talk.mood(), set.moment.mood_before());
    let step = rect.width() / 5.0;
    // The row at the back first: the one in front covers it, and the distance takes its colours.
    let painter = set.painter.with_clip_rect(rect.intersect(set.painter.clip_rect()));
    let (behind, near) = ((set.tone(0.1), 1.0), (set.wall, 0.14));
    for (from, to, first, up, far) in [(5, count, 1.0, 0.3, behind), (0, count.min(5), 0.5, 0.0, near)] {
        for i in from..to {
            let pose = before.map_or_else(|| joins(now, i), |before| joins(before, i).lerp(&joins(now, i), set.way));
            // Neighbours are not of one height.
            let low = rect.bottom() + (if i % 2 == 0 { 14.0 } else { 4.0 }) * u - up * side;
            let x = rect.left() + (f32::from(i - from) + first) * step;
            let head = Rect::from_min_max(pos2(x - side * 0.62, low - side), pos2(x + side * 0.62, low));
            face::paint_far(&painter, head, &bystander(seed, i), &pose, far, set.theme.dark);
        }
    }
}

/// What somebody who only reads makes of it: they look up at the post, some share the anger, some only stare.
fn joins(mood: Mood, i: u8) -> Pose {
    let shared = [0.9, 0.5, 0.7, 0.3, 0.8].get(usize::from(i % 5)).copied().unwrap_or(0.5);
    let feeling = Feeling {
        anger: scaled(mood.anger, shared),
        trust: mood.trust,
        heard: mood.heard,
        patience: 60,
        gone_quiet: false,
    };
    let stare = f32::from(mood.anger) / 100.0 * (1.0 - shared);
    let side = [-0.3, 0.2, 0.0, -0.2, 0.3].get(usize::from(i % 5)).copied().unwrap_or(0.0);
    let pose = feeling.pose().lerp(&Pose::surprised(), stare);
    Pose { gaze_y: pose.gaze_y - 0.7, gaze_x: pose.gaze_x - side, nod: pose.nod - 0.15, turn: -side, ..pose }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of 0 to 100")]
fn scaled(points: u8, share: f32) -> u8 {
    (f32::from(points) * share).clamp(0.0, 100.0) as u8
}

/// Somebody, always the same one for the same customer number and place.
fn bystander(seed: u32, i: u8) -> Look {
    let mut state = seed ^ u32::from(i).wrapping_mul(0x9E37_79B9);
    let mut draw = |count: u32| {
        state = (state ^ (state >> 16)).wrapping_mul(0x85EB_CA6B);
        state = (state ^ (state >> 13)).wrapping_mul(0xC2B2_AE35);
        usize::try_from((state >> 8) % count).unwrap_or(0)
    };
    Look {
        age: pick(&[Age::Young, Age::Adult, Age::Adult, Age::Middle, Age::Older], draw(5)),
        build: pick(&[Build::Slight, Build::Medium, Build::Broad, Build::Full], draw(4)),
        skin: pick(&SKINS, usize::from(i).wrapping_mul(3) + draw(3)),
        head: pick(&[Head::Oval, Head::Round, Head::Square, Head::Long, Head::Heart], draw(5)),
        hair: pick(&HAIRS, usize::from(i) + draw(3)),
        hair_colour: pick(&HAIR_COLOURS, draw(5)),
        beard: pick(&[Beard::None, Beard::None, Beard::None, Beard::Short, Beard::Stubble], draw(5)),
        covering: pick(&[Covering::None, Covering::None, Covering::None, Covering::Hijab, Covering::Cap], draw(5)),
        covering_colour: pick(&CLOTHS, draw(6)),
        glasses: draw(4) == 0,
        clothing: pick(&[Clothing::Jumper, Clothing::Hoodie, Clothing::Shirt, Clothing::Coat], draw(4)),
        clothing_colour: pick(&CLOTHS, draw(6)),
        ..Look::default()
    }
}

const SKINS: [Skin; 7] = [Skin::Fair, Skin::Brown, Skin::Sand, Skin::Ebony, Skin::Olive, Skin::Porcelain, Skin::Deep];
const HAIRS: [Hair; 8] =
    [Hair::Short, Hair::Bob, Hair::Curls, Hair::Ponytail, Hair::Crop, Hair::Wavy, Hair::Receding, Hair::Afro];
const HAIR_COLOURS: [HairColour; 5] =
    [HairColour::DarkBrown, HairColour::Black, HairColour::Chestnut, HairColour::Grey, HairColour::Black];
const CLOTHS: [Colour; 6] = [Colour::Stone, Colour::Charcoal, Colour::Sage, Colour::Navy, Colour::Sand, Colour::Rose];

fn pick<T: Copy + Default>(from: &[T], i: usize) -> T {
    from.get(i % from.len().max(1)).copied().unwrap_or_default()
}

pub(super) fn note(set: &Set<'_>) -> String {
    let Audience { views, likes, replies } = Audience::of(set);
    let word = |count: u32, one: &str, more: &str| format!("{count} {}", if count == 1 { one } else { more });
    format!("{}, {}, {}", word(views, "view", "views"), word(likes, "like", "likes"), word(replies, "reply", "replies"))
}

/// A small picture with the eye of those who read along at its foot.
pub(super) fn draw_small(set: &Set<'_>) {
    let rect = set.rect;
    set.portrait(rect, rect.width() / 2.0);
    let stroke = Stroke::new(1.5, set.theme.edge.lerp_to_gamma(set.theme.text, 0.3));
    eye(&set.painter, set.badge().center(), stroke);
}
