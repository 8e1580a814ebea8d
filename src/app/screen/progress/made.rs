//! What the page shows, as words and numbers ready to be drawn; made once, when what was practised changes, or the day.

use std::sync::Arc;

use super::calendar::Calendar;
use super::customers::Customer;
use super::mood::Moods;
use super::pitfalls::Pitfalls;
use super::steps::Steps;
use super::talks::Talks;
use crate::app::data::{Data, Keeping};
use crate::debrief::Day;
use crate::debrief::kept::TraineeId;
use crate::debrief::practice::Suggestion;
use crate::debrief::progress::Progress;

/// What the page shows.
#[derive(Debug)]
pub(super) struct Made {
    /// What it was made of, whose it is, and when.
    progress: Arc<Progress>,
    changed: u32,
    suggested: Option<Suggestion>,
    empty: bool,
    whose: Option<(TraineeId, Option<String>)>,
    keeping: Keeping,
    pub today: Day,
    /// The heading, and what is said below it of whose it is and how long it lasts.
    pub title: String,
    pub about: Vec<String>,
    /// What it comes to, in a few sentences.
    pub headline: String,
    pub calendar: Calendar,
    pub steps: Steps,
    pub pitfalls: Pitfalls,
    pub customers: Vec<Customer>,
    pub moods: Moods,
    pub talks: Talks,
}

impl Made {
    pub(super) fn of(data: &Data) -> Self {
        let progress = Arc::clone(data.record.progress());
        let today = data.today;
        Self {
            changed: data.record.changed(),
            suggested: data.record.suggestion().cloned(),
            empty: data.record.played().is_empty(),
            whose: whose(data),
            keeping: data.record.keeping().clone(),
            today,
            title: title(data),
            about: about(data),
            headline: progress.so_far().join(" "),
            calendar: Calendar::of(&progress, today),
            steps: Steps::of(&progress, today),
            pitfalls: Pitfalls::of(&progress, data.playbook(), today),
            customers: progress.scenarios.iter().map(|own| Customer::of(own, data)).collect(),
            moods: Moods::of(&progress, data.playbook(), today),
            talks: Talks::of(data),
            progress,
        }
    }

    /// Whether it is still what it was made of.
    pub(super) fn is_of(&self, data: &Data) -> bool {
        Arc::ptr_eq(&self.progress, data.record.progress())
            && self.changed == data.record.changed()
            && self.suggested.as_ref() == data.record.suggestion()
            && self.today == data.today
            && self.keeping == *data.record.keeping()
            && self.is_whose(data)
    }

    /// Whether it is about the same trainee.
    pub(super) fn is_whose(&self, data: &Data) -> bool {
        let now = data.record.trainee();
        self.whose.as_ref().map(|(id, name)| (*id, name)) == now.map(|trainee| (trainee.id, &trainee.name))
    }

    /// Whether nothing was practised yet.
    pub(super) fn is_empty(&self) -> bool {
        self.empty
    }
}

fn whose(data: &Data) -> Option<(TraineeId, Option<String>)> {
    data.record.trainee().map(|trainee| (trainee.id, trainee.name.clone()))
}

/// The heading: with the name of whoever it is about.
fn title(data: &Data) -> String {
    let name = data.record.trainee().and_then(|trainee| trainee.name.as_deref());
    name.map_or_else(|| "Progress".to_owned(), |name| format!("{name}’s progress"))
}

/// Whose it is, who sees it, and how long it lasts.
fn about(data: &Data) -> Vec<String> {
    let mut said = Vec::new();
    let others = data.record.trainees().len() > 1;
    match data.record.trainee().map(|trainee| trainee.name.as_deref()) {
        Some(Some(name)) if others => {
            said.push(format!("Nobody sees this without choosing “{name}”. There is no password."));
        }
        Some(None) => said.push("You practise as a guest. The next guest begins afresh.".to_owned()),
        _ => {}
    }
    match data.record.keeping() {
        Keeping::Nowhere | Keeping::Trouble(_) => said.push("This lasts until the window closes.".to_owned()),
        Keeping::ReadOnly(_) => {
            said.push(
                "What is kept is only shown here. What you practise now lasts until the window closes.".to_owned(),
            );
        }
        Keeping::Kept | Keeping::Behind { .. } => {}
    }
    said
}

/// A number with its noun: "1 conversation", "3 conversations".
pub(super) fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
