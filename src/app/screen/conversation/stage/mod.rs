//! The stage: the customer, large, where the channel has them, and below who and how they are.
//!
//! A setting is drawn with few quiet lines, so that the customer stays loudest; a file a channel.

mod chat;
mod counter;
mod figure;
mod letter;
mod phone;
mod plate;
mod thread;

use std::time::Duration;

use egui::{Align, Color32, Frame, Layout, Margin, Painter, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::moment::{Memory, Moment};
use super::replies::is_low;
use crate::app::controls::{heading, laid_out};
use crate::app::face::{self, Motion, Pose};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::playbook::{Channel, METERS};
pub(super) use plate::mood_in_words;
use plate::{changed, place, plate_ui};

/// What the stage remembers from frame to frame.
#[derive(Debug, Default)]
pub(super) struct Stage {
    /// Which conversation this is about, how many turns of it were taken, and in which pass it was drawn last.
    at: Option<(u32, usize)>,
    pass: u64,
    /// When that was, and when the conversation began, both in seconds; the time spent elsewhere is left out.
    seen: f64,
    begun: f64,
    /// Seconds that it has lasted, as they are shown.
    lasted: f64,
    /// When the customer was last heard speaking; how much they move and how far the mouth speaks now, 0 to 1.
    spoke: f64,
    life: f32,
    voice: f32,
}

impl Stage {
    /// Takes note of the time that passes. It shows at each turn, and between turns while things may move.
    fn follow(&mut self, ui: &Ui, moment: &Moment<'_>, now: f64, moving: bool) {
        let at = (moment.data.playing(), moment.talk.replay.turns.len());
        let pass = ui.ctx().cumulative_pass_nr();
        if self.at.is_none_or(|(playing, _)| playing != at.0) {
            *self = Self { begun: now, spoke: f64::NEG_INFINITY, ..Self::default() };
        } else if pass > self.pass + 1 {
            self.begun += now - self.seen;
        }
        let turned = self.at != Some(at);
        if (moving && !moment.after()) || turned {
            self.lasted = now - self.begun;
        }
        (self.at, self.pass, self.seen) = (Some(at), pass, now);
    }
}

/// All that a setting is drawn from.
struct Set<'a> {
    painter: Painter,
    rect: Rect,
    theme: &'static Theme,
    moment: &'a Moment<'a>,
    /// The ground behind the customer.
    wall: Color32,
    pose: Pose,
    /// In seconds, while the customer's words come and things may move.
    speaking: Option<f64>,
    /// How far the change since the last turn has come, 0 to 1.
    way: f32,
    /// How long the conversation has lasted.
    lasted: f64,
}

impl<'a> Set<'a> {
    /// What is so in this frame; asks for the next one while something moves.
    fn now(ui: &Ui, rect: Rect, moment: &'a Moment<'a>, memory: &mut Memory) -> Self {
        let theme = Theme::of(ui);
        let now = ui.input(|input| input.time);
        let moving = moment.data.settings.moves() && ui.input(|input| input.focused);
        memory.stage.follow(ui, moment, now, moving);
        let speaking = moving && memory.is_speaking(moment);
        let pose = figure::pose(ui, moment, memory, now, moving.then_some(speaking));
        if moving && moment.scenario().channel == Channel::Phone && !moment.after() {
            let rest = 1.0 - memory.stage.lasted.fract();
            ui.ctx().request_repaint_after(Duration::from_secs_f64(rest));
        }
        Self {
            painter: ui.painter().with_clip_rect(rect.expand(4.0).intersect(ui.clip_rect())),
            rect,
            theme,
            moment,
            wall: face::backdrop(&moment.scenario().customer.face, theme.dark),
            pose,
            speaking: speaking.then_some(now),
            way: if moving { figure::way(now - memory.since) } else { 1.0 },
            lasted: memory.stage.lasted,
        }
    }

    /// Points for a length that is drawn on a stage 440 wide and 480 high.
    fn unit(&self) -> f32 {
        (self.rect.height() / 480.0).min(self.rect.width() / 440.0).clamp(0.3, 1.5)
    }

    /// The ground's colour part of the way, 0 to 1, to that of text.
    fn tone(&self, share: f32) -> Color32 {
        self.wall.lerp_to_gamma(self.theme.text, share)
    }

    /// The customer in a rounded picture, a circle if `radius` is half its width.
    fn portrait(&self, rect: Rect, radius: f32) {
        let look = &self.moment.scenario().customer.face;
        face::portrait(&self.painter, rect, radius, look, &self.pose, &Motion::STILL, self.theme.dark);
    }

    /// Lines of writing too small to read, as many words as there are, down to the end of `rect`.
    fn writing(&self, rect: Rect, words: usize, line: f32, color: Color32) {
        let (thick, step) = (line * 0.42, line);
        let mut left = f32::from(u16::try_from(words).unwrap_or(u16::MAX)) * line * 2.4;
        let mut y = rect.top();
        while left > 0.0 && y + thick <= rect.bottom() {
            let wide = left.min(rect.width()).max(line);
            let bar = Rect::from_min_size(pos2(rect.left(), y), vec2(wide, thick));
            self.painter.rect_filled(bar, thick / 2.0, color);
            left -= rect.width();
            y += step;
        }
    }

    /// The ground of a small sign at the foot of a small portrait, clear of the mouth.
    fn badge(&self) -> Rect {
        let badge = Rect::from_min_size(self.rect.right_bottom() - vec2(22.0, 15.0), vec2(26.0, 17.0));
        self.painter.rect_filled(badge, 8.5, self.theme.surface);
        badge.shrink2(vec2(4.0, 2.0))
    }

    fn draw(&self, memory: &Memory) {
        match self.moment.scenario().channel {
            Channel::Counter => counter::draw(self),
            Channel::Phone => phone::draw(self),
            Channel::Chat => chat::draw(self, memory),
            Channel::Email => letter::draw(self),
            Channel::Social => thread::draw(self),
        }
    }

    fn draw_small(&self) {
        match self.moment.scenario().channel {
            Channel::Counter => counter::draw_small(self),
            Channel::Phone => phone::draw_small(self),
            Channel::Chat => chat::draw_small(self),
            Channel::Email => letter::draw_small(self),
            Channel::Social => thread::draw_small(self),
        }
    }

    /// What the setting tells besides, in words.
    fn note(&self) -> Option<String> {
        match self.moment.scenario().channel {
            Channel::Counter => None,
            Channel::Phone => Some(phone::note(self)),
            Channel::Chat => chat::note(self),
            Channel::Email => Some(letter::note(self)),
            Channel::Social => Some(thread::note(self)),
        }
    }

    /// The customer and the setting, for those who do not see them.
    fn named_ui(&self, ui: &Ui, noted: bool) {
        let name = &self.moment.scenario().customer.name;
        let label = if self.moment.data.shows_mood() {
            format!("{name}, {}", self.moment.talk.scenario.playbook.band(self.moment.talk.mood()).word())
        } else {
            name.clone()
        };
        let response = ui.interact(self.rect, ui.scope_id().with("face"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, label.clone()));
        if let Some(note) = self.note().filter(|_| noted) {
            let response = ui.interact(self.rect, ui.scope_id().with("setting"), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, note.clone()));
        }
    }
}

/// The stage in a wide window: face above, plate below.
pub(super) fn wide_ui(ui: &mut Ui, moment: &Moment<'_>, memory: &mut Memory) {
    let theme = Theme::of(ui);
    let rect = ui.max_rect();
    let top = (rect.bottom() - memory.plate).max(rect.top() + 160.0).round();
    let set = Set::now(ui, Rect::from_min_max(rect.min, pos2(rect.right(), top)), moment, memory);
    ui.painter().rect_filled(rect, 0.0, set.wall);
    set.draw(memory);
    set.named_ui(ui, true);
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

/// The height of the actions where they stand above the name.
const ACTIONS: f32 = 36.0;

/// The stage in a narrow window: one row; the actions stand above it where the name leaves them no room, and in two rows
/// where the window has none.
pub(super) fn narrow_ui(ui: &mut Ui, moment: &Moment<'_>, memory: &mut Memory, actions: impl FnOnce(&mut Ui)) {
    let theme = Theme::of(ui);
    let name = theme::words(&moment.scenario().customer.name, theme::strong(theme::SIZE_SPEECH)).color(theme.text);
    let side = if is_low(ui) { 56.0 } else { 64.0 };
    let beside = ui.available_width() - side - 24.0 - laid_out(ui, name.clone(), f32::INFINITY).size().x;
    let mut actions = Some(actions);
    let mut taken = memory.actions;
    if beside < memory.actions
        && let Some(actions) = actions.take()
    {
        ui.spacing_mut().item_spacing.y = 0.0;
        let rows = Layout::right_to_left(Align::Center).with_main_wrap(true);
        ui.allocate_ui_with_layout(vec2(ui.available_width(), ACTIONS), rows, |ui| {
            ui.spacing_mut().interact_size.y = ACTIONS;
            ui.spacing_mut().item_spacing.y = 2.0;
            actions(ui);
            let used = ui.min_rect().size();
            taken = if used.y > ACTIONS * 1.5 { f32::INFINITY } else { used.x };
        });
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let (rect, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
        let set = Set::now(ui, rect, moment, memory);
        set.draw_small();
        set.named_ui(ui, false);
        let note = set.note();
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.horizontal(|ui| {
                heading(&ui.label(name), &moment.scenario().customer.name, 1);
                if let Some(actions) = actions {
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        actions(ui);
                        taken = ui.min_rect().width();
                    });
                }
            });
            if moment.data.shows_mood() {
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = 12.0;
                    ui.spacing_mut().interact_size.y = 0.0;
                    widgets::mood_ui(ui, moment.talk.scenario.playbook.band(moment.talk.mood()));
                    for meter in METERS {
                        let value = moment.talk.mood().get(meter);
                        let before = changed(moment.mood_before(), moment.talk.mood(), meter);
                        let text = before.map_or_else(
                            || format!("{} {value}", meter.word()),
                            |was| format!("{} {was} → {value}", meter.word()),
                        );
                        ui.label(widgets::small(theme, text));
                    }
                    // Only where it fits: the mood must not be pushed into a second row.
                    let note = note.map(|note| widgets::small(theme, note));
                    let room = ui.available_size_before_wrap().x;
                    if let Some(note) = note.filter(|note| laid_out(ui, note.clone(), f32::INFINITY).size().x < room) {
                        ui.label(note);
                    }
                });
            } else {
                let place = place(moment);
                ui.label(widgets::small(theme, note.map_or(place.clone(), |note| format!("{place} · {note}"))));
            }
        });
    });
    if (taken - memory.actions).abs() > 0.5 {
        memory.actions = taken;
        ui.ctx().request_discard("the actions have another width");
    }
}
