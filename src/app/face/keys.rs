//! The named expressions, between which every face moves.

use super::pose::Pose;

impl Pose {
    /// At rest, attentive.
    #[must_use]
    pub fn neutral() -> Self {
        Self { brow_arch: 0.1, mouth_curve: 0.14, avert: 0.25, ..Self::default() }
    }

    /// Glad.
    #[must_use]
    pub fn pleased() -> Self {
        Self {
            brow_inner: 0.12,
            brow_outer: 0.1,
            brow_arch: 0.45,
            lid_upper: -0.04,
            lid_lower: 0.55,
            mouth_curve: 0.85,
            mouth_width: 0.24,
            mouth_open: 0.16,
            cheek: 0.9,
            flush: 0.22,
            tilt: 0.16,
            nod: -0.08,
            shoulders: -0.1,
            avert: 0.15,
            ..Self::default()
        }
    }

    /// Wounded.
    #[must_use]
    pub fn hurt() -> Self {
        Self {
            brow_inner: 0.8,
            brow_outer: -0.42,
            brow_knit: 0.55,
            lid_upper: -0.12,
            lid_slant: -0.6,
            lid_lower: 0.2,
            gaze_y: 0.25,
            gaze_x: -0.1,
            mouth_curve: -0.55,
            mouth_width: -0.12,
            mouth_press: 0.2,
            pout: 0.45,
            furrow: 0.35,
            forehead: 0.5,
            flush: 0.12,
            tilt: -0.22,
            nod: 0.35,
            shoulders: -0.35,
            avert: 0.75,
            ..Self::default()
        }
    }

    /// Annoyed: one brow up, the mouth drawn to a side.
    #[must_use]
    pub fn irritated() -> Self {
        Self {
            brow_inner: -0.4,
            brow_outer: 0.12,
            brow_arch: -0.1,
            brow_knit: 0.4,
            brow_skew: 0.62,
            lid_upper: -0.28,
            lid_slant: 0.35,
            lid_lower: 0.3,
            mouth_curve: -0.2,
            mouth_width: -0.1,
            mouth_press: 0.5,
            mouth_skew: 0.9,
            furrow: 0.35,
            tilt: 0.24,
            turn: -0.25,
            nod: -0.1,
            avert: 0.4,
            ..Self::default()
        }
    }

    /// Angry: brows down, lips tight.
    #[must_use]
    pub fn angry() -> Self {
        Self {
            brow_inner: -0.85,
            brow_outer: 0.3,
            brow_arch: -0.3,
            brow_knit: 0.8,
            lid_upper: -0.05,
            lid_slant: 0.8,
            lid_lower: 0.42,
            iris: -0.04,
            nose_wrinkle: 0.4,
            nostrils: 0.6,
            mouth_curve: -0.72,
            mouth_width: 0.02,
            mouth_press: 0.75,
            mouth_open: 0.0,
            teeth: 0.6,
            pout: 0.3,
            jaw: 0.12,
            flush: 0.42,
            furrow: 0.85,
            nod: 0.2,
            lean: 0.45,
            shoulders: 0.4,
            avert: 0.06,
            ..Self::default()
        }
    }

    /// Furious: shouting.
    #[must_use]
    pub fn furious() -> Self {
        Self {
            brow_inner: -1.0,
            brow_outer: 0.72,
            brow_arch: -0.25,
            brow_knit: 1.0,
            lid_upper: 0.3,
            lid_slant: 0.75,
            lid_lower: 0.3,
            iris: -0.1,
            nose_wrinkle: 1.0,
            nostrils: 1.0,
            mouth_curve: -0.35,
            mouth_width: 0.16,
            mouth_open: 0.72,
            mouth_square: 1.0,
            teeth: 0.25,
            jaw: 0.75,
            flush: 0.85,
            cheek: 0.25,
            furrow: 1.0,
            forehead: 0.15,
            nod: -0.12,
            lean: 0.8,
            shoulders: 0.65,
            ..Self::default()
        }
    }

    /// Worn out.
    #[must_use]
    pub fn tired() -> Self {
        Self {
            brow_inner: 0.28,
            brow_outer: -0.4,
            lid_upper: -0.46,
            lid_slant: -0.25,
            lid_lower: 0.12,
            gaze_y: 0.2,
            mouth_curve: -0.22,
            mouth_width: -0.06,
            tired: 1.0,
            forehead: 0.25,
            tilt: -0.2,
            nod: 0.2,
            lean: -0.2,
            shoulders: -0.6,
            avert: 0.6,
            ..Self::default()
        }
    }

    /// Taken aback.
    #[must_use]
    pub fn surprised() -> Self {
        Self {
            brow_inner: 0.8,
            brow_outer: 0.75,
            brow_arch: 0.7,
            lid_upper: 0.62,
            lid_lower: -0.15,
            iris: -0.06,
            mouth_open: 0.42,
            mouth_width: -0.42,
            jaw: 0.4,
            forehead: 0.7,
            nod: -0.2,
            lean: -0.35,
            shoulders: 0.25,
            ..Self::default()
        }
    }

    /// Relieved: a breath let go.
    #[must_use]
    pub fn relieved() -> Self {
        Self {
            brow_inner: 0.55,
            brow_outer: -0.12,
            brow_arch: 0.3,
            lid_upper: -0.3,
            lid_slant: -0.25,
            lid_lower: 0.3,
            mouth_curve: 0.5,
            mouth_width: 0.08,
            mouth_open: 0.06,
            cheek: 0.45,
            flush: 0.1,
            tilt: -0.26,
            nod: 0.1,
            shoulders: -0.5,
            avert: 0.35,
            ..Self::default()
        }
    }

    /// Gone quiet: the eyes elsewhere, the mouth shut, the shoulders down.
    #[must_use]
    pub fn gone_quiet() -> Self {
        Self {
            brow_inner: 0.12,
            brow_outer: -0.3,
            brow_arch: -0.2,
            brow_knit: 0.25,
            lid_upper: -0.5,
            lid_lower: 0.1,
            gaze_x: -0.85,
            gaze_y: 0.55,
            mouth_curve: -0.12,
            mouth_width: -0.2,
            mouth_press: 0.9,
            turn: -0.9,
            tilt: -0.12,
            nod: 0.5,
            lean: -0.4,
            shoulders: -0.8,
            avert: 0.9,
            ..Self::default()
        }
    }

    /// The same face while it listens: a shout closes over clenched teeth, a smile stays.
    #[must_use]
    pub fn listening(&self) -> Self {
        let wide = (self.mouth_open - 0.2).max(0.0);
        Self {
            mouth_open: self.mouth_open - 0.85 * wide,
            jaw: self.jaw * (1.0 - wide).max(0.0),
            teeth: self.teeth + (1.0 - self.teeth) * (2.0 * wide).min(1.0),
            mouth_curve: self.mouth_curve - 0.5 * wide,
            ..*self
        }
    }
}
