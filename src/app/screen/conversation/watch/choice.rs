//! The replies of an example's turn, with the one that is taken; and what is said while none is known.

use egui::{Frame, Margin, Rect, Response, Stroke, Ui};

use super::next_taken;
use crate::app::command::{Command, Queue};
use crate::app::controls::live;
use crate::app::data::Examples;
use crate::app::screen::conversation::moment::Moment;
use crate::app::screen::conversation::spoken;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::engine::Offer;

/// While the example is worked out, and where it cannot be.
pub(super) fn unknown_ui(ui: &mut Ui, moment: &Moment<'_>, queue: &mut Queue) {
    let theme = Theme::of(ui);
    let words = match moment.data.examples() {
        Examples::Known(_) => return,
        Examples::Soon => "Working out the example…",
        Examples::TooLarge => {
            "There are too many ways this conversation can go, so no example is known. You can have it yourself, with \
             notes after each reply."
        }
        Examples::Failed => {
            "A fault of the program kept the example from being worked out. You can have the conversation yourself."
        }
    };
    ui.add_space(theme::GAP_S);
    ui.horizontal_wrapped(|ui| {
        if matches!(moment.data.examples(), Examples::Soon) {
            ui.add(egui::Spinner::new().size(16.0).color(theme.quiet_text));
        }
        live(&ui.label(widgets::quiet(theme, words)));
    });
    if !matches!(moment.data.examples(), Examples::Soon) {
        ui.add_space(theme::GAP_M);
        if widgets::primary_ui(ui, "Have the conversation").clicked() {
            queue.push(Command::GoBackTo(0));
        }
    }
}

/// What could be said, in the order on screen; an impulse only where the example gives way to it.
pub(super) fn shown_replies<'d>(moment: &Moment<'d>) -> Vec<Offer<'d>> {
    let impulse = moment.impulse().filter(|impulse| next_taken(moment) == Some(impulse.number));
    impulse.into_iter().chain(moment.offers()).collect()
}

pub(super) fn replies_ui(ui: &mut Ui, moment: &Moment<'_>) -> Option<Rect> {
    let theme = Theme::of(ui);
    let taken = next_taken(moment);
    if let Some(impulse) = moment.impulse().filter(|impulse| taken != Some(impulse.number)) {
        ui.label(widgets::small(theme, "On the tip of the tongue, and let go"));
        spoken::words_ui(ui, spoken::job(&impulse.reply.text, theme::SIZE_BODY, theme.quiet_text, theme.quiet_text));
        ui.add_space(4.0);
    }
    ui.spacing_mut().item_spacing.y = 8.0;
    let mut must = None;
    for offer in shown_replies(moment) {
        let is_taken = taken == Some(offer.number);
        let response = reply_ui(ui, &offer.reply.text, is_taken);
        must = must.or(is_taken.then_some(response.rect));
    }
    must
}

/// One reply; the one that is taken says so.
fn reply_ui(ui: &mut Ui, text: &str, taken: bool) -> Response {
    let theme = Theme::of(ui);
    let (fill, edge, color) = if taken {
        (theme.selection, Stroke::new(1.5, theme.accent), theme.text)
    } else {
        (theme.surface, theme.hairline(), theme.quiet_text)
    };
    Frame::new()
        .fill(fill)
        .stroke(edge)
        .corner_radius(theme::RADIUS_CARD)
        .inner_margin(Margin::symmetric(20, 10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            if taken {
                let tag = theme::words("This reply is taken", theme::strong(theme::SIZE_CAPTION)).color(theme.text);
                ui.label(tag);
            }
            spoken::words_ui(ui, spoken::job(text, theme::SIZE_SPEECH - 2.0, color, color));
        })
        .response
}
