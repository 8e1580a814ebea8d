//! The end of an example: what it showed, and the ways on.

use egui::{Grid, Key, Label, Ui, vec2};

use crate::app::command::{Command, Queue};
use crate::app::controls::{live, pressed};
use crate::app::data::Example;
use crate::app::screen::conversation::moment::Moment;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::words::replies;
use crate::solve::steps_shown;

/// From this width on, in points, the steps stand in two columns.
const TWO_COLUMNS: f32 = 560.0;

/// The steps that the example showed, each with the replies that did, in the order in which they first did.
fn steps<'d>(moment: &Moment<'d>) -> Vec<(&'d str, Vec<usize>)> {
    let scenario = moment.scenario();
    let mut all: Vec<(&str, Vec<usize>)> = Vec::new();
    for (turn, number) in moment.talk.replay.turns.iter().zip(1..) {
        let shown = steps_shown(scenario, turn).into_iter().filter_map(|at| scenario.playbook.steps.get(at));
        for step in shown {
            match all.iter_mut().find(|(title, _)| *title == step.title) {
                Some((_, numbers)) => numbers.push(number),
                None => all.push((&step.title, vec![number])),
            }
        }
    }
    all
}

/// The mistakes that it made, each once, with the replies that did.
fn pitfalls<'d>(moment: &Moment<'d>) -> Vec<(&'d str, Vec<usize>)> {
    let mut all: Vec<(&str, Vec<usize>)> = Vec::new();
    for (turn, number) in moment.talk.replay.turns.iter().zip(1..) {
        let made = moment
            .scenario()
            .playbook
            .pitfalls
            .iter()
            .filter(|pitfall| turn.counted.iter().any(|counted| pitfall.behaviours.contains(&counted.counted_as)));
        for pitfall in made {
            match all.iter_mut().find(|(title, _)| *title == pitfall.title) {
                Some((_, numbers)) => numbers.push(number),
                None => all.push((&pitfall.title, vec![number])),
            }
        }
    }
    all
}

/// Draws it.
pub(super) fn end_ui(ui: &mut Ui, moment: &Moment<'_>, queue: &mut Queue) {
    let theme = Theme::of(ui);
    let talk = moment.talk;
    ui.add_space(theme::GAP_M);
    widgets::card(theme).inner_margin(24).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        live(&widgets::heading_ui(ui, "What this example showed"));
        if let Some(ending) = talk.replay.state.ending().and_then(|id| moment.scenario().ending(id)) {
            ui.label(widgets::quiet(theme, format!("It ended: {}. {}", ending.title, ending.plain)));
        }
        list_ui(ui, "Steps", &steps(moment));
        list_ui(ui, "What it cost", &pitfalls(moment));
    });
    ui.add_space(theme::GAP_M);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 12.0);
        let costly = moment.data.examples().of(talk.example).and_then(|shown| shown.grades.turning);
        let (first, from) = match (talk.example, costly) {
            (Example::Good, _) => ("Finish the last three replies yourself", talk.near_end()),
            (Example::Poor, Some(turn)) => ("Try it yourself from the reply that cost most", turn - 1),
            (Example::Poor, None) => ("", 0),
        };
        if from > 0 && (widgets::primary_ui(ui, first).clicked() || pressed(ui, Key::Enter)) {
            queue.push(Command::GoBackTo(from));
        }
        let (other, example) = match talk.example {
            Example::Good => ("See one that goes wrong", Example::Poor),
            Example::Poor => ("See one that goes well", Example::Good),
        };
        if widgets::secondary_ui(ui, other).clicked() {
            queue.push(Command::Watch(example));
        }
        if widgets::secondary_ui(ui, "Have the whole conversation").clicked() {
            queue.push(Command::GoBackTo(0));
        }
    });
}

/// Titles with the replies that they belong to.
fn list_ui(ui: &mut Ui, title: &str, list: &[(&str, Vec<usize>)]) {
    if list.is_empty() {
        return;
    }
    let theme = Theme::of(ui);
    ui.add_space(theme::GAP_S);
    ui.label(theme::words(title, theme::strong(theme::SIZE_CAPTION)).color(theme.accent));
    let columns = if list.len() > 4 && ui.available_width() >= TWO_COLUMNS { 2 } else { 1 };
    let width = (ui.available_width() / if columns == 2 { 2.0 } else { 1.0 } - theme::GAP_M).floor();
    ui.spacing_mut().interact_size.y = 0.0;
    Grid::new(title).num_columns(columns).spacing(vec2(theme::GAP_M, 4.0)).show(ui, |ui| {
        let rows = list.len().div_ceil(columns);
        for row in 0..rows {
            for (name, numbers) in list.iter().skip(row).step_by(rows) {
                ui.scope(|ui| {
                    ui.set_width(width);
                    let words = format!("{name}. {}", replies(numbers));
                    ui.add(Label::new(theme::words(words, theme::body()).color(theme.text)).wrap());
                });
            }
            ui.end_row();
        }
    });
}
