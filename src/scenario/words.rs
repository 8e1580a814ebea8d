//! Shapes that may be typed in more than one way: a line (one text, several wordings, or wordings
//! by mood), a reaction (just its words, or words with consequences), a table of named values.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// A customer's line: wordings under a mood, an ending, or `any`.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    /// `(key, wordings)` in the order typed; the key is `any` where no mood was named.
    pub by: Vec<(String, Vec<String>)>,
}

impl Lines {
    /// Whether nothing was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by.is_empty()
    }
}

/// The key of wordings that fit any mood.
pub const ANY: &str = "any";

/// One text or several wordings of it.
struct Wordings(Vec<String>);

impl<'de> Deserialize<'de> for Wordings {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Shape;
        impl<'de> Visitor<'de> for Shape {
            type Value = Wordings;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text in quotes, or a list of wordings")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Wordings, E> {
                Ok(Wordings(vec![text.to_owned()]))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Wordings, A::Error> {
                let mut all = Vec::new();
                while let Some(text) = seq.next_element::<String>()? {
                    all.push(text);
                }
                Ok(Wordings(all))
            }
        }
        from.deserialize_any(Shape)
    }
}

impl<'de> Deserialize<'de> for Lines {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Shape;
        impl<'de> Visitor<'de> for Shape {
            type Value = Lines;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text in quotes, a list of wordings, or (angry: \"...\", any: \"...\")")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Lines, E> {
                Ok(Lines { by: vec![(ANY.to_owned(), vec![text.to_owned()])] })
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Lines, A::Error> {
                let mut all = Vec::new();
                while let Some(text) = seq.next_element::<String>()? {
                    all.push(text);
                }
                Ok(Lines { by: vec![(ANY.to_owned(), all)] })
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Lines, A::Error> {
                let mut by = Vec::new();
                while let Some((key, wordings)) = map.next_entry::<String, Wordings>()? {
                    by.push((key, wordings.0));
                }
                Ok(Lines { by })
            }
        }
        from.deserialize_any(Shape)
    }
}

/// How the customer reacts, in one version.
#[derive(Clone, Debug, Default)]
pub struct ReactionDraft {
    /// The words.
    pub says: Lines,
    /// The scene that follows this version; empty: as the reply says.
    pub to: String,
    /// Facts that it tells; `want` for the real want.
    pub tells: Vec<String>,
    /// What the customer thinks.
    pub thought: String,
}

impl ReactionDraft {
    /// Whether nothing was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.says.is_empty() && self.to.is_empty() && self.tells.is_empty()
    }
}

impl<'de> Deserialize<'de> for ReactionDraft {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Shape;
        const FIELDS: &[&str] = &["says", "to", "tells", "thought"];
        impl<'de> Visitor<'de> for Shape {
            type Value = ReactionDraft;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text in quotes, a list of wordings, or (says: \"...\", to: \"...\")")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<ReactionDraft, E> {
                let says = Lines { by: vec![(ANY.to_owned(), vec![text.to_owned()])] };
                Ok(ReactionDraft { says, ..ReactionDraft::default() })
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<ReactionDraft, A::Error> {
                let mut all = Vec::new();
                while let Some(text) = seq.next_element::<String>()? {
                    all.push(text);
                }
                let says = Lines { by: vec![(ANY.to_owned(), all)] };
                Ok(ReactionDraft { says, ..ReactionDraft::default() })
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ReactionDraft, A::Error> {
                let mut made = ReactionDraft::default();
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "says" => made.says = map.next_value()?,
                        "to" => made.to = map.next_value()?,
                        "tells" => made.tells = map.next_value()?,
                        "thought" => made.thought = map.next_value()?,
                        _ => return Err(A::Error::unknown_field(&key, FIELDS)),
                    }
                }
                Ok(made)
            }
        }
        from.deserialize_any(Shape)
    }
}

/// Named values in the order typed: `(swap: Full, refund: Partly)`.
#[derive(Clone, Debug)]
pub struct Table<V> {
    /// The entries.
    pub entries: Vec<(String, V)>,
}

impl<V> Default for Table<V> {
    fn default() -> Self {
        Self { entries: Vec::new() }
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Table<V> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Shape<V>(PhantomData<V>);
        impl<'de, V: Deserialize<'de>> Visitor<'de> for Shape<V> {
            type Value = Table<V>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("named entries such as (name: value)")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Table<V>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry::<String, V>()? {
                    entries.push(entry);
                }
                Ok(Table { entries })
            }
            fn visit_unit<E: Error>(self) -> Result<Table<V>, E> {
                Ok(Table { entries: Vec::new() })
            }
        }
        from.deserialize_any(Shape(PhantomData))
    }
}
