//! Rows become what was kept. Everything is in the order in which it was written; no clock has a say in it.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rusqlite::{Connection, Row, params};
use sha2::{Digest as _, Sha256};

use super::backup::examined;
use super::fault::Fault;
use super::judged;
use super::words::{from_json, from_word, moment, name, text};
use super::{History, Trainee};
use crate::debrief::kept::{Ended, Fate, KeptAttempt, Summary, Texts, Timed, TraineeId, Whole};
use crate::debrief::{Judged, Played, RUBRIC};
use crate::engine::attempt::ContentHash;
use crate::engine::notes::{AttemptId, Parent};
use crate::engine::{Attempt, Taken};
use crate::scenario::Due;

/// Everybody, by name, the guest first.
pub(super) fn trainees(connection: &Connection) -> Result<Vec<Trainee>, Fault> {
    let mut found = connection.prepare_cached("SELECT id, name FROM trainee ORDER BY name IS NOT NULL, name, id")?;
    let rows = found.query_map([], |row| Ok(Trainee { id: name(row, "id")?, name: row.get("name")? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// All of somebody's practice, as it stood at one moment.
pub(super) fn history(connection: &Connection, trainee: TraineeId) -> Result<History, Fault> {
    let moment = connection.unchecked_transaction()?;
    let ended = "SELECT count(*) FROM ended JOIN attempt ON attempt.number = ended.attempt WHERE trainee = ?1";
    let settings = "SELECT name, value FROM setting WHERE trainee = ?1 ORDER BY name";
    let history = History {
        played: played(&moment, trainee)?,
        open: open(&moment, trainee)?,
        ended: moment.prepare_cached(ended)?.query_row([trainee.as_bytes()], |row| row.get(0))?,
        settings: moment
            .prepare_cached(settings)?
            .query_map([trainee.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?,
    };
    moment.commit()?;
    Ok(history)
}

fn played(connection: &Connection, trainee: TraineeId) -> Result<Vec<Played>, Fault> {
    let sql = "SELECT id, scenario, title, content, seed, want, mode, given, parent IS NOT NULL AS again, summary.day,
        ending, success, points, rubric, judged
        FROM summary JOIN attempt ON attempt.number = summary.attempt LEFT JOIN judged USING (attempt)
        WHERE trainee = ?1 ORDER BY summary.number";
    let mut found = connection.prepare_cached(sql)?;
    let rows = found.query_and_then([trainee.as_bytes()], |row| {
        Ok::<_, Fault>(Played {
            id: row.get(0).map(uuid::Uuid::from_bytes)?,
            scenario: row.get(1)?,
            title: row.get(2)?,
            content: ContentHash(row.get(3)?).hex(),
            seed: row.get(4)?,
            want: row.get(5)?,
            mode: from_word(text(row, 6)?)?,
            given: length(row.get(7)?)?,
            again: row.get(8)?,
            day: row.get(9)?,
            ending: row.get(10)?,
            success: row.get(11)?,
            points: row.get(12)?,
            judged: showed(row)?,
        })
    })?;
    rows.collect()
}

/// What an attempt showed. What another rubric wrote may have another form: then it is judged anew.
fn showed(row: &Row<'_>) -> Result<Judged, Fault> {
    match row.get::<_, Option<u16>>(13)? {
        None => Ok(Judged::default()),
        Some(RUBRIC) => judged::read(text(row, 14)?),
        Some(_) => Ok(judged::read(text(row, 14)?).unwrap_or_default()),
    }
}

fn length(number: i64) -> Result<usize, Fault> {
    usize::try_from(number).map_err(|error| Fault::Content(error.to_string()))
}

fn open(connection: &Connection, trainee: TraineeId) -> Result<Vec<KeptAttempt>, Fault> {
    let sql = "SELECT * FROM attempt WHERE trainee = ?1 AND number NOT IN (SELECT attempt FROM summary)
        AND number NOT IN (SELECT attempt FROM given_up) ORDER BY number";
    let mut found = connection.prepare_cached(sql)?;
    found.query_and_then([trainee.as_bytes()], |row| attempt_of(connection, row))?.collect()
}

/// One attempt with its texts, as they stood at one moment.
pub(super) fn attempt(connection: &Connection, id: AttemptId) -> Result<Option<(KeptAttempt, Texts)>, Fault> {
    let moment = connection.unchecked_transaction()?;
    let mut found = moment.prepare_cached("SELECT * FROM attempt WHERE id = ?1")?;
    let whole = |row: &Row<'_>| Ok((attempt_of(&moment, row)?, texts(&moment, row)?));
    found.query_and_then([id.as_bytes()], whole)?.next().transpose()
}

/// All attempts of somebody, as they stood at one moment; those on the same texts share them.
pub(super) fn attempts(connection: &Connection, trainee: TraineeId) -> Result<Vec<Whole>, Fault> {
    let moment = connection.unchecked_transaction()?;
    let sql = "SELECT attempt.* FROM attempt LEFT JOIN summary ON summary.attempt = attempt.number WHERE trainee = ?1
        ORDER BY summary.number IS NULL, summary.number, attempt.number";
    let mut found = moment.prepare_cached(sql)?;
    let mut shared: BTreeMap<(String, [i64; 3]), Arc<Texts>> = BTreeMap::new();
    let rows = found.query_and_then([trainee.as_bytes()], |row| {
        let numbers = [row.get("scenario_text")?, row.get("house_text")?, row.get("playbook_text")?];
        let texts = match shared.entry((row.get("scenario")?, numbers)) {
            Entry::Occupied(there) => Arc::clone(there.get()),
            Entry::Vacant(gap) => Arc::clone(gap.insert(Arc::new(texts(&moment, row)?))),
        };
        Ok(Whole { kept: attempt_of(&moment, row)?, texts })
    })?;
    rows.collect()
}

/// The names of all attempts, or of those of one person.
pub(super) fn names(connection: &Connection, trainee: Option<TraineeId>) -> Result<BTreeSet<AttemptId>, Fault> {
    let mut found = connection.prepare_cached("SELECT id FROM attempt WHERE ?1 IS NULL OR trainee = ?1")?;
    let trainee = trainee.as_ref().map(|trainee| trainee.as_bytes());
    Ok(found.query_map([trainee], |row| name(row, "id"))?.collect::<Result<_, _>>()?)
}

fn texts(connection: &Connection, row: &Row<'_>) -> Result<Texts, Fault> {
    let mut found = connection.prepare_cached("SELECT text, sha256 FROM text WHERE number = ?1")?;
    let mut text = |column: &str| -> Result<Arc<str>, Fault> {
        let number: i64 = row.get(column)?;
        let (text, sha256): (Arc<str>, [u8; 32]) = found.query_row([number], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let same = <[u8; 32]>::from(Sha256::digest(text.as_bytes())) == sha256;
        same.then_some(text).ok_or_else(|| Fault::Content("a text is not the one that was written".to_owned()))
    };
    Ok(Texts {
        scenario: text("scenario_text")?,
        house: text("house_text")?,
        playbook: text("playbook_text")?,
        id: row.get("scenario")?,
    })
}

fn attempt_of(connection: &Connection, row: &Row<'_>) -> Result<KeptAttempt, Fault> {
    let number: i64 = row.get("number")?;
    let (taken, timed) = turns(connection, number)?;
    let parent = row.get::<_, Option<[u8; 16]>>("parent")?.map(|parent| {
        let turns = length(row.get("parent_turns")?)?;
        Ok::<_, Fault>(Parent { attempt: uuid::Uuid::from_bytes(parent), turns })
    });
    let notes = one(connection, "SELECT notes FROM notes WHERE attempt = ?1", number, |row| from_json(text(row, 0)?))?;
    let ended = one(connection, "SELECT at, day, count FROM ended WHERE attempt = ?1", number, |row| {
        Ok(Ended { at: moment(row, "at")?, count: row.get("count")? })
    })?;
    Ok(KeptAttempt {
        id: name(row, "id")?,
        title: row.get("title")?,
        want: row.get("want")?,
        attempt: Attempt {
            content: ContentHash(row.get("content")?),
            playbook: ContentHash(row.get("playbook")?),
            rules: row.get("rules")?,
            seed: row.get("seed")?,
            taken,
        },
        timed,
        began: moment(row, "began")?,
        mode: from_word(text(row, "mode")?)?,
        begun: from_word(text(row, "begun")?)?,
        given: length(row.get("given")?)?,
        parent: parent.transpose()?,
        notes: notes.unwrap_or_default(),
        ended,
        reached: reached(connection, number)?,
        fate: fate(connection, number)?,
    })
}

/// The only row of an attempt in a table beside it.
fn one<T>(
    connection: &Connection,
    sql: &str,
    attempt: i64,
    read: impl FnOnce(&Row<'_>) -> Result<T, Fault>,
) -> Result<Option<T>, Fault> {
    let mut found = connection.prepare_cached(sql)?;
    let mut rows = found.query([attempt])?;
    rows.next()?.map(read).transpose()
}

fn turns(connection: &Connection, attempt: i64) -> Result<(Vec<Taken>, Vec<Timed>), Fault> {
    let sql = "SELECT taken, at, day, thought FROM turn WHERE attempt = ?1 ORDER BY number";
    let mut found = connection.prepare_cached(sql)?;
    let rows = found.query_and_then([attempt], |row| {
        let taken = text(row, 0)?.parse::<Taken>().map_err(|error| Fault::Content(error.to_string()))?;
        Ok::<_, Fault>((taken, Timed { at: moment(row, "at")?, thought: row.get(3)? }))
    })?;
    rows.collect()
}

fn reached(connection: &Connection, attempt: i64) -> Result<Due, Fault> {
    let mut found = connection.prepare_cached("SELECT due FROM reached WHERE attempt = ?1")?;
    let days = found.query_and_then([attempt], |row| from_word(text(row, 0)?))?;
    days.collect::<Result<Vec<Due>, Fault>>().map(|days| days.into_iter().max().unwrap_or_default())
}

fn fate(connection: &Connection, attempt: i64) -> Result<Fate, Fault> {
    let sql = "SELECT at, day, ending, success, points, grades FROM summary LEFT JOIN grades USING (attempt)
        WHERE attempt = ?1";
    let summary = one(connection, sql, attempt, |row| {
        Ok(Summary {
            at: moment(row, "at")?,
            ending: row.get("ending")?,
            success: row.get("success")?,
            points: row.get("points")?,
            grades: row
                .get::<_, Option<String>>("grades")?
                .map_or_else(|| Ok(Vec::new()), |grades| from_json(&grades))?,
        })
    })?;
    let left = one(connection, "SELECT 1 FROM given_up WHERE attempt = ?1", attempt, |_| Ok(Fate::Left))?;
    Ok(summary.map(Fate::Over).or(left).unwrap_or_default())
}

/// Attempts that are over and that the present rubric has not judged, the earliest first.
pub(super) fn to_judge(connection: &Connection, most: usize) -> Result<Vec<AttemptId>, Fault> {
    let sql = "SELECT id FROM summary JOIN attempt ON attempt.number = summary.attempt LEFT JOIN judged USING (attempt)
        WHERE rubric IS NULL OR rubric < ?1 ORDER BY summary.number LIMIT ?2";
    let mut found = connection.prepare_cached(sql)?;
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    Ok(found.query_map(params![RUBRIC, most], |row| name(row, "id"))?.collect::<Result<_, _>>()?)
}

/// Whether every page and every row is as it should be.
pub(super) fn check(connection: &Connection) -> Result<(), Fault> {
    examined(connection, "quick_check")?;
    let alone = connection.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if alone { Err(Fault::Content("a row belongs to nothing".to_owned())) } else { Ok(()) }
}

/// Follows every change that another connection has written.
pub(super) fn version(connection: &Connection) -> Result<i64, Fault> {
    Ok(connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
}
