//! A plot in the style of the page: no frame, no legend box, quiet axes in words. What the pointer is on stands in a line
//! below, in a place that never changes; nothing is dragged or zoomed, so the page scrolls on.

use egui::{Align, Layout, Role, Sense, Ui, WidgetInfo, vec2};
use egui_plot::{AxisHints, GridMark, Plot, PlotUi, VLine};

use crate::app::theme::{self, Theme};

/// The room beyond the least and the greatest value.
const BEYOND: f64 = 4.0;
/// About so wide is a date below, in points.
const DATE: f32 = 92.0;

/// What a plot stands on: places from 0 on, and values from 0 to 100.
pub(super) struct Ground<'g> {
    /// What it is a plot of, in words, with what it shows.
    pub name: &'g str,
    /// The height, in points.
    pub height: f32,
    /// What stands below each place.
    pub below: &'g [String],
    /// What stands at the left, and at which value.
    pub left: &'g [(f64, &'static str)],
    /// The room for that.
    pub room: f32,
    /// Whether a line crosses the plot at each of them.
    pub lines: bool,
}

/// A position as a number to plot.
pub(super) fn place(at: usize) -> f64 {
    f64::from(u32::try_from(at).unwrap_or(u32::MAX))
}

/// Draws a plot with what `add` adds to it. Returns the place that the pointer is on.
pub(super) fn ui<'g>(
    ui: &mut Ui,
    ground: &'g Ground<'g>,
    add: impl FnOnce(&mut PlotUi<'g>, &'static Theme) + 'g,
) -> Option<usize> {
    let theme = Theme::of(ui);
    let count = ground.below.len();
    // As many dates as there is room for.
    let fit = (1..=8_u8).rev().find(|fit| f32::from(*fit) * DATE <= ui.available_width() - ground.room).unwrap_or(1);
    let step = count.div_ceil(usize::from(fit)).max(1);
    let wide = place(step).max(place(count) / f64::from(fit));
    let marks: Vec<GridMark> =
        (0..count).step_by(step).map(|at| GridMark { value: place(at), step_size: wide }).collect();
    let values: Vec<GridMark> =
        ground.left.iter().map(|(value, _)| GridMark { value: *value, step_size: 100.0 }).collect();
    let axis = |axis: AxisHints<'g>| {
        axis.label("").tick_label_color(theme.quiet_text).tick_label_font(theme::caption()).label_spacing(0.1..=1.0)
    };
    let below = axis(AxisHints::new_x()).min_thickness(22.0).formatter(|mark: GridMark, _: &_| {
        let at = ground.below.iter().enumerate().find(|(at, _)| (place(*at) - mark.value).abs() < 0.5);
        at.map(|(_, words)| words.clone()).unwrap_or_default()
    });
    let left = axis(AxisHints::new_y()).min_thickness(ground.room).formatter(|mark: GridMark, _: &_| {
        let at = ground.left.iter().find(|(value, _)| (value - mark.value).abs() < 0.5);
        at.map(|(_, words)| (*words).to_owned()).unwrap_or_default()
    });
    let shown = Plot::new(ground.name)
        .height(ground.height)
        .sense(Sense::hover())
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .allow_axis_zoom_drag(false)
        .show_x(false)
        .show_y(false)
        .show_background(false)
        .show_grid([false, ground.lines])
        .grid_color(theme.line)
        .grid_spacing(0.1..=1.0)
        .grid_fade(0.0)
        .set_margin_fraction(vec2(0.0, 0.0))
        .include_x(-0.5)
        .include_x(place(count) - 0.5)
        .include_y(-BEYOND)
        .include_y(100.0 + BEYOND)
        .x_grid_spacer(move |_| marks.clone())
        .y_grid_spacer(move |_| values.clone())
        .custom_x_axes(vec![below])
        .custom_y_axes(vec![left])
        .show(ui, move |plot| {
            let near = plot.pointer_coordinate().filter(|_| plot.response().hovered());
            let pointed = near.and_then(|near| (0..count).find(|at| (place(*at) - near.x).abs() <= 0.5));
            if let Some(at) = pointed {
                plot.vline(VLine::new("", place(at)).color(theme.edge).width(1.0).allow_hover(false));
            }
            add(plot, theme);
            pointed
        });
    let name = ground.name;
    shown.response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    shown.inner
}

/// What the pointer is on, or what can be done while it is on nothing, in a place that never changes its size.
pub(super) fn line_ui(ui: &mut Ui, words: Option<&str>, otherwise: &str) {
    let theme = Theme::of(ui);
    let height = theme::line_height(theme::SIZE_BODY) * if ui.available_width() < 600.0 { 2.0 } else { 1.0 };
    ui.allocate_ui_with_layout(vec2(ui.available_width(), height), Layout::top_down(Align::Min), |ui| {
        ui.set_min_height(height);
        let color = if words.is_some() { theme.text } else { theme.quiet_text };
        ui.label(theme::words(words.unwrap_or(otherwise), theme::body()).color(color));
    });
}
