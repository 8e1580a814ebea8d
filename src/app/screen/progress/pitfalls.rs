//! The pitfalls: how often each caught the trainee, which way it goes, and unfolded their own words and what helps.

use egui::{Ui, pos2, vec2};

use super::entry::{self, Entry};
use super::made::Made;
use super::reading::Reading;
use super::steps::trend;
use super::table::seen_ui;
use crate::app::command::Queue;
use crate::app::theme::{self, Theme};
use crate::app::{signs, widgets};
use crate::debrief::days::on_day;
use crate::debrief::progress::{PitfallProgress, Progress, Seen, Trend};
use crate::debrief::words::NO_PITFALL;
use crate::debrief::{Day, curly};
use crate::playbook::Playbook;

/// So many conversations are drawn, the newest ones.
const MARKS: usize = 12;
/// The distance of two marks.
const APART: f32 = 12.0;

/// A pitfall that caught the trainee.
#[derive(Debug)]
struct Pitfall {
    id: String,
    title: String,
    below: String,
    spoken: String,
    /// Whether it came up in the last conversations.
    marks: Vec<bool>,
    /// What it is, and what helps.
    helps: String,
    last: Option<Seen>,
}

/// All of them.
#[derive(Debug)]
pub(super) struct Pitfalls {
    /// Those that came up, the most frequent first.
    met: Vec<Pitfall>,
    /// What is said of the others.
    never: String,
}

impl Pitfalls {
    pub(super) fn of(progress: &Progress, playbook: &Playbook, today: Day) -> Self {
        let mut met: Vec<&PitfallProgress> = progress.pitfalls.iter().filter(|pitfall| pitfall.times > 0).collect();
        met.sort_by_key(|pitfall| std::cmp::Reverse(pitfall.times));
        let never: Vec<&str> =
            progress.pitfalls.iter().filter(|own| own.times == 0).map(|own| own.title.as_str()).collect();
        let never = match (met.is_empty(), never.is_empty()) {
            (true, _) => NO_PITFALL.to_owned(),
            (false, true) => String::new(),
            (false, false) => format!("These never caught you: {}.", never.join(" · ")),
        };
        Self { met: met.into_iter().map(|own| Pitfall::of(own, playbook, today)).collect(), never }
    }
}

impl Pitfall {
    fn of(own: &PitfallProgress, playbook: &Playbook, today: Day) -> Self {
        let last = own.last.as_ref().map(|seen| format!("The last time was {}.", on_day(seen.day, today)));
        // That something goes on as it did is no news.
        let way = trend(own.trend).filter(|_| own.trend != Trend::Level);
        let parts: Vec<String> = [own.times_in_words()].into_iter().chain(last).chain(way).collect();
        let below = parts.join(" ");
        let from = own.chances.len().saturating_sub(MARKS);
        let entry = playbook.pitfalls.iter().find(|entry| entry.id == own.id);
        Self {
            id: format!("pitfall {}", own.id),
            spoken: format!("{}. {below}", own.title),
            title: own.title.clone(),
            below,
            marks: own.chances.iter().skip(from).map(|(_, came_up)| *came_up).collect(),
            helps: entry.map(|entry| curly(&format!("{} {}", entry.plain, entry.instead))).unwrap_or_default(),
            last: own.last.clone(),
        }
    }
}

/// Draws them.
pub(super) fn ui(ui: &mut Ui, made: &Made, reading: &mut Reading, queue: &mut Queue) {
    let theme = Theme::of(ui);
    for pitfall in &made.pitfalls.met {
        pitfall_ui(ui, pitfall, made.today, reading, queue);
    }
    if !made.pitfalls.never.is_empty() {
        if !made.pitfalls.met.is_empty() {
            ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), theme.hairline());
            ui.add_space(12.0);
        }
        ui.label(widgets::quiet(theme, &made.pitfalls.never));
    }
}

fn pitfall_ui(ui: &mut Ui, pitfall: &Pitfall, today: Day, reading: &mut Reading, queue: &mut Queue) {
    let theme = Theme::of(ui);
    let open = reading.open.contains(&pitfall.id);
    let marks = u8::try_from(pitfall.marks.len()).unwrap_or(u8::MAX);
    let entry = Entry {
        title: theme::words(&pitfall.title, theme::strong(theme::SIZE_BODY)).color(theme.text),
        below: &pitfall.below,
        spoken: &pitfall.spoken,
        open,
        face: 0.0,
        picture: vec2(APART * f32::from(marks), 14.0),
    };
    let response = entry::ui(ui, entry, |ui, places| {
        let mut at = pos2(places.picture.left() + APART / 2.0, places.picture.center().y);
        for came_up in &pitfall.marks {
            if *came_up {
                signs::care(ui.painter(), at, 5.0, theme);
            } else {
                ui.painter().circle_filled(at, 1.8, theme.edge);
            }
            at.x += APART;
        }
    });
    if response.clicked() {
        reading.turn_over(&pitfall.id);
    }
    if open {
        entry::unfolded_ui(ui, |ui| {
            ui.label(theme::words(&pitfall.helps, theme::body()).color(theme.text));
            if let Some(seen) = &pitfall.last {
                seen_ui(ui, "The last time:", seen, today, reading, queue);
            }
        });
    }
}
