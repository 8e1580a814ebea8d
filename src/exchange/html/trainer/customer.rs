//! Who comes, what they really want and what would put it right, and what the scenario practises.

use super::wording::{first, letter};
use crate::debrief::words::upper_first;
use crate::engine::Deal;
use crate::exchange::html::opening::row;
use crate::exchange::html::write::Html;
use crate::playbook::Fit;
use crate::scenario::{Remedy, Scenario, Want};

/// Name, what today was like, the way of being upset, the mood in which they come.
pub(super) fn customer(html: &mut Html, scenario: &Scenario) {
    let customer = &scenario.customer;
    html.element("p", &[("class", "strong"), ("dir", "auto")], |html| html.words(&customer.name));
    html.own("p", "", &customer.about);
    if let Some(persona) = scenario.playbook.personas.get(customer.persona) {
        row(html, &persona.title, |html| _ = html.line("p", "", &persona.plain));
    }
    let band = scenario.playbook.band(customer.opening).word();
    row(html, "To begin with", |html| _ = html.line("p", "", &format!("{}.", upper_first(band))));
}

/// Each want: how it comes out, what fits it, which customer numbers deal it.
pub(super) fn wants(html: &mut Html, scenario: &Scenario) {
    let several = scenario.wants.len() > 1;
    for (at, want) in scenario.wants.iter().enumerate() {
        html.classed("article", "one-want", |html| {
            html.element("h3", &[], |html| {
                if several {
                    html.line("span", "letter", &letter(at));
                }
                html.own("span", "", &want.is);
            });
            one(html, scenario, at, want);
        });
    }
}

fn one(html: &mut Html, scenario: &Scenario, at: usize, want: &Want) {
    let says = first(&want.says, None).words;
    if !says.is_empty() {
        row(html, "How it comes out", |html| _ = html.quote("p", "said", says));
    }
    for (fit, name) in [(Fit::Full, "Puts it right"), (Fit::Partly, "Helps a little"), (Fit::Not, "Misses it")] {
        let fits = |remedy: &&Remedy| remedy.fits.get(at).copied().unwrap_or_default() == fit;
        let all: Vec<&Remedy> = scenario.remedies.iter().filter(fits).collect();
        if all.is_empty() {
            continue;
        }
        row(html, name, |html| {
            for remedy in all {
                html.element("p", &[("dir", "auto")], |html| {
                    html.words(&remedy.title);
                    html.line("span", "small", &format!(" · {}", terms(remedy)));
                });
            }
        });
    }
    let numbers = customers(scenario, at);
    if !numbers.is_empty() {
        row(html, "Customer numbers", |html| _ = html.line("p", "", &numbers.join(", ")));
    }
}

/// What a remedy costs, and whose it is to give.
fn terms(remedy: &Remedy) -> String {
    let cost = if remedy.cost == 0 { "costs nothing".to_owned() } else { format!("costs {}", remedy.cost) };
    let whose = if remedy.within_authority { "the trainee may give it" } else { "not the trainee’s to give" };
    format!("{cost}, {whose}")
}

/// So many customer numbers are told for each want, of so many that are looked at.
const TOLD: usize = 6;
const LOOKED_AT: u32 = 2_000;

fn customers(scenario: &Scenario, want: usize) -> Vec<String> {
    let wants = |seed: &u32| usize::from(Deal::new(scenario, *seed).want) == want;
    (1..=LOOKED_AT).filter(wants).take(TOLD).map(|seed| seed.to_string()).collect()
}

/// Whether it says what it practises.
pub(super) fn practises_something(scenario: &Scenario) -> bool {
    !(scenario.focus.is_empty() && scenario.steps.is_empty() && scenario.pitfalls.is_empty())
}

/// The steps in focus with the playbook's words, the others, and what it tempts to.
pub(super) fn practises(html: &mut Html, scenario: &Scenario) {
    let book = &scenario.playbook;
    for step in scenario.focus.iter().filter_map(|at| book.steps.get(*at)) {
        html.classed("div", "card", |html| {
            html.line("h3", "", &step.title);
            html.line("p", "", &step.plain);
            for (name, class, text) in [("Do", "good", &step.instead), ("Avoid", "caution", &step.avoid)] {
                if text.is_empty() {
                    continue;
                }
                html.element("p", &[], |html| {
                    html.line("b", class, name);
                    html.words(&format!(" {text}"));
                });
            }
        });
    }
    let others = scenario.steps.iter().filter(|at| !scenario.focus.contains(at));
    let others: Vec<&str> = others.filter_map(|at| book.steps.get(*at)).map(|step| step.title.as_str()).collect();
    if !others.is_empty() {
        let name = if scenario.focus.is_empty() { "Steps" } else { "Other steps" };
        row(html, name, |html| _ = html.line("p", "", &others.join(" · ")));
    }
    let pitfalls: Vec<_> = scenario.pitfalls.iter().filter_map(|at| book.pitfalls.get(*at)).collect();
    if !pitfalls.is_empty() {
        row(html, "It tempts to", |html| {
            html.classed("ul", "points", |html| {
                for pitfall in pitfalls {
                    html.element("li", &[], |html| {
                        html.line("b", "", &format!("{}.", pitfall.title));
                        html.words(&format!(" {}", pitfall.plain));
                    });
                }
            });
        });
    }
}
