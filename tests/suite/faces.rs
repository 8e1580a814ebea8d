//! Faces: twelve people whom nobody mistakes for one another, and what their moods do to them; with pictures.

use egui::{Pos2, Rect, Vec2, pos2, vec2};
use egui_kittest::Harness;
use image::RgbaImage;
use render::CpuRenderer;
use unruffled::app::face::{self, Feeling, Motion, Pose};
use unruffled::app::theme::{self, Theme};
use unruffled::scenario::look::Look;

use crate::window::keep;

/// A picture of the sheet has this many pixels to a point.
const FINE: f32 = 2.0;

/// Somebody by name.
#[derive(serde::Deserialize)]
struct Person {
    name: String,
    look: Look,
}

fn people() -> Vec<Person> {
    ron::from_str(include_str!("../people.ron")).expect("twelve looks")
}

/// The moods of the sheets, from at ease to gone quiet.
fn moods() -> [(&'static str, Pose); 5] {
    let feel = |anger, trust, heard, patience, gone_quiet| Feeling { anger, trust, heard, patience, gone_quiet }.pose();
    [
        ("at ease", feel(5, 80, 80, 80, false)),
        ("irritated", feel(45, 40, 30, 50, false)),
        ("angry", feel(72, 25, 20, 30, false)),
        ("furious", feel(97, 10, 10, 10, false)),
        ("gone quiet", feel(30, 10, 5, 5, true)),
    ]
}

/// Portraits in rows on the ground of a theme, each named below if there is room.
fn sheet(cells: &[(String, Look, Pose)], across: usize, side: f32, dark: bool) -> RgbaImage {
    let rows = cells.len().div_ceil(across);
    let cell = vec2(side, side * 1.25) + Vec2::splat(theme::GAP_S);
    let size = vec2(cell.x * across as f32, cell.y * rows as f32);
    let cells = cells.to_vec();
    let paint = move |ui: &mut egui::Ui| {
        let all = ui.ctx().content_rect();
        let painter = ui.ctx().layer_painter(ui.layer_id()).with_clip_rect(all);
        painter.rect_filled(all, 0.0, Theme::get(dark).ground);
        for (i, (_, look, pose)) in cells.iter().enumerate() {
            let rect = place(i, across, side);
            if side > 100.0 {
                painter.rect_filled(rect, 12.0, face::backdrop(look, dark));
                face::paint(&painter, rect, look, pose, &Motion::STILL, dark);
            } else {
                let rect = Rect::from_min_size(rect.min, Vec2::splat(side));
                face::portrait(&painter, rect, side / 2.0, look, pose, &Motion::STILL, dark);
            }
        }
    };
    let builder = Harness::builder().with_size(size).with_pixels_per_point(FINE).renderer(CpuRenderer::default());
    let mut harness = builder.build_ui(paint);
    harness.set_size(size);
    harness.run_steps(2);
    harness.render().expect("the CPU renderer does not fail")
}

/// Where a portrait of a sheet stands.
fn place(i: usize, across: usize, side: f32) -> Rect {
    let cell = vec2(side, side * 1.25) + Vec2::splat(theme::GAP_S);
    let at = vec2((i % across) as f32 * cell.x, (i / across) as f32 * cell.y) + Vec2::splat(theme::GAP_S / 2.0);
    Rect::from_min_size(Pos2::ZERO + at, vec2(side, side * 1.25))
}

/// The share of a portrait's middle in which two cells of a sheet are plainly of another colour.
fn apart(sheet: &RgbaImage, across: usize, side: f32, (a, b): (usize, usize), part: Rect) -> f32 {
    let whole = Rect::from_min_size(Pos2::ZERO, Vec2::splat(side));
    let part = Rect::from_min_max(whole.lerp_inside(part.min.to_vec2()), whole.lerp_inside(part.max.to_vec2()));
    let (mut differ, mut all) = (0.0, 0.0);
    for y in (part.top() * FINE) as u32..(part.bottom() * FINE) as u32 {
        for x in (part.left() * FINE) as u32..(part.right() * FINE) as u32 {
            let pixel = |i: usize| {
                let min = place(i, across, side).min * FINE;
                sheet.get_pixel(min.x as u32 + x, min.y as u32 + y).0
            };
            let (p, q) = (pixel(a), pixel(b));
            let far = p.iter().zip(q).map(|(p, q)| p.abs_diff(q)).max().unwrap_or(0);
            all += 1.0;
            differ += if far > 32 { 1.0 } else { 0.0 };
        }
    }
    differ / all
}

/// Pairs of positions.
fn pairs(count: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..count).flat_map(move |a| (0..a).map(move |b| (b, a)))
}

#[test]
fn nobody_is_mistaken_for_somebody_else() {
    let people = people();
    assert!(people.len() >= 12);
    let cells: Vec<_> = people.iter().map(|p| (p.name.clone(), p.look.clone(), Pose::neutral())).collect();
    for dark in [false, true] {
        let theme = if dark { "dark" } else { "light" };
        keep(&sheet(&cells, 4, 240.0, dark), &format!("faces-{theme}"));
        let small = sheet(&cells, 6, 48.0, dark);
        keep(&small, &format!("faces-small-{theme}"));
        // Head and shoulders: a quarter of all that shows must be of another colour.
        let whole = Rect::from_min_max(pos2(0.15, 0.1), pos2(0.85, 0.95));
        for (a, b) in pairs(people.len()) {
            let apart = apart(&small, 6, 48.0, (a, b), whole);
            assert!(apart > 0.25, "{} and {} in {theme}: {apart}", people[a].name, people[b].name);
        }
    }
}

/// Four people of all ages, in a row each.
fn four_people() -> Vec<Person> {
    let mut people = people();
    people.truncate(7);
    [6, 4, 2, 0].map(|at| people.swap_remove(at)).into_iter().rev().collect()
}

/// Every mood of some people, a row each.
fn in_every_mood(people: &[Person]) -> Vec<(String, Look, Pose)> {
    people.iter().flat_map(|p| moods().map(|(mood, pose)| (mood.to_owned(), p.look.clone(), pose))).collect()
}

/// Five moods of four people.
pub fn moods_of_four(dark: bool) -> RgbaImage {
    sheet(&in_every_mood(&four_people()), 5, 240.0, dark)
}

#[test]
fn a_mood_shows_in_every_face_large_and_small() {
    let four = four_people();
    let cells = in_every_mood(&four);
    for dark in [false, true] {
        let theme = if dark { "dark" } else { "light" };
        keep(&moods_of_four(dark), &format!("faces-moods-{theme}"));
        let small = sheet(&cells, 5, 48.0, dark);
        keep(&small, &format!("faces-moods-small-{theme}"));
        let face = Rect::from_min_max(pos2(0.25, 0.15), pos2(0.75, 0.75));
        for (row, person) in four.iter().enumerate() {
            for (a, b) in pairs(moods().len()) {
                let apart = apart(&small, 5, 48.0, (row * 5 + a, row * 5 + b), face);
                assert!(apart > 0.04, "{}: {} and {} in {theme}: {apart}", person.name, moods()[a].0, moods()[b].0);
            }
        }
    }
}

#[test]
fn a_speaking_face_moves_its_lips_and_a_waiting_one_looks_away_and_back() {
    let (across, side) = (12, 160.0);
    let poses = [Pose::neutral(), Pose::furious(), Pose::hurt()];
    let people = people();
    let strip = |speaking: bool| {
        let frames = poses.iter().zip(&people).flat_map(|(pose, person)| {
            (0_u8..12).map(move |i| {
                let seconds = f64::from(i) * if speaking { 0.1 } else { 0.4 };
                let pose = Motion { seconds, speaking, life: 1.0 }.apply(pose);
                (person.name.clone(), person.look.clone(), pose)
            })
        });
        frames.collect::<Vec<_>>()
    };
    for (speaking, name) in [(true, "faces-speaking"), (false, "faces-waiting")] {
        let frames = strip(speaking);
        let picture = sheet(&frames, across, side, false);
        keep(&picture, name);
        for (row, pose) in poses.iter().enumerate() {
            let of = |part: fn(&Pose) -> f32| {
                let all = frames[row * across..(row + 1) * across].iter().map(|(_, _, pose)| part(pose));
                let (low, high) = all.fold((f32::MAX, f32::MIN), |(low, high), x| (low.min(x), high.max(x)));
                high - low
            };
            assert_eq!(of(|pose| pose.mouth_open) > 0.1, speaking, "{name}, row {row}");
            if !speaking {
                assert_eq!(of(|pose| pose.gaze_x) > 0.25, pose.avert > 0.1, "{name}, row {row}");
            }
        }
    }
}
