//! A line's wordings: which of them fit a mood or an ending.

use serde::Serialize;

use crate::playbook::{Band, EndingId};

/// Under what wordings stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Key {
    /// Whatever the mood.
    Any,
    /// In this mood.
    Mood(Band),
    /// After this ending.
    Ending(EndingId),
    /// Under another name (`promise_broken`, `stays` ...).
    Named(String),
}

/// Wordings of one line; which of them a deal draws from depends on the mood or the ending.
#[derive(Clone, Debug, Serialize)]
pub struct Lines {
    /// Stable id; the draw is seeded by it.
    pub id: String,
    /// Wordings by key.
    pub by: Vec<(Key, Vec<String>)>,
}

impl Lines {
    /// Whether nothing was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by.iter().all(|(_, wordings)| wordings.is_empty())
    }

    /// The wordings under exactly this key.
    #[must_use]
    pub fn under(&self, key: &Key) -> Option<&[String]> {
        self.by.iter().find(|(k, _)| k == key).map(|(_, wordings)| wordings.as_slice())
    }

    /// The wordings for a mood: its own, or `any`, or those of the nearest mood (the cooler one of two).
    #[must_use]
    pub fn for_mood(&self, band: Band) -> &[String] {
        if let Some(own) = self.under(&Key::Mood(band)).or_else(|| self.under(&Key::Any)) {
            return own;
        }
        let heat = |b: Band| if b == Band::GoneQuiet { 1 } else { b as i32 };
        self.by
            .iter()
            .filter_map(|(key, wordings)| match key {
                Key::Mood(b) => Some(((heat(*b) - heat(band)).abs(), heat(*b), wordings)),
                _ => None,
            })
            .min_by_key(|&(distance, warmth, _)| (distance, warmth))
            .map_or(&[], |(_, _, wordings)| wordings.as_slice())
    }

    /// The wordings for an ending, or `any`.
    #[must_use]
    pub fn for_ending(&self, ending: EndingId) -> &[String] {
        self.under(&Key::Ending(ending)).or_else(|| self.under(&Key::Any)).unwrap_or(&[])
    }
}
