//! The stage: the customer's face, large, and who and where they are.

use std::time::Duration;

use egui::{Align, Align2, Frame, Layout, Margin, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::moment::{Memory, Moment};
use super::replies::is_low;
use super::spoken;
use crate::app::controls::{laid_out, live};
use crate::app::face::{self, Motion, Pose};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::is_narration;
use crate::playbook::{Channel, METERS, Meter, Mood};
use crate::scenario::Reacts;

/// How long a face takes from one mood to the next, in seconds.
const CHANGE: f64 = 0.6;
/// How long the first look after a reply lasts.
const LOOK: f64 = 1.4;
/// For so long after the last words the customer breathes and looks about; then they only blink.
const RESTLESS: f64 = 2.5;
/// After so long without a reply the customer keeps still: a window that waits costs nothing.
const STILL_AFTER: f64 = 30.0;
/// Seconds between the blinks of somebody who waits.
const BLINK_EVERY: f64 = 4.5;

/// The stage in a wide window: face above, plate below.
pub(super) fn wide_ui(ui: &mut Ui, moment: &Moment<'_>, memory: &mut Memory) {
    let theme = Theme::of(ui);
    let rect = ui.max_rect();
    let look = &moment.scenario().customer.face;
    ui.painter().rect_filled(rect, 0.0, face::backdrop(look, theme.dark));
    let top = (rect.bottom() - memory.plate).max(rect.top() + 160.0).round();
    let stage = Rect::from_min_max(rect.min, pos2(rect.right(), top));
    figure_ui(ui, stage, moment, memory, false);
    let plate = Rect::from_min_max(pos2(rect.left(), top), rect.max);
    ui.painter().rect_filled(plate, 0.0, theme.surface);
    ui.painter().hline(plate.x_range(), plate.top(), theme.hairline());
    let inner = ui.scope_builder(UiBuilder::new().max_rect(plate), |ui| {
        Frame::new().inner_margin(Margin { left: 24, right: 24, top: 16, bottom: 24 }).show(ui, |ui| {
            ui.set_width(ui.available_width());
            plate_ui(ui, moment);
        })
    });
    let height = inner.response.rect.height().ceil();
    if (height - memory.plate).abs() > 0.5 {
        memory.plate = height;
        ui.ctx().request_discard("the plate has another height");
    }
}

fn plate_ui(ui: &mut Ui, moment: &Moment<'_>) {
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
    }
    if !scenario.setting.is_empty() {
        ui.add_space(theme::GAP_S);
        ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), theme.hairline());
        ui.add_space(theme::GAP_S);
        spoken::words_ui(ui, spoken::aside_job(&scenario.setting, theme::SIZE_CAPTION, theme.quiet_text));
    }
}

/// The channel as a quiet word, and the firm's view of time: before or after.
fn place(moment: &Moment<'_>) -> String {
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
        ui.heading(name);
        if mood {
            widgets::mood_ui(ui, moment.data.playbook().band(moment.talk.mood()));
        }
    });
    if mood {
        announce_ui(ui, moment);
    }
}

/// The mood as one sentence in the accessible tree, spoken when it changes.
fn announce_ui(ui: &mut Ui, moment: &Moment<'_>) {
    let mood = moment.talk.mood();
    let word = moment.data.playbook().band(mood).word();
    let parts = METERS.map(|meter| {
        let name = meter.word();
        changed(moment.mood_before(), mood, meter).map_or_else(
            || format!("{name} {}", mood.get(meter)),
            |was| format!("{name} {}, was {was}", mood.get(meter)),
        )
    });
    let text = format!("Mood: {word}. {}.", parts.join("; "));
    let rect = Rect::from_min_size(ui.cursor().min, vec2(1.0, 1.0));
    let response = ui.interact(rect, ui.scope_id().with("mood in words"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, text.clone()));
    live(&response);
}

fn changed(before: Option<Mood>, now: Mood, meter: Meter) -> Option<u8> {
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

/// The room that the actions take beside the name.
const ACTIONS: f32 = 330.0;

/// The stage in a narrow window: one row; the actions stand above it where the name leaves them no room.
pub(super) fn narrow_ui(ui: &mut Ui, moment: &Moment<'_>, memory: &mut Memory, actions: impl FnOnce(&mut Ui)) {
    let theme = Theme::of(ui);
    let name = theme::words(&moment.scenario().customer.name, theme::strong(theme::SIZE_SPEECH)).color(theme.text);
    let side = if is_low(ui) { 56.0 } else { 64.0 };
    let beside = ui.available_width() - side - 24.0 - laid_out(ui, name.clone(), f32::INFINITY).size().x;
    let mut actions = Some(actions);
    if beside < ACTIONS
        && let Some(actions) = actions.take()
    {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.allocate_ui_with_layout(vec2(ui.available_width(), 32.0), Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().interact_size.y = 32.0;
            actions(ui);
        });
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let (rect, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
        figure_ui(ui, rect, moment, memory, true);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.horizontal(|ui| {
                ui.label(name);
                if let Some(actions) = actions {
                    ui.with_layout(Layout::right_to_left(Align::Center), actions);
                }
            });
            if moment.data.shows_mood() {
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = 12.0;
                    ui.spacing_mut().interact_size.y = 0.0;
                    widgets::mood_ui(ui, moment.data.playbook().band(moment.talk.mood()));
                    for meter in METERS {
                        let value = moment.talk.mood().get(meter);
                        let before = changed(moment.mood_before(), moment.talk.mood(), meter);
                        let text = before.map_or_else(
                            || format!("{} {value}", meter.word()),
                            |was| format!("{} {was} → {value}", meter.word()),
                        );
                        ui.label(widgets::small(theme, text));
                    }
                });
                announce_ui(ui, moment);
            } else {
                ui.label(widgets::small(theme, place(moment)));
            }
        });
    });
}

/// The face, where it is in its motion now; asks for the next frame if it moves.
fn figure_ui(ui: &Ui, rect: Rect, moment: &Moment<'_>, memory: &mut Memory, round: bool) {
    let theme = Theme::of(ui);
    let now = ui.input(|input| input.time);
    let moving = moment.data.settings.moves() && ui.input(|input| input.focused);
    let base = base_pose(moment, memory, now, moving);
    memory.pose_shown = Some(base);
    let pose = if moving { alive(ui, moment, memory, base, now) } else { base };
    let look = &moment.scenario().customer.face;
    if round {
        face::portrait(ui.painter(), rect, rect.width() / 2.0, look, &pose, &Motion::STILL, theme.dark);
    } else {
        face::paint(ui.painter(), rect, look, &pose, &Motion::STILL, theme.dark);
    }
    let response = ui.interact(rect, ui.scope_id().with("face"), Sense::hover());
    let name = &moment.scenario().customer.name;
    let label = if moment.data.shows_mood() {
        format!("{name}, {}", moment.data.playbook().band(moment.talk.mood()).word())
    } else {
        name.clone()
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, label.clone()));
}

/// The pose on its way from the mood before to the present one, with a first look after a reply.
fn base_pose(moment: &Moment<'_>, memory: &Memory, now: f64, moving: bool) -> Pose {
    let to = moment.pose();
    let Some(from) = memory.pose_from.filter(|_| moving) else { return to };
    let age = now - memory.since;
    let way = eased(age / CHANGE);
    let mut pose = from.lerp(&to, way);
    let look = match memory.earlier.last().map(|exchange| exchange.reacts) {
        Some(Reacts::Lands) => Pose::relieved(),
        Some(Reacts::FallsFlat) => Pose::tired(),
        Some(Reacts::Backfires) => Pose::hurt(),
        None => return pose,
    };
    if !moment.after() {
        let fade = way * (1.0 - eased((age - CHANGE) / (LOOK - CHANGE)));
        pose = pose.lerp(&look, 0.3 * fade);
    }
    pose
}

/// A smooth way from 0 to 1.
#[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
fn eased(t: f64) -> f32 {
    let t = t.clamp(0.0, 1.0);
    (t * t * (3.0 - 2.0 * t)) as f32
}

/// Breath, blinks and moving lips; and when the next frame is due.
fn alive(ui: &Ui, moment: &Moment<'_>, memory: &Memory, base: Pose, now: f64) -> Pose {
    let age = now - memory.since;
    let talks = speaking_for(moment, memory);
    let speaking = (0.2..talks).contains(&age);
    let rest = talks.max(LOOK);
    let (pose, wait) = if age < rest {
        let motion = Motion { seconds: now, speaking, still: false };
        (motion.apply(&base), Duration::from_millis(33))
    } else if age < rest + RESTLESS {
        let motion = Motion { seconds: now, speaking: false, still: false };
        (motion.apply(&base), Duration::from_millis(100))
    } else {
        // Long waits cost nothing but a blink: two frames every few seconds.
        let motion = Motion { seconds: memory.since + rest + RESTLESS, speaking: false, still: false };
        let mut pose = motion.apply(&base);
        if age > rest + STILL_AFTER {
            pose.blink = base.blink;
            return pose;
        }
        let into = age % BLINK_EVERY;
        let closed = into < 0.12;
        pose.blink = if closed { 1.0 } else { base.blink };
        let wait = if closed { 0.12 - into } else { BLINK_EVERY - into };
        (pose, Duration::from_secs_f64(wait.max(0.02)))
    };
    ui.ctx().request_repaint_after(wait);
    pose
}

/// How long the customer speaks at this moment, in seconds.
fn speaking_for(moment: &Moment<'_>, memory: &Memory) -> f64 {
    let silent = matches!(moment.scenario().channel, Channel::Email | Channel::Social | Channel::Chat);
    if silent || moment.after() {
        return 0.0;
    }
    let reaction = memory.earlier.last().map_or("", |exchange| exchange.reaction.as_str());
    let words: usize = [reaction, moment.line]
        .iter()
        .filter(|text| !is_narration(text))
        .map(|text| text.split_whitespace().count())
        .sum();
    (f64::from(u16::try_from(words).unwrap_or(u16::MAX)) / 3.2).min(9.0)
}
