//! The controls that every screen shares: buttons, cards, the mood word, headings. One primary action a
//! screen; every control has hover, focus, pressed and disabled from the theme.

use egui::{
    Align, Atom, Button, CornerRadius, Frame, Layout, Margin, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui,
    Vec2, WidgetInfo, vec2,
};

use super::controls;
use super::face::{self, Feeling, Motion};
use super::theme::{self, Theme};
use crate::playbook::{Band, Mood, Playbook};
use crate::scenario::look::Look;

/// The one primary action of a screen.
pub fn primary_ui(ui: &mut Ui, text: &str) -> Response {
    let theme = Theme::of(ui);
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        for state in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
            state.bg_stroke = Stroke::NONE;
        }
        widgets.inactive.weak_bg_fill = theme.accent;
        widgets.hovered.weak_bg_fill = theme.accent_strong;
        widgets.active.weak_bg_fill = theme.accent_strong;
        let label = theme::words(text, theme::strong(theme::SIZE_BODY)).color(theme.on_accent);
        // Room to grow at both sides keeps the text in the middle, whatever the layout.
        let button = ui.add(Button::new((Atom::grow(), label, Atom::grow())).min_size(vec2(120.0, 40.0)));
        if button.has_focus() {
            // Around it: on its own ground no ring would be seen.
            let radius = CornerRadius::same(theme::RADIUS_CONTROL + 3);
            ui.painter().rect_stroke(button.rect.expand(3.0), radius, theme.focus_ring(), StrokeKind::Middle);
        }
        button
    })
    .inner
}

/// Any other action.
pub fn secondary_ui(ui: &mut Ui, text: &str) -> Response {
    ui.add(Button::new(theme::words(text, theme::body())).min_size(vec2(0.0, 36.0)))
}

/// An action that steps back: text alone until the pointer or the keyboard is on it.
pub fn quiet_ui(ui: &mut Ui, text: &str) -> Response {
    let theme = Theme::of(ui);
    ui.add(Button::new(theme::words(text, theme::body()).color(theme.accent)).frame_when_inactive(false))
}

/// A card: a surface with a hairline and room inside.
pub fn card(theme: &Theme) -> Frame {
    Frame::new()
        .fill(theme.surface)
        .stroke(theme.hairline())
        .corner_radius(CornerRadius::same(theme::RADIUS_CARD))
        .inner_margin(Margin::same(16))
}

/// A heading within a page.
pub fn heading_ui(ui: &mut Ui, text: &str) -> Response {
    let response = ui.label(theme::words(text, theme::title()));
    controls::heading(&response, text, 2);
    response
}

/// Text that steps back.
#[must_use]
pub fn quiet(theme: &Theme, text: impl Into<String>) -> RichText {
    theme::words(text, theme::body()).color(theme.quiet_text)
}

/// Small print.
#[must_use]
pub fn small(theme: &Theme, text: impl Into<String>) -> RichText {
    theme::words(text, theme::caption()).color(theme.quiet_text)
}

/// A mood word on its colour: colour never speaks alone.
pub fn mood_ui(ui: &mut Ui, band: Band) -> Response {
    let theme = Theme::of(ui);
    let at = band as usize;
    let ground = theme.mood_ground.get(at).copied().unwrap_or(theme.surface);
    let font = theme::strong(theme::SIZE_CAPTION);
    let text = ui.painter().layout_no_wrap(band.word().to_owned(), font, theme.text);
    let (rect, response) = ui.allocate_exact_size(vec2(text.size().x + 16.0, 24.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, band.word()));
    ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS_CONTROL), ground);
    ui.painter().galley(rect.center() - text.size() / 2.0, text, theme.text);
    response
}

/// How a face feels in this mood.
#[must_use]
pub fn feeling(playbook: &Playbook, mood: Mood) -> Feeling {
    let Mood { anger, trust, heard, patience } = mood;
    Feeling { anger, trust, heard, patience, gone_quiet: playbook.band(mood) == Band::GoneQuiet }
}

/// A small still portrait, round.
pub fn portrait_ui(ui: &mut Ui, look: &Look, feeling: &Feeling, side: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
    let dark = Theme::of(ui).dark;
    face::portrait(ui.painter(), rect, side / 2.0, look, &feeling.pose(), &Motion::STILL, dark);
    response
}

/// A row no higher than what is in it.
pub fn tight_row_ui<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.horizontal(add).inner
    })
    .inner
}

/// A row whose first part stands left and whose second stands right.
pub fn left_right_ui(ui: &mut Ui, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        left(ui);
        ui.with_layout(Layout::right_to_left(Align::Center), right);
    });
}
