//! Changes become rows, in one transaction. What is written already is met, compared, and left as it is.

use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior, params};
use sha2::{Digest as _, Sha256};

use super::Change;
use super::fault::Fault;
use super::judged;
use super::words::{json, word};
use crate::debrief::kept::{Ended, Fate, KeptAttempt, Moment, Summary, Texts, Timed, TraineeId};
use crate::debrief::{Judged, RUBRIC};
use crate::engine::Taken;
use crate::engine::attempt::Attempt;
use crate::engine::notes::{AttemptId, Notes};
use crate::scenario::Due;
use crate::solve::Grade;

type Written = Result<(), Fault>;

/// Writes all of them or none.
pub(super) fn write(connection: &mut Connection, changes: &[Change]) -> Written {
    let transaction = Transaction::new(connection, TransactionBehavior::Immediate)?;
    let rows = Rows(&transaction);
    for change in changes {
        rows.change(change)?;
    }
    Ok(transaction.commit()?)
}

fn refused(why: &str) -> Fault {
    Fault::Refused(why.to_owned())
}

/// A small number as a column.
fn count(number: usize) -> Result<i64, Fault> {
    i64::try_from(number).map_err(|error| Fault::Refused(error.to_string()))
}

struct Rows<'c>(&'c Transaction<'c>);

impl Rows<'_> {
    fn change(&self, change: &Change) -> Written {
        match change {
            Change::Trainee(id, name, since) => self.trainee(*id, name.as_deref(), *since),
            Change::Rename(id, name) => self.rename(*id, name),
            Change::Set(id, name, value) => self.set(*id, name, value),
            Change::Begin(trainee, kept, texts) => self.begin(*trainee, kept, texts),
            Change::Turn(id, number, taken, timed) => self.turn(self.attempt(*id)?, *number, taken, timed),
            Change::Notes(id, notes) => self.notes(self.attempt(*id)?, notes),
            Change::Ended(id, ended) => self.ended(self.attempt(*id)?, ended),
            Change::Reached(id, due) => self.reached(self.attempt(*id)?, *due),
            Change::Over(id, summary, judged) => {
                let attempt = self.attempt(*id)?;
                self.over(attempt, summary)?;
                self.judged(attempt, judged)
            }
            Change::Graded(id, grades) => self.graded(self.attempt(*id)?, grades),
            Change::Judged(id, judged) => self.judged(self.attempt(*id)?, judged),
            Change::Left(id, at) => self.left(self.attempt(*id)?, *at),
        }
    }

    /// Adds a row, or changes one; how many that were.
    fn put(&self, sql: &str, values: impl rusqlite::Params) -> Result<usize, Fault> {
        Ok(self.0.prepare_cached(sql)?.execute(values)?)
    }

    /// Whether a row is there; `sql` asks for it with all its values.
    fn stands(&self, sql: &str, values: impl rusqlite::Params) -> Result<bool, Fault> {
        Ok(self.0.prepare_cached(sql)?.exists(values)?)
    }

    /// The number of an attempt.
    fn attempt(&self, id: AttemptId) -> Result<i64, Fault> {
        let mut found = self.0.prepare_cached("SELECT number FROM attempt WHERE id = ?1")?;
        let number = found.query_row([id.as_bytes()], |row| row.get(0)).optional()?;
        number.ok_or_else(|| refused("there is no such attempt"))
    }

    fn trainee(&self, id: TraineeId, name: Option<&str>, since: Moment) -> Written {
        let sql = "INSERT INTO trainee (id, name, since, day) SELECT ?1, ?2, ?3, ?4
            WHERE NOT EXISTS (SELECT 1 FROM trainee WHERE id = ?1)";
        self.put(sql, params![id.as_bytes(), name, since.millis, since.day])?;
        Ok(())
    }

    fn rename(&self, id: TraineeId, name: &str) -> Written {
        match self.put("UPDATE trainee SET name = ?2 WHERE id = ?1", params![id.as_bytes(), name])? {
            0 => Err(refused("there is no such trainee")),
            _ => Ok(()),
        }
    }

    fn set(&self, id: TraineeId, name: &str, value: &str) -> Written {
        let sql = "INSERT INTO setting (trainee, name, value) VALUES (?1, ?2, ?3)
            ON CONFLICT (trainee, name) DO UPDATE SET value = excluded.value";
        self.put(sql, params![id.as_bytes(), name, value])?;
        Ok(())
    }

    /// The number of a text, which is added where it is not there yet.
    fn text(&self, text: &str) -> Result<i64, Fault> {
        let sha256 = Sha256::digest(text.as_bytes());
        let sha256: &[u8] = &sha256;
        let sql = "INSERT INTO text (sha256, text) VALUES (?1, ?2) ON CONFLICT (sha256) DO NOTHING";
        self.put(sql, params![sha256, text])?;
        let mut found = self.0.prepare_cached("SELECT number FROM text WHERE sha256 = ?1")?;
        Ok(found.query_row([sha256], |row| row.get(0))?)
    }

    fn begin(&self, trainee: TraineeId, kept: &KeptAttempt, texts: &Texts) -> Written {
        let mut found = self.0.prepare_cached("SELECT number FROM attempt WHERE id = ?1")?;
        let there = found.query_row([kept.id.as_bytes()], |row| row.get(0)).optional()?;
        let number = match there {
            Some(number) => self.is_begun(number, trainee, kept, texts).map(|()| number),
            None => self.new_attempt(trainee, kept, texts),
        }?;
        for (at, taken) in kept.taken().iter().enumerate() {
            self.turn(number, at + 1, taken, &kept.timed.get(at).copied().unwrap_or_default())?;
        }
        if there.is_none() { self.afterwards(number, kept) } else { Ok(()) }
    }

    fn new_attempt(&self, trainee: TraineeId, kept: &KeptAttempt, texts: &Texts) -> Result<i64, Fault> {
        let sql =
            "INSERT INTO attempt (id, trainee, scenario, title, want, content, playbook, rules, seed, mode, begun,
            given, parent, parent_turns, began, day, scenario_text, house_text, playbook_text)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)";
        let Attempt { content, playbook, rules, seed, .. } = &kept.attempt;
        let values = params![
            kept.id.as_bytes(),
            trainee.as_bytes(),
            texts.id,
            kept.title,
            kept.want,
            content.0,
            playbook.0,
            rules,
            seed,
            word(&kept.mode)?,
            word(&kept.begun)?,
            count(kept.given)?,
            kept.parent.as_ref().map(|parent| parent.attempt.as_bytes()),
            kept.parent.map(|parent| count(parent.turns)).transpose()?,
            kept.began.millis,
            kept.began.day,
            self.text(&texts.scenario)?,
            self.text(&texts.house)?,
            self.text(&texts.playbook)?,
        ];
        self.put(sql, values)?;
        Ok(self.0.last_insert_rowid())
    }

    /// What became of an attempt before it was written here.
    fn afterwards(&self, number: i64, kept: &KeptAttempt) -> Written {
        if kept.notes != Notes::default() {
            self.notes(number, &kept.notes)?;
        }
        if let Some(ended) = &kept.ended {
            self.ended(number, ended)?;
        }
        self.reached(number, kept.reached)?;
        match &kept.fate {
            Fate::Open => Ok(()),
            Fate::Left => self.left(number, kept.began),
            Fate::Over(summary) => self.over(number, summary),
        }
    }

    /// Whether the attempt that stands there under that name is this one.
    fn is_begun(&self, number: i64, trainee: TraineeId, kept: &KeptAttempt, texts: &Texts) -> Written {
        let sql = "SELECT 1 FROM attempt WHERE number = ?1 AND trainee = ?2 AND scenario = ?3 AND content = ?4
            AND playbook = ?5 AND rules = ?6 AND seed = ?7";
        let Attempt { content, playbook, rules, seed, .. } = &kept.attempt;
        let values = params![number, trainee.as_bytes(), texts.id, content.0, playbook.0, rules, seed];
        self.stands(sql, values)?.then_some(()).ok_or_else(|| refused("another attempt has that name"))
    }

    fn turn(&self, attempt: i64, number: usize, taken: &Taken, timed: &Timed) -> Written {
        let (number, taken) = (count(number)?, taken.to_string());
        let mut found = self.0.prepare_cached("SELECT taken FROM turn WHERE attempt = ?1 AND number = ?2")?;
        let there: Option<String> = found.query_row([attempt, number], |row| row.get(0)).optional()?;
        match there {
            Some(there) if there == taken => Ok(()),
            Some(_) => Err(refused("another turn stands there")),
            None => {
                let sql = "INSERT INTO turn (attempt, number, taken, at, day, thought) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
                let Timed { at, thought } = timed;
                self.put(sql, params![attempt, number, taken, at.millis, at.day, thought]).map(drop)
            }
        }
    }

    fn notes(&self, attempt: i64, notes: &Notes) -> Written {
        let sql = "INSERT INTO notes (attempt, notes) VALUES (?1, ?2)
            ON CONFLICT (attempt) DO UPDATE SET notes = excluded.notes";
        self.put(sql, params![attempt, json(notes)?]).map(drop)
    }

    fn ended(&self, attempt: i64, Ended { at, count }: &Ended) -> Written {
        let values = params![attempt, at.millis, at.day, count];
        let sql =
            "INSERT INTO ended (attempt, at, day, count) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (attempt) DO NOTHING";
        self.put(sql, values)?;
        let same = "SELECT 1 FROM ended WHERE attempt = ?1 AND at = ?2 AND day = ?3 AND count = ?4";
        self.stands(same, values)?.then_some(()).ok_or_else(|| refused("the conversation ended otherwise"))
    }

    fn reached(&self, attempt: i64, due: Due) -> Written {
        // Whatever falls due at once was reached from the beginning.
        if due == Due::default() {
            return Ok(());
        }
        let sql = "INSERT INTO reached (attempt, due) VALUES (?1, ?2) ON CONFLICT (attempt, due) DO NOTHING";
        self.put(sql, params![attempt, word(&due)?]).map(drop)
    }

    fn over(&self, attempt: i64, summary: &Summary) -> Written {
        let Summary { at, ending, success, points, grades } = summary;
        if self.stands("SELECT 1 FROM given_up WHERE attempt = ?1", [attempt])? {
            return Err(refused("the attempt was given up"));
        }
        let values = params![attempt, at.millis, at.day, ending, success, points];
        let sql = "INSERT INTO summary (attempt, at, day, ending, success, points) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (attempt) DO NOTHING";
        self.put(sql, values)?;
        let same = "SELECT 1 FROM summary WHERE attempt = ?1 AND at = ?2 AND day = ?3 AND ending = ?4 AND success = ?5
            AND points = ?6";
        if !self.stands(same, values)? {
            return Err(refused("the attempt ended otherwise"));
        }
        if grades.is_empty() { Ok(()) } else { self.graded(attempt, grades) }
    }

    /// What was known first stays: it was shown.
    fn graded(&self, attempt: i64, grades: &[Option<Grade>]) -> Written {
        let sql = "INSERT INTO grades (attempt, grades) VALUES (?1, ?2) ON CONFLICT (attempt) DO NOTHING";
        self.put(sql, params![attempt, json(&grades)?]).map(drop)
    }

    /// What a newer rubric said stays.
    fn judged(&self, attempt: i64, judged: &Judged) -> Written {
        let sql = "INSERT INTO judged (attempt, rubric, judged) VALUES (?1, ?2, ?3) ON CONFLICT (attempt)
            DO UPDATE SET rubric = excluded.rubric, judged = excluded.judged WHERE excluded.rubric >= rubric";
        self.put(sql, params![attempt, RUBRIC, judged::written(judged)?]).map(drop)
    }

    /// What is over is not given up any more.
    fn left(&self, attempt: i64, at: Moment) -> Written {
        if self.stands("SELECT 1 FROM summary WHERE attempt = ?1", [attempt])? {
            return Ok(());
        }
        let sql = "INSERT INTO given_up (attempt, at, day) VALUES (?1, ?2, ?3) ON CONFLICT (attempt) DO NOTHING";
        self.put(sql, params![attempt, at.millis, at.day]).map(drop)
    }
}
