//! What the interface looks like: colours by role, and sizes. `text` has the type, `style` hands all to egui.
//!
//! The only file in which a colour of the interface stands as a number; the face has a palette of
//! its own. Every pair of text and background that the screens use is listed by [`Theme::pairs`]
//! and meets WCAG AA.

mod style;
mod text;

use egui::{Color32, Stroke};

pub use style::{install, set_motion};
pub use text::{
    SIZE_BODY, SIZE_CAPTION, SIZE_DISPLAY, SIZE_SPEECH, SIZE_TITLE, aside, body, caption, column, curly, display,
    line_height, marked, speech, speech_at, strong, title, unmarked, words,
};

/// The gap within a control and between things that belong together.
pub const GAP_S: f32 = 8.0;
/// The gap between controls, and inside cards.
pub const GAP_M: f32 = 16.0;
/// The gap between groups.
pub const GAP_L: f32 = 24.0;
/// The gap between the parts of a page.
pub const GAP_XL: f32 = 40.0;
/// Corner radius of controls.
pub const RADIUS_CONTROL: u8 = 6;
/// Corner radius of cards.
pub const RADIUS_CARD: u8 = 12;
/// Corner radius of what a person says.
pub const RADIUS_SPEECH: u8 = 20;
/// How long something moves, in seconds.
pub const MOTION: f32 = 0.18;

/// Colours by role, for one of the two themes.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Whether this is the dark theme.
    pub dark: bool,
    /// Behind everything.
    pub ground: Color32,
    /// Cards and panels.
    pub surface: Color32,
    /// What floats or is under the pointer.
    pub raised: Color32,
    /// The hairline between things; says nothing by itself.
    pub line: Color32,
    /// The outline of a control, and of anything that must be seen to be used.
    pub edge: Color32,
    /// Text.
    pub text: Color32,
    /// Text that steps back.
    pub quiet_text: Color32,
    /// The primary action, links, what is chosen.
    pub accent: Color32,
    /// The primary action under the pointer or pressed.
    pub accent_strong: Color32,
    /// Text on `accent` and `accent_strong`.
    pub on_accent: Color32,
    /// Behind what is chosen or selected.
    pub selection: Color32,
    /// The ring around what has the keyboard.
    pub focus: Color32,
    /// It went well.
    pub good: Color32,
    /// Take care.
    pub caution: Color32,
    /// It went badly.
    pub bad: Color32,
    /// Moods: at ease, settling, irritated, angry, furious, gone quiet.
    pub mood: [Color32; 6],
    /// Soft grounds for the same moods; text stands on them.
    pub mood_ground: [Color32; 6],
    /// The four mood lines: anger, trust, heard, patience.
    pub lines: [Color32; 4],
    /// Under what floats.
    pub shadow: Color32,
}

const fn rgb(code: u32) -> Color32 {
    let [_, r, g, b] = code.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

static LIGHT: Theme = Theme {
    dark: false,
    ground: rgb(0xF3_EEE5),
    surface: rgb(0xFA_F7F1),
    raised: rgb(0xFE_FCF8),
    line: rgb(0xDB_D3C6),
    edge: rgb(0x88_7D6E),
    text: rgb(0x2A_2520),
    quiet_text: rgb(0x63_5A4F),
    accent: rgb(0x17_5F5B),
    accent_strong: rgb(0x0F_4B48),
    on_accent: rgb(0xFB_F9F4),
    selection: rgb(0xD3_E6E1),
    focus: rgb(0x0B_4F6C),
    good: rgb(0x2C_6A3C),
    caution: rgb(0x84_5508),
    bad: rgb(0xA3_3826),
    mood: [rgb(0x1F_7E78), rgb(0x8C_7640), rgb(0xB2_6A12), rgb(0xB5_4A22), rgb(0x8E_2424), rgb(0x6C_6577)],
    mood_ground: [rgb(0xD8_E8E3), rgb(0xEC_E4CE), rgb(0xF5_E2C3), rgb(0xF3_D7C6), rgb(0xEB_CDC7), rgb(0xE0_DCE2)],
    lines: [rgb(0xC4_5300), rgb(0x00_6AA6), rgb(0x00_815E), rgb(0xB2_5489)],
    shadow: Color32::from_rgba_premultiplied(10, 8, 5, 38),
};

static DARK: Theme = Theme {
    dark: true,
    ground: rgb(0x1D_1A17),
    surface: rgb(0x26_221E),
    raised: rgb(0x32_2D28),
    line: rgb(0x45_3E37),
    edge: rgb(0x8E_8375),
    text: rgb(0xEE_E7DB),
    quiet_text: rgb(0xBB_B0A1),
    accent: rgb(0x62_BBB1),
    accent_strong: rgb(0x82_D0C6),
    on_accent: rgb(0x10_2422),
    selection: rgb(0x20_4744),
    focus: rgb(0x9A_D4E8),
    good: rgb(0x84_C794),
    caution: rgb(0xE3_B563),
    bad: rgb(0xF0_937F),
    mood: [rgb(0x5D_B8AE), rgb(0xC9_B27A), rgb(0xE2_A44A), rgb(0xE3_8158), rgb(0xDD_6A60), rgb(0xA9_A1B5)],
    mood_ground: [rgb(0x22_3F3C), rgb(0x3C_3626), rgb(0x47_361D), rgb(0x4B_2E22), rgb(0x4A_2523), rgb(0x36_323B)],
    lines: [rgb(0xEE_8040), rgb(0x58_B0E6), rgb(0x2E_BD92), rgb(0xDE_98BF)],
    shadow: Color32::from_rgba_premultiplied(6, 5, 4, 120),
};

impl Theme {
    /// The light or the dark theme.
    #[must_use]
    pub fn get(dark: bool) -> &'static Self {
        if dark { &DARK } else { &LIGHT }
    }

    /// The theme that this part of the screen is drawn in.
    #[must_use]
    pub fn of(ui: &egui::Ui) -> &'static Self {
        Self::get(ui.visuals().dark_mode)
    }

    /// Every pair of foreground and background in use, with the contrast it must have at least.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, Color32, Color32, f32)> {
        let grounds = [("ground", self.ground), ("surface", self.surface), ("raised", self.raised)];
        let mut pairs = Vec::new();
        for (_, ground) in grounds {
            let words = [
                ("text", self.text),
                ("quiet text", self.quiet_text),
                ("accent", self.accent),
                ("good", self.good),
                ("caution", self.caution),
                ("bad", self.bad),
            ];
            pairs.extend(words.map(|(name, color)| (name, color, ground, 4.5)));
            pairs.extend([("edge", self.edge, ground, 3.0), ("focus", self.focus, ground, 3.0)]);
            pairs.extend(self.mood.map(|color| ("mood", color, ground, 3.0)));
            pairs.extend(self.lines.map(|color| ("mood line", color, ground, 3.0)));
        }
        pairs.push(("on accent", self.on_accent, self.accent, 4.5));
        pairs.push(("on accent, pressed", self.on_accent, self.accent_strong, 4.5));
        pairs.push(("selected", self.text, self.selection, 4.5));
        pairs.push(("selected, quiet", self.quiet_text, self.selection, 4.5));
        pairs.push(("selected, focus", self.focus, self.selection, 4.5));
        pairs.extend(self.mood_ground.map(|ground| ("on mood", self.text, ground, 4.5)));
        pairs.extend(self.mood_ground.map(|ground| ("on mood, quiet", self.quiet_text, ground, 4.5)));
        pairs
    }

    /// The ring that shows where the keyboard is.
    #[must_use]
    pub fn focus_ring(&self) -> Stroke {
        Stroke::new(2.0, self.focus)
    }

    /// The one hairline.
    #[must_use]
    pub fn hairline(&self) -> Stroke {
        Stroke::new(1.0, self.line)
    }
}

/// The WCAG contrast of two opaque colours, 1 to 21.
#[must_use]
pub fn contrast(a: Color32, b: Color32) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(color: Color32) -> f32 {
    let [r, g, b, _] = color.to_array().map(|channel| {
        let value = f32::from(channel) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}
