//! Coats, blazers and suits: what opens in front and has lapels.

use egui::{Color32, vec2};

use super::clothing::{FLOOR, Wear};
use super::palette::mix;
use super::path::Path;
use super::pen::Taper;

impl Wear<'_> {
    /// What an open jacket shows, down to where it closes.
    fn open_front(&mut self, color: Color32, depth: f32) {
        let neck = self.bones.neck;
        let front = Path::from(-(neck + 0.08), 1.12).line(-0.1, depth).line(0.1, depth).line(neck + 0.08, 1.12);
        let front = front.line(neck, 1.02).line(-neck, 1.02);
        self.pen.fill(&front, color);
    }

    /// Both lapels of a jacket that closes at `depth`, `wide` at their widest.
    fn lapels(&mut self, color: Color32, depth: f32, wide: f32) {
        let neck = self.bones.neck;
        let shadow = mix(color, self.ink.pupil, 0.28);
        let seam = Path::from(0.02, depth).line(0.05, FLOOR);
        self.pen.brush(&seam, 0.022, Taper::Round, shadow);
        for side in [1.0, -1.0] {
            let lapel = Path::from(side * (neck - 0.03), 0.98)
                .quad(side * (neck + 0.13), 1.02, side * (neck + 0.2), 1.2)
                .line(side * (wide + 0.02), 1.5)
                .line(side * (wide - 0.09), 1.6)
                .line(side * (wide + 0.03), 1.68)
                .quad(side * wide * 0.62, depth - 0.28, side * -0.02, depth)
                .quad(side * 0.2, 1.66, side * (neck + 0.01), 1.12);
            self.pen.fill(&lapel.clone().moved(vec2(side * 0.018, 0.03)), shadow);
            self.pen.fill(&lapel, color);
        }
    }

    pub(super) fn coat(mut self, round: &Path) {
        self.trunk(self.ink.cloth);
        self.open_front(self.ink.under, 2.5);
        self.throat(round);
        let neck = self.bones.neck;
        let hem = Path::from(-(neck + 0.06), 1.11).quad(0.0, 1.55, neck + 0.06, 1.11);
        self.pen.brush(&hem, 0.03, Taper::Both, self.ink.under_shade);
        self.lapels(self.ink.cloth_light, 2.5, 0.74);
    }

    /// Open over a light top, with a knitted edge and no lapels.
    pub(super) fn cardigan(mut self, round: &Path) {
        self.trunk(self.ink.cloth);
        self.open_front(self.ink.under, 2.7);
        self.throat(round);
        let neck = self.bones.neck;
        let hem = Path::from(-(neck + 0.06), 1.11).quad(0.0, 1.55, neck + 0.06, 1.11);
        self.pen.brush(&hem, 0.03, Taper::Both, self.ink.under_shade);
        for side in [1.0, -1.0] {
            let edge = Path::from(side * (neck - 0.02), 1.0)
                .quad(side * (neck + 0.08), 1.02, side * (neck + 0.15), 1.19)
                .quad(side * 0.42, 1.9, side * 0.08, 2.7)
                .line(side * -0.03, 2.66)
                .quad(side * 0.3, 1.8, side * (neck + 0.0), 1.12);
            self.pen.fill(&edge, self.ink.cloth_shade);
        }
    }

    pub(super) fn blazer(mut self, vee: &Path) {
        self.trunk(self.ink.cloth);
        self.open_front(self.ink.under, 2.35);
        self.throat(vee);
        self.collar(mix(self.ink.under, self.ink.white, 0.35), 1.58, 1.48);
        self.lapels(mix(self.ink.cloth, self.ink.cloth_light, 0.55), 2.35, 0.6);
    }

    pub(super) fn suit(mut self, vee: &Path) {
        self.trunk(self.ink.dark_cloth);
        self.open_front(self.ink.teeth, 2.3);
        self.throat(vee);
        let tie = Path::from(-0.075, 1.27).line(0.075, 1.27).line(0.05, 1.4).line(0.13, 2.3);
        let tie = tie.line(-0.13, 2.3).line(-0.05, 1.4);
        self.pen.fill(&tie, self.ink.cloth);
        let knot = Path::from(-0.05, 1.4).line(0.05, 1.4);
        self.pen.brush(&knot, 0.016, Taper::Both, self.ink.cloth_shade);
        self.collar(self.ink.teeth, 1.5, 1.26);
        self.lapels(mix(self.ink.dark_cloth, self.ink.cloth_light, 0.14), 2.3, 0.6);
    }
}
