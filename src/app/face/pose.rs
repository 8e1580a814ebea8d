//! Poses: what a face does, as some thirty numbers. `keys` has the named expressions.

use std::hash::{Hash, Hasher};

/// Declares [`Pose`] with its blending, so that no field can be forgotten.
macro_rules! pose {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// What a face does. Zero everywhere is a neutral face; most numbers go from -1 or 0 to 1.
        #[derive(Clone, Copy, Debug, Default, PartialEq)]
        pub struct Pose {
            $($(#[$doc])* pub $name: f32,)*
        }

        impl Pose {
            /// The pose `t` of the way (0 to 1) to another.
            #[must_use]
            pub fn lerp(&self, other: &Self, t: f32) -> Self {
                Self { $($name: self.$name + (other.$name - self.$name) * t,)* }
            }
        }

        impl Hash for Pose {
            fn hash<H: Hasher>(&self, state: &mut H) {
                $(self.$name.to_bits().hash(state);)*
            }
        }
    };
}

pose! {
    /// Inner ends of the brows: up (worry) or down (anger).
    brow_inner,
    /// Outer ends of the brows: up or down.
    brow_outer,
    /// The arch of the brows: rounder or flatter.
    brow_arch,
    /// Brows drawn together.
    brow_knit,
    /// The brow at the viewer's right goes up, the other down.
    brow_skew,
    /// Upper lids: raised (staring) or lowered (heavy).
    lid_upper,
    /// Upper lids lower at the nose (anger) or at the temple (sorrow).
    lid_slant,
    /// Lower lids raised: a squint or a smile.
    lid_lower,
    /// Lids closed: 1 is a blink.
    blink,
    /// Where the eyes look: to the viewer's right.
    gaze_x,
    /// Where the eyes look: down.
    gaze_y,
    /// How readily the eyes leave the one they talk to: 0 stares, 1 hardly looks.
    avert,
    /// The iris looks larger or smaller.
    iris,
    /// Wrinkles beside the bridge of the nose.
    nose_wrinkle,
    /// Nostrils flared.
    nostrils,
    /// Corners of the mouth: up or down.
    mouth_curve,
    /// The mouth open.
    mouth_open,
    /// The mouth wider or narrower.
    mouth_width,
    /// Lips pressed together.
    mouth_press,
    /// The mouth drawn to the viewer's right or left.
    mouth_skew,
    /// The open mouth square rather than round.
    mouth_square,
    /// Teeth: 0 the upper row, 1 clenched.
    teeth,
    /// The lower lip pushed up.
    pout,
    /// The jaw lower, or clenched.
    jaw,
    /// Blood in the cheeks.
    flush,
    /// Cheeks raised: the folds of a smile.
    cheek,
    /// The folds between the brows.
    furrow,
    /// The folds of the forehead.
    forehead,
    /// Shadows under the eyes.
    tired,
    /// The head tilted, towards the viewer's right.
    tilt,
    /// The head turned, towards the viewer's right.
    turn,
    /// The head bowed, or raised.
    nod,
    /// The body leaning forward: larger, or back.
    lean,
    /// The shoulders up, or down.
    shoulders,
}
