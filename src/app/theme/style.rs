//! egui's fonts and style, built from the theme's tokens.

use std::sync::Arc;

use egui::style::{HandleShape, ScrollAnimation, Selection, WidgetVisuals};
use egui::{
    CornerRadius, CursorIcon, FontData, FontDefinitions, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle,
    Visuals, vec2,
};

use super::text::family;
use super::{
    DARK, GAP_L, GAP_S, LIGHT, MOTION, RADIUS_CARD, RADIUS_CONTROL, SIZE_BODY, Theme, body, caption, display, speech,
    strong, title,
};

/// Gives the context its fonts (once) and the style of both themes, and chooses one.
pub fn install(ctx: &egui::Context, dark: bool) {
    let key = egui::Id::unique("unruffled fonts");
    if !ctx.data(|data| data.get_temp(key).unwrap_or(false)) {
        ctx.set_fonts(fonts());
        ctx.data_mut(|data| data.insert_temp(key, true));
        ctx.set_style_of(egui::Theme::Light, style(&LIGHT));
        ctx.set_style_of(egui::Theme::Dark, style(&DARK));
    }
    ctx.set_theme(if dark { egui::Theme::Dark } else { egui::Theme::Light });
}

/// Turns the interface's own motion on or off.
pub fn set_motion(ctx: &egui::Context, on: bool) {
    if (ctx.global_style().animation_time > 0.0) == on {
        return;
    }
    ctx.all_styles_mut(|style| {
        style.animation_time = if on { MOTION } else { 0.0 };
        style.scroll_animation = if on { ScrollAnimation::default() } else { ScrollAnimation::none() };
    });
}

fn fonts() -> FontDefinitions {
    let files: [(&str, &'static [u8]); 4] = [
        ("regular", include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext_400Regular.ttf")),
        ("semibold", include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext_600SemiBold.ttf")),
        ("speech", include_bytes!("../../../assets/fonts/SourceSerif4_400Regular.ttf")),
        ("speech-italic", include_bytes!("../../../assets/fonts/SourceSerif4_400Regular_Italic.ttf")),
    ];
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in files {
        fonts.font_data.insert(name.into(), Arc::new(FontData::from_static(bytes)));
    }
    // Each voice falls back on the other for a sign that its own font lacks.
    let families: [(FontFamily, [&str; 2]); 5] = [
        (FontFamily::Proportional, ["regular", "speech"]),
        (FontFamily::Monospace, ["regular", "speech"]),
        (family("semibold"), ["semibold", "speech"]),
        (family("speech"), ["speech", "regular"]),
        (family("speech-italic"), ["speech-italic", "regular"]),
    ];
    for (family, names) in families {
        fonts.families.insert(family, names.map(String::from).to_vec());
    }
    fonts
}

fn style(theme: &Theme) -> Style {
    let mut style = Style { visuals: visuals(theme), animation_time: MOTION, ..Style::default() };
    style.text_styles = [
        (TextStyle::Small, caption()),
        (TextStyle::Body, body()),
        (TextStyle::Button, body()),
        (TextStyle::Monospace, FontId::new(SIZE_BODY, FontFamily::Monospace)),
        (TextStyle::Heading, title()),
        (TextStyle::Name("strong".into()), strong(SIZE_BODY)),
        (TextStyle::Name("speech".into()), speech()),
        (TextStyle::Name("display".into()), display()),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(GAP_S, GAP_S);
    spacing.button_padding = vec2(14.0, 7.0);
    spacing.interact_size = vec2(40.0, 36.0);
    spacing.window_margin = Margin::same(24);
    spacing.menu_margin = Margin::same(8);
    spacing.indent = GAP_L;
    spacing.icon_width = 18.0;
    spacing.icon_width_inner = 10.0;
    spacing.icon_spacing = GAP_S;
    spacing.slider_rail_height = 6.0;
    spacing.slider_width = 160.0;
    spacing.combo_width = 160.0;
    spacing.tooltip_width = 360.0;
    // Lifts a text field's line to 1.45 at body size; running text asks for it through `words`.
    spacing.extra_text_line_spacing = 2.25;
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style
}

fn visuals(theme: &Theme) -> Visuals {
    let mut visuals = if theme.dark { Visuals::dark() } else { Visuals::light() };
    let widget = |fill, edge, text| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: edge,
        corner_radius: CornerRadius::same(RADIUS_CONTROL),
        fg_stroke: Stroke::new(1.5, text),
        expansion: 0.0,
    };
    let edge = Stroke::new(1.0, theme.edge);
    visuals.widgets.noninteractive = widget(theme.surface, theme.hairline(), theme.text);
    visuals.widgets.inactive = widget(theme.raised, edge, theme.text);
    visuals.widgets.hovered = widget(theme.selection, Stroke::new(1.0, theme.accent), theme.text);
    visuals.widgets.active = widget(theme.selection, theme.focus_ring(), theme.text);
    visuals.widgets.open = widget(theme.selection, edge, theme.text);
    visuals.selection = Selection { bg_fill: theme.selection, stroke: theme.focus_ring() };
    visuals.weak_text_color = Some(theme.quiet_text);
    visuals.hyperlink_color = theme.accent;
    visuals.faint_bg_color = theme.surface;
    visuals.extreme_bg_color = theme.raised;
    visuals.text_edit_bg_color = Some(theme.raised);
    visuals.code_bg_color = theme.line;
    visuals.warn_fg_color = theme.caution;
    visuals.error_fg_color = theme.bad;
    visuals.panel_fill = theme.ground;
    visuals.window_fill = theme.surface;
    visuals.window_stroke = theme.hairline();
    visuals.window_corner_radius = CornerRadius::same(RADIUS_CARD);
    visuals.menu_corner_radius = CornerRadius::same(RADIUS_CARD);
    let shadow = |blur, down| Shadow { offset: [0, down], blur, spread: 0, color: theme.shadow };
    visuals.window_shadow = shadow(32, 12);
    visuals.popup_shadow = shadow(16, 6);
    visuals.text_cursor.blink = false;
    visuals.text_cursor.stroke = Stroke::new(2.0, theme.accent);
    visuals.slider_trailing_fill = true;
    visuals.handle_shape = HandleShape::Circle;
    visuals.interact_cursor = Some(CursorIcon::PointingHand);
    visuals.indent_has_left_vline = false;
    visuals.disabled_alpha = 0.55;
    visuals
}
