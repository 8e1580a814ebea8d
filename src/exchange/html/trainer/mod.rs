//! The trainer's sheet: what somebody who has never seen a scenario needs to lead a class with it, as a page of HTML that stands
//! alone and prints. It tells what the customer wants, so it is not for trainees.

mod class;
mod customer;
mod goes;
mod later;
mod opening;
mod plan;
mod replies;
mod scenes;
mod walked;
mod wording;

use super::write::Html;
use super::{Place, document};
use crate::playbook::Band;
use crate::scenario::Scenario;
use crate::solve::{Cut, mean};

use walked::Usually;
pub use walked::Walked;

/// How this page looks besides.
const STYLE: &str = include_str!("../../../../assets/trainer.css");

/// What the sheet is made from.
#[derive(Clone, Copy, Debug)]
pub struct TrainerSheet<'t> {
    /// The scenario.
    pub scenario: &'t Scenario,
    /// What was kept of the walk of each want.
    pub walked: &'t [Walked],
    /// What `unruffled play` needs to play it: the scenario's name or file, and options.
    pub name: &'t str,
}

/// A part of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Leading,
    Aloud,
    Customer,
    Wants,
    Practises,
    Scenes,
    Goes,
    Later,
    Class,
    Observing,
}

impl Part {
    const ALL: [Self; 10] = [
        Self::Leading,
        Self::Aloud,
        Self::Customer,
        Self::Wants,
        Self::Practises,
        Self::Scenes,
        Self::Goes,
        Self::Later,
        Self::Class,
        Self::Observing,
    ];

    fn place(self) -> Place {
        let (id, title) = match self {
            Self::Leading => ("leading", "How to lead it"),
            Self::Aloud => ("aloud", "Read aloud"),
            Self::Customer => ("customer", "The customer"),
            Self::Wants => ("wants", "What they really want"),
            Self::Practises => ("practises", "What it practises"),
            Self::Scenes => ("scenes", "Scene by scene"),
            Self::Goes => ("goes", "How it goes"),
            Self::Later => ("later", "Afterwards"),
            Self::Class => ("class", "For the class"),
            Self::Observing => ("observing", "Observation sheet"),
        };
        Place { id, title }
    }

    fn is_there(self, own: &TrainerSheet<'_>) -> bool {
        let scenario = own.scenario;
        match self {
            Self::Aloud => opening::is_read(scenario),
            Self::Practises => customer::practises_something(scenario),
            Self::Later => later::follows(scenario),
            _ => true,
        }
    }

    fn write(self, html: &mut Html, own: &TrainerSheet<'_>) {
        match self {
            Self::Leading => opening::leading(html, own),
            Self::Aloud => opening::aloud(html, own.scenario),
            Self::Customer => customer::customer(html, own.scenario),
            Self::Wants => customer::wants(html, own.scenario),
            Self::Practises => customer::practises(html, own.scenario),
            Self::Scenes => scenes::scenes(html, own),
            Self::Goes => goes::goes(html, own),
            Self::Later => later::later(html, own),
            Self::Class => class::class(html, own.scenario),
            Self::Observing => class::observing(html, own.scenario),
        }
    }
}

impl TrainerSheet<'_> {
    /// The sheet as a page. The same scenario gives the same bytes.
    #[must_use]
    pub fn page(&self) -> String {
        let title = format!("{} · trainer’s sheet", self.scenario.title);
        let there = || Part::ALL.into_iter().filter(|part| part.is_there(self));
        let places: Vec<Place> = there().map(Part::place).collect();
        document(&title, Html::new(&self.scenario.language), &[super::STYLE, STYLE], &places, |html| {
            opening::head(html, self.scenario);
            for part in there() {
                html.element("section", &[("id", part.place().id)], |html| {
                    html.line("h2", "", part.place().title);
                    part.write(html, self);
                });
            }
        })
    }

    /// Why not everything is known; none where it is.
    fn cut(&self) -> Option<Cut> {
        self.walked.iter().find_map(|walked| walked.cut)
    }

    /// How they feel where most trainees hear a line.
    fn band(&self, scene: u16, part: u8) -> Option<Band> {
        self.walked.iter().find_map(|walked| walked.band(scene, part))
    }

    /// How a reply usually goes, each with the wants with which it goes so.
    fn usually(&self, scene: u16, part: u8, number: u8) -> Vec<(&Usually, Vec<usize>)> {
        let mut all: Vec<(&Usually, Vec<usize>)> = Vec::new();
        for walked in self.walked {
            let Some(usually) = walked.usually(scene, part, number) else { continue };
            let want = usize::from(walked.deal.want);
            match all.iter_mut().find(|(same, _)| *same == usually) {
                Some((_, wants)) => wants.push(want),
                None => all.push((usually, vec![want])),
            }
        }
        all
    }

    /// Odds that a guess succeeds, on average over the wants.
    fn guessed(&self) -> Option<f64> {
        mean(self.walked.iter().map(|walked| walked.guessed))
    }
}
