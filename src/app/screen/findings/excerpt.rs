//! The line of the file that a finding is about, with its place and its number, cut out once.

use std::collections::BTreeMap;

use egui::text::{LayoutJob, TextFormat};
use egui::{Frame, Label, Margin, Ui};

use crate::app::data::Card;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::text::Finding;

/// Most characters before the place and from it on.
const BEFORE: usize = 48;
const BEHIND: usize = 120;

/// The part of a line that matters: before the place, the place itself, and behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    before: String,
    marked: String,
    behind: String,
}

/// Excerpts by the finding's place in the list; none where there is no such line.
pub(super) type Excerpts = BTreeMap<usize, Option<Excerpt>>;

/// The line that a byte is in.
fn line_at(text: &str, byte: usize) -> Option<&str> {
    let before = text.get(..byte)?;
    let from = before.rfind('\n').map_or(0, |at| at + 1);
    text.get(from..)?.trim_start_matches('\u{FEFF}').lines().next()
}

impl Excerpt {
    /// Of a finding; none where there is no such line.
    pub(super) fn of(text: &str, finding: &Finding) -> Option<Self> {
        let line = line_at(text, finding.span.start)?;
        let at = finding.column.saturating_sub(1);
        let from = at.saturating_sub(BEFORE);
        let before: String = line.chars().skip(from).take(at - from).map(shown).collect();
        let length = finding.span.of(text).chars().take_while(|letter| *letter != '\n').take(BEHIND).count().max(1);
        let marked: String = line.chars().skip(at).take(length).map(shown).collect();
        let left = BEHIND.saturating_sub(length);
        let mut behind: String = line.chars().skip(at + length).take(left).map(shown).collect();
        if line.chars().nth(at + length + left).is_some() {
            behind.push('…');
        }
        let before = if from > 0 { format!("…{before}") } else { before.trim_start().to_owned() };
        let made = Self { before, marked, behind };
        (!made.marked.is_empty() || !made.before.is_empty()).then_some(made)
    }
}

/// A character of a source line, one for one: none that steers.
fn shown(letter: char) -> char {
    if letter.is_control() { ' ' } else { letter }
}

/// Draws file, line and column, and below the line itself.
pub(super) fn excerpt_ui(ui: &mut Ui, card: &Card, finding: &Finding, excerpt: Option<&Excerpt>) {
    let theme = Theme::of(ui);
    let file = card.file().unwrap_or_else(|| format!("{}.ron", card.id));
    ui.label(widgets::small(theme, format!("{file}:{}:{}", finding.line, finding.column)));
    let Some(excerpt) = excerpt else { return };
    Frame::new().fill(theme.ground).corner_radius(theme::RADIUS_CONTROL).inner_margin(Margin::symmetric(12, 8)).show(
        ui,
        |ui| {
            ui.set_width(ui.available_width());
            let plain = |color| TextFormat {
                font_id: theme::body(),
                color,
                line_height: Some(theme::line_height(theme::SIZE_BODY)),
                ..TextFormat::default()
            };
            let mut job = LayoutJob::default();
            job.append(&format!("{}  ", finding.line), 0.0, plain(theme.quiet_text));
            job.append(&excerpt.before, 0.0, plain(theme.quiet_text));
            let marked = TextFormat { background: theme.selection, expand_bg: 0.0, ..plain(theme.text) };
            job.append(&excerpt.marked, 0.0, marked);
            job.append(&excerpt.behind, 0.0, plain(theme.quiet_text));
            ui.add(Label::new(job).wrap());
        },
    );
}

#[cfg(test)]
mod tests {
    use super::Excerpt;
    use crate::text::syntax::Span;
    use crate::text::{Finding, Severity};

    fn finding(text: &str, what: &str) -> Finding {
        let start = text.find(what).unwrap_or(0);
        let line = text.get(..start).unwrap_or("").lines().count().max(1);
        let column = text.lines().nth(line - 1).and_then(|line| line.find(what)).unwrap_or(0) + 1;
        Finding {
            code: "test",
            number: None,
            severity: Severity::Error,
            span: Span::new(start, start + what.len()),
            line,
            column,
            message: String::new(),
            help: String::new(),
            witness: None,
            waived: None,
        }
    }

    #[test]
    fn only_what_is_near_the_place_is_shown() {
        let text = "    minutes: \"ten\",";
        let made = Excerpt::of(text, &finding(text, "\"ten\"")).unwrap();
        assert_eq!((made.before.as_str(), made.marked.as_str(), made.behind.as_str()), ("minutes: ", "\"ten\"", ","));
        let long = format!("{}here{}", "x".repeat(500), "y".repeat(500));
        let made = Excerpt::of(&long, &finding(&long, "here")).unwrap();
        assert_eq!(made.before.chars().count(), 49);
        assert!(made.before.starts_with('…') && made.behind.ends_with('…'));
        assert!(Excerpt::of("", &finding("", "")).is_none());
        let third = "(\n    a: 1,\n    b: two,\n)";
        let made = Excerpt::of(third, &finding(third, "two")).unwrap();
        assert_eq!((made.before.as_str(), made.marked.as_str(), made.behind.as_str()), ("b: ", "two", ","));
    }
}
