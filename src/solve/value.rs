//! What a state is worth: by perfect play, by the worst, and if a reference trainee goes on (DESIGN.md, "What
//! could happen"). One pass back through the table gives all three.

use super::after::After;
use super::table::{Edge, Layer, share};

/// What a state is worth, in points from 0 to 100.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Value {
    /// By perfect play.
    pub best: u8,
    /// By the worst.
    pub worst: u8,
    /// On average, if a reference trainee goes on: half the time the best reply, otherwise any on offer.
    pub expected: f32,
}

impl Value {
    /// Of a conversation that is over.
    pub(super) fn of_points(points: u8) -> Self {
        Self { best: points, worst: points, expected: f32::from(points) }
    }
}

/// The value of a state from those of its moves: value, behaviours at full effect, odds of a guess.
pub(super) fn join(moves: impl Iterator<Item = (Value, u32, f64)>) -> Value {
    let (mut best, mut worst) = (None::<(u8, u32, f32)>, u8::MAX);
    let mut any = 0.0f64;
    for (value, shows, share) in moves {
        worst = worst.min(value.worst);
        any += share * f64::from(value.expected);
        if best.is_none_or(|(points, most, _)| (value.best, shows) > (points, most)) {
            best = Some((value.best, shows, value.expected));
        }
    }
    match best {
        Some((best, _, of_best)) => Value { best, worst, expected: narrowed(f64::from(of_best).midpoint(any)) },
        None => Value::default(),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "points from 0 to 100 keep five digits")]
fn narrowed(points: f64) -> f32 {
    points as f32
}

/// Something for every state from what each end is worth, the last turn first. `join` is given where the
/// state stands, and of each of its moves the value, how much it shows, and how likely it is to be guessed.
pub(super) fn fold_back<V: Copy + Default>(
    layers: &[Layer],
    at_end: impl Fn(u32) -> V,
    mut join: impl FnMut(usize, usize, &mut dyn Iterator<Item = (V, u32, f64)>) -> V,
) -> Vec<Vec<V>> {
    let mut made: Vec<Vec<V>> = vec![Vec::new(); layers.len()];
    for (turn, layer) in layers.iter().enumerate().rev() {
        let later = made.get(turn + 1).map_or(&[][..], Vec::as_slice);
        let value = |edge: &Edge| {
            if edge.is_after() {
                at_end(edge.at())
            } else {
                later.get(usize::try_from(edge.at()).unwrap_or(usize::MAX)).copied().unwrap_or_default()
            }
        };
        let values = (0..layer.len())
            .map(|state| {
                let (edges, shares) = layer.moves(state);
                let count = edges.len();
                let mut moves =
                    edges.iter().enumerate().map(|(at, edge)| (value(edge), edge.shows(), share(shares, at, count)));
                join(turn, state, &mut moves)
            })
            .collect();
        if let Some(slot) = made.get_mut(turn) {
            *slot = values;
        }
    }
    made
}

/// The values of all states of the conversation.
pub(super) fn values(layers: &[Layer], after: &After) -> Vec<Vec<Value>> {
    let at_end = |at: u32| after.get(at).map_or(Value::default(), |entry| entry.value);
    fold_back(layers, at_end, |_, _, moves| join(moves))
}
