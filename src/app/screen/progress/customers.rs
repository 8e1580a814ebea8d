//! The customers: each scenario with its attempts, from the first to the best, a small line of their points, and unfolded
//! a plot of them and the endings that were seen.

use egui::{Shape, Stroke, Ui, Vec2, pos2, vec2};
use egui_plot::{Line, Points};

use super::dates;
use super::entry::{self, Entry};
use super::made::{Made, count};
use super::plot::{self, Ground, place};
use super::reading::Reading;
use super::table::{self, Table};
use crate::app::command::Queue;
use crate::app::data::Data;
use crate::app::face::{self, Motion};
use crate::app::screen::library::words::quoted;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::progress::ScenarioProgress;
use crate::playbook::Mood;

/// The small line of points.
const SMALL: Vec2 = vec2(120.0, 36.0);
/// So many attempts are drawn, the newest ones.
const DRAWN: usize = 40;
/// The side of the face.
const FACE: f32 = 56.0;
/// The height of the plot.
const HEIGHT: f32 = 168.0;

/// One conversation with them.
#[derive(Debug)]
struct Attempt {
    cells: Vec<String>,
    points: u8,
    spoken: String,
}

/// A scenario that was practised.
#[derive(Debug)]
pub(super) struct Customer {
    id: String,
    title: String,
    below: String,
    spoken: String,
    /// The card, for the face, and how they felt when they left the last time.
    card: Option<usize>,
    mood: Mood,
    attempts: Vec<Attempt>,
    /// The dates of those that are drawn.
    days: Vec<String>,
    plot: String,
    endings: String,
}

impl Customer {
    pub(super) fn of(own: &ScenarioProgress, data: &Data) -> Self {
        let today = data.today;
        let last = data.record.last(&own.id);
        let mood = last.map(|played| played.judged.mood.last).unwrap_or_default();
        let points = |points: Option<u8>| points.unwrap_or_default();
        let first = points(own.attempts.first().map(|attempt| attempt.points));
        let went = match own.attempts.len() {
            0 => "Begun near the end so far".to_owned(),
            1 => format!("Once, {first} points"),
            n => format!("{n} times, from {first} points to {} at best", own.best),
        };
        let wants = match own.wants_of {
            Some(of) => format!("{} of {} came out", own.wants, count(of, "hidden want")),
            None => format!("{} came out", count(own.wants, "hidden want")),
        };
        let below = format!("{went}. {wants}.");
        let from = own.attempts.len().saturating_sub(DRAWN);
        let attempts: Vec<Attempt> = own
            .attempts
            .iter()
            .map(|attempt| {
                let (day, mode) = (dates::plain(attempt.day, today), attempt.mode.word());
                Attempt {
                    spoken: format!("{day}: {} points, “{}”, {mode}.", attempt.points, attempt.ending),
                    cells: vec![day, attempt.points.to_string(), attempt.ending.clone(), mode.to_owned()],
                    points: attempt.points,
                }
            })
            .collect();
        let seen: Vec<String> = own
            .endings
            .iter()
            .map(|ending| match ending.times {
                1 => ending.title.clone(),
                n => format!("{} ({n} times)", ending.title),
            })
            .collect();
        let of = own.endings_of.map(|of| format!(", {} of {of}", own.endings.len())).unwrap_or_default();
        Self {
            id: format!("scenario {}", own.id),
            spoken: format!("{} {below}", quoted(&own.title)),
            plot: format!("Points with {}", quoted(&own.title)),
            title: quoted(&own.title),
            below,
            card: data.cards.iter().position(|card| card.scenario.as_ref().is_some_and(|s| s.id == own.id)),
            mood,
            days: own.attempts.iter().skip(from).map(|attempt| dates::short(attempt.day)).collect(),
            attempts,
            endings: format!("Endings seen{of}: {}.", seen.join(" · ")),
        }
    }

    /// Those that are drawn.
    fn drawn(&self) -> impl Iterator<Item = &Attempt> {
        self.attempts.iter().skip(self.attempts.len().saturating_sub(DRAWN))
    }
}

/// Draws them.
pub(super) fn ui(ui: &mut Ui, data: &Data, made: &Made, reading: &mut Reading, _queue: &mut Queue) {
    for customer in &made.customers {
        customer_ui(ui, data, customer, reading);
    }
}

fn customer_ui(ui: &mut Ui, data: &Data, customer: &Customer, reading: &mut Reading) {
    let theme = Theme::of(ui);
    let open = reading.open.contains(&customer.id);
    let entry = Entry {
        title: theme::words(&customer.title, theme::speech()).color(theme.text),
        below: &customer.below,
        spoken: &customer.spoken,
        open,
        face: FACE,
        picture: if customer.attempts.len() > 1 { SMALL } else { Vec2::ZERO },
    };
    let response = entry::ui(ui, entry, |ui, places| {
        let card = customer.card.and_then(|at| data.cards.get(at));
        match card.and_then(|card| card.scenario.as_deref()) {
            Some(scenario) => {
                let pose = widgets::feeling(&scenario.playbook, customer.mood).pose();
                let look = &scenario.customer.face;
                face::portrait(ui.painter(), places.face, FACE / 2.0, look, &pose, &Motion::STILL, theme.dark);
            }
            None => _ = ui.painter().circle_filled(places.face.center(), FACE / 2.0, theme.line),
        }
        if customer.attempts.len() > 1 {
            small_line(ui, customer, places.picture);
        }
    });
    if response.clicked() {
        reading.turn_over(&customer.id);
    }
    if open {
        entry::unfolded_ui(ui, |ui| unfolded_ui(ui, customer, reading));
    }
}

/// The points as a line without numbers; the words beside it have them.
fn small_line(ui: &Ui, customer: &Customer, rect: egui::Rect) {
    let theme = Theme::of(ui);
    let inside = rect.shrink(4.0);
    let last = u16::try_from(customer.days.len().saturating_sub(1)).unwrap_or(u16::MAX).max(1);
    let points = customer.drawn().zip(0_u16..).map(|(attempt, at)| {
        let x = inside.left() + inside.width() * f32::from(at) / f32::from(last);
        pos2(x, inside.bottom() - inside.height() * f32::from(attempt.points) / 100.0)
    });
    let points: Vec<egui::Pos2> = points.collect();
    ui.painter().hline(rect.x_range(), inside.bottom() + 2.0, theme.hairline());
    if let Some(end) = points.last() {
        ui.painter().circle_filled(*end, 3.5, theme.accent);
    }
    ui.painter().add(Shape::line(points, Stroke::new(2.0, theme.accent)));
}

fn unfolded_ui(ui: &mut Ui, customer: &Customer, reading: &mut Reading) {
    let theme = Theme::of(ui);
    ui.label(theme::words(&customer.endings, theme::body()).color(theme.text));
    if customer.attempts.len() < 2 {
        return;
    }
    if reading.table(&customer.plot).is_none() {
        ui.add_space(theme::GAP_S);
        let ground = Ground {
            name: &customer.plot,
            height: HEIGHT,
            below: &customer.days,
            left: &[(0.0, "0"), (50.0, "50"), (100.0, "100")],
            room: 40.0,
            lines: true,
        };
        let pointed = plot::ui(ui, &ground, |plot, theme| {
            let at: Vec<[f64; 2]> =
                customer.drawn().enumerate().map(|(at, own)| [place(at), f64::from(own.points)]).collect();
            plot.line(Line::new("", at.clone()).color(theme.accent).width(2.0).allow_hover(false));
            plot.points(Points::new("", at).color(theme.accent).radius(4.0).allow_hover(false));
        });
        let words = pointed.and_then(|at| customer.drawn().nth(at)).map(|attempt| attempt.spoken.as_str());
        plot::line_ui(ui, words, "Points of each conversation. Point at one for its day and its ending.");
    }
    let columns = [("Day", 0.28), ("Points", 0.16), ("Ending", 0.36), ("Mode", 0.2)];
    let table = Table { name: &customer.plot, columns: &columns, rows: customer.attempts.len() };
    table::ui(ui, &table, reading, |at| {
        customer.attempts.iter().rev().nth(at).map(|attempt| attempt.cells.clone()).unwrap_or_default()
    });
}
