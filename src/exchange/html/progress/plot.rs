//! Small plots. They stretch with the page, their words do not: places along the page are shares of its width.

use crate::exchange::html::write::Html;

/// Above the lines, below them, and how high ten points are.
const TOP: i32 = 10;
const TEN: i32 = 14;
const BOTTOM: i32 = TOP + 10 * TEN;

/// How high on the plot a value from 0 to 100 is.
pub(super) fn height(value: u8) -> i32 {
    BOTTOM - TEN * i32::from(value.min(100)) / 10
}

/// The middle of one of so many places along the page.
pub(super) fn share(at: usize, of: usize) -> String {
    let share = (2 * at + 1) * 5_000 / of.max(1);
    format!("{}.{:02}%", share / 100, share % 100)
}

/// A plot from 0 to 100 with what is drawn in it; in words for those who do not see it.
pub(super) fn plot(html: &mut Html, words: &str, caption: &str, draw: impl FnOnce(&mut Html)) {
    html.classed("figure", "plot", |html| {
        let height_of = (BOTTOM + 10).to_string();
        let size = [("width", "100%"), ("height", height_of.as_str()), ("role", "img"), ("aria-label", words)];
        html.element("svg", &size, |html| {
            for value in [0_u8, 50, 100] {
                let y = height(value).to_string();
                html.empty("line", &[("class", "grid"), ("x1", "0"), ("x2", "100%"), ("y1", &y), ("y2", &y)]);
                let at = [("class", "value"), ("x", "0"), ("dx", "-8"), ("y", y.as_str()), ("dy", "4")];
                html.element("text", &at, |html| html.words(&value.to_string()));
            }
            draw(html);
        });
        html.line("figcaption", "", caption);
    });
}

/// A line between two places.
pub(super) fn line(html: &mut Html, class: &str, from: (&str, u8), to: (&str, u8)) {
    let (y1, y2) = (height(from.1).to_string(), height(to.1).to_string());
    html.empty("line", &[("class", class), ("x1", from.0), ("y1", &y1), ("x2", to.0), ("y2", &y2)]);
}

/// A round mark.
pub(super) fn dot(html: &mut Html, class: &str, x: &str, value: u8) {
    html.empty("circle", &[("class", class), ("cx", x), ("cy", &height(value).to_string()), ("r", "4")]);
}

/// A pointed mark.
pub(super) fn peak(html: &mut Html, class: &str, x: &str, value: u8) {
    // A nested picture carries the mark to its place, which is a share of the page.
    let y = height(value).to_string();
    html.element("svg", &[("x", x), ("y", &y), ("overflow", "visible")], |html| {
        html.empty("path", &[("class", class), ("d", "M0 -6 L5 4 L-5 4 Z")]);
    });
}
