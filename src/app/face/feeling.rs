//! From mood to pose, and the small motions of somebody who is alive.

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
    /// How much they move, from 0 (not at all: for pictures, and for those who turned motion off) to 1.
    pub life: f32,
}

impl Motion {
    /// No motion.
    pub const STILL: Self = Self { seconds: 0.0, speaking: false, life: 0.0 };

    /// The pose with breath, glances, blinks, small turns of the head and moving lips.
    #[must_use]
    pub fn apply(&self, pose: &Pose) -> Pose {
        if self.life <= 0.0 {
            return *pose;
        }
        let mut moved = *pose;
        self.sway(&mut moved);
        self.glance(&mut moved);
        if self.speaking {
            self.speak(&mut moved);
        }
        let mut moved = pose.lerp(&moved, self.life.min(1.0));
        moved.blink = pose.blink.max(self.blink());
        moved
    }

    fn wave(&self, every: f64, phase: f64) -> f32 {
        let turn = (self.seconds / every + phase).fract() * std::f64::consts::TAU;
        narrow(turn.sin())
    }

    /// Breath, and the head that is never quite still; faster and deeper breath for those who lean in.
    fn sway(&self, pose: &mut Pose) {
        let tense = pose.lean.max(0.0);
        pose.shoulders += (0.10 + 0.10 * tense) * self.wave(4.1 - 1.6 * f64::from(tense), 0.0);
        pose.turn += 0.07 * self.wave(7.3, 0.2) + 0.05 * self.wave(11.9, 0.6);
        pose.tilt += 0.06 * self.wave(9.1, 0.1);
        pose.nod += 0.05 * self.wave(5.7, 0.4);
    }

    /// The eyes rest on the trainee and leave them now and then, as far and as long as the pose averts them; the head
    /// follows a little. Who searches for words looks away oftener.
    fn glance(&self, pose: &mut Pose) {
        let every = if self.speaking { 2.3 } else { 3.1 };
        let round = (self.seconds / every).floor();
        let chance = narrow((round * 0.618_034).fract());
        // Even at rest eyes jump a little from one of yours to the other.
        let jump = narrow((self.seconds / 0.83).floor() * 0.381_966).fract() - 0.5;
        pose.gaze_x += 0.10 * jump;
        let averts = pose.avert.clamp(0.0, 1.0);
        if chance >= averts.sqrt() {
            return;
        }
        let into = narrow(self.seconds - round * every) - 0.5 * chance;
        let lasts = 0.5 + 1.1 * averts;
        let away = between(0.0, 0.09, into) * (1.0 - between(lasts, lasts + 0.12, into));
        let side = if (round * 0.5).fract() == 0.0 { 1.0 } else { -1.0 };
        // Sorrow looks down, annoyance looks up: the brows tell which it is.
        let down = 0.35 + 0.5 * pose.brow_inner;
        pose.gaze_x += away * side * (0.35 + 0.45 * averts) * (1.0 - 0.5 * down.max(0.0));
        pose.gaze_y += away * down * (0.6 + 0.6 * averts);
        // Lids follow the eyes.
        pose.lid_upper -= 0.32 * away * down;
        let slow = between(0.05, 0.45, into) * (1.0 - between(lasts, lasts + 0.5, into));
        pose.turn += 0.16 * slow * side * averts;
        pose.nod += 0.12 * slow * down * averts;
    }

    /// Lips, jaw, brows and head of somebody who speaks: syllables within phrases, a breath between them.
    fn speak(&self, pose: &mut Pose) {
        let tense = pose.lean.max(0.0);
        let syllable = 0.5 + 0.5 * self.wave(0.31, 0.0) * self.wave(0.47, 0.3);
        let phrase = between(-0.75, -0.2, self.wave(1.9, 0.0) + 0.35 * self.wave(3.7, 0.4));
        let open = (syllable * phrase).clamp(0.0, 1.0);
        // A wide vowel now, a round one then.
        let vowel = self.wave(0.53, 0.1) * phrase;
        let energy = 0.30 + 0.25 * pose.mouth_open.max(tense * 0.5);
        pose.mouth_open = pose.mouth_open * (0.35 + 0.65 * open) + energy * open;
        pose.mouth_press *= 1.0 - 0.7 * phrase;
        pose.mouth_width += 0.14 * vowel - 0.06 * phrase;
        pose.jaw = pose.jaw * (0.4 + 0.6 * open) + 0.25 * open;
        pose.nod += 0.10 * self.wave(0.9, 0.0) * (0.4 + tense) * phrase;
        pose.brow_inner += 0.06 * self.wave(1.7, 0.5);
        pose.brow_outer += 0.06 * self.wave(1.7, 0.5);
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
    }

    #[test]
    fn somebody_who_watches_long_enough_sees_a_blink() {
        let at = |i: u32| Motion { seconds: f64::from(i) * 0.02, speaking: false, life: 1.0 };
        let blinks = (0..1000).filter(|&i| at(i).apply(&Pose::neutral()).blink > 0.9);
        assert!(blinks.count() >= 4);
    }

    /// The share of a minute in which the eyes are elsewhere.
    fn away(pose: &Pose) -> usize {
        let at = |i: u32| Motion { seconds: f64::from(i) * 0.1, speaking: false, life: 1.0 }.apply(pose);
        (0..600).filter(|&i| (at(i).gaze_x - pose.gaze_x).abs() > 0.2).count()
    }

    #[test]
    fn eyes_rest_on_the_trainee_and_the_hurt_look_away_more_than_the_furious() {
        let (furious, calm, hurt) = (away(&Pose::furious()), away(&Pose::neutral()), away(&Pose::hurt()));
        assert!(furious < calm && calm < hurt, "{furious}, {calm}, {hurt}");
        assert!((1..200).contains(&calm), "{calm}");
    }

    #[test]
    fn motion_fades_into_the_pose_itself() {
        let pose = Pose::angry();
        let at = |life: f32| Motion { seconds: 12.3, speaking: false, life }.apply(&pose);
        let off = |life: f32| (at(life).turn - pose.turn).abs();
        assert!(off(1.0) > off(0.5) && off(0.5) > off(0.1) && off(0.0) == 0.0);
    }
}
