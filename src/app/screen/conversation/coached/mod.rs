//! Coached: each meter says why it moved, a note follows each reply, there are hints, and a line that is aimed at the
//! trainee is looked at before it is answered.

mod about;
mod hint;
mod note;

use std::rc::Rc;

use egui::{Align, Layout, Rect, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo, vec2};

use super::moment::{Memory, Moment};
use super::told::{self, Who};
use crate::app::command::{Command, Queue};
use crate::app::controls::{laid_out, live};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::words::upper_first;
use crate::engine::notes::Mode;
use note::Note;

pub(super) use about::{about_ui, asks};
pub(super) use hint::{button_ui, hint_ui, is_named};
pub(super) use note::{note_ui, short_note_ui};

/// What the screen remembers while it coaches.
#[derive(Debug, Default)]
pub(super) struct Coaching {
    /// What is said of the last turn, and whether the grade of its reply was known then.
    note: Option<Rc<Note>>,
    noted: Option<bool>,
    /// How many hints the page was last laid out with.
    hints: u8,
    /// For what the room for the note was last measured.
    measured: Option<(bool, u8, Vec2)>,
    /// Whether the note is one line below, because the replies would be out of sight; and whether it was unfolded.
    folded: bool,
    unfolded: bool,
    /// Whether it is to be brought into view.
    pub(super) bring: bool,
    /// Whether the question what a line is about was passed over.
    passed: bool,
}

/// Whether somebody is coached.
pub(super) fn is_on(moment: &Moment<'_>) -> bool {
    moment.talk.mode == Mode::Coached
}

/// Takes note of the note after the last turn, when it comes and when the grade of its reply does.
pub(super) fn look(moment: &Moment<'_>, memory: &mut Memory) {
    let known = moment.data.graded().grades().is_some();
    if is_on(moment) && memory.coach.noted != Some(known) {
        (memory.coach.note, memory.coach.noted) = (Note::of(moment).map(Rc::new), Some(known));
    }
}

/// Why the meters moved in the last turn, below them; what moved several is said once.
pub(super) fn reasons_ui(ui: &mut Ui, moment: &Moment<'_>) {
    let Some(turn) = moment.talk.replay.turns.last().filter(|_| is_on(moment)) else { return };
    let theme = Theme::of(ui);
    let groups = told::by_reason(moment.scenario(), turn, Who::You);
    let all = groups.len() == 1;
    for (reason, meters) in groups.iter().filter(|(reason, _)| !reason.is_empty()) {
        let names: Vec<&str> = meters.iter().map(|meter| meter.word()).collect();
        let words = if all { reason.clone() } else { format!("{}: {reason}", names.join(", ")) };
        let text = laid_out(ui, widgets::small(theme, upper_first(&words)), ui.available_width());
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), text.size().y), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, told::moved(turn, reason, meters)));
        ui.painter().galley(rect.min, text, theme.quiet_text);
    }
}

/// Decides whether the note has room beside the replies: `needs` is the height from what the customer answered down to
/// the last reply, the note with them, and `view` what can be seen of it. Says whether the page has to be laid out anew.
pub(super) fn fold(ui: &Ui, moment: &Moment<'_>, memory: &mut Memory, needs: f32, view: f32) -> bool {
    if !is_on(moment) || moment.is_over() {
        return false;
    }
    // What a hint names is brought into view.
    memory.bring |= std::mem::replace(&mut memory.coach.hints, hint::given(moment)) != hint::given(moment);
    if memory.coach.note.is_none() {
        return false;
    }
    let key = (moment.data.graded().grades().is_some(), hint::given(moment), ui.ctx().content_rect().size());
    if memory.coach.measured == Some(key) || memory.coach.unfolded {
        return false;
    }
    if std::mem::take(&mut memory.coach.folded) {
        return true;
    }
    // A hint, or a grade that has come, pushes the replies down: they come back into view.
    memory.bring |= memory.coach.measured.is_some();
    memory.coach.measured = Some(key);
    // Between the parts of a story a note would break it.
    memory.coach.folded = needs > view || memory.listened > 0;
    memory.coach.folded
}

/// What the strip below has to say, where the note has no room: none elsewhere. While something is asked before the
/// replies, or an impulse stands there, the room is theirs.
fn strip(moment: &Moment<'_>, memory: &Memory) -> Option<Rc<Note>> {
    let asked = asks(moment, memory) || (memory.let_go.is_none() && moment.impulse().is_some());
    memory.coach.note.clone().filter(|_| memory.coach.folded && !asked && !moment.is_over())
}

/// So wide is the button of the strip at most, in points.
const BUTTON: f32 = 110.0;

/// How high the strip is now; 0 without one.
pub(super) fn strip_height(ui: &Ui, moment: &Moment<'_>, memory: &Memory, width: f32) -> f32 {
    strip(moment, memory).map_or(0.0, |note| {
        let text = laid_out(ui, theme::words(note.line(), theme::caption()), width - BUTTON);
        (text.size().y + 12.0).max(44.0)
    })
}

/// The note in one line, always in sight; *Why* unfolds it.
pub(super) fn strip_ui(ui: &mut Ui, rect: Rect, moment: &Moment<'_>, memory: &mut Memory) {
    let Some(note) = strip(moment, memory) else { return };
    let theme = Theme::of(ui);
    ui.painter().hline(rect.x_range(), rect.top(), theme.hairline());
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(Layout::right_to_left(Align::Center)), |ui| {
        let open = memory.coach.unfolded;
        if !note.is_short(ui) && widgets::quiet_ui(ui, if open { "Fold the note" } else { "Why" }).clicked() {
            memory.coach.unfolded = !open;
            memory.coach.bring = !open;
            ui.ctx().request_repaint();
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let line = theme::words(note.line(), theme::caption()).color(theme.text);
            live(&ui.add(egui::Label::new(line).wrap()));
        });
    });
}

/// Why it begins otherwise than was asked for, above the first line.
pub(super) fn notice_ui(ui: &mut Ui, moment: &Moment<'_>, queue: &mut Queue) {
    let begins = is_on(moment) && moment.talk.replay.turns.is_empty();
    let Some(notice) = moment.data.notice.as_ref().filter(|_| begins) else { return };
    let theme = Theme::of(ui);
    ui.horizontal_wrapped(|ui| {
        live(&ui.label(widgets::quiet(theme, notice)));
        if widgets::quiet_ui(ui, "Close").clicked() {
            queue.push(Command::CloseNotice);
        }
    });
    ui.add_space(theme::GAP_S);
}

/// While it is worked out where the trainee comes in.
pub(super) fn waits_ui(ui: &mut Ui) {
    let theme = Theme::of(ui);
    ui.add_space((ui.available_height() * 0.36).round());
    ui.vertical_centered(|ui| {
        ui.add(egui::Spinner::new().size(24.0).color(theme.quiet_text));
        ui.add_space(theme::GAP_S);
        live(&ui.label(widgets::quiet(theme, "Working out where you come in…")));
    });
}
