//! The days: a calendar with a column for each week, and a dot for each day with practice, the larger the more there was.

use egui::{Align, Align2, Layout, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::dates;
use super::made::{Made, count};
use super::reading::Reading;
use super::table::{self, Table};
use crate::app::controls::keep_in_view;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::Day;
use crate::debrief::days;
use crate::debrief::progress::Progress;

/// The distance of two days, and of the first from the left.
const APART: f32 = 13.6;
const LEFT: f32 = 36.0;
/// The room for the names of the months.
const MONTHS: f32 = 24.0;
/// The most weeks that show at a time: a year and a week.
const WEEKS: u32 = 53;
/// The fewest weeks that show, however short the practice.
const LEAST: u32 = 26;
/// A month's name needs so many weeks.
const NAME: u32 = 3;

/// Days with practice.
#[derive(Debug)]
pub(super) struct Calendar {
    /// In order, with how many conversations.
    days: Vec<(Day, usize)>,
    /// What they come to.
    sum: String,
}

impl Calendar {
    pub(super) fn of(progress: &Progress, today: Day) -> Self {
        let days = progress.days.clone();
        let talks: usize = days.iter().map(|(_, talks)| talks).sum();
        let since = days.first().map(|(day, _)| dates::plain(*day, today)).unwrap_or_default();
        let talks = count(talks, "conversation");
        let sum = match days.len() {
            0 => "No conversation was had to its end yet.".to_owned(),
            1 => format!("{talks} on one day, {since}. The more there were, the larger the dot."),
            n => format!("{talks} on {n} days since {since}. The more there were, the larger the dot."),
        };
        Self { days, sum }
    }

    fn on(&self, day: Day) -> usize {
        let found = self.days.binary_search_by_key(&day, |(own, _)| *own);
        found.ok().and_then(|at| self.days.get(at)).map_or(0, |(_, talks)| *talks)
    }

    fn in_words(&self, day: Day) -> String {
        match self.on(day) {
            0 => format!("{}: no practice.", dates::in_full(day)),
            n => format!("{}: {}.", dates::in_full(day), count(n, "conversation")),
        }
    }
}

/// The size of a day's dot.
fn radius(talks: usize) -> f32 {
    match talks {
        0 => 1.3,
        1 => 3.2,
        2 => 4.6,
        _ => 6.0,
    }
}

/// The weeks that show.
struct Weeks {
    /// The first Monday, and how many columns.
    from: Day,
    columns: u32,
    today: Day,
    grid: Rect,
}

impl Weeks {
    fn at(&self, day: Day) -> Pos2 {
        let (column, row) = ((day - self.from) / 7, (day - self.from) % 7);
        pos2(self.grid.left() + APART * (small(column) + 0.5), self.grid.top() + APART * (small(row) + 0.5))
    }

    /// The days that have come, in order.
    fn days(&self) -> impl Iterator<Item = Day> + use<> {
        let end = (self.from + 7 * self.columns).min(self.today + 1);
        self.from..end
    }

    fn last(&self) -> Day {
        (self.from + 7 * self.columns - 1).min(self.today)
    }

    fn under(&self, pointer: Pos2) -> Option<Day> {
        let near = |day: &Day| {
            let by = (self.at(*day) - pointer).abs();
            by.x <= APART / 2.0 && by.y <= APART / 2.0
        };
        self.days().find(near)
    }
}

/// A small number as a length.
fn small(number: u32) -> f32 {
    f32::from(u16::try_from(number).unwrap_or(u16::MAX))
}

/// Draws it.
pub(super) fn ui(ui: &mut Ui, made: &Made, reading: &mut Reading) {
    let calendar = &made.calendar;
    let table = Table {
        name: "Days with practice",
        columns: &[("Day", 0.6), ("Conversations", 0.4)],
        rows: calendar.days.len(),
    };
    if reading.table(table.name).is_none() {
        weeks_ui(ui, made, reading);
    }
    table::ui(ui, &table, reading, |at| {
        let day = calendar.days.iter().rev().nth(at);
        day.map(|(day, talks)| vec![dates::in_full(*day), talks.to_string()]).unwrap_or_default()
    });
}

fn weeks_ui(ui: &mut Ui, made: &Made, reading: &mut Reading) {
    let theme = Theme::of(ui);
    let (calendar, today) = (&made.calendar, made.today);
    let room = ((ui.available_width() - LEFT) / APART).floor();
    let first = calendar.days.first().map_or(today, |(day, _)| *day);
    // It grows with the practice.
    let since = (today.saturating_sub(dates::monday(first)) / 7 + 1).clamp(LEAST, WEEKS);
    let columns = (1..=since).rev().find(|weeks| small(*weeks) <= room).unwrap_or(1);
    let until = dates::monday(today).saturating_sub(7 * reading.weeks_back);
    let from = until.saturating_sub(7 * (columns - 1));
    let size = vec2(LEFT + APART * small(columns), MONTHS + 7.0 * APART);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let grid = Rect::from_min_max(rect.min + vec2(LEFT, MONTHS), rect.max);
    let weeks = Weeks { from, columns, today, grid };
    let range = format!("{} to {}", dates::month(from), dates::month(weeks.last()));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, format!("Calendar, {range}. {}", calendar.sum)));
    let pointed = response.hover_pos().and_then(|pointer| weeks.under(pointer));
    if ui.is_rect_visible(rect) {
        paint(ui, calendar, &weeks, pointed);
    }
    ui.add_space(theme::GAP_S);
    let words = pointed.map_or_else(|| calendar.sum.clone(), |day| calendar.in_words(day));
    ui.label(theme::words(words, theme::body()).color(if pointed.is_some() { theme.text } else { theme.quiet_text }));
    if from > first || reading.weeks_back > 0 {
        turn_ui(ui, reading, columns, from > first, &range);
    }
}

fn paint(ui: &Ui, calendar: &Calendar, weeks: &Weeks, pointed: Option<Day>) {
    let theme = Theme::of(ui);
    let painter = ui.painter();
    for (row, name) in [(0, "Mon"), (2, "Wed"), (4, "Fri")] {
        let at = pos2(weeks.grid.left() - 8.0, weeks.at(weeks.from + row).y);
        painter.text(at, Align2::RIGHT_CENTER, name, theme::caption(), theme.quiet_text);
    }
    let mut free = 0;
    for column in 0..weeks.columns {
        let monday = weeks.from + 7 * column;
        let begins = (monday..monday + 7).find(|day| days::calendar(*day).day() == 1);
        if let Some(day) = begins.filter(|_| column >= free && column + NAME <= weeks.columns) {
            let at = pos2(weeks.at(monday).x - 4.0, weeks.grid.top() - 4.0);
            painter.text(at, Align2::LEFT_BOTTOM, dates::short_month(day), theme::caption(), theme.quiet_text);
            free = column + NAME;
        }
    }
    for day in weeks.days() {
        let (at, talks) = (weeks.at(day), calendar.on(day));
        painter.circle_filled(at, radius(talks), if talks == 0 { theme.edge } else { theme.accent });
        if day == weeks.today {
            painter.circle_stroke(at, 6.5, Stroke::new(1.0, theme.text));
        }
        if pointed == Some(day) {
            painter.circle_stroke(at, 7.0, theme.focus_ring());
        }
    }
}

/// The ways to the weeks before and after.
fn turn_ui(ui: &mut Ui, reading: &mut Reading, columns: u32, before: bool, range: &str) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_M;
        ui.label(widgets::small(theme, range));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let mut turn = |name: &str, enabled: bool| {
                let button = ui.add_enabled_ui(enabled, |ui| widgets::quiet_ui(ui, name)).inner;
                keep_in_view(&button);
                button.clicked()
            };
            if turn("Later", reading.weeks_back > 0) {
                reading.weeks_back = reading.weeks_back.saturating_sub(columns);
            }
            if turn("Earlier", before) {
                reading.weeks_back += columns;
            }
        });
    });
}
