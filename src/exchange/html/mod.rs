//! One attempt's debrief, and somebody's progress, as a page of HTML that stands alone: no script, no network, no font but those that are there. It
//! reads well on a phone and in the dark, and prints to paper, in the order of the window's debrief.

mod closing;
mod curve;
mod next;
mod noted;
mod opening;
mod progress;
mod steps;
mod trainer;
mod turning;
mod turns;
mod write;

use crate::debrief::assess::{Assessed, AssessedSet};
use crate::debrief::{Confidence, Day, Debrief, Exchange, Had, Played, exchanges, words};
use crate::engine::Replay;
use crate::engine::notes::{AttemptId, Mode, Notes};
use crate::scenario::Scenario;

use super::PROGRAM;
pub use progress::Practised;
pub use trainer::{TrainerSheet, Walked};
use write::Html;

/// How the page looks.
const STYLE: &str = include_str!("../../../assets/debrief.css");

/// What a page is made from.
#[derive(Clone, Copy, Debug)]
pub struct Report<'r> {
    /// The scenario.
    pub scenario: &'r Scenario,
    /// All that happened.
    pub replay: &'r Replay,
    /// What was learned.
    pub debrief: &'r Debrief,
    /// What the trainee noted. How hot they were and their own words are private and stay out.
    pub notes: &'r Notes,
    /// How the conversation was had; none where nobody knows, as an attempt's code does not say it.
    pub mode: Option<Mode>,
    /// The day on which it was had, if known.
    pub day: Option<Day>,
    /// Conversations that were had before, oldest first: what to practise next goes by them, too.
    pub history: &'r [Played],
    /// Turns that were taken for the trainee at its beginning.
    pub given: usize,
    /// The code of the attempt.
    pub code: &'r str,
    /// What `unruffled play` needs before the code to replay it: the scenario's name or file, and options.
    pub name: &'r str,
}

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    Short,
    Next,
    Mood,
    Turns,
    Turning,
    Want,
    Steps,
    Pitfalls,
    Sure,
    Practise,
    Reading,
    Code,
}

impl Section {
    const ALL: [Self; 12] = [
        Self::Short,
        Self::Next,
        Self::Mood,
        Self::Turns,
        Self::Turning,
        Self::Want,
        Self::Steps,
        Self::Pitfalls,
        Self::Sure,
        Self::Practise,
        Self::Reading,
        Self::Code,
    ];

    /// The place in the page's address.
    fn id(self) -> &'static str {
        match self {
            Self::Short => "in-short",
            Self::Next => "what-happened-next",
            Self::Mood => "how-they-felt",
            Self::Turns => "what-was-said",
            Self::Turning => "what-turned-it",
            Self::Want => "what-they-wanted",
            Self::Steps => "steps",
            Self::Pitfalls => "pitfalls",
            Self::Sure => "how-sure",
            Self::Practise => "practise",
            Self::Reading => "reading",
            Self::Code => "code",
        }
    }

    fn title(self, sheet: &Sheet<'_>) -> &'static str {
        match self {
            Self::Short => "In short",
            Self::Next => "What happened next",
            Self::Mood => "How they felt",
            Self::Turns => "What was said",
            Self::Turning => words::turning(sheet.report.debrief),
            Self::Want => "What they really wanted",
            Self::Steps => "The steps",
            Self::Pitfalls => "Pitfalls",
            Self::Sure => "How sure you were",
            Self::Practise => "One thing to practise",
            Self::Reading => "How to read this",
            Self::Code => "The code of this attempt",
        }
    }

    /// Whether there is anything to say.
    fn is_there(self, sheet: &Sheet<'_>) -> bool {
        let said = !sheet.turns.is_empty();
        match self {
            Self::Next => sheet.turns.iter().any(|turn| turn.after) || sheet.report.debrief.outcome.is_some(),
            Self::Mood | Self::Turns | Self::Turning => said,
            Self::Sure => sheet.confidence().is_some(),
            _ => true,
        }
    }

    fn write(self, html: &mut Html, sheet: &Sheet<'_>) {
        match self {
            Self::Short => opening::short(html, sheet),
            Self::Next => next::next(html, sheet),
            Self::Mood => curve::mood(html, sheet),
            Self::Turns => turns::turns(html, sheet),
            Self::Turning => turning::turning(html, sheet),
            Self::Want => turning::want(html, sheet),
            Self::Steps => steps::steps(html, sheet),
            Self::Pitfalls => steps::pitfalls(html, sheet),
            Self::Sure => noted::sure(html, sheet),
            Self::Practise => closing::practise(html, sheet),
            Self::Reading => closing::reading(html),
            Self::Code => closing::code(html, sheet),
        }
    }
}

/// What the parts of the page read.
struct Sheet<'r> {
    report: &'r Report<'r>,
    turns: Vec<Exchange>,
}

impl Sheet<'_> {
    /// A turn by its number from 1.
    fn turn(&self, number: usize) -> Option<&Exchange> {
        self.turns.get(number.checked_sub(1)?)
    }

    /// How the customer is called here.
    fn name(&self) -> &str {
        words::short_name(&self.report.scenario.customer.name)
    }

    /// How sure the trainee was, if they said so.
    fn confidence(&self) -> Option<Confidence> {
        Confidence::of(self.report.debrief, &self.turns, self.report.notes)
    }

    /// What it came to, and the set that it belongs to, where it was an Assessment that is over.
    fn result(&self) -> Option<(Assessed, AssessedSet)> {
        let report = self.report;
        let mode = report.mode.filter(|mode| *mode == Mode::Assessment)?;
        // One conversation is measured alike whenever it was had, and after whatever else.
        let day = report.day.unwrap_or_default();
        let had = Had { id: AttemptId::nil(), mode, given: report.given, again: false, day };
        let played = Played::of(report.scenario, report.replay, had)?;
        let book = &report.scenario.playbook;
        Some((Assessed::of(book, &played), AssessedSet::of(book, report.history)))
    }

    /// What was noted, beside the turns that were taken.
    fn noted(&self) -> impl Iterator<Item = (&Exchange, &crate::engine::notes::TurnNotes)> {
        self.turns.iter().filter_map(|turn| Some((turn, self.report.notes.turn(turn.number)?)))
    }
}

/// The page. The same report gives the same bytes.
#[must_use]
pub fn page(report: &Report<'_>) -> String {
    let sheet = Sheet { report, turns: exchanges(report.scenario, report.replay) };
    let title = format!("{} · debrief", report.scenario.title);
    let there = || Section::ALL.into_iter().filter(|section| section.is_there(&sheet));
    let places: Vec<Place> = there().map(|section| Place { id: section.id(), title: section.title(&sheet) }).collect();
    document(&title, Html::new(&report.scenario.language), &[STYLE], &places, |html| {
        opening::head(html, &sheet);
        for section in there() {
            html.element("section", &[("id", section.id())], |html| {
                html.line("h2", "", section.title(&sheet));
                section.write(html, &sheet);
            });
        }
    })
}

/// A part of a page: the place in its address, and its title.
#[derive(Clone, Copy, Debug)]
struct Place {
    id: &'static str,
    title: &'static str,
}

/// Nothing is loaded and nothing is started, whatever a browser finds in the page.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// A page that stands alone, with what looks like this and says that.
fn document(
    title: &str,
    mut html: Html,
    looks: &[&'static str],
    places: &[Place],
    main: impl FnOnce(&mut Html),
) -> String {
    html.element("html", &[("lang", "en")], |html| {
        html.element("head", &[], |html| {
            html.empty("meta", &[("charset", "utf-8")]);
            html.empty("meta", &[("http-equiv", "Content-Security-Policy"), ("content", POLICY)]);
            html.empty("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
            html.empty("meta", &[("name", "color-scheme"), ("content", "light dark")]);
            html.empty("meta", &[("name", "generator"), ("content", PROGRAM)]);
            html.line("title", "", title);
            html.element("style", &[], |html| looks.iter().for_each(|look| html.style(look)));
        });
        html.element("body", &[], |html| {
            contents(html, places);
            html.element("main", &[], main);
            html.element("footer", &[], |html| html.words(&format!("Made with {PROGRAM}")));
        });
    });
    html.finished()
}

/// Where the parts are, for a wide screen.
fn contents(html: &mut Html, places: &[Place]) {
    html.element("nav", &[("aria-label", "On this page")], |html| {
        html.element("ul", &[], |html| {
            for place in places {
                html.element("li", &[], |html| {
                    html.element("a", &[("href", &format!("#{}", place.id))], |html| html.words(place.title));
                });
            }
        });
    });
}
