//! The parts of the page: their order, what they are called, which stand open by themselves, and what a folded one says
//! in a line.

use egui::{CursorIcon, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::Page;
use crate::app::controls::{heading, keep_in_view, laid_out};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::{Verdict, own_words, words};
use crate::engine::notes::Mode;

/// A part of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Part {
    #[default]
    Short,
    Back,
    Later,
    Mood,
    Turning,
    Want,
    Steps,
    Pitfalls,
    Sure,
    Own,
    Hot,
    Practise,
    On,
}

impl Part {
    const ALL: [Self; 13] = [
        Self::Short,
        Self::Back,
        Self::Later,
        Self::Mood,
        Self::Turning,
        Self::Want,
        Self::Steps,
        Self::Pitfalls,
        Self::Sure,
        Self::Own,
        Self::Hot,
        Self::Practise,
        Self::On,
    ];

    /// The parts that there are: what happened next is not known before the end, nor what turned it before the first
    /// reply; what was not noted has no part. Of an Assessment that goes on there is only what was said, and the ways on.
    pub(super) fn of<'p>(page: &'p Page<'_>) -> impl Iterator<Item = Self> + use<'p> {
        let over = page.made.debrief.outcome.is_some();
        let said = !page.made.turns.is_empty();
        let notes = &page.talk.notes;
        let own = said && page.talk.mode != Mode::Watch;
        let sealed = page.is_sealed();
        Self::ALL.into_iter().filter(move |part| match part {
            Self::Short => true,
            Self::Back if sealed => said,
            Self::On if sealed => page.made.due.is_some(),
            _ if sealed => false,
            Self::Back => own,
            Self::Later => over,
            Self::Turning => said,
            Self::Sure => notes.turns.values().any(|turn| turn.sure.is_some()),
            Self::Own => own_words(&page.made.turns, notes).next().is_some(),
            Self::Hot => notes.hot_before.or(notes.hot_after).is_some(),
            _ => true,
        })
    }

    /// Its title.
    pub(super) fn title(self, page: &Page<'_>) -> &'static str {
        match self {
            Self::Short => "In short",
            Self::Back if page.is_sealed() => "What was said",
            Self::Back => "Looking back",
            Self::Later => "What happened next",
            Self::Mood => "How they felt",
            Self::Turning => words::turning(&page.made.debrief),
            Self::Want => "What they really wanted",
            Self::Steps => "The steps",
            Self::Pitfalls => "Pitfalls",
            Self::Sure => "Sure, or not sure",
            Self::Own => "In your own words",
            Self::Hot => "How hot it made you",
            Self::Practise => "One thing to practise",
            Self::On => "From here",
        }
    }

    /// Whether it stands open by itself: what is long, or is looked up, folds.
    pub(super) fn opens(self) -> bool {
        !matches!(self, Self::Back | Self::Steps | Self::Pitfalls | Self::Sure | Self::Own | Self::Hot)
    }

    /// What it holds, in a line.
    fn gist(self, page: &Page<'_>) -> String {
        let debrief = &page.made.debrief;
        let notes = &page.talk.notes;
        match self {
            Self::Back => "What was said. Mark what you are proud of, and what you would take back.".to_owned(),
            Self::Steps => {
                let count = |verdict: Verdict| debrief.steps.iter().filter(|step| step.verdict == verdict).count();
                let counted = [
                    (Verdict::Done, "done"),
                    (Verdict::Late, "late"),
                    (Verdict::Partly, "partly"),
                    (Verdict::Missed, "missed"),
                ];
                let told = counted.map(|(verdict, word)| (count(verdict), word)).into_iter().filter(|(n, _)| *n > 0);
                let told: Vec<String> = told.map(|(n, word)| format!("{n} {word}")).collect();
                format!("{}: {}.", words::step_points(debrief), told.join(", "))
            }
            Self::Pitfalls if debrief.pitfalls.is_empty() => words::NO_PITFALL.to_owned(),
            Self::Pitfalls => {
                let mut titles: Vec<&str> = Vec::new();
                for seen in &debrief.pitfalls {
                    let pitfall = page.talk.scenario.playbook.pitfalls.get(seen.pitfall);
                    titles.extend(pitfall.map(|p| p.title.as_str()).filter(|title| !titles.contains(title)));
                }
                format!("{}.", words::upper_first(&titles.join(", ").to_lowercase()))
            }
            Self::Sure => "How sure you were, beside how it went. Never scored.".to_owned(),
            Self::Own => match own_words(&page.made.turns, notes).count() {
                1 => "What you would have said once, beside the reply that you picked.".to_owned(),
                n => format!("What you would have said {n} times, beside the replies that you picked."),
            },
            Self::Hot => "Before and after. For you alone: it stays on this machine, and is never scored.".to_owned(),
            _ => String::new(),
        }
    }
}

/// The heading of a part, which folds and unfolds it, and its line while it is folded; says whether it was clicked. The
/// mark hangs in the margin, so that all text stands on one edge.
pub(super) fn heading_ui(ui: &mut Ui, page: &Page<'_>, part: Part, open: bool) -> bool {
    let theme = Theme::of(ui);
    let title = part.title(page);
    let text = laid_out(ui, theme::words(title, theme::title()).color(theme.text), ui.available_width());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), text.size().y), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, true, title));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(open));
    let named = ui.interact(rect, response.id.with("heading"), Sense::hover());
    named.widget_info(|| WidgetInfo::labeled(Role::Label, true, title));
    heading(&named, title, 2);
    let color = if response.hovered() { theme.accent } else { theme.text };
    if response.has_focus() {
        let ring = Rect::from_min_size(rect.min, text.size()).expand2(vec2(8.0, 4.0));
        ui.painter().rect_stroke(ring, theme::RADIUS_CONTROL, theme.focus_ring(), StrokeKind::Outside);
    }
    let at = pos2(rect.left() - 12.0, rect.center().y + 1.0);
    let ends = if open {
        [at + vec2(-4.0, -2.0), at + vec2(0.0, 3.0), at + vec2(4.0, -2.0)]
    } else {
        [at + vec2(-2.0, -4.0), at + vec2(3.0, 0.0), at + vec2(-2.0, 4.0)]
    };
    ui.painter().add(Shape::line(ends.to_vec(), Stroke::new(2.0, theme.accent)));
    ui.painter().galley_with_override_text_color(rect.min, text, color);
    keep_in_view(&response);
    let gist = if open { String::new() } else { part.gist(page) };
    if gist.is_empty() {
        ui.add_space(4.0);
    } else {
        ui.add_space(-4.0);
        ui.label(widgets::quiet(theme, gist));
    }
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}
