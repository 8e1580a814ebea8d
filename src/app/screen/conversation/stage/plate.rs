//! Below the customer: their name, where they are, and their mood as far as it is shown.

use egui::{Align2, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::coached;
use super::super::moment::Moment;
use super::super::spoken;
use crate::app::controls::heading;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::playbook::{METERS, Meter, Mood};

pub(super) fn plate_ui(ui: &mut Ui, moment: &Moment<'_>) {
    let theme = Theme::of(ui);
    let scenario = moment.scenario();
    name_ui(ui, moment);
    ui.add_space(-4.0);
    ui.label(widgets::small(theme, place(moment)));
    if moment.data.shows_mood() {
        ui.add_space(theme::GAP_S);
        for meter in METERS {
            meter_ui(ui, moment, meter);
        }
        coached::reasons_ui(ui, moment);
    }
    if !scenario.setting.is_empty() {
        ui.add_space(theme::GAP_S);
        ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), theme.hairline());
        ui.add_space(theme::GAP_S);
        spoken::words_ui(ui, spoken::aside_job(&scenario.setting, theme::SIZE_CAPTION, theme.quiet_text));
    }
}

/// The channel as a quiet word, and the firm's view of time: before or after.
pub(super) fn place(moment: &Moment<'_>) -> String {
    let word = moment.scenario().channel.word();
    if moment.after() { format!("{word} · afterwards") } else { word.to_owned() }
}

fn name_ui(ui: &mut Ui, moment: &Moment<'_>) {
    let theme = Theme::of(ui);
    let name = theme::words(&moment.scenario().customer.name, theme::title()).color(theme.text);
    let mood = moment.data.shows_mood();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        ui.spacing_mut().interact_size.y = 0.0;
        heading(&ui.label(name), &moment.scenario().customer.name, 1);
        if mood {
            widgets::mood_ui(ui, moment.talk.scenario.playbook.band(moment.talk.mood()));
        }
    });
}

/// The mood as one sentence, for those who listen.
pub(in crate::app::screen::conversation) fn mood_in_words(moment: &Moment<'_>) -> String {
    let mood = moment.talk.mood();
    let word = moment.talk.scenario.playbook.band(mood).word();
    let parts = METERS.map(|meter| {
        let name = meter.word();
        changed(moment.mood_before(), mood, meter).map_or_else(
            || format!("{name} {}", mood.get(meter)),
            |was| format!("{name} {}, was {was}", mood.get(meter)),
        )
    });
    format!("Mood: {word}. {}.", parts.join("; "))
}

pub(super) fn changed(before: Option<Mood>, now: Mood, meter: Meter) -> Option<u8> {
    before.map(|mood| mood.get(meter)).filter(|was| *was != now.get(meter))
}

/// One meter: its word, a slim bar, its number and what the last turn changed.
fn meter_ui(ui: &mut Ui, moment: &Moment<'_>, meter: Meter) {
    let theme = Theme::of(ui);
    let value = moment.talk.mood().get(meter);
    let was = changed(moment.mood_before(), moment.talk.mood(), meter);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    let label =
        was.map_or_else(|| format!("{} {value}", meter.word()), |was| format!("{} {value}, was {was}", meter.word()));
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Meter, true, label.clone());
        info.value = Some(f64::from(value));
        info
    });
    let text = was.map_or_else(|| value.to_string(), |was| format!("{was} → {value}"));
    let painter = ui.painter();
    let color = theme.lines.get(meter as usize).copied().unwrap_or(theme.text);
    painter.text(rect.left_center(), Align2::LEFT_CENTER, meter.word(), theme::caption(), theme.text);
    let strong = if was.is_some() { theme::strong(theme::SIZE_CAPTION) } else { theme::caption() };
    painter.text(rect.right_center(), Align2::RIGHT_CENTER, text, strong, theme.text);
    let rail = Rect::from_min_max(
        pos2(rect.left() + 72.0, rect.center().y - 3.0),
        pos2(rect.right() - 72.0, rect.center().y + 3.0),
    );
    let at = |points: f32| rail.left() + rail.width() * points / 100.0;
    painter.rect_filled(rail, 3.0, theme.line);
    let shown = ui.ctx().animate_value_with_time(response.id, f32::from(value), ui.style().animation_time * 2.0);
    let filled = Rect::from_min_max(rail.min, pos2(at(shown).max(rail.left() + 6.0), rail.bottom()));
    painter.rect_filled(filled, 3.0, color);
    if let Some(was) = was {
        // Where it stood before.
        let mark = Rect::from_center_size(pos2(at(f32::from(was)), rail.center().y), vec2(2.0, 12.0));
        painter.rect_filled(mark, 1.0, theme.edge);
    }
}
