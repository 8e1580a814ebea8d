//! Cutting: polygons into triangles, and meshes along an outline.

use egui::{Color32, Mesh, Pos2, Rect};

use super::path::turn;

/// Cuts a polygon (of positive area) into triangles.
pub(super) fn triangles(points: &[Pos2]) -> Vec<[u32; 3]> {
    let mut ring: Vec<(u32, Pos2)> = (0..).zip(points.iter().copied()).collect();
    let mut found = Vec::with_capacity(ring.len());
    let mut i = 0;
    let mut misses = 0;
    while ring.len() > 3 {
        let count = ring.len();
        let (Some(&a), Some(&b), Some(&c)) =
            (ring.get((i + count - 1) % count), ring.get(i % count), ring.get((i + 1) % count))
        else {
            break;
        };
        // After a whole round without an ear the outline crosses itself: take any corner.
        if misses > count || is_ear(&ring, a, b, c) {
            found.push([a.0, b.0, c.0]);
            ring.remove(i % count);
            misses = 0;
            i = (i + count - 2) % (count - 1);
        } else {
            misses += 1;
            i = (i + 1) % count;
        }
    }
    if let [a, b, c] = ring.as_slice() {
        found.push([a.0, b.0, c.0]);
    }
    found
}

fn is_ear(ring: &[(u32, Pos2)], a: (u32, Pos2), b: (u32, Pos2), c: (u32, Pos2)) -> bool {
    if turn(a.1, b.1, c.1) < 0.0 {
        return false;
    }
    let near = Rect::from_points(&[a.1, b.1, c.1]);
    !ring.iter().any(|(id, at)| {
        ![a.0, b.0, c.0].contains(id)
            && near.contains(*at)
            && turn(a.1, b.1, *at) > 0.0
            && turn(b.1, c.1, *at) > 0.0
            && turn(c.1, a.1, *at) > 0.0
    })
}

/// Keeps the part of a mesh within a convex outline (of positive area, in points). `inside` says
/// quickly which corners are certainly within.
pub(super) fn clip_mesh(mesh: Mesh, outline: &[Pos2], inside: impl Fn(Pos2) -> bool) -> Mesh {
    let safe: Vec<bool> = mesh.vertices.iter().map(|v| inside(v.pos)).collect();
    let corners = mesh.vertices.iter().zip(&safe);
    let corners: Vec<_> = corners.map(|(v, safe)| (v.pos, v.color, *safe)).collect();
    let corner = |i: &u32| usize::try_from(*i).ok().and_then(|i| corners.get(i));
    let indices = mesh.indices;
    let mut kept = Mesh { indices: Vec::with_capacity(indices.len()), ..mesh };
    for triangle in indices.chunks_exact(3) {
        let [Some(a), Some(b), Some(c)] = [0, 1, 2].map(|i| triangle.get(i).and_then(corner)) else {
            continue;
        };
        if a.2 && b.2 && c.2 {
            kept.indices.extend_from_slice(triangle);
            continue;
        }
        let mut part = [a, b, c].map(|(at, color, _)| (*at, color.to_array().map(f32::from))).to_vec();
        for (a, b) in outline.iter().zip(outline.iter().cycle().skip(1)) {
            if part.iter().any(|(at, _)| turn(*a, *b, *at) < 0.0) {
                part = half_plane(&part, *a, *b);
            }
        }
        let Ok(base) = u32::try_from(kept.vertices.len()) else {
            break;
        };
        for (at, channels) in &part {
            kept.colored_vertex(*at, color(*channels));
        }
        for i in (2..).take(part.len().saturating_sub(2)) {
            kept.add_triangle(base, base + i - 1, base + i);
        }
    }
    kept
}

/// The triangles of a mesh that reach over an outline.
pub(super) struct Edge(Vec<[(Pos2, Color32); 3]>);

impl Edge {
    pub(super) fn of(mesh: &Mesh, outline: &[Pos2]) -> Self {
        let sides = || outline.iter().zip(outline.iter().cycle().skip(1));
        let within: Vec<bool> = mesh.vertices.iter().map(|v| sides().all(|(a, b)| turn(*a, *b, v.pos) > 0.0)).collect();
        let corner = |i: &u32| {
            let i = usize::try_from(*i).ok()?;
            Some((mesh.vertices.get(i)?, *within.get(i)?))
        };
        let triangles = mesh.indices.chunks_exact(3).filter_map(|triangle| {
            let [Some(a), Some(b), Some(c)] = [0, 1, 2].map(|i| triangle.get(i).and_then(corner)) else {
                return None;
            };
            let solid = [a, b, c].iter().all(|(v, _)| v.color.is_opaque());
            (solid && !(a.1 && b.1 && c.1)).then(|| [a, b, c].map(|(v, _)| (v.pos, v.color)))
        });
        Self(triangles.collect())
    }

    /// The colour on top at a point of the outline, if something solid is there.
    pub(super) fn color_at(&self, at: Pos2) -> Option<Color32> {
        let over = self.0.iter().rev().find(|[a, b, c]| {
            let turns = [turn(a.0, b.0, at), turn(b.0, c.0, at), turn(c.0, a.0, at)];
            turns.iter().all(|t| *t >= 0.0) || turns.iter().all(|t| *t <= 0.0)
        });
        over.map(|[(_, color), ..]| *color)
    }
}

fn half_plane(part: &[(Pos2, [f32; 4])], a: Pos2, b: Pos2) -> Vec<(Pos2, [f32; 4])> {
    let mut kept = Vec::with_capacity(part.len() + 1);
    for (from, to) in part.iter().zip(part.iter().cycle().skip(1)) {
        let (here, there) = (turn(a, b, from.0), turn(a, b, to.0));
        if here >= 0.0 {
            kept.push(*from);
        }
        if (here >= 0.0) != (there >= 0.0) {
            // Triangles that share this side meet it from both ends: cut it the same way for both,
            // so that no crack opens between them.
            let forward = (from.0.x, from.0.y) < (to.0.x, to.0.y);
            kept.push(if forward { crossing(from, here, to, there) } else { crossing(to, there, from, here) });
        }
    }
    kept
}

/// The point between two corners where their distances from a line, of different sign, meet at 0.
fn crossing(a: &(Pos2, [f32; 4]), near: f32, b: &(Pos2, [f32; 4]), far: f32) -> (Pos2, [f32; 4]) {
    let t = near / (near - far);
    let mut channels = a.1;
    for (channel, end) in channels.iter_mut().zip(b.1) {
        *channel += (end - *channel) * t;
    }
    (a.0.lerp(b.0, t), channels)
}

fn color([r, g, b, a]: [f32; 4]) -> Color32 {
    let whole = |channel: f32| egui::ecolor::linear_u8_from_linear_f32(channel / 255.0);
    Color32::from_rgba_premultiplied(whole(r), whole(g), whole(b), whole(a))
}

#[cfg(test)]
mod tests {
    use super::triangles;
    use crate::app::face::path::{area, turn};
    use egui::pos2;

    #[test]
    fn triangles_cover_a_concave_polygon_once() {
        let star: Vec<_> = (0_u8..10)
            .map(|i| (f32::from(i) / 10.0 * std::f32::consts::TAU, if i % 2 == 0 { 9.0 } else { 3.0 }))
            .map(|(angle, radius)| pos2(radius * angle.cos(), radius * angle.sin()))
            .collect();
        let corner = |i: u32| usize::try_from(i).ok().and_then(|i| star.get(i)).copied();
        let covered: f32 = triangles(&star)
            .into_iter()
            .filter_map(|[a, b, c]| Some(turn(corner(a)?, corner(b)?, corner(c)?)))
            .inspect(|area| assert!(*area >= 0.0))
            .sum();
        assert!((covered - area(&star)).abs() < 0.01);
    }
}
