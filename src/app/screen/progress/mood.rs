//! How hot customers became, and how they left: one stem for each of the last conversations, or two lines month by month.

use egui::{Sense, Ui, pos2, vec2};
use egui_plot::{Axis, Line, LineStyle, MarkerShape, PlotUi, Points, Span};

use super::dates;
use super::made::{Made, count};
use super::plot::{self, Ground, place};
use super::reading::Reading;
use super::table::{self, Table};
use crate::app::choice;
use crate::app::screen::library::words::quoted;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::Day;
use crate::debrief::progress::{Handled, Progress};
use crate::playbook::{BANDS, Band, Mood, Playbook};

/// So many conversations have a stem of their own, the newest ones.
const EACH: usize = 40;
/// So many months are drawn at most.
const MONTHS: usize = 36;
/// The height of the plot.
const HEIGHT: f32 = 260.0;
/// The room for the words at the left.
const WORDS: f32 = 68.0;

/// How hot it became and how they left, at one place of the plot.
#[derive(Debug)]
struct Course {
    hottest: u8,
    left: u8,
    cells: Vec<String>,
    spoken: String,
}

/// Courses in order, with what stands below those that are drawn.
#[derive(Debug, Default)]
struct Courses {
    all: Vec<Course>,
    below: Vec<String>,
}

impl Courses {
    /// Those that are drawn.
    fn drawn(&self) -> impl Iterator<Item = &Course> {
        self.all.iter().skip(self.all.len() - self.below.len())
    }
}

/// How moods went.
#[derive(Debug)]
pub(super) struct Moods {
    each: Courses,
    months: Courses,
    /// What they come to.
    sum: Option<String>,
    /// Where each mood begins, with its word: from the coolest on.
    bands: Vec<(u8, Band)>,
}

impl Moods {
    pub(super) fn of(progress: &Progress, playbook: &Playbook, today: Day) -> Self {
        let all = &progress.handled;
        let bounds = &playbook.moods;
        let begins = |band: &Band| match band {
            Band::AtEase => Some(0),
            Band::Settling => Some(bounds.settling),
            Band::Irritated => Some(bounds.irritated),
            Band::Angry => Some(bounds.angry),
            Band::Furious => Some(bounds.furious),
            Band::GoneQuiet => None,
        };
        let each: Vec<Course> = all.iter().map(|own| of_one(own, playbook, today)).collect();
        let from = all.len().saturating_sub(EACH);
        let below = all.iter().skip(from).map(|own| dates::short(own.day)).collect();
        Self {
            each: Courses { all: each, below },
            months: by_month(all),
            sum: progress.moods(),
            bands: BANDS.iter().filter_map(|band| Some((begins(band)?, *band))).collect(),
        }
    }
}

fn of_one(own: &Handled, playbook: &Playbook, today: Day) -> Course {
    let mood = own.mood;
    let hot = playbook.band(Mood { anger: mood.hottest, trust: 100, ..mood.first }).word();
    let left = playbook.band(mood.last).word();
    let day = dates::plain(own.day, today);
    Course {
        hottest: mood.hottest,
        left: mood.last.anger,
        spoken: format!("{day}, {}: {hot} at the hottest, {left} at the end.", quoted(&own.title)),
        cells: vec![
            day,
            quoted(&own.title),
            format!("{hot}, {}", mood.hottest),
            format!("{left}, {}", mood.last.anger),
        ],
    }
}

/// The same month by month: the middle of each.
fn by_month(all: &[Handled]) -> Courses {
    let mut made = Courses::default();
    let month = |own: &Handled| dates::month(own.day);
    for own in all.chunk_by(|a, b| month(a) == month(b)) {
        let Some(first) = own.first() else { continue };
        let (hottest, left) = (middle(own, |own| own.mood.hottest), middle(own, |own| own.mood.last.anger));
        let name = month(first);
        let talks = count(own.len(), "conversation");
        made.below.push(dates::short_month(first.day));
        made.all.push(Course {
            hottest,
            left,
            spoken: format!("{name}, {talks}: anger {hottest} at the hottest and {left} at the end, in the middle."),
            cells: vec![name, own.len().to_string(), hottest.to_string(), left.to_string()],
        });
    }
    let from = made.below.len().saturating_sub(MONTHS);
    made.below.drain(..from);
    made
}

/// The value in the middle.
fn middle(all: &[Handled], value: impl Fn(&Handled) -> u8) -> u8 {
    let mut values: Vec<u8> = all.iter().map(value).collect();
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// What the two plots are called, for those who hear them.
const NAMES: [&str; 2] = ["How hot each conversation became", "How hot it became, month by month"];

/// Draws it.
pub(super) fn ui(ui: &mut Ui, made: &Made, reading: &mut Reading) {
    let moods = &made.moods;
    if let Some(sum) = &moods.sum {
        ui.label(theme::words(sum, theme::body()).color(Theme::of(ui).text));
        ui.add_space(theme::GAP_M);
    }
    let several = moods.each.all.len() > EACH && moods.months.all.len() > 2;
    if several {
        let last = format!("The last {EACH}");
        let chosen =
            choice::words_ui(ui, "Which conversations", &[&last, "Month by month"], Some(reading.by_month.into()));
        if let Some(chosen) = chosen {
            reading.by_month = chosen == 1;
        }
        ui.add_space(theme::GAP_M);
    }
    let months = several && reading.by_month;
    let [each, by_month] = NAMES;
    let (name, courses) = if months { (by_month, &moods.months) } else { (each, &moods.each) };
    if reading.table(name).is_none() {
        legend_ui(ui);
        let pointed = plot_ui(ui, name, moods, courses, months);
        let words = pointed.and_then(|at| courses.drawn().nth(at)).map(|course| course.spoken.as_str());
        let otherwise = if months {
            "The middle of each month. Point at one for its numbers."
        } else {
            "Customers may come hot; what counts is how they leave. Point at a conversation for its words."
        };
        plot::line_ui(ui, words, otherwise);
    }
    ui.add_space(theme::GAP_S);
    let each = [("Day", 0.2), ("Customer", 0.4), ("At the hottest", 0.2), ("At the end", 0.2)];
    let by_month = [("Month", 0.34), ("Conversations", 0.22), ("At the hottest", 0.22), ("At the end", 0.22)];
    let columns = if months { &by_month } else { &each };
    let table = Table { name, columns, rows: courses.all.len() };
    table::ui(ui, &table, reading, |at| {
        courses.all.iter().rev().nth(at).map(|course| course.cells.clone()).unwrap_or_default()
    });
}

/// The two marks with their words.
fn legend_ui(ui: &mut Ui) {
    let theme = Theme::of(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 0.0);
        ui.spacing_mut().interact_size.y = theme::line_height(theme::SIZE_CAPTION);
        let (rect, _) = ui.allocate_exact_size(vec2(14.0, 18.0), Sense::hover());
        let at = rect.center();
        let corners = [vec2(0.0, -5.0), vec2(4.5, 3.0), vec2(-4.5, 3.0)].map(|corner| at + corner);
        ui.painter().add(egui::Shape::convex_polygon(corners.to_vec(), theme.bad, egui::Stroke::NONE));
        ui.label(widgets::small(theme, "at the hottest"));
        ui.add_space(theme::GAP_S);
        let (rect, _) = ui.allocate_exact_size(vec2(14.0, 18.0), Sense::hover());
        ui.painter().circle_filled(pos2(rect.center().x, rect.center().y), 4.5, theme.accent);
        ui.label(widgets::small(theme, "at the end"));
    });
}

fn plot_ui(ui: &mut Ui, name: &str, moods: &Moods, courses: &Courses, lines: bool) -> Option<usize> {
    // Each mood's word stands in the middle of its ground.
    let ends = moods.bands.iter().skip(1).map(|(from, _)| f64::from(*from)).chain([100.0]);
    let grounds: Vec<(f64, f64, Band)> =
        moods.bands.iter().zip(ends).map(|((from, band), end)| (f64::from(*from), end, *band)).collect();
    let words: Vec<(f64, &'static str)> =
        grounds.iter().map(|(from, end, band)| (f64::midpoint(*from, *end), band.word())).collect();
    let ground = Ground { name, height: HEIGHT, below: &courses.below, left: &words, room: WORDS, lines: false };
    plot::ui(ui, &ground, |plot, theme| {
        for (from, end, band) in grounds {
            let color = theme.mood_ground.get(band as usize).copied().unwrap_or(theme.surface);
            plot.span(Span::new("", from..=end).axis(Axis::Y).fill(color).border_width(0.0));
        }
        let points = |value: fn(&Course) -> u8| -> Vec<[f64; 2]> {
            courses.drawn().enumerate().map(|(at, own)| [place(at), f64::from(value(own))]).collect()
        };
        let (hottest, left) = (points(|own| own.hottest), points(|own| own.left));
        if lines {
            joined(plot, &hottest, theme.bad, true);
            joined(plot, &left, theme.accent, false);
        } else {
            for (hot, end) in hottest.iter().zip(&left) {
                plot.line(Line::new("", vec![*hot, *end]).color(theme.edge).width(1.5).allow_hover(false));
            }
        }
        let hot = Points::new("", hottest).shape(MarkerShape::Up).color(theme.bad).radius(6.0).allow_hover(false);
        plot.points(hot);
        plot.points(Points::new("", left).color(theme.accent).radius(3.6).allow_hover(false));
    })
}

fn joined(plot: &mut PlotUi<'_>, points: &[[f64; 2]], color: egui::Color32, dashed: bool) {
    let style = if dashed { LineStyle::dashed_dense() } else { LineStyle::Solid };
    plot.line(Line::new("", points.to_vec()).color(color).width(2.0).style(style).allow_hover(false));
}
