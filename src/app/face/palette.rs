//! The colours of people. The only file, beside the theme, in which colours stand as numbers.

use egui::Color32;

use crate::scenario::look::{Colour, Hair, HairColour, Look, Skin};

/// What a customer is painted with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Palette {
    pub skin: Color32,
    /// Skin in shadow.
    pub shade: Color32,
    /// Lines on skin.
    pub line: Color32,
    /// Skin with blood in it.
    pub blush: Color32,
    pub lip: Color32,
    pub hair: Color32,
    pub hair_shade: Color32,
    /// Strands that show on the hair: lighter, but darker on pale hair.
    pub hair_light: Color32,
    pub brow: Color32,
    pub lash: Color32,
    pub iris: Color32,
    pub pupil: Color32,
    pub white: Color32,
    pub glint: Color32,
    pub mouth: Color32,
    pub tongue: Color32,
    pub teeth: Color32,
    pub cloth: Color32,
    pub cloth_shade: Color32,
    pub cloth_light: Color32,
    /// A quiet companion to the cloth: the shirt under a blazer, the T-shirt under overalls.
    pub under: Color32,
    pub under_shade: Color32,
    pub dark_cloth: Color32,
    pub metal: Color32,
    pub cover: Color32,
    pub cover_shade: Color32,
    pub cover_light: Color32,
    pub frame: Color32,
    pub lens: Color32,
    pub backdrop: Color32,
    pub rim: Color32,
    pub safety: Color32,
    pub safety_band: Color32,
}

const fn rgb(code: u32) -> Color32 {
    let [_, r, g, b] = code.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

const INK: Color32 = rgb(0x2B_1E1A);
const PAPER: Color32 = rgb(0xFB_F4E9);
const BLOOD: Color32 = rgb(0xC7_3A2E);

/// A colour part of the way to another.
pub(super) fn mix(a: Color32, b: Color32, t: f32) -> Color32 {
    a.lerp_to_gamma(b, t)
}

fn skin(skin: Skin) -> (Color32, Color32) {
    match skin {
        Skin::Porcelain => (rgb(0xF7_DFD0), rgb(0xE6_BDA8)),
        Skin::Fair => (rgb(0xF0_CBB0), rgb(0xDA_A587)),
        Skin::Sand => (rgb(0xE6_BA92), rgb(0xCB_9669)),
        Skin::Olive => (rgb(0xD3_A478), rgb(0xB3_8056)),
        Skin::Amber => (rgb(0xBA_8557), rgb(0x98_653D)),
        Skin::Brown => (rgb(0x9C_6843), rgb(0x7C_4D2E)),
        Skin::Deep => (rgb(0x79_4D34), rgb(0x5D_3825)),
        Skin::Ebony => (rgb(0x5B_3A2C), rgb(0x43_291F)),
    }
}

fn hair(colour: HairColour) -> Color32 {
    match colour {
        HairColour::Black => rgb(0x2D_2727),
        HairColour::DarkBrown => rgb(0x4A_342B),
        HairColour::Chestnut => rgb(0x74_4429),
        HairColour::LightBrown => rgb(0x9C_7147),
        HairColour::Copper => rgb(0xB9_5E2E),
        HairColour::Blond => rgb(0xDD_B873),
        HairColour::Grey => rgb(0x9D_9893),
        HairColour::White => rgb(0xE9_E4DC),
    }
}

fn cloth(colour: Colour) -> Color32 {
    match colour {
        Colour::Cream => rgb(0xEC_E0CA),
        Colour::Sand => rgb(0xCF_B489),
        Colour::Mustard => rgb(0xCF_9A35),
        Colour::Rust => rgb(0xB8_612F),
        Colour::Brick => rgb(0xA2_4336),
        Colour::Rose => rgb(0xC9_8585),
        Colour::Plum => rgb(0x71_4161),
        Colour::Navy => rgb(0x2F_4463),
        Colour::Sky => rgb(0x7F_A9C4),
        Colour::Teal => rgb(0x2C_6F6D),
        Colour::Sage => rgb(0x8E_A386),
        Colour::Forest => rgb(0x3A_5E45),
        Colour::Stone => rgb(0x9A_9489),
        Colour::Charcoal => rgb(0x46_4547),
    }
}

fn iris(look: &Look) -> Color32 {
    let fair = matches!(look.skin, Skin::Porcelain | Skin::Fair | Skin::Sand);
    match look.hair_colour {
        HairColour::Blond if fair => rgb(0x4E_7288),
        HairColour::Copper if fair => rgb(0x5B_7553),
        HairColour::Grey | HairColour::White if fair => rgb(0x56_6E78),
        HairColour::LightBrown if fair => rgb(0x6E_6A45),
        _ => rgb(0x56_3524),
    }
}

impl Palette {
    pub(super) fn new(look: &Look, dark: bool) -> Self {
        let (skin, shade) = skin(look.skin);
        let deep = matches!(look.skin, Skin::Brown | Skin::Deep | Skin::Ebony);
        let hair = hair(look.hair_colour);
        let grown = match look.hair {
            Hair::Bald => mix(hair, skin, 0.15),
            _ => hair,
        };
        let cloth_base = cloth(look.clothing_colour);
        let cover = cloth(look.covering_colour);
        let white = rgb(0xF7_F1E8);
        let under = if is_pale(cloth_base) { rgb(0x5C_6B78) } else { rgb(0xEF_E7DA) };
        let wall = match (dark, deep) {
            (true, true) => rgb(0x8A_8174),
            (true, false) => rgb(0x66_5E55),
            (false, _) => rgb(0xE6_DDCF),
        };
        Self {
            skin,
            shade: mix(skin, shade, 0.72),
            line: mix(shade, INK, if deep { 0.62 } else { 0.5 }),
            // On dark skin blood shows as warmth: darker red would be a bruise.
            blush: if deep { mix(skin, rgb(0xC0_5A40), 0.28) } else { mix(skin, BLOOD, 0.42) },
            // Lips stand out from dark skin by being lighter, from light skin by being darker.
            lip: if deep { mix(skin, rgb(0xC9_7468), 0.46) } else { mix(mix(skin, shade, 0.6), rgb(0x9E_3B3B), 0.38) },
            hair: grown,
            hair_shade: mix(grown, INK, 0.26),
            hair_light: if is_pale(grown) { mix(grown, INK, 0.15) } else { mix(grown, PAPER, 0.13) },
            brow: brow(grown, skin),
            lash: mix(INK, shade, 0.08),
            iris: iris(look),
            pupil: rgb(0x22_1815),
            white,
            glint: white,
            mouth: rgb(0x5A_1F20),
            tongue: rgb(0xB4_5650),
            teeth: mix(white, rgb(0xE8_DCC8), 0.3),
            cloth: cloth_base,
            cloth_shade: mix(cloth_base, INK, 0.2),
            cloth_light: mix(cloth_base, PAPER, 0.2),
            under,
            under_shade: mix(under, INK, 0.14),
            dark_cloth: mix(cloth_base, INK, 0.55),
            metal: rgb(0xD0_A34C),
            cover,
            cover_shade: mix(cover, INK, 0.2),
            cover_light: mix(cover, PAPER, 0.16),
            frame: if deep { rgb(0xD9_B36C) } else { rgb(0x3A_2F2B) },
            lens: PAPER.gamma_multiply(0.09),
            backdrop: mix(wall, cloth_base, 0.15),
            rim: mix(wall, if dark { PAPER } else { INK }, 0.12),
            safety: rgb(0xE4_B93C),
            safety_band: rgb(0xE9_E6DE),
        }
    }
}

/// Brows stay visible whatever the hair: pale hair has darker brows.
fn brow(hair: Color32, skin: Color32) -> Color32 {
    let near = mix(hair, INK, 0.22);
    if is_pale(hair) { mix(hair, mix(skin, INK, 0.6), 0.6) } else { near }
}

fn is_pale(color: Color32) -> bool {
    color.intensity() > 0.62
}
