//! How long the trainee has been silent, as far as it counts: time by itself, without a clock and without a screen.

/// How long one step of silence is, in seconds.
pub const STEP: f64 = 5.0;
/// The most steps that are counted.
pub const STEPS_MAX: u8 = 6;

/// Adds up the time that counts; it arrives as an argument, frame by frame.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Silence {
    counted: f64,
    /// When it was looked last, and whether time counted from then on.
    seen: f64,
    counts: bool,
}

impl Silence {
    /// Time has passed up to `now`. It counted since the last look, but not before `from`, if that look said so;
    /// `counts` says so for the time that comes.
    pub fn follow(&mut self, now: f64, from: f64, counts: bool) {
        if self.counts {
            self.counted += (now - self.seen.max(from)).max(0.0);
        }
        self.seen = now;
        self.counts = counts;
    }

    /// Nothing counts from the last look until the next.
    pub fn rest(&mut self) {
        self.counts = false;
    }

    /// How many steps it has been, after the free seconds: 0 to 6.
    #[must_use]
    pub fn steps(&self, free: u8) -> u8 {
        (1..=STEPS_MAX).take_while(|step| self.counted + 1e-6 >= seconds(*step, free)).last().unwrap_or(0)
    }

    /// How many seconds are left to the next step; none after the last one, and while nothing counts.
    #[must_use]
    pub fn left(&self, free: u8) -> Option<f64> {
        let next = self.steps(free) + 1;
        (self.counts && next <= STEPS_MAX).then(|| seconds(next, free) - self.counted)
    }
}

/// How long a silence of so many steps is, in seconds.
#[must_use]
pub fn seconds(steps: u8, free: u8) -> f64 {
    f64::from(free) + STEP * f64::from(steps)
}
