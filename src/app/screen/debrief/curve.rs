//! The mood over the turns: four lines with a dash of their own and their name at the end, small faces at the
//! start, the end, the turning point and wherever else one has room, and the numbers of each turn on touch.

use egui::{Align2, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{Page, Reading};
use crate::app::controls::keep_in_view;
use crate::app::face::{self, Motion};
use crate::app::screen::conversation::spoken;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::playbook::{METERS, Meter, Mood};

/// Room for the lines, and below for the faces.
const HEIGHT: f32 = 232.0;
const FACES: f32 = 56.0;
/// The side of a small face.
const FACE: f32 = 40.0;
/// Room for the numbers at the left and the names at the right.
const LEFT: f32 = 36.0;
const RIGHT: f32 = 104.0;
/// The least distance of two names.
const APART: f32 = 18.0;

/// The curve with its numbers.
pub(super) fn mood_ui(ui: &mut Ui, page: &Page<'_>, reading: &mut Reading) {
    let theme = Theme::of(ui);
    // In the aftermath the mood no longer moves.
    let talk = page.made.turns.iter().filter(|turn| !turn.after).count();
    let moods: Vec<Mood> = page.made.debrief.moods.iter().take(talk + 1).copied().collect();
    if moods.len() < 2 {
        ui.label(widgets::quiet(theme, "After the first reply there is something to see here."));
        return;
    }
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT + FACES), Sense::hover());
    let words = in_words(&moods);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, words.clone()));
    let plot = Rect::from_min_max(
        pos2(rect.left() + LEFT, rect.top() + theme::GAP_S),
        pos2(rect.right() - RIGHT, rect.top() + HEIGHT - theme::GAP_S),
    );
    let chart = Chart { plot, last: moods.len() - 1 };
    chart.grid(ui.painter(), theme);
    let touched = touch_ui(ui, page, &chart, &moods, reading);
    for meter in METERS {
        chart.line(ui.painter(), theme, &moods, meter);
    }
    chart.names(ui.painter(), theme, &moods);
    faces(ui, page, &chart, &moods);
    numbers_ui(ui, page, &moods, touched);
}

/// The whole curve as a sentence for each line.
fn in_words(moods: &[Mood]) -> String {
    let lines = METERS.map(|meter| {
        let values: Vec<String> = moods.iter().map(|mood| mood.get(meter).to_string()).collect();
        format!("{}: {}", meter.word(), values.join(", "))
    });
    format!("The mood before the first reply and after each of {}. {}.", moods.len() - 1, lines.join("; "))
}

struct Chart {
    plot: Rect,
    last: usize,
}

impl Chart {
    #[expect(clippy::cast_precision_loss, reason = "a conversation has at most 40 turns")]
    fn x(&self, turn: usize) -> f32 {
        self.plot.left() + self.plot.width() * turn as f32 / self.last.max(1) as f32
    }

    fn at(&self, turn: usize, value: u8) -> Pos2 {
        pos2(self.x(turn), self.plot.bottom() - self.plot.height() * f32::from(value) / 100.0)
    }

    fn grid(&self, painter: &Painter, theme: &Theme) {
        for value in [0_u8, 50, 100] {
            let y = self.at(0, value).y;
            painter.hline(self.plot.x_range(), y.round(), theme.hairline());
            let at = pos2(self.plot.left() - 10.0, y);
            painter.text(at, Align2::RIGHT_CENTER, value.to_string(), theme::caption(), theme.quiet_text);
        }
    }

    fn line(&self, painter: &Painter, theme: &Theme, moods: &[Mood], meter: Meter) {
        let points: Vec<Pos2> = moods.iter().enumerate().map(|(turn, mood)| self.at(turn, mood.get(meter))).collect();
        let stroke = Stroke::new(2.5, color(theme, meter));
        let (dashes, gaps): (&[f32], &[f32]) = match meter {
            Meter::Anger => {
                painter.line(points, stroke);
                return;
            }
            Meter::Trust => (&[10.0], &[5.0]),
            Meter::Heard => (&[2.5], &[4.0]),
            Meter::Patience => (&[12.0, 2.5], &[4.0, 4.0]),
        };
        painter.extend(Shape::dashed_line_with_offset(&points, stroke, dashes, gaps, 0.0));
    }

    /// The names with the last values at the right edge, moved apart where they would cover each other.
    fn names(&self, painter: &Painter, theme: &Theme, moods: &[Mood]) {
        let (Some(mood), end) = (moods.last(), moods.len().saturating_sub(1)) else { return };
        let mut ends: Vec<(Meter, f32)> =
            METERS.iter().map(|meter| (*meter, self.at(end, mood.get(*meter)).y)).collect();
        ends.sort_by(|a, b| a.1.total_cmp(&b.1));
        let mut lowest = self.plot.top() - APART;
        for (_, y) in &mut ends {
            *y = y.max(lowest + APART);
            lowest = *y;
        }
        let mut highest = self.plot.bottom() + APART * 0.5;
        for (_, y) in ends.iter_mut().rev() {
            *y = y.min(highest);
            highest = *y - APART;
        }
        for (meter, y) in ends {
            let text = format!("{} {}", meter.word(), mood.get(meter));
            let at = pos2(self.plot.right() + 12.0, y);
            let color = color(theme, meter);
            let galley = painter.layout_no_wrap(text, theme::strong(theme::SIZE_CAPTION), color);
            let rect = Align2::LEFT_CENTER.anchor_size(at, galley.size());
            painter.galley(rect.min, galley, color);
        }
    }
}

fn color(theme: &Theme, meter: Meter) -> egui::Color32 {
    theme.lines.get(meter as usize).copied().unwrap_or(theme.text)
}

/// Each turn can be pointed at and reached by keyboard; a click leads to its words. Returns the touched one.
fn touch_ui(ui: &Ui, page: &Page<'_>, chart: &Chart, moods: &[Mood], reading: &mut Reading) -> Option<usize> {
    let theme = Theme::of(ui);
    let mut touched = None;
    let step = chart.x(1) - chart.x(0);
    for (turn, mood) in moods.iter().enumerate() {
        let x = chart.x(turn);
        let column =
            Rect::from_x_y_ranges((x - step / 2.0)..=(x + step / 2.0), chart.plot.y_range().expand(theme::GAP_S));
        let response = ui.interact(column, ui.scope_id().with(("turn of the curve", turn)), Sense::click());
        let label = numbers(turn, *mood);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label.clone()));
        keep_in_view(&response);
        if response.has_focus() || (touched.is_none() && response.hovered()) {
            touched = Some(turn);
            let stroke = if response.has_focus() { theme.focus_ring() } else { Stroke::new(1.0, theme.edge) };
            ui.painter().vline(x, chart.plot.y_range().expand(4.0), stroke);
            for meter in METERS {
                ui.painter().circle_filled(chart.at(turn, mood.get(meter)), 4.0, color(theme, meter));
            }
        }
        if response.clicked() && page.made.turn(turn).is_some() {
            reading.go_to_turn(turn);
        }
    }
    touched
}

fn numbers(turn: usize, mood: Mood) -> String {
    let when = if turn == 0 { "Before the first reply".to_owned() } else { format!("After reply {turn}") };
    format!("{when}: {}", METERS.map(|meter| format!("{} {}", meter.word(), mood.get(meter))).join(", "))
}

/// The numbers of the touched turn, in a place that never changes its size.
fn numbers_ui(ui: &mut Ui, page: &Page<'_>, moods: &[Mood], touched: Option<usize>) {
    let theme = Theme::of(ui);
    let height = theme::line_height(theme::SIZE_CAPTION) + theme::line_height(theme::SIZE_BODY) + 4.0;
    ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
        ui.set_min_height(height);
        ui.spacing_mut().item_spacing.y = 4.0;
        let Some((turn, mood)) = touched.and_then(|turn| Some((turn, moods.get(turn)?))) else {
            ui.label(widgets::small(theme, "Point at a reply, or reach it with Tab, for its numbers."));
            ui.label(widgets::small(theme, "A click leads to its words."));
            return;
        };
        ui.label(theme::words(numbers(turn, *mood), theme::caption()).color(theme.text));
        if let Some(exchange) = page.made.turn(turn) {
            let mut job = spoken::job(&exchange.said, theme::SIZE_BODY, theme.quiet_text, theme.quiet_text);
            job.wrap.max_rows = 1;
            job.wrap.max_width = ui.available_width();
            let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
            let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
            ui.painter().galley(rect.min, galley, theme.quiet_text);
        }
    });
}

/// Small faces: the start, the end and the turning point first, then as many others as have room.
fn faces(ui: &Ui, page: &Page<'_>, chart: &Chart, moods: &[Mood]) {
    let theme = Theme::of(ui);
    let scenario = &page.talk.scenario;
    let turning = page.made.debrief.turning.filter(|turn| *turn < chart.last);
    let mut drawn: Vec<f32> = Vec::new();
    for turn in [0, chart.last].into_iter().chain(turning).chain(1..chart.last) {
        let Some(mood) = moods.get(turn) else { continue };
        let x = chart.x(turn);
        if drawn.iter().any(|other| (other - x).abs() < FACE + 4.0) {
            continue;
        }
        drawn.push(x);
        let rect = Rect::from_center_size(pos2(x, chart.plot.bottom() + 16.0 + FACE / 2.0), Vec2::splat(FACE));
        let pose = widgets::feeling(&scenario.playbook, *mood).pose();
        face::portrait(ui.painter(), rect, FACE / 2.0, &scenario.customer.face, &pose, &Motion::STILL, theme.dark);
    }
}

/// The height of one of the two small curves.
const SMALL: f32 = 148.0;

/// A few moods as a small curve of its own: before, then after each turn. With room for this many turns it is on the same
/// scale as the one beside it, which may go on for longer.
pub(super) fn small_ui(ui: &mut Ui, moods: &[Mood], last: usize, name: &str) {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), SMALL), Sense::hover());
    let words = format!("{name}. {}", in_words(moods));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, words.clone()));
    let below = theme::line_height(theme::SIZE_CAPTION);
    let plot = Rect::from_min_max(
        pos2(rect.left() + LEFT, rect.top() + theme::GAP_S),
        pos2(rect.right() - RIGHT, rect.bottom() - below - theme::GAP_S),
    );
    let chart = Chart { plot, last };
    chart.grid(ui.painter(), theme);
    for meter in METERS {
        chart.line(ui.painter(), theme, moods, meter);
        for (turn, mood) in moods.iter().enumerate() {
            ui.painter().circle_filled(chart.at(turn, mood.get(meter)), 3.0, color(theme, meter));
        }
    }
    chart.names(ui.painter(), theme, moods);
    let ended = moods.len() <= last;
    for (turn, text) in
        ["before", if ended { "the end" } else { "after it" }, "and then"].iter().enumerate().take(moods.len())
    {
        let at = pos2(chart.x(turn), rect.bottom() - below);
        ui.painter().text(at, Align2::CENTER_TOP, *text, theme::caption(), theme.quiet_text);
    }
}
