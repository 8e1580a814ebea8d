//! The ways on: from the turning point, with the same customer another day, to the step that is due next; and the page
//! itself, to keep.

use egui::{Align, Layout, Ui, vec2};

use super::opening::row_ui;
use super::{Page, Reading, link_ui};
use crate::app::command::{Command, Queue};
use crate::app::controls::{keep_in_view, live};
use crate::app::screen::conversation::enter;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::practice::about_the_ladder;
use crate::debrief::words;

/// A way on: its verb, what it does, and why.
struct Way {
    verb: String,
    command: Command,
    why: String,
}

/// Back to the moment that cost most, if there was one.
fn retry(page: &Page<'_>) -> Option<Way> {
    let turn = page.made.debrief.turning.filter(|_| page.is_over())?;
    Some(Way {
        verb: format!("Retry from reply {turn}"),
        command: Command::GoBackTo(turn.checked_sub(1)?),
        why: "The same words, up to the moment that counted most. Then yours.".to_owned(),
    })
}

fn again(page: &Page<'_>) -> Way {
    if page.is_over() {
        Way {
            verb: "Practise with the same customer".to_owned(),
            command: Command::SameCustomer,
            why: "From the first line, with what you know now.".to_owned(),
        }
    } else {
        Way {
            verb: "Go on with this conversation".to_owned(),
            command: Command::GoOn,
            why: "It waits where you stopped.".to_owned(),
        }
    }
}

fn another(page: &Page<'_>) -> Way {
    Way {
        verb: "Same customer, another day".to_owned(),
        command: Command::AnotherCustomer,
        why: match page.talk.scenario.wants.len() {
            0 | 1 => "The same trouble in other words.".to_owned(),
            _ => "The same trouble, and something else that they really want.".to_owned(),
        },
    }
}

fn due(page: &Page<'_>) -> Option<Way> {
    let (card, due) = page.made.due.as_ref()?;
    let step = page.data.playbook().steps.get(due.step)?;
    Some(Way {
        verb: format!("Next due step: {}", words::lower_first(&step.title)),
        command: Command::OpenBriefing(page.data.cards.iter().position(|own| own.key() == *card)?),
        why: due.why.clone(),
    })
}

/// The way back to the turning point, beside it.
pub(super) fn retry_ui(ui: &mut Ui, page: &Page<'_>, queue: &mut Queue) {
    let Some(way) = retry(page) else { return };
    let button = widgets::secondary_ui(ui, &way.verb);
    keep_in_view(&button);
    if button.clicked() {
        queue.push(way.command);
    }
}

/// What to do now; always in sight.
pub(super) fn bar_ui(ui: &mut Ui, page: &Page<'_>, queue: &mut Queue) {
    // What is over stays until somebody asks for the next one: a key too many must not take it away.
    let enter = enter(ui) && !page.is_over();
    // In the narrowest windows the buttons stand in rows.
    let narrow = ui.available_width() < 560.0;
    let layout = if narrow {
        Layout::left_to_right(Align::Min).with_main_wrap(true)
    } else {
        Layout::right_to_left(Align::Center)
    };
    let height = if narrow { 88.0 } else { 40.0 };
    ui.allocate_ui_with_layout(vec2(ui.available_width(), height), layout, |ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, theme::GAP_S);
        // It stays the same when the grades come in: nothing moves under the pointer.
        let again = again(page);
        if widgets::primary_ui(ui, &again.verb).clicked() || enter {
            queue.push(again.command);
        }
        let another = another(page);
        if widgets::secondary_ui(ui, &another.verb).clicked() {
            queue.push(another.command);
        }
        let place = if page.talk.from_progress { "Progress" } else { "Library" };
        if widgets::quiet_ui(ui, place).clicked() {
            queue.push(super::leaves_for(Some(page.talk)));
        }
    });
}

/// The ways on that the bar does not have, with their reasons; the page, and the code of this attempt.
pub(super) fn on_ui(ui: &mut Ui, page: &Page<'_>, reading: &mut Reading, queue: &mut Queue) {
    let theme = Theme::of(ui);
    let due = due(page);
    let ladder = due.is_some();
    for way in retry(page).into_iter().chain(due) {
        ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), theme.hairline());
        ui.add_space(12.0);
        let button = widgets::secondary_ui(ui, &way.verb);
        keep_in_view(&button);
        if button.clicked() {
            queue.push(way.command);
        }
        ui.label(widgets::quiet(theme, way.why));
        ui.add_space(4.0);
    }
    if ladder {
        ui.label(widgets::small(theme, about_the_ladder()));
    }
    // The page and the code would tell of an Assessment what waits for its end.
    if page.is_sealed() {
        return;
    }
    ui.add_space(theme::GAP_M);
    keep_ui(ui, page, reading, queue);
    code_ui(ui, page, reading, queue);
}

/// The page, to keep or to print; and what came of it.
fn keep_ui(ui: &mut Ui, page: &Page<'_>, reading: &mut Reading, queue: &mut Queue) {
    let theme = Theme::of(ui);
    row_ui(ui, page.wide, "This page", theme::SIZE_BODY, |ui| {
        ui.label(widgets::small(
            theme,
            "As a file that any browser opens. Your own words and how hot you were are not on it.",
        ));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP_M;
            for (verb, command) in [("Save as a page", Command::SavePage), ("Print", Command::PrintPage)] {
                if link_ui(ui, verb).clicked() {
                    reading.kept = true;
                    queue.push(command);
                }
            }
        });
        if let Some(notice) = page.data.notice.as_ref().filter(|_| reading.kept) {
            live(&ui.label(theme::words(notice, theme::body()).color(theme.text)));
        }
    });
}

/// The code that replays this attempt.
fn code_ui(ui: &mut Ui, page: &Page<'_>, reading: &mut Reading, queue: &mut Queue) {
    let theme = Theme::of(ui);
    row_ui(ui, page.wide, "The code", theme::SIZE_BODY, |ui| {
        ui.label(theme::words(&page.made.code, theme::body()).color(theme.text));
        let number = page.talk.replay.deal.seed;
        ui.label(widgets::small(theme, "Whoever has it sees the same conversation. It holds no name."));
        ui.label(widgets::small(theme, format!("Customer number {number}")));
        if link_ui(ui, if reading.copied { "Copied" } else { "Copy the code (Ctrl+C)" }).clicked() {
            reading.copied = true;
            queue.push(Command::Copy(page.made.code.clone()));
        }
    });
}
