//! The steps: how each went at its chances, how firmly it is held, which way it goes, when it comes back, and unfolded
//! the trainee's own words at the last chance.

use egui::{Pos2, Ui, Vec2, pos2, vec2};

use super::entry::{self, Entry};
use super::made::{Made, count};
use super::reading::Reading;
use super::table::seen_ui;
use crate::app::command::Queue;
use crate::app::controls::heading;
use crate::app::theme::{self, Theme};
use crate::app::{signs, widgets};
use crate::debrief::days::on_day;
use crate::debrief::practice::about_the_ladder;
use crate::debrief::progress::words::about_firm;
use crate::debrief::progress::{Hold, Progress, Seen, StepProgress, Trend};
use crate::debrief::words::upper_first;
use crate::debrief::{Day, Verdict};

/// So many chances are drawn, the newest ones.
const MARKS: usize = 12;
/// The distance of two marks, and their radius.
const APART: f32 = 17.0;
const RADIUS: f32 = 6.0;
/// The steps that did not come up, where it is remembered what is unfolded.
const IDLE: &str = "steps that did not come up";
/// The verdicts of a chance, best first.
const VERDICTS: [Verdict; 4] = [Verdict::Done, Verdict::Late, Verdict::Partly, Verdict::Missed];

/// A step that came up.
#[derive(Debug)]
pub(super) struct StepRow {
    id: String,
    title: String,
    below: String,
    spoken: String,
    /// How the last chances went, and whether there were more.
    marks: Vec<Verdict>,
    more: bool,
    /// What all chances come to.
    tally: String,
    /// What is said above the words at the last chance.
    was: String,
    last: Option<Seen>,
}

/// All of them.
#[derive(Debug)]
pub(super) struct Steps {
    /// Those that came up, by how firmly they are held, the firmest first.
    groups: Vec<(String, Vec<StepRow>)>,
    /// The name of the list of the others, and their titles.
    idle: Option<(String, String)>,
    /// What is said of what makes one firm, and of when it comes back.
    ladder: String,
}

impl Steps {
    pub(super) fn of(progress: &Progress, today: Day) -> Self {
        let held = |hold: Hold| progress.steps.iter().filter(move |step| step.hold == hold);
        let group = |hold: Hold| {
            let steps: Vec<StepRow> = held(hold).map(|step| StepRow::of(step, today)).collect();
            (!steps.is_empty()).then(|| (upper_first(hold.word()), steps))
        };
        let [firm, growing] = [Hold::Firm, Hold::Growing].map(group);
        let idle: Vec<&str> = held(Hold::NotYet).map(|step| step.title.as_str()).collect();
        let named = match idle.len() {
            1 => "1 step has not come up yet".to_owned(),
            n => format!("{n} steps have not come up yet"),
        };
        Self {
            groups: firm.into_iter().chain(growing).collect(),
            idle: (!idle.is_empty()).then(|| (named, format!("{}.", idle.join(" · ")))),
            ladder: format!("{} {}", about_firm(), about_the_ladder()),
        }
    }
}

impl StepRow {
    fn of(step: &StepProgress, today: Day) -> Self {
        let from = step.chances.len().saturating_sub(MARKS);
        let marks: Vec<Verdict> = step.chances.iter().skip(from).map(|(_, verdict)| *verdict).collect();
        let trend = trend(step.trend);
        let due = step.due.map(|due| match due <= today {
            true => "It is due again.".to_owned(),
            false => format!("It comes back {}.", on_day(due, today)),
        });
        let below: Vec<String> = trend.into_iter().chain(due).collect();
        let below = below.join(" ");
        let told = marks.iter().map(|verdict| verdict.word().to_lowercase()).collect::<Vec<_>>().join(", ");
        let last = if from > 0 { format!(", the last {MARKS}") } else { String::new() };
        let chances = count(step.chances.len(), "chance");
        let spoken = format!("{}. {chances}{last}: {told}. {below}", step.title);
        let times = |verdict: Verdict| step.chances.iter().filter(|(_, own)| *own == verdict).count();
        let parts: Vec<String> = VERDICTS
            .iter()
            .map(|verdict| (times(*verdict), verdict.word().to_lowercase()))
            .filter(|(times, _)| *times > 0)
            .map(|(times, word)| format!("{times} {word}"))
            .collect();
        let was = match step.chances.last().map(|(_, verdict)| *verdict) {
            Some(Verdict::Missed) => "The last chance was missed. You said:",
            Some(Verdict::Late) => "The last time, a little late:",
            Some(Verdict::Partly) => "The last time, partly:",
            _ => "The last time:",
        };
        Self {
            id: format!("step {}", step.id),
            title: step.title.clone(),
            below,
            spoken,
            marks,
            more: from > 0,
            tally: format!("{} {chances}: {}.", step.holds(), parts.join(", ")),
            was: was.to_owned(),
            last: step.last.clone(),
        }
    }
}

/// Which way something goes, as a sentence; nothing where that is not known.
pub(super) fn trend(trend: Trend) -> Option<String> {
    (trend != Trend::Unknown).then(|| format!("{}.", upper_first(trend.word())))
}

/// Draws them.
pub(super) fn ui(ui: &mut Ui, made: &Made, reading: &mut Reading, queue: &mut Queue) {
    let theme = Theme::of(ui);
    legend_ui(ui);
    for (words, steps) in &made.steps.groups {
        ui.add_space(theme::GAP_M);
        heading(&ui.label(theme::words(words, theme::strong(theme::SIZE_CAPTION)).color(theme.accent)), words, 3);
        ui.add_space(theme::GAP_S);
        for step in steps {
            step_ui(ui, step, made.today, reading, queue);
        }
    }
    if let Some((name, titles)) = &made.steps.idle {
        let open = reading.open.contains(IDLE);
        let entry = Entry {
            title: theme::words(name, theme::strong(theme::SIZE_BODY)).color(theme.text),
            below: "",
            spoken: name,
            open,
            face: 0.0,
            picture: Vec2::ZERO,
        };
        if entry::ui(ui, entry, |_, _| {}).clicked() {
            reading.turn_over(IDLE);
        }
        if open {
            entry::unfolded_ui(ui, |ui| {
                ui.label(theme::words(titles, theme::body()).color(theme.text));
            });
        }
    }
    ui.add_space(theme::GAP_S);
    ui.label(widgets::small(theme, &made.steps.ladder));
}

/// The marks with their words.
fn legend_ui(ui: &mut Ui) {
    let theme = Theme::of(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 0.0);
        ui.spacing_mut().interact_size.y = theme::line_height(theme::SIZE_CAPTION);
        for verdict in VERDICTS {
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, 18.0), egui::Sense::hover());
            signs::verdict(ui.painter(), rect.center(), RADIUS, verdict, theme);
            ui.label(widgets::small(theme, verdict.word().to_lowercase()));
            ui.add_space(theme::GAP_S);
        }
        ui.label(widgets::small(theme, "one for each conversation, the newest at the right"));
    });
}

fn step_ui(ui: &mut Ui, step: &StepRow, today: Day, reading: &mut Reading, queue: &mut Queue) {
    let theme = Theme::of(ui);
    let open = reading.open.contains(&step.id);
    let dots = u8::try_from(step.marks.len()).unwrap_or(u8::MAX);
    let cut = if step.more { APART } else { 0.0 };
    let entry = Entry {
        title: theme::words(&step.title, theme::strong(theme::SIZE_BODY)).color(theme.text),
        below: &step.below,
        spoken: &step.spoken,
        open,
        face: 0.0,
        picture: vec2(APART * f32::from(dots) + cut, 2.0 * RADIUS + 4.0),
    };
    let response = entry::ui(ui, entry, |ui, places| {
        let mut at: Pos2 = pos2(places.picture.left() + APART / 2.0, places.picture.center().y);
        if step.more {
            for dot in 0..3_u8 {
                ui.painter().circle_filled(at + vec2(4.0 * f32::from(dot) - 4.0, 0.0), 1.2, theme.quiet_text);
            }
            at.x += APART;
        }
        for verdict in &step.marks {
            signs::verdict(ui.painter(), at, RADIUS, *verdict, theme);
            at.x += APART;
        }
    });
    if response.clicked() {
        reading.turn_over(&step.id);
    }
    if open {
        entry::unfolded_ui(ui, |ui| {
            ui.label(theme::words(&step.tally, theme::body()).color(theme.text));
            if let Some(seen) = &step.last {
                seen_ui(ui, &step.was, seen, today, reading, queue);
            }
        });
    }
}
