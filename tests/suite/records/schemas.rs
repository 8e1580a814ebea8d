//! Every schema that ever was is kept as a file with practice in it, and opens with exactly that practice.
//!
//! A new schema: add the text in `src/records/schema/`, then `cargo test --test suite -- --ignored keep_the_schema`.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use unruffled::records::{BACKUPS, Change, FILE, Records, SCHEMA};

use super::practice::{Whole, moment, name};
use crate::support::{path, text_of};

/// What the files hold: two that are over, one that goes on, one that was given up; all of one scenario, to be small.
const PRACTISED: [usize; 4] = [0, 3, 6, 9];

fn fixture(schema: u32) -> PathBuf {
    path(&format!("tests/records/schema_{schema}.sql"))
}

/// Tables of a schema, by its texts.
fn made(schema: u32) -> Connection {
    let made = Connection::open_in_memory().unwrap();
    for number in 1..=schema {
        made.execute_batch(&text_of(&format!("src/records/schema/{number}.sql"))).unwrap();
    }
    made
}

fn column(connection: &Connection, sql: &str) -> Vec<String> {
    let mut found = connection.prepare(sql).unwrap();
    found.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

fn texts_of(connection: &Connection) -> Vec<String> {
    column(
        connection,
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
    )
}

/// A file of an earlier program.
pub fn of_schema(folder: &Path, schema: u32) {
    let text = fs::read_to_string(fixture(schema)).unwrap();
    Connection::open(folder.join(FILE)).unwrap().execute_batch(&text).unwrap();
}

/// What somebody practised, in plain words that no change of the program changes.
fn practised(records: &Records) -> String {
    let mut told = String::new();
    for trainee in records.trainees().unwrap() {
        let history = records.history(trainee.id).unwrap();
        writeln!(told, "{} {:?} ended {} set {:?}", trainee.id, trainee.name, history.ended, history.settings).unwrap();
        let over = history
            .played
            .iter()
            .map(|played| format!("over on {}: {} {} of 100, {}", played.day, played.ending, played.points, played.id));
        let open = history.open.iter().map(|kept| format!("open: {}", kept.id));
        over.chain(open).for_each(|line| told += &(line + "\n"));
    }
    for number in PRACTISED {
        let (kept, texts) = records.attempt(name(number)).unwrap().unwrap();
        let taken: Vec<String> = kept.taken().iter().map(ToString::to_string).collect();
        let timed: Vec<(i64, Option<u32>)> = kept.timed.iter().map(|timed| (timed.at.millis, timed.thought)).collect();
        let sizes = [&texts.scenario, &texts.house, &texts.playbook].map(|text| text.len());
        let (id, content, seed, want) = (&texts.id, kept.attempt.content.hex(), kept.attempt.seed, &kept.want);
        writeln!(told, "{id} {content} {seed} {want} {:?} {:?}\n{taken:?}\n{timed:?}", kept.mode, kept.reached)
            .unwrap();
        writeln!(told, "{sizes:?} {}", kept.notes.turn(1).map(|notes| notes.own_words.as_str()).unwrap_or_default())
            .unwrap();
    }
    told
}

fn expected() -> String {
    text_of("tests/records/practised.txt")
}

#[test]
fn every_schema_is_kept_as_it_was_made() {
    for schema in 1..=SCHEMA {
        let kept = Connection::open_in_memory().unwrap();
        kept.execute_batch(&fs::read_to_string(fixture(schema)).unwrap()).unwrap();
        assert_eq!(
            texts_of(&kept),
            texts_of(&made(schema)),
            "a schema that was used is never changed: add the next one"
        );
    }
    assert!(!path(&format!("src/records/schema/{}.sql", SCHEMA + 1)).exists(), "the last one is the present one");
}

#[test]
fn every_earlier_file_opens_with_what_was_practised() {
    for schema in 1..=SCHEMA {
        let folder = tempfile::tempdir().unwrap();
        of_schema(folder.path(), schema);
        for again in [false, true] {
            let opened = Records::open(folder.path()).unwrap();
            assert_eq!(opened.read_only, None);
            assert_eq!(practised(&opened.records), expected(), "schema {schema}, again: {again}");
            opened.records.check().unwrap();
            assert_eq!(texts_of(&Connection::open(folder.path().join(FILE)).unwrap()), texts_of(&made(SCHEMA)));
        }
        let before = folder.path().join(BACKUPS).join(format!("before-schema-{SCHEMA}.sqlite"));
        assert_eq!(before.exists(), schema < SCHEMA, "a copy is made before anything is changed");
        if schema < SCHEMA {
            let found: u32 =
                Connection::open(before).unwrap().pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
            assert_eq!(found, schema);
        }
    }
}

#[test]
fn what_was_never_judged_is_judged_after_the_upgrade() {
    let folder = tempfile::tempdir().unwrap();
    of_schema(folder.path(), 1);
    let mut records = Records::open(folder.path()).unwrap().records;
    let wait = records.to_judge(9).unwrap();
    assert_eq!(wait.len(), 2);
    let judged = Whole::new(name(1_000), 0).judged();
    records.write(&[Change::Judged(wait[0], Box::new(judged.clone()))]).unwrap();
    assert_eq!(records.to_judge(9).unwrap(), wait[1..]);
    assert_eq!(records.history(name(1_000)).unwrap().played[0].judged, judged);
}

/// Writes the file that stands for the present schema, and those for earlier ones that are not there yet.
#[test]
#[ignore = "it writes the fixtures"]
fn keep_the_schema() {
    let folder = tempfile::tempdir().unwrap();
    let mut records = Records::open(folder.path()).unwrap().records;
    let anna = name(1_000);
    let [first, second, open, left] = PRACTISED.map(|number| Whole::new(anna, number));
    records.write(&[Change::Trainee(anna, Some("Anna".into()), moment(19_000, 0))]).unwrap();
    records.write(&[first.changes(), second.changes()].concat()).unwrap();
    records.write(&[open.begin(), open.turn(1), open.turn(2), Change::Notes(open.id, open.notes.clone())]).unwrap();
    records.write(&[left.begin(), left.turn(1), Change::Left(left.id, moment(20_001, 0))]).unwrap();
    records.write(&[Change::Set(anna, "sound".into(), "off".into())]).unwrap();
    fs::create_dir_all(path("tests/records")).unwrap();
    if !path("tests/records/practised.txt").exists() {
        fs::write(path("tests/records/practised.txt"), practised(&records)).unwrap();
    }
    drop(records);
    for schema in (1..=SCHEMA).filter(|schema| !fixture(*schema).exists()) {
        let connection = made(schema);
        connection.execute("ATTACH ?1 AS now", [folder.path().join(FILE).to_string_lossy()]).unwrap();
        fs::write(fixture(schema), dump(&connection, schema)).unwrap();
    }
}

/// A file as text: its tables, with the rows that the attached one has in them.
fn dump(connection: &Connection, schema: u32) -> String {
    let application: i32 = connection.query_row("PRAGMA now.application_id", [], |row| row.get(0)).unwrap();
    let mut text = format!("PRAGMA application_id = {application};\nPRAGMA user_version = {schema};\n");
    let mut after = String::new();
    let mut objects = connection
        .prepare("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid")
        .unwrap();
    let mut rows = objects.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let (kind, table, sql): (String, String, String) =
            (row.get(0).unwrap(), row.get(1).unwrap(), row.get(2).unwrap());
        writeln!(text, "{sql};").unwrap();
        if kind == "table" {
            let columns = column(connection, &format!("SELECT name FROM pragma_table_info('{table}')"));
            let quoted = columns.iter().map(|name| format!("quote({name})")).collect::<Vec<_>>().join("||','||");
            for values in column(connection, &format!("SELECT {quoted} FROM now.{table}")) {
                writeln!(after, "INSERT INTO {table} ({}) VALUES ({values});", columns.join(",")).unwrap();
            }
        }
    }
    // A summary closes its attempt for more turns, so the rows come in the order of the tables.
    text + &after
}
