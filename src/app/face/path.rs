//! Paths: curves flattened to points, in the units of the drawing.

use egui::{Pos2, Vec2, pos2};

/// Points that a pen fills or follows.
#[derive(Clone, Debug, Default)]
pub(super) struct Path {
    points: Vec<Pos2>,
}

/// How many straight pieces make one curve.
const PIECES: u8 = 7;

fn steps() -> impl Iterator<Item = f32> {
    (1..=PIECES).map(|i| f32::from(i) / f32::from(PIECES))
}

impl Path {
    /// Starts at a point.
    pub(super) fn from(x: f32, y: f32) -> Self {
        Self { points: vec![pos2(x, y)] }
    }

    /// An ellipse.
    pub(super) fn ellipse(centre: Pos2, radii: Vec2) -> Self {
        let around = (0_u8..28).map(|i| f32::from(i) / 28.0 * std::f32::consts::TAU);
        let points = around.map(|angle| centre + Vec2::angled(angle) * radii);
        Self { points: points.collect() }
    }

    /// A smooth line through points.
    pub(super) fn through(points: &[(f32, f32)]) -> Self {
        match points.split_first() {
            Some((&(x, y), rest)) => Self::from(x, y).via(rest),
            None => Self::default(),
        }
    }

    /// A smooth arch over the middle: from the mirror image of the last point, over `(0, top)` and
    /// through the points at the right to the last.
    pub(super) fn arch(top: f32, right: &[(f32, f32)]) -> Self {
        let left = right.iter().rev().map(|&(x, y)| (-x, y));
        let all: Vec<(f32, f32)> = left.chain([(0.0, top)]).chain(right.iter().copied()).collect();
        Self::through(&all)
    }

    /// The right half of such an arch, from its top.
    pub(super) fn crown(top: f32, right: &[(f32, f32)]) -> Self {
        let mut arch = Self::arch(top, right);
        arch.points.retain(|at| at.x >= 0.0);
        arch
    }

    /// A smooth closed shape through points.
    pub(super) fn around(points: &[(f32, f32)]) -> Self {
        let all: Vec<Pos2> = points.iter().map(|&(x, y)| pos2(x, y)).collect();
        let count = all.len();
        let mut path = Self::default();
        for i in 0..count {
            let corner = |step: usize| all.get((i + count + step - 1) % count).copied();
            if let (Some(a), Some(b), Some(c), Some(d)) = (corner(0), corner(1), corner(2), corner(3)) {
                path.points.extend(steps().map(|t| spline(a, b, c, d, t)));
            }
        }
        path
    }

    /// Goes straight on to a point.
    pub(super) fn line(mut self, x: f32, y: f32) -> Self {
        self.points.push(pos2(x, y));
        self
    }

    /// Goes on in a curve drawn towards `(cx, cy)`.
    pub(super) fn quad(mut self, cx: f32, cy: f32, x: f32, y: f32) -> Self {
        let start = self.points.last().copied().unwrap_or_default();
        let (middle, end) = (pos2(cx, cy), pos2(x, y));
        let curve = steps().map(|t| start.lerp(middle, t).lerp(middle.lerp(end, t), t));
        self.points.extend(curve);
        self
    }

    /// Goes on in a curve that leaves towards one point and arrives from another.
    pub(super) fn cubic(mut self, leave: Pos2, arrive: Pos2, end: Pos2) -> Self {
        let start = self.points.last().copied().unwrap_or_default();
        let curve = steps().map(|t| {
            let (ab, bc, cd) = (start.lerp(leave, t), leave.lerp(arrive, t), arrive.lerp(end, t));
            ab.lerp(bc, t).lerp(bc.lerp(cd, t), t)
        });
        self.points.extend(curve);
        self
    }

    /// Goes on smoothly through points.
    pub(super) fn via(mut self, points: &[(f32, f32)]) -> Self {
        let start = self.points.last().copied().unwrap_or_default();
        let mut all = vec![start];
        all.extend(points.iter().map(|&(x, y)| pos2(x, y)));
        for i in 1..all.len() {
            let corner = |i: usize| all.get(i.min(all.len() - 1)).copied().unwrap_or_default();
            let before = corner(i.saturating_sub(2));
            let (a, b, after) = (corner(i - 1), corner(i), corner(i + 1));
            let curve: Vec<Pos2> = steps().map(|t| spline(before, a, b, after, t)).collect();
            self.points.extend(curve);
        }
        self
    }

    /// Appends another path.
    pub(super) fn then(mut self, other: &Self) -> Self {
        self.points.extend(other.points.iter().copied());
        self
    }

    /// The same path the other way round.
    pub(super) fn reversed(mut self) -> Self {
        self.points.reverse();
        self
    }

    /// The same path with left and right exchanged.
    pub(super) fn mirrored(mut self) -> Self {
        for at in &mut self.points {
            at.x = -at.x;
        }
        self
    }

    /// A right half, closed with its mirror image.
    pub(super) fn symmetric(self) -> Self {
        let left = self.clone().mirrored().reversed();
        self.then(&left)
    }

    /// Moves the path.
    pub(super) fn moved(mut self, by: Vec2) -> Self {
        for at in &mut self.points {
            *at += by;
        }
        self
    }

    /// Changes every point.
    pub(super) fn map(mut self, change: impl Fn(Pos2) -> Pos2) -> Self {
        for at in &mut self.points {
            *at = change(*at);
        }
        self
    }

    /// The path half way (or `t` of the way) to another with as many points.
    pub(super) fn blend(&self, other: &Self, t: f32) -> Self {
        let pairs = self.points.iter().zip(&other.points);
        Self { points: pairs.map(|(a, b)| a.lerp(*b, t)).collect() }
    }

    /// A stretch of the path, from and to a share of its points.
    pub(super) fn part(&self, from: f32, to: f32) -> Self {
        let count = self.points.len() as f32;
        let share = |i: usize| (i as f32 + 0.5) / count;
        let points = self.points.iter().enumerate();
        let points = points.filter(|(i, _)| (from..=to).contains(&share(*i)));
        Self { points: points.map(|(_, at)| *at).collect() }
    }

    /// The part of the path within a convex one.
    pub(super) fn cut(mut self, within: &Self) -> Self {
        let way = area(&within.points).signum();
        for (a, b) in within.points.iter().zip(within.points.iter().cycle().skip(1)) {
            let inside = |at: Pos2| turn(*a, *b, at) * way;
            let mut kept = Vec::with_capacity(self.points.len());
            for (from, to) in self.points.iter().zip(self.points.iter().cycle().skip(1)) {
                let (here, there) = (inside(*from), inside(*to));
                if here >= 0.0 {
                    kept.push(*from);
                }
                if (here >= 0.0) != (there >= 0.0) {
                    kept.push(from.lerp(*to, here / (here - there)));
                }
            }
            self.points = kept;
        }
        self
    }

    /// A line of few points with more between them, so that a brush can swell along it.
    pub(super) fn refined(mut self) -> Self {
        if self.points.len() < 6 {
            let next = self.points.iter().skip(1);
            let between = self.points.iter().zip(next);
            let more: Vec<Pos2> = between.flat_map(|(a, b)| steps().map(move |t| a.lerp(*b, t))).collect();
            self.points.truncate(1);
            self.points.extend(more);
        }
        self
    }

    /// The points.
    pub(super) fn points(&self) -> impl Iterator<Item = Pos2> {
        self.points.iter().copied()
    }
}

/// A point on the curve from `b` to `c`, given their neighbours.
fn spline(a: Pos2, b: Pos2, c: Pos2, d: Pos2, t: f32) -> Pos2 {
    let (out, into) = ((c - a) / 6.0, (d - b) / 6.0);
    let (p, q) = (b + out, c - into);
    let (ab, bc, cd) = (b.lerp(p, t), p.lerp(q, t), q.lerp(c, t));
    ab.lerp(bc, t).lerp(bc.lerp(cd, t), t)
}

/// Twice the signed area of a triangle: positive for a clockwise turn on the screen.
pub(super) fn turn(a: Pos2, b: Pos2, c: Pos2) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// Twice the signed area of a polygon.
pub(super) fn area(points: &[Pos2]) -> f32 {
    let next = points.iter().cycle().skip(1);
    points.iter().zip(next).map(|(a, b)| a.x * b.y - a.y * b.x).sum()
}
