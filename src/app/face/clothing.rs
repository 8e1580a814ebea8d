//! Neck, shoulders and what is worn on them.

use egui::{Color32, pos2, vec2};

use super::bones::Bones;
use super::palette::{Palette, mix};
use super::path::Path;
use super::pen::{Pen, Taper};
use crate::scenario::look::Clothing;

/// Below the lowest thing that can be seen.
pub(super) const FLOOR: f32 = 4.2;

/// The body with its clothes.
pub(super) fn body(pen: &mut Pen, ink: &Palette, bones: &Bones, clothing: Clothing) {
    let (neck, wear) = (bones.neck, Wear { pen, ink, bones });
    let round = Path::from(-neck, 1.09).quad(0.0, 1.52, neck, 1.09);
    let vee = |depth: f32| Path::from(-neck, 1.07).line(0.0, depth).line(neck, 1.07);
    match clothing {
        Clothing::Jumper => wear.jumper(&round),
        Clothing::RollNeck => wear.roll_neck(),
        Clothing::Shirt => wear.shirt(&vee(1.45)),
        Clothing::Blouse => wear.blouse(&vee(1.74)),
        Clothing::Coat => wear.coat(&round),
        Clothing::Blazer => wear.blazer(&vee(1.48)),
        Clothing::Suit => wear.suit(&vee(1.3)),
        Clothing::Apron => wear.apron(&vee(1.41)),
        Clothing::Overalls => wear.overalls(&round),
        Clothing::Hoodie => wear.hoodie(&round),
        Clothing::HiVis => wear.high_vis(&vee(1.41)),
        Clothing::TShirt => wear.t_shirt(),
        Clothing::Cardigan => wear.cardigan(&round),
        Clothing::Tunic => wear.tunic(&vee(1.24)),
    }
}

/// Somebody being dressed.
pub(super) struct Wear<'a> {
    pub(super) pen: &'a mut Pen,
    pub(super) ink: &'a Palette,
    pub(super) bones: &'a Bones,
}

impl Wear<'_> {
    /// The trunk and arms in one colour, with the arms marked and one side in shadow.
    pub(super) fn trunk(&mut self, cloth: Color32) {
        let (neck, wide) = (self.bones.neck, self.bones.shoulder);
        let half = Path::from(0.0, 1.12).line(neck * 0.9, 1.06).via(&[
            (neck + 0.17, 1.215),
            (wide * 0.7, 1.37),
            (wide * 0.93, 1.56),
            (wide * 1.02, 1.95),
            (wide * 1.07, 2.6),
            (wide * 1.08, FLOOR),
        ]);
        self.pen.fill(&half.symmetric(), cloth);
        let dark = mix(cloth, self.ink.pupil, 0.13);
        let side = Path::from(wide * 0.52, 1.3)
            .quad(wide * 0.84, 1.46, wide * 0.87, 2.0)
            .line(wide * 0.88, FLOOR)
            .line(wide * 1.07, FLOOR)
            .line(wide * 1.06, 2.6)
            .via(&[(wide * 1.01, 1.95), (wide * 0.92, 1.57), (wide * 0.69, 1.375)]);
        self.pen.fill(&side, dark);
    }

    /// Bare skin above a neckline that runs from left to right, with the head's shadow on it.
    pub(super) fn throat(&mut self, neckline: &Path) {
        let neck = self.bones.neck;
        let skin = neckline.clone().via(&[(neck * 0.97, 0.9), (neck * 0.94, 0.3)]);
        let skin = skin.line(-neck * 0.94, 0.3).via(&[(-neck * 0.97, 0.9)]);
        self.pen.fill(&skin, self.ink.skin);
        let column = Path::from(-neck * 0.96, 0.3)
            .line(neck * 0.96, 0.3)
            .line(neck * 0.98, 1.0)
            .line(neck * 1.03, 1.16)
            .line(-neck * 1.03, 1.16)
            .line(-neck * 0.98, 1.0);
        let shadow = self.bones.head().moved(vec2(0.05, 0.15));
        self.pen.fill_within(&shadow, &column, mix(self.ink.skin, self.ink.shade, 0.95));
        if self.bones.years > 0.8 {
            for side in [-1.0, 1.0] {
                let cord = Path::from(side * neck * 0.42, 1.02).line(side * neck * 0.2, 1.28);
                self.pen.brush(&cord, 0.016, Taper::Both, self.ink.shade);
            }
        }
    }

    /// Both wings of a shirt collar, reaching down to `tip`.
    pub(super) fn collar(&mut self, color: Color32, tip: f32, meet: f32) {
        let neck = self.bones.neck;
        let shadow = mix(color, self.ink.pupil, 0.2);
        for side in [-1.0, 1.0] {
            let wing = Path::from(side * 0.0, meet)
                .line(side * (neck - 0.03), 0.99)
                .quad(side * (neck + 0.1), 1.0, side * (neck + 0.16), 1.16)
                .line(side * neck * 0.82, tip);
            self.pen.fill(&wing.clone().moved(vec2(0.0, 0.035)), shadow);
            self.pen.fill(&wing, color);
        }
    }

    /// The edge of a shirt front, with buttons.
    fn placket(&mut self, from: f32, shade: Color32) {
        let line = Path::from(0.045, from).line(0.045, FLOOR);
        self.pen.brush(&line, 0.016, Taper::Round, shade);
        for y in [from + 0.16, from + 0.48, from + 0.8] {
            self.pen.ellipse(pos2(-0.01, y), vec2(0.022, 0.022), shade);
        }
    }

    fn jumper(mut self, round: &Path) {
        let neck = self.bones.neck;
        self.trunk(self.ink.cloth);
        let outer = Path::from(-(neck + 0.14), 1.17).quad(0.0, 1.74, neck + 0.14, 1.17);
        let top =
            outer.quad(neck + 0.1, 1.05, neck, 1.0).line(-neck, 1.0).quad(-(neck + 0.1), 1.05, -(neck + 0.14), 1.17);
        self.pen.fill(&top, self.ink.cloth_shade);
        self.throat(round);
    }

    fn t_shirt(mut self) {
        let (neck, wide) = (self.bones.neck, self.bones.shoulder);
        self.trunk(self.ink.cloth);
        let line = |out: f32| {
            let wide = neck + out;
            [(-wide, 1.12), (-wide * 0.72, 1.32 + out), (0.0, 1.42 + out), (wide * 0.72, 1.32 + out), (wide, 1.12)]
        };
        self.throat(&Path::through(&line(0.07)));
        self.pen.brush(&Path::through(&line(0.09)), 0.055, Taper::Round, self.ink.cloth_shade);
        for side in [-1.0, 1.0] {
            let seam = Path::from(side * wide * 0.68, 1.37).quad(side * wide * 0.6, 1.6, side * wide * 0.7, 2.0);
            self.pen.brush(&seam, 0.018, Taper::Both, self.ink.cloth_shade);
        }
    }

    /// A straight band that stands around the neck, and a short slit with buttons.
    fn tunic(mut self, vee: &Path) {
        let neck = self.bones.neck;
        self.trunk(self.ink.cloth);
        self.placket(1.34, self.ink.cloth_shade);
        self.throat(vee);
        for side in [-1.0, 1.0] {
            let band = Path::from(side * 0.02, 1.36)
                .quad(side * neck * 0.7, 1.3, side * (neck + 0.09), 1.14)
                .line(side * (neck + 0.01), 0.98)
                .quad(side * neck * 0.6, 1.16, side * 0.02, 1.22);
            self.pen.fill(&band, self.ink.cloth_light);
            self.pen.brush(&band.part(0.0, 0.4), 0.018, Taper::Both, self.ink.cloth_shade);
        }
    }

    fn roll_neck(mut self) {
        let neck = self.bones.neck;
        self.trunk(self.ink.cloth);
        self.throat(&Path::from(-neck, 1.1).quad(0.0, 1.2, neck, 1.1));
        let half = Path::from(0.0, 0.99).quad(neck * 0.7, 0.98, neck + 0.02, 0.9).via(&[
            (neck + 0.075, 1.0),
            (neck + 0.08, 1.16),
            (neck * 0.85, 1.32),
            (0.0, 1.37),
        ]);
        self.pen.fill(&half.clone().symmetric().moved(vec2(0.0, 0.04)), self.ink.cloth_shade);
        self.pen.fill(&half.symmetric(), self.ink.cloth_light);
        let fold = Path::from(-(neck + 0.02), 1.06).quad(0.0, 1.25, neck + 0.02, 1.06);
        self.pen.brush(&fold, 0.02, Taper::Both, self.ink.cloth_shade);
    }

    fn shirt(mut self, vee: &Path) {
        self.trunk(self.ink.cloth);
        self.placket(1.5, self.ink.cloth_shade);
        self.throat(vee);
        self.collar(self.ink.cloth_light, 1.6, 1.45);
    }

    fn blouse(mut self, vee: &Path) {
        let neck = self.bones.neck;
        self.trunk(self.ink.cloth);
        self.throat(vee);
        for side in [-1.0, 1.0] {
            let band = Path::from(side * (neck - 0.01), 1.02)
                .line(side * (neck + 0.1), 1.1)
                .quad(side * 0.3, 1.52, 0.0, 1.86)
                .line(0.0, 1.72)
                .quad(side * 0.2, 1.46, side * (neck - 0.01), 1.02);
            self.pen.fill(&band, self.ink.cloth_light);
        }
        let seam = Path::from(0.0, 1.84).line(0.0, FLOOR);
        self.pen.brush(&seam, 0.016, Taper::End, self.ink.cloth_shade);
    }

    fn bib(&mut self, top: f32, half: f32) {
        let shape = Path::from(0.0, top)
            .line(half, top)
            .quad(half + 0.06, top + 0.5, half + 0.3, top + 0.85)
            .line(half + 0.34, FLOOR)
            .line(0.0, FLOOR)
            .symmetric();
        self.pen.fill(&shape, self.ink.cloth);
        let hem = Path::from(-half + 0.03, top + 0.07).line(half - 0.03, top + 0.07);
        self.pen.brush(&hem, 0.016, Taper::Round, self.ink.cloth_shade);
    }

    fn apron(mut self, vee: &Path) {
        let neck = self.bones.neck;
        self.trunk(self.ink.under);
        self.throat(vee);
        self.collar(mix(self.ink.under, self.ink.white, 0.5), 1.56, 1.42);
        for side in [-1.0, 1.0] {
            let strap = Path::from(side * (neck + 0.1), 1.16)
                .line(side * (neck + 0.2), 1.215)
                .line(side * 0.52, 1.8)
                .line(side * 0.43, 1.8);
            self.pen.fill(&strap, self.ink.cloth_shade);
        }
        self.bib(1.76, 0.52);
    }

    fn overalls(mut self, round: &Path) {
        let wide = self.bones.shoulder;
        self.trunk(self.ink.under);
        self.throat(round);
        let neck = self.bones.neck;
        let hem = Path::from(-(neck + 0.06), 1.11).quad(0.0, 1.55, neck + 0.06, 1.11);
        self.pen.brush(&hem, 0.04, Taper::Both, self.ink.under_shade);
        for side in [-1.0, 1.0] {
            let strap = Path::from(side * wide * 0.42, 1.272)
                .line(side * wide * 0.545, 1.312)
                .quad(side * wide * 0.5, 1.62, side * 0.56, 1.95)
                .line(side * 0.38, 1.95)
                .quad(side * wide * 0.34, 1.6, side * wide * 0.42, 1.272);
            self.pen.fill(&strap, self.ink.cloth_shade);
        }
        self.bib(1.84, 0.58);
        for side in [-1.0, 1.0] {
            self.pen.ellipse(pos2(side * 0.47, 1.95), vec2(0.05, 0.05), self.ink.metal);
        }
    }

    fn hoodie(mut self, round: &Path) {
        let neck = self.bones.neck;
        let hood = Path::around(&[
            (-(neck + 0.36), 1.3),
            (-(neck + 0.26), 0.94),
            (-neck, 0.8),
            (neck, 0.8),
            (neck + 0.26, 0.94),
            (neck + 0.36, 1.3),
            (0.0, 1.5),
        ]);
        self.pen.fill(&hood, mix(self.ink.cloth_shade, self.ink.pupil, 0.2));
        self.trunk(self.ink.cloth);
        self.throat(round);
        for side in [-1.0, 1.0] {
            let rim = Path::from(side * (neck - 0.02), 0.92)
                .via(&[(side * (neck + 0.26), 1.02), (side * (neck + 0.27), 1.3), (side * 0.16, 1.66), (0.0, 1.7)])
                .line(0.0, 1.3 + 0.05)
                .via(&[(side * neck * 0.65, 1.25), (side * (neck - 0.02), 0.92)]);
            let tone = if side > 0.0 { self.ink.cloth_shade } else { self.ink.cloth_light };
            self.pen.fill(&rim, mix(self.ink.cloth, tone, 0.8));
            let cord = Path::from(side * 0.17, 1.6).line(side * 0.19, 2.05);
            self.pen.brush(&cord, 0.03, Taper::Round, self.ink.under);
        }
    }

    fn high_vis(mut self, vee: &Path) {
        let (neck, wide) = (self.bones.neck, self.bones.shoulder);
        self.trunk(self.ink.cloth);
        self.throat(vee);
        self.collar(self.ink.cloth_light, 1.56, 1.42);
        for side in [-1.0, 1.0] {
            let panel = Path::from(side * (neck + 0.12), 1.19)
                .line(side * wide * 0.66, 1.345)
                .quad(side * wide * 0.62, 1.75, side * wide * 0.72, 2.2)
                .line(side * wide * 0.74, FLOOR)
                .line(side * 0.03, FLOOR)
                .line(side * 0.03, 2.1)
                .quad(side * 0.28, 1.75, side * (neck + 0.12), 1.19);
            self.pen.fill(&panel, self.ink.safety);
            let band = Path::from(side * wide * 0.43, 1.275)
                .line(side * wide * 0.54, 1.31)
                .quad(side * wide * 0.48, 1.75, side * wide * 0.52, FLOOR)
                .line(side * wide * 0.41, FLOOR)
                .quad(side * wide * 0.37, 1.75, side * wide * 0.43, 1.275);
            self.pen.fill(&band, self.ink.safety_band);
        }
    }
}
