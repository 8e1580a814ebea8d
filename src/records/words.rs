//! Values as columns: closed lists as the words that serde has for them, names as bytes, whatever is nested as JSON.

use rusqlite::{Row, RowIndex};
use serde::de::value::StrDeserializer;
use serde::de::{DeserializeOwned, IntoDeserializer as _};
use serde::{Deserialize, Serialize};

use super::fault::Fault;
use crate::debrief::kept::Moment;

/// The word for an entry of a closed list.
pub(super) fn word<T: Serialize>(value: &T) -> Result<String, Fault> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Ok(word),
        _ => Err(Fault::Refused("no word for it".to_owned())),
    }
}

/// The entry of a closed list that a word stands for.
pub(super) fn from_word<'w, T: Deserialize<'w>>(word: &'w str) -> Result<T, Fault> {
    let read: StrDeserializer<'w, serde::de::value::Error> = word.into_deserializer();
    T::deserialize(read).map_err(|error| Fault::Content(error.to_string()))
}

/// As JSON.
pub(super) fn json<T: Serialize>(value: &T) -> Result<String, Fault> {
    serde_json::to_string(value).map_err(|error| Fault::Refused(error.to_string()))
}

/// From JSON.
pub(super) fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    serde_json::from_str(text).map_err(|error| Fault::Content(error.to_string()))
}

/// A column's text, where it stands.
pub(super) fn text<'r>(row: &'r Row<'_>, column: impl RowIndex) -> Result<&'r str, Fault> {
    row.get_ref(column)?.as_str().map_err(|error| Fault::Content(error.to_string()))
}

/// A name of 16 bytes.
pub(super) fn name(row: &Row<'_>, column: &str) -> rusqlite::Result<uuid::Uuid> {
    row.get(column).map(uuid::Uuid::from_bytes)
}

/// A moment in two columns.
pub(super) fn moment(row: &Row<'_>, millis: &str) -> rusqlite::Result<Moment> {
    Ok(Moment { millis: row.get(millis)?, day: row.get("day")? })
}
