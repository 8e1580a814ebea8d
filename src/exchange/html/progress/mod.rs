//! What somebody's practice adds up to, as a page of HTML that stands alone: in a few sentences, then each step, pitfall,
//! customer and mood. Every small plot has a table beside it.

mod days;
mod moods;
mod plot;
mod scenarios;
mod steps;

use super::{Place, document};
use crate::debrief::Day;
use crate::debrief::practice::about_the_ladder;
use crate::debrief::progress::Progress;
use crate::debrief::progress::words::{about_firm, conversations};
use crate::debrief::words::date;
use crate::exchange::html::write::Html;

/// How this page looks besides.
const STYLE: &str = include_str!("../../../../assets/progress.css");

/// A plot and its table show so many of the latest; the tables for a spreadsheet have them all.
const LATEST: usize = 40;

/// Whose page it is.
#[derive(Clone, Copy, Debug)]
pub struct Practised<'p> {
    /// What they are called; none for the guest.
    pub name: Option<&'p str>,
    /// What their practice adds up to.
    pub progress: &'p Progress,
    /// The day on which the page is made.
    pub today: Day,
}

impl Practised<'_> {
    /// The page. The same practice gives the same bytes.
    #[must_use]
    pub fn page(&self) -> String {
        let title = self.name.map_or_else(|| "Progress".to_owned(), |name| format!("{name}’s progress"));
        let places: Vec<Place> = Part::ALL.into_iter().filter(|part| part.is_there(self)).map(Part::place).collect();
        document(&title, Html::new("en"), &[super::STYLE, STYLE], &places, |html| {
            self.head(html, &title);
            for part in Part::ALL.into_iter().filter(|part| part.is_there(self)) {
                html.element("section", &[("id", part.place().id)], |html| {
                    html.line("h2", "", part.place().title);
                    part.write(html, self);
                });
            }
        })
    }

    fn head(&self, html: &mut Html, title: &str) {
        let progress = self.progress;
        html.element("header", &[], |html| {
            html.line("p", "kind", "Practice, added up");
            html.element("h1", &[("dir", "auto")], |html| html.words(title));
            let facts = [
                ("Conversations", Some(progress.handled.len().to_string())),
                ("Days with practice", Some(progress.practice_days().to_string())),
                ("Since", progress.days.first().map(|(day, _)| date(*day))),
                ("Made on", Some(date(self.today))),
            ];
            html.element("dl", &[], |html| {
                for (name, value) in facts {
                    let Some(value) = value else { continue };
                    html.element("div", &[], |html| {
                        html.line("dt", "", name);
                        html.line("dd", "", &value);
                    });
                }
            });
        });
    }
}

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Short,
    Steps,
    Pitfalls,
    Scenarios,
    Moods,
    Days,
    Reading,
}

impl Part {
    const ALL: [Self; 7] =
        [Self::Short, Self::Steps, Self::Pitfalls, Self::Scenarios, Self::Moods, Self::Days, Self::Reading];

    fn place(self) -> Place {
        let (id, title) = match self {
            Self::Short => ("in-short", "In short"),
            Self::Steps => ("steps", "The steps"),
            Self::Pitfalls => ("pitfalls", "Pitfalls"),
            Self::Scenarios => ("customers", "Customers"),
            Self::Moods => ("moods", "How hot it became"),
            Self::Days => ("days", "Days with practice"),
            Self::Reading => ("reading", "How to read this"),
        };
        Place { id, title }
    }

    fn is_there(self, own: &Practised<'_>) -> bool {
        let progress = own.progress;
        match self {
            Self::Steps | Self::Pitfalls | Self::Scenarios | Self::Moods => !progress.handled.is_empty(),
            Self::Days => !progress.days.is_empty(),
            Self::Short | Self::Reading => true,
        }
    }

    fn write(self, html: &mut Html, own: &Practised<'_>) {
        match self {
            Self::Short => html_short(html, own),
            Self::Steps => steps::steps(html, own),
            Self::Pitfalls => steps::pitfalls(html, own),
            Self::Scenarios => scenarios::scenarios(html, own),
            Self::Moods => moods::moods(html, own),
            Self::Days => days::days(html, own),
            Self::Reading => reading(html),
        }
    }
}

fn html_short(html: &mut Html, own: &Practised<'_>) {
    html.line("p", "headline", &own.progress.headline(own.today).join(" "));
}

/// What the page is, and what it is not.
fn reading(html: &mut Html) {
    let numbers = "Points and moods are worked out by the rules of the playbook. They are there to learn from and were not \
                   measured on real people.";
    let about = [
        (
            "What it is for.",
            "This is practice. It is no ground for hiring, promotion or discipline, and says little about a person."
                .to_owned(),
        ),
        (
            "What counts.",
            "Conversations that were had from their first line, with customers who do not exist.".to_owned(),
        ),
        ("What is firm.", about_firm()),
        ("When a step comes back.", about_the_ladder()),
        ("The numbers.", numbers.to_owned()),
    ];
    for (begin, rest) in about {
        html.element("p", &[], |html| {
            html.line("b", "", begin);
            html.words(&format!(" {rest}"));
        });
    }
}

/// The latest of many, and what is said where that is not all.
fn latest<T>(all: &[T]) -> (&[T], Option<String>) {
    let from = all.len().saturating_sub(LATEST);
    let note = (from > 0)
        .then(|| format!("The last {LATEST} of {}; a table for a spreadsheet has all.", conversations(all.len())));
    (all.get(from..).unwrap_or(all), note)
}

/// A table that is folded on the screen and open on paper.
fn table(html: &mut Html, summary: &str, names: &[&str], rows: impl Iterator<Item = Vec<String>>) {
    html.element("details", &[], |html| {
        html.line("summary", "", summary);
        html.element("table", &[], |html| {
            html.element("thead", &[], |html| {
                html.element("tr", &[], |html| {
                    for name in names {
                        html.element("th", &[("scope", "col")], |html| html.words(name));
                    }
                });
            });
            html.element("tbody", &[], |html| {
                for row in rows {
                    html.element("tr", &[], |html| {
                        for (at, cell) in row.iter().enumerate() {
                            let (name, scope) = if at == 0 { ("th", "row") } else { ("td", "") };
                            html.element(name, &[("scope", scope), ("dir", "auto")], |html| html.words(cell));
                        }
                    });
                }
            });
        });
    });
}
