//! Attempt files (`*.attempts.json`): attempts that another copy of Unruffled takes in. The texts that they were made on
//! come with them, so that each is played again before it is believed. What can be computed stays out.

mod file;
mod read;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Private;
use crate::debrief::kept::{Texts, Whole};
use file::{Attempt, Head, Text};

pub use read::{Came, Found, Refused, Sorted, Sound, Unreadable, read};

/// Number of the format. Raised when an older program could not read it any more; every older one is read, for ever.
pub const FORMAT: u32 = 1;
/// The largest file that is read, in bytes; ten thousand attempts have room in it.
pub const BYTES_MAX: usize = 64 * 1024 * 1024;
/// How the names of such files end.
pub const ENDING: &str = ".attempts.json";

/// The person whose attempts they are, in a file for themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// What they are called; none for a guest.
    pub name: Option<String>,
    /// What is set for them, by name.
    pub settings: BTreeMap<String, String>,
}

/// The file with these attempts. With a person, it is their own and holds what is private; without one, it is for others. The
/// same attempts give the same text.
#[must_use]
pub fn file(attempts: &[Whole], person: Option<&Person>) -> String {
    let private = if person.is_some() { Private::Included } else { Private::LeftOut };
    let mut playbooks: BTreeMap<String, Arc<str>> = BTreeMap::new();
    let mut scenarios: BTreeMap<(String, String), &Texts> = BTreeMap::new();
    for whole in attempts {
        let (content, playbook) = (whole.kept.attempt.content.hex(), whole.kept.attempt.playbook.hex());
        playbooks.entry(playbook.clone()).or_insert_with(|| Arc::clone(&whole.texts.playbook));
        scenarios.entry((content, playbook)).or_insert(&whole.texts);
    }
    let head = Head { format: FORMAT, program: super::PROGRAM.to_owned(), person: person.cloned() };
    let playbooks = playbooks.into_iter().map(|(hash, text)| line(&file::Playbook { hash, text }));
    let scenarios = scenarios.into_iter().map(|((content, playbook), texts)| {
        let Texts { id, scenario, house, .. } = texts.clone();
        line(&Text { content, playbook, id, house, scenario })
    });
    let attempts = attempts.iter().map(|whole| line(&Attempt::of(&whole.kept, private)));
    let lists = [
        ("playbooks", playbooks.collect::<Vec<_>>()),
        ("scenarios", scenarios.collect()),
        ("attempts", attempts.collect()),
    ];
    // An entry a line: a place in such a file tells which attempt it is.
    let head = line(&head);
    let mut text = head.strip_suffix('}').unwrap_or(&head).to_owned();
    for (name, entries) in lists {
        text.push_str(&format!(",\n\"{name}\":[\n{}\n]", entries.join(",\n")));
    }
    text.push_str("}\n");
    text
}

fn line<T: serde::Serialize>(entry: &T) -> String {
    // Plain data with names for keys has a text.
    serde_json::to_string(entry).unwrap_or_default()
}
