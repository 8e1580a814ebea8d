//! The note after a reply: how good it was, the step it showed or the chance it missed, and why.

use std::rc::Rc;

use egui::{Align, Layout, Ui};

use crate::app::controls::live;
use crate::app::screen::conversation::WIDE;
use crate::app::screen::conversation::moment::{Memory, Moment};
use crate::app::screen::conversation::told::{self, Who};
use crate::app::signs;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::{Better, better_words};
use crate::engine::{Turn, speech, take};
use crate::solve::{Grade, TurnGrade, steps_shown};

/// What the reply that was just taken is called: its number would be mistaken for that of a card.
const YOURS: &str = "Your last reply";

/// What a note says.
#[derive(Debug)]
pub(super) struct Note {
    grade: Option<Grade>,
    /// The step that it showed, or the chance that it missed; empty where neither is known.
    showed: String,
    /// Notes of the rules, and the author's reason.
    why: Vec<String>,
    /// What would have helped more.
    better: Option<Better>,
    /// What moved and why.
    moved: Vec<String>,
}

impl Note {
    /// About the last turn, if that was the trainee's own.
    pub(super) fn of(moment: &Moment<'_>) -> Option<Self> {
        let talk = moment.talk;
        let number = talk.replay.turns.len();
        let turn = talk.replay.turns.last().filter(|_| number > talk.given)?;
        let scenario = moment.scenario();
        let grades = moment.data.graded().grades();
        let grade = grades.and_then(|grades| grades.turns.get(number - 1));
        let cost = grade.filter(|grade| grade.grade > Grade::Good);
        let notes = turn.rules.iter().filter_map(|id| scenario.playbook.rules.get(id.index()));
        let why = notes.map(|rule| rule.note.clone()).chain([speech::why(scenario, turn)]);
        Some(Self {
            grade: grade.and_then(TurnGrade::told),
            showed: showed(moment, turn, cost),
            why: why.filter(|why| !why.is_empty()).collect(),
            better: cost.and_then(|grade| better_words(scenario, turn, grade)),
            moved: told::all_moved(scenario, turn, Who::You),
        })
    }

    /// Whether it gives no reasons that are not seen elsewhere: in a wide window the meters say why they moved.
    pub(super) fn is_short(&self, ui: &Ui) -> bool {
        self.why.is_empty() && self.better.is_none() && (is_wide(ui) || self.moved.is_empty())
    }

    /// In one line.
    pub(super) fn line(&self) -> String {
        let head = told::head(YOURS, self.grade);
        if self.showed.is_empty() { format!("{head}.") } else { format!("{head}. {}", self.showed) }
    }
}

/// The steps that a turn showed; where it cost something, the one that there was a chance for.
fn showed(moment: &Moment<'_>, turn: &Turn, cost: Option<&TurnGrade>) -> String {
    let scenario = moment.scenario();
    let title = |at: usize| scenario.playbook.steps.get(at).map(|step| step.title.as_str());
    let shown: Vec<&str> = steps_shown(scenario, turn).into_iter().filter_map(title).collect();
    if !shown.is_empty() {
        return format!("It showed “{}”.", shown.join("”, “"));
    }
    let other = cost.and_then(|grade| take(scenario, moment.talk.replay.deal, &turn.from, &grade.better).ok());
    let chance = other.and_then(|other| told::main_step(scenario, &other)).and_then(title);
    chance.map_or_else(String::new, |title| format!("Here was a chance for “{title}”."))
}

fn is_wide(ui: &Ui) -> bool {
    ui.ctx().content_rect().width() >= WIDE
}

/// The note, where it has room or was unfolded.
fn shown(memory: &Memory) -> Option<Rc<Note>> {
    let coach = &memory.coach;
    coach.note.clone().filter(|_| !coach.folded || coach.unfolded)
}

/// Draws a note that gives no reasons, as a quiet line below the reply.
pub(in crate::app::screen::conversation) fn short_note_ui(ui: &mut Ui, memory: &Memory) {
    let told = |note: &Rc<Note>| note.is_short(ui) && (note.grade.is_some() || !note.showed.is_empty());
    let Some(note) = shown(memory).filter(told) else { return };
    let theme = Theme::of(ui);
    ui.add_space(4.0 - ui.spacing().item_spacing.y);
    let row = egui::vec2(ui.available_width(), theme::line_height(theme::SIZE_CAPTION));
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.add_space(8.0);
        live(&ui.label(widgets::small(theme, note.line())));
        if let Some(grade) = note.grade {
            signs::grade_ui(ui, grade);
        }
    });
}

/// Draws a note that gives reasons. Returns where it begins.
pub(in crate::app::screen::conversation) fn note_ui(ui: &mut Ui, memory: &Memory) -> Option<f32> {
    let note = shown(memory).filter(|note| !note.is_short(ui))?;
    let theme = Theme::of(ui);
    let text = |text: &str| theme::words(text, theme::body()).color(theme.text);
    let card = widgets::card(theme).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        live(&told::head_ui(ui, YOURS, note.grade));
        if !note.showed.is_empty() {
            live(&ui.label(theme::words(&note.showed, theme::strong(theme::SIZE_BODY)).color(theme.text)));
        }
        for why in &note.why {
            live(&ui.label(text(why)));
        }
        if let Some(better) = &note.better {
            told::better_ui(ui, better, &[&better.because]);
        }
        // In a wide window the meters say it.
        if !is_wide(ui) {
            for moved in &note.moved {
                ui.label(widgets::small(theme, moved.as_str()));
            }
        }
    });
    if memory.coach.bring {
        card.response.scroll_to_me(Some(Align::Min));
    }
    Some(card.response.rect.top())
}
