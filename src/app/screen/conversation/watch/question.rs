//! What an example asks at a turn: which step it showed; at the turn that cost most, what one would have said.

use egui::{Rect, Ui, vec2};

use crate::app::command::{Command, Noted, Queue};
use crate::app::controls::{heading, live};
use crate::app::data::Example;
use crate::app::screen::conversation::impulse::button_ui;
use crate::app::screen::conversation::moment::Moment;
use crate::app::screen::conversation::replies::{Card, Mark, card_ui, digit};
use crate::app::screen::conversation::told;
use crate::app::theme::{self, Theme};
use crate::engine::{Deal, Taken, Turn, shown, speech};
use crate::scenario::Scenario;
use crate::solve::{steps_held, steps_shown};

/// Steps to choose from beside the right one.
const OTHERS: usize = 2;

/// A question about the turn that was just seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Question {
    /// Which of these steps was that? As positions in the playbook.
    Step(Vec<usize>),
    /// What would you have said? The words of the other replies, in the order on screen.
    Yours(Vec<String>),
}

impl Question {
    /// What is asked about the last turn of the example, if anything.
    pub(super) fn of(moment: &Moment<'_>) -> Option<Self> {
        let turn = moment.talk.replay.turns.last()?;
        let number = moment.talk.replay.turns.len();
        if costs_most(moment, number) {
            let words = other_words(moment, turn, number);
            if !words.is_empty() {
                return Some(Self::Yours(words));
            }
        }
        let steps = step_choices(moment.scenario(), moment.talk.replay.deal, turn, number);
        (!steps.is_empty()).then_some(Self::Step(steps))
    }

    /// Whether it was answered.
    pub(super) fn is_answered(&self, moment: &Moment<'_>) -> bool {
        let notes = moment.talk.notes.turn(moment.talk.replay.turns.len());
        notes.is_some_and(|notes| match self {
            Self::Step(_) => !notes.step_seen.is_empty(),
            Self::Yours(_) => !notes.own_words.is_empty(),
        })
    }
}

/// Whether this turn, from 1, is the one that cost most, in the example that goes wrong.
pub(super) fn costs_most(moment: &Moment<'_>, number: usize) -> bool {
    let poor = moment.data.examples().of(Example::Poor).filter(|_| moment.talk.example == Example::Poor);
    poor.and_then(|poor| poor.grades.turning) == Some(number)
}

/// What could have been said at a turn in place of what was: where the best is put together, as it would have been.
fn other_words(moment: &Moment<'_>, turn: &Turn, number: usize) -> Vec<String> {
    let best = better(moment, number);
    let others = shown(moment.scenario(), moment.talk.replay.deal, &turn.from).into_iter();
    let words = others.filter_map(|offer| match best {
        Some(best) if best.number == offer.number => Some(speech::composed_text(offer.reply, best.pieces())),
        _ if offer.number == turn.taken.number => None,
        _ => Some(offer.reply.text.clone()),
    });
    words.collect()
}

/// The reply that would have kept most at a turn, from 1.
pub(super) fn better(moment: &Moment<'_>, number: usize) -> Option<Taken> {
    let grades = &moment.data.examples().of(moment.talk.example)?.grades;
    grades.turns.get(number.checked_sub(1)?).map(|turn| turn.better)
}

/// The step of a turn and two that it did not show, in an order that the customer number draws: declared ones where
/// there are enough.
fn step_choices(scenario: &Scenario, deal: Deal, turn: &Turn, number: usize) -> Vec<usize> {
    let Some(right) = told::main_step(scenario, turn) else { return Vec::new() };
    let (shown, held) = (steps_shown(scenario, turn), steps_held(scenario, turn));
    let fits = |step: &usize| !shown.contains(step) && !held.contains(step);
    let mut declared: Vec<usize> = scenario.focus.iter().chain(&scenario.steps).copied().filter(fits).collect();
    declared.sort_unstable();
    declared.dedup();
    let rest = (0..scenario.playbook.steps.len()).filter(|step| fits(step) && !declared.contains(step));
    let rest: Vec<usize> = rest.collect();
    let drawn = |from: &[usize], what: &str| {
        let order = deal.shuffled(&format!("{what} {number}"), from.len());
        order.into_iter().filter_map(|at| from.get(at).copied()).collect::<Vec<usize>>()
    };
    let others = drawn(&declared, "declared steps").into_iter().chain(drawn(&rest, "other steps"));
    let all: Vec<usize> = std::iter::once(right).chain(others.take(OTHERS)).collect();
    drawn(&all, "which step")
}

/// Asks; each answer has its number key. Returns where it stands.
pub(super) fn question_ui(ui: &mut Ui, moment: &Moment<'_>, question: &Question, queue: &mut Queue) -> Rect {
    let theme = Theme::of(ui);
    let number = moment.talk.replay.turns.len();
    let steps = &moment.scenario().playbook.steps;
    let (title, answers): (&str, Vec<(&str, Noted)>) = match question {
        Question::Step(choices) => {
            let all = choices.iter().filter_map(|at| steps.get(*at));
            let answers = all.map(|step| (step.title.as_str(), Noted::StepSeen(step.id.clone())));
            ("Which step was that?", answers.collect())
        }
        Question::Yours(words) => {
            let answers = words.iter().map(|words| (words.as_str(), Noted::OwnWords(words.clone())));
            ("What would you have said?", answers.collect())
        }
    };
    let asked = ui.label(theme::words(title, theme::strong(theme::SIZE_SPEECH)).color(theme.text));
    heading(&asked, title, 2);
    live(&asked);
    let mut place = asked.rect;
    let mut chosen = digit(ui);
    let mut answer_ui = |ui: &mut Ui, at: usize, words: &str| {
        let answer = match question {
            Question::Step(_) => button_ui(ui, at + 1, words),
            Question::Yours(_) => {
                card_ui(ui, &Card { key: at + 1, tag: "", text: words, mark: Mark::Key, deed: false })
            }
        };
        place |= answer.rect;
        if answer.clicked() {
            chosen = Some(at);
        }
    };
    if matches!(question, Question::Step(_)) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(12.0, 12.0);
            answers.iter().enumerate().for_each(|(at, (words, _))| answer_ui(ui, at, words));
        });
    } else {
        ui.spacing_mut().item_spacing.y = 8.0;
        answers.iter().enumerate().for_each(|(at, (words, _))| answer_ui(ui, at, words));
    }
    if let Some((_, noted)) = chosen.and_then(|at| answers.into_iter().nth(at)) {
        queue.push(Command::Note(number, noted));
    }
    place
}
