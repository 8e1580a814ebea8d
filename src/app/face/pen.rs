//! The pen: smooth paths, filled or brushed, gathered into one antialiased mesh.
//!
//! egui fills convex paths only. A face needs concave ones, and shapes that lie exactly on each
//! other, so the pen cuts them into triangles and feathers every edge by a pixel itself.

use egui::{Color32, Mesh, Pos2, Vec2, vec2};

use super::cut::triangles;
use super::path::{Path, area, turn};

/// Where the units of the drawing fall on the screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Where the drawing's origin falls.
    pub origin: Pos2,
    /// Points per unit.
    pub scale: f32,
    /// Moves what is drawn, in units.
    pub shift: Vec2,
    /// Turns what is drawn around `pivot`, in radians.
    pub roll: f32,
    /// In units.
    pub pivot: Pos2,
}

impl Place {
    fn map(&self, at: Pos2) -> Pos2 {
        let arm = at - self.pivot;
        let (sin, cos) = self.roll.sin_cos();
        let turned = vec2(arm.x * cos - arm.y * sin, arm.x * sin + arm.y * cos);
        self.origin + (self.pivot.to_vec2() + turned + self.shift) * self.scale
    }
}

/// A closed line `half` points to either side of its points (clockwise), soft by `soft` more, in the colour of each.
pub(super) fn ring(points: &[Pos2], half: f32, soft: f32, color: impl Fn(Pos2) -> Color32) -> Mesh {
    let mut mesh = Mesh::default();
    let Ok(count) = u32::try_from(points.len()) else { return mesh };
    let next = points.iter().cycle().skip(1);
    let before = points.iter().cycle().skip(points.len().saturating_sub(1));
    for ((at, next), before) in points.iter().zip(next).zip(before) {
        let out = (*next - *before).normalized().rot90();
        let solid = color(*at);
        for (by, color) in [
            (half + soft, Color32::TRANSPARENT),
            (half - soft, solid),
            (soft - half, solid),
            (-half - soft, Color32::TRANSPARENT),
        ] {
            mesh.colored_vertex(*at + out * by, color);
        }
    }
    for row in 0..count {
        let (this, that) = (row * 4, (row + 1) % count * 4);
        for side in 0..3 {
            mesh.add_triangle(this + side, this + side + 1, that + side);
            mesh.add_triangle(this + side + 1, that + side + 1, that + side);
        }
    }
    mesh
}

/// How thick a brushed line is along its way.
#[derive(Clone, Copy, Debug)]
pub(super) enum Taper {
    /// Even, with round ends.
    Round,
    /// Thickest in the middle.
    Both,
    /// Thickest at the start.
    End,
}

impl Taper {
    fn at(self, t: f32) -> f32 {
        match self {
            Self::Round => 1.0,
            Self::Both => (t * (1.0 - t) * 4.0).max(0.0).powf(0.6),
            Self::End => (1.0 - t.powf(2.2)) * (0.72 + 0.28 * (t * 6.0).min(1.0)),
        }
    }
}

/// Gathers shapes into one mesh.
pub(super) struct Pen {
    mesh: Mesh,
    feather: f32,
    /// Where the next shape falls.
    pub place: Place,
}

impl Pen {
    pub(super) fn new(place: Place, pixels_per_point: f32) -> Self {
        Self { mesh: Mesh::default(), feather: 1.0 / pixels_per_point.max(0.1), place }
    }

    pub(super) fn into_mesh(self) -> Mesh {
        self.mesh
    }

    /// How small the drawing is: 0 at about 200 points and more, 1 at 48 and less.
    pub(super) fn smallness(&self) -> f32 {
        ((58.0 - self.place.scale) / 42.0).clamp(0.0, 1.0)
    }

    /// Runs `draw` with everything moved by `shift` units.
    pub(super) fn shifted(&mut self, shift: Vec2, draw: impl FnOnce(&mut Self)) {
        let place = self.place;
        self.place.shift += shift;
        draw(self);
        self.place = place;
    }

    /// Fills a closed path.
    pub(super) fn fill(&mut self, path: &Path, color: Color32) {
        let points: Vec<Pos2> = path.points().map(|at| self.place.map(at)).collect();
        self.polygon(points, color);
    }

    /// Fills the part of a path that lies within a convex one.
    pub(super) fn fill_within(&mut self, path: &Path, within: &Path, color: Color32) {
        let cut = path.clone().cut(within);
        self.fill(&cut, color);
    }

    /// An ellipse.
    pub(super) fn ellipse(&mut self, centre: Pos2, radii: Vec2, color: Color32) {
        self.fill(&Path::ellipse(centre, radii), color);
    }

    /// An ellipse that fades out towards its edge.
    pub(super) fn glow(&mut self, centre: Pos2, radii: Vec2, color: Color32) {
        let Ok(base) = u32::try_from(self.mesh.vertices.len()) else {
            return;
        };
        self.mesh.colored_vertex(self.place.map(centre), color);
        let mut count = 0;
        for at in Path::ellipse(centre, radii).points() {
            count += 1;
            let edge = self.place.map(at);
            self.mesh.colored_vertex(edge, Color32::TRANSPARENT);
        }
        for i in 0..count {
            self.mesh.add_triangle(base, base + 1 + i, base + 1 + (i + 1) % count);
        }
    }

    /// A band that is coloured along its first side and fades out towards the second: rows across it.
    pub(super) fn fade(&mut self, rows: impl Iterator<Item = (Pos2, Pos2, Color32)>) {
        let Ok(base) = u32::try_from(self.mesh.vertices.len()) else {
            return;
        };
        for (row, (from, to, color)) in (base..).step_by(2).zip(rows) {
            self.mesh.colored_vertex(self.place.map(from), color);
            self.mesh.colored_vertex(self.place.map(to), Color32::TRANSPARENT);
            if row > base {
                self.mesh.add_triangle(row - 2, row - 1, row);
                self.mesh.add_triangle(row - 1, row + 1, row);
            }
        }
    }

    /// Draws a line with a brush that is `width` units wide, but never under a visible width.
    pub(super) fn brush(&mut self, path: &Path, width: f32, taper: Taper, color: Color32) {
        let path = path.clone().refined();
        let line: Vec<Pos2> = path.points().map(|at| self.place.map(at)).collect();
        let bold = 1.0 + 0.7 * self.smallness();
        let half = (width * self.place.scale * bold * 0.5).max(self.feather * 0.5);
        self.strip(&stations(&line, half, taper), color);
    }

    /// A ribbon of varying width: solid in the middle, feathered at both sides.
    fn strip(&mut self, stations: &[Station], color: Color32) {
        let Ok(base) = u32::try_from(self.mesh.vertices.len()) else {
            return;
        };
        let soft = self.feather * 0.5;
        for Station { at, side, half } in stations {
            let solid = color.gamma_multiply((half / soft).clamp(0.0, 1.0));
            let (inner, outer) = (*side * (half - soft).max(0.0), *side * (half + soft));
            self.mesh.colored_vertex(*at + outer, Color32::TRANSPARENT);
            self.mesh.colored_vertex(*at + inner, solid);
            self.mesh.colored_vertex(*at - inner, solid);
            self.mesh.colored_vertex(*at - outer, Color32::TRANSPARENT);
        }
        for row in (base..).step_by(4).take(stations.len().saturating_sub(1)) {
            for corner in row..row + 3 {
                self.mesh.add_triangle(corner, corner + 1, corner + 4);
                self.mesh.add_triangle(corner + 1, corner + 5, corner + 4);
            }
        }
    }

    fn polygon(&mut self, mut points: Vec<Pos2>, color: Color32) {
        let near = self.feather * 0.05;
        points.dedup_by(|a, b| a.distance(*b) < near);
        while points.len() > 2
            && let (Some(first), Some(last)) = (points.first(), points.last())
            && first.distance(*last) < near
        {
            points.pop();
        }
        thin(&mut points, self.feather * 0.06);
        if points.len() < 3 || color == Color32::TRANSPARENT {
            return;
        }
        if area(&points) < 0.0 {
            points.reverse();
        }
        let Ok(base) = u32::try_from(self.mesh.vertices.len()) else {
            return;
        };
        let Ok(count) = u32::try_from(points.len()) else {
            return;
        };
        for (at, normal) in points.iter().zip(normals(&points)) {
            let reach = normal * self.feather * 0.5;
            self.mesh.colored_vertex(*at - reach, color);
            self.mesh.colored_vertex(*at + reach, Color32::TRANSPARENT);
        }
        for i in 0..count {
            let (a, b) = (base + 2 * i, base + 2 * ((i + 1) % count));
            self.mesh.add_triangle(a, a + 1, b);
            self.mesh.add_triangle(b, a + 1, b + 1);
        }
        for [a, b, c] in triangles(&points) {
            self.mesh.add_triangle(base + 2 * a, base + 2 * b, base + 2 * c);
        }
    }
}

/// Leaves out points that lie within `slack` of the line between their neighbours.
fn thin(points: &mut Vec<Pos2>, slack: f32) {
    let mut kept: Vec<Pos2> = Vec::with_capacity(points.len());
    let next = points.iter().skip(1).map(Some).chain([None]);
    for (at, next) in points.iter().zip(next) {
        let straight = match (kept.last(), next) {
            (Some(last), Some(next)) => {
                let span = last.distance(*next);
                turn(*last, *at, *next).abs() < slack * span && last.distance(*at).max(at.distance(*next)) <= span
            }
            _ => false,
        };
        if !straight {
            kept.push(*at);
        }
    }
    *points = kept;
}

/// The outward normal at each corner of a polygon, longer where the corner is sharp.
fn normals(points: &[Pos2]) -> impl Iterator<Item = Vec2> {
    let before = points.iter().cycle().skip(points.len().saturating_sub(1));
    let after = points.iter().cycle().skip(1);
    points.iter().zip(before).zip(after).map(|((at, before), after)| {
        let (a, b) = ((*at - *before).normalized(), (*after - *at).normalized());
        let sum = vec2(a.y, -a.x) + vec2(b.y, -b.x);
        // Limited, so that a needle does not grow a spike.
        sum / (sum.length_sq() * 0.5).max(0.5)
    })
}

/// A place along a brushed line: the direction across it, and half its width there.
struct Station {
    at: Pos2,
    side: Vec2,
    half: f32,
}

fn stations(line: &[Pos2], half: f32, taper: Taper) -> Vec<Station> {
    let next = line.iter().skip(1);
    let total: f32 = line.iter().zip(next).map(|(a, b)| a.distance(*b)).sum();
    let mut found = Vec::with_capacity(line.len() + 6);
    let mut along = 0.0;
    for (i, at) in line.iter().enumerate() {
        let before = line.get(i.saturating_sub(1)).unwrap_or(at);
        let after = line.get(i + 1).unwrap_or(at);
        along += at.distance(*before);
        let way = (*after - *before).normalized();
        let side = vec2(way.y, -way.x);
        let station = |out: f32, share: f32| Station { at: *at + way * out * half, side, half: half * share };
        let round = matches!(taper, Taper::Round);
        if !matches!(taper, Taper::Both) && i == 0 {
            let thick = taper.at(0.0);
            let cap = [(-1.0, 0.0), (-0.8, 0.6), (-0.4, 0.92)];
            found.extend(cap.map(|(out, share)| station(out * thick, share * thick)));
        }
        found.push(station(0.0, taper.at(along / total.max(0.001))));
        if round && i + 1 == line.len() {
            found.extend([station(0.4, 0.92), station(0.8, 0.6), station(1.0, 0.0)]);
        }
    }
    found
}
