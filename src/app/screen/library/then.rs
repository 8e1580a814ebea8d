//! What comes after the first offer of the Library: a few more suggestions of the plan, each with its day and why.

use egui::{CursorIcon, Rect, Role, Sense, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::words::short_name;
use crate::app::command::{Command, Queue};
use crate::app::controls::{heading, keep_in_view, laid_out};
use crate::app::data::Data;
use crate::app::face::{self, Motion};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::practice::{Suggestion, about_the_ladder};
use crate::debrief::words::on_day;
use crate::scenario::Scenario;

/// So many are shown at most.
const MOST: usize = 3;
/// The side of a portrait.
const SIDE: f32 = 40.0;
/// The room above and below the words of a row.
const ABOVE: f32 = 8.0;
/// The name of this part.
const TITLE: &str = "And then";

/// A suggestion and whom it is with.
struct Then<'d> {
    next: &'d Suggestion,
    /// The card.
    at: usize,
    scenario: &'d Scenario,
}

/// What the plan suggests besides the scenario that is offered first: each scenario once, the first thing first.
fn then<'d>(data: &'d Data, first: &str) -> Vec<Then<'d>> {
    let mut found: Vec<Then<'d>> = Vec::new();
    if data.record.suggestion().is_none() {
        return found;
    }
    for next in data.record.plan() {
        let known = next.scenario == first || found.iter().any(|other| other.next.scenario == next.scenario);
        let mut cards = data.cards.iter().enumerate().filter_map(|(at, card)| Some((at, card.scenario.as_deref()?)));
        let card = cards.find(|(_, scenario)| scenario.id == next.scenario);
        if let Some((at, scenario)) = card.filter(|_| !known && found.len() < MOST) {
            found.push(Then { next, at, scenario });
        }
    }
    found
}

/// Draws them, under a hairline; nothing where there are none.
pub(super) fn ui(ui: &mut Ui, data: &Data, first: &str, queue: &mut Queue) {
    let all = then(data, first);
    if all.is_empty() {
        return;
    }
    let theme = Theme::of(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add_space(theme::GAP_M);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_M;
        let title = theme::words(TITLE, theme::strong(theme::SIZE_CAPTION)).color(theme.accent);
        heading(&ui.label(title), TITLE, 2);
        ui.label(widgets::small(theme, about_the_ladder()));
    });
    ui.add_space(4.0);
    for then in all {
        row_ui(ui, data, &then, queue);
    }
}

/// The step and with whom, the day at the right, and why below; the whole row leads to the Briefing.
fn row_ui(ui: &mut Ui, data: &Data, then: &Then<'_>, queue: &mut Queue) {
    let Some(step) = data.playbook().steps.get(then.next.step) else { return };
    let (theme, customer) = (Theme::of(ui), &then.scenario.customer);
    let what = format!("{} with {}", step.title, short_name(&customer.name));
    let when = when(data, then.next);
    let (left, width) = (SIDE + theme::GAP_M, ui.available_width());
    let day = laid_out(ui, widgets::small(theme, &when), width);
    let day_width = day.size().x;
    let title = theme::words(&what, theme::strong(theme::SIZE_BODY)).color(theme.text);
    let title = laid_out(ui, title, width - left - day_width - theme::GAP_M);
    let why = laid_out(ui, widgets::small(theme, &then.next.why), width - left);
    let height = (title.size().y + why.size().y).max(SIDE) + 2.0 * ABOVE;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let name = format!("{what}, {when}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(then.next.why.as_str()));
    keep_in_view(&response);
    if response.clicked() {
        queue.push(Command::OpenBriefing(then.at));
    }
    let painter = ui.painter();
    painter.hline(rect.x_range(), rect.top(), theme.hairline());
    if response.has_focus() {
        let ring = rect.expand2(vec2(8.0, -2.0));
        painter.rect_stroke(ring, theme::RADIUS_CONTROL, theme.focus_ring(), StrokeKind::Inside);
    }
    let on = response.hovered() || response.has_focus();
    let picture = Rect::from_min_size(rect.min + vec2(0.0, ABOVE), Vec2::splat(SIDE));
    let pose = widgets::feeling(data.playbook(), customer.opening).pose();
    face::portrait(painter, picture, SIDE / 2.0, &customer.face, &pose, &Motion::STILL, theme.dark);
    let top = rect.top() + ABOVE;
    let below = top + title.size().y;
    let color = if on { theme.accent } else { theme.text };
    painter.galley_with_override_text_color(pos2(rect.left() + left, top), title, color);
    painter.galley(pos2(rect.right() - day_width, top + 2.0), day, theme.quiet_text);
    painter.galley(pos2(rect.left() + left, below), why, theme.quiet_text);
    response.on_hover_cursor(CursorIcon::PointingHand);
}

/// On which day it is due.
fn when(data: &Data, next: &Suggestion) -> String {
    let schedule = &data.record.progress().schedule;
    let today = schedule.today(data.today);
    if schedule.has_come_up(next.step) { on_day(next.due.max(today), today) } else { "new to you".to_owned() }
}
