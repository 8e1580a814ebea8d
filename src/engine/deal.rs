//! What a seed draws: the hidden want, and the wording of each line.
//!
//! Each draw has its own generator, seeded from the seed and the item's id, so that a new wording in one
//! line changes no other draw.

use rand::Rng as _;
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng as _;

use crate::scenario::Scenario;

/// What was dealt: the customer number and the want it drew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deal {
    /// The seed, shown as *customer number*.
    pub seed: u32,
    /// Position of the drawn want.
    pub want: u8,
}

impl Deal {
    /// Deals a customer.
    #[must_use]
    pub fn new(scenario: &Scenario, seed: u32) -> Self {
        let want = draw(seed, "want", scenario.wants.len());
        Self { seed, want: u8::try_from(want).unwrap_or(0) }
    }

    /// The first customer from `seed` on who wants this; `None` if the scenario has no such want.
    #[must_use]
    pub fn with_want(scenario: &Scenario, seed: u32, want: &str) -> Option<Self> {
        let at = scenario.wants.iter().position(|w| w.id == want)?;
        // Wants are drawn with equal odds: among 255 of them, so many seeds miss one hardly ever.
        (0..100_000u32)
            .map(|step| Self::new(scenario, seed.wrapping_add(step)))
            .find(|deal| usize::from(deal.want) == at)
    }

    /// Which of `count` wordings the item with this id has; 0 when there is one or none.
    #[must_use]
    pub fn draw(self, id: &str, count: usize) -> usize {
        draw(self.seed, id, count)
    }

    /// The order in which a screen shows `count` replies of a scene; files and attempts keep the author's.
    #[must_use]
    pub fn shuffled(self, id: &str, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        let mut generator = generator(self.seed, id);
        for left in (2..=count).rev() {
            order.swap(left - 1, below(&mut generator, left));
        }
        order
    }
}

fn generator(seed: u32, id: &str) -> Pcg64Mcg {
    // FNV-1a keeps the number the same in every version and on every machine.
    let hash =
        id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, byte| (h ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let mut generator = Pcg64Mcg::seed_from_u64(hash ^ (u64::from(seed) << 32 | u64::from(seed)));
    // The first numbers of a multiplicative generator still show their seed.
    let _warm = (generator.next_u64(), generator.next_u64());
    generator
}

/// A number below `count`, by our own step over `next_u64`, so that no version of rand changes it.
fn below(generator: &mut Pcg64Mcg, count: usize) -> usize {
    let wide = u128::from(generator.next_u64()) * u128::try_from(count).unwrap_or(1);
    usize::try_from(wide >> 64).unwrap_or(0)
}

fn draw(seed: u32, id: &str, count: usize) -> usize {
    if count < 2 { 0 } else { below(&mut generator(seed, id), count) }
}
