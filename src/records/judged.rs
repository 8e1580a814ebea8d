//! What an attempt showed, as it stands in its row: each quotation once, however many steps it speaks for.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::words::{from_json, json};
use crate::debrief::{Evidence, Judged, MoodCourse, Verdict};

/// Steps or pitfalls by id, with the place of their quotation.
type Places = BTreeMap<String, usize>;

#[derive(Serialize, Deserialize)]
struct Form {
    steps: Vec<(String, Verdict)>,
    pitfalls: Vec<String>,
    critical: Vec<String>,
    quotes: Vec<Evidence>,
    evidence: Places,
    slips: Places,
    want_known: bool,
    mood: MoodCourse,
}

/// As JSON.
pub(super) fn written(judged: &Judged) -> Result<String, Fault> {
    let Judged { steps, pitfalls, critical, evidence, slips, want_known, mood } = judged.clone();
    let mut quotes: Vec<Evidence> = Vec::new();
    let mut place = |quote: Evidence| {
        let there = quotes.iter().position(|there| *there == quote);
        there.unwrap_or_else(|| {
            quotes.push(quote);
            quotes.len() - 1
        })
    };
    let mut places = |by_id: BTreeMap<String, Evidence>| -> Places {
        by_id.into_iter().map(|(id, quote)| (id, place(quote))).collect()
    };
    let (evidence, slips) = (places(evidence), places(slips));
    json(&Form { steps, pitfalls, critical, quotes, evidence, slips, want_known, mood })
}

/// From JSON.
pub(super) fn read(text: &str) -> Result<Judged, Fault> {
    let Form { steps, pitfalls, critical, quotes, evidence, slips, want_known, mood } = from_json(text)?;
    let quoted = |places: Places| -> Result<BTreeMap<String, Evidence>, Fault> {
        let quote =
            |at: usize| quotes.get(at).cloned().ok_or_else(|| Fault::Content("a quotation is not there".into()));
        places.into_iter().map(|(id, at)| Ok((id, quote(at)?))).collect()
    };
    Ok(Judged { steps, pitfalls, critical, evidence: quoted(evidence)?, slips: quoted(slips)?, want_known, mood })
}
