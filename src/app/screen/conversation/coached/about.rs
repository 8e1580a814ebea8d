//! What is it about? Asked of a line that is aimed at the trainee, before the replies. A note beside the turn; never
//! scored.

use egui::{Rect, Ui};

use crate::app::command::{Command, Noted, Queue};
use crate::app::controls::{heading, live};
use crate::app::screen::conversation::impulse::button_ui;
use crate::app::screen::conversation::moment::{Memory, Moment};
use crate::app::screen::conversation::replies::{digit, enter, is_low};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::engine::notes::About;

/// What comes back; nothing is right or wrong here.
fn back(about: About) -> &'static str {
    match about {
        About::Me => "It is aimed at you, and they hardly know you. Let it go by, and answer what is behind it.",
        About::WhatHappened => "Yes, that is what they came with. It is also what you can answer.",
        About::WhatTheyFear => "That may well be. A sharp word often covers a worry, and a worry can be answered.",
    }
}

fn answered(moment: &Moment<'_>) -> Option<About> {
    moment.talk.notes.turn(moment.talk.replay.turns.len() + 1)?.about
}

/// Whether the line is one to ask about.
fn is_aimed(moment: &Moment<'_>) -> bool {
    let aimed = moment.scene.is_some_and(|scene| scene.aimed);
    super::is_on(moment) && aimed && !moment.in_parts() && !moment.after()
}

/// Whether it is asked now.
pub(in crate::app::screen::conversation) fn asks(moment: &Moment<'_>, memory: &Memory) -> bool {
    is_aimed(moment) && !memory.coach.passed && answered(moment).is_none()
}

/// Asks; or says what comes back to an answer. Returns where the question stands while the replies wait for it.
pub(in crate::app::screen::conversation) fn about_ui(
    ui: &mut Ui,
    moment: &Moment<'_>,
    memory: &mut Memory,
    queue: &mut Queue,
) -> Option<Rect> {
    let theme = Theme::of(ui);
    if !asks(moment, memory) {
        if let Some(about) = answered(moment).filter(|_| is_aimed(moment)) {
            live(&ui.label(widgets::quiet(theme, back(about))));
            ui.add_space(theme::GAP_S);
        }
        return None;
    }
    let title = "What is it about?";
    let asked = ui.label(theme::words(title, theme::strong(theme::SIZE_SPEECH)).color(theme.text));
    heading(&asked, title, 2);
    live(&asked);
    if !is_low(ui) {
        ui.label(widgets::quiet(theme, "This one is aimed at you. Take a look at it before you answer."));
    }
    ui.add_space(theme::GAP_S);
    let ready = memory.is_ready(ui);
    let mut chosen = digit(ui);
    let mut passes = enter(ui);
    let answers = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(12.0, 12.0);
        for (at, about) in About::ALL.into_iter().enumerate() {
            if button_ui(ui, at + 1, about.words()).clicked() {
                chosen = Some(at);
            }
        }
        passes |= widgets::quiet_ui(ui, "Skip this").on_hover_text("Enter").clicked();
    });
    if let Some(about) = chosen.filter(|_| ready).and_then(|at| About::ALL.get(at)) {
        queue.push(Command::Note(moment.talk.replay.turns.len() + 1, Noted::About(*about)));
        memory.bring = true;
    } else if passes && ready {
        memory.coach.passed = true;
        memory.bring = true;
        ui.ctx().request_repaint();
    }
    Some(asked.rect | answers.response.rect)
}
