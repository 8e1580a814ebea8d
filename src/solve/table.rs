//! What the walk keeps: for each state the places where its moves lead, packed in four bytes a move. The
//! states themselves are gone; a conversation finds its way by its moves.

use super::moves::SHOWS_MAX;

/// Where a state stands in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// In the conversation: turns since the start, position among the states of that turn.
    Turn(u8, u32),
    /// In the aftermath.
    After(u32),
}

/// A move of the table: where it leads, and how much it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Edge(u32);

const AFTER: u32 = 1 << 31;
const SHOWS_SHIFT: u32 = 27;
const AT: u32 = (1 << SHOWS_SHIFT) - 1;
/// Most states of one turn, and of the aftermath.
pub(super) const SPOTS_MAX: usize = AT as usize;

impl Edge {
    pub(super) fn new(after: bool, at: u32, shows: u8) -> Self {
        let shows = u32::from(shows.min(SHOWS_MAX)) << SHOWS_SHIFT;
        Self(if after { AFTER } else { 0 } | shows | at & AT)
    }

    /// Whether it leads into the aftermath.
    pub(super) fn is_after(self) -> bool {
        self.0 & AFTER != 0
    }

    /// The position among the states of the next turn, or of the aftermath.
    pub(super) fn at(self) -> u32 {
        self.0 & AT
    }

    /// Behaviours at full effect.
    pub(super) fn shows(self) -> u32 {
        self.0 >> SHOWS_SHIFT & u32::from(SHOWS_MAX)
    }

    fn share(self) -> f64 {
        f64::from(f32::from_bits(self.0))
    }
}

/// The moves of all states that stand at one turn.
#[derive(Clone, Debug, Default)]
pub(super) struct Layer {
    /// Where each state's moves begin in `edges`; the last entry is the end. The highest bit says that the
    /// second half of them are shares, because not all moves are equally likely to be guessed.
    starts: Vec<u32>,
    edges: Vec<Edge>,
}

const SHARED: u32 = 1 << 31;
/// Most moves of one turn.
pub(super) const EDGES_MAX: usize = SHARED as usize;

impl Layer {
    /// Room for so many states.
    pub(super) fn with_room(states: usize) -> Self {
        Self { starts: Vec::with_capacity(states + 1), edges: Vec::with_capacity(states * 3) }
    }

    /// Adds the moves of the next state; shares only where they are not all the same.
    pub(super) fn push(&mut self, edges: &[Edge], shares: Option<&[f32]>) {
        let start = u32::try_from(self.edges.len()).unwrap_or(0);
        self.starts.push(if shares.is_some() { start | SHARED } else { start });
        self.edges.extend_from_slice(edges);
        self.edges.extend(shares.into_iter().flatten().map(|share| Edge(share.to_bits())));
    }

    /// How many moves were added, shares counted like moves.
    pub(super) fn edges(&self) -> usize {
        self.edges.len()
    }

    /// How many states were added.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// How many bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        (self.starts.len() + self.edges.len()) * 4
    }

    /// The moves of a state, and how likely each is to be guessed where that differs.
    pub(super) fn moves(&self, at: usize) -> (&[Edge], Option<&[Edge]>) {
        let Some(&start) = self.starts.get(at) else { return (&[], None) };
        let end = self.starts.get(at + 1).map_or(self.edges.len(), |end| (end & !SHARED) as usize);
        let all = self.edges.get((start & !SHARED) as usize..end).unwrap_or(&[]);
        if start & SHARED == 0 {
            return (all, None);
        }
        let (edges, shares) = all.split_at(all.len() / 2);
        (edges, Some(shares))
    }
}

/// The share of a move: as noted, or the same for all.
pub(super) fn share(shares: Option<&[Edge]>, at: usize, count: usize) -> f64 {
    match shares.and_then(|shares| shares.get(at)) {
        Some(share) => share.share(),
        None => 1.0 / f64::from(u32::try_from(count.max(1)).unwrap_or(u32::MAX)),
    }
}
