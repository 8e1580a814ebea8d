//! The impulse that stands already typed, and the trainee's bubble.

use egui::{
    Align, CornerRadius, Frame, Layout, Margin, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

use super::moment::{Memory, Moment};
use super::replies::{Card, Mark, digit, key_ui, laid, look};
use super::spoken;
use crate::app::command::{Command, Queue};
use crate::app::controls::{keep_in_view, live};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::engine::{Offer, Taken};

/// How long one breath is, in seconds.
const BREATH: f64 = 1.2;
/// The height of its two buttons.
const BUTTON: f32 = 44.0;

/// What the trainee's own heat would say, standing in their bubble once the words are through that provoke it; until
/// then its room is kept. Returns what must be in sight.
pub(super) fn impulse_ui(
    ui: &mut Ui,
    moment: &Moment<'_>,
    memory: &mut Memory,
    offer: &Offer<'_>,
    queue: &mut Queue,
) -> Rect {
    let waits = memory.floor.is_taken();
    let inner = ui.scope(|ui| {
        if waits {
            ui.set_invisible();
        }
        typed_ui(ui, memory, offer)
    });
    match inner.inner.filter(|_| memory.is_ready(ui) && !waits) {
        Some(0) => queue.push(Command::Take(memory.timed(moment, Taken::reply(offer.number), offer.reply.kind))),
        Some(1) => {
            let breath = if moment.data.settings.moves() { 0.0 } else { BREATH };
            memory.let_go = Some(ui.input(|input| input.time) - breath);
            memory.bring = true;
            ui.ctx().request_repaint();
        }
        _ => {}
    }
    inner.response.rect
}

/// The words and the two buttons. Returns what was chosen: 0 to say it, 1 to let it go.
fn typed_ui(ui: &mut Ui, memory: &Memory, offer: &Offer<'_>) -> Option<usize> {
    let theme = Theme::of(ui);
    ui.label(widgets::small(theme, "It is on the tip of your tongue"));
    bubble_ui(ui, &offer.reply.text, theme::SIZE_SPEECH, Bubble::Typed);
    ui.add_space(theme::GAP_S);
    let mut chosen = digit(ui).filter(|_| memory.is_ready(ui));
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let let_go = button_ui(ui, 2, "Let it go");
        let say = button_ui(ui, 1, "Say it");
        if say.clicked() {
            chosen = Some(0);
        } else if let_go.clicked() {
            chosen = Some(1);
        }
    });
    chosen
}

/// A plain button with its number key.
pub(super) fn button_ui(ui: &mut Ui, key: usize, text: &str) -> Response {
    let theme = Theme::of(ui);
    let words = ui.painter().layout_no_wrap(text.to_owned(), theme::strong(theme::SIZE_BODY), theme.text);
    let size = vec2(12.0 + 24.0 + 12.0 + words.size().x.ceil() + 20.0, BUTTON);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, text));
    keep_in_view(&response);
    let (fill, edge) = look(theme, &response, false);
    let edge = if edge == theme.hairline() { Stroke::new(1.0, theme.edge) } else { edge };
    ui.painter().rect(rect, CornerRadius::same(theme::RADIUS_CARD), fill, edge, StrokeKind::Inside);
    let square = Rect::from_min_size(pos2(rect.left() + 12.0, rect.center().y - 12.0), Vec2::splat(24.0));
    key_ui(ui, square, &Card { key, tag: "", text, mark: Mark::Key, deed: false });
    ui.painter().galley(pos2(square.right() + 12.0, rect.center().y - words.size().y / 2.0), words, theme.text);
    response
}

/// One breath after letting go: the words fade where they stood. Says whether it still lasts.
pub(super) fn breath_ui(ui: &mut Ui, moment: &Moment<'_>, offer: &Offer<'_>, when: f64) -> bool {
    let theme = Theme::of(ui);
    let left = BREATH - (ui.input(|input| input.time) - when);
    if left <= 0.0 || !moment.data.settings.moves() {
        return false;
    }
    ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(left.min(0.04)));
    let said = ui.label(widgets::small(theme, "You let it go. One breath."));
    live(&said);
    ui.scope(|ui| {
        ui.set_opacity(opacity(left / BREATH));
        bubble_ui(ui, &offer.reply.text, theme::SIZE_SPEECH, Bubble::LetGo);
    });
    // Where the two buttons stood.
    ui.add_space(theme::GAP_S + BUTTON + ui.spacing().item_spacing.y);
    true
}

/// How much is left of words that fade: slowly at first, as a breath goes.
#[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
fn opacity(left: f64) -> f32 {
    let left = left.clamp(0.0, 1.0);
    (left * (2.0 - left)) as f32
}

/// How the trainee's part stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Bubble {
    /// Said just now.
    Said,
    /// Done just now.
    Done,
    /// Said or done earlier.
    Earlier { done: bool },
    /// Typed, not said yet.
    Typed,
    /// Typed and let go.
    LetGo,
}

/// What the trainee says, in their bubble at the right; what they do stands there in italics.
pub(super) fn bubble_ui(ui: &mut Ui, text: &str, size: f32, bubble: Bubble) {
    let theme = Theme::of(ui);
    let (fill, edge, color) = match bubble {
        Bubble::Said => (theme.selection, Stroke::NONE, theme.text),
        Bubble::Done => (theme.ground, Stroke::new(1.0, theme.line), theme.text),
        Bubble::Earlier { done: false } => (theme.surface, Stroke::NONE, theme.quiet_text),
        Bubble::Earlier { done: true } => (theme.ground, Stroke::new(1.0, theme.line), theme.quiet_text),
        Bubble::Typed | Bubble::LetGo => (theme.raised, Stroke::new(1.5, theme.accent), theme.text),
    };
    let job = if matches!(bubble, Bubble::Done | Bubble::Earlier { done: true }) {
        spoken::deed_job(text, size, color)
    } else {
        spoken::job(text, size, color, theme.quiet_text)
    };
    let words = laid(ui, job, (ui.available_width() * 0.86).round() - 40.0);
    let round = theme::RADIUS_SPEECH;
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        Frame::new()
            .fill(fill)
            .stroke(edge)
            .corner_radius(CornerRadius { nw: round, ne: round, sw: round, se: 4 })
            .inner_margin(Margin::symmetric(20, 12))
            .show(ui, |ui| {
                let (rect, response) = ui.allocate_exact_size(words.size().ceil(), Sense::hover());
                let name = words.text().to_owned();
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name.clone()));
                if bubble == Bubble::Typed {
                    // Ready to be sent: one key, and it is said.
                    let end = words.pos_from_cursor(words.end()).translate(rect.min.to_vec2());
                    let caret = Rect::from_center_size(end.center() + vec2(3.0, 0.0), vec2(2.0, size * 1.2));
                    ui.painter().rect_filled(caret, 1.0, theme.accent);
                }
                ui.painter().galley(rect.min, words, color);
            });
    });
}
