//! What is chosen before it begins: how the conversation is had, how hot it makes one, and which customer comes.

use egui::{Align, Margin, Rect, Sense, TextEdit, Ui, Vec2, vec2};

use super::parts::section_ui;
use super::{Memory, customer_number};
use crate::app::choice::{rows_ui, take_up, words_ui};
use crate::app::command::{Command, Queue};
use crate::app::controls::{keep_in_view, switch_ui};
use crate::app::data::{Data, Example};
use crate::app::screen::findings::open_scenes;
use crate::app::screen::library::words::short_name;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::assess::{AssessedSet, WHAT_FOR};
use crate::engine::notes::{Mode, Notes};
use crate::scenario::{Level, Scenario};

/// The examples to watch, and what each is.
const EXAMPLES: [(Example, &str, &str); 2] = [
    (Example::Good, "One that goes well", "What can be said, and what each reply did."),
    (Example::Poor, "One that goes wrong", "The usual mistakes, and what they cost."),
];

/// From where a coached conversation begins: near its end, or from the first line.
const COACHED: [(bool, &str, &str); 2] = [
    (true, "Only the last three replies", "The example leads you there, and you bring it home."),
    (false, "From the first line", "The whole conversation is yours."),
];

/// The choice of the mode.
const HOW: &str = "How to practise";

/// All choices, one under the other.
pub(super) fn ui(ui: &mut Ui, data: &Data, scenario: &Scenario, memory: &mut Memory, queue: &mut Queue) {
    let mode = data.settings.mode;
    let top = ui.cursor().min;
    section_ui(ui, HOW);
    if std::mem::take(&mut memory.jump) {
        ui.scroll_to_rect(Rect::from_min_size(top, Vec2::ZERO), Some(Align::Min));
        take_up(ui, HOW);
    }
    let all = Mode::ALL.map(|mode| (mode.word(), mode.plain()));
    let chosen = rows_ui(ui, HOW, &all, Mode::ALL.iter().position(|one| *one == mode));
    if let Some(mode) = chosen.and_then(|at| Mode::ALL.get(at)) {
        queue.push(Command::ChooseMode(*mode));
    }
    ui.add_space(theme::GAP_M);
    match mode {
        Mode::Watch => example_ui(ui, memory),
        Mode::Coached => coached_ui(ui, data, scenario, memory),
        Mode::Practice => practice_ui(ui, data, scenario, queue),
        Mode::Assessment => assessment_ui(ui, data),
    }
    if data.settings.ask_hot && mode != Mode::Watch {
        hot_ui(ui, memory);
    }
    ui.add_space(theme::GAP_L);
    number_ui(ui, short_name(&scenario.customer.name), &mut memory.number);
    scenes_ui(ui, data, queue);
}

fn example_ui(ui: &mut Ui, memory: &mut Memory) {
    let rows = EXAMPLES.map(|(_, word, sentence)| (word, sentence));
    let now = EXAMPLES.iter().position(|(example, ..)| *example == memory.example);
    let chosen = rows_ui(ui, "Which example", &rows, now).and_then(|at| EXAMPLES.get(at));
    if let Some((example, ..)) = chosen {
        memory.example = *example;
    }
}

fn coached_ui(ui: &mut Ui, data: &Data, scenario: &Scenario, memory: &mut Memory) {
    if scenario.level() == Level::FirstContact {
        return;
    }
    let now = COACHED.iter().position(|(near_end, ..)| *near_end == near_end_of(data, scenario, memory));
    let first = data.record.times(&scenario.id) == 0;
    let rows = COACHED.map(|(near_end, word, sentence)| {
        let good = if first && near_end { " A good way in the first time." } else { "" };
        (word, format!("{sentence}{good}"))
    });
    let rows = rows.each_ref().map(|(word, sentence)| (*word, sentence.as_str()));
    if let Some((near_end, ..)) = rows_ui(ui, "From where", &rows, now).and_then(|at| COACHED.get(at)) {
        memory.near_end = Some(*near_end);
    }
}

/// Whether a coached conversation begins near the end: what was chosen, or else only the first time. A first contact is
/// too short for that.
pub(super) fn near_end_of(data: &Data, scenario: &Scenario, memory: &Memory) -> bool {
    let whole = scenario.level() != Level::FirstContact;
    memory.near_end.unwrap_or_else(|| data.record.times(&scenario.id) == 0) && whole
}

fn practice_ui(ui: &mut Ui, data: &Data, scenario: &Scenario, queue: &mut Queue) {
    let theme = Theme::of(ui);
    let name = short_name(&scenario.customer.name);
    let shown = data.settings.show_mood;
    if switch_ui(ui, &format!("Show how {name} feels"), shown).clicked() {
        queue.push(Command::ShowMood(!shown));
    }
    let text = if shown {
        "You see the mood in a word and four lines. Turn it off to go by face and words alone."
    } else {
        "You go by face and words alone, as in life. The debrief shows the mood."
    };
    ui.label(widgets::small(theme, text));
}

/// What an Assessment is, what it is not, and how much of the set is there.
fn assessment_ui(ui: &mut Ui, data: &Data) {
    let theme = Theme::of(ui);
    let time = if data.settings.counts_time() {
        "Cutting in and silence count; you can change that in Settings."
    } else {
        "Time does not count; you can change that in Settings."
    };
    let texts = [
        time,
        "What you promise falls due at once, and you keep it or let it slip.",
        "One conversation is a result against the pass mark. Only a set of different ones says “pass” or “not yet”.",
        "The mark is a usual one, to be set by whoever trains; nobody has validated it.",
        WHAT_FOR,
    ];
    for text in texts {
        ui.label(widgets::small(theme, text));
        ui.add_space(4.0);
    }
    ui.add_space(4.0);
    let set = AssessedSet::of(data.playbook(), data.record.played());
    set_ui(ui, set.conversations.len(), set.mark.set);
}

/// A ring for each conversation of the set, filled where it was had, and the same in words.
fn set_ui(ui: &mut Ui, there: usize, all: usize) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for at in 0..all {
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
            ui.painter().circle_stroke(rect.center(), 5.5, egui::Stroke::new(1.5, theme.accent));
            if at < there {
                ui.painter().circle_filled(rect.center(), 5.5, theme.accent);
            }
        }
        let text = match there {
            0 => format!("None of the set of {all} so far"),
            n if n == all => format!("All {all} of the set are there; the latest count"),
            n => format!("{n} of the set of {all} so far"),
        };
        ui.label(theme::words(text, theme::caption()).color(theme.text));
    });
}

/// Asked before it begins, for nobody but the trainee.
fn hot_ui(ui: &mut Ui, memory: &mut Memory) {
    let theme = Theme::of(ui);
    section_ui(ui, "How hot does this make you?");
    let now = memory.hot.map(|hot| usize::from(hot.saturating_sub(1)));
    if let Some(at) = words_ui(ui, "How hot does this make you?", &Notes::HOT, now) {
        // Whoever chooses it again takes it back.
        memory.hot = if now == Some(at) { None } else { u8::try_from(at + 1).ok() };
    }
    ui.add_space(theme::GAP_S);
    ui.label(widgets::small(theme, "For you alone: it is never scored, and you can leave it open."));
}

/// For those who write and those who lead a class: to begin in the middle.
fn scenes_ui(ui: &mut Ui, data: &Data, queue: &mut Queue) {
    let Some((at, card)) = data.card(&data.briefed) else { return };
    ui.add_space(theme::GAP_L);
    ui.horizontal(|ui| {
        ui.spacing_mut().button_padding.x = 0.0;
        let link = widgets::quiet_ui(ui, "Start at a scene");
        keep_in_view(&link);
        if link.on_hover_text("For authors and facilitators: it shows what is to be found out.").clicked() {
            open_scenes(card, at, queue);
        }
    });
}

fn number_ui(ui: &mut Ui, name: &str, number: &mut String) {
    let theme = Theme::of(ui);
    let label = ui.label(theme::words("Customer number", theme::body()).color(theme.text));
    ui.add_space(4.0);
    let field = TextEdit::singleline(number)
        .hint_text("a fresh one")
        .char_limit(12)
        .margin(Margin::symmetric(12, 8))
        .font(theme::body())
        .desired_width(160.0);
    let field = ui.add(field).labelled_by(label.id);
    keep_in_view(&field);
    if field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
        ui.data_mut(|data| data.insert_temp(entered(), true));
    }
    ui.add_space(4.0);
    let (text, color) = if customer_number(number).is_ok() {
        let text = format!(
            "Leave it empty, and {name} may want something else each time. The same number brings the same customer, for a whole class."
        );
        (text, theme.quiet_text)
    } else {
        ("A customer number has digits only, and at most ten.".to_owned(), theme.bad)
    };
    ui.label(theme::words(text, theme::caption()).color(color));
}

/// Where the field says that Enter was pressed in it.
pub(super) fn entered() -> egui::Id {
    egui::Id::unique("enter in the customer number")
}
