//! House words: what `{firm}` and its kin stand for. A scenario may set its own, a firm may bring one
//! sheet for all; what nobody sets has a default.

use std::collections::BTreeMap;

use super::words::Table;

/// The built-in sheet.
const DEFAULTS: &[(&str, &str)] = &[
    ("firm", "Harbour & Lane"),
    ("agent", "Sam"),
    ("team_lead", "Priya"),
    ("refund_limit", "100"),
    ("call_back_time", "four o'clock"),
];

/// A sheet of house words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct House {
    words: BTreeMap<String, String>,
}

impl House {
    /// A firm's own sheet, as typed: `House(firm: "Brook & Daughter", refund_limit: "60")`.
    #[must_use]
    pub fn from_table(table: Table<String>) -> Self {
        Self { words: table.entries.into_iter().collect() }
    }

    /// The names that every sheet may fill; a scenario may use others of its own.
    pub fn built_in() -> impl Iterator<Item = &'static str> {
        DEFAULTS.iter().map(|&(name, _)| name)
    }

    /// The words for one scenario: the firm's own win, then the scenario's, then the defaults.
    #[must_use]
    pub fn over(&self, scenario: &[(String, String)]) -> Self {
        let mut words: BTreeMap<String, String> =
            DEFAULTS.iter().map(|&(name, word)| (name.to_owned(), word.to_owned())).collect();
        words.extend(scenario.iter().cloned());
        words.extend(self.words.clone());
        Self { words }
    }

    /// A house word.
    #[must_use]
    pub fn word(&self, name: &str) -> Option<&str> {
        self.words.get(name).map(String::as_str)
    }

    /// The names of all words.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(String::as_str)
    }

    /// The text with its house words filled in, and the names that nobody knows.
    #[must_use]
    pub fn fill(&self, text: &str) -> (String, Vec<String>) {
        let mut filled = String::with_capacity(text.len());
        let mut unknown = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            match after.split_once('}') {
                Some((name, tail)) if name.chars().all(|c| c.is_ascii_lowercase() || c == '_') => {
                    match self.word(name) {
                        Some(word) => filled.push_str(word),
                        None => unknown.push(name.to_owned()),
                    }
                    rest = tail;
                }
                _ => {
                    filled.push('{');
                    rest = after;
                }
            }
        }
        filled.push_str(rest);
        (filled, unknown)
    }
}
