//! What an attempt showed, as it stands in its row: each quotation once, however many steps it speaks for. Reading it
//! borrows from the row: a history has ten thousand of them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::words::json;
use crate::debrief::{Evidence, Judged, MoodCourse, Verdict};

/// Turn, words, and whether they were spoken.
#[derive(PartialEq, Serialize, Deserialize)]
struct Quote<'r>(usize, #[serde(borrow)] Cow<'r, str>, bool);

/// The id of a step or a pitfall, and the place of its quotation.
#[derive(Serialize, Deserialize)]
struct Place<'r>(#[serde(borrow)] Cow<'r, str>, usize);

#[derive(Serialize, Deserialize)]
struct Form<'r> {
    steps: Vec<(String, Verdict)>,
    pitfalls: Vec<String>,
    critical: Vec<String>,
    #[serde(borrow)]
    quotes: Vec<Quote<'r>>,
    #[serde(borrow)]
    evidence: Vec<Place<'r>>,
    #[serde(borrow)]
    slips: Vec<Place<'r>>,
    want_known: bool,
    mood: MoodCourse,
}

/// As JSON.
pub(super) fn written(judged: &Judged) -> Result<String, Fault> {
    let Judged { steps, pitfalls, critical, evidence, slips, want_known, mood } = judged;
    let mut quotes = Vec::new();
    let evidence = places(evidence, &mut quotes);
    let slips = places(slips, &mut quotes);
    let (steps, pitfalls, critical) = (steps.clone(), pitfalls.clone(), critical.clone());
    json(&Form { steps, pitfalls, critical, quotes, evidence, slips, want_known: *want_known, mood: *mood })
}

fn places<'r>(by_id: &'r BTreeMap<String, Evidence>, quotes: &mut Vec<Quote<'r>>) -> Vec<Place<'r>> {
    let place = |(id, Evidence { turn, words, spoken }): (&'r String, &'r Evidence)| {
        let quote = Quote(*turn, Cow::Borrowed(words), *spoken);
        let at = quotes.iter().position(|there| *there == quote).unwrap_or(quotes.len());
        if at == quotes.len() {
            quotes.push(quote);
        }
        Place(Cow::Borrowed(id), at)
    };
    by_id.iter().map(place).collect()
}

/// From JSON.
pub(super) fn read(text: &str) -> Result<Judged, Fault> {
    let form: Form<'_> = serde_json::from_str(text).map_err(|error| Fault::Content(error.to_string()))?;
    let Form { steps, pitfalls, critical, quotes, evidence, slips, want_known, mood } = form;
    let quoted = |places: Vec<Place<'_>>| -> Result<BTreeMap<String, Evidence>, Fault> {
        let quote = |Place(id, at)| {
            let Quote(turn, words, spoken) =
                quotes.get(at).ok_or_else(|| Fault::Content("a quotation is not there".to_owned()))?;
            Ok((Cow::into_owned(id), Evidence { turn: *turn, words: words.clone().into_owned(), spoken: *spoken }))
        };
        places.into_iter().map(quote).collect()
    };
    Ok(Judged { steps, pitfalls, critical, evidence: quoted(evidence)?, slips: quoted(slips)?, want_known, mood })
}
