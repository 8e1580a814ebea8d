//! From mood to pose, and the small motions of somebody who is alive.

use std::time::Duration;

use super::pose::Pose;

/// A customer's mood, as the engine counts it: 0 to 100 each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Feeling {
    /// How angry.
    pub anger: u8,
    /// How far they trust the trainee.
    pub trust: u8,
    /// How far they feel heard.
    pub heard: u8,
    /// How much patience is left.
    pub patience: u8,
    /// Whether they have stopped answering.
    pub gone_quiet: bool,
}

/// How strongly a value lies between two ends, 0 to 1, eased.
fn between(low: f32, high: f32, value: f32) -> f32 {
    let t = ((value - low) / (high - low)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

impl Feeling {
    /// The pose of this mood; it moves with every point of every meter.
    #[must_use]
    pub fn pose(&self) -> Pose {
        let anger = f32::from(self.anger);
        let trust = f32::from(self.trust) / 100.0;
        let heard = f32::from(self.heard) / 100.0;
        let weary = 1.0 - f32::from(self.patience) / 100.0;
        let warmth = between(0.3, 0.8, trust * 0.6 + heard * 0.4);
        let calm = Pose::neutral().lerp(&Pose::pleased(), 0.12 + 0.88 * warmth);
        let eased = Pose::relieved().lerp(&Pose::neutral(), 0.75 - 0.6 * warmth);
        // Anger carries the face from one key to the next; the others colour it.
        let mut pose = calm.lerp(&eased, between(6.0, 24.0, anger));
        pose = pose.lerp(&Pose::irritated(), between(24.0, 48.0, anger));
        pose = pose.lerp(&Pose::angry(), between(48.0, 72.0, anger));
        pose = pose.lerp(&Pose::furious(), between(74.0, 94.0, anger));
        let middle = between(20.0, 40.0, anger) * (1.0 - between(55.0, 75.0, anger));
        let unheard = between(0.55, 0.95, 1.0 - (trust + heard) / 2.0);
        pose = pose.lerp(&Pose::hurt(), 0.4 * middle * unheard);
        let flat = 1.0 - between(50.0, 80.0, anger);
        pose = pose.lerp(&Pose::tired(), 0.5 * flat * between(0.6, 1.0, weary));
        if self.gone_quiet {
            let mut quiet = pose.lerp(&Pose::gone_quiet(), 0.9);
            quiet.flush = quiet.flush.max(pose.flush * 0.3);
            return quiet;
        }
        pose
    }
}

/// Where in time the face is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Motion {
    /// Seconds since any moment.
    pub seconds: f64,
    /// Whether the customer is speaking.
    pub speaking: bool,
    /// No motion at all: for pictures, and for those who turned motion off.
    pub still: bool,
}

impl Motion {
    /// No motion.
    pub const STILL: Self = Self { seconds: 0.0, speaking: false, still: true };

    /// When the face next wants to be drawn, if it moves at all.
    #[must_use]
    pub fn next_frame(&self) -> Option<Duration> {
        match (self.still, self.speaking) {
            (true, _) => None,
            (false, true) => Some(Duration::from_millis(33)),
            (false, false) => Some(Duration::from_millis(50)),
        }
    }

    /// The pose with breath, blinks, small turns of the head and moving lips.
    #[must_use]
    pub fn apply(&self, pose: &Pose) -> Pose {
        if self.still {
            return *pose;
        }
        let mut pose = *pose;
        let wave = |every: f64, phase: f64| {
            let turn = (self.seconds / every + phase).fract() * std::f64::consts::TAU;
            narrow(turn.sin())
        };
        let tense = pose.lean.max(0.0);
        pose.shoulders += 0.10 * wave(4.1 - 1.6 * f64::from(tense), 0.0);
        pose.turn += 0.07 * wave(7.3, 0.2) + 0.05 * wave(11.9, 0.6);
        pose.tilt += 0.06 * wave(9.1, 0.1);
        pose.nod += 0.05 * wave(5.7, 0.4);
        pose.blink = pose.blink.max(self.blink());
        if self.speaking {
            let syllable = 0.5 + 0.5 * wave(0.31, 0.0) * wave(0.47, 0.3);
            let phrase = 0.65 + 0.35 * wave(1.9, 0.0);
            let open = (syllable * phrase).clamp(0.0, 1.0);
            let energy = 0.30 + 0.25 * pose.mouth_open.max(tense * 0.5);
            pose.mouth_open = pose.mouth_open * (0.35 + 0.65 * open) + energy * open;
            pose.mouth_press *= 0.3;
            pose.mouth_width += 0.10 * wave(0.53, 0.1) - 0.06;
            pose.jaw = pose.jaw * (0.4 + 0.6 * open) + 0.25 * open;
            pose.nod += 0.10 * wave(0.9, 0.0) * (0.4 + tense);
            pose.brow_inner += 0.06 * wave(1.7, 0.5);
            pose.brow_outer += 0.06 * wave(1.7, 0.5);
        }
        pose
    }

    /// How far the lids are closed by a blink now: one every four seconds or so, never in step.
    fn blink(&self) -> f32 {
        let every = 4.2;
        let round = (self.seconds / every).floor();
        let jitter = (round * 0.618_034).fract() * 2.6;
        let into = narrow(self.seconds - round * every - jitter);
        let close = (into / 0.07).clamp(0.0, 1.0);
        let open = ((into - 0.10) / 0.12).clamp(0.0, 1.0);
        (close - open).max(0.0)
    }
}

/// A small number of seconds or a sine, in the width that drawing uses.
#[expect(clippy::cast_possible_truncation, reason = "between -10 and 10, where f32 is exact enough for drawing")]
fn narrow(value: f64) -> f32 {
    value as f32
}

#[cfg(test)]
mod tests {
    use super::{Feeling, Motion};
    use crate::app::face::Pose;

    fn feeling(anger: u8) -> Feeling {
        Feeling { anger, trust: 40, heard: 40, patience: 50, gone_quiet: false }
    }

    #[test]
    fn the_face_moves_with_anger_and_never_jumps() {
        for anger in 0..100 {
            let (now, next) = (feeling(anger).pose(), feeling(anger + 1).pose());
            assert!((now.brow_inner - next.brow_inner).abs() < 0.12, "at {anger}");
            assert!((now.mouth_open - next.mouth_open).abs() < 0.12, "at {anger}");
        }
        assert!(feeling(95).pose().mouth_open > feeling(70).pose().mouth_open);
        assert!(feeling(70).pose().brow_inner < feeling(10).pose().brow_inner);
    }

    #[test]
    fn a_still_face_is_the_pose_itself() {
        let pose = Pose::irritated();
        assert_eq!(Motion::STILL.apply(&pose), pose);
        assert_eq!(Motion::STILL.next_frame(), None);
    }

    #[test]
    fn somebody_who_watches_long_enough_sees_a_blink() {
        let at = |i: u32| Motion { seconds: f64::from(i) * 0.02, ..Motion::default() };
        let blinks = (0..1000).filter(|&i| at(i).apply(&Pose::neutral()).blink > 0.9);
        assert!(blinks.count() >= 4);
    }
}
