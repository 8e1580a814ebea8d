//! Attempts are only ever added to, whatever asks for it; all of a trainee goes with the trainee.

use rusqlite::Connection;
use unruffled::records::{Change, FILE, Records};

use super::practice::{Whole, moment, name};

/// A connection as any program could make one.
fn filled(folder: &std::path::Path) -> Connection {
    let mut records = Records::open(folder).unwrap().records;
    let (anna, bo) = (name(1_000), name(1_001));
    let left = Whole::new(anna, 2);
    records
        .write(&[Change::Trainee(anna, None, moment(7, 0)), Change::Trainee(bo, Some("Bo".into()), moment(7, 0))])
        .unwrap();
    records.write(&[Whole::new(anna, 0).changes(), Whole::new(bo, 1).changes()].concat()).unwrap();
    records.write(&[left.begin(), left.turn(1), Change::Left(left.id, moment(9, 0))]).unwrap();
    drop(records);
    let connection = Connection::open(folder.join(FILE)).unwrap();
    connection.execute_batch("PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON").unwrap();
    connection
}

fn tables(connection: &Connection, with: &str) -> Vec<String> {
    let sql = "SELECT t.name FROM pragma_table_list AS t JOIN pragma_table_info(t.name) AS c
        WHERE t.schema = 'main' AND c.name = ?1 AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name";
    let mut found = connection.prepare(sql).unwrap();
    found.query_map([with], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

fn rows(connection: &Connection, table: &str) -> i64 {
    connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
}

#[test]
fn nothing_of_an_attempt_is_written_over_or_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    let connection = filled(folder.path());
    let mut tables = tables(&connection, "attempt");
    tables.push("attempt".to_owned());
    for table in &tables {
        let derived = ["judged", "outbox"].contains(&table.as_str());
        let before = rows(&connection, table);
        assert!(before > 0 || table == "outbox", "{table} holds something to try it on");
        let first = connection
            .query_row(&format!("SELECT name FROM pragma_table_info('{table}')"), [], |row| row.get::<_, String>(0));
        let again = format!("{0} = {0}", first.unwrap());
        let deleted = connection.execute(&format!("DELETE FROM {table}"), []);
        assert!(derived || deleted.is_err(), "{table}: a row could be taken away");
        let changed = connection.execute(&format!("UPDATE {table} SET {again}"), []);
        assert!(derived || table == "notes" || changed.is_err(), "{table}: a row could be written over");
        let replaced = connection.execute(&format!("REPLACE INTO {table} SELECT * FROM {table}"), []);
        assert!(derived || table == "notes" || replaced.is_err(), "{table}: a row could be replaced");
        assert!(derived || rows(&connection, table) == before);
    }
}

#[test]
fn a_trainee_goes_with_all_that_is_theirs_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let connection = filled(folder.path());
    let sql = "INSERT INTO outbox (attempt, bytes, state) SELECT number, x'00', 'waiting' FROM attempt";
    connection.execute(sql, []).unwrap();
    assert_eq!(connection.execute("DELETE FROM trainee WHERE name IS NULL", []).unwrap(), 1);
    for table in tables(&connection, "attempt") {
        let of_bo = if ["given_up"].contains(&table.as_str()) { 0 } else { 1 };
        let sql = format!("SELECT count(DISTINCT attempt) FROM {table}");
        let left: i64 = connection.query_row(&sql, [], |row| row.get(0)).unwrap();
        assert_eq!(left, of_bo, "{table}");
    }
    assert_eq!(rows(&connection, "attempt"), 1);
    drop(connection);
    let records = Records::open(folder.path()).unwrap().records;
    assert_eq!(records.history(name(1_001)).unwrap().played, [Whole::new(name(1_001), 1).played]);
    records.check().unwrap();
}

/// The clock goes back by years between two attempts, and between two turns.
#[test]
fn no_order_comes_from_a_clock() {
    let folder = tempfile::tempdir().unwrap();
    let mut records = Records::open(folder.path()).unwrap().records;
    let anna = name(1_000);
    records.write(&[Change::Trainee(anna, None, moment(7, 0))]).unwrap();
    let mut wholes: Vec<Whole> = (0..6).map(|number| Whole::new(anna, number)).collect();
    wholes.reverse();
    for whole in &wholes {
        let mut changes = whole.changes();
        for (at, change) in changes.iter_mut().enumerate() {
            if let Change::Turn(_, _, _, timed) = change {
                timed.at = moment(9_000 - u32::try_from(at).unwrap(), 0);
            }
        }
        records.write(&changes).unwrap();
    }
    let open: Vec<Whole> = (6..9).rev().map(|number| Whole::new(anna, number)).collect();
    records.write(&open.iter().map(Whole::begin).collect::<Vec<_>>()).unwrap();
    let history = records.history(anna).unwrap();
    assert_eq!(
        history.played.iter().map(|played| played.id).collect::<Vec<_>>(),
        wholes.iter().map(|whole| whole.id).collect::<Vec<_>>()
    );
    assert_eq!(
        history.open.iter().map(|kept| kept.id).collect::<Vec<_>>(),
        open.iter().map(|whole| whole.id).collect::<Vec<_>>()
    );
    assert_eq!(records.attempt(wholes[0].id).unwrap().unwrap().0.taken(), wholes[0].taken());
}
