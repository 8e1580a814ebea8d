//! The note after a turn of an example: what the reply did, what moved and why, what was thought.

use egui::Ui;

use super::question::Question;
use crate::app::controls::live;
use crate::app::screen::conversation::moment::{Memory, Moment};
use crate::app::screen::conversation::spoken;
use crate::app::screen::conversation::told::{self, Who};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::words::short_name;
use crate::debrief::{Better, Exchange, better_words};
use crate::playbook::Step;
use crate::scenario::Scenario;
use crate::solve::{Grade, TurnGrade, steps_shown};

/// What a note says.
#[derive(Debug, Default)]
pub(super) struct Note<'d> {
    number: usize,
    grade: Option<Grade>,
    /// What comes back to an answer.
    answer: String,
    /// The step that it showed, and others beside it.
    step: Option<&'d Step>,
    beside: String,
    /// What moved and why; the notes of the rules; the author's reason.
    moved: Vec<String>,
    notes: Vec<String>,
    why: String,
    /// What would have kept more.
    better: Option<Better>,
}

impl<'d> Note<'d> {
    /// About the last turn.
    pub(super) fn of(moment: &Moment<'d>, memory: &Memory) -> Option<Self> {
        let (turn, exchange) = (moment.talk.replay.turns.last()?, memory.earlier.last()?);
        let (scenario, number) = (moment.scenario(), exchange.number);
        let graded = moment.data.examples().of(moment.talk.example);
        let grade = graded.and_then(|shown| shown.grades.turns.get(number - 1));
        let main = told::main_step(scenario, turn);
        let beside = steps_shown(scenario, turn).into_iter().filter(|step| Some(*step) != main);
        let beside: Vec<&str> = beside.filter_map(|at| title(scenario, at)).collect();
        Some(Self {
            number,
            grade: grade.and_then(TurnGrade::told),
            answer: answer(moment, main),
            step: main.and_then(|at| scenario.playbook.steps.get(at)),
            beside: if beside.is_empty() {
                String::new()
            } else {
                format!("It also showed “{}”.", beside.join("”, “"))
            },
            moved: told::all_moved(scenario, turn, Who::They),
            notes: exchange.notes.iter().map(|(_, note)| note.clone()).collect(),
            why: exchange.why.clone(),
            better: grade
                .filter(|grade| grade.grade > Grade::Good)
                .and_then(|grade| better_words(scenario, turn, grade)),
        })
    }

    /// How many words it has, for whoever reads it.
    pub(super) fn words(&self) -> usize {
        let step = self.step.map_or(0, |step| words(&step.title) + words(&step.plain));
        let better = self.better.as_ref().map_or(0, |better| words(&better.words) + words(&better.because));
        let one = [&self.answer, &self.beside, &self.why].into_iter().chain(&self.moved).chain(&self.notes);
        step + better + one.map(|text| words(text)).sum::<usize>()
    }
}

/// The words of a text.
pub(super) fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn title(scenario: &Scenario, step: usize) -> Option<&str> {
    scenario.playbook.steps.get(step).map(|step| step.title.as_str())
}

/// A kind sentence to what was answered, or what the reply showed where nothing was.
fn answer(moment: &Moment<'_>, main: Option<usize>) -> String {
    let steps = &moment.scenario().playbook.steps;
    let notes = moment.talk.notes.turn(moment.talk.replay.turns.len());
    let right = main.and_then(|at| steps.get(at));
    let seen = notes.and_then(|notes| steps.iter().find(|step| step.id == notes.step_seen));
    match (right, seen) {
        (Some(right), Some(seen)) if right.id == seen.id => "Yes, that is the step.".to_owned(),
        (Some(_), Some(seen)) => format!("Not quite: “{}” looks different. This is the step.", seen.title),
        (Some(_), None) => "This is the step that it showed.".to_owned(),
        (None, _) => String::new(),
    }
}

/// What one would have said, and how that goes with the better reply.
fn yours(moment: &Moment<'_>, better: &str) -> Option<String> {
    let notes = moment.talk.notes.turn(moment.talk.replay.turns.len())?;
    if notes.own_words.is_empty() || !matches!(Question::of(moment), Some(Question::Yours(_))) {
        return None;
    }
    let same = notes.own_words == better;
    Some(
        if same { "You would have said just that." } else { "You would have said something else. Compare them." }
            .into(),
    )
}

/// Draws the note.
pub(super) fn note_ui(ui: &mut Ui, moment: &Moment<'_>, note: &Note<'_>) {
    let theme = Theme::of(ui);
    let text = |text: &str| theme::words(text, theme::body()).color(theme.text);
    widgets::card(theme).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        live(&told::head_ui(ui, &format!("Reply {}", note.number), note.grade));
        if !note.answer.is_empty() {
            live(&ui.label(text(&note.answer)));
        }
        if let Some(step) = note.step {
            told::step_ui(ui, step);
            if !note.beside.is_empty() {
                ui.label(widgets::quiet(theme, note.beside.as_str()));
            }
            ui.add_space(4.0);
        }
        for why in note.notes.iter().chain([&note.why]).filter(|why| !why.is_empty()) {
            live(&ui.label(text(why)));
        }
        if let Some(better) = &note.better {
            ui.add_space(theme::GAP_S);
            let yours = yours(moment, &better.words).unwrap_or_default();
            told::better_ui(ui, better, &[&yours, &better.because]);
        }
        if !note.moved.is_empty() {
            ui.add_space(4.0);
        }
        for moved in &note.moved {
            ui.label(widgets::small(theme, moved.as_str()));
        }
    });
}

/// What the customer thought, after the reaction.
pub(super) fn thought_ui(ui: &mut Ui, moment: &Moment<'_>, exchange: &Exchange) {
    let thought = if exchange.reaction_thought.is_empty() { &exchange.thought } else { &exchange.reaction_thought };
    if thought.is_empty() {
        return;
    }
    let theme = Theme::of(ui);
    let first = short_name(&moment.scenario().customer.name);
    let job = spoken::aside_job(&format!("{first} thought: {thought}"), theme::SIZE_BODY, theme.quiet_text);
    spoken::words_ui(ui, job);
}
